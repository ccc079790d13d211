package oss

import "strings"

// Param is one query parameter, as sent and as meant.
type Param struct {
	Name, Value       string
	rawName, rawValue string
}

// Query is the query string in the order of the wire. A slice beats a map here: requests carry few parameters, and
// V4 needs the spelling that the client signed.
type Query []Param

// ParseQuery splits a raw query by hand: ";" is an ordinary character, a broken escape stands for itself (the
// signature then decides), and a name without "=" is a parameter with an empty value.
func ParseQuery(raw string) Query {
	if raw == "" {
		return nil
	}
	query := make(Query, 0, strings.Count(raw, "&")+1)
	for raw != "" {
		var pair string
		pair, raw, _ = strings.Cut(raw, "&")
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		query = append(query, Param{
			Name: unescapeQuery(name), Value: unescapeQuery(value),
			rawName: name, rawValue: value,
		})
	}
	return query
}

// Has reports whether the parameter is there, with or without a value.
func (q Query) Has(name string) bool {
	for i := range q {
		if q[i].Name == name {
			return true
		}
	}
	return false
}

// Get returns the first value of the parameter.
func (q Query) Get(name string) string {
	for i := range q {
		if q[i].Name == name {
			return q[i].Value
		}
	}
	return ""
}

func unescapeQuery(s string) string {
	if strings.IndexByte(s, '%') < 0 && strings.IndexByte(s, '+') < 0 {
		return s
	}
	if decoded, ok := unescape(s, true); ok {
		return decoded
	}
	return s
}

// unescape undoes percent encoding; plus says whether "+" is a space, as in a query.
func unescape(s string, plus bool) (string, bool) {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) {
				return "", false
			}
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi < 0 || lo < 0 {
				return "", false
			}
			out = append(out, byte(hi<<4|lo))
			i += 2
		case c == '+' && plus:
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	return string(out), true
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

const upperHex = "0123456789ABCDEF"

// appendEscaped percent-encodes all but RFC 3986's unreserved characters; slash says whether "/" stays.
func appendEscaped(dst []byte, s string, slash bool) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if unreserved(c) || (c == '/' && slash) {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return dst
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}

// EscapeKey spells text the way OSS does under encoding-type=url.
func EscapeKey(s string) string { return string(appendEscaped(nil, s, false)) }
