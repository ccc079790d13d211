package reach

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Certificate proves that nothing passes. For each path, the headers of its scope are divided into boxes, and each box
// names the rule that is the first to match all of its headers, at one control, and that refuses them. Package
// certcheck verifies it with other code than made it.
type Certificate struct {
	About Match       `json:"-"`
	Paths []PathProof `json:"paths"`
}

// PathProof is the part of a certificate that is about one path.
type PathProof struct {
	Via   string  `json:"via"`
	Parts []Proof `json:"parts"`
}

// Proof says what stops the headers of a box.
type Proof struct {
	Box
	// Control is the place in the path's controls; Rule that in the control's rules, [ByDefault] for its Otherwise.
	Control int `json:"control"`
	Rule    int `json:"rule"`
	// ID is the rule's, At and Why the words for people.
	ID  string `json:"id"`
	At  string `json:"at"`
	Why string `json:"why"`
}

// ByDefault stands for the rule that decides when none matches.
const ByDefault = -1

// Box is a set of headers: every combination of its ranges. A box with ICMP has all ports.
type Box struct {
	Protocols   Protocols  `json:"protocols"`
	First       netip.Addr `json:"first"`
	Last        netip.Addr `json:"last"`
	SourcePorts PortRange  `json:"sourcePorts"`
	Ports       PortRange  `json:"ports"`
}

// String writes "tcp 10.0.0.0-10.255.255.255:0-65535 port 22".
func (b Box) String() string {
	return fmt.Sprintf("%s %s-%s:%s port %s", b.Protocols, b.First, b.Last, b.SourcePorts, b.Ports)
}

// mostParts bounds a certificate.
const mostParts = 1 << 18

// certify divides the scope of each path. It fails when a header passes, or when the parts are too many.
func certify(paths []*Path, about Match) (*Certificate, bool) {
	c := &Certificate{About: about, Paths: []PathProof{}}
	total := 0
	for _, p := range paths {
		proof, ok := prove(p, about)
		if total += len(proof.Parts); !ok || total > mostParts {
			return nil, false
		}
		c.Paths = append(c.Paths, proof)
	}
	return c, true
}

func prove(p *Path, about Match) (PathProof, bool) {
	proof := PathProof{Via: p.Via, Parts: []Proof{}}
	scope, interest := newSides(p.Scope), newSides(about)
	left, _ := wholeSpace.divide(scope)
	left, _ = divideAll(left, interest)
	// Controls of few rules make few boxes.
	order := make([]int, len(p.Controls))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(p.Controls[a].Rules), len(p.Controls[b].Rules)) })
	for _, i := range order {
		if len(left) == 0 || len(proof.Parts) > mostParts {
			break
		}
		if p.Controls[i].Unknown == "" {
			left = proof.stop(left, p.Controls[i], i)
		}
	}
	return proof, len(left) == 0
}

// stop notes what a control refuses of some boxes, and gives what it lets pass.
func (proof *PathProof) stop(boxes []box, c *Control, place int) []box {
	var passed []box
	decide := func(boxes []box, r Rule, number int) {
		if r.Allow {
			passed = append(passed, boxes...)
			return
		}
		for _, b := range boxes {
			proof.Parts = append(proof.Parts, Proof{Box: b.export(), Control: place, Rule: number, ID: r.ID, At: c.At, Why: r.Why})
		}
	}
	for i, r := range c.Rules {
		var matched []box
		matched, boxes = divideAll(boxes, newSides(r.Match))
		decide(matched, r, i)
	}
	decide(boxes, c.Otherwise, ByDefault)
	return passed
}

// String lists what stops each path, a line a rule.
func (c *Certificate) String() string {
	var b strings.Builder
	for _, p := range c.Paths {
		if len(p.Parts) == 0 {
			continue // it is for other headers
		}
		fmt.Fprintf(&b, "%s\n", cmp.Or(p.Via, "the only way"))
		type place struct{ control, rule int }
		parts := map[place]int{}
		for _, part := range p.Parts {
			parts[place{part.Control, part.Rule}]++
		}
		for _, part := range p.Parts {
			at := place{part.Control, part.Rule}
			if parts[at] == 0 {
				continue
			}
			fmt.Fprintf(&b, "  stopped at %s: %s", part.At, part.Why)
			if part.ID != "" {
				fmt.Fprintf(&b, " [%s]", part.ID)
			}
			fmt.Fprintf(&b, " (%s of the headers)\n", count(parts[at], "part"))
			parts[at] = 0
		}
	}
	if b.Len() == 0 {
		b.WriteString("there is no path\n")
	}
	return b.String()
}

