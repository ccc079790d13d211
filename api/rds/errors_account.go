package rds

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on accounts and databases refuse.
var (
	ErrAccountName        = apierr.New(400, "InvalidAccountName.Forbid", "The account name is reserved or not well formed.", "Rds CreateAccount")
	ErrAccountDuplicate   = apierr.New(400, "InvalidAccountName.Duplicate", "The instance already has an account of this name.", "Rds CreateAccount")
	ErrAccountPassword    = apierr.New(400, "InvalidAccountPassword.Format", "A password has 8 to 32 characters of at least three kinds: upper case, lower case, digits and !@#$%^&*()_+-=.", "Rds CreateAccount")
	ErrAccountDescription = apierr.New(400, "InvalidAccountDescription.Format", "A description has 2 to 256 characters and does not start with http:// or https://.", "Rds CreateAccount")
	ErrAccountLimit       = apierr.New(403, "AccountLimitExceeded", "The instance has as many accounts of this type as it may have.", "Rds CreateAccount")
	ErrAccountSysadmin    = apierr.New(400, "InvalidEngineVersion.NotSupported", "The instance does not support sysadmin accounts.", "Rds CreateAccount")
	ErrAccountNotFound    = apierr.New(404, "InvalidAccountName.NotFound", "The instance has no such account.", "Rds DeleteAccount, GrantAccountPrivilege")
	ErrAccountType        = apierr.New(403, "IncorrectAccountType", "The type of the account does not support the operation.", "Rds GrantAccountPrivilege")
	ErrAccountStatus      = apierr.New(400, "IncorrectAccountStatus", "The status of the account does not support the operation.", "Rds GrantAccountPrivilege")
	ErrPrivilege          = apierr.New(400, "InvalidAccountPrivilege.Malformed", "The engine has no such privilege.", "Rds GrantAccountPrivilege")
	ErrPrivilegeCount     = apierr.New(400, "InvalidDBNameOrAccountPrivilege", "There must be one privilege, or one for each database.", "Rds GrantAccountPrivilege")
	ErrPrivilegeDatabase  = apierr.New(404, "InvalidDB.NotFound", "The instance has no such database.", "Rds GrantAccountPrivilege")

	ErrDatabaseName        = apierr.New(400, "InvalidDBName.Forbid", "The database name is reserved or not well formed.", "Rds CreateDatabase")
	ErrDatabaseDuplicate   = apierr.New(400, "InvalidDBName.Duplicate", "The instance already has a database of this name.", "Rds CreateDatabase")
	ErrDatabaseNotFound    = apierr.New(404, "InvalidDBName.NotFound", "The instance has no such database.", "Rds DeleteDatabase")
	ErrDatabaseDescription = apierr.New(400, "InvalidDescription.Format", "A description has 2 to 256 characters and does not start with http:// or https://.", "Rds CreateDatabase")
	ErrDatabaseState       = apierr.New(403, "IncorrectDBState", "The state of the database does not support the operation.", "Rds DeleteDatabase")
	ErrDatabaseCharset     = apierr.New(400, "InvalidCharacterSetName.Format", "The engine has no such character set.", "Rds CreateDdrInstance")
)
