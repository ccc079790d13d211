package rpc

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxIndex is the highest index of a list. Nothing is allocated by index; the
// bound only tells a caller that counts wrongly.
const maxIndex = maxParams

// Decode fills *dst, a struct of the shape's type that the caller made anew,
// and checks it. The error is an *apierr.Error, but for a dst of another type.
func (s *Shape) Decode(p Params, dst any) error {
	v := reflect.ValueOf(dst)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Type() != s.typ {
		return fmt.Errorf("rpc: Decode into %T, the shape is of %s", dst, s.typ)
	}
	_, missing, err := s.root.decode(v.Elem(), p, 0)
	if err != nil {
		return err
	}
	return missing
}

// arg is what was given for one parameter: a value under its own name, or the
// parameters below it, all of which share the first off bytes of their names.
type arg struct {
	name  string // full name on the wire
	value string
	given bool
	below Params
	off   int
}

// find looks f up among p.
func (f *field) find(p Params, off int) arg {
	var a arg
	i := p.search(f.name, off)
	if i < len(p) && p[i].Name[off:] == f.name {
		a.name, a.value, a.given = p[i].Name, p[i].Value, true
	}
	if f.typ.kind < kindList {
		return a
	}
	p = p[i:]
	lo := p.search(f.prefix, off)
	hi := lo
	for hi < len(p) && strings.HasPrefix(p[hi].Name[off:], f.prefix) {
		hi++
	}
	if hi > lo {
		a.below, a.off = p[lo:hi], off+len(f.prefix)
		if !a.given {
			a.name = p[lo].Name[:a.off-1]
		}
	}
	return a
}

// decode fills dst from p. given says whether anything of it was there; missing
// is the first required parameter that was not, which matters only if the
// struct itself is there.
func (o *object) decode(dst reflect.Value, p Params, off int) (given bool, missing, err error) {
	for i := range o.fields {
		f := &o.fields[i]
		v := fieldAt(dst, f.index)
		here, err := f.typ.decode(v, f.find(p, off), &f.rule)
		if err != nil {
			return true, nil, err
		}
		switch {
		case here:
			given = true
		case f.rule.required:
			if missing == nil {
				missing = f.rule.absent(fullName(p, off, f.name))
			}
		case f.rule.def != nil:
			// Checked when the shape was compiled.
			_ = setScalar(f.typ, &f.rule, v, *f.rule.def, f.name)
		case f.typ.kind == kindObject && !f.typ.ptr && f.typ.obj.hasDefaults:
			_, _, _ = f.typ.obj.decode(v, nil, 0)
		}
		for _, also := range f.also {
			fieldAt(dst, also).Set(v.Convert(fieldAt(dst, also).Type()))
		}
	}
	return given, missing, nil
}

func fieldAt(v reflect.Value, index []int) reflect.Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	return v.FieldByIndex(index)
}

func fullName(p Params, off int, name string) string {
	if off == 0 || len(p) == 0 {
		return name
	}
	return p[0].Name[:off] + name
}

// decode fills dst, a field or an element of the type.
func (t *valueType) decode(dst reflect.Value, a arg, r *rule) (given bool, err error) {
	if t.kind < kindList {
		return t.decodeScalar(dst, a, r)
	}
	if a.value != "" {
		given, a, err = t.unfold(a, r)
		if err != nil {
			return false, err
		}
	}
	switch t.kind {
	case kindList:
		return t.decodeList(dst, a, r, given)
	case kindMap:
		return t.decodeMap(dst, a, r, given)
	}
	return t.decodeObject(dst, a, given)
}

// decodeScalar takes an empty value for an absent one, as the gateway does,
// except where a pointer to free text was asked to tell them apart: text can be
// made empty, one word of an enum cannot.
func (t *valueType) decodeScalar(dst reflect.Value, a arg, r *rule) (bool, error) {
	if !a.given || a.value == "" && (!t.ptr || t.kind != kindString || r.enum != nil) {
		return false, nil
	}
	if t.ptr {
		dst.Set(reflect.New(t.typ))
		dst = dst.Elem()
	}
	return true, setScalar(t, r, dst, a.value, a.name)
}

// unfold turns a list, struct or map that was written as one value into the
// parameters that it stands for. A value that is neither JSON nor a comma list
// stands for nothing: the gateway does not know that name.
func (t *valueType) unfold(a arg, r *rule) (bool, arg, error) {
	text := strings.TrimSpace(a.value)
	open := byte('{')
	if t.kind == kindList {
		open = '['
	}
	switch {
	case text == "":
		return false, a, nil
	case text[0] == open:
		below, err := flattenJSON(a.name+".", text)
		if err != nil {
			return false, a, r.invalid(a.name, "it must be JSON")
		}
		return true, arg{name: a.name, below: below, off: len(a.name) + 1}, nil
	case r.comma:
		return true, arg{name: a.name, below: splitComma(a.name+".", text), off: len(a.name) + 1}, nil
	case r.json:
		return false, a, r.invalid(a.name, "it must be JSON")
	}
	return false, a, nil
}

