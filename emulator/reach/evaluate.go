package reach

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"net/netip"
	"slices"
)

// Allowed is the set of the headers that the control lets pass. A control that is outside the model lets nothing pass
// and stops nothing; ask for its Unknown first.
//
// Ports are cut at the end points of all rules, which makes cells; a cell of a peer is decided by the first rule that
// covers it. Prefixes either nest or are apart, so peers are walked in order, as a depth-first walk of a tree of
// prefixes: entering a prefix, its rules claim the cells that no earlier rule has; leaving it, they are given back.
// The cost is the number of cells of each rule, summed over its prefixes.
func (c *Control) Allowed() Set {
	v := newEvaluation(c)
	v.walk(v.place(c.Rules))
	return v.set()
}

// evaluation is the state of the walk. The cells of TCP come first, source port by source port, then those of UDP,
// then the bit of ICMP; each of the three starts a word.
type evaluation struct {
	sources, ports []int // cells start here; one more entry ends the last
	claims         [][]claim
	allow          []bool  // of each rule, then of Otherwise
	decider        []int32 // of each bit, the first rule that covers it here
	bits           []uint64
	undo           []undo
	open           []open
	rows           map[string]*row
	planes         map[string]plane
	key            []byte
	scratch        Ports
	steps          []step
}

// claim is a run of bits that a rule covers.
type claim struct{ from, to int }

// undo is what a bit's decider was before.
type undo struct {
	bit, decider int32
}

// open is a prefix that the walk is in: its last peer, its row, and how much there was to undo before it.
type open struct {
	last uint32
	row  *row
	mark int
}

// placed is a rule at one of its prefixes.
type placed struct {
	first, last uint32
	rule        int32
}

func newEvaluation(c *Control) *evaluation {
	v := &evaluation{rows: map[string]*row{}, planes: map[string]plane{}}
	v.sources = cuts(c.Rules, func(m Match) []PortRange { return m.SourcePorts })
	v.ports = cuts(c.Rules, func(m Match) []PortRange { return m.Ports })
	for _, r := range c.Rules {
		v.claims = append(v.claims, v.claim(r.Match))
		v.allow = append(v.allow, r.Allow)
	}
	v.allow = append(v.allow, c.Otherwise.Allow)
	v.bits = make([]uint64, 2*v.words()+1)
	v.decider = make([]int32, len(v.bits)*64)
	for bit := range v.decider {
		v.decider[bit] = int32(len(c.Rules))
	}
	for _, run := range v.claim(Match{}) {
		for bit := run.from; bit < run.to; bit++ {
			v.mark(bit, c.Otherwise.Allow)
		}
	}
	return v
}

// cuts lists where the ranges of all rules start and where they have ended.
func cuts(rules []Rule, of func(Match) []PortRange) []int {
	at := []int{0, lastPort + 1}
	for _, r := range rules {
		for _, p := range of(r.Match) {
			if p.First <= p.Last {
				at = append(at, int(p.First), int(p.Last)+1)
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

func (v *evaluation) cells() int { return (len(v.sources) - 1) * (len(v.ports) - 1) }

// words is how many words the cells of a protocol take.
func (v *evaluation) words() int { return (v.cells() + 63) / 64 }

func (v *evaluation) mark(bit int, allow bool) {
	if allow {
		v.bits[bit/64] |= 1 << (bit % 64)
	} else {
		v.bits[bit/64] &^= 1 << (bit % 64)
	}
}

// claim lists the bits of a match.
func (v *evaluation) claim(m Match) []claim {
	if m.Never {
		return nil
	}
	protocols := m.Protocols
	if protocols == 0 {
		protocols = AnyProtocol
	}
	var all []claim
	if protocols&ICMP != 0 && m.Ports == nil && m.SourcePorts == nil {
		all = append(all, claim{2 * v.words() * 64, 2*v.words()*64 + 1})
	}
	wide := len(v.ports) - 1
	for i, protocol := range []Protocols{TCP, UDP} {
		if protocols&protocol == 0 {
			continue
		}
		base := i * v.words() * 64
		for _, s := range cellsOf(m.SourcePorts, v.sources) {
			for _, p := range cellsOf(m.Ports, v.ports) {
				for at := s.from; at < s.to; at++ {
					all = append(all, claim{base + at*wide + p.from, base + at*wide + p.to})
				}
			}
		}
	}
	return all
}

// cellsOf gives the cells of port ranges; nil ranges are all of them.
func cellsOf(ranges []PortRange, cuts []int) []claim {
	if ranges == nil {
		return []claim{{0, len(cuts) - 1}}
	}
	var all []claim
	for _, r := range ranges {
		if r.First > r.Last {
			continue
		}
		from, _ := slices.BinarySearch(cuts, int(r.First))
		to, _ := slices.BinarySearch(cuts, int(r.Last)+1)
		all = append(all, claim{from, to})
	}
	return all
}

// place sorts the rules' prefixes so that each comes before those inside it.
func (v *evaluation) place(rules []Rule) []placed {
	all := make([]placed, 0, len(rules))
	for i, r := range rules {
		if r.Match.Peers == nil {
			all = append(all, placed{0, lastPeer, int32(i)})
		}
		for _, p := range r.Match.Peers {
			if first, last, ok := bounds(p); ok {
				all = append(all, placed{first, last, int32(i)})
			}
		}
	}
	slices.SortFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), cmp.Compare(a.rule, b.rule))
	})
	return all
}

