package store

import (
	"errors"
	"fmt"
)

// The kinds of failure a caller can act on. They arrive wrapped: compare with errors.Is.
var (
	ErrNotFound = errors.New("not found")
	ErrExists   = errors.New("already exists")
	ErrReadOnly = errors.New("write in a read-only transaction")
	ErrEnded    = errors.New("transaction has ended")
	ErrTooBig   = errors.New("transaction too big for the storage engine")
	ErrSchema   = errors.New("unknown store layout")
	ErrInUse    = errors.New("data directory is in use")
	ErrBadKey   = errors.New("key is not valid UTF-8")
)

// ExistsError says what stood in the way of a write: the id when Index is empty, else the unique index.
type ExistsError struct {
	Collection string
	Index      string
	Key        string // what should have been unique
	ID         string // the record that has it
}

func (e *ExistsError) Error() string {
	if e.Index == "" {
		return fmt.Sprintf("%s %q already exists", e.Collection, e.ID)
	}
	return fmt.Sprintf("%s with %s %q already exists: %q", e.Collection, e.Index, e.Key, e.ID)
}

// Is makes errors.Is(err, ErrExists) hold.
func (e *ExistsError) Is(target error) bool { return target == ErrExists }

// NotFoundError names the record that is missing.
type NotFoundError struct {
	Collection string
	Index      string // the index that was asked, or empty
	Key        string
}

func (e *NotFoundError) Error() string {
	if e.Index == "" {
		return fmt.Sprintf("%s %q not found", e.Collection, e.Key)
	}
	return fmt.Sprintf("%s with %s %q not found", e.Collection, e.Index, e.Key)
}

// Is makes errors.Is(err, ErrNotFound) hold.
func (e *NotFoundError) Is(target error) bool { return target == ErrNotFound }
