package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// departLine is the customer's own premises at the far end of a leased line. On the classic network the line leads to
// everything that the law lets it reach; into a VPC it needs a pair of router interfaces, a route there and a route
// back. Document: Express Connect, physical connections and VBRs.
func (e *Engine) departLine(from *origin, d door) *arrival {
	line := from.line
	a := &arrival{place: fromLine, network: line.Network, peers: line.Remote, v: d.v}
	if a.network == "" {
		a.network = d.network
	}
	at := "leased line " + line.ID
	if !line.Active {
		a.cross(Stop(AtTunnel, at, line.ID, fmt.Sprintf("The border router is %s, not active.", line.Status)).
			with(always("recover "+line.ID, from.site.call("vpc", "RecoverVirtualBorderRouter", "VbrId", line.ID))))
	}
	linked := false
	for _, link := range line.Links {
		linked = linked || link.Active
	}
	switch {
	case from.region != d.region && d.place != placeAPI:
		a.stop = apart(from.region, d.region)
	case d.public:
		a.stop = Stop(AtRoute, at, "", "A leased line leads to the intranet, not to public addresses.")
	case d.service:
		// The services' addresses are on the intranet to which the line leads, classic or by a VPC. A0364
		if linked {
			a.network = networkVPC
		}
	case d.vpc != "":
		e.throughLink(a, from, d)
	case a.network != networkClassic:
		a.stop = Stop(AtRoute, at, "", "The line leads into VPCs, not to the classic network.")
	}
	return a
}

// throughLink takes a packet from a leased line into a VPC, and its replies back.
func (e *Engine) throughLink(a *arrival, from *origin, d door) {
	line, at := from.line, "leased line "+from.line.ID
	link := line.into(d.vpc, d.address)
	if link == nil {
		a.stop = Stop(AtTunnel, at, line.ID, "No connection leads from the border router into "+d.vpc+".").with(e.connect(from, d, a.v))
		return
	}
	a.network = networkVPC
	a.answer(e.led(e.tableOf(d.vswitch, d.vpc), hopLink, link.Interface, "the replies", a.v))
	switch {
	case !link.Active:
		a.stop = Stop(AtTunnel, at, link.VBRInterface, "The connection into "+d.vpc+" is not active.").
			with(activate(from.site, link))
	case !line.leads(d.address, link.Routed):
		a.stop = Stop(AtRoute, "routes of "+line.ID, link.VBRInterface, fmt.Sprintf("The border router has no route for %s into %s, or a more specific one elsewhere.", d.address, d.vpc)).
			with(always("a route of "+line.ID+" to "+link.VBRInterface, from.site.lead(line.RouteTable, nil, only(d.address), hopLink, link.VBRInterface)...))
	default:
		a.cross(Pass(AtTunnel, at, link.VBRInterface, "The border router leads "+d.address.String()+" into "+d.vpc+"."))
	}
}

// into is the connection of a line into a VPC by which an address is reached: an active one that is routed there, or
// else the one that comes nearest to that.
func (l *Line) into(vpc string, a netip.Addr) *LineLink {
	var best *LineLink
	rank := func(link *LineLink) int {
		switch {
		case link.Active && l.leads(a, link.Routed):
			return 2
		case link.Active:
			return 1
		}
		return 0
	}
	for i := range l.Links {
		if link := &l.Links[i]; link.VPC == vpc && (best == nil || rank(link) > rank(best)) {
			best = link
		}
	}
	return best
}

// connect joins a border router and a VPC of its account, with a route there and one back.
func (e *Engine) connect(from *origin, d door, v view) *Remedy {
	vpc, line, site := e.vpcs[d.vpc], from.line, from.site
	if vpc.site != site {
		return nil
	}
	back := e.tableOf(d.vswitch, d.vpc)
	return &Remedy{What: "connect " + line.ID + " and " + d.vpc, Calls: func(h Header) []Call {
		calls := []Call{
			site.call("vpc", "CreateRouterInterface", "RouterType", "VBR", "RouterId", line.ID, "Role", "InitiatingSide", "Spec", "Large.1",
				"OppositeRegionId", site.Region, "OppositeRouterType", "VRouter", "OppositeRouterId", vpc.it.Router, "FastLinkMode", "true"),
			site.call("vpc", "DescribeRouterInterfaceAttribute", "InstanceId", "{CreateRouterInterface.RouterInterfaceId}"),
		}
		calls = append(calls, site.lead(line.RouteTable, nil, only(d.address), hopLink, "{CreateRouterInterface.RouterInterfaceId}")...)
		return append(calls, site.lead(back.ID, back.Routes, v.peerOf(h), hopLink, "{DescribeRouterInterfaceAttribute.OppositeInterfaceId}")...)
	}}
}

