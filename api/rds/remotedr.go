package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateDdrInstanceRequest is what CreateDdrInstance takes.
type CreateDdrInstanceRequest struct {
	RegionId              string `rpc:",required"`
	Engine                string `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	DBInstanceClass       string `rpc:",required"`
	DBInstanceStorage     int    `rpc:",required"`
	SystemDBCharset       string
	DBInstanceNetType     string `rpc:",required,enum=Internet|Intranet,fold"`
	DBInstanceDescription string
	SecurityIPList        []string `rpc:",required,comma"`
	ClientToken           string
	PayType               string `rpc:",required,enum=Postpaid|Prepaid,fold"`
	ZoneId                string
	InstanceNetworkType   string `rpc:",enum=VPC|Classic,fold"`
	ConnectionMode        string `rpc:",enum=Standard|Safe,fold,default=Standard"`
	VPCId                 string
	VSwitchId             []string `rpc:",comma"`
	PrivateIpAddress      string
	UsedTime              string
	Period                string `rpc:",enum=Year|Month,fold"`
	ResourceGroupId       string
	RestoreType           string `rpc:",required"`
	BackupSetId           string
	SourceRegion          string
	SourceDBInstanceName  string
	DBInstanceStorageType string
	_                     rpc.Unread `params:"RestoreTime"`
}

// CreateDdrInstanceResponse is what CreateDdrInstance answers.
type CreateDdrInstanceResponse struct {
	DBInstanceId     string
	Port             string
	ConnectionString string
	OrderId          string
}
