package ecs

import (
	"slices"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// modifySecurityGroupRule changes a rule for what comes in.
func modifySecurityGroupRule(tx *world.Tx, req *wire.ModifySecurityGroupRuleRequest) (*wire.ModifySecurityGroupRuleResponse, error) {
	return &wire.ModifySecurityGroupRuleResponse{}, modifyRule(tx, req.SecurityGroupId, req.SecurityGroupRuleId, ruleChange{
		direction: ingress, policy: req.Policy, priority: req.Priority, protocol: req.IpProtocol, ports: req.PortRange, sourcePorts: req.SourcePortRange,
		farCIDR: req.SourceCidrIp, farCIDR6: req.Ipv6SourceCidrIp, nearCIDR: req.DestCidrIp, nearCIDR6: req.Ipv6DestCidrIp,
		group: req.SourceGroupId, account: req.SourceGroupOwnerAccount, accountID: req.SourceGroupOwnerId, prefixList: req.SourcePrefixListId,
		nic: req.NicType, description: req.Description,
	})
}

// modifySecurityGroupEgressRule changes a rule for what goes out.
func modifySecurityGroupEgressRule(tx *world.Tx, req *wire.ModifySecurityGroupEgressRuleRequest) (*wire.ModifySecurityGroupEgressRuleResponse, error) {
	return &wire.ModifySecurityGroupEgressRuleResponse{}, modifyRule(tx, req.SecurityGroupId, req.SecurityGroupRuleId, ruleChange{
		direction: egress, policy: req.Policy, priority: req.Priority, protocol: req.IpProtocol, ports: req.PortRange, sourcePorts: req.SourcePortRange,
		farCIDR: req.DestCidrIp, farCIDR6: req.Ipv6DestCidrIp, nearCIDR: req.SourceCidrIp, nearCIDR6: req.Ipv6SourceCidrIp,
		group: req.DestGroupId, account: req.DestGroupOwnerAccount, accountID: req.DestGroupOwnerId, prefixList: req.DestPrefixListId,
		nic: req.NicType, description: req.Description,
	})
}

// ruleChange is what a request changes of a rule; nil stays. It is the same for both directions, as in [ruleOrder].
type ruleChange struct {
	direction                  string
	policy, priority, protocol *string
	ports, sourcePorts         *string
	farCIDR, farCIDR6          *string
	nearCIDR, nearCIDR6        *string
	group, account, prefixList *string
	accountID                  *int64
	nic, description           *string
}

// modifyRule changes the rule with an id. Without an id the content of the request finds the rule, and what changes is
// its description: the older form of the action, which clients still use.
func modifyRule(tx *world.Tx, groupID, ruleID string, change ruleChange) error {
	group, err := tx.SecurityGroups.Get(groupID)
	if err != nil {
		return missing(err, wire.ErrGroupUnknown)
	}
	if ruleID == "" {
		return describeRule(tx, group, change)
	}
	if change.nic != nil {
		return wire.ErrRuleModifyNicType
	}
	at := ruleAt(group, change.direction, ruleID)
	if at < 0 {
		return wire.ErrRuleIDNotFound
	}
	have := group.Rules[at]
	order := change.apply(orderOf(have))
	rule, err := order.rule(group)
	if err != nil {
		return err
	}
	if farKind(rule) != farKind(have) {
		return wire.ErrRuleModifyEntity
	}
	if err := checkPeer(tx, group, rule, order); err != nil {
		return err
	}
	rule.ID, rule.CreatedAt = have.ID, have.CreatedAt
	for n, other := range group.Rules {
		if n != at && alike(other, rule) {
			return wire.ErrRuleModifySame
		}
	}
	group.Rules[at] = rule
	if err := checkRuleQuotas(tx, group); err != nil {
		return err
	}
	return tx.SecurityGroups.Put(group)
}

// describeRule changes the description of the rule that the request spells out.
func describeRule(tx *world.Tx, group *world.SecurityGroup, change ruleChange) error {
	wanted, err := change.apply(ruleOrder{direction: change.direction}).rule(group)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(group.Rules, func(r world.SecurityRule) bool { return alike(r, wanted) })
	if at < 0 {
		return wire.ErrRuleNotFound
	}
	if change.description == nil {
		return nil
	}
	if utf8.RuneCountInString(*change.description) > 512 {
		return wire.ErrRuleDescription
	}
	group.Rules[at].Description = *change.description
	return tx.SecurityGroups.Put(group)
}

// orderOf is the order that would make a rule.
func orderOf(r world.SecurityRule) ruleOrder {
	return ruleOrder{
		direction: r.Direction, policy: r.Policy, priority: priorityText(r.Priority), protocol: r.Protocol, ports: r.Ports, sourcePorts: r.SourcePorts,
		farCIDR: r.CIDR, farCIDR6: r.IPv6CIDR, nearCIDR: r.LocalCIDR, nearCIDR6: r.LocalIPv6CIDR,
		group: r.Group, account: r.GroupAccount, prefixList: r.PrefixList, nic: r.NicType, description: r.Description,
	}
}

// apply puts the changes into an order. A field cannot be emptied, so an empty value changes nothing, as documented.
func (c ruleChange) apply(o ruleOrder) ruleOrder {
	for _, field := range []struct {
		to   *string
		from *string
	}{
		{&o.policy, c.policy}, {&o.priority, c.priority}, {&o.protocol, c.protocol}, {&o.ports, c.ports}, {&o.sourcePorts, c.sourcePorts},
		{&o.farCIDR, c.farCIDR}, {&o.farCIDR6, c.farCIDR6}, {&o.nearCIDR, c.nearCIDR}, {&o.nearCIDR6, c.nearCIDR6},
		{&o.group, c.group}, {&o.account, c.account}, {&o.prefixList, c.prefixList}, {&o.nic, c.nic}, {&o.description, c.description},
	} {
		if field.from != nil && *field.from != "" {
			*field.to = *field.from
		}
	}
	if c.accountID != nil {
		o.accountID = *c.accountID
	}
	return o
}

// farKind is the sort of a rule's far end, which a change keeps.
func farKind(r world.SecurityRule) string {
	switch {
	case r.CIDR != "":
		return "ipv4"
	case r.IPv6CIDR != "":
		return "ipv6"
	case r.Group != "":
		return "group"
	}
	return "prefixlist"
}
