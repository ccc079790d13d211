package ringfence_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var assumption = regexp.MustCompile(`\bA\d{4}\b`)

// TestAssumptions checks the register in both directions: what the project cites is registered,
// and what is registered is cited.
func TestAssumptions(t *testing.T) {
	t.Parallel()
	register, err := os.ReadFile("ASSUMPTIONS.md")
	if err != nil {
		t.Fatal(err)
	}
	registered := map[string]bool{}
	for line := range strings.Lines(string(register)) {
		if id := assumption.FindString(line); id != "" && strings.HasPrefix(line, "| "+id) {
			if registered[id] {
				t.Errorf("%s is registered twice", id)
			}
			registered[id] = true
		}
	}
	out, err := exec.Command("git", "grep", "-hoE", `\bA[0-9]{4}\b`, "--", "*.go", "*.yaml", "*.md", ":!ASSUMPTIONS.md").Output()
	if err != nil {
		t.Skip("needs a git checkout")
	}
	cited := map[string]bool{}
	for id := range strings.FieldsSeq(string(out)) {
		cited[id] = true
		if !registered[id] && !strings.HasPrefix(id, "A00000") {
			t.Errorf("%s is cited and not registered", id)
		}
	}
	for id := range registered {
		if !cited[id] {
			t.Errorf("%s is registered and nothing cites it", id)
		}
	}
}
