package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// ModifyInstanceAttributeRequest is what ModifyInstanceAttribute takes.
type ModifyInstanceAttributeRequest struct {
	InstanceId                  string `rpc:",required"`
	Password                    *string
	HostName                    *string
	InstanceName                *string
	Description                 *string
	UserData                    *string
	Recyclable                  *bool
	CreditSpecification         *string `rpc:",enum=Standard|Unlimited,fold,bad=InvalidParameter.CreditSpecification"`
	DeletionProtection          *bool
	NetworkInterfaceQueueNumber *int     `rpc:",min=-1"`
	SecurityGroupIds            []string `rpc:",maxitems=16"`
	RemoteConnectionOptions     RemoteConnectionOptions
	EnableJumboFrame            *bool
	CpuOptions                  ModifyInstanceAttributeCpuOptions
}

// ModifyInstanceAttributeResponse is what ModifyInstanceAttribute answers.
type ModifyInstanceAttributeResponse struct{}

// ModifyInstanceAttributeCpuOptions is part of what ModifyInstanceAttribute takes.
type ModifyInstanceAttributeCpuOptions struct {
	TopologyType string `rpc:",enum=ContinuousCoreToHTMapping|DiscreteCoreToHTMapping,fold"`
}

// RemoteConnectionOptions is part of what ModifyInstanceAttribute takes.
type RemoteConnectionOptions struct {
	Password string
	Type     string
}

// ModifyInstanceVpcAttributeRequest is what ModifyInstanceVpcAttribute takes.
type ModifyInstanceVpcAttributeRequest struct {
	InstanceId       string `rpc:",required"`
	VSwitchId        string `rpc:",required"`
	PrivateIpAddress *string
	VpcId            *string
	SecurityGroupId  []string `rpc:",maxitems=16"`
}

// ModifyInstanceVpcAttributeResponse is what ModifyInstanceVpcAttribute answers.
type ModifyInstanceVpcAttributeResponse struct{}

// ModifyInstanceNetworkSpecRequest is what ModifyInstanceNetworkSpec takes.
type ModifyInstanceNetworkSpecRequest struct {
	InstanceId              string `rpc:",required"`
	InternetMaxBandwidthOut *int   `rpc:",bad=InvalidInternetMaxBandwidthOut.ValueNotSupported"`
	InternetMaxBandwidthIn  *int   `rpc:",min=1,max=200,bad=InvalidInternetMaxBandwidthIn.ValueNotSupported"`
	ISP                     string
	NetworkChargeType       string `rpc:",enum=PayByBandwidth|PayByTraffic,fold"`
	AllocatePublicIp        *bool  `rpc:",bad=InvalidParam.AllocatePublicIp"`
	StartTime               string
	EndTime                 string
	AutoPay                 *bool
	ClientToken             string
}

// ModifyInstanceNetworkSpecResponse is what ModifyInstanceNetworkSpec answers.
type ModifyInstanceNetworkSpecResponse struct {
	OrderId string
}

// ModifyInstanceSpecRequest is what ModifyInstanceSpec takes.
type ModifyInstanceSpecRequest struct {
	InstanceId              string `rpc:",required"`
	InstanceType            string
	InternetMaxBandwidthOut *int
	InternetMaxBandwidthIn  *int `rpc:",min=1,max=200"`
	Temporary               Temporary
	Async                   *bool `rpc:",bad=InvalidParam.Async"`
	AllowMigrateAcrossZone  *bool `rpc:",bad=InvalidParameter.AllowMigrateAcrossZone"`
	SystemDisk              SystemDisk
	ClientToken             string
	ModifyMode              string                   `rpc:",enum=Online|Offline"`
	Disk                    []ModifyInstanceSpecDisk `rpc:",maxitems=128"`
	DryRun                  bool
}

// ModifyInstanceSpecResponse is what ModifyInstanceSpec answers.
type ModifyInstanceSpecResponse struct{}

// ModifyInstanceSpecDisk is part of what ModifyInstanceSpec takes.
type ModifyInstanceSpecDisk struct {
	DiskId           string
	Category         string
	PerformanceLevel string
}

// SystemDisk is part of what ModifyInstanceSpec takes.
type SystemDisk struct {
	Category string
}

// Temporary is part of what ModifyInstanceSpec takes.
type Temporary struct {
	StartTime               string
	EndTime                 string
	InternetMaxBandwidthOut int `rpc:",min=1,max=100"`
}

// ModifyPrepayInstanceSpecRequest is what ModifyPrepayInstanceSpec takes.
type ModifyPrepayInstanceSpecRequest struct {
	InstanceId         string `rpc:",required"`
	RegionId           string `rpc:",required"`
	InstanceType       string `rpc:",required"`
	OperatorType       string
	ClientToken        string
	AutoPay            *bool
	MigrateAcrossZone  *bool
	SystemDisk         SystemDisk
	RebootTime         string
	EndTime            string
	RebootWhenFinished *bool
	ModifyMode         string                   `rpc:",enum=Online|Offline"`
	Disk               []ModifyInstanceSpecDisk `rpc:",maxitems=128"`
}

// ModifyPrepayInstanceSpecResponse is what ModifyPrepayInstanceSpec answers.
type ModifyPrepayInstanceSpecResponse struct {
	OrderId string
}