// activate takes up a connection that was switched off, at both of its ends.
func activate(site *Site, link *LineLink) *Remedy {
	return always("activate "+link.VBRInterface,
		site.call("vpc", "ActivateRouterInterface", "RouterInterfaceId", link.VBRInterface),
		site.call("vpc", "ActivateRouterInterface", "RouterInterfaceId", link.Interface))
}

// leads says whether a border router takes an address along some of its routes: whether none of the others is more
// specific.
func (l *Line) leads(a netip.Addr, along []netip.Prefix) bool {
	longest := longestOf(l.Remote, a)
	for i := range l.Links {
		longest = max(longest, longestOf(l.Links[i].Routed, a))
	}
	return longest >= 0 && longestOf(along, a) == longest
}

// longestOf is the length of the longest prefix that covers an address; -1 when none does.
func longestOf(prefixes []netip.Prefix, a netip.Addr) int {
	longest := -1
	for _, p := range prefixes {
		if p.Contains(a) {
			longest = max(longest, p.Bits())
		}
	}
	return longest
}

// departTunnel is a client of an SSL-VPN server or a host on the far side of an IPsec connection. Both end at a VPN
// gateway inside a VPC. The gateway itself puts the clients' range of an SSL-VPN server into the VPC's routes; the
// subnets behind an IPsec connection need a route to the gateway. A0362
func (e *Engine) departTunnel(from *origin, d door) *arrival {
	t := from.tunnel
	a := &arrival{place: from.kind, network: d.network, peers: t.Remote, v: d.v, vpc: t.VPC}
	near := d.address
	if d.service {
		near = d.pool.Masked().Addr()
	}
	at, action, id := "IPsec connection "+t.ID, "ModifyVpnConnectionAttribute", "VpnConnectionId"
	if t.SSL {
		at, action, id = "SSL-VPN server "+t.ID, "ModifySslVpnServer", "SslVpnServerId"
	}
	if t.attached() && !t.Up {
		a.cross(Stop(AtTunnel, at, t.ID, fmt.Sprintf("The tunnel is not up (%s).", t.Status)))
	}
	switch {
	case from.region != d.region && d.place != placeAPI && t.attached():
		a.stop = apart(from.region, d.region)
	case d.public:
		a.stop = Stop(AtRoute, at, "", "The tunnel leads into a VPC, not to public addresses.")
	case d.place == placeAPI:
	case !d.service && d.vpc != t.VPC && t.attached():
		a.stop = Stop(AtRoute, at, "", "The tunnel leads into "+t.VPC+" alone.")
	case !covers(t.Local, near):
		a.stop = Stop(AtTunnel, at, t.ID, "The tunnel offers "+words(t.Local)+" alone.").
			with(always("subnets of "+t.ID, from.site.call("vpc", action, id, t.ID, "LocalSubnet", t.offer(d, near))))
	case t.attached():
		a.cross(Pass(AtTunnel, at, t.ID, "The tunnel leads into "+t.VPC+"."))
	}
	if !t.attached() {
		a.doubt(Unmodelled(AtTunnel, at, "a connection that ends at no VPN gateway of a VPC is outside the model"), d)
	}
	if t.attached() && !t.SSL && !d.service && d.vpc == t.VPC {
		a.answer(e.led(e.tableOf(d.vswitch, d.vpc), hopVPN, t.Gateway, "the replies", a.v))
	}
	return a
}

// attached says that a tunnel ends at a VPN gateway in a VPC, and not at a transit router.
func (t *Tunnel) attached() bool { return t.VPC != "" }

// offer are the subnets of a tunnel with one more: an address, or the range of the cloud's services.
func (t *Tunnel) offer(d door, near netip.Addr) string {
	more := only(near)
	if d.service {
		more = d.pool.Masked()
	}
	var all []string
	for _, p := range t.Local {
		all = append(all, p.String())
	}
	return strings.Join(append(all, more.String()), ",")
}

