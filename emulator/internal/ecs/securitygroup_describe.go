package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeSecurityGroups lists groups, the newest first as documented, by page or by token.
func describeSecurityGroups(tx *world.Tx, req *wire.DescribeSecurityGroupsRequest) (*wire.DescribeSecurityGroupsResponse, error) {
	if t := req.SecurityGroupType; t != "" && t != groupNormal && t != groupEnterprise {
		return nil, wire.ErrGroupsType
	}
	all, err := groupsWanted(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSecurityGroupsResponse{RegionId: tx.Region.ID, TotalCount: len(all)}
	page := rpc.Page(req.Paging, all)
	if req.MaxResults > 0 || req.NextToken != "" {
		limit := rpc.TokenPaging{MaxResults: req.MaxResults}.Limit(10)
		page, res.NextToken, err = pageInOrder(all, req.NextToken, limit, func(g *world.SecurityGroup) string { return g.ID })
		if err != nil {
			return nil, wire.ErrGroupsNextToken
		}
	} else {
		res.PageNumber, res.PageSize = int(req.PageNumber), int(req.PageSize)
	}
	for _, group := range page {
		view, err := groupView(tx, group, req.IsQueryEcsCount != nil && *req.IsQueryEcsCount)
		if err != nil {
			return nil, err
		}
		res.SecurityGroups.SecurityGroup = append(res.SecurityGroups.SecurityGroup, view)
	}
	return res, nil
}

func groupsWanted(tx *world.Tx, req *wire.DescribeSecurityGroupsRequest) ([]*world.SecurityGroup, error) {
	if req.ServiceManaged != nil && *req.ServiceManaged {
		return nil, nil
	}
	want := action.Wanted(req.Tag)
	ids := req.SecurityGroupIds
	if req.SecurityGroupId != "" {
		ids = append(ids, req.SecurityGroupId)
	}
	var all []*world.SecurityGroup
	for group, err := range action.Named(tx.SecurityGroups, ids) {
		if err != nil {
			return nil, err
		}
		if action.Same(req.VpcId, group.VPC) && action.Same(req.SecurityGroupType, group.Type) && matches(req.SecurityGroupName, group.Name) &&
			action.Same(req.ResourceGroupId, group.ResourceGroup) && sameFold(req.NetworkType, networkOfGroup(group)) && group.HasTags(want) {
			all = append(all, group)
		}
	}
	slices.Reverse(all)
	return all, nil
}

func networkOfGroup(group *world.SecurityGroup) string {
	if group.VPC == "" {
		return world.Classic
	}
	return world.InVPC
}

// groupView spells a group. Its members are counted only when the caller asks, as documented.
func groupView(tx *world.Tx, group *world.SecurityGroup, counted bool) (wire.SecurityGroup, error) {
	view := wire.SecurityGroup{
		SecurityGroupId: group.ID, SecurityGroupName: group.Name, Description: group.Description, SecurityGroupType: group.Type,
		VpcId: group.VPC, CreationTime: stamp(group.CreatedAt), ResourceGroupId: namedGroup(tx, &group.Meta),
	}
	view.Tags.Tag = tagList(&group.Meta)
	if !counted {
		return view, nil
	}
	instances, err := tx.InstancesByGroup.Count(group.ID)
	if err != nil {
		return view, err
	}
	members, err := groupMembers(tx, group)
	view.EcsCount, view.AvailableInstanceAmount = instances, max(groupCapacity(tx, group)-members, 0)
	return view, err
}

// defaultRulesPage is how many rules one answer has unless the caller says otherwise.
const defaultRulesPage = 500

// describeSecurityGroupAttribute lists the rules of a group.
func describeSecurityGroupAttribute(tx *world.Tx, req *wire.DescribeSecurityGroupAttributeRequest) (*wire.DescribeSecurityGroupAttributeResponse, error) {
	group, err := tx.SecurityGroups.Get(req.SecurityGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrGroupUnknown)
	}
	nic, err := nicOf(group, req.NicType, wire.ErrGroupNicType)
	if err != nil {
		return nil, err
	}
	direction := fold(req.Direction, ingress, egress, "all")
	if direction != ingress && direction != egress && direction != "all" {
		return nil, wire.ErrGroupDirection
	}
	wanted := slices.DeleteFunc(slices.Clone(group.Rules), func(r world.SecurityRule) bool {
		return r.NicType != nic || (direction != "all" && r.Direction != direction)
	})
	limit := rpc.TokenPaging{MaxResults: req.MaxResults}.Limit(defaultRulesPage)
	page, next, err := pageInOrder(wanted, req.NextToken, limit, func(r world.SecurityRule) string { return r.ID })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSecurityGroupAttributeResponse{
		VpcId: group.VPC, InnerAccessPolicy: group.InnerAccess, Description: group.Description, SecurityGroupId: group.ID,
		SecurityGroupName: group.Name, RegionId: tx.Region.ID, NextToken: next,
	}
	for _, rule := range page {
		view, err := permissionOf(tx, rule)
		if err != nil {
			return nil, err
		}
		res.Permissions.Permission = append(res.Permissions.Permission, view)
	}
	return res, nil
}

// permissionOf spells a rule with the names of what it refers to.
func permissionOf(tx *world.Tx, rule world.SecurityRule) (wire.Permission, error) {
	p := wire.Permission{
		SecurityGroupRuleId: rule.ID, Direction: rule.Direction, CreateTime: stamp(rule.CreatedAt), IpProtocol: protocolSpelling(rule.Protocol),
		Priority: priorityText(rule.Priority), NicType: rule.NicType, Policy: policySpelling(rule.Policy), Description: rule.Description,
		PortRange: rule.Ports, SourcePortRange: rule.SourcePorts,
	}
	group, err := nameOf(rule.Group, func() (*world.SecurityGroup, error) { return tx.SecurityGroups.Get(rule.Group) })
	if err != nil {
		return p, err
	}
	list, err := nameOf(rule.PrefixList, func() (*world.PrefixList, error) { return tx.PrefixLists.Get(rule.PrefixList) })
	if err != nil {
		return p, err
	}
	if rule.Direction == ingress {
		p.SourceCidrIp, p.Ipv6SourceCidrIp, p.DestCidrIp, p.Ipv6DestCidrIp = rule.CIDR, rule.IPv6CIDR, rule.LocalCIDR, rule.LocalIPv6CIDR
		p.SourceGroupId, p.SourceGroupName, p.SourceGroupOwnerAccount = rule.Group, group, rule.GroupAccount
		p.SourcePrefixListId, p.SourcePrefixListName = rule.PrefixList, list
		return p, nil
	}
	p.DestCidrIp, p.Ipv6DestCidrIp, p.SourceCidrIp, p.Ipv6SourceCidrIp = rule.CIDR, rule.IPv6CIDR, rule.LocalCIDR, rule.LocalIPv6CIDR
	p.DestGroupId, p.DestGroupName, p.DestGroupOwnerAccount = rule.Group, group, rule.GroupAccount
	p.DestPrefixListId, p.DestPrefixListName = rule.PrefixList, list
	return p, nil
}

// nameOf reads the name behind an optional reference.
func nameOf[T any, P interface {
	*T
	world.Resource
}](id string, get func() (P, error)) (string, error) {
	if id == "" {
		return "", nil
	}
	record, err := get()
	if err != nil {
		return "", err
	}
	return record.Common().Name, nil
}
