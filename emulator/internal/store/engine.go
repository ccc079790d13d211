package store

import "iter"

// Engine is an ordered map of bytes with transactions. [Store] is its only caller and calls Update from one
// goroutine at a time, so an engine needs no conflict detection; Views run at any time beside it.
type Engine interface {
	// View runs fn on a snapshot. It never waits for an Update.
	View(fn func(Txn) error) error
	// Update runs fn and keeps its writes if fn returns nil. An error or a panic leaves nothing behind.
	Update(fn func(Txn) error) error
	// Close waits for nothing: the caller ends its transactions first.
	Close() error
}

// Txn is what an engine offers inside a transaction. Bytes that it returns must not be changed and are good
// until the transaction ends, those of an [Item] until the next step of its iteration. Bytes given to Set
// and Delete belong to the engine from then on.
type Txn interface {
	// Get returns the value or ErrNotFound.
	Get(key []byte) ([]byte, error)
	Set(key, value []byte) error
	// Delete removes the key; that it was not there is no error.
	Delete(key []byte) error
	// Scan walks the keys that begin with prefix and are not before from, in byte order, as they were when
	// the iteration began: writes that the loop makes in the same transaction do not show. Scans may nest.
	Scan(prefix, from []byte) iter.Seq2[Item, error]
}

// Item is one step of a scan. The value is fetched when it is asked for, so stepping over an item costs its key alone.
type Item interface {
	Key() []byte
	Value() ([]byte, error)
}
