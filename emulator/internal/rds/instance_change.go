package rds

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// modifyDBInstanceSpec changes class, storage, version or edition of an instance.
func modifyDBInstanceSpec(tx *world.Tx, req *wire.ModifyDBInstanceSpecRequest) (*wire.ModifyDBInstanceSpecResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if err := respec(d, req); err != nil {
			return err
		}
		s := &d.Settings
		if req.BurstingEnabled != nil {
			s.Bursting = *req.BurstingEnabled
		}
		if req.ColdDataEnabled != nil {
			s.ColdData = *req.ColdDataEnabled
		}
		if req.IoAccelerationEnabled != "" {
			s.IOAcceleration = req.IoAccelerationEnabled
		}
		if c := req.ServerlessConfiguration; d.PayType == "Serverless" && c.MaxCapacity > 0 {
			s.ServerlessMin, s.ServerlessMax, s.ServerlessAutoPause, s.ServerlessForce = c.MinCapacity, c.MaxCapacity, c.AutoPause, c.SwitchForce
		}
		d.Status = world.DBClassChanging
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.ModifyDBInstanceSpecResponse{DBInstanceId: req.DBInstanceId, OrderId: orderNumber(tx)}, nil
}

// respec checks what an instance is to become against the offer of its engine.
func respec(d *world.DBInstance, req *wire.ModifyDBInstanceSpecRequest) error {
	e := engineFor(d)
	if req.EngineVersion != "" {
		if _, ok := e.version(req.EngineVersion); !ok || d.Engine != sqlServer && req.EngineVersion != d.Version {
			return wire.ErrUpgradeVersion
		}
		d.Version = req.EngineVersion
	}
	if req.Category != "" && !strings.HasPrefix(req.Category, "serverless") {
		if v, _ := e.version(d.Version); !v.offers(req.Category) {
			return wire.ErrParameter.With("Category")
		}
		d.Category = req.Category
	}
	if req.DBInstanceClass != "" {
		c, ok := parseClass(req.DBInstanceClass)
		if !ok || c.engine != e.class {
			return wire.ErrClassNotFound
		}
		d.Class = c.name
	}
	if req.DBInstanceStorageType != "" {
		if _, ok := storageTypes[req.DBInstanceStorageType]; !ok || (req.DBInstanceStorageType == "local_ssd") != (d.StorageType == "local_ssd") {
			return wire.ErrStorageType
		}
		d.StorageType = req.DBInstanceStorageType
	}
	if req.DBInstanceStorage == nil {
		return nil
	}
	offer := storageTypes[d.StorageType]
	size := *req.DBInstanceStorage
	switch {
	case size < d.Storage && d.StorageType != "local_ssd":
		return wire.ErrStorageShrink
	case size < offer.low || size > offer.high || size%offer.step != 0:
		return wire.ErrStorage
	}
	d.Storage = size
	return nil
}

// modifyDBInstanceDescription renames an instance.
func modifyDBInstanceDescription(tx *world.Tx, req *wire.ModifyDBInstanceDescriptionRequest) (*wire.ModifyDBInstanceDescriptionResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	d.Name = req.DBInstanceDescription
	return &wire.ModifyDBInstanceDescriptionResponse{}, tx.DBInstances.Put(d)
}

