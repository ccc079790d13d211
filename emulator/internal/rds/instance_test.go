package rds_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
)

func TestInstanceStates(t *testing.T) {
	t.Parallel()
	p := in(t, actiontest.NewSlow(t, rds.Service), "public", "cn-hangzhou")
	id := p.create()
	if got := p.attribute(id, "DBInstanceStatus"); got != "Creating" {
		t.Fatalf("status %s", got)
	}
	p.Refused("OperationDenied.DBInstanceStatus", "Rds CreateDatabase", "DBInstanceId", id, "DBName", "shop", "CharacterSetName", "utf8")
	p.Refused("IncorrectDBInstanceState", "Rds DeleteDBInstance", "DBInstanceId", id)
	p.Advance(4 * time.Minute)
	if got := p.attribute(id, "DBInstanceStatus"); got != "Running" {
		t.Fatalf("status %s", got)
	}
	p.OK("Rds RestartDBInstance", "DBInstanceId", id)
	if got := p.OK("Rds DescribeTasks", "DBInstanceId", id).Get("Items.TaskProgressInfo.0.TaskAction"); got != "RestartDBInstance" {
		t.Errorf("task %q", got)
	}
	p.Advance(time.Minute)
	p.OK("Rds DeleteDBInstance", "DBInstanceId", id)
	if got := p.attribute(id, "DBInstanceStatus"); got != "Deleting" {
		t.Errorf("status %s", got)
	}
	p.Advance(time.Minute)
	p.Refused("InvalidDBInstanceId.NotFound", "Rds DescribeDBInstanceAttribute", "DBInstanceId", id)
}

func TestCreateRefusals(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	for _, c := range []struct {
		code string
		more []string
	}{
		{"InvalidEngine.Malformed", []string{"Engine", "Oracle"}},
		{"InvalidEngineVersion.Malformed", []string{"EngineVersion", "9.9"}},
		{"InvalidDBInstanceClass.Malformed", []string{"DBInstanceClass", "big"}},
		{"InvalidDBInstanceClass.Malformed", []string{"DBInstanceClass", "pg.n2.medium.2c"}},
		{"InvalidDBInstanceClass.Malformed", []string{"Category", "Basic"}},
		{"InvalidInstanceLevel.DiskType", []string{"DBInstanceStorageType", "local_ssd"}},
		{"InvalidEssdStorageSize", []string{"DBInstanceStorage", "7"}},
		{"InvalidVswitchId", []string{"VSwitchId", "vsw-nowhere"}},
		{"InvalidVswitchId", []string{"VPCId", "vpc-nowhere"}},
		{"InvalidZoneId.NotSupported", []string{"ZoneId", "cn-beijing-a"}},
		{"InvalidMultiZoneInfoList", []string{"ZoneIdSlave1", "cn-beijing-a"}},
		{"InvalidPrivateIpAddress.Mismatch", []string{"PrivateIpAddress", "10.9.9.9"}},
		{"InvalidPrivateIpAddress.Format", []string{"PrivateIpAddress", "ten"}},
		{"InvalidSecurityIPList.Format", []string{"SecurityIPList", "here"}},
		{"InvalidSecurityIPList.Duplicate", []string{"SecurityIPList", "10.0.0.1,10.0.0.1"}},
		{"InvalidPort.Malformed", []string{"Port", "80"}},
		{"InvalidUsedTime", []string{"PayType", "Prepaid", "UsedTime", "0"}},
		{"InvalidDBParamGroupId.Format", []string{"DBParamGroupId", "rpg-nowhere"}},
		{"InvalidNetworkTypeClassicWhenCloudStorage", []string{"InstanceNetworkType", "Classic"}},
	} {
		p.Refused(c.code, "Rds CreateDBInstance", p.order(c.more...)...)
	}
	if n := p.OK("Rds DescribeDBInstances").Len("Items.DBInstance"); n != 0 {
		t.Errorf("%d instances came of refused calls", n)
	}
}

func TestEngines(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	for _, c := range []struct{ engine, version, class, host, port string }{
		{"MySQL", "5.7", "mysql.x4.medium.2c", ".mysql.rds.aliyuncs.com", "3306"},
		{"PostgreSQL", "17.0", "pg.n4.2c.2m", ".pg.rds.aliyuncs.com", "5432"},
		{"SQLServer", "2022_web", "mssql.x2.medium.w1", ".sqlserver.rds.aliyuncs.com", "1433"},
		{"PPAS", "10.0", "ppas.x4.medium.2c", ".ppas.rds.aliyuncs.com", "3433"},
		{"MariaDB", "10.3", "mariadb.n2.medium.2c", ".mariadb.rds.aliyuncs.com", "3306"},
	} {
		id := p.create("Engine", c.engine, "EngineVersion", c.version, "DBInstanceClass", c.class)
		if host := p.attribute(id, "ConnectionString"); host != id+c.host {
			t.Errorf("%s: %s", c.engine, host)
		}
		if port := p.attribute(id, "Port"); port != c.port {
			t.Errorf("%s: port %s", c.engine, port)
		}
		if at := p.OK("Rds DescribeDBInstanceNetInfo", "DBInstanceId", id).Get("DBInstanceNetInfos.DBInstanceNetInfo.0.IPAddress"); !strings.HasPrefix(at, "10.1.0.") {
			t.Errorf("%s: address %s", c.engine, at)
		}
	}
}

