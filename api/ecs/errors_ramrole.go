package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on the RAM roles of instances refuse.
var (
	ErrInstanceRoleIDs      = apierr.New(400, "InvalidInstanceIds.Malformed", "InstanceIds names 1 to 100 instances.", "Ecs AttachInstanceRamRole")
	ErrInstanceRoleInstance = apierr.New(404, "InvalidInstanceId.NotFound", "The specified instance does not exist.", "Ecs AttachInstanceRamRole")
	ErrInstanceRoleNetwork  = apierr.New(403, "InvalidNetworkType.MismatchRamRole", "Instances of the classic network take no RAM role.", "Ecs AttachInstanceRamRole")
	ErrInstanceRoleTrust    = apierr.New(404, "InvalidRamRole.NotEcsRole", "The role does not trust ecs.aliyuncs.com.", "Ecs AttachInstanceRamRole")
	ErrInstanceRoleUnknown  = apierr.New(404, "InvalidRamRole.NotFound", "The specified RAM role does not exist.", "Ecs AttachInstanceRamRole")
	ErrInstanceRoleEmpty    = apierr.New(403, "InvalidParameter.AllEmpty", "InstanceIds or RamRoleName is needed.", "Ecs DescribeInstanceRamRole")
)
