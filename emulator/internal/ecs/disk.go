package ecs

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var diskActions = []action.Action{
	action.Write("CreateDisk", regions.ECSDisk, createDisk),
	action.Read("DescribeDisks", regions.ECSDisk, describeDisks),
	action.Write("AttachDisk", regions.ECSDisk, attachDisk),
	action.Write("DetachDisk", regions.ECSDisk, detachDisk),
	action.Write("ModifyDiskAttribute", regions.ECSDisk, modifyDiskAttribute),
	action.Write("ModifyDiskChargeType", regions.ECSDisk, modifyDiskChargeType),
	action.Write("ModifyDiskSpec", regions.ECSDisk, modifyDiskSpec),
	action.Write("ResizeDisk", regions.ECSDisk, resizeDisk),
	action.Write("ResetDisk", regions.ECSDisk, resetDisk),
	action.Write("ReInitDisk", regions.ECSDisk, reInitDisk),
	action.Write("DeleteDisk", regions.ECSDisk, deleteDisk),
}

// quotaDisks is how many pay-as-you-go disks an account has in a region by default (A0051).
const quotaDisks = 2000

// createDisk makes a data disk, free in a zone, or attached to the subscription instance that is named.
func createDisk(tx *world.Tx, req *wire.CreateDiskRequest) (*wire.CreateDiskResponse, error) {
	shared := fold(req.MultiAttach, "Enabled") == "Enabled"
	host, zone, err := diskPlace(tx, req, shared)
	if err != nil {
		return nil, err
	}
	o := diskOrder{
		category: first(req.DiskCategory, cloudBasic), level: req.PerformanceLevel, size: req.Size, name: req.DiskName, description: req.Description,
		snapshot: req.SnapshotId, encrypted: req.Encrypted, kmsKey: req.KMSKeyId, iops: req.ProvisionedIops, bursting: req.BurstingEnabled, tags: req.Tag,
	}
	if o.size == 0 && o.snapshot == "" {
		return nil, wire.ErrDiskSizeMissing
	}
	if err := checkTags(req.Tag); err != nil {
		return nil, err
	}
	if err := checkResourceGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	if err := o.check(tx, "data", ownDiskErrors); err != nil {
		return nil, err
	}
	if shared && o.category != cloudESSD && o.category != cloudAuto {
		return nil, wire.ErrDiskMultiCategory
	}
	have, err := tx.Disks.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.disks", quotaDisks) {
		return nil, wire.ErrDiskQuota
	}
	d := o.disk(tx, zone, "data")
	d.ResourceGroup, d.Status, d.Portable, d.MultiAttach = req.ResourceGroupId, world.Creating, true, shared
	res := &wire.CreateDiskResponse{DiskId: d.ID}
	if host != nil {
		res.OrderId = orderID(tx)
		d.ChargeType, d.Portable, d.DeleteWithInstance = world.PrePaid, false, true
		device, err := nextDevice(tx, host, "")
		if err != nil {
			return nil, err
		}
		attachTo(tx, d, host.ID, device)
		d.Status = world.Attaching
	}
	return res, tx.Disks.Insert(d)
}

// diskPlace is where a new disk goes: a zone, or the instance it is made for. Shared block storage is the law's matter.
func diskPlace(tx *world.Tx, req *wire.CreateDiskRequest, shared bool) (*world.Instance, string, error) {
	if shared {
		if err := tx.Allow(regions.ECSSharedDisk, regions.Facts{Network: tx.Account.Network(tx.Region.ID)}); err != nil {
			return nil, "", err
		}
	}
	switch {
	case req.ZoneId == "" && req.InstanceId == "":
		return nil, "", wire.ErrDiskZoneMissing
	case req.ZoneId != "" && req.InstanceId != "":
		return nil, "", wire.ErrDiskZoneConflict
	case req.ZoneId != "":
		if !tx.Region.HasZone(req.ZoneId) {
			return nil, "", wire.ErrZoneNotFound
		}
		return nil, req.ZoneId, nil
	case shared:
		return nil, "", wire.ErrDiskMultiInstance
	}
	host, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, "", err
	}
	if host.ChargeType != world.PrePaid {
		return nil, "", wire.ErrDiskInstanceCharge
	}
	return host, host.Zone, nil
}

// findDisk finds a disk of the account in the region.
func findDisk(tx *world.Tx, id string) (*world.Disk, error) {
	d, err := tx.Disks.Get(id)
	return d, missing(err, wire.ErrDiskNotFound)
}

func diskMeta(d *world.Disk) *world.Meta { return &d.Meta }

