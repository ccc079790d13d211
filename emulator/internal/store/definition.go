package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// definition is a collection without its type; records pass through it as pointers to their struct.
type definition struct {
	name    string
	record  reflect.Type
	id      func(record any) string
	indexes []*index
	clone   func(record any) any // nil: records of this type are decoded anew each time
	exact   bool                 // a clone is what decoding the stored record gives
}

func (d *definition) eachScope(tx *Tx, prefix []byte) iter.Seq2[Scope, error] {
	if tx.ended {
		return failing[Scope](ErrEnded)
	}
	return func(yield func(Scope, error) bool) {
		for item, err := range tx.txn.Scan(prefix, nil) {
			var names []string
			if err == nil {
				names, err = lastSegments(item.Key(), countPrefix(d.name), 2)
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

// table is a definition as one transaction sees it in one scope.
type table struct {
	d *definition
	*binding
}

func (t table) get(id string) (any, error) {
	key := recordKey(t.d.name, t.scope, id)
	value, err := t.tx.get(key)
	if err != nil {
		return nil, t.missing(id, err)
	}
	return t.d.decode(t.tx, key, value, true)
}

// peek is get without the copy.
func (t table) peek(id string) (any, error) {
	key := recordKey(t.d.name, t.scope, id)
	value, err := t.tx.get(key)
	if err != nil {
		return nil, t.missing(id, err)
	}
	return t.d.peek(t.tx, key, value)
}

func (t table) has(id string) (bool, error) { return t.tx.has(recordKey(t.d.name, t.scope, id)) }

func (t table) store(record any, replace bool) error {
	if err := t.tx.mayWrite(); err != nil {
		return err
	}
	if t.tx.BeforeWrite != nil {
		t.tx.BeforeWrite(t.d.name, t.scope.Account, record)
	}
	id := t.d.id(record)
	if !utf8.ValidString(id) { // JSON would give the record back with another id
		return fmt.Errorf("%w: %s id %q", ErrBadKey, t.d.name, id)
	}
	key := recordKey(t.d.name, t.scope, id)
	stored, err := t.tx.get(key)
	exists := err == nil
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if exists && !replace {
		return &ExistsError{Collection: t.d.name, ID: id}
	}
	var old any
	if exists && len(t.d.indexes) > 0 {
		if old, err = t.d.peek(t.tx, key, stored); err != nil {
			return err
		}
	}
	changes, err := t.indexChanges(id, old, record)
	if err != nil {
		return err
	}
	value, err := json.Marshal(record)
	if err != nil {
		return fmt.Errorf("store: encode %s %q: %w", t.d.name, id, err)
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
	t.d.remember(t.tx, key, value, record)
	return t.tx.tell(t.d.name, t.scope, id, record, false)
}

func (t table) delete(id string) error {
	if err := t.tx.mayWrite(); err != nil {
		return err
	}
	key := recordKey(t.d.name, t.scope, id)
	stored, err := t.tx.get(key)
	if err != nil {
		return t.missing(id, err)
	}
	var old any
	if len(t.d.indexes) > 0 || t.tx.OnWrite != nil {
		if old, err = t.d.peek(t.tx, key, stored); err != nil {
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
	if err := t.tx.remove(directoryKey(t.d.name, id, t.scope)); err != nil {
		return err
	}
	if err := t.add(-1); err != nil {
		return err
	}
	if err := changes.apply(t.tx); err != nil {
		return err
	}
	return t.tx.tell(t.d.name, t.scope, id, old, true)
}

// register enters a new id into the directory and the counter.
func (t table) register(id string) error {
	if err := t.tx.set(directoryKey(t.d.name, id, t.scope), []byte{}); err != nil {
		return err
	}
	return t.add(1)
}

func (t table) add(change int) error {
	n, err := t.count()
	if err != nil {
		return err
	}
	key := countKey(t.d.name, t.scope)
	if n+change == 0 {
		return t.tx.remove(key) // EachScope walks these keys
	}
	return t.tx.set(key, strconv.AppendInt(nil, int64(n+change), 10))
}

func (t table) count() (int, error) {
	value, err := t.tx.get(countKey(t.d.name, t.scope))
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(value))
}

// after is where a scan behind an id begins.
func (t table) after(id string) []byte { return after(recordKey(t.d.name, t.scope, id)) }

// scan walks the records from a key on. It stays out of line: inlined, it would be compiled again for each type.
//
//go:noinline
func (t table) scan(from []byte) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if t.tx.ended {
			yield(nil, ErrEnded)
			return
		}
		began := t.tx.writes
		for item, err := range t.tx.txn.Scan(recordPrefix(t.d.name, t.scope), from) {
			var record any
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
func (t table) visit(item Item, began int) (any, error) {
	if t.tx.writes == began {
		value, err := item.Value()
		if err != nil {
			return nil, err
		}
		return t.d.decode(t.tx, item.Key(), value, false)
	}
	value, err := t.tx.get(item.Key())
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return t.d.decode(t.tx, item.Key(), value, false)
}

// page gives up to limit records behind the first offset ones.
//
//go:noinline
func (t table) page(offset, limit int, give func(record any)) error {
	if t.tx.ended {
		return ErrEnded
	}
	if limit <= 0 {
		return nil
	}
	for item, err := range t.tx.txn.Scan(recordPrefix(t.d.name, t.scope), nil) {
		if err != nil {
			return err
		}
		if offset > 0 {
			offset--
			continue
		}
		value, err := item.Value()
		if err != nil {
			return err
		}
		record, err := t.d.decode(t.tx, item.Key(), value, true)
		if err != nil {
			return err
		}
		give(record)
		if limit--; limit == 0 {
			break
		}
	}
	return nil
}

func (t table) anywhere(id string) (any, Scope, error) {
	if t.scope != (Scope{}) { // which the directory lists first
		record, err := t.get(id)
		if err == nil || !errors.Is(err, ErrNotFound) {
			return record, t.scope, err
		}
	}
	prefix := directoryPrefix(t.d.name, id)
	for item, err := range t.tx.txn.Scan(prefix, nil) {
		if err != nil {
			return nil, Scope{}, err
		}
		names, err := lastSegments(item.Key(), prefix, 2)
		if err != nil {
			return nil, Scope{}, err
		}
		scope := Scope{names[0], names[1]}
		record, err := table{t.d, t.tx.at(scope)}.get(id)
		return record, scope, err
	}
	return nil, Scope{}, &NotFoundError{Collection: t.d.name, Key: id}
}

// peekOnly finds a record whose id no other scope has: where it was last is where it is, if it is still there.
func (t table) peekOnly(id string) (any, Scope, error) {
	if scope, known := t.tx.cache.homes.of(t.d.name, id); known {
		record, err := table{t.d, t.tx.at(scope)}.peek(id)
		if err == nil || !errors.Is(err, ErrNotFound) {
			return record, scope, err
		}
	}
	record, scope, err := t.anywhere(id)
	if err == nil {
		t.tx.cache.homes.note(t.d.name, id, scope)
	}
	return record, scope, err
}

func (t table) missing(id string, err error) error {
	if errors.Is(err, ErrNotFound) {
		return &NotFoundError{Collection: t.d.name, Key: id}
	}
	return err
}
