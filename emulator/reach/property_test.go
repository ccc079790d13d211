package reach_test

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/certcheck"
)

// randomPaths lays a few paths of a few controls, some of which share one and some of which nobody can change.
func randomPaths(r *rand.Rand) []*reach.Path {
	var paths []*reach.Path
	shared := reach.RandomControl(r, 4)
	for n := range 1 + r.IntN(3) {
		p := &reach.Path{Via: fmt.Sprint("by way ", n), Delivery: reach.Delivery{Kind: reach.ToInstance, Destination: "ecs:i-1", ID: "i-1"}}
		if r.IntN(2) == 0 {
			p.Scope = reach.RandomMatch(r)
		}
		for i := range 1 + r.IntN(4) {
			c := reach.RandomControl(r, 4)
			c.At = fmt.Sprintf("control %d of way %d", i, n)
			if r.IntN(4) > 0 {
				c.Remedy = open(fmt.Sprint("change ", r.IntN(3)))
			}
			p.Controls = append(p.Controls, c)
		}
		if r.IntN(3) == 0 {
			p.Controls = append(p.Controls, shared)
		}
		paths = append(paths, p)
	}
	return paths
}

// open is a change by one call, which names the packet's port.
func open(what string) *reach.Remedy {
	return &reach.Remedy{What: what, Calls: func(h reach.Header) []reach.Call {
		return []reach.Call{{Product: "ecs", Action: "AuthorizeSecurityGroup", Parameters: []reach.Parameter{
			{Name: "SecurityGroupId", Value: "sg-1"}, {Name: "PortRange", Value: fmt.Sprintf("%[1]d/%[1]d", h.Port)}}}}
	}}
}

func passes(paths []*reach.Path, about reach.Match, h reach.Header) bool {
	return about.Matches(h) && slices.ContainsFunc(paths, func(p *reach.Path) bool { return p.Scope.Matches(h) && p.Walk(h).Reachable })
}

func somePasses(paths []*reach.Path, about reach.Match) bool {
	found := false
	reach.EachSmall(func(h reach.Header) { found = found || passes(paths, about, h) })
	return found
}

// TestPropertiesAgainstEnumeration holds answers, certificates and depths to a walk of every header of the small space.
func TestPropertiesAgainstEnumeration(t *testing.T) {
	t.Parallel()
	answers := map[string]int{}
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 3))
		paths, about := randomPaths(r), reach.Match{}
		if r.IntN(2) == 0 {
			about = reach.RandomMatch(r)
		}
		got := reach.JudgePaths(paths, about)
		answers[got.Answer]++
		switch open := somePasses(paths, about); got.Answer {
		case reach.Reachable:
			if !open || !passes(paths, about, *got.Witness) || !got.Verdict.Reachable {
				t.Fatalf("seed %d: %v does not pass", seed, got.Witness)
			}
		case reach.Isolated:
			if open {
				t.Fatalf("seed %d: a header passes, the engine says isolated", seed)
			}
			if err := certcheck.Check(paths, about, got.Certificate); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			checkDepth(t, seed, paths, about, got.Depth)
		default:
			if open {
				t.Fatalf("seed %d: a header passes, the engine says %s", seed, got.Construct)
			}
		}
	}
	t.Log(answers)
	if answers[reach.Isolated] < 20 || answers[reach.Reachable] < 20 {
		t.Errorf("the random paths are of one sort: %v", answers)
	}
}

