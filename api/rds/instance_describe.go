package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeDBInstancesRequest is what DescribeDBInstances takes.
type DescribeDBInstancesRequest struct {
	ClientToken         string
	Engine              string
	ZoneId              string
	ResourceGroupId     string
	DBInstanceStatus    string
	Expired             string `rpc:",default=False"`
	SearchKey           string
	DBInstanceId        string
	DBInstanceType      string
	RegionId            string `rpc:",required"`
	PageSize            int32  `rpc:",min=1,max=100,default=30"`
	PageNumber          int32  `rpc:",min=0,max=21474836,default=1"`
	InstanceNetworkType string
	VpcId               string
	VSwitchId           string
	DBInstanceClass     string
	EngineVersion       string
	PayType             string
	ConnectionMode      string
	Tags                string
	InstanceLevel       int
	ConnectionString    string
	NextToken           string
	MaxResults          int32 `rpc:",min=1,max=100"`
	Category            string
	_                   rpc.Unread `params:"DedicatedHostGroupId,DedicatedHostId,Filter"`
}

// DescribeDBInstancesResponse is what DescribeDBInstances answers.
type DescribeDBInstancesResponse struct {
	PageNumber       int
	PageRecordCount  int
	TotalRecordCount int
	Items            struct{ DBInstance []DBInstance }
	NextToken        string
}

// DBInstance is part of the answer of DescribeDBInstances.
type DBInstance struct {
	VpcId                        string
	DedicatedHostIdForLog        string
	CreateTime                   string
	PayType                      string
	DedicatedHostNameForLog      string
	MutriORsignle                bool
	DedicatedHostGroupName       string
	EngineVersion                string
	DedicatedHostGroupId         string
	VpcName                      string
	DedicatedHostZoneIdForMaster string
	ConnectionString             string
	InstanceNetworkType          string
	MasterInstanceId             string
	ExpireTime                   string
	DestroyTime                  string
	GuardDBInstanceId            string
	DedicatedHostNameForMaster   string
	ZoneId                       string
	TipsLevel                    int
	DBInstanceId                 string
	DedicatedHostIdForMaster     string
	TempDBInstanceId             string
	DBInstanceStorageType        string
	ConnectionMode               string
	LockMode                     string
	GeneralGroupName             string
	VpcCloudInstanceId           string
	DedicatedHostZoneIdForSlave  string
	Tips                         string
	DedicatedHostZoneIdForLog    string
	DedicatedHostNameForSlave    string
	DBInstanceDescription        string
	DBInstanceCPU                string
	DBInstanceMemory             int
	DBInstanceNetType            string
	DBInstanceType               string
	LockReason                   string
	DBInstanceStatus             string
	RegionId                     string
	VSwitchId                    string
	DedicatedHostIdForSlave      string
	ResourceGroupId              string
	Category                     string
	Engine                       string
	DBInstanceClass              string
	SwitchWeight                 int
	ReadOnlyDBInstanceIds        struct{ ReadOnlyDBInstanceId []ReadOnlyDBInstanceId }
	DeletionProtection           bool
	BurstingEnabled              bool
	BpeEnabled                   string
	IoAccelerationEnabled        string
	ColdDataEnabled              bool
}

// ReadOnlyDBInstanceId is part of the answer of DescribeDBInstances.
type ReadOnlyDBInstanceId struct {
	DBInstanceId string
}

// DescribeDBInstanceAttributeRequest is what DescribeDBInstanceAttribute takes.
type DescribeDBInstanceAttributeRequest struct {
	DBInstanceId string `rpc:",required"`
	Expired      string `rpc:",default=False"`
}

// DescribeDBInstanceAttributeResponse is what DescribeDBInstanceAttribute answers.
type DescribeDBInstanceAttributeResponse struct {
	Items struct{ DBInstanceAttribute []DBInstanceAttribute }
}

