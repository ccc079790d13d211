package reach

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"net/netip"
	"slices"
	"strings"
)

// Part is a piece of a set: every combination of its dimensions is in the set.
type Part struct {
	// Protocol is "tcp", "udp" or "icmp".
	Protocol string `json:"protocol"`
	// Ports are those of the addressee; none for ICMP.
	Ports Ports `json:"ports,omitempty"`
	// SourcePorts are those of the sender; left out where every one will do.
	SourcePorts Ports `json:"sourcePorts,omitempty"`
	Peers       Peers `json:"peers"`
}

// Match is the part as a match.
func (p Part) Match() Match {
	protocol, _ := ParseProtocol(p.Protocol)
	return Match{Protocols: protocol, Ports: p.Ports, SourcePorts: p.SourcePorts, Peers: p.Peers.Prefixes()}
}

func (p Part) equal(q Part) bool {
	return p.Protocol == q.Protocol && p.Ports.equal(q.Ports) && p.SourcePorts.equal(q.SourcePorts) && slices.Equal(p.Peers, q.Peers)
}

// Service is the part without its peers: "tcp 22,80", "icmp".
func (p Part) Service() string {
	if p.Protocol == ICMP.String() {
		return p.Protocol
	}
	return p.Protocol + " " + p.Ports.String()
}

// String writes "tcp 22,80 from 10.0.0.0/8".
func (p Part) String() string {
	text := p.Service() + " from " + p.Peers.String()
	if p.SourcePorts != nil {
		text += ", source ports " + p.SourcePorts.String()
	}
	return text
}

// AddrRange is First to Last, both included.
type AddrRange struct{ First, Last netip.Addr }

// Peers is a set of IPv4 addresses: ranges in ascending order that neither overlap nor touch. In JSON and as text it
// is a list of prefixes; single addresses stand without a length.
type Peers []AddrRange

// Prefixes are the fewest prefixes that make up the set.
func (p Peers) Prefixes() []netip.Prefix {
	all := []netip.Prefix{}
	for _, r := range p {
		for first, last := uint64(number(r.First)), uint64(number(r.Last)); first <= last; {
			bits := 32
			for bits > 0 && first&(1<<(33-bits)-1) == 0 && first+1<<(33-bits)-1 <= last {
				bits--
			}
			all = append(all, netip.PrefixFrom(address(uint32(first)), bits))
			first += 1 << (32 - bits)
		}
	}
	return all
}

func (p Peers) all() bool {
	return len(p) == 1 && number(p[0].First) == 0 && number(p[0].Last) == lastPeer
}

// String writes "10.0.0.0/8,192.0.2.1", or "any".
func (p Peers) String() string {
	if p.all() {
		return "any"
	}
	return strings.Join(p.words(), ",")
}

func (p Peers) words() []string {
	words := []string{}
	for _, prefix := range p.Prefixes() {
		if prefix.IsSingleIP() {
			words = append(words, prefix.Addr().String())
		} else {
			words = append(words, prefix.String())
		}
	}
	return words
}