// ModifyInstanceChargeTypeRequest is what ModifyInstanceChargeType takes.
type ModifyInstanceChargeTypeRequest struct {
	InstanceIds        []string `rpc:",required,json"`
	RegionId           string   `rpc:",required"`
	Period             *int     `rpc:",bad=InvalidPeriod"`
	PeriodUnit         string
	IncludeDataDisks   *bool
	DryRun             bool
	AutoPay            *bool
	InstanceChargeType string `rpc:",enum=PrePaid|PostPaid,fold,bad=InvalidInstanceChargeType.ValueNotSupported,default=PrePaid"`
	ClientToken        string
	IsDetailFee        *bool
}

// ModifyInstanceChargeTypeResponse is what ModifyInstanceChargeType answers.
type ModifyInstanceChargeTypeResponse struct {
	OrderId        string
	FeeOfInstances struct{ FeeOfInstance []FeeOfInstance }
}

// FeeOfInstance is part of the answer of ModifyInstanceChargeType.
type FeeOfInstance struct {
	InstanceId string
	Currency   string
	Fee        string
}

// ModifyInstanceAutoReleaseTimeRequest is what ModifyInstanceAutoReleaseTime takes.
type ModifyInstanceAutoReleaseTimeRequest struct {
	InstanceId      string `rpc:",required"`
	AutoReleaseTime string
}

// ModifyInstanceAutoReleaseTimeResponse is what ModifyInstanceAutoReleaseTime answers.
type ModifyInstanceAutoReleaseTimeResponse struct{}

// ModifyInstanceAutoRenewAttributeRequest is what ModifyInstanceAutoRenewAttribute takes.
type ModifyInstanceAutoRenewAttributeRequest struct {
	InstanceId    []string `rpc:",required,comma"`
	RegionId      string   `rpc:",required"`
	Duration      *int
	AutoRenew     *bool
	RenewalStatus *string `rpc:",enum=AutoRenewal|Normal|NotRenewal,fold"`
	PeriodUnit    *string
}

// ModifyInstanceAutoRenewAttributeResponse is what ModifyInstanceAutoRenewAttribute answers.
type ModifyInstanceAutoRenewAttributeResponse struct{}

// ModifyInstanceDeploymentRequest is what ModifyInstanceDeployment takes.
type ModifyInstanceDeploymentRequest struct {
	RegionId                string `rpc:",required"`
	InstanceId              string `rpc:",required"`
	DeploymentSetId         string
	DeploymentSetGroupNo    *int
	Force                   *bool
	MigrationType           string
	InstanceType            string
	RemoveFromDeploymentSet *bool
	_                       rpc.Unread `params:"DedicatedHostId,Affinity,Tenancy,DedicatedHostClusterId"`
}

// ModifyInstanceDeploymentResponse is what ModifyInstanceDeployment answers.
type ModifyInstanceDeploymentResponse struct{}

// ModifyInstanceMaintenanceAttributesRequest is what ModifyInstanceMaintenanceAttributes takes.
type ModifyInstanceMaintenanceAttributesRequest struct {
	RegionId            string  `rpc:",required"`
	ActionOnMaintenance *string `rpc:",enum=Stop|AutoRecover|AutoRedeploy,fold"`
	NotifyOnMaintenance *bool
	InstanceId          []string            `rpc:",maxitems=100"`
	MaintenanceWindow   []MaintenanceWindow `rpc:",maxitems=1"`
}

// ModifyInstanceMaintenanceAttributesResponse is what ModifyInstanceMaintenanceAttributes answers.
type ModifyInstanceMaintenanceAttributesResponse struct{}

// ModifyInstanceMetadataOptionsRequest is what ModifyInstanceMetadataOptions takes.
type ModifyInstanceMetadataOptionsRequest struct {
	RegionId                string `rpc:",required"`
	InstanceId              *string
	HttpEndpoint            string `rpc:",required,enum=enabled|disabled,fold"`
	HttpTokens              *string
	HttpPutResponseHopLimit *int
	InstanceMetadataTags    *string
}

// ModifyInstanceMetadataOptionsResponse is what ModifyInstanceMetadataOptions answers.
type ModifyInstanceMetadataOptionsResponse struct{}

// ReplaceSystemDiskRequest is what ReplaceSystemDisk takes.
type ReplaceSystemDiskRequest struct {
	InstanceId                  string `rpc:",required"`
	ImageId                     string
	SystemDisk                  ReplaceSystemDiskSystemDisk
	ClientToken                 string
	UseAdditionalService        bool
	Password                    string
	PasswordInherit             bool
	KeyPairName                 string
	DiskId                      string
	Platform                    string
	Architecture                string
	SecurityEnhancementStrategy string `rpc:",enum=Active|Deactive,fold,default=Deactive"`
	Encrypted                   bool
	KMSKeyId                    string
	EncryptAlgorithm            string
	_                           rpc.Unread `params:"Arn.N"`
}

// ReplaceSystemDiskResponse is what ReplaceSystemDisk answers.
type ReplaceSystemDiskResponse struct {
	DiskId string
}

// ReplaceSystemDiskSystemDisk is part of what ReplaceSystemDisk takes.
type ReplaceSystemDiskSystemDisk struct {
	Size int
}

// RenewInstanceRequest is what RenewInstance takes.
type RenewInstanceRequest struct {
	ClientToken      string
	InstanceId       string `rpc:",required"`
	Period           int    `rpc:",bad=InvalidPeriod"`
	PeriodUnit       string
	ExpectedRenewDay int `rpc:",bad=InvalidExpectedRenewDay.ValueNotSupported"`
}

// RenewInstanceResponse is what RenewInstance answers.
type RenewInstanceResponse struct {
	OrderId string
}
