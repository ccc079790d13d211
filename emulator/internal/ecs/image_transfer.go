package ecs

import (
	"regexp"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Import, export, copy: what takes an image across the border of its region or of the cloud. The law is asked before
// the verb with what it needs to know of the other side.
var imageTransferActions = []action.Action{
	action.Write("ImportImage", regions.ECSImageImport, importImage,
		action.With(func(tx *world.Tx, req *wire.ImportImageRequest) (regions.Facts, error) {
			bucket := ""
			if len(req.DiskDeviceMapping) > 0 {
				bucket = req.DiskDeviceMapping[0].OSSBucket
			}
			return bucketFacts(tx, bucket)
		})),
	action.Write("ExportImage", regions.ECSImageExport, exportImage,
		action.With(func(tx *world.Tx, req *wire.ExportImageRequest) (regions.Facts, error) {
			return bucketFacts(tx, req.OSSBucket)
		})),
	action.Write("CopyImage", regions.ECSImageCopy, copyImage,
		action.With(func(tx *world.Tx, req *wire.CopyImageRequest) (regions.Facts, error) {
			return towards(tx, first(req.DestinationRegionId, tx.Region.ID)), nil
		})),
	action.Write("CancelCopyImage", regions.ECSImageCopy, cancelCopyImage),
}

// bucketFacts tells the law of which type a bucket is and in which cloud it lies. A bucket that does not exist has
// neither; the verb refuses it.
func bucketFacts(tx *world.Tx, name string) (regions.Facts, error) {
	facts := regions.Facts{Network: tx.Account.Network(tx.Region.ID)}
	bucket, scope, err := tx.Buckets.Anywhere(name)
	if name == "" || world.NotFound(err) {
		return facts, nil
	}
	if err != nil {
		return facts, err
	}
	facts.BucketType, facts.PeerRegion = bucket.Type, scope.Region
	if peer, ok := tx.Matrix().Region(scope.Region); ok {
		facts.PeerCloud = peer.Class
	}
	return facts, nil
}

var bucketPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`)

// importImage makes an image of disk files in a bucket of the account in the region.
func importImage(tx *world.Tx, req *wire.ImportImageRequest) (*wire.ImportImageResponse, error) {
	if err := checkImport(tx, req); err != nil {
		return nil, err
	}
	image := &world.Image{
		Meta:   newMeta(tx, "m", req.ImageName, req.Description, req.ResourceGroupId, req.Tag),
		Status: world.Waiting, IsImported: true, Architecture: fold(req.Architecture, "i386", "x86_64", "arm64"), OSType: fold(req.OSType, "windows", "linux"),
		Platform: first(req.Platform, "Others Linux"), OSName: first(req.Platform, "Others Linux"), BootMode: first(fold(req.BootMode, "BIOS", "UEFI"), "BIOS"),
		LicenseType: req.LicenseType,
	}
	if image.Name == "" {
		image.Name = image.ID
	}
	var taken []string
	for n, m := range req.DiskDeviceMapping {
		disk := world.ImageDisk{Device: m.Device, Type: "data", Format: m.Format, Size: max(m.DiskImageSize, m.DiskImSize), Bucket: m.OSSBucket, Object: m.OSSObject}
		if n == 0 {
			disk.Type, disk.Device = "system", first(disk.Device, "/dev/xvda")
		}
		if disk.Device == "" {
			disk.Device = freeDevice(append(taken, "/dev/xvda"))
		}
		disk.Size = max(disk.Size, 5)
		taken = append(taken, disk.Device)
		image.Disks = append(image.Disks, disk)
	}
	image.Size = max(image.Disks[0].Size, 20)
	task := newTask(tx, "ImportImage", image.ID)
	if err := tx.ECSTasks.Insert(task); err != nil {
		return nil, err
	}
	return &wire.ImportImageResponse{ImageId: image.ID, TaskId: task.ID, RegionId: tx.Region.ID}, tx.Images.Insert(image)
}

func checkImport(tx *world.Tx, req *wire.ImportImageRequest) error {
	if len(req.DiskDeviceMapping) == 0 {
		return wire.ErrImageMapping
	}
	if err := checkImageName(tx, req.ImageName); err != nil {
		return err
	}
	if err := checkDescription(req.Description); err != nil {
		return err
	}
	if err := checkResourceGroup(tx, req.ResourceGroupId); err != nil {
		return err
	}
	if err := checkTags(req.Tag); err != nil {
		return err
	}
	for _, m := range req.DiskDeviceMapping {
		if !bucketPattern.MatchString(m.OSSBucket) {
			return wire.ErrImageBucketName
		}
		if size := max(m.DiskImageSize, m.DiskImSize); size < 0 || size > 2048 {
			return wire.ErrImageImportSize
		}
		if err := checkBucket(tx, m.OSSBucket); err != nil {
			return err
		}
		known, err := tx.Objects(m.OSSBucket).Has(m.OSSObject)
		if err != nil || !known {
			return orError(err, wire.ErrImageObject)
		}
	}
	return checkImageQuota(tx)
}

// checkBucket refuses a bucket that is not the account's, in the region.
func checkBucket(tx *world.Tx, name string) error {
	known, err := tx.Buckets.Has(name)
	if err == nil && !known {
		err = wire.ErrImageBucket
	}
	return err
}

var prefixPattern = regexp.MustCompile(`^[A-Za-z0-9]{1,30}$`)

// exportImage writes a custom image to a bucket. The job is real; the bytes are not: an emulated image has none.
func exportImage(tx *world.Tx, req *wire.ExportImageRequest) (*wire.ExportImageResponse, error) {
	if _, system := systemImageOf(req.ImageId); system {
		return nil, wire.ErrImageSystem
	}
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	switch {
	case image.Status != world.Available:
		return nil, wire.ErrImageStatus
	case image.Encrypted:
		return nil, wire.ErrImageEncrypted
	case len(image.Disks) > 1:
		return nil, wire.ErrImageDataDisk
	case req.OSSPrefix != "" && !prefixPattern.MatchString(req.OSSPrefix):
		return nil, wire.ErrImagePrefix
	}
	if err := checkBucket(tx, req.OSSBucket); err != nil {
		return nil, err
	}
	if exporting, err := busyWith(tx, "ExportImage", image.ID); err != nil || exporting {
		return nil, orError(err, wire.ErrImageExporting)
	}
	task := newTask(tx, "ExportImage", image.ID)
	return &wire.ExportImageResponse{TaskId: task.ID, RegionId: tx.Region.ID}, tx.ECSTasks.Insert(task)
}

// copyImage copies a custom image to a region of the account's cloud, or within its region.
func copyImage(tx *world.Tx, req *wire.CopyImageRequest) (*wire.CopyImageResponse, error) {
	source, err := findImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	to, err := destination(tx, first(req.DestinationRegionId, tx.Region.ID), wire.ErrImageCopyRegion)
	if err != nil {
		return nil, err
	}
	switch {
	case source.alias == ownerSystem:
		return nil, wire.ErrImageNotFound
	case source.alias == ownerOthers && to.ID != tx.Region.ID:
		return nil, wire.ErrImageCopyShared
	case source.Status != world.Available:
		return nil, wire.ErrImageStatus
	case req.KMSKeyId != "" && !req.Encrypted:
		return nil, wire.ErrImageCopyKMSKey
	}
	there := tx.In(to)
	if err := checkImageName(there, req.DestinationImageName); err != nil {
		return nil, err
	}
	if err := checkDescription(req.DestinationDescription); err != nil {
		return nil, err
	}
	if err := checkImageQuota(there); err != nil {
		return nil, err
	}
	return copyTo(tx, there, source, req)
}

// copyTo makes the copy, with copies of the snapshots behind it.
func copyTo(tx, there *world.Tx, source ownedImage, req *wire.CopyImageRequest) (*wire.CopyImageResponse, error) {
	clone := *source.Image
	clone.Meta = newMeta(there, "m", req.DestinationImageName, req.DestinationDescription, req.ResourceGroupId, req.Tag)
	clone.Status, clone.IsCopied, clone.IsImported, clone.SharedWith, clone.Public = world.Creating, true, false, nil, false
	clone.SourceImage, clone.SourceRegion, clone.SourceInstance, clone.Family = source.ID, tx.Region.ID, "", ""
	clone.Encrypted, clone.KMSKey = source.Encrypted || req.Encrypted, first(req.KMSKeyId, source.KMSKey)
	if clone.Name == "" {
		clone.Name = clone.ID
	}
	clone.Disks = nil
	for _, d := range source.Disks {
		s := &world.Snapshot{
			Meta:   newMeta(there, "s", "", "Made for image "+clone.ID+".", req.ResourceGroupId, nil),
			Status: world.Progressing, DiskType: d.Type, DiskSize: d.Size, Category: "standard", Type: "user", Image: clone.ID,
			Source: d.Snapshot, SourceRegion: tx.Region.ID, Encrypted: clone.Encrypted, KMSKey: clone.KMSKey, ModifiedAt: tx.Now(),
		}
		if err := there.Snapshots.Insert(s); err != nil {
			return nil, err
		}
		d.Snapshot, d.Bucket, d.Object = s.ID, "", ""
		clone.Disks = append(clone.Disks, d)
	}
	return &wire.CopyImageResponse{ImageId: clone.ID}, there.Images.Insert(&clone)
}

// cancelCopyImage stops a copy that is under way; it is called where the copy goes to.
func cancelCopyImage(tx *world.Tx, req *wire.CancelCopyImageRequest) (*wire.CancelCopyImageResponse, error) {
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	switch {
	case !image.IsCopied:
		return nil, wire.ErrImageNoCopy
	case image.Status != world.Creating:
		return nil, wire.ErrImageCopyDone
	}
	for _, d := range image.Disks {
		if err := tx.Snapshots.Delete(d.Snapshot); err != nil && !world.NotFound(err) {
			return nil, err
		}
	}
	return &wire.CancelCopyImageResponse{}, tx.Images.Delete(image.ID)
}
