package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// modifyNetworkInterfaceAttribute changes an interface; of a primary one only name and description.
func modifyNetworkInterfaceAttribute(tx *world.Tx, req *wire.ModifyNetworkInterfaceAttributeRequest) (*wire.ModifyNetworkInterfaceAttributeResponse, error) {
	eni, err := tx.NetworkInterfaces.Get(req.NetworkInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if eni.Type == eniPrimary && (len(req.SecurityGroupId) > 0 || req.DeleteOnRelease != nil) {
		return nil, wire.ErrModifyPrimary
	}
	if err := renameInterface(eni, req); err != nil {
		return nil, err
	}
	if len(req.SecurityGroupId) > 0 {
		if err := checkInterfaceGroups(tx, req.SecurityGroupId, eni.SecurityGroups, eni.VPC, wire.ErrModifyGroupTypes); err != nil {
			return nil, err
		}
		eni.SecurityGroups = slices.Clone(req.SecurityGroupId)
	}
	if req.DeleteOnRelease != nil {
		eni.DeleteOnRelease = *req.DeleteOnRelease
	}
	if req.QueueNumber != nil {
		if err := setQueues(tx, eni, *req.QueueNumber); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyNetworkInterfaceAttributeResponse{}, tx.NetworkInterfaces.Put(eni)
}

func renameInterface(eni *world.NetworkInterface, req *wire.ModifyNetworkInterfaceAttributeRequest) error {
	if req.NetworkInterfaceName != nil {
		if err := checkName(*req.NetworkInterfaceName, wire.ErrInterfaceName); err != nil {
			return err
		}
		eni.Name = *req.NetworkInterfaceName
	}
	if req.Description != nil {
		if err := checkText(*req.Description, wire.ErrInterfaceDescription); err != nil {
			return err
		}
		eni.Description = *req.Description
	}
	return nil
}

// setQueues changes the queue number of a secondary interface that is free or whose instance is stopped; -1 asks for
// the default.
func setQueues(tx *world.Tx, eni *world.NetworkInterface, queues int) error {
	switch {
	case eni.Type == eniPrimary:
		return wire.ErrModifyQueuesPrimary
	case queues == 0 || queues > maxQueues:
		return wire.ErrInterfaceQueues
	}
	if eni.Status == world.InUse {
		i, err := tx.Instances.Get(eni.Instance)
		if err != nil {
			return err
		}
		if i.Status != world.Stopped {
			return wire.ErrModifyQueuesStatus
		}
	} else if eni.Status != world.Available {
		return wire.ErrModifyQueuesStatus
	}
	eni.QueueNumber = max(queues, 1)
	return nil
}
