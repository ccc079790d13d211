package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instancePowerActions = []action.Action{
	action.Write("StartInstance", regions.ECSInstance, startInstance),
	action.Write("StartInstances", regions.ECSInstance, startInstances),
	action.Write("StopInstance", regions.ECSInstance, stopInstance),
	action.Write("StopInstances", regions.ECSInstance, stopInstances),
	action.Write("RebootInstance", regions.ECSInstance, rebootInstance),
	action.Write("RebootInstances", regions.ECSInstance, rebootInstances),
}

// power changes the state of an instance; it is the one place that says from which state which change may begin.
type power struct {
	from  world.Status
	begin func(*world.Tx, *world.Instance)
}

var starting = power{world.Stopped, func(tx *world.Tx, i *world.Instance) {
	i.SetStatus(world.Starting)
	i.StartedAt, i.StoppedMode = tx.Now(), "Not-applicable"
}}

// stopping stops an instance; mode is what is charged for while it is stopped.
func stopping(mode string) power {
	return power{world.Running, func(_ *world.Tx, i *world.Instance) {
		i.SetStatus(world.Stopping)
		if i.StoppedMode = first(fold(mode, "StopCharging", "KeepCharging"), "KeepCharging"); i.Network == world.Classic || i.ChargeType == world.PrePaid {
			i.StoppedMode = "KeepCharging"
		}
	}}
}

var rebooting = power{world.Running, func(tx *world.Tx, i *world.Instance) {
	i.SetStatus(world.Stopping)
	i.StartNext, i.StartedAt = true, tx.Now()
}}

// apply changes one instance and gives the state that it was in.
func (p power) apply(tx *world.Tx, id string) (before world.Status, err error) {
	i, err := findInstance(tx, id)
	if err != nil {
		return "", err
	}
	before = i.Status
	if before != p.from {
		return before, wire.ErrInstanceStatus
	}
	p.begin(tx, i)
	return before, tx.Instances.Put(i)
}

// applyAll changes several instances: all of them or none, unless the caller takes those that can be changed.
func (p power) applyAll(tx *world.Tx, ids []string, optimization string, after world.Status) ([]wire.InstanceResult, error) {
	best := fold(optimization, "SuccessFirst") == "SuccessFirst"
	results := make([]wire.InstanceResult, 0, len(ids))
	for _, id := range ids {
		before, err := p.apply(tx, id)
		result := wire.InstanceResult{InstanceId: id, Code: "200", Message: "success", PreviousStatus: string(before), CurrentStatus: string(after)}
		switch {
		case err == nil:
		case best && isRefusal(err):
			result.Code, result.Message = refusalOf(err)
			result.CurrentStatus = result.PreviousStatus
		default:
			return nil, err
		}
		results = append(results, result)
	}
	return results, nil
}

func startInstance(tx *world.Tx, req *wire.StartInstanceRequest) (*wire.StartInstanceResponse, error) {
	_, err := starting.apply(tx, req.InstanceId)
	return &wire.StartInstanceResponse{}, err
}

func startInstances(tx *world.Tx, req *wire.StartInstancesRequest) (*wire.StartInstancesResponse, error) {
	res := &wire.StartInstancesResponse{}
	results, err := starting.applyAll(tx, req.InstanceId, req.BatchOptimization, world.Starting)
	res.InstanceResponses.InstanceResponse = results
	return res, err
}

// stopInstance stops an instance. ForceStop is cutting the power: the state machine is the same.
func stopInstance(tx *world.Tx, req *wire.StopInstanceRequest) (*wire.StopInstanceResponse, error) {
	_, err := stopping(req.StoppedMode).apply(tx, req.InstanceId)
	return &wire.StopInstanceResponse{}, err
}

func stopInstances(tx *world.Tx, req *wire.StopInstancesRequest) (*wire.StopInstancesResponse, error) {
	res := &wire.StopInstancesResponse{}
	results, err := stopping(req.StoppedMode).applyAll(tx, req.InstanceId, req.BatchOptimization, world.Stopping)
	res.InstanceResponses.InstanceResponse = results
	return res, err
}

func rebootInstance(tx *world.Tx, req *wire.RebootInstanceRequest) (*wire.RebootInstanceResponse, error) {
	_, err := rebooting.apply(tx, req.InstanceId)
	return &wire.RebootInstanceResponse{}, err
}

func rebootInstances(tx *world.Tx, req *wire.RebootInstancesRequest) (*wire.RebootInstancesResponse, error) {
	res := &wire.RebootInstancesResponse{}
	results, err := rebooting.applyAll(tx, req.InstanceId, req.BatchOptimization, world.Stopping)
	res.InstanceResponses.InstanceResponse = results
	return res, err
}
