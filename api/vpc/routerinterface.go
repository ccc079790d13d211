package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateRouterInterfaceRequest is what CreateRouterInterface takes.
type CreateRouterInterfaceRequest struct {
	RegionId                 string `rpc:",required"`
	Role                     string `rpc:",required,enum=InitiatingSide|AcceptingSide,fold,bad=InvalidRole.ValueNotSupported"`
	OppositeRegionId         string `rpc:",required"`
	Spec                     string `rpc:",required"`
	RouterType               string `rpc:",required,enum=VRouter|VBR,fold,bad=InvalidRouterType.ValueNotSupported"`
	RouterId                 string `rpc:",required"`
	OppositeInterfaceId      string
	OppositeRouterId         string
	OppositeRouterType       string `rpc:",enum=VRouter|VBR,fold,default=VRouter"`
	OppositeInterfaceOwnerId string
	HealthCheckSourceIp      string
	HealthCheckTargetIp      string
	AccessPointId            string
	OppositeAccessPointId    string
	Description              string
	Name                     string
	Period                   int
	InstanceChargeType       string `rpc:",enum=PrePaid|PostPaid,fold"`
	PricingCycle             string `rpc:",enum=Month|Year,fold"`
	ClientToken              string
	FastLinkMode             bool
	_                        rpc.Unread `params:"AutoPay,AutoRenew"`
	ResourceGroupId          string
	Tags                     []rpc.Tag `rpc:",maxitems=20"`
}

// CreateRouterInterfaceResponse is what CreateRouterInterface answers.
type CreateRouterInterfaceResponse struct {
	OrderId           int64
	RouterInterfaceId string
}

// ConnectRouterInterfaceRequest is what ConnectRouterInterface takes.
type ConnectRouterInterfaceRequest struct {
	RegionId          string `rpc:",required"`
	RouterInterfaceId string `rpc:",required"`
}

// ConnectRouterInterfaceResponse is what ConnectRouterInterface answers.
type ConnectRouterInterfaceResponse struct{}

// ActivateRouterInterfaceRequest is what ActivateRouterInterface takes.
type ActivateRouterInterfaceRequest struct {
	RegionId          string `rpc:",required"`
	RouterInterfaceId string `rpc:",required"`
}

// ActivateRouterInterfaceResponse is what ActivateRouterInterface answers.
type ActivateRouterInterfaceResponse struct{}

// DeactivateRouterInterfaceRequest is what DeactivateRouterInterface takes.
type DeactivateRouterInterfaceRequest struct {
	RegionId          string `rpc:",required"`
	RouterInterfaceId string `rpc:",required"`
}

// DeactivateRouterInterfaceResponse is what DeactivateRouterInterface answers.
type DeactivateRouterInterfaceResponse struct{}

// ModifyRouterInterfaceAttributeRequest is what ModifyRouterInterfaceAttribute takes.
type ModifyRouterInterfaceAttributeRequest struct {
	RegionId                 string `rpc:",required"`
	RouterInterfaceId        string `rpc:",required"`
	Name                     *string
	Description              *string
	OppositeInterfaceId      *string
	OppositeRouterId         *string
	OppositeRouterType       *string `rpc:",enum=VRouter|VBR,fold,bad=InvalidOppositeRouterType.ValueNotSupported"`
	OppositeInterfaceOwnerId *string
	HealthCheckSourceIp      *string
	HealthCheckTargetIp      *string
	HcThreshold              *int `rpc:",bad=IllegalParam.HcThreshold"`
	HcRate                   *int `rpc:",bad=IllegalParam.HcRate"`
	DeleteHealthCheckIp      *bool
}

// ModifyRouterInterfaceAttributeResponse is what ModifyRouterInterfaceAttribute answers.
type ModifyRouterInterfaceAttributeResponse struct{}

// ModifyRouterInterfaceSpecRequest is what ModifyRouterInterfaceSpec takes.
type ModifyRouterInterfaceSpecRequest struct {
	RegionId          string `rpc:",required"`
	RouterInterfaceId string `rpc:",required"`
	Spec              string `rpc:",required"`
	ClientToken       string
}

// ModifyRouterInterfaceSpecResponse is what ModifyRouterInterfaceSpec answers.
type ModifyRouterInterfaceSpecResponse struct {
	Spec string
}

// DescribeRouterInterfacesRequest is what DescribeRouterInterfaces takes.
type DescribeRouterInterfacesRequest struct {
	RegionId        string     `rpc:",required"`
	_               rpc.Unread `params:"IncludeReservationData"`
	PageNumber      int32      `rpc:",min=1,default=1"`
	PageSize        int32      `rpc:",min=1,max=50,default=10"`
	Filter          []Filter   `rpc:",maxitems=5"`
	ResourceGroupId string
	Tags            []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeRouterInterfacesResponse is what DescribeRouterInterfaces answers.
type DescribeRouterInterfacesResponse struct {
	PageNumber         int
	PageSize           int
	TotalCount         int
	RouterInterfaceSet struct{ RouterInterfaceType []RouterInterfaceType }
}

// RouterInterfaceType is part of the answer of DescribeRouterInterfaces.
type RouterInterfaceType struct {
	RouterInterfaceAttributes
	Ipv6Status   string
	FastLinkMode bool
}

// RouterInterfaceAttributes is what DescribeRouterInterfaces and DescribeRouterInterfaceAttribute have in common.
type RouterInterfaceAttributes struct {
	ReservationActiveTime           string
	HealthCheckTargetIp             string
	Status                          string
	CreationTime                    string
	ReservationOrderType            string
	OppositeInterfaceId             string
	Spec                            string
	ChargeType                      string
	RouterInterfaceId               string
	HcThreshold                     *int
	OppositeRouterType              string
	VpcInstanceId                   string
	OppositeInterfaceOwnerId        string
	OppositeVpcInstanceId           string
	ReservationInternetChargeType   string
	CrossBorder                     bool
	Bandwidth                       int
	Description                     string
	HcRate                          int
	ReservationBandwidth            string
	Name                            string
	OppositeRouterId                string
	OppositeInterfaceSpec           string
	RouterId                        string
	OppositeInterfaceBusinessStatus string
	ConnectedTime                   string
	HealthCheckSourceIp             string
	OppositeInterfaceStatus         string
	EndTime                         string
	OppositeRegionId                string
	OppositeAccessPointId           string
	BusinessStatus                  string
	OppositeBandwidth               int
	RouterType                      string
	Role                            string
	HasReservationData              string
	AccessPointId                   string
	ResourceGroupId                 string
	Tags                            struct{ Tags []rpc.Tag }
}

// DescribeRouterInterfaceAttributeRequest is what DescribeRouterInterfaceAttribute takes.
type DescribeRouterInterfaceAttributeRequest struct {
	RegionId   string `rpc:",required"`
	InstanceId string `rpc:",required"`
}

// DescribeRouterInterfaceAttributeResponse is what DescribeRouterInterfaceAttribute answers.
type DescribeRouterInterfaceAttributeResponse struct {
	RouterInterfaceAttributes
	Message           string
	GmtModified       string
	Code              string
	Success           bool
	HealthCheckStatus string
	FastLinkMode      string
}

// DeleteRouterInterfaceRequest is what DeleteRouterInterface takes.
type DeleteRouterInterfaceRequest struct {
	RegionId          string `rpc:",required"`
	RouterInterfaceId string `rpc:",required"`
	ClientToken       string
}

// DeleteRouterInterfaceResponse is what DeleteRouterInterface answers.
type DeleteRouterInterfaceResponse struct{}
