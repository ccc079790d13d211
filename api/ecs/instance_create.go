package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// RunInstancesRequest is what RunInstances takes.
type RunInstancesRequest struct {
	RegionId                    string `rpc:",required"`
	ImageId                     string
	ImageFamily                 string
	InstanceType                string
	SecurityGroupId             string
	VSwitchId                   string
	InstanceName                string
	Description                 string
	InternetMaxBandwidthIn      int `rpc:",bad=InvalidInternetMaxBandwidthIn.Malformed"`
	InternetMaxBandwidthOut     int `rpc:",bad=InvalidInternetMaxBandwidthOut.Malformed"`
	HostName                    string
	UniqueSuffix                bool
	Password                    string
	PasswordInherit             bool
	ZoneId                      string
	InternetChargeType          string `rpc:",enum=PayByBandwidth|PayByTraffic,fold,bad=InvalidInternetChargeType.ValueNotSupported,default=PayByTraffic"`
	SystemDisk                  RunInstancesSystemDisk
	IoOptimized                 string `rpc:",enum=none|optimized,fold"`
	UserData                    string
	KeyPairName                 string
	RamRoleName                 string
	Amount                      int `rpc:",min=1,max=1000,default=1"`
	MinAmount                   int `rpc:",min=1,max=100,bad=InvalidMinAmount.Malformed"`
	AutoReleaseTime             string
	SpotStrategy                string
	SecurityEnhancementStrategy string `rpc:",enum=Active|Deactive,fold"`
	ClientToken                 string
	DryRun                      bool
	LaunchTemplateId            string
	LaunchTemplateName          string
	LaunchTemplateVersion       int64
	ResourceGroupId             string
	Period                      int `rpc:",bad=InvalidPeriod"`
	PeriodUnit                  string
	AutoRenew                   bool
	AutoRenewPeriod             int    `rpc:",bad=InvalidAutoRenewPeriod.ValueNotSupported"`
	InstanceChargeType          string `rpc:",enum=PrePaid|PostPaid,fold,default=PostPaid"`
	DeploymentSetId             string
	PrivateIpAddress            string
	CreditSpecification         string `rpc:",enum=Standard|Unlimited,fold,bad=InvalidParameter.CreditSpecification"`
	DeletionProtection          bool
	HttpEndpoint                string `rpc:",enum=enabled|disabled,fold,default=enabled"`
	HttpTokens                  string
	HttpPutResponseHopLimit     int
	SecurityGroupIds            []string                       `rpc:",maxitems=16"`
	HostNames                   []string                       `rpc:",maxitems=1000"`
	DataDisk                    []DataDisk                     `rpc:",maxitems=16"`
	NetworkInterface            []RunInstancesNetworkInterface `rpc:",maxitems=10"`
	ImageOptions                ImageOptions
	Tag                         []rpc.Tag  `rpc:",maxitems=71"`
	_                           rpc.Unread `params:"SystemDisk.StorageClusterId,SpotDuration,SpotPriceLimit,SpotInterruptionBehavior,HpcClusterId,DedicatedHostId,Ipv6AddressCount,Affinity,Tenancy,StorageSetId,StorageSetPartitionNumber,PrivatePoolOptions,SchedulerOptions,DataDisk.N.StorageClusterId,Arn.N,NetworkInterface.N.Ipv6AddressCount,NetworkInterface.N.Ipv6Address.N,Ipv6Address.N,DeploymentSetGroupNo,NetworkInterfaceQueueNumber,HibernationOptions,CpuOptions,SecurityOptions,Isp,NetworkOptions,AutoPay"`
}

// RunInstancesResponse is what RunInstances answers.
type RunInstancesResponse struct {
	OrderId        string
	TradePrice     float64
	InstanceIdSets struct{ InstanceIdSet []string }
}

// RunInstancesNetworkInterface is part of what RunInstances takes.
type RunInstancesNetworkInterface struct {
	NetworkInterfaceTrafficMode string `rpc:",enum=Standard|HighPerformance,fold"`
	VSwitchId                   string
	NetworkInterfaceName        string
	Description                 string
	SecurityGroupId             string
	PrimaryIpAddress            string
	QueueNumber                 int      `rpc:",min=1"`
	SecurityGroupIds            []string `rpc:",maxitems=16"`
	QueuePairNumber             int64
	InstanceType                string
	NetworkCardIndex            int
	DeleteOnRelease             bool `rpc:",default=true"`
	NetworkInterfaceId          string
	RxQueueSize                 int
	TxQueueSize                 int
}

