package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// attachNetworkInterface attaches an Available interface to an instance of its VPC and zone; it answers at once, Attaching.
func attachNetworkInterface(tx *world.Tx, req *wire.AttachNetworkInterfaceRequest) (*wire.AttachNetworkInterfaceResponse, error) {
	eni, err := tx.NetworkInterfaces.Get(req.NetworkInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if eni.Type == eniPrimary {
		return nil, wire.ErrAttachType
	}
	if eni.Status != world.Available {
		return nil, wire.ErrInterfaceStatus
	}
	i, err := steadyInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if err := checkAttachment(tx, eni, i); err != nil {
		return nil, err
	}
	eni.Instance, eni.Status = i.ID, world.Attaching
	eni.QueueNumber = max(eni.QueueNumber, 1)
	return &wire.AttachNetworkInterfaceResponse{}, tx.NetworkInterfaces.Put(eni)
}

// steadyInstance finds an instance whose interfaces may change: one that is running or stopped.
func steadyInstance(tx *world.Tx, id string) (*world.Instance, error) {
	i, err := tx.Instances.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrAttachInstance)
	}
	if i.Status != world.Running && i.Status != world.Stopped {
		return nil, wire.ErrAttachInstanceStatus
	}
	return i, nil
}

// checkAttachment refuses an instance that the interface does not fit, or that has as many as its type takes.
func checkAttachment(tx *world.Tx, eni *world.NetworkInterface, i *world.Instance) error {
	switch {
	case i.VPC == "":
		return wire.ErrAttachInstanceNetwork
	case i.VPC != eni.VPC:
		return wire.ErrAttachVPC
	case i.Zone != eni.Zone:
		return wire.ErrAttachZone
	}
	have, err := tx.NetworkInterfacesByInstance.Count(i.ID)
	if err != nil {
		return err
	}
	typ, known := typeOf(i.Type)
	switch {
	case known && have >= typ.enis():
		return wire.ErrAttachLimit
	case known && len(eni.PrivateIPs) > typ.addresses():
		return wire.ErrAttachAddresses
	}
	return nil
}

// detachNetworkInterface detaches a secondary interface; it answers at once, Detaching. To ask again while that lasts
// is allowed, as documented.
func detachNetworkInterface(tx *world.Tx, req *wire.DetachNetworkInterfaceRequest) (*wire.DetachNetworkInterfaceResponse, error) {
	eni, err := tx.NetworkInterfaces.Get(req.NetworkInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if eni.Type == eniPrimary {
		return nil, wire.ErrDetachPrimary
	}
	if _, err := steadyInstance(tx, req.InstanceId); err != nil {
		return nil, err
	}
	switch {
	case eni.Status != world.InUse && eni.Status != world.Detaching:
		return nil, wire.ErrInterfaceStatus
	case eni.Instance != req.InstanceId:
		return nil, wire.ErrDetachOther
	case eni.Status == world.Detaching:
		return &wire.DetachNetworkInterfaceResponse{}, nil
	}
	eni.Status = world.Detaching
	return &wire.DetachNetworkInterfaceResponse{}, tx.NetworkInterfaces.Put(eni)
}
