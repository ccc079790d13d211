package ecs

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Directions, network interface types and policies of rules, as they are stored.
const (
	ingress     = "ingress"
	egress      = "egress"
	nicInternet = "internet"
	nicIntranet = "intranet"
	ruleAccept  = "accept"
	ruleDrop    = "drop"
	allPorts    = "-1/-1"
)

// ruleOrder is a rule as a request gives it, the same for both directions: far is the end that the rule is about, near
// the group's own.
type ruleOrder struct {
	direction                  string
	policy, priority, protocol string
	ports, sourcePorts         string
	farCIDR, farCIDR6          string
	nearCIDR, nearCIDR6        string
	group, account, prefixList string
	accountID                  int64
	nic                        string
	description                string
}

func orderIn(p wire.IngressPermission) ruleOrder {
	return ruleOrder{
		direction: ingress, policy: p.Policy, priority: p.Priority, protocol: p.IpProtocol, ports: p.PortRange, sourcePorts: p.SourcePortRange,
		farCIDR: p.SourceCidrIp, farCIDR6: p.Ipv6SourceCidrIp, nearCIDR: p.DestCidrIp, nearCIDR6: p.Ipv6DestCidrIp,
		group: p.SourceGroupId, account: p.SourceGroupOwnerAccount, accountID: p.SourceGroupOwnerId, prefixList: p.SourcePrefixListId,
		nic: p.NicType, description: p.Description,
	}
}

func orderOut(p wire.EgressPermission) ruleOrder {
	return ruleOrder{
		direction: egress, policy: p.Policy, priority: p.Priority, protocol: p.IpProtocol, ports: p.PortRange, sourcePorts: p.SourcePortRange,
		farCIDR: p.DestCidrIp, farCIDR6: p.Ipv6DestCidrIp, nearCIDR: p.SourceCidrIp, nearCIDR6: p.Ipv6SourceCidrIp,
		group: p.DestGroupId, account: p.DestGroupOwnerAccount, accountID: p.DestGroupOwnerId, prefixList: p.DestPrefixListId,
		nic: p.NicType, description: p.Description,
	}
}

// rule makes a rule of the order, for a group. What it refers to is checked by [checkPeer].
func (o ruleOrder) rule(group *world.SecurityGroup) (world.SecurityRule, error) {
	r := world.SecurityRule{Direction: o.direction, Description: o.description}
	for _, read := range []func(*world.SecurityRule) error{o.readProtocol, o.readPolicy, o.readAddresses} {
		if err := read(&r); err != nil {
			return r, err
		}
	}
	nic, err := nicOf(group, o.nic, wire.ErrRuleNicType)
	if err != nil {
		return r, err
	}
	r.NicType = nic
	if r.Group != "" && nic != nicIntranet {
		return r, o.pick(wire.ErrRuleSourceGroupNic, wire.ErrRuleDestGroupNic)
	}
	if utf8.RuneCountInString(o.description) > 512 {
		return r, wire.ErrRuleDescription
	}
	return r, nil
}

// pick chooses the error of the direction.
func (o ruleOrder) pick(in, out error) error {
	if o.direction == ingress {
		return in
	}
	return out
}

// nicOf is the network interface type of a rule: intranet in a VPC whatever the caller says, internet by default on
// the classic network (Ecs DescribeSecurityGroupAttribute NicType).
func nicOf(group *world.SecurityGroup, nic string, refuse error) (string, error) {
	switch {
	case group.VPC != "":
		return nicIntranet, nil
	case nic == "":
		return nicInternet, nil
	}
	nic = fold(nic, nicInternet, nicIntranet)
	if nic != nicInternet && nic != nicIntranet {
		return "", refuse
	}
	return nic, nil
}

// readProtocol reads protocol and ports, which have to go together.
func (o ruleOrder) readProtocol(r *world.SecurityRule) error {
	r.Protocol = strings.ToLower(o.protocol)
	switch r.Protocol {
	case "tcp", "udp", "icmp", "icmpv6", "gre", "all":
	default:
		return wire.ErrRuleProtocol
	}
	if o.ports == "" {
		return wire.ErrRulePortMissing
	}
	from, to, ok := portRange(o.ports)
	if !ok {
		return wire.ErrRulePortRange.With(o.ports)
	}
	if !portsOf(r.Protocol, from, to) {
		return wire.ErrRulePortProtocol
	}
	r.Ports, r.SourcePorts = o.ports, o.sourcePorts
	if o.sourcePorts == "" {
		return nil
	}
	if from, to, ok := portRange(o.sourcePorts); !ok || !portsOf(r.Protocol, from, to) {
		return wire.ErrRuleSourcePort
	}
	return nil
}

