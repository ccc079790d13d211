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

func areaOf(test string) string {
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

// reasonFor looks a test up in reasons.tsv: suite, pattern, failed or n/a, reason.
func reasonFor(suite, test string) (kind, why string) {
	for line := range strings.Lines(reasons) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 4 && f[0] == suite && regexp.MustCompile("^(?:"+f[1]+")$").MatchString(test) {
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
	b.WriteString("# The official OSS suites\n\nWritten by `make oss-suites`: the tests that the SDKs bring with them, unmodified, each against an emulator of its own.\n" +
		"*Not applicable* are tests that need something outside the machine, or that ask for what their own sources cannot give; the share is of the others.\n\n")
	group(&b, "Suite", results, func(r result) string { return r.Suite })
	group(&b, "Area", results, func(r result) string { return r.Area })
	for _, outcome := range []string{"failed", "not applicable"} {
		fmt.Fprintf(&b, "## %s%s\n\n| Suite | Test | Reason |\n|---|---|---|\n", strings.ToUpper(outcome[:1]), outcome[1:])
		for _, r := range results {
			if r.Outcome == outcome {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Suite, r.Test, strings.ReplaceAll(r.Reason, "|", "\\|"))
			}
		}
		b.WriteString("\n")
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
