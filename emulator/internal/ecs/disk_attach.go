package ecs

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// maxShared is how many instances a shared disk is attached to at most (Ecs CreateDisk MultiAttach).
const maxShared = 16

// attachDisk attaches a disk to an instance of its zone. A shared one may go to several, and is then decided by the
// law again: it may have been made before a rule.
func attachDisk(tx *world.Tx, req *wire.AttachDiskRequest) (*wire.AttachDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if err := mayAttach(d, i, req); err != nil {
		return nil, err
	}
	if d.MultiAttach {
		if err := tx.Allow(regions.ECSSharedDisk, regions.Facts{Network: i.Network}); err != nil {
			return nil, err
		}
	}
	typ, known := typeOf(i.Type)
	if known && !typ.takes(d.Category) {
		return nil, wire.ErrTypeDiskCategory
	}
	device, err := deviceFor(tx, i, req)
	if err != nil {
		return nil, err
	}
	if req.Bootable {
		d.Type = "system"
	}
	if req.Force {
		d.Instances = nil
	}
	attachTo(tx, d, i.ID, device)
	d.DeleteWithInstance = req.DeleteWithInstance
	d.Status = world.Attaching
	return &wire.AttachDiskResponse{}, tx.Disks.Put(d)
}

func mayAttach(d *world.Disk, i *world.Instance, req *wire.AttachDiskRequest) error {
	switch {
	case i.Status != world.Running && i.Status != world.Stopped:
		return wire.ErrDiskInstanceStatus
	case d.AttachedTo(i.ID):
		return wire.ErrDiskTwice
	case !d.MultiAttach && len(d.Instances) > 0 && !req.Force:
		return wire.ErrDiskInUse
	case d.MultiAttach && len(d.Instances) >= maxShared:
		return wire.ErrDiskAttachLimit
	case d.MultiAttach && req.DeleteWithInstance:
		return wire.ErrDiskMultiAttachKeep
	case d.Status != world.Available && d.Status != world.DiskInUse:
		return wire.ErrDiskStatus
	case d.Zone != i.Zone:
		return wire.ErrDiskZone
	case req.Bootable && d.Image == "":
		return wire.ErrDiskNotBootable
	}
	return nil
}

// deviceFor is the device name that the disk gets. A bootable one becomes the system disk of an instance without one.
func deviceFor(tx *world.Tx, i *world.Instance, req *wire.AttachDiskRequest) (string, error) {
	if !req.Bootable {
		return nextDevice(tx, i, req.Device)
	}
	taken, _, err := devices(tx, i.ID)
	switch {
	case err != nil:
		return "", err
	case slices.Contains(taken, "/dev/xvda"):
		return "", wire.ErrDiskDeviceInUse
	case i.Status != world.Stopped:
		return "", wire.ErrDiskInstanceStatus
	}
	return "/dev/xvda", nil
}

// attachTo notes an attachment; its state is the caller's matter.
func attachTo(tx *world.Tx, d *world.Disk, instance, device string) {
	d.Instances = append(d.Instances, world.Attachment{Instance: instance, Device: device, At: stamp(tx.Now())})
	d.AttachedAt = stamp(tx.Now())
}

// detachDisk takes a disk off an instance. A system disk comes off a stopped instance alone.
func detachDisk(tx *world.Tx, req *wire.DetachDiskRequest) (*wire.DetachDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	switch {
	case len(d.Instances) == 0:
		return nil, wire.ErrDiskDetached
	case !d.AttachedTo(i.ID):
		return nil, wire.ErrDiskNotAttached
	case d.Status != world.DiskInUse:
		return nil, wire.ErrDiskStatus
	case i.Status != world.Running && i.Status != world.Stopped:
		return nil, wire.ErrDetachInstanceStatus
	case d.Type == "system" && i.Status != world.Stopped:
		return nil, wire.ErrDetachInstanceStatus
	case d.Type == "data" && !d.Portable:
		return nil, wire.ErrDiskNotPortable
	}
	d.DetachedAt, d.DeleteWithInstance = stamp(tx.Now()), req.DeleteWithInstance
	if len(d.Instances) > 1 {
		d.Instances = slices.DeleteFunc(d.Instances, func(a world.Attachment) bool { return a.Instance == i.ID })
	} else {
		d.Status = world.Detaching
	}
	return &wire.DetachDiskResponse{}, tx.Disks.Put(d)
}
