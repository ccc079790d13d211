package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ramRoleActions = []action.Action{
	action.Write("AttachInstanceRamRole", regions.ECSInstance, attachInstanceRAMRole),
	action.Write("DetachInstanceRamRole", regions.ECSInstance, detachInstanceRAMRole),
	action.Read("DescribeInstanceRamRole", regions.ECSInstance, describeInstanceRAMRole),
}

// ecsService is what a role has to trust so that instances may take it.
const ecsService = "ecs.aliyuncs.com"

// maxRoleInstances is how many instances one request names (Ecs AttachInstanceRamRole).
const maxRoleInstances = 100

// attachInstanceRAMRole gives instances a role. One that has a role already is answered for with a failure.
func attachInstanceRAMRole(tx *world.Tx, req *wire.AttachInstanceRamRoleRequest) (*wire.AttachInstanceRamRoleResponse, error) {
	role, err := tx.Roles.Get(req.RamRoleName)
	if err != nil {
		return nil, missing(err, wire.ErrInstanceRoleUnknown)
	}
	if !slices.Contains(role.Trusted, ecsService) {
		return nil, wire.ErrInstanceRoleTrust
	}
	instances, err := roleInstances(tx, req.InstanceIds)
	if err != nil {
		return nil, err
	}
	res := &wire.AttachInstanceRamRoleResponse{RamRoleName: role.Name, TotalCount: len(instances)}
	for _, i := range instances {
		result := wire.AttachInstanceRamRoleResult{Code: "200", Message: "success", InstanceId: i.ID, Success: true}
		if i.Role != "" {
			// The code of a single failure is not documented (A0062).
			result.Code, result.Message, result.Success = "403", "The instance has a RAM role.", false
			res.FailCount++
		} else {
			i.Role = role.Name
			if err := tx.Instances.Put(i); err != nil {
				return nil, err
			}
		}
		res.AttachInstanceRamRoleResults.AttachInstanceRamRoleResult = append(res.AttachInstanceRamRoleResults.AttachInstanceRamRoleResult, result)
	}
	return res, nil
}

// roleInstances finds the instances of a request, all of which have to exist and be in a VPC.
func roleInstances(tx *world.Tx, ids []string) ([]*world.Instance, error) {
	if len(ids) == 0 || len(ids) > maxRoleInstances {
		return nil, wire.ErrInstanceRoleIDs
	}
	instances := make([]*world.Instance, 0, len(ids))
	for _, id := range ids {
		i, err := tx.Instances.Get(id)
		if err != nil {
			return nil, missing(err, wire.ErrInstanceRoleInstance)
		}
		if i.VPC == "" {
			return nil, wire.ErrInstanceRoleNetwork
		}
		instances = append(instances, i)
	}
	return instances, nil
}

// detachInstanceRAMRole takes their role from instances; a role that is named is taken from those that have it.
func detachInstanceRAMRole(tx *world.Tx, req *wire.DetachInstanceRamRoleRequest) (*wire.DetachInstanceRamRoleResponse, error) {
	instances, err := roleInstances(tx, req.InstanceIds)
	if err != nil {
		return nil, err
	}
	res := &wire.DetachInstanceRamRoleResponse{RamRoleName: req.RamRoleName, TotalCount: len(instances)}
	for _, i := range instances {
		result := wire.DetachInstanceRamRoleResult{Code: "200", Message: "success", InstanceId: i.ID, Success: true}
		if i.Role != "" && action.Same(req.RamRoleName, i.Role) {
			result.InstanceRamRoleSets.InstanceRamRoleSet = []wire.InstanceRamRole{{RamRoleName: i.Role, InstanceId: i.ID}}
			i.Role = ""
			if err := tx.Instances.Put(i); err != nil {
				return nil, err
			}
		}
		res.DetachInstanceRamRoleResults.DetachInstanceRamRoleResult = append(res.DetachInstanceRamRoleResults.DetachInstanceRamRoleResult, result)
	}
	return res, nil
}

// describeInstanceRAMRole lists instances with their roles, by instance or by role.
func describeInstanceRAMRole(tx *world.Tx, req *wire.DescribeInstanceRamRoleRequest) (*wire.DescribeInstanceRamRoleResponse, error) {
	if len(req.InstanceIds) == 0 && req.RamRoleName == "" {
		return nil, wire.ErrInstanceRoleEmpty
	}
	if len(req.InstanceIds) > 0 {
		if _, err := roleInstances(tx, req.InstanceIds); err != nil {
			return nil, err
		}
	}
	match := func(i *world.Instance) bool { return action.Same(req.RamRoleName, i.Role) }
	page, total, err := action.PageOf(action.Named(tx.Instances, req.InstanceIds), rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, match)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceRamRoleResponse{TotalCount: total, RegionId: tx.Region.ID}
	for _, i := range page {
		res.InstanceRamRoleSets.InstanceRamRoleSet = append(res.InstanceRamRoleSets.InstanceRamRoleSet, wire.InstanceRamRole{RamRoleName: i.Role, InstanceId: i.ID})
	}
	return res, nil
}