// DBInstanceAttribute is part of the answer of DescribeDBInstanceAttribute.
type DBInstanceAttribute struct {
	VpcId                          string
	CreationTime                   string
	IncrementSourceDBInstanceId    string
	MaintainTime                   string
	PayType                        string
	AvailabilityValue              string
	EngineVersion                  string
	DedicatedHostGroupId           string
	ConnectionString               string
	SuperPermissionMode            string
	InstanceNetworkType            string
	MasterInstanceId               string
	AutoUpgradeMinorVersion        string
	ExpireTime                     string
	AccountMaxQuantity             int
	MasterZone                     string
	GuardDBInstanceId              string
	DBInstanceStorage              int
	TimeZone                       string
	CanTempUpgrade                 bool
	LatestKernelVersion            string
	TipsLevel                      int
	ZoneId                         string
	MaxConnections                 int
	DBInstanceId                   string
	TempDBInstanceId               string
	AdvancedFeatures               string
	DBInstanceStorageType          string
	DBInstanceMemory               int64
	IPType                         string
	ConsoleVersion                 string
	ConnectionMode                 string
	Port                           string
	LockMode                       string
	GeneralGroupName               string
	VpcCloudInstanceId             string
	Collation                      string
	MaxIOPS                        int
	MaxIOMBPS                      int
	Tips                           string
	SecurityIPList                 string
	SecurityIPMode                 string
	DBInstanceClassType            string
	DBInstanceDiskUsed             string
	ProxyType                      int
	CurrentKernelVersion           string
	DBInstanceDescription          string
	TempUpgradeTimeStart           string
	DBInstanceCPU                  string
	DBInstanceNetType              string
	DBInstanceType                 string
	LockReason                     string
	DBInstanceStatus               string
	DBMaxQuantity                  int
	RegionId                       string
	ReadonlyInstanceSQLDelayedTime string
	TempUpgradeTimeEnd             string
	VSwitchId                      string
	ResourceGroupId                string
	Category                       string
	DBInstanceClass                string
	Engine                         string
	SlaveZones                     struct{ SlaveZone []SlaveZone }
	ReadOnlyDBInstanceIds          struct{ ReadOnlyDBInstanceId []ReadOnlyDBInstanceId }
	Extra                          Extra
	DeletionProtection             bool
	ServerlessConfig               ServerlessConfig
	BabelfishConfig                BabelfishConfig
	KindCode                       string `rpc:"kindCode"`
	InstructionSetArch             string
	DBClusterNodes                 struct{ DBClusterNode []DBClusterNode }
	BurstingEnabled                bool
	BpeEnabled                     string
	IoAccelerationEnabled          string
	// PGBouncerEnabled is PostgreSQL's, a JSON boolean though the description says string (A0092).
	PGBouncerEnabled *bool
	ColdDataEnabled  bool
}

// DBClusterNode is part of the answer of DescribeDBInstanceAttribute.
type DBClusterNode struct {
	NodeRegionId string
	NodeZoneId   string
	NodeId       string
	NodeRole     string
	ClassCode    string
	ClassType    string
	Cpu          string
	Memory       string
	Status       string
}

// BabelfishConfig is part of the answer of DescribeDBInstanceAttribute.
type BabelfishConfig struct {
	BabelfishEnabled string
	MigrationMode    string
}

// ServerlessConfig is part of the answer of DescribeDBInstanceAttribute.
type ServerlessConfig struct {
	ScaleMin    float64
	ScaleMax    float64
	AutoPause   bool
	SwitchForce bool
}

// Extra is part of the answer of DescribeDBInstanceAttribute.
type Extra struct {
	DBInstanceIds struct{ DBInstanceId []string }
	// RecoveryModel is SQL Server's.
	RecoveryModel string `rpc:",omitempty"`
}

// SlaveZone is part of the answer of DescribeDBInstanceAttribute.
type SlaveZone struct {
	ZoneId string
}

// DescribeDBInstanceByTagsRequest is what DescribeDBInstanceByTags takes.
type DescribeDBInstanceByTagsRequest struct {
	ClientToken  string
	RegionId     string `rpc:",required"`
	DBInstanceId string
	PageSize     int32 `rpc:",min=1,max=100,default=30"`
	PageNumber   int32 `rpc:",min=0,default=1"`
}

// DescribeDBInstanceByTagsResponse is what DescribeDBInstanceByTags answers.
type DescribeDBInstanceByTagsResponse struct {
	PageNumber       int
	PageRecordCount  int
	TotalRecordCount int
	Items            struct{ DBInstanceTag []DBInstanceTag }
}

// DBInstanceTag is part of the answer of DescribeDBInstanceByTags.
type DBInstanceTag struct {
	DBInstanceId string
	Tags         struct{ Tag []Tag }
}

// Tag is part of the answer of DescribeDBInstanceByTags.
type Tag struct {
	TagValue string
	TagKey   string
}