// box is a [Box] in numbers: the ranges of peers, source ports and ports.
type box struct {
	protocols Protocols
	ranges    [3]span
}

type span struct{ first, last uint32 }

var wholeSpace = box{AnyProtocol, [3]span{{0, lastPeer}, {0, lastPort}, {0, lastPort}}}

func (b box) export() Box {
	return Box{
		Protocols: b.protocols, First: address(b.ranges[0].first), Last: address(b.ranges[0].last),
		SourcePorts: PortRange{uint16(b.ranges[1].first), uint16(b.ranges[1].last)},
		Ports:       PortRange{uint16(b.ranges[2].first), uint16(b.ranges[2].last)},
	}
}

// sides is a match in numbers; nil ranges are everything.
type sides struct {
	never, ports bool
	protocols    Protocols
	ranges       [3][]span
}

func newSides(m Match) sides {
	s := sides{never: m.Never, ports: m.Ports != nil || m.SourcePorts != nil, protocols: m.Protocols}
	if s.protocols == 0 {
		s.protocols = AnyProtocol
	}
	if m.Peers != nil {
		s.ranges[0] = []span{}
		for _, p := range m.Peers {
			if first, last, ok := bounds(p); ok {
				s.ranges[0] = append(s.ranges[0], span{first, last})
			}
		}
	}
	for i, ranges := range [][]PortRange{m.SourcePorts, m.Ports} {
		if ranges == nil {
			continue
		}
		s.ranges[i+1] = []span{}
		for _, r := range ranges {
			if r.First <= r.Last {
				s.ranges[i+1] = append(s.ranges[i+1], span{uint32(r.First), uint32(r.Last)})
			}
		}
	}
	for i := range s.ranges {
		s.ranges[i] = merged(s.ranges[i])
	}
	return s
}

// merged sorts ranges and joins those that overlap or touch.
func merged(ranges []span) []span {
	if len(ranges) < 2 {
		return ranges
	}
	slices.SortFunc(ranges, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	out := ranges[:1]
	for _, r := range ranges[1:] {
		if end := &out[len(out)-1]; r.first == 0 || r.first-1 <= end.last {
			end.last = max(end.last, r.last)
		} else {
			out = append(out, r)
		}
	}
	return out
}

func divideAll(boxes []box, s sides) (inside, outside []box) {
	for _, b := range boxes {
		in, out := b.divide(s)
		inside, outside = append(inside, in...), append(outside, out...)
	}
	return inside, outside
}

// divide splits a box into what a match is about and the rest. A box that the match does not touch stays whole. ICMP
// goes to the rest of a match that names ports, before ports are cut: its boxes keep all of them.
func (b box) divide(s sides) (inside, outside []box) {
	protocols := b.protocols & s.protocols
	if s.ports {
		protocols &^= ICMP
	}
	if s.never || protocols == 0 || !b.touches(s) {
		return nil, []box{b}
	}
	if rest := b.protocols &^ protocols; rest != 0 {
		outside = append(outside, box{rest, b.ranges})
	}
	inside = []box{{protocols, b.ranges}}
	for dimension, ranges := range s.ranges {
		if ranges == nil {
			continue
		}
		var within []box
		for _, part := range inside {
			in, out := part.cut(dimension, ranges)
			within, outside = append(within, in...), append(outside, out...)
		}
		inside = within
	}
	return inside, outside
}

func (b box) touches(s sides) bool {
	for d, ranges := range s.ranges {
		if ranges != nil && !slices.ContainsFunc(ranges, func(r span) bool { return r.first <= b.ranges[d].last && b.ranges[d].first <= r.last }) {
			return false
		}
	}
	return true
}

// cut divides a box along one dimension. The ranges are in order and apart.
func (b box) cut(dimension int, ranges []span) (inside, outside []box) {
	with := func(first, last uint32) box {
		part := b
		part.ranges[dimension] = span{first, last}
		return part
	}
	at, end := b.ranges[dimension].first, b.ranges[dimension].last
	for _, r := range ranges {
		if r.last < at {
			continue
		}
		if r.first > end {
			break
		}
		if r.first > at {
			outside = append(outside, with(at, r.first-1))
		}
		inside = append(inside, with(max(at, r.first), min(end, r.last)))
		if r.last >= end {
			return inside, outside
		}
		at = r.last + 1
	}
	return inside, append(outside, with(at, end))
}
