package selectql

import (
	"strings"
	"unicode/utf8"
)

// kind of a token.
type kind int

const (
	end kind = iota
	word
	number
	text
	symbol
)

// token is a word, a number, a quoted text or a symbol.
type token struct {
	kind kind
	text string
	at   int
}

// is reports whether the token is a symbol, or a keyword in any case.
func (t token) is(s string) bool {
	return t.kind == symbol && t.text == s || t.kind == word && strings.EqualFold(t.text, s)
}

var symbols = []string{"||", "!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ",", "*", "/", "%", "+", "-", ".", "[", "]"}

// lex takes a statement apart. A quote that ends the statement and opens nothing is passed over, as the service does (A0267).
func lex(s string) ([]token, error) {
	var all []token
next:
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';':
			i++
			continue
		case c == '\'' || c == '"' || c == '`':
			content, length, ok := quoted(s[i:])
			if !ok {
				if strings.TrimSpace(s[i+1:]) == "" {
					break next
				}
				return nil, syntax("The quote at %d is not closed.", i)
			}
			k := text
			if c != '\'' {
				k = word
			}
			all = append(all, token{k, content, i})
			i += length
			continue
		case digit(c) || c == '.' && i+1 < len(s) && digit(s[i+1]) && !afterName(all):
			n := numberLength(s[i:])
			all = append(all, token{number, s[i : i+n], i})
			i += n
			continue
		case letter(c):
			n := 1
			for i+n < len(s) && (letter(s[i+n]) || digit(s[i+n])) {
				n++
			}
			all = append(all, token{word, s[i : i+n], i})
			i += n
			continue
		}
		for _, symb := range symbols {
			if strings.HasPrefix(s[i:], symb) {
				all = append(all, token{symbol, symb, i})
				i += len(symb)
				continue next
			}
		}
		return nil, syntax("There is no meaning to %q.", s[i:min(i+1, len(s))])
	}
	return append(all, token{end, "", len(s)}), nil
}

// afterName reports whether a point would go on a path.
func afterName(all []token) bool {
	if len(all) == 0 {
		return false
	}
	last := all[len(all)-1]
	return last.kind == word || last.kind == symbol && last.text == "]"
}

// quoted reads a text in quotes; a doubled quote stands for itself.
func quoted(s string) (content string, length int, ok bool) {
	quote := s[0]
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != quote {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			b.WriteByte(quote)
			i++
			continue
		}
		return b.String(), i + 1, true
	}
	return "", 0, false
}

func numberLength(s string) int {
	n := 0
	for n < len(s) && (digit(s[n]) || s[n] == '.') {
		n++
	}
	if n < len(s) && (s[n] == 'e' || s[n] == 'E') {
		m := n + 1
		if m < len(s) && (s[m] == '+' || s[m] == '-') {
			m++
		}
		if m < len(s) && digit(s[m]) {
			for n = m; n < len(s) && digit(s[n]); n++ {
			}
		}
	}
	return n
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c >= utf8.RuneSelf
}
