package reach

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// backendPool is from where a load balancer's layer-7 listeners and health checks come; security groups let it in
// without a rule. Document: SLB, Health check overview.
var backendPool = netip.MustParsePrefix("100.64.0.0/10")

// balancerDoor is an address of a load balancer.
type balancerDoor struct {
	door
	via string
}

// balancerDoors are the address of a load balancer and the EIPs bound to it.
func (e *Engine) balancerDoors(b *LoadBalancer, site *Site, narrowed netip.Addr) []balancerDoor {
	base := door{region: e.regions[site.Region], site: site, network: networkClassic, place: placeSLBIntranet, address: b.Address, balancer: b.ID}
	if b.VPC != "" {
		base.network = networkVPC
	}
	own := base
	if b.Internet {
		own.public, own.place = true, placeSLBInternet
	} else {
		own.vpc, own.vswitch = b.VPC, e.vswitches[b.VSwitch].it
	}
	doors := []balancerDoor{{own, "by address " + b.Address.String()}}
	for _, p := range e.eipsOf[b.ID] {
		d := e.eipDoor(base, p, nil)
		d.place = placeSLBInternet
		doors = append(doors, balancerDoor{d.door, d.via})
	}
	if !narrowed.IsValid() {
		return doors
	}
	for _, d := range doors {
		if d.address == narrowed {
			return []balancerDoor{d}
		}
	}
	return nil
}

// toBalancer lays the ways to the listeners of a load balancer. The header's port is the listener's.
func (e *Engine) toBalancer(from *origin, to *target) []*Path {
	b, site := to.balancer.it, to.balancer.site
	var paths []*Path
	for _, d := range e.balancerDoors(b, site, to.address) {
		for _, l := range b.Listeners {
			paths = append(paths, e.toListener(from, d, b, l)...)
		}
		paths = append(paths, e.unheard(from, d, b)...)
	}
	return paths
}

// toListener lays the ways through a listener, one for each sort of server behind it: servers with the same groups,
// network ACL and port are alike. A server that gets nothing now has a way of its own when a change would let it serve, or
// when none serves.
func (e *Engine) toListener(from *origin, d balancerDoor, b *LoadBalancer, l *Listener) []*Path {
	var paths []*Path
	scope := Match{Protocols: l.protocol(), Ports: []PortRange{{l.Port, l.Port}}}
	via := fmt.Sprintf("by listener %s:%d of %s", l.Protocol, l.Port, b.ID)
	deliver := Delivery{Kind: ToListener, Destination: "slb:" + b.ID, ID: b.ID, Listener: l.ID, Region: d.site.Region, Account: d.site.Account}
	d.v = view{}.onPort(l.Port)
	for _, a := range e.approach(from, d.door) {
		front := []*Control{b.state(d.site), l.state(d.site, b), l.access(d.site, b, a.v)}
		if l.RedirectTo != 0 {
			front = append(front, Pass(AtListener, "listener "+l.name(b), l.ID, fmt.Sprintf("The listener redirects to port %d itself.", l.RedirectTo)))
			paths = append(paths, a.path(via, scope, deliver, front...))
			continue
		}
		if len(l.Backends) == 0 {
			none := Stop(AtBackends, "servers of "+l.name(b), b.ID, "The listener has no server.")
			paths = append(paths, a.path(via, scope, deliver, append(front, none)...))
		}
		serves := slices.ContainsFunc(l.Backends, func(s Backend) bool { return e.backendFault(from, b, l, s) == nil })
		seen := map[likeServers]bool{}
		for _, s := range l.Backends {
			fault, behind := e.backendFault(from, b, l, s), e.behind(a, service{d.site, b, l, s})
			key := likeServersOf(behind)
			switch {
			case fault != nil && fault.Remedy == nil && serves, fault == nil && seen[key]:
				continue
			case fault != nil:
				behind = append([]*Control{fault}, behind...)
			default:
				seen[key] = true
			}
			paths = append(paths, a.path(via, scope, deliver, append(front[:len(front):len(front)], behind...)...))
		}
	}
	return paths
}

// likeServers is what servers have in common for which one way stands: the controls before the machine itself.
type likeServers [3]*Control

func likeServersOf(behind []*Control) (l likeServers) {
	copy(l[:], behind)
	return l
}

// unheard is a packet to a port on which nothing listens.
func (e *Engine) unheard(from *origin, d balancerDoor, b *LoadBalancer) []*Path {
	var paths []*Path
	for _, a := range e.approach(from, d.door) {
		stop := Stop(AtListener, "load balancer "+b.ID, b.ID, "No listener serves that protocol on that port.")
		p := a.path(d.via, Match{}, Delivery{Destination: "slb:" + b.ID, Region: d.site.Region, Account: d.site.Account}, b.state(d.site), stop)
		p.Delivery.Kind = ToNothing
		paths = append(paths, p)
	}
	return paths
}

