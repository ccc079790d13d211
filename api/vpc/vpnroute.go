package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpnRouteEntryRequest is what CreateVpnRouteEntry takes.
type CreateVpnRouteEntryRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Weight       int    `rpc:",required"`
	PublishVpc   bool   `rpc:",required"`
	Description  string
	_            rpc.Unread `params:"OverlayMode"`
}

// CreateVpnRouteEntryResponse is what CreateVpnRouteEntry answers.
type CreateVpnRouteEntryResponse struct {
	NextHop       string
	Weight        int
	RouteDest     string
	Description   string
	State         string
	CreateTime    int64
	OverlayMode   string
	VpnInstanceId string
}

// DescribeVpnRouteEntriesRequest is what DescribeVpnRouteEntries takes.
type DescribeVpnRouteEntriesRequest struct {
	RegionId     string `rpc:",required"`
	VpnGatewayId string `rpc:",required"`
	rpc.Paging
	RouteEntryType string
}

// DescribeVpnRouteEntriesResponse is what DescribeVpnRouteEntries answers.
type DescribeVpnRouteEntriesResponse struct {
	PageSize        int
	PageNumber      int
	TotalCount      int
	VpnRouteEntries struct{ VpnRouteEntry []VpnRouteEntry }
}

// VpnRouteEntry is part of the answer of DescribeVpnRouteEntries.
type VpnRouteEntry struct {
	RouteEntryType  string
	NextHop         string
	Weight          int
	RouteDest       string
	AsPath          string
	State           string
	CreateTime      int64
	Community       string
	Source          string
	VpnInstanceId   string
	NextHopTunnelId string
}

// ModifyVpnRouteEntryWeightRequest is what ModifyVpnRouteEntryWeight takes.
type ModifyVpnRouteEntryWeightRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string     `rpc:",required"`
	RouteDest    string     `rpc:",required"`
	NextHop      string     `rpc:",required"`
	Weight       int        `rpc:",required"`
	NewWeight    int        `rpc:",required"`
	_            rpc.Unread `params:"OverlayMode"`
}

// ModifyVpnRouteEntryWeightResponse is what ModifyVpnRouteEntryWeight answers.
type ModifyVpnRouteEntryWeightResponse struct{}

// PublishVpnRouteEntryRequest is what PublishVpnRouteEntry takes.
type PublishVpnRouteEntryRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	RouteType    string `rpc:",required,enum=pbr|dbr,fold"`
	PublishVpc   bool   `rpc:",required"`
}

// PublishVpnRouteEntryResponse is what PublishVpnRouteEntry answers.
type PublishVpnRouteEntryResponse struct{}

// DeleteVpnRouteEntryRequest is what DeleteVpnRouteEntry takes.
type DeleteVpnRouteEntryRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string     `rpc:",required"`
	RouteDest    string     `rpc:",required"`
	NextHop      string     `rpc:",required"`
	Weight       int        `rpc:",required"`
	_            rpc.Unread `params:"OverlayMode"`
}

// DeleteVpnRouteEntryResponse is what DeleteVpnRouteEntry answers.
type DeleteVpnRouteEntryResponse struct{}

// CreateVpnPbrRouteEntryRequest is what CreateVpnPbrRouteEntry takes.
type CreateVpnPbrRouteEntryRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteSource  string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Weight       int    `rpc:",required"`
	PublishVpc   bool   `rpc:",required"`
	Description  string
	Priority     int        `rpc:",default=10"`
	_            rpc.Unread `params:"OverlayMode"`
}

// CreateVpnPbrRouteEntryResponse is what CreateVpnPbrRouteEntry answers.
type CreateVpnPbrRouteEntryResponse struct {
	NextHop       string
	Weight        int
	RouteDest     string
	Description   string
	State         string
	CreateTime    int64
	OverlayMode   string
	RouteSource   string
	VpnInstanceId string
	Priority      int
}

// DescribeVpnPbrRouteEntriesRequest is what DescribeVpnPbrRouteEntries takes.
type DescribeVpnPbrRouteEntriesRequest struct {
	RegionId     string `rpc:",required"`
	VpnGatewayId string `rpc:",required"`
	rpc.Paging
}

// DescribeVpnPbrRouteEntriesResponse is what DescribeVpnPbrRouteEntries answers.
type DescribeVpnPbrRouteEntriesResponse struct {
	PageSize           int
	PageNumber         int
	TotalCount         int
	VpnPbrRouteEntries struct{ VpnPbrRouteEntry []VpnPbrRouteEntry }
}

// VpnPbrRouteEntry is part of the answer of DescribeVpnPbrRouteEntries.
type VpnPbrRouteEntry struct {
	NextHop         string
	Weight          int
	RouteDest       string
	State           string
	CreateTime      int64
	VpnInstanceId   string
	RouteSource     string
	Priority        int
	NextHopTunnelId string
}

// ModifyVpnPbrRouteEntryWeightRequest is what ModifyVpnPbrRouteEntryWeight takes.
type ModifyVpnPbrRouteEntryWeightRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteSource  string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Weight       int    `rpc:",required"`
	NewWeight    int    `rpc:",required"`
	Priority     *int
	_            rpc.Unread `params:"OverlayMode"`
}

// ModifyVpnPbrRouteEntryWeightResponse is what ModifyVpnPbrRouteEntryWeight answers.
type ModifyVpnPbrRouteEntryWeightResponse struct{}

// ModifyVpnPbrRouteEntryPriorityRequest is what ModifyVpnPbrRouteEntryPriority takes.
type ModifyVpnPbrRouteEntryPriorityRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteSource  string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Priority     *int
	NewPriority  int `rpc:",required"`
	Weight       int `rpc:",required"`
}

// ModifyVpnPbrRouteEntryPriorityResponse is what ModifyVpnPbrRouteEntryPriority answers.
type ModifyVpnPbrRouteEntryPriorityResponse struct{}

// ModifyVpnPbrRouteEntryAttributeRequest is what ModifyVpnPbrRouteEntryAttribute takes.
type ModifyVpnPbrRouteEntryAttributeRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteSource  string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Priority     int    `rpc:",required"`
	NewPriority  *int
	Weight       int `rpc:",required"`
	NewWeight    *int
}

// ModifyVpnPbrRouteEntryAttributeResponse is what ModifyVpnPbrRouteEntryAttribute answers.
type ModifyVpnPbrRouteEntryAttributeResponse struct{}

// DeleteVpnPbrRouteEntryRequest is what DeleteVpnPbrRouteEntry takes.
type DeleteVpnPbrRouteEntryRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
	RouteSource  string `rpc:",required"`
	RouteDest    string `rpc:",required"`
	NextHop      string `rpc:",required"`
	Weight       int    `rpc:",required"`
	Priority     int
	_            rpc.Unread `params:"OverlayMode"`
}

// DeleteVpnPbrRouteEntryResponse is what DeleteVpnPbrRouteEntry answers.
type DeleteVpnPbrRouteEntryResponse struct{}
