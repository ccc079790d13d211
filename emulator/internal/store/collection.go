package store

import (
	"iter"
	"reflect"
)

// Collection is a kind of record: its name, its id and its indexes. It holds no data and may be used with any
// number of stores. Records are plain structs that JSON carries whole.
//
// What is generic here is a thin face: all work is done once, on the untyped [definition] below. A method body of a
// generic type is compiled again for each record type in each package that sees it, and a world has a hundred.
type Collection[T any] struct{ d *definition }

// Define declares a collection. Names are part of the stored layout; no two collections of a store may share one.
func Define[T any](name string, id func(*T) string) *Collection[T] {
	t := reflect.TypeFor[T]()
	clone, exact := cloner(t)
	return &Collection[T]{&definition{
		name: name, record: t, clone: clone, exact: exact,
		id: func(record any) string { return id(record.(*T)) },
	}}
}

// Name is the name the collection was defined with.
func (c *Collection[T]) Name() string { return c.d.name }

// In binds the collection to a transaction and a scope. It costs nothing.
func (c *Collection[T]) In(tx *Tx, scope Scope) Table[T] { return Table[T]{table{c.d, tx.at(scope)}} }

// EachScope walks the scopes that hold at least one record, by account and then region.
func (c *Collection[T]) EachScope(tx *Tx) iter.Seq2[Scope, error] {
	return c.d.eachScope(tx, countPrefix(c.d.name))
}

// EachScopeOf is EachScope for one account: the regions in which it has records.
func (c *Collection[T]) EachScopeOf(tx *Tx, account string) iter.Seq2[Scope, error] {
	return c.d.eachScope(tx, countAccountPrefix(c.d.name, account))
}

// Table is a collection as one transaction sees it in one scope.
//
// An iteration walks the records that were there when its loop began, in order of id. The loop may write to the
// same collection: records inserted meanwhile are not visited, those deleted meanwhile are skipped, those
// changed meanwhile are given as they are now.
type Table[T any] struct{ t table }

// Scope is the scope the table is bound to.
func (t Table[T]) Scope() Scope { return t.t.scope }

// Get returns a fresh copy of the record, or ErrNotFound.
func (t Table[T]) Get(id string) (*T, error) {
	record, err := t.t.get(id)
	typed, _ := record.(*T)
	return typed, err
}

// Peek is Get without the copy: the record is shared with other readers and must not be changed.
func (t Table[T]) Peek(id string) (*T, error) {
	record, err := t.t.peek(id)
	typed, _ := record.(*T)
	return typed, err
}

// Has tells whether there is such a record, without reading it.
func (t Table[T]) Has(id string) (bool, error) { return t.t.has(id) }

// Insert stores a new record. ErrExists if its id, or its key in a unique index, is taken: then nothing was
// written and the transaction can go on.
func (t Table[T]) Insert(record *T) error { return t.t.store(record, false) }

// Put stores a record, new or changed. ErrExists if its key in a unique index belongs to another: then nothing
// was written and the transaction can go on.
func (t Table[T]) Put(record *T) error { return t.t.store(record, true) }

// Delete removes the record, or returns ErrNotFound.
func (t Table[T]) Delete(id string) error { return t.t.delete(id) }

// Count is the number of records in the scope. It is kept, not counted.
func (t Table[T]) Count() (int, error) { return t.t.count() }

// Each walks all records of the scope in order of id, which is the order of creation.
func (t Table[T]) Each() iter.Seq2[*T, error] { return typed[T](t.t.scan(nil)) }

// After walks the records whose id sorts behind id, which need not exist (any more).
func (t Table[T]) After(id string) iter.Seq2[*T, error] { return typed[T](t.t.scan(t.t.after(id))) }

// Page returns up to limit records behind the first offset ones, which are stepped over without being read.
func (t Table[T]) Page(offset, limit int) ([]*T, error) {
	var page []*T
	err := t.t.page(offset, limit, func(record any) { page = append(page, record.(*T)) })
	if err != nil {
		return nil, err
	}
	return page, nil
}

// Anywhere finds a record by its id in whatever scope it is. If several scopes have the id, the table's own
// goes first, then the order is that of account and region. Whether the caller may see it is the caller's matter.
func (t Table[T]) Anywhere(id string) (*T, Scope, error) {
	record, scope, err := t.t.anywhere(id)
	typed, _ := record.(*T)
	return typed, scope, err
}

// PeekOnly is Anywhere for an id that no two scopes have, without the copy as Peek is of Get.
func (t Table[T]) PeekOnly(id string) (*T, Scope, error) {
	record, scope, err := t.t.peekOnly(id)
	typed, _ := record.(*T)
	return typed, scope, err
}

// typed gives a sequence of records its type back.
//
//go:noinline
func typed[T any](records iter.Seq2[any, error]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		records(func(record any, err error) bool {
			r, _ := record.(*T)
			return yield(r, err)
		})
	}
}
