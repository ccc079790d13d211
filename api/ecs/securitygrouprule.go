package ecs

// IngressPermission is one rule for what comes in, as AuthorizeSecurityGroup and RevokeSecurityGroup take it: in the
// list Permissions, or once without a prefix. Source is the far end, Dest the near one.
type IngressPermission struct {
	Policy                  string
	Priority                string
	IpProtocol              string
	SourceCidrIp            string
	Ipv6SourceCidrIp        string
	SourceGroupId           string
	SourcePrefixListId      string
	PortRange               string
	DestCidrIp              string
	Ipv6DestCidrIp          string
	SourcePortRange         string
	SourceGroupOwnerAccount string
	SourceGroupOwnerId      int64
	NicType                 string
	Description             string
}

// EgressPermission is one rule for what goes out. Dest is the far end, Source the near one.
type EgressPermission struct {
	Policy                string
	Priority              string
	IpProtocol            string
	DestCidrIp            string
	Ipv6DestCidrIp        string
	DestGroupId           string
	DestPrefixListId      string
	PortRange             string
	SourceCidrIp          string
	Ipv6SourceCidrIp      string
	SourcePortRange       string
	DestGroupOwnerAccount string
	DestGroupOwnerId      int64
	NicType               string
	Description           string
}

// AuthorizeSecurityGroupRequest is what AuthorizeSecurityGroup takes.
type AuthorizeSecurityGroupRequest struct {
	RegionId        string `rpc:",required"`
	ClientToken     string
	SecurityGroupId string              `rpc:",required"`
	Permissions     []IngressPermission `rpc:",maxitems=100"`
	IngressPermission
}

// AuthorizeSecurityGroupResponse is what AuthorizeSecurityGroup answers.
type AuthorizeSecurityGroupResponse struct{}

// AuthorizeSecurityGroupEgressRequest is what AuthorizeSecurityGroupEgress takes.
type AuthorizeSecurityGroupEgressRequest struct {
	RegionId        string `rpc:",required"`
	ClientToken     string
	SecurityGroupId string             `rpc:",required"`
	Permissions     []EgressPermission `rpc:",maxitems=100"`
	EgressPermission
}

// AuthorizeSecurityGroupEgressResponse is what AuthorizeSecurityGroupEgress answers.
type AuthorizeSecurityGroupEgressResponse struct{}

// RevokeSecurityGroupRequest is what RevokeSecurityGroup takes.
type RevokeSecurityGroupRequest struct {
	RegionId            string `rpc:",required"`
	ClientToken         string
	SecurityGroupId     string              `rpc:",required"`
	SecurityGroupRuleId []string            `rpc:",maxitems=100"`
	Permissions         []IngressPermission `rpc:",maxitems=100"`
	IngressPermission
}

// RevokeSecurityGroupResponse is what RevokeSecurityGroup answers.
type RevokeSecurityGroupResponse struct{}

// RevokeSecurityGroupEgressRequest is what RevokeSecurityGroupEgress takes.
type RevokeSecurityGroupEgressRequest struct {
	RegionId            string `rpc:",required"`
	ClientToken         string
	SecurityGroupId     string             `rpc:",required"`
	SecurityGroupRuleId []string           `rpc:",maxitems=100"`
	Permissions         []EgressPermission `rpc:",maxitems=100"`
	EgressPermission
}

// RevokeSecurityGroupEgressResponse is what RevokeSecurityGroupEgress answers.
type RevokeSecurityGroupEgressResponse struct{}

// ModifySecurityGroupRuleRequest is what ModifySecurityGroupRule takes. With a rule id what is absent stays; without
// one the parameters find the rule whose description changes.
type ModifySecurityGroupRuleRequest struct {
	RegionId                string `rpc:",required"`
	ClientToken             string
	SecurityGroupId         string `rpc:",required"`
	SecurityGroupRuleId     string
	Policy                  *string
	Priority                *string
	IpProtocol              *string
	SourceCidrIp            *string
	Ipv6SourceCidrIp        *string
	SourceGroupId           *string
	SourcePrefixListId      *string
	PortRange               *string
	DestCidrIp              *string
	Ipv6DestCidrIp          *string
	SourcePortRange         *string
	SourceGroupOwnerAccount *string
	SourceGroupOwnerId      *int64
	NicType                 *string
	Description             *string
}

// ModifySecurityGroupRuleResponse is what ModifySecurityGroupRule answers.
type ModifySecurityGroupRuleResponse struct{}

// ModifySecurityGroupEgressRuleRequest is what ModifySecurityGroupEgressRule takes.
type ModifySecurityGroupEgressRuleRequest struct {
	RegionId              string `rpc:",required"`
	ClientToken           string
	SecurityGroupId       string `rpc:",required"`
	SecurityGroupRuleId   string
	Policy                *string
	Priority              *string
	IpProtocol            *string
	DestCidrIp            *string
	Ipv6DestCidrIp        *string
	DestGroupId           *string
	DestPrefixListId      *string
	PortRange             *string
	SourceCidrIp          *string
	Ipv6SourceCidrIp      *string
	SourcePortRange       *string
	DestGroupOwnerAccount *string
	DestGroupOwnerId      *int64
	NicType               *string
	Description           *string
}

// ModifySecurityGroupEgressRuleResponse is what ModifySecurityGroupEgressRule answers.
type ModifySecurityGroupEgressRuleResponse struct{}
