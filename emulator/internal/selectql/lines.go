package selectql

import "io"

// spaced reads JSON values one after another. Commas between them are read as spaces: official samples have them (A0269).
type spaced struct {
	r             io.Reader
	depth         int
	quoted, aside bool
}

func (s *spaced) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	for i, c := range p[:n] {
		switch {
		case s.aside:
			s.aside = false
		case s.quoted:
			s.aside, s.quoted = c == '\\', c != '"'
		case c == '"':
			s.quoted = true
		case c == '{' || c == '[':
			s.depth++
		case c == '}' || c == ']':
			s.depth--
		case c == ',' && s.depth == 0:
			p[i] = ' '
		}
	}
	return n, err
}
