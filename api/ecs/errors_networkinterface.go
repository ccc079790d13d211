package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// Where the network interface errors are documented.
const (
	docCreateInterface = "Ecs CreateNetworkInterface"
	docAttachInterface = "Ecs AttachNetworkInterface"
	docDetachInterface = "Ecs DetachNetworkInterface"
	docModifyInterface = "Ecs ModifyNetworkInterfaceAttribute"
	docAssignAddress   = "Ecs AssignPrivateIpAddresses"
)

// What the actions on network interfaces refuse.
var (
	ErrInterfaceNotFound       = apierr.New(404, "InvalidEniId.NotFound", "The specified network interface does not exist.", docAttachInterface)
	ErrInterfaceStatus         = apierr.New(400, "InvalidOperation.InvalidEniState", "The current status of the network interface does not allow this operation.", docAttachInterface)
	ErrInterfaceName           = apierr.New(403, "InvalidParams.NetworkInterfaceName", "The name is 2 to 128 characters long, begins with a letter and does not look like a URL.", docCreateInterface)
	ErrInterfaceDescription    = apierr.New(400, "InvalidParameter", "The description is 2 to 256 characters long and does not look like a URL.", docCreateInterface)
	ErrInterfaceVSwitch        = apierr.New(404, "InvalidVSwitchId.NotFound", "The specified vSwitch does not exist.", docCreateInterface)
	ErrInterfaceVSwitchStatus  = apierr.New(400, "IncorrectVSwitchStatus", "The current status of the vSwitch does not allow this operation.", docCreateInterface)
	ErrInterfaceGroupMissing   = apierr.New(400, "MissingParameter", "SecurityGroupId or SecurityGroupIds is needed.", docCreateInterface)
	ErrInterfaceGroupConflict  = apierr.New(400, "InvalidSecurityGroupId.SingleIdAndMultiIdConflict", "SecurityGroupId and SecurityGroupIds exclude each other.", docCreateInterface)
	ErrInterfaceGroupRepeated  = apierr.New(400, "InvalidParameter.SecurityGroupIdRepeated", "A security group is named twice.", docCreateInterface)
	ErrInterfaceGroupNotFound  = apierr.New(404, "InvalidSecurityGroupId.NotFound", "The specified security group does not exist.", docCreateInterface+", ModifyNetworkInterfaceAttribute")
	ErrInterfaceGroupClassic   = apierr.New(403, "InvalidSecurityGroupId.NotVpc", "The security group is one of the classic network.", docCreateInterface+", ModifyNetworkInterfaceAttribute")
	ErrInterfaceGroupVPC       = apierr.New(403, "InvalidOperation.VpcMismatch", "The security group is in another VPC.", docCreateInterface+", ModifyNetworkInterfaceAttribute")
	ErrInterfaceGroupTypes     = apierr.New(403, "EnterpriseGroupLimited.MutliGroupType", "Basic and enterprise security groups cannot be mixed.", docCreateInterface+" (code sic)")
	ErrInterfaceGroupLimit     = apierr.New(400, "JoinedGroupLimitExceed", "A network interface is in five security groups at most.", docCreateInterface+", ModifyNetworkInterfaceAttribute")
	ErrInterfaceGroupFull      = apierr.New(403, "SecurityGroupInstanceLimitExceed", "The security group has as many members as it holds.", docCreateInterface)
	ErrInterfaceMode           = apierr.New(403, "InvalidOperation.HighPerformanceTrafficModeIsNotAllowed", "No instance type of this emulator takes an interface of the traffic mode HighPerformance.", docCreateInterface)
	ErrInterfaceAddress        = apierr.New(403, "InvalidIp.Address", "The specified private address is malformed.", docCreateInterface)
	ErrInterfaceAddressOutside = apierr.New(403, "InvalidVSwitchId.IpInvalid", "The specified private address is not one of the vSwitch.", docCreateInterface)
	ErrInterfaceAddressTaken   = apierr.New(400, "InvalidPrivateIpAddress.Duplicated", "The specified private address is in use.", docCreateInterface)
	ErrInterfaceAddressNone    = apierr.New(403, "InvalidVSwitchId.IpNotEnough", "The vSwitch has not enough free private addresses.", docCreateInterface)
	ErrInterfaceAddressTwice   = apierr.New(403, "InvalidIp.IpRepeated", "A private address is named twice.", docCreateInterface)
	ErrInterfaceAddressLimit   = apierr.New(403, "MaxEniPrivateIpsCountExceeded", "The network interface takes no more private addresses.", docCreateInterface)
	ErrInterfaceAddressBoth    = apierr.New(400, "InvalidParameter.Conflict", "PrivateIpAddress and SecondaryPrivateIpAddressCount exclude each other.", docCreateInterface)
	ErrInterfaceQueues         = apierr.New(403, "InvalidParameter.InvalidEniQueueNumber", "QueueNumber lies between 1 and 2048.", docCreateInterface)

	ErrAttachInstance        = apierr.New(404, "InvalidEcsId.NotFound", "The specified instance does not exist.", docAttachInterface)
	ErrAttachInstanceStatus  = apierr.New(400, "InvalidOperation.InvalidEcsState", "The instance is neither Running nor Stopped.", docAttachInterface)
	ErrAttachInstanceNetwork = apierr.New(403, "InvalidInstance.NetworkType", "The instance is not in a VPC.", docAttachInterface)
	ErrAttachVPC             = apierr.New(403, "InvalidEni.NotSameVpc", "Instance and network interface are not in the same VPC.", docAttachInterface)
	ErrAttachZone            = apierr.New(403, "InvalidOperation.AvailabilityZoneMismatch", "Instance and network interface are not in the same zone.", docAttachInterface)
	ErrAttachLimit           = apierr.New(403, "EniPerInstanceLimitExceeded", "The instance type takes no more network interfaces.", docAttachInterface)
	ErrAttachAddresses       = apierr.New(403, "InvalidOperation.Ipv4CountExceeded", "The instance type does not take that many private addresses on one network interface.", docAttachInterface)
	ErrAttachType            = apierr.New(403, "InvalidOperation.InvalidEniType", "The type of the network interface does not allow this operation.", docAttachInterface)

	ErrDetachPrimary = apierr.New(400, "InvalidOperation.DetachPrimaryEniNotAllowed", "The primary network interface of an instance stays.", docDetachInterface)
	ErrDetachOther   = apierr.New(403, "InvalidParameter.EniNotBelongEcs", "The network interface is not attached to the specified instance.", docDetachInterface)

	ErrModifyPrimary       = apierr.New(404, "InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc", "A primary network interface has its name and description changed and nothing else.", docModifyInterface)
	ErrModifyGroupTypes    = apierr.New(403, "InvalidOperation.MultiGroupType", "Basic and enterprise security groups cannot be mixed.", docModifyInterface)
	ErrModifyQueuesPrimary = apierr.New(403, "InvalidOperation.ModifyPrimaryEniQueueNumber", "The queue number of a primary network interface stays.", docModifyInterface)
	ErrModifyQueuesStatus  = apierr.New(403, "InvalidOperation.InvalidEniState", "The queue number changes while the network interface is Available or its instance Stopped.", docModifyInterface)

	ErrAssignMissing   = apierr.New(400, "MissingParameter", "PrivateIpAddress or SecondaryPrivateIpAddressCount is needed.", docAssignAddress)
	ErrAssignMalformed = apierr.New(400, "InvalidPrivateIpAddress.Malformed", "The specified private address is malformed.", docAssignAddress)
	ErrAssignTaken     = apierr.New(403, "InvalidIp.IpAssigned", "The network interface has the private address.", docAssignAddress)
	ErrAssignLimit     = apierr.New(403, "InvalidOperation.Ipv4CountExceeded", "The instance type does not take that many private addresses on one network interface.", docAssignAddress)
	ErrUnassignNone    = apierr.New(400, "MissingParameter", "PrivateIpAddress is needed.", "Ecs UnassignPrivateIpAddresses")
	ErrUnassignForm    = apierr.New(403, "InvalidPrivateIpAddress.Malformed", "The specified private address is malformed.", "Ecs UnassignPrivateIpAddresses")
	ErrUnassignOther   = apierr.New(403, "InvalidIp.IpUnassigned", "The private address is no secondary one of the network interface.", "Ecs UnassignPrivateIpAddresses")
)
