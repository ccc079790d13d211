package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVirtualBorderRouterRequest is what CreateVirtualBorderRouter takes.
type CreateVirtualBorderRouterRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	VbrOwnerId           int64
	VlanId               int `rpc:",required,bad=InvalidVlanId.Malformed"`
	CircuitCode          string
	LocalGatewayIp       string
	PeerGatewayIp        string
	PeeringSubnetMask    string
	Description          string
	Name                 string
	ClientToken          string
	Bandwidth            int64 `rpc:",bad=IllegalParam.Bandwidth"`
	ResourceGroupId      string
	Tags                 []rpc.Tag `rpc:",maxitems=20"`
	VBRIPv6
}

// CreateVirtualBorderRouterResponse is what CreateVirtualBorderRouter answers.
type CreateVirtualBorderRouterResponse struct {
	VbrId string
}

// ModifyVirtualBorderRouterAttributeRequest is what ModifyVirtualBorderRouterAttribute takes.
type ModifyVirtualBorderRouterAttributeRequest struct {
	RegionId                      string `rpc:",required"`
	VbrId                         string `rpc:",required"`
	VlanId                        *int   `rpc:",bad=InvalidVlanId.Malformed"`
	CircuitCode                   *string
	LocalGatewayIp                *string
	PeerGatewayIp                 *string
	PeeringSubnetMask             *string
	MinTxInterval                 *int64 `rpc:",bad=IllegalParam.MinTxInterval"`
	MinRxInterval                 *int64 `rpc:",bad=IllegalParam.MinRxInterval"`
	DetectMultiplier              *int64 `rpc:",bad=IllegalParam.DetectMultiplier"`
	Description                   *string
	Name                          *string
	AssociatedPhysicalConnections []LineChange `rpc:",json"`
	ClientToken                   string
	Bandwidth                     *int
	SitelinkEnable                *bool
	VBRIPv6
}

// VBRIPv6 is IPv6 on a border router's line, as requests spell it.
type VBRIPv6 struct {
	EnableIpv6            *bool
	LocalIpv6GatewayIp    *string
	PeerIpv6GatewayIp     *string
	PeeringIpv6SubnetMask *string
}

// LineChange is part of what ModifyVirtualBorderRouterAttribute takes: what changes on one of a router's lines.
type LineChange struct {
	PhysicalConnectionId string
	VlanId               *int
	CircuitCode          *string
	LocalGatewayIp       *string
	PeerGatewayIp        *string
	PeeringSubnetMask    *string
	VBRIPv6
}

// ModifyVirtualBorderRouterAttributeResponse is what ModifyVirtualBorderRouterAttribute answers.
type ModifyVirtualBorderRouterAttributeResponse struct{}

// UpdateVirtualBorderBandwidthRequest is what UpdateVirtualBorderBandwidth takes.
type UpdateVirtualBorderBandwidthRequest struct {
	RegionId              string `rpc:",required"`
	VirtualBorderRouterId string `rpc:",required"`
	Bandwidth             int    `rpc:",required,bad=IllegalParam.Bandwidth"`
	ClientToken           string
}

// UpdateVirtualBorderBandwidthResponse is what UpdateVirtualBorderBandwidth answers.
type UpdateVirtualBorderBandwidthResponse struct {
	Code           string
	HttpStatusCode int
	Message        string
	Success        bool
}

