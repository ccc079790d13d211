package reach

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"
	"time"
)

// small is a header space in which every end point of a random rule is met, and its neighbours.
var small = struct {
	peers    []netip.Addr
	prefixes []netip.Prefix
	ports    []uint16
	between  []uint16 // no rule ends here, but cells do
}{
	peers: addresses("0.0.0.0", "9.255.255.255", "10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.255", "10.0.1.0", "10.0.255.255", "10.1.0.0",
		"10.255.255.255", "11.0.0.0", "127.255.255.255", "128.0.0.0", "203.0.113.9", "255.255.255.254", "255.255.255.255"),
	prefixes: prefixes("0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "10.0.0.0/30", "10.0.0.1/32", "10.0.0.2/31", "10.0.0.3/32",
		"255.255.255.255/32", "203.0.113.0/24", "fd00::/8", "::/0", "10.0.0.7/24"),
	ports:   []uint16{0, 1, 2, 22, 80, 1024, 49152, 65535},
	between: []uint16{21, 50, 500, 30000, 60000},
}

func addresses(all ...string) []netip.Addr {
	var out []netip.Addr
	for _, a := range all {
		out = append(out, netip.MustParseAddr(a))
	}
	return out
}

func prefixes(all ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, a := range all {
		out = append(out, netip.MustParsePrefix(a))
	}
	return out
}

func eachSmall(check func(Header)) {
	ports := slices.Concat(small.ports, small.between)
	for _, peer := range small.peers {
		check(Header{Protocol: ICMP, Peer: peer})
		for _, protocol := range []Protocols{TCP, UDP} {
			for _, source := range ports {
				for _, port := range ports {
					check(Header{Protocol: protocol, Peer: peer, SourcePort: source, Port: port})
				}
			}
		}
	}
}

func randomMatch(r *rand.Rand) Match {
	m := Match{Protocols: Protocols(r.IntN(8)), Never: r.IntN(30) == 0}
	if r.IntN(4) > 0 {
		m.Peers = []netip.Prefix{}
		for range r.IntN(4) {
			m.Peers = append(m.Peers, small.prefixes[r.IntN(len(small.prefixes))])
		}
	}
	m.Ports = randomPorts(r, 2)
	m.SourcePorts = randomPorts(r, 6)
	return m
}

func randomPorts(r *rand.Rand, rarely int) []PortRange {
	if r.IntN(rarely) > 0 {
		return nil
	}
	ranges := []PortRange{}
	for range r.IntN(3) {
		// Now and then one is the wrong way round, and covers nothing.
		ranges = append(ranges, PortRange{small.ports[r.IntN(len(small.ports))], small.ports[r.IntN(len(small.ports))]})
	}
	return ranges
}

func randomControl(r *rand.Rand, rules int) *Control {
	c := &Control{Kind: AtSecurityGroup, At: "a random place", Otherwise: Rule{ID: "otherwise", Allow: r.IntN(4) == 0}}
	for i := range r.IntN(rules + 1) {
		c.Rules = append(c.Rules, Rule{ID: fmt.Sprint("rule-", i), Allow: r.IntN(2) == 0, Match: randomMatch(r)})
	}
	return c
}

// TestAllowedAgainstDecide asks each header of the small space one by one.
func TestAllowedAgainstDecide(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		c := randomControl(rand.New(rand.NewPCG(seed, 1)), 8)
		set := c.Allowed()
		eachSmall(func(h Header) {
			if want := c.Decide(h).Allow; set.Contains(h) != want {
				t.Fatalf("seed %d: %v is in the set: %v, the rules say %v\n%s", seed, h, !want, want, set)
			}
		})
	}
}