// TestSaleIsConsistent: each class that is on sale can be bought.
func TestSaleIsConsistent(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	for _, engine := range []string{"MySQL", "PostgreSQL", "SQLServer", "PPAS", "MariaDB"} {
		zones := p.OK("Rds DescribeAvailableZones", "Engine", engine)
		const versions = "AvailableZones.0.SupportedEngines.0.SupportedEngineVersions"
		zone := zones.Get("AvailableZones.0.ZoneId")
		for v := range zones.Len(versions) {
			version := versions + "." + strconv.Itoa(v)
			for c := range zones.Len(version + ".SupportedCategorys") {
				category := version + ".SupportedCategorys." + strconv.Itoa(c)
				for s := range zones.Len(category + ".SupportedStorageTypes") {
					buy := []string{
						"Engine", engine, "EngineVersion", zones.Get(version + ".Version"), "Category", zones.Get(category + ".Category"),
						"DBInstanceStorageType", zones.Get(category + ".SupportedStorageTypes." + strconv.Itoa(s) + ".StorageType"),
					}
					classes := p.OK("Rds DescribeAvailableClasses", append(buy, "ZoneId", zone)...)
					for _, i := range []int{0, classes.Len("DBInstanceClasses") - 1} {
						class := "DBInstanceClasses." + strconv.Itoa(i)
						p.create(append(buy, "DBInstanceClass", classes.Get(class+".DBInstanceClass"), "DBInstanceStorage", classes.Get(class+".DBInstanceStorageRange.MinValue"))...)
					}
				}
			}
		}
	}
}

func TestDeletion(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create("DeletionProtection", "true")
	p.Refused("OperationDenied.DeletionProtection", "Rds DeleteDBInstance", "DBInstanceId", id)
	p.OK("Rds ModifyDBInstanceDeletionProtection", "DBInstanceId", id, "DeletionProtection", "false")
	zone := p.attribute(id, "ZoneId")
	reader := p.OK("Rds CreateReadOnlyDBInstance", "DBInstanceId", id, "ZoneId", zone, "DBInstanceClass", "mysqlro.n2.medium.1c", "DBInstanceStorage", "20",
		"EngineVersion", "8.0", "PayType", "Postpaid", "VPCId", p.vpc, "VSwitchId", p.vswitch, "InstanceNetworkType", "VPC").Get("DBInstanceId")
	if of := p.attribute(reader, "MasterInstanceId"); of != id {
		t.Errorf("the read-only instance follows %q", of)
	}
	p.Refused("OperationDenied.ReadDBInstanceStatus", "Rds DeleteDBInstance", "DBInstanceId", id)
	p.OK("Rds DeleteDBInstance", "DBInstanceId", reader)
	p.OK("Rds CreateAccount", "DBInstanceId", id, "AccountName", "shop", "AccountPassword", "Secret-123")
	p.OK("Rds DeleteDBInstance", "DBInstanceId", id)
	prepaid := p.create("PayType", "Prepaid", "Period", "Month", "UsedTime", "1")
	p.Refused("OperationDenied.PrePayTypeNotSupported", "Rds DeleteDBInstance", "DBInstanceId", prepaid)
	if got := p.OK("Rds DescribeDBInstances").Get("TotalRecordCount"); got != "1" {
		t.Errorf("%s instances are left", got)
	}
}

func TestSwitchover(t *testing.T) {
	t.Parallel()
	p := at(t, "finance", "cn-shanghai-finance-1")
	id := p.create()
	nodes := p.OK("Rds DescribeDBInstanceHAConfig", "DBInstanceId", id)
	standby, zone := nodes.Get("HostInstanceInfos.NodeInfo.1.NodeId"), nodes.Get("HostInstanceInfos.NodeInfo.1.ZoneId")
	host := p.attribute(id, "ConnectionString")
	p.Refused("InvalidParam", "Rds SwitchDBInstanceHA", "DBInstanceId", id, "NodeId", nodes.Get("HostInstanceInfos.NodeInfo.0.NodeId"))
	p.OK("Rds SwitchDBInstanceHA", "DBInstanceId", id, "NodeId", standby)
	if got := p.attribute(id, "ZoneId"); got != zone || p.attribute(id, "SlaveZones.SlaveZone.0.ZoneId") == zone {
		t.Errorf("the master is in %s, want %s", got, zone)
	}
	if got := p.attribute(id, "ConnectionString"); got != host {
		t.Errorf("the connection string became %s", got)
	}
}

func TestSpec(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-hangzhou")
	id := p.create()
	p.OK("Rds ModifyDBInstanceSpec", "DBInstanceId", id, "PayType", "Postpaid", "DBInstanceClass", "mysql.n4.large.2c", "DBInstanceStorage", "40")
	if class, size := p.attribute(id, "DBInstanceClass"), p.attribute(id, "DBInstanceStorage"); class != "mysql.n4.large.2c" || size != "40" {
		t.Errorf("%s, %s GB", class, size)
	}
	p.Refused("InvalidReduceDiskSize", "Rds ModifyDBInstanceSpec", "DBInstanceId", id, "DBInstanceStorage", "20")
	p.Refused("InvalidDBInstanceClass.NotFound", "Rds ModifyDBInstanceSpec", "DBInstanceId", id, "DBInstanceClass", "pg.n2.medium.2c")
	p.Refused("InvalidParameter", "Rds ModifyDBInstanceSpec", "DBInstanceId", id, "DBInstanceStorage", "many")
}

// TestRegionOfTheInstance: a call that names no region, at an endpoint that names none, is about the region of its
// instance; another account's instance is nowhere.
func TestRegionOfTheInstance(t *testing.T) {
	t.Parallel()
	p := at(t, "public", "cn-shanghai")
	id := p.create()
	p.OK("Rds DescribeDBInstanceHAConfig", "DBInstanceId", id, "RegionId", "")
	p.As("finance").Refused("InvalidDBInstanceId.NotFound", "Rds DescribeDBInstanceHAConfig", "DBInstanceId", id, "RegionId", "")
}
