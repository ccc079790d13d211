package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerRequest is what CreateLoadBalancer takes.
type CreateLoadBalancerRequest struct {
	RegionId string `rpc:",required"`
	// AddressType is internet when neither it nor a vSwitch is given.
	AddressType                  string `rpc:",enum=internet|intranet,fold"`
	InternetChargeType           string `rpc:",enum=paybybandwidth|paybytraffic,fold,default=paybytraffic"`
	Bandwidth                    int    `rpc:",bad=InvalidParameter.Bandwidth,default=-1"`
	ClientToken                  string
	LoadBalancerName             string
	VpcId                        string
	VSwitchId                    string
	MasterZoneId                 string
	SlaveZoneId                  string
	LoadBalancerSpec             string
	ResourceGroupId              string
	PayType                      string `rpc:",enum=PayOnDemand|PrePay,fold,default=PayOnDemand"`
	PricingCycle                 string `rpc:",enum=month|year,fold"`
	Duration                     int    `rpc:",min=1,max=9"`
	AutoPay                      bool
	AddressIPVersion             string `rpc:",enum=ipv4|ipv6,fold,default=ipv4"`
	Address                      string
	Tag                          []rpc.Tag `rpc:",maxitems=20"`
	DeleteProtection             string    `rpc:",enum=on|off,fold,default=off"`
	ModificationProtectionStatus string
	ModificationProtectionReason string
	InstanceChargeType           string
}

// CreateLoadBalancerResponse is what CreateLoadBalancer answers.
type CreateLoadBalancerResponse struct {
	VpcId            string
	AddressIPVersion string
	VSwitchId        string
	LoadBalancerName string
	LoadBalancerId   string
	ResourceGroupId  string
	Address          string
	NetworkType      string
	OrderId          int64
}

// DescribeLoadBalancersRequest is what DescribeLoadBalancers takes.
type DescribeLoadBalancersRequest struct {
	RegionId              string `rpc:",required"`
	ServerId              string
	AddressIPVersion      string
	LoadBalancerStatus    string
	LoadBalancerId        []string `rpc:",comma"`
	LoadBalancerName      []string `rpc:",comma"`
	ServerIntranetAddress []string `rpc:",comma"`
	AddressType           string
	InternetChargeType    string
	VpcId                 string
	VSwitchId             string
	NetworkType           string
	Address               string
	MasterZoneId          string
	SlaveZoneId           string
	Tags                  string
	PayType               string
	ResourceGroupId       string
	PageNumber            int32
	PageSize              int32     `rpc:",min=1,max=100,default=10"`
	Tag                   []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeLoadBalancersResponse is what DescribeLoadBalancers answers.
type DescribeLoadBalancersResponse struct {
	PageNumber    int
	PageSize      int
	TotalCount    int
	LoadBalancers struct{ LoadBalancer []LoadBalancer }
}

// LoadBalancer is part of the answer of DescribeLoadBalancers.
type LoadBalancer struct {
	VpcId                        string
	CreateTimeStamp              int64
	LoadBalancerId               string
	CreateTime                   string
	PayType                      string
	AddressType                  string
	NetworkType                  string
	AddressIPVersion             string
	LoadBalancerName             string
	Bandwidth                    int
	Address                      string
	SlaveZoneId                  string
	MasterZoneId                 string
	InternetChargeTypeAlias      string
	LoadBalancerSpec             string
	RegionId                     string
	ModificationProtectionReason string
	ModificationProtectionStatus string
	VSwitchId                    string
	LoadBalancerStatus           string
	ResourceGroupId              string
	InternetChargeType           string
	DeleteProtection             string
	RegionIdAlias                string
	Tags                         struct{ Tag []DescribeLoadBalancersTag }
	InstanceChargeType           string
}

// DescribeLoadBalancersTag is part of the answer of DescribeLoadBalancers.
type DescribeLoadBalancersTag struct {
	TagValue string
	TagKey   string
}

// DescribeLoadBalancerAttributeRequest is what DescribeLoadBalancerAttribute takes.
type DescribeLoadBalancerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
}

// DescribeLoadBalancerAttributeResponse is what DescribeLoadBalancerAttribute answers.
type DescribeLoadBalancerAttributeResponse struct {
	VpcId                        string
	Tags                         struct{ Tag []Tag }
	CreateTimeStamp              int64
	CreateTime                   string
	LoadBalancerId               string
	PayType                      string
	AddressType                  string
	NetworkType                  string
	AddressIPVersion             string
	RenewalCycUnit               string
	Bandwidth                    int
	LoadBalancerName             string
	Address                      string
	SlaveZoneId                  string
	EndTimeStamp                 int64
	MasterZoneId                 string
	LoadBalancerSpec             string
	AutoReleaseTime              int64
	ModificationProtectionReason string
	RegionId                     string
	ModificationProtectionStatus string
	EndTime                      string
	VSwitchId                    string
	LoadBalancerStatus           string
	ResourceGroupId              string
	InternetChargeType           string
	DeleteProtection             string
	RegionIdAlias                string
	RenewalStatus                string
	RenewalDuration              int
	ListenerPorts                struct{ ListenerPort []int }
	ListenerPortsAndProtocal     struct{ ListenerPortAndProtocal []ListenerPortAndProtocal }
	ListenerPortsAndProtocol     struct{ ListenerPortAndProtocol []ListenerPortAndProtocol }
	BackendServers               struct {
		BackendServer []DescribeLoadBalancerAttributeBackendServer
	}
	InstanceChargeType string
}

// DescribeLoadBalancerAttributeBackendServer is part of the answer of DescribeLoadBalancerAttribute.
type DescribeLoadBalancerAttributeBackendServer struct {
	Type        string
	Weight      int
	Description string
	ServerIp    string
	ServerId    string
}

