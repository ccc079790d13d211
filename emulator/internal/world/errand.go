package world

import (
	"fmt"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/regions"
)

// Errand is work that the cloud does by itself when its time has come, such as the daily run of a bucket's lifecycle.
// It gets a transaction bound to the account and the region that planned it, in which the time is the one it was planned
// for. What takes long plans its rest for the same time: each errand has a transaction of its own.
type Errand func(tx *Tx, subject, note string) error

// errandsOf finds the planned errands of a name and subject.
var errandsOf = store.IndexAcross(dues, "errand", func(d *due) []string {
	if d.Errand == "" {
		return nil
	}
	return []string{errandKey(d.Errand, d.Record)}
})

func errandKey(name, subject string) string { return name + "\x00" + subject }

// OnErrand says what does the errands of a name. Those that nobody does wait.
func (w *World) OnErrand(name string, run Errand) { w.errands[name] = run }

// Plan has an errand done at a time for a subject, and no other of that name and subject. It returns in the transaction;
// note is handed to the errand.
func (tx *Tx) Plan(at time.Time, name, subject, note string) error {
	if err := tx.Unplan(name, subject); err != nil {
		return err
	}
	entry := &due{ID: fmt.Sprintf("%020d-%012d", at.UnixNano(), tx.next()), At: at, Scope: tx.scope, Record: subject, Errand: name, Note: note}
	return dues.In(tx.store, store.Scope{}).Put(entry)
}

// Unplan forgets the errand of a name and subject.
func (tx *Tx) Unplan(name, subject string) error {
	var old []string
	for found, err := range errandsOf.In(tx.store).Each(errandKey(name, subject)) {
		if err != nil {
			return err
		}
		old = append(old, found.Record.ID)
	}
	for _, id := range old {
		if err := dues.In(tx.store, store.Scope{}).Delete(id); err != nil {
			return err
		}
	}
	return nil
}

// Planned is when the errand of a name and subject is due, the zero time when there is none.
func (tx *Tx) Planned(name, subject string) (time.Time, error) {
	for found, err := range errandsOf.In(tx.store).Each(errandKey(name, subject)) {
		if err != nil {
			return time.Time{}, err
		}
		return found.Record.At, nil
	}
	return time.Time{}, nil
}

// Due is when something ends that begins now and takes d, at the pace of the world.
func (tx *Tx) Due(d time.Duration) time.Time { return tx.now.Add(tx.world.clock.Wait(d)) }

// Present is the time of the world's clock; in an errand that is late it is later than Now.
func (tx *Tx) Present() time.Time { return tx.world.clock.Now() }

// Afterwards has something done once the transaction is kept, such as to forget bytes to which nothing points any more.
func (tx *Tx) Afterwards(do func()) {
	root := tx
	for root.parent != nil {
		root = root.parent
	}
	root.afterwards = append(root.afterwards, do)
}

// catchUp does everything that is due by now, each errand in a transaction of its own.
func (w *World) catchUp() error {
	for next := w.nextDue.Load(); next != 0 && next <= w.clock.Now().UnixNano(); next = w.nextDue.Load() {
		did := false
		err := w.update(Account{}, regions.Region{}, func(tx *Tx) (err error) {
			did, err = tx.runErrand()
			return err
		})
		if err != nil || !did {
			return err
		}
	}
	return nil
}

// runErrand does the first errand that is due.
func (tx *Tx) runErrand() (bool, error) {
	table := dues.In(tx.store, store.Scope{})
	entry, err := firstDue(table)
	if err != nil || entry == nil || entry.At.After(tx.now) {
		return false, err
	}
	run := tx.world.errands[entry.Errand]
	if run == nil {
		return false, nil
	}
	if err := table.Delete(entry.ID); err != nil {
		return false, err
	}
	account, err := tx.Accounts.Get(entry.Scope.Account)
	if NotFound(err) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	region, _ := tx.world.matrix.Region(entry.Scope.Region)
	bound := tx.As(*account, region)
	bound.now = entry.At
	if err := run(bound, entry.Record, entry.Note); err != nil {
		return false, fmt.Errorf("errand %s of %s: %w", entry.Errand, entry.Record, err)
	}
	return true, nil
}
