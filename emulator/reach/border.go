package reach

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Words of package regions for clouds, networks, places and conditions, as border rows have them.
const (
	cloudPublic = "public"

	networkVPC     = "vpc"
	networkClassic = "classic"

	placeInternet    = "internet"
	placeECS         = "ecs"
	placeSLBInternet = "slb-internet"
	placeSLBIntranet = "slb-intranet"
	placeRDS         = "rds"
	placeOSS         = "oss-" // and the type of the location
	placeOSSIntranet = "oss-intranet"
	placePublicOSS   = "public-oss"
	placePublicECS   = "public-ecs"
	placeAPI         = "api"
	unlessFirewall   = "cloud-firewall"
	unlessTicket     = "ticket"
	unlessBandwidth  = "bandwidth"
	unlessEIPorNAT   = "eip-or-nat"
)

// crossing is a packet at the edge of a region's network.
type crossing struct {
	region   *Region
	inbound  bool
	from, to string // places
	network  string // of the resource inside
	site     *Site  // of the resource inside
	// address is the public address at which it crosses, where there is one.
	address netip.Addr
	// holds says which of the conditions that do not depend on the packet are met.
	holds map[string]bool
	// liftedBy are the changes that would meet them, at the instance that is named.
	liftedBy map[string]*Remedy
	instance string
	// balancer is the load balancer for which a ticket can be asked.
	balancer string
	// closed says that nothing passes but what a row lets pass.
	closed bool
	v      view
}

// border is the control of the law at the edge of a region; nil when no row is about the crossing.
func (e *Engine) border(c crossing) *Control {
	if c.region == nil {
		return nil
	}
	var rows []BorderRow
	conditional := false
	for _, r := range c.region.Border {
		if c.isAbout(r) {
			rows = append(rows, r)
			conditional = conditional || len(r.Unless) > 0
		}
	}
	if len(rows) == 0 {
		return nil
	}
	key := controlKey{kind: AtBorder, ids: c.region.ID, inbound: c.inbound, seenAs: c.v, detail: c.from + ">" + c.to + ">" + c.network + ">" + c.mode()}
	if c.closed {
		key.detail += ">closed"
	}
	if conditional {
		key.detail += fmt.Sprint(">", c.account(), c.address, c.holds, c.instance, ">", c.balancer, c.lifts())
	}
	return e.share(key, func() *Control {
		control := &Control{Kind: AtBorder, At: "border of " + c.region.ID, Otherwise: Rule{Allow: true, Why: "No row of the law is about it."}}
		if c.closed {
			control.Otherwise = Rule{Why: "No row of the law opens it, and the intranets of two clouds are not connected."}
		}
		control.Rules = c.expand(rows, Match{}, nil)
		control.Remedy = c.remedy(rows)
		return control
	})
}

func (c crossing) mode() string {
	if c.site == nil {
		return ""
	}
	return c.site.PortMode
}

// account is whose tickets and Cloud Firewall a condition asks: services have one address for all accounts.
func (c crossing) account() string {
	if c.site == nil {
		return ""
	}
	return c.site.Account
}

// lifts names the changes by which conditions would hold: of several ways out of an instance each has its own.
func (c crossing) lifts() string {
	names := ""
	for _, condition := range []string{unlessBandwidth, unlessEIPorNAT} {
		if r := c.liftedBy[condition]; r != nil {
			names += ">" + r.What
		}
	}
	return names
}

func (c crossing) isAbout(r BorderRow) bool {
	return r.Inbound == c.inbound && slices.Contains(r.From, c.from) && slices.Contains(r.To, c.to) &&
		(len(r.Networks) == 0 || slices.Contains(r.Networks, c.network)) && (r.Mode == "" || r.Mode == c.mode())
}

