package reach

import (
	"fmt"
	"net/netip"
	"slices"
)

// toInstance lays the ways to a port of an instance: to its private addresses, its public ones, by DNAT entries, and
// by the listeners that have it as a server.
func (e *Engine) toInstance(from *origin, to *target) []*Path {
	i, site := to.instance.it, to.instance.site
	var paths []*Path
	if from.instance == i {
		return []*Path{{
			Controls: []*Control{Pass(AtRoute, "instance "+i.ID, "", "It is the instance itself.")}, Scope: Match{Peers: alone(from.address)},
			Delivery: e.toPort(to.instance),
		}}
	}
	for _, d := range e.doorsOf(i, site) {
		if to.address.IsValid() && to.address != d.address || from.kind == fromInternet && !d.public {
			continue
		}
		for _, a := range e.approach(from, d.door) {
			p := a.path(d.via, Match{}, e.toPort(to.instance), e.enterAt(a, i, d)...)
			if p.class = direct; d.public {
				p.class = publicly
			}
			paths = append(paths, p)
		}
	}
	if to.address.IsValid() {
		if len(paths) == 0 && from.kind != fromInternet {
			return []*Path{nowhere(to.name, "The interface has its EIP in the place of "+to.address.String()+", and is on the internet alone.")}
		}
		return paths
	}
	for _, n := range e.nicsOf[i.ID] {
		for _, address := range n.Addresses {
			for _, f := range e.forwards[privateKey{n.VPC, address}] {
				paths = append(paths, e.byDNAT(from, f, false)...)
			}
		}
	}
	for _, s := range e.services[i.ID] {
		paths = append(paths, e.byListener(from, s)...)
	}
	if len(paths) == 0 {
		d := door{public: true, region: e.regions[site.Region], site: site, network: i.Network, place: placeECS}
		for _, a := range e.approach(from, d) {
			if from.kind == fromInternet {
				a.crossed[len(a.crossed)-1] = Stop(AtAddress, "instance "+i.ID, i.ID, "It has no public address, and no listener or DNAT entry leads to it.").with(newEIP(site, "EcsInstance", i.ID))
				a.cross(e.firewall(site, true, netip.Addr{}, netip.Addr{}, a.v))
			}
			last := instanceDoor{door: d}
			if nics := e.nicsOf[i.ID]; len(nics) > 0 {
				last.nic = nics[0]
			}
			paths = append(paths, a.path("", Match{}, e.toPort(to.instance), e.enterAt(a, i, last)...))
		}
	}
	return paths
}

// Classes of paths to an instance, the most direct first.
const (
	direct = iota
	publicly
	byForwarding
	byBalancing
)

// toPort delivers to the port of an instance that was asked for.
func (e *Engine) toPort(i held[Instance]) Delivery {
	return Delivery{Kind: ToInstance, Destination: "ecs:" + i.it.ID, ID: i.it.ID, Region: i.site.Region, Account: i.site.Account}
}

// instanceDoor is an address of an instance with the interface behind it; nil on the classic network.
type instanceDoor struct {
	door
	nic *Interface
	via string
	// eip is the EIP at the door; nil when it is another address.
	eip *EIP
}

// doorsOf are the addresses of an instance, private ones first.
func (e *Engine) doorsOf(i *Instance, site *Site) []instanceDoor {
	base := door{region: e.regions[site.Region], site: site, network: i.Network, place: placeECS}
	var private, public []instanceDoor
	if i.InnerIP.IsValid() {
		d := base
		d.address, d.network = i.InnerIP, networkClassic
		private = append(private, instanceDoor{door: d, via: "by private address " + i.InnerIP.String()})
	}
	nics := e.nicsOf[i.ID]
	for _, n := range nics {
		d := base
		d.network, d.vpc, d.vswitch = networkVPC, n.VPC, e.vswitches[n.VSwitch].it
		for _, a := range n.Addresses {
			if d.address = a; !e.onInternetOnly(n) {
				private = append(private, instanceDoor{door: d, nic: n, via: "by private address " + a.String()})
			}
		}
		for _, p := range e.eipsOf[n.ID] {
			public = append(public, e.eipDoor(base, p, n))
		}
	}
	var primary *Interface
	if len(nics) > 0 {
		primary = nics[0]
	}
	if i.PublicIP.IsValid() {
		d := base
		d.public, d.address = true, i.PublicIP
		if c := e.ownBandwidth(i); c != nil {
			d.guards = []*Control{c}
		}
		public = append(public, instanceDoor{door: d, nic: primary, via: "by public address " + i.PublicIP.String()})
	}
	for _, p := range e.eipsOf[i.ID] {
		public = append(public, e.eipDoor(base, p, primary))
	}
	return append(private, public...)
}

