package brute

import (
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// arrive stands before a door: is the address alive, does the law let the packet in, does Cloud Firewall?
func (w world) arrive(p packet, d door) Answer {
	if p.fromInternet && !d.service() {
		if w.blackHoled(d.address) || d.needs && d.bandwidth <= 0 {
			return No
		}
		if e := d.bound; e != nil && (!e.Bound || e.Target == "" || e.Bandwidth <= 0) {
			return No
		}
	}
	if allowed, _ := w.law(crossing{region: d.region, inbound: true, from: p.place, to: d.place, network: p.network, site: d.site, address: d.address, port: p.port}, p); !allowed {
		return No
	}
	if p.fromInternet && dropped(d.site, true, d.address, netip.Addr{}, p.source, p.protocol, p.port) {
		return No
	}
	return d.inside(p)
}

// doors are the addresses that lead to a destination, each with the port to dial so that the packet meets what the
// header says.
func (w world) doors(s sender, to string, h reach.Header) []door {
	kind, id, _ := strings.Cut(to, ":")
	switch kind {
	case "ecs":
		return w.doorsOfInstance(id, h.Port)
	case "eip":
		return w.doorsOfEIP(id, h.Port)
	case "slb":
		return w.doorsOfBalancer(id, h.Port)
	case "rds":
		return w.doorsOfDatabase(id, h.Port)
	case "oss":
		return w.doorsOfBucket(s, id, h.Port)
	case "api":
		return w.doorsOfAPI(s, h.Port)
	case "internet":
		return []door{{address: h.Peer, public: true, port: h.Port}}
	}
	return nil
}

func (w world) doorsOfInstance(id string, port uint16) []door {
	i, site := w.instance(id)
	if i == nil {
		return nil
	}
	base := door{port: port, region: w.region(site.Region), site: site, place: "ecs", network: i.Network}
	nics := w.nics(id)
	var all []door
	if i.InnerIP.IsValid() {
		d := base
		d.address, d.network = i.InnerIP, "classic"
		d.inside = func(p packet) Answer { return w.enter(i, nil, guard{nic: "intranet", near: i.InnerIP}, p) }
		all = append(all, d)
	}
	for at, n := range nics {
		for _, a := range n.Addresses {
			d := base
			d.address, d.network, d.vpc, d.vswitch = a, "vpc", n.VPC, n.VSwitch
			d.inside = func(p packet) Answer { return w.enter(i, n, guard{near: a}, p) }
			if !w.bare(n) {
				all = append(all, d)
			}
			all = append(all, w.doorsOfDNAT(id, n, a, port)...)
		}
		bound := w.eips(n.ID)
		if at == 0 {
			bound = append(bound, w.eips(id)...)
		}
		for _, e := range bound {
			all = append(all, w.doorOfEIP(base, e, func(p packet) Answer {
				if e.CutThrough { // nothing stands before the interface
					if w.admits(guard{groups: n.Groups, inbound: true, near: behind(e, n)}, p, p.source) && i.Running {
						return Yes
					}
					return No
				}
				return w.enter(i, n, guard{near: behind(e, n)}, p)
			}))
		}
	}
	if i.PublicIP.IsValid() {
		d := base
		d.public, d.address, d.needs, d.bandwidth = true, i.PublicIP, true, i.BandwidthOut
		d.inside = func(p packet) Answer {
			if len(nics) == 0 {
				return w.enter(i, nil, guard{nic: "internet", near: i.PublicIP}, p)
			}
			return w.enter(i, nics[0], guard{near: nics[0].Addresses[0]}, p)
		}
		all = append(all, d)
	}
	return append(all, w.doorsOfServer(id, port)...)
}

// behind is the private address that an EIP stands for.
func behind(e *reach.EIP, n *reach.Interface) netip.Addr {
	if e.PrivateIP.IsValid() {
		return e.PrivateIP
	}
	return n.Addresses[0]
}

// bare says that an EIP has taken the place of an interface's private addresses.
func (w world) bare(n *reach.Interface) bool {
	for _, e := range w.eips(n.ID) {
		if e.CutThrough {
			return true
		}
	}
	return false
}

func (w world) doorOfEIP(d door, e *reach.EIP, inside func(packet) Answer) door {
	d.public, d.address, d.bound, d.inside = true, e.Address, e, inside
	return d
}

// doorsOfDNAT are the addresses of NAT gateways that forward to a port of an instance.
func (w world) doorsOfDNAT(id string, n *reach.Interface, internal netip.Addr, port uint16) []door {
	var all []door
	for _, site := range w.Sites {
		for _, g := range site.NATGateways {
			for _, e := range g.DNAT {
				if g.VPC != n.VPC || e.Internal != internal {
					continue
				}
				dial := port
				if e.ExternalPorts != nil && e.InternalPorts != nil {
					if port < e.InternalPorts.First || port > e.InternalPorts.Last {
						continue
					}
					dial = port - e.InternalPorts.First + e.ExternalPorts.First
				}
				all = append(all, w.doorOfEntry(site, g, e, dial, id, n))
			}
		}
	}
	return all
}

// doorOfEntry is the outer address of a DNAT entry.
func (w world) doorOfEntry(site *reach.Site, g *reach.NATGateway, e reach.DNAT, dial uint16, id string, n *reach.Interface) door {
	i, _ := w.instance(id)
	d := door{public: true, address: e.External, port: dial, region: w.region(site.Region), site: site, place: "ecs", network: "vpc", bound: w.eipAt(e.External)}
	d.inside = func(p packet) Answer {
		if !g.Available || !speaks(e.Protocols, p.protocol) {
			return No
		}
		if e.ExternalPorts != nil && e.InternalPorts != nil {
			if p.protocol == reach.ICMP || p.port < e.ExternalPorts.First || p.port > e.ExternalPorts.Last {
				return No
			}
			p.port = p.port - e.ExternalPorts.First + e.InternalPorts.First
		}
		if !w.hasOwnAddress(i, n, e.Internal) {
			if !leadsBack(w.routes(n.VSwitch, n.VPC), p.source, "NatGateway", g.ID) {
				return No
			}
		}
		return w.enter(i, n, guard{near: e.Internal}, p)
	}
	return d
}

// hasOwnAddress says that a private address of an interface has a public one of its own.
func (w world) hasOwnAddress(i *reach.Instance, n *reach.Interface, private netip.Addr) bool {
	bound := w.eips(n.ID)
	if w.nics(i.ID)[0] == n {
		bound = append(bound, w.eips(i.ID)...)
		if i.PublicIP.IsValid() && private == n.Addresses[0] {
			return true
		}
	}
	for _, e := range bound {
		if behind(e, n) == private {
			return true
		}
	}
	return false
}

// enter goes from an interface to the port of an instance; the replies go out of the vSwitch to the sender's port.
func (w world) enter(i *reach.Instance, n *reach.Interface, g guard, p packet) Answer {
	g.inbound, g.groups = true, i.Groups
	if n != nil {
		g.groups = n.Groups
		if p.vswitch != n.VSwitch && (w.filtered(n.VSwitch, true, p.source, p.protocol, p.port) || w.filtered(n.VSwitch, false, p.source, p.protocol, p.sourcePort)) {
			return No
		}
	}
	if !w.admits(g, p, p.source) || !i.Running {
		return No
	}
	return Yes
}

func (w world) doorsOfEIP(id string, port uint16) []door {
	for _, site := range w.Sites {
		for _, e := range site.EIPs {
			if e.ID == id {
				return w.doorsBehind(site, e, port)
			}
		}
	}
	return nil
}

func (w world) doorsBehind(site *reach.Site, e *reach.EIP, port uint16) []door {
	var all []door
	keep := func(doors []door) {
		for _, d := range doors {
			if d.address == e.Address && d.port == port {
				all = append(all, d)
			}
		}
	}
	if e.TargetType == "Nat" {
		for _, s := range w.Sites {
			for _, g := range s.NATGateways {
				for _, entry := range g.DNAT {
					if n := w.nicAt(g.VPC, entry.Internal); entry.External == e.Address && n != nil {
						all = append(all, w.doorOfEntry(s, g, entry, port, n.Instance, n))
					}
				}
			}
		}
		return all
	}
	switch n := w.nic(e.Target); {
	case n != nil && n.Instance != "":
		keep(w.doorsOfInstance(n.Instance, port))
	default:
		keep(w.doorsOfBalancer(e.Target, port))
		keep(w.doorsOfInstance(e.Target, port))
	}
	if i, _ := w.instance(e.Target); i == nil && w.balancer(e.Target) == nil && (w.nic(e.Target) == nil || w.nic(e.Target).Instance == "") {
		d := door{port: port, region: w.region(site.Region), site: site, place: "ecs", network: "vpc"}
		all = append(all, w.doorOfEIP(d, e, func(packet) Answer { return Maybe }))
	}
	return all
}

func (w world) nic(id string) *reach.Interface {
	for _, s := range w.Sites {
		for _, n := range s.Interfaces {
			if n.ID == id {
				return n
			}
		}
	}
	return nil
}

// nicAt is the interface of an instance that has an address of a VPC.
func (w world) nicAt(vpc string, a netip.Addr) *reach.Interface {
	for _, s := range w.Sites {
		for _, n := range s.Interfaces {
			for _, own := range n.Addresses {
				if n.VPC == vpc && own == a && n.Instance != "" {
					return n
				}
			}
		}
	}
	return nil
}
