package world

import (
	"errors"
	"iter"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Kind is what the world knows about one sort of resource without knowing its fields: enough
// for tags, resource groups, certification checks and transient states.
type Kind struct {
	// Collection is the store's name of it, such as "vswitch".
	Collection string
	// Product and Type name it as the Tag and ResourceManager APIs do: "vpc", "vswitch". Without a
	// type it is a part of another resource, with neither tags nor group.
	Product, Type string
	// Global marks what belongs to an account and to no region.
	Global bool

	each    func(tx *store.Tx, scope store.Scope) iter.Seq2[Resource, error]
	get     func(tx *store.Tx, scope store.Scope, id string) (Resource, error)
	put     func(tx *store.Tx, scope store.Scope, r Resource) error
	advance func(tx *Tx, scope store.Scope, id string, from, to Status) error
}

// resource constrains *T to embed Meta.
type resource[T any] interface {
	*T
	Resource
}

// kindOf describes a collection of resources. Type is the API's word for it.
func kindOf[T any, P resource[T]](c *store.Collection[T], product, typ string) Kind {
	return Kind{
		Collection: c.Name(), Product: product, Type: typ,
		each: func(tx *store.Tx, scope store.Scope) iter.Seq2[Resource, error] {
			return func(yield func(Resource, error) bool) {
				for record, err := range c.In(tx, scope).Each() {
					if !yield(P(record), err) {
						return
					}
				}
			}
		},
		get: func(tx *store.Tx, scope store.Scope, id string) (Resource, error) {
			record, err := c.In(tx, scope).Get(id)
			if err != nil {
				return nil, err
			}
			return P(record), nil
		},
		put: func(tx *store.Tx, scope store.Scope, r Resource) error {
			return c.In(tx, scope).Put((*T)(r.(P)))
		},
		advance: func(tx *Tx, scope store.Scope, id string, from, to Status) error {
			return advanceRecord(tx, c, scope, id, from, to)
		},
	}
}

// accountKindOf is kindOf for what an account has once, in no region.
func accountKindOf[T any, P resource[T]](c *store.Collection[T], product, typ string) Kind {
	k := kindOf[T, P](c, product, typ)
	k.Global = true
	each, get, put := k.each, k.get, k.put
	home := func(scope store.Scope) store.Scope { return store.Scope{Account: scope.Account} }
	k.each = func(tx *store.Tx, scope store.Scope) iter.Seq2[Resource, error] { return each(tx, home(scope)) }
	k.get = func(tx *store.Tx, scope store.Scope, id string) (Resource, error) { return get(tx, home(scope), id) }
	k.put = func(tx *store.Tx, scope store.Scope, r Resource) error { return put(tx, home(scope), r) }
	return k
}

// advanceRecord puts a record into its next state, or deletes it when that is [Gone].
func advanceRecord[T any](tx *Tx, c *store.Collection[T], scope store.Scope, id string, from, to Status) error {
	table := c.In(tx.store, scope)
	record, err := table.Get(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	staged, ok := any(record).(Staged)
	if !ok || staged.CurrentStatus() != from {
		return nil
	}
	if ending, ok := any(record).(Ending); ok && ending.EndsAt().After(tx.now) {
		return nil // put off: a later entry ends it
	}
	if to == Gone {
		return table.Delete(id)
	}
	staged.SetStatus(to)
	return table.Put(record)
}

// Kinds lists every sort of resource.
func (w *World) Kinds() []Kind { return w.kindList }

// Kinds lists every sort of resource.
func (tx *Tx) Kinds() []Kind { return tx.world.kindList }

// Each walks the resources of a kind in the transaction's account and region, oldest first.
func (tx *Tx) Each(k Kind) iter.Seq2[Resource, error] { return k.each(tx.store, tx.scope) }

// Find reads one resource by kind and id.
func (tx *Tx) Find(k Kind, id string) (Resource, error) { return k.get(tx.store, tx.scope, id) }

// Save stores a resource that Find or Each gave.
func (tx *Tx) Save(k Kind, r Resource) error { return k.put(tx.store, tx.scope, r) }