// DescribeVirtualBorderRoutersRequest is what DescribeVirtualBorderRouters takes.
type DescribeVirtualBorderRoutersRequest struct {
	RegionId        string     `rpc:",required"`
	PageNumber      int32      `rpc:",min=1,default=1"`
	PageSize        int32      `rpc:",min=1,max=50,default=10"`
	Filter          []Filter   `rpc:",maxitems=5"`
	_               rpc.Unread `params:"IncludeCrossAccountVbr"`
	ResourceGroupId string
	Tags            []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeVirtualBorderRoutersResponse is what DescribeVirtualBorderRouters answers.
type DescribeVirtualBorderRoutersResponse struct {
	PageNumber             int
	PageSize               int
	TotalCount             int
	VirtualBorderRouterSet struct{ VirtualBorderRouterType []VirtualBorderRouterType }
}

// VirtualBorderRouterType is part of the answer of DescribeVirtualBorderRouters.
type VirtualBorderRouterType struct {
	CreationTime                     string
	Status                           string
	Type                             string
	MinTxInterval                    int64
	PeerIpv6GatewayIp                string
	PConnVbrExpireTime               string
	PhysicalConnectionOwnerUid       string
	ActivationTime                   string
	PhysicalConnectionBusinessStatus string
	Description                      string
	TerminationTime                  string
	MinRxInterval                    int64
	PeerGatewayIp                    string
	Name                             string
	VbrId                            string
	VlanId                           int
	VlanInterfaceId                  string
	CircuitCode                      string
	LocalIpv6GatewayIp               string
	LocalGatewayIp                   string
	PeeringSubnetMask                string
	EnableIpv6                       bool
	RouteTableId                     string
	DetectMultiplier                 int64
	EccId                            string
	CloudBoxInstanceId               string
	RecoveryTime                     string
	PhysicalConnectionStatus         string
	PeeringIpv6SubnetMask            string
	AccessPointId                    string
	PConnVbrChargeType               string
	PhysicalConnectionId             string
	AssociatedPhysicalConnections    struct {
		AssociatedPhysicalConnection []AssociatedPhysicalConnection
	}
	Bandwidth        int
	ResourceGroupId  string
	Tags             struct{ Tags []rpc.Tag }
	EcrId            string
	SitelinkEnable   bool
	EcrAttatchStatus string
	EcrOwnerId       string
}

// AssociatedPhysicalConnection is part of the answer of DescribeVirtualBorderRouters.
type AssociatedPhysicalConnection struct {
	Status                           string
	VlanInterfaceId                  string
	CircuitCode                      string
	PeerIpv6GatewayIp                string
	LocalIpv6GatewayIp               string
	PhysicalConnectionOwnerUid       string
	LocalGatewayIp                   string
	PhysicalConnectionBusinessStatus string
	PeeringSubnetMask                string
	EnableIpv6                       bool
	PhysicalConnectionStatus         string
	PeerGatewayIp                    string
	PeeringIpv6SubnetMask            string
	PhysicalConnectionId             string
	VlanId                           string
}

// DescribeVirtualBorderRoutersForPhysicalConnectionRequest is what DescribeVirtualBorderRoutersForPhysicalConnection takes.
type DescribeVirtualBorderRoutersForPhysicalConnectionRequest struct {
	RegionId             string   `rpc:",required"`
	PhysicalConnectionId string   `rpc:",required"`
	PageNumber           int32    `rpc:",min=1,default=1"`
	PageSize             int32    `rpc:",min=1,max=50,default=10"`
	Filter               []Filter `rpc:",maxitems=5"`
}

// DescribeVirtualBorderRoutersForPhysicalConnectionResponse is what DescribeVirtualBorderRoutersForPhysicalConnection answers.
type DescribeVirtualBorderRoutersForPhysicalConnectionResponse struct {
	PageNumber                                  int
	PageSize                                    int
	TotalCount                                  int
	VirtualBorderRouterForPhysicalConnectionSet struct {
		VirtualBorderRouterForPhysicalConnectionType []VirtualBorderRouterForPhysicalConnectionType
	}
}

// VirtualBorderRouterForPhysicalConnectionType is part of the answer of DescribeVirtualBorderRoutersForPhysicalConnection.
type VirtualBorderRouterForPhysicalConnectionType struct {
	Status                  string
	CreationTime            string
	Type                    string
	PeerIpv6GatewayIp       string
	CircuitCode             string
	LocalIpv6GatewayIp      string
	PConnVbrExpireTime      string
	LocalGatewayIp          string
	BandwidthStatus         string
	ActivationTime          string
	VbrOwnerUid             int64
	PeeringSubnetMask       string
	EnableIpv6              bool
	EccId                   string
	Bandwidth               string
	RecoveryTime            string
	TerminationTime         string
	PConnVbrBussinessStatus string
	PeerGatewayIp           string
	PeeringIpv6SubnetMask   string
	VbrId                   string
	PConnVbrChargeType      string
	VlanId                  int
}

// TerminateVirtualBorderRouterRequest is what TerminateVirtualBorderRouter takes.
type TerminateVirtualBorderRouterRequest struct {
	RegionId    string `rpc:",required"`
	VbrId       string `rpc:",required"`
	ClientToken string
}

// TerminateVirtualBorderRouterResponse is what TerminateVirtualBorderRouter answers.
type TerminateVirtualBorderRouterResponse struct{}

// RecoverVirtualBorderRouterRequest is what RecoverVirtualBorderRouter takes.
type RecoverVirtualBorderRouterRequest struct {
	RegionId    string `rpc:",required"`
	VbrId       string `rpc:",required"`
	ClientToken string
}

// RecoverVirtualBorderRouterResponse is what RecoverVirtualBorderRouter answers.
type RecoverVirtualBorderRouterResponse struct{}

// DeleteVirtualBorderRouterRequest is what DeleteVirtualBorderRouter takes.
type DeleteVirtualBorderRouterRequest struct {
	RegionId    string `rpc:",required"`
	VbrId       string `rpc:",required"`
	ClientToken string
}

// DeleteVirtualBorderRouterResponse is what DeleteVirtualBorderRouter answers.
type DeleteVirtualBorderRouterResponse struct{}

// AssociatePhysicalConnectionToVirtualBorderRouterRequest is what AssociatePhysicalConnectionToVirtualBorderRouter takes.
type AssociatePhysicalConnectionToVirtualBorderRouterRequest struct {
	RegionId             string `rpc:",required"`
	VbrId                string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	VlanId               int    `rpc:",required,bad=InvalidVlanId.Malformed"`
	CircuitCode          string
	LocalGatewayIp       string
	PeerGatewayIp        string
	PeeringSubnetMask    string
	ClientToken          string
	VBRIPv6
}

// AssociatePhysicalConnectionToVirtualBorderRouterResponse is what AssociatePhysicalConnectionToVirtualBorderRouter answers.
type AssociatePhysicalConnectionToVirtualBorderRouterResponse struct{}

// UnassociatePhysicalConnectionFromVirtualBorderRouterRequest is what UnassociatePhysicalConnectionFromVirtualBorderRouter takes.
type UnassociatePhysicalConnectionFromVirtualBorderRouterRequest struct {
	RegionId             string `rpc:",required"`
	VbrId                string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
}

// UnassociatePhysicalConnectionFromVirtualBorderRouterResponse is what UnassociatePhysicalConnectionFromVirtualBorderRouter answers.
type UnassociatePhysicalConnectionFromVirtualBorderRouterResponse struct{}
