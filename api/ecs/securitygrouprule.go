package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// AuthorizeSecurityGroupRequest is what AuthorizeSecurityGroup takes.
type AuthorizeSecurityGroupRequest struct {
	RegionId                string `rpc:",required"`
	ClientToken             string
	SecurityGroupId         string                             `rpc:",required"`
	Permissions             []AuthorizeSecurityGroupPermission `rpc:",maxitems=100"`
	Policy                  string
	Priority                string
	IpProtocol              string
	SourceCidrIp            string
	SourceGroupId           string
	SourcePrefixListId      string
	PortRange               string
	DestCidrIp              string
	SourcePortRange         string
	SourceGroupOwnerAccount string
	SourceGroupOwnerId      int64
	NicType                 string
	Description             string
	_                       rpc.Unread `params:"Permissions.N.Ipv6SourceCidrIp,Permissions.N.Ipv6DestCidrIp,Ipv6SourceCidrIp,Ipv6DestCidrIp"`
}

// AuthorizeSecurityGroupResponse is what AuthorizeSecurityGroup answers.
type AuthorizeSecurityGroupResponse struct{}

// AuthorizeSecurityGroupPermission is part of what AuthorizeSecurityGroup takes.
type AuthorizeSecurityGroupPermission struct {
	Policy                  string
	Priority                string
	IpProtocol              string
	SourceCidrIp            string
	SourceGroupId           string
	SourcePrefixListId      string
	PortRange               string
	DestCidrIp              string
	SourcePortRange         string
	SourceGroupOwnerAccount string
	SourceGroupOwnerId      int64
	NicType                 string
	Description             string
}

// AuthorizeSecurityGroupEgressRequest is what AuthorizeSecurityGroupEgress takes.
type AuthorizeSecurityGroupEgressRequest struct {
	RegionId              string `rpc:",required"`
	ClientToken           string
	SecurityGroupId       string                                   `rpc:",required"`
	Permissions           []AuthorizeSecurityGroupEgressPermission `rpc:",maxitems=100"`
	Policy                string
	Priority              string
	IpProtocol            string
	DestCidrIp            string
	DestGroupId           string
	DestPrefixListId      string
	PortRange             string
	SourceCidrIp          string
	SourcePortRange       string
	DestGroupOwnerAccount string
	DestGroupOwnerId      int64
	NicType               string
	Description           string
	_                     rpc.Unread `params:"Permissions.N.Ipv6DestCidrIp,Permissions.N.Ipv6SourceCidrIp,Ipv6DestCidrIp,Ipv6SourceCidrIp"`
}

// AuthorizeSecurityGroupEgressResponse is what AuthorizeSecurityGroupEgress answers.
type AuthorizeSecurityGroupEgressResponse struct{}

// AuthorizeSecurityGroupEgressPermission is part of what AuthorizeSecurityGroupEgress takes.
type AuthorizeSecurityGroupEgressPermission struct {
	Policy                string
	Priority              string
	IpProtocol            string
	DestCidrIp            string
	DestGroupId           string
	DestPrefixListId      string
	PortRange             string
	SourceCidrIp          string
	SourcePortRange       string
	DestGroupOwnerAccount string
	DestGroupOwnerId      int64
	NicType               string
	Description           string
}

// RevokeSecurityGroupRequest is what RevokeSecurityGroup takes.
type RevokeSecurityGroupRequest struct {
	RegionId                string `rpc:",required"`
	ClientToken             string
	SecurityGroupId         string                             `rpc:",required"`
	SecurityGroupRuleId     []string                           `rpc:",maxitems=100"`
	Permissions             []AuthorizeSecurityGroupPermission `rpc:",maxitems=100"`
	Policy                  string
	Priority                string
	IpProtocol              string
	SourceCidrIp            string
	SourceGroupId           string
	SourcePrefixListId      string
	PortRange               string
	DestCidrIp              string
	SourcePortRange         string
	SourceGroupOwnerAccount string
	SourceGroupOwnerId      int64
	NicType                 string
	Description             string
	_                       rpc.Unread `params:"Permissions.N.Ipv6SourceCidrIp,Permissions.N.Ipv6DestCidrIp,Ipv6SourceCidrIp,Ipv6DestCidrIp"`
}

