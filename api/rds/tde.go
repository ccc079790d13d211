package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeDBInstanceTDERequest is what DescribeDBInstanceTDE takes.
type DescribeDBInstanceTDERequest struct {
	DBInstanceId string `rpc:",required"`
}

// DescribeDBInstanceTDEResponse is what DescribeDBInstanceTDE answers.
type DescribeDBInstanceTDEResponse struct {
	TDEStatus string
	Databases struct {
		Database []DescribeDBInstanceTDEDatabase
	}
	TDEMode string
}

// DescribeDBInstanceTDEDatabase is part of the answer of DescribeDBInstanceTDE.
type DescribeDBInstanceTDEDatabase struct {
	DBName    string
	TDEStatus string
}

// ModifyDBInstanceTDERequest is what ModifyDBInstanceTDE takes.
type ModifyDBInstanceTDERequest struct {
	DBInstanceId  string   `rpc:",required"`
	TDEStatus     string   `rpc:",required,enum=Enabled|Disabled,fold,bad=InvalidTDEstatus"`
	DBName        []string `rpc:",comma"`
	EncryptionKey string
	RoleArn       string
	_             rpc.Unread `params:"Certificate,PrivateKey,PassWord,IsRotate"`
}

// ModifyDBInstanceTDEResponse is what ModifyDBInstanceTDE answers.
type ModifyDBInstanceTDEResponse struct{}

// DescribeDBInstanceEncryptionKeyRequest is what DescribeDBInstanceEncryptionKey takes.
type DescribeDBInstanceEncryptionKeyRequest struct {
	DBInstanceId string
	_            rpc.Unread `params:"EncryptionKey,TargetRegionId"`
}

// DescribeDBInstanceEncryptionKeyResponse is what DescribeDBInstanceEncryptionKey answers.
type DescribeDBInstanceEncryptionKeyResponse struct {
	DeleteDate          string
	Description         string
	Origin              string
	MaterialExpireTime  string
	EncryptionKeyStatus string
	KeyUsage            string
	EncryptionKey       string
	Creator             string
	EncryptionKeyList   []EncryptionKey
}

// EncryptionKey is part of the answer of DescribeDBInstanceEncryptionKey.
type EncryptionKey struct {
	KeyType             string
	EncryptionKey       string
	Description         string
	KeyUsage            string
	DeleteDate          string
	Creator             string
	EncryptionKeyStatus string
	Origin              string
	MaterialExpireTime  string
	AliasName           string
	UsedBy              string
}