// expand writes rows as rules. A row that a condition lifts is passed over where the condition holds: for those
// packets the rows behind it are written first, narrowed to them.
func (c crossing) expand(rows []BorderRow, within Match, met []string) []Rule {
	var rules []Rule
	for i, r := range rows {
		if slices.ContainsFunc(r.Unless, func(name string) bool { return c.holds[name] || slices.Contains(met, name) }) {
			continue
		}
		m := within.and(c.v.match(r.Allow, r.Protocols, nil, nil, r.Ports))
		if m.Never {
			continue
		}
		for _, name := range r.Unless {
			for _, piece := range c.where(name, !r.Allow) {
				if lifted := m.and(piece); !lifted.Never {
					rules = append(rules, c.expand(rows[i+1:], lifted, append(slices.Clone(met), name))...)
					rules = append(rules, Rule{Allow: true, Match: lifted, Why: "No row of the law is about it."})
				}
			}
		}
		rules = append(rules, Rule{ID: r.ID, Allow: r.Allow, Match: m, Why: r.Why, Source: r.Source})
	}
	return rules
}

// where are the packets for which a condition holds that depends on them. lets says that it lets them pass.
func (c crossing) where(condition string, lets bool) []Match {
	var pieces []Match
	switch {
	case c.site == nil:
	case condition == unlessTicket:
		for _, o := range c.site.Openings {
			if o.Address == c.address {
				pieces = append(pieces, c.v.match(lets, 0, nil, nil, []PortRange{{o.Port, o.Port}}))
			}
		}
	case condition == unlessFirewall && c.guarded():
		for _, p := range c.site.Firewall.Policies {
			if p.Inbound == c.inbound && p.Allow && p.Other == "" && coversOrAll(p.Destinations, c.address) {
				pieces = append(pieces, c.v.match(lets, p.Protocols, someOf(p.Sources), nil, p.Ports))
			}
		}
	}
	return pieces
}

// coversOrAll is covers for an address that may not be known yet: every list of all addresses has it.
func coversOrAll(prefixes []netip.Prefix, a netip.Addr) bool {
	return covers(prefixes, a) || !a.IsValid() && slices.ContainsFunc(prefixes, func(p netip.Prefix) bool { return p.Bits() == 0 })
}

// guarded says whether the account's Cloud Firewall looks at the address.
func (c crossing) guarded() bool {
	return c.site != nil && c.site.Firewall != nil && !slices.Contains(c.site.Firewall.Unprotected, c.address)
}

// someOf makes no prefixes match nothing instead of everything.
func someOf(prefixes []netip.Prefix) []netip.Prefix {
	if prefixes == nil {
		return []netip.Prefix{}
	}
	return prefixes
}

// remedy is what a customer can do about a refusal at the border: meet the condition of a row. What has none is the
// law, and no change helps.
func (c crossing) remedy(rows []BorderRow) *Remedy {
	for _, r := range rows {
		for _, name := range r.Unless {
			switch {
			case c.liftedBy[name] != nil:
				return c.liftedBy[name]
			case name == unlessFirewall && c.site != nil && c.site.Firewall != nil:
				return c.site.accept(c.inbound, c.address, netip.Addr{}, c.v)
			case name == unlessTicket && c.balancer != "":
				return c.ticket()
			}
		}
	}
	return nil
}

// ticket asks for a port of a load balancer.
func (c crossing) ticket() *Remedy {
	return (&Remedy{What: "a ticket for " + c.balancer, Calls: func(h Header) []Call {
		port := fmt.Sprint(c.v.portOf(h))
		return []Call{c.site.call("control", "POST /_ringfence/tickets", "loadBalancer", c.balancer, "port", port, "reason", "open "+h.Protocol.String()+" "+port)}
	}}).noting("The ticket must pass two reviews, of the business and of security.")
}

