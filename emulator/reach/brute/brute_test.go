package brute

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/certcheck"
)

// worlds is how many random worlds are tried: RINGFENCE_WORLDS, or 500.
func worlds(t *testing.T) int {
	t.Helper()
	text := os.Getenv("RINGFENCE_WORLDS")
	if text == "" {
		if testing.Short() {
			return 50
		}
		return 500
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("RINGFENCE_WORLDS: %v", err)
	}
	return n
}

// tally counts what was compared, so that a test that compares nothing does not pass: packets, those that met something
// outside the model and those of them that something behind it stopped, and of each kind of control how often it let a
// packet pass and how often it was what stopped one.
type tally struct {
	packets, yes, maybe, doubted, settled, proofs int

	passed, stopped map[reach.Kind]int
}

func newTally() tally { return tally{passed: map[reach.Kind]int{}, stopped: map[reach.Kind]int{}} }

func (a *tally) add(b tally) {
	a.packets += b.packets
	a.yes += b.yes
	a.maybe += b.maybe
	a.doubted += b.doubted
	a.settled += b.settled
	a.proofs += b.proofs
	for kind, n := range b.passed {
		a.passed[kind] += n
	}
	for kind, n := range b.stopped {
		a.stopped[kind] += n
	}
}

// count counts a packet.
func (a *tally) count(want Answer) {
	a.packets++
	switch want {
	case Yes:
		a.yes++
	case Maybe:
		a.maybe++
	}
}

// note counts the hops of a verdict.
func (a *tally) note(v *reach.Verdict) {
	if v.Doubted() {
		a.doubted++
		if v.Unknown == "" {
			a.settled++
		}
	}
	for _, h := range v.Hops {
		switch h.Decision {
		case reach.Allowed:
			a.passed[h.Kind]++
		case reach.Denied:
			a.stopped[h.Kind]++
		}
	}
}

// both are the kinds of controls that let packets pass and stop them, by rules or by their state; only those of the
// second list have nothing to say when all is well.
var (
	both = []reach.Kind{reach.AtBorder, reach.AtFirewall, reach.AtNAT, reach.AtRoute, reach.AtNetworkACL, reach.AtSecurityGroup, reach.AtInstance,
		reach.AtListener, reach.AtAccessList, reach.AtDatabase, reach.AtWhiteList, reach.AtEndpoint, reach.AtBucketPolicy, reach.AtTunnel}
	stops = []reach.Kind{reach.AtBlackHole, reach.AtAddress, reach.AtBackends, reach.AtName}
)

// check holds that every kind of control decided about packets.
func (a *tally) check(t *testing.T) {
	t.Helper()
	for _, kind := range both {
		t.Logf("%-15s lets pass %6d, stops %6d", kind, a.passed[kind], a.stopped[kind])
		if a.passed[kind] < 5 || a.stopped[kind] < 5 {
			t.Errorf("%s lets %d packets pass and stops %d: the worlds say nothing of it", kind, a.passed[kind], a.stopped[kind])
		}
	}
	for _, kind := range stops {
		t.Logf("%-15s                   stops %6d", kind, a.stopped[kind])
		if a.stopped[kind] < 5 {
			t.Errorf("%s stops %d packets: the worlds say nothing of it", kind, a.stopped[kind])
		}
	}
	if a.proofs < 100 {
		t.Errorf("only %d certificates were checked", a.proofs)
	}
	if open := a.doubted - a.settled; open < 5 || a.settled < 5 {
		t.Errorf("of %d packets that met something outside the model, %d were stopped behind it: the worlds say nothing of that", a.doubted, a.settled)
	}
}

