package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeInstancesRequest is what DescribeInstances takes.
type DescribeInstancesRequest struct {
	RegionId            string `rpc:",required"`
	VpcId               string
	VSwitchId           string
	ZoneId              string
	InstanceNetworkType string
	SecurityGroupId     string
	InstanceIds         []string `rpc:",json"`
	rpc.Paging
	NextToken               string
	MaxResults              int32    `rpc:",min=1,max=100"`
	InnerIpAddresses        []string `rpc:",json"`
	PrivateIpAddresses      []string `rpc:",json"`
	PublicIpAddresses       []string `rpc:",json"`
	EipAddresses            []string `rpc:",json"`
	InstanceChargeType      string
	InternetChargeType      string
	InstanceName            string
	ImageId                 string
	Status                  string
	LockReason              string
	Filter                  []Filter
	DeviceAvailable         *bool
	IoOptimized             *bool
	NeedSaleCycle           *bool
	InstanceType            string
	InstanceTypeFamily      string
	KeyPairName             string
	ResourceGroupId         string
	RdmaIpAddresses         string
	DryRun                  bool
	HttpEndpoint            string
	HttpTokens              string
	HttpPutResponseHopLimit int
	Tag                     []rpc.Tag  `rpc:",maxitems=20"`
	_                       rpc.Unread `params:"HpcClusterId,Ipv6Address.N,AdditionalAttributes.N"`
}

// DescribeInstancesResponse is what DescribeInstances answers.
type DescribeInstancesResponse struct {
	NextToken  string
	PageSize   int
	PageNumber int
	TotalCount int
	Instances  struct{ Instance []Instance }
}

// Filter is part of what DescribeInstances takes.
type Filter struct {
	Key   string
	Value string
}

// Instance is part of the answer of DescribeInstances.
type Instance struct {
	CreationTime            string
	SerialNumber            string
	Status                  string
	DeploymentSetId         string
	KeyPairName             string
	SaleCycle               string
	SpotStrategy            string
	DeviceAvailable         bool
	LocalStorageCapacity    int64
	Description             string
	SpotDuration            int
	InstanceNetworkType     string
	InstanceName            string
	OSNameEn                string
	HpcClusterId            string
	SpotPriceLimit          float64
	Memory                  int
	OSName                  string
	DeploymentSetGroupNo    int
	ImageId                 string
	VlanId                  string
	ClusterId               string
	GPUSpec                 string
	AutoReleaseTime         string
	DeletionProtection      bool
	StoppedMode             string
	GPUAmount               int
	HostName                string
	InstanceId              string
	InternetMaxBandwidthOut int
	InternetMaxBandwidthIn  int
	InstanceType            string
	InstanceChargeType      string
	RegionId                string
	IoOptimized             bool
	StartTime               string
	Cpu                     int
	LocalStorageAmount      int
	ExpiredTime             string
	ResourceGroupId         string
	InternetChargeType      string
	ZoneId                  string
	Recyclable              bool
	ISP                     string
	CreditSpecification     string
	InstanceTypeFamily      string
	OSType                  string
	NetworkInterfaces       struct {
		NetworkInterface []DescribeInstancesNetworkInterface
	}
	OperationLocks             struct{ LockReason []LockReason }
	Tags                       struct{ Tag []Tag }
	RdmaIpAddress              struct{ IpAddress []string }
	SecurityGroupIds           struct{ SecurityGroupId []string }
	PublicIpAddress            struct{ IpAddress []string }
	InnerIpAddress             struct{ IpAddress []string }
	VpcAttributes              VpcAttributes
	EipAddress                 EipAddress
	HibernationOptions         HibernationOptions
	DedicatedHostAttribute     DedicatedHostAttribute
	EcsCapacityReservationAttr EcsCapacityReservationAttr
	DedicatedInstanceAttribute DedicatedInstanceAttribute
	CpuOptions                 CpuOptions
	MetadataOptions            MetadataOptions
	ImageOptions               ImageOptions
	SpotInterruptionBehavior   string
}

// ImageOptions is part of the answer of DescribeInstances.
type ImageOptions struct {
	LoginAsNonRoot bool
}

// MetadataOptions is part of the answer of DescribeInstances.
type MetadataOptions struct {
	HttpEndpoint            string
	HttpPutResponseHopLimit int
	HttpTokens              string
}