var windowPattern = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\dZ-([01]\d|2[0-3]):[0-5]\dZ$`)

// modifyDBInstanceMaintainTime sets the maintenance window.
func modifyDBInstanceMaintainTime(tx *world.Tx, req *wire.ModifyDBInstanceMaintainTimeRequest) (*wire.ModifyDBInstanceMaintainTimeResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if !windowPattern.MatchString(req.MaintainTime) {
			return wire.ErrMaintainTime
		}
		d.Settings.MaintainTime = req.MaintainTime
		return nil
	})
	return &wire.ModifyDBInstanceMaintainTimeResponse{}, err
}

// modifyDBInstanceAutoUpgradeMinorVersion says whether minor versions are upgraded without being asked.
func modifyDBInstanceAutoUpgradeMinorVersion(tx *world.Tx, req *wire.ModifyDBInstanceAutoUpgradeMinorVersionRequest) (*wire.ModifyDBInstanceAutoUpgradeMinorVersionResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if req.AutoUpgradeMinorVersion != "Auto" && req.AutoUpgradeMinorVersion != "Manual" {
			return wire.ErrParameter.With("AutoUpgradeMinorVersion")
		}
		d.Settings.AutoUpgradeMinor = req.AutoUpgradeMinorVersion
		return nil
	})
	return &wire.ModifyDBInstanceAutoUpgradeMinorVersionResponse{}, err
}

// modifyDBInstanceConfig changes one of the configuration items that have no action of their own.
func modifyDBInstanceConfig(tx *world.Tx, req *wire.ModifyDBInstanceConfigRequest) (*wire.ModifyDBInstanceConfigResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		switch {
		case req.ConfigName == "pgbouncer" && d.Engine == postgres:
			return setPooler(d, req.ConfigValue)
		case req.ConfigName == "encryptionKey" && d.Engine == postgres:
			d.Settings.EncryptionKey = req.ConfigValue
			if req.ConfigValue == "disabled" {
				d.Settings.EncryptionKey = ""
			}
			d.Status = world.DBConfigEncrypting
			return nil
		case req.ConfigName == "backup_recovery_model" && d.Engine == sqlServer && d.Category == basic:
			if req.ConfigValue != "simple" {
				return wire.ErrConfigValue
			}
			d.Settings.RecoveryModel = req.ConfigValue
			return nil
		case req.ConfigName == "clear_errorlog" && d.Engine == sqlServer:
			return nil
		}
		return wire.ErrConfigName
	})
	return &wire.ModifyDBInstanceConfigResponse{}, err
}

// poolerPort is PgBouncer's own port.
const poolerPort = 6432

func setPooler(d *world.DBInstance, value string) error {
	if value != "true" && value != "false" {
		return wire.ErrConfigValue
	}
	d.Settings.PGBouncer = value
	for i := range d.Connections {
		d.Connections[i].PoolerPort = 0
		if value == "true" {
			d.Connections[i].PoolerPort = poolerPort
		}
	}
	return nil
}

// modifyDBInstanceDeletionProtection guards an instance against release.
func modifyDBInstanceDeletionProtection(tx *world.Tx, req *wire.ModifyDBInstanceDeletionProtectionRequest) (*wire.ModifyDBInstanceDeletionProtectionResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if d.PayType == "Prepaid" {
		return nil, wire.ErrProtectPayType
	}
	d.DeletionProtection = req.DeletionProtection
	return &wire.ModifyDBInstanceDeletionProtectionResponse{}, tx.DBInstances.Put(d)
}

// modifyResourceGroup moves an instance to another resource group.
func modifyResourceGroup(tx *world.Tx, req *wire.ModifyResourceGroupRequest) (*wire.ModifyResourceGroupResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	d.ResourceGroup = req.ResourceGroupId
	return &wire.ModifyResourceGroupResponse{}, tx.DBInstances.Put(d)
}

// modifyDasInstanceConfig lets the storage grow by itself.
func modifyDasInstanceConfig(tx *world.Tx, req *wire.ModifyDasInstanceConfigRequest) (*wire.ModifyDasInstanceConfigResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		s := &d.Settings
		s.StorageAutoScale = req.StorageAutoScale
		if req.StorageThreshold != nil {
			if !slices.Contains([]int{10, 20, 30, 40, 50}, *req.StorageThreshold) {
				return wire.ErrParameter.With("StorageThreshold")
			}
			s.StorageThreshold = *req.StorageThreshold
		}
		if req.StorageUpperBound != nil {
			s.StorageUpperBound = *req.StorageUpperBound
		}
		return nil
	})
	return &wire.ModifyDasInstanceConfigResponse{}, err
}

// upgradeDBInstanceEngineVersion upgrades MySQL to a later version.
func upgradeDBInstanceEngineVersion(tx *world.Tx, req *wire.UpgradeDBInstanceEngineVersionRequest) (*wire.UpgradeDBInstanceEngineVersionResponse, error) {
	d, err := runningOr(tx, req.DBInstanceId, wire.ErrInstanceState)
	if err != nil {
		return nil, err
	}
	v, ok := engineFor(d).version(req.EngineVersion)
	if d.Engine != mysql || !ok || v.name <= d.Version {
		return nil, wire.ErrUpgradeVersion
	}
	d.Version, d.Status = v.name, world.DBUpgrading
	if err := tx.DBInstances.Put(d); err != nil {
		return nil, err
	}
	return &wire.UpgradeDBInstanceEngineVersionResponse{TaskId: strconv.FormatUint(tx.Serial(), 10)}, nil
}

// upgradeDBInstanceKernelVersion upgrades the minor version; without one there is nothing newer to upgrade to.
func upgradeDBInstanceKernelVersion(tx *world.Tx, req *wire.UpgradeDBInstanceKernelVersionRequest) (*wire.UpgradeDBInstanceKernelVersionResponse, error) {
	d, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if req.TargetMinorVersion != "" {
			d.Settings.MinorVersion = req.TargetMinorVersion
		}
		d.Status = world.DBUpgrading
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.UpgradeDBInstanceKernelVersionResponse{
		DBInstanceName: d.ID, TargetMinorVersion: d.Settings.MinorVersion, TaskId: strconv.FormatUint(tx.Serial(), 10),
	}, nil
}