// describeDisks lists disks, by page or by token.
func describeDisks(tx *world.Tx, req *wire.DescribeDisksRequest) (*wire.DescribeDisksResponse, error) {
	match := diskFilter(req)
	res := &wire.DescribeDisksResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize)}
	var page []*world.Disk
	var err error
	if req.NextToken != "" || req.MaxResults > 0 {
		limit := req.TokenPaging.Limit(10)
		page, res.NextToken, err = action.After(tx.Disks, req.NextToken, limit, func(d *world.Disk) string { return d.ID }, match)
		res.TotalCount, res.PageNumber, res.PageSize = len(page), 1, limit
	} else {
		page, res.TotalCount, err = action.Page(tx.Disks, req.Paging, match)
	}
	if err != nil {
		return nil, err
	}
	for _, d := range page {
		res.Disks.Disk = append(res.Disks.Disk, diskView(tx, d))
	}
	return res, nil
}

func diskFilter(req *wire.DescribeDisksRequest) func(*world.Disk) bool {
	var f filters[world.Disk]
	f.common(diskMeta, req.DiskIds, req.DiskName, req.ResourceGroupId, req.Tag, req.Filter)
	for _, same := range []struct {
		want string
		have func(*world.Disk) string
	}{
		{req.ZoneId, func(d *world.Disk) string { return d.Zone }},
		{withoutAll(req.DiskType), func(d *world.Disk) string { return d.Type }},
		{withoutAll(req.Category), func(d *world.Disk) string { return d.Category }},
		{withoutAll(req.Status), func(d *world.Disk) string { return string(d.Status) }},
		{req.SnapshotId, func(d *world.Disk) string { return d.Snapshot }},
		{req.AutoSnapshotPolicyId, func(d *world.Disk) string { return d.AutoSnapshotPolicy }},
		{req.DiskChargeType, func(d *world.Disk) string { return d.ChargeType }},
		{req.KMSKeyId, func(d *world.Disk) string { return d.KMSKey }},
		{req.MultiAttach, multiAttach},
		{req.LockReason, func(*world.Disk) string { return "none" }},
	} {
		f.add(same.want != "", func(d *world.Disk) bool { return strings.EqualFold(same.have(d), same.want) })
	}
	f.add(req.InstanceId != "", func(d *world.Disk) bool { return d.AttachedTo(req.InstanceId) })
	for _, flag := range []struct {
		want *bool
		have func(*world.Disk) bool
	}{
		{req.Portable, func(d *world.Disk) bool { return d.Portable }},
		{req.DeleteWithInstance, func(d *world.Disk) bool { return d.DeleteWithInstance }},
		{req.DeleteAutoSnapshot, func(d *world.Disk) bool { return d.DeleteAutoSnapshot }},
		{req.EnableAutoSnapshot, func(d *world.Disk) bool { return d.EnableAutoSnapshot }},
		{req.EnableAutomatedSnapshotPolicy, func(d *world.Disk) bool { return d.AutoSnapshotPolicy != "" }},
		{req.EnableShared, func(d *world.Disk) bool { return d.MultiAttach }},
		{req.Encrypted, func(d *world.Disk) bool { return d.Encrypted }},
	} {
		f.add(flag.want != nil, func(d *world.Disk) bool { return flag.have(d) == *flag.want })
	}
	return f.match()
}

// withoutAll: the value "all" of some filters is no filter.
func withoutAll(value string) string {
	if strings.EqualFold(value, "all") {
		return ""
	}
	return value
}

func multiAttach(d *world.Disk) string {
	if d.MultiAttach {
		return "Enabled"
	}
	return "Disabled"
}

// diskView is a disk as the API shows it.
func diskView(tx *world.Tx, d *world.Disk) wire.Disk {
	read, write := diskSpeed(d)
	v := wire.Disk{
		DiskId: d.ID, DiskName: d.Name, Description: d.Description, ResourceGroupId: d.ResourceGroup, CreationTime: stamp(d.CreatedAt),
		RegionId: tx.Region.ID, ZoneId: d.Zone, Status: string(d.Status), Type: d.Type, Category: d.Category, PerformanceLevel: d.PerformanceLevel,
		Size: d.Size, SourceSnapshotId: d.Snapshot, ImageId: d.Image, Encrypted: d.Encrypted, KMSKeyId: d.KMSKey,
		DiskChargeType: d.ChargeType, DeleteWithInstance: d.DeleteWithInstance, DeleteAutoSnapshot: d.DeleteAutoSnapshot,
		EnableAutoSnapshot: d.EnableAutoSnapshot, EnableAutomatedSnapshotPolicy: d.AutoSnapshotPolicy != "", AutoSnapshotPolicyId: d.AutoSnapshotPolicy,
		Portable: d.Portable, MultiAttach: multiAttach(d), AttachedTime: d.AttachedAt, DetachedTime: d.DetachedAt, ExpiredTime: "2999-09-08T16:00Z",
		IOPS: read, IOPSRead: read, IOPSWrite: write, ProvisionedIops: d.ProvisionedIOPS, BurstingEnabled: d.BurstingEnabled,
		MountInstanceNum: len(d.Instances), SerialNumber: serialNumber(d.ID), StorageSetId: d.StorageSet, StorageSetPartitionNumber: d.StorageSetPartition,
		Placement: wire.Placement{ZoneIds: d.Zone},
	}
	v.Tags.Tag = tagList(&d.Meta)
	for _, a := range d.Instances {
		v.Attachments.Attachment = append(v.Attachments.Attachment, wire.DescribeDisksAttachment{InstanceId: a.Instance, Device: a.Device, AttachedTime: a.At})
	}
	if len(d.Instances) > 0 && !d.MultiAttach {
		v.InstanceId, v.Device = d.Instances[0].Instance, d.Instances[0].Device
	}
	if d.MultiAttach {
		for _, a := range d.Instances {
			v.MountInstances.MountInstance = append(v.MountInstances.MountInstance, wire.MountInstance{InstanceId: a.Instance, Device: a.Device, AttachedTime: a.At})
		}
	}
	return v
}

