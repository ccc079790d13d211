package rpc

import (
	"fmt"
	"reflect"
	"strings"
)

// maxShapeDepth bounds how deep request structs may nest; no API goes beyond
// four, and a recursive type would have no bound.
const maxShapeDepth = 8

// Shape is a request struct, compiled: what is read, under which names, by
// which rules. It is immutable and safe for concurrent use.
type Shape struct {
	typ    reflect.Type
	root   *object
	unread []pattern
	byName map[string]*field
}

// object is the plan of a struct.
type object struct {
	fields      []field
	heads       map[string][]int // first segment of the wire name → fields
	hasDefaults bool
}

// field is the plan of one parameter.
type field struct {
	name   string // wire name, may be dotted
	prefix string // name and a dot
	index  []int
	also   [][]int // embedded fields that this one overrides and fills as well
	typ    *valueType
	rule   rule
}

type kind int

const (
	kindString kind = iota
	kindBool
	kindInt
	kindFloat
	kindList
	kindObject
	kindMap
)

// valueType is the plan of a value.
type valueType struct {
	kind kind
	ptr  bool         // *T: set only when given
	typ  reflect.Type // T
	elem *valueType   // of a list
	obj  *object      // of an object
}

// ShapeOf compiles the request struct t. An error is a mistake in its
// declaration.
func ShapeOf(t reflect.Type) (*Shape, error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("rpc: %s is not a struct", t)
	}
	s := &Shape{typ: t, byName: map[string]*field{}}
	root, err := s.compileObject(t, "", 0)
	if err != nil {
		return nil, fmt.Errorf("rpc: %s: %w", t, err)
	}
	s.root = root
	for i := range root.fields {
		s.byName[root.fields[i].name] = &root.fields[i]
	}
	return s, nil
}

// Has says whether the request declares the parameter wire.
func (s *Shape) Has(wire string) bool { return s.byName[wire] != nil }

// String returns the value of the string parameter wire in dst, a pointer to
// the request; "" when the request declares none.
func (s *Shape) String(dst any, wire string) string {
	v := s.field(dst, wire, kindString)
	if !v.IsValid() {
		return ""
	}
	return v.String()
}

// Bool returns the value of the bool parameter wire in dst, a pointer to the
// request; false when the request declares none.
func (s *Shape) Bool(dst any, wire string) bool {
	v := s.field(dst, wire, kindBool)
	return v.IsValid() && v.Bool()
}

// field returns the field behind wire, if it has the kind and a value.
func (s *Shape) field(dst any, wire string, want kind) reflect.Value {
	f := s.byName[wire]
	if f == nil || f.typ.kind != want {
		return reflect.Value{}
	}
	v := reflect.ValueOf(dst).Elem()
	if v.Type() != s.typ {
		return reflect.Value{}
	}
	v = v.FieldByIndex(f.index)
	if f.typ.ptr {
		v = v.Elem() // invalid for nil
	}
	return v
}

func (s *Shape) compileObject(t reflect.Type, path string, depth int) (*object, error) {
	if depth > maxShapeDepth {
		return nil, fmt.Errorf("%s nests too deep", path)
	}
	obj := &object{heads: map[string][]int{}}
	if err := s.collect(obj, t, nil, path, depth); err != nil {
		return nil, err
	}
	for i := range obj.fields {
		f := &obj.fields[i]
		head, _, _ := strings.Cut(f.name, ".")
		obj.heads[head] = append(obj.heads[head], i)
		if f.rule.def != nil || f.typ.kind == kindObject && !f.typ.ptr && f.typ.obj.hasDefaults {
			obj.hasDefaults = true
		}
	}
	return obj, nil
}

// collect adds t's fields to obj, those of embedded structs as if they were its
// own. at is the path of t inside obj's struct.
func (s *Shape) collect(obj *object, t reflect.Type, at []int, path string, depth int) error {
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int{}, at...), i)
		switch {
		case sf.Type == reflect.TypeFor[Unread]():
			for name := range strings.SplitSeq(sf.Tag.Get("params"), ",") {
				if name = strings.TrimSpace(name); name != "" {
					s.unread = append(s.unread, newPattern(path+name))
				}
			}
			continue
		case sf.Anonymous && sf.Type.Kind() == reflect.Struct:
			if err := s.collect(obj, sf.Type, index, path, depth); err != nil {
				return err
			}
			continue
		case !sf.IsExported(), sf.Tag.Get("rpc") == "-":
			continue
		}
		f, err := s.compileField(sf, path, depth)
		if err != nil {
			return fmt.Errorf("%s%s: %w", path, sf.Name, err)
		}
		f.index = index
		if err := obj.add(f); err != nil {
			return err
		}
	}
	return nil
}

// add adds f; of two fields of one name the less embedded one rules, and fills
// both, so that an embedded Paging stays usable under other bounds.
func (o *object) add(f field) error {
	for i := range o.fields {
		old := &o.fields[i]
		if old.name != f.name {
			continue
		}
		if len(old.index) == len(f.index) {
			return fmt.Errorf("two fields are named %s", f.name)
		}
		if old.typ.typ.Kind() != f.typ.typ.Kind() || old.typ.ptr != f.typ.ptr {
			return fmt.Errorf("the two fields named %s differ in type", f.name)
		}
		if len(f.index) < len(old.index) {
			f.also = append(old.also, old.index)
			*old = f
		} else {
			old.also = append(old.also, f.index)
		}
		return nil
	}
	o.fields = append(o.fields, f)
	return nil
}

func (s *Shape) compileField(sf reflect.StructField, path string, depth int) (field, error) {
	name, options, _ := strings.Cut(sf.Tag.Get("rpc"), ",")
	if name == "" {
		name = sf.Name
	}
	f := field{name: name, prefix: name + "."}
	var err error
	if f.typ, err = s.compileType(sf.Type, path+name, depth); err != nil {
		return f, err
	}
	f.rule, err = compileRule(options, f.typ)
	return f, err
}

func (s *Shape) compileType(t reflect.Type, path string, depth int) (*valueType, error) {
	v := &valueType{typ: t}
	if t.Kind() == reflect.Pointer {
		v.ptr, v.typ = true, t.Elem()
	}
	var err error
	switch v.typ.Kind() {
	case reflect.String:
		v.kind = kindString
	case reflect.Bool:
		v.kind = kindBool
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.kind = kindInt
	case reflect.Float64:
		v.kind = kindFloat
	case reflect.Slice:
		v.kind = kindList
		v.elem, err = s.compileType(v.typ.Elem(), path+".N", depth+1)
	case reflect.Struct:
		v.kind = kindObject
		v.obj, err = s.compileObject(v.typ, path+".", depth+1)
	case reflect.Map:
		v.kind = kindMap
		if v.typ.Key().Kind() != reflect.String || v.typ.Elem().Kind() != reflect.String {
			err = fmt.Errorf("maps are map[string]string, not %s", t)
		}
	default:
		err = fmt.Errorf("no parameter has the type %s", t)
	}
	if err == nil && v.ptr && (v.kind == kindList || v.kind == kindMap) {
		err = fmt.Errorf("%s needs no pointer: nil is absent", t)
	}
	if depth > maxShapeDepth {
		err = fmt.Errorf("%s nests too deep", path)
	}
	return v, err
}
