// Package blob keeps object bytes: as files in a data directory, or in memory. It knows ids and bytes, nothing of
// buckets, names or hashes; whoever stores a record that points to a blob writes the blob first and the record second, and
// deletes the record first and the blob second, so that a record never points into the void. What a crash leaves
// without a record is removed by Sweep.
package blob

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
)

var (
	ErrNotFound = errors.New("blob not found")
	ErrFull     = errors.New("blob memory is full")
	ErrID       = errors.New("not the name of a blob")
)

// Blob is what Put made. Its bytes never change.
type Blob struct {
	ID   string
	Size int64
}

// Store keeps blobs. It is safe for concurrent use.
type Store interface {
	// Put keeps all that r gives. A caller that wants hashes reads through an io.TeeReader. If r fails, its error
	// comes back and nothing is kept.
	Put(r io.Reader) (Blob, error)
	// Open reads a blob, or returns ErrNotFound. What is open stays readable when the blob is deleted.
	Open(id string) (Content, error)
	// PutAs is Put under a name that the blob had elsewhere (an imported one), or ErrID when it is none. A blob never
	// changes: what is there under that name already is the same.
	PutAs(id string, r io.Reader) error
	// Delete removes a blob; that it is not there is no error.
	Delete(id string) error
	// Sweep removes every blob that keep does not want and all that was never finished, and returns how many
	// blobs it removed. It is meant for the start, before any Put.
	Sweep(keep func(id string) bool) (int, error)
}

// Content is an open blob.
type Content interface {
	io.ReadSeekCloser
	io.ReaderAt
	Size() int64
}

// idBytes of chance name a blob: names need not be predictable, since no client sees them.
const idBytes = 16

func newID() string {
	var b [idBytes]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// valid keeps anything but our own ids away from the file system.
func valid(id string) bool {
	b, err := hex.DecodeString(id)
	return err == nil && len(b) == idBytes && hex.EncodeToString(b) == id
}
