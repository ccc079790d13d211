package store

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"
)

// IndexOption shapes an index.
type IndexOption func(*indexShape)

type indexShape struct{ unique, global bool }

// Unique lets a key belong to one record: of the scope, or of all scopes when the index is global.
func Unique(s *indexShape) { s.unique = true }

// index finds records by keys that are computed from them. The keys may depend only on what JSON carries, since
// those of a changed record are computed again from the stored one. No keys: the record is not in the index.
type index struct {
	indexShape
	d    *definition
	name string
	keys func(record any) []string
}

// Index finds records within a scope.
type Index[T any] struct{ ix *index }

// GlobalIndex finds records across all scopes.
type GlobalIndex[T any] struct{ ix *index }

// Index adds an index within a scope. Indexes are declared with the collection, before it is used.
func (c *Collection[T]) Index(name string, keys func(*T) []string, options ...IndexOption) *Index[T] {
	return &Index[T]{c.d.add(&index{name: name, keys: untyped(keys)}, options)}
}

// IndexAcross adds an index across scopes. It is no method of Collection: few collections have one, and a method would
// put the code of global indexes into the program for every type of record.
func IndexAcross[T any](c *Collection[T], name string, keys func(*T) []string, options ...IndexOption) *GlobalIndex[T] {
	return &GlobalIndex[T]{c.d.add(&index{name: name, keys: untyped(keys), indexShape: indexShape{global: true}}, options)}
}

func untyped[T any](keys func(*T) []string) func(any) []string {
	return func(record any) []string { return keys(record.(*T)) }
}

func (d *definition) add(ix *index, options []IndexOption) *index {
	ix.d = d
	for _, option := range options {
		option(&ix.indexShape)
	}
	for _, other := range d.indexes {
		if other.name == ix.name {
			panic("store: collection " + d.name + " has two indexes named " + ix.name)
		}
	}
	d.indexes = append(d.indexes, ix)
	return ix
}

// entry is the key under which the index lists a record.
func (ix *index) entry(scope Scope, key, id string) []byte {
	if ix.global {
		return globalKey(ix.d.name, ix.name, key, scope, id)
	}
	return indexKey(ix.d.name, ix.name, scope, key, id)
}

// prefix is what the entries of one key have in common.
func (ix *index) prefix(scope Scope, key string) []byte {
	if ix.global {
		return globalPrefix(ix.d.name, ix.name, key)
	}
	return indexPrefix(ix.d.name, ix.name, scope, key)
}

// owner reads scope and id back from an entry.
func (ix *index) owner(entry, prefix []byte, scope Scope) (Scope, string, error) {
	if !ix.global {
		id, err := lastSegment(entry, prefix)
		return scope, id, err
	}
	names, err := lastSegments(entry, prefix, 3)
	if err != nil {
		return Scope{}, "", err
	}
	return Scope{names[0], names[1]}, names[2], nil
}

// free refuses a key of a unique index that another record has.
func (ix *index) free(tx *Tx, scope Scope, key, id string) error {
	prefix := ix.prefix(scope, key)
	for item, err := range tx.txn.Scan(prefix, nil) {
		if err != nil {
			return err
		}
		ownerScope, owner, err := ix.owner(item.Key(), prefix, scope)
		if err != nil {
			return err
		}
		if owner != id || ownerScope != scope {
			return &ExistsError{Collection: ix.d.name, Index: ix.name, Key: key, ID: owner}
		}
	}
	return nil
}