func (v *evaluation) walk(all []placed) {
	v.enter(0, lastPeer, nil)
	for len(all) > 0 {
		same := 1
		for same < len(all) && all[same].first == all[0].first && all[same].last == all[0].last {
			same++
		}
		for v.open[len(v.open)-1].last < all[0].first {
			v.leave()
		}
		v.enter(all[0].first, all[0].last, all[:same])
		all = all[same:]
	}
	for len(v.open) > 1 {
		v.leave()
	}
}

func (v *evaluation) enter(first, last uint32, rules []placed) {
	mark := len(v.undo)
	for _, p := range rules {
		for _, run := range v.claims[p.rule] {
			for bit := run.from; bit < run.to; bit++ {
				if was := v.decider[bit]; p.rule < was {
					v.undo = append(v.undo, undo{int32(bit), was})
					v.decider[bit] = p.rule
					v.mark(bit, v.allow[p.rule])
				}
			}
		}
	}
	v.open = append(v.open, open{last, v.row(), mark})
	v.emit(first, v.open[len(v.open)-1].row)
}

func (v *evaluation) leave() {
	was := v.open[len(v.open)-1]
	v.open = v.open[:len(v.open)-1]
	for i := len(v.undo) - 1; i >= was.mark; i-- {
		u := v.undo[i]
		v.decider[u.bit] = u.decider
		v.mark(int(u.bit), v.allow[u.decider])
	}
	v.undo = v.undo[:was.mark]
	if was.last < lastPeer {
		v.emit(was.last+1, v.open[len(v.open)-1].row)
	}
}

// emit starts a step; a step that starts at the same peer as the one before it takes its place.
func (v *evaluation) emit(from uint32, r *row) {
	if n := len(v.steps); n > 0 && v.steps[n-1].from == from {
		v.steps = v.steps[:n-1]
	}
	if n := len(v.steps); n > 0 && v.steps[n-1].row == r {
		return
	}
	v.steps = append(v.steps, step{from, r})
}

func (v *evaluation) set() Set { return Set{steps: v.steps}.clean() }

// row makes the row of the bits as they stand; the same bits give the same row.
func (v *evaluation) row() *row {
	v.key = v.key[:0]
	some := uint64(0)
	for _, w := range v.bits {
		v.key = binary.LittleEndian.AppendUint64(v.key, w)
		some |= w
	}
	if some == 0 {
		return nil
	}
	r, ok := v.rows[string(v.key)]
	if !ok {
		r = &row{icmp: v.bits[len(v.bits)-1] != 0, tcp: v.plane(0), udp: v.plane(v.words())}
		v.rows[string(v.key)] = r
	}
	return r
}

// plane reads the cells from a word on, whose key is made already; the same cells give the same plane.
func (v *evaluation) plane(word int) plane {
	key := v.key[word*8 : (word+v.words())*8]
	if known, ok := v.planes[string(key)]; ok {
		return known
	}
	var out plane
	wide := len(v.ports) - 1
	for s, from := range v.sources[:len(v.sources)-1] {
		out = out.append(uint16(from), v.run(word*64+s*wide, wide))
	}
	out = out.clean()
	v.planes[string(key)] = out
	return out
}

// run reads the ports of one source port.
func (v *evaluation) run(base, wide int) Ports {
	out := v.scratch[:0]
	for cell := 0; cell < wide; {
		bit := base + cell
		word := v.bits[bit/64] >> (bit % 64)
		if word == 0 {
			cell += 64 - bit%64
			continue
		}
		if skip := bits.TrailingZeros64(word); skip > 0 {
			cell += skip
			continue
		}
		ones := min(bits.TrailingZeros64(^word), wide-cell)
		out = out.append(v.ports[cell], v.ports[cell+ones]-1)
		cell += ones
	}
	v.scratch = out
	if len(out) == 0 {
		return nil
	}
	return slices.Clone(out)
}

// ipv6Only says that a match names peers and all of them are of IPv6.
func ipv6Only(m Match) bool {
	return len(m.Peers) > 0 && !slices.ContainsFunc(m.Peers, func(p netip.Prefix) bool { return p.Addr().Is4() })
}
