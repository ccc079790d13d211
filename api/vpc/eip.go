package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// AllocateEipAddressRequest is what AllocateEipAddress takes.
type AllocateEipAddressRequest struct {
	RegionId                string `rpc:",required"`
	Bandwidth               string
	Period                  int
	ISP                     string
	PricingCycle            string `rpc:",enum=Month|Year,fold"`
	InstanceChargeType      string `rpc:",default=PostPaid"`
	InternetChargeType      string `rpc:",default=PayByBandwidth"`
	ResourceGroupId         string
	ClientToken             string
	Name                    string
	Description             string
	SecurityProtectionTypes []string `rpc:",maxitems=10"`
	PublicIpAddressPoolId   string
	Zone                    string
	IpAddress               string
	InstanceId              string
	_                       rpc.Unread `params:"ActivityId,Netmode,AutoPay"`
}

// AllocateEipAddressResponse is what AllocateEipAddress answers.
type AllocateEipAddressResponse struct {
	OrderId         int64
	ResourceGroupId string
	EipAddress      string
	AllocationId    string
}

// AllocateEipAddressProRequest is what AllocateEipAddressPro takes.
type AllocateEipAddressProRequest struct {
	RegionId                string `rpc:",required"`
	IpAddress               string
	Bandwidth               string
	Period                  int
	ISP                     string
	PricingCycle            string `rpc:",enum=Month|Year,fold"`
	InstanceChargeType      string `rpc:",default=PostPaid"`
	InternetChargeType      string `rpc:",default=PayByBandwidth"`
	ResourceGroupId         string
	ClientToken             string
	SecurityProtectionTypes []string `rpc:",maxitems=10"`
	PublicIpAddressPoolId   string
	InstanceId              string
	_                       rpc.Unread `params:"Netmode,AutoPay"`
}

// AllocateEipAddressProResponse is what AllocateEipAddressPro answers.
type AllocateEipAddressProResponse struct {
	OrderId         int64
	ResourceGroupId string
	EipAddress      string
	AllocationId    string
}

// AssociateEipAddressRequest is what AssociateEipAddress takes.
type AssociateEipAddressRequest struct {
	AllocationId     string `rpc:",required"`
	InstanceId       string `rpc:",required"`
	InstanceType     string `rpc:",enum=Nat|SlbInstance|EcsInstance|NetworkInterface|HaVip|IpAddress,fold,bad=InvalidInstanceType.ValueNotSupported"`
	InstanceRegionId string
	PrivateIpAddress string
	Mode             string `rpc:",enum=NAT|MULTI_BINDED|BINDED,fold,bad=IllegalParam.Mode"`
	VpcId            string
	ClientToken      string
}

// AssociateEipAddressResponse is what AssociateEipAddress answers.
type AssociateEipAddressResponse struct{}

// UnassociateEipAddressRequest is what UnassociateEipAddress takes.
type UnassociateEipAddressRequest struct {
	Force            bool
	AllocationId     string `rpc:",required"`
	InstanceId       string
	InstanceType     string `rpc:",enum=EcsInstance|SlbInstance|NetworkInterface|Nat|HaVip|IpAddress,fold,bad=InvalidInstanceType.ValueNotSupported"`
	PrivateIpAddress string
	ClientToken      string
}

// UnassociateEipAddressResponse is what UnassociateEipAddress answers.
type UnassociateEipAddressResponse struct{}

// DescribeEipAddressesRequest is what DescribeEipAddresses takes.
type DescribeEipAddressesRequest struct {
	RegionId          string `rpc:",required"`
	Status            string
	EipAddress        []string `rpc:",comma"`
	AllocationId      []string `rpc:",comma"`
	SegmentInstanceId string
	ResourceGroupId   string
	rpc.Paging
	ISP                       string
	AssociatedInstanceType    string
	AssociatedInstanceId      string
	ChargeType                string
	DryRun                    bool
	EipName                   string
	Tag                       []rpc.Tag `rpc:",maxitems=20"`
	SecurityProtectionEnabled *bool
	PublicIpAddressPoolId     string
	ServiceManaged            *bool
	_                         rpc.Unread `params:"IncludeReservationData,Filter.N.Key,Filter.N.Value,LockReason"`
}

