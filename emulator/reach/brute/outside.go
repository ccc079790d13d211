package brute

import (
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// outside takes a packet from an instance to a public address; a door without a region is the internet at large.
func (w world) outside(s sender, p packet, d door) Answer {
	i := s.instance
	p.place, p.fromInternet = "internet", true
	if s.nic == nil {
		if !w.admits(guard{groups: i.Groups, nic: "internet", near: i.PublicIP}, p, d.address) || !i.PublicIP.IsValid() || i.BandwidthOut <= 0 {
			return No
		}
		return w.leave(s, p, d, i.PublicIP, i.InnerIP)
	}
	n := s.nic
	hops := toward(w.routes(n.VSwitch, n.VPC), d.address)
	// out says whether the filters let the packet go from one of the interface's addresses, and its replies come back to a
	// port.
	out := func(near netip.Addr, unseen bool, back uint16) bool {
		return w.admits(guard{groups: n.Groups, near: near}, p, d.address) &&
			(unseen || !w.filtered(n.VSwitch, false, d.address, p.protocol, p.port) && !w.filtered(n.VSwitch, true, d.address, p.protocol, back))
	}
	best, own := No, false
	bound := w.eips(n.ID)
	if s.primary {
		bound = append(bound, w.eips(i.ID)...)
		if i.PublicIP.IsValid() {
			own = true
			if i.BandwidthOut > 0 && !astray(hops) && out(n.Addresses[0], false, p.sourcePort) {
				best = max(best, w.leave(s, p, d, i.PublicIP, n.Addresses[0]))
			}
		}
	}
	for _, e := range bound {
		near := behind(e, n)
		own = own || near == n.Addresses[0]
		if e.Bound && e.Bandwidth > 0 && !astray(hops) && out(near, e.CutThrough, p.sourcePort) {
			best = max(best, w.leave(s, p, d, e.Address, near))
		}
	}
	if w.bare(n) {
		return best
	}
	for _, r := range hops {
		back := p.sourcePort
		if w.leadsAstray(r) {
			back = 0
		}
		if !out(n.Addresses[0], false, back) {
			continue
		}
		switch r.NextHopType {
		case "NatGateway":
			if !own {
				best = max(best, w.byNAT(s, p, d, r.NextHop))
			}
		case "local", "service", "", "VpnGateway":
		default:
			if w.leadsAstray(r) {
				best = max(best, w.somewhere(p, d))
			}
		}
	}
	return best
}

// leadsAstray says that the landscape does not tell where a route leads.
func (w world) leadsAstray(r reach.Route) bool {
	switch r.NextHopType {
	case "NatGateway", "local", "service", "", "VpnGateway":
		return false
	case "RouterInterface":
		return !w.isLink(r.NextHop)
	}
	return true
}

// somewhere is a packet that takes a route of which the landscape does not say where it leads: it may arrive, if the
// door takes it.
func (w world) somewhere(p packet, d door) Answer {
	if d.region == nil {
		return Maybe
	}
	return min(Maybe, w.arrive(p.stray(), d))
}

// astray says that routes take a packet elsewhere than to the internet. An address of one's own goes before NAT
// gateways and needs no route.
func astray(hops []reach.Route) bool {
	for _, r := range hops {
		switch r.NextHopType {
		case "NatGateway", "local", "service", "":
		default:
			return true
		}
	}
	return false
}

// byNAT leaves by a NAT gateway: by the DNAT entry that gives a host a whole address, or by the most specific SNAT
// entry. The gateway chooses the source port.
func (w world) byNAT(s sender, p packet, d door, gateway string) Answer {
	var g *reach.NATGateway
	for _, site := range w.Sites {
		for _, n := range site.NATGateways {
			if n.ID == gateway {
				g = n
			}
		}
	}
	if g == nil || !g.Internet || !g.Available {
		return No
	}
	private := s.nic.Addresses[0]
	var by []netip.Addr
	for _, e := range g.DNAT {
		if e.Internal == private && e.ExternalPorts == nil && e.Protocols == reach.AnyProtocol && by == nil {
			by = []netip.Addr{e.External}
		}
	}
	if by == nil {
		longest := -1
		for _, e := range g.SNAT {
			if e.Source.Contains(private) {
				longest = max(longest, e.Source.Bits())
			}
		}
		for _, e := range g.SNAT {
			if e.Source.Contains(private) && e.Source.Bits() == longest {
				by = append(by, e.Addresses...)
			}
		}
	}
	best := No
	for _, a := range by {
		if e := w.eipAt(a); e != nil && (!e.Bound || e.Target == "" || e.Bandwidth <= 0) {
			continue
		}
		translated := p
		if p.protocol != reach.ICMP {
			translated.sourcePort = ephemeral
		}
		best = max(best, w.leave(s, translated, d, a, private))
	}
	return best
}

// leave passes the edge of the region with a public address, and goes on to the door.
func (w world) leave(s sender, p packet, d door, by, private netip.Addr) Answer {
	i := s.instance
	if allowed, _ := w.law(crossing{
		region: s.region, from: "ecs", to: "internet", network: i.Network, site: s.site, address: by, port: p.port,
		bandwidth: i.BandwidthOut > 0, leads: true,
	}, p); !allowed {
		return No
	}
	if w.blackHoled(by) || dropped(s.site, false, by, private, d.address, p.protocol, p.port) {
		return No
	}
	if d.region == nil {
		return Yes
	}
	p.source = by
	return w.arrive(p, d)
}
