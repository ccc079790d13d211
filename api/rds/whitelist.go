package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeDBInstanceIPArrayListRequest is what DescribeDBInstanceIPArrayList takes.
type DescribeDBInstanceIPArrayListRequest struct {
	DBInstanceId         string `rpc:",required"`
	WhitelistNetworkType string `rpc:",enum=Classic|VPC|MIX,fold"`
}

// DescribeDBInstanceIPArrayListResponse is what DescribeDBInstanceIPArrayList answers.
type DescribeDBInstanceIPArrayListResponse struct {
	Items struct{ DBInstanceIPArray []DBInstanceIPArray }
}

// DBInstanceIPArray is part of the answer of DescribeDBInstanceIPArrayList.
type DBInstanceIPArray struct {
	DBInstanceIPArrayAttribute string
	DBInstanceIPArrayName      string
	SecurityIPType             string
	SecurityIPList             string
}

// ModifySecurityIpsRequest is what ModifySecurityIps takes.
type ModifySecurityIpsRequest struct {
	DBInstanceId               string   `rpc:",required"`
	SecurityIps                []string `rpc:",required,comma"`
	DBInstanceIPArrayName      string
	DBInstanceIPArrayAttribute string
	SecurityIPType             string     `rpc:",enum=IPv4|IPv6,fold,default=IPv4"`
	WhitelistNetworkType       string     `rpc:",enum=Classic|VPC|MIX,fold,default=MIX"`
	ModifyMode                 string     `rpc:",default=0"`
	_                          rpc.Unread `params:"FreshWhiteListReadins"`
}

// ModifySecurityIpsResponse is what ModifySecurityIps answers.
type ModifySecurityIpsResponse struct {
	TaskId string
}

// MigrateSecurityIPModeRequest is what MigrateSecurityIPMode takes.
type MigrateSecurityIPModeRequest struct {
	DBInstanceId string `rpc:",required"`
}

// MigrateSecurityIPModeResponse is what MigrateSecurityIPMode answers.
type MigrateSecurityIPModeResponse struct {
	SecurityIPMode string
	DBInstanceId   string
}

// DescribeSecurityGroupConfigurationRequest is what DescribeSecurityGroupConfiguration takes.
type DescribeSecurityGroupConfigurationRequest struct {
	DBInstanceId string `rpc:",required"`
}

// DescribeSecurityGroupConfigurationResponse is what DescribeSecurityGroupConfiguration answers.
type DescribeSecurityGroupConfigurationResponse struct {
	DBInstanceName string
	Items          struct{ EcsSecurityGroupRelation []EcsSecurityGroupRelation }
}

// EcsSecurityGroupRelation is part of the answer of DescribeSecurityGroupConfiguration.
type EcsSecurityGroupRelation struct {
	NetworkType       string
	SecurityGroupId   string
	RegionId          string
	SecurityGroupName string
}

// ModifySecurityGroupConfigurationRequest is what ModifySecurityGroupConfiguration takes.
type ModifySecurityGroupConfigurationRequest struct {
	DBInstanceId    string   `rpc:",required"`
	SecurityGroupId []string `rpc:",required,comma"`
}

// ModifySecurityGroupConfigurationResponse is what ModifySecurityGroupConfiguration answers.
type ModifySecurityGroupConfigurationResponse struct {
	DBInstanceName string
	Items          struct {
		EcsSecurityGroupRelation []ModifySecurityGroupConfigurationEcsSecurityGroupRelation
	}
}

// ModifySecurityGroupConfigurationEcsSecurityGroupRelation is part of the answer of ModifySecurityGroupConfiguration.
type ModifySecurityGroupConfigurationEcsSecurityGroupRelation struct {
	NetworkType     string
	SecurityGroupId string
	RegionId        string
}

// DescribePGHbaConfigRequest is what DescribePGHbaConfig takes.
type DescribePGHbaConfigRequest struct {
	ClientToken  string
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"ResourceGroupId"`
}

// DescribePGHbaConfigResponse is what DescribePGHbaConfig answers.
type DescribePGHbaConfigResponse struct {
	HbaModifyTime      string
	ModifyStatusReason string
	LastModifyStatus   string
	DefaultHbaItems    struct{ HbaItem []HbaItem }
	RunningHbaItems    struct{ HbaItem []HbaItem }
	DBInstanceId       string
}

// HbaItem is part of the answer of DescribePGHbaConfig.
type HbaItem struct {
	Type       string
	Mask       string
	Database   string
	PriorityId int
	Address    string
	Option     string
	Method     string
	User       string
}

// ModifyPGHbaConfigRequest is what ModifyPGHbaConfig takes.
type ModifyPGHbaConfigRequest struct {
	ClientToken  string
	DBInstanceId string                     `rpc:",required"`
	OpsType      string                     `rpc:",required"`
	HbaItem      []ModifyPGHbaConfigHbaItem `rpc:",required,maxitems=1000"`
}

// ModifyPGHbaConfigResponse is what ModifyPGHbaConfig answers.
type ModifyPGHbaConfigResponse struct{}

// ModifyPGHbaConfigHbaItem is part of what ModifyPGHbaConfig takes.
type ModifyPGHbaConfigHbaItem struct {
	Type       string `rpc:",required,enum=host|hostssl|hostnossl,fold"`
	Mask       string
	Database   string `rpc:",required"`
	PriorityId int    `rpc:",required"`
	Address    string `rpc:",required"`
	User       string `rpc:",required"`
	Method     string `rpc:",required"`
	Option     string
}
