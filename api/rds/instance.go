package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateDBInstanceRequest is what CreateDBInstance takes.
type CreateDBInstanceRequest struct {
	RegionId              string `rpc:",required"`
	Engine                string `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	DBInstanceClass       string `rpc:",required"`
	DBInstanceStorage     int    `rpc:",required"`
	SystemDBCharset       string
	DBInstanceNetType     string `rpc:",required"`
	DBInstanceDescription string
	SecurityIPList        []string `rpc:",required,comma"`
	ClientToken           string
	PayType               string `rpc:",required,enum=Postpaid|Prepaid|Serverless,fold"`
	ZoneId                string
	ZoneIdSlave1          string
	ZoneIdSlave2          string
	InstanceNetworkType   string `rpc:",enum=VPC|Classic,fold"`
	ConnectionMode        string `rpc:",enum=Standard|Safe,fold"`
	VPCId                 string
	VSwitchId             []string `rpc:",comma"`
	PrivateIpAddress      string
	UsedTime              string
	Period                string
	ResourceGroupId       string
	DBInstanceStorageType string
	EncryptionKey         string
	AutoRenew             string `rpc:",enum=true|false,fold"`
	Category              string
	DBParamGroupId        string
	DBTimeZone            string
	DBIsIgnoreCase        string `rpc:",enum=true|false,fold"`
	TargetMinorVersion    string
	StorageAutoScale      string `rpc:",enum=Enable|Disable"`
	StorageThreshold      int
	StorageUpperBound     int `rpc:",min=0"`
	DryRun                bool
	Tag                   []rpc.Tag `rpc:",maxitems=21"`
	DeletionProtection    bool
	BabelfishConfig       string
	ServerlessConfig      CreateDBInstanceServerlessConfig `rpc:",json"`
	ConnectionString      string
	Port                  string
	BpeEnabled            string
	BurstingEnabled       bool
	IoAccelerationEnabled string
	ColdDataEnabled       bool
	_                     rpc.Unread `params:"DedicatedHostGroupId,TargetDedicatedHostIdForMaster,TargetDedicatedHostIdForSlave,TargetDedicatedHostIdForLog,BusinessInfo,RoleARN,UserBackupId,Amount,CreateStrategy,AutoPay,WhitelistTemplateList"`
}

// CreateDBInstanceResponse is what CreateDBInstance answers.
type CreateDBInstanceResponse struct {
	DryRunResult     bool
	TagResult        bool
	ConnectionString string
	Message          string
	DBInstanceId     string
	Port             string
	TaskId           string
	DryRun           bool
	OrderId          string
}

// CreateDBInstanceServerlessConfig is part of what CreateDBInstance takes.
type CreateDBInstanceServerlessConfig struct {
	MaxCapacity float64 `rpc:",default=8.0"`
	MinCapacity float64 `rpc:",bad=InvalidParameter.MinCapacity,default=0.5"`
	AutoPause   bool
	SwitchForce bool
}

// CreateReadOnlyDBInstanceRequest is what CreateReadOnlyDBInstance takes.
type CreateReadOnlyDBInstanceRequest struct {
	ClientToken           string
	RegionId              string `rpc:",required"`
	ZoneId                string `rpc:",required"`
	DBInstanceId          string `rpc:",required"`
	DBInstanceClass       string `rpc:",required"`
	DBInstanceStorage     int    `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	PayType               string `rpc:",required,enum=Postpaid|Prepaid,fold"`
	DBInstanceDescription string
	InstanceNetworkType   string `rpc:",enum=VPC|Classic,fold"`
	VPCId                 string
	VSwitchId             string
	PrivateIpAddress      string
	ResourceGroupId       string
	Category              string
	DBInstanceStorageType string
	UsedTime              string
	Period                string `rpc:",enum=Year|Month,fold"`
	AutoRenew             string `rpc:",enum=true|false,fold"`
	DeletionProtection    bool
	Port                  string
	BpeEnabled            string
	BurstingEnabled       bool
	IoAccelerationEnabled string
	_                     rpc.Unread `params:"DedicatedHostGroupId,TargetDedicatedHostIdForMaster,GdnInstanceName,TddlBizType,TddlRegionConfig,InstructionSetArch,AutoPay"`
}

// CreateReadOnlyDBInstanceResponse is what CreateReadOnlyDBInstance answers.
type CreateReadOnlyDBInstanceResponse struct {
	DBInstanceId     string
	Port             string
	ConnectionString string
	OrderId          string
}

// DeleteDBInstanceRequest is what DeleteDBInstance takes.
type DeleteDBInstanceRequest struct {
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"ReleasedKeepPolicy"`
}

// DeleteDBInstanceResponse is what DeleteDBInstance answers.
type DeleteDBInstanceResponse struct {
	RegionId string
}

// RestartDBInstanceRequest is what RestartDBInstance takes.
type RestartDBInstanceRequest struct {
	ClientToken  string
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"NodeId"`
}

// RestartDBInstanceResponse is what RestartDBInstance answers.
type RestartDBInstanceResponse struct{}

// StartDBInstanceRequest is what StartDBInstance takes.
type StartDBInstanceRequest struct {
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"DedicatedHostGroupId,TargetDedicatedHostIdForMaster,TargetDedicatedHostIdForSlave,TargetDedicatedHostIdForLog,EffectiveTime,SpecifiedTime,TargetDBInstanceClass,EngineVersion,DBInstanceTransType,Storage,VSwitchId,ZoneId"`
}

// StartDBInstanceResponse is what StartDBInstance answers.
type StartDBInstanceResponse struct {
	TaskId      int
	MigrationId int
}

// StopDBInstanceRequest is what StopDBInstance takes.
type StopDBInstanceRequest struct {
	DBInstanceId string `rpc:",required"`
	RegionId     string `rpc:",required"`
}

// StopDBInstanceResponse is what StopDBInstance answers.
type StopDBInstanceResponse struct{}
