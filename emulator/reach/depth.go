package reach

import (
	"fmt"
	"slices"
	"strings"
)

// Depth says how firmly two ends are apart: how few single changes would let some packet pass. The answer is a
// shortest path: each path is a row of controls, a control costs nothing to the packets that it lets pass and one
// change to the others, and where no customer can change it there is no way on.
type Depth struct {
	// Changes is the fewest changes; with Never, no number of changes will do.
	Changes int  `json:"changes"`
	Never   bool `json:"never,omitempty"`
	// Firm are the ids of rules that no change lifts, one a path, for Never.
	Firm []string `json:"firm,omitempty"`
	// Via is the path that would open, Witness the packet that would pass, Needs what one would have to do.
	Via     string   `json:"via,omitempty"`
	Witness *Header  `json:"witness,omitempty"`
	Needs   []Change `json:"needs,omitempty"`
}

// Change is one thing to do to let a packet pass a control, or several that one and the same thing opens.
type Change struct {
	At string `json:"at"`
	// Rule is the id of the rule that stops the packet there now.
	Rule string `json:"rule,omitempty"`
	// Calls are the API calls, in their order.
	Calls []Call `json:"calls"`
	// Note says what they leave to people.
	Note string `json:"note,omitempty"`
}

// depth finds the packet that the fewest changes would let pass. A control outside the model is taken as open: better
// to call a wall thinner than it is.
func (s *solver) depth(paths []*Path, about Set) Depth {
	best := Depth{Never: true}
	for _, p := range paths {
		hurdles, firm := s.hurdles(p, SetOf(p.Scope).Intersect(about))
		if firm != "" {
			if !slices.Contains(best.Firm, firm) {
				best.Firm = append(best.Firm, firm)
			}
			continue
		}
		if hurdles.left.Empty() {
			continue
		}
		changes, among := hurdles.fewest()
		if best.Never || changes < best.Changes {
			h, _ := among.Witness()
			best = Depth{Changes: changes, Firm: best.Firm, Via: p.Via, Witness: &h, Needs: hurdles.changes(h)}
		}
	}
	if !best.Never {
		best.Firm = nil
	}
	return best
}

// hurdles are the controls of a path that someone can change, those together that one change lifts, and the headers
// that nothing else stops.
type hurdles struct {
	left    Set
	groups  [][]*Control
	allowed []Set
}

// hurdles leaves out the headers that meet a control without a remedy; when none are left it names the rule of the
// control that took the last.
func (s *solver) hurdles(p *Path, scope Set) (hurdles, string) {
	h := hurdles{left: scope}
	for _, c := range p.Controls {
		if c.Unknown != "" {
			continue
		}
		allowed := s.allowed(c)
		if c.Remedy == nil {
			before := h.left
			if h.left = h.left.Intersect(allowed); h.left.Empty() {
				w, _ := before.Witness()
				return h, c.Decide(w).ID
			}
			continue
		}
		same := slices.IndexFunc(h.groups, func(g []*Control) bool { return g[0].Remedy.What == c.Remedy.What })
		if same < 0 {
			h.groups, h.allowed = append(h.groups, []*Control{c}), append(h.allowed, allowed)
			continue
		}
		h.groups[same] = append(h.groups[same], c)
		h.allowed[same] = h.allowed[same].Intersect(allowed)
	}
	return h, ""
}

// fewest sorts the headers by how many hurdles stop them, hurdle by hurdle, and gives those that meet the fewest.
func (h hurdles) fewest() (int, Set) {
	levels := []Set{h.left}
	for _, allowed := range h.allowed {
		next := make([]Set, len(levels)+1)
		for n, headers := range levels {
			next[n] = next[n].Union(headers.Intersect(allowed))
			next[n+1] = headers.Subtract(allowed)
		}
		levels = next
	}
	for n, headers := range levels {
		if !headers.Empty() {
			return n, headers
		}
	}
	return len(levels), Set{}
}

// changes are the remedies of the hurdles that stop a header.
func (h hurdles) changes(header Header) []Change {
	var all []Change
	for _, group := range h.groups {
		var stopped []*Control
		for _, c := range group {
			if !c.Decide(header).Allow {
				stopped = append(stopped, c)
			}
		}
		if stopped != nil {
			all = append(all, changeOf(stopped, header))
		}
	}
	// What others name must be there first.
	slices.SortStableFunc(all, func(a, b Change) int { return rankOf(!a.allocates()) - rankOf(!b.allocates()) })
	return all
}

// allocates says whether a change makes an address that others may name.
func (c Change) allocates() bool {
	return slices.ContainsFunc(c.Calls, func(c Call) bool { return c.Action == "AllocateEipAddress" })
}

// changeOf is the one change that opens some controls to a header.
func changeOf(stopped []*Control, h Header) Change {
	first := stopped[0]
	change := Change{At: first.At, Rule: first.Decide(h).ID, Note: first.Remedy.Note}
	var entries []*aclEntry
	var denials []*bucketDenial
	for _, c := range stopped {
		entries, denials = append(entries, c.Remedy.entry), append(denials, c.Remedy.denial)
	}
	switch {
	case entries[0] != nil:
		change.Calls = enterACL(h, entries)
	case denials[0] != nil:
		change.Calls = withoutDenials(denials)
	default:
		change.Calls = first.Remedy.Calls(h)
	}
	return change
}

// String says what would have to be done.
func (d *Depth) String() string {
	if d.Never {
		return "no change of a customer's opens a path" + bracketed(d.Firm) + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s would let %s pass, %s:\n", count(d.Changes, "change"), d.Witness, d.Via)
	for i, c := range d.Needs {
		fmt.Fprintf(&b, "%3d. at %s%s\n", i+1, c.At, bracketed(idsOf(c.Rule)))
		for _, call := range c.Calls {
			fmt.Fprintf(&b, "       %s\n", call)
		}
		if c.Note != "" {
			fmt.Fprintf(&b, "       %s\n", c.Note)
		}
	}
	return b.String()
}

func idsOf(rule string) []string {
	if rule == "" {
		return nil
	}
	return []string{rule}
}

func bracketed(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return " [" + strings.Join(ids, ", ") + "]"
}
