package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// modifyDiskAttribute changes names and flags of one disk or several.
func modifyDiskAttribute(tx *world.Tx, req *wire.ModifyDiskAttributeRequest) (*wire.ModifyDiskAttributeResponse, error) {
	ids := req.DiskIds
	switch {
	case req.DiskId != nil && len(ids) > 0:
		return nil, wire.ErrDiskIDsConflict
	case req.DiskId != nil:
		ids = []string{*req.DiskId}
	case len(ids) == 0:
		return nil, wire.ErrDiskIDs
	}
	if req.DiskName == nil && req.Description == nil && req.DeleteWithInstance == nil && req.DeleteAutoSnapshot == nil &&
		req.EnableAutoSnapshot == nil && req.BurstingEnabled == nil {
		return nil, wire.ErrNoAttribute
	}
	for _, id := range ids {
		d, err := findDisk(tx, id)
		if err != nil {
			return nil, err
		}
		if err := changeDisk(d, req); err != nil {
			return nil, err
		}
		if err := tx.Disks.Put(d); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyDiskAttributeResponse{}, nil
}

func changeDisk(d *world.Disk, req *wire.ModifyDiskAttributeRequest) error {
	if req.BurstingEnabled != nil && *req.BurstingEnabled && d.Category != cloudAuto {
		return wire.ErrDiskBurstCategory
	}
	set(&d.Name, req.DiskName)
	set(&d.Description, req.Description)
	set(&d.DeleteWithInstance, req.DeleteWithInstance)
	set(&d.DeleteAutoSnapshot, req.DeleteAutoSnapshot)
	set(&d.EnableAutoSnapshot, req.EnableAutoSnapshot)
	set(&d.BurstingEnabled, req.BurstingEnabled)
	if err := checkName(d.Name, wire.ErrDiskName); err != nil {
		return err
	}
	return checkDescription(d.Description)
}

// set takes over a value that a request gives.
func set[T any](field, value *T) {
	if value != nil {
		*field = *value
	}
}

// modifyDiskChargeType changes how the disks of a subscription instance are paid.
func modifyDiskChargeType(tx *world.Tx, req *wire.ModifyDiskChargeTypeRequest) (*wire.ModifyDiskChargeTypeResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if i.ChargeType != world.PrePaid {
		return nil, wire.ErrSpecChargeType
	}
	to := first(fold(req.DiskChargeType, world.PrePaid, world.PostPaid), world.PrePaid)
	for _, id := range req.DiskIds {
		d, err := findDisk(tx, id)
		if err != nil {
			return nil, err
		}
		if !d.AttachedTo(i.ID) {
			return nil, wire.ErrDiskNotAttached
		}
		d.ChargeType, d.Portable = to, to == world.PostPaid
		if err := tx.Disks.Put(d); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyDiskChargeTypeResponse{OrderId: orderID(tx)}, nil
}

// modifyDiskSpec changes category and performance level of a disk.
func modifyDiskSpec(tx *world.Tx, req *wire.ModifyDiskSpecRequest) (*wire.ModifyDiskSpecResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	switch {
	case d.MultiAttach:
		return nil, wire.ErrDiskSpecShared
	case d.Status != world.Available && d.Status != world.DiskInUse:
		return nil, wire.ErrDiskStatus
	}
	next := diskOrder{category: first(req.DiskCategory, d.Category), level: req.PerformanceLevel, size: d.Size, iops: d.ProvisionedIOPS}
	set(&next.iops, req.ProvisionedIops)
	if err := next.check(tx, d.Type, ownDiskErrors); err != nil {
		return nil, err
	}
	if next.category == d.Category && next.level == d.PerformanceLevel && next.iops == d.ProvisionedIOPS {
		return nil, wire.ErrDiskNoChange
	}
	for _, a := range d.Instances {
		i, err := findInstance(tx, a.Instance)
		if err != nil {
			return nil, err
		}
		if typ, known := typeOf(i.Type); known && !typ.takes(next.category) {
			return nil, wire.ErrTypeDiskCategory
		}
	}
	d.Category, d.PerformanceLevel, d.ProvisionedIOPS = next.category, next.level, next.iops
	task := newTask(tx, "ModifyDiskSpec", d.ID)
	if err := tx.ECSTasks.Insert(task); err != nil {
		return nil, err
	}
	return &wire.ModifyDiskSpecResponse{TaskId: task.ID}, tx.Disks.Put(d)
}

// resizeDisk makes a disk larger, while its instance is stopped or, online, while it runs.
func resizeDisk(tx *world.Tx, req *wire.ResizeDiskRequest) (*wire.ResizeDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	category, _ := categoryOf(d.Category)
	online := fold(req.Type, "online") == "online"
	most := category.dataMax
	if d.Type == "system" {
		most = category.systemMax
	}
	switch {
	case d.Status != world.Available && d.Status != world.DiskInUse:
		return nil, wire.ErrDiskStatus
	case req.NewSize <= d.Size:
		return nil, wire.ErrDiskShrink
	case req.NewSize > most:
		return nil, wire.ErrDiskTooLarge
	case online && d.MultiAttach:
		return nil, wire.ErrDiskOnlineShared
	case online && d.Category == cloudBasic:
		return nil, wire.ErrDiskOnlineCategory
	}
	if err := resizeStatus(tx, d, online); err != nil {
		return nil, err
	}
	if busy, err := snapshotting(tx, d.ID); err != nil || busy {
		return nil, orError(err, wire.ErrDiskSnapshotting)
	}
	d.Size = req.NewSize
	return &wire.ResizeDiskResponse{OrderId: orderID(tx)}, tx.Disks.Put(d)
}

func resizeStatus(tx *world.Tx, d *world.Disk, online bool) error {
	for _, a := range d.Instances {
		i, err := findInstance(tx, a.Instance)
		switch {
		case err != nil:
			return err
		case online && i.Status != world.Running:
			return wire.ErrDiskOnlineStatus
		case i.Status != world.Running && i.Status != world.Stopped:
			return wire.ErrDetachInstanceStatus
		}
	}
	return nil
}

// stoppedWith refuses what needs the instances of a disk to be stopped.
func stoppedWith(tx *world.Tx, d *world.Disk) error {
	for _, a := range d.Instances {
		i, err := findInstance(tx, a.Instance)
		if err != nil {
			return err
		}
		if i.Status != world.Stopped {
			return wire.ErrReInitInstanceStatus
		}
	}
	return nil
}

// resetDisk rolls a disk back to one of its snapshots.
func resetDisk(tx *world.Tx, req *wire.ResetDiskRequest) (*wire.ResetDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	s, err := tx.Snapshots.Get(req.SnapshotId)
	if err != nil {
		return nil, missing(err, wire.ErrSnapshotNotFound)
	}
	switch {
	case s.Disk != d.ID:
		return nil, wire.ErrResetMismatch
	case s.Status != world.Accomplished:
		return nil, wire.ErrSnapshotNotReady
	case d.Status != world.DiskInUse && d.Status != world.Available:
		return nil, wire.ErrDiskStatus
	}
	return &wire.ResetDiskResponse{}, stoppedWith(tx, d)
}

// reInitDisk brings a disk back to what it was when it was made.
func reInitDisk(tx *world.Tx, req *wire.ReInitDiskRequest) (*wire.ReInitDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	switch {
	case d.MultiAttach:
		return nil, wire.ErrDiskSpecShared
	case d.Status != world.DiskInUse:
		return nil, wire.ErrDiskStatus
	}
	if err := stoppedWith(tx, d); err != nil {
		return nil, err
	}
	if d.Snapshot != "" && d.Type == "data" {
		if known, err := tx.Snapshots.Has(d.Snapshot); err != nil || !known {
			return nil, orError(err, wire.ErrReInitSnapshot)
		}
	}
	if d.Type == "system" {
		if err := reInitSystem(tx, d, req); err != nil {
			return nil, err
		}
	}
	d.Status = world.ReIniting
	return &wire.ReInitDiskResponse{}, tx.Disks.Put(d)
}

// reInitSystem gives the instance of a system disk a new way to log in, and starts it if that is asked for.
func reInitSystem(tx *world.Tx, d *world.Disk, req *wire.ReInitDiskRequest) error {
	i, err := findInstance(tx, d.Instances[0].Instance)
	if err != nil {
		return err
	}
	if !goodPassword(req.Password) {
		return wire.ErrPassword
	}
	if req.KeyPairName != "" {
		if known, err := tx.KeyPairs.Has(req.KeyPairName); err != nil || !known {
			return orError(err, wire.ErrKeyPairNotFound)
		}
		i.KeyPair = req.KeyPairName
	}
	i.Password = first(req.Password, i.Password)
	i.SecurityEnhanced = fold(req.SecurityEnhancementStrategy, "Active") == "Active"
	if req.AutoStartInstance {
		starting.begin(tx, i)
	}
	return tx.Instances.Put(i)
}
