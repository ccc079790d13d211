package rds_test

import (
	"net/netip"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// place is a bench with a vSwitch in the first zone of a region.
type place struct {
	*actiontest.Bench
	vpc, vswitch string
}

// at makes a world with a VPC and a vSwitch for an account in a region.
func at(t *testing.T, account, region string) place {
	t.Helper()
	return in(t, actiontest.New(t, rds.Service), account, region)
}

// in plants a VPC and a vSwitch for an account in a region of a world that is there.
func in(t *testing.T, b *actiontest.Bench, account, region string) place {
	t.Helper()
	p := place{Bench: b.As(account).In(region)}
	r, ok := b.World.Matrix().Region(region)
	if !ok {
		t.Fatalf("no region %s", region)
	}
	var owner world.Account
	err := b.World.View(world.Account{}, r, func(tx *world.Tx) error {
		key, err := tx.AccessKeys.Get(account)
		if err != nil {
			return err
		}
		a, err := tx.Accounts.Get(key.Account)
		if err == nil {
			owner = *a
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.World.Update(owner, r, func(tx *world.Tx) error {
		p.vpc, p.vswitch = tx.NewID("vpc"), tx.NewID("vsw")
		if err := tx.VPCs.Insert(&world.VPC{Meta: world.Meta{ID: p.vpc}, Status: world.Available, CIDR: netip.MustParsePrefix("10.0.0.0/8")}); err != nil {
			return err
		}
		return tx.VSwitches.Insert(&world.VSwitch{
			Meta: world.Meta{ID: p.vswitch}, Status: world.Available, VPC: p.vpc, Zone: r.Zones[0].ID, CIDR: netip.MustParsePrefix("10.1.0.0/20"),
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// order is a valid CreateDBInstance, with more parameters or others in place of its own.
func (p place) order(more ...string) []string {
	values := map[string]string{
		"Engine": "MySQL", "EngineVersion": "8.0", "DBInstanceClass": "mysql.n2.medium.2c", "DBInstanceStorage": "20",
		"DBInstanceNetType": "Intranet", "SecurityIPList": "127.0.0.1", "PayType": "Postpaid", "VPCId": p.vpc, "VSwitchId": p.vswitch,
		"InstanceNetworkType": "VPC",
	}
	for i := 0; i < len(more); i += 2 {
		values[more[i]] = more[i+1]
	}
	var list []string
	for name, value := range values {
		if value != "" {
			list = append(list, name, value)
		}
	}
	return list
}

// create makes an instance and gives its id.
func (p place) create(more ...string) string {
	return p.OK("Rds CreateDBInstance", p.order(more...)...).Get("DBInstanceId")
}

// attribute reads one attribute of an instance.
func (p place) attribute(id, name string) string {
	return p.OK("Rds DescribeDBInstanceAttribute", "DBInstanceId", id).Get("Items.DBInstanceAttribute.0." + name)
}
