package oss

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// States of versioning. A bucket on which it was never switched on has none.
const (
	VersioningEnabled   = "Enabled"
	VersioningSuspended = "Suspended"
)

// NullVersion is how the version is addressed that was written while versioning was not enabled.
const NullVersion = "null"

// VersionOf is the id of an object's version as clients see it.
func VersionOf(o *world.Object) string { return orElse(o.Version, NullVersion) }

// newVersion makes an id in the form of the service's: a protocol buffer in base64, which here holds the serial, so that
// a version is found without a search (A0200).
func newVersion(tx *world.Tx, serial uint64) string {
	raw := binary.AppendUvarint([]byte{8, 1, 16}, serial)
	raw = append(raw, 24, 0x81, 0x80, 0x80, 34, 32)
	return base64.RawURLEncoding.EncodeToString(append(raw, tx.Noise(32, "version")...))
}

// serialOf reads the serial back.
func serialOf(version string) (uint64, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(version)
	if err != nil || len(raw) < 4 || raw[0] != 8 || raw[1] != 1 || raw[2] != 16 {
		return 0, false
	}
	serial, n := binary.Uvarint(raw[3:])
	return serial, n > 0
}

// SetVersioning switches versioning on or suspends it; there is no way back to never.
func SetVersioning(tx *world.Tx, bucket, status string) error {
	if status != VersioningEnabled && status != VersioningSuspended {
		return wire.ErrMalformedXML
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		if wormState(b, tx.Now()) != "" {
			return wire.ErrVersioningUnderWorm.Detail("BucketName", bucket)
		}
		b.Versioning = status
		return nil
	})
}

// FindVersion reads a version of an object; the current one when id is empty. A delete marker comes back too, together
// with the error that it is: ErrNoSuchKey when it was found as the current version, ErrDeleteMarker when it was named.
func FindVersion(tx *world.Tx, bucket, key, id string) (*world.Object, error) {
	if id == "" {
		return currentVersion(tx, bucket, key)
	}
	o, _, err := locateVersion(tx, bucket, key, id)
	if err == nil && o.Marker {
		err = wire.ErrDeleteMarker.Detail("Key", key).Detail("VersionId", id)
	}
	return o, err
}

func currentVersion(tx *world.Tx, bucket, key string) (*world.Object, error) {
	o, err := tx.Objects(bucket).Get(key)
	if !world.NotFound(err) {
		return o, err
	}
	if o, err = newest(tx, bucket, key); err != nil || o != nil && !o.Marker {
		return nil, errors.Join(err, wire.ErrNoSuchKey.Detail("Key", key))
	}
	return o, wire.ErrNoSuchKey.Detail("Key", key)
}

// locateVersion finds a version by its id, and whether it is the current one.
func locateVersion(tx *world.Tx, bucket, key, id string) (o *world.Object, current bool, err error) {
	if o, err = tx.Objects(bucket).Get(key); err == nil && VersionOf(o) == id {
		return o, true, nil
	}
	if err != nil && !world.NotFound(err) {
		return nil, false, err
	}
	if id == NullVersion {
		o, err = tx.NullVersions(bucket).First(key)
	} else if serial, ok := serialOf(id); ok {
		o, err = tx.Versions(bucket).Get(world.VersionID(key, serial))
	} else {
		err = wire.ErrNoSuchVersion
	}
	if errors.Is(err, wire.ErrNoSuchVersion) || world.NotFound(err) || err == nil && VersionOf(o) != id {
		return nil, false, wire.ErrNoSuchVersion.Detail("Key", key).Detail("VersionId", id)
	}
	return o, false, err
}

// newest is the newest of the versions of a key that are not current, nil when there is none.
func newest(tx *world.Tx, bucket, key string) (*world.Object, error) {
	for o, err := range tx.Versions(bucket).After(key + "\x00") {
		if err != nil || o.Key == key {
			return o, err
		}
		break
	}
	return nil, nil
}

// keepVersion stores a changed version where it is.
func keepVersion(tx *world.Tx, bucket string, o *world.Object, current bool) error {
	if current {
		return tx.Objects(bucket).Put(o)
	}
	return tx.Versions(bucket).Put(o)
}

// ChangeVersion is ChangeObject for a version; the current one when id is empty. It gives the version as it is then.
func ChangeVersion(tx *world.Tx, bucket, key, id string, change func(*world.Object) error) (*world.Object, error) {
	o, err := FindVersion(tx, bucket, key, id)
	if err != nil {
		return o, err
	}
	if err := change(o); err != nil {
		return nil, err
	}
	current := id == ""
	if !current {
		if _, current, err = locateVersion(tx, bucket, key, id); err != nil {
			return nil, err
		}
	}
	return o, keepVersion(tx, bucket, o, current)
}

