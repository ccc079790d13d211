package store

import (
	"bytes"
	"iter"
	"sync/atomic"

	"github.com/tidwall/btree"
)

type pair struct{ key, value []byte }

type tree = btree.BTreeG[pair]

// memory is the engine without a data directory: a B-tree that is never changed once published. A transaction
// writes to a copy that shares all nodes it does not touch, and commit is one pointer.
type memory struct {
	current atomic.Pointer[tree]
}

// NewMemory is an engine that forgets everything when the process ends.
func NewMemory() Engine {
	m := &memory{}
	m.current.Store(btree.NewBTreeGOptions(func(a, b pair) bool {
		return bytes.Compare(a.key, b.key) < 0
	}, btree.Options{NoLocks: true, Degree: 8})) // published trees are only read, copies have one owner; a write copies a path of nodes
	return m
}

func (m *memory) View(fn func(Txn) error) error {
	return fn(&memoryTxn{tree: m.current.Load()})
}

func (m *memory) Update(fn func(Txn) error) error {
	txn := &memoryTxn{tree: m.current.Load().Copy(), writable: true}
	if err := fn(txn); err != nil {
		return err
	}
	m.current.Store(txn.tree)
	return nil
}

func (m *memory) Close() error { return nil }

type memoryTxn struct {
	tree     *tree
	writable bool
}

func (t *memoryTxn) Get(key []byte) ([]byte, error) {
	p, ok := t.tree.Get(pair{key: key})
	if !ok {
		return nil, ErrNotFound
	}
	return p.value, nil
}

func (t *memoryTxn) Set(key, value []byte) error {
	if !t.writable {
		return ErrReadOnly
	}
	t.tree.Set(pair{key, value})
	return nil
}

func (t *memoryTxn) Delete(key []byte) error {
	if !t.writable {
		return ErrReadOnly
	}
	t.tree.Delete(pair{key: key})
	return nil
}

func (t *memoryTxn) Scan(prefix, from []byte) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		tree := t.tree
		if t.writable {
			tree = tree.Copy() // the loop may write; the iteration goes on in what it began with
		}
		if bytes.Compare(from, prefix) < 0 {
			from = prefix
		}
		item := &memoryItem{}
		tree.Ascend(pair{key: from}, func(p pair) bool {
			if !bytes.HasPrefix(p.key, prefix) {
				return false
			}
			item.pair = p
			return yield(item, nil)
		})
	}
}

type memoryItem struct{ pair }

func (i *memoryItem) Key() []byte            { return i.key }
func (i *memoryItem) Value() ([]byte, error) { return i.value, nil }
