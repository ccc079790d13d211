package clock_test

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
)

var origin = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// near allows for the time that the test itself takes, and for a busy machine.
func near(t *testing.T, what string, got, want time.Time) {
	t.Helper()
	if d := got.Sub(want); d < -time.Second || d > 20*time.Second {
		t.Errorf("%s: %v, want about %v", what, got, want)
	}
}

func TestParsePace(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"instant", "real", "manual"} {
		if p, err := clock.ParsePace(s); err != nil || string(p) != s {
			t.Errorf("%s: %s, %v", s, p, err)
		}
	}
	for _, s := range []string{"", "Instant", "fast"} {
		if p, err := clock.ParsePace(s); err == nil {
			t.Errorf("%q: %s", s, p)
		}
	}
}

func TestManualStandsStill(t *testing.T) {
	t.Parallel()
	c := clock.NewAt(clock.Manual, origin)
	if got := c.Now(); !got.Equal(origin) {
		t.Errorf("now %v, want %v", got, origin)
	}
	time.Sleep(2 * time.Millisecond)
	if got := c.Now(); !got.Equal(origin) {
		t.Errorf("it moved to %v", got)
	}
	if got, want := c.Due(time.Minute), origin.Add(time.Minute); !got.Equal(want) {
		t.Errorf("due %v, want %v", got, want)
	}
	if got, want := c.Advance(150*time.Minute), origin.Add(150*time.Minute); !got.Equal(want) || !c.Now().Equal(want) {
		t.Errorf("advanced to %v, want %v", got, want)
	}
	if got, want := c.Advance(-time.Hour), origin.Add(150*time.Minute); !got.Equal(want) {
		t.Errorf("a negative advance went to %v", got)
	}
}

func TestRunningPaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pace clock.Pace
		wait time.Duration
	}{{clock.Instant, 0}, {clock.Real, time.Hour}} {
		k := clock.New(c.pace)
		near(t, "now", k.Now(), time.Now())
		near(t, "wall", k.Wall(), time.Now())
		if got := k.Wait(time.Hour); got != c.wait {
			t.Errorf("%s: wait %v, want %v", k.Pace(), got, c.wait)
		}
		near(t, "due", k.Due(time.Hour), k.Now().Add(c.wait))
		before := k.Now()
		time.Sleep(2 * time.Millisecond)
		if !k.Now().After(before) {
			t.Errorf("%s: time stands still", c.pace)
		}
		k.Advance(24 * time.Hour)
		near(t, "advanced", k.Now(), time.Now().Add(24*time.Hour))
		near(t, "wall after advance", k.Wall(), time.Now())
		if got := k.Offset(); got != 24*time.Hour {
			t.Errorf("%s: offset %v", c.pace, got)
		}
		if name, _ := k.Now().Zone(); name != "UTC" {
			t.Errorf("%s: zone %s", c.pace, name)
		}
	}
}

func TestNeverBack(t *testing.T) {
	t.Parallel()
	for _, pace := range []clock.Pace{clock.Instant, clock.Real, clock.Manual} {
		c := clock.New(pace)
		c.SetOffset(time.Hour)
		high := c.Now()
		c.SetOffset(0)
		if got := c.Now(); got.Before(high) {
			t.Errorf("%s: back from %v to %v", pace, high, got)
		}
		if got, want := c.Advance(time.Minute), high.Add(time.Minute); got.Before(want) {
			t.Errorf("%s: an advance while time stood still went to %v, want %v", pace, got, want)
		}
	}
}

func TestRestart(t *testing.T) {
	t.Parallel()
	for _, pace := range []clock.Pace{clock.Instant, clock.Real, clock.Manual} {
		first := clock.NewAt(pace, origin)
		first.Advance(time.Hour)
		saved, err := json.Marshal(first.State())
		if err != nil {
			t.Fatal(err)
		}
		var state clock.State
		if err := json.Unmarshal(saved, &state); err != nil {
			t.Fatal(err)
		}
		second := clock.New(pace)
		second.Restore(state)
		near(t, string(pace), second.Now(), first.Now())
		if second.Now().Before(state.Now) {
			t.Errorf("%s: behind the saved time", pace)
		}
		if pace == clock.Manual && !second.Now().Equal(first.Now()) {
			t.Errorf("manual: %v, want %v", second.Now(), first.Now())
		}
		high := second.Now()
		if got := second.Advance(time.Hour); got.Before(high.Add(time.Hour)) {
			t.Errorf("%s: advance after restart by %v", pace, got.Sub(high))
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	c := clock.New(clock.Real)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			last := c.Now()
			for range 200 {
				c.Advance(time.Millisecond)
				now := c.Now()
				if now.Before(last.Add(time.Millisecond)) {
					t.Errorf("%v after %v", now, last)
				}
				last = now
			}
		})
	}
	group.Wait()
	if got := c.Offset(); got != 800*time.Millisecond {
		t.Errorf("offset %v", got)
	}
}