// toPremises lays the way from an instance to an address on the customer's own premises, by a leased line or a VPN
// gateway.
func (e *Engine) toPremises(from *origin, to netip.Addr) []*Path {
	i := from.instance
	deliver := Delivery{Kind: ToInternet, Destination: "ip:" + to.String()}
	var paths []*Path
	if i.VPC == "" {
		for _, l := range from.site.Lines {
			if l.Network == networkClassic && covers(l.Remote, to) {
				a := &arrival{peers: alone(from.address), v: view{}}
				a.cross(e.stopped(i), e.securityGroups(membership{groups: i.Groups, nic: "intranet", local: i.InnerIP}, a.v.at(to)))
				a.cross(e.lineState(l))
				paths = append(paths, a.path("by leased line "+l.ID, Match{}, deliver))
			}
		}
		return paths
	}
	for _, n := range e.nicsOf[i.ID] {
		if e.onInternetOnly(n) {
			continue
		}
		sender := e.vswitches[n.VSwitch].it
		table := e.tableOf(sender, i.VPC)
		for _, r := range table.toward(to) {
			if isLocal(r) {
				continue
			}
			a := &arrival{peers: alone(from.address)}
			v := view{}.at(to)
			a.cross(e.stopped(i), e.securityGroups(membership{groups: n.Groups, local: firstOf(n)}, v), e.networkACL(sender, false, false, v))
			via := e.beyond(a, table, r, firstOf(n), to)
			v.anySource = a.v.anySource
			a.answer(e.networkACL(sender, true, true, v))
			paths = append(paths, a.path(via, Match{}, deliver))
			break
		}
	}
	return paths
}

// beyond follows a route out of a VPC to the customer's premises.
func (e *Engine) beyond(a *arrival, table *RouteTable, r Route, sender, to netip.Addr) string {
	pass := Pass(AtRoute, "route table "+table.ID, r.ID, fmt.Sprintf("%s is routed to %s.", r.Destination, nextHop(r)))
	if line, ok := e.links[r.NextHop]; ok && r.NextHopType == hopLink {
		a.cross(pass, e.lineState(line.it))
		at := "routes of " + line.it.ID
		for _, link := range line.it.Links {
			switch {
			case link.Interface != r.NextHop:
			case !link.Active:
				a.cross(Stop(AtTunnel, "leased line "+line.it.ID, link.VBRInterface, "The connection to "+link.VPC+" is not active."))
			case !line.it.leads(sender, link.Routed):
				a.answer(Stop(AtRoute, at+" for the replies", link.VBRInterface, fmt.Sprintf("The border router does not lead %s back into %s.", sender, link.VPC)))
			}
		}
		if !line.it.leads(to, line.it.Remote) {
			a.cross(Stop(AtRoute, at, "", fmt.Sprintf("The border router has no route for %s to the customer's side.", to)))
		}
		return "by leased line " + line.it.ID
	}
	if g := e.nats[r.NextHop].it; r.NextHopType == hopNAT && g != nil && g.Internet {
		a.cross(Stop(AtRoute, "route table "+table.ID, r.ID, fmt.Sprintf("%s is routed to %s, which leads to the internet, not to private addresses.", r.Destination, r.NextHop)))
		return "by " + nextHop(r)
	}
	if r.NextHopType == hopVPN {
		a.cross(pass)
		for _, t := range e.gateways[r.NextHop] {
			if covers(t.it.Remote, to) && (t.it.SSL || covers(t.it.Local, sender)) {
				if !t.it.Up {
					a.cross(Stop(AtTunnel, "VPN gateway "+r.NextHop, t.it.ID, fmt.Sprintf("The tunnel is not up (%s).", t.it.Status)))
				} else {
					a.cross(Pass(AtTunnel, "VPN gateway "+r.NextHop, t.it.ID, "The tunnel leads to "+words(t.it.Remote)+"."))
				}
				return "by VPN gateway " + r.NextHop
			}
		}
		a.cross(Stop(AtTunnel, "VPN gateway "+r.NextHop, r.NextHop, fmt.Sprintf("No tunnel of the gateway leads to %s.", to)))
		return "by VPN gateway " + r.NextHop
	}
	a.doubt(unmodelled(table, r), door{})
	return "by " + nextHop(r)
}

func (e *Engine) lineState(l *Line) *Control {
	if l.Active {
		return Pass(AtTunnel, "leased line "+l.ID, l.ID, "The border router is active.")
	}
	return Stop(AtTunnel, "leased line "+l.ID, l.ID, fmt.Sprintf("The border router is %s, not active.", l.Status))
}
