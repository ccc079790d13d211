package rpc

import (
	"fmt"
	"reflect"
	"unicode/utf8"
)

const xmlHeader = `<?xml version='1.0' encoding='UTF-8'?>`

// MarshalXML writes the answer of action as <ActionResponse>. A list is its
// field's element once for each item, so the wrapper of an empty list is an
// empty element.
func MarshalXML(action string, v any, requestID string) ([]byte, error) {
	return scratched(func(b []byte) ([]byte, error) { return AppendXML(b, action, v, requestID) })
}

// AppendXML is MarshalXML onto dst. With an error dst is returned unchanged.
func AppendXML(dst []byte, action string, v any, requestID string) ([]byte, error) {
	p, value, err := root(v)
	if err != nil {
		return dst, err
	}
	b := append(dst, xmlHeader+"<"...)
	b = append(b, action...)
	b = append(b, "Response><RequestId>"...)
	b = appendXMLText(b, requestID)
	b = append(b, "</RequestId>"...)
	if p != nil {
		if b, err = appendXMLFields(b, p, value); err != nil {
			return dst, err
		}
	}
	b = append(b, "</"...)
	b = append(b, action...)
	return append(b, "Response>"...), nil
}

func appendXMLFields(b []byte, p *plan, v reflect.Value) ([]byte, error) {
	for i := range p.fields {
		f := &p.fields[i]
		fv, ok := f.value(v)
		if !ok {
			continue
		}
		var err error
		if b, err = appendXMLElement(b, f.open, f.close, f.plan, fv); err != nil {
			return b, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return b, nil
}

func appendXMLElement(b []byte, open, close string, p *plan, v reflect.Value) ([]byte, error) {
	p, v, err := behind(p, v)
	if err != nil || p == nil {
		return b, err
	}
	if p.kind == reflect.Slice {
		for i := range v.Len() {
			if b, err = appendXMLElement(b, open, close, p.elem, v.Index(i)); err != nil {
				return b, err
			}
		}
		return b, nil
	}
	b = append(b, open...)
	switch p.kind {
	case reflect.String:
		b = appendXMLText(b, v.String())
	case reflect.Struct:
		b, err = appendXMLFields(b, p, v)
	case reflect.Map:
		b, err = appendXMLMap(b, p, v)
	default:
		b, err = appendNumber(b, p.kind, v)
	}
	return append(b, close...), err
}

// appendXMLMap writes a map's keys as elements. A key that cannot name one is
// refused: the APIs have none.
func appendXMLMap(b []byte, p *plan, v reflect.Value) ([]byte, error) {
	for _, key := range sortedKeys(v) {
		name := key.String()
		if !isXMLName(name) {
			return b, fmt.Errorf("%q cannot name an XML element", name)
		}
		var err error
		if b, err = appendXMLElement(b, "<"+name+">", "</"+name+">", p.elem, v.MapIndex(key)); err != nil {
			return b, err
		}
	}
	return b, nil
}

// isXMLName knows the names without colon in ASCII, and letters beyond it.
func isXMLName(s string) bool {
	for i, c := range s {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0xC0 && c != utf8.RuneError && c != 0xD7 && c != 0xF7
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// appendXMLText escapes s; what XML cannot carry becomes U+FFFD.
func appendXMLText(b []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); {
		if plainXML[s[i]] {
			i++
			continue
		}
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		escaped := ""
		switch {
		case c == '&':
			escaped = "&amp;"
		case c == '<':
			escaped = "&lt;"
		case c == '>':
			escaped = "&gt;"
		case c == '\r':
			escaped = "&#xD;" // a reader would turn it into a line feed
		case c == '\t', c == '\n':
		case c < ' ', c == 0xFFFE, c == 0xFFFF, c == utf8.RuneError && size == 1:
			escaped = "\uFFFD"
		}
		if escaped != "" {
			b = append(b, s[start:i]...)
			b = append(b, escaped...)
			start = i + size
		}
		i += size
	}
	return append(b, s[start:]...)
}