// ListenerPortAndProtocol is part of the answer of DescribeLoadBalancerAttribute.
type ListenerPortAndProtocol struct {
	ListenerPort     int
	ListenerProtocol string
	ListenerForward  string
	Description      string
	ForwardPort      int
}

// ListenerPortAndProtocal is part of the answer of DescribeLoadBalancerAttribute.
type ListenerPortAndProtocal struct {
	ListenerProtocal string
	ListenerPort     int
}

// Tag is part of the answer of DescribeLoadBalancerAttribute.
type Tag struct {
	TagKey   string
	TagValue string
}

// SetLoadBalancerNameRequest is what SetLoadBalancerName takes.
type SetLoadBalancerNameRequest struct {
	LoadBalancerId   string `rpc:",required"`
	LoadBalancerName string `rpc:",required"`
}

// SetLoadBalancerNameResponse is what SetLoadBalancerName answers.
type SetLoadBalancerNameResponse struct{}

// SetLoadBalancerStatusRequest is what SetLoadBalancerStatus takes.
type SetLoadBalancerStatusRequest struct {
	LoadBalancerId     string `rpc:",required"`
	LoadBalancerStatus string `rpc:",required,enum=active|inactive,fold"`
}

// SetLoadBalancerStatusResponse is what SetLoadBalancerStatus answers.
type SetLoadBalancerStatusResponse struct{}

// SetLoadBalancerDeleteProtectionRequest is what SetLoadBalancerDeleteProtection takes.
type SetLoadBalancerDeleteProtectionRequest struct {
	RegionId         string `rpc:",required"`
	LoadBalancerId   string `rpc:",required"`
	DeleteProtection string `rpc:",required,enum=on|off,fold"`
}

// SetLoadBalancerDeleteProtectionResponse is what SetLoadBalancerDeleteProtection answers.
type SetLoadBalancerDeleteProtectionResponse struct{}

// SetLoadBalancerModificationProtectionRequest is what SetLoadBalancerModificationProtection takes.
type SetLoadBalancerModificationProtectionRequest struct {
	RegionId                     string `rpc:",required"`
	LoadBalancerId               string `rpc:",required"`
	ModificationProtectionStatus string `rpc:",required"`
	ModificationProtectionReason string
}

// SetLoadBalancerModificationProtectionResponse is what SetLoadBalancerModificationProtection answers.
type SetLoadBalancerModificationProtectionResponse struct{}

// ModifyLoadBalancerInstanceSpecRequest is what ModifyLoadBalancerInstanceSpec takes.
type ModifyLoadBalancerInstanceSpecRequest struct {
	LoadBalancerId   string     `rpc:",required"`
	LoadBalancerSpec string     `rpc:",required"`
	_                rpc.Unread `params:"AutoPay"`
}

// ModifyLoadBalancerInstanceSpecResponse is what ModifyLoadBalancerInstanceSpec answers.
type ModifyLoadBalancerInstanceSpecResponse struct {
	OrderId int64
}

// ModifyLoadBalancerInstanceChargeTypeRequest is what ModifyLoadBalancerInstanceChargeType takes.
type ModifyLoadBalancerInstanceChargeTypeRequest struct {
	RegionId           string `rpc:",required"`
	LoadBalancerId     string `rpc:",required"`
	InternetChargeType string
	InstanceChargeType string `rpc:",required"`
	LoadBalancerSpec   string
	Bandwidth          *int
}

// ModifyLoadBalancerInstanceChargeTypeResponse is what ModifyLoadBalancerInstanceChargeType answers.
type ModifyLoadBalancerInstanceChargeTypeResponse struct{}

// ModifyLoadBalancerInternetSpecRequest is what ModifyLoadBalancerInternetSpec takes.
type ModifyLoadBalancerInternetSpecRequest struct {
	LoadBalancerId     string `rpc:",required"`
	InternetChargeType string `rpc:",enum=paybybandwidth|paybytraffic,fold"`
	Bandwidth          *int
	_                  rpc.Unread `params:"AutoPay"`
}

// ModifyLoadBalancerInternetSpecResponse is what ModifyLoadBalancerInternetSpec answers.
type ModifyLoadBalancerInternetSpecResponse struct {
	OrderId int64
}

// ModifyLoadBalancerPayTypeRequest is what ModifyLoadBalancerPayType takes.
type ModifyLoadBalancerPayTypeRequest struct {
	RegionId       string `rpc:",required"`
	LoadBalancerId string `rpc:",required"`
	PayType        string `rpc:",enum=PayOnDemand|PrePay,fold,default=PrePay"`
	PricingCycle   string `rpc:",enum=month|year,fold,default=month"`
	Duration       int    `rpc:",min=1,max=9"`
	AutoPay        bool
}

// ModifyLoadBalancerPayTypeResponse is what ModifyLoadBalancerPayType answers.
type ModifyLoadBalancerPayTypeResponse struct {
	OrderId int64
}

// DeleteLoadBalancerRequest is what DeleteLoadBalancer takes.
type DeleteLoadBalancerRequest struct {
	LoadBalancerId string `rpc:",required"`
}

// DeleteLoadBalancerResponse is what DeleteLoadBalancer answers.
type DeleteLoadBalancerResponse struct{}

// MoveResourceGroupRequest is what MoveResourceGroup takes.
type MoveResourceGroupRequest struct {
	RegionId           string     `rpc:",required"`
	ResourceId         string     `rpc:",required"`
	ResourceType       string     `rpc:",required,enum=loadbalancer|certificate|acl"`
	NewResourceGroupId string     `rpc:",required"`
	_                  rpc.Unread `params:"ResourceGroupId"`
}

// MoveResourceGroupResponse is what MoveResourceGroup answers.
type MoveResourceGroupResponse struct{}
