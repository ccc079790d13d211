package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"unicode/utf8"
)

// Collection is a kind of record: its name, its id and its indexes. It holds no data and may be used with any
// number of stores. Records are plain structs that JSON carries whole.
type Collection[T any] struct {
	name    string
	id      func(*T) string
	indexes []*index[T]
	clone   func(*T) *T // nil: records of this type are decoded anew each time
}

// Define declares a collection. Names are part of the stored layout; no two collections of a store may share one.
func Define[T any](name string, id func(*T) string) *Collection[T] {
	return &Collection[T]{name: name, id: id, clone: cloner[T]()}
}

// Name is the name the collection was defined with.
func (c *Collection[T]) Name() string { return c.name }

// In binds the collection to a transaction and a scope. It costs nothing.
func (c *Collection[T]) In(tx *Tx, scope Scope) Table[T] { return Table[T]{c, tx, scope} }

// EachScope walks the scopes that hold at least one record, by account and then region.
func (c *Collection[T]) EachScope(tx *Tx) iter.Seq2[Scope, error] {
	return c.eachScope(tx, countPrefix(c.name))
}

// EachScopeOf is EachScope for one account: the regions in which it has records.
func (c *Collection[T]) EachScopeOf(tx *Tx, account string) iter.Seq2[Scope, error] {
	return c.eachScope(tx, countAccountPrefix(c.name, account))
}

func (c *Collection[T]) eachScope(tx *Tx, prefix []byte) iter.Seq2[Scope, error] {
	if tx.ended {
		return failing[Scope](ErrEnded)
	}
	return func(yield func(Scope, error) bool) {
		for item, err := range tx.txn.Scan(prefix, nil) {
			var names []string
			if err == nil {
				names, err = lastSegments(item.Key(), countPrefix(c.name), 2)
			}
			if err != nil {
				yield(Scope{}, err)
				return
			}
			if !yield(Scope{names[0], names[1]}, nil) {
				return
			}
		}
	}
}

// Table is a collection as one transaction sees it in one scope.
//
// An iteration walks the records that were there when its loop began, in order of id. The loop may write to the
// same collection: records inserted meanwhile are not visited, those deleted meanwhile are skipped, those
// changed meanwhile are given as they are now.
type Table[T any] struct {
	c     *Collection[T]
	tx    *Tx
	scope Scope
}

// Scope is the scope the table is bound to.
func (t Table[T]) Scope() Scope { return t.scope }

// Get returns a fresh copy of the record, or ErrNotFound.
func (t Table[T]) Get(id string) (*T, error) {
	key := recordKey(t.c.name, t.scope, id)
	value, err := t.tx.get(key)
	if err != nil {
		return nil, t.missing(id, err)
	}
	return t.c.decode(t.tx, key, value, true)
}

// Has tells whether there is such a record, without reading it.
func (t Table[T]) Has(id string) (bool, error) {
	return t.tx.has(recordKey(t.c.name, t.scope, id))
}

// Insert stores a new record. ErrExists if its id, or its key in a unique index, is taken: then nothing was
// written and the transaction can go on.
func (t Table[T]) Insert(record *T) error { return t.store(record, false) }

// Put stores a record, new or changed. ErrExists if its key in a unique index belongs to another: then nothing
// was written and the transaction can go on.
func (t Table[T]) Put(record *T) error { return t.store(record, true) }

func (t Table[T]) store(record *T, replace bool) error {
	if err := t.tx.mayWrite(); err != nil {
		return err
	}
	if t.tx.BeforeWrite != nil {
		t.tx.BeforeWrite(t.c.name, t.scope.Account, record)
	}
	id := t.c.id(record)
	if !utf8.ValidString(id) { // JSON would give the record back with another id
		return fmt.Errorf("%w: %s id %q", ErrBadKey, t.c.name, id)
	}
	key := recordKey(t.c.name, t.scope, id)
	stored, err := t.tx.get(key)
	exists := err == nil
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if exists && !replace {
		return &ExistsError{Collection: t.c.name, ID: id}
	}
	var old *T
	if exists && len(t.c.indexes) > 0 {
		if old, err = t.c.peek(t.tx, key, stored); err != nil {
			return err
		}
	}
	changes, err := t.indexChanges(id, old, record)
	if err != nil {
		return err
	}
	value, err := json.Marshal(record)
	if err != nil {
		return fmt.Errorf("store: encode %s %q: %w", t.c.name, id, err)
	}
	if !exists {
		if err := t.register(id); err != nil {
			return err
		}
	}
	if err := changes.apply(t.tx); err != nil {
		return err
	}
	if err := t.tx.set(key, value); err != nil {
		return err
	}
	return t.tx.tell(t.c.name, t.scope, id, record, false)
}

