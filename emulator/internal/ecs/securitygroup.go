package ecs

import (
	"slices"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var securityGroupActions = []action.Action{
	action.Write("CreateSecurityGroup", regions.ECSSecurityGroup, createSecurityGroup),
	action.Read("DescribeSecurityGroups", regions.ECSSecurityGroup, describeSecurityGroups),
	action.Read("DescribeSecurityGroupAttribute", regions.ECSSecurityGroup, describeSecurityGroupAttribute),
	action.Read("DescribeSecurityGroupReferences", regions.ECSSecurityGroup, describeSecurityGroupReferences),
	action.Write("ModifySecurityGroupAttribute", regions.ECSSecurityGroup, modifySecurityGroupAttribute),
	action.Write("ModifySecurityGroupPolicy", regions.ECSSecurityGroup, modifySecurityGroupPolicy),
	action.Write("DeleteSecurityGroup", regions.ECSSecurityGroup, deleteSecurityGroup),
	action.Write("AuthorizeSecurityGroup", regions.ECSSecurityGroup, authorizeSecurityGroup),
	action.Write("AuthorizeSecurityGroupEgress", regions.ECSSecurityGroup, authorizeSecurityGroupEgress),
	action.Write("RevokeSecurityGroup", regions.ECSSecurityGroup, revokeSecurityGroup),
	action.Write("RevokeSecurityGroupEgress", regions.ECSSecurityGroup, revokeSecurityGroupEgress),
	action.Write("ModifySecurityGroupRule", regions.ECSSecurityGroup, modifySecurityGroupRule),
	action.Write("ModifySecurityGroupEgressRule", regions.ECSSecurityGroup, modifySecurityGroupEgressRule),
	action.Write("JoinSecurityGroup", regions.ECSSecurityGroup, joinSecurityGroup),
	action.Write("LeaveSecurityGroup", regions.ECSSecurityGroup, leaveSecurityGroup),
}

// Sorts of security groups and what their members may do among each other.
const (
	groupNormal     = "normal"
	groupEnterprise = "enterprise"
	innerAccept     = "Accept"
	innerDrop       = "Drop"
)

// quotaSecurityGroups is how many security groups an account has in a region by default (Ecs CreateSecurityGroup).
const quotaSecurityGroups = 100

// createSecurityGroup makes a group in a VPC, or without one on the classic network where the region has it.
func createSecurityGroup(tx *world.Tx, req *wire.CreateSecurityGroupRequest) (*wire.CreateSecurityGroupResponse, error) {
	if err := checkNewGroup(tx, req); err != nil {
		return nil, err
	}
	vpc, err := groupVPC(tx, req)
	if err != nil {
		return nil, err
	}
	have, err := tx.SecurityGroups.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.securitygroups", quotaSecurityGroups) {
		return nil, wire.ErrGroupQuota
	}
	group := &world.SecurityGroup{
		Meta: newMeta(tx, "sg", req.SecurityGroupName, req.Description, req.ResourceGroupId, req.Tag),
		Type: groupNormal, InnerAccess: innerAccept,
	}
	if vpc != nil {
		group.VPC = vpc.ID
	}
	if req.SecurityGroupType == groupEnterprise {
		group.Type, group.InnerAccess = groupEnterprise, innerDrop
	}
	if err := tx.SecurityGroups.Insert(group); err != nil {
		return nil, err
	}
	return &wire.CreateSecurityGroupResponse{SecurityGroupId: group.ID}, nil
}

func checkNewGroup(tx *world.Tx, req *wire.CreateSecurityGroupRequest) error {
	if err := checkName(req.SecurityGroupName, wire.ErrGroupName); err != nil {
		return err
	}
	if err := checkText(req.Description, wire.ErrGroupDescription); err != nil {
		return err
	}
	if err := checkNewTags(req.Tag); err != nil {
		return err
	}
	if err := checkResourceGroup(tx, req.ResourceGroupId); err != nil {
		return err
	}
	if t := req.SecurityGroupType; t != "" && t != groupNormal && t != groupEnterprise {
		return wire.ErrGroupType
	}
	return nil
}

// groupVPC settles the VPC of a new group, nil on the classic network. A request that names none is for the account's
// default VPC, as with instances; where there is none it is for the classic network, if the region's law lets it.
func groupVPC(tx *world.Tx, req *wire.CreateSecurityGroupRequest) (vpc *world.VPC, err error) {
	switch {
	case req.VpcId != "":
		vpc, err = tx.VPCs.Get(req.VpcId)
		err = missing(err, wire.ErrGroupVPCNotFound)
	case tx.Account.Network(tx.Region.ID) != regions.NetworkClassic:
		vpc, err = tx.DefaultVPC.First(world.DefaultKey)
		err = missing(err, nil)
	}
	switch {
	case err != nil:
		return nil, err
	case vpc != nil && vpc.Status != world.Available:
		return nil, wire.ErrGroupVPCStatus
	case vpc == nil && req.SecurityGroupType == groupEnterprise:
		return nil, wire.ErrGroupTypeNeedsVPC
	case vpc == nil:
		return nil, tx.Allow(regions.ECSClassicSecurityGroup, regions.Facts{Network: regions.NetworkClassic})
	}
	return vpc, nil
}

