package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateCommonBandwidthPackageRequest is what CreateCommonBandwidthPackage takes.
type CreateCommonBandwidthPackageRequest struct {
	RegionId                string `rpc:",required"`
	Zone                    string
	ISP                     string
	Name                    string
	Description             string
	ClientToken             string
	ResourceGroupId         string
	Bandwidth               int      `rpc:",required,bad=InvalidParameter.Bandwidth"`
	Ratio                   int      `rpc:",min=0,max=100,bad=IllegalParam.Ratio"`
	InternetChargeType      string   `rpc:",default=PayByBandwidth"`
	SecurityProtectionTypes []string `rpc:",maxitems=10"`
}

// CreateCommonBandwidthPackageResponse is what CreateCommonBandwidthPackage answers.
type CreateCommonBandwidthPackageResponse struct {
	BandwidthPackageId string
	ResourceGroupId    string
}

// DescribeCommonBandwidthPackagesRequest is what DescribeCommonBandwidthPackages takes.
type DescribeCommonBandwidthPackagesRequest struct {
	RegionId                  string `rpc:",required"`
	BandwidthPackageId        string
	ResourceGroupId           string
	Name                      string
	PageNumber                int32 `rpc:",min=1,default=1"`
	PageSize                  int32 `rpc:",min=1,max=50,default=10"`
	DryRun                    bool
	Tag                       []rpc.Tag `rpc:",maxitems=20"`
	SecurityProtectionEnabled *bool
	_                         rpc.Unread `params:"IncludeReservationData"`
}

// DescribeCommonBandwidthPackagesResponse is what DescribeCommonBandwidthPackages answers.
type DescribeCommonBandwidthPackagesResponse struct {
	PageSize                int
	PageNumber              int
	TotalCount              int
	CommonBandwidthPackages struct{ CommonBandwidthPackage []CommonBandwidthPackage }
}

// CommonBandwidthPackage is part of the answer of DescribeCommonBandwidthPackages.
type CommonBandwidthPackage struct {
	ReservationActiveTime         string
	Status                        string
	CreationTime                  string
	ReservationOrderType          string
	DeletionProtection            bool
	ReservationInternetChargeType string
	Ratio                         int
	InstanceChargeType            string
	RegionId                      string
	BandwidthPackageId            string
	ServiceManaged                int
	Bandwidth                     string
	Description                   string
	ExpiredTime                   string
	ReservationBandwidth          string
	ResourceGroupId               string
	InternetChargeType            string
	BusinessStatus                string
	Name                          string
	ISP                           string
	HasReservationData            string
	PublicIpAddresses             struct{ PublicIpAddresse []PublicIpAddresse }
	SecurityProtectionTypes       struct{ SecurityProtectionType []string }
	Tags                          struct{ Tag []rpc.Tag }
	BizType                       string
	Zone                          string
}

// PublicIpAddresse is part of the answer of DescribeCommonBandwidthPackages.
type PublicIpAddresse struct {
	IpAddress                        string
	AllocationId                     string
	BandwidthPackageIpRelationStatus string
}

// AddCommonBandwidthPackageIpRequest is what AddCommonBandwidthPackageIp takes.
type AddCommonBandwidthPackageIpRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	IpInstanceId       string `rpc:",required"`
	IpType             string `rpc:",default=EIP"`
	ClientToken        string
}

// AddCommonBandwidthPackageIpResponse is what AddCommonBandwidthPackageIp answers.
type AddCommonBandwidthPackageIpResponse struct{}

// AddCommonBandwidthPackageIpsRequest is what AddCommonBandwidthPackageIps takes.
type AddCommonBandwidthPackageIpsRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	IpType             string `rpc:",default=EIP"`
	ClientToken        string
	IpInstanceIds      []string `rpc:",required,maxitems=10"`
}

// AddCommonBandwidthPackageIpsResponse is what AddCommonBandwidthPackageIps answers.
type AddCommonBandwidthPackageIpsResponse struct{}

// RemoveCommonBandwidthPackageIpRequest is what RemoveCommonBandwidthPackageIp takes.
type RemoveCommonBandwidthPackageIpRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	IpInstanceId       string `rpc:",required"`
	ClientToken        string
}

// RemoveCommonBandwidthPackageIpResponse is what RemoveCommonBandwidthPackageIp answers.
type RemoveCommonBandwidthPackageIpResponse struct{}

// ModifyCommonBandwidthPackageAttributeRequest is what ModifyCommonBandwidthPackageAttribute takes.
type ModifyCommonBandwidthPackageAttributeRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	Name               *string
	Description        *string
}

// ModifyCommonBandwidthPackageAttributeResponse is what ModifyCommonBandwidthPackageAttribute answers.
type ModifyCommonBandwidthPackageAttributeResponse struct{}

// ModifyCommonBandwidthPackageSpecRequest is what ModifyCommonBandwidthPackageSpec takes.
type ModifyCommonBandwidthPackageSpecRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	Bandwidth          string `rpc:",required"`
}

// ModifyCommonBandwidthPackageSpecResponse is what ModifyCommonBandwidthPackageSpec answers.
type ModifyCommonBandwidthPackageSpecResponse struct{}

// ModifyCommonBandwidthPackageIpBandwidthRequest is what ModifyCommonBandwidthPackageIpBandwidth takes.
type ModifyCommonBandwidthPackageIpBandwidthRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	EipId              string `rpc:",required"`
	Bandwidth          string `rpc:",required"`
}

// ModifyCommonBandwidthPackageIpBandwidthResponse is what ModifyCommonBandwidthPackageIpBandwidth answers.
type ModifyCommonBandwidthPackageIpBandwidthResponse struct{}

// CancelCommonBandwidthPackageIpBandwidthRequest is what CancelCommonBandwidthPackageIpBandwidth takes.
type CancelCommonBandwidthPackageIpBandwidthRequest struct {
	RegionId           string `rpc:",required"`
	BandwidthPackageId string `rpc:",required"`
	EipId              string `rpc:",required"`
}

// CancelCommonBandwidthPackageIpBandwidthResponse is what CancelCommonBandwidthPackageIpBandwidth answers.
type CancelCommonBandwidthPackageIpBandwidthResponse struct{}

// DeleteCommonBandwidthPackageRequest is what DeleteCommonBandwidthPackage takes.
type DeleteCommonBandwidthPackageRequest struct {
	RegionId           string `rpc:",required"`
	Force              string `rpc:",enum=false|true,fold"`
	BandwidthPackageId string `rpc:",required"`
}

// DeleteCommonBandwidthPackageResponse is what DeleteCommonBandwidthPackage answers.
type DeleteCommonBandwidthPackageResponse struct{}
