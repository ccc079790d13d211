package emulator_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

// ledger keeps for which requirements a test has tried to bring bytes through.
type ledger struct {
	mu    sync.Mutex
	tried map[string]int
}

// carried is written by the rows of all tests, and read when they have ended.
var carried = ledger{tried: map[string]int{}}

// note enters the requirements of a row, separated by spaces, when a socket has been tried.
func (l *ledger) note(requirements string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := range strings.FieldsSeq(requirements) {
		l.tried[id]++
	}
}

// lacks says what is wrong with the list of requirements after all tests: those that need bytes and were not tried with
// any, and those that are said to need none and were.
func (l *ledger) lacks(all []reachtest.Requirement) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var wrong []string
	for _, r := range all {
		switch tried := l.tried[r.ID] > 0; {
		case !tried && r.NoBytes == "":
			wrong = append(wrong, r.ID+": no test tried it on a socket")
		case tried && r.NoBytes != "":
			wrong = append(wrong, r.ID+": tried on a socket, although "+r.NoBytes)
		}
	}
	return wrong
}

// TestMain runs the tests. When all of them have run, each requirement about packets must have had both its halves: the
// engine's is a case of reachtest, the other a row that was tried on a socket.
func TestMain(m *testing.M) {
	code := runTests(m)
	if code == 0 && whole() {
		for _, wrong := range carried.lacks(reachtest.Requirements()) {
			fmt.Fprintln(os.Stderr, "FAIL: requirement", wrong)
			code = 1
		}
	}
	os.Exit(code)
}

// whole says that no flag left out a test.
func whole() bool {
	return !testing.Short() && !slices.ContainsFunc([]string{"run", "skip", "list"}, func(name string) bool {
		return flag.Lookup("test."+name).Value.String() != ""
	})
}

// TestLedger: the check of the halves finds what is missing.
func TestLedger(t *testing.T) {
	t.Parallel()
	l := ledger{tried: map[string]int{}}
	l.note("A C")
	got := l.lacks([]reachtest.Requirement{{ID: "A"}, {ID: "B"}, {ID: "C", NoBytes: "it is a promise"}, {ID: "D", NoBytes: "it is a promise"}})
	if want := []string{"B: no test tried it on a socket", "C: tried on a socket, although it is a promise"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
