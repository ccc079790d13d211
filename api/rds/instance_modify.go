package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// ModifyDBInstanceSpecRequest is what ModifyDBInstanceSpec takes.
type ModifyDBInstanceSpecRequest struct {
	DBInstanceId            string `rpc:",required"`
	DBInstanceClass         string
	DBInstanceStorage       *int   `rpc:",min=5,max=64000"`
	PayType                 string `rpc:",enum=Postpaid|Prepaid|Serverless,fold"`
	EffectiveTime           string `rpc:",enum=Immediate|MaintainTime,fold,default=Immediate"`
	EngineVersion           string
	DBInstanceStorageType   string
	Direction               string `rpc:",enum=Up|Down|Auto|TempUpgrade|Serverless,default=Auto"`
	SourceBiz               string
	ZoneId                  string
	SwitchTime              string
	ResourceGroupId         string
	UsedTime                *int64                  `rpc:",bad=InvalidUsedTime"`
	ServerlessConfiguration ServerlessConfiguration `rpc:",json"`
	Category                string
	BurstingEnabled         *bool
	AutoUseCoupon           *bool
	TargetMinorVersion      string
	IoAccelerationEnabled   string
	ColdDataEnabled         *bool
	_                       rpc.Unread `params:"DedicatedHostGroupId"`
}

// ModifyDBInstanceSpecResponse is what ModifyDBInstanceSpec answers.
type ModifyDBInstanceSpecResponse struct {
	DBInstanceId string
	OrderId      int64
}

// ServerlessConfiguration is part of what ModifyDBInstanceSpec takes.
type ServerlessConfiguration struct {
	MaxCapacity float64
	MinCapacity float64
	AutoPause   bool
	SwitchForce bool
}

// ModifyDBInstanceDescriptionRequest is what ModifyDBInstanceDescription takes.
type ModifyDBInstanceDescriptionRequest struct {
	DBInstanceId          string `rpc:",required"`
	DBInstanceDescription string `rpc:",required"`
}

// ModifyDBInstanceDescriptionResponse is what ModifyDBInstanceDescription answers.
type ModifyDBInstanceDescriptionResponse struct{}

// ModifyDBInstanceMaintainTimeRequest is what ModifyDBInstanceMaintainTime takes.
type ModifyDBInstanceMaintainTimeRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	MaintainTime string `rpc:",required"`
}

// ModifyDBInstanceMaintainTimeResponse is what ModifyDBInstanceMaintainTime answers.
type ModifyDBInstanceMaintainTimeResponse struct{}

// ModifyDBInstanceAutoUpgradeMinorVersionRequest is what ModifyDBInstanceAutoUpgradeMinorVersion takes.
type ModifyDBInstanceAutoUpgradeMinorVersionRequest struct {
	ClientToken             string
	DBInstanceId            string `rpc:",required"`
	AutoUpgradeMinorVersion string `rpc:",required"`
}

// ModifyDBInstanceAutoUpgradeMinorVersionResponse is what ModifyDBInstanceAutoUpgradeMinorVersion answers.
type ModifyDBInstanceAutoUpgradeMinorVersionResponse struct{}

// ModifyDBInstanceConfigRequest is what ModifyDBInstanceConfig takes.
type ModifyDBInstanceConfigRequest struct {
	DBInstanceId    string `rpc:",required"`
	ConfigName      string `rpc:",required"`
	ConfigValue     string `rpc:",required"`
	ResourceGroupId string
	ClientToken     string
}

// ModifyDBInstanceConfigResponse is what ModifyDBInstanceConfig answers.
type ModifyDBInstanceConfigResponse struct{}

// ModifyDBInstanceDeletionProtectionRequest is what ModifyDBInstanceDeletionProtection takes.
type ModifyDBInstanceDeletionProtectionRequest struct {
	ClientToken        string
	DBInstanceId       string `rpc:",required"`
	DeletionProtection bool   `rpc:",required"`
}

// ModifyDBInstanceDeletionProtectionResponse is what ModifyDBInstanceDeletionProtection answers.
type ModifyDBInstanceDeletionProtectionResponse struct{}

// ModifyDBInstanceMonitorRequest is what ModifyDBInstanceMonitor takes.
type ModifyDBInstanceMonitorRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	Period       string `rpc:",required,enum=5|10|60|300"`
}

// ModifyDBInstanceMonitorResponse is what ModifyDBInstanceMonitor answers.
type ModifyDBInstanceMonitorResponse struct{}

// ModifyHADiagnoseConfigRequest is what ModifyHADiagnoseConfig takes.
type ModifyHADiagnoseConfigRequest struct {
	DBInstanceId      string `rpc:",required"`
	TcpConnectionType string `rpc:",enum=SHORT|LONG,fold"`
	RegionId          string `rpc:",required"`
}

// ModifyHADiagnoseConfigResponse is what ModifyHADiagnoseConfig answers.
type ModifyHADiagnoseConfigResponse struct{}

// ModifyHASwitchConfigRequest is what ModifyHASwitchConfig takes.
type ModifyHASwitchConfigRequest struct {
	DBInstanceId string `rpc:",required"`
	HAConfig     string
	ManualHATime string
	RegionId     string `rpc:",required"`
}