// portRange reads "from/to".
func portRange(text string) (from, to int, ok bool) {
	first, last, found := strings.Cut(text, "/")
	from, errFrom := strconv.Atoi(first)
	to, errTo := strconv.Atoi(last)
	return from, to, found && errFrom == nil && errTo == nil && from <= to && to <= 65535
}

// portsOf says whether a protocol has a range of ports: those with ports 1 to 65535, the others none, -1/-1.
func portsOf(protocol string, from, to int) bool {
	if protocol == "tcp" || protocol == "udp" {
		return from >= 1
	}
	return from == -1 && to == -1
}

func (o ruleOrder) readPolicy(r *world.SecurityRule) error {
	r.Policy, r.Priority = ruleAccept, 1
	if o.policy != "" {
		r.Policy = strings.ToLower(o.policy)
	}
	if r.Policy != ruleAccept && r.Policy != ruleDrop {
		return wire.ErrRulePolicy
	}
	if o.priority == "" {
		return nil
	}
	priority, err := strconv.Atoi(o.priority)
	if err != nil {
		return wire.ErrRulePriority
	}
	if priority < 1 || priority > 100 {
		return wire.ErrRulePriorityRange
	}
	r.Priority = priority
	return nil
}

// readAddresses reads both ends. Of several far ends an address counts before a group and a group before a prefix
// list (Ecs AuthorizeSecurityGroup SourceGroupId, SourcePrefixListId).
func (o ruleOrder) readAddresses(r *world.SecurityRule) error {
	if err := o.checkAddresses(r.Protocol); err != nil {
		return err
	}
	r.CIDR, r.IPv6CIDR, r.LocalCIDR, r.LocalIPv6CIDR = o.farCIDR, o.farCIDR6, o.nearCIDR, o.nearCIDR6
	switch {
	case o.farCIDR != "" || o.farCIDR6 != "":
	case o.group != "":
		r.Group, r.GroupAccount = o.group, o.account
	case o.prefixList != "":
		r.PrefixList = o.prefixList
	default:
		return o.pick(wire.ErrRuleNoSource, wire.ErrRuleNoDest)
	}
	return nil
}

func (o ruleOrder) checkAddresses(protocol string) error {
	switch {
	case o.farCIDR != "" && o.farCIDR6 != "":
		return o.pick(wire.ErrRuleSourceBoth, wire.ErrRuleDestBoth)
	case o.nearCIDR != "" && o.nearCIDR6 != "":
		return o.pick(wire.ErrRuleDestBoth, wire.ErrRuleSourceBoth)
	case !validCIDR(o.farCIDR, false):
		return o.pick(wire.ErrRuleSourceCidr, wire.ErrRuleDestCidr)
	case !validCIDR(o.nearCIDR, false):
		return o.pick(wire.ErrRuleDestCidr, wire.ErrRuleSourceCidr)
	case !validCIDR(o.farCIDR6, true):
		return o.pick(wire.ErrRuleSourceCidr6, wire.ErrRuleDestCidr6)
	case !validCIDR(o.nearCIDR6, true):
		return o.pick(wire.ErrRuleDestCidr6, wire.ErrRuleSourceCidr6)
	}
	v4, v6 := o.farCIDR != "" || o.nearCIDR != "", o.farCIDR6 != "" || o.nearCIDR6 != ""
	switch {
	case v4 && v6:
		return wire.ErrRuleFamilies
	case v6 && protocol == "icmp":
		return wire.ErrRuleProtocol4
	case v4 && protocol == "icmpv6":
		return wire.ErrRuleProtocol6
	case o.farCIDR != "" && o.farCIDR == o.nearCIDR, o.farCIDR6 != "" && o.farCIDR6 == o.nearCIDR6:
		return wire.ErrRuleSameCidr
	}
	return nil
}

// validCIDR says whether a text is empty, an address or a CIDR block of the family. The rule keeps the text as it is
// (A0053).
func validCIDR(text string, six bool) bool {
	if text == "" {
		return true
	}
	if prefix, err := netip.ParsePrefix(text); err == nil {
		return prefix.Addr().Is6() == six
	}
	addr, err := netip.ParseAddr(text)
	return err == nil && addr.Is6() == six
}

// alike says whether two rules are the same rule: all but id, description and time of creation.
func alike(a, b world.SecurityRule) bool {
	b.ID, b.Description, b.CreatedAt = a.ID, a.Description, a.CreatedAt
	return a == b
}

// protocolSpelling, policySpelling and priorityText spell a stored value as the answers do.
func protocolSpelling(protocol string) string {
	if protocol == "icmpv6" {
		return "ICMPv6"
	}
	return strings.ToUpper(protocol)
}

func policySpelling(policy string) string {
	if policy == ruleDrop {
		return innerDrop
	}
	return innerAccept
}

func priorityText(priority int) string { return strconv.Itoa(priority) }
