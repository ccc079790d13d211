package rds_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

func TestAccounts(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	for code, more := range map[string][]string{
		"InvalidAccountName.Forbid":         {"AccountName", "root"},
		"InvalidAccountPassword.Format":     {"AccountPassword", "short"},
		"InvalidAccountDescription.Format":  {"AccountDescription", "http://x"},
		"InvalidEngineVersion.NotSupported": {"AccountType", "Sysadmin"},
		"InvalidDBInstanceId.NotFound":      {"DBInstanceId", "rm-nowhere"},
	} {
		params := append([]string{"DBInstanceId", id, "AccountName", "shop", "AccountPassword", "Secret-123"}, more...)
		p.Refused(code, "Rds CreateAccount", params...)
	}
	p.OK("Rds CreateAccount", "DBInstanceId", id, "AccountName", "shop", "AccountPassword", "Secret-123")
	p.Refused("InvalidAccountName.Duplicate", "Rds CreateAccount", "DBInstanceId", id, "AccountName", "Shop", "AccountPassword", "Secret-123")
	p.OK("Rds CreateAccount", "DBInstanceId", id, "AccountName", "boss", "AccountPassword", "Secret-123", "AccountType", "Super")
	p.Refused("AccountLimitExceeded", "Rds CreateAccount", "DBInstanceId", id, "AccountName", "boss2", "AccountPassword", "Secret-123", "AccountType", "Super")

	p.OK("Rds CreateDatabase", "DBInstanceId", id, "DBName", "goods", "CharacterSetName", "utf8mb4")
	grant := []string{"DBInstanceId", id, "AccountName", "shop", "DBName", "goods", "AccountPrivilege"}
	p.Refused("InvalidAccountPrivilege.Malformed", "Rds GrantAccountPrivilege", append(grant, "DBOwner")...)
	p.Refused("InvalidDB.NotFound", "Rds GrantAccountPrivilege", "DBInstanceId", id, "AccountName", "shop", "DBName", "none", "AccountPrivilege", "ReadOnly")
	p.Refused("InvalidAccountName.NotFound", "Rds GrantAccountPrivilege", "DBInstanceId", id, "AccountName", "none", "DBName", "goods", "AccountPrivilege", "ReadOnly")
	p.Refused("IncorrectAccountType", "Rds GrantAccountPrivilege", "DBInstanceId", id, "AccountName", "boss", "DBName", "goods", "AccountPrivilege", "ReadOnly")
	p.OK("Rds GrantAccountPrivilege", append(grant, "ReadOnly")...)
	p.OK("Rds GrantAccountPrivilege", append(grant, "ReadWrite")...)
	accounts := p.OK("Rds DescribeAccounts", "DBInstanceId", id, "AccountName", "shop")
	const privilege = "Accounts.DBInstanceAccount.0.DatabasePrivileges.DatabasePrivilege"
	if accounts.Len(privilege) != 1 || accounts.Get(privilege+".0.AccountPrivilege") != "ReadWrite" {
		t.Errorf("privileges: %s", accounts.Body)
	}
	if strings.Contains(string(accounts.Body), "Secret-123") {
		t.Error("the password is in the answer")
	}
	p.OK("Rds DeleteDatabase", "DBInstanceId", id, "DBName", "goods")
	if n := p.OK("Rds DescribeAccounts", "DBInstanceId", id, "AccountName", "shop").Len(privilege); n != 0 {
		t.Errorf("%d privileges are left in a database that is gone", n)
	}
	p.OK("Rds DeleteAccount", "DBInstanceId", id, "AccountName", "shop")
	if got := p.OK("Rds DescribeAccounts", "DBInstanceId", id).Get("TotalRecordCount"); got != "1" {
		t.Errorf("%s accounts are left, want the privileged one", got)
	}
}

