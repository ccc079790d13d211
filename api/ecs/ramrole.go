package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// AttachInstanceRamRoleRequest is what AttachInstanceRamRole takes.
type AttachInstanceRamRoleRequest struct {
	RegionId    string     `rpc:",required"`
	RamRoleName string     `rpc:",required"`
	InstanceIds []string   `rpc:",required,json"`
	_           rpc.Unread `params:"Policy"`
}

// AttachInstanceRamRoleResponse is what AttachInstanceRamRole answers.
type AttachInstanceRamRoleResponse struct {
	RamRoleName                  string
	TotalCount                   int
	FailCount                    int
	AttachInstanceRamRoleResults struct{ AttachInstanceRamRoleResult []AttachInstanceRamRoleResult }
}

// AttachInstanceRamRoleResult is part of the answer of AttachInstanceRamRole.
type AttachInstanceRamRoleResult struct {
	Code       string
	Message    string
	InstanceId string
	Success    bool
}

// DetachInstanceRamRoleRequest is what DetachInstanceRamRole takes.
type DetachInstanceRamRoleRequest struct {
	RegionId    string `rpc:",required"`
	RamRoleName string
	InstanceIds []string `rpc:",required,json"`
}

// DetachInstanceRamRoleResponse is what DetachInstanceRamRole answers.
type DetachInstanceRamRoleResponse struct {
	RamRoleName                  string
	TotalCount                   int
	FailCount                    int
	DetachInstanceRamRoleResults struct{ DetachInstanceRamRoleResult []DetachInstanceRamRoleResult }
}

// DetachInstanceRamRoleResult is part of the answer of DetachInstanceRamRole.
type DetachInstanceRamRoleResult struct {
	Code                string
	Message             string
	InstanceId          string
	Success             bool
	InstanceRamRoleSets struct{ InstanceRamRoleSet []InstanceRamRole }
}

// InstanceRamRole is part of the answer of DetachInstanceRamRole.
type InstanceRamRole struct {
	RamRoleName string
	InstanceId  string
}

// DescribeInstanceRamRoleRequest is what DescribeInstanceRamRole takes.
type DescribeInstanceRamRoleRequest struct {
	PageNumber  int32    `rpc:",min=1,default=1"`
	PageSize    int32    `rpc:",min=1,max=50,default=10"`
	RegionId    string   `rpc:",required"`
	InstanceIds []string `rpc:",json"`
	RamRoleName string
}

// DescribeInstanceRamRoleResponse is what DescribeInstanceRamRole answers.
type DescribeInstanceRamRoleResponse struct {
	TotalCount          int
	RegionId            string
	InstanceRamRoleSets struct{ InstanceRamRoleSet []InstanceRamRole }
}
