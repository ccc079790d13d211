package reach

import (
	"fmt"
	"net/netip"
	"slices"
)

// translated are the ways out of an interface without an address of its own, by the NAT gateways to which its route
// table leads: by an SNAT entry that covers it, or by a DNAT entry that gives it a whole address.
func (e *Engine) translated(from *origin, n *Interface, table *RouteTable, v view, start func() *arrival) []*arrival {
	var all []*arrival
	for _, id := range e.gatewaysOf(table, n.VPC) {
		g := e.nats[id]
		routed := e.led(table, hopNAT, id, "", v)
		by := g.it.leads(firstOf(n))
		if len(by) == 0 {
			a, entry := start(), e.snatEntry(g, firstOf(n))
			a.via = "by NAT gateway " + id
			a.cross(routed)
			e.exit(a, from, netip.Addr{}, firstOf(n), entry, v)
			a.stop = Stop(AtNAT, "NAT gateway "+id, id, fmt.Sprintf("No SNAT entry covers %s.", firstOf(n))).with(entry)
			a.cross(a.stop)
			all = append(all, a)
		}
		for _, way := range by {
			a := start()
			a.via = "by " + way.what + " " + way.id + " of " + id
			a.cross(routed, g.it.state(), Pass(AtNAT, "NAT gateway "+id, way.id, fmt.Sprintf("The source %s becomes %s.", firstOf(n), way.address)))
			if p, ok := e.eipAt[way.address]; ok {
				a.cross(e.eipState(p.it))
			}
			e.exit(a, from, way.address, firstOf(n), nil, v)
			a.v.source = EphemeralPort
			all = append(all, a)
		}
	}
	return all
}

// snatEntry gives an address of a VPC a way out by a NAT gateway: by an EIP that the gateway has and no DNAT entry takes
// whole, or by a new one.
func (e *Engine) snatEntry(g held[NATGateway], private netip.Addr) *Remedy {
	var calls []Call
	by := "{AllocateEipAddress.EipAddress}"
	for _, p := range e.eipsOf[g.it.ID] {
		if !slices.ContainsFunc(e.external[p.Address], func(f forward) bool { return f.entry.ExternalPorts == nil }) {
			by = p.Address.String()
			break
		}
	}
	if by[0] == '{' {
		calls = newEIP(g.site, "Nat", g.it.ID).Calls(Header{})
	}
	calls = append(calls, g.site.call("vpc", "CreateSnatEntry", "SnatTableId", g.it.SNATTable, "SourceCIDR", only(private).String(), "SnatIp", by))
	return always("an SNAT entry for "+private.String(), calls...)
}

// gatewaysOf are the NAT gateways of the internet to which a table leads, and those of the VPC to which it does not,
// when it leads to none: then the route is what is missing.
func (e *Engine) gatewaysOf(table *RouteTable, vpc string) []string {
	var ids []string
	for _, r := range table.bySpecificity() {
		if g, ok := e.nats[r.NextHop]; ok && r.NextHopType == hopNAT && g.it.Internet {
			ids = appendOnce(ids, r.NextHop)
		}
	}
	if ids != nil {
		return ids
	}
	if v, ok := e.vpcs[vpc]; ok {
		for _, g := range v.site.NATGateways {
			if g.VPC == vpc && g.Internet && len(g.SNAT)+len(g.DNAT) > 0 {
				ids = append(ids, g.ID)
			}
		}
	}
	return ids
}

func appendOnce(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// source is an address by which a NAT gateway sends.
type source struct {
	what, id string
	address  netip.Addr
}

// leads are the entries by which packets of an address leave: a DNAT entry without ports gives its whole address to
// one host, both ways, and goes before SNAT entries, of which the most specific holds.
func (g *NATGateway) leads(a netip.Addr) []source {
	for _, d := range g.DNAT {
		if d.Internal == a && d.ExternalPorts == nil && d.Protocols == AnyProtocol {
			return []source{{"DNAT entry", d.ID, d.External}}
		}
	}
	bits, all := -1, []source(nil)
	for _, s := range g.SNAT {
		if !s.Source.Contains(a) || s.Source.Bits() < bits {
			continue
		}
		if s.Source.Bits() > bits {
			bits, all = s.Source.Bits(), nil
		}
		for _, by := range s.Addresses {
			all = append(all, source{"SNAT entry", s.ID, by})
		}
	}
	return all
}

// state is a control when a gateway does not work; nil when it does.
func (g *NATGateway) state() *Control {
	if g.Available {
		return nil
	}
	return Stop(AtNAT, "NAT gateway "+g.ID, g.ID, "The gateway is not available.")
}

// mapping is a DNAT entry as it rewrites ports: the header's port is asked for at one side and seen at the other.
type mapping struct {
	scope Match
	// shift leads from the external port to the internal one.
	shift int
}

func (d DNAT) mapping(external bool) mapping {
	m := mapping{scope: Match{Protocols: d.Protocols}}
	if d.ExternalPorts == nil || d.InternalPorts == nil {
		return m
	}
	if m.scope.Protocols &^= ICMP; d.Protocols == 0 {
		m.scope.Protocols = TCP | UDP
	}
	m.shift = int(d.InternalPorts.First) - int(d.ExternalPorts.First)
	m.scope.Ports = []PortRange{*d.InternalPorts}
	if external {
		m.scope.Ports = []PortRange{*d.ExternalPorts}
	}
	return m
}
