package rds_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
)

// TestNoPublicAddress: no finance region gives a database a public address, whichever way it is asked for.
//
// proves: F4-rds-public
func TestNoPublicAddress(t *testing.T) {
	t.Parallel()
	for _, region := range []string{"cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1"} {
		t.Run(region, func(t *testing.T) {
			t.Parallel()
			p := at(t, "finance", region)
			id := p.create()
			later := p.Refused("Invalid.DbInstanceNetType", "Rds AllocateInstancePublicConnection", "DBInstanceId", id, "ConnectionStringPrefix", "public-one", "Port", "3306")
			atOnce := p.Refused("Invalid.DbInstanceNetType", "Rds CreateDBInstance", p.order("DBInstanceNetType", "Internet")...)
			for _, a := range []actiontest.Answer{later, atOnce} {
				if diff := cmp.Diff([]string{"F4-rds-public"}, a.Rules); diff != "" {
					t.Errorf("rules (-want +got):\n%s", diff)
				}
			}
			if n := p.OK("Rds DescribeDBInstanceNetInfo", "DBInstanceId", id).Len("DBInstanceNetInfos.DBInstanceNetInfo"); n != 1 {
				t.Errorf("%d addresses, want the private one alone", n)
			}
		})
	}
}

// TestPublicAddressElsewhere: where the law does not forbid it, the documented actions work.
func TestPublicAddressElsewhere(t *testing.T) {
	t.Parallel()
	for account, region := range map[string]string{"public": "cn-hangzhou"} {
		p := at(t, account, region)
		id := p.create()
		host := p.OK("Rds AllocateInstancePublicConnection", "DBInstanceId", id, "ConnectionStringPrefix", "public-one", "Port", "3306").Get("ConnectionString")
		if host != "public-one.mysql.rds.aliyuncs.com" || p.attribute(id, "DBInstanceNetType") != "Internet" {
			t.Errorf("%s: %s, %s", region, host, p.attribute(id, "DBInstanceNetType"))
		}
		a := p.Refused("Invalid.DbInstanceNetType", "Rds CreateDBInstance", p.order("DBInstanceNetType", "Internet")...)
		if len(a.Rules) > 0 {
			t.Errorf("%s: the API itself has no Internet at creation, yet the answer names %v", region, a.Rules)
		}
		p.OK("Rds ReleaseInstancePublicConnection", "DBInstanceId", id, "CurrentConnectionString", host)
		p.Refused("InvalidCurrentConnectionString.NotFound", "Rds ReleaseInstancePublicConnection", "DBInstanceId", id, "CurrentConnectionString", host)
	}
}

// TestSameCityByDefault: in a finance region an instance spans two zones unless the request says otherwise;
// elsewhere its standby is in the master's zone.
//
// proves: F1-samecity-dr
func TestSameCityByDefault(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, account, region string
		more                  []string
		spans                 bool
	}{
		{"finance", "finance", "cn-shanghai-finance-1", nil, true},
		{"finance, three zones", "finance", "cn-hangzhou-finance", nil, true},
		{"micro-finance", "microfinance", "cn-hangzhou-finance", nil, true},
		{"finance, PostgreSQL", "finance", "cn-shenzhen-finance-1", []string{"Engine", "PostgreSQL", "EngineVersion", "15.0", "DBInstanceClass", "pg.n2.medium.2c"}, true},
		{"government", "gov", "cn-north-2-gov-1", nil, false},
		{"public", "public", "cn-hangzhou", nil, false},
		{"public, asked for", "public", "cn-hangzhou", []string{"ZoneIdSlave1", "Auto"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := at(t, c.account, c.region)
			id := p.create(c.more...)
			master, slave := p.attribute(id, "ZoneId"), p.attribute(id, "SlaveZones.SlaveZone.0.ZoneId")
			if master == "" || slave == "" || (master != slave) != c.spans {
				t.Errorf("master in %q, standby in %q; want two zones: %v", master, slave, c.spans)
			}
			nodes := p.OK("Rds DescribeDBInstanceHAConfig", "DBInstanceId", id)
			if nodes.Get("HostInstanceInfos.NodeInfo.0.ZoneId") != master || nodes.Get("HostInstanceInfos.NodeInfo.1.ZoneId") != slave {
				t.Errorf("the nodes are elsewhere: %s", nodes.Body)
			}
		})
	}
}

// TestSameCityCanBeDeclined: a request that names the master's zone twice gets one zone, in a finance region too.
func TestSameCityCanBeDeclined(t *testing.T) {
	t.Parallel()
	p := at(t, "finance", "cn-shanghai-finance-1")
	zone := p.attribute(p.create(), "ZoneId")
	id := p.create("ZoneId", zone, "ZoneIdSlave1", zone)
	if slave := p.attribute(id, "SlaveZones.SlaveZone.0.ZoneId"); slave != zone {
		t.Errorf("standby in %s, asked for %s", slave, zone)
	}
}

// recovery is a valid CreateDdrInstance.
func (p place) recovery(source, region string) []string {
	return []string{
		"Engine", "MySQL", "EngineVersion", "8.0", "DBInstanceClass", "mysql.n2.medium.2c", "DBInstanceStorage", "20",
		"DBInstanceNetType", "Intranet", "SecurityIPList", "127.0.0.1", "PayType", "Postpaid", "VPCId", p.vpc, "VSwitchId", p.vswitch,
		"InstanceNetworkType", "VPC", "RestoreType", "BackupTime", "RestoreTime", "2026-03-02T08:00:00Z", "SourceRegion", region, "SourceDBInstanceName", source,
	}
}

// TestRemoteRecovery: the Finance Cloud has recovery instances in another region; the micro-finance zone, whose
// same-city recovery works (TestSameCityByDefault), has not.
//
// proves: F2-dr
func TestRemoteRecovery(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, rds.Service)
	home := in(t, b, "finance", "cn-shanghai-finance-1")
	away := in(t, b, "finance", "cn-shenzhen-finance-1")
	source := home.create()
	guard := away.OK("Rds CreateDdrInstance", away.recovery(source, "cn-shanghai-finance-1")...).Get("DBInstanceId")
	if typ, of := away.attribute(guard, "DBInstanceType"), home.attribute(source, "GuardDBInstanceId"); typ != "Guard" || of != guard {
		t.Errorf("type %q, the source's guard %q", typ, of)
	}
	home.Refused("GuardInstance.ReleaseFail", "Rds DeleteDBInstance", "DBInstanceId", source)
	away.OK("Rds DeleteDBInstance", "DBInstanceId", guard)
	home.OK("Rds DeleteDBInstance", "DBInstanceId", source)

	micro := in(t, b, "microfinance", "cn-hangzhou-finance")
	a := micro.Refused("Api.NotSupport", "Rds CreateDdrInstance", micro.recovery("rm-x", "cn-shanghai-finance-1")...)
	if diff := cmp.Diff([]string{"F2-dr"}, a.Rules); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
}

// TestClassicNetwork: an instance on the classic network is refused where there is none.
func TestClassicNetwork(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{"cn-shanghai-finance-1": "F4-network-type.database", "cn-north-2-gov-1": "G3-vpc-only.database"} {
		account := "finance"
		if region == "cn-north-2-gov-1" {
			account = "gov"
		}
		p := at(t, account, region)
		a := p.Refused("InvalidInstanceNetworkType", "Rds CreateDBInstance", p.order("InstanceNetworkType", "Classic", "VPCId", "", "VSwitchId", "")...)
		if diff := cmp.Diff([]string{want}, a.Rules); diff != "" {
			t.Errorf("%s: rules (-want +got):\n%s", region, diff)
		}
	}
}
