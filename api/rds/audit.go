package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeSQLCollectorPolicyRequest is what DescribeSQLCollectorPolicy takes.
type DescribeSQLCollectorPolicyRequest struct {
	ClientToken  string
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"ResourceGroupId"`
}

// DescribeSQLCollectorPolicyResponse is what DescribeSQLCollectorPolicy answers.
type DescribeSQLCollectorPolicyResponse struct {
	SQLCollectorStatus string
	StoragePeriod      int
}

// ModifySQLCollectorPolicyRequest is what ModifySQLCollectorPolicy takes.
type ModifySQLCollectorPolicyRequest struct {
	DBInstanceId       string     `rpc:",required"`
	SQLCollectorStatus string     `rpc:",required,enum=Enable|Disabled,fold"`
	_                  rpc.Unread `params:"ResourceGroupId"`
}

// ModifySQLCollectorPolicyResponse is what ModifySQLCollectorPolicy answers.
type ModifySQLCollectorPolicyResponse struct{}

// DescribeSQLCollectorRetentionRequest is what DescribeSQLCollectorRetention takes.
type DescribeSQLCollectorRetentionRequest struct {
	DBInstanceId string     `rpc:",required"`
	_            rpc.Unread `params:"ResourceGroupId"`
}

// DescribeSQLCollectorRetentionResponse is what DescribeSQLCollectorRetention answers.
type DescribeSQLCollectorRetentionResponse struct {
	ConfigValue string
}

// ModifySQLCollectorRetentionRequest is what ModifySQLCollectorRetention takes.
type ModifySQLCollectorRetentionRequest struct {
	DBInstanceId string     `rpc:",required"`
	ConfigValue  string     `rpc:",required,enum=30|180|365|1095|1825,bad=InvalidConfigValue"`
	_            rpc.Unread `params:"ResourceGroupId"`
}

// ModifySQLCollectorRetentionResponse is what ModifySQLCollectorRetention answers.
type ModifySQLCollectorRetentionResponse struct{}
