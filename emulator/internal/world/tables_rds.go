package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// States of a database instance beside those that products share (facts §3.2).
const (
	DBRunning          Status = "Running"
	DBRebooting        Status = "Rebooting"
	DBClassChanging    Status = "DBInstanceClassChanging"
	DBUpgrading        Status = "EngineVersionUpgrading"
	DBMovingZone       Status = "TRANSING"
	DBGuardCreating    Status = "GuardDBInstanceCreating"
	DBGuardSwitching   Status = "GuardSwitching"
	DBNetTypeChanging  Status = "DBInstanceNetTypeChanging"
	DBNetCreating      Status = "NET_CREATING"
	DBNetModifying     Status = "NET_MODIFYING"
	DBNetDeleting      Status = "NET_DELETING"
	DBSSLModifying     Status = "SSL_MODIFYING"
	DBTDEModifying     Status = "TDE_MODIFYING"
	DBConfigEncrypting Status = "CONFIG_ENCRYPTING"
	DBStopped          Status = "Stopped"
	// Unavailable is a database account's first state.
	Unavailable Status = "Unavailable"
)

var (
	dbInstances       = store.Define("dbinstance", func(d *DBInstance) string { return d.ID })
	dbAccounts        = store.Define("dbaccount", func(a *DBAccount) string { return a.ID })
	databases         = store.Define("database", func(d *Database) string { return d.ID })
	dbBackups         = store.Define("dbbackup", func(b *DBBackup) string { return b.ID })
	dbParameterGroups = store.Define("dbparametergroup", func(g *DBParameterGroup) string { return g.ID })

	dbInstancesByVPC     = dbInstances.Index("vpc", func(d *DBInstance) []string { return keyed(d.VPC) })
	dbInstancesByVSwitch = dbInstances.Index("vswitch", func(d *DBInstance) []string { return d.VSwitches })
	dbInstancesByGroup   = dbInstances.Index("securitygroup", func(d *DBInstance) []string { return d.SecurityGroups })
	dbInstancesByHost    = store.IndexAcross(dbInstances, "host", dbHosts, store.Unique)
	dbAccountsByInstance = dbAccounts.Index("instance", func(a *DBAccount) []string { return []string{a.Instance} })
	databasesByInstance  = databases.Index("instance", func(d *Database) []string { return []string{d.Instance} })
	dbBackupsByInstance  = dbBackups.Index("instance", func(b *DBBackup) []string { return []string{b.Instance} })
)

func dbHosts(d *DBInstance) []string {
	var hosts []string
	for _, c := range d.Connections {
		hosts = append(hosts, c.Host)
	}
	return hosts
}

// rdsTables are the collections of the RDS product, bound to a transaction.
type rdsTables struct {
	DBInstances          store.Table[DBInstance]
	DBInstancesByVPC     store.View[DBInstance]
	DBInstancesByVSwitch store.View[DBInstance]
	// DBInstancesBySecurityGroup finds the instances that let a security group's members connect.
	DBInstancesBySecurityGroup store.View[DBInstance]
	// DBInstancesByHost finds an instance by a connection string, whoever has it.
	DBInstancesByHost    store.GlobalView[DBInstance]
	DBAccounts           store.Table[DBAccount]
	DBAccountsByInstance store.View[DBAccount]
	Databases            store.Table[Database]
	DatabasesByInstance  store.View[Database]
	DBBackups            store.Table[DBBackup]
	DBBackupsByInstance  store.View[DBBackup]
	DBParameterGroups    store.Table[DBParameterGroup]
}

func (t *rdsTables) bind(tx *store.Tx, in scopes) {
	t.DBInstances = dbInstances.In(tx, in.region)
	t.DBInstancesByVPC = dbInstancesByVPC.In(tx, in.region)
	t.DBInstancesByVSwitch = dbInstancesByVSwitch.In(tx, in.region)
	t.DBInstancesBySecurityGroup = dbInstancesByGroup.In(tx, in.region)
	t.DBInstancesByHost = dbInstancesByHost.In(tx)
	t.DBAccounts = dbAccounts.In(tx, in.region)
	t.DBAccountsByInstance = dbAccountsByInstance.In(tx, in.region)
	t.Databases = databases.In(tx, in.region)
	t.DatabasesByInstance = databasesByInstance.In(tx, in.region)
	t.DBBackups = dbBackups.In(tx, in.region)
	t.DBBackupsByInstance = dbBackupsByInstance.In(tx, in.region)
	t.DBParameterGroups = dbParameterGroups.In(tx, in.region)
}

