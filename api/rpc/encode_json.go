package rpc

import (
	"bytes"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// MarshalJSON writes the answer of an action: the fields of the struct v (or
// pointer to one; nil for an answer without content), beside RequestId.
func MarshalJSON(v any, requestID string) ([]byte, error) {
	return scratched(func(b []byte) ([]byte, error) { return AppendJSON(b, v, requestID) })
}

// scratch holds buffers in which answers grow, so that each costs one
// allocation of its own size.
var scratch = sync.Pool{New: func() any { b := make([]byte, 0, 4096); return &b }}

// maxScratch keeps one huge answer from staying in memory.
const maxScratch = 1 << 18

func scratched(write func([]byte) ([]byte, error)) ([]byte, error) {
	buf := scratch.Get().(*[]byte)
	b, err := write((*buf)[:0])
	if cap(b) <= maxScratch {
		*buf = b
	}
	var out []byte
	if err == nil {
		out = bytes.Clone(b)
	}
	scratch.Put(buf)
	return out, err
}

// AppendJSON is MarshalJSON onto dst. With an error dst is returned unchanged.
func AppendJSON(dst []byte, v any, requestID string) ([]byte, error) {
	p, value, err := root(v)
	if err != nil {
		return dst, err
	}
	b := append(dst, `{"RequestId":`...)
	b = appendJSONString(b, requestID)
	if p != nil {
		if b, err = appendJSONFields(b, p, value, false); err != nil {
			return dst, err
		}
	}
	return append(b, '}'), nil
}

func appendJSONFields(b []byte, p *plan, v reflect.Value, first bool) ([]byte, error) {
	for i := range p.fields {
		f := &p.fields[i]
		fv, ok := f.value(v)
		if !ok {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, f.jsonKey...)
		var err error
		if b, err = appendJSONValue(b, f.plan, fv); err != nil {
			return b, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return b, nil
}

func appendJSONValue(b []byte, p *plan, v reflect.Value) ([]byte, error) {
	switch p.kind {
	case reflect.String:
		return appendJSONString(b, v.String()), nil
	case reflect.Struct:
		b, err := appendJSONFields(append(b, '{'), p, v, true)
		return append(b, '}'), err
	case reflect.Slice:
		return appendJSONList(b, p, v)
	case reflect.Map:
		return appendJSONMap(b, p, v)
	case reflect.Pointer, reflect.Interface:
		p, v, err := behind(p, v)
		if err != nil {
			return b, err
		}
		if p == nil {
			return append(b, "null"...), nil
		}
		return appendJSONValue(b, p, v)
	}
	return appendNumber(b, p.kind, v)
}

// appendJSONList leaves out nil elements: clients do not expect null anywhere.
func appendJSONList(b []byte, p *plan, v reflect.Value) ([]byte, error) {
	b = append(b, '[')
	first := true
	for i := range v.Len() {
		item := v.Index(i)
		if isNil(item) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		var err error
		if b, err = appendJSONValue(b, p.elem, item); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

func appendJSONMap(b []byte, p *plan, v reflect.Value) ([]byte, error) {
	b = append(b, '{')
	first := true
	for _, key := range sortedKeys(v) {
		item := v.MapIndex(key)
		if isNil(item) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(appendJSONString(b, key.String()), ':')
		var err error
		if b, err = appendJSONValue(b, p.elem, item); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch {
		case a.String() < b.String():
			return -1
		case a.String() > b.String():
			return 1
		}
		return 0
	})
	return keys
}

func isNil(v reflect.Value) bool {
	return (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
}

// appendNumber writes numbers and booleans, which look alike in JSON and XML.
func appendNumber(b []byte, k reflect.Kind, v reflect.Value) ([]byte, error) {
	switch k {
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Float32, reflect.Float64:
		f, bits := v.Float(), v.Type().Bits()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return b, fmt.Errorf("%v is no number", f)
		}
		format := byte('f')
		if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
			format = 'e'
		}
		return strconv.AppendFloat(b, f, format, -1, bits), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10), nil
	}
	return strconv.AppendUint(b, v.Uint(), 10), nil
}

// appendJSONString quotes s; what is not UTF-8 becomes U+FFFD.
func appendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	i := 0
	for i < len(s) && plainJSON[s[i]] {
		i++
	}
	if i == len(s) {
		return append(append(b, s...), '"')
	}
	for start := 0; ; {
		if i == len(s) {
			return append(append(b, s[start:]...), '"')
		}
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				b = append(b, s[start:i]...)
				b = append(b, `\u`...)
				b = append(b, hexOf(r)...)
				start = i + size
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, `\u`...)
			b = append(b, hexOf(rune(c))...)
		}
		i++
		start = i
	}
}

// plainJSON and plainXML are the bytes that need no thought.
var plainJSON, plainXML = plainExcept(`"\`), plainExcept(`&<>`)

func plainExcept(special string) (set [256]bool) {
	for c := byte(' '); c < utf8.RuneSelf; c++ {
		set[c] = strings.IndexByte(special, c) < 0
	}
	return set
}

// hexOf is the four digits of a rune of the basic plane.
func hexOf(r rune) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}
