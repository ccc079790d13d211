package reach

import (
	"fmt"
	"net/netip"
)

// departInstance takes a packet out of an instance to a door.
func (e *Engine) departInstance(from *origin, d door) []*arrival {
	i := from.instance
	switch {
	case d.public:
		return e.leave(from, d.v.at(d.address), d)
	case d.service:
		return e.toService(from, d)
	case i.VPC == "" || d.vpc == "":
		return []*arrival{e.withinClassic(from, d)}
	}
	var all []*arrival
	for _, n := range e.nicsOf[i.ID] {
		if !e.onInternetOnly(n) {
			all = append(all, e.withinVPC(from, n, d))
		}
	}
	if all == nil {
		a := e.sent(from, d)
		a.stop = Stop(AtInstance, "instance "+i.ID, "", "It has no network interface in the VPC.")
		all = append(all, a)
	}
	return all
}

// sent is a packet that an instance sends on the intranet.
func (e *Engine) sent(from *origin, d door) *arrival {
	a := &arrival{place: placeECS, network: d.network, peers: alone(from.address), v: d.v, vpc: from.instance.VPC}
	if from.region.Cloud == cloudPublic && d.region.Cloud != cloudPublic {
		a.place = placePublicECS
	}
	a.cross(e.stopped(from.instance))
	return a
}

// stopped is a control when an instance does not run; nil when it does.
func (e *Engine) stopped(i *Instance) *Control {
	if i.Running {
		return nil
	}
	return e.share(controlKey{kind: AtInstance, ids: i.ID}, func() *Control {
		return Stop(AtInstance, "instance "+i.ID, i.ID, fmt.Sprintf("The instance is %s, not running.", i.Status)).
			with(always("start "+i.ID, e.instances[i.ID].site.call("ecs", "StartInstance", "InstanceId", i.ID)))
	})
}

// withinClassic is the classic network: one for all accounts of a region, filtered by security groups alone.
func (e *Engine) withinClassic(from *origin, d door) *arrival {
	i := from.instance
	a := e.sent(from, d)
	switch {
	case from.region != d.region:
		a.stop = apart(from.region, d.region)
	case i.VPC != "":
		a.stop = Stop(AtRoute, "the network", "", "No route leads from "+i.VPC+" to the classic network.")
	case d.vpc != "":
		a.stop = Stop(AtRoute, "the network", "", "No route leads from the classic network into "+d.vpc+".")
	default:
		a.cross(e.securityGroups(membership{groups: i.Groups, nic: "intranet", local: i.InnerIP}, d.v.at(d.address)))
	}
	return a
}

// withinVPC takes a packet from an interface to an address in a VPC, its own or another.
func (e *Engine) withinVPC(from *origin, n *Interface, d door) *arrival {
	a := e.sent(from, d)
	sender := e.vswitches[n.VSwitch].it
	if first := firstOf(n); first != from.address {
		a.via, a.v = "from "+n.ID, d.v.at(first)
	}
	a.vswitch = n.VSwitch
	v := d.v.at(d.address)
	a.cross(e.securityGroups(membership{groups: n.Groups, local: firstOf(n)}, v))
	routed, stop := e.routedWithin(e.tableOf(sender, n.VPC), n.VPC, d)
	if d.vswitch == nil || d.vswitch.ID != n.VSwitch {
		a.cross(e.networkACL(sender, false, false, v))
		v.anySource = routed != nil && routed.Unknown != ""
		a.answer(e.networkACL(sender, true, true, v))
	}
	a.doubt(routed, d)
	a.stop = stop
	return a
}

// routedWithin is what a table does with packets from a VPC to a private address: a control on the way to it, or one
// that says why there is no way.
func (e *Engine) routedWithin(table *RouteTable, vpc string, d door) (crossed, stop *Control) {
	at := "route table " + table.ID
	for _, r := range table.toward(d.address) {
		switch {
		case isLocal(r) && d.vpc == vpc:
			return Pass(AtRoute, at, r.ID, fmt.Sprintf("%s is local to %s.", r.Destination, vpc)), nil
		case isLocal(r):
			return nil, Stop(AtRoute, at, r.ID, fmt.Sprintf("%s is local to %s; no route leads to the other VPC.", r.Destination, vpc))
		}
		return e.elsewhere(table, r, d), nil
	}
	if d.vpc != vpc {
		return nil, Stop(AtRoute, at, table.ID, fmt.Sprintf("No route leads from %s to %s.", vpc, d.vpc))
	}
	return nil, nil
}

// elsewhere is a route towards a private address that leaves the VPC.
func (e *Engine) elsewhere(table *RouteTable, r Route, d door) *Control {
	if r.NextHopType == hopNAT {
		return Stop(AtRoute, "route table "+table.ID, r.ID, fmt.Sprintf("%s is routed to %s, which leads to the internet, not to %s.", r.Destination, r.NextHop, d.vpc))
	}
	if line, ok := e.links[r.NextHop]; ok && r.NextHopType == hopLink {
		return Stop(AtRoute, "route table "+table.ID, r.ID, fmt.Sprintf("%s is routed to the leased line %s.", r.Destination, line.it.ID))
	}
	return unmodelled(table, r)
}