// TestRandomWorlds compares the engine with a packet that is sent, in random worlds: the verdict about each packet,
// and whether it is in the set that the exposure tells.
func TestRandomWorlds(t *testing.T) {
	t.Parallel()
	const shards = 4
	var totals [shards]tally
	for i := range totals {
		totals[i] = newTally()
	}
	t.Run("worlds", func(t *testing.T) {
		for shard := range shards {
			t.Run(fmt.Sprint(shard), func(t *testing.T) {
				t.Parallel()
				for seed := shard; seed < worlds(t) && !t.Failed(); seed += shards {
					totals[shard].add(compare(t, uint64(seed)))
				}
			})
		}
	})
	all := newTally()
	for _, one := range totals {
		all.add(one)
	}
	t.Logf("%d packets, %d arrive, of %d nobody can say; verdicts on %d met something outside the model, and %d of them were settled behind it; %d certificates stood",
		all.packets, all.yes, all.maybe, all.doubted, all.settled, all.proofs)
	if !testing.Short() {
		all.check(t)
	}
	if all.yes*50 < all.packets {
		t.Errorf("of %d packets only %d arrive: the worlds are too closed to tell anything", all.packets, all.yes)
	}
}

// compare asks about some pairs of ends of a world.
func compare(t *testing.T, seed uint64) tally {
	t.Helper()
	land := randomWorld(seed)
	engine := reach.New(land)
	r := rand.New(rand.NewPCG(seed, 8))
	sum := newTally()
	froms := vantages(land)
	for range 24 {
		from := froms[r.IntN(len(froms))]
		targets := engine.Destinations(from)
		to := targets[r.IntN(len(targets))]
		if r.IntN(4) == 0 {
			to = anAddress(r, land)
		}
		x, err := engine.Exposure(from, reach.ExposureOptions{To: []string{to}})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		var open reach.Set
		for _, f := range x.Flows {
			open = open.Union(reach.SetOf(f.Match()))
		}
		paths, err := engine.Paths(from, to)
		if err != nil {
			t.Fatal(err)
		}
		if len(paths) > 0 && paths[0].Delivery.Destination == from {
			continue // to itself: nothing is sent
		}
		prove(t, seed, engine, from, to, open, &sum)
		if t.Failed() {
			return sum
		}
		for _, h := range packets(r, from, to, land, open) {
			want := Reaches(land, from, to, h)
			sum.count(want)
			differs := func(who string, says any) tally {
				t.Errorf("seed %d: %s to %s, %v: sent, does the packet arrive: %v; %s: %v\n%s", seed, from, to, h, want, who, says, explain(paths, h))
				return sum
			}
			if in := open.Contains(h); in != (want == Yes) {
				return differs("is it in the exposure", in)
			}
			if want == Maybe && len(x.Unknown) == 0 {
				return differs("the doubts of the exposure", x.Unknown)
			}
			got := judge(engine, from, to, h)
			if got != nil {
				if sum.note(got); answerOf(got) != want {
					return differs("the verdict", got)
				}
			}
			// The sets about just this packet: wherever there are doubts that it may meet or not, and of the others some.
			if want == Maybe || got == nil && len(x.Unknown) > 0 || got != nil && got.Doubted() || r.IntN(64) == 0 {
				if alone := about(t, engine, from, to, h); alone != [2]Answer{want, want} {
					return differs("NoPath and the exposure, asked about it alone", alone)
				}
			}
		}
	}
	return sum
}

// answerOf is a verdict as an answer.
func answerOf(v *reach.Verdict) Answer {
	switch {
	case v.Reachable:
		return Yes
	case v.Unknown != "":
		return Maybe
	}
	return No
}

// about asks NoPath and the exposure about one packet.
func about(t *testing.T, e *reach.Engine, from, to string, h reach.Header) (answers [2]Answer) {
	t.Helper()
	one := reach.Match{Protocols: h.Protocol, Peers: []netip.Prefix{netip.PrefixFrom(h.Peer, h.Peer.BitLen())}}
	if h.Protocol != reach.ICMP {
		one.SourcePorts, one.Ports = []reach.PortRange{{First: h.SourcePort, Last: h.SourcePort}}, []reach.PortRange{{First: h.Port, Last: h.Port}}
	}
	result, err := e.NoPath(from, to, one)
	if err != nil {
		t.Fatal(err)
	}
	answers[0] = map[string]Answer{reach.Isolated: No, reach.NotKnown: Maybe, reach.Reachable: Yes}[result.Answer]
	x, err := e.Exposure(from, reach.ExposureOptions{To: []string{to}, About: one})
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case len(x.Flows) > 0:
		answers[1] = Yes
	case len(x.Unknown) > 0:
		answers[1] = Maybe
	}
	return answers
}

