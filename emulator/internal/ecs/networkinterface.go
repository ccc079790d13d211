package ecs

import (
	"errors"
	"net/netip"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var networkInterfaceActions = []action.Action{
	action.Write("CreateNetworkInterface", regions.ECSNetworkInterface, createNetworkInterface),
	action.Read("DescribeNetworkInterfaces", regions.ECSNetworkInterface, describeNetworkInterfaces),
	action.Read("DescribeNetworkInterfaceAttribute", regions.ECSNetworkInterface, describeNetworkInterfaceAttribute),
	action.Write("ModifyNetworkInterfaceAttribute", regions.ECSNetworkInterface, modifyNetworkInterfaceAttribute),
	action.Write("AttachNetworkInterface", regions.ECSNetworkInterface, attachNetworkInterface),
	action.Write("DetachNetworkInterface", regions.ECSNetworkInterface, detachNetworkInterface),
	action.Write("DeleteNetworkInterface", regions.ECSNetworkInterface, deleteNetworkInterface),
	action.Write("AssignPrivateIpAddresses", regions.ECSNetworkInterface, assignPrivateIPAddresses),
	action.Write("UnassignPrivateIpAddresses", regions.ECSNetworkInterface, unassignPrivateIPAddresses),
}

// eniPrimary is the type of the interface that an instance is made with; the others are Secondary and Trunk.
const eniPrimary = "Primary"

// Documented limits of a network interface (Ecs CreateNetworkInterface).
const (
	maxSecondaryAddresses = 49
	maxQueues             = 2048
)

// createNetworkInterface makes a secondary interface, or a trunk, which is one that may have members; none can be
// attached to it here. It is Available at once: the action is documented as synchronous.
func createNetworkInterface(tx *world.Tx, req *wire.CreateNetworkInterfaceRequest) (*wire.CreateNetworkInterfaceResponse, error) {
	if err := checkNewInterface(tx, req); err != nil {
		return nil, err
	}
	vsw, err := tx.VSwitches.Get(req.VSwitchId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceVSwitch)
	}
	if vsw.Status != world.Available {
		return nil, wire.ErrInterfaceVSwitchStatus
	}
	groups, err := interfaceGroups(tx, req, vsw.VPC)
	if err != nil {
		return nil, err
	}
	eni := &world.NetworkInterface{
		Meta:   newMeta(tx, "eni", req.NetworkInterfaceName, req.Description, req.ResourceGroupId, req.Tag),
		Status: world.Available, Type: req.InstanceType, VPC: vsw.VPC, VSwitch: vsw.ID, Zone: vsw.Zone, MAC: macAddress(tx.Serial()),
		SecurityGroups: groups, DeleteOnRelease: req.DeleteOnRelease == nil || *req.DeleteOnRelease,
		QueueNumber: req.QueueNumber, TrafficMode: "Standard",
	}
	if err := giveAddresses(tx, eni, vsw, req); err != nil {
		return nil, err
	}
	if err := tx.NetworkInterfaces.Insert(eni); err != nil {
		return nil, err
	}
	// The answer names the resource group, which the store fills in when the request does not.
	if eni, err = tx.NetworkInterfaces.Get(eni.ID); err != nil {
		return nil, err
	}
	return createdInterface(tx, eni), nil
}

func checkNewInterface(tx *world.Tx, req *wire.CreateNetworkInterfaceRequest) error {
	switch {
	case req.NetworkInterfaceTrafficMode != "Standard":
		return wire.ErrInterfaceMode
	case req.QueueNumber > maxQueues:
		return wire.ErrInterfaceQueues
	}
	if err := checkName(req.NetworkInterfaceName, wire.ErrInterfaceName); err != nil {
		return err
	}
	if err := checkText(req.Description, wire.ErrInterfaceDescription); err != nil {
		return err
	}
	if err := checkNewTags(req.Tag); err != nil {
		return err
	}
	return checkResourceGroup(tx, req.ResourceGroupId)
}

// interfaceGroups reads the security groups of a new interface: one way of naming them or the other.
func interfaceGroups(tx *world.Tx, req *wire.CreateNetworkInterfaceRequest, vpc string) ([]string, error) {
	groups := req.SecurityGroupIds
	switch {
	case req.SecurityGroupId != "" && len(groups) > 0:
		return nil, wire.ErrInterfaceGroupConflict
	case req.SecurityGroupId != "":
		groups = []string{req.SecurityGroupId}
	case len(groups) == 0:
		return nil, wire.ErrInterfaceGroupMissing
	}
	return groups, checkInterfaceGroups(tx, groups, nil, vpc, wire.ErrInterfaceGroupTypes)
}