// DataDisk is part of what RunInstances takes.
type DataDisk struct {
	PerformanceLevel     string
	AutoSnapshotPolicyId string
	Encrypted            string `rpc:",enum=true|false,fold,default=false"`
	Description          string
	SnapshotId           string
	Device               string
	Size                 int
	DiskName             string
	Category             string
	EncryptAlgorithm     string
	DeleteWithInstance   bool `rpc:",default=true"`
	KMSKeyId             string
	ProvisionedIops      int64 `rpc:",min=0"`
	BurstingEnabled      bool
}

// HibernationOptions is part of what RunInstances takes.
type HibernationOptions struct {
	Configured bool
}

// RunInstancesSystemDisk is part of what RunInstances takes.
type RunInstancesSystemDisk struct {
	ProvisionedIops      int64 `rpc:",min=0"`
	BurstingEnabled      bool
	Encrypted            string `rpc:",enum=true|false,fold,default=false"`
	KMSKeyId             string
	EncryptAlgorithm     string
	Size                 string
	Category             string
	DiskName             string
	Description          string
	PerformanceLevel     string `rpc:",enum=PL0|PL1|PL2|PL3,fold,bad=InvalidPerformanceLevel.ValueNotSupported"`
	AutoSnapshotPolicyId string
}

// CreateInstanceRequest is what CreateInstance takes.
type CreateInstanceRequest struct {
	RegionId                    string `rpc:",required"`
	ImageId                     string
	ImageFamily                 string
	InstanceType                string `rpc:",required"`
	SecurityGroupId             string
	InstanceName                string
	InternetChargeType          string `rpc:",enum=PayByBandwidth|PayByTraffic,fold,bad=InvalidInternetChargeType.ValueNotSupported"`
	AutoRenew                   bool
	AutoRenewPeriod             int `rpc:",bad=InvalidAutoRenewPeriod.ValueNotSupported"`
	InternetMaxBandwidthIn      int `rpc:",min=1,max=200,bad=InvalidInternetMaxBandwidthIn.Malformed"`
	InternetMaxBandwidthOut     int `rpc:",bad=InvalidInternetMaxBandwidthOut.Malformed"`
	HostName                    string
	Password                    string
	PasswordInherit             bool
	DeploymentSetId             string
	ZoneId                      string
	ClientToken                 string
	SystemDisk                  CreateInstanceSystemDisk
	Description                 string
	VSwitchId                   string
	PrivateIpAddress            string
	IoOptimized                 string `rpc:",enum=none|optimized,fold"`
	InstanceChargeType          string `rpc:",enum=PrePaid|PostPaid,fold"`
	Period                      int    `rpc:",bad=InvalidPeriod"`
	PeriodUnit                  string
	UserData                    string
	SpotStrategy                string
	KeyPairName                 string
	RamRoleName                 string
	SecurityEnhancementStrategy string `rpc:",enum=Active|Deactive,fold"`
	ResourceGroupId             string
	DryRun                      bool
	CreditSpecification         string `rpc:",enum=Standard|Unlimited,fold,bad=InvalidParameter.CreditSpecification"`
	DeletionProtection          bool
	HttpEndpoint                string `rpc:",enum=enabled|disabled,fold,default=enabled"`
	HttpTokens                  string
	HttpPutResponseHopLimit     int
	DataDisk                    []CreateInstanceDataDisk `rpc:",maxitems=16"`
	Tag                         []rpc.Tag                `rpc:",maxitems=20"`
	_                           rpc.Unread               `params:"SystemDisk.StorageClusterId,SpotPriceLimit,SpotDuration,SpotInterruptionBehavior,HpcClusterId,DedicatedHostId,Affinity,Tenancy,StorageSetId,StorageSetPartitionNumber,PrivatePoolOptions,DataDisk.N.StorageClusterId,Arn.N,DeploymentSetGroupNo,ClusterId,VlanId,InnerIpAddress,NodeControllerId,UseAdditionalService,HibernationOptions"`
}

// CreateInstanceResponse is what CreateInstance answers.
type CreateInstanceResponse struct {
	InstanceId string
	OrderId    string
	TradePrice float64
}

// CreateInstanceDataDisk is part of what CreateInstance takes.
type CreateInstanceDataDisk struct {
	PerformanceLevel   string
	Description        string
	SnapshotId         string
	Size               int
	Device             string
	DiskName           string
	Category           string
	DeleteWithInstance bool `rpc:",default=true"`
	KMSKeyId           string
	EncryptAlgorithm   string
	Encrypted          bool
}

// CreateInstanceSystemDisk is part of what CreateInstance takes.
type CreateInstanceSystemDisk struct {
	Size             int
	Category         string
	DiskName         string
	Description      string
	PerformanceLevel string `rpc:",enum=PL0|PL1|PL2|PL3,fold,bad=InvalidPerformanceLevel.ValueNotSupported"`
}