// MarshalJSON writes a list of prefixes.
func (p Peers) MarshalJSON() ([]byte, error) { return json.Marshal(p.words()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Peers) UnmarshalJSON(data []byte) error {
	var words []string
	if err := json.Unmarshal(data, &words); err != nil {
		return err
	}
	*p = nil
	for _, w := range words {
		if !strings.Contains(w, "/") {
			w += "/32"
		}
		prefix, err := netip.ParsePrefix(w)
		if err != nil {
			return err
		}
		first, last, ok := bounds(prefix)
		if !ok {
			return fmt.Errorf("%q is not a prefix of IPv4", w)
		}
		*p = p.append(first, last)
	}
	return nil
}

func (p Peers) append(first, last uint32) Peers {
	if n := len(p); n > 0 && number(p[n-1].Last)+1 == first {
		p[n-1].Last = address(last)
		return p
	}
	return append(p, AddrRange{address(first), address(last)})
}

// String writes the parts of the set, a line each, or "nothing".
func (s Set) String() string {
	if s.Empty() {
		return "nothing"
	}
	var lines []string
	for _, p := range s.Parts() {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// Parts is the set in the way in which people think of rules: services that the same peers may use stand together.
// Equal sets have the same parts, in the same order.
func (s Set) Parts() []Part {
	var all []Part
	for _, protocol := range []Protocols{TCP, UDP} {
		all = append(all, s.partsOf(protocol)...)
	}
	var peers Peers
	for i, st := range s.steps {
		if st.row != nil && st.row.icmp {
			peers = peers.append(st.from, s.last(i))
		}
	}
	if peers != nil {
		all = append(all, Part{Protocol: ICMP.String(), Peers: peers})
	}
	return all
}

// partsOf turns the set by 90 degrees: from the services of each peer to the peers of each service.
func (s Set) partsOf(protocol Protocols) []Part {
	t := newTurning(s, protocol)
	before := make([]uint64, t.words())
	for i, st := range s.steps {
		now := t.bits(st.row)
		for w := range now {
			for bit := range ones(now[w] ^ before[w]) {
				t.toggle(w*64+bit, st.from, now[w]>>bit&1 == 1)
			}
		}
		before = now
		if i == len(s.steps)-1 {
			for w := range now {
				for bit := range ones(now[w]) {
					t.close(w*64+bit, lastPeer)
				}
			}
		}
	}
	return t.parts()
}

// turning collects, for each cell of source ports and ports, the peers that have it.
type turning struct {
	protocol       Protocols
	sources, ports []int
	rows           map[*row][]uint64
	since          []uint32 // of each cell that is open, the first peer
	peers          []Peers
}

func newTurning(s Set, protocol Protocols) *turning {
	t := &turning{protocol: protocol, sources: []int{0, lastPort + 1}, ports: []int{0, lastPort + 1}, rows: map[*row][]uint64{}}
	for _, st := range s.steps {
		if _, seen := t.rows[st.row]; seen {
			continue
		}
		t.rows[st.row] = nil
		for _, b := range st.row.plane(protocol) {
			t.sources = append(t.sources, int(b.from))
			for _, r := range b.ports {
				t.ports = append(t.ports, int(r.First), int(r.Last)+1)
			}
		}
	}
	slices.Sort(t.sources)
	slices.Sort(t.ports)
	t.sources, t.ports = slices.Compact(t.sources), slices.Compact(t.ports)
	cells := (len(t.sources) - 1) * (len(t.ports) - 1)
	t.since, t.peers = make([]uint32, cells), make([]Peers, cells)
	return t
}

func (t *turning) words() int { return (len(t.peers) + 63) / 64 }

func (t *turning) bits(r *row) []uint64 {
	if known := t.rows[r]; known != nil {
		return known
	}
	out := make([]uint64, t.words())
	wide := len(t.ports) - 1
	plane := r.plane(t.protocol)
	for s, from := range t.sources[:len(t.sources)-1] {
		ports := plane.at(uint16(from))
		if ports == nil {
			continue
		}
		for _, c := range cellsOf(ports, t.ports) {
			for cell := s*wide + c.from; cell < s*wide+c.to; cell++ {
				out[cell/64] |= 1 << (cell % 64)
			}
		}
	}
	t.rows[r] = out
	return out
}

// ones yields the places of the bits that are set.
func ones(word uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; word != 0; word &= word - 1 {
			if !yield(bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

func (t *turning) toggle(cell int, at uint32, open bool) {
	if open {
		t.since[cell] = at
	} else {
		t.close(cell, at-1)
	}
}

func (t *turning) close(cell int, last uint32) {
	t.peers[cell] = t.peers[cell].append(t.since[cell], last)
}

// parts puts cells of the same peers together.
func (t *turning) parts() []Part {
	var order []string
	groups := map[string][]int{}
	for cell, peers := range t.peers {
		if peers == nil {
			continue
		}
		var key []byte
		for _, r := range peers {
			key = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(key, number(r.First)), number(r.Last))
		}
		if groups[string(key)] == nil {
			order = append(order, string(key))
		}
		groups[string(key)] = append(groups[string(key)], cell)
	}
	var all []Part
	for _, key := range order {
		all = append(all, t.group(groups[key])...)
	}
	slices.SortStableFunc(all, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Ports[0].First, b.Ports[0].First), cmp.Compare(a.Ports[0].Last, b.Ports[0].Last), a.Peers[0].First.Compare(b.Peers[0].First))
	})
	return all
}

// group makes parts of cells with the same peers: source ports that have the same ports stand together.
func (t *turning) group(cells []int) []Part {
	wide := len(t.ports) - 1
	bySource := map[int]Ports{}
	for _, cell := range cells {
		s, p := cell/wide, cell%wide
		bySource[s] = bySource[s].append(t.ports[p], t.ports[p+1]-1)
	}
	var all []Part
	for s := range len(t.sources) - 1 {
		ports, from, to := bySource[s], t.sources[s], t.sources[s+1]-1
		if ports == nil {
			continue
		}
		same := slices.IndexFunc(all, func(p Part) bool { return p.Ports.equal(ports) })
		if same < 0 {
			all = append(all, Part{Protocol: t.protocol.String(), Ports: ports, Peers: t.peers[cells[0]]})
			same = len(all) - 1
		}
		all[same].SourcePorts = all[same].SourcePorts.append(from, to)
	}
	for i := range all {
		if all[i].SourcePorts.all() {
			all[i].SourcePorts = nil
		}
	}
	return all
}
