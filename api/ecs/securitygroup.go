package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateSecurityGroupRequest is what CreateSecurityGroup takes.
type CreateSecurityGroupRequest struct {
	RegionId          string `rpc:",required"`
	Description       string
	ClientToken       string
	SecurityGroupName string
	VpcId             string
	SecurityGroupType string
	ResourceGroupId   string
	Tag               []rpc.Tag  `rpc:",maxitems=20"`
	_                 rpc.Unread `params:"ServiceManaged"`
}

// CreateSecurityGroupResponse is what CreateSecurityGroup answers.
type CreateSecurityGroupResponse struct {
	SecurityGroupId string
}

// DescribeSecurityGroupsRequest is what DescribeSecurityGroups takes.
type DescribeSecurityGroupsRequest struct {
	RegionId          string   `rpc:",required"`
	SecurityGroupIds  []string `rpc:",json"`
	VpcId             string
	SecurityGroupType string
	NextToken         string
	MaxResults        int32 `rpc:",min=1,max=100"`
	NetworkType       string
	SecurityGroupName string
	IsQueryEcsCount   *bool
	ResourceGroupId   string
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	DryRun            bool
	SecurityGroupId   string
	rpc.Paging
	ServiceManaged *bool
	_              rpc.Unread `params:"FuzzyQuery"`
}

// DescribeSecurityGroupsResponse is what DescribeSecurityGroups answers.
type DescribeSecurityGroupsResponse struct {
	RegionId       string
	NextToken      string
	SecurityGroups struct{ SecurityGroup []SecurityGroup }
	TotalCount     int
	PageNumber     int
	PageSize       int
}

// SecurityGroup is part of the answer of DescribeSecurityGroups.
type SecurityGroup struct {
	SecurityGroupId         string
	SecurityGroupName       string
	Description             string
	SecurityGroupType       string
	VpcId                   string
	CreationTime            string
	EcsCount                int
	AvailableInstanceAmount int
	ResourceGroupId         string
	ServiceManaged          bool
	ServiceID               int64
	Tags                    struct{ Tag []Tag }
}

// DescribeSecurityGroupAttributeRequest is what DescribeSecurityGroupAttribute takes.
type DescribeSecurityGroupAttributeRequest struct {
	SecurityGroupId string `rpc:",required"`
	RegionId        string `rpc:",required"`
	NicType         string
	Direction       string `rpc:",default=all"`
	NextToken       string
	MaxResults      int32 `rpc:",min=10,max=1000,default=500"`
}

// DescribeSecurityGroupAttributeResponse is what DescribeSecurityGroupAttribute answers.
type DescribeSecurityGroupAttributeResponse struct {
	VpcId             string
	InnerAccessPolicy string
	Description       string
	SecurityGroupId   string
	SecurityGroupName string
	RegionId          string
	Permissions       struct{ Permission []Permission }
	NextToken         string
}

// Permission is part of the answer of DescribeSecurityGroupAttribute.
type Permission struct {
	SecurityGroupRuleId     string
	Direction               string
	SourceGroupId           string
	DestGroupOwnerAccount   string
	DestPrefixListId        string
	DestPrefixListName      string
	SourceCidrIp            string
	Ipv6DestCidrIp          string
	CreateTime              string
	Ipv6SourceCidrIp        string
	DestGroupId             string
	DestCidrIp              string
	IpProtocol              string
	Priority                string
	DestGroupName           string
	NicType                 string
	Policy                  string
	Description             string
	PortRange               string
	SourcePrefixListName    string
	SourcePrefixListId      string
	SourceGroupOwnerAccount string
	SourceGroupName         string
	SourcePortRange         string
}

// DescribeSecurityGroupReferencesRequest is what DescribeSecurityGroupReferences takes.
type DescribeSecurityGroupReferencesRequest struct {
	RegionId        string   `rpc:",required"`
	SecurityGroupId []string `rpc:",required,maxitems=10"`
}

// DescribeSecurityGroupReferencesResponse is what DescribeSecurityGroupReferences answers.
type DescribeSecurityGroupReferencesResponse struct {
	SecurityGroupReferences struct{ SecurityGroupReference []SecurityGroupReference }
}

// SecurityGroupReference is part of the answer of DescribeSecurityGroupReferences.
type SecurityGroupReference struct {
	SecurityGroupId           string
	ReferencingSecurityGroups struct{ ReferencingSecurityGroup []ReferencingSecurityGroup }
}

// ReferencingSecurityGroup is part of the answer of DescribeSecurityGroupReferences.
type ReferencingSecurityGroup struct {
	SecurityGroupId string
	AliUid          string
}

// ModifySecurityGroupAttributeRequest is what ModifySecurityGroupAttribute takes.
type ModifySecurityGroupAttributeRequest struct {
	SecurityGroupId   string `rpc:",required"`
	Description       *string
	SecurityGroupName *string
	RegionId          string `rpc:",required"`
}

// ModifySecurityGroupAttributeResponse is what ModifySecurityGroupAttribute answers.
type ModifySecurityGroupAttributeResponse struct{}

// ModifySecurityGroupPolicyRequest is what ModifySecurityGroupPolicy takes.
type ModifySecurityGroupPolicyRequest struct {
	SecurityGroupId   string `rpc:",required"`
	RegionId          string `rpc:",required"`
	InnerAccessPolicy string `rpc:",required"`
	ClientToken       string
}

// ModifySecurityGroupPolicyResponse is what ModifySecurityGroupPolicy answers.
type ModifySecurityGroupPolicyResponse struct{}

// JoinSecurityGroupRequest is what JoinSecurityGroup takes.
type JoinSecurityGroupRequest struct {
	SecurityGroupId    string `rpc:",required"`
	InstanceId         string
	NetworkInterfaceId string
}

// JoinSecurityGroupResponse is what JoinSecurityGroup answers.
type JoinSecurityGroupResponse struct{}

// LeaveSecurityGroupRequest is what LeaveSecurityGroup takes.
type LeaveSecurityGroupRequest struct {
	SecurityGroupId    string `rpc:",required"`
	InstanceId         string
	NetworkInterfaceId string
}

// LeaveSecurityGroupResponse is what LeaveSecurityGroup answers.
type LeaveSecurityGroupResponse struct{}

// DeleteSecurityGroupRequest is what DeleteSecurityGroup takes.
type DeleteSecurityGroupRequest struct {
	RegionId        string `rpc:",required"`
	SecurityGroupId string `rpc:",required"`
}

// DeleteSecurityGroupResponse is what DeleteSecurityGroup answers.
type DeleteSecurityGroupResponse struct{}
