package ecs

import (
	"net/netip"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// assignPrivateIPAddresses gives an interface secondary addresses of its vSwitch, named or counted.
func assignPrivateIPAddresses(tx *world.Tx, req *wire.AssignPrivateIpAddressesRequest) (*wire.AssignPrivateIpAddressesResponse, error) {
	eni, err := addressableInterface(tx, req.NetworkInterfaceId)
	if err != nil {
		return nil, err
	}
	wanted, err := secondaryWanted(req)
	if err != nil {
		return nil, err
	}
	if err := checkAddressRoom(tx, eni, len(wanted)); err != nil {
		return nil, err
	}
	vsw, err := tx.VSwitches.Get(eni.VSwitch)
	if err != nil {
		return nil, err
	}
	res := &wire.AssignPrivateIpAddressesResponse{}
	res.AssignedPrivateIpAddressesSet.NetworkInterfaceId = eni.ID
	for _, at := range wanted {
		if slices.Contains(eni.PrivateIPs, at) {
			return nil, wire.ErrAssignTaken
		}
		address, err := world.AllocatePrivateIP(tx, vsw, at, eni.ID)
		if err != nil {
			return nil, interfaceAddressError(err)
		}
		eni.PrivateIPs = append(eni.PrivateIPs, address)
		set := &res.AssignedPrivateIpAddressesSet.PrivateIpSet
		set.PrivateIpAddress = append(set.PrivateIpAddress, address.String())
	}
	return res, tx.NetworkInterfaces.Put(eni)
}

func secondaryWanted(req *wire.AssignPrivateIpAddressesRequest) ([]netip.Addr, error) {
	switch {
	case len(req.PrivateIpAddress) > 0 && req.SecondaryPrivateIpAddressCount > 0:
		return nil, wire.ErrInterfaceAddressBoth
	case len(req.PrivateIpAddress) > 0:
		return addressList(req.PrivateIpAddress, wire.ErrAssignMalformed)
	case req.SecondaryPrivateIpAddressCount > maxSecondaryAddresses:
		return nil, wire.ErrInterfaceAddressLimit
	case req.SecondaryPrivateIpAddressCount > 0:
		return make([]netip.Addr, req.SecondaryPrivateIpAddressCount), nil
	}
	return nil, wire.ErrAssignMissing
}

// addressableInterface finds an interface whose addresses may change: one that is free, or attached to an instance
// that is running or stopped.
func addressableInterface(tx *world.Tx, id string) (*world.NetworkInterface, error) {
	eni, err := tx.NetworkInterfaces.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if eni.Status != world.Available && eni.Status != world.InUse {
		return nil, wire.ErrInterfaceStatus
	}
	if eni.Type == eniPrimary && eni.Instance != "" {
		if _, err := steadyInstance(tx, eni.Instance); err != nil {
			return nil, err
		}
	}
	return eni, nil
}

// checkAddressRoom counts addresses: a free interface takes 49 secondary ones, an attached one what the instance type takes.
func checkAddressRoom(tx *world.Tx, eni *world.NetworkInterface, more int) error {
	have := len(eni.PrivateIPs) + more
	if have > 1+maxSecondaryAddresses {
		return wire.ErrInterfaceAddressLimit
	}
	if eni.Instance == "" {
		return nil
	}
	i, err := tx.Instances.Get(eni.Instance)
	if err != nil {
		return err
	}
	if typ, known := typeOf(i.Type); known && have > typ.addresses() {
		return wire.ErrAssignLimit
	}
	return nil
}

// unassignPrivateIPAddresses takes secondary addresses from an interface.
func unassignPrivateIPAddresses(tx *world.Tx, req *wire.UnassignPrivateIpAddressesRequest) (*wire.UnassignPrivateIpAddressesResponse, error) {
	eni, err := addressableInterface(tx, req.NetworkInterfaceId)
	if err != nil {
		return nil, err
	}
	if len(req.PrivateIpAddress) == 0 {
		return nil, wire.ErrUnassignNone
	}
	gone, err := addressList(req.PrivateIpAddress, wire.ErrUnassignForm)
	if err != nil {
		return nil, err
	}
	for _, at := range gone {
		n := slices.Index(eni.PrivateIPs, at)
		if n <= 0 {
			return nil, wire.ErrUnassignOther
		}
		eni.PrivateIPs = slices.Delete(eni.PrivateIPs, n, n+1)
		if err := world.ReleasePrivateIP(tx, eni.VSwitch, at); err != nil {
			return nil, err
		}
	}
	return &wire.UnassignPrivateIpAddressesResponse{}, tx.NetworkInterfaces.Put(eni)
}
