package oss

import (
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxSegments is how many blobs an object may consist of: each costs an open file while it is read.
const maxSegments = 32

// Fragmented reports whether an object consists of so many blobs that they should become one.
func Fragmented(o *world.Object) bool { return len(o.Segments) > maxSegments }

// Compact writes an object's bytes anew, as one blob.
func (c *Contents) Compact(o *world.Object) (world.Segment, error) {
	parts := make([]io.Reader, len(o.Segments))
	for i, s := range o.Segments {
		parts[i] = &lazy{contents: c, segment: s}
	}
	w, err := c.Write(io.MultiReader(parts...), o.Encryption)
	return w.Segment, err
}

// Replace puts one segment in the place of all that the object had when it was read, and gives those that are left. An
// object that has changed since keeps what it has, and the new segment is left.
func Replace(tx *world.Tx, bucket string, old *world.Object, whole world.Segment) ([]world.Segment, error) {
	table := tx.Objects(bucket)
	now, err := table.Get(old.Key)
	if world.NotFound(err) {
		return []world.Segment{whole}, nil
	}
	if err != nil {
		return nil, err
	}
	n := len(old.Segments)
	if len(now.Segments) < n || now.Segments[0].Blob != old.Segments[0].Blob || now.Segments[n-1].Blob != old.Segments[n-1].Blob {
		return []world.Segment{whole}, nil
	}
	now.Segments = append([]world.Segment{whole}, now.Segments[n:]...)
	return old.Segments, table.Put(now)
}

// lazy opens its segment when it is read and closes it at the end, so that a thousand parts cost one file at a time.
type lazy struct {
	contents *Contents
	segment  world.Segment
	open     io.ReadCloser
}

func (l *lazy) Read(p []byte) (int, error) {
	if l.open == nil {
		var err error
		if l.open, err = l.contents.Open([]world.Segment{l.segment}, 0, l.segment.Size); err != nil {
			return 0, err
		}
	}
	n, err := l.open.Read(p)
	if err != nil {
		_ = l.open.Close() // only read from
	}
	return n, err
}