func TestWhiteLists(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	list := func() string {
		return p.OK("Rds DescribeDBInstanceIPArrayList", "DBInstanceId", id).Get("Items.DBInstanceIPArray.0.SecurityIPList")
	}
	modify := func(mode, ips string) {
		p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "ModifyMode", mode, "SecurityIps", ips)
	}
	modify("Cover", "10.0.0.1,10.0.0.2")
	modify("Append", "10.0.0.2,10.1.0.0/16")
	modify("Delete", "10.0.0.1")
	if got := list(); got != "10.0.0.2,10.1.0.0/16" {
		t.Errorf("the list is %q", got)
	}
	for code, ips := range map[string]string{
		"SecurityIPList.Format":           "10.0.0.0/33",
		"InvalidSecurityIPList.Duplicate": "10.0.0.1,10.0.0.1",
	} {
		p.Refused(code, "Rds ModifySecurityIps", "DBInstanceId", id, "SecurityIps", ips)
	}
	p.Refused("SecurityIPList.Format", "Rds ModifySecurityIps", "DBInstanceId", id, "ModifyMode", "Delete", "SecurityIps", list())
	many := make([]string, 999)
	for i := range many {
		many[i] = fmt.Sprintf("172.16.%d.%d", i/250, i%250)
	}
	p.Refused("InvalidSecurityIPList.QuotaExceeded", "Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "more", "SecurityIps", strings.Join(many, ","))
	p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "more", "SecurityIps", strings.Join(many[:998], ","))
	p.OK("Rds MigrateSecurityIPMode", "DBInstanceId", id)
	if got := p.attribute(id, "SecurityIPMode"); got != "safety" {
		t.Errorf("mode %s", got)
	}
}

// TestListsKeptApart: the mode that keeps networks apart makes the lists those of the instance's network, and a list of
// the other network then lets nobody in.
func TestListsKeptApart(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	engine := func() string {
		t.Helper()
		e, err := p.World.Reach()
		if err != nil {
			t.Fatal(err)
		}
		v, err := e.Reach(reach.Question{From: "intranet:cn-hangzhou", To: "rds:" + id, Protocol: "tcp", Port: 3306})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(v.Deciding(), "")
	}
	p.Refused("InvalidWhitelistNetType.Malformed", "Rds ModifySecurityIps", "DBInstanceId", id, "SecurityIps", "10.0.0.0/8", "WhitelistNetworkType", "Classic")
	p.OK("Rds MigrateSecurityIPMode", "DBInstanceId", id)
	modify := func(network, entries string) {
		t.Helper()
		p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "SecurityIps", entries, "WhitelistNetworkType", network)
	}
	lists := func(network string) (all []string) {
		t.Helper()
		a := p.OK("Rds DescribeDBInstanceIPArrayList", "DBInstanceId", id, "WhitelistNetworkType", network)
		for i := range a.Len("Items.DBInstanceIPArray") {
			at := fmt.Sprintf("Items.DBInstanceIPArray.%d.", i)
			all = append(all, a.Get(at+"DBInstanceIPArrayName")+" "+a.Get(at+"SecurityIPList"))
		}
		return all
	}
	modify("Classic", "0.0.0.0/0")
	if got := engine(); got != id {
		t.Errorf("the default list of the classic network lets a host of the VPC in: %q decides", got)
	}
	if vpc, classic := lists("VPC"), lists("Classic"); !slices.Equal(vpc, []string{"default 127.0.0.1"}) || !slices.Equal(classic, []string{"default 0.0.0.0/0"}) {
		t.Errorf("lists of the VPC %q, of the classic network %q", vpc, classic)
	}
	modify("MIX", "192.168.0.0/16")
	if all := lists(""); !slices.Equal(all, []string{"default 192.168.0.0/16", "default 192.168.0.0/16"}) {
		t.Errorf("after a change for any network: %q", all)
	}
	p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "both", "SecurityIps", "192.168.0.1", "WhitelistNetworkType", "MIX")
	p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "both", "SecurityIps", "192.168.0.2", "WhitelistNetworkType", "VPC")
	if vpc, classic := lists("VPC"), lists("Classic"); vpc[1] != "both 192.168.0.2" || classic[1] != "both 192.168.0.1" {
		t.Errorf("a list of both after a change for one: of the VPC %q, of the classic network %q", vpc, classic)
	}
	p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "old", "SecurityIps", "0.0.0.0/0", "WhitelistNetworkType", "Classic")
	if got := engine(); got != id {
		t.Errorf("a list of the classic network lets a host of the VPC in: %q decides", got)
	}
	p.OK("Rds ModifySecurityIps", "DBInstanceId", id, "DBInstanceIPArrayName", "new", "SecurityIps", "0.0.0.0/0", "WhitelistNetworkType", "VPC")
	if got := engine(); got != id+"/new" {
		t.Errorf("a list of the VPC does not let a host of it in: %q decides", got)
	}
}

