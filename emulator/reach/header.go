package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// Protocols is a set of the protocols that the engine knows.
type Protocols uint8

// The protocols. AnyProtocol is all of them.
const (
	TCP Protocols = 1 << iota
	UDP
	ICMP
	AnyProtocol = TCP | UDP | ICMP
)

var protocolNames = []struct {
	one  Protocols
	name string
}{{TCP, "tcp"}, {UDP, "udp"}, {ICMP, "icmp"}}

// ParseProtocol reads "tcp", "udp", "icmp" or "all" (also "any" and "-1").
func ParseProtocol(text string) (Protocols, error) {
	switch lower := strings.ToLower(text); lower {
	case "all", "any", "-1":
		return AnyProtocol, nil
	default:
		for _, p := range protocolNames {
			if p.name == lower {
				return p.one, nil
			}
		}
	}
	return 0, fmt.Errorf("%q is not a protocol: want tcp, udp or icmp", text)
}

// Each lists the protocols of the set one by one, in the order tcp, udp, icmp.
func (p Protocols) Each() []Protocols {
	var all []Protocols
	for _, known := range protocolNames {
		if p&known.one != 0 {
			all = append(all, known.one)
		}
	}
	return all
}

// String spells the set: "tcp", "tcp,udp", or "all".
func (p Protocols) String() string {
	if p == AnyProtocol {
		return "all"
	}
	var names []string
	for _, known := range protocolNames {
		if p&known.one != 0 {
			names = append(names, known.name)
		}
	}
	return strings.Join(names, ",")
}

// Header is what of a packet the rules look at, as it left its sender or as it was meant to arrive.
type Header struct {
	// Protocol is one protocol.
	Protocol Protocols `json:"protocol"`
	// Peer is the far end: the sender for what comes in from somewhere, the addressee for what goes out to somewhere.
	// The near end of a path is fixed.
	Peer netip.Addr `json:"peer"`
	// SourcePort and Port are those of the sender and of the addressee; zero for ICMP.
	SourcePort uint16 `json:"sourcePort,omitempty"`
	Port       uint16 `json:"port,omitempty"`
}

// String writes "tcp 203.0.113.9:50000 port 22".
func (h Header) String() string {
	if h.Protocol == ICMP {
		return fmt.Sprintf("icmp %s", h.Peer)
	}
	return fmt.Sprintf("%s %s:%d port %d", h.Protocol, h.Peer, h.SourcePort, h.Port)
}

// PortRange is First to Last, both included.
type PortRange struct{ First, Last uint16 }

// Contains says whether a port is in the range.
func (r PortRange) Contains(port uint16) bool { return r.First <= port && port <= r.Last }

// String writes "22" or "20000-65535". A range that begins at 0 is written from 1 on, the first port there is.
func (r PortRange) String() string {
	if r.First == 0 && r.Last > 0 {
		r.First = 1
	}
	if r.First == r.Last {
		return fmt.Sprint(r.First)
	}
	return fmt.Sprintf("%d-%d", r.First, r.Last)
}

// Match is a set of headers: a header is in it when it is in each dimension. A dimension that is nil (or, of protocols,
// zero) is not looked at.
type Match struct {
	Protocols   Protocols
	Peers       []netip.Prefix
	SourcePorts []PortRange
	Ports       []PortRange
	// Never marks the empty set, which translating a rule back through a rewriting can give.
	Never bool
}

// Matches says whether a header is in the set. ICMP has no ports: it is in no set that names some.
func (m Match) Matches(h Header) bool {
	if m.Never || m.Protocols != 0 && m.Protocols&h.Protocol == 0 {
		return false
	}
	return m.matchesPeer(h.Peer) && matchesPort(m.SourcePorts, h.Protocol, h.SourcePort) && matchesPort(m.Ports, h.Protocol, h.Port)
}

func (m Match) matchesPeer(at netip.Addr) bool {
	if m.Peers == nil {
		return true
	}
	for _, p := range m.Peers {
		if p.Contains(at) {
			return true
		}
	}
	return false
}

func matchesPort(ranges []PortRange, protocol Protocols, port uint16) bool {
	if ranges == nil {
		return true
	}
	if protocol == ICMP {
		return false
	}
	for _, r := range ranges {
		if r.Contains(port) {
			return true
		}
	}
	return false
}
