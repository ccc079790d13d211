package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// revokeSecurityGroup takes away rules for what comes in.
func revokeSecurityGroup(tx *world.Tx, req *wire.RevokeSecurityGroupRequest) (*wire.RevokeSecurityGroupResponse, error) {
	return &wire.RevokeSecurityGroupResponse{}, revoke(tx, req.SecurityGroupId, ingress, req.SecurityGroupRuleId, req.Permissions, req.IngressPermission, orderIn)
}

// revokeSecurityGroupEgress takes away rules for what goes out.
func revokeSecurityGroupEgress(tx *world.Tx, req *wire.RevokeSecurityGroupEgressRequest) (*wire.RevokeSecurityGroupEgressResponse, error) {
	return &wire.RevokeSecurityGroupEgressResponse{}, revoke(tx, req.SecurityGroupId, egress, req.SecurityGroupRuleId, req.Permissions, req.EgressPermission, orderOut)
}

// revoke takes rules away by id, where each has to exist, or by content, where a rule that the group does not have is
// no error.
func revoke[P comparable](tx *world.Tx, id, direction string, ids []string, list []P, single P, read func(P) ruleOrder) error {
	group, err := tx.SecurityGroups.Get(id)
	if err != nil {
		return missing(err, wire.ErrGroupUnknown)
	}
	if len(ids) > 0 {
		var none P
		if len(list) > 0 || single != none {
			return wire.ErrRuleIDMixed
		}
		return revokeByID(tx, group, direction, ids)
	}
	orders, err := ordersOf(list, single, read)
	if err != nil {
		return err
	}
	rules, err := rulesOf(group, orders)
	if err != nil {
		return err
	}
	group.Rules = slices.DeleteFunc(group.Rules, func(have world.SecurityRule) bool {
		return slices.ContainsFunc(rules, func(rule world.SecurityRule) bool { return alike(have, rule) })
	})
	return tx.SecurityGroups.Put(group)
}

func revokeByID(tx *world.Tx, group *world.SecurityGroup, direction string, ids []string) error {
	for n, id := range ids {
		if slices.Contains(ids[:n], id) {
			return wire.ErrRuleIDRepeated
		}
		at := ruleAt(group, direction, id)
		if at < 0 {
			return wire.ErrRuleIDNotFound
		}
		group.Rules = slices.Delete(group.Rules, at, at+1)
	}
	return tx.SecurityGroups.Put(group)
}

// ruleAt finds a rule of a direction by its id; negative when there is none.
func ruleAt(group *world.SecurityGroup, direction, id string) int {
	return slices.IndexFunc(group.Rules, func(r world.SecurityRule) bool { return r.ID == id && r.Direction == direction })
}
