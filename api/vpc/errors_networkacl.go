package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on network ACLs refuse.
var (
	ErrAclVpc         = apierr.New(400, "InvalidVpcId.NotFound", "The specified VPC does not exist.", "Vpc CreateNetworkAcl")
	ErrAclName        = apierr.New(400, "ParameterLengthIllegal.Name", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateNetworkAcl")
	ErrAclDescription = apierr.New(400, "ParameterLengthIllegal.Description", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc CreateNetworkAcl")
	ErrAclQuota       = apierr.New(400, "QuotaExceed.NetworkAcl", "The VPC has as many network ACLs as its quota allows.", "Vpc CreateNetworkAcl")
	ErrAclNotFound    = apierr.New(400, "InvalidNetworkAcl.NotFound", "The specified network ACL does not exist.", "Vpc DeleteNetworkAcl, DescribeNetworkAclAttributes")
	ErrAclStatus      = apierr.New(400, "NetworkStatus.Modifying", "The network ACL is being modified.", "Vpc DeleteNetworkAcl, AssociateNetworkAcl")
	ErrAclInUse       = apierr.New(400, "NetworkAclExistBinding", "The network ACL still guards a vSwitch.", "Vpc DeleteNetworkAcl")

	ErrAclSourceNotFound = apierr.New(400, "InvalidSourceNetworkAcl.NotFound", "The specified source network ACL does not exist.", "Vpc CopyNetworkAclEntries")
	ErrAclRuleQuota      = apierr.New(400, "QuotaExceed.NetworkAclEntry", "The network ACL would have more rules than its quota allows.", "Vpc UpdateNetworkAclEntries")
	ErrAclIngressID      = apierr.New(400, "IllegalParam.IngressAclEntryId", "The network ACL has no such ingress rule.", "Vpc UpdateNetworkAclEntries")
	ErrAclEgressID       = apierr.New(400, "IllegalParam.EgressAclEntryId", "The network ACL has no such egress rule.", "Vpc UpdateNetworkAclEntries")
	ErrAclPolicy         = apierr.New(400, "ParameterMissing.Policy", "A rule has a Policy: accept or drop.", "Vpc UpdateNetworkAclEntries")
	ErrAclProtocol       = apierr.New(400, "ParameterMissing.Protocol", "A rule has a Protocol: all, tcp, udp, icmp or gre.", "Vpc UpdateNetworkAclEntries")
	ErrAclPort           = apierr.New(400, "ParameterIllegal.Port", "The port is a range such as 1/200 for tcp and udp, and -1/-1 for the other protocols.", "Vpc UpdateNetworkAclEntries")
	ErrAclSource         = apierr.New(400, "IllegalParam.SourceCidrIp", "SourceCidrIp is an IPv4 range in CIDR notation.", "Vpc UpdateNetworkAclEntries")
	ErrAclDestination    = apierr.New(400, "IllegalParam.DestinationCidrIp", "DestinationCidrIp is an IPv4 range in CIDR notation.", "Vpc UpdateNetworkAclEntries")
	ErrAclIPv6           = apierr.New(400, "OperationDenied.VpcIpv6NotEnabled", "The VPC has no IPv6 range.", "Vpc UpdateNetworkAclEntries")

	ErrAclNoResource       = apierr.New(400, "ParameterMissing.Resources", "The request names no resource.", "Vpc AssociateNetworkAcl")
	ErrAclResourceType     = apierr.New(400, "ParameterIllegal.ResourceType", "A network ACL guards vSwitches alone.", "Vpc AssociateNetworkAcl")
	ErrAclResourceNotFound = apierr.New(400, "InvalidResource.NotFound", "The specified vSwitch does not exist.", "Vpc AssociateNetworkAcl")
	ErrAclOtherVpc         = apierr.New(400, "InvalidResource.VpcError", "The network ACL and the vSwitch are not in the same VPC.", "Vpc AssociateNetworkAcl")
	ErrAclBound            = apierr.New(400, "InvalidResource.BindingExist", "A network ACL already guards the vSwitch.", "Vpc AssociateNetworkAcl")
	ErrAclNotBound         = apierr.New(400, "InvalidResource.NotBinding", "The network ACL does not guard the vSwitch.", "Vpc UnassociateNetworkAcl")
)
