package rpc

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of what is read at all. They stand far above what the APIs allow, so
// that only a broken or a hostile caller meets them.
const (
	maxParams    = 5000
	maxNameBytes = 1024
	maxJSONDepth = 16
)

// Param is one parameter of a call, decoded.
type Param struct {
	Name, Value string
}

// Params are the parameters of a call, sorted by name, each name once. Sorted
// pairs rather than a map: signing needs the order, and all of Tag.1.* is then
// one range found by binary search.
type Params []Param

// ParamsOf makes Params of name, value, name, value, …; a later value of a name
// replaces an earlier one. It panics on an odd count: a mistake of the program.
func ParamsOf(pairs ...string) Params {
	if len(pairs)%2 != 0 {
		panic("rpc.ParamsOf: a name without a value")
	}
	p := make(Params, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		p = append(p, Param{pairs[i], pairs[i+1]})
	}
	return p.normal()
}

// ParamsFrom makes Params of a map.
func ParamsFrom(m map[string]string) Params {
	p := make(Params, 0, len(m))
	for name, value := range m {
		p = append(p, Param{name, value})
	}
	p.sort()
	return p
}

// Get returns the value of name, "" when absent.
func (p Params) Get(name string) string {
	value, _ := p.Lookup(name)
	return value
}

// Lookup returns the value of name and whether it is there.
func (p Params) Lookup(name string) (string, bool) {
	i := p.search(name, 0)
	if i < len(p) && p[i].Name == name {
		return p[i].Value, true
	}
	return "", false
}

// Has says whether name is there, even with an empty value.
func (p Params) Has(name string) bool {
	_, ok := p.Lookup(name)
	return ok
}

// All ranges over names and values in order of names.
func (p Params) All() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range p {
			if !yield(p[i].Name, p[i].Value) {
				return
			}
		}
	}
}

// Map returns the parameters as a map.
func (p Params) Map() map[string]string {
	m := make(map[string]string, len(p))
	for _, q := range p {
		m[q.Name] = q.Value
	}
	return m
}

// over returns p with the values of q where a name is in both.
func (p Params) over(q Params) Params {
	if len(p) == 0 {
		return q
	}
	if len(q) == 0 {
		return p
	}
	return slices.Concat(p, q).normal()
}

func (p Params) sort() {
	// Insertion wins for the usual dozen or two; the order must be stable so
	// that normal keeps the last of equals.
	slices.SortStableFunc(p, func(a, b Param) int { return strings.Compare(a.Name, b.Name) })
}

// normal sorts, and keeps the last of equal names.
func (p Params) normal() Params {
	p.sort()
	out := p[:0]
	for i := range p {
		if i+1 < len(p) && p[i+1].Name == p[i].Name {
			continue
		}
		out = append(out, p[i])
	}
	return out
}

// search finds the first parameter whose name, from byte off, is not less than
// name. All of p must share the first off bytes.
func (p Params) search(name string, off int) int {
	lo, hi := 0, len(p)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if p[mid].Name[off:] < name {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// parseQuery reads a query string or form body, sorted. Unlike net/url it
// refuses repeated names, text that is not UTF-8 and NUL, none of which the
// gateway can sign for, and treats ';' as an ordinary byte.
func parseQuery(raw string) (Params, error) {
	if raw == "" {
		return nil, nil
	}
	n := strings.Count(raw, "&") + 1
	if n > maxParams {
		return nil, malformedf("more than 5000 parameters")
	}
	p := make(Params, 0, n)
	for raw != "" {
		var pair string
		pair, raw, _ = strings.Cut(raw, "&")
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, err := unescape(name)
		if err != nil {
			return nil, err
		}
		if value, err = unescape(value); err != nil {
			return nil, err
		}
		if err := checkName(name); err != nil {
			return nil, err
		}
		p = append(p, Param{name, value})
	}
	p.sort()
	for i := 1; i < len(p); i++ {
		if p[i].Name == p[i-1].Name {
			return nil, malformedf("the parameter " + printable(p[i].Name) + " is given more than once")
		}
	}
	return p, nil
}

func checkName(name string) error {
	switch {
	case name == "":
		return malformedf("a parameter has no name")
	case len(name) > maxNameBytes:
		return malformedf("a parameter's name is longer than 1024 bytes")
	}
	return nil
}

// malformedf is the refusal of a request that cannot be read.
func malformedf(why string) error { return ErrMalformedRequest.With(why) }

// unescape decodes %XX and + and refuses what is not UTF-8 text.
func unescape(s string) (string, error) {
	if strings.IndexByte(s, '%') >= 0 || strings.IndexByte(s, '+') >= 0 {
		b := make([]byte, 0, len(s))
		for i := 0; i < len(s); i++ {
			switch c := s[i]; c {
			case '+':
				b = append(b, ' ')
			case '%':
				if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
					return "", malformedf("the percent-encoding is broken")
				}
				b = append(b, unhex(s[i+1])<<4|unhex(s[i+2]))
				i += 2
			default:
				b = append(b, c)
			}
		}
		s = string(b)
	}
	return s, checkText(s)
}

func checkText(s string) error {
	if !utf8.ValidString(s) {
		return malformedf("a parameter is not UTF-8")
	}
	if strings.IndexByte(s, 0) >= 0 {
		return malformedf("a parameter contains NUL")
	}
	return nil
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// printable shortens a name for a message.
func printable(name string) string {
	const most = 64
	if len(name) <= most {
		return name
	}
	return strings.ToValidUTF8(name[:most], "") + "…"
}
