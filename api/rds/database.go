package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateDatabaseRequest is what CreateDatabase takes.
type CreateDatabaseRequest struct {
	DBInstanceId     string `rpc:",required"`
	DBName           string `rpc:",required"`
	CharacterSetName string `rpc:",required"`
	DBDescription    string
	_                rpc.Unread `params:"ResourceGroupId"`
}

// CreateDatabaseResponse is what CreateDatabase answers.
type CreateDatabaseResponse struct{}

// DescribeDatabasesRequest is what DescribeDatabases takes.
type DescribeDatabasesRequest struct {
	DBInstanceId string `rpc:",required"`
	DBName       string
	DBStatus     string
	PageSize     int32      `rpc:",min=0,default=0"`
	PageNumber   int32      `rpc:",min=0,default=1"`
	_            rpc.Unread `params:"ResourceGroupId"`
}

// DescribeDatabasesResponse is what DescribeDatabases answers.
type DescribeDatabasesResponse struct {
	Databases struct{ Database []Database }
}

// Database is part of the answer of DescribeDatabases.
type Database struct {
	DBDescription    string
	DBStatus         string
	DBName           string
	DBInstanceId     string
	Engine           string
	CharacterSetName string
	Collate          string
	Ctype            string
	ConnLimit        string
	Tablespace       string
	ResourceGroupId  string
	Accounts         struct{ AccountPrivilegeInfo []AccountPrivilegeInfo }
	PageNumber       int
	PageSize         int
	TotalCount       int
	BasicInfo        struct{ BasicDbProperty []DBProperty }
	RuntimeInfo      struct{ RuntimeDbProperty []DBProperty }
	AdvancedInfo     struct{ AdvancedDbProperty []DBProperty }
}

// DBProperty is part of the answer of DescribeDatabases, for PostgreSQL and SQL
// Server (A0006).
type DBProperty struct {
	DatabasePropertyName string   `rpc:"databasePropertyName"`
	CurrentValue         string   `rpc:"currentValue"`
	AllowModify          bool     `rpc:"allowModify"`
	ExcludeLock          string   `rpc:"excludeLock"`
	AllowedValues        []string `rpc:"allowedValues"`
}

// AccountPrivilegeInfo is part of the answer of DescribeDatabases.
type AccountPrivilegeInfo struct {
	Account                string
	AccountPrivilege       string
	AccountPrivilegeDetail string
}

// ModifyDBDescriptionRequest is what ModifyDBDescription takes.
type ModifyDBDescriptionRequest struct {
	DBInstanceId  string `rpc:",required"`
	DBName        string `rpc:",required"`
	DBDescription string `rpc:",required"`
}

// ModifyDBDescriptionResponse is what ModifyDBDescription answers.
type ModifyDBDescriptionResponse struct{}

// DeleteDatabaseRequest is what DeleteDatabase takes.
type DeleteDatabaseRequest struct {
	DBInstanceId string `rpc:",required"`
	DBName       string `rpc:",required"`
}

// DeleteDatabaseResponse is what DeleteDatabase answers.
type DeleteDatabaseResponse struct{}

// CheckDBNameAvailableRequest is what CheckDBNameAvailable takes.
type CheckDBNameAvailableRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	DBName       string `rpc:",required"`
}

// CheckDBNameAvailableResponse is what CheckDBNameAvailable answers.
type CheckDBNameAvailableResponse struct{}

// DescribeCharacterSetNameRequest is what DescribeCharacterSetName takes.
type DescribeCharacterSetNameRequest struct {
	Engine   string     `rpc:",required"`
	RegionId string     `rpc:",required"`
	_        rpc.Unread `params:"ResourceGroupId"`
}

// DescribeCharacterSetNameResponse is what DescribeCharacterSetName answers.
type DescribeCharacterSetNameResponse struct {
	Engine                string
	CharacterSetNameItems struct{ CharacterSetName []string }
}