// Delete removes the record, or returns ErrNotFound.
func (t Table[T]) Delete(id string) error {
	if err := t.tx.mayWrite(); err != nil {
		return err
	}
	key := recordKey(t.c.name, t.scope, id)
	stored, err := t.tx.get(key)
	if err != nil {
		return t.missing(id, err)
	}
	var old *T
	if len(t.c.indexes) > 0 || t.tx.OnWrite != nil {
		if old, err = t.c.peek(t.tx, key, stored); err != nil {
			return err
		}
	}
	changes, err := t.indexChanges(id, old, nil)
	if err != nil {
		return err
	}
	if err := t.tx.remove(key); err != nil {
		return err
	}
	if err := t.tx.remove(directoryKey(t.c.name, id, t.scope)); err != nil {
		return err
	}
	if err := t.count(-1); err != nil {
		return err
	}
	if err := changes.apply(t.tx); err != nil {
		return err
	}
	return t.tx.tell(t.c.name, t.scope, id, old, true)
}

// register enters a new id into the directory and the counter.
func (t Table[T]) register(id string) error {
	if err := t.tx.set(directoryKey(t.c.name, id, t.scope), []byte{}); err != nil {
		return err
	}
	return t.count(1)
}

func (t Table[T]) count(change int) error {
	n, err := t.Count()
	if err != nil {
		return err
	}
	key := countKey(t.c.name, t.scope)
	if n+change == 0 {
		return t.tx.remove(key) // EachScope walks these keys
	}
	return t.tx.set(key, strconv.AppendInt(nil, int64(n+change), 10))
}

// Count is the number of records in the scope. It is kept, not counted.
func (t Table[T]) Count() (int, error) {
	value, err := t.tx.get(countKey(t.c.name, t.scope))
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(value))
}

// Each walks all records of the scope in order of id, which is the order of creation.
func (t Table[T]) Each() iter.Seq2[*T, error] { return t.scan(nil) }

// After walks the records whose id sorts behind id, which need not exist (any more).
func (t Table[T]) After(id string) iter.Seq2[*T, error] {
	return t.scan(after(recordKey(t.c.name, t.scope, id)))
}

func (t Table[T]) scan(from []byte) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		if t.tx.ended {
			yield(nil, ErrEnded)
			return
		}
		began := t.tx.writes
		for item, err := range t.tx.txn.Scan(recordPrefix(t.c.name, t.scope), from) {
			var record *T
			if err == nil {
				record, err = t.visit(item, began)
			}
			if err == nil && record == nil {
				continue
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// visit decodes one step of a scan; nil if the record has gone since the scan began.
func (t Table[T]) visit(item Item, began int) (*T, error) {
	if t.tx.writes == began {
		value, err := item.Value()
		if err != nil {
			return nil, err
		}
		return t.c.decode(t.tx, item.Key(), value, false)
	}
	value, err := t.tx.get(item.Key())
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return t.c.decode(t.tx, item.Key(), value, false)
}

// Page returns up to limit records behind the first offset ones, which are stepped over without being read.
func (t Table[T]) Page(offset, limit int) ([]*T, error) {
	if t.tx.ended {
		return nil, ErrEnded
	}
	if limit <= 0 {
		return nil, nil
	}
	var page []*T
	for item, err := range t.tx.txn.Scan(recordPrefix(t.c.name, t.scope), nil) {
		if err != nil {
			return nil, err
		}
		if offset > 0 {
			offset--
			continue
		}
		value, err := item.Value()
		if err != nil {
			return nil, err
		}
		record, err := t.c.decode(t.tx, item.Key(), value, true)
		if err != nil {
			return nil, err
		}
		if page = append(page, record); len(page) == limit {
			break
		}
	}
	return page, nil
}

// Anywhere finds a record by its id in whatever scope it is. If several scopes have the id, the table's own
// goes first, then the order is that of account and region. Whether the caller may see it is the caller's matter.
func (t Table[T]) Anywhere(id string) (*T, Scope, error) {
	record, err := t.Get(id)
	if err == nil || !errors.Is(err, ErrNotFound) {
		return record, t.scope, err
	}
	prefix := directoryPrefix(t.c.name, id)
	for item, err := range t.tx.txn.Scan(prefix, nil) {
		if err != nil {
			return nil, Scope{}, err
		}
		names, err := lastSegments(item.Key(), prefix, 2)
		if err != nil {
			return nil, Scope{}, err
		}
		scope := Scope{names[0], names[1]}
		record, err := t.c.In(t.tx, scope).Get(id)
		return record, scope, err
	}
	return nil, Scope{}, &NotFoundError{Collection: t.c.name, Key: id}
}

func (t Table[T]) missing(id string, err error) error {
	if errors.Is(err, ErrNotFound) {
		return &NotFoundError{Collection: t.c.name, Key: id}
	}
	return err
}