// CpuOptions is part of the answer of DescribeInstances.
type CpuOptions struct {
	Numa           string
	CoreCount      int
	ThreadsPerCore int
	TopologyType   string
}

// DedicatedInstanceAttribute is part of the answer of DescribeInstances.
type DedicatedInstanceAttribute struct {
	Affinity string
	Tenancy  string
}

// EcsCapacityReservationAttr is part of the answer of DescribeInstances.
type EcsCapacityReservationAttr struct {
	CapacityReservationPreference string
	CapacityReservationId         string
}

// DedicatedHostAttribute is part of the answer of DescribeInstances.
type DedicatedHostAttribute struct {
	DedicatedHostId        string
	DedicatedHostName      string
	DedicatedHostClusterId string
}

// EipAddress is part of the answer of DescribeInstances.
type EipAddress struct {
	IsSupportUnassociate bool
	InternetChargeType   string
	IpAddress            string
	Bandwidth            int
	AllocationId         string
}

// VpcAttributes is part of the answer of DescribeInstances.
type VpcAttributes struct {
	VpcId            string
	NatIpAddress     string
	VSwitchId        string
	PrivateIpAddress struct{ IpAddress []string }
}

// Tag is part of the answer of DescribeInstances.
type Tag struct {
	TagValue string
	TagKey   string
}

// LockReason is part of the answer of DescribeInstances.
type LockReason struct {
	LockMsg    string
	LockReason string
}

// DescribeInstancesNetworkInterface is part of the answer of DescribeInstances.
type DescribeInstancesNetworkInterface struct {
	Type               string
	MacAddress         string
	PrimaryIpAddress   string
	NetworkInterfaceId string
	PrivateIpSets      struct{ PrivateIpSet []DescribeInstancesPrivateIp }
	Ipv6Sets           struct{ Ipv6Set []Ipv6 }
	Ipv4PrefixSets     struct{ Ipv4PrefixSet []Ipv4Prefix }
	Ipv6PrefixSets     struct{ Ipv6PrefixSet []Ipv6Prefix }
}

// Ipv6Prefix is part of the answer of DescribeInstances.
type Ipv6Prefix struct {
	Ipv6Prefix string
}

// Ipv4Prefix is part of the answer of DescribeInstances.
type Ipv4Prefix struct {
	Ipv4Prefix string
}

// Ipv6 is part of the answer of DescribeInstances.
type Ipv6 struct {
	Ipv6Address string
}

// DescribeInstancesPrivateIp is part of the answer of DescribeInstances.
type DescribeInstancesPrivateIp struct {
	PrivateIpAddress string
	Primary          bool
}

// DescribeInstanceStatusRequest is what DescribeInstanceStatus takes.
type DescribeInstanceStatusRequest struct {
	RegionId   string `rpc:",required"`
	ZoneId     string
	ClusterId  string
	PageNumber int32    `rpc:",min=1,default=1"`
	PageSize   int32    `rpc:",min=1,max=50,default=10"`
	InstanceId []string `rpc:",maxitems=100"`
}

// DescribeInstanceStatusResponse is what DescribeInstanceStatus answers.
type DescribeInstanceStatusResponse struct {
	PageSize         int
	PageNumber       int
	TotalCount       int
	InstanceStatuses struct{ InstanceStatus []InstanceStatus }
}

// InstanceStatus is part of the answer of DescribeInstanceStatus.
type InstanceStatus struct {
	Status     string
	InstanceId string
}

// DescribeInstanceAttributeRequest is what DescribeInstanceAttribute takes.
type DescribeInstanceAttributeRequest struct {
	InstanceId string `rpc:",required"`
}

