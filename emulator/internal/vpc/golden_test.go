package vpc_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// TestGolden compares whole answers, in both formats.
func TestGolden(t *testing.T) {
	t.Parallel()
	actiontest.Golden(t, vpc.Service)
}
