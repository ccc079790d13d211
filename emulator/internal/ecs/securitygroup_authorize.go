package ecs

import (
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Default limits of a security group's rules (Ecs AuthorizeSecurityGroup).
const (
	quotaRules      = 200
	quotaGroupRules = 20
)

// authorizeSecurityGroup adds rules for what comes in.
func authorizeSecurityGroup(tx *world.Tx, req *wire.AuthorizeSecurityGroupRequest) (*wire.AuthorizeSecurityGroupResponse, error) {
	orders, err := ordersOf(req.Permissions, req.IngressPermission, orderIn)
	if err != nil {
		return nil, err
	}
	return &wire.AuthorizeSecurityGroupResponse{}, authorize(tx, req.SecurityGroupId, orders)
}

// authorizeSecurityGroupEgress adds rules for what goes out.
func authorizeSecurityGroupEgress(tx *world.Tx, req *wire.AuthorizeSecurityGroupEgressRequest) (*wire.AuthorizeSecurityGroupEgressResponse, error) {
	orders, err := ordersOf(req.Permissions, req.EgressPermission, orderOut)
	if err != nil {
		return nil, err
	}
	return &wire.AuthorizeSecurityGroupEgressResponse{}, authorize(tx, req.SecurityGroupId, orders)
}

// ordersOf reads the list of rules, or the one rule whose parameters have no prefix.
func ordersOf[P comparable](list []P, single P, read func(P) ruleOrder) ([]ruleOrder, error) {
	var none P
	if len(list) == 0 {
		return []ruleOrder{read(single)}, nil
	}
	if single != none {
		return nil, wire.ErrRulePermissions
	}
	orders := make([]ruleOrder, 0, len(list))
	for _, p := range list {
		orders = append(orders, read(p))
	}
	return orders, nil
}

// authorize adds rules to a group. A rule that the group has already is no error and is not added again.
func authorize(tx *world.Tx, id string, orders []ruleOrder) error {
	group, err := tx.SecurityGroups.Get(id)
	if err != nil {
		return missing(err, wire.ErrGroupUnknown)
	}
	rules, err := rulesOf(group, orders)
	if err != nil {
		return err
	}
	added := false
	for n, rule := range rules {
		if err := checkPeer(tx, group, rule, orders[n]); err != nil {
			return err
		}
		if slices.ContainsFunc(group.Rules, func(have world.SecurityRule) bool { return alike(have, rule) }) {
			continue
		}
		rule.ID, rule.CreatedAt = tx.NewID("sgr"), tx.Now()
		group.Rules, added = append(group.Rules, rule), true
	}
	if !added {
		return nil
	}
	if err := checkRuleQuotas(tx, group); err != nil {
		return err
	}
	return tx.SecurityGroups.Put(group)
}

// rulesOf makes rules of the orders of one request, which names none twice.
func rulesOf(group *world.SecurityGroup, orders []ruleOrder) ([]world.SecurityRule, error) {
	rules := make([]world.SecurityRule, 0, len(orders))
	for _, o := range orders {
		rule, err := o.rule(group)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(rules, func(have world.SecurityRule) bool { return alike(have, rule) }) {
			return nil, wire.ErrRuleDuplicated
		}
		rules = append(rules, rule)
	}
	return rules, nil
}

// checkPeer refuses a far end that does not exist, or that rules of the group cannot have.
func checkPeer(tx *world.Tx, group *world.SecurityGroup, rule world.SecurityRule, o ruleOrder) error {
	switch {
	case rule.PrefixList != "":
		return checkRulePrefixes(tx, group, rule)
	case rule.Group == "":
		return nil
	case group.Type == groupEnterprise:
		return wire.ErrRuleEnterprise
	case rule.Group == group.ID:
		return o.pick(wire.ErrRuleSourceGroupSame, wire.ErrRuleDestGroupSame)
	}
	unknown := o.pick(wire.ErrRuleSourceGroup, wire.ErrRuleDestGroup)
	// Groups of other accounts are not looked at: to a caller they do not exist (A0055).
	if o.account != "" && o.account != tx.Account.ID && o.account != tx.Account.Name || o.accountID != 0 && strconv.FormatInt(o.accountID, 10) != tx.Account.ID {
		return unknown
	}
	peer, err := tx.SecurityGroups.Get(rule.Group)
	if err != nil {
		return missing(err, unknown)
	}
	switch {
	case networkOfGroup(peer) != networkOfGroup(group):
		return wire.ErrRuleGroupNetwork
	case peer.VPC != group.VPC:
		return o.pick(wire.ErrRuleSourceGroupVPC, wire.ErrRuleDestGroupVPC)
	case peer.Type == groupEnterprise:
		return wire.ErrRuleEnterprisePeer
	}
	return nil
}

func checkRulePrefixes(tx *world.Tx, group *world.SecurityGroup, rule world.SecurityRule) error {
	if group.VPC == "" {
		return wire.ErrRulePrefixClassic
	}
	list, err := tx.PrefixLists.Get(rule.PrefixList)
	if err != nil {
		return missing(err, wire.ErrRulePrefixList)
	}
	six := list.Family == familyIPv6
	if six && (rule.LocalCIDR != "" || rule.Protocol == "icmp") || !six && (rule.LocalIPv6CIDR != "" || rule.Protocol == "icmpv6") {
		return wire.ErrRulePrefixFamily
	}
	return nil
}

// checkRuleQuotas counts the rules of a group. A rule with a prefix list counts as many as the list can hold (A0056).
func checkRuleQuotas(tx *world.Tx, group *world.SecurityGroup) error {
	rules, withGroup := 0, 0
	for _, rule := range group.Rules {
		weight := 1
		if rule.Group != "" {
			withGroup++
		}
		if rule.PrefixList != "" {
			list, err := tx.PrefixLists.Get(rule.PrefixList)
			if err != nil {
				return err
			}
			weight = list.MaxEntries
		}
		rules += weight
	}
	if rules > tx.Quota("ecs.securitygrouprules", quotaRules) {
		return wire.ErrRuleLimit
	}
	if withGroup > tx.Quota("ecs.securitygrouprules.group", quotaGroupRules) {
		return wire.ErrRuleGroupLimit
	}
	return nil
}
