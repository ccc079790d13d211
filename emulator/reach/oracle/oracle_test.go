// Package oracle asks another implementation of header sets, github.com/np-guard/models, whether it agrees with ours.
// It is a module of its own, so that users of the emulator do not inherit the oracle. It is slow: the cases are small.
package oracle

import (
	"math/rand/v2"
	"net/netip"
	"testing"

	"github.com/np-guard/models/pkg/netp"
	"github.com/np-guard/models/pkg/netset"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

const lastPort = 65535

// TestFirstMatchAgainstOracle evaluates random rules in both: first match by subtraction there, by cells here.
func TestFirstMatchAgainstOracle(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		c := randomControl(rand.New(rand.NewPCG(seed, 5)))
		want, got := firstMatch(t, c), fromParts(t, c.Allowed().Parts())
		if !want.Equal(got) {
			t.Fatalf("seed %d: the oracle says\n%v\nwe say\n%v", seed, want, got)
		}
	}
}

// TestAlgebraAgainstOracle does the same with the operations.
func TestAlgebraAgainstOracle(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 6))
		a, b := randomControl(r).Allowed(), randomControl(r).Allowed()
		x, y := fromParts(t, a.Parts()), fromParts(t, b.Parts())
		if !x.Union(y).Equal(fromParts(t, a.Union(b).Parts())) {
			t.Fatalf("seed %d: unions differ", seed)
		}
		if !x.Intersect(y).Equal(fromParts(t, a.Intersect(b).Parts())) {
			t.Fatalf("seed %d: intersections differ", seed)
		}
		if !x.Subtract(y).Equal(fromParts(t, a.Subtract(b).Parts())) {
			t.Fatalf("seed %d: differences differ", seed)
		}
		if x.Equal(y) != a.Equal(b) || x.IsEmpty() != a.Empty() {
			t.Fatalf("seed %d: equality or emptiness differs", seed)
		}
	}
}

// firstMatch keeps what no rule has decided about yet.
func firstMatch(t *testing.T, c *reach.Control) *netset.EndpointsTrafficSet {
	t.Helper()
	allowed, undecided := netset.EmptyEndpointsTrafficSet(), fromMatch(t, reach.Match{})
	for _, r := range c.Rules {
		matched := fromMatch(t, r.Match)
		if r.Allow {
			allowed = allowed.Union(undecided.Intersect(matched))
		}
		undecided = undecided.Subtract(matched)
	}
	if c.Otherwise.Allow {
		allowed = allowed.Union(undecided)
	}
	return allowed
}

func fromParts(t *testing.T, parts []reach.Part) *netset.EndpointsTrafficSet {
	t.Helper()
	all := netset.EmptyEndpointsTrafficSet()
	for _, p := range parts {
		all = all.Union(fromMatch(t, p.Match()))
	}
	return all
}

// fromMatch puts our peers in the place of its sources; its destinations are not used.
func fromMatch(t *testing.T, m reach.Match) *netset.EndpointsTrafficSet {
	t.Helper()
	peers := netset.GetCidrAll()
	if m.Peers != nil {
		peers = netset.NewIPBlock()
		for _, p := range m.Peers {
			block, err := netset.IPBlockFromCidr(p.String())
			if err != nil {
				t.Fatal(err)
			}
			peers = peers.Union(block)
		}
	}
	return netset.NewEndpointsTrafficSet(peers, netset.GetCidrAll(), transports(m))
}

func transports(m reach.Match) *netset.TransportSet {
	all := netset.NoTransports()
	protocols := m.Protocols
	if protocols == 0 {
		protocols = reach.AnyProtocol
	}
	if protocols&reach.ICMP != 0 && m.Ports == nil && m.SourcePorts == nil {
		all = all.Union(netset.AllICMPTransport())
	}
	for protocol, name := range map[reach.Protocols]netp.ProtocolString{reach.TCP: netp.ProtocolStringTCP, reach.UDP: netp.ProtocolStringUDP} {
		if protocols&protocol == 0 {
			continue
		}
		for _, s := range orAll(m.SourcePorts) {
			for _, p := range orAll(m.Ports) {
				all = all.Union(netset.NewTCPorUDPTransport(name, int64(s.First), int64(s.Last), int64(p.First), int64(p.Last)))
			}
		}
	}
	return all
}

func orAll(ranges []reach.PortRange) []reach.PortRange {
	if ranges == nil {
		return []reach.PortRange{{First: 1, Last: lastPort}}
	}
	return ranges
}

// randomControl has IPv4 prefixes only: the oracle takes those of IPv6 for something else, without an error. Ports
// start at 1, as the oracle's do.
func randomControl(r *rand.Rand) *reach.Control {
	c := &reach.Control{Otherwise: reach.Rule{Allow: r.IntN(4) == 0}}
	// Port 0 is outside the oracle's space.
	c.Rules = append(c.Rules, reach.Rule{Match: reach.Match{Protocols: reach.TCP | reach.UDP, Ports: []reach.PortRange{{}}}},
		reach.Rule{Match: reach.Match{Protocols: reach.TCP | reach.UDP, SourcePorts: []reach.PortRange{{}}}})
	for range 1 + r.IntN(15) {
		m := reach.Match{Protocols: reach.Protocols(r.IntN(8)), Ports: randomPorts(r, 2), SourcePorts: randomPorts(r, 6)}
		if r.IntN(5) > 0 {
			m.Peers = []netip.Prefix{}
			for range 1 + r.IntN(3) {
				at := netip.AddrFrom4([4]byte{byte(10 + r.IntN(2)), byte(r.IntN(2)), byte(r.IntN(2)), byte(r.IntN(256))})
				m.Peers = append(m.Peers, netip.PrefixFrom(at, []int{0, 1, 8, 16, 24, 30, 32}[r.IntN(7)]).Masked())
			}
		}
		c.Rules = append(c.Rules, reach.Rule{Allow: r.IntN(2) == 0, Match: m})
	}
	return c
}

func randomPorts(r *rand.Rand, rarely int) []reach.PortRange {
	if r.IntN(rarely) > 0 {
		return nil
	}
	first := uint16(1 + r.IntN(100))
	return []reach.PortRange{{First: first, Last: first + uint16(r.IntN(50))}, {First: 443, Last: 443 + uint16(r.IntN(2)*(lastPort-443))}}
}