// RevokeSecurityGroupResponse is what RevokeSecurityGroup answers.
type RevokeSecurityGroupResponse struct{}

// RevokeSecurityGroupEgressRequest is what RevokeSecurityGroupEgress takes.
type RevokeSecurityGroupEgressRequest struct {
	RegionId              string `rpc:",required"`
	ClientToken           string
	SecurityGroupId       string                                `rpc:",required"`
	SecurityGroupRuleId   []string                              `rpc:",maxitems=100"`
	Permissions           []RevokeSecurityGroupEgressPermission `rpc:",maxitems=100"`
	Policy                string
	Priority              string
	IpProtocol            string
	DestCidrIp            string
	DestGroupId           string
	DestPrefixListId      string
	PortRange             string
	SourceCidrIp          string
	SourcePortRange       string
	DestGroupOwnerAccount string
	DestGroupOwnerId      int64
	NicType               string
	Description           string
	_                     rpc.Unread `params:"Permissions.N.Ipv6DestCidrIp,Permissions.N.Ipv6SourceCidrIp,Ipv6DestCidrIp,Ipv6SourceCidrIp"`
}

// RevokeSecurityGroupEgressResponse is what RevokeSecurityGroupEgress answers.
type RevokeSecurityGroupEgressResponse struct{}

// RevokeSecurityGroupEgressPermission is part of what RevokeSecurityGroupEgress takes.
type RevokeSecurityGroupEgressPermission struct {
	Policy                string
	Priority              string
	IpProtocol            string
	DestCidrIp            string
	DestGroupId           string
	DestPrefixListId      string
	PortRange             string
	SourceCidrIp          string
	SourcePortRange       string
	DestGroupOwnerAccount string
	DestGroupOwnerId      string
	NicType               string
	Description           string
}

// ModifySecurityGroupRuleRequest is what ModifySecurityGroupRule takes.
type ModifySecurityGroupRuleRequest struct {
	RegionId                string `rpc:",required"`
	ClientToken             string
	SecurityGroupId         string `rpc:",required"`
	SecurityGroupRuleId     *string
	Policy                  *string `rpc:",enum=accept|drop,fold,bad=InvalidPolicy.Malformed"`
	Priority                *string
	IpProtocol              *string `rpc:",enum=ICMP|GRE|TCP|UDP|ALL,fold,bad=InvalidIpProtocol.ValueNotSupported"`
	SourceCidrIp            *string
	SourceGroupId           *string
	SourcePrefixListId      *string
	PortRange               *string
	DestCidrIp              *string
	SourcePortRange         *string
	SourceGroupOwnerAccount *string
	SourceGroupOwnerId      *int64
	NicType                 *string
	Description             *string
	_                       rpc.Unread `params:"Ipv6SourceCidrIp,Ipv6DestCidrIp"`
}

// ModifySecurityGroupRuleResponse is what ModifySecurityGroupRule answers.
type ModifySecurityGroupRuleResponse struct{}

// ModifySecurityGroupEgressRuleRequest is what ModifySecurityGroupEgressRule takes.
type ModifySecurityGroupEgressRuleRequest struct {
	RegionId              string `rpc:",required"`
	ClientToken           string
	SecurityGroupId       string `rpc:",required"`
	SecurityGroupRuleId   *string
	Policy                *string `rpc:",enum=accept|drop,fold,bad=InvalidPolicy.Malformed"`
	Priority              *string
	IpProtocol            *string
	DestCidrIp            *string
	DestGroupId           *string
	DestPrefixListId      *string
	PortRange             *string
	SourceCidrIp          *string
	SourcePortRange       *string
	DestGroupOwnerAccount *string
	DestGroupOwnerId      *int64
	NicType               *string
	Description           *string
	_                     rpc.Unread `params:"Ipv6DestCidrIp,Ipv6SourceCidrIp"`
}

// ModifySecurityGroupEgressRuleResponse is what ModifySecurityGroupEgressRule answers.
type ModifySecurityGroupEgressRuleResponse struct{}