// place makes an object the current version of its key and gives the segments that nothing needs any more. What a
// versioned bucket had before stays as a version.
func place(tx *world.Tx, b *world.Bucket, o *world.Object) ([]world.Segment, error) {
	read := tx.Objects(b.ID).Get
	if b.Versioning == "" {
		read = tx.Objects(b.ID).Peek // it goes, and is not changed before
	}
	old, err := read(o.Key)
	if err != nil && !world.NotFound(err) {
		return nil, err
	}
	var freed []world.Segment
	switch {
	case b.Versioning == "":
		if old != nil {
			if err := mutable(tx, b, old); err != nil {
				return nil, err
			}
			freed = old.Segments
		}
	case b.Versioning == VersioningEnabled:
		o.Serial = tx.Serial()
		o.Version = newVersion(tx, o.Serial)
		err = supersede(tx, b, o.Key, old)
	default:
		o.Serial, o.Version = tx.Serial(), ""
		freed, err = replaceNull(tx, b, o.Key, old)
	}
	if err != nil && !world.NotFound(err) {
		return nil, err
	}
	return freed, tx.Objects(b.ID).Put(o)
}

// supersede puts the version that was current among the others. Where a delete marker was, it is there already.
func supersede(tx *world.Tx, b *world.Bucket, key string, old *world.Object) error {
	if old == nil {
		marker, err := newest(tx, b.ID, key)
		if err != nil || marker == nil {
			return err
		}
		old = marker
	}
	old.Superseded = tx.Now()
	return tx.Versions(b.ID).Put(old)
}

// replaceNull makes room for a version called null, of which a key has one.
func replaceNull(tx *world.Tx, b *world.Bucket, key string, old *world.Object) ([]world.Segment, error) {
	if old != nil && old.Version == "" {
		return old.Segments, mutable(tx, b, old)
	}
	if err := supersede(tx, b, key, old); err != nil {
		return nil, err
	}
	null, err := tx.NullVersions(b.ID).First(key)
	if world.NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := mutable(tx, b, null); err != nil {
		return nil, err
	}
	return null.Segments, tx.Versions(b.ID).Delete(world.VersionID(key, null.Serial))
}

// Deletion tells what a deletion did: it removed a version, or it added a delete marker.
type Deletion struct {
	// Removed is the version that was named and is gone.
	Removed *world.Object
	// Added is the delete marker that was added.
	Added *world.Object
}

// DeleteVersion removes an object, or the named version of it, and gives the segments that it leaves. In a versioned bucket
// an object is removed by a delete marker.
func DeleteVersion(tx *world.Tx, b *world.Bucket, key, id string) (Deletion, []world.Segment, error) {
	if id != "" {
		return removeVersion(tx, b, key, id)
	}
	old, err := tx.Objects(b.ID).Get(key)
	if err != nil && !world.NotFound(err) {
		return Deletion{}, nil, err
	}
	if b.Versioning == "" {
		if old == nil {
			return Deletion{}, nil, nil
		}
		if err := mutable(tx, b, old); err != nil {
			return Deletion{}, nil, err
		}
		return Deletion{}, old.Segments, tx.Objects(b.ID).Delete(key)
	}
	marker := &world.Object{Key: key, Marker: true, Modified: tx.Now(), Serial: tx.Serial()}
	var freed []world.Segment
	if b.Versioning == VersioningEnabled {
		marker.Version = newVersion(tx, marker.Serial)
		err = supersede(tx, b, key, old)
	} else {
		freed, err = replaceNull(tx, b, key, old)
	}
	if err != nil && !world.NotFound(err) {
		return Deletion{}, nil, err
	}
	if old != nil {
		if err := tx.Objects(b.ID).Delete(key); err != nil {
			return Deletion{}, nil, err
		}
	}
	return Deletion{Added: marker}, freed, tx.Versions(b.ID).Put(marker)
}

// removeVersion removes one version for good; the newest of those that remain becomes the current one.
func removeVersion(tx *world.Tx, b *world.Bucket, key, id string) (Deletion, []world.Segment, error) {
	o, current, err := locateVersion(tx, b.ID, key, id)
	if errors.Is(err, wire.ErrNoSuchVersion) {
		return Deletion{}, nil, nil // to delete what is not there is no error
	}
	if err != nil {
		return Deletion{}, nil, err
	}
	if err := mutable(tx, b, o); err != nil {
		return Deletion{}, nil, err
	}
	if current {
		err = tx.Objects(b.ID).Delete(key)
	} else {
		err = tx.Versions(b.ID).Delete(world.VersionID(key, o.Serial))
	}
	if err != nil {
		return Deletion{}, nil, err
	}
	return Deletion{Removed: o}, o.Segments, promote(tx, b, key)
}

// promote makes the newest version of a key the current one, unless there is a current one or it is a delete marker.
func promote(tx *world.Tx, b *world.Bucket, key string) error {
	if has, err := tx.Objects(b.ID).Has(key); err != nil || has {
		return err
	}
	next, err := newest(tx, b.ID, key)
	if err != nil || next == nil {
		return err
	}
	if next.Superseded.IsZero() && next.Marker {
		return nil
	}
	if next.Marker {
		next.Superseded = time.Time{}
		return tx.Versions(b.ID).Put(next)
	}
	if err := tx.Versions(b.ID).Delete(world.VersionID(key, next.Serial)); err != nil {
		return err
	}
	next.Superseded = time.Time{}
	return tx.Objects(b.ID).Put(next)
}
