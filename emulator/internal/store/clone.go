package store

import (
	"encoding"
	"encoding/json"
	"iter"
	"maps"
	"net/netip"
	"reflect"
	"strings"
	"time"
)

// copier makes what dst refers to its own; dst already is a shallow copy. nil: a shallow copy is enough.
type copier func(dst reflect.Value)

// cloner returns a deep copy function for pointers to t, or nil if t is not made of plain data: interfaces, recursive
// types and foreign structs with unexported references are not copied but decoded again. It is exact if the copy of any
// record is what the record's JSON would be decoded to, given that its strings are UTF-8 and its times in UTC.
func cloner(t reflect.Type) (clone func(record any) any, exact bool) {
	fix, ok := copierOf(t, map[reflect.Type]bool{})
	if !ok {
		return nil, false
	}
	return func(record any) any {
		fresh := reflect.New(t)
		fresh.Elem().Set(reflect.ValueOf(record).Elem())
		if fix != nil {
			fix(fresh.Elem())
		}
		return fresh.Interface()
	}, carried(t)
}

// carried reports whether JSON carries values of a type whole, given that they are plain data.
func carried(t reflect.Type) bool {
	if immutable(t) {
		return true
	}
	if spellsItself(t) || spellsItself(reflect.PointerTo(t)) {
		return false
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Pointer, reflect.Map:
		return carried(t.Elem())
	case reflect.Struct:
		for f := range fields(t) {
			if !f.IsExported() && !f.Anonymous || f.Tag.Get("json") == "-" || !carried(f.Type) {
				return false
			}
		}
	}
	return true
}

func spellsItself(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

func fields(t reflect.Type) iter.Seq[reflect.StructField] {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
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
	if t == reflect.TypeFor[map[string]string]() { // which most maps of records are; by reflection it takes six times as long
		return func(dst reflect.Value) {
			dst.Set(reflect.ValueOf(maps.Clone(dst.Interface().(map[string]string))))
		}, true
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
		omit  bool // JSON leaves it out when it is empty, so that it comes back as nil
	}
	var steps []step
	for i := range t.NumField() {
		fix, ok := copierOf(t.Field(i).Type, above)
		if !ok || fix != nil && !t.Field(i).IsExported() {
			return nil, false
		}
		if fix != nil {
			_, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			kind := t.Field(i).Type.Kind()
			omit := strings.Contains(options, "omitempty") && (kind == reflect.Slice || kind == reflect.Map)
			steps = append(steps, step{i, fix, omit})
		}
	}
	if len(steps) == 0 {
		return nil, true
	}
	return func(dst reflect.Value) {
		for _, s := range steps {
			field := dst.Field(s.field)
			if s.omit && field.Len() == 0 {
				field.SetZero()
				continue
			}
			s.fix(field)
		}
	}, true
}
