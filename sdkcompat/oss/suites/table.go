package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// areas tell by its name what a test is about; the first that matches.
var areas = []struct{ name, pattern string }{
	{"live channels", "LiveChannel|Rtmp"}, {"select", "Select"}, {"versioning", "Version"}, {"lifecycle", "Lifecycle"}, {"worm", "Worm|Legal|Retention"},
	{"replication", "Replication"}, {"inventory", "Inventory"}, {"website", "Website|Mirror"}, {"cname", "CName|Cname"}, {"access points", "AccessPoint"},
	{"meta query", "MetaQuery|DataPipe"}, {"process", "Process|Style"}, {"callback", "Callback"}, {"restore", "Restore"}, {"encryption", "Encrypt|Kms|Crypto"},
	{"multipart", "Multipart|Part|Upload|Sequential"}, {"download", "Download"}, {"copy", "Copy"}, {"append", "Append"}, {"symlink", "Symlink"}, {"tagging", "Tag"},
	{"presigned", "Sign|Presign"}, {"sts and credentials", "STS|Sts|Credential|Security"}, {"payer", "Payer|Payment"}, {"policy and acl", "Policy|ACL|Acl|PublicAccess"},
	{"listing", "List|Paginator"}, {"cloud box", "CloudBox"}, {"client", "Client|Proxy|Timeout|Retry|Limit|Progress|Endpoint|Log"}, {"bucket", "Bucket"}, {"object", "."},
}

// title is how the suite for Node.js begins the name of a test.
var title = regexp.MustCompile(`^(test/\S+ )?(test \w+ in iterate \d )?`)

func areaOf(test string) string {
	if strings.Contains(test, " ") { // in words, not in one word of a Go name
		test = title.ReplaceAllString(test, "")
		for _, a := range areas {
			if regexp.MustCompile(`(?i)\b(\w*)(` + a.pattern + ")").MatchString(test) {
				return a.name
			}
		}
	}
	if _, name, ok := strings.Cut(test, "."); ok && !strings.Contains(test, "LiveChannel") && !strings.Contains(test, "Select") {
		test = name
	}
	for _, a := range areas {
		if regexp.MustCompile(a.pattern).MatchString(test) {
			return a.name
		}
	}
	return "object"
}

// reasonFor looks a test up in reasons.tsv: suite (or suite and version of signatures), pattern, failed or n/a, reason.
func reasonFor(label, test string) (kind, why string) {
	suite, _, _ := strings.Cut(label, " ")
	for line := range strings.Lines(reasons) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 4 && (f[0] == suite || f[0] == label) && regexp.MustCompile("^(?:"+f[1]+")$").MatchString(test) {
			return f[2], f[3]
		}
	}
	return "", ""
}

type tally struct{ passed, failed, none int }

func (t *tally) add(outcome string) {
	switch outcome {
	case "passed":
		t.passed++
	case "failed":
		t.failed++
	default:
		t.none++
	}
}

func (t tally) row() string {
	share := "–"
	if n := t.passed + t.failed; n > 0 {
		share = fmt.Sprintf("%.1f %%", 100*float64(t.passed)/float64(n))
	}
	return fmt.Sprintf("%d | %d | %d | %s |\n", t.passed, t.failed, t.none, share)
}

// table writes the results down.
func table(results []result) string {
	var b strings.Builder
	b.WriteString("# The official OSS suites\n\nWritten by `make oss-suites`: the tests that the SDKs bring with them, unmodified, each (of ali-oss each file) against an emulator of its own.\n" +
		"*Not applicable* are tests that need something outside the machine, or that ask for what their own sources cannot give; the share is of the others.\n\n")
	group(&b, "Suite", results, result.label)
	group(&b, "Area", results, func(r result) string { return r.Area })
	for _, outcome := range []string{"failed", "not applicable"} {
		fmt.Fprintf(&b, "## %s%s\n\n| Suite | Test | Reason |\n|---|---|---|\n", strings.ToUpper(outcome[:1]), outcome[1:])
		for _, r := range results {
			if r.Outcome == outcome {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", r.label(), r.Test, strings.ReplaceAll(r.Reason, "|", "\\|"))
			}
		}
		b.WriteString("\n")
	}
	if again := slices.DeleteFunc(slices.Clone(results), func(r result) bool { return !r.Again }); len(again) > 0 {
		b.WriteString("## Passed when run once more\n\nThese failed while others ran beside them and passed alone: they hold timers against the machine.\n\n| Suite | Test |\n|---|---|\n")
		for _, r := range again {
			fmt.Fprintf(&b, "| %s | %s |\n", r.label(), r.Test)
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func group(b *strings.Builder, title string, results []result, key func(result) string) {
	tallies := map[string]*tally{}
	var order []string
	for _, r := range results {
		k := key(r)
		if tallies[k] == nil {
			tallies[k] = &tally{}
			order = append(order, k)
		}
		tallies[k].add(r.Outcome)
	}
	if title == "Area" {
		slices.Sort(order)
	}
	fmt.Fprintf(b, "| %s | passed | failed | not applicable | share |\n|---|---|---|---|---|\n", title)
	for _, k := range order {
		fmt.Fprintf(b, "| %s | %s", k, tallies[k].row())
	}
	b.WriteString("\n")
}
