package rds

import (
	"cmp"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// readOnlyFacts are what the law sees of a new read-only instance.
func readOnlyFacts(tx *world.Tx, req *wire.CreateReadOnlyDBInstanceRequest) (regions.Facts, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return regions.Facts{}, err
	}
	facts := instanceFacts(d)
	if req.InstanceNetworkType != "" {
		facts.Network = strings.ToLower(req.InstanceNetworkType)
	}
	return facts, nil
}

// createReadOnlyDBInstance makes an instance that follows a primary one in the same region.
func createReadOnlyDBInstance(tx *world.Tx, req *wire.CreateReadOnlyDBInstanceRequest) (*wire.CreateReadOnlyDBInstanceResponse, error) {
	master, err := runningOr(tx, req.DBInstanceId, wire.ErrPrimaryStatus)
	if err != nil {
		return nil, err
	}
	switch {
	case master.Type != "Primary":
		return nil, wire.ErrPrimaryType
	case master.Version != req.EngineVersion:
		return nil, wire.ErrReadEngineVersion
	case req.DBInstanceStorage < master.Storage:
		return nil, wire.ErrReadStorage
	}
	facts, err := readOnlyFacts(tx, req)
	if err != nil {
		return nil, err
	}
	o := order{
		kind: "Readonly", engine: master.Engine, version: master.Version, class: req.DBInstanceClass,
		category: cmp.Or(req.Category, master.Category), storageType: cmp.Or(req.DBInstanceStorageType, master.StorageType),
		storage: req.DBInstanceStorage, payType: req.PayType, period: req.Period, usedTime: req.UsedTime, network: facts.Network,
		vpc: req.VPCId, zone: req.ZoneId, privateIP: req.PrivateIpAddress, name: req.DBInstanceDescription, group: req.ResourceGroupId,
		whiteList: []string{localhost}, port: req.Port, protect: req.DeletionProtection, master: master.ID,
	}
	if req.VSwitchId != "" {
		o.vswitches = strings.Split(req.VSwitchId, ",")
	}
	d, err := o.make(tx)
	if err != nil {
		return nil, err
	}
	s := &d.Settings
	s.AutoRenew, s.Bursting = strings.EqualFold(req.AutoRenew, "true"), req.BurstingEnabled
	s.BufferPool, s.IOAcceleration = cmp.Or(req.BpeEnabled, "0"), cmp.Or(req.IoAccelerationEnabled, "0")
	d.WhiteLists = cloneLists(master.WhiteLists)
	if err := tx.DBInstances.Insert(d); err != nil {
		return nil, err
	}
	master.ReadOnly = append(master.ReadOnly, d.ID)
	c := d.Connections[0]
	return &wire.CreateReadOnlyDBInstanceResponse{
		DBInstanceId: d.ID, ConnectionString: c.Host, Port: strconv.Itoa(c.Port), OrderId: orderID(tx),
	}, tx.DBInstances.Put(master)
}

// remoteFacts are what the law sees of a recovery instance: where its source is.
func remoteFacts(tx *world.Tx, req *wire.CreateDdrInstanceRequest) (regions.Facts, error) {
	facts := regions.Facts{Network: networkOf(tx, req.InstanceNetworkType, req.VSwitchId), Engine: req.Engine, PeerRegion: req.SourceRegion}
	if region, ok := tx.Matrix().Region(req.SourceRegion); ok {
		facts.PeerCloud = region.Class
	}
	return facts, nil
}

// createDdrInstance makes a recovery instance of a primary one in another region.
func createDdrInstance(tx *world.Tx, req *wire.CreateDdrInstanceRequest) (*wire.CreateDdrInstanceResponse, error) {
	facts, err := remoteFacts(tx, req)
	if err != nil {
		return nil, err
	}
	if err := tx.Allow(regions.RDSInstance, facts); err != nil {
		return nil, err
	}
	if err := refusePublic(tx, req.DBInstanceNetType, req.Engine); err != nil {
		return nil, err
	}
	home, source, err := recoverySource(tx, req)
	if err != nil {
		return nil, err
	}
	zones := strings.Split(req.ZoneId, ":")
	o := order{
		kind: "Guard", engine: req.Engine, version: req.EngineVersion, class: req.DBInstanceClass, storageType: req.DBInstanceStorageType,
		storage: req.DBInstanceStorage, payType: req.PayType, period: req.Period, usedTime: req.UsedTime, network: facts.Network,
		vpc: req.VPCId, vswitches: req.VSwitchId, privateIP: req.PrivateIpAddress, zone: zones[0], name: req.DBInstanceDescription,
		group: req.ResourceGroupId, whiteList: req.SecurityIPList, mode: req.ConnectionMode, master: source.ID, masterRegion: home.Region.ID,
	}
	if len(zones) > 1 {
		o.slaves[0] = zones[1]
	}
	d, err := o.make(tx)
	if err != nil {
		return nil, err
	}
	d.Status, d.Settings.Collation = world.DBGuardCreating, req.SystemDBCharset
	if err := tx.DBInstances.Insert(d); err != nil {
		return nil, err
	}
	source.Guard, source.GuardRegion = d.ID, tx.Region.ID
	c := d.Connections[0]
	return &wire.CreateDdrInstanceResponse{
		DBInstanceId: d.ID, ConnectionString: c.Host, Port: strconv.Itoa(c.Port), OrderId: orderID(tx),
	}, home.DBInstances.Put(source)
}

// recoverySource finds the instance to recover, by name or by one of its backups, in another region of the account.
func recoverySource(tx *world.Tx, req *wire.CreateDdrInstanceRequest) (*world.Tx, *world.DBInstance, error) {
	region, ok := tx.Matrix().Region(req.SourceRegion)
	if !ok || !tx.Matrix().Admits(tx.Account.Cloud, req.SourceRegion).Allowed {
		return nil, nil, wire.ErrSourceRegion
	}
	if region.ID == tx.Region.ID {
		return nil, nil, wire.ErrSourceSameRegion
	}
	home := tx.In(region)
	name := req.SourceDBInstanceName
	switch req.RestoreType {
	case "BackupTime":
	case "BackupSet":
		b, err := home.DBBackups.Get(req.BackupSetId)
		if world.NotFound(err) {
			return nil, nil, wire.ErrSourceBackup
		}
		if err != nil {
			return nil, nil, err
		}
		name = b.Instance
	default:
		return nil, nil, wire.ErrRestoreType
	}
	if name == "" {
		return nil, nil, wire.ErrSourceMissing
	}
	source, err := running(home, name)
	switch {
	case err != nil:
		return nil, nil, err
	case !strings.EqualFold(source.Engine, req.Engine) || source.Version != req.EngineVersion:
		return nil, nil, wire.ErrSourceEngine
	case source.Type != "Primary":
		return nil, nil, wire.ErrInstanceType
	case source.Guard != "":
		return nil, nil, wire.ErrSourceHasGuard
	}
	return home, source, nil
}
