package rds

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on white lists, parameters, backups, encryption and tags refuse.
var (
	ErrWhiteListCreate    = apierr.New(400, "InvalidSecurityIPList.Format", "A white list holds addresses and CIDR blocks.", "Rds CreateDBInstance")
	ErrWhiteListFormat    = apierr.New(400, "SecurityIPList.Format", "A white list holds addresses and CIDR blocks.", "Rds ModifySecurityIps")
	ErrWhiteListDuplicate = apierr.New(400, "InvalidSecurityIPList.Duplicate", "An address is in the list twice.", "Rds ModifySecurityIps")
	ErrWhiteListQuota     = apierr.New(400, "InvalidSecurityIPList.QuotaExceeded", "The white lists of an instance hold at most 1000 entries in at most 200 groups.", "Rds CreateDdrInstance; limits: Rds ModifySecurityIps")
	ErrWhiteListNetwork   = apierr.New(400, "InvalidWhitelistNetType.Malformed", "The network type does not fit the white list mode of the instance.", "Rds ModifySecurityIps")
	ErrGroupQuota         = apierr.New(400, "AssociatedEcsSecurityGroupIdQuotaExceed", "An instance is associated with at most 10 security groups.", "Rds ModifySecurityGroupConfiguration")
	ErrGroupNotFound      = apierr.New(404, "InvalidSecurityGroupId.NotFound", "The specified security group does not exist.", "Ecs DescribeSecurityGroupAttribute")

	ErrParametersFormat = apierr.New(400, "InvalidParameters.Format", "Parameters is a JSON object of names and values.", "Rds ModifyParameter")
	ErrParameterValue   = apierr.New(403, "Invalid.Parameter", "The parameter %s does not exist, cannot be changed or does not take this value.", "Rds ModifyParameter")

	ErrGroupEngine      = apierr.New(400, "ParamGroupsDbTypeNotSupport", "Parameter groups are for MySQL and PostgreSQL.", "Rds CreateParameterGroup")
	ErrGroupVersion     = apierr.New(400, "ParamGroupsDbVersionNotSupport", "Parameter groups do not support this engine version.", "Rds CreateParameterGroup")
	ErrGroupName        = apierr.New(400, "ParamGroupsNameInvalid", "The name of a parameter group has 8 to 64 letters, digits, points and underscores and starts with a letter.", "Rds CreateParameterGroup")
	ErrGroupDescription = apierr.New(400, "ParamGroupsDescInvalid", "The description of a parameter group has at most 200 characters.", "Rds CreateParameterGroup")
	ErrGroupParameters  = apierr.New(400, "InvalidParameters.Malformed", "Parameters is a JSON object of names and values.", "Rds CreateParameterGroup")
	ErrGroupParameter   = apierr.New(400, "ParamNotExist", "The engine has no parameter %s.", "Rds CreateParameterGroup")
	ErrGroupValue       = apierr.New(400, "InvalidParameterValue.NotStandard", "The parameter %s does not take this value.", "Rds CreateParameterGroup")
	ErrGroupMissing     = apierr.New(400, "ParamGroupsNotExist", "The parameter group does not exist.", "Rds DescribeParameterGroup")
	ErrGroupInUse       = apierr.New(400, "ParamGroupsInUse", "An instance uses the parameter group.", "Rds DeleteParameterGroup")

	ErrBackupExists    = apierr.New(400, "BackupJobExists", "A backup of the instance is under way.", "Rds CreateBackup")
	ErrBackupDatabase  = apierr.New(404, "InvalidDB.NotFound", "The instance has no such database.", "Rds CreateBackup")
	ErrBackupMethod    = apierr.New(400, "InvalidBackupMethod.ValueNotSupport", "The instance does not support this backup method.", "Rds CreateBackup")
	ErrBackupReadOnly  = apierr.New(400, "ReadDBInstanceNotSupport", "A read-only instance is not backed up.", "Rds CreateBackup")
	ErrBackupNotFound  = apierr.New(404, "InvalidBackupSetID.NotFound", "The backup set does not exist.", "Rds DeleteBackup")
	ErrBackupKept      = apierr.New(403, "OperationDenied.BackupSetDeleteNotSupport", "The backup set is still needed to restore the instance to a point in time.", "Rds DeleteBackup")
	ErrBackupMany      = apierr.New(400, "DeleteBackupSetNumExceed", "At most 100 backup sets are deleted at a time.", "Rds DeleteBackup")
	ErrBackupRetention = apierr.New(400, "InvalidBackupRetentionPeriod.Malformed", "Backups are kept for 7 to 730 days.", "Rds ModifyBackupPolicy")
	ErrBackupTime      = apierr.New(400, "InvalidPreferredBackupTime.Format", "A backup window reads HH:mmZ-HH:mmZ and lasts an hour.", "Rds CreateDdrInstance")
	ErrBackupPeriod    = apierr.New(400, "InvalidPreferredBackupPeriod.Malformed", "A backup period is a list of weekdays, at least two.", "Rds CreateDdrInstance")

	ErrSSLEngine     = apierr.New(403, "OperationDenied.DBInstanceType", "The engine of the instance does not support SSL.", "Rds DescribeDBInstanceSSL")
	ErrSSLStatus     = apierr.New(400, "IncorrectDBSslStatus", "SSL is not on.", "Rds ModifyDBInstanceSSL")
	ErrSSLAction     = apierr.New(400, "InvalidSSLStatus", "SSLEnabled is 0, 1 or 2.", "Rds ModifyDBInstanceSSL")
	ErrSSLConnection = apierr.New(404, "Endpoint.NotFound", "The instance has no such connection string.", "Rds ModifyDBInstanceSSL")
	ErrSSLCAType     = apierr.New(400, "InvalidCAType.NotFound", "CAType is aliyun or custom.", "Rds ModifyDBInstanceSSL")
	ErrSSLCert       = apierr.New(400, "InvalidServerCertOrPrivateKey", "A custom certificate needs ServerCert and ServerKey.", "Rds ModifyDBInstanceSSL")
	ErrSSLACL        = apierr.New(403, "InvalidACL.Permission", "An ACL needs a client CA certificate.", "Rds ModifyDBInstanceSSL")
	ErrTDEStatus     = apierr.New(400, "InvalidTDEstatus", "TDE has this status already.", "Rds ModifyDBInstanceTDE")
	ErrTDEDatabase   = apierr.New(404, "InvalidDBName.NotFound", "The instance has no such database.", "Rds ModifyDBInstanceTDE")
	ErrTDERole       = apierr.New(403, "ByokRoleArnNotFound", "An own key needs a role.", "Rds ModifyDBInstanceTDE")

	ErrHBAOps      = apierr.New(400, "HbaItemOpsType.Invalid", "OpsType is add, delete, modify or update.", "Rds ModifyPGHbaConfig")
	ErrHBAPriority = apierr.New(400, "HbaItem.InvalidPriority", "Priorities run from 0 to 10000 and are unique.", "Rds ModifyPGHbaConfig")
	ErrHBAExists   = apierr.New(403, "HbaItemPriorityIdAlreadyExist", "There is a rule with this priority.", "Rds ModifyPGHbaConfig")
	ErrHBANotFound = apierr.New(404, "HbaItemPriorityIdNotFound", "There is no rule with this priority.", "Rds ModifyPGHbaConfig")
	ErrHBAMethod   = apierr.New(400, "HbaItem.InvalidMethod", "The authentication method is not valid.", "Rds ModifyPGHbaConfig")
	ErrHBAEngine   = apierr.New(400, "IncorrectDBInstanceType", "Only PostgreSQL has a client authentication file.", "Rds ModifyPGHbaConfig")

	ErrTagType      = apierr.New(400, "InvalidParameter", "ResourceType is INSTANCE.", "Rds TagResources")
	ErrTagResource  = apierr.New(400, "InvalidDBInstanceId.NotFound", "The specified database instance does not exist.", "Rds TagResources")
	ErrTagQuota     = apierr.New(400, "NumberExceed.Tags", "A resource carries at most 20 tags.", "Rds TagResources")
	ErrTagKey       = apierr.New(400, "InvalidTagKey.Malformed", "The tag key is not valid.", "Rds TagResources")
	ErrTagDuplicate = apierr.New(400, "Duplicate.TagKey", "A tag key is given twice.", "Rds TagResources")
	ErrTagsFormat   = apierr.New(400, "InvalidParameter", "Tags is a JSON object of keys and values.", "Rds DescribeDBInstances")
)
