package oss

import (
	"errors"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxSegments is how many segments appends may leave. The parts of a multipart upload stay as they were uploaded: they have
// a least size, so that reading them costs nothing, and writing a large object twice would.
const maxSegments = 32

// Merge tells which of an object's segments, from first to the last one, should become one. An appended log would else
// cost a file for each line.
func Merge(o *world.Object) (first int, needed bool) {
	last := len(o.Segments) - 1
	if o.Type != Appendable || last < maxSegments {
		return 0, false
	}
	// The tail that is as large as what stands before it: sizes then grow towards the front, and a byte is written anew a
	// few times however often is appended, not with every append.
	first = last
	for size := o.Segments[last].Size; first > 0 && (first == last || o.Segments[first-1].Size <= size); {
		first--
		size += o.Segments[first].Size
	}
	return first, true
}

// Compact writes the segments of an object from first on anew, as one. A record that was replaced since gives
// [blob.ErrNotFound].
func (c *Contents) Compact(o *world.Object, first int) (world.Segment, error) {
	var size int64
	for _, s := range o.Segments[first:] {
		size += s.Size
	}
	body, err := c.Open(o.Segments[first:], 0, size)
	if err != nil {
		return world.Segment{}, err
	}
	w, err := c.Write(body, o.Encryption)
	return w.Segment, errors.Join(err, body.Close())
}

// Replace puts one segment in the place of those that the object had from first on when it was read, and gives those that
// are left. An object that has changed since keeps what it has, and the new segment is left.
func Replace(tx *world.Tx, bucket string, old *world.Object, first int, whole world.Segment) ([]world.Segment, error) {
	table := tx.Objects(bucket)
	now, err := table.Get(old.Key)
	if world.NotFound(err) {
		return []world.Segment{whole}, nil
	}
	if err != nil {
		return nil, err
	}
	n := len(old.Segments)
	if len(now.Segments) < n || now.Segments[first].Blob != old.Segments[first].Blob || now.Segments[n-1].Blob != old.Segments[n-1].Blob {
		return []world.Segment{whole}, nil
	}
	merged := append(append([]world.Segment{}, now.Segments[:first]...), whole)
	now.Segments = append(merged, now.Segments[n:]...)
	return old.Segments[first:], table.Put(now)
}

// Vanished tells that bytes were gone because their object was replaced or deleted since its record was read.
func Vanished(err error) bool { return errors.Is(err, blob.ErrNotFound) }
