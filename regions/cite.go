package regions

import (
	"slices"
	"strings"
)

// Cite spells the source of a row out as a reader would look it up: title, date and section of the document, and for an
// assumed row the register's number. A document that is not listed stays as the row names it.
func (m *Matrix) Cite(p Provenance) string {
	document, section, _ := strings.Cut(p.Source, "#")
	cited := p.Source
	if at := slices.IndexFunc(m.sources, func(s Source) bool { return s.ID == document }); at >= 0 {
		s := m.sources[at]
		cited = s.Title + ", " + s.Date + ", section " + section + ": " + s.Sections[section]
	}
	if p.Basis == Assumed {
		cited += " (assumed: " + p.Assumption + ")"
	}
	return cited
}

// CiteThreshold is Cite of the threshold with an id; empty for an id that names none.
func (m *Matrix) CiteThreshold(region, id string) string {
	for _, t := range m.Thresholds(region) {
		if t.ID == id {
			return m.Cite(t.Provenance)
		}
	}
	return ""
}