// checkText refuses a description that is too long or looks like a link; an empty one is absent.
func checkText(text string, refuse error) error {
	if utf8.RuneCountInString(text) > 256 || hasScheme(text) {
		return refuse
	}
	return nil
}

// checkNewTags refuses tags with which nothing can be made: a key twice, or one that the cloud keeps to itself.
func checkNewTags(tags []rpc.Tag) error {
	for n, t := range tags {
		if slices.ContainsFunc(tags[:n], func(o rpc.Tag) bool { return o.Key == t.Key }) {
			return wire.ErrTagDuplicated
		}
	}
	return checkTags(tags)
}

// modifySecurityGroupAttribute changes name and description.
func modifySecurityGroupAttribute(tx *world.Tx, req *wire.ModifySecurityGroupAttributeRequest) (*wire.ModifySecurityGroupAttributeResponse, error) {
	group, err := tx.SecurityGroups.Get(req.SecurityGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrGroupUnknown)
	}
	if req.SecurityGroupName != nil {
		if *req.SecurityGroupName == "" || checkName(*req.SecurityGroupName, wire.ErrGroupName) != nil {
			return nil, wire.ErrGroupName
		}
		group.Name = *req.SecurityGroupName
	}
	if req.Description != nil {
		if err := checkText(*req.Description, wire.ErrGroupDescription); err != nil {
			return nil, err
		}
		group.Description = *req.Description
	}
	return &wire.ModifySecurityGroupAttributeResponse{}, tx.SecurityGroups.Put(group)
}

// modifySecurityGroupPolicy says whether the members of a basic group reach each other without a rule.
func modifySecurityGroupPolicy(tx *world.Tx, req *wire.ModifySecurityGroupPolicyRequest) (*wire.ModifySecurityGroupPolicyResponse, error) {
	policy := fold(req.InnerAccessPolicy, innerAccept, innerDrop)
	if policy != innerAccept && policy != innerDrop {
		return nil, wire.ErrGroupPolicy
	}
	group, err := tx.SecurityGroups.Get(req.SecurityGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrGroupUnknown)
	}
	if group.Type == groupEnterprise {
		return nil, wire.ErrGroupPolicyFixed
	}
	group.InnerAccess = policy
	return &wire.ModifySecurityGroupPolicyResponse{}, tx.SecurityGroups.Put(group)
}

// deleteSecurityGroup deletes a group that has no members and that no rule of another group names.
func deleteSecurityGroup(tx *world.Tx, req *wire.DeleteSecurityGroupRequest) (*wire.DeleteSecurityGroupResponse, error) {
	group, err := tx.SecurityGroups.Get(req.SecurityGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrGroupDeleteNotFound)
	}
	for _, count := range []func(string) (int, error){
		tx.InstancesByGroup.Count, tx.NetworkInterfacesByGroup.Count, tx.SecurityGroupsByPeer.Count,
	} {
		users, err := count(group.ID)
		if err != nil {
			return nil, err
		}
		if users > 0 {
			return nil, wire.ErrGroupDependency
		}
	}
	return &wire.DeleteSecurityGroupResponse{}, tx.SecurityGroups.Delete(group.ID)
}

// maxReferencedGroups is how many groups one DescribeSecurityGroupReferences asks about.
const maxReferencedGroups = 10

// describeSecurityGroupReferences lists, for each group asked about, the groups whose rules name it.
func describeSecurityGroupReferences(tx *world.Tx, req *wire.DescribeSecurityGroupReferencesRequest) (*wire.DescribeSecurityGroupReferencesResponse, error) {
	if len(req.SecurityGroupId) > maxReferencedGroups {
		return nil, wire.ErrGroupReferences
	}
	res := &wire.DescribeSecurityGroupReferencesResponse{}
	for _, id := range req.SecurityGroupId {
		if known, err := tx.SecurityGroups.Has(id); err != nil {
			return nil, err
		} else if !known {
			return nil, wire.ErrGroupUnknown
		}
		reference := wire.SecurityGroupReference{SecurityGroupId: id}
		for group, err := range tx.SecurityGroupsByPeer.Each(id) {
			if err != nil {
				return nil, err
			}
			reference.ReferencingSecurityGroups.ReferencingSecurityGroup = append(reference.ReferencingSecurityGroups.ReferencingSecurityGroup,
				wire.ReferencingSecurityGroup{SecurityGroupId: group.ID, AliUid: tx.Account.ID})
		}
		// A group is listed only when some rule names it, as the cloud does (A0054).
		if len(reference.ReferencingSecurityGroups.ReferencingSecurityGroup) > 0 {
			res.SecurityGroupReferences.SecurityGroupReference = append(res.SecurityGroupReferences.SecurityGroupReference, reference)
		}
	}
	return res, nil
}

// sameFold is [action.Same] without regard to case.
func sameFold(filter, value string) bool { return filter == "" || strings.EqualFold(filter, value) }