// rdsKinds are the resources of the RDS product as tags and resource groups see them. INSTANCE is the word of
// Rds TagResources; kinds without a word there have no tags.
var rdsKinds = []Kind{
	kindOf(dbInstances, "rds", "INSTANCE"),
	kindOf(dbAccounts, "rds", ""),
	kindOf(databases, "rds", ""),
	kindOf(dbBackups, "rds", ""),
	kindOf(dbParameterGroups, "rds", ""),
}

// rdsStages are the transient states of the RDS product (facts §3.2).
var rdsStages = []Stage{
	{Collection: "dbinstance", From: Creating, To: DBRunning, After: 3 * time.Minute, Source: "Rds CreateDBInstance"},
	{Collection: "dbinstance", From: DBGuardCreating, To: DBRunning, After: 3 * time.Minute, Source: "Rds DescribeDBInstances, instance states"},
	{Collection: "dbinstance", From: Deleting, To: Gone, After: 30 * time.Second, Source: "Rds DeleteDBInstance"},
	{Collection: "dbinstance", From: DBRebooting, To: DBRunning, After: 30 * time.Second, Source: "Rds RestartDBInstance"},
	{Collection: "dbinstance", From: DBClassChanging, To: DBRunning, After: 3 * time.Minute, Source: "Rds ModifyDBInstanceSpec"},
	{Collection: "dbinstance", From: DBUpgrading, To: DBRunning, After: 2 * time.Minute, Source: "Rds UpgradeDBInstanceEngineVersion"},
	{Collection: "dbinstance", From: DBMovingZone, To: DBRunning, After: 2 * time.Minute, Source: "Rds MigrateToOtherZone"},
	{Collection: "dbinstance", From: DBGuardSwitching, To: DBRunning, After: time.Minute, Source: "Rds DescribeDBInstances, instance states"},
	{Collection: "dbinstance", From: DBNetTypeChanging, To: DBRunning, After: 30 * time.Second, Source: "Rds ModifyDBInstanceNetworkType"},
	{Collection: "dbinstance", From: DBNetCreating, To: DBRunning, After: 20 * time.Second, Source: "Rds AllocateInstancePublicConnection"},
	{Collection: "dbinstance", From: DBNetModifying, To: DBRunning, After: 20 * time.Second, Source: "Rds ModifyDBInstanceConnectionString"},
	{Collection: "dbinstance", From: DBNetDeleting, To: DBRunning, After: 20 * time.Second, Source: "Rds ReleaseInstancePublicConnection"},
	{Collection: "dbinstance", From: DBSSLModifying, To: DBRunning, After: time.Minute, Source: "Rds ModifyDBInstanceSSL"},
	{Collection: "dbinstance", From: DBTDEModifying, To: DBRunning, After: time.Minute, Source: "Rds ModifyDBInstanceTDE"},
	{Collection: "dbinstance", From: DBConfigEncrypting, To: DBRunning, After: time.Minute, Source: "facts §3.2, states that waiters poll"},
	{Collection: "dbaccount", From: Unavailable, To: Available, After: 5 * time.Second, Source: "Rds CreateAccount"},
	{Collection: "dbaccount", From: Deleting, To: Gone, After: 5 * time.Second, Source: "Rds DeleteAccount"},
	{Collection: "database", From: Creating, To: DBRunning, After: 5 * time.Second, Source: "Rds CreateDatabase"},
	{Collection: "database", From: Deleting, To: Gone, After: 5 * time.Second, Source: "Rds DeleteDatabase"},
	{Collection: "dbbackup", From: BackupRunning, To: BackupSuccess, After: time.Minute, Source: "Rds CreateBackup"},
}
