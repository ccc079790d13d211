package rds

import (
	"slices"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeDBInstanceHAConfig lists the nodes of an instance and how they follow each other.
func describeDBInstanceHAConfig(tx *world.Tx, req *wire.DescribeDBInstanceHAConfigRequest) (*wire.DescribeDBInstanceHAConfigResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceHAConfigResponse{DBInstanceId: d.ID}
	if d.Engine == mysql {
		res.HAMode, res.SyncMode = d.Settings.HAMode, d.Settings.SyncMode
	}
	for i, n := range d.Nodes {
		node := wire.NodeInfo{NodeId: n.ID, NodeType: "Master", ZoneId: n.Zone, RegionId: tx.Region.ID, SyncStatus: "Synchronized"}
		if i > 0 {
			node.NodeType, node.LogSyncTime, node.DataSyncTime = "Slave", stamp(tx.Now()), stamp(tx.Now())
		}
		res.HostInstanceInfos.NodeInfo = append(res.HostInstanceInfos.NodeInfo, node)
	}
	return res, nil
}

// modifyDBInstanceHAConfig changes how MySQL's standby follows.
func modifyDBInstanceHAConfig(tx *world.Tx, req *wire.ModifyDBInstanceHAConfigRequest) (*wire.ModifyDBInstanceHAConfigResponse, error) {
	_, err := change(tx, req.DbInstanceId, func(d *world.DBInstance) error {
		if d.Engine != mysql || len(d.Slaves) == 0 {
			return wire.ErrInstanceType
		}
		if !slices.Contains([]string{"Semi-sync", "Sync", "Async", "Mgr"}, req.SyncMode) || req.HAMode != "RPO" && req.HAMode != "RTO" {
			return wire.ErrHAMode
		}
		d.Settings.SyncMode, d.Settings.HAMode = req.SyncMode, req.HAMode
		return nil
	})
	return &wire.ModifyDBInstanceHAConfigResponse{}, err
}

// switchDBInstanceHA makes a standby the serving node; the connection strings stay.
func switchDBInstanceHA(tx *world.Tx, req *wire.SwitchDBInstanceHARequest) (*wire.SwitchDBInstanceHAResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		at := slices.IndexFunc(d.Nodes, func(n world.DBNode) bool { return n.ID == req.NodeId })
		if at < 1 {
			return wire.ErrNode
		}
		d.Nodes[0], d.Nodes[at] = d.Nodes[at], d.Nodes[0]
		d.Zone = d.Nodes[0].Zone
		for i, n := range d.Nodes[1:] {
			d.Slaves[i] = n.Zone
		}
		return nil
	})
	return &wire.SwitchDBInstanceHAResponse{}, err
}

// describeHASwitchConfig says whether the standby takes over by itself.
func describeHASwitchConfig(tx *world.Tx, req *wire.DescribeHASwitchConfigRequest) (*wire.DescribeHASwitchConfigResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeHASwitchConfigResponse{HAConfig: d.Settings.HAConfig, ManualHATime: d.Settings.ManualHATime}, nil
}

// modifyHASwitchConfig switches the automatic takeover on, or off until a time.
func modifyHASwitchConfig(tx *world.Tx, req *wire.ModifyHASwitchConfigRequest) (*wire.ModifyHASwitchConfigResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		switch {
		case req.HAConfig == "Manual" && req.ManualHATime == "":
			return wire.ErrParameter.With("ManualHATime")
		case req.HAConfig == "Auto":
			d.Settings.HAConfig, d.Settings.ManualHATime = "Auto", ""
			return nil
		case req.HAConfig != "Manual":
			return wire.ErrParameter.With("HAConfig")
		}
		d.Settings.HAConfig, d.Settings.ManualHATime = req.HAConfig, req.ManualHATime
		return nil
	})
	return &wire.ModifyHASwitchConfigResponse{}, err
}

// describeHADiagnoseConfig says how availability is probed.
func describeHADiagnoseConfig(tx *world.Tx, req *wire.DescribeHADiagnoseConfigRequest) (*wire.DescribeHADiagnoseConfigResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeHADiagnoseConfigResponse{TcpConnectionType: d.Settings.TCPConnection}, nil
}

// modifyHADiagnoseConfig chooses between short and long probe connections.
func modifyHADiagnoseConfig(tx *world.Tx, req *wire.ModifyHADiagnoseConfigRequest) (*wire.ModifyHADiagnoseConfigResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if req.TcpConnectionType != "" {
			d.Settings.TCPConnection = req.TcpConnectionType
		}
		return nil
	})
	return &wire.ModifyHADiagnoseConfigResponse{}, err
}

// migrateToOtherZone moves an instance to other zones of its region.
func migrateToOtherZone(tx *world.Tx, req *wire.MigrateToOtherZoneRequest) (*wire.MigrateToOtherZoneResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		o := order{
			kind: d.Type, category: d.Category, network: instanceFacts(d).Network, vpc: d.VPC, vswitches: req.VSwitchId,
			zone: req.ZoneId, slaves: [2]string{req.ZoneIdSlave1, req.ZoneIdSlave2},
		}
		if req.VPCId != "" {
			o.vpc = req.VPCId
		}
		if req.Category != "" {
			o.category = req.Category
		}
		vsw, err := o.place(tx)
		if err != nil {
			return err
		}
		slaves, err := o.slaveZones(tx)
		if err != nil {
			return err
		}
		if err := migrateAddress(tx, d, vsw); err != nil {
			return err
		}
		resize(d, req)
		settleNodes(tx, d, o.zone, slaves)
		d.Category, d.Status = o.category, world.DBMovingZone
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.MigrateToOtherZoneResponse{DBInstanceId: req.DBInstanceId, OrderId: orderNumber(tx)}, nil
}

func resize(d *world.DBInstance, req *wire.MigrateToOtherZoneRequest) {
	if req.DBInstanceClass != "" {
		d.Class = req.DBInstanceClass
	}
	if int(req.DBInstanceStorage) > d.Storage {
		d.Storage = int(req.DBInstanceStorage)
	}
}

// migrateAddress gives an instance that moves an address of the vSwitch in its new zone.
func migrateAddress(tx *world.Tx, d *world.DBInstance, vsw *world.VSwitch) error {
	c := d.ConnectionOf(world.DBPrivate)
	if vsw == nil || c == nil || c.VSwitch == vsw.ID {
		return nil
	}
	if err := world.ReleasePrivateIP(tx, c.VSwitch, c.Address); err != nil {
		return err
	}
	return moveTo(tx, d, c, "", vsw.ID, "")
}

// settleNodes puts the nodes of an instance into zones, the serving one first.
func settleNodes(tx *world.Tx, d *world.DBInstance, zone string, slaves []string) {
	d.Zone, d.Slaves = zone, slaves
	for i, z := range append([]string{zone}, slaves...) {
		if i == len(d.Nodes) {
			d.Nodes = append(d.Nodes, newNode(tx, z))
		}
		d.Nodes[i].Zone = z
	}
	d.Nodes = d.Nodes[:1+len(slaves)]
}

// newNode numbers a node.
func newNode(tx *world.Tx, zone string) world.DBNode {
	return world.DBNode{ID: strconv.FormatUint(3000000+tx.Serial(), 10), Zone: zone}
}
