package brute

import (
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// dial sends to an address as such: whose it is depends on where the sender stands. Public addresses are somebody's
// everywhere, private ones belong to the sender's networks, and what is left is the internet or the customer's side.
func (w world) dial(s sender, a netip.Addr, h reach.Header) Answer {
	if doors, known := w.doorsAt(s, a, h.Port); known {
		best := No
		if s.mayHave(h.Peer, "") {
			for _, d := range doors {
				best = max(best, w.send(s, d, h))
			}
		}
		return best
	}
	if onInternet(a) {
		if s.kind == "internet" {
			return Yes // nothing of the cloud lies between
		}
		if s.kind != "ecs" || h.Peer != a {
			return No
		}
		return w.send(s, door{address: a, public: true, port: h.Port}, h)
	}
	if s.tunnel != nil && s.tunnel.VPC == "" && in(s.tunnel.Local, a) && s.mayHave(h.Peer, "") {
		return Maybe // whose address it is behind a transit router nobody knows
	}
	if s.kind != "ecs" || !s.instance.Running || !s.mayHave(h.Peer, "") {
		return No
	}
	return w.toPremises(s, a, h)
}

// doorsAt are the doors at an address; known is false where nobody has it.
func (w world) doorsAt(s sender, a netip.Addr, port uint16) (doors []door, known bool) {
	for _, site := range w.Sites {
		for _, e := range site.EIPs {
			if e.Address == a {
				return w.doorsBehind(site, e, port), true
			}
		}
	}
	only := func(doors []door, public bool) []door {
		return slices.DeleteFunc(doors, func(d door) bool { return d.address != a || d.public != public || d.port != port })
	}
	for _, site := range w.Sites {
		for _, i := range site.Instances {
			if i.PublicIP == a {
				return only(w.doorsOfInstance(i.ID, port), true), true
			}
		}
		for _, b := range site.LoadBalancers {
			if b.Internet && b.Address == a {
				return only(w.doorsOfBalancer(b.ID, port), true), true
			}
		}
		for _, db := range site.Databases {
			if slices.ContainsFunc(db.Endpoints, func(at reach.DatabaseEndpoint) bool { return at.Public && at.Address == a }) {
				return only(w.doorsOfDatabase(db.ID, port), true), true
			}
		}
	}
	for _, n := range w.networks(s) {
		if doors := w.privateDoors(n, a, port); doors != nil {
			return only(doors, false), true
		}
	}
	for _, r := range w.Regions {
		if r.ServicePool.Contains(a) && (s.region == nil || s.region == r) {
			return slices.DeleteFunc(w.doorsOfAPI(s, port), func(d door) bool { return d.region != r }), true
		}
	}
	return nil, false
}

// network is a VPC, or the classic network of a region.
type network struct {
	vpc    string
	region *reach.Region
}

// networks are those in which a sender's private addresses lie.
func (w world) networks(s sender) []network {
	switch s.kind {
	case "ecs":
		return []network{{s.instance.VPC, s.region}}
	case "sslvpn", "ipsec":
		if s.tunnel.VPC == "" {
			return nil
		}
		return []network{{s.tunnel.VPC, s.region}}
	case "line":
		all := []network{{"", s.region}}
		for _, l := range s.line.Links {
			all = append(all, network{l.VPC, s.region})
		}
		return all
	case "intranet", "mgmt-vpn":
		all := []network{{"", s.region}}
		for _, site := range w.Sites {
			for _, v := range site.VPCs {
				if site.Region == s.region.ID {
					all = append(all, network{v.ID, s.region})
				}
			}
		}
		return all
	}
	return nil
}

// privateDoors are the doors of whoever has an address in a network; nil when nobody has.
func (w world) privateDoors(n network, a netip.Addr, port uint16) []door {
	for _, site := range w.Sites {
		if site.Region != n.region.ID {
			continue
		}
		for _, i := range site.Instances {
			if n.vpc == "" && i.InnerIP == a {
				return w.doorsOfInstance(i.ID, port)
			}
		}
		for _, nic := range site.Interfaces {
			if nic.VPC == n.vpc && nic.Instance != "" && slices.Contains(nic.Addresses, a) {
				return w.doorsOfInstance(nic.Instance, port)
			}
		}
		for _, b := range site.LoadBalancers {
			if !b.Internet && b.VPC == n.vpc && b.Address == a {
				return w.doorsOfBalancer(b.ID, port)
			}
		}
		for _, db := range site.Databases {
			if slices.ContainsFunc(db.Endpoints, func(at reach.DatabaseEndpoint) bool { return !at.Public && at.VPC == n.vpc && at.Address == a }) {
				return w.doorsOfDatabase(db.ID, port)
			}
		}
	}
	return nil
}

// toPremises takes a packet from an instance to a private address outside the cloud, by a leased line or a tunnel.
func (w world) toPremises(s sender, a netip.Addr, h reach.Header) Answer {
	p := packet{protocol: h.Protocol, source: h.Peer, sourcePort: h.SourcePort, port: h.Port}
	if s.nic == nil {
		if !w.admits(guard{groups: s.instance.Groups, nic: "intranet", near: s.instance.InnerIP}, p, a) {
			return No
		}
		for _, l := range s.site.Lines {
			if l.Network == "classic" && l.Active && in(l.Remote, a) {
				return Yes
			}
		}
		return No
	}
	n := s.nic
	hops := toward(w.routes(n.VSwitch, n.VPC), a)
	if len(hops) == 0 {
		return No
	}
	back := p.sourcePort
	if hop := hops[0]; w.leadsAstray(hop) || hop.NextHopType == "NatGateway" && !w.leadsOut(hop.NextHop) {
		back = 0
	}
	if w.bare(n) || !w.admits(guard{groups: n.Groups, near: n.Addresses[0]}, p, a) ||
		w.filtered(n.VSwitch, false, a, p.protocol, p.port) || w.filtered(n.VSwitch, true, a, p.protocol, back) {
		return No
	}
	switch hop := hops[0]; {
	case hop.NextHopType == "local" || hop.NextHopType == "service" || hop.NextHopType == "NatGateway" && w.leadsOut(hop.NextHop):
		return No
	case hop.NextHopType == "VpnGateway":
		for _, site := range w.Sites {
			for _, t := range site.Tunnels {
				if t.Gateway == hop.NextHop && t.Up && in(t.Remote, a) && (t.SSL || in(t.Local, n.Addresses[0])) {
					return Yes
				}
			}
		}
		return No
	case hop.NextHopType == "RouterInterface" && w.isLink(hop.NextHop):
		for _, site := range w.Sites {
			for _, l := range site.Lines {
				for _, link := range l.Links {
					if link.Interface == hop.NextHop && l.Active && link.Active && routed(l, l.Remote, a) && routed(l, link.Routed, n.Addresses[0]) {
						return Yes
					}
				}
			}
		}
		return No
	}
	return Maybe
}

// leadsOut says that a NAT gateway is one of the internet.
func (w world) leadsOut(gateway string) bool {
	for _, s := range w.Sites {
		for _, g := range s.NATGateways {
			if g.ID == gateway {
				return g.Internet
			}
		}
	}
	return false
}