// TestAlgebraAgainstMembership holds the operations to their definition, and the canonical form to its promise: sets
// that were made in different ways and have the same headers are equal.
func TestAlgebraAgainstMembership(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 2))
		a, b, c := randomControl(r, 4).Allowed(), randomControl(r, 4).Allowed(), randomControl(r, 4).Allowed()
		or, and, not := a.Union(b), a.Intersect(b), a.Subtract(b)
		eachSmall(func(h Header) {
			inA, inB := a.Contains(h), b.Contains(h)
			if or.Contains(h) != (inA || inB) || and.Contains(h) != (inA && inB) || not.Contains(h) != (inA && !inB) {
				t.Fatalf("seed %d: %v\n", seed, h)
			}
		})
		laws := map[string][2]Set{
			"union commutes":                 {or, b.Union(a)},
			"intersection commutes":          {and, b.Intersect(a)},
			"what is left and what is taken": {not.Union(and), a},
			"union distributes":              {a.Union(b.Intersect(c)), a.Union(b).Intersect(a.Union(c))},
			"intersection distributes":       {a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c))},
			"De Morgan":                      {Everything().Subtract(or), Everything().Subtract(a).Intersect(Everything().Subtract(b))},
			"its parts make the set":         {unionOf(a.Parts()), a},
		}
		for law, sides := range laws {
			if !sides[0].Equal(sides[1]) || sides[0].String() != sides[1].String() {
				t.Fatalf("seed %d: %s:\n%s\nis not\n%s", seed, law, sides[0], sides[1])
			}
		}
		if h, ok := a.Witness(); ok == a.Empty() || ok && !a.Contains(h) {
			t.Fatalf("seed %d: %v is no witness of %s", seed, h, a)
		}
		if not.Empty() != (a.Intersect(b).Equal(a)) {
			t.Fatalf("seed %d: a subset is one without a difference", seed)
		}
	}
}

func unionOf(parts []Part) Set {
	var all Set
	for _, p := range parts {
		all = all.Union(SetOf(p.Match()))
	}
	return all
}

func TestSetString(t *testing.T) {
	t.Parallel()
	office := prefixes("192.0.2.0/24", "198.51.100.7/32")
	for _, test := range []struct {
		name  string
		rules []Rule
		want  string
	}{
		{"nothing", nil, "nothing"},
		{"everything", []Rule{{Allow: true}}, "tcp all from any\nudp all from any\nicmp from any"},
		{"one port for all, one for the office", []Rule{
			{Allow: true, Match: Match{Protocols: TCP, Ports: []PortRange{{80, 80}, {443, 443}}}},
			{Allow: true, Match: Match{Protocols: TCP, Ports: []PortRange{{22, 22}}, Peers: office}},
		}, "tcp 22 from 192.0.2.0/24,198.51.100.7\ntcp 80,443 from any"},
		{"source ports", []Rule{{Allow: true, Match: Match{Protocols: UDP, SourcePorts: []PortRange{{53, 53}}, Peers: office[:1]}}},
			"udp all from 192.0.2.0/24, source ports 53"},
		{"a hole", []Rule{{Match: Match{Peers: prefixes("128.0.0.0/1")}}, {Allow: true, Match: Match{Protocols: ICMP}}}, "icmp from 0.0.0.0/1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := (&Control{Rules: test.rules}).Allowed().String(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// manyRules is a security group as they grow: single addresses and small networks on single ports, some wide ones,
// some refusals before them.
func manyRules(r *rand.Rand, n int) *Control {
	c := &Control{Kind: AtSecurityGroup, At: "security groups of eni-1", Otherwise: Rule{ID: "default"}}
	for i := range n {
		bits := []int{32, 32, 32, 24, 24, 16, 8, 0}[r.IntN(8)]
		first := uint16(r.IntN(64000))
		last := first
		if r.IntN(4) == 0 {
			last += uint16(r.IntN(1000))
		}
		c.Rules = append(c.Rules, Rule{ID: fmt.Sprint("sgr-", i), Allow: r.IntN(5) > 0, Match: Match{
			Protocols: []Protocols{TCP, TCP, UDP, AnyProtocol}[r.IntN(4)],
			Peers:     []netip.Prefix{netip.PrefixFrom(address(r.Uint32()), bits).Masked()},
			Ports:     []PortRange{{first, last}},
		}})
	}
	return c
}

// TestAllowedOfManyRules: 2,000 rules in a few milliseconds. The bound is generous, because tests share the machine.
func TestAllowedOfManyRules(t *testing.T) {
	t.Parallel()
	c := manyRules(rand.New(rand.NewPCG(1, 1)), 2000)
	fastest := time.Hour
	for range 5 {
		start := time.Now()
		c.Allowed()
		fastest = min(fastest, time.Since(start))
	}
	t.Log(fastest)
	if fastest > 100*time.Millisecond {
		t.Errorf("2,000 rules took %v", fastest)
	}
}

func BenchmarkAllowed(b *testing.B) {
	for _, n := range []int{20, 100, 300, 1000, 2000} {
		c := manyRules(rand.New(rand.NewPCG(1, 1)), n)
		b.Run(fmt.Sprint("rules=", n), func(b *testing.B) {
			for b.Loop() {
				c.Allowed()
			}
		})
	}
}