// ModifyHASwitchConfigResponse is what ModifyHASwitchConfig answers.
type ModifyHASwitchConfigResponse struct{}

// ModifyInstanceAutoRenewalAttributeRequest is what ModifyInstanceAutoRenewalAttribute takes.
type ModifyInstanceAutoRenewalAttributeRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	Duration     *string
	AutoRenew    *string `rpc:",enum=True|False,fold"`
}

// ModifyInstanceAutoRenewalAttributeResponse is what ModifyInstanceAutoRenewalAttribute answers.
type ModifyInstanceAutoRenewalAttributeResponse struct{}

// ModifyResourceGroupRequest is what ModifyResourceGroup takes.
type ModifyResourceGroupRequest struct {
	ClientToken     string
	DBInstanceId    string `rpc:",required"`
	ResourceGroupId string `rpc:",required"`
}

// ModifyResourceGroupResponse is what ModifyResourceGroup answers.
type ModifyResourceGroupResponse struct{}

// ModifyDasInstanceConfigRequest is what ModifyDasInstanceConfig takes.
type ModifyDasInstanceConfigRequest struct {
	ClientToken       string
	DBInstanceId      string `rpc:",required"`
	StorageAutoScale  string `rpc:",required,enum=Enable|Disable"`
	StorageThreshold  *int   `rpc:",min=10,max=50"`
	StorageUpperBound *int   `rpc:",min=0"`
}

// ModifyDasInstanceConfigResponse is what ModifyDasInstanceConfig answers.
type ModifyDasInstanceConfigResponse struct{}

// TransformDBInstancePayTypeRequest is what TransformDBInstancePayType takes.
type TransformDBInstancePayTypeRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	UsedTime     int    `rpc:",bad=InvalidUsedTime.Format"`
	PayType      string `rpc:",required,enum=Postpaid|Prepaid,fold,bad=InvalidPayType.Malformed"`
	Period       string `rpc:",enum=Year|Month,fold,bad=InvalidPeriod.Format"`
	BusinessInfo string
	AutoRenew    string `rpc:",enum=true|false,fold"`
}

// TransformDBInstancePayTypeResponse is what TransformDBInstancePayType answers.
type TransformDBInstancePayTypeResponse struct {
	DBInstanceId string
	ExpiredTime  string
	OrderId      int64
	ChargeType   string
}

// UpgradeDBInstanceEngineVersionRequest is what UpgradeDBInstanceEngineVersion takes.
type UpgradeDBInstanceEngineVersionRequest struct {
	ClientToken   string
	DBInstanceId  string `rpc:",required"`
	EngineVersion string `rpc:",required"`
	EffectiveTime string `rpc:",enum=Immediate|MaintainTime,fold"`
}

// UpgradeDBInstanceEngineVersionResponse is what UpgradeDBInstanceEngineVersion answers.
type UpgradeDBInstanceEngineVersionResponse struct {
	TaskId string
}

// UpgradeDBInstanceKernelVersionRequest is what UpgradeDBInstanceKernelVersion takes.
type UpgradeDBInstanceKernelVersionRequest struct {
	DBInstanceId       string `rpc:",required"`
	UpgradeTime        string `rpc:",enum=Immediate|MaintainTime|SpecifyTime,fold"`
	SwitchTime         string
	TargetMinorVersion string
}

// UpgradeDBInstanceKernelVersionResponse is what UpgradeDBInstanceKernelVersion answers.
type UpgradeDBInstanceKernelVersionResponse struct {
	DBInstanceName     string
	TargetMinorVersion string
	TaskId             string
}

// SwitchDBInstanceHARequest is what SwitchDBInstanceHA takes.
type SwitchDBInstanceHARequest struct {
	DBInstanceId  string `rpc:",required"`
	NodeId        string `rpc:",required"`
	Force         string `rpc:",enum=Yes|No,fold,default=No"`
	EffectiveTime string `rpc:",enum=Immediate|MaintainTime,fold,default=Immediate"`
}

// SwitchDBInstanceHAResponse is what SwitchDBInstanceHA answers.
type SwitchDBInstanceHAResponse struct{}

// MigrateToOtherZoneRequest is what MigrateToOtherZone takes.
type MigrateToOtherZoneRequest struct {
	DBInstanceId          string `rpc:",required"`
	VPCId                 string
	ZoneId                string   `rpc:",required"`
	EffectiveTime         string   `rpc:",enum=Immediate|MaintainTime|ScheduleTime,fold"`
	VSwitchId             []string `rpc:",comma"`
	Category              string
	ZoneIdSlave1          string
	ZoneIdSlave2          string
	SwitchTime            string
	IsModifySpec          string
	DBInstanceClass       string
	DBInstanceStorage     int64
	IoAccelerationEnabled string
}

// MigrateToOtherZoneResponse is what MigrateToOtherZone answers.
type MigrateToOtherZoneResponse struct {
	DBInstanceId string
	OrderId      int64
}

// RenewInstanceRequest is what RenewInstance takes.
type RenewInstanceRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	Period       int    `rpc:",required"`
	AutoPay      string `rpc:",enum=True|False,fold,default=False"`
	AutoRenew    string `rpc:",enum=true|false,fold"`
}

// RenewInstanceResponse is what RenewInstance answers.
type RenewInstanceResponse struct {
	OrderId int64
}