// firstOf is the primary address of an interface.
func firstOf(n *Interface) netip.Addr {
	if len(n.Addresses) == 0 {
		return netip.Addr{}
	}
	return n.Addresses[0]
}

// toService takes a packet from an instance to one of the cloud's own services, which every network of a region has.
func (e *Engine) toService(from *origin, d door) []*arrival {
	i := from.instance
	v := d.v.within(d.pool)
	connected := from.region == d.region || d.place == placeAPI
	var all []*arrival
	make := func(n *Interface) {
		a := e.sent(from, d)
		if n == nil {
			a.cross(e.securityGroups(membership{groups: i.Groups, nic: "intranet", local: i.InnerIP}, v))
		} else {
			sender := e.vswitches[n.VSwitch].it
			if first := firstOf(n); first != from.address {
				a.via, a.v = "from "+n.ID, d.v.at(first)
			}
			a.cross(e.securityGroups(membership{groups: n.Groups, local: firstOf(n)}, v), e.networkACL(sender, false, false, v))
			a.answer(e.networkACL(sender, true, true, v))
		}
		if !connected {
			e.acrossClouds(a, from, d)
		}
		all = append(all, a)
	}
	if i.VPC == "" {
		make(nil)
	}
	for _, n := range e.nicsOf[i.ID] {
		if !e.onInternetOnly(n) {
			make(n)
		}
	}
	return all
}

// acrossClouds takes a packet to a service of another region. Intranets end at the region, but where the law of the
// origin's region opens the public cloud's OSS to it.
func (e *Engine) acrossClouds(a *arrival, from *origin, d door) {
	if d.region.Cloud == cloudPublic && from.region.Cloud != cloudPublic && d.place == placeOSSIntranet {
		law := e.border(crossing{region: from.region, from: placeECS, to: placePublicOSS, network: from.instance.Network, site: from.site, closed: true, v: a.v})
		if law != nil {
			a.cross(law)
			return
		}
	}
	a.stop = apart(from.region, d.region)
}

// leave takes a packet from an instance to the internet: by an address of its own (classic, or an EIP), which goes
// before a NAT gateway, or by the SNAT entries of the gateway to which its route table leads. v sees the addressee; d
// is the door there, or the zero door for the internet at large.
func (e *Engine) leave(from *origin, v view, d door) []*arrival {
	i := from.instance
	var exits []*arrival
	if len(e.nicsOf[i.ID]) == 0 {
		exits = e.leaveClassic(from, v)
	}
	for at, n := range e.nicsOf[i.ID] {
		exits = append(exits, e.leaveFrom(from, n, at == 0, v)...)
	}
	for _, a := range exits {
		a.public, a.place, a.network = true, placeInternet, d.network
		if d.region == nil {
			continue
		}
		switch left := a.v; {
		case left.anyPeer:
			a.v = d.v.unsure()
		default: // at the door the sender has the address by which it left
			a.v = d.v.at(left.peer)
			a.v.source = left.source
		}
	}
	return exits
}

// leaveClassic leaves by the public address of an instance of the classic network.
func (e *Engine) leaveClassic(from *origin, v view) []*arrival {
	i := from.instance
	a := e.outward(from, v)
	a.cross(e.securityGroups(membership{groups: i.Groups, nic: "internet", local: i.PublicIP}, v))
	if i.BandwidthOut > 0 {
		e.exit(a, from, i.PublicIP, i.InnerIP, nil, v)
	} else {
		e.exit(a, from, i.PublicIP, i.InnerIP, buyBandwidth(from.site, i), v)
	}
	if !i.PublicIP.IsValid() || i.BandwidthOut == 0 {
		a.stop = Stop(AtAddress, "instance "+i.ID, i.ID, "It has no public address with bandwidth.").with(buyBandwidth(from.site, i))
		a.cross(a.stop)
	}
	a.via = "by public address " + i.PublicIP.String()
	return []*arrival{a}
}

// outward is a packet on its way to the internet.
func (e *Engine) outward(from *origin, v view) *arrival {
	a := &arrival{peers: publicSpace}
	if v.peer.IsValid() {
		a.peers = alone(from.address)
	}
	a.cross(e.stopped(from.instance))
	return a
}

// exit passes the border and the firewall with the address by which a packet leaves. missing is what would give it one,
// when it has none.
func (e *Engine) exit(a *arrival, from *origin, by, private netip.Addr, missing *Remedy, v view) {
	i := from.instance
	c := crossing{
		region: from.region, from: placeECS, to: placeInternet, network: i.Network, site: from.site, address: by, v: v, instance: i.ID,
		holds:    map[string]bool{unlessBandwidth: missing == nil && i.BandwidthOut > 0, unlessEIPorNAT: missing == nil},
		liftedBy: map[string]*Remedy{unlessBandwidth: missing, unlessEIPorNAT: missing},
	}
	if missing == nil {
		c.liftedBy[unlessBandwidth] = buyBandwidth(from.site, i)
	}
	a.cross(e.border(c))
	if by.IsValid() {
		a.v.peer = by
		a.cross(e.blackHole(by))
	}
	a.cross(e.firewall(from.site, false, by, private, v))
}

