package brute

import (
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

func (w world) balancer(id string) *reach.LoadBalancer {
	for _, s := range w.Sites {
		for _, b := range s.LoadBalancers {
			if b.ID == id {
				return b
			}
		}
	}
	return nil
}

// doorsOfBalancer are the addresses of a load balancer and of the EIPs bound to it.
func (w world) doorsOfBalancer(id string, port uint16) []door {
	var all []door
	for _, site := range w.Sites {
		for _, b := range site.LoadBalancers {
			if b.ID != id {
				continue
			}
			inside := func(p packet) Answer {
				best := No
				for _, l := range b.Listeners {
					if l.Port == p.port && speaksTo(l, p.protocol) {
						best = max(best, w.listen(site, b, l, p, nil))
					}
				}
				return best
			}
			all = append(all, w.balancerDoors(site, b, port, inside)...)
		}
	}
	return all
}

func (w world) balancerDoors(site *reach.Site, b *reach.LoadBalancer, port uint16, inside func(packet) Answer) []door {
	d := door{address: b.Address, port: port, region: w.region(site.Region), site: site, network: "classic", inside: inside}
	if b.VPC != "" {
		d.network = "vpc"
	}
	own := d
	if b.Internet {
		own.public, own.place = true, "slb-internet"
	} else {
		own.place, own.vpc, own.vswitch = "slb-intranet", b.VPC, b.VSwitch
	}
	all := []door{own}
	for _, e := range w.eips(b.ID) {
		d.place = "slb-internet"
		all = append(all, w.doorOfEIP(d, e, inside))
	}
	return all
}

func speaksTo(l *reach.Listener, protocol reach.Protocols) bool {
	if l.Protocol == "udp" {
		return protocol == reach.UDP
	}
	return protocol == reach.TCP
}

// listen is a listener that takes a packet and passes it to a server; only is the one server of interest, nil any.
func (w world) listen(site *reach.Site, b *reach.LoadBalancer, l *reach.Listener, p packet, only func(reach.Backend) bool) Answer {
	if !b.Active || !l.Running {
		return No
	}
	if a := l.Access; a != nil && (len(a.Peers) > 0 || a.Strict) && names(a.Peers, p.source, a.White) != a.White {
		return No
	}
	if l.RedirectTo != 0 {
		if only != nil {
			return No
		}
		return Yes
	}
	best := No
	for _, s := range l.Backends {
		if only == nil || only(s) {
			best = max(best, w.forward(site, b, l, s, p))
		}
	}
	return best
}

// forward passes a packet to a server. A listener of HTTP or HTTPS speaks to it itself, from the balancers' own range,
// which security groups let in; others keep the client's address.
func (w world) forward(site *reach.Site, b *reach.LoadBalancer, l *reach.Listener, s reach.Backend, p packet) Answer {
	i, n := w.server(s)
	if i == nil || !i.Running || s.Weight <= 0 || s.Standby || !s.Healthy {
		return No
	}
	if p.sender == i && (l.Protocol == "tcp" || l.Protocol == "udp") {
		return No // a packet from itself to itself, by a listener that leaves the addresses as they are
	}
	place := "slb-intranet"
	if p.fromInternet || b.Internet {
		place = "slb-internet"
	}
	p.port, p.vswitch = s.Port, ""
	if allowed, _ := w.law(crossing{region: w.region(site.Region), inbound: true, from: place, to: "ecs", network: i.Network, site: site, port: s.Port}, p); !allowed {
		return No
	}
	if l.Protocol == "tcp" || l.Protocol == "udp" {
		g := guard{near: s.Address}
		if n == nil {
			g.nic = "intranet"
		}
		return w.enter(i, n, g, p)
	}
	own := netip.MustParseAddr("100.64.0.1")
	if n != nil && (w.filtered(n.VSwitch, true, own, p.protocol, s.Port) || w.filtered(n.VSwitch, false, own, p.protocol, ephemeral)) {
		return No
	}
	return Yes
}

// server finds what a backend names: an interface, or an instance, of which the interface with the address is called.
func (w world) server(s reach.Backend) (*reach.Instance, *reach.Interface) {
	if n := w.nic(s.Server); n != nil {
		i, _ := w.instance(n.Instance)
		return i, n
	}
	i, _ := w.instance(s.Server)
	if i == nil {
		return nil, nil
	}
	nics := w.nics(i.ID)
	for _, n := range nics {
		for _, a := range n.Addresses {
			if a == s.Address {
				return i, n
			}
		}
	}
	if len(nics) > 0 {
		return i, nics[0]
	}
	return i, nil
}

// doorsOfServer are the listeners by which a port of an instance is served.
func (w world) doorsOfServer(id string, port uint16) []door {
	var all []door
	for _, site := range w.Sites {
		for _, b := range site.LoadBalancers {
			for _, l := range b.Listeners {
				wanted := func(s reach.Backend) bool {
					i, _ := w.server(s)
					return i != nil && i.ID == id && s.Port == port
				}
				serves := false
				for _, s := range l.Backends {
					serves = serves || wanted(s)
				}
				if serves {
					all = append(all, w.balancerDoors(site, b, l.Port, func(p packet) Answer {
						if !speaksTo(l, p.protocol) {
							return No
						}
						return w.listen(site, b, l, p, wanted)
					})...)
				}
			}
		}
	}
	return all
}

func (w world) doorsOfDatabase(id string, port uint16) []door {
	var all []door
	for _, site := range w.Sites {
		for _, db := range site.Databases {
			if db.ID != id {
				continue
			}
			for _, at := range db.Endpoints {
				d := door{address: at.Address, public: at.Public, port: port, region: w.region(site.Region), site: site, place: "rds", network: "classic", vpc: at.VPC, vswitch: at.VSwitch}
				if at.VPC != "" || at.Public && db.VPC != "" {
					d.network = "vpc"
				}
				d.inside = func(p packet) Answer { return w.connect(db, at, p) }
				all = append(all, d)
			}
		}
	}
	return all
}

func (w world) connect(db *reach.Database, at reach.DatabaseEndpoint, p packet) Answer {
	if !db.Running || p.protocol != reach.TCP || p.port != at.Port {
		return No
	}
	network := "vpc"
	if at.Public || at.VPC == "" {
		network = "classic"
	}
	for _, l := range db.WhiteLists {
		if names(l.Peers, p.source, true) && (l.Network == "" || l.Network == network) {
			return Yes
		}
	}
	for _, g := range db.Groups {
		if w.member(g, p.source) || !p.source.IsValid() && w.inhabited(g) {
			return Yes
		}
	}
	return No
}

// onTheWeb stands for the public address of the cloud's services.
var onTheWeb = netip.MustParseAddr("198.51.100.1")

func isWeb(p packet) bool { return p.protocol == reach.TCP && (p.port == 80 || p.port == 443) }

func (w world) doorsOfBucket(s sender, name string, port uint16) []door {
	var all []door
	for _, site := range w.Sites {
		for _, b := range site.Buckets {
			if b.Name != name {
				continue
			}
			r := w.region(site.Region)
			d := door{port: port, region: r, site: site, place: "oss-intranet", network: "vpc", pool: r.ServicePool}
			if s.instance != nil && s.nic == nil {
				d.network = "classic"
			}
			d.inside = func(p packet) Answer { return serve(b, p) }
			all = append(all, d)
			for _, l := range r.OSS {
				if l.ID == b.Location && l.Internet != "" {
					d.pool, d.public, d.address, d.place = netip.Prefix{}, true, onTheWeb, "oss-"+l.Type
					all = append(all, d)
				}
			}
		}
	}
	return all
}

// serve is a bucket: its policy may deny a place to everybody.
func serve(b *reach.Bucket, p packet) Answer {
	if !isWeb(p) {
		return No
	}
	for _, s := range b.Policy {
		if s.Allow || !s.Everybody || s.Other != "" || p.lost && (s.VPCs != nil || s.NotVPCs != nil) {
			continue // of what is lost nobody knows from which VPC it comes
		}
		if (s.VPCs == nil || has(s.VPCs, p.vpc)) && (s.NotVPCs == nil || !has(s.NotVPCs, p.vpc)) &&
			(s.Peers == nil || names(s.Peers, p.source, false)) && (s.NotPeers == nil || !names(s.NotPeers, p.source, true)) {
			return No
		}
	}
	return Yes
}

func (w world) doorsOfAPI(s sender, port uint16) []door {
	var all []door
	for _, r := range w.Regions {
		if s.region != nil && s.region != r {
			continue
		}
		d := door{port: port, region: r, place: "api", network: "vpc", pool: r.ServicePool, inside: func(p packet) Answer {
			if isWeb(p) {
				return Yes
			}
			return No
		}}
		if s.kind == "internet" {
			d.pool, d.public, d.address = netip.Prefix{}, true, onTheWeb
		}
		all = append(all, d)
	}
	return all
}
