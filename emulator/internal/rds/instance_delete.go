package rds

import (
	"iter"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// deleteDBInstance releases an instance and all that it holds. It answers at once, Deleting; the lifecycle ends it.
func deleteDBInstance(tx *world.Tx, req *wire.DeleteDBInstanceRequest) (*wire.DeleteDBInstanceResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if err := deletable(d); err != nil {
		return nil, err
	}
	if err := detach(tx, d); err != nil {
		return nil, err
	}
	if err := dropContents(tx, d.ID); err != nil {
		return nil, err
	}
	if err := world.ReleasePrivateIPs(tx, d.ID); err != nil {
		return nil, err
	}
	if err := world.ReleasePublicIPs(tx, d.ID); err != nil {
		return nil, err
	}
	d.Status, d.SecurityGroups = world.Deleting, nil
	return &wire.DeleteDBInstanceResponse{RegionId: tx.Region.ID}, tx.DBInstances.Put(d)
}

func deletable(d *world.DBInstance) error {
	switch {
	case d.Status != world.DBRunning && d.Status != world.DBStopped:
		return wire.ErrInstanceState
	case d.DeletionProtection:
		return wire.ErrDeletionProtection
	case d.PayType == "Prepaid":
		return wire.ErrDeletePrepaid
	case len(d.ReadOnly) > 0:
		return wire.ErrHasReadOnly
	case d.Guard != "":
		return wire.ErrHasGuard
	}
	return nil
}

// detach takes a read-only or recovery instance off its master.
func detach(tx *world.Tx, d *world.DBInstance) error {
	if d.Master == "" {
		return nil
	}
	home := tx
	if d.MasterRegion != "" {
		region, ok := tx.Matrix().Region(d.MasterRegion)
		if !ok {
			return nil
		}
		home = tx.In(region)
	}
	master, err := home.DBInstances.Get(d.Master)
	if world.NotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if master.Guard == d.ID {
		master.Guard, master.GuardRegion = "", ""
	}
	master.ReadOnly = slices.DeleteFunc(master.ReadOnly, func(id string) bool { return id == d.ID })
	return home.DBInstances.Put(master)
}

// dropContents deletes the accounts, databases and backups of an instance.
func dropContents(tx *world.Tx, id string) error {
	if err := drop(tx.DBAccountsByInstance.Each(id), tx.DBAccounts.Delete); err != nil {
		return err
	}
	if err := drop(tx.DatabasesByInstance.Each(id), tx.Databases.Delete); err != nil {
		return err
	}
	return drop(tx.DBBackupsByInstance.Each(id), tx.DBBackups.Delete)
}

// drop deletes all records of a sequence; it reads to the end before it deletes.
func drop[T any, P interface {
	*T
	world.Resource
}](all iter.Seq2[*T, error], remove func(string) error) error {
	var ids []string
	for record, err := range all {
		if err != nil {
			return err
		}
		ids = append(ids, P(record).Common().ID)
	}
	for _, id := range ids {
		if err := remove(id); err != nil {
			return err
		}
	}
	return nil
}

// restartDBInstance restarts an instance; parameters that waited for it take effect.
func restartDBInstance(tx *world.Tx, req *wire.RestartDBInstanceRequest) (*wire.RestartDBInstanceResponse, error) {
	d, err := runningOr(tx, req.DBInstanceId, wire.ErrInstanceState)
	if err != nil {
		return nil, err
	}
	restart(d)
	return &wire.RestartDBInstanceResponse{}, tx.DBInstances.Put(d)
}

func restart(d *world.DBInstance) {
	d.Status = world.DBRebooting
	for name, value := range d.Pending {
		setParameter(&d.Parameters, name, value)
	}
	d.Pending = nil
}

func setParameter(into *map[string]string, name, value string) {
	if *into == nil {
		*into = map[string]string{}
	}
	(*into)[name] = value
}

// stopDBInstance suspends an instance.
func stopDBInstance(tx *world.Tx, req *wire.StopDBInstanceRequest) (*wire.StopDBInstanceResponse, error) {
	d, err := runningOr(tx, req.DBInstanceId, wire.ErrStartStatus)
	if err != nil {
		return nil, err
	}
	if len(d.ReadOnly) > 0 {
		return nil, wire.ErrStopReadOnly
	}
	d.Status = world.DBStopped
	return &wire.StopDBInstanceResponse{}, tx.DBInstances.Put(d)
}

// startDBInstance resumes a suspended instance.
func startDBInstance(tx *world.Tx, req *wire.StartDBInstanceRequest) (*wire.StartDBInstanceResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if d.Status != world.DBStopped {
		return nil, wire.ErrStartStatus
	}
	d.Status = world.DBRebooting
	return &wire.StartDBInstanceResponse{TaskId: int(tx.Serial())}, tx.DBInstances.Put(d)
}

// instanceFacts are what the law sees of an instance that is there already.
func instanceFacts(d *world.DBInstance) regions.Facts {
	network := regions.NetworkVPC
	if d.Network == "Classic" {
		network = regions.NetworkClassic
	}
	return regions.Facts{Network: network, Engine: d.Engine}
}
