package brute

import (
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// sender is who sends: a vantage point, and of an instance one interface.
type sender struct {
	kind     string
	region   *reach.Region
	site     *reach.Site
	instance *reach.Instance
	nic      *reach.Interface // nil on the classic network
	primary  bool
	line     *reach.Line
	tunnel   *reach.Tunnel
	// pools are where it can be.
	pools []netip.Prefix
}

func whole(a netip.Addr) []netip.Prefix { return []netip.Prefix{netip.PrefixFrom(a, a.BitLen())} }

// senders reads a vantage point.
func (w world) senders(from string) []sender {
	kind, id, _ := strings.Cut(from, ":")
	switch kind {
	case "internet":
		s := sender{kind: kind, pools: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}}
		if id != "" {
			s.pools = whole(netip.MustParseAddr(id))
		}
		return []sender{s}
	case "intranet", "mgmt-vpn":
		r := w.region(id)
		if r == nil {
			return nil
		}
		if kind == "intranet" {
			return []sender{{kind: kind, region: r, pools: []netip.Prefix{r.IntranetPool.Masked()}}}
		}
		return []sender{{kind: kind, region: r, pools: []netip.Prefix{r.OperatorPool.Masked()}}}
	case "public-ecs":
		for _, r := range w.Regions {
			if r.Cloud == "public" && r.IntranetPool.IsValid() {
				return []sender{{kind: kind, pools: []netip.Prefix{r.IntranetPool.Masked()}}}
			}
		}
		return nil
	case "ecs":
		return w.sendersOf(id)
	}
	for _, site := range w.Sites {
		for _, l := range site.Lines {
			if kind == "line" && l.ID == id {
				return []sender{{kind: kind, region: w.region(site.Region), site: site, line: l, pools: l.Remote}}
			}
		}
		for _, t := range site.Tunnels {
			if t.ID == id && t.SSL == (kind == "sslvpn") {
				return []sender{{kind: kind, region: w.region(site.Region), site: site, tunnel: t, pools: t.Remote}}
			}
		}
	}
	return nil
}

// sendersOf are the interfaces of an instance. The header names its primary address, whichever interface sends.
func (w world) sendersOf(id string) []sender {
	i, site := w.instance(id)
	if i == nil {
		return nil
	}
	base := sender{kind: "ecs", region: w.region(site.Region), site: site, instance: i}
	nics := w.nics(id)
	if len(nics) == 0 {
		base.pools = whole(i.InnerIP)
		return []sender{base}
	}
	var all []sender
	for at, n := range nics {
		s := base
		s.nic, s.primary, s.pools = n, at == 0, whole(nics[0].Addresses[0])
		all = append(all, s)
	}
	return all
}

// mayHave says whether the header can be one of the sender's. Towards the internet it names the addressee.
func (s sender) mayHave(peer netip.Addr, to string) bool {
	if to == "internet" {
		return onInternet(peer)
	}
	return in(s.pools, peer) && (s.kind != "internet" || onInternet(peer))
}

// send lets a packet go from the sender to a door.
func (w world) send(s sender, d door, h reach.Header) Answer {
	p := packet{protocol: h.Protocol, source: h.Peer, sourcePort: h.SourcePort, port: d.port, network: d.network, place: s.kind}
	if h.Protocol == reach.ICMP {
		p.port, p.sourcePort = 0, 0
	}
	switch s.kind {
	case "internet":
		if !d.public {
			return No
		}
		p.fromInternet = true
		return w.arrive(p, d)
	case "intranet", "mgmt-vpn":
		if d.public || d.region != s.region {
			return No
		}
		return w.arrive(p, d)
	case "public-ecs":
		if d.public || d.place != "api" && (d.region.Cloud != "public" || d.vpc != "") {
			return No
		}
		return w.arrive(p, d)
	case "line":
		return w.byLine(s, p, d)
	case "sslvpn", "ipsec":
		return w.byTunnel(s, p, d)
	}
	if !s.instance.Running {
		return No
	}
	if p.sender = s.instance; s.region.Cloud == "public" && d.region != nil && d.region.Cloud != "public" {
		p.place = "public-ecs" // the law knows those of the public cloud by where they come from
	}
	switch {
	case d.public:
		return w.outside(s, p, d)
	case d.service():
		return w.toService(s, p, d)
	case s.nic == nil || d.vpc == "":
		return w.onClassic(s, p, d)
	case w.bare(s.nic):
		return No
	}
	return w.inVPC(s, p, d)
}

func (w world) byLine(s sender, p packet, d door) Answer {
	l := s.line
	if !l.Active || d.public || d.region != s.region {
		return No
	}
	if l.Network != "" {
		p.network = l.Network
	}
	linked := false
	for _, link := range l.Links {
		linked = linked || link.Active
	}
	switch {
	case d.service():
		if linked { // whether a route leads there is not asked (A0364)
			p.network = "vpc"
		}
		return w.arrive(p, d)
	case d.vpc == "":
		if p.network != "classic" {
			return No
		}
		return w.arrive(p, d)
	}
	for _, link := range l.Links {
		if link.VPC != d.vpc || !link.Active || !routed(l, link.Routed, d.address) {
			continue
		}
		if leadsBack(w.routes(d.vswitch, d.vpc), p.source, "RouterInterface", link.Interface) {
			p.network = "vpc"
			return w.arrive(p, d)
		}
	}
	return No
}

