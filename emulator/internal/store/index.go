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
type index[T any] struct {
	indexShape
	c    *Collection[T]
	name string
	keys func(*T) []string
}

// Index finds records within a scope.
type Index[T any] struct{ index[T] }

// GlobalIndex finds records across all scopes.
type GlobalIndex[T any] struct{ index[T] }

// Index adds an index within a scope. Indexes are declared with the collection, before it is used.
func (c *Collection[T]) Index(name string, keys func(*T) []string, options ...IndexOption) *Index[T] {
	ix := &Index[T]{index[T]{c: c, name: name, keys: keys}}
	c.add(&ix.index, options)
	return ix
}

// GlobalIndex adds an index across scopes.
func (c *Collection[T]) GlobalIndex(name string, keys func(*T) []string, options ...IndexOption) *GlobalIndex[T] {
	ix := &GlobalIndex[T]{index[T]{c: c, name: name, keys: keys, indexShape: indexShape{global: true}}}
	c.add(&ix.index, options)
	return ix
}

func (c *Collection[T]) add(ix *index[T], options []IndexOption) {
	for _, option := range options {
		option(&ix.indexShape)
	}
	for _, other := range c.indexes {
		if other.name == ix.name {
			panic("store: collection " + c.name + " has two indexes named " + ix.name)
		}
	}
	c.indexes = append(c.indexes, ix)
}

// entry is the key under which the index lists a record.
func (ix *index[T]) entry(scope Scope, key, id string) []byte {
	if ix.global {
		return globalKey(ix.c.name, ix.name, key, scope, id)
	}
	return indexKey(ix.c.name, ix.name, scope, key, id)
}

// prefix is what the entries of one key have in common.
func (ix *index[T]) prefix(scope Scope, key string) []byte {
	if ix.global {
		return globalPrefix(ix.c.name, ix.name, key)
	}
	return indexPrefix(ix.c.name, ix.name, scope, key)
}

// owner reads scope and id back from an entry.
func (ix *index[T]) owner(entry, prefix []byte, scope Scope) (Scope, string, error) {
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
func (ix *index[T]) free(tx *Tx, scope Scope, key, id string) error {
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
			return &ExistsError{Collection: ix.c.name, Index: ix.name, Key: key, ID: owner}
		}
	}
	return nil
}

func (ix *index[T]) count(tx *Tx, scope Scope, key string) (int, error) {
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
func (ix *index[T]) each(tx *Tx, scope Scope, key string) iter.Seq2[Found[T], error] {
	return func(yield func(Found[T], error) bool) {
		if tx.ended {
			yield(Found[T]{}, ErrEnded)
			return
		}
		prefix, began := ix.prefix(scope, key), tx.writes
		for item, err := range tx.txn.Scan(prefix, nil) {
			var found Found[T]
			if err == nil {
				found, err = ix.visit(tx, item, prefix, scope, began)
			}
			if err == nil && found.Record == nil {
				continue
			}
			if !yield(found, err) || err != nil {
				return
			}
		}
	}
}

func (ix *index[T]) visit(tx *Tx, item Item, prefix []byte, scope Scope, began int) (Found[T], error) {
	if tx.writes != began {
		if still, err := tx.has(item.Key()); err != nil || !still {
			return Found[T]{}, err
		}
	}
	owner, id, err := ix.owner(item.Key(), prefix, scope)
	if err != nil {
		return Found[T]{}, err
	}
	record, err := ix.c.In(tx, owner).Get(id)
	if errors.Is(err, ErrNotFound) {
		err = fmt.Errorf("store: index %s of %s lists %q, which does not exist", ix.name, ix.c.name, id)
	}
	return Found[T]{owner, record}, err
}

// Found is a record and where it is.
type Found[T any] struct {
	Scope  Scope
	Record *T
}

// In binds the index to a transaction and a scope.
func (ix *Index[T]) In(tx *Tx, scope Scope) View[T] { return View[T]{&ix.index, tx, scope} }

// View is an index as one transaction sees it in one scope. Iterations follow the rules of [Table].
type View[T any] struct {
	ix    *index[T]
	tx    *Tx
	scope Scope
}

// Each walks the records with the key, in order of id.
func (v View[T]) Each(key string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for found, err := range v.ix.each(v.tx, v.scope, key) {
			if !yield(found.Record, err) {
				return
			}
		}
	}
}

// First is the record with the key and the lowest id, or ErrNotFound.
func (v View[T]) First(key string) (*T, error) {
	for record, err := range v.Each(key) {
		return record, err
	}
	return nil, &NotFoundError{Collection: v.ix.c.name, Index: v.ix.name, Key: key}
}

// Count is the number of records with the key; it reads none of them.
func (v View[T]) Count(key string) (int, error) { return v.ix.count(v.tx, v.scope, key) }

// In binds the index to a transaction.
func (ix *GlobalIndex[T]) In(tx *Tx) GlobalView[T] { return GlobalView[T]{&ix.index, tx} }

// GlobalView is a global index as one transaction sees it.
type GlobalView[T any] struct {
	ix *index[T]
	tx *Tx
}

// Each walks the records with the key in all scopes, by account, region and id.
func (v GlobalView[T]) Each(key string) iter.Seq2[Found[T], error] {
	return v.ix.each(v.tx, Scope{}, key)
}

// First is the first record that Each would give, and its scope, or ErrNotFound.
func (v GlobalView[T]) First(key string) (*T, Scope, error) {
	for found, err := range v.Each(key) {
		return found.Record, found.Scope, err
	}
	return nil, Scope{}, &NotFoundError{Collection: v.ix.c.name, Index: v.ix.name, Key: key}
}

// Count is the number of records with the key in all scopes; it reads none of them.
func (v GlobalView[T]) Count(key string) (int, error) { return v.ix.count(v.tx, Scope{}, key) }

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
func (t Table[T]) indexChanges(id string, old, next *T) (indexChanges, error) {
	var changes indexChanges
	for _, ix := range t.c.indexes {
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
				return indexChanges{}, fmt.Errorf("%w: %s %s %q", ErrBadKey, t.c.name, ix.name, key)
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
