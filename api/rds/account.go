package rds

// CreateAccountRequest is what CreateAccount takes.
type CreateAccountRequest struct {
	DBInstanceId       string `rpc:",required"`
	AccountName        string `rpc:",required"`
	AccountPassword    string `rpc:",required"`
	AccountDescription string
	AccountType        string `rpc:",enum=Normal|Super|Sysadmin,fold,default=Normal"`
}

// CreateAccountResponse is what CreateAccount answers.
type CreateAccountResponse struct{}

// DescribeAccountsRequest is what DescribeAccounts takes.
type DescribeAccountsRequest struct {
	DBInstanceId string `rpc:",required"`
	AccountName  string
	PageSize     int32 `rpc:",min=1,default=500"`
	PageNumber   int32 `rpc:",min=0,default=1"`
}

// DescribeAccountsResponse is what DescribeAccounts answers.
type DescribeAccountsResponse struct {
	SystemAdminAccountStatus              string
	SystemAdminAccountFirstActivationTime string
	PageNumber                            int
	TotalRecordCount                      int
	Accounts                              struct{ DBInstanceAccount []DBInstanceAccount }
}

// DBInstanceAccount is part of the answer of DescribeAccounts.
type DBInstanceAccount struct {
	AccountStatus      string
	AccountDescription string
	DBInstanceId       string
	PrivExceeded       string
	AccountType        string
	AccountName        string
	DatabasePrivileges struct{ DatabasePrivilege []DatabasePrivilege }
	ValidUntil         string
	CreateDB           string
	Replication        string
	CreateRole         string
	BypassRLS          string
}

// DatabasePrivilege is part of the answer of DescribeAccounts.
type DatabasePrivilege struct {
	DBName                 string
	AccountPrivilege       string
	AccountPrivilegeDetail string
}

// ModifyAccountDescriptionRequest is what ModifyAccountDescription takes.
type ModifyAccountDescriptionRequest struct {
	DBInstanceId       string `rpc:",required"`
	AccountName        string `rpc:",required"`
	AccountDescription string `rpc:",required"`
}

// ModifyAccountDescriptionResponse is what ModifyAccountDescription answers.
type ModifyAccountDescriptionResponse struct{}

// ResetAccountRequest is what ResetAccount takes.
type ResetAccountRequest struct {
	DBInstanceId    string `rpc:",required"`
	AccountName     string `rpc:",required"`
	AccountPassword string `rpc:",required"`
}

// ResetAccountResponse is what ResetAccount answers.
type ResetAccountResponse struct{}

// ResetAccountPasswordRequest is what ResetAccountPassword takes.
type ResetAccountPasswordRequest struct {
	DBInstanceId    string `rpc:",required"`
	AccountName     string `rpc:",required"`
	AccountPassword string `rpc:",required"`
}

// ResetAccountPasswordResponse is what ResetAccountPassword answers.
type ResetAccountPasswordResponse struct{}

// LockAccountRequest is what LockAccount takes.
type LockAccountRequest struct {
	DBInstanceId string `rpc:",required"`
	AccountName  string `rpc:",required"`
}

// LockAccountResponse is what LockAccount answers.
type LockAccountResponse struct{}

// UnlockAccountRequest is what UnlockAccount takes.
type UnlockAccountRequest struct {
	DBInstanceId string `rpc:",required"`
	AccountName  string `rpc:",required"`
}

// UnlockAccountResponse is what UnlockAccount answers.
type UnlockAccountResponse struct{}

// GrantAccountPrivilegeRequest is what GrantAccountPrivilege takes.
type GrantAccountPrivilegeRequest struct {
	DBInstanceId     string   `rpc:",required"`
	AccountName      string   `rpc:",required"`
	DBName           []string `rpc:",required,comma"`
	AccountPrivilege string   `rpc:",required"`
}

// GrantAccountPrivilegeResponse is what GrantAccountPrivilege answers.
type GrantAccountPrivilegeResponse struct{}

// RevokeAccountPrivilegeRequest is what RevokeAccountPrivilege takes.
type RevokeAccountPrivilegeRequest struct {
	DBInstanceId string   `rpc:",required"`
	AccountName  string   `rpc:",required"`
	DBName       []string `rpc:",required,comma"`
}

// RevokeAccountPrivilegeResponse is what RevokeAccountPrivilege answers.
type RevokeAccountPrivilegeResponse struct{}

// CheckAccountNameAvailableRequest is what CheckAccountNameAvailable takes.
type CheckAccountNameAvailableRequest struct {
	ClientToken  string
	DBInstanceId string `rpc:",required"`
	AccountName  string `rpc:",required"`
}

// CheckAccountNameAvailableResponse is what CheckAccountNameAvailable answers.
type CheckAccountNameAvailableResponse struct{}

// DeleteAccountRequest is what DeleteAccount takes.
type DeleteAccountRequest struct {
	DBInstanceId string `rpc:",required"`
	AccountName  string `rpc:",required"`
}

// DeleteAccountResponse is what DeleteAccount answers.
type DeleteAccountResponse struct{}