// checkInterfaceGroups refuses security groups that an interface of a VPC cannot be in. Those that it is in already
// have room for it.
func checkInterfaceGroups(tx *world.Tx, groups, have []string, vpc string, types error) error {
	if len(groups) > tx.Quota("ecs.securitygroups.member", maxInstanceGroups) {
		return wire.ErrInterfaceGroupLimit
	}
	typ := ""
	for n, id := range groups {
		if slices.Contains(groups[:n], id) {
			return wire.ErrInterfaceGroupRepeated
		}
		group, err := tx.SecurityGroups.Get(id)
		if err != nil {
			return missing(err, wire.ErrInterfaceGroupNotFound)
		}
		switch {
		case group.VPC == "":
			return wire.ErrInterfaceGroupClassic
		case group.VPC != vpc:
			return wire.ErrInterfaceGroupVPC
		case typ != "" && group.Type != typ:
			return types
		}
		typ = group.Type
		if slices.Contains(have, id) {
			continue
		}
		if err := checkRoom(tx, group, wire.ErrInterfaceGroupFull); err != nil {
			return err
		}
	}
	return nil
}

// giveAddresses gives a new interface its addresses: the primary one, then those that are named or counted.
func giveAddresses(tx *world.Tx, eni *world.NetworkInterface, vsw *world.VSwitch, req *wire.CreateNetworkInterfaceRequest) error {
	if len(req.PrivateIpAddress) > 0 && req.SecondaryPrivateIpAddressCount > 0 {
		return wire.ErrInterfaceAddressBoth
	}
	wanted, err := addressList(append([]string{req.PrimaryIpAddress}, req.PrivateIpAddress...), wire.ErrInterfaceAddress)
	if err != nil {
		return err
	}
	wanted = append(wanted, make([]netip.Addr, req.SecondaryPrivateIpAddressCount)...)
	if len(wanted) > 1+maxSecondaryAddresses {
		return wire.ErrInterfaceAddressLimit
	}
	for _, at := range wanted {
		address, err := world.AllocatePrivateIP(tx, vsw, at, eni.ID)
		if err != nil {
			return interfaceAddressError(err)
		}
		eni.PrivateIPs = append(eni.PrivateIPs, address)
	}
	return nil
}

// addressList reads addresses, none of which may be named twice; an empty one stands for any.
func addressList(texts []string, malformed error) ([]netip.Addr, error) {
	list := make([]netip.Addr, 0, len(texts))
	for _, text := range texts {
		if text == "" {
			list = append(list, netip.Addr{})
			continue
		}
		at, err := netip.ParseAddr(text)
		if err != nil || !at.Is4() {
			return nil, malformed
		}
		if slices.Contains(list, at) {
			return nil, wire.ErrInterfaceAddressTwice
		}
		list = append(list, at)
	}
	return list, nil
}

func interfaceAddressError(err error) error {
	switch {
	case errors.Is(err, world.ErrAddressOutside):
		return wire.ErrInterfaceAddressOutside
	case errors.Is(err, world.ErrAddressTaken):
		return wire.ErrInterfaceAddressTaken
	case errors.Is(err, world.ErrAddressesExhausted):
		return wire.ErrInterfaceAddressNone
	}
	return err
}

// deleteNetworkInterface deletes an interface that is attached to nothing. Its addresses are free at once.
func deleteNetworkInterface(tx *world.Tx, req *wire.DeleteNetworkInterfaceRequest) (*wire.DeleteNetworkInterfaceResponse, error) {
	eni, err := tx.NetworkInterfaces.Get(req.NetworkInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if eni.Status != world.Available {
		return nil, wire.ErrInterfaceStatus
	}
	if err := freeInterface(tx, eni.ID); err != nil {
		return nil, err
	}
	eni.Status, eni.SecurityGroups = world.Deleting, nil
	return &wire.DeleteNetworkInterfaceResponse{}, tx.NetworkInterfaces.Put(eni)
}

// freeInterface takes from an interface what belongs to others: its private addresses and the EIPs bound to it.
func freeInterface(tx *world.Tx, id string) error {
	for eip, err := range tx.EIPsByInstance.Each(id) {
		if err != nil {
			return err
		}
		eip.Status = world.Unassociating
		if err := tx.EIPs.Put(eip); err != nil {
			return err
		}
	}
	return world.ReleasePrivateIPs(tx, id)
}
