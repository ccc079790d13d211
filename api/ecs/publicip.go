package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// AllocatePublicIpAddressRequest is what AllocatePublicIpAddress takes.
type AllocatePublicIpAddressRequest struct {
	InstanceId string     `rpc:",required"`
	_          rpc.Unread `params:"IpAddress,VlanId"`
}

// AllocatePublicIpAddressResponse is what AllocatePublicIpAddress answers.
type AllocatePublicIpAddressResponse struct {
	IpAddress string
}

// ReleasePublicIpAddressRequest is what ReleasePublicIpAddress takes.
type ReleasePublicIpAddressRequest struct {
	InstanceId      string
	PublicIpAddress string `rpc:",required"`
	DryRun          bool
}

// ReleasePublicIpAddressResponse is what ReleasePublicIpAddress answers.
type ReleasePublicIpAddressResponse struct {
	RemainTimes string
}
