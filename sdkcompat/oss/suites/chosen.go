package main

import (
	"fmt"
	"os"
	"strings"
)

// chosen is a test of a list that somebody else has made: which suites count, and what each test needs.
type chosen struct{ suite, test, needs string }

// suiteNames are those of the list by ours.
var suiteNames = map[string]string{"go-sdk-v1": "go-v1", "go-sdk-v1-crypto": "go-v1-crypto", "go-sdk-v2-int": "go-v2", "ali-oss": "ali-oss", "ossutil": "ossutil"}

func readChosen(file string) ([]chosen, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var list []chosen
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) >= 5 && suiteNames[f[0]] != "" {
			list = append(list, chosen{suiteNames[f[0]], f[1], f[4]})
		}
	}
	return list, nil
}

// countable reports whether a test needs a server and nothing outside this machine.
func (c chosen) countable() bool { return c.needs != "offline" && c.needs != "real-cloud" }

// chosenTable tells the share of a list. A test counts as passed when it passed in every version of signatures in which it
// ran; what the other table calls not applicable counts as failed here.
func chosenTable(list []chosen, results []result) string {
	bad := map[[2]string]string{}
	seen := map[[2]string]bool{}
	ran := map[string]bool{}
	for _, r := range results {
		ran[r.Suite] = true
		key := [2]string{r.Suite, r.Test}
		seen[key] = true
		if r.Outcome != "passed" {
			bad[key] = r.Outcome
		}
	}
	counts, order := map[string]*tally{}, []string{}
	all := &tally{}
	for _, c := range list {
		if !c.countable() || !ran[c.suite] {
			continue
		}
		if counts[c.suite] == nil {
			counts[c.suite] = &tally{}
			order = append(order, c.suite)
		}
		outcome, key := "passed", [2]string{c.suite, c.test}
		if !seen[key] || bad[key] != "" {
			outcome = "failed"
		}
		counts[c.suite].add(outcome)
		all.add(outcome)
	}
	var b strings.Builder
	b.WriteString("\n## Tests that need a server and nothing outside the machine\n\nOf a list that was given (`make oss-suites CHOSEN=…`): the tests that need a server, counted as passed only if they passed in every version of signatures. " +
		"None is left out as not applicable.\n\n| Suite | passed | not passed | share |\n|---|---|---|---|\n")
	for _, name := range order {
		fmt.Fprintf(&b, "| %s | %s\n", name, counts[name].share())
	}
	fmt.Fprintf(&b, "| all | %s\n", all.share())
	return b.String()
}

func (t tally) share() string {
	return fmt.Sprintf("%d | %d | %.1f %% |", t.passed, t.failed, 100*float64(t.passed)/float64(max(t.passed+t.failed, 1)))
}
