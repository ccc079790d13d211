package reach

import (
	"encoding/binary"
	"net/netip"
	"sort"
)

// Set is a set of headers whose peers are IPv4 addresses. It is a step function over peers whose values are sets of
// (protocol, source port, port); equal neighbours are merged, so that equal sets look the same. Sets never change.
// Headers of IPv6 peers are in none.
type Set struct{ steps []step }

// step is the row of the peers from here to the next step. The first step of a set starts at 0.0.0.0; the empty set
// has none.
type step struct {
	from uint32
	row  *row
}

// Everything is the set of all headers.
func Everything() Set { return SetOf(Match{}) }

// SetOf makes the set of the headers that a match is about.
func SetOf(m Match) Set {
	return (&Control{Rules: []Rule{{Allow: true, Match: m}}}).Allowed()
}

// Empty says that no header is in the set.
func (s Set) Empty() bool { return len(s.steps) == 0 }

// Equal says that two sets have the same headers.
func (s Set) Equal(t Set) bool {
	if len(s.steps) != len(t.steps) {
		return false
	}
	for i := range s.steps {
		if s.steps[i].from != t.steps[i].from || !s.steps[i].row.equal(t.steps[i].row) {
			return false
		}
	}
	return true
}

// Contains says whether a header is in the set.
func (s Set) Contains(h Header) bool {
	if !h.Peer.Is4() {
		return false
	}
	return s.row(number(h.Peer)).contains(h)
}

func (s Set) row(peer uint32) *row {
	after := sort.Search(len(s.steps), func(i int) bool { return s.steps[i].from > peer })
	if after == 0 {
		return nil
	}
	return s.steps[after-1].row
}

// last is the last peer of a step.
func (s Set) last(i int) uint32 {
	if i+1 < len(s.steps) {
		return s.steps[i+1].from - 1
	}
	return lastPeer
}

// Union has the headers of either set.
func (s Set) Union(t Set) Set { return s.combine(t, union) }

// Intersect has the headers that are in both sets.
func (s Set) Intersect(t Set) Set { return s.combine(t, intersection) }

// Subtract has the headers of s that are not in t.
func (s Set) Subtract(t Set) Set { return s.combine(t, difference) }

func (s Set) all() bool { return len(s.steps) == 1 && s.steps[0].row.all() }

func (s Set) combine(t Set, op operation) Set {
	switch {
	case op == union && s.Empty(), op == intersection && s.all():
		return t
	case t.Empty() && op != intersection, op == intersection && t.all():
		return s
	case s.Empty(), t.Empty():
		return Set{}
	}
	// The rows of a set are few, however many steps it has: each pair of rows is combined once.
	known := map[[2]*row]*row{}
	var out Set
	for i, j := 0, 0; i < len(s.steps) && j < len(t.steps); {
		pair := [2]*row{s.steps[i].row, t.steps[j].row}
		combined, ok := known[pair]
		if !ok {
			combined = pair[0].combine(pair[1], op)
			known[pair] = combined
		}
		out.append(max(s.steps[i].from, t.steps[j].from), combined)
		endS, endT := s.last(i), t.last(j)
		if endS <= endT {
			i++
		}
		if endT <= endS {
			j++
		}
	}
	return out.clean()
}

func (s *Set) append(from uint32, r *row) {
	if n := len(s.steps); n == 0 || !s.steps[n-1].row.equal(r) {
		s.steps = append(s.steps, step{from, r})
	}
}

func (s Set) clean() Set {
	if len(s.steps) == 1 && s.steps[0].row == nil {
		return Set{}
	}
	return s
}

// likelyPeer is what a witness names when it may: an address of TEST-NET-3 (RFC 5737), which is nobody's.
var likelyPeer = netip.AddrFrom4([4]byte{203, 0, 113, 9})

// Witness picks a header of the set, one that a person would try: an ephemeral source port and a usual peer where the
// set has them. The second result is false for the empty set.
func (s Set) Witness() (Header, bool) {
	if r := s.row(number(likelyPeer)); r != nil {
		return r.witness(likelyPeer), true
	}
	for i, st := range s.steps {
		if st.row == nil {
			continue
		}
		peer := st.from
		// The first address of a network is no host's.
		if peer&3 == 0 && s.last(i)-peer > 2 {
			peer++
		}
		return st.row.witness(address(peer)), true
	}
	return Header{}, false
}

func (r *row) witness(peer netip.Addr) Header {
	for _, protocol := range []Protocols{TCP, UDP} {
		p := r.plane(protocol)
		if p == nil {
			continue
		}
		source := uint16(EphemeralPort)
		for i := 0; p.at(source) == nil; i++ {
			if source = p[i].from; source == 0 && p.last(0) > 0 {
				source = 1
			}
		}
		return Header{Protocol: protocol, Peer: peer, SourcePort: source, Port: p.at(source).likely()}
	}
	return Header{Protocol: ICMP, Peer: peer}
}

// likely is the first port that can be listened on.
func (p Ports) likely() uint16 {
	if p[0].First == 0 && p[0].Last > 0 {
		return 1
	}
	return p[0].First
}

func number(a netip.Addr) uint32 {
	four := a.As4()
	return binary.BigEndian.Uint32(four[:])
}

func address(n uint32) netip.Addr {
	var four [4]byte
	binary.BigEndian.PutUint32(four[:], n)
	return netip.AddrFrom4(four)
}

// bounds are the first and the last address of a prefix; false for one that is not of IPv4.
func bounds(p netip.Prefix) (first, last uint32, ok bool) {
	if !p.IsValid() || !p.Addr().Is4() {
		return 0, 0, false
	}
	first = number(p.Masked().Addr())
	return first, first | uint32(1<<(32-p.Bits())-1), true
}
