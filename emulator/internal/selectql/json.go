package selectql

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// maxNode bounds the nodes that a statement looks at, maxArray the arrays in them, and maxNesting how deep they go.
const (
	maxNode    = 512 << 10
	maxArray   = 5000
	maxNesting = 100
)

// node is a value of JSON, with the keys of objects in their order.
type node struct {
	kind json.Delim // '{', '[', or 0 for a value
	v    value
	raw  string // of a number
	keys []string
	kids []*node
}

// parseNode reads one value.
func parseNode(text []byte, asText bool) (*node, error) {
	if !utf8.Valid(text) {
		return nil, fail("InvalidTextEncoding", "The object is not encoded in UTF-8.")
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return readNode(d, asText, 0)
}

func readNode(d *json.Decoder, asText bool, depth int) (*node, error) {
	if depth > maxNesting {
		return nil, fail("JsonNodeExceedsMaxDepth", "A node goes deeper than %d levels.", maxNesting)
	}
	t, err := d.Token()
	if err != nil {
		return nil, broken(err)
	}
	switch t := t.(type) {
	case json.Delim:
		return readKids(d, t, asText, depth)
	case string:
		return &node{v: value{kind: isText, text: t}}, nil
	case bool:
		return &node{v: value{kind: isBool, yes: t}}, nil
	case json.Number:
		n := &node{raw: t.String()}
		if asText {
			n.v = value{kind: isText, text: n.raw, field: true}
			return n, nil
		}
		var ok bool
		if n.v, ok = numeric(n.raw); !ok {
			return nil, fail("InvalidJsonData", "%s is out of range.", n.raw)
		}
		return n, nil
	}
	return &node{}, nil // null
}

func readKids(d *json.Decoder, open json.Delim, asText bool, depth int) (*node, error) {
	n := &node{kind: open}
	for d.More() {
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return nil, broken(err)
			}
			name, _ := key.(string)
			n.keys = append(n.keys, name)
		}
		kid, err := readNode(d, asText, depth+1)
		if err != nil {
			return nil, err
		}
		if n.kids = append(n.kids, kid); open == '[' && len(n.kids) > maxArray {
			return nil, fail("ExceedsMaxJsonArraySize", "An array has more than %d elements.", maxArray)
		}
	}
	_, err := d.Token()
	return n, broken(err)
}

// broken spells what a decoder says.
func broken(err error) error {
	if err == nil {
		return nil
	}
	if _, known := err.(*Error); known {
		return err
	}
	return fail("InvalidJsonData", "The data is no JSON: %v.", err)
}

// child follows one step of a path.
func (n *node) child(s step) *node {
	switch {
	case n.kind == '{' && s.index < 0:
		for i := len(n.keys) - 1; i >= 0; i-- { // of two equal keys the later counts
			if n.keys[i] == s.key {
				return n.kids[i]
			}
		}
	case n.kind == '[' && s.index >= 0 && s.index < len(n.kids):
		return n.kids[s.index]
	}
	return nil
}

func (n *node) at(path []step) *node {
	for _, s := range path {
		if n = n.child(s); n == nil {
			return nil
		}
	}
	return n
}

func (n *node) get(path []step) (value, bool, error) {
	found := n.at(path)
	if found == nil {
		return value{}, true, nil
	}
	return found.value(), false, nil
}

func (n *node) value() value {
	if n.kind != 0 {
		return value{kind: isNode, node: n}
	}
	v := n.v
	if n.raw != "" {
		v.node = n // so that a number is shown as it was written
	}
	return v
}

// json writes a node without spaces.
func (n *node) json(out []byte) []byte {
	switch {
	case n.kind == '{':
		out = append(out, '{')
		for i, kid := range n.kids {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(quote(out, n.keys[i]), ':')
			out = kid.json(out)
		}
		return append(out, '}')
	case n.kind == '[':
		out = append(out, '[')
		for i, kid := range n.kids {
			if i > 0 {
				out = append(out, ',')
			}
			out = kid.json(out)
		}
		return append(out, ']')
	case n.raw != "":
		return append(out, n.raw...)
	}
	return n.v.json(out)
}

// json writes a value as JSON shows it.
func (v value) json(out []byte) []byte {
	switch v.kind {
	case isNothing:
		return append(out, "null"...)
	case isNumber, isBool:
		if v.node != nil {
			return v.node.json(out)
		}
		return append(out, v.spell()...)
	case isNode:
		return v.node.json(out)
	case isText:
		if v.node != nil { // a number that was read as text
			return v.node.json(out)
		}
	}
	return quote(out, v.spell())
}

// quote writes a text of JSON. The service writes slashes with a backslash in front.
func quote(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\', '/':
			out = append(out, '\\', c)
		case '\n':
			out = append(out, '\\', 'n')
		case '\r':
			out = append(out, '\\', 'r')
		case '\t':
			out = append(out, '\\', 't')
		case '\b':
			out = append(out, '\\', 'b')
		case '\f':
			out = append(out, '\\', 'f')
		default:
			if c < 0x20 {
				out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
				continue
			}
			out = append(out, c)
		}
	}
	return append(out, '"')
}

// walk follows the path behind FROM through a stream and gives each node that it leads to.
func walk(d *json.Decoder, path []step, asText bool, yield func(*node) error) error {
	if len(path) == 0 {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return broken(err)
		}
		if len(raw) > maxNode {
			return fail("JsonNodeExceedsMaxSize", "A node is larger than %d bytes.", maxNode)
		}
		n, err := parseNode(raw, asText)
		if err != nil {
			return err
		}
		return yield(n)
	}
	t, err := d.Token()
	if err != nil {
		return broken(err)
	}
	open, ok := t.(json.Delim)
	if !ok {
		return nil // a value has no children
	}
	for i := 0; d.More(); i++ {
		hit := path[0].any || open == '[' && path[0].index == i
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return broken(err)
			}
			hit = path[0].any || path[0].index < 0 && path[0].key == key
		}
		if hit {
			err = walk(d, path[1:], asText, yield)
		} else {
			err = skip(d)
		}
		if err != nil {
			return err
		}
	}
	_, err = d.Token()
	return broken(err)
}

// skip passes over one value.
func skip(d *json.Decoder) error {
	depth := 0
	for {
		t, err := d.Token()
		if err != nil {
			return broken(err)
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// name is the key of a column in the answer: its alias, the key that it reads, or its number.
func (it item) name(n int) string {
	if it.alias != "" {
		return it.alias
	}
	e := it.expr
	if c, ok := e.(cast); ok {
		e = c.of
	}
	if c, ok := e.(column); ok && len(c.path) > 0 {
		if last := c.path[len(c.path)-1]; last.index < 0 {
			return last.key
		}
	}
	return "_" + strconv.Itoa(n+1)
}
