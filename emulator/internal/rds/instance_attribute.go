package rds

import (
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeDBInstanceAttribute answers everything about instances; several ids are separated by commas.
func describeDBInstanceAttribute(tx *world.Tx, req *wire.DescribeDBInstanceAttributeRequest) (*wire.DescribeDBInstanceAttributeResponse, error) {
	res := &wire.DescribeDBInstanceAttributeResponse{}
	for _, id := range strings.Split(req.DBInstanceId, ",") {
		d, err := find(tx, id)
		if err != nil {
			return nil, err
		}
		if strings.EqualFold(req.Expired, "True") && (d.Expires.IsZero() || d.Expires.After(tx.Now())) {
			continue
		}
		res.Items.DBInstanceAttribute = append(res.Items.DBInstanceAttribute, attribute(tx, d))
	}
	return res, nil
}

// Kind codes: the provider asks for TDE where it is not 3, which marks cloud disks (terraform.md).
const (
	kindLocal = "0"
	kindCloud = "3"
)

func attribute(tx *world.Tx, d *world.DBInstance) wire.DBInstanceAttribute {
	c, _ := parseClass(d.Class)
	s := &d.Settings
	a := wire.DBInstanceAttribute{
		DBInstanceId: d.ID, DBInstanceDescription: d.Name, DBInstanceStatus: string(d.Status), DBInstanceType: d.Type,
		Engine: d.Engine, EngineVersion: d.Version, Category: d.Category, DBInstanceClass: d.Class,
		DBInstanceClassType: classTypeOf(c), DBInstanceCPU: strconv.Itoa(c.cpu), DBInstanceMemory: int64(c.memory),
		DBInstanceStorage: d.Storage, DBInstanceStorageType: d.StorageType, DBInstanceDiskUsed: "0", InstructionSetArch: "x86",
		MaxConnections: c.maxConnections(), MaxIOPS: c.maxIOPS(), MaxIOMBPS: c.cpu * 128, KindCode: kindLocal,
		RegionId: tx.Region.ID, ZoneId: d.Zone, VpcId: d.VPC, VSwitchId: first(d.VSwitches), ResourceGroupId: d.ResourceGroup,
		InstanceNetworkType: d.Network, DBInstanceNetType: netTypeOf(d), ConnectionMode: d.ConnectionMode, IPType: "IPv4",
		ConnectionString: d.Connections[0].Host, Port: strconv.Itoa(d.Connections[0].Port),
		PayType: payTypeOf(d), CreationTime: stamp(d.CreatedAt), ExpireTime: stamp(d.Expires),
		MaintainTime: s.MaintainTime, AutoUpgradeMinorVersion: s.AutoUpgradeMinor, CurrentKernelVersion: s.MinorVersion,
		LatestKernelVersion: s.MinorVersion, SecurityIPMode: s.SecurityIPMode, TimeZone: s.TimeZone, Collation: s.Collation,
		SuperPermissionMode: "Disabled", AccountMaxQuantity: maxAccounts, DBMaxQuantity: maxDatabases, LockMode: "Unlock",
		AvailabilityValue: "100.0%", MasterInstanceId: d.Master, IncrementSourceDBInstanceId: d.Master, GuardDBInstanceId: d.Guard,
		DeletionProtection: d.DeletionProtection, BurstingEnabled: s.Bursting, BpeEnabled: s.BufferPool,
		IoAccelerationEnabled: s.IOAcceleration, ColdDataEnabled: s.ColdData, TipsLevel: 1, ProxyType: 2, ConsoleVersion: "2",
		ServerlessConfig: wire.ServerlessConfig{ScaleMin: s.ServerlessMin, ScaleMax: s.ServerlessMax, AutoPause: s.ServerlessAutoPause, SwitchForce: s.ServerlessForce},
		Extra:            wire.Extra{RecoveryModel: s.RecoveryModel}, // A0093
	}
	if d.StorageType != "local_ssd" {
		a.KindCode = kindCloud
	}
	if d.Engine == postgres {
		a.BabelfishConfig = wire.BabelfishConfig{BabelfishEnabled: strconv.FormatBool(s.Babelfish), MigrationMode: s.BabelfishMode}
		pooled := s.PGBouncer == "true"
		a.PGBouncerEnabled = &pooled
	}
	if l := d.WhiteList(defaultList); l != nil {
		a.SecurityIPList = strings.Join(l.Entries, ",")
	}
	attachNodes(tx, d, c, &a)
	return a
}

// attachNodes fills in what hangs on an instance: its standby zones, nodes and read-only instances.
func attachNodes(tx *world.Tx, d *world.DBInstance, c class, a *wire.DBInstanceAttribute) {
	a.MasterZone = d.Zone
	for _, zone := range d.Slaves {
		a.SlaveZones.SlaveZone = append(a.SlaveZones.SlaveZone, wire.SlaveZone{ZoneId: zone})
	}
	for _, id := range d.ReadOnly {
		a.ReadOnlyDBInstanceIds.ReadOnlyDBInstanceId = append(a.ReadOnlyDBInstanceIds.ReadOnlyDBInstanceId, wire.ReadOnlyDBInstanceId{DBInstanceId: id})
	}
	if d.Category != cluster {
		return
	}
	for i, n := range d.Nodes {
		role := "secondary"
		if i == 0 {
			role = "primary"
		}
		a.DBClusterNodes.DBClusterNode = append(a.DBClusterNodes.DBClusterNode, wire.DBClusterNode{
			NodeId: n.ID, NodeZoneId: n.Zone, NodeRegionId: tx.Region.ID, NodeRole: role, ClassCode: d.Class, ClassType: classTypeOf(c),
			Cpu: strconv.Itoa(c.cpu), Memory: strconv.Itoa(c.memory), Status: "active",
		})
	}
}

// classTypeOf is the family as a letter (Rds DescribeDBInstanceAttribute).
func classTypeOf(c class) string {
	switch c.group {
	case "dedicated":
		return "d"
	case "exclusive host":
		return "h"
	}
	return "x"
}
