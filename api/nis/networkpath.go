package nis

import "github.com/ringfence-dev/ringfence/api/rpc"

// Ends are the two ends of a path. The text of the API asks for the destination and the protocol too, which its
// description marks as optional.
type Ends struct {
	SourceId        string `rpc:",required"`
	SourceType      string `rpc:",required,enum=ecs|internetIp|vsw|vpn|vbr"`
	SourceIpAddress string
	SourcePort      int32  `rpc:",min=0,max=65535"`
	TargetId        string `rpc:",required"`
	TargetType      string `rpc:",required,enum=ecs|internetIp|vsw|vpn|vbr|clb|rds|oss"`
	TargetIpAddress string
	TargetPort      int32  `rpc:",min=0,max=65535"`
	Protocol        string `rpc:",required,enum=tcp|udp|icmp,fold"`
}

// CreateNetworkPathRequest is what CreateNetworkPath takes.
type CreateNetworkPathRequest struct {
	NetworkPathName        string `rpc:",required"`
	NetworkPathDescription string
	ResourceGroupId        string
	Tag                    []rpc.Tag `rpc:",maxitems=20"`
	Ends
}

// CreateNetworkPathResponse is what CreateNetworkPath answers.
type CreateNetworkPathResponse struct {
	NetworkPathId string
}

// DeleteNetworkPathRequest is what DeleteNetworkPath takes. Clients send the list as one JSON text.
type DeleteNetworkPathRequest struct {
	NetworkPathIds []string `rpc:",required,json,maxitems=100"`
}

// DeleteNetworkPathResponse is what DeleteNetworkPath answers.
type DeleteNetworkPathResponse struct {
	Data bool
}