func TestParameters(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	value := func(list, name string) string {
		a := p.OK("Rds DescribeParameters", "DBInstanceId", id)
		for i := range a.Len(list + ".DBInstanceParameter") {
			at := fmt.Sprintf("%s.DBInstanceParameter.%d.", list, i)
			if a.Get(at+"ParameterName") == name {
				return a.Get(at + "ParameterValue")
			}
		}
		return ""
	}
	p.Refused("Invalid.Parameter", "Rds ModifyParameter", "DBInstanceId", id, "Parameters", `{"no_such_thing":"1"}`)
	p.Refused("Invalid.Parameter", "Rds ModifyParameter", "DBInstanceId", id, "Parameters", `{"connect_timeout":"0"}`)
	p.Refused("InvalidParameters.Format", "Rds ModifyParameter", "DBInstanceId", id, "Parameters", `connect_timeout=1`)
	p.OK("Rds ModifyParameter", "DBInstanceId", id, "Parameters", `{"connect_timeout":"20","back_log":"4000"}`)
	if now, waits := value("RunningParameters", "connect_timeout"), value("ConfigParameters", "back_log"); now != "20" || waits != "4000" {
		t.Errorf("connect_timeout is %q, back_log waits as %q", now, waits)
	}
	p.OK("Rds RestartDBInstance", "DBInstanceId", id)
	if now := value("RunningParameters", "back_log"); now != "4000" {
		t.Errorf("back_log is %q after the restart", now)
	}
}

func TestEncryption(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	host := p.attribute(id, "ConnectionString")
	ssl := func() string { return p.OK("Rds DescribeDBInstanceSSL", "DBInstanceId", id).Get("SSLEnabled") }
	p.Refused("IncorrectDBSslStatus", "Rds ModifyDBInstanceSSL", "DBInstanceId", id, "ConnectionString", host, "SSLEnabled", "0")
	p.Refused("Endpoint.NotFound", "Rds ModifyDBInstanceSSL", "DBInstanceId", id, "ConnectionString", "elsewhere", "SSLEnabled", "1")
	p.OK("Rds ModifyDBInstanceSSL", "DBInstanceId", id, "ConnectionString", host, "SSLEnabled", "1")
	if got := ssl(); got != "Yes" {
		t.Errorf("SSL is %s", got)
	}
	p.OK("Rds ModifyDBInstanceTDE", "DBInstanceId", id, "TDEStatus", "Enabled")
	p.Refused("InvalidTDEstatus", "Rds ModifyDBInstanceTDE", "DBInstanceId", id, "TDEStatus", "Enabled")
	p.Refused("IncorrectDBInstanceType", "Rds ModifyDBInstanceTDE", "DBInstanceId", id, "TDEStatus", "Disabled")
	if got := p.OK("Rds DescribeDBInstanceTDE", "DBInstanceId", id).Get("TDEStatus"); got != "Enabled" {
		t.Errorf("TDE is %s", got)
	}
}

func TestBackups(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	job := p.OK("Rds CreateBackup", "DBInstanceId", id).Get("BackupJobId")
	task := p.OK("Rds DescribeBackupTasks", "DBInstanceId", id, "BackupJobId", job)
	if got := task.Get("Items.BackupJob.0.BackupStatus"); got != "Finished" {
		t.Errorf("task: %s", task.Body)
	}
	set := task.Get("Items.BackupJob.0.BackupId")
	if got := p.OK("Rds DescribeBackups", "DBInstanceId", id, "BackupId", set).Get("Items.Backup.0.BackupStatus"); got != "Success" {
		t.Errorf("backup is %s", got)
	}
	p.Refused("InvalidBackupSetID.NotFound", "Rds DeleteBackup", "DBInstanceId", id, "BackupId", "300000000")
	p.OK("Rds ModifyBackupPolicy", "DBInstanceId", id, "PreferredBackupTime", "02:00Z-03:00Z", "PreferredBackupPeriod", "Monday,Friday", "BackupRetentionPeriod", "30")
	policy := p.OK("Rds DescribeBackupPolicy", "DBInstanceId", id)
	if policy.Get("PreferredBackupPeriod") != "Monday,Friday" || policy.Get("PreferredNextBackupTime") != "2026-03-06T02:00Z" {
		t.Errorf("policy: %s", policy.Body)
	}
	p.Refused("InvalidBackupRetentionPeriod.Malformed", "Rds ModifyBackupPolicy", "DBInstanceId", id, "BackupRetentionPeriod", "5")
}

