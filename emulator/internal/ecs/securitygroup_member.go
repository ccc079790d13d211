package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// How many members a security group has at most (Ecs limits).
const (
	capacityNormal     = 2000
	capacityClassic    = 1000
	capacityEnterprise = 65536
)

// groupCapacity is how many members a group takes.
func groupCapacity(tx *world.Tx, group *world.SecurityGroup) int {
	switch {
	case group.Type == groupEnterprise:
		return tx.Quota("ecs.securitygroup.members.enterprise", capacityEnterprise)
	case group.VPC == "":
		return tx.Quota("ecs.securitygroup.members.classic", capacityClassic)
	}
	return tx.Quota("ecs.securitygroup.members", capacityNormal)
}

// groupMembers counts what is in a group: interfaces in a VPC, instances on the classic network.
func groupMembers(tx *world.Tx, group *world.SecurityGroup) (int, error) {
	if group.VPC == "" {
		return tx.InstancesByGroup.Count(group.ID)
	}
	return tx.NetworkInterfacesByGroup.Count(group.ID)
}

// checkRoom refuses one more member of a full group.
func checkRoom(tx *world.Tx, group *world.SecurityGroup, full error) error {
	members, err := groupMembers(tx, group)
	if err == nil && members >= groupCapacity(tx, group) {
		err = full
	}
	return err
}

// joinSecurityGroup puts an instance or a secondary network interface into a group.
func joinSecurityGroup(tx *world.Tx, req *wire.JoinSecurityGroupRequest) (*wire.JoinSecurityGroupResponse, error) {
	group, err := member(tx, req.SecurityGroupId, req.InstanceId, req.NetworkInterfaceId)
	if err != nil {
		return nil, err
	}
	if err := checkRoom(tx, group, wire.ErrJoinCapacity); err != nil {
		return nil, err
	}
	if req.InstanceId != "" {
		return &wire.JoinSecurityGroupResponse{}, joinInstance(tx, group, req.InstanceId)
	}
	return &wire.JoinSecurityGroupResponse{}, joinInterface(tx, group, req.NetworkInterfaceId)
}

// leaveSecurityGroup takes an instance or a secondary network interface out of a group that is not its last.
func leaveSecurityGroup(tx *world.Tx, req *wire.LeaveSecurityGroupRequest) (*wire.LeaveSecurityGroupResponse, error) {
	group, err := member(tx, req.SecurityGroupId, req.InstanceId, req.NetworkInterfaceId)
	if err != nil {
		return nil, err
	}
	if req.InstanceId != "" {
		return &wire.LeaveSecurityGroupResponse{}, leaveInstance(tx, group, req.InstanceId)
	}
	return &wire.LeaveSecurityGroupResponse{}, leaveInterface(tx, group, req.NetworkInterfaceId)
}

// member finds the group and refuses a request that names both sorts of member, or none.
func member(tx *world.Tx, group, instance, eni string) (*world.SecurityGroup, error) {
	if (instance == "") == (eni == "") {
		return nil, wire.ErrJoinBoth
	}
	record, err := tx.SecurityGroups.Get(group)
	return record, missing(err, wire.ErrGroupUnknown)
}

func joinInstance(tx *world.Tx, group *world.SecurityGroup, id string) error {
	i, err := settledInstance(tx, id)
	if err != nil {
		return err
	}
	switch {
	case i.VPC != group.VPC:
		return wire.ErrJoinInstanceVPC
	case i.InGroup(group.ID):
		return wire.ErrJoinAlready
	}
	if err := checkJoined(tx, i.SecurityGroups, group); err != nil {
		return err
	}
	return tx.SetGroups(i, append(i.SecurityGroups, group.ID))
}

// settledInstance finds an instance whose groups may change: one that is running or stopped.
func settledInstance(tx *world.Tx, id string) (*world.Instance, error) {
	i, err := tx.Instances.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrJoinInstance)
	}
	if i.Status != world.Running && i.Status != world.Stopped {
		return nil, wire.ErrJoinInstanceStatus
	}
	return i, nil
}

// checkJoined refuses one more group beside those that a member is in.
func checkJoined(tx *world.Tx, have []string, group *world.SecurityGroup) error {
	if len(have) >= tx.Quota("ecs.securitygroups.member", maxInstanceGroups) {
		return wire.ErrJoinLimit
	}
	for _, id := range have {
		other, err := tx.SecurityGroups.Get(id)
		if err != nil {
			return err
		}
		if other.Type != group.Type {
			return wire.ErrJoinTypes
		}
	}
	return nil
}

func joinInterface(tx *world.Tx, group *world.SecurityGroup, id string) error {
	eni, err := settledInterface(tx, id)
	if err != nil {
		return err
	}
	switch {
	case eni.VPC != group.VPC:
		return wire.ErrJoinInterfaceVPC
	case slices.Contains(eni.SecurityGroups, group.ID):
		return wire.ErrJoinAlready
	}
	if err := checkJoined(tx, eni.SecurityGroups, group); err != nil {
		return err
	}
	eni.SecurityGroups = append(eni.SecurityGroups, group.ID)
	return tx.NetworkInterfaces.Put(eni)
}

// settledInterface finds a secondary interface whose groups may change.
func settledInterface(tx *world.Tx, id string) (*world.NetworkInterface, error) {
	eni, err := tx.NetworkInterfaces.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrJoinInterface)
	}
	switch {
	case eni.Type == eniPrimary:
		return nil, wire.ErrJoinInterfaceType
	case eni.Status != world.Available && eni.Status != world.InUse:
		return nil, wire.ErrJoinInterfaceStatus
	}
	return eni, nil
}

func leaveInstance(tx *world.Tx, group *world.SecurityGroup, id string) error {
	i, err := settledInstance(tx, id)
	if err != nil {
		return err
	}
	switch {
	case !i.InGroup(group.ID):
		return wire.ErrLeaveNotIn
	case len(i.SecurityGroups) == 1:
		return wire.ErrLeaveLast
	}
	return tx.SetGroups(i, without(i.SecurityGroups, group.ID))
}

func leaveInterface(tx *world.Tx, group *world.SecurityGroup, id string) error {
	eni, err := settledInterface(tx, id)
	if err != nil {
		return err
	}
	switch {
	case !slices.Contains(eni.SecurityGroups, group.ID):
		return wire.ErrLeaveInterfaceNotIn
	case len(eni.SecurityGroups) == 1:
		return wire.ErrLeaveInterfaceLast
	}
	eni.SecurityGroups = without(eni.SecurityGroups, group.ID)
	return tx.NetworkInterfaces.Put(eni)
}

// without is a list without one of its values.
func without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value })
}
