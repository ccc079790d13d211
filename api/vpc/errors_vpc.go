package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on VPCs refuse.
var (
	ErrVpcCidr        = apierr.New(400, "InvalidParameter", "The CIDR block of a VPC lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (or is a public range outside 100.64.0.0/10, 224.0.0.0/4, 127.0.0.0/8 and 169.254.0.0/16), with a mask of 8 to 28 bits.", "Vpc CreateVpc")
	ErrVpcName        = apierr.New(400, "InvalidVpcName.Malformed", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateVpc")
	ErrVpcDescription = apierr.New(400, "InvalidVpcDiscription.Malformed", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc CreateVpc (sic)")
	ErrVpcQuota       = apierr.New(400, "QuotaExceeded.Vpc", "The account has as many VPCs in this region as its quota allows.", "Vpc CreateVpc")
	ErrVpcNotFound    = apierr.New(404, "InvalidVpcId.NotFound", "The specified VPC does not exist.", "Vpc CreateVSwitch, DeleteVpc")
	ErrVpcStatus      = apierr.New(400, "IncorrectVpcStatus", "The VPC is in a state in which it cannot be changed.", "Vpc DeleteVpc, CreateVSwitch")
	ErrVpcUserCidr    = apierr.New(400, "IllegalParam.UserCidr", "A UserCidr is an IPv4 range in CIDR notation.", "Vpc CreateVpc")
	ErrUserCidrRange  = apierr.New(400, "InvalidUserCidr.Malformed", "A UserCidr does not overlap 100.64.0.0/10.", "Vpc CreateVpc")
	ErrUserCidrQuota  = apierr.New(400, "InvalidUserCidr.Quota", "A VPC has at most 3 UserCidrs.", "Vpc CreateVpc")

	// DescribeVpcAttribute documents no code for a VPC that is not there; this is the spelling that clients look for. A0039
	ErrVpcAttributeNotFound = apierr.New(404, "InvalidVpcID.NotFound", "The specified VPC does not exist.", "Ecs CreateSecurityGroup; Terraform provider alicloud")

	ErrModifyVpcCidr = apierr.New(400, "IllegalCidrBlock", "A vSwitch of the VPC lies outside of the new CIDR block.", "Vpc ModifyVpcAttribute")

	ErrVpcHasVSwitch       = apierr.New(400, "DependencyViolation.VSwitch", "The VPC still has vSwitches.", "Vpc DeleteVpc")
	ErrVpcHasSecurityGroup = apierr.New(400, "DependencyViolation.SecurityGroup", "The VPC still has security groups.", "Vpc DeleteVpc")
	ErrVpcHasRouteTable    = apierr.New(400, "DependencyViolation.RouteTable", "The VPC still has custom route tables.", "Vpc DeleteVpc")
	ErrVpcHasRouteEntry    = apierr.New(400, "DependencyViolation.RouteEntry", "The system route table of the VPC still has custom routes.", "Vpc DeleteVpc")
	ErrVpcHasNatGateway    = apierr.New(400, "DependencyViolation.NatGateway", "The VPC still has NAT gateways.", "Vpc DeleteVpc")
	ErrVpcHasNetworkAcl    = apierr.New(400, "DependencyViolation.NetworkAcl", "The VPC still has network ACLs.", "Vpc DeleteVpc")
	ErrVpcHasInterface     = apierr.New(400, "DependencyViolation.RouterInterface", "The VPC's router still has router interfaces.", "Vpc DeleteVpc")
	ErrVpcHasCloudService  = apierr.New(400, "DependencyViolation.CloudServiceResource", "The VPC still holds a resource of another service: %s.", "Vpc DeleteVpc")

	ErrDefaultVpcExists = apierr.New(400, "OperationFailed.DefaultVpcExist", "The region already has a default VPC of this account.", "Vpc CreateDefaultVpc")

	ErrCidrVpcNotFound    = apierr.New(400, "InvalidVpc.NotFound", "The specified VPC does not exist.", "Vpc AssociateVpcCidrBlock")
	ErrCidrVpcStatus      = apierr.New(400, "IncorrectStatus.Vpc", "The VPC is in a state in which it cannot be changed.", "Vpc AssociateVpcCidrBlock")
	ErrSecondaryMalformed = apierr.New(400, "InvalidCidrBlock.Malformed", "The specified CIDR block is not valid.", "Vpc AssociateVpcCidrBlock")
	ErrSecondaryOverlap   = apierr.New(400, "InvalidCidrBlock", "The specified CIDR block overlaps one that the VPC has.", "Vpc AssociateVpcCidrBlock")
	ErrSecondaryVersion   = apierr.New(400, "IllegalParam.IpVersion", "Only IPv4 ranges can be added here; IpVersion %s is not emulated.", "Vpc AssociateVpcCidrBlock")
	ErrSecondaryQuota     = apierr.New(400, "QuotaExceeded.VpcMultiCidr", "The VPC has as many secondary CIDR blocks as its quota allows.", "Vpc AssociateVpcCidrBlock")
	ErrSecondaryNotFound  = apierr.New(400, "InvalidSecondaryCidrBlock.NotFound", "The VPC has no such secondary CIDR block.", "Vpc UnassociateVpcCidrBlock")
	ErrSecondaryInUse     = apierr.New(400, "OperationFailed.CidrInUse", "A vSwitch lies in the CIDR block.", "Vpc UnassociateVpcCidrBlock")

	ErrVRouterName        = apierr.New(400, "InvalidVRouterName.Malformed", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc ModifyVRouterAttribute")
	ErrVRouterDescription = apierr.New(400, "InvalidVRouterDescription.Malformed", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc ModifyVRouterAttribute")
	ErrVRouterNotFound    = apierr.New(404, "InvalidVRouterId.NotFound", "The specified vRouter does not exist.", "Vpc ModifyVRouterAttribute")

	ErrIPv6NotReserved = apierr.New(400, "OperationFailed.IPv6CidrNotReserved", "The IPv6 range is not one that was reserved for the account; leave it out to get one.", "Vpc CreateVpc, ModifyVpcAttribute")
	ErrIPv6InUse       = apierr.New(400, "OperationFailed.IpV6VSwitchInuse", "A vSwitch of the VPC has an IPv6 range.", "Vpc ModifyVpcAttribute")
	ErrIPv6Off         = apierr.New(400, "OperationFailed.VpcIpv6Disabled", "The VPC has no IPv6 range.", "Vpc CreateVSwitch")
	ErrIPv6OtherRange  = apierr.New(400, "IllegalParam.VpcIpv6CidrBlock", "VpcIpv6CidrBlock is not the IPv6 range of the VPC.", "Vpc CreateVSwitch")
	ErrIPv6Taken       = apierr.New(400, "OperationFailed.Ipv6CidrBlockExisted", "Another vSwitch of the VPC has the IPv6 range.", "Vpc CreateVSwitch")

	ErrResourceGroup = apierr.New(400, "InvalidResourceGroupId", "The specified resource group does not exist.", "Vpc CreateVpc")
)