// prove asks whether nothing passes: the answer must be that of the exposure, and the proof must stand before the checker.
// What would open the wall must be a change at least.
func prove(t *testing.T, seed uint64, e *reach.Engine, from, to string, open reach.Set, sum *tally) {
	t.Helper()
	result, err := e.NoPath(from, to, reach.Match{})
	if err != nil {
		t.Fatal(err)
	}
	if (result.Answer == reach.Reachable) == open.Empty() {
		t.Errorf("seed %d: %s to %s: NoPath says %s, the exposure has %v", seed, from, to, result.Answer, open)
		return
	}
	if result.Answer != reach.Isolated {
		return
	}
	paths, err := e.Paths(from, to)
	if err != nil {
		t.Fatal(err)
	}
	if err := certcheck.Check(paths, reach.Match{}, result.Certificate); err != nil {
		t.Errorf("seed %d: %s to %s: the certificate does not stand: %v", seed, from, to, err)
		return
	}
	sum.proofs++
	if d := result.Depth; !d.Never && (d.Changes < 1 || len(d.Needs) != d.Changes) {
		t.Errorf("seed %d: %s to %s: %d changes, %d of them told", seed, from, to, d.Changes, len(d.Needs))
	}
}

// judge asks the engine for its verdict, where a question can be about just this header.
func judge(e *reach.Engine, from, to string, h reach.Header) *reach.Verdict {
	if from == "internet" {
		from += ":" + h.Peer.String()
	}
	q := reach.Question{From: from, To: to, Protocol: h.Protocol.String(), Port: int(h.Port), SourcePort: int(h.SourcePort)}
	v, err := e.Reach(q)
	if err != nil || v.Header.Peer != h.Peer {
		return nil
	}
	return &v
}

func explain(paths []*reach.Path, h reach.Header) string {
	var b strings.Builder
	for _, p := range paths {
		if p.Scope.Matches(h) {
			fmt.Fprintf(&b, "%s\n", p.Walk(h))
		} else {
			fmt.Fprintf(&b, "%s: out of scope %+v\n", p.Via, p.Scope)
		}
	}
	return b.String()
}

// vantages lists where a packet can come from in a world.
func vantages(land *reach.Landscape) []string {
	all := []string{"internet", "internet:203.0.113.9", "public-ecs"}
	for _, r := range land.Regions {
		all = append(all, "intranet:"+r.ID, "mgmt-vpn:"+r.ID)
	}
	for _, s := range land.Sites {
		for _, i := range s.Instances {
			all = append(all, "ecs:"+i.ID)
		}
		for _, l := range s.Lines {
			all = append(all, "line:"+l.ID)
		}
		for _, t := range s.Tunnels {
			kind := "ipsec:"
			if t.SSL {
				kind = "sslvpn:"
			}
			all = append(all, kind+t.ID)
		}
		// The internet is the vantage of most interest.
		all = append(all, "internet", "internet")
	}
	return all
}

// anAddress is one that a resource has, or one of the customer's side, of the cloud's services, or of nobody.
func anAddress(r *rand.Rand, land *reach.Landscape) string {
	all := []netip.Addr{}
	for _, text := range []string{"172.16.0.1", "172.16.0.1", "192.168.0.1", "192.168.0.1", "10.9.9.9", "10.1.0.200", "100.100.2.3", "203.0.113.9", "203.0.113.9"} {
		all = append(all, netip.MustParseAddr(text))
	}
	for _, s := range land.Sites {
		for _, n := range s.Interfaces {
			all = append(all, n.Addresses...)
		}
		for _, e := range s.EIPs {
			all = append(all, e.Address)
		}
		for _, b := range s.LoadBalancers {
			all = append(all, b.Address)
		}
		for _, i := range s.Instances {
			if i.PublicIP.IsValid() {
				all = append(all, i.PublicIP)
			}
			if i.InnerIP.IsValid() {
				all = append(all, i.InnerIP)
			}
		}
		for _, d := range s.Databases {
			all = append(all, d.Endpoints[len(d.Endpoints)-1].Address)
		}
	}
	return "ip:" + all[r.IntN(len(all))].String()
}

