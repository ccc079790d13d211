package oss

import (
	"errors"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// visitGrain is how exactly the time of the last access is kept: the service notes the first access of a day.
const visitGrain = 24 * time.Hour

// NotesVisit reports whether a read of an object changes its record.
func NotesVisit(o *world.Object, now time.Time) bool {
	return o.Returns || now.Sub(o.Accessed) >= visitGrain
}

// NoteVisit keeps the time of the last access, and brings an object back to Standard that had gone for want of it. An object
// that is gone by now is no error of who reads it.
func NoteVisit(tx *world.Tx, bucket string, o *world.Object) error {
	_, err := ChangeVersion(tx, bucket, o.Key, VersionOf(o), func(o *world.Object) error {
		o.Accessed = tx.Now()
		if o.Returns {
			o.StorageClass, o.Returns, o.Transitioned = Standard, false, time.Time{}
		}
		return nil
	})
	if missingVersion(err) {
		return nil
	}
	return err
}

func missingVersion(err error) bool { return errors.Is(err, wire.ErrNoSuchVersion) }
