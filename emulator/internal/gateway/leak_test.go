package gateway_test

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain fails the run when a goroutine of the package outlives the tests: every gateway and listener was closed.
func TestMain(m *testing.M) {
	code := m.Run()
	if left := leaked(); code == 0 && left != "" {
		os.Stderr.WriteString("goroutines left after Close:\n" + left + "\n")
		code = 1
	}
	os.Exit(code)
}

func leaked() string {
	var left []string
	for range 500 { // ends at the first look at which nothing is left
		left = nil
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		for stack := range strings.SplitSeq(string(stacks), "\n\n") {
			if strings.Contains(stack, "internal/gateway.") || strings.Contains(stack, "net/http.(*conn).serve") {
				left = append(left, stack)
			}
		}
		if left == nil {
			return ""
		}
		time.Sleep(20 * time.Millisecond)
	}
	return strings.Join(left, "\n\n")
}