// byListener lays the way to an instance through a listener that has it as a server. The header's port is that of the
// server.
func (e *Engine) byListener(from *origin, s service) []*Path {
	return e.byDoors(from, s, e.balancerDoors(s.balancer, s.site, netip.Addr{}))
}

// byDoors is byListener for some addresses of the balancer.
func (e *Engine) byDoors(from *origin, s service, doors []balancerDoor) []*Path {
	var paths []*Path
	b, l := s.balancer, s.listener
	scope := Match{Protocols: l.protocol(), Ports: []PortRange{{s.backend.Port, s.backend.Port}}}
	for _, d := range doors {
		d.v = view{}.onPort(l.Port)
		for _, a := range e.approach(from, d.door) {
			via := fmt.Sprintf("by listener %s:%d of %s (dial %s:%d)", l.Protocol, l.Port, b.ID, d.address, l.Port)
			if d.planned {
				via = fmt.Sprintf("by listener %s:%d of %s, %s", l.Protocol, l.Port, b.ID, d.via)
			}
			controls := []*Control{b.state(s.site), l.state(s.site, b), l.access(s.site, b, a.v)}
			if fault := e.backendFault(from, b, l, s.backend); fault != nil {
				controls = append(controls, fault)
			}
			i, _ := e.serverOf(s.backend)
			if i.it == nil {
				continue
			}
			p := a.path(via, scope, e.toPort(i), append(controls, e.behind(a, s)...)...)
			p.class = byBalancing
			paths = append(paths, p)
		}
	}
	return paths
}

// protocol is what a listener speaks on the wire.
func (l *Listener) protocol() Protocols {
	if l.Protocol == "udp" {
		return UDP
	}
	return TCP
}

// layer7 says that a listener ends the connection and opens its own to the server.
func (l *Listener) layer7() bool { return l.Protocol == "http" || l.Protocol == "https" }

func (l *Listener) name(b *LoadBalancer) string {
	return fmt.Sprintf("%s:%d of %s", l.Protocol, l.Port, b.ID)
}

// state is a control when a load balancer does not work; nil when it does.
func (b *LoadBalancer) state(site *Site) *Control {
	if b.Active {
		return nil
	}
	return Stop(AtListener, "load balancer "+b.ID, b.ID, fmt.Sprintf("The load balancer is %s, not active.", b.Status)).
		with(always("start "+b.ID, site.call("slb", "SetLoadBalancerStatus", "LoadBalancerId", b.ID, "LoadBalancerStatus", "active")))
}

func (l *Listener) state(site *Site, b *LoadBalancer) *Control {
	if l.Running {
		return Pass(AtListener, "listener "+l.name(b), l.ID, "The listener is running.")
	}
	return Stop(AtListener, "listener "+l.name(b), l.ID, "The listener is stopped.").
		with(always("start "+l.name(b), site.call("slb", "StartLoadBalancerListener", "LoadBalancerId", b.ID, "ListenerPort", fmt.Sprint(l.Port), "ListenerProtocol", l.Protocol)))
}

// access is the control of a listener's access lists; nil when it has none. Lists without an entry let everybody in,
// black or white; the white list that predates them lets nobody in then. Documents: CLB, access control; Slb
// SetListenerAccessControlStatus.
func (l *Listener) access(site *Site, b *LoadBalancer, v view) *Control {
	if l.Access == nil || len(l.Access.Peers) == 0 && !l.Access.Strict {
		return nil
	}
	ids := strings.Join(l.Access.IDs, ", ")
	c := &Control{Kind: AtAccessList, At: "access list " + ids}
	in := Rule{ID: ids, Allow: l.Access.White, Match: v.match(l.Access.White, 0, someOf(l.Access.Peers), nil, nil)}
	if l.Access.White {
		in.Why, c.Otherwise = "The address is on the white list.", Rule{ID: ids, Why: "The address is not on the white list."}
	} else {
		in.Why, c.Otherwise = "The address is on the black list.", Rule{ID: ids, Allow: true, Why: "The address is not on the black list."}
	}
	if !in.Match.Never {
		c.Rules = []Rule{in}
	}
	c.Remedy = &Remedy{What: "entries of " + ids + " for " + l.name(b), Calls: func(h Header) []Call { return l.admit(site, b, v.peerOf(h)) }}
	return c
}

