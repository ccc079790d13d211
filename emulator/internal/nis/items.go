package nis

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

var (
	groupIDs = regexp.MustCompile(`sg-[a-z0-9]+`)
	aclID    = regexp.MustCompile(`nacl-[a-z0-9]+`)
	tableID  = regexp.MustCompile(`vtb-[a-z0-9]+`)
)

// addGroup tells what security groups did at a hop: the rule that matched, or their default.
func (r *result) addGroup(t *trace, hop reach.Hop) error {
	item := securityGroupItem{Policy: policyOf(hop)}
	ids := groupIDs.FindAllString(hop.At, -1)
	if len(ids) > 0 {
		item.SecurityGroupID = ids[0]
	}
	matched := false
	for _, id := range ids {
		g, err := get(t, func(tx *world.Tx) (*world.SecurityGroup, error) { return tx.SecurityGroups.Get(id) })
		if err != nil {
			return err
		}
		for n := 0; g != nil && n < len(g.Rules); n++ {
			if g.Rules[n].ID == hop.Rule {
				item.SecurityGroupID, item.MatchedRule, matched = id, ruleOf(id, g.Rules[n]), true
			}
		}
	}
	end := t.to
	if outbound(hop) {
		end = t.from
	}
	item.ResourceID = end.member
	item.Description = describe("sg", item.Policy, matched)
	r.SecurityGroupData.Items = append(r.SecurityGroupData.Items, item)
	if item.Policy == dropped {
		r.SecurityGroupData.Policy = dropped
	}
	return nil
}

// ruleOf spells a rule of a security group. The group itself is the near end.
func ruleOf(group string, rule world.SecurityRule) matchedRule {
	m := matchedRule{
		BizProtocol: strings.ToUpper(rule.Protocol), CreatingTime: stamp(rule.CreatedAt), Description: rule.Description,
		Direction: rule.Direction, Policy: capital(rule.Policy), PortRange: rule.Ports, Priority: strconv.Itoa(rule.Priority),
	}
	if rule.Direction == "egress" {
		m.SourceGroupID, m.DestinationCIDR, m.DestinationGroupID = group, rule.CIDR, rule.Group
	} else {
		m.DestinationGroupID, m.SourceCIDR, m.SourceGroupID = group, rule.CIDR, rule.Group
	}
	return m
}

func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// addNetworkACL tells what a network ACL did at a hop.
func (r *result) addNetworkACL(t *trace, hop reach.Hop) error {
	item := networkACLItem{Policy: policyOf(hop), NetworkACLID: aclID.FindString(hop.At)}
	acl, err := get(t, func(tx *world.Tx) (*world.NetworkACL, error) { return tx.NetworkACLs.Get(item.NetworkACLID) })
	if err != nil {
		return err
	}
	matched := false
	if acl != nil {
		rules, direction := acl.Ingress, "ingress"
		if outbound(hop) {
			rules, direction = acl.Egress, "egress"
		}
		for n, rule := range rules {
			if acl.ID+"/"+rule.ID == hop.Rule {
				item.MatchedRule, matched = entryOf(rule, direction, n+1), true
				break
			}
		}
	}
	item.Description = describe("acl", item.Policy, matched)
	r.NetworkACLData.Items = append(r.NetworkACLData.Items, item)
	return nil
}

// entryOf spells a rule of a network ACL; its priority is its place.
func entryOf(rule world.ACLRule, direction string, place int) matchedRule {
	m := matchedRule{
		BizProtocol: strings.ToUpper(rule.Protocol), Description: rule.Description, Direction: direction,
		Policy: capital(rule.Policy), PortRange: rule.Port, Priority: strconv.Itoa(place), SourceCIDR: rule.CIDR,
	}
	if direction == "egress" {
		m.SourceCIDR, m.DestinationCIDR = "", rule.CIDR
	}
	return m
}

// addRoute tells which route a packet took. Hops of routing that belong to no table have nothing to tell.
func (r *result) addRoute(t *trace, hop reach.Hop) error {
	item := routeItem{Policy: policyOf(hop), RouteTableID: tableID.FindString(hop.At)}
	if item.RouteTableID == "" {
		return nil
	}
	entry, err := get(t, func(tx *world.Tx) (*world.RouteEntry, error) { return tx.RouteEntries.Get(hop.Rule) })
	if err != nil {
		return err
	}
	item.MatchedRoute = &nextHops{Hops: []nextHop{}}
	if entry != nil {
		item.RouteEntryID = entry.ID
		item.MatchedRoute.Destination = entry.Destination.String()
		for _, h := range entry.NextHops {
			item.MatchedRoute.Hops = append(item.MatchedRoute.Hops, nextHop{ID: h.ID, Type: h.Type})
		}
	}
	item.Description = describe("route", item.Policy, entry != nil && !entry.System)
	r.RouteData.Items = append(r.RouteData.Items, item)
	return nil
}