// TestDeleteBackup: a backup set goes when the log does not need it any more.
func TestDeleteBackup(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, log, days string
		kept            time.Duration
	}{
		{"no log", "0", "7", 7 * 24 * time.Hour},
		{"a log for 10 days", "1", "10", 10 * 24 * time.Hour},
		{"a log as long as the data", "1", "30", 0}, // for as long as it is there
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := at(t, "public", "cn-hangzhou")
			id := p.create()
			p.OK("Rds ModifyBackupPolicy", "DBInstanceId", id, "PreferredBackupTime", "02:00Z-03:00Z", "PreferredBackupPeriod", "Monday,Friday", "BackupRetentionPeriod", "30")
			p.OK("Rds ModifyBackupPolicy", "DBInstanceId", id, "BackupPolicyMode", "LogBackupPolicy", "EnableBackupLog", c.log, "LogBackupRetentionPeriod", c.days)
			p.OK("Rds CreateBackup", "DBInstanceId", id)
			set := p.OK("Rds DescribeBackups", "DBInstanceId", id).Get("Items.Backup.0.BackupId")
			status := func() string {
				return p.OK("Rds DescribeBackups", "DBInstanceId", id, "BackupId", set).Get("Items.Backup.0.StoreStatus")
			}
			p.Advance(cmp.Or(c.kept, 29*24*time.Hour) - time.Hour)
			if got := status(); got != "Disabled" {
				t.Errorf("%s before its time", got)
			}
			p.Refused("OperationDenied.BackupSetDeleteNotSupport", "Rds DeleteBackup", "DBInstanceId", id, "BackupId", set)
			if c.kept == 0 {
				return
			}
			p.Advance(2 * time.Hour)
			if got := status(); got != "Enabled" {
				t.Errorf("%s after its time", got)
			}
			p.OK("Rds DeleteBackup", "DBInstanceId", id, "BackupId", set)
			p.Refused("InvalidBackupSetID.NotFound", "Rds DeleteBackup", "DBInstanceId", id, "BackupId", set)
		})
	}
}

// TestTagSpellings: the provider calls UnTagResources what the documents call UntagResources.
func TestTagSpellings(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	for _, untag := range []string{"UntagResources", "UnTagResources"} {
		p.OK("Rds TagResources", "ResourceType", "INSTANCE", "ResourceId.1", id, "Tag.1.Key", "team", "Tag.1.Value", "a")
		if got := p.OK("Rds DescribeTags", "DBInstanceId", id).Get("Items.TagInfos.0.TagValue"); got != "a" {
			t.Errorf("tag %q", got)
		}
		p.OK("Rds "+untag, "ResourceType", "INSTANCE", "ResourceId.1", id, "TagKey.1", "team")
		if n := p.OK("Rds ListTagResources", "ResourceType", "INSTANCE", "ResourceId.1", id).Len("TagResources.TagResource"); n != 0 {
			t.Errorf("%d tags are left after %s", n, untag)
		}
	}
}

// TestNotEmulated: what RDS has and this emulator does not answer is refused by name.
func TestNotEmulated(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, rds.Service)
	b.Refused("ActionNotEmulated", "Rds DescribeDBInstancesByExpireTime")
	b.Refused("ActionNotEmulated", "Rds DescribeDBInstancePerformance", "DBInstanceId", "rm-x")
	b.Refused("InvalidAction.NotFound", "Rds DescribeNothing")
}
