package reach

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// mostCandidates bounds how many instances, balancers or listeners are looked at for a way that could be laid.
const mostCandidates = 32

// plans are the ways between two ends that are not there and that one change would lay: a new address, a listener, a
// server, an entry of a NAT gateway. On each the change is the remedy of a control that stops everything; what else
// stands in the way is on it too. Only the depth of a wall asks for them.
func (e *Engine) plans(n ends) []*Path {
	from, to := &n.origin, &n.target
	if from.missing != "" || to.missing != "" {
		return nil
	}
	switch to.kind {
	case toECS:
		return e.planServers(from, to)
	case toEIP:
		return e.planEIP(from, to)
	case toSLB:
		return e.planBalancer(from, to.balancer)
	}
	return nil
}

// candidate is an instance that could be put behind something, with its interface in a VPC.
type candidate struct {
	held[Instance]
	nic *Interface
}

func (c candidate) address() netip.Addr {
	if c.nic != nil {
		return firstOf(c.nic)
	}
	return c.it.InnerIP
}

// candidates are the instances of a site on a network: of a VPC, of the classic one, or of any.
func (e *Engine) candidates(site *Site, fits func(*Instance) bool) []candidate {
	var all []candidate
	for _, i := range site.Instances {
		if len(all) == mostCandidates || !fits(i) {
			continue
		}
		c := candidate{held: held[Instance]{site, i}}
		if nics := e.nicsOf[i.ID]; len(nics) > 0 {
			c.nic = nics[0]
		}
		if c.address().IsValid() {
			all = append(all, c)
		}
	}
	return all
}

// serverOn says whether an instance can be a server of a balancer: one of the intranet has those of its own network.
func (b *LoadBalancer) serverOn(i *Instance) bool {
	return b.Internet || b.VPC == i.VPC
}

// planServers puts an instance behind listeners that lead elsewhere now, and gives an address to the balancers of those
// that lead to it.
func (e *Engine) planServers(from *origin, to *target) []*Path {
	i, site := to.instance.it, to.instance.site
	var plans []*Path
	if to.address.IsValid() || from.instance == i {
		return nil
	}
	for _, c := range e.candidates(site, func(other *Instance) bool { return other == i }) {
		for _, b := range site.LoadBalancers {
			for _, l := range b.Listeners {
				plans = append(plans, e.planAddressOf(from, to.instance, service{site: site, balancer: b, listener: l})...)
				if len(plans) >= mostCandidates || !e.takes(b, l, i) {
					continue
				}
				for _, p := range e.planServer(from, site, b, l, c) {
					p.Scope.Ports = []PortRange{{l.serverPort(), l.serverPort()}}
					p.Delivery = e.toPort(to.instance)
					plans = append(plans, p)
				}
			}
		}
		for n, b := range site.LoadBalancers {
			if n < mostCandidates && b.serverOn(i) {
				plans = append(plans, e.planListenersTo(from, site, b, c)...)
			}
		}
	}
	return plans
}

// planAddressOf lays the ways to an instance through a listener that has it as a server, of a balancer that would get a
// public address.
func (e *Engine) planAddressOf(from *origin, i held[Instance], s service) []*Path {
	var plans []*Path
	for _, server := range s.listener.Backends {
		if known, _ := e.serverOf(server); known.it == i.it {
			s.backend = server
			doors := slices.DeleteFunc(e.plannedDoors(from, s.balancer, s.site), func(d balancerDoor) bool { return !d.planned })
			plans = append(plans, e.byDoors(from, s, doors)...)
		}
	}
	return plans
}

// takes says whether an instance can be added to the servers of a listener: one that has servers of its own, of which it is
// none yet. A pair of master and slave stays one.
func (e *Engine) takes(b *LoadBalancer, l *Listener, i *Instance) bool {
	return b.serverOn(i) && l.RedirectTo == 0 && !slices.ContainsFunc(l.Backends, func(s Backend) bool {
		known, _ := e.serverOf(s)
		return known.it == i || s.Standby
	})
}

// serverPort is the port on which a server that is added to a listener gets its packets.
func (l *Listener) serverPort() uint16 {
	if l.BackendPort != 0 {
		return l.BackendPort
	}
	return l.Port
}

// planServer lays the ways through a listener to a server that it has not yet.
func (e *Engine) planServer(from *origin, site *Site, b *LoadBalancer, l *Listener, c candidate) []*Path {
	var plans []*Path
	for _, d := range e.plannedDoors(from, b, site) {
		d.v = view{}.onPort(l.Port)
		for _, a := range e.approach(from, d.door) {
			added := Stop(AtBackends, "servers of "+l.name(b), b.ID, c.it.ID+" is no server of the listener.").with(e.addServer(site, b, l, c))
			controls := []*Control{b.state(site), l.state(site, b), l.access(site, b, a.v), added}
			controls = append(controls, e.behind(a, service{site, b, l, Backend{Server: c.it.ID, Address: c.address(), Port: l.serverPort()}})...)
			via := fmt.Sprintf("by listener %s:%d of %s, with %s as a server", l.Protocol, l.Port, b.ID, c.it.ID)
			scope := Match{Protocols: l.protocol(), Ports: []PortRange{{l.Port, l.Port}}}
			plans = append(plans, a.path(via, scope, Delivery{Kind: ToNothing, Destination: "slb:" + b.ID}, controls...))
		}
	}
	return plans
}

