package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// ModifyInstanceAttributeRequest is what ModifyInstanceAttribute takes.
type ModifyInstanceAttributeRequest struct {
	InstanceId          string `rpc:",required"`
	Password            *string
	HostName            *string
	InstanceName        *string
	Description         *string
	UserData            *string
	CreditSpecification *string `rpc:",enum=Standard|Unlimited,fold,bad=InvalidParameter.CreditSpecification"`
	DeletionProtection  *bool
	SecurityGroupIds    []string   `rpc:",maxitems=16"`
	_                   rpc.Unread `params:"Recyclable,NetworkInterfaceQueueNumber,RemoteConnectionOptions,EnableJumboFrame,CpuOptions"`
}

// ModifyInstanceAttributeResponse is what ModifyInstanceAttribute answers.
type ModifyInstanceAttributeResponse struct{}

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
	NetworkChargeType       string `rpc:",enum=PayByBandwidth|PayByTraffic,fold"`
	AllocatePublicIp        *bool  `rpc:",bad=InvalidParam.AllocatePublicIp"`
	ClientToken             string
	_                       rpc.Unread `params:"ISP,StartTime,EndTime,AutoPay"`
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
	ClientToken             string
	DryRun                  bool
	_                       rpc.Unread `params:"Temporary,Async,AllowMigrateAcrossZone,SystemDisk,ModifyMode,Disk.N"`
}

// ModifyInstanceSpecResponse is what ModifyInstanceSpec answers.
type ModifyInstanceSpecResponse struct{}

// ModifyPrepayInstanceSpecRequest is what ModifyPrepayInstanceSpec takes.
type ModifyPrepayInstanceSpecRequest struct {
	InstanceId   string `rpc:",required"`
	RegionId     string `rpc:",required"`
	InstanceType string `rpc:",required"`
	ClientToken  string
	_            rpc.Unread `params:"OperatorType,AutoPay,MigrateAcrossZone,SystemDisk,RebootTime,EndTime,RebootWhenFinished,ModifyMode,Disk.N"`
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
	InstanceChargeType string `rpc:",enum=PrePaid|PostPaid,fold,bad=InvalidInstanceChargeType.ValueNotSupported,default=PrePaid"`
	ClientToken        string
	_                  rpc.Unread `params:"AutoPay,IsDetailFee"`
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
	InstanceType            string
	RemoveFromDeploymentSet *bool
	_                       rpc.Unread `params:"DedicatedHostId,Affinity,Tenancy,DedicatedHostClusterId,DeploymentSetGroupNo,Force,MigrationType"`
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
	_                       rpc.Unread `params:"InstanceMetadataTags"`
}

// ModifyInstanceMetadataOptionsResponse is what ModifyInstanceMetadataOptions answers.
type ModifyInstanceMetadataOptionsResponse struct{}

// ReplaceSystemDiskRequest is what ReplaceSystemDisk takes.
type ReplaceSystemDiskRequest struct {
	InstanceId                  string `rpc:",required"`
	ImageId                     string
	SystemDisk                  ReplaceSystemDiskSystemDisk
	ClientToken                 string
	Password                    string
	PasswordInherit             bool
	KeyPairName                 string
	SecurityEnhancementStrategy string `rpc:",enum=Active|Deactive,fold,default=Deactive"`
	Encrypted                   bool
	KMSKeyId                    string
	_                           rpc.Unread `params:"Arn.N,UseAdditionalService,DiskId,Platform,Architecture,EncryptAlgorithm"`
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
	ClientToken string
	InstanceId  string `rpc:",required"`
	Period      int    `rpc:",bad=InvalidPeriod"`
	PeriodUnit  string
	_           rpc.Unread `params:"ExpectedRenewDay"`
}

// RenewInstanceResponse is what RenewInstance answers.
type RenewInstanceResponse struct {
	OrderId string
}