// DescribeDBInstanceHAConfigRequest is what DescribeDBInstanceHAConfig takes.
type DescribeDBInstanceHAConfigRequest struct {
	DBInstanceId string `rpc:",required"`
}

// DescribeDBInstanceHAConfigResponse is what DescribeDBInstanceHAConfig answers.
type DescribeDBInstanceHAConfigResponse struct {
	DBInstanceId      string
	HAMode            string
	SyncMode          string
	HostInstanceInfos struct{ NodeInfo []NodeInfo }
}

// NodeInfo is part of the answer of DescribeDBInstanceHAConfig.
type NodeInfo struct {
	LogSyncTime  string
	NodeType     string
	ZoneId       string
	SyncStatus   string
	DataSyncTime string
	NodeId       string
	RegionId     string
}

// DescribeDBInstanceMonitorRequest is what DescribeDBInstanceMonitor takes.
type DescribeDBInstanceMonitorRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
}

// DescribeDBInstanceMonitorResponse is what DescribeDBInstanceMonitor answers.
type DescribeDBInstanceMonitorResponse struct {
	Period string
}

// DescribeHADiagnoseConfigRequest is what DescribeHADiagnoseConfig takes.
type DescribeHADiagnoseConfigRequest struct {
	DBInstanceId string `rpc:",required"`
	RegionId     string `rpc:",required"`
}

// DescribeHADiagnoseConfigResponse is what DescribeHADiagnoseConfig answers.
type DescribeHADiagnoseConfigResponse struct {
	TcpConnectionType string
}

// DescribeHASwitchConfigRequest is what DescribeHASwitchConfig takes.
type DescribeHASwitchConfigRequest struct {
	DBInstanceId string `rpc:",required"`
	RegionId     string `rpc:",required"`
}

// DescribeHASwitchConfigResponse is what DescribeHASwitchConfig answers.
type DescribeHASwitchConfigResponse struct {
	ManualHATime string
	HAConfig     string
}

// DescribeInstanceAutoRenewalAttributeRequest is what DescribeInstanceAutoRenewalAttribute takes.
type DescribeInstanceAutoRenewalAttributeRequest struct {
	ClientToken  string
	RegionId     string `rpc:",required"`
	DBInstanceId string
	PageSize     int32 `rpc:",min=30,max=100,default=30"`
	PageNumber   int32 `rpc:",min=1,max=50,default=1"`
}

// DescribeInstanceAutoRenewalAttributeResponse is what DescribeInstanceAutoRenewalAttribute answers.
type DescribeInstanceAutoRenewalAttributeResponse struct {
	PageNumber       int
	PageRecordCount  int
	TotalRecordCount int
	Items            struct {
		Item []DescribeInstanceAutoRenewalAttributeItem
	}
}

// DescribeInstanceAutoRenewalAttributeItem is part of the answer of DescribeInstanceAutoRenewalAttribute.
type DescribeInstanceAutoRenewalAttributeItem struct {
	Status       string
	Duration     int
	DBInstanceId string
	AutoRenew    string
	RegionId     string
}

// DescribeTasksRequest is what DescribeTasks takes.
type DescribeTasksRequest struct {
	DBInstanceId string `rpc:",required"`
	StartTime    string
	EndTime      string
	PageSize     int32 `rpc:",min=30,max=100,default=30"`
	PageNumber   int32 `rpc:",min=1,default=1"`
	Status       string
	TaskAction   string
}

// DescribeTasksResponse is what DescribeTasks answers.
type DescribeTasksResponse struct {
	PageNumber       int
	PageRecordCount  int
	TotalRecordCount int
	Items            struct{ TaskProgressInfo []TaskProgressInfo }
}

// TaskProgressInfo is part of the answer of DescribeTasks.
type TaskProgressInfo struct {
	Status             string
	FinishTime         string
	Progress           string
	StepsInfo          string
	BeginTime          string
	ExpectedFinishTime string
	TaskErrorCode      string
	CurrentStepName    string
	ProgressInfo       string
	StepProgressInfo   string
	TaskErrorMessage   string
	TaskAction         string
	Remain             int
	DBName             string
	TaskId             string
}

// CheckInstanceExistRequest is what CheckInstanceExist takes.
type CheckInstanceExistRequest struct {
	DBInstanceId string `rpc:",required"`
}

// CheckInstanceExistResponse is what CheckInstanceExist answers.
type CheckInstanceExistResponse struct {
	IsExistInstance bool
}
