package reach

import (
	"net/netip"
	"slices"
)

// view says how a hop sees the packet that a question is about. Rules at the hop are translated through it into
// conditions on the header as it was asked about. The zero view sees the header itself.
type view struct {
	// peer is the far end at this hop, pool a range in which it lies, where they are known; neither: the header's.
	peer netip.Addr
	pool netip.Prefix
	// port is that of the addressee where a rewriting fixes it; zero: the header's plus shift.
	port  uint16
	shift int
	// source is the source port after a rewriting; zero: the header's.
	source uint16
	// anyPeer and anySource say that the packet has crossed something outside the model, which may have put another
	// address or source port into it: nobody knows which.
	anyPeer, anySource bool
}

// match translates the conditions of a rule at the hop back into conditions on the header. lets says what the rule does
// with what meets them: where a condition is about what nobody knows, a rule that lets packets pass may be about this
// one, and a rule that stops them counts only when it is about every packet. So what is stopped is stopped for certain.
func (v view) match(lets bool, protocols Protocols, peers []netip.Prefix, sources, ports []PortRange) Match {
	sources, ports = fromZero(sources), fromZero(ports)
	m := Match{Protocols: protocols, Peers: peers, SourcePorts: sources, Ports: ports}
	switch {
	case peers == nil:
	case v.peer.IsValid() || v.pool.IsValid():
		m.Peers = nil
		m.Never = !v.from(peers)
	case v.anyPeer && !ipv6Only(m):
		m.Peers = nil
		m.Never = len(peers) == 0 || !lets && !slices.ContainsFunc(peers, isEverybody)
	}
	switch {
	case sources == nil:
	case v.source != 0:
		m = m.fix(matchesPort(sources, TCP, v.source))
		m.SourcePorts = nil
	case v.anySource:
		m = m.fix(lets && len(sources) > 0 || slices.Contains(sources, PortRange{0, lastPort}))
		m.SourcePorts = nil
	}
	if ports != nil && v.port != 0 {
		m = m.fix(matchesPort(ports, TCP, v.port))
		m.Ports = nil
	} else if ports != nil && v.shift != 0 {
		m.Ports = shifted(ports, -v.shift)
		m.Never = m.Never || len(m.Ports) == 0
	}
	if m.Never {
		return Match{Never: true}
	}
	return m
}

// fromZero lets ranges that begin at the first port, 1, begin at 0: no packet has that port, and a rule about "all"
// ports, 1 to 65535, is not to leave a hole there.
func fromZero(ranges []PortRange) []PortRange {
	for i, r := range ranges {
		if r.First == 1 {
			ranges = slices.Clone(ranges)
			for ; i < len(ranges); i++ {
				if ranges[i].First == 1 {
					ranges[i].First = 0
				}
			}
			break
		}
	}
	return ranges
}

// from says whether the far end is covered by prefixes.
func (v view) from(peers []netip.Prefix) bool {
	for _, p := range peers {
		if v.peer.IsValid() && p.Contains(v.peer) || v.pool.IsValid() && p.Bits() <= v.pool.Bits() && p.Contains(v.pool.Addr()) {
			return true
		}
	}
	return false
}

// isEverybody says that a prefix is all of IPv4.
func isEverybody(p netip.Prefix) bool { return p.Addr().Is4() && p.Bits() == 0 }

// fix settles a condition on a port, which TCP and UDP meet or do not. ICMP has no ports and meets none.
func (m Match) fix(met bool) Match {
	if !met {
		m.Never = true
	}
	if m.Protocols == 0 {
		m.Protocols = AnyProtocol
	}
	if m.Protocols &^= ICMP; m.Protocols == 0 {
		m.Never = true
	}
	return m
}

// reply is the view of a hop that the replies of a packet pass: a rule there looks at the port to which they go, which
// is the sender's own.
func (v view) reply(lets bool, protocols Protocols, peers []netip.Prefix, ports []PortRange) Match {
	v.port, v.shift = 0, 0
	return v.match(lets, protocols, peers, ports, nil)
}

// at sees the same packet with another far end.
func (v view) at(peer netip.Addr) view {
	v.peer, v.pool = peer, netip.Prefix{}
	return v
}

// within sees the same packet with a far end somewhere in a pool.
func (v view) within(pool netip.Prefix) view {
	v.peer, v.pool = netip.Addr{}, pool
	return v
}

// unsure sees the packet behind something outside the model.
func (v view) unsure() view {
	v.anyPeer, v.anySource = true, true
	return v.at(netip.Addr{})
}

// onPort sees the packet after a rewriting to one port.
func (v view) onPort(port uint16) view {
	v.port, v.shift = port, 0
	return v
}

// shifted moves ranges of ports and cuts off what leaves the space.
func shifted(ranges []PortRange, by int) []PortRange {
	out := []PortRange{}
	for _, r := range ranges {
		first, last := max(int(r.First)+by, 0), min(int(r.Last)+by, 1<<16-1)
		if first <= last {
			out = append(out, PortRange{uint16(first), uint16(last)})
		}
	}
	return out
}

// and is the intersection of two matches.
func (m Match) and(n Match) Match {
	out := Match{Never: m.Never || n.Never, Protocols: m.Protocols}
	if out.Protocols == 0 {
		out.Protocols = n.Protocols
	} else if n.Protocols != 0 {
		out.Protocols &= n.Protocols
		out.Never = out.Never || out.Protocols == 0
	}
	out.Peers = overlaps(m.Peers, n.Peers)
	out.SourcePorts = portOverlaps(m.SourcePorts, n.SourcePorts)
	out.Ports = portOverlaps(m.Ports, n.Ports)
	empty := out.Peers != nil && len(out.Peers) == 0 || out.SourcePorts != nil && len(out.SourcePorts) == 0 || out.Ports != nil && len(out.Ports) == 0
	if out.Never || empty {
		return Match{Never: true}
	}
	return out
}

// overlaps are the addresses in both lists; nil is every address.
func overlaps(a, b []netip.Prefix) []netip.Prefix {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := []netip.Prefix{}
	for _, p := range a {
		for _, q := range b {
			switch {
			case !p.Overlaps(q):
			case p.Bits() >= q.Bits():
				out = append(out, p)
			default:
				out = append(out, q)
			}
		}
	}
	return out
}

// portOverlaps are the ports in both lists; nil is every port.
func portOverlaps(a, b []PortRange) []PortRange {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := []PortRange{}
	for _, r := range a {
		for _, s := range b {
			if first, last := max(r.First, s.First), min(r.Last, s.Last); first <= last {
				out = append(out, PortRange{first, last})
			}
		}
	}
	return out
}

// covers says whether one of the prefixes contains the address.
func covers(prefixes []netip.Prefix, a netip.Addr) bool {
	for _, p := range prefixes {
		if p.Contains(a) {
			return true
		}
	}
	return false
}
