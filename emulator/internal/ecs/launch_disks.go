package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// diskErrors are the errors of an action about a disk that it makes: the same rule has another code in each action.
type diskErrors struct {
	category, small, large, snapshot, name error
}

var (
	systemDiskErrors = diskErrors{wire.ErrSystemDiskCategory, wire.ErrSystemDiskMin, wire.ErrSystemDiskMax, wire.ErrSnapshotNotFound, wire.ErrDiskName}
	dataDiskErrors   = diskErrors{wire.ErrDataDiskCategory, wire.ErrDataDiskSize, wire.ErrDataDiskSize, wire.ErrDataDiskSnapshot, wire.ErrDiskName}
	ownDiskErrors    = diskErrors{wire.ErrDiskCategory, wire.ErrDiskSize, wire.ErrDiskSize, wire.ErrSnapshotNotFound, wire.ErrDiskName}
)

// check completes the order of a disk and refuses one that cannot be made.
func (o *diskOrder) check(tx *world.Tx, typ string, refuse diskErrors) error {
	if err := checkName(o.name, refuse.name); err != nil {
		return err
	}
	if err := checkDescription(o.description); err != nil {
		return err
	}
	category, ok := categoryOf(o.category)
	if !ok {
		return refuse.category
	}
	if err := o.fromSnapshot(tx, typ, refuse); err != nil {
		return err
	}
	least, most := category.dataMin, category.dataMax
	if typ == "system" {
		least, most = category.systemMin, category.systemMax
	}
	switch {
	case o.size < least:
		return refuse.small
	case o.size > most:
		return refuse.large
	case o.kmsKey != "" && !o.encrypted:
		return wire.ErrDiskKMSKey
	case o.iops != 0 && o.category != cloudAuto:
		return wire.ErrDiskIOPSCategory
	case o.bursting && o.category != cloudAuto:
		return wire.ErrDiskBurstCategory
	}
	if err := o.checkLevel(); err != nil {
		return err
	}
	return o.checkPolicy(tx)
}

// fromSnapshot completes size and encryption from the snapshot that the disk is made of.
func (o *diskOrder) fromSnapshot(tx *world.Tx, typ string, refuse diskErrors) error {
	if o.snapshot == "" {
		return nil
	}
	s, err := tx.Snapshots.Get(o.snapshot)
	if err != nil {
		return missing(err, refuse.snapshot)
	}
	switch {
	case s.Status != world.Accomplished:
		return wire.ErrSnapshotNotReady
	case typ == "data" && s.DiskType == "system":
		return wire.ErrSnapshotDiskSystem
	case o.size == 0:
		o.size = s.DiskSize
	case o.size < s.DiskSize:
		return wire.ErrDiskSizeSnapshot
	}
	if s.Encrypted {
		o.encrypted, o.kmsKey = true, first(o.kmsKey, s.KMSKey)
	}
	return nil
}

func (o *diskOrder) checkLevel() error {
	if o.category != cloudESSD {
		o.level = ""
		return nil
	}
	if o.level = fold(o.level, "PL0", "PL1", "PL2", "PL3"); o.level == "" {
		o.level = "PL1"
	}
	if o.size < smallestESSD[o.level] {
		return wire.ErrDiskPerformance
	}
	return nil
}

func (o *diskOrder) checkPolicy(tx *world.Tx) error {
	if o.policy == "" {
		return nil
	}
	known, err := tx.AutoSnapshotPolicies.Has(o.policy)
	if err == nil && !known {
		err = wire.ErrAutoSnapshotPolicyID
	}
	return err
}

// disk makes the record of a checked order; it is not stored yet.
func (o *diskOrder) disk(tx *world.Tx, zone, typ string) *world.Disk {
	return &world.Disk{
		Meta: newMeta(tx, "d", o.name, o.description, "", o.tags), Zone: zone, Type: typ, Category: o.category,
		PerformanceLevel: o.level, Size: o.size, Snapshot: o.snapshot, Encrypted: o.encrypted, KMSKey: o.kmsKey,
		AutoSnapshotPolicy: o.policy, EnableAutoSnapshot: true, ProvisionedIOPS: o.iops, BurstingEnabled: o.bursting, ChargeType: world.PostPaid,
	}
}

// checkDisks checks the disks of a launch against type and image.
func (p *plan) checkDisks(tx *world.Tx) error {
	if len(p.data) > maxDataDisks {
		return wire.ErrDiskInstanceLimit
	}
	if p.system.category == "" {
		p.system.category = p.typ.defaultCategory()
	}
	if p.system.size == 0 {
		p.system.size = max(40, p.image.Size)
	}
	if err := p.system.check(tx, "system", systemDiskErrors); err != nil {
		return err
	}
	if p.system.size < p.image.Size {
		return wire.ErrSystemDiskSmall
	}
	if !p.typ.takes(p.system.category) {
		return wire.ErrTypeDiskCategory
	}
	p.addImageDisks()
	var devices []string
	for n := range p.data {
		d := &p.data[n]
		if d.category == "" {
			d.category = p.typ.defaultCategory()
		}
		if err := d.check(tx, "data", dataDiskErrors); err != nil {
			return err
		}
		if !p.typ.takes(d.category) {
			return wire.ErrTypeDiskCategory
		}
		if d.device == "" {
			continue
		}
		if !validDevice(d.device) {
			return wire.ErrDataDiskDevice
		}
		if contains(devices, d.device) || d.device == "/dev/xvda" {
			return wire.ErrDiskDeviceInUse
		}
		devices = append(devices, d.device)
	}
	return nil
}

// addImageDisks adds the data disks of a custom image that the request does not replace by device.
func (p *plan) addImageDisks() {
	for _, d := range p.image.Disks {
		if d.Type != "data" {
			continue
		}
		replaced := false
		for _, own := range p.data {
			replaced = replaced || own.device == d.Device
		}
		if !replaced {
			order := diskOrder{size: d.Size, device: d.Device}
			if p.image.alias == ownerSelf {
				order.snapshot = d.Snapshot
			}
			p.data = append(p.data, order)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
