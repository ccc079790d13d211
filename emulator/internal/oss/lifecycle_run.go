package oss

import (
	"encoding/json"
	"errors"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// One errand looks at so many records, and changes so many of them: it is one transaction.
const (
	lifecycleLooks   = 1000
	lifecycleChanges = 100
)

// The stretches of a run, in order.
const (
	runObjects  = "objects"
	runVersions = "versions"
	runUploads  = "uploads"
)

// run is how far the daily run of a bucket has come. It is kept in the errand's note.
type run struct {
	Stage, After string    `json:",omitempty"`
	Next         time.Time `json:",omitzero"`

	tx      *world.Tx
	b       *world.Bucket
	rules   []wire.LifecycleRule
	freed   []world.Segment
	changes int
}

// RunLifecycle does a stretch of the daily run of a bucket and plans the rest, or the run of the next day. Bytes to which
// nothing points any more are forgotten once the transaction is kept.
func (c *Contents) RunLifecycle(tx *world.Tx, bucket, note string) error {
	doc, err := Lifecycle(tx, bucket)
	if errors.Is(err, wire.ErrNoSuchLifecycle) {
		return nil
	}
	if err != nil {
		return err
	}
	b, err := tx.Buckets.Get(bucket)
	if world.NotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	r := &run{Stage: runObjects, tx: tx, b: b, rules: doc.Rules}
	if note != "" {
		if err := json.Unmarshal([]byte(note), r); err != nil {
			return err
		}
	}
	done, err := r.stretch()
	if err != nil {
		return err
	}
	if freed := r.freed; len(freed) > 0 {
		tx.Afterwards(func() { _ = c.Drop(freed...) }) // a blob that stays is swept at the next start
	}
	if r.changes > 0 {
		if _, err := Touch(tx, bucket); err != nil {
			return err
		}
	}
	if done {
		return tx.Plan(r.nextRun(), LifecycleErrand, bucket, "")
	}
	rest, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return tx.Plan(tx.Now(), LifecycleErrand, bucket, string(rest))
}

// nextRun is the next midnight. A run that is late skips the days on which nothing would happen.
func (r *run) nextRun() time.Time {
	tomorrow := midnight(r.tx.Now()).AddDate(0, 0, 1)
	today := midnight(r.tx.Present())
	if !tomorrow.Before(today) {
		return tomorrow
	}
	next := today
	if !r.Next.IsZero() && r.Next.Before(next) {
		next = nextMidnight(r.Next)
	}
	if next.Before(tomorrow) {
		return tomorrow
	}
	return next
}

// stretch works on one stage until its limits are reached; it reports whether the run is over.
func (r *run) stretch() (bool, error) {
	switch r.Stage {
	case runObjects:
		return false, stretchOf(r, r.tx.Objects(r.b.ID), func(o *world.Object) string { return o.Key }, r.object, runVersions)
	case runVersions:
		return false, stretchOf(r, r.tx.Versions(r.b.ID), func(o *world.Object) string { return world.VersionID(o.Key, o.Serial) }, r.version, runUploads)
	}
	err := stretchOf(r, r.tx.Uploads(r.b.ID), func(u *world.Upload) string { return world.UploadID(u.Key, u.ID) }, r.upload, "")
	return r.Stage == "", err
}

// stretchOf walks a table from where the run stands. Records are read first and changed then: an engine may allow one
// walk at a time in a transaction that writes.
func stretchOf[T any](r *run, table store.Table[T], id func(*T) string, look func(*T) error, next string) error {
	var batch []*T
	for record, err := range table.After(r.After) {
		if err != nil {
			return err
		}
		if batch = append(batch, record); len(batch) == lifecycleLooks {
			break
		}
	}
	for _, record := range batch {
		if err := look(record); err != nil {
			return err
		}
		if r.After = id(record); r.changes >= lifecycleChanges {
			return nil
		}
	}
	if len(batch) < lifecycleLooks {
		r.Stage, r.After = next, ""
	}
	return nil
}

// note keeps the earliest time at which something is due.
func (r *run) note(f fate) {
	if !f.next.IsZero() && (r.Next.IsZero() || f.next.Before(r.Next)) {
		r.Next = f.next
	}
}

func (r *run) object(o *world.Object) error {
	f := currentFate(r.rules, o, r.tx.Now())
	r.note(f)
	switch {
	case f.expire:
		_, freed, err := DeleteVersion(r.tx, r.b, o.Key, "")
		return r.did(freed, err)
	case f.class != "":
		f.transition(r.tx, o)
		return r.did(nil, r.tx.Objects(r.b.ID).Put(o))
	}
	return nil
}

// transition moves an object to another storage class.
func (f fate) transition(tx *world.Tx, o *world.Object) {
	o.StorageClass, o.Returns, o.Transitioned, o.Restored = f.class, f.returns, tx.Now(), nil
}

func (r *run) version(o *world.Object) error {
	if o.Marker && o.Superseded.IsZero() {
		return r.marker(o)
	}
	f := noncurrentFate(r.rules, o, r.tx.Now())
	r.note(f)
	switch {
	case f.expire:
		_, freed, err := removeVersion(r.tx, r.b, o.Key, VersionOf(o))
		return r.did(freed, err)
	case f.class != "":
		f.transition(r.tx, o)
		return r.did(nil, r.tx.Versions(r.b.ID).Put(o))
	}
	return nil
}

// marker removes a delete marker that hides nothing any more.
func (r *run) marker(o *world.Object) error {
	if !removesMarkers(r.rules, o.Key) {
		return nil
	}
	for next, err := range r.tx.Versions(r.b.ID).After(world.VersionID(o.Key, o.Serial)) {
		if err != nil {
			return err
		}
		if next.Key == o.Key {
			return nil
		}
		break
	}
	_, freed, err := removeVersion(r.tx, r.b, o.Key, VersionOf(o))
	return r.did(freed, err)
}

func (r *run) upload(u *world.Upload) error {
	f := uploadFate(r.rules, u, r.tx.Now())
	r.note(f)
	if !f.expire {
		return nil
	}
	freed, err := AbortUpload(r.tx, r.b.ID, u.Key, u.ID)
	return r.did(freed, err)
}

// did counts a change. What a retention policy protects stays until the next run.
func (r *run) did(freed []world.Segment, err error) error {
	if errors.Is(err, wire.ErrFileImmutable) {
		r.note(fate{next: r.tx.Now().AddDate(0, 0, 1)})
		return nil
	}
	r.freed = append(r.freed, freed...)
	r.changes++
	return err
}
