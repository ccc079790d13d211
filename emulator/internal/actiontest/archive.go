package actiontest

import "strings"

// archive is a text file of named sections, in the txtar format: a comment, then sections that begin with a line
// "-- name --".
type archive struct {
	comment  string
	sections []*section
}

type section struct{ name, text string }

func parseArchive(data []byte) *archive {
	a := &archive{}
	into := &a.comment
	for line := range strings.Lines(string(data)) {
		if name, ok := sectionName(line); ok {
			s := &section{name: name}
			a.sections = append(a.sections, s)
			into = &s.text
			continue
		}
		*into += line
	}
	return a
}

func sectionName(line string) (string, bool) {
	line = strings.TrimRight(line, "\r\n")
	if !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") || len(line) < len("-- x --") {
		return "", false
	}
	return line[3 : len(line)-3], true
}

// header reads a line "name: value" of the comment.
func (a *archive) header(name string) string {
	for line := range strings.Lines(a.comment) {
		if value, ok := strings.CutPrefix(line, name+":"); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func (a *archive) section(name string) *section {
	for _, s := range a.sections {
		if s.name == name {
			return s
		}
	}
	return nil
}

func (a *archive) format() []byte {
	out := []byte(a.comment)
	for _, s := range a.sections {
		out = append(out, "-- "+s.name+" --\n"+s.text...)
	}
	return out
}