// DescribeEipAddressesResponse is what DescribeEipAddresses answers.
type DescribeEipAddressesResponse struct {
	PageSize     int
	PageNumber   int
	TotalCount   int
	EipAddresses struct{ EipAddress []EipAddress }
}

// EipAddress is part of the answer of DescribeEipAddresses.
type EipAddress struct {
	ReservationActiveTime         string
	Status                        string
	ReservationOrderType          string
	AllocationTime                string
	Netmode                       string
	ChargeType                    string
	Description                   string
	Descritpion                   string // sic: the older SDKs and the Terraform provider read this one
	Mode                          string
	SegmentInstanceId             string
	ReservationInternetChargeType string
	BandwidthPackageId            string
	IpAddress                     string
	Bandwidth                     string
	ReservationBandwidth          string
	EipBandwidth                  string
	Name                          string
	PrivateIpAddress              string
	InstanceRegionId              string
	DeletionProtection            bool
	InstanceId                    string
	SecondLimited                 bool
	InstanceType                  string
	HDMonitorStatus               string
	RegionId                      string
	BandwidthPackageBandwidth     string
	ServiceManaged                int
	ExpiredTime                   string
	ResourceGroupId               string
	AllocationId                  string
	InternetChargeType            string
	BusinessStatus                string
	BandwidthPackageType          string
	HasReservationData            string
	ISP                           string
	OperationLocks                struct{ LockReason []LockReason }
	Tags                          struct{ Tag []rpc.Tag }
	AvailableRegions              struct{ AvailableRegion []string }
	SecurityProtectionTypes       struct{ SecurityProtectionType []string }
	PublicIpAddressPoolId         string
	VpcId                         string
	Zone                          string
	BizType                       string
}

// LockReason is part of the answer of DescribeEipAddresses.
type LockReason struct {
	LockReason string
}

// ModifyEipAddressAttributeRequest is what ModifyEipAddressAttribute takes.
type ModifyEipAddressAttributeRequest struct {
	AllocationId string `rpc:",required"`
	Bandwidth    *string
	Name         *string
	Description  *string
}

// ModifyEipAddressAttributeResponse is what ModifyEipAddressAttribute answers.
type ModifyEipAddressAttributeResponse struct{}

// ReleaseEipAddressRequest is what ReleaseEipAddress takes.
type ReleaseEipAddressRequest struct {
	AllocationId string `rpc:",required"`
}

// ReleaseEipAddressResponse is what ReleaseEipAddress answers.
type ReleaseEipAddressResponse struct{}

// DescribeHighDefinitionMonitorLogAttributeRequest is what DescribeHighDefinitionMonitorLogAttribute takes.
type DescribeHighDefinitionMonitorLogAttributeRequest struct {
	RegionId     string `rpc:",required"`
	InstanceId   string `rpc:",required"`
	InstanceType string `rpc:",default=EIP"`
}

// DescribeHighDefinitionMonitorLogAttributeResponse is what DescribeHighDefinitionMonitorLogAttribute answers.
type DescribeHighDefinitionMonitorLogAttributeResponse struct {
	LogProject   string
	LogStore     string
	Success      string
	InstanceId   string
	InstanceType string
}

// SetHighDefinitionMonitorLogStatusRequest is what SetHighDefinitionMonitorLogStatus takes.
type SetHighDefinitionMonitorLogStatusRequest struct {
	RegionId     string `rpc:",required"`
	LogProject   string `rpc:",required"`
	LogStore     string `rpc:",required"`
	InstanceId   string `rpc:",required"`
	InstanceType string `rpc:",default=EIP"`
	Status       string `rpc:",required,enum=ON|OFF,fold"`
}

// SetHighDefinitionMonitorLogStatusResponse is what SetHighDefinitionMonitorLogStatus answers.
type SetHighDefinitionMonitorLogStatusResponse struct {
	Success string
}