// DescribeInstanceAttributeResponse is what DescribeInstanceAttribute answers.
type DescribeInstanceAttributeResponse struct {
	Status                  string
	SerialNumber            string
	CreationTime            string
	Description             string
	InstanceName            string
	InstanceNetworkType     string
	Memory                  int
	ImageId                 string
	ClusterId               string
	VlanId                  string
	StoppedMode             string
	HostName                string
	InstanceId              string
	InstanceType            string
	InternetMaxBandwidthIn  int
	InternetMaxBandwidthOut int
	RegionId                string
	InstanceChargeType      string
	IoOptimized             string
	Cpu                     int
	ExpiredTime             string
	ZoneId                  string
	InternetChargeType      string
	CreditSpecification     string
	SecurityGroupIds        struct{ SecurityGroupId []string }
	PublicIpAddress         struct{ IpAddress []string }
	InnerIpAddress          struct{ IpAddress []string }
	VpcAttributes           VpcAttributes
	EipAddress              DescribeInstanceAttributeEipAddress
	DedicatedHostAttribute  DescribeInstanceAttributeDedicatedHostAttribute
	OperationLocks          struct {
		LockReason []DescribeInstanceAttributeLockReason
	}
	EnableJumboFrame bool
}

// DescribeInstanceAttributeLockReason is part of the answer of DescribeInstanceAttribute.
type DescribeInstanceAttributeLockReason struct {
	LockReason string
}

// DescribeInstanceAttributeDedicatedHostAttribute is part of the answer of DescribeInstanceAttribute.
type DescribeInstanceAttributeDedicatedHostAttribute struct {
	DedicatedHostName string
	DedicatedHostId   string
}

// DescribeInstanceAttributeEipAddress is part of the answer of DescribeInstanceAttribute.
type DescribeInstanceAttributeEipAddress struct {
	InternetChargeType string
	IpAddress          string
	Bandwidth          int
	AllocationId       string
}

// DescribeUserDataRequest is what DescribeUserData takes.
type DescribeUserDataRequest struct {
	RegionId   string `rpc:",required"`
	InstanceId string `rpc:",required"`
}

// DescribeUserDataResponse is what DescribeUserData answers.
type DescribeUserDataResponse struct {
	InstanceId string
	UserData   string
	RegionId   string
}

// DescribeInstanceAutoRenewAttributeRequest is what DescribeInstanceAutoRenewAttribute takes.
type DescribeInstanceAutoRenewAttributeRequest struct {
	InstanceId    []string `rpc:",comma"`
	RegionId      string   `rpc:",required"`
	RenewalStatus string
	PageSize      string `rpc:",default=10"`
	PageNumber    string `rpc:",default=1"`
}

// DescribeInstanceAutoRenewAttributeResponse is what DescribeInstanceAutoRenewAttribute answers.
type DescribeInstanceAutoRenewAttributeResponse struct {
	PageNumber              int
	PageSize                int
	TotalCount              int
	InstanceRenewAttributes struct{ InstanceRenewAttribute []InstanceRenewAttribute }
}

// InstanceRenewAttribute is part of the answer of DescribeInstanceAutoRenewAttribute.
type InstanceRenewAttribute struct {
	PeriodUnit       string
	Duration         int
	RenewalStatus    string
	InstanceId       string
	AutoRenewEnabled bool
}

// DescribeInstanceMaintenanceAttributesRequest is what DescribeInstanceMaintenanceAttributes takes.
type DescribeInstanceMaintenanceAttributesRequest struct {
	RegionId   string   `rpc:",required"`
	PageNumber int64    `rpc:",default=1"`
	PageSize   int64    `rpc:",default=10"`
	InstanceId []string `rpc:",maxitems=100"`
}

// DescribeInstanceMaintenanceAttributesResponse is what DescribeInstanceMaintenanceAttributes answers.
type DescribeInstanceMaintenanceAttributesResponse struct {
	PageSize              int
	PageNumber            int
	TotalCount            int
	MaintenanceAttributes struct{ MaintenanceAttribute []MaintenanceAttribute }
}

// MaintenanceAttribute is part of the answer of DescribeInstanceMaintenanceAttributes.
type MaintenanceAttribute struct {
	NotifyOnMaintenance bool
	InstanceId          string
	MaintenanceWindows  struct{ MaintenanceWindow []MaintenanceWindow }
	ActionOnMaintenance ActionOnMaintenance
}

// ActionOnMaintenance is part of the answer of DescribeInstanceMaintenanceAttributes.
type ActionOnMaintenance struct {
	DefaultValue    string
	Value           string
	SupportedValues struct{ SupportedValue []string }
}

// MaintenanceWindow is part of the answer of DescribeInstanceMaintenanceAttributes.
type MaintenanceWindow struct {
	EndTime   string
	StartTime string
}
