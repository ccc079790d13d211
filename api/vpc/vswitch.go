package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVSwitchRequest is what CreateVSwitch takes.
type CreateVSwitchRequest struct {
	Tag              []rpc.Tag `rpc:",maxitems=21"`
	ZoneId           string    `rpc:",required"`
	CidrBlock        string    `rpc:",required"`
	VpcId            string    `rpc:",required"`
	VSwitchName      string
	Description      string
	ClientToken      string
	Ipv6CidrBlock    *int `rpc:",min=0,max=255,bad=IllegalParam.Ipv6CidrBlock"`
	VpcIpv6CidrBlock string
}

// CreateVSwitchResponse is what CreateVSwitch answers.
type CreateVSwitchResponse struct {
	VSwitchId string
}

// CreateDefaultVSwitchRequest is what CreateDefaultVSwitch takes.
type CreateDefaultVSwitchRequest struct {
	ZoneId        string `rpc:",required"`
	RegionId      string `rpc:",required"`
	ClientToken   string
	Ipv6CidrBlock *int `rpc:",min=0,max=255"`
}

// CreateDefaultVSwitchResponse is what CreateDefaultVSwitch answers.
type CreateDefaultVSwitchResponse struct {
	VSwitchId string
}

// DescribeVSwitchesRequest is what DescribeVSwitches takes.
type DescribeVSwitchesRequest struct {
	VpcId           string
	VSwitchId       string
	ZoneId          string
	VSwitchName     string
	DryRun          bool
	IsDefault       *bool
	RouteTableId    string
	ResourceGroupId string
	PageNumber      int32 `rpc:",min=1,default=1"`
	PageSize        int32 `rpc:",min=1,max=50,default=10"`
	VSwitchOwnerId  int64
	Tag             []rpc.Tag  `rpc:",maxitems=20"`
	_               rpc.Unread `params:"EnableIpv6"`
}

// DescribeVSwitchesResponse is what DescribeVSwitches answers.
type DescribeVSwitchesResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	VSwitches  struct{ VSwitch []VSwitch }
}

// VSwitch is part of the answer of DescribeVSwitches.
type VSwitch struct {
	VpcId                   string
	Status                  string
	CreationTime            string
	IsDefault               bool
	AvailableIpAddressCount int64
	NetworkAclId            string
	OwnerId                 int64
	VSwitchId               string
	CidrBlock               string
	Description             string
	ResourceGroupId         string
	ZoneId                  string
	Ipv6CidrBlock           string
	VSwitchName             string
	ShareType               string
	EnabledIpv6             bool
	Tags                    struct{ Tag []rpc.Tag }
	RouteTable              DescribeVSwitchesRouteTable
}

// DescribeVSwitchesRouteTable is part of the answer of DescribeVSwitches.
type DescribeVSwitchesRouteTable struct {
	RouteTableId   string
	RouteTableType string
}

// DescribeVSwitchAttributesRequest is what DescribeVSwitchAttributes takes.
type DescribeVSwitchAttributesRequest struct {
	VSwitchId string `rpc:",required"`
	DryRun    bool
}

// DescribeVSwitchAttributesResponse is what DescribeVSwitchAttributes answers.
type DescribeVSwitchAttributesResponse struct {
	VpcId                   string
	Status                  string
	CreationTime            string
	IsDefault               bool
	AvailableIpAddressCount int64
	NetworkAclId            string
	OwnerId                 int64
	VSwitchId               string
	CidrBlock               string
	Description             string
	ResourceGroupId         string
	ZoneId                  string
	Ipv6CidrBlock           string
	VSwitchName             string
	ShareType               string
	EnabledIpv6             bool
	RouteTable              DescribeVSwitchesRouteTable
	Tags                    struct{ Tag []rpc.Tag }
}

// ModifyVSwitchAttributeRequest is what ModifyVSwitchAttribute takes.
type ModifyVSwitchAttributeRequest struct {
	VSwitchId        string `rpc:",required"`
	VSwitchName      *string
	Description      *string
	Ipv6CidrBlock    *int `rpc:",min=0,max=255"`
	EnableIPv6       *bool
	VpcIpv6CidrBlock string
}

// ModifyVSwitchAttributeResponse is what ModifyVSwitchAttribute answers.
type ModifyVSwitchAttributeResponse struct{}

// DeleteVSwitchRequest is what DeleteVSwitch takes.
type DeleteVSwitchRequest struct {
	VSwitchId string `rpc:",required"`
}

// DeleteVSwitchResponse is what DeleteVSwitch answers.
type DeleteVSwitchResponse struct{}
