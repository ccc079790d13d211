package dataplane

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

const (
	// instantInterval is how often servers are checked at pace instant, whatever the listener says. A0342
	instantInterval = 200 * time.Millisecond
	// mostProbes bounds the checks that run at one time.
	mostProbes = 32
)

// What a check goes by where a listener says nothing (Slb CreateLoadBalancerTCPListener).
const (
	usualThreshold = 3
	usualInterval  = 2 * time.Second
	usualTimeout   = 5 * time.Second
)

// checker runs the health checks of all listeners. It knows only servers for whose checked port a workload is registered, so
// that what it costs grows with the workloads and not with the world.
type checker struct {
	b     *Balancer
	slots chan struct{}
	wg    sync.WaitGroup

	mu      sync.Mutex
	targets map[string]*target
	timer   *time.Timer
}

// target is one server as one listener or rule checks it.
type target struct {
	probe
	id       string
	checker  string
	backend  world.Backend
	interval time.Duration
	up, down int // thresholds

	// failed is what the world says; streak is how many results in a row say otherwise.
	failed  bool
	streak  int
	next    time.Time     // on the machine's clock
	elapsed time.Duration // of what the clock was moved by, since the last check
	busy    bool
}

func newChecker(b *Balancer) *checker {
	return &checker{b: b, slots: make(chan struct{}, mostProbes), targets: map[string]*target{}, timer: stoppedTimer()}
}

func stoppedTimer() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

// due tells when a check may have to run.
func (c *checker) due() <-chan time.Time { return c.timer.C }

func (c *checker) wait() { c.wg.Wait() }

// follow reads from the world what there is to check, and takes back the failures of what is checked no more.
func (c *checker) follow(ctx context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.read(); err != nil && ctx.Err() == nil {
		c.b.Log.Warn("health checks", "error", err)
	}
	c.schedule()
}

// read brings the targets up to date. The checker is locked.
func (c *checker) read() error {
	found := map[string]*target{}
	var stale []string
	err := c.b.World.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		if err := c.collect(tx, found); err != nil {
			return err
		}
		for failure, err := range tx.FailedChecks.Each() {
			if err != nil {
				return err
			}
			if t := found[failure.ID]; t != nil {
				t.failed = true
			} else {
				stale = append(stale, failure.ID)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	now := c.b.clock.Wall()
	for id, t := range found {
		if known := c.targets[id]; known != nil && known.probe == t.probe {
			t.streak, t.next, t.elapsed, t.busy = known.streak, known.next, known.elapsed, known.busy
			if known.failed != t.failed {
				t.streak = 0
			}
			*known = *t
			found[id] = known
			continue
		}
		t.next = now
	}
	c.targets = found
	return c.forget(stale)
}

// forget takes back failures.
func (c *checker) forget(stale []string) error {
	if len(stale) == 0 {
		return nil
	}
	return c.write(func(tx *world.Tx) error {
		for _, id := range stale {
			if err := tx.FailedChecks.Delete(id); err != nil && !world.NotFound(err) {
				return err
			}
		}
		return nil
	})
}

func (c *checker) write(change func(*world.Tx) error) error {
	return c.b.World.Update(world.Account{}, regions.Region{}, change)
}

// schedule sets the timer to the next check. At pace manual only the clock's own moves bring checks.
func (c *checker) schedule() {
	c.timer.Stop()
	if len(c.targets) == 0 || c.b.clock.Pace() == clock.Manual {
		return
	}
	var first time.Time
	for _, t := range c.targets {
		if !t.busy && (first.IsZero() || t.next.Before(first)) {
			first = t.next
		}
	}
	if !first.IsZero() {
		c.timer.Reset(max(first.Sub(c.b.clock.Wall()), 0))
	}
}

// run begins the checks that are due.
func (c *checker) run(ctx context.Context) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.b.clock.Wall()
	for _, t := range c.targets {
		if t.busy || t.next.After(now) {
			continue
		}
		select {
		case c.slots <- struct{}{}:
		default: // as many as may are running: the end of one sets the timer again
			continue
		}
		t.busy, t.next = true, now.Add(c.pause(t.interval))
		id, asked := t.id, t.probe // the target may change while it is asked
		c.wg.Go(func() {
			why := asked.ask(ctx, c.b)
			<-c.slots
			if ctx.Err() == nil {
				c.told(id, asked, why, 1)
			}
		})
	}
	c.schedule()
}

func (c *checker) pause(interval time.Duration) time.Duration {
	if c.b.clock.Pace() == clock.Instant {
		return instantInterval
	}
	return interval
}

// told takes the result of a check: an empty why is a good one. rounds is for how many checks in a row it stands.
func (c *checker) told(id string, asked probe, why string, rounds int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.targets[id]
	if t == nil || t.probe != asked {
		return // it has been changed or taken away meanwhile
	}
	t.busy = false
	if err := c.judge(t, why, rounds); err != nil {
		c.b.Log.Warn("health checks", "error", err)
	}
	c.schedule()
}

// judge counts a result, and writes when the server's health changes by it. The checker is locked.
func (c *checker) judge(t *target, why string, rounds int) error {
	bad := why != ""
	if bad == t.failed {
		t.streak = 0
		return nil
	}
	t.streak += rounds
	needed := t.up
	if bad {
		needed = t.down
	}
	if t.streak < needed {
		return nil
	}
	t.streak, t.failed = 0, bad
	return c.write(func(tx *world.Tx) error {
		if !bad {
			err := tx.FailedChecks.Delete(t.id)
			if world.NotFound(err) {
				return nil
			}
			return err
		}
		return tx.FailedChecks.Put(&world.FailedCheck{
			ID: t.id, Checker: t.checker, Server: t.backend.Server, Port: t.backend.Port, Since: tx.Now(), Why: why,
		})
	})
}

// advance does the checks that fall into the time by which the clock was moved. Nothing outside moves meanwhile, so each
// server is asked once, and the answer stands for all its checks in that time (A0342).
func (c *checker) advance(d time.Duration) error {
	c.mu.Lock()
	if err := c.read(); err != nil {
		c.mu.Unlock()
		return err
	}
	type asked struct {
		t      target
		rounds int
		why    string
	}
	var due []*asked
	for _, t := range slices.SortedFunc(maps.Values(c.targets), func(a, b *target) int { return cmp.Compare(a.id, b.id) }) {
		t.elapsed += d
		if rounds := t.elapsed / t.interval; rounds > 0 {
			t.elapsed %= t.interval
			due = append(due, &asked{t: *t, rounds: int(min(rounds, 100))})
		}
	}
	c.mu.Unlock()
	var probes sync.WaitGroup
	for _, a := range due {
		c.slots <- struct{}{}
		probes.Go(func() {
			defer func() { <-c.slots }()
			a.why = a.t.ask(context.Background(), c.b)
		})
	}
	probes.Wait()
	for _, a := range due {
		c.told(a.t.id, a.t.probe, a.why, a.rounds)
	}
	return nil
}