func splitComma(prefix, text string) Params {
	var p Params
	for value := range strings.SplitSeq(text, ",") {
		if value = strings.TrimSpace(value); value != "" {
			p = append(p, Param{prefix + strconv.Itoa(len(p)+1), value})
		}
	}
	p.sort()
	return p
}

func (t *valueType) decodeObject(dst reflect.Value, a arg, given bool) (bool, error) {
	if len(a.below) == 0 && !given {
		return false, nil
	}
	v := dst
	if t.ptr {
		v = reflect.New(t.typ).Elem()
	}
	some, missing, err := t.obj.decode(v, a.below, a.off)
	if err != nil {
		return false, err
	}
	if !some && !given {
		return false, nil
	}
	if missing != nil {
		return false, missing
	}
	if t.ptr {
		dst.Set(v.Addr())
	}
	return true, nil
}

// decodeMap reads Foo.#3#key=value, the length being of the key, and Foo.key.
func (t *valueType) decodeMap(dst reflect.Value, a arg, r *rule, given bool) (bool, error) {
	if len(a.below) == 0 && !given {
		return false, nil
	}
	m := reflect.MakeMapWithSize(t.typ, len(a.below))
	for _, q := range a.below {
		key, ok := mapKey(q.Name[a.off:])
		if !ok {
			return false, r.invalid(q.Name, "a key is written #length#key")
		}
		value := reflect.New(t.typ.Elem()).Elem()
		if err := r.setString(value, q.Value, q.Name); err != nil {
			return false, err
		}
		m.SetMapIndex(reflect.ValueOf(key).Convert(t.typ.Key()), value)
	}
	dst.Set(m)
	return true, nil
}

func mapKey(s string) (string, bool) {
	if !strings.HasPrefix(s, "#") {
		return s, s != ""
	}
	length, key, ok := strings.Cut(s[1:], "#")
	n, err := strconv.Atoi(length)
	// Bytes to the Go SDK, characters to the Java one.
	return key, ok && err == nil && (n == len(key) || n == utf8.RuneCountInString(key))
}

// item is one element of a list: the parameters p[lo:hi] carry its index.
type item struct {
	index, lo, hi int
}

// decodeList reads Foo.1, Foo.2.Bar, …: in order of the index, gaps and empty
// elements left out.
func (t *valueType) decodeList(dst reflect.Value, a arg, r *rule, given bool) (bool, error) {
	if len(a.below) == 0 && !given {
		return false, nil
	}
	var few [8]item
	items, err := listItems(few[:0], a, r)
	if err != nil {
		return false, err
	}
	list := reflect.MakeSlice(t.typ, len(items), len(items))
	n := 0
	for _, it := range items {
		here, err := t.elem.decode(list.Index(n), elementOf(a, it), r)
		if err != nil {
			return false, err
		}
		if here {
			n++
		} else if t.elem.kind == kindObject {
			list.Index(n).SetZero() // defaults may have been filled in
		}
	}
	if r.maxItems > 0 && n > r.maxItems {
		return false, r.invalid(a.name, "it may have at most "+strconv.Itoa(r.maxItems)+" elements")
	}
	if n == 0 && !given {
		return false, nil
	}
	dst.Set(list.Slice(0, n))
	return n > 0 || !r.required, nil
}

// listItems groups the parameters below a by index.
func listItems(items []item, a arg, r *rule) ([]item, error) {
	for i := range a.below {
		index, _, ok := cutIndex(a.below[i].Name[a.off:])
		if !ok {
			continue
		}
		if index > maxIndex {
			return nil, r.invalid(a.below[i].Name, "the index is out of range")
		}
		// One index is one run, unless a name that is no index, such as 1-a,
		// sorts into it; that run is then two and is joined below.
		if n := len(items); n > 0 && items[n-1].index == index {
			items[n-1].hi = i + 1
			continue
		}
		items = append(items, item{index, i, i + 1})
	}
	slices.SortFunc(items, func(x, y item) int { return x.index - y.index })
	return items, nil
}

// elementOf is the arg of one element.
func elementOf(a arg, it item) arg {
	digits := len(strconv.Itoa(it.index))
	e := arg{off: a.off + digits + 1}
	lo, hi := it.lo, it.hi
	if first := a.below[lo]; len(first.Name) == a.off+digits {
		e.name, e.value, e.given = first.Name, first.Value, true
		lo++
	} else {
		e.name = first.Name[:a.off+digits]
	}
	// Names such as 1-a between 1 and 1.Key belong to nobody.
	for lo < hi && !strings.HasPrefix(a.below[lo].Name[a.off+digits:], ".") {
		lo++
	}
	e.below = a.below[lo:hi]
	return e
}

// cutIndex splits "12.Key" into 12 and "Key". Indexes start at 1 and have no
// leading zero.
func cutIndex(s string) (index int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		if i < 9 {
			index = index*10 + int(s[i]-'0')
		} else {
			index = maxIndex + 1
		}
		i++
	}
	if i == 0 || s[0] == '0' || i < len(s) && s[i] != '.' {
		return 0, "", false
	}
	return index, strings.TrimPrefix(s[i:], "."), true
}
