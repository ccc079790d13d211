package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// ModifyDBInstanceSpecRequest is what ModifyDBInstanceSpec takes.
type ModifyDBInstanceSpecRequest struct {
	DBInstanceId            string `rpc:",required"`
	DBInstanceClass         string
	DBInstanceStorage       *int   `rpc:",min=5,max=64000"`
	PayType                 string `rpc:",enum=Postpaid|Prepaid|Serverless,fold"`
	EngineVersion           string
	DBInstanceStorageType   string
	ServerlessConfiguration ServerlessConfiguration `rpc:",json"`
	Category                string
	BurstingEnabled         *bool
	IoAccelerationEnabled   string
	ColdDataEnabled         *bool
	_                       rpc.Unread `params:"DedicatedHostGroupId,EffectiveTime,Direction,SourceBiz,ZoneId,SwitchTime,ResourceGroupId,UsedTime,AutoUseCoupon,TargetMinorVersion"`
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
	DBInstanceId string `rpc:",required"`
	ConfigName   string `rpc:",required"`
	ConfigValue  string `rpc:",required"`
	ClientToken  string
	_            rpc.Unread `params:"ResourceGroupId"`
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
	DBInstanceId string     `rpc:",required"`
	UsedTime     int        `rpc:",bad=InvalidUsedTime.Format"`
	PayType      string     `rpc:",required,enum=Postpaid|Prepaid,fold,bad=InvalidPayType.Malformed"`
	Period       string     `rpc:",enum=Year|Month,fold,bad=InvalidPeriod.Format"`
	AutoRenew    string     `rpc:",enum=true|false,fold"`
	_            rpc.Unread `params:"BusinessInfo"`
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
	DBInstanceId  string     `rpc:",required"`
	EngineVersion string     `rpc:",required"`
	_             rpc.Unread `params:"EffectiveTime"`
}

// UpgradeDBInstanceEngineVersionResponse is what UpgradeDBInstanceEngineVersion answers.
type UpgradeDBInstanceEngineVersionResponse struct {
	TaskId string
}

// UpgradeDBInstanceKernelVersionRequest is what UpgradeDBInstanceKernelVersion takes.
type UpgradeDBInstanceKernelVersionRequest struct {
	DBInstanceId       string `rpc:",required"`
	TargetMinorVersion string
	_                  rpc.Unread `params:"UpgradeTime,SwitchTime"`
}

// UpgradeDBInstanceKernelVersionResponse is what UpgradeDBInstanceKernelVersion answers.
type UpgradeDBInstanceKernelVersionResponse struct {
	DBInstanceName     string
	TargetMinorVersion string
	TaskId             string
}

// SwitchDBInstanceHARequest is what SwitchDBInstanceHA takes.
type SwitchDBInstanceHARequest struct {
	DBInstanceId string     `rpc:",required"`
	NodeId       string     `rpc:",required"`
	_            rpc.Unread `params:"Force,EffectiveTime"`
}

// SwitchDBInstanceHAResponse is what SwitchDBInstanceHA answers.
type SwitchDBInstanceHAResponse struct{}

// MigrateToOtherZoneRequest is what MigrateToOtherZone takes.
type MigrateToOtherZoneRequest struct {
	DBInstanceId      string `rpc:",required"`
	VPCId             string
	ZoneId            string   `rpc:",required"`
	VSwitchId         []string `rpc:",comma"`
	Category          string
	ZoneIdSlave1      string
	ZoneIdSlave2      string
	DBInstanceClass   string
	DBInstanceStorage int64
	_                 rpc.Unread `params:"EffectiveTime,SwitchTime,IsModifySpec,IoAccelerationEnabled"`
}

// MigrateToOtherZoneResponse is what MigrateToOtherZone answers.
type MigrateToOtherZoneResponse struct {
	DBInstanceId string
	OrderId      int64
}

// RenewInstanceRequest is what RenewInstance takes.
type RenewInstanceRequest struct {
	ClientToken  string
	DBInstanceId string     `rpc:",required"`
	Period       int        `rpc:",required"`
	AutoRenew    string     `rpc:",enum=true|false,fold"`
	_            rpc.Unread `params:"AutoPay"`
}

// RenewInstanceResponse is what RenewInstance answers.
type RenewInstanceResponse struct {
	OrderId int64
}

// ModifyDBInstanceHAConfigRequest is what ModifyDBInstanceHAConfig takes.
type ModifyDBInstanceHAConfigRequest struct {
	SyncMode     string `rpc:",required"`
	HAMode       string `rpc:",required"`
	DbInstanceId string `rpc:",required"`
}

// ModifyDBInstanceHAConfigResponse is what ModifyDBInstanceHAConfig answers.
type ModifyDBInstanceHAConfigResponse struct{}

// ModifyDBInstancePayTypeRequest is what ModifyDBInstancePayType takes.
type ModifyDBInstancePayTypeRequest struct {
	DBInstanceId string `rpc:",required"`
	UsedTime     *int
	PayType      string `rpc:",required"`
	Period       string `rpc:",required"`
}

// ModifyDBInstancePayTypeResponse is what ModifyDBInstancePayType answers.
type ModifyDBInstancePayTypeResponse struct {
	OrderId int64
}
