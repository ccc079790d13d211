package reach_test

import (
	"fmt"
	"net/netip"
	"slices"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

// change is one thing that a customer can do to a small site, as wide as it can be done.
type change struct {
	what string
	do   func(*reach.Site)
}

// changes are all that a customer can do to the things of a site, one resource and one setting at a time. They are written
// down from the landscape and know nothing of paths, controls and remedies.
func changes(s *reach.Site) []change {
	var all []change
	add := func(what string, do func(*reach.Site)) { all = append(all, change{what, do}) }
	for n, g := range s.SecurityGroups {
		for _, inbound := range []bool{true, false} {
			add(fmt.Sprint("rules of ", g.ID, " inbound ", inbound), func(s *reach.Site) {
				rules := slices.DeleteFunc(slices.Clone(s.SecurityGroups[n].Rules), func(r reach.GroupRule) bool { return r.Ingress == inbound })
				s.SecurityGroups[n].Rules = append(rules, reach.GroupRule{ID: "sgr-new", Ingress: inbound, Allow: true, Priority: 1, Protocols: reach.AnyProtocol, Peers: everybody()})
			})
		}
	}
	for n, a := range s.NetworkACLs {
		add("entries of "+a.ID, func(s *reach.Site) {
			open := []reach.ACLRule{{ID: "new", Allow: true, Protocols: reach.AnyProtocol, Peers: everybody()}}
			s.NetworkACLs[n].Ingress, s.NetworkACLs[n].Egress = open, open
		})
	}
	for n, i := range s.Instances {
		add("start "+i.ID, func(s *reach.Site) { s.Instances[n].Running = true })
		add("an EIP for "+i.ID, func(s *reach.Site) { bind(s, "EcsInstance", i.ID) })
		for _, g := range s.SecurityGroups {
			add(i.ID+" joins "+g.ID, func(s *reach.Site) {
				for _, nic := range s.Interfaces {
					if nic.Instance == i.ID {
						nic.Groups = append(nic.Groups, g.ID)
					}
				}
			})
		}
	}
	for n, b := range s.LoadBalancers {
		add("an EIP for "+b.ID, func(s *reach.Site) { bind(s, "SlbInstance", b.ID) })
		add("start "+b.ID, func(s *reach.Site) { s.LoadBalancers[n].Active = true })
		for _, i := range s.Instances {
			add(i.ID+" as a server of "+b.ID, func(s *reach.Site) {
				for _, l := range s.LoadBalancers[n].Listeners {
					l.Backends = append(l.Backends, reach.Backend{Server: i.ID, Address: addressOf(s, i.ID), Port: l.Port, Weight: 100, Healthy: true, Group: b.ID})
				}
			})
		}
		for at, l := range b.Listeners {
			add(fmt.Sprint("start listener ", l.Port, " of ", b.ID), func(s *reach.Site) { s.LoadBalancers[n].Listeners[at].Running = true })
			add(fmt.Sprint("no access list of listener ", l.Port, " of ", b.ID), func(s *reach.Site) { s.LoadBalancers[n].Listeners[at].Access = nil })
			add(fmt.Sprint("weights of listener ", l.Port, " of ", b.ID), func(s *reach.Site) {
				for k := range s.LoadBalancers[n].Listeners[at].Backends {
					s.LoadBalancers[n].Listeners[at].Backends[k].Weight = 100
				}
			})
		}
		add("a listener 443 to 8080 of "+b.ID, func(s *reach.Site) { listen(s.LoadBalancers[n], 443, 8080) })
		for _, port := range []uint16{80, 2800, 8080} {
			add(fmt.Sprint("a listener ", port, " of ", b.ID), func(s *reach.Site) { listen(s.LoadBalancers[n], port, port) })
			add(fmt.Sprint("a ticket for ", port, " of ", b.ID), func(s *reach.Site) {
				s.Openings = append(s.Openings, reach.Opening{Ticket: "new", Address: b.Address, Port: port})
			})
		}
	}
	for n, d := range s.Databases {
		add("a white list of "+d.ID, func(s *reach.Site) {
			s.Databases[n].WhiteLists = append(s.Databases[n].WhiteLists, reach.WhiteList{Name: "new", Peers: everybody()})
		})
		add("a public address of "+d.ID, func(s *reach.Site) {
			s.Databases[n].Endpoints = append(s.Databases[n].Endpoints, reach.DatabaseEndpoint{Host: "new", Address: newAddress, Port: 3306, Public: true})
		})
	}
	for n := range s.EIPs {
		add("bandwidth of "+s.EIPs[n].ID, func(s *reach.Site) { s.EIPs[n].Bandwidth = 5 })
	}
	if s.Firewall != nil {
		for _, inbound := range []bool{true, false} {
			add(fmt.Sprint("a policy of Cloud Firewall, inbound ", inbound), func(s *reach.Site) {
				s.Firewall.Policies = slices.Concat([]reach.FirewallPolicy{{ID: "new", Inbound: inbound, Allow: true, Protocols: reach.AnyProtocol, Sources: everybody(), Destinations: everybody()}}, s.Firewall.Policies)
			})
		}
	}
	for n := range s.RouteTables {
		for _, hop := range [][2]string{{"RouterInterface", "ri-vpc"}, {"VpnGateway", "vpn-1"}} {
			add("a route to "+hop[1], func(s *reach.Site) {
				s.RouteTables[n].Routes = append(s.RouteTables[n].Routes,
					reach.Route{ID: "new-1", Destination: reachtest.Premises, NextHopType: hop[0], NextHop: hop[1]},
					reach.Route{ID: "new-2", Destination: reachtest.Branch, NextHopType: hop[0], NextHop: hop[1]})
			})
		}
	}
	add("recover the line", func(s *reach.Site) { s.Lines[0].Active = true })
	add("the connection of the line", func(s *reach.Site) { s.Lines[0].Links[0].Active = true })
	for n := range s.Tunnels {
		add("subnets of "+s.Tunnels[n].ID, func(s *reach.Site) { s.Tunnels[n].Local = everybody() })
	}
	for n, b := range s.Buckets {
		add("no policy of "+b.Name, func(s *reach.Site) { s.Buckets[n].Policy = nil })
	}
	return all
}

var newAddress = netip.MustParseAddr("198.18.9.9")

func addressOf(s *reach.Site, instance string) netip.Addr {
	for _, n := range s.Interfaces {
		if n.Instance == instance {
			return n.Addresses[0]
		}
	}
	return netip.Addr{}
}

func bind(s *reach.Site, kind, id string) {
	s.EIPs = append(s.EIPs, &reach.EIP{ID: "eip-new-" + id, Address: netip.AddrFrom4([4]byte{198, 18, 9, byte(100 + len(s.EIPs))}), TargetType: kind, Target: id, Bandwidth: 5, Bound: true})
}

func listen(b *reach.LoadBalancer, port, to uint16) {
	if slices.ContainsFunc(b.Listeners, func(l *reach.Listener) bool { return l.Port == port }) {
		return
	}
	l := &reach.Listener{ID: "new", Protocol: "tcp", Port: port, Running: true}
	for _, server := range b.Servers {
		server.Port = to
		l.Backends = append(l.Backends, server)
	}
	b.Listeners = append(b.Listeners, l)
}

// wall is a question about a small world whose answer is that nothing passes, with how many changes would open it.
type wall struct {
	venue    reachtest.Venue
	given    []string
	change   func(*reach.Site)
	from, to string
	port     uint16 // zero for every port
	depth    int    // zero where no change of a customer's does
}

var walls = map[string]wall{
	"a closed group":                 {venue: reachtest.FinShVPC, from: "ecs:i-web", to: "ecs:i-dark", depth: 1},
	"from operators":                 {venue: reachtest.FinShVPC, from: "mgmt-vpn:cn-shanghai-finance-1", to: "ecs:i-dark", depth: 1},
	"an instance without an EIP":     {venue: reachtest.FinShVPC, from: "internet", to: "ecs:i-dark", depth: 2},
	"no way out":                     {venue: reachtest.FinShVPC, from: "ecs:i-dark", to: "internet", depth: 1},
	"a database":                     {venue: reachtest.FinShVPC, from: "internet", to: "rds:rm-db"},
	"a white list":                   {venue: reachtest.FinShVPC, from: "ecs:i-web", to: "rds:rm-db", depth: 1},
	"a line that is down":            {venue: reachtest.FinShVPC, given: []string{reachtest.LineDown, reachtest.NoRouteBack}, from: "line:vbr-1", to: "ecs:i-dark", depth: 3},
	"a branch without a route":       {venue: reachtest.FinShVPC, given: []string{reachtest.NoRouteBack}, from: "ipsec:vco-1", to: "ecs:i-dark", depth: 2},
	"a port of Hangzhou":             {venue: reachtest.FinHzVPC, from: "internet", to: "eip:eip-web", port: 8080, depth: 1},
	"a port of Hangzhou and a group": {venue: reachtest.FinHzVPC, given: []string{reachtest.WebGroupClosed}, from: "internet", to: "eip:eip-web", port: 8080, depth: 2},
	"an EIP of the government":       {venue: reachtest.Gov, from: "internet", to: "eip:eip-web"},
	"a port without a ticket":        {venue: reachtest.Gov, from: "internet", to: "slb:lb-front", port: 2800, depth: 2},
	"a stopped listener of a closed server": {venue: reachtest.Gov, change: func(s *reach.Site) {
		s.Interfaces[1].Groups = []string{"sg-closed"}
		s.LoadBalancers[0].Listeners[0].Backends[0].Weight = 0
		s.LoadBalancers[0].Listeners[0].Running = false
	}, from: "internet", to: "slb:lb-front", port: 80, depth: 2},
	"a stopped listener of a closed server without weight": {venue: reachtest.Gov, change: func(s *reach.Site) {
		s.LoadBalancers = s.LoadBalancers[:1] // the other one could get an EIP
		for _, n := range s.Interfaces {
			n.Groups = []string{"sg-closed"}
		}
		s.LoadBalancers[0].Listeners[0].Backends[0].Weight = 0
		s.LoadBalancers[0].Servers[0].Weight = 0
		s.LoadBalancers[0].Listeners[0].Running = false
	}, from: "internet", to: "ecs:i-app", port: 8080, depth: 3},
	"a port to which no listener leads": {venue: reachtest.Gov, from: "internet", to: "ecs:i-app", port: 9999, depth: 1},
	"a server whose health check fails": {venue: reachtest.Gov, change: func(s *reach.Site) {
		s.LoadBalancers[0].Listeners[0].Backends[0].Healthy = false
	}, from: "internet", to: "slb:lb-front", port: 80, depth: 1},
	"a network ACL and a group": {venue: reachtest.Gov, change: func(s *reach.Site) {
		guard(s, nil, nil)
		s.Interfaces[1].Groups = []string{"sg-closed"}
	}, from: "ecs:i-web", to: "ecs:i-app", depth: 2},
	"a bucket of the government": {venue: reachtest.Gov, from: "internet", to: "oss:bkt-intranet"},
}

// small is the world of a wall: a listener a balancer is enough.
func (w wall) small(law []*reach.Region) *reach.Landscape {
	land := reachtest.World(law, w.venue, w.given...)
	for _, b := range land.Sites[0].LoadBalancers {
		b.Listeners = slices.DeleteFunc(b.Listeners, func(l *reach.Listener) bool { return l.Port != 80 })
		b.Servers = slices.Clone(b.Listeners[0].Backends)
	}
	if w.change != nil {
		w.change(land.Sites[0])
	}
	return land
}

func (w wall) about() reach.Match {
	if w.port == 0 {
		return reach.Match{}
	}
	return reach.Match{Ports: []reach.PortRange{{First: w.port, Last: w.port}}}
}

// TestNoFewerChanges tries, for walls in small worlds, every set of changes that is smaller than what the depth says, among
// all that a customer could do to anything there: none lets a packet pass.
func TestNoFewerChanges(t *testing.T) {
	t.Parallel()
	law := law(t)
	for name, w := range walls {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := w.small(law)
			r, err := reach.New(before).NoPath(w.from, w.to, w.about())
			if err != nil {
				t.Fatal(err)
			}
			if r.Answer != reach.Isolated || r.Depth.Never != (w.depth == 0) || r.Depth.Changes != w.depth {
				t.Fatalf("want it isolated, %d deep:\n%s", w.depth, r)
			}
			most := w.depth - 1
			if w.depth == 0 {
				most = 2
			}
			all := changes(before.Sites[0])
			if len(all) < 40 {
				t.Fatalf("only %d changes are tried", len(all))
			}
			for _, set := range subsets(len(all), most) {
				after := w.small(law)
				var done []string
				for _, n := range set {
					all[n].do(after.Sites[0])
					done = append(done, all[n].what)
				}
				x, err := reach.New(after).Exposure(w.from, reach.ExposureOptions{To: []string{w.to}, About: w.about()})
				if err != nil {
					t.Fatal(err)
				}
				if len(x.Flows) > 0 {
					t.Fatalf("%d changes open it, and the depth is %d: %q\n%s\n%s", len(set), w.depth, done, x, r)
				}
			}
		})
	}
}

// subsets are the sets of numbers below n that have up to most members.
func subsets(n, most int) [][]int {
	all, last := [][]int{}, [][]int{nil}
	for range most {
		var next [][]int
		for _, set := range last {
			first := 0
			if len(set) > 0 {
				first = set[len(set)-1] + 1
			}
			for one := first; one < n; one++ {
				next = append(next, append(slices.Clone(set), one))
			}
		}
		all, last = append(all, next...), next
	}
	return all
}
