package rpc

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
)

// plan is how a response type is written.
type plan struct {
	kind   reflect.Kind
	elem   *plan
	fields []planField
}

type planField struct {
	name    string
	jsonKey string // "Name":
	open    string // <Name>
	close   string // </Name>
	index   []int
	omit    bool
	plan    *plan
}

// plans remembers what planOf found, by type. It is a pure function's memory,
// not state: what is in it cannot be told from the outside.
var plans sync.Map

func planOf(t reflect.Type) (*plan, error) {
	if p, ok := plans.Load(t); ok {
		return p.(*plan), nil
	}
	p, err := compilePlan(t, nil)
	if err != nil {
		return nil, fmt.Errorf("rpc: response %s: %w", t, err)
	}
	plans.Store(t, p)
	return p, nil
}

// compilePlan compiles t; within are the structs around it.
func compilePlan(t reflect.Type, within []reflect.Type) (*plan, error) {
	if slices.Contains(within, t) {
		return nil, fmt.Errorf("%s contains itself", t)
	}
	p := &plan{kind: t.Kind()}
	var err error
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Interface, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
	case reflect.Pointer, reflect.Slice:
		p.elem, err = compilePlan(t.Elem(), within)
		if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
			err = fmt.Errorf("%s: bytes have no form in the APIs, write a string", t)
		}
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			return nil, fmt.Errorf("%s: the keys must be strings", t)
		}
		p.elem, err = compilePlan(t.Elem(), within)
	case reflect.Struct:
		if t == reflect.TypeFor[time.Time]() {
			return nil, fmt.Errorf("time.Time: the APIs differ in how they write times, use rpc.Time or rpc.TimeMinute")
		}
		p.fields, err = planFields(t, nil, append(slices.Clip(within), t))
	default:
		err = fmt.Errorf("no answer has the type %s", t)
	}
	return p, err
}

func planFields(t reflect.Type, at []int, within []reflect.Type) ([]planField, error) {
	var fields []planField
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int{}, at...), i)
		name, options, _ := strings.Cut(sf.Tag.Get("rpc"), ",")
		if sf.Anonymous && sf.Type.Kind() == reflect.Struct && name == "" {
			inner, err := planFields(sf.Type, index, within)
			if err != nil {
				return nil, err
			}
			fields = append(fields, inner...)
			continue
		}
		if !sf.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = sf.Name
		}
		p, err := compilePlan(sf.Type, within)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", sf.Name, err)
		}
		fields = append(fields, planField{
			name: name, jsonKey: string(appendJSONString(nil, name)) + ":",
			open: "<" + name + ">", close: "</" + name + ">",
			index: index, plan: p,
			omit: slices.Contains(strings.Split(options, ","), "omitempty"),
		})
	}
	return unshadowed(fields)
}

// unshadowed drops embedded fields that an outer one hides, as Go does.
func unshadowed(fields []planField) ([]planField, error) {
	at := map[string]int{}
	out := fields[:0]
	for _, f := range fields {
		i, twice := at[f.name]
		switch {
		case !twice:
			at[f.name] = len(out)
			out = append(out, f)
		case len(f.index) == len(out[i].index):
			return nil, fmt.Errorf("two fields are named %s", f.name)
		case len(f.index) < len(out[i].index):
			out[i] = f
		}
	}
	return out, nil
}

// value returns the field of v and whether it is written at all.
func (f *planField) value(v reflect.Value) (reflect.Value, bool) {
	v = fieldAt(v, f.index)
	if f.omit && v.IsZero() {
		return v, false
	}
	switch f.plan.kind {
	case reflect.Pointer, reflect.Interface:
		return v, !v.IsNil()
	}
	return v, true
}

// behind follows pointers and interfaces; the plan of an interface is that of its
// dynamic
// type. The plan is nil for nil.
func behind(p *plan, v reflect.Value) (*plan, reflect.Value, error) {
	for p.kind == reflect.Pointer || p.kind == reflect.Interface {
		if v.IsNil() {
			return nil, v, nil
		}
		v = v.Elem()
		if p.kind == reflect.Pointer {
			p = p.elem
			continue
		}
		var err error
		if p, err = planOf(v.Type()); err != nil {
			return nil, v, err
		}
	}
	return p, v, nil
}

// root finds plan and value of a response, which may be a pointer. The plan is
// nil for an answer that is only its envelope.
func root(v any) (*plan, reflect.Value, error) {
	if v == nil {
		return nil, reflect.Value{}, nil
	}
	value := reflect.ValueOf(v)
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return nil, value, nil
		}
		value = value.Elem()
	}
	if value.Kind() != reflect.Struct {
		return nil, value, fmt.Errorf("rpc: a response is a struct, not %T", v)
	}
	p, err := planOf(value.Type())
	return p, value, err
}