// accept adds a policy of Cloud Firewall, before all others, that accepts a packet to or from a public address. Where there
// is none yet it names the private one behind it, or the one that is bound on the way. An address whose protection is off
// gets it back first.
func (s *Site) accept(inbound bool, public, private netip.Addr, v view) *Remedy {
	near, name := "{AllocateEipAddress.EipAddress}/32", "its new address"
	switch {
	case public.IsValid():
		near, name = only(public).String(), public.String()
	case private.IsValid():
		near, name = only(private).String(), private.String()
	}
	direction := "out"
	if inbound {
		direction = "in"
	}
	return &Remedy{What: "a policy " + direction + " for " + name, Calls: func(h Header) []Call {
		var calls []Call
		if public.IsValid() && slices.Contains(s.Firewall.Unprotected, public) {
			calls = append(calls, s.call("cloudfw", "PutEnableFwSwitch", "IpaddrList.1", public.String()))
		}
		if s.accepts(inbound, public, private, v, h) {
			return calls
		}
		from, to := v.peerOf(h).String(), near
		if !inbound {
			from, to = to, from
		}
		call := s.call("cloudfw", "AddControlPolicy", "Direction", direction, "NewOrder", "1", "AclAction", "accept", "Description", "open", "SourceType", "net", "Source", from,
			"DestinationType", "net", "Destination", to, "Proto", strings.ToUpper(h.Protocol.String()), "ApplicationName", "ANY")
		if h.Protocol != ICMP {
			call.Parameters = append(call.Parameters, Parameter{"DestPortType", "port"}, Parameter{"DestPort", onePortRange(h.Protocol, v.portOf(h))})
		}
		return append(calls, call)
	}}
}

// accepts says whether the first policy about a packet accepts it.
func (s *Site) accepts(inbound bool, public, private netip.Addr, v view, h Header) bool {
	for _, p := range s.Firewall.Policies {
		if far, about := p.isAbout(inbound, public, private); about && v.match(p.Allow, p.Protocols, someOf(far), nil, p.Ports).Matches(h) {
			return p.Allow
		}
	}
	return false
}

// isAbout says whether a policy is about packets of an address, and which far ends it names.
func (p FirewallPolicy) isAbout(inbound bool, public, private netip.Addr) (far []netip.Prefix, about bool) {
	near, far := p.Sources, p.Destinations
	if inbound {
		near, far = far, near
	}
	covered := coversOrAll(near, public) || private.IsValid() && covers(near, private)
	return far, p.Inbound == inbound && p.Other == "" && covered
}

// firewall is the control of Cloud Firewall's policies on a public address; nil when none is about it. What no policy
// is about passes. Document: Cloud Firewall, internet border, access control policies.
func (e *Engine) firewall(site *Site, inbound bool, public, private netip.Addr, v view) *Control {
	if site == nil || site.Firewall == nil || slices.Contains(site.Firewall.Unprotected, public) {
		return nil
	}
	c := &Control{Kind: AtFirewall, At: "Cloud Firewall", Otherwise: Rule{Allow: true, Why: "No control policy is about it."}}
	direction := "out"
	if inbound {
		direction = "in"
	}
	for _, p := range site.Firewall.Policies {
		far, about := p.isAbout(inbound, public, private)
		if !about {
			continue
		}
		if m := v.match(p.Allow, p.Protocols, someOf(far), nil, p.Ports); !m.Never {
			does := "drops"
			if p.Allow {
				does = "accepts"
			}
			c.Rules = append(c.Rules, Rule{ID: p.ID, Allow: p.Allow, Match: m, Why: fmt.Sprintf("The policy %s %s, %s.", does, serviceIn(p.Protocols, p.Ports), direction)})
		}
	}
	if len(c.Rules) == 0 {
		return nil
	}
	c.Remedy = site.accept(inbound, public, private, v)
	return c
}

// blackHole is what DDoS protection makes of a public address; nil while it is on the internet. Nothing from the
// internet arrives; what the address sends leaves, but its answers do not come back, so that no flow lives in either
// direction.
func (e *Engine) blackHole(a netip.Addr) *Control {
	hole := e.holes[a]
	if hole == nil {
		return nil
	}
	return e.share(controlKey{kind: AtBlackHole, ids: a.String()}, func() *Control {
		c := Stop(AtBlackHole, "black hole of "+a.String(), hole.ID, hole.Why)
		c.Otherwise.Source = hole.Source
		return c
	})
}
