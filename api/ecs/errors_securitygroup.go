package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// Where the security group errors are documented.
const (
	docCreateGroup = "Ecs CreateSecurityGroup"
	docRule        = "Ecs AuthorizeSecurityGroup, AuthorizeSecurityGroupEgress"
	docRevoke      = "Ecs RevokeSecurityGroup, RevokeSecurityGroupEgress"
	docModifyRule  = "Ecs ModifySecurityGroupRule, ModifySecurityGroupEgressRule"
	docJoin        = "Ecs JoinSecurityGroup"
	docLeave       = "Ecs LeaveSecurityGroup"
)

// What the actions on security groups refuse.
var (
	ErrGroupName           = apierr.New(400, "InvalidSecurityGroupName.Malformed", "The security group name is 2 to 128 characters long, begins with a letter and does not look like a URL.", docCreateGroup)
	ErrGroupDescription    = apierr.New(400, "InvalidSecurityGroupDiscription.Malformed", "The description is 2 to 256 characters long and does not look like a URL.", docCreateGroup+" (code sic)")
	ErrGroupType           = apierr.New(400, "InvalidParams.GroupType", "SecurityGroupType is normal or enterprise.", docCreateGroup)
	ErrGroupTypeNeedsVPC   = apierr.New(400, "InvalidParams.VpcIdGroupType", "An enterprise security group needs a VPC.", docCreateGroup)
	ErrGroupVPCNotFound    = apierr.New(404, "InvalidVpcId.NotFound", "The specified VPC does not exist.", docCreateGroup)
	ErrGroupVPCStatus      = apierr.New(400, "IncorrectVpcStatus", "The current status of the VPC does not allow this operation.", docCreateGroup)
	ErrGroupQuota          = apierr.New(403, "QuotaExceed.SecurityGroup", "The account has as many security groups in this region as its quota allows.", docCreateGroup)
	ErrGroupTagQuota       = apierr.New(403, "QuotaExceed.Tags", "A resource carries at most 20 tags.", docCreateGroup+", CreateKeyPair, CreateNetworkInterface")
	ErrTagDuplicated       = apierr.New(400, "Duplicate.TagKey", "A tag key is given twice.", docCreateGroup+", CreateKeyPair, CreateNetworkInterface")
	ErrGroupsType          = apierr.New(400, "InvalidParameter.SecurityGroupType", "SecurityGroupType is normal or enterprise.", "Ecs DescribeSecurityGroups")
	ErrGroupsNextToken     = apierr.New(400, "InValidParameter.NextToken", "The NextToken is not one that this action handed out.", "Ecs DescribeSecurityGroups (code sic)")
	ErrGroupUnknown        = apierr.New(404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId does not exist.", "Ecs DescribeSecurityGroupAttribute, AuthorizeSecurityGroup, JoinSecurityGroup")
	ErrGroupReferences     = apierr.New(400, "InvalidSecurityGroupId.Malformed", "One request asks about 1 to 10 security groups.", "Ecs DescribeSecurityGroupReferences")
	ErrGroupDirection      = apierr.New(400, "InvalidParamter", "Direction is ingress, egress or all.", "Ecs DescribeSecurityGroupAttribute (code sic)")
	ErrGroupNicType        = apierr.New(400, "InvalidNicType.ValueNotSupported", "NicType is internet or intranet.", "Ecs DescribeSecurityGroupAttribute, AuthorizeSecurityGroup")
	ErrGroupPolicy         = apierr.New(400, "InvalidPolicy.Malformed", "InnerAccessPolicy is Accept or Drop.", "Ecs ModifySecurityGroupPolicy")
	ErrGroupPolicyFixed    = apierr.New(404, "InvalidParameter.InnerAccessPolicy", "The members of an enterprise security group do not reach each other by policy.", "Ecs ModifySecurityGroupPolicy")
	ErrGroupDeleteNotFound = apierr.New(404, "InvalidSecurityGroup.NotFound", "The specified security group does not exist.", "Ecs DeleteSecurityGroup")
	ErrGroupDependency     = apierr.New(403, "DependencyViolation", "The security group has members, or a rule of another group names it.", "Ecs DeleteSecurityGroup")
)

// What the actions on rules refuse.
var (
	ErrRulePermissions     = apierr.New(400, "InvalidParam.Permissions", "Permissions.N and the same parameters without the prefix exclude each other.", docRule)
	ErrRuleDuplicated      = apierr.New(400, "InvalidParam.DuplicatePermissions", "Permissions names the same rule twice.", docRule)
	ErrRuleProtocol        = apierr.New(400, "InvalidIpProtocol.ValueNotSupported", "IpProtocol is TCP, UDP, ICMP, ICMPv6, GRE or ALL.", docRule)
	ErrRulePortMissing     = apierr.New(400, "InvalidPortRange.Malformed", "PortRange is needed.", docRule)
	ErrRulePortRange       = apierr.New(400, "InvalidParam.PortRange", "PortRange %q is not two ports with a slash between them.", docRule)
	ErrRulePortProtocol    = apierr.New(400, "OperationDenied", "IpProtocol and PortRange do not go together: TCP and UDP have ports from 1 to 65535, the others -1/-1.", docRule)
	ErrRuleSourcePort      = apierr.New(400, "InvalidSourcePortRange.Malformed", "SourcePortRange is not a port range of the protocol.", docRule)
	ErrRulePolicy          = apierr.New(400, "InvalidPolicy.Malformed", "Policy is accept or drop.", docRule)
	ErrRulePriority        = apierr.New(400, "InvalidPriority.Malformed", "Priority is not a number.", docRule)
	ErrRulePriorityRange   = apierr.New(400, "InvalidPriority.ValueNotSupported", "Priority lies between 1 and 100.", docRule)
	ErrRuleNicType         = apierr.New(400, "InvalidNicType.ValueNotSupported", "NicType is internet or intranet.", docRule)
	ErrRuleDescription     = apierr.New(400, "InvalidSecurityGroupDiscription.Malformed", "The description of a rule is 1 to 512 characters long.", docRule+" (code sic)")
	ErrRuleSourceCidr      = apierr.New(400, "InvalidParam.SourceCidrIp", "The specified SourceCidrIp is not valid.", docRule)
	ErrRuleDestCidr        = apierr.New(400, "InvalidParam.DestCidrIp", "The specified DestCidrIp is not valid.", docRule)
	ErrRuleSourceCidr6     = apierr.New(400, "InvalidParam.Ipv6SourceCidrIp", "The specified Ipv6SourceCidrIp is not valid.", docRule)
	ErrRuleDestCidr6       = apierr.New(400, "InvalidParam.Ipv6DestCidrIp", "The specified Ipv6DestCidrIp is not valid.", docRule)
	ErrRuleSourceBoth      = apierr.New(400, "InvalidParam.SourceIp", "SourceCidrIp and Ipv6SourceCidrIp exclude each other.", docRule)
	ErrRuleDestBoth        = apierr.New(400, "InvalidParam.DestIp", "DestCidrIp and Ipv6DestCidrIp exclude each other.", docRule)
	ErrRuleFamilies        = apierr.New(400, "InvalidParameter.Conflict", "One rule has IPv4 addresses or IPv6 addresses, not both.", docRule)
	ErrRuleProtocol4       = apierr.New(400, "InvalidParam.Ipv4ProtocolConflictWithIpv6Address", "A protocol of IPv4 has no IPv6 addresses.", docRule)
	ErrRuleProtocol6       = apierr.New(400, "InvalidParam.Ipv6ProtocolConflictWithIpv4Address", "A protocol of IPv6 has no IPv4 addresses.", docRule)
	ErrRuleSameCidr        = apierr.New(400, "InvalidParamter.Conflict", "SourceCidrIp and DestCidrIp are the same.", docRule+" (code sic)")
	ErrRuleNoSource        = apierr.New(400, "MissingParameter.Source", "One of SourceCidrIp, Ipv6SourceCidrIp, SourceGroupId and SourcePrefixListId is needed.", "Ecs AuthorizeSecurityGroup")
	ErrRuleNoDest          = apierr.New(400, "MissingParameter.Dest", "One of DestCidrIp, Ipv6DestCidrIp, DestGroupId and DestPrefixListId is needed.", "Ecs AuthorizeSecurityGroupEgress")
	ErrRuleSourceGroup     = apierr.New(404, "InvalidSourceGroupId.NotFound", "The specified SourceGroupId does not exist.", "Ecs AuthorizeSecurityGroup")
	ErrRuleDestGroup       = apierr.New(404, "InvalidDestGroupId.NotFound", "The specified DestGroupId does not exist.", "Ecs AuthorizeSecurityGroupEgress")
	ErrRuleSourceGroupVPC  = apierr.New(400, "InvalidSourceGroupId.Mismatch", "The groups are not in the same VPC.", "Ecs AuthorizeSecurityGroup")
	ErrRuleDestGroupVPC    = apierr.New(400, "InvalidDestGroupId.Mismatch", "The groups are not in the same VPC.", "Ecs AuthorizeSecurityGroupEgress")
	ErrRuleSourceGroupNic  = apierr.New(403, "InvalidSourceGroupId.Mismatch", "A rule with a group has the NicType intranet.", "Ecs AuthorizeSecurityGroup")
	ErrRuleDestGroupNic    = apierr.New(403, "InvalidDestGroupId.Mismatch", "A rule with a group has the NicType intranet.", "Ecs AuthorizeSecurityGroupEgress")
	ErrRuleSourceGroupSame = apierr.New(403, "InvalidParamter.Conflict", "A group has no rule with itself.", "Ecs AuthorizeSecurityGroup (code sic)")
	ErrRuleDestGroupSame   = apierr.New(403, "InvalidSecurityGroup.IsSame", "A group has no rule with itself.", "Ecs AuthorizeSecurityGroupEgress, ModifySecurityGroupEgressRule")
	ErrRuleGroupNetwork    = apierr.New(403, "InvalidNetworkType.Conflict", "One of the groups is of the classic network, the other of a VPC.", docRule)
	ErrRuleEnterprise      = apierr.New(400, "InvalidGroupParameter.OperationDenied", "The rules of an enterprise security group name no groups.", docRule)
	ErrRuleEnterprisePeer  = apierr.New(400, "InvalidGroupAuthParameter.OperationDenied", "No rule names an enterprise security group.", docRule)
	ErrRulePrefixList      = apierr.New(404, "InvalidPrefixListId.NotFound", "The specified prefix list does not exist.", docRule)
	ErrRulePrefixClassic   = apierr.New(400, "NotSupported.ClassicNetworkPrefixList", "Rules of the classic network name no prefix lists.", docRule)
	ErrRulePrefixFamily    = apierr.New(400, "InvalidParam.PrefixListAddressFamilyMismatch", "The prefix list has addresses of the other family.", docRule)
	ErrRuleLimit           = apierr.New(403, "AuthorizationLimitExceed", "The security group has as many rules as its quota allows.", docRule)
	ErrRuleGroupLimit      = apierr.New(400, "AuthorizedGroupRule.LimitExceed", "The security group has as many rules with groups as its quota allows.", docRule)
	ErrRuleIDNotFound      = apierr.New(404, "InvalidSecurityGroupRuleId.NotFound", "The specified SecurityGroupRuleId does not exist.", docRevoke+", "+docModifyRule)
	ErrRuleIDRepeated      = apierr.New(400, "InvalidParam.SecurityGroupRuleIdRepeated", "A SecurityGroupRuleId is given twice.", docRevoke)
	ErrRuleIDMixed         = apierr.New(400, "InvalidParam.SecurityGroupRuleId", "SecurityGroupRuleId and the content of rules exclude each other.", docRevoke)
	ErrRuleNotFound        = apierr.New(404, "SecurityGroupRule.NotFound", "The security group has no such rule.", docModifyRule)
	ErrRuleModifyNicType   = apierr.New(400, "InvalidOperation.ModifyNicType", "NicType cannot be changed.", docModifyRule)
	ErrRuleModifyEntity    = apierr.New(400, "InvalidOperation.ModifySgRuleEntityType", "A rule keeps the sort of its far end: addresses, group or prefix list.", docModifyRule)
	ErrRuleModifySame      = apierr.New(400, "InvalidParam.InvalidModifyRuleRequest", "The group has another rule like the changed one.", docModifyRule)
)

// What joining and leaving a security group refuse.
var (
	ErrJoinBoth            = apierr.New(403, "InvalidParam.EniIdAndInstanceId.Conflict", "One of InstanceId and NetworkInterfaceId is needed, not both.", docJoin+", LeaveSecurityGroup")
	ErrJoinInstance        = apierr.New(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist.", docJoin)
	ErrJoinInstanceStatus  = apierr.New(403, "IncorrectInstanceStatus", "The instance is neither Running nor Stopped.", docJoin)
	ErrJoinInstanceVPC     = apierr.New(400, "InvalidInstanceId.Mismatch", "Instance and security group are not in the same VPC.", docJoin)
	ErrJoinAlready         = apierr.New(403, "InvalidInstanceId.AlreadyExists", "The instance is in the security group.", docJoin)
	ErrJoinTypes           = apierr.New(400, "InvalidOperation.MultiGroupType", "Basic and enterprise security groups cannot be mixed.", docJoin)
	ErrJoinLimit           = apierr.New(400, "InstanceSecurityGroupLimitExceeded", "A member is in five security groups at most.", docJoin)
	ErrJoinCapacity        = apierr.New(403, "SecurityGroupInstanceLimitExceeded", "The security group has as many members as it holds.", docJoin)
	ErrJoinInterface       = apierr.New(404, "InvalidEniId.NotFound", "The specified network interface does not exist.", docJoin)
	ErrJoinInterfaceStatus = apierr.New(400, "InvalidOperation.InvalidEniState", "The network interface is neither Available nor InUse.", docJoin)
	ErrJoinInterfaceType   = apierr.New(403, "InvalidOperation.InvalidEniType", "A primary network interface is in the groups of its instance.", docJoin)
	ErrJoinInterfaceVPC    = apierr.New(403, "InvalidOperation.VpcMismatch", "Network interface and security group are not in the same VPC.", docJoin)
	ErrLeaveNotIn          = apierr.New(403, "InstanceNotInSecurityGroup", "The instance is not in the security group.", docLeave)
	ErrLeaveLast           = apierr.New(403, "InstanceLastSecurityGroup", "The security group is the instance's only one.", docLeave)
	ErrLeaveInterfaceNotIn = apierr.New(400, "InvalidSecurityGroupAssociation.NotFound", "The network interface is not in the security group.", docLeave)
	ErrLeaveInterfaceLast  = apierr.New(403, "InvalidOperation.AtLeastInOneGroup", "The security group is the network interface's only one.", docLeave)
)

// What JoinResourceGroup refuses.
var (
	ErrJoinResourceMissing = apierr.New(403, "MissingParameter", "The parameter %s is needed for this request.", "Ecs JoinResourceGroup")
	ErrJoinResourceType    = apierr.New(404, "InvalidResourceType.NotFound", "There is no such type of resource.", "Ecs JoinResourceGroup")
	ErrJoinResourceID      = apierr.New(404, "InvalidResourceId.NotFound", "The specified resource does not exist.", "Ecs JoinResourceGroup")
	ErrJoinResourceGroup   = apierr.New(404, "InvalidResourceGroup.NotFound", "The specified resource group does not exist.", "Ecs JoinResourceGroup")
)