// eipDoor is an EIP with what is behind it.
func (e *Engine) eipDoor(d door, p *EIP, n *Interface) instanceDoor {
	d.public, d.address = true, p.Address
	if c := e.eipState(p); c != nil {
		d.guards = []*Control{c}
	}
	return instanceDoor{d, n, "by EIP " + p.Address.String(), p}
}

// enterAt takes a packet from a door of an instance to its port. What comes by an EIP that the interface itself has, no
// network ACL sees.
func (e *Engine) enterAt(a *arrival, i *Instance, d instanceDoor) []*Control {
	near := d.address
	switch {
	case d.nic == nil || !d.public:
	case d.eip == nil:
		near = firstOf(d.nic)
	case d.eip.CutThrough:
		return e.admit(i, d.nic, d.eip.near(d.nic), d.public, a.v)
	default:
		near = d.eip.near(d.nic)
	}
	return e.enter(a, i, d.nic, near, d.public, a.v)
}

// enter takes a packet from the door of an instance to its port: network ACL, security groups, whether it runs, and
// the network ACL for the replies. v sees the packet at the interface, near is the interface's address there.
func (e *Engine) enter(a *arrival, i *Instance, n *Interface, near netip.Addr, public bool, v view) []*Control {
	admitted := e.admit(i, n, near, public, v)
	if n == nil || a.vswitch == n.VSwitch {
		return admitted
	}
	s := e.vswitches[n.VSwitch].it
	return slices.Concat([]*Control{e.networkACL(s, true, false, v)}, admitted, []*Control{e.networkACL(s, false, true, v)})
}

// admit is what an instance's security groups say, and whether it runs.
func (e *Engine) admit(i *Instance, n *Interface, near netip.Addr, public bool, v view) []*Control {
	runs := e.stopped(i)
	if runs == nil {
		runs = e.share(controlKey{kind: AtInstance, ids: i.ID}, func() *Control {
			return Pass(AtInstance, "instance "+i.ID, "", "The instance is running.")
		})
	}
	m := membership{groups: i.Groups, inbound: true, local: near}
	switch {
	case n != nil:
		m.groups = n.Groups
	case public:
		m.nic = "internet"
	default:
		m.nic = "intranet"
	}
	return []*Control{e.securityGroups(m, v), runs}
}

// toEIP lays the ways to what an EIP is bound to.
func (e *Engine) toEIP(from *origin, to *target) []*Path {
	p, site := to.eip.it, to.eip.site
	narrowed := *to
	narrowed.address = p.Address
	switch {
	case p.TargetType == "Nat":
		var paths []*Path
		for _, f := range e.external[p.Address] {
			paths = append(paths, e.byDNAT(from, f, true)...)
		}
		return append(paths, e.unforwarded(from, site, p)...)
	case e.balancers[p.Target].it != nil:
		narrowed.balancer = e.balancers[p.Target]
		return e.toBalancer(from, &narrowed)
	case e.instances[p.Target].it != nil:
		narrowed.instance = e.instances[p.Target]
		return e.toInstance(from, &narrowed)
	case e.nics[p.Target].it != nil && e.nics[p.Target].it.Instance != "":
		narrowed.instance = e.instances[e.nics[p.Target].it.Instance]
		if narrowed.instance.it != nil {
			return e.toInstance(from, &narrowed)
		}
	}
	d := e.eipDoor(door{region: e.regions[site.Region], site: site, network: networkVPC, place: placeECS}, p, nil).door
	var paths []*Path
	for _, a := range e.approach(from, d) {
		deliver := Delivery{Kind: ToNothing, Destination: "eip:" + p.ID, Region: site.Region, Account: site.Account}
		var behind *Control
		if d.guards == nil {
			behind = Unmodelled(AtAddress, "EIP "+p.Address.String(), fmt.Sprintf("what lies behind %s (%s)", p.Target, p.TargetType))
		}
		paths = append(paths, a.path("", Match{}, deliver, behind))
	}
	return paths
}