// packets are headers that a world's rules are likely to be about, and some of what the engine says is open.
func packets(r *rand.Rand, from, to string, land *reach.Landscape, open reach.Set) []reach.Header {
	var all []reach.Header
	peers := likelyPeers(r, from, to, land)
	for range 12 {
		h := reach.Header{Protocol: []reach.Protocols{reach.TCP, reach.TCP, reach.UDP, reach.ICMP}[r.IntN(4)], Peer: peers[r.IntN(len(peers))]}
		if h.Protocol != reach.ICMP {
			h.SourcePort, h.Port = sourcePorts[r.IntN(len(sourcePorts))], targetPort(r, to)
		}
		all = append(all, h)
	}
	for _, part := range open.Parts() {
		protocol, _ := reach.ParseProtocol(part.Protocol)
		at := part.Peers[r.IntN(len(part.Peers))]
		h := reach.Header{Protocol: protocol, Peer: []netip.Addr{at.First, at.Last}[r.IntN(2)]}
		if protocol != reach.ICMP {
			h.SourcePort, h.Port = corner(r, part.SourcePorts), corner(r, part.Ports)
		}
		all = append(all, h)
		if beyond := at.Last.Next(); beyond.IsValid() {
			h.Peer = beyond
			all = append(all, h)
		}
	}
	return all
}

// Port 0 is no port of a packet: both begin at 1.
var (
	sourcePorts = []uint16{1, 21, 80, 1024, 8080, 49152, 50000, 65535}
	targetPorts = []uint16{1, 19, 20, 21, 22, 23, 80, 443, 1024, 3306, 8080, 8081, 8082, 50000, 65535}
)

// targetPort is mostly one that is in use at the destination.
func targetPort(r *rand.Rand, to string) uint16 {
	all := targetPorts
	if r.IntN(4) > 0 {
		switch kind, _, _ := strings.Cut(to, ":"); kind {
		case "slb":
			all = []uint16{80, 443, 22}
		case "rds":
			all = []uint16{3306}
		case "oss", "api":
			all = []uint16{80, 443}
		case "ecs", "eip":
			all = []uint16{20, 21, 22, 80, 8080, 8081}
		}
	}
	return all[r.IntN(len(all))]
}

func corner(r *rand.Rand, ports reach.Ports) uint16 {
	if ports == nil {
		return sourcePorts[r.IntN(len(sourcePorts))]
	}
	one := ports[r.IntN(len(ports))]
	return max([]uint16{one.First, one.Last}[r.IntN(2)], 1)
}

func likelyPeers(r *rand.Rand, from, to string, land *reach.Landscape) []netip.Addr {
	var all []netip.Addr
	add := func(texts ...string) {
		for _, text := range texts {
			all = append(all, netip.MustParseAddr(text))
		}
	}
	kind, id, _ := strings.Cut(from, ":")
	switch {
	case strings.HasPrefix(to, "ip:203.") && r.IntN(2) == 0:
		add("203.0.113.9")
	case to == "internet", kind == "internet":
		add("203.0.113.9", "203.0.113.9", "203.0.113.10", "198.51.100.7", "8.8.8.8", "47.0.0.1", "47.0.0.4", "1.2.3.4", "10.0.0.1", "223.255.255.255", "224.0.0.1")
	case kind == "intranet":
		add("10.64.0.1", "10.64.255.255", "10.65.0.1")
	case kind == "mgmt-vpn":
		add("10.65.0.1", "10.64.0.1")
	case kind == "public-ecs":
		add("10.64.0.1", "10.64.7.7", "10.0.0.1")
	case kind == "line":
		add("172.16.0.1", "172.16.255.255", "172.17.0.1")
	case kind == "ecs":
		add("10.0.0.1")
		for _, s := range land.Sites {
			for _, i := range s.Instances {
				if i.ID == id && i.InnerIP.IsValid() {
					return []netip.Addr{i.InnerIP}
				}
			}
			for _, n := range s.Interfaces {
				if n.Instance == id {
					all = append(all, n.Addresses...)
				}
			}
		}
	default:
		add("192.168.0.1", "192.168.255.255", "172.16.0.1")
	}
	return all
}
