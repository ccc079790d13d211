package rds

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that the RDS product answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "rds", Prefix: "rds", Names: wire.Names, Locate: locate,
	Refusals: []*apierr.Error{wire.ErrAPINotSupported, wire.ErrNetworkType, wire.ErrNetType},
	Actions: slices.Concat(
		instanceActions, stateActions, connectionActions, accountActions, settingActions, backupActions, encryptionActions, saleActions, tagActions,
	),
}

var instanceActions = []action.Action{
	action.Write("CreateDBInstance", regions.RDSInstance, createDBInstance, action.With(createFacts)),
	action.Write("CreateReadOnlyDBInstance", regions.RDSReadOnly, createReadOnlyDBInstance, action.With(readOnlyFacts)),
	action.Write("CreateDdrInstance", regions.RDSRemoteDR, createDdrInstance, action.With(remoteFacts)),
	action.Read("DescribeDBInstances", regions.RDSInstance, describeDBInstances),
	action.Read("DescribeDBInstanceAttribute", regions.RDSInstance, describeDBInstanceAttribute),
	action.Read("CheckInstanceExist", regions.RDSInstance, checkInstanceExist),
	action.Read("DescribeTasks", regions.RDSInstance, describeTasks),
	action.Write("ModifyDBInstanceSpec", regions.RDSInstance, modifyDBInstanceSpec),
	action.Write("ModifyDBInstanceDescription", regions.RDSInstance, modifyDBInstanceDescription),
	action.Write("ModifyDBInstanceMaintainTime", regions.RDSInstance, modifyDBInstanceMaintainTime),
	action.Write("ModifyDBInstanceAutoUpgradeMinorVersion", regions.RDSInstance, modifyDBInstanceAutoUpgradeMinorVersion),
	action.Write("ModifyDBInstanceConfig", regions.RDSInstance, modifyDBInstanceConfig),
	action.Write("ModifyDBInstanceDeletionProtection", regions.RDSInstance, modifyDBInstanceDeletionProtection),
	action.Write("ModifyResourceGroup", regions.RDSInstance, modifyResourceGroup),
	action.Write("ModifyDasInstanceConfig", regions.RDSInstance, modifyDasInstanceConfig),
	action.Write("TransformDBInstancePayType", regions.RDSInstance, transformDBInstancePayType),
	action.Write("ModifyDBInstancePayType", regions.RDSInstance, modifyDBInstancePayType),
	action.Write("RenewInstance", regions.RDSInstance, renewInstance),
	action.Write("ModifyInstanceAutoRenewalAttribute", regions.RDSInstance, modifyInstanceAutoRenewalAttribute),
	action.Read("DescribeInstanceAutoRenewalAttribute", regions.RDSInstance, describeInstanceAutoRenewalAttribute),
	action.Write("UpgradeDBInstanceEngineVersion", regions.RDSInstance, upgradeDBInstanceEngineVersion),
	action.Write("UpgradeDBInstanceKernelVersion", regions.RDSInstance, upgradeDBInstanceKernelVersion),
	action.Write("DeleteDBInstance", regions.RDSInstance, deleteDBInstance),
}

var stateActions = []action.Action{
	action.Write("RestartDBInstance", regions.RDSInstance, restartDBInstance),
	action.Write("StartDBInstance", regions.RDSInstance, startDBInstance),
	action.Write("StopDBInstance", regions.RDSInstance, stopDBInstance),
	action.Write("MigrateToOtherZone", regions.RDSInstance, migrateToOtherZone),
	action.Read("DescribeDBInstanceHAConfig", regions.RDSInstance, describeDBInstanceHAConfig),
	action.Write("ModifyDBInstanceHAConfig", regions.RDSInstance, modifyDBInstanceHAConfig),
	action.Write("SwitchDBInstanceHA", regions.RDSInstance, switchDBInstanceHA),
	action.Read("DescribeHASwitchConfig", regions.RDSInstance, describeHASwitchConfig),
	action.Write("ModifyHASwitchConfig", regions.RDSInstance, modifyHASwitchConfig),
	action.Read("DescribeHADiagnoseConfig", regions.RDSInstance, describeHADiagnoseConfig),
	action.Write("ModifyHADiagnoseConfig", regions.RDSInstance, modifyHADiagnoseConfig),
}

var connectionActions = []action.Action{
	action.Read("DescribeDBInstanceNetInfo", regions.RDSConnection, describeDBInstanceNetInfo),
	action.Read("DescribeDBInstanceEndpoints", regions.RDSConnection, describeDBInstanceEndpoints),
	action.Write("AllocateInstancePublicConnection", regions.RDSPublicConnection, allocateInstancePublicConnection, action.With(publicFacts)),
	action.Write("ReleaseInstancePublicConnection", regions.RDSConnection, releaseInstancePublicConnection),
	action.Write("ModifyDBInstanceConnectionString", regions.RDSConnection, modifyDBInstanceConnectionString),
	action.Write("SwitchDBInstanceVpc", regions.RDSConnection, switchDBInstanceVpc),
	action.Write("ModifyDBInstanceNetworkType", regions.RDSInstance, modifyDBInstanceNetworkType, action.With(networkFacts)),
}

