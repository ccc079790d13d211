package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on vSwitches refuse.
var (
	ErrVSwitchCidr        = apierr.New(400, "InvalidCidrBlock.Malformed", "The specified CIDR block is not valid.", "Vpc CreateVSwitch")
	ErrVSwitchMask        = apierr.New(400, "InvalidCirdrBlock.MaskLength", "The mask of a vSwitch has 16 to 29 bits.", "Vpc CreateVSwitch (sic)")
	ErrVSwitchOutside     = apierr.New(400, "InvalidParameter", "The specified CIDR block does not lie in the VPC.", "Vpc CreateVSwitch")
	ErrVSwitchOverlap     = apierr.New(400, "InvalidCidrBlock.Overlapped", "The specified CIDR block overlaps the one of another vSwitch.", "Vpc CreateVSwitch")
	ErrVSwitchRoute       = apierr.New(400, "RouteConflict.AlreadyExist", "A custom route of the VPC leads to the specified CIDR block or to a part of it.", "Vpc CreateVSwitch")
	ErrVSwitchName        = apierr.New(400, "InvalidVSwitchName.Malformed", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateVSwitch")
	ErrVSwitchDescription = apierr.New(400, "InvalidVSwitchDiscription.Malformed", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc CreateVSwitch (sic)")
	ErrVSwitchQuota       = apierr.New(400, "QuotaExceeded.VSwitch", "The VPC has as many vSwitches as its quota allows.", "Vpc CreateVSwitch")
	ErrVSwitchNotFound    = apierr.New(404, "InvalidVSwitchId.NotFound", "The specified vSwitch does not exist.", "Vpc DeleteVSwitch, ModifyVSwitchAttribute")
	ErrVSwitchStatus      = apierr.New(400, "IncorrectVSwitchStatus", "The vSwitch is in a state in which it cannot be changed.", "Vpc DeleteVSwitch")

	// The documents give status 400, but clients take only a 404 for "gone". A0039
	ErrVSwitchAttributeNotFound = apierr.New(404, "InvalidVSwitchId.NotFound", "The specified vSwitch does not exist.", "Vpc DescribeVSwitchAttributes")

	ErrVSwitchInUse         = apierr.New(400, "DependencyViolation", "Resources are still deployed in the vSwitch: %s.", "Vpc DeleteVSwitch")
	ErrVSwitchHasNatGateway = apierr.New(400, "DependencyViolation.EnhancedNatgw", "The vSwitch still has a NAT gateway.", "Vpc DeleteVSwitch")
	ErrVSwitchHasNetworkAcl = apierr.New(400, "DependencyViolation.NetworkAcl", "A network ACL is still associated with the vSwitch.", "Vpc DeleteVSwitch")
	ErrVSwitchHasRouteTable = apierr.New(400, "DependencyViolation.RouteTable", "A custom route table is still associated with the vSwitch.", "Vpc DeleteVSwitch")
	ErrVSwitchHasSnatEntry  = apierr.New(400, "DependencyViolation.SnatEntry", "An SNAT entry still refers to the vSwitch.", "Vpc DeleteVSwitch")

	ErrDefaultVpcMissing    = apierr.New(400, "OperationFailed.DefaultVpcNotExist", "The region has no default VPC of this account.", "Vpc CreateDefaultVSwitch")
	ErrDefaultVSwitchExists = apierr.New(400, "OperationFailed.DefaultVSwitchExist", "The zone already has a default vSwitch.", "Vpc CreateDefaultVSwitch")
)
