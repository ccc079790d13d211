package world

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// landBorder fills what stands between a site and the internet beside the law: firewall, tickets, black holes.
func (tx *Tx) landBorder(site *reach.Site) (err error) {
	site.PortMode = tx.PortMode()
	if site.Firewall, err = tx.landFirewall(); err != nil {
		return err
	}
	for t, err := range tx.Tickets.Each() {
		if err != nil {
			return err
		}
		if t.Status != TicketApproved || t.Account != tx.Account.ID || t.Region != tx.Region.ID {
			continue
		}
		// The ticket is for that balancer: whoever has its address later has not asked.
		still, err := tx.LoadBalancers.Has(t.LoadBalancer)
		if err != nil {
			return err
		}
		if still {
			site.Openings = append(site.Openings, reach.Opening{Ticket: t.ID, Address: t.Address, Port: uint16(t.Port)})
		}
	}
	for b, err := range tx.BlackHoles.Each() {
		if err != nil {
			return err
		}
		if b.Account == tx.Account.ID && b.Region == tx.Region.ID && tx.now.Before(b.Until) {
			site.BlackHoles = append(site.BlackHoles, reach.BlackHole{
				ID: b.Rule, Address: b.Address, Source: tx.Matrix().CiteThreshold(b.Region, b.Rule),
				Why: fmt.Sprintf("DDoS protection black-holed the address at %g Gbit/s (threshold %g); it is released at %s.", b.PeakGbps, b.ThresholdGbps, b.Until.UTC().Format(time.RFC3339)),
			})
		}
	}
	return nil
}

// landFirewall reads the control policies that are switched on; nil without a firewall.
func (tx *Tx) landFirewall() (*reach.Firewall, error) {
	edition, err := tx.FirewallEdition()
	if err != nil || edition == FirewallNone {
		return nil, err
	}
	land := &reach.Firewall{Edition: string(edition)}
	policies, err := collect(tx.ControlPolicies.Each(), func(p *ControlPolicy) (*ControlPolicy, error) { return p, nil })
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(policies, func(a, b *ControlPolicy) int { return a.Order - b.Order })
	for _, p := range policies {
		tx.noteTimed(p.Schedule.Repeat != "" && p.Schedule.Repeat != "Permanent")
		if !p.Enabled || p.IPVersion == 6 || !p.Schedule.InForce(tx.now) {
			continue
		}
		policy, err := tx.landPolicy(p)
		if err != nil {
			return nil, err
		}
		land.Policies = append(land.Policies, policy)
	}
	for s, err := range tx.FirewallSwitches.Each() {
		if err != nil {
			return nil, err
		}
		if address, err := netip.ParseAddr(s.ID); err == nil && s.Off {
			land.Unprotected = append(land.Unprotected, address)
		}
	}
	return land, nil
}

func (tx *Tx) landPolicy(p *ControlPolicy) (reach.FirewallPolicy, error) {
	protocols, _ := landProtocols(p.Protocol)
	land := reach.FirewallPolicy{ID: p.ID, Inbound: p.Direction == PolicyIn, Allow: p.Action != PolicyDrop, Protocols: protocols}
	var err error
	if land.Sources, err = tx.landSide(&land, p.SourceType, p.Source); err != nil {
		return land, err
	}
	if land.Destinations, err = tx.landSide(&land, p.DestinationType, p.Destination); err != nil {
		return land, err
	}
	if land.Ports, err = tx.landPolicyPorts(p); err != nil {
		return land, err
	}
	for _, a := range p.Applications {
		// The engine speaks of addresses and ports: a policy that accepts one application opens the port, one that drops
		// one application leaves it to the others. A0401
		if !land.Allow && !strings.EqualFold(a, AnyApplication) && a != "" {
			land.Other = "the application " + strings.Join(p.Applications, ", ")
		}
	}
	return land, nil
}

// landSide reads one side of a policy.
func (tx *Tx) landSide(land *reach.FirewallPolicy, kind, text string) ([]netip.Prefix, error) {
	switch kind {
	case SideNet:
		return prefixes(text), nil
	case SideGroup:
		book, err := tx.AddressBooksByName.First(text)
		if NotFound(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if book.Type != BookIP {
			land.Other = "an address book of type " + book.Type
			return nil, nil
		}
		var all []netip.Prefix
		for _, e := range book.Entries {
			all = append(all, prefixes(e)...)
		}
		return all, nil
	}
	land.Other = "a " + kind
	return nil, nil
}

// landPolicyPorts reads the ports of a policy; 0/0 is all of them, which is nil.
func (tx *Tx) landPolicyPorts(p *ControlPolicy) ([]reach.PortRange, error) {
	if p.DestPortType != "group" {
		return someLandPorts(p.DestPort), nil
	}
	book, err := tx.PortBooksByName.First(p.DestPortGroup)
	if NotFound(err) {
		return []reach.PortRange{}, nil
	}
	if err != nil {
		return nil, err
	}
	all := []reach.PortRange{}
	for _, e := range book.Entries {
		all = append(all, someLandPorts(e)...)
	}
	return all, nil
}

func someLandPorts(text string) []reach.PortRange {
	ranges := landPorts(text)
	if len(ranges) == 1 && ranges[0] == (reach.PortRange{}) {
		return nil
	}
	return ranges
}