// leaveFrom lays the ways out of an interface in a VPC: by the public addresses of its private ones, and from its first
// address, when that has none, by NAT gateways.
func (e *Engine) leaveFrom(from *origin, n *Interface, primary bool, v view) []*arrival {
	i, sender := from.instance, e.vswitches[n.VSwitch].it
	table := e.tableOf(sender, n.VPC)
	// start is a packet at the edge of the vSwitch that sees it; its replies come back as they are seen from there.
	start := func(near netip.Addr, seen *VSwitch, replies view) *arrival {
		a := e.outward(from, v)
		a.cross(e.securityGroups(membership{groups: n.Groups, local: near}, v), e.networkACL(seen, false, false, v))
		a.answer(e.networkACL(seen, true, true, replies))
		return a
	}
	var all []*arrival
	first := false
	for _, own := range e.ownAddresses(i, n, primary) {
		first = first || own.near == firstOf(n)
		seen := sender
		if own.cutThrough {
			seen = nil
		}
		a := start(own.near, seen, v)
		a.via = own.via
		a.cross(e.diverted(table, v))
		a.cross(own.state)
		e.exit(a, from, own.address, own.near, nil, v)
		all = append(all, a)
	}
	if e.onInternetOnly(n) {
		return all
	}
	plain := func() *arrival { return start(firstOf(n), sender, v) }
	if !first {
		all = append(all, e.translated(from, n, table, v, plain)...)
	}
	all = append(all, e.strange(table, v, func() *arrival {
		replies := v
		replies.anySource = true
		return start(firstOf(n), sender, replies)
	})...)
	if !first && primary {
		a, eip := plain(), newEIP(from.site, "EcsInstance", i.ID)
		e.exit(a, from, netip.Addr{}, firstOf(n), eip, v)
		a.stop = Stop(AtAddress, "instance "+i.ID, i.ID, "It has no EIP, and no NAT gateway leads it out.").with(eip)
		a.cross(e.diverted(table, v), a.stop)
		all = append(all, a)
	}
	return all
}

// diverted is the control of routes that take a part of the internet elsewhere, for packets that leave by an address
// of their own: those need no route, and a default route to a NAT gateway does not divert them.
// Document: VPC, NAT gateways, EIPs go first. A0363
func (e *Engine) diverted(table *RouteTable, v view) *Control {
	c := &Control{Kind: AtRoute, At: "route table " + table.ID, Otherwise: Rule{ID: table.ID, Allow: true, Why: "No route takes it elsewhere than to the internet."}}
	elsewhere := false
	for _, r := range table.bySpecificity() {
		passes := r.NextHopType == hopNAT
		m := v.match(passes, 0, overlaps(publicSpace, []netip.Prefix{r.Destination}), nil, nil)
		if m.Never || m.Peers != nil && len(m.Peers) == 0 {
			continue
		}
		rule := Rule{ID: r.ID, Allow: passes, Match: m, Why: fmt.Sprintf("%s is routed to %s, not to the internet.", r.Destination, nextHop(r))}
		if rule.Allow {
			rule.Why = fmt.Sprintf("%s is routed to %s; an address of its own goes before it.", r.Destination, nextHop(r))
		}
		elsewhere = elsewhere || !rule.Allow
		c.Rules = append(c.Rules, rule)
	}
	if !elsewhere {
		return nil
	}
	c.Remedy = &Remedy{What: "routes of " + table.ID + " elsewhere", Calls: func(h Header) []Call {
		var calls []Call
		to := v.peerOf(h).Addr()
		for _, r := range table.bySpecificity() {
			if !r.Destination.Contains(to) || isLocal(r) {
				continue
			}
			if r.NextHopType == hopNAT {
				break // an address of its own goes before it
			}
			calls = append(calls, e.owner[table.ID].call("vpc", "DeleteRouteEntry", "RouteTableId", table.ID, "DestinationCidrBlock", r.Destination.String(), "NextHopId", r.NextHop))
		}
		return calls
	}}
	return c
}

// strange are the ways along routes that the engine does not follow.
func (e *Engine) strange(table *RouteTable, v view, start func() *arrival) []*arrival {
	var all []*arrival
	for _, r := range table.Routes {
		if isLocal(r) || r.NextHopType == hopNAT || r.NextHopType == hopVPN || e.links[r.NextHop].it != nil {
			continue
		}
		public := overlaps(publicSpace, []netip.Prefix{r.Destination})
		if len(public) == 0 || v.peer.IsValid() && !covers(public, v.peer) {
			continue
		}
		a := start()
		if !v.peer.IsValid() {
			a.peers = public
		}
		a.via = "by " + nextHop(r)
		a.cross(e.led(table, r.NextHopType, r.NextHop, "", v))
		a.doubt(unmodelled(table, r), door{})
		all = append(all, a)
	}
	return all
}
