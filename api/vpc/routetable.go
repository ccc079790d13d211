package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateRouteTableRequest is what CreateRouteTable takes.
type CreateRouteTableRequest struct {
	RegionId       string `rpc:",required"`
	VpcId          string `rpc:",required"`
	RouteTableName string
	Description    string
	AssociateType  string `rpc:",enum=VSwitch|Gateway,fold"`
	ClientToken    string
	Tag            []rpc.Tag `rpc:",maxitems=21"`
}

// CreateRouteTableResponse is what CreateRouteTable answers.
type CreateRouteTableResponse struct {
	RouteTableId string
}

// DescribeRouteTablesRequest is what DescribeRouteTables takes.
type DescribeRouteTablesRequest struct {
	VRouterId       string
	RouteTableId    string
	RouterType      string
	RouterId        string
	Type            string
	RouteTableName  string
	ResourceGroupId string
	PageNumber      int32 `rpc:",min=1,default=1"`
	PageSize        int32 `rpc:",min=1,max=50,default=10"`
}

// DescribeRouteTablesResponse is what DescribeRouteTables answers.
type DescribeRouteTablesResponse struct {
	PageSize    int
	PageNumber  int
	TotalCount  int
	RouteTables struct{ RouteTable []RouteTable }
}

// RouteTable is part of the answer of DescribeRouteTables.
type RouteTable struct {
	CreationTime    string
	Status          string
	VRouterId       string
	RouteTableType  string
	ResourceGroupId string
	RouteTableId    string
	RouteEntrys     struct {
		RouteEntry []DescribeRouteTablesRouteEntry
	}
	VSwitchIds struct{ VSwitchId []string }
}

// DescribeRouteTablesRouteEntry is part of the answer of DescribeRouteTables.
type DescribeRouteTablesRouteEntry struct {
	Type                 string
	Status               string
	NextHopType          string
	RouteEntryName       string
	RouteEntryId         string
	InstanceId           string
	RouteTableId         string
	Description          string
	DestinationCidrBlock string
	NextHops             struct{ NextHop []DescribeRouteTablesNextHop }
}

// DescribeRouteTablesNextHop is part of the answer of DescribeRouteTables.
type DescribeRouteTablesNextHop struct {
	NextHopId   string
	Weight      int
	NextHopType string
	Enabled     int
}

// DescribeRouteTableListRequest is what DescribeRouteTableList takes.
type DescribeRouteTableListRequest struct {
	RouterType     string `rpc:",default=VRouter"`
	RouterId       string
	VpcId          string
	RouteTableId   string
	RouteTableName string
	rpc.Paging
	ResourceGroupId string
	RegionId        string    `rpc:",required"`
	Tag             []rpc.Tag `rpc:",maxitems=21"`
	RouteTableType  string
}

// DescribeRouteTableListResponse is what DescribeRouteTableList answers.
type DescribeRouteTableListResponse struct {
	// Code is "200" on success. The API description leaves it out; the Terraform provider refuses an answer without it.
	Code            string
	PageSize        int
	PageNumber      int
	TotalCount      int
	RouterTableList struct{ RouterTableListType []RouterTableListType }
}

// RouterTableListType is part of the answer of DescribeRouteTableList.
type RouterTableListType struct {
	VpcId                  string
	CreationTime           string
	Status                 string
	RouterId               string
	AssociateType          string
	RouteTableId           string
	OwnerId                int64
	Description            string
	RouteTableType         string
	ResourceGroupId        string
	RouterType             string
	RouteTableName         string
	Tags                   struct{ Tag []rpc.Tag }
	VSwitchIds             struct{ VSwitchId []string }
	GatewayIds             struct{ GatewayIds []string }
	RoutePropagationEnable bool
}

// ModifyRouteTableAttributesRequest is what ModifyRouteTableAttributes takes.
type ModifyRouteTableAttributesRequest struct {
	RouteTableId           string `rpc:",required"`
	RouteTableName         *string
	Description            *string
	RegionId               string `rpc:",required"`
	RoutePropagationEnable *bool
}

// ModifyRouteTableAttributesResponse is what ModifyRouteTableAttributes answers.
type ModifyRouteTableAttributesResponse struct{}

// DeleteRouteTableRequest is what DeleteRouteTable takes.
type DeleteRouteTableRequest struct {
	RegionId     string `rpc:",required"`
	RouteTableId string `rpc:",required"`
}

// DeleteRouteTableResponse is what DeleteRouteTable answers.
type DeleteRouteTableResponse struct{}

// AssociateRouteTableRequest is what AssociateRouteTable takes.
type AssociateRouteTableRequest struct {
	RegionId     string `rpc:",required"`
	RouteTableId string `rpc:",required"`
	VSwitchId    string `rpc:",required"`
	ClientToken  string
}

// AssociateRouteTableResponse is what AssociateRouteTable answers.
type AssociateRouteTableResponse struct{}

// UnassociateRouteTableRequest is what UnassociateRouteTable takes.
type UnassociateRouteTableRequest struct {
	RegionId     string `rpc:",required"`
	RouteTableId string `rpc:",required"`
	VSwitchId    string `rpc:",required"`
	ClientToken  string
}

// UnassociateRouteTableResponse is what UnassociateRouteTable answers.
type UnassociateRouteTableResponse struct{}