// checkDepth counts, for each path and header, the different remedies that it would take.
func checkDepth(t *testing.T, seed uint64, paths []*reach.Path, about reach.Match, d *reach.Depth) {
	t.Helper()
	const never = 1 << 20
	fewest := never
	for _, p := range paths {
		reach.EachSmall(func(h reach.Header) {
			if p.Scope.Matches(h) && about.Matches(h) {
				fewest = min(fewest, changesFor(p, h, never))
			}
		})
	}
	if d.Never != (fewest == never) || !d.Never && d.Changes != fewest {
		t.Fatalf("seed %d: it takes %d changes, the engine says %+v", seed, fewest, d)
	}
	if !d.Never && len(d.Needs) != d.Changes {
		t.Fatalf("seed %d: %d changes and %d needs", seed, d.Changes, len(d.Needs))
	}
	for _, c := range d.Needs {
		if want := fmt.Sprintf("%[1]d/%[1]d", d.Witness.Port); c.Calls[0].Parameters[1].Value != want {
			t.Fatalf("seed %d: %v is not for the witness %v", seed, c, d.Witness)
		}
	}
}

func changesFor(p *reach.Path, h reach.Header, never int) int {
	var needed []string
	for _, c := range p.Controls {
		if c.Decide(h).Allow {
			continue
		}
		if c.Remedy == nil {
			return never
		}
		if !slices.Contains(needed, c.Remedy.What) {
			needed = append(needed, c.Remedy.What)
		}
	}
	return len(needed)
}

// TestCertificatesOfOtherWorlds changes one thing of a certified world at a time. A certificate may outlive a change
// that has nothing to do with it, but never one that lets a packet pass.
func TestCertificatesOfOtherWorlds(t *testing.T) {
	t.Parallel()
	refused, opened := 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 4))
		paths := randomPaths(r)
		got := reach.JudgePaths(paths, reach.Match{})
		if got.Answer != reach.Isolated {
			continue
		}
		for range 8 {
			changed := mutate(r, paths)
			err := certcheck.Check(changed, reach.Match{}, got.Certificate)
			if somePasses(changed, reach.Match{}) {
				opened++
				if err == nil {
					t.Fatalf("seed %d: the world is open and the certificate still stands", seed)
				}
			}
			if err != nil {
				refused++
			}
		}
	}
	t.Logf("%d changes opened a path, %d made the certificate fall", opened, refused)
	if opened < 15 {
		t.Errorf("only %d changes opened a path", opened)
	}
}

func mutate(r *rand.Rand, paths []*reach.Path) []*reach.Path {
	var out []*reach.Path
	for _, p := range paths {
		c := *p
		c.Controls = slices.Clone(p.Controls)
		out = append(out, &c)
	}
	p := out[r.IntN(len(out))]
	at := r.IntN(len(p.Controls))
	c := *p.Controls[at]
	c.Rules = slices.Clone(c.Rules)
	p.Controls[at] = &c
	switch r.IntN(5) {
	case 0:
		p.Scope = reach.Match{}
	case 1:
		c.Otherwise.Allow = !c.Otherwise.Allow
	case 2:
		c.Rules = slices.Insert(c.Rules, 0, reach.Rule{ID: "new", Allow: true, Match: reach.RandomMatch(r)})
	default:
		if len(c.Rules) == 0 {
			p.Controls = slices.Delete(p.Controls, at, at+1)
		} else if i := r.IntN(len(c.Rules)); r.IntN(2) == 0 {
			c.Rules[i].Allow = !c.Rules[i].Allow
		} else {
			c.Rules = slices.Delete(c.Rules, i, i+1)
		}
	}
	return out
}

func allow(id string, m reach.Match) reach.Rule { return reach.Rule{ID: id, Allow: true, Match: m} }

func ports(all ...uint16) []reach.PortRange {
	var out []reach.PortRange
	for _, p := range all {
		out = append(out, reach.PortRange{First: p, Last: p})
	}
	return out
}

