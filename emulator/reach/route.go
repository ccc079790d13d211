package reach

import (
	"fmt"
	"net/netip"
	"slices"
)

// Types of next hops that the engine follows, the API's words.
const (
	hopLocal   = "local"
	hopService = "service"
	hopNAT     = "NatGateway"
	hopVPN     = "VpnGateway"
	hopLink    = "RouterInterface"
)

// tableOf is the route table that packets from a vSwitch follow; without one, the first of the VPC.
func (e *Engine) tableOf(s *VSwitch, vpc string) *RouteTable {
	if s != nil && e.tables[s.RouteTable] != nil {
		return e.tables[s.RouteTable]
	}
	if v, ok := e.vpcs[vpc]; ok {
		for _, t := range v.site.RouteTables {
			if t.VPC == vpc {
				return t
			}
		}
	}
	return &RouteTable{ID: "of " + vpc, VPC: vpc}
}

// toward lists the routes that decide about an address: the most specific ones that cover it, several where a
// destination has several next hops.
func (t *RouteTable) toward(a netip.Addr) []Route {
	var found []Route
	for _, r := range t.Routes {
		switch {
		case !r.Destination.Contains(a):
		case len(found) == 0 || r.Destination.Bits() > found[0].Destination.Bits():
			found = []Route{r}
		case r.Destination.Bits() == found[0].Destination.Bits():
			found = append(found, r)
		}
	}
	return found
}

// bySpecificity lists the routes with the most specific first.
func (t *RouteTable) bySpecificity() []Route {
	routes := slices.Clone(t.Routes)
	slices.SortStableFunc(routes, func(a, b Route) int { return b.Destination.Bits() - a.Destination.Bits() })
	return routes
}

// led is the control of a route table over packets to the far end that must leave by one next hop.
func (e *Engine) led(t *RouteTable, hopType, hop, what string, v view) *Control {
	key := controlKey{kind: AtRoute, ids: t.ID + ">" + hopType + ">" + hop, detail: what, seenAs: v}
	return e.share(key, func() *Control {
		c := &Control{Kind: AtRoute, At: "route table " + t.ID}
		if what != "" {
			c.At += " for " + what
		}
		routes := t.bySpecificity()
		// Of several next hops of one destination all carry packets: the wanted one is read first.
		slices.SortStableFunc(routes, func(a, b Route) int {
			if a.Destination != b.Destination {
				return 0
			}
			return rankOf(a.NextHop != hop) - rankOf(b.NextHop != hop)
		})
		for _, r := range routes {
			wanted := r.NextHopType == hopType && r.NextHop == hop
			m := v.match(wanted, 0, []netip.Prefix{r.Destination}, nil, nil)
			if m.Never {
				continue
			}
			rule := Rule{ID: r.ID, Match: m, Allow: wanted}
			rule.Why = fmt.Sprintf("%s is routed to %s, not to %s.", r.Destination, nextHop(r), hop)
			if rule.Allow {
				rule.Why = fmt.Sprintf("%s is routed to %s.", r.Destination, nextHop(r))
			}
			c.Rules = append(c.Rules, rule)
		}
		c.Otherwise = Rule{ID: t.ID, Why: fmt.Sprintf("No route leads to %s.", hop)}
		c.Remedy = &Remedy{What: "a route of " + t.ID + " to " + hop, Calls: func(h Header) []Call {
			return e.owner[t.ID].lead(t.ID, t.Routes, v.peerOf(h), hopType, hop)
		}}
		return c
	})
}

// lead adds a route to a table; one of the same destination makes room first.
func (s *Site) lead(table string, routes []Route, to netip.Prefix, hopType, hop string) []Call {
	var calls []Call
	for _, r := range routes {
		if r.Destination == to {
			calls = append(calls, s.call("vpc", "DeleteRouteEntry", "RouteTableId", table, "DestinationCidrBlock", to.String(), "NextHopId", r.NextHop))
		}
	}
	return append(calls, s.call("vpc", "CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", to.String(), "NextHopType", hopType, "NextHopId", hop))
}

// nextHop names where a route leads.
func nextHop(r Route) string {
	switch r.NextHopType {
	case hopLocal, "":
		return "the VPC itself"
	case hopService:
		return "the cloud's services"
	}
	if r.NextHop == "" {
		return r.NextHopType
	}
	return fmt.Sprintf("%s (%s)", r.NextHop, r.NextHopType)
}

// isLocal says whether a route stays in the VPC.
func isLocal(r Route) bool {
	return r.NextHopType == hopLocal || r.NextHopType == "" || r.NextHopType == hopService
}

// unmodelled says what the engine does not follow.
func unmodelled(t *RouteTable, r Route) *Control {
	return Unmodelled(AtRoute, "route table "+t.ID, fmt.Sprintf("the route %s leads %s to %s, which is outside the model", r.ID, r.Destination, nextHop(r)))
}
