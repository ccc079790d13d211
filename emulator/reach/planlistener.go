package reach

import (
	"fmt"
	"slices"
	"strings"
)

// planListenersTo lays the ways to an instance through listeners that are not there, each from one free port to whatever
// port of the instance is asked about. Of the free ports of a range that the law knows one stands for all.
func (e *Engine) planListenersTo(from *origin, site *Site, b *LoadBalancer, c candidate) []*Path {
	var plans []*Path
	for _, protocol := range []Protocols{TCP, UDP} {
		l := &Listener{Protocol: protocol.String(), Running: true}
		server, first, more := e.defaultServer(site, b, c)
		fault := e.backendFault(from, b, l, server)
		if fault != nil && fault.Remedy == nil {
			continue
		}
		for _, port := range e.portsToOpen(site, b, protocol) {
			for _, d := range e.plannedDoors(from, b, site) {
				d.v = view{}.onPort(port)
				for _, a := range e.approach(from, d.door) {
					stop := Stop(AtListener, "load balancer "+b.ID, b.ID, "No listener leads to that port.").with(b.listenFor(site, port, protocol, more))
					behind := *a
					behind.v.port = 0 // the listener leads to the port of the header
					controls := append([]*Control{b.state(site), first, fault, stop}, e.behind(&behind, service{site, b, l, server})...)
					via := fmt.Sprintf("by a new listener %s:%d of %s", l.Protocol, port, b.ID)
					plans = append(plans, a.path(via, Match{Protocols: protocol}, e.toPort(c.held), controls...))
				}
			}
		}
	}
	return plans
}

// defaultServer is an instance among the default servers of a balancer. One that is none of them is added first: by a
// change of its own where there are others, and else with the listener, which needs a server.
func (e *Engine) defaultServer(site *Site, b *LoadBalancer, c candidate) (server Backend, added *Control, more []Call) {
	for _, s := range b.Servers {
		if known, _ := e.serverOf(s); known.it == c.it {
			s.Port = 0 // the listener's
			return s, nil, nil
		}
	}
	server = Backend{Server: c.it.ID, Address: c.address(), Weight: 100, Healthy: true, Group: b.ID}
	add := e.addServer(site, b, &Listener{}, c)
	if len(b.Servers) == 0 {
		return server, nil, add.Calls(Header{})
	}
	return server, Stop(AtBackends, "servers of "+b.ID, b.ID, c.it.ID+" is no server of the load balancer.").with(add), nil
}

// portsToOpen are free ports of a balancer: the first ones, and of each range that a row of the law is about the first.
func (e *Engine) portsToOpen(site *Site, b *LoadBalancer, protocol Protocols) []uint16 {
	free := b.free(protocol)
	ranges := []PortRange{{80, 80}, {443, 443}, {1, lastPort}}
	for _, r := range e.regions[site.Region].Border {
		if r.Inbound && (slices.Contains(r.To, placeSLBInternet) || slices.Contains(r.To, placeSLBIntranet)) {
			ranges = append(ranges, r.Ports...)
		}
	}
	var ports []uint16
	for _, wanted := range ranges {
		for _, f := range free {
			if first := max(f.First, wanted.First); first <= min(f.Last, wanted.Last) {
				if !slices.Contains(ports, first) {
					ports = append(ports, first)
				}
				break
			}
		}
	}
	return ports
}

// listenFor makes and starts a listener from a port to that of a header, after other calls.
func (b *LoadBalancer) listenFor(site *Site, port uint16, protocol Protocols, before []Call) *Remedy {
	return &Remedy{What: fmt.Sprintf("a listener of %s on %d of %s", protocol, port, b.ID), Calls: func(h Header) []Call {
		front := fmt.Sprint(port)
		return append(slices.Clone(before),
			site.call("slb", "CreateLoadBalancer"+strings.ToUpper(protocol.String())+"Listener", "LoadBalancerId", b.ID, "ListenerPort", front, "BackendServerPort", fmt.Sprint(h.Port), "Bandwidth", "-1"),
			site.call("slb", "StartLoadBalancerListener", "LoadBalancerId", b.ID, "ListenerPort", front, "ListenerProtocol", protocol.String()))
	}}
}
