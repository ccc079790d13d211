// Package clock is the only room that reads the machine's time. It gives the emulator a time of its own, which can
// be moved forward and, by pace, decides how long transient states last. It schedules nothing and starts no goroutine.
package clock

import (
	"fmt"
	"sync"
	"time"
)

// Pace is how transient states pass.
type Pace string

const (
	Instant Pace = "instant" // at once; time itself runs as usual
	Real    Pace = "real"    // after the time the cloud takes
	Manual  Pace = "manual"  // time stands still but for Advance
)

// ParsePace reads the value of the --pace flag.
func ParsePace(s string) (Pace, error) {
	switch p := Pace(s); p {
	case Instant, Real, Manual:
		return p, nil
	}
	return "", fmt.Errorf("pace %q: want instant, real or manual", s)
}

// Clock tells virtual time. It is safe for concurrent use and never goes back.
type Clock struct {
	pace  Pace
	start time.Time // wall time at New, with Go's monotonic reading

	mu     sync.Mutex
	offset time.Duration // virtual time is start (manual) or wall time (else) and this
	last   time.Time     // what Now gave last
}

// New is a clock that starts at the machine's time.
func New(pace Pace) *Clock { return &Clock{pace: pace, start: time.Now()} }

// NewAt is a clock that starts at a given time.
func NewAt(pace Pace, t time.Time) *Clock {
	c := New(pace)
	c.offset = t.Sub(c.start)
	return c
}

// Pace is what the clock was made with.
func (c *Clock) Pace() Pace { return c.pace }

// Wall is the machine's time in UTC, for what is outside the emulated world (latencies, signatures of real clients).
// A correction of the machine's clock while the process runs does not show.
func (c *Clock) Wall() time.Time { return c.wall().Round(0).UTC() }

func (c *Clock) wall() time.Time { return c.start.Add(time.Since(c.start)) }

// Now is virtual time in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	t := c.raw()
	if t.Before(c.last) {
		t = c.last
	}
	c.last = t
	return t
}

// raw is what the clock would say if it could go back.
func (c *Clock) raw() time.Time {
	t := c.start
	if c.pace != Manual {
		t = c.wall()
	}
	return t.Add(c.offset).Round(0).UTC()
}

// Wait is how long a transient state lasts for which the cloud takes d.
func (c *Clock) Wait(d time.Duration) time.Duration {
	if c.pace == Instant || d < 0 {
		return 0
	}
	return d
}

// Due is when a transient state ends that begins now and for which the cloud takes d.
func (c *Clock) Due(d time.Duration) time.Time { return c.Now().Add(c.Wait(d)) }

// Advance moves virtual time forward, whatever the pace, and returns the new time. Time does not go back: a negative d
// moves nothing.
func (c *Clock) Advance(d time.Duration) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		if raw := c.raw(); raw.Before(c.last) { // time stands still: the step counts from where it stands
			c.offset += c.last.Sub(raw)
		}
		c.offset += d
	}
	return c.now()
}

// Offset is how far virtual time is ahead of the machine's (manual: of the machine's when the clock was made).
func (c *Clock) Offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offset
}

// SetOffset restores an Offset. If that would turn time back, Now stands still until it is caught up with.
func (c *Clock) SetOffset(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset = d
}

// State is what must be kept for a clock to go on after a restart.
type State struct {
	Now    time.Time     `json:"now"`
	Offset time.Duration `json:"offset"`
}

// State is the clock as it stands.
func (c *Clock) State() State {
	c.mu.Lock()
	defer c.mu.Unlock()
	return State{Now: c.now(), Offset: c.offset}
}

// Restore continues a clock that was saved: a running one keeps its distance from the machine's time, a manual one
// stands where it stood. Neither goes behind the time that was saved.
func (c *Clock) Restore(s State) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offset = s.Offset
	if c.pace == Manual {
		c.offset = s.Now.Sub(c.start)
	}
	if c.last.Before(s.Now) {
		c.last = s.Now.Round(0).UTC()
	}
}