// routed says whether a border router sends an address by one of some routes: the longest prefix wins.
func routed(l *reach.Line, by []netip.Prefix, a netip.Addr) bool {
	if !in(by, a) {
		return false
	}
	others := append([]netip.Prefix{}, l.Remote...)
	for _, link := range l.Links {
		others = append(others, link.Routed...)
	}
	for _, p := range by {
		if !p.Contains(a) {
			continue
		}
		beaten := false
		for _, other := range others {
			beaten = beaten || other.Contains(a) && other.Bits() > p.Bits()
		}
		if !beaten {
			return true
		}
	}
	return false
}

func (w world) byTunnel(s sender, p packet, d door) Answer {
	t := s.tunnel
	near := d.address
	if d.service() {
		near = d.pool.Masked().Addr()
	}
	if d.public || d.place != "api" && !in(t.Local, near) {
		return No
	}
	if t.VPC == "" { // it ends at a transit router, which may lead anywhere
		return min(Maybe, w.arrive(p.stray(), d))
	}
	if d.region != s.region || !t.Up {
		return No
	}
	p.vpc = t.VPC
	if d.place != "api" && !d.service() {
		if d.vpc != t.VPC {
			return No
		}
		if !t.SSL && !leadsBack(w.routes(d.vswitch, d.vpc), p.source, "VpnGateway", t.Gateway) {
			return No
		}
	}
	return w.arrive(p, d)
}

// onClassic is the classic network of a region, which all accounts share.
func (w world) onClassic(s sender, p packet, d door) Answer {
	if s.region != d.region || s.nic != nil || d.vpc != "" {
		return No
	}
	if !w.admits(guard{groups: s.instance.Groups, nic: "intranet", near: s.instance.InnerIP}, p, d.address) {
		return No
	}
	return w.arrive(p, d)
}

// inVPC takes a packet from an interface to an address in a VPC.
func (w world) inVPC(s sender, p packet, d door) Answer {
	n := s.nic
	p.source, p.vpc, p.vswitch = n.Addresses[0], n.VPC, n.VSwitch
	if !w.admits(guard{groups: n.Groups, near: p.source}, p, d.address) {
		return No
	}
	stray := false
	if hops := toward(w.routes(n.VSwitch, n.VPC), d.address); len(hops) > 0 {
		switch hop := hops[0]; {
		case hop.NextHopType == "NatGateway", hop.NextHopType == "RouterInterface" && w.isLink(hop.NextHop):
			return No
		case hop.NextHopType != "local" && hop.NextHopType != "service" && hop.NextHopType != "":
			stray = true
		}
	}
	back := p.sourcePort
	if stray {
		back = 0
	}
	if n.VSwitch != d.vswitch && (w.filtered(n.VSwitch, false, d.address, p.protocol, p.port) || w.filtered(n.VSwitch, true, d.address, p.protocol, back)) {
		return No
	}
	switch {
	case stray:
		return min(Maybe, w.arrive(p.stray(), d))
	case n.VPC != d.vpc:
		return No
	}
	return w.arrive(p, d)
}

func (w world) isLink(id string) bool {
	for _, s := range w.Sites {
		for _, l := range s.Lines {
			for _, link := range l.Links {
				if link.Interface == id {
					return true
				}
			}
		}
	}
	return false
}

// toService takes a packet from an instance to OSS or the management API, on the intranet.
func (w world) toService(s sender, p packet, d door) Answer {
	at := d.pool.Masked().Addr()
	if s.nic == nil {
		if !w.admits(guard{groups: s.instance.Groups, nic: "intranet", near: s.instance.InnerIP}, p, at) {
			return No
		}
	} else if w.bare(s.nic) {
		return No
	} else {
		p.source, p.vpc, p.vswitch = s.nic.Addresses[0], s.nic.VPC, s.nic.VSwitch
		if !w.admits(guard{groups: s.nic.Groups, near: p.source}, p, at) ||
			w.filtered(s.nic.VSwitch, false, at, p.protocol, p.port) || w.filtered(s.nic.VSwitch, true, at, p.protocol, p.sourcePort) {
			return No
		}
	}
	if s.region != d.region && d.place != "api" {
		// Intranets end at the region, but for OSS of the public cloud where the law says so.
		if d.region.Cloud != "public" || s.region.Cloud == "public" || d.place != "oss-intranet" {
			return No
		}
		if allowed, spoken := w.law(crossing{region: s.region, from: "ecs", to: "public-oss", network: s.instance.Network, site: s.site, port: p.port}, p); !allowed || !spoken {
			return No
		}
	}
	return w.arrive(p, d)
}
