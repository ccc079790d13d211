package world

import (
	"errors"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// Errands are done when they are due, one after the other and each at the time that it was planned for, also by a world
// that was opened after they were planned.
func TestErrands(t *testing.T) {
	t.Parallel()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	engine, start := store.NewMemory(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	open := func(at time.Time) *World {
		w, err := Open(Options{Engine: engine, Clock: clock.NewAt(clock.Manual, at), Matrix: matrix, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	account, region := Account{ID: "1000000000000001", Name: "a", Cloud: "public"}, matrix.Regions("public")[0]
	w := open(start)
	err = w.Update(account, region, func(tx *Tx) error {
		if err := tx.Accounts.Insert(&account); err != nil {
			return err
		}
		for _, p := range []struct {
			after         time.Duration
			subject, note string
		}{{2 * time.Hour, "b", "second"}, {time.Hour, "a", "first"}, {time.Hour, "c", "never"}, {3 * time.Hour, "b", "second"}} {
			if err := tx.Plan(start.Add(p.after), "test", p.subject, p.note); err != nil {
				return err
			}
		}
		return tx.Unplan("test", "c")
	})
	if err != nil {
		t.Fatal(err)
	}

	w = open(start.Add(time.Minute)) // after a restart
	var done []string
	afterwards := 0
	w.OnErrand("test", func(tx *Tx, subject, note string) error {
		done = append(done, subject+" "+note+" "+tx.Now().Sub(start).String()+" "+tx.Account.ID+" "+tx.Region.ID)
		tx.Afterwards(func() { afterwards++ })
		if note == "first" { // its rest, at the same time
			return tx.Plan(tx.Now(), "test", subject, "rest")
		}
		return nil
	})
	if err := w.Settle(); err != nil || len(done) != 0 {
		t.Fatalf("too early: %v %v", done, err)
	}
	if err := w.Advance(24 * time.Hour); err != nil {
		t.Fatal(err)
	}
	by := " " + account.ID + " " + region.ID
	want := []string{"a first 1h0m0s" + by, "a rest 1h0m0s" + by, "b second 3h0m0s" + by}
	if len(done) != len(want) || afterwards != len(want) {
		t.Fatalf("did %v, and %d things afterwards", done, afterwards)
	}
	for i := range want {
		if done[i] != want[i] {
			t.Errorf("did %q, want %q", done[i], want[i])
		}
	}
}

// full is an engine that has no room for what a transaction wrote, once it has run.
type full struct {
	store.Engine
	full bool
}

var errFull = errors.New("no room")

func (e *full) Update(fn func(store.Txn) error) error {
	return e.Engine.Update(func(t store.Txn) error {
		if err := fn(t); err != nil || !e.full {
			return err
		}
		return errFull
	})
}

// What a transaction that was not kept had told of the next due time is forgotten with it: an errand that it would have
// put off, or taken away, is done when it is due.
func TestDueTimesOfWhatWasNotKept(t *testing.T) {
	t.Parallel()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	engine, start := &full{Engine: store.NewMemory()}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	w, err := Open(Options{Engine: engine, Clock: clock.NewAt(clock.Manual, start), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	w.OnErrand("test", func(*Tx, string, string) error { done++; return nil })
	account, region := Account{ID: "1000000000000001", Name: "a", Cloud: "public"}, matrix.Regions("public")[0]
	err = w.Update(account, region, func(tx *Tx) error {
		return errors.Join(tx.Accounts.Insert(&account), tx.Plan(start.Add(time.Hour), "test", "a", ""))
	})
	if err != nil {
		t.Fatal(err)
	}
	engine.full = true
	if err := w.Update(account, region, func(tx *Tx) error { return tx.Unplan("test", "a") }); !errors.Is(err, errFull) {
		t.Fatal(err)
	}
	engine.full = false
	if err := w.Settle(); err != nil || done != 0 {
		t.Fatalf("too early: %d, %v", done, err)
	}
	w.clock.Advance(time.Hour)
	if err := w.Settle(); err != nil || done != 1 {
		t.Errorf("done %d times, %v", done, err)
	}
}