// unforwarded is what reaches an EIP of a NAT gateway and that no DNAT entry forwards.
func (e *Engine) unforwarded(from *origin, site *Site, p *EIP) []*Path {
	d := e.eipDoor(door{region: e.regions[site.Region], site: site, network: networkVPC, place: placeECS}, p, nil).door
	var paths []*Path
	for _, a := range e.approach(from, d) {
		unknown := Stop(AtNAT, "NAT gateway "+p.Target, p.Target, "No DNAT entry forwards it.")
		path := a.path("", Match{}, Delivery{Destination: "eip:" + p.ID, Region: site.Region, Account: site.Account}, unknown)
		path.Delivery.Kind = ToNothing
		paths = append(paths, path)
	}
	return paths
}

// byDNAT lays the way by an entry of a NAT gateway. external says that the header's port is that of the gateway's
// address; else it is the instance's own.
func (e *Engine) byDNAT(from *origin, f forward, external bool) []*Path {
	id, ok := "", false
	if owner, known := e.private[privateKey{f.nat.VPC, f.entry.Internal}]; known && len(owner) > 4 && owner[:4] == "ecs:" {
		id, ok = owner[4:], true
	}
	i := e.instances[id]
	if !ok || i.it == nil {
		return nil
	}
	var nic *Interface
	for _, n := range e.nicsOf[id] {
		for _, a := range n.Addresses {
			if a == f.entry.Internal {
				nic = n
			}
		}
	}
	if nic == nil {
		return nil
	}
	m := f.entry.mapping(external)
	outside, inside := view{}, view{shift: m.shift}
	deliver := e.toPort(i)
	if external {
		deliver.Shift = m.shift
	} else {
		outside, inside = view{shift: -m.shift}, view{}
	}
	d := door{region: e.regions[f.site.Region], site: f.site, network: networkVPC, place: placeECS, public: true, address: f.entry.External, v: outside}
	if p, ok := e.eipAt[f.entry.External]; ok {
		d = e.eipDoor(d, p.it, nil).door
	}
	var paths []*Path
	for _, a := range e.approach(from, d) {
		seen := a.v
		seen.port, seen.shift = inside.port, inside.shift
		controls := []*Control{f.nat.state(), Pass(AtNAT, "NAT gateway "+f.nat.ID, f.entry.ID, fmt.Sprintf("Forwarded to %s.", f.entry.Internal))}
		controls = append(controls, e.enter(a, i.it, nic, f.entry.Internal, false, seen)...)
		answersItself := slices.ContainsFunc(e.ownAddresses(i.it, nic, nic == e.nicsOf[id][0]), func(o own) bool { return o.near == f.entry.Internal })
		if !answersItself {
			controls = append(controls, e.led(e.tableOf(e.vswitches[nic.VSwitch].it, nic.VPC), hopNAT, f.nat.ID, "the replies", a.v))
		}
		p := a.path(e.dial(f, external), m.scope, deliver, controls...)
		p.class = byForwarding
		paths = append(paths, p)
	}
	return paths
}

// dial says by which entry a path goes and what to dial.
func (e *Engine) dial(f forward, external bool) string {
	via := fmt.Sprintf("by DNAT entry %s of %s", f.entry.ID, f.nat.ID)
	if external || f.entry.ExternalPorts == nil {
		return via + " (dial " + f.entry.External.String() + ")"
	}
	return fmt.Sprintf("%s (dial %s:%s)", via, f.entry.External, f.entry.ExternalPorts)
}
