package store

import (
	"net/netip"
	"reflect"
	"time"
)

// copier makes what dst refers to its own; dst already is a shallow copy. nil: a shallow copy is enough.
type copier func(dst reflect.Value)

// cloner returns a deep copy function for pointers to t, or nil if t is not made of plain data: interfaces, recursive
// types and foreign structs with unexported references are not copied but decoded again.
func cloner(t reflect.Type) func(record any) any {
	fix, ok := copierOf(t, map[reflect.Type]bool{})
	if !ok {
		return nil
	}
	return func(record any) any {
		fresh := reflect.New(t)
		fresh.Elem().Set(reflect.ValueOf(record).Elem())
		if fix != nil {
			fix(fresh.Elem())
		}
		return fresh.Interface()
	}
}

// immutable types hold references that nobody can write through.
func immutable(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[time.Time](), reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.Prefix](), reflect.TypeFor[netip.AddrPort]():
		return true
	}
	return false
}

func copierOf(t reflect.Type, above map[reflect.Type]bool) (copier, bool) {
	if immutable(t) {
		return nil, true
	}
	if above[t] {
		return nil, false // recursive
	}
	above[t] = true
	defer delete(above, t)
	switch t.Kind() {
	case reflect.Slice:
		return sliceCopier(t, above)
	case reflect.Map:
		return mapCopier(t, above)
	case reflect.Pointer:
		return pointerCopier(t, above)
	case reflect.Struct:
		return structCopier(t, above)
	case reflect.Array:
		fix, ok := copierOf(t.Elem(), above)
		return nil, ok && fix == nil
	case reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Uintptr, reflect.Invalid:
		return nil, false
	}
	return nil, true // numbers, booleans, strings
}

func sliceCopier(t reflect.Type, above map[reflect.Type]bool) (copier, bool) {
	fix, ok := copierOf(t.Elem(), above)
	if !ok {
		return nil, false
	}
	return func(dst reflect.Value) {
		if dst.IsNil() {
			return
		}
		fresh := reflect.MakeSlice(t, dst.Len(), dst.Len())
		reflect.Copy(fresh, dst)
		if fix != nil {
			for i := range fresh.Len() {
				fix(fresh.Index(i))
			}
		}
		dst.Set(fresh)
	}, true
}

func mapCopier(t reflect.Type, above map[reflect.Type]bool) (copier, bool) {
	fixKey, okKey := copierOf(t.Key(), above)
	fix, ok := copierOf(t.Elem(), above)
	if !okKey || fixKey != nil || !ok {
		return nil, false
	}
	return func(dst reflect.Value) {
		if dst.IsNil() {
			return
		}
		fresh := reflect.MakeMapWithSize(t, dst.Len())
		for key, value := range dst.Seq2() {
			if fix != nil {
				own := reflect.New(t.Elem()).Elem()
				own.Set(value)
				fix(own)
				value = own
			}
			fresh.SetMapIndex(key, value)
		}
		dst.Set(fresh)
	}, true
}

func pointerCopier(t reflect.Type, above map[reflect.Type]bool) (copier, bool) {
	fix, ok := copierOf(t.Elem(), above)
	if !ok {
		return nil, false
	}
	return func(dst reflect.Value) {
		if dst.IsNil() {
			return
		}
		fresh := reflect.New(t.Elem())
		fresh.Elem().Set(dst.Elem())
		if fix != nil {
			fix(fresh.Elem())
		}
		dst.Set(fresh)
	}, true
}

func structCopier(t reflect.Type, above map[reflect.Type]bool) (copier, bool) {
	type step struct {
		field int
		fix   copier
	}
	var steps []step
	for i := range t.NumField() {
		fix, ok := copierOf(t.Field(i).Type, above)
		if !ok || fix != nil && !t.Field(i).IsExported() {
			return nil, false
		}
		if fix != nil {
			steps = append(steps, step{i, fix})
		}
	}
	if len(steps) == 0 {
		return nil, true
	}
	return func(dst reflect.Value) {
		for _, s := range steps {
			s.fix(dst.Field(s.field))
		}
	}, true
}
