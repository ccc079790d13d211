package world

import (
	"math"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// World is everything that one emulator knows. It is safe for concurrent use: reads see a
// snapshot, writes follow one another.
type World struct {
	store     *store.Store
	clock     *clock.Clock
	matrix    *regions.Matrix
	stages    map[stageKey]Stage
	kinds     map[string]Kind
	kindList  []Kind
	unlimited bool
	seed      uint64
	errands   map[string]Errand
	lands     landscapes
	lawful    func() (*reach.Engine, error) // surveyed once: see ReachLaw
	onAdvance []func(time.Duration) error
	// nextDue is when the earliest transient state ends, in Unix nanoseconds.
	nextDue atomic.Int64
}

// Options of a world.
type Options struct {
	Engine store.Engine
	Clock  *clock.Clock
	Matrix *regions.Matrix
	// Seed decides ids and everything else that looks random; a stored world keeps its own.
	Seed uint64
	// Unlimited switches the documented default quotas off.
	Unlimited bool
}

// settings is the world's own record: what must survive a restart besides the resources.
type settings struct {
	Seed     uint64
	Sequence uint64
	Clock    clock.State
	// Planted says that the seeds have been applied.
	Planted bool
}

var worldSettings = store.Define("world", func(*settings) string { return "settings" })

// Open makes a world on an engine, or opens the one that is stored there.
func Open(o Options) (*World, error) {
	st, err := store.Open(o.Engine)
	if err != nil {
		return nil, err
	}
	w := &World{store: st, clock: o.Clock, matrix: o.Matrix, stages: indexStages(), errands: map[string]Errand{}, unlimited: o.Unlimited, seed: o.Seed}
	w.lawful = sync.OnceValues(w.surveyLaw)
	w.lands.forget()
	w.kindList = allKinds()
	w.kinds = make(map[string]Kind, len(w.kindList))
	for _, k := range w.kindList {
		w.kinds[k.Collection] = k
	}
	return w, w.load()
}

// Planted reports whether the stored world has been seeded.
func (w *World) Planted() (planted bool, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		kept, err := worldSettings.In(tx, store.Scope{}).Get("settings")
		if err == nil {
			planted = kept.Planted
		}
		return err
	})
	return planted, err
}

// MarkPlanted notes that the seeds have been applied.
func (w *World) MarkPlanted() error {
	return w.store.Update(func(tx *store.Tx) error {
		table := worldSettings.In(tx, store.Scope{})
		kept, err := table.Get("settings")
		if err != nil {
			return err
		}
		kept.Planted = true
		return table.Put(kept)
	})
}

func allKinds() []Kind {
	var all []Kind
	for _, list := range [][]Kind{vpcKinds, vpnKinds, ecsKinds, slbKinds, rdsKinds, ossKinds, kmsKinds, borderKinds, nisKinds, accountKinds} {
		all = append(all, list...)
	}
	return all
}

// Clock is the world's time.
func (w *World) Clock() *clock.Clock { return w.clock }

// Matrix is the law of the regions that this world obeys.
func (w *World) Matrix() *regions.Matrix { return w.matrix }

// View runs fn on a snapshot, bound to an account and a region. Nothing can be written in it, and fn must not keep it.
func (w *World) View(account Account, region regions.Region, fn func(*Tx) error) error {
	if err := w.Settle(); err != nil {
		return err
	}
	return w.peek(account, region, fn)
}

// Peek is View without letting time pass first, so that it may be used inside an Update too; it sees what was there
// before.
func (w *World) Peek(fn func(*Tx) error) error { return w.peek(Account{}, regions.Region{}, fn) }

func (w *World) peek(account Account, region regions.Region, fn func(*Tx) error) error {
	s := w.session(account, region)
	err := s.read(fn)
	s.release()
	return err
}

// Update runs fn in a transaction, bound to an account and a region: all that it writes is kept
// when fn returns nil, and nothing otherwise. Transient states that are due pass before and after.
func (w *World) Update(account Account, region regions.Region, fn func(*Tx) error) error {
	if err := w.catchUp(); err != nil {
		return err
	}
	return w.update(account, region, fn)
}

func (w *World) update(account Account, region regions.Region, fn func(*Tx) error) error {
	var afterwards []func()
	var changes []change
	noted := false
	s := w.session(account, region)
	err := s.write(func(tx *Tx) error {
		kept, err := tx.begin()
		if err != nil {
			return err
		}
		if err := tx.drain(); err != nil {
			return err
		}
		tx.touched = nil
		if err := fn(tx); err != nil {
			return err
		}
		touched := tx.touched
		if err := tx.drain(); err != nil {
			return err
		}
		tx.touched, afterwards, changes = touched, tx.afterwards, tx.changes
		noted = tx.dueWritten
		return w.finish(tx, kept)
	})
	s.release()
	if err != nil {
		if noted {
			w.nextDue.Store(longPast)
		}
		return err
	}
	w.lands.mark(changes)
	for _, do := range afterwards {
		do()
	}
	return nil
}

// begin prepares a transaction for writing. Its time is that at which its turn came.
func (tx *Tx) begin() (*settings, error) {
	tx.now = tx.world.clock.Now()
	tx.store.OnWrite, tx.store.BeforeWrite = tx.onWrite, tx.complete
	kept, err := worldSettings.In(tx.store, store.Scope{}).Peek("settings")
	if err != nil {
		return nil, err
	}
	tx.sequence = kept.Sequence
	return kept, nil
}

func (w *World) finish(tx *Tx, kept *settings) error {
	if state := w.clock.State(); tx.sequence != kept.Sequence || state.Offset != kept.Clock.Offset {
		next := *kept
		next.Sequence, next.Clock = tx.sequence, state
		if err := worldSettings.In(tx.store, store.Scope{}).Put(&next); err != nil {
			return err
		}
	}
	if !tx.dueWritten && w.nothingDue(tx.now) {
		return nil
	}
	return w.noteNextDue(tx.store)
}

// longPast makes whoever comes next look what is due: a transaction that was not kept had told of the next time.
const longPast = 1

func (w *World) noteNextDue(tx *store.Tx) error {
	first, err := firstDue(dues.In(tx, store.Scope{}))
	if err != nil {
		return err
	}
	next := int64(math.MaxInt64)
	if first != nil {
		next = first.At.UnixNano()
	}
	w.nextDue.Store(next)
	return nil
}

// Settle lets every transient state pass that is due by now. It costs one atomic read when
// nothing is.
func (w *World) Settle() error {
	if w.nothingDue(w.clock.Now()) {
		return nil
	}
	return w.catchUp()
}

func (w *World) nothingDue(now time.Time) bool {
	next := w.nextDue.Load()
	return next == 0 || next > now.UnixNano()
}

// Advance moves the clock and returns when everything due by then has happened.
func (w *World) Advance(d time.Duration) error {
	w.clock.Advance(d)
	if err := w.catchUp(); err != nil {
		return err
	}
	if err := w.update(Account{}, regions.Region{}, func(*Tx) error { return nil }); err != nil {
		return err
	}
	for _, run := range w.onAdvance {
		if err := run(d); err != nil {
			return err
		}
	}
	return nil
}

// CheckCache finds a record that somebody changed who had only borrowed it, for tests.
func (w *World) CheckCache() error { return w.store.CheckCache() }

// Close closes the store.
func (w *World) Close() error { return w.store.Close() }