func (ix *index) count(tx *Tx, scope Scope, key string) (int, error) {
	if tx.ended {
		return 0, ErrEnded
	}
	n := 0
	for _, err := range tx.txn.Scan(ix.prefix(scope, key), nil) {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// each walks the records of a key. Like a Table's iteration it visits what was there when the loop began: a record
// deleted or moved to another key meanwhile is skipped.
func (ix *index) each(tx *Tx, scope Scope, key string) iter.Seq2[found, error] {
	return func(yield func(found, error) bool) {
		if tx.ended {
			yield(found{}, ErrEnded)
			return
		}
		prefix, began := ix.prefix(scope, key), tx.writes
		for item, err := range tx.txn.Scan(prefix, nil) {
			var f found
			if err == nil {
				f, err = ix.visit(tx, item, prefix, scope, began)
			}
			if err == nil && f.record == nil {
				continue
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

func (ix *index) visit(tx *Tx, item Item, prefix []byte, scope Scope, began int) (found, error) {
	if tx.writes != began {
		if still, err := tx.has(item.Key()); err != nil || !still {
			return found{}, err
		}
	}
	owner, id, err := ix.owner(item.Key(), prefix, scope)
	if err != nil {
		return found{}, err
	}
	record, err := table{ix.d, tx.at(owner)}.get(id)
	if errors.Is(err, ErrNotFound) {
		err = fmt.Errorf("store: index %s of %s lists %q, which does not exist", ix.name, ix.d.name, id)
	}
	return found{owner, record}, err
}

// found is a record and where it is.
type found struct {
	scope  Scope
	record any
}

// Found is a record and where it is.
type Found[T any] struct {
	Scope  Scope
	Record *T
}

// In binds the index to a transaction and a scope.
func (ix *Index[T]) In(tx *Tx, scope Scope) View[T] { return View[T]{view{ix.ix, tx.at(scope)}} }

// view is an index as one transaction sees it, in one scope or in all.
type view struct {
	ix *index
	*binding
}

// each stays out of line, like [table.scan].
//
//go:noinline
func (v view) each(key string) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for f, err := range v.ix.each(v.tx, v.scope, key) {
			if !yield(f.record, err) {
				return
			}
		}
	}
}

func (v view) first(key string) (found, error) {
	for f, err := range v.ix.each(v.tx, v.scope, key) {
		return f, err
	}
	return found{}, &NotFoundError{Collection: v.ix.d.name, Index: v.ix.name, Key: key}
}

func (v view) count(key string) (int, error) { return v.ix.count(v.tx, v.scope, key) }

// ids lists the ids of the records with the key; it reads none of them.
func (v view) ids(key string) ([]string, error) {
	if v.tx.ended {
		return nil, ErrEnded
	}
	var list []string
	prefix := v.ix.prefix(v.scope, key)
	for item, err := range v.tx.txn.Scan(prefix, nil) {
		if err != nil {
			return nil, err
		}
		_, id, err := v.ix.owner(item.Key(), prefix, v.scope)
		if err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, nil
}

// View is an index as one transaction sees it in one scope. Iterations follow the rules of [Table].
type View[T any] struct{ v view }

// Each walks the records with the key, in order of id.
func (v View[T]) Each(key string) iter.Seq2[*T, error] { return typed[T](v.v.each(key)) }

// First is the record with the key and the lowest id, or ErrNotFound.
func (v View[T]) First(key string) (*T, error) {
	f, err := v.v.first(key)
	record, _ := f.record.(*T)
	return record, err
}

// Count is the number of records with the key; it reads none of them.
func (v View[T]) Count(key string) (int, error) { return v.v.count(key) }

// IDs lists the ids of the records with the key, in order; it reads none of them.
func (v View[T]) IDs(key string) ([]string, error) { return v.v.ids(key) }

// In binds the index to a transaction.
func (ix *GlobalIndex[T]) In(tx *Tx) GlobalView[T] { return GlobalView[T]{view{ix.ix, tx.at(Scope{})}} }

// GlobalView is a global index as one transaction sees it.
type GlobalView[T any] struct{ v view }

// Each walks the records with the key in all scopes, by account, region and id.
func (v GlobalView[T]) Each(key string) iter.Seq2[Found[T], error] {
	return func(yield func(Found[T], error) bool) {
		v.v.ix.each(v.v.tx, Scope{}, key)(func(f found, err error) bool {
			record, _ := f.record.(*T)
			return yield(Found[T]{f.scope, record}, err)
		})
	}
}

// First is the first record that Each would give, and its scope, or ErrNotFound.
func (v GlobalView[T]) First(key string) (*T, Scope, error) {
	f, err := v.v.first(key)
	record, _ := f.record.(*T)
	return record, f.scope, err
}

// Count is the number of records with the key in all scopes; it reads none of them.
func (v GlobalView[T]) Count(key string) (int, error) { return v.v.count(key) }

// indexChanges are the index entries that one write removes and adds.
type indexChanges struct{ gone, fresh [][]byte }

func (c indexChanges) apply(tx *Tx) error {
	for _, entry := range c.gone {
		if err := tx.remove(entry); err != nil {
			return err
		}
	}
	for _, entry := range c.fresh {
		if err := tx.set(entry, []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// indexChanges compares a record's old state (nil: new) with its next (nil: deleted). It writes nothing, so that a
// refusal leaves the transaction as it was.
func (t table) indexChanges(id string, old, next any) (indexChanges, error) {
	var changes indexChanges
	for _, ix := range t.d.indexes {
		var before, now []string
		if old != nil {
			before = ix.keys(old)
		}
		if next != nil {
			now = ix.keys(next)
		}
		for _, key := range before {
			if !slices.Contains(now, key) {
				changes.gone = append(changes.gone, ix.entry(t.scope, key, id))
			}
		}
		for _, key := range now {
			if slices.Contains(before, key) {
				continue
			}
			if !utf8.ValidString(key) { // the stored record would not lead back to it
				return indexChanges{}, fmt.Errorf("%w: %s %s %q", ErrBadKey, t.d.name, ix.name, key)
			}
			if ix.unique {
				if err := ix.free(t.tx, t.scope, key, id); err != nil {
					return indexChanges{}, err
				}
			}
			changes.fresh = append(changes.fresh, ix.entry(t.scope, key, id))
		}
	}
	return changes, nil
}
