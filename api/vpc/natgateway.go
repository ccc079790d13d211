package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateNatGatewayRequest is what CreateNatGateway takes.
type CreateNatGatewayRequest struct {
	RegionId                  string `rpc:",required"`
	VpcId                     string `rpc:",required"`
	Name                      string
	Description               string
	ClientToken               string
	InstanceChargeType        string `rpc:",default=PostPaid"`
	VSwitchId                 string
	NatType                   string `rpc:",default=Enhanced"`
	InternetChargeType        string `rpc:",default=PayByLcu"`
	NetworkType               string `rpc:",enum=internet|intranet,fold,default=internet"`
	SecurityProtectionEnabled bool
	IcmpReplyEnabled          bool       `rpc:",default=true"`
	EipBindMode               string     `rpc:",enum=MULTI_BINDED|NAT,fold,default=MULTI_BINDED"`
	Tag                       []rpc.Tag  `rpc:",maxitems=21"`
	_                         rpc.Unread `params:"Spec,PricingCycle,Duration,AutoPay"`
}

// CreateNatGatewayResponse is what CreateNatGateway answers.
type CreateNatGatewayResponse struct {
	NatGatewayId        string
	ForwardTableIds     struct{ ForwardTableId []string }
	SnatTableIds        struct{ SnatTableId []string }
	BandwidthPackageIds struct{ BandwidthPackageId []string }
	FullNatTableIds     struct{ FullNatTableId []string }
}

// DescribeNatGatewaysRequest is what DescribeNatGateways takes.
type DescribeNatGatewaysRequest struct {
	RegionId           string `rpc:",required"`
	NatGatewayId       string
	VpcId              string
	Name               string
	InstanceChargeType string
	Spec               string
	NatType            string
	ResourceGroupId    string
	PageNumber         int32 `rpc:",min=1,default=1"`
	PageSize           int32 `rpc:",min=1,max=50,default=10"`
	DryRun             bool
	Status             string
	NetworkType        string
	Tag                []rpc.Tag `rpc:",maxitems=20"`
	ZoneId             string
}

// DescribeNatGatewaysResponse is what DescribeNatGateways answers.
type DescribeNatGatewaysResponse struct {
	PageSize    int
	PageNumber  int
	TotalCount  int
	NatGateways struct{ NatGateway []NatGateway }
}

// NatGateway is part of the answer of DescribeNatGateways.
type NatGateway struct {
	Status                    string
	CreationTime              string
	VpcId                     string
	NatType                   string
	AutoPay                   bool
	Spec                      string
	DeletionProtection        bool
	NetworkType               string
	SecurityProtectionEnabled bool
	InstanceChargeType        string
	RegionId                  string
	EcsMetricEnabled          bool
	IcmpReplyEnabled          bool
	Description               string
	ExpiredTime               string
	ResourceGroupId           string
	NatGatewayId              string
	InternetChargeType        string
	BusinessStatus            string
	Name                      string
	IpLists                   struct{ IpList []Ip }
	ForwardTableIds           struct{ ForwardTableId []string }
	SnatTableIds              struct{ SnatTableId []string }
	FullNatTableIds           struct{ FullNatTableId []string }
	BandwidthPackageIds       struct{ BandwidthPackageId []string }
	NatGatewayPrivateInfo     NatGatewayPrivateInfo
	PrivateLinkEnabled        bool
	PrivateLinkMode           string
	EipBindMode               string
	Tags                      struct{ Tag []Tag }
	EnableSessionLog          string
}

// Tag is part of the answer of DescribeNatGateways.
type Tag struct {
	TagKey   string
	TagValue string
}

// NatGatewayPrivateInfo is part of the answer of DescribeNatGateways.
type NatGatewayPrivateInfo struct {
	VswitchId               string
	EniInstanceId           string
	MaxBandwidth            int
	MaxSessionQuota         int
	MaxSessionEstablishRate int
	PrivateIpAddress        string
	IzNo                    string
	EniType                 string
}

// Ip is part of the answer of DescribeNatGateways.
type Ip struct {
	UsingStatus      string
	IpAddress        string
	SnatEntryEnabled bool
	AllocationId     string
	PrivateIpAddress string
}

// GetNatGatewayAttributeRequest is what GetNatGatewayAttribute takes.
type GetNatGatewayAttributeRequest struct {
	RegionId     string `rpc:",required"`
	NatGatewayId string `rpc:",required"`
}

