package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeDBInstanceSSLRequest is what DescribeDBInstanceSSL takes.
type DescribeDBInstanceSSLRequest struct {
	DBInstanceId string `rpc:",required"`
}

// DescribeDBInstanceSSLResponse is what DescribeDBInstanceSSL answers.
type DescribeDBInstanceSSLResponse struct {
	ServerCert               string
	ClientCACertExpireTime   string
	RequireUpdateItem        string
	ServerCAUrl              string
	RequireUpdate            string
	ClientCertRevocationList string
	SSLExpireTime            string
	CAType                   string
	SSLCreateTime            string
	ReplicationACL           string
	ACL                      string
	LastModifyStatus         string
	SSLEnabled               string
	ConnectionString         string
	RequireUpdateReason      string
	ClientCACert             string
	ServerKey                string
	ModifyStatusReason       string
	ForceEncryption          string
	TlsVersion               string
}

// ModifyDBInstanceSSLRequest is what ModifyDBInstanceSSL takes.
type ModifyDBInstanceSSLRequest struct {
	DBInstanceId             string `rpc:",required"`
	ConnectionString         string `rpc:",required"`
	SSLEnabled               *int
	CAType                   string
	ServerCert               string
	ServerKey                string
	ClientCAEnabled          *int
	ClientCACert             string
	ClientCrlEnabled         *int
	ClientCertRevocationList string
	ACL                      string `rpc:",enum=cert|prefer|verify-ca|verify-full,fold"`
	ReplicationACL           string `rpc:",enum=cert|prefer|verify-ca|verify-full,fold"`
	ForceEncryption          string `rpc:",enum=1|0"`
	TlsVersion               string
	_                        rpc.Unread `params:"Certificate,PassWord"`
}

// ModifyDBInstanceSSLResponse is what ModifyDBInstanceSSL answers.
type ModifyDBInstanceSSLResponse struct{}
