// Package badger is the store's engine for a data directory: Badger in a small profile. Nothing outside this package
// sees a Badger type.
package badger

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	badgerdb "github.com/dgraph-io/badger/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Logger takes Badger's messages.
type Logger = badgerdb.Logger

// Options are the choices a caller has.
type Options struct {
	// Sync makes every commit wait for the disk. Without it an acknowledged write survives the end of the process, however
	// sudden, since the operating system has it, but not the end of the machine; with it commits are about 25 times slower.
	Sync bool
	// Logger gets Badger's messages; nil drops them.
	Logger Logger
}

// Open opens the store in dir, which is made if need be. If another process has it open: store.ErrInUse.
func Open(dir string, opts Options) (store.Engine, error) {
	db, err := badgerdb.Open(profile(dir).WithSyncWrites(opts.Sync).WithLogger(opts.Logger))
	switch {
	case err == nil:
		return &engine{db}, nil
	case strings.Contains(err.Error(), "Cannot acquire directory lock"): // Badger has no error value for it
		return nil, fmt.Errorf("%w: another process has %s open", store.ErrInUse, dir)
	}
	return nil, fmt.Errorf("open store in %s: %w", dir, err)
}

// profile is sized for an emulator, measured against Badger's defaults: the same or better speed at this
// scale, 81 MB of apparent disk while open where the defaults take 2 GB, and a few MB of memory. The price is a limit of
// 3.7 MB or 39,000 entries per transaction, values above 64 KiB not counted: what completes, or gives up, an upload of
// 10,000 parts must fit. There is one writer at a time, so conflicts need not be detected.
func profile(dir string) badgerdb.Options {
	return badgerdb.DefaultOptions(dir).
		WithMemTableSize(24 << 20).
		WithNumMemtables(2).
		WithBaseTableSize(1 << 20).
		WithBaseLevelSize(4 << 20).
		WithValueLogFileSize(16 << 20).
		WithValueThreshold(64 << 10).
		WithBlockCacheSize(4 << 20).
		WithIndexCacheSize(2 << 20).
		WithNumCompactors(2).
		WithMetricsEnabled(false).
		WithDetectConflicts(false)
}

type engine struct{ db *badgerdb.DB }

func (e *engine) View(fn func(store.Txn) error) error {
	t := e.db.NewTransaction(false)
	defer t.Discard()
	return fn(&txn{t: t})
}

func (e *engine) Update(fn func(store.Txn) error) error {
	t := e.db.NewTransaction(true)
	defer t.Discard()
	if err := fn(&txn{t: t, writable: true}); err != nil {
		return err
	}
	return readable(t.Commit())
}

func (e *engine) Close() error { return e.db.Close() }

type txn struct {
	t        *badgerdb.Txn
	writable bool
}

func (t *txn) Get(key []byte) ([]byte, error) {
	item, err := t.t.Get(key)
	if err != nil {
		return nil, readable(err)
	}
	return item.ValueCopy(nil)
}

func (t *txn) Set(key, value []byte) error {
	if !t.writable {
		return store.ErrReadOnly
	}
	return readable(t.t.Set(key, value))
}

func (t *txn) Delete(key []byte) error {
	if !t.writable {
		return store.ErrReadOnly
	}
	return readable(t.t.Delete(key))
}

// Scan reads keys only; a value is fetched when it is asked for. Badger's iterator takes the transaction's own writes as
// they are when it is made, which is what the contract wants.
func (t *txn) Scan(prefix, from []byte) iter.Seq2[store.Item, error] {
	return func(yield func(store.Item, error) bool) {
		it := t.t.NewIterator(badgerdb.IteratorOptions{Prefix: prefix})
		defer it.Close()
		if bytes.Compare(from, prefix) < 0 {
			from = prefix
		}
		step := &item{}
		for it.Seek(from); it.ValidForPrefix(prefix); it.Next() {
			step.Item = it.Item()
			if !yield(step, nil) {
				return
			}
		}
	}
}

type item struct {
	*badgerdb.Item
	value []byte
}

func (i *item) Value() ([]byte, error) {
	var err error
	i.value, err = i.ValueCopy(i.value)
	return i.value, err
}

// readable turns Badger's errors into the store's.
func readable(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, badgerdb.ErrKeyNotFound):
		return store.ErrNotFound
	case errors.Is(err, badgerdb.ErrTxnTooBig):
		return fmt.Errorf("%w: more than about 3.7 MB or 39,000 keys in one piece; write it in several transactions", store.ErrTooBig)
	}
	return err
}
