package brute

import (
	"net/netip"
	"sort"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

func speaks(protocols, one reach.Protocols) bool { return protocols == 0 || protocols&one != 0 }

// onPort says whether a rule about ports is about a packet; one of ICMP has none.
func onPort(ranges []reach.PortRange, p reach.Protocols, port uint16) bool {
	if ranges == nil {
		return true
	}
	for _, r := range ranges {
		if p != reach.ICMP && r.First <= port && port <= r.Last {
			return true
		}
	}
	return false
}

// onSourcePort is onPort for the port of the sender, which nobody may know: see names.
func onSourcePort(ranges []reach.PortRange, p reach.Protocols, port uint16, accepts bool) bool {
	if ranges == nil || port != 0 || p == reach.ICMP {
		return onPort(ranges, p, port)
	}
	for _, r := range ranges {
		if accepts || r.First <= 1 && r.Last == 65535 {
			return true
		}
	}
	return false
}

// guard is the near end of a packet at a security group.
type guard struct {
	groups  []string
	inbound bool
	nic     string // "internet" or "intranet" on the classic network
	near    netip.Addr
}

// admits asks the security groups of an interface about a packet whose far end is at an address.
func (w world) admits(g guard, p packet, far netip.Addr) bool {
	type read struct {
		reach.GroupRule
		place int
	}
	var rules []read
	normal := false
	for _, group := range w.groups(g.groups) {
		normal = normal || !group.Enterprise
		if g.nic != "internet" && !group.Enterprise && group.InnerAccess && (w.member(group.ID, far) || !far.IsValid() && w.inhabited(group.ID)) {
			return true // one of its own, whatever the rules say
		}
		for _, r := range group.Rules {
			if r.Ingress == g.inbound && (g.nic == "" || r.Nic == "" || r.Nic == g.nic) && (r.Local == nil || in(r.Local, g.near)) {
				rules = append(rules, read{r, len(rules)})
			}
		}
	}
	sort.Slice(rules, func(i, j int) bool {
		a, b := rules[i], rules[j]
		if a.Priority != b.Priority {
			return a.Priority < b.Priority
		}
		if a.Allow != b.Allow {
			return !a.Allow
		}
		return a.place < b.place
	})
	for _, r := range rules {
		fits := names(r.Peers, far, r.Allow)
		if r.Group != "" {
			fits = w.member(r.Group, far) || !far.IsValid() && r.Allow && w.inhabited(r.Group)
		}
		if fits && speaks(r.Protocols, p.protocol) && onPort(r.Ports, p.protocol, p.port) && onSourcePort(r.SourcePorts, p.protocol, p.sourcePort, r.Allow) {
			return r.Allow
		}
	}
	return !g.inbound && normal
}

func (w world) groups(ids []string) []*reach.SecurityGroup {
	var all []*reach.SecurityGroup
	for _, s := range w.Sites {
		for _, g := range s.SecurityGroups {
			if has(ids, g.ID) {
				all = append(all, g)
			}
		}
	}
	return all
}

// member says whether an address is a private one of a member of a group.
func (w world) member(group string, a netip.Addr) bool {
	for _, s := range w.Sites {
		for _, i := range s.Instances {
			if i.InnerIP == a && has(i.Groups, group) {
				return true
			}
		}
		for _, n := range s.Interfaces {
			for _, own := range n.Addresses {
				if own == a && has(n.Groups, group) {
					return true
				}
			}
		}
	}
	return false
}

// inhabited says that a group has a member with a private address.
func (w world) inhabited(group string) bool {
	for _, s := range w.Sites {
		for _, i := range s.Instances {
			if i.InnerIP.IsValid() && has(i.Groups, group) {
				return true
			}
		}
		for _, n := range s.Interfaces {
			if len(n.Addresses) > 0 && has(n.Groups, group) {
				return true
			}
		}
	}
	return false
}

// filtered asks the network ACL of a vSwitch: whether what goes to a port, in a direction, is dropped. Port 0 is that of
// a sender whom nobody knows.
func (w world) filtered(vswitch string, inbound bool, far netip.Addr, protocol reach.Protocols, port uint16) bool {
	v := w.vswitch(vswitch)
	if v == nil || v.NetworkACL == "" {
		return false
	}
	for _, s := range w.Sites {
		for _, a := range s.NetworkACLs {
			if a.ID != v.NetworkACL {
				continue
			}
			rules := a.Egress
			if inbound {
				rules = a.Ingress
			}
			for _, r := range rules {
				if names(r.Peers, far, r.Allow) && speaks(r.Protocols, protocol) && onSourcePort(r.Ports, protocol, port, r.Allow) {
					return !r.Allow
				}
			}
			return true
		}
	}
	return false
}

// crossing is what border rows look at.
type crossing struct {
	region   *reach.Region
	inbound  bool
	from, to string
	network  string
	site     *reach.Site
	address  netip.Addr
	port     uint16
	// bandwidth and leads are conditions of what goes out.
	bandwidth, leads bool
}

// law reads the rows of a border: the first that is about the packet decides. spoken is false when none is.
func (w world) law(c crossing, p packet) (allowed, spoken bool) {
	if c.region == nil {
		return true, false
	}
	for _, r := range c.region.Border {
		about := r.Inbound == c.inbound && has(r.From, c.from) && has(r.To, c.to) &&
			(len(r.Networks) == 0 || has(r.Networks, c.network)) &&
			(r.Mode == "" || c.site != nil && r.Mode == c.site.PortMode) &&
			speaks(r.Protocols, p.protocol) && onPort(r.Ports, p.protocol, c.port)
		if !about {
			continue
		}
		lifted := false
		for _, name := range r.Unless {
			lifted = lifted || c.holds(name, p, !r.Allow)
		}
		if !lifted {
			return r.Allow, true
		}
	}
	return true, false
}

// holds says whether a condition of a row is met; accepts, that meeting it lets the packet pass.
func (c crossing) holds(condition string, p packet, accepts bool) bool {
	switch condition {
	case "bandwidth":
		return c.bandwidth
	case "eip-or-nat":
		return c.leads
	}
	if c.site == nil {
		return false
	}
	if condition == "ticket" {
		for _, o := range c.site.Openings {
			if o.Address == c.address && p.protocol != reach.ICMP && o.Port == c.port {
				return true
			}
		}
		return false
	}
	if f := c.site.Firewall; condition == "cloud-firewall" && f != nil && !unprotected(f, c.address) {
		for _, r := range f.Policies {
			if r.Inbound && c.inbound && r.Allow && r.Other == "" && in(r.Destinations, c.address) && names(r.Sources, p.source, accepts) &&
				speaks(r.Protocols, p.protocol) && onPort(r.Ports, p.protocol, c.port) {
				return true
			}
		}
	}
	return false
}

func unprotected(f *reach.Firewall, a netip.Addr) bool {
	for _, u := range f.Unprotected {
		if u == a {
			return true
		}
	}
	return false
}

// dropped asks Cloud Firewall about a packet between a public address of the account (with the private one behind it)
// and the far end.
func dropped(site *reach.Site, inbound bool, public, private, far netip.Addr, protocol reach.Protocols, port uint16) bool {
	if site == nil || site.Firewall == nil || unprotected(site.Firewall, public) {
		return false
	}
	for _, r := range site.Firewall.Policies {
		near, away := r.Sources, r.Destinations
		if inbound {
			near, away = r.Destinations, r.Sources
		}
		if r.Inbound == inbound && r.Other == "" && (in(near, public) || private.IsValid() && in(near, private)) && names(away, far, r.Allow) &&
			speaks(r.Protocols, protocol) && onPort(r.Ports, protocol, port) {
			return !r.Allow
		}
	}
	return false
}

func (w world) blackHoled(a netip.Addr) bool {
	for _, s := range w.Sites {
		for _, b := range s.BlackHoles {
			if b.Address == a {
				return true
			}
		}
	}
	return false
}
