package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceDeleteActions = []action.Action{
	action.Write("DeleteInstance", regions.ECSInstance, deleteInstance),
	action.Write("DeleteInstances", regions.ECSInstance, deleteInstances),
}

func deleteInstance(tx *world.Tx, req *wire.DeleteInstanceRequest) (*wire.DeleteInstanceResponse, error) {
	return &wire.DeleteInstanceResponse{}, releaseInstance(tx, req.InstanceId, req.Force, req.TerminateSubscription)
}

// deleteInstances deletes all that are named or, when one cannot be, none.
func deleteInstances(tx *world.Tx, req *wire.DeleteInstancesRequest) (*wire.DeleteInstancesResponse, error) {
	for _, id := range req.InstanceId {
		if err := releaseInstance(tx, id, req.Force, req.TerminateSubscription); err != nil {
			return nil, err
		}
	}
	return &wire.DeleteInstancesResponse{}, nil
}

// releaseInstance ends an instance with what belongs to it: disks that are deleted with it, its interfaces and their
// addresses, the binding of its EIPs. A running one needs force, a subscription that has not ended needs to be terminated.
func releaseInstance(tx *world.Tx, id string, force, terminate bool) error {
	i, err := findInstance(tx, id)
	if err != nil {
		return err
	}
	switch {
	case i.DeletionProtection:
		return wire.ErrDeletionProtection
	case i.ChargeType == world.PrePaid && !terminate && i.ExpiresAt.After(tx.Now()):
		return wire.ErrDeleteChargeType
	case i.Status != world.Stopped && !force:
		return wire.ErrInstanceStatus
	}
	if routes, err := tx.RouteEntriesByNextHop.Count(id); err != nil || routes > 0 {
		return orError(err, wire.ErrInstanceRouteEntry)
	}
	for _, step := range []func(*world.Tx, *world.Instance) error{releaseDisks, releaseInterfaces, leaveBalancers} {
		if err := step(tx, i); err != nil {
			return err
		}
	}
	if err := world.UnbindEIPs(tx, id); err != nil {
		return err
	}
	if err := world.ReleasePublicIPs(tx, id); err != nil {
		return err
	}
	return tx.Instances.Delete(id)
}

// releaseDisks deletes the disks that go with the instance and detaches the others.
func releaseDisks(tx *world.Tx, i *world.Instance) error {
	for d, err := range tx.DisksByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		if d.DeleteWithInstance {
			if err := removeDisk(tx, d); err != nil {
				return err
			}
			continue
		}
		d.Instances = slices.DeleteFunc(d.Instances, func(a world.Attachment) bool { return a.Instance == i.ID })
		if len(d.Instances) == 0 {
			d.Status, d.DetachedAt = world.Available, stamp(tx.Now())
		}
		if err := tx.Disks.Put(d); err != nil {
			return err
		}
	}
	return nil
}

// releaseInterfaces deletes the interfaces that go with the instance and detaches the others.
func releaseInterfaces(tx *world.Tx, i *world.Instance) error {
	for eni, err := range tx.NetworkInterfacesByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		if eni.Type != "Primary" && !eni.DeleteOnRelease {
			eni.Instance, eni.Status = "", world.Available
			if err := tx.NetworkInterfaces.Put(eni); err != nil {
				return err
			}
			continue
		}
		if err := world.UnbindEIPs(tx, eni.ID); err != nil {
			return err
		}
		if err := world.ReleasePrivateIPs(tx, eni.ID); err != nil {
			return err
		}
		if err := tx.NetworkInterfaces.Delete(eni.ID); err != nil {
			return err
		}
	}
	return nil
}

// leaveBalancers takes the instance out of every server group that has it.
func leaveBalancers(tx *world.Tx, i *world.Instance) error {
	without := func(list []world.Backend) []world.Backend {
		return slices.DeleteFunc(list, func(b world.Backend) bool { return b.Server == i.ID })
	}
	for b, err := range tx.LoadBalancersByServer.Each(i.ID) {
		if err != nil {
			return err
		}
		b.Backends = without(b.Backends)
		if err := tx.LoadBalancers.Put(b); err != nil {
			return err
		}
	}
	for g, err := range tx.VServerGroupsByServer.Each(i.ID) {
		if err != nil {
			return err
		}
		g.Backends = without(g.Backends)
		if err := tx.VServerGroups.Put(g); err != nil {
			return err
		}
	}
	for g, err := range tx.MasterSlaveGroupsByServer.Each(i.ID) {
		if err != nil {
			return err
		}
		g.Backends = without(g.Backends)
		if err := tx.MasterSlaveGroups.Put(g); err != nil {
			return err
		}
	}
	return nil
}