// diskSpeed is IOPS by category and size as the block storage documents give them.
func diskSpeed(d *world.Disk) (read, write int) {
	switch d.Category {
	case cloudESSD:
		most := map[string]int{"PL0": 10000, "PL1": 50000, "PL2": 100000, "PL3": 1000000}[d.PerformanceLevel]
		read = min(1800+50*d.Size, most)
	case cloudAuto:
		read = min(1800+50*d.Size, 50000) + int(d.ProvisionedIOPS)
	case cloudEntry:
		read = min(1800+8*d.Size, 6000)
	case cloudSSD:
		read = min(1800+30*d.Size, 25000)
	case cloudEfficiency:
		read = min(1800+8*d.Size, 5000)
	default:
		read = 300
	}
	return read, read
}

// deleteDisk deletes a disk that is attached to nothing.
func deleteDisk(tx *world.Tx, req *wire.DeleteDiskRequest) (*wire.DeleteDiskResponse, error) {
	d, err := findDisk(tx, req.DiskId)
	if err != nil {
		return nil, err
	}
	switch {
	case d.Type == "system" && len(d.Instances) > 0:
		return nil, wire.ErrDiskSystem
	case d.Status != world.Available:
		return nil, wire.ErrDiskStatus
	}
	if busy, err := snapshotting(tx, d.ID); err != nil || busy {
		return nil, orError(err, wire.ErrDiskSnapshotting)
	}
	return &wire.DeleteDiskResponse{}, removeDisk(tx, d)
}

// removeDisk deletes a disk and, if it says so, the automatic snapshots of it.
func removeDisk(tx *world.Tx, d *world.Disk) error {
	if d.DeleteAutoSnapshot {
		for s, err := range tx.SnapshotsByDisk.Each(d.ID) {
			if err != nil {
				return err
			}
			if s.Type != "auto" || s.Image != "" {
				continue
			}
			if err := tx.Snapshots.Delete(s.ID); err != nil {
				return err
			}
		}
	}
	return tx.Disks.Delete(d.ID)
}

// snapshotting says whether a snapshot of a disk is being made.
func snapshotting(tx *world.Tx, disk string) (bool, error) {
	for s, err := range tx.SnapshotsByDisk.Each(disk) {
		if err != nil {
			return false, err
		}
		if s.Status == world.Progressing {
			return true, nil
		}
	}
	return false, nil
}

// devices are the device names taken on an instance, and how many data disks it has.
func devices(tx *world.Tx, instance string) (taken []string, data int, err error) {
	for d, err := range tx.DisksByInstance.Each(instance) {
		if err != nil {
			return nil, 0, err
		}
		at := slices.IndexFunc(d.Instances, func(a world.Attachment) bool { return a.Instance == instance })
		taken = append(taken, d.Instances[at].Device)
		if d.Type == "data" {
			data++
		}
	}
	return taken, data, nil
}

// nextDevice is the device name of one more data disk: the wanted one or the first that is free.
func nextDevice(tx *world.Tx, i *world.Instance, wanted string) (string, error) {
	taken, data, err := devices(tx, i.ID)
	if err != nil {
		return "", err
	}
	if data >= maxDataDisks {
		return "", wire.ErrDiskInstanceLimit
	}
	if wanted == "" {
		return freeDevice(append(taken, "/dev/xvda")), nil
	}
	if !validDevice(wanted) {
		return "", wire.ErrDiskDevice
	}
	if slices.Contains(taken, wanted) {
		return "", wire.ErrDiskDeviceInUse
	}
	return wanted, nil
}

// gib spells a size as the answers that declare it as text do.
func gib(size int) string { return strconv.Itoa(size) }
