package world

import (
	"fmt"
	"slices"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Status is a resource's state, spelled as the API spells it.
type Status string

// Gone is the target of a stage that ends a resource: the record is deleted.
const Gone Status = "\x00gone"

// Stage says that a record of Collection in state From passes to state To after a while. Nothing
// but the lifecycle writes To when it is reached this way.
type Stage struct {
	Collection string
	From, To   Status
	// After is the cloud's usual duration; at pace instant the stage ends in the transaction that began it.
	After time.Duration
	// Source says where state and duration come from.
	Source string
}

// Staged is a record whose status may have a stage.
type Staged interface {
	CurrentStatus() Status
	SetStatus(Status)
}

// Ending is a [Staged] record that says itself when its state ends, at every pace: a black hole lasts until the clock
// says so. The end may be put off while the state lasts.
type Ending interface{ EndsAt() time.Time }

// stages is the whole table; each product keeps its rows beside its nouns.
var stages = slices.Concat(vpcStages, vpnStages, ecsStages, slbStages, rdsStages, ossStages, borderStages, nisStages, accountStages)

type stageKey struct {
	collection string
	from       Status
}

func indexStages() map[stageKey]Stage {
	index := make(map[stageKey]Stage, len(stages))
	for _, s := range stages {
		index[stageKey{s.Collection, s.From}] = s
	}
	return index
}

// due is a transition that waits for its time. Its id sorts by time.
type due struct {
	ID         string
	At         time.Time
	Collection string
	Scope      store.Scope
	Record     string
	From       Status
	// Errand is the name of what shall be done instead of a change of state (errand.go).
	Errand string `json:",omitempty"`
	Note   string `json:",omitempty"`
}

var dues = store.Define("due", func(d *due) string { return d.ID })

// schedule writes the due entry of a record that has just been stored in a transient state.
func (tx *Tx) schedule(collection string, scope store.Scope, id string, record any) error {
	staged, ok := record.(Staged)
	if !ok {
		return nil
	}
	stage, ok := tx.world.stages[stageKey{collection, staged.CurrentStatus()}]
	if !ok {
		return nil
	}
	at := tx.now.Add(tx.world.clock.Wait(stage.After))
	if ending, ok := record.(Ending); ok {
		at = ending.EndsAt()
	}
	tx.sequence++
	entry := &due{
		ID: fmt.Sprintf("%020d-%012d", at.UnixNano(), tx.sequence), At: at,
		Collection: collection, Scope: scope, Record: id, From: stage.From,
	}
	return dues.In(tx.store, store.Scope{}).Put(entry)
}

// drain applies every transition whose time has come, in order, until none is left: a stage may
// lead into a state that has a stage of its own. It ends before an errand, which has a transaction of its own.
func (tx *Tx) drain() error {
	if !tx.dueWritten && tx.world.nothingDue(tx.now) {
		return nil
	}
	table := dues.In(tx.store, store.Scope{})
	for {
		entry, err := firstDue(table)
		if err != nil {
			return err
		}
		if entry == nil || entry.At.After(tx.now) || entry.Errand != "" {
			return nil
		}
		if err := table.Delete(entry.ID); err != nil {
			return err
		}
		if err := tx.advance(entry); err != nil {
			return err
		}
	}
}

func firstDue(table store.Table[due]) (*due, error) {
	for entry, err := range table.Each() {
		return entry, err
	}
	return nil, nil
}

// advance moves one record on, unless something else changed its state in the meantime.
func (tx *Tx) advance(entry *due) error {
	kind, ok := tx.world.kinds[entry.Collection]
	if !ok {
		return fmt.Errorf("lifecycle: collection %q has a stage but is not registered as a kind", entry.Collection)
	}
	stage := tx.world.stages[stageKey{entry.Collection, entry.From}]
	// What follows from the transition happens when it was due, not when it is applied: a stage behind this one
	// may be due by now too.
	now := tx.now
	tx.now = entry.At
	err := kind.advance(tx, entry.Scope, entry.Record, entry.From, stage.To)
	tx.now = now
	return err
}