var accountActions = []action.Action{
	action.Write("CreateAccount", regions.RDSAccount, createAccount),
	action.Read("DescribeAccounts", regions.RDSAccount, describeAccounts),
	action.Read("CheckAccountNameAvailable", regions.RDSAccount, checkAccountNameAvailable),
	action.Write("ModifyAccountDescription", regions.RDSAccount, modifyAccountDescription),
	action.Write("ResetAccount", regions.RDSAccount, resetAccount),
	action.Write("ResetAccountPassword", regions.RDSAccount, resetAccountPassword),
	action.Write("LockAccount", regions.RDSAccount, lockAccount),
	action.Write("UnlockAccount", regions.RDSAccount, unlockAccount),
	action.Write("GrantAccountPrivilege", regions.RDSAccount, grantAccountPrivilege),
	action.Write("RevokeAccountPrivilege", regions.RDSAccount, revokeAccountPrivilege),
	action.Write("DeleteAccount", regions.RDSAccount, deleteAccount),
	action.Write("CreateDatabase", regions.RDSDatabase, createDatabase),
	action.Read("DescribeDatabases", regions.RDSDatabase, describeDatabases),
	action.Read("CheckDBNameAvailable", regions.RDSDatabase, checkDBNameAvailable),
	action.Read("DescribeCharacterSetName", regions.RDSDatabase, describeCharacterSetName),
	action.Write("ModifyDBDescription", regions.RDSDatabase, modifyDBDescription),
	action.Write("DeleteDatabase", regions.RDSDatabase, deleteDatabase),
}

var settingActions = []action.Action{
	action.Read("DescribeDBInstanceIPArrayList", regions.RDSWhitelist, describeDBInstanceIPArrayList),
	action.Write("ModifySecurityIps", regions.RDSWhitelist, modifySecurityIps),
	action.Write("MigrateSecurityIPMode", regions.RDSWhitelist, migrateSecurityIPMode),
	action.Read("DescribeSecurityGroupConfiguration", regions.RDSWhitelist, describeSecurityGroupConfiguration),
	action.Write("ModifySecurityGroupConfiguration", regions.RDSWhitelist, modifySecurityGroupConfiguration),
	action.Read("DescribePGHbaConfig", regions.RDSWhitelist, describePGHbaConfig),
	action.Write("ModifyPGHbaConfig", regions.RDSWhitelist, modifyPGHbaConfig),
	action.Read("DescribeParameters", regions.RDSParameter, describeParameters),
	action.Read("DescribeParameterTemplates", regions.RDSParameter, describeParameterTemplates),
	action.Write("ModifyParameter", regions.RDSParameter, modifyParameter),
	action.Write("CreateParameterGroup", regions.RDSParameter, createParameterGroup),
	action.Read("DescribeParameterGroup", regions.RDSParameter, describeParameterGroup),
	action.Read("DescribeParameterGroups", regions.RDSParameter, describeParameterGroups),
	action.Write("ModifyParameterGroup", regions.RDSParameter, modifyParameterGroup),
	action.Write("CloneParameterGroup", regions.RDSParameter, cloneParameterGroup),
	action.Write("DeleteParameterGroup", regions.RDSParameter, deleteParameterGroup),
	action.Read("DescribeDBInstanceMonitor", regions.RDSMonitor, describeDBInstanceMonitor),
	action.Write("ModifyDBInstanceMonitor", regions.RDSMonitor, modifyDBInstanceMonitor),
	action.Read("DescribeSQLCollectorPolicy", regions.RDSMonitor, describeSQLCollectorPolicy),
	action.Write("ModifySQLCollectorPolicy", regions.RDSMonitor, modifySQLCollectorPolicy),
	action.Read("DescribeSQLCollectorRetention", regions.RDSMonitor, describeSQLCollectorRetention),
	action.Write("ModifySQLCollectorRetention", regions.RDSMonitor, modifySQLCollectorRetention),
}

var backupActions = []action.Action{
	action.Write("CreateBackup", regions.RDSBackup, createBackup),
	action.Read("DescribeBackups", regions.RDSBackup, describeBackups),
	action.Read("DescribeBackupTasks", regions.RDSBackup, describeBackupTasks),
	action.Write("DeleteBackup", regions.RDSBackup, deleteBackup),
	action.Read("DescribeBackupPolicy", regions.RDSBackup, describeBackupPolicy),
	action.Write("ModifyBackupPolicy", regions.RDSBackup, modifyBackupPolicy),
}

var encryptionActions = []action.Action{
	action.Read("DescribeDBInstanceSSL", regions.RDSSSL, describeDBInstanceSSL),
	action.Write("ModifyDBInstanceSSL", regions.RDSSSL, modifyDBInstanceSSL),
	action.Read("DescribeDBInstanceTDE", regions.RDSTDE, describeDBInstanceTDE),
	action.Write("ModifyDBInstanceTDE", regions.RDSTDE, modifyDBInstanceTDE),
	action.Read("DescribeDBInstanceEncryptionKey", regions.RDSTDE, describeDBInstanceEncryptionKey),
}

var saleActions = []action.Action{
	action.Read("DescribeRegions", regions.RDSRegion, describeRegions),
	action.Read("DescribeAvailableZones", regions.RDSPrice, describeAvailableZones),
	action.Read("DescribeAvailableClasses", regions.RDSPrice, describeAvailableClasses),
	action.Read("ListClasses", regions.RDSPrice, listClasses),
}

var tagActions = []action.Action{
	action.Write("TagResources", regions.RDSTag, tagResources),
	action.Write("UntagResources", regions.RDSTag, untagResources),
	action.Write("UnTagResources", regions.RDSTag, untagResources),
	action.Read("ListTagResources", regions.RDSTag, listTagResources),
	action.Write("AddTagsToResource", regions.RDSTag, addTagsToResource),
	action.Write("RemoveTagsFromResource", regions.RDSTag, removeTagsFromResource),
	action.Read("DescribeTags", regions.RDSTag, describeTags),
	action.Read("DescribeDBInstanceByTags", regions.RDSTag, describeDBInstanceByTags),
}
