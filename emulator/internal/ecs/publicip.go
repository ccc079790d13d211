package ecs

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var publicIPActions = []action.Action{
	action.Write("AllocatePublicIpAddress", regions.ECSPublicIP, allocatePublicIPAddress,
		action.With(func(tx *world.Tx, req *wire.AllocatePublicIpAddressRequest) (regions.Facts, error) {
			return networkOf(tx, req.InstanceId)
		})),
	action.Write("ReleasePublicIpAddress", regions.ECSInstance, releasePublicIPAddress),
}

// networkOf tells the law on which network an instance is.
func networkOf(tx *world.Tx, instance string) (regions.Facts, error) {
	i, err := findInstance(tx, instance)
	if err != nil {
		return regions.Facts{}, err
	}
	return regions.Facts{Network: i.Network}, nil
}

// allocatePublicIPAddress gives an instance that has outbound bandwidth a public address of its own.
func allocatePublicIPAddress(tx *world.Tx, req *wire.AllocatePublicIpAddressRequest) (*wire.AllocatePublicIpAddressResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	switch {
	case i.Status != world.Running && i.Status != world.Stopped:
		return nil, wire.ErrPublicIPStatus
	case i.PublicIP.IsValid():
		return nil, wire.ErrPublicIPHas
	case i.BandwidthOut == 0:
		return nil, wire.ErrPublicIPBandwidth
	}
	if i.PublicIP, err = world.AllocatePublicIP(tx, netip.Addr{}, i.ID); err != nil {
		return nil, err
	}
	return &wire.AllocatePublicIpAddressResponse{IpAddress: i.PublicIP.String()}, tx.Instances.Put(i)
}

// releasePublicIPAddress takes an instance's public address away.
func releasePublicIPAddress(tx *world.Tx, req *wire.ReleasePublicIpAddressRequest) (*wire.ReleasePublicIpAddressResponse, error) {
	hold, err := tx.PublicHolds.Get(req.PublicIpAddress)
	if err != nil {
		return nil, missing(err, wire.ErrPublicIPNotFound)
	}
	i, err := tx.Instances.Get(hold.Holder)
	if err != nil {
		return nil, missing(err, wire.ErrPublicIPNotFound)
	}
	if req.InstanceId != "" && req.InstanceId != i.ID {
		return nil, wire.ErrPublicIPNotFound
	}
	if err := world.ReleasePublicIPs(tx, i.ID); err != nil {
		return nil, err
	}
	i.PublicIP, i.BandwidthOut = netip.Addr{}, 0
	return &wire.ReleasePublicIpAddressResponse{RemainTimes: "1"}, tx.Instances.Put(i)
}
