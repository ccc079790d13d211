package rds

// DescribeDBInstanceNetInfoRequest is what DescribeDBInstanceNetInfo takes.
type DescribeDBInstanceNetInfoRequest struct {
	ClientToken              string
	DBInstanceId             string `rpc:",required"`
	Flag                     int    `rpc:",default=1"`
	DBInstanceNetRWSplitType string
	GeneralGroupName         string
}

// DescribeDBInstanceNetInfoResponse is what DescribeDBInstanceNetInfo answers.
type DescribeDBInstanceNetInfoResponse struct {
	SecurityIPMode      string
	InstanceNetworkType string
	DBInstanceNetInfos  struct{ DBInstanceNetInfo []DBInstanceNetInfo }
}

// DBInstanceNetInfo is part of the answer of DescribeDBInstanceNetInfo.
type DBInstanceNetInfo struct {
	VSwitchId            string
	ConnectionStringType string
	ConnectionString     string
	ExpiredTime          string
	Upgradeable          string
	MaxDelayTime         string
	IPType               string
	Port                 string
	BabelfishPort        string
	VPCId                string
	DistributionType     string
	IPAddress            string
	SecurityIPGroups     struct {
		SecurityIPGroup []SecurityIPGroup `rpc:"securityIPGroup"`
	}
	DBInstanceWeights struct{ DBInstanceWeight []DBInstanceWeight }
	PGBouncerPort     string
}

// DBInstanceWeight is part of the answer of DescribeDBInstanceNetInfo.
type DBInstanceWeight struct {
	Availability   string
	Weight         string
	DBInstanceId   string
	Role           string
	DBInstanceType string
}

// SecurityIPGroup is part of the answer of DescribeDBInstanceNetInfo.
type SecurityIPGroup struct {
	SecurityIPs         string
	SecurityIPGroupName string
}

// AllocateInstancePublicConnectionRequest is what AllocateInstancePublicConnection takes.
type AllocateInstancePublicConnectionRequest struct {
	DBInstanceId           string `rpc:",required"`
	ConnectionStringPrefix string `rpc:",required"`
	Port                   string `rpc:",required"`
	BabelfishPort          string
	GeneralGroupName       string
	PGBouncerPort          string
}

// AllocateInstancePublicConnectionResponse is what AllocateInstancePublicConnection answers.
type AllocateInstancePublicConnectionResponse struct {
	DbInstanceName   string
	ConnectionString string
}

// ReleaseInstancePublicConnectionRequest is what ReleaseInstancePublicConnection takes.
type ReleaseInstancePublicConnectionRequest struct {
	DBInstanceId            string `rpc:",required"`
	CurrentConnectionString string `rpc:",required"`
}

// ReleaseInstancePublicConnectionResponse is what ReleaseInstancePublicConnection answers.
type ReleaseInstancePublicConnectionResponse struct{}

// ModifyDBInstanceConnectionStringRequest is what ModifyDBInstanceConnectionString takes.
type ModifyDBInstanceConnectionStringRequest struct {
	DBInstanceId            string `rpc:",required"`
	CurrentConnectionString string `rpc:",required"`
	ConnectionStringPrefix  string `rpc:",required"`
	Port                    string `rpc:",required"`
	BabelfishPort           string
	GeneralGroupName        string
	PGBouncerPort           string
}

// ModifyDBInstanceConnectionStringResponse is what ModifyDBInstanceConnectionString answers.
type ModifyDBInstanceConnectionStringResponse struct{}

// SwitchDBInstanceNetTypeRequest is what SwitchDBInstanceNetType takes.
type SwitchDBInstanceNetTypeRequest struct {
	ClientToken            string
	DBInstanceId           string `rpc:",required"`
	ConnectionStringPrefix string `rpc:",required"`
	Port                   string
	ConnectionStringType   string `rpc:",enum=Normal|ReadWriteSplitting,fold,default=Normal"`
}

// SwitchDBInstanceNetTypeResponse is what SwitchDBInstanceNetType answers.
type SwitchDBInstanceNetTypeResponse struct {
	NewConnectionString string
	OldConnectionString string
}

// SwitchDBInstanceVpcRequest is what SwitchDBInstanceVpc takes.
type SwitchDBInstanceVpcRequest struct {
	DBInstanceId     string `rpc:",required"`
	VPCId            string `rpc:",required"`
	VSwitchId        string `rpc:",required"`
	PrivateIpAddress string
}

// SwitchDBInstanceVpcResponse is what SwitchDBInstanceVpc answers.
type SwitchDBInstanceVpcResponse struct{}

// ModifyDBInstanceNetworkTypeRequest is what ModifyDBInstanceNetworkType takes.
type ModifyDBInstanceNetworkTypeRequest struct {
	DBInstanceId                         string `rpc:",required"`
	RetainClassic                        string `rpc:",enum=True|False,fold,default=False"`
	ClassicExpiredDays                   string
	InstanceNetworkType                  string `rpc:",required"`
	ReadWriteSplittingClassicExpiredDays *int
	VPCId                                string
	VSwitchId                            string
	PrivateIpAddress                     string
	ReadWriteSplittingPrivateIpAddress   string
}

// ModifyDBInstanceNetworkTypeResponse is what ModifyDBInstanceNetworkType answers.
type ModifyDBInstanceNetworkTypeResponse struct {
	TaskId           string
	ConnectionString string
}
