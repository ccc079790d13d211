package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeDBInstanceNetInfoRequest is what DescribeDBInstanceNetInfo takes.
type DescribeDBInstanceNetInfoRequest struct {
	ClientToken              string
	DBInstanceId             string `rpc:",required"`
	DBInstanceNetRWSplitType string
	_                        rpc.Unread `params:"Flag,GeneralGroupName"`
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
	PGBouncerPort          string
	_                      rpc.Unread `params:"GeneralGroupName"`
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
	PGBouncerPort           string
	_                       rpc.Unread `params:"GeneralGroupName"`
}

// ModifyDBInstanceConnectionStringResponse is what ModifyDBInstanceConnectionString answers.
type ModifyDBInstanceConnectionStringResponse struct{}

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
	DBInstanceId        string `rpc:",required"`
	RetainClassic       string `rpc:",enum=True|False,fold,default=False"`
	ClassicExpiredDays  string
	InstanceNetworkType string `rpc:",required"`
	VPCId               string
	VSwitchId           string
	PrivateIpAddress    string
	_                   rpc.Unread `params:"ReadWriteSplittingClassicExpiredDays,ReadWriteSplittingPrivateIpAddress"`
}

// ModifyDBInstanceNetworkTypeResponse is what ModifyDBInstanceNetworkType answers.
type ModifyDBInstanceNetworkTypeResponse struct {
	TaskId           string
	ConnectionString string
}

// DescribeDBInstanceEndpointsRequest is what DescribeDBInstanceEndpoints takes.
type DescribeDBInstanceEndpointsRequest struct {
	ClientToken          string
	DBInstanceId         string `rpc:",required"`
	DBInstanceEndpointId string
}

// DescribeDBInstanceEndpointsResponse is what DescribeDBInstanceEndpoints answers.
type DescribeDBInstanceEndpointsResponse struct {
	Data DescribeDBInstanceEndpointsData
}

// DescribeDBInstanceEndpointsData is part of the answer of DescribeDBInstanceEndpoints.
type DescribeDBInstanceEndpointsData struct {
	DBInstanceName      string
	IpVersion           string
	DBInstanceEndpoints struct{ DBInstanceEndpoint []DBInstanceEndpoint }
}

// DBInstanceEndpoint is part of the answer of DescribeDBInstanceEndpoints.
type DBInstanceEndpoint struct {
	EndpointId          string
	EndpointType        string
	EndpointDescription string
	NodeItems           struct{ NodeItem []NodeItem }
	AddressItems        struct{ AddressItem []AddressItem }
}

// AddressItem is part of the answer of DescribeDBInstanceEndpoints.
type AddressItem struct {
	VpcId            string
	VSwitchId        string
	IpType           string
	Port             string
	ConnectionString string
	IpAddress        string
}

// NodeItem is part of the answer of DescribeDBInstanceEndpoints.
type NodeItem struct {
	NodeId       string
	DBInstanceId string
	Weight       int
}
