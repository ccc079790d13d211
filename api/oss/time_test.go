package oss_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/oss"
)

// TestFormatTime holds what oss2 for Python insists on: no milliseconds but zeros.
func TestFormatTime(t *testing.T) {
	t.Parallel()
	moment := time.Date(2026, 11, 21, 22, 34, 47, 492_000_000, time.FixedZone("CST", 8*3600))
	if got, want := oss.FormatTime(moment), "2026-11-21T14:34:47.000Z"; got != want {
		t.Errorf("got %s; want %s", got, want)
	}
}