// GetNatGatewayAttributeResponse is what GetNatGatewayAttribute answers.
type GetNatGatewayAttributeResponse struct {
	VpcId                  string
	CreationTime           string
	Status                 string
	NatType                string
	NetworkType            string
	RegionId               string
	EcsMetricEnabled       bool
	Description            string
	ExpiredTime            string
	ResourceGroupId        string
	NatGatewayId           string
	BusinessStatus         string
	Name                   string
	ForwardTable           ForwardTable
	SnatTable              SnatTable
	FullNatTable           FullNatTable
	BillingConfig          BillingConfig
	PrivateInfo            PrivateInfo
	DeletionProtectionInfo DeletionProtectionInfo
	IpList                 []GetNatGatewayAttributeIp
	PrivateLinkEnabled     bool
	PrivateLinkMode        string
	EnableSessionLog       bool
	LogDelivery            LogDelivery
}

// LogDelivery is part of the answer of GetNatGatewayAttribute.
type LogDelivery struct {
	LogDeliveryType         string
	LogDestination          string
	DeliveryStatus          string
	DeliverLogsErrorMessage string
}

// GetNatGatewayAttributeIp is part of the answer of GetNatGatewayAttribute.
type GetNatGatewayAttributeIp struct {
	UsingStatus  string
	IpAddress    string
	AllocationId string
}

// DeletionProtectionInfo is part of the answer of GetNatGatewayAttribute.
type DeletionProtectionInfo struct {
	Enabled bool
}

// PrivateInfo is part of the answer of GetNatGatewayAttribute.
type PrivateInfo struct {
	MaxBandwidth     int
	VswitchId        string
	PrivateIpAddress string
	IzNo             string
	EniInstanceId    string
}

// BillingConfig is part of the answer of GetNatGatewayAttribute.
type BillingConfig struct {
	InternetChargeType string
	AutoPay            string
	Spec               string
	InstanceChargeType string
}

// FullNatTable is part of the answer of GetNatGatewayAttribute.
type FullNatTable struct {
	FullNatEntryCount int64
	FullNatTableId    string
}

// SnatTable is part of the answer of GetNatGatewayAttribute.
type SnatTable struct {
	SnatEntryCount int
	SnatTableId    string
}

// ForwardTable is part of the answer of GetNatGatewayAttribute.
type ForwardTable struct {
	ForwardTableId    string
	ForwardEntryCount int
}

// ModifyNatGatewayAttributeRequest is what ModifyNatGatewayAttribute takes.
type ModifyNatGatewayAttributeRequest struct {
	RegionId         string `rpc:",required"`
	NatGatewayId     string `rpc:",required"`
	Name             *string
	Description      *string
	IcmpReplyEnabled *bool
	EipBindMode      *string    `rpc:",enum=MULTI_BINDED|NAT,fold"`
	_                rpc.Unread `params:"EnableSessionLog,LogDelivery"`
}

// ModifyNatGatewayAttributeResponse is what ModifyNatGatewayAttribute answers.
type ModifyNatGatewayAttributeResponse struct{}

// ModifyNatGatewaySpecRequest is what ModifyNatGatewaySpec takes.
type ModifyNatGatewaySpecRequest struct {
	RegionId     string `rpc:",required"`
	NatGatewayId string `rpc:",required"`
	Spec         string `rpc:",required,enum=Small|Middle|Large|XLarge.1,fold,bad=InvalidParameter.Spec.ValueNotSupported"`
	ClientToken  string
	_            rpc.Unread `params:"AutoPay"`
}

// ModifyNatGatewaySpecResponse is what ModifyNatGatewaySpec answers.
type ModifyNatGatewaySpecResponse struct{}

// DeleteNatGatewayRequest is what DeleteNatGateway takes.
type DeleteNatGatewayRequest struct {
	RegionId     string `rpc:",required"`
	NatGatewayId string `rpc:",required"`
	Force        bool
}

// DeleteNatGatewayResponse is what DeleteNatGateway answers.
type DeleteNatGatewayResponse struct{}

// ListEnhanhcedNatGatewayAvailableZonesRequest is what ListEnhanhcedNatGatewayAvailableZones takes. The misspelling is the API's.
type ListEnhanhcedNatGatewayAvailableZonesRequest struct {
	RegionId string     `rpc:",required"`
	_        rpc.Unread `params:"AcceptLanguage,Filter.N.Key,Filter.N.Value"`
}

// ListEnhanhcedNatGatewayAvailableZonesResponse is what ListEnhanhcedNatGatewayAvailableZones answers.
type ListEnhanhcedNatGatewayAvailableZonesResponse struct {
	Zones []ListEnhanhcedNatGatewayAvailableZonesZone
}

// ListEnhanhcedNatGatewayAvailableZonesZone is part of the answer of ListEnhanhcedNatGatewayAvailableZones.
type ListEnhanhcedNatGatewayAvailableZonesZone struct {
	ZoneId    string
	LocalName string
}