// lab is an instance behind an EIP: the border lets TCP 443 in, the security group TCP 22, both from anywhere.
func lab() []*reach.Path {
	border := &reach.Control{Kind: reach.AtBorder, At: "border of cn-shanghai-finance-1", Otherwise: reach.Rule{ID: "F4-closed", Why: "Nothing else comes in."},
		Rules: []reach.Rule{allow("F4-443", reach.Match{Protocols: reach.TCP, Ports: ports(443)})}}
	groups := &reach.Control{Kind: reach.AtSecurityGroup, At: "security groups of eni-1", Otherwise: reach.Rule{ID: "sg-default", Why: "No rule lets it in."},
		Rules:  []reach.Rule{allow("sgr-1", reach.Match{Protocols: reach.TCP, Ports: ports(22)})},
		Remedy: open("inbound rules of sg-1")}
	return []*reach.Path{{
		Via: "by EIP 47.0.0.1", Scope: reach.Match{Peers: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}},
		Controls: []*reach.Control{reach.Pass(reach.AtAddress, "EIP 47.0.0.1", "", "It is bound."), border, groups},
		Delivery: reach.Delivery{Kind: reach.ToInstance, Destination: "ecs:i-1", ID: "i-1"},
	}}
}

func TestResultExplained(t *testing.T) {
	t.Parallel()
	got := reach.JudgePaths(lab(), reach.Match{})
	if got.Answer != reach.Isolated || got.Depth.Changes != 1 {
		t.Fatalf("got %+v", got)
	}
	want := strings.Join([]string{
		"ISOLATED",
		"by EIP 47.0.0.1",
		"  stopped at border of cn-shanghai-finance-1: Nothing else comes in. [F4-closed] (3 parts of the headers)",
		"  stopped at security groups of eni-1: No rule lets it in. [sg-default] (1 part of the headers)",
		"1 change would let tcp 203.0.113.9:49152 port 443 pass, by EIP 47.0.0.1:",
		"  1. at security groups of eni-1 [sg-default]",
		"       ecs AuthorizeSecurityGroup SecurityGroupId=sg-1 PortRange=443/443",
		"",
	}, "\n")
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	ssh := reach.JudgePaths(lab(), reach.Match{Protocols: reach.TCP, Ports: ports(22)})
	if !ssh.Depth.Never || !slices.Equal(ssh.Depth.Firm, []string{"F4-closed"}) {
		t.Errorf("nobody opens port 22 at the border: %+v", ssh.Depth)
	}
}

func TestWhatTheModelLeavesOut(t *testing.T) {
	t.Parallel()
	t.Run("a construct", func(t *testing.T) {
		t.Parallel()
		paths := lab()
		paths[0].Controls[2] = reach.Unmodelled(reach.AtRoute, "route table vtb-1", "a route to a transit router")
		if got := reach.JudgePaths(paths, reach.Match{}); got.Answer != reach.NotKnown || got.Construct != "route table vtb-1: a route to a transit router" {
			t.Errorf("got %+v", got)
		}
		if got := reach.JudgePaths(paths, reach.Match{Protocols: reach.TCP, Ports: ports(22)}); got.Answer != reach.Isolated {
			t.Errorf("the border stops port 22 whatever the route does: %+v", got)
		}
	})
	t.Run("IPv6", func(t *testing.T) {
		t.Parallel()
		paths := lab()
		paths[0].Scope = reach.Match{}
		six := allow("sgr-6", reach.Match{Peers: []netip.Prefix{netip.MustParsePrefix("::/0")}})
		paths[0].Controls[2].Rules = append(paths[0].Controls[2].Rules, six)
		if got := reach.JudgePaths(paths, reach.Match{}); got.Answer != reach.NotKnown || !strings.Contains(got.Construct, "sgr-6") {
			t.Errorf("got %+v", got)
		}
		paths[0].Controls[1].Rules = nil
		if got := reach.JudgePaths(paths, reach.Match{}); got.Answer != reach.Isolated {
			t.Errorf("the border stops IPv6 too: %+v", got)
		}
	})
}

func TestGoesBy(t *testing.T) {
	t.Parallel()
	p := lab()[0]
	for name, want := range map[string]bool{"47.0.0.1": true, "47.0.0.11": false, "7.0.0.1": false, "eni-1": true, "eni-11": false, "i-1": true, "lb-1": false} {
		if p.GoesBy(name) != want {
			t.Errorf("goes by %s: %v", name, !want)
		}
	}
}