// addServer puts an instance into the server group of a listener.
func (e *Engine) addServer(site *Site, b *LoadBalancer, l *Listener, c candidate) *Remedy {
	what := c.it.ID + " as a server of " + b.ID + l.Group
	if l.Group == "" {
		return always(what, site.call("slb", "AddBackendServers", "LoadBalancerId", b.ID, "BackendServers", `[{"ServerId":"`+c.it.ID+`","Weight":"100"}]`))
	}
	return always(what, site.call("slb", "AddVServerGroupBackendServers", "VServerGroupId", l.Group, "BackendServers",
		fmt.Sprintf(`[{"ServerId":"%s","Port":"%d","Weight":"100"}]`, c.it.ID, l.serverPort())))
}

// plannedDoors are the addresses of a balancer, and for one of the intranet that has no EIP the one that it could have.
func (e *Engine) plannedDoors(from *origin, b *LoadBalancer, site *Site) []balancerDoor {
	doors := e.balancerDoors(b, site, netip.Addr{})
	if b.Internet || from.kind != fromInternet || len(e.eipsOf[b.ID]) > 0 {
		return doors
	}
	d := doors[0]
	d.public, d.planned, d.place, d.address, d.vpc, d.vswitch = true, true, placeSLBInternet, netip.Addr{}, "", nil
	d.guards = []*Control{Stop(AtAddress, "load balancer "+b.ID, b.ID, "It has no public address.").with(newEIP(site, "SlbInstance", b.ID))}
	d.via = "by a new EIP"
	return append(doors, d)
}

// planBalancer lays the ways through a balancer that an address, a listener or a server would open.
func (e *Engine) planBalancer(from *origin, held held[LoadBalancer]) []*Path {
	b, site := held.it, held.site
	servers := e.candidates(site, b.serverOn)
	var plans []*Path
	for _, l := range b.Listeners {
		for _, c := range servers {
			if e.takes(b, l, c.it) {
				plans = append(plans, e.planServer(from, site, b, l, c)...)
			}
		}
		if l.RedirectTo == 0 && len(l.Backends) > 0 {
			plans = append(plans, e.planAddress(from, site, b, l)...)
		}
	}
	return append(plans, e.planListeners(from, site, b, servers)...)
}

// planAddress lays the ways through a listener of a balancer that would get a public address.
func (e *Engine) planAddress(from *origin, site *Site, b *LoadBalancer, l *Listener) []*Path {
	var plans []*Path
	for _, d := range e.plannedDoors(from, b, site) {
		if !d.planned {
			continue
		}
		for _, p := range e.toListener(from, d, b, l) {
			p.Delivery.Kind = ToNothing
			plans = append(plans, p)
		}
	}
	return plans
}

// planListeners lays the ways through listeners that are not there, which lead to the same port of the default servers;
// where there are none, of one that is added with the listener.
func (e *Engine) planListeners(from *origin, site *Site, b *LoadBalancer, others []candidate) []*Path {
	var plans []*Path
	for _, protocol := range []Protocols{TCP, UDP} {
		action := "CreateLoadBalancer" + strings.ToUpper(protocol.String()) + "Listener"
		scope := Match{Protocols: protocol, Ports: b.free(protocol)}
		l := &Listener{Protocol: protocol.String(), Running: true}
		lay := func(s Backend, more ...Call) {
			for _, d := range e.plannedDoors(from, b, site) {
				for _, a := range e.approach(from, d.door) {
					if e.backendFault(from, b, l, s) != nil {
						continue
					}
					stop := Stop(AtListener, "load balancer "+b.ID, b.ID, "No listener serves that protocol on that port.").with(b.listen(site, action, l, more))
					controls := append([]*Control{b.state(site), stop}, e.behind(a, service{site, b, l, s})...)
					plans = append(plans, a.path("by a new listener of "+b.ID+" to "+s.Server, scope, Delivery{Kind: ToNothing, Destination: "slb:" + b.ID}, controls...))
				}
			}
		}
		for _, s := range b.Servers {
			s.Port = 0 // the listener's
			lay(s)
		}
		if len(b.Servers) > 0 {
			continue
		}
		for _, c := range others {
			lay(Backend{Server: c.it.ID, Address: c.address(), Weight: 100, Healthy: true},
				site.call("slb", "AddBackendServers", "LoadBalancerId", b.ID, "BackendServers", `[{"ServerId":"`+c.it.ID+`","Weight":"100"}]`))
		}
	}
	return plans
}