// admit is what lets an address pass a listener's access lists: an entry of a white list, or that none of a black one
// has it.
func (l *Listener) admit(site *Site, b *LoadBalancer, peer netip.Prefix) []Call {
	switch {
	case l.Access.Strict:
		return []Call{site.call("slb", "AddListenerWhiteListItem", "LoadBalancerId", b.ID, "ListenerPort", fmt.Sprint(l.Port), "ListenerProtocol", l.Protocol, "SourceItems", peer.String())}
	case l.Access.White:
		return []Call{site.call("slb", "AddAccessControlListEntry", "AclId", l.Access.IDs[0], "AclEntrys", `[{"entry":"`+peer.String()+`"}]`)}
	}
	var calls []Call
	for _, id := range l.Access.IDs {
		var entries []string
		for i, p := range l.Access.Peers {
			if p.Overlaps(peer) && (i >= len(l.Access.Lists) || l.Access.Lists[i] == id) {
				entries = append(entries, `{"entry":"`+p.String()+`"}`)
			}
		}
		if entries != nil {
			calls = append(calls, site.call("slb", "RemoveAccessControlListEntry", "AclId", id, "AclEntrys", "["+strings.Join(entries, ",")+"]"))
		}
	}
	return calls
}

// serverOf finds the instance behind a server and the interface that the balancer calls.
func (e *Engine) serverOf(s Backend) (held[Instance], *Interface) {
	id := s.Server
	if n, ok := e.nics[id]; ok {
		return e.instances[n.it.Instance], n.it
	}
	i := e.instances[id]
	for _, n := range e.nicsOf[id] {
		for _, a := range n.Addresses {
			if a == s.Address {
				return i, n
			}
		}
	}
	if nics := e.nicsOf[id]; len(nics) > 0 {
		return i, nics[0]
	}
	return i, nil
}

// backendFault is why a balancer passes nothing of an origin's to a server; nil when it does. Document: SLB, FAQ, why a
// server cannot call its own balancer by a listener of layer 4.
func (e *Engine) backendFault(from *origin, b *LoadBalancer, l *Listener, s Backend) *Control {
	at := "server " + s.Server + " of " + b.ID
	i, _ := e.serverOf(s)
	switch {
	case i.it == nil:
		return Stop(AtBackends, at, s.Group, "There is no such instance.")
	case !i.it.Running:
		return e.stopped(i.it)
	case s.Standby:
		return Stop(AtBackends, at, s.Group, "The server is the slave of a pair whose master serves.")
	case s.Weight <= 0:
		return Stop(AtBackends, at, s.Group, "The server has weight 0 and gets no connections.").
			with(e.weigh(b, l, s))
	case !s.Healthy:
		return Stop(AtBackends, at, s.Group, "The health check of the server fails.")
	case i.it == from.instance && !l.layer7():
		return Stop(AtBackends, at, s.Group, "A server cannot be its own client by a listener of "+strings.ToUpper(l.Protocol)+", which keeps the client's address.")
	}
	return nil
}

// weigh gives a server of weight 0 the weight 100.
func (e *Engine) weigh(b *LoadBalancer, l *Listener, s Backend) *Remedy {
	site, what := e.balancers[b.ID].site, "weight of "+s.Server+" in "+s.Group
	if s.Group == b.ID {
		return always(what, site.call("slb", "SetBackendServers", "LoadBalancerId", b.ID, "BackendServers", `[{"ServerId":"`+s.Server+`","Weight":"100"}]`))
	}
	return always(what, site.call("slb", "SetVServerGroupAttribute", "VServerGroupId", s.Group, "BackendServers", fmt.Sprintf(`[{"ServerId":"%s","Port":"%d","Weight":"100"}]`, s.Server, s.Port)))
}

// behind takes a packet from a balancer to a server; to the same port when the server names none. Listeners of TCP and
// UDP keep the client's address, so that the server's security groups and network ACL are asked about the client; those of
// HTTP and HTTPS come from the balancer's own range, which security groups let in by themselves. A0360
func (e *Engine) behind(a *arrival, s service) []*Control {
	place := placeSLBIntranet
	if a.public || s.balancer.Internet {
		place = placeSLBInternet
	}
	i, n := e.serverOf(s.backend)
	if i.it == nil {
		return nil
	}
	v := a.v
	if s.backend.Port != 0 {
		v = v.onPort(s.backend.Port)
	}
	law := e.border(crossing{region: e.regions[s.site.Region], inbound: true, from: place, to: placeECS, network: i.it.Network, site: s.site, v: v})
	if !s.listener.layer7() {
		sender := *a
		sender.vswitch = ""
		return append([]*Control{law}, e.enter(&sender, i.it, n, s.backend.Address, false, v)...)
	}
	v = v.within(backendPool)
	v.source = EphemeralPort
	admitted := e.share(controlKey{kind: AtSecurityGroup, ids: "backend pool"}, func() *Control {
		return Pass(AtSecurityGroup, "security groups of the servers", "", "HTTP and HTTPS listeners come from "+backendPool.String()+", which security groups let in without a rule.")
	})
	controls := []*Control{law}
	if n != nil {
		sw := e.vswitches[n.VSwitch].it
		controls = append(controls, e.networkACL(sw, true, false, v), admitted, e.networkACL(sw, false, true, v))
	} else {
		controls = append(controls, admitted)
	}
	return controls
}
