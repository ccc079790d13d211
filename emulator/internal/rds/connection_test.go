package rds_test

import (
	"strings"
	"testing"
)

// TestConnectionPrefix: each action asks of a prefix the length that its page documents, and that it
// can be the name of a host; a name that a digit begins is one.
func TestConnectionPrefix(t *testing.T) {
	t.Parallel()
	const modify, allocate = "Rds ModifyDBInstanceConnectionString", "Rds AllocateInstancePublicConnection"
	for _, c := range []struct{ name, action, prefix, code string }{
		{"a digit first", modify, "2abcdefgrm", ""},
		{"shortest", modify, "shop-one", ""},
		{"longest", modify, strings.Repeat("s", 64), ""},
		{"too short", modify, "shop-on", "InvalidConnectionString.Malformed"},
		{"too long", modify, strings.Repeat("s", 65), "InvalidConnectionString.Malformed"},
		{"a hyphen first", modify, "-shop-one", "InvalidConnectionString.Malformed"},
		{"a sign", modify, "shop_one!", "InvalidConnectionString.Malformed"},
		{"taken", modify, "taken-one", "InvalidConnectionString.Duplicate"},
		{"shortest public one", allocate, "2shop", ""},
		{"longest public one", allocate, strings.Repeat("s", 40), ""},
		{"too short for a public one", allocate, "shop", "InvalidConnectionString.Format"},
		{"too long for a public one", allocate, strings.Repeat("s", 41), "InvalidConnectionString.Format"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := at(t, "public", "cn-hangzhou")
			other, id := p.create(), p.create()
			p.OK(modify, "DBInstanceId", other, "CurrentConnectionString", p.attribute(other, "ConnectionString"), "ConnectionStringPrefix", "taken-one", "Port", "3306")
			params := []string{"DBInstanceId", id, "ConnectionStringPrefix", c.prefix, "Port", "3306"}
			if c.action == modify {
				params = append(params, "CurrentConnectionString", p.attribute(id, "ConnectionString"))
			}
			if c.code != "" {
				p.Refused(c.code, c.action, params...)
				return
			}
			p.OK(c.action, params...)
			want := c.prefix + ".mysql.rds.aliyuncs.com"
			if got := string(p.OK("Rds DescribeDBInstanceNetInfo", "DBInstanceId", id).Body); !strings.Contains(got, `"`+want+`"`) {
				t.Errorf("no %s in %s", want, got)
			}
		})
	}
}

// TestClassicAddressKept: an instance that moves into a VPC keeps its classic address for a while, under a name that is a
// connection string however long the first one is.
func TestClassicAddressKept(t *testing.T) {
	t.Parallel()
	for _, prefix := range []string{"shop-one", strings.Repeat("s", 64)} {
		p := at(t, "finance", "cn-hangzhou-finance")
		id := p.create("InstanceNetworkType", "Classic", "VPCId", "", "VSwitchId", "", "DBInstanceStorageType", "local_ssd", "DBInstanceClass", "rds.mysql.t1.small")
		p.OK("Rds ModifyDBInstanceConnectionString", "DBInstanceId", id, "CurrentConnectionString", p.attribute(id, "ConnectionString"), "ConnectionStringPrefix", prefix, "Port", "3306")
		p.OK("Rds ModifyDBInstanceNetworkType", "DBInstanceId", id, "InstanceNetworkType", "VPC", "VPCId", p.vpc, "VSwitchId", p.vswitch, "RetainClassic", "True", "ClassicExpiredDays", "7")
		info := p.OK("Rds DescribeDBInstanceNetInfo", "DBInstanceId", id)
		if n := info.Len("DBInstanceNetInfos.DBInstanceNetInfo"); n != 2 || !strings.Contains(string(info.Body), `-classic.mysql.rds.aliyuncs.com"`) {
			t.Errorf("%s: %d addresses: %s", prefix, n, info.Body)
		}
	}
}
