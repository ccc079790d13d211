package reach

import (
	"cmp"
	"net/netip"
	"slices"
	"sync"
)

// solver turns paths into sets. It remembers the set of each control, because paths share them; it lives as long as
// one report is being made.
type solver struct {
	mu    sync.Mutex
	known map[*Control]*solved
	kept  int // rules of the controls that are known
}

// mostSolved bounds what a solver remembers, in rules: the sets of as many take some 100 MB at worst. What comes after
// that is solved each time anew.
const mostSolved = 1 << 16

// solved is what is known of a control. Both are made when they are first asked for.
type solved struct {
	allowed func() Set
	index   func() *deciders
}

func newSolver() *solver { return &solver{known: map[*Control]*solved{}} }

func (s *solver) of(c *Control) *solved {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.known[c]
	if k == nil {
		k = &solved{allowed: sync.OnceValue(c.Allowed), index: sync.OnceValue(func() *deciders { return newDeciders(c) })}
		if s.kept += 1 + len(c.Rules); s.kept <= mostSolved {
			s.known[c] = k
		}
	}
	return k
}

func (s *solver) allowed(c *Control) Set { return s.of(c).allowed() }

// open is what passes all controls of a path. Those outside the model count as open here: the caller says so, if
// anything is left. Controls of few rules come first, since often they leave nothing.
func (s *solver) open(p *Path, about Set) (Set, []*Control) {
	controls := slices.Clone(p.Controls)
	slices.SortStableFunc(controls, func(a, b *Control) int { return cmp.Compare(len(a.Rules), len(b.Rules)) })
	left := SetOf(p.Scope).Intersect(about)
	var doubts []*Control
	for _, c := range controls {
		if left.Empty() {
			return Set{}, nil
		}
		if c.Unknown != "" {
			doubts = append(doubts, c)
			continue
		}
		left = left.Intersect(s.allowed(c))
	}
	if left.Empty() {
		return Set{}, nil
	}
	return left, doubts
}

// rules makes a function that adds to a list the ids of the rules that let a header pass a path, hop by hop.
func (s *solver) rules(p *Path) func(h Header, ids []string) []string {
	var decide []func(Header) Rule
	for _, c := range p.Controls {
		switch {
		case c.Unknown != "":
		case len(c.Rules) < 64:
			decide = append(decide, c.Decide)
		default:
			decide = append(decide, s.of(c).index().decide)
		}
	}
	return func(h Header, ids []string) []string {
		for _, d := range decide {
			if id := d(h).ID; id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		return ids
	}
}

// deciders finds the rule that decides about a header without reading them all: by the prefixes that its peer is in.
type deciders struct {
	control *Control
	lengths []int
	rules   map[netip.Prefix][]int
}

func newDeciders(c *Control) *deciders {
	d := &deciders{control: c, rules: map[netip.Prefix][]int{}}
	add := func(p netip.Prefix, rule int) {
		if !slices.Contains(d.lengths, p.Bits()) {
			d.lengths = append(d.lengths, p.Bits())
		}
		d.rules[p] = append(d.rules[p], rule)
	}
	for i, r := range c.Rules {
		if r.Match.Peers == nil {
			add(netip.PrefixFrom(netip.IPv4Unspecified(), 0), i)
		}
		for _, p := range r.Match.Peers {
			if p.IsValid() && p.Addr().Is4() {
				add(p.Masked(), i)
			}
		}
	}
	return d
}

func (d *deciders) decide(h Header) Rule {
	first := len(d.control.Rules)
	for _, length := range d.lengths {
		at, err := h.Peer.Prefix(length)
		if err != nil {
			continue
		}
		for _, i := range d.rules[at] {
			if i >= first {
				break
			}
			if d.control.Rules[i].Match.Matches(h) {
				first = i
				break
			}
		}
	}
	if first == len(d.control.Rules) {
		return d.control.Otherwise
	}
	return d.control.Rules[first]
}
