package reach

import "net/netip"

// lay makes every path between two ends. When none leads to the target, the paths that come nearest say why.
func (e *Engine) lay(n ends) []*Path {
	from, to := &n.origin, &n.target
	switch {
	case from.missing != "":
		return []*Path{nowhere(from.name, from.missing)}
	case to.missing != "":
		return []*Path{nowhere(to.name, to.missing)}
	}
	var alive, dead []*Path
	add := func(paths []*Path) {
		for _, p := range paths {
			if p.astray {
				dead = append(dead, p)
			} else {
				alive = append(alive, p)
			}
		}
	}
	switch to.kind {
	case toECS:
		add(e.toInstance(from, to))
	case toEIP:
		add(e.toEIP(from, to))
	case toSLB:
		add(e.toBalancer(from, to))
	case toRDS:
		add(e.toDatabase(from, to))
	case toOSS:
		add(e.toBucket(from, to))
	case toAPI:
		add(e.toAPI(from, to))
	case toInternet:
		add(e.toInternet(from, to))
	default:
		add(e.toUnknown(from, to))
	}
	if len(alive) > 0 {
		return alive
	}
	return dead
}

// nowhere is the path of a question about what does not exist.
func nowhere(name, why string) *Path {
	return &Path{Controls: []*Control{Stop(AtName, name, "", why)}, Delivery: Delivery{Kind: ToNothing, Destination: name}}
}

// path ends a packet's way at a delivery. A way that stops before its door delivers nothing; what else would stand in
// the way is on it all the same, for who asks how many changes would open it.
func (a *arrival) path(via string, scope Match, d Delivery, controls ...*Control) *Path {
	p := &Path{Via: via, Scope: scope, Delivery: d}
	if a.via != "" && via != "" {
		p.Via = a.via + ", " + via
	} else if via == "" {
		p.Via = a.via
	}
	if p.Scope.Peers == nil {
		p.Scope.Peers = a.peers
	}
	p.Controls = append(p.Controls, a.crossed...)
	if a.stop != nil {
		p.Delivery = Delivery{Kind: ToNothing, Destination: d.Destination, Region: d.Region, Account: d.Account}
		p.astray = true
	}
	for _, c := range append(controls, a.back...) {
		if c != nil {
			p.Controls = append(p.Controls, c)
		}
	}
	return p
}

// toInternet lays the ways to the internet, or to one address of it.
func (e *Engine) toInternet(from *origin, to *target) []*Path {
	peers, deliver := publicSpace, Delivery{Kind: ToInternet, Destination: to.name}
	if to.address.IsValid() {
		peers = []netip.Prefix{only(to.address)}
	}
	switch from.kind {
	case fromInternet:
		p := &Path{Controls: []*Control{Pass(AtRoute, "the internet", "", "Both ends are on the internet; nothing of the cloud lies between.")}, Delivery: deliver}
		return []*Path{p}
	case fromECS:
		var all []*Path
		for _, a := range e.leave(from, view{}, door{}) {
			scope := Match{Peers: overlaps(a.peers, peers)}
			if len(scope.Peers) == 0 {
				continue
			}
			all = append(all, a.path("", scope, deliver))
		}
		return all
	}
	return []*Path{{
		Controls: []*Control{Stop(AtRoute, from.name, "", "From there no way leads to the internet.")},
		Delivery: Delivery{Kind: ToNothing, Destination: to.name},
	}}
}

// toUnknown is a private address that nothing in the origin's networks has: it can still lie on the customer's own
// premises, or wherever a transit router leads to.
func (e *Engine) toUnknown(from *origin, to *target) []*Path {
	if from.kind == fromECS {
		if paths := e.toPremises(from, to.address); paths != nil {
			return paths
		}
	}
	if from.tunnel != nil && !from.tunnel.attached() {
		a := e.departTunnel(from, door{region: from.region, address: to.address})
		a.cross(a.stop)
		return []*Path{a.path("", Match{}, Delivery{Kind: ToNothing, Destination: to.name})}
	}
	return []*Path{nowhere(to.name, "Nothing that can be reached from there has the address "+to.address.String()+".")}
}