// listen makes and starts a listener, after other calls.
func (b *LoadBalancer) listen(site *Site, action string, l *Listener, before []Call) *Remedy {
	return &Remedy{What: "a listener of " + l.Protocol + " of " + b.ID, Calls: func(h Header) []Call {
		port := fmt.Sprint(h.Port)
		return append(slices.Clone(before),
			site.call("slb", action, "LoadBalancerId", b.ID, "ListenerPort", port, "BackendServerPort", port, "Bandwidth", "-1"),
			site.call("slb", "StartLoadBalancerListener", "LoadBalancerId", b.ID, "ListenerPort", port, "ListenerProtocol", l.Protocol))
	}}
}

// free are the ports on which a balancer has no listener of a protocol.
func (b *LoadBalancer) free(protocol Protocols) []PortRange {
	var taken Ports
	ports := []int{}
	for _, l := range b.Listeners {
		if l.protocol() == protocol {
			ports = append(ports, int(l.Port))
		}
	}
	slices.Sort(ports)
	for _, p := range slices.Compact(ports) {
		taken = taken.append(p, p)
	}
	return someRanges(Ports{{1, lastPort}}.combine(taken, difference))
}

// someRanges makes no ports match nothing instead of everything.
func someRanges(p Ports) []PortRange {
	if p == nil {
		return []PortRange{}
	}
	return p
}

// planEIP binds an EIP that is free, or adds an entry to the NAT gateway that has it.
func (e *Engine) planEIP(from *origin, to *target) []*Path {
	p, site := to.eip.it, to.eip.site
	if p.TargetType == "Nat" {
		return e.planForwards(from, site, p)
	}
	if p.Target != "" {
		return nil
	}
	var plans []*Path
	for _, c := range e.candidates(site, func(i *Instance) bool { return i.VPC != "" && !i.PublicIP.IsValid() && len(e.eipsOf[i.ID]) == 0 }) {
		d := door{public: true, address: p.Address, region: e.regions[site.Region], site: site, network: networkVPC, place: placeECS}
		d.guards = []*Control{Stop(AtAddress, "EIP "+p.Address.String(), p.ID, "The EIP is bound to nothing.").
			with(always("bind "+p.ID+" to "+c.it.ID, site.call("vpc", "AssociateEipAddress", "AllocationId", p.ID, "InstanceType", "EcsInstance", "InstanceId", c.it.ID)))}
		for _, a := range e.approach(from, d) {
			via := "by EIP " + p.Address.String() + ", bound to " + c.it.ID
			plans = append(plans, a.path(via, Match{}, e.toPort(c.held), e.enter(a, c.it, c.nic, c.address(), true, a.v)...))
		}
	}
	return plans
}

// planForwards adds an entry to a NAT gateway, from a port of its address to the same port of an instance.
func (e *Engine) planForwards(from *origin, site *Site, p *EIP) []*Path {
	g, ok := e.nats[p.Target]
	if !ok {
		return nil
	}
	var plans []*Path
	for _, c := range e.candidates(site, func(i *Instance) bool { return i.VPC == g.it.VPC }) {
		d := e.eipDoor(door{region: e.regions[site.Region], site: site, network: networkVPC, place: placeECS}, p, nil).door
		for _, protocol := range []Protocols{TCP, UDP} {
			for _, a := range e.approach(from, d) {
				stop := Stop(AtNAT, "NAT gateway "+g.it.ID, g.it.ID, "No DNAT entry forwards it.").with(g.it.forward(site, p, protocol, c))
				controls := append([]*Control{g.it.state(), stop}, e.enter(a, c.it, c.nic, c.address(), false, a.v)...)
				if !slices.ContainsFunc(e.ownAddresses(c.it, c.nic, true), func(o own) bool { return o.near == c.address() }) {
					controls = append(controls, e.led(e.tableOf(e.vswitches[c.nic.VSwitch].it, c.nic.VPC), hopNAT, g.it.ID, "the replies", a.v))
				}
				scope := Match{Protocols: protocol, Ports: e.unforwardedPorts(p.Address, protocol)}
				plans = append(plans, a.path("by a new DNAT entry of "+g.it.ID+" to "+c.it.ID, scope, e.toPort(c.held), controls...))
			}
		}
	}
	return plans
}

// forward makes a DNAT entry.
func (g *NATGateway) forward(site *Site, p *EIP, protocol Protocols, c candidate) *Remedy {
	return &Remedy{What: "a DNAT entry of " + g.ID + " to " + c.it.ID, Calls: func(h Header) []Call {
		port := fmt.Sprint(h.Port)
		return []Call{site.call("vpc", "CreateForwardEntry", "ForwardTableId", g.DNATTable, "ExternalIp", p.Address.String(), "ExternalPort", port,
			"InternalIp", c.address().String(), "InternalPort", port, "IpProtocol", protocol.String())}
	}}
}

// unforwardedPorts are those of an address that no DNAT entry takes.
func (e *Engine) unforwardedPorts(a netip.Addr, protocol Protocols) []PortRange {
	free := Ports{{1, lastPort}}
	for _, f := range e.external[a] {
		if f.entry.ExternalPorts == nil {
			return []PortRange{}
		}
		if f.entry.Protocols == 0 || f.entry.Protocols&protocol != 0 {
			free = free.combine(Ports{*f.entry.ExternalPorts}, difference)
		}
	}
	return someRanges(free)
}
