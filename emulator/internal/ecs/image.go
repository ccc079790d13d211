package ecs

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var imageActions = []action.Action{
	action.Write("CreateImage", regions.ECSImage, createImage),
	action.Write("ModifyImageAttribute", regions.ECSImage, modifyImageAttribute),
	action.Write("DeleteImage", regions.ECSImage, deleteImage),
}

// quotaImages is how many custom images an account has in a region by default (Ecs limits).
const quotaImages = 100

// createImage makes an image of an instance, of a snapshot of its system disk, or of snapshots by device.
func createImage(tx *world.Tx, req *wire.CreateImageRequest) (*wire.CreateImageResponse, error) {
	if err := checkNewImage(tx, req); err != nil {
		return nil, err
	}
	image := &world.Image{
		Meta:   newMeta(tx, "m", req.ImageName, req.Description, req.ResourceGroupId, req.Tag),
		Status: world.Creating, Family: req.ImageFamily, Version: req.ImageVersion, Architecture: first(fold(req.Architecture, "i386", "x86_64", "arm64"), "x86_64"),
		OSType: "linux", Platform: first(req.Platform, "Others Linux"), OSName: "Others Linux", BootMode: first(req.BootMode, "BIOS"),
	}
	if image.Name == "" {
		image.Name = image.ID
	}
	if err := fillImage(tx, image, req); err != nil {
		return nil, err
	}
	for _, d := range image.Disks {
		if d.Type == "system" {
			image.Size = d.Size
		}
	}
	return &wire.CreateImageResponse{ImageId: image.ID}, tx.Images.Insert(image)
}

func checkNewImage(tx *world.Tx, req *wire.CreateImageRequest) error {
	if err := checkImageName(tx, req.ImageName); err != nil {
		return err
	}
	if err := checkDescription(req.Description); err != nil {
		return err
	}
	if err := checkFamily(req.ImageFamily); err != nil {
		return err
	}
	if err := checkTags(req.Tag); err != nil {
		return err
	}
	if err := checkResourceGroup(tx, req.ResourceGroupId); err != nil {
		return err
	}
	return checkImageQuota(tx)
}

func checkImageQuota(tx *world.Tx) error {
	have, err := tx.Images.Count()
	if err == nil && have >= tx.Quota("ecs.images", quotaImages) {
		err = wire.ErrImageQuota
	}
	return err
}

// checkImageName refuses a name that is malformed or taken.
func checkImageName(tx *world.Tx, name string) error {
	if name == "" {
		return nil
	}
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, "aliyun") || strings.HasPrefix(lower, "acs:") {
		return wire.ErrImageName
	}
	if err := checkName(name, wire.ErrImageName); err != nil {
		return err
	}
	for image, err := range tx.Images.Each() {
		if err != nil {
			return err
		}
		if image.Name == name {
			return wire.ErrImageNameTaken
		}
	}
	return nil
}

func checkFamily(family string) error {
	lower := strings.ToLower(family)
	if strings.HasPrefix(lower, "aliyun") || strings.HasPrefix(lower, "acs:") || hasScheme(family) {
		return wire.ErrImageFamily
	}
	return checkName(family, wire.ErrImageFamily)
}

// fillImage gives a new image its disks; snapshots that are made for it belong to it.
func fillImage(tx *world.Tx, image *world.Image, req *wire.CreateImageRequest) error {
	switch {
	case len(req.DiskDeviceMapping) > 0:
		return fromMapping(tx, image, req.DiskDeviceMapping)
	case req.InstanceId != "":
		return fromInstance(tx, image, req.InstanceId)
	case req.SnapshotId != "":
		return fromMapping(tx, image, []wire.CreateImageDiskDeviceMapping{{SnapshotId: req.SnapshotId, DiskType: "system"}})
	}
	return wire.ErrImageSource
}

// fromInstance makes a snapshot of each disk of the instance.
func fromInstance(tx *world.Tx, image *world.Image, id string) error {
	i, err := findInstance(tx, id)
	if err != nil {
		return err
	}
	if i.Status != world.Running && i.Status != world.Stopped {
		return wire.ErrImageInstanceStatus
	}
	if _, err := systemDisk(tx, i); err != nil {
		return err
	}
	describeAs(tx, image, i.Image)
	image.SourceInstance = i.ID
	for d, err := range tx.DisksByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		s := snapshotOf(tx, d)
		s.Meta = newMeta(tx, "s", "", "Made for image "+image.ID+".", image.ResourceGroup, nil)
		s.Image = image.ID
		if err := tx.Snapshots.Insert(s); err != nil {
			return err
		}
		at := slices.IndexFunc(d.Instances, func(a world.Attachment) bool { return a.Instance == i.ID })
		image.Disks = append(image.Disks, world.ImageDisk{Device: d.Instances[at].Device, Type: d.Type, Snapshot: s.ID, Size: d.Size})
		image.Encrypted = image.Encrypted || d.Encrypted
		image.KMSKey = first(image.KMSKey, d.KMSKey)
	}
	slices.SortStableFunc(image.Disks, func(a, b world.ImageDisk) int { return strings.Compare(a.Device, b.Device) })
	return nil
}

// describeAs takes over what another image says of its system.
func describeAs(tx *world.Tx, image *world.Image, id string) {
	source, err := findImage(tx, id)
	if err != nil {
		return
	}
	image.OSType, image.Platform, image.OSName, image.OSNameEn = source.OSType, source.Platform, source.OSName, source.OSNameEn
	image.Architecture, image.BootMode, image.NvmeSupport = source.Architecture, source.BootMode, source.NvmeSupport
	image.SourceImage = source.ID
}

// fromMapping makes an image of snapshots by device; one of them becomes the system disk, which may
// have been a data disk's: DiskType says so, and a SnapshotId alone can mean nothing else (A0429).
func fromMapping(tx *world.Tx, image *world.Image, mapping []wire.CreateImageDiskDeviceMapping) error {
	var taken []string
	for _, m := range mapping {
		disk, err := mappedDisk(tx, image, m, taken)
		if err != nil {
			return err
		}
		if slices.Contains(taken, disk.Device) {
			return wire.ErrImageDeviceInUse
		}
		taken = append(taken, disk.Device)
		image.Disks = append(image.Disks, disk)
	}
	systems := 0
	for _, d := range image.Disks {
		if d.Type == "system" {
			systems++
		}
	}
	if systems != 1 {
		return wire.ErrImageSystemSnapshot
	}
	return nil
}

func mappedDisk(tx *world.Tx, image *world.Image, m wire.CreateImageDiskDeviceMapping, taken []string) (world.ImageDisk, error) {
	disk := world.ImageDisk{Device: m.Device, Type: m.DiskType, Snapshot: m.SnapshotId, Size: m.Size}
	if m.SnapshotId != "" {
		s, err := tx.Snapshots.Get(m.SnapshotId)
		if err != nil {
			return disk, missing(err, wire.ErrSnapshotNotFound)
		}
		if s.Status != world.Accomplished {
			return disk, wire.ErrImageSnapshotReady
		}
		disk.Type, disk.Size = first(m.DiskType, s.DiskType), max(m.Size, s.DiskSize)
		image.Encrypted, image.KMSKey = image.Encrypted || s.Encrypted, first(image.KMSKey, s.KMSKey)
		if s.Image == "" {
			s.Image = image.ID
			if err := tx.Snapshots.Put(s); err != nil {
				return disk, err
			}
		}
		if disk.Type == "system" {
			if d, err := tx.Disks.Get(s.Disk); err == nil {
				describeAs(tx, image, d.Image)
			}
		}
	}
	if disk.Type = first(disk.Type, "data"); disk.Device == "" {
		if disk.Device = "/dev/xvda"; disk.Type == "data" {
			disk.Device = freeDevice(append(taken, "/dev/xvda"))
		}
	}
	disk.Size = max(disk.Size, 20)
	return disk, nil
}

// modifyImageAttribute changes names, family, state and features of a custom image.
func modifyImageAttribute(tx *world.Tx, req *wire.ModifyImageAttributeRequest) (*wire.ModifyImageAttributeResponse, error) {
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	if req.ImageName != nil && *req.ImageName != image.Name {
		if err := checkImageName(tx, *req.ImageName); err != nil {
			return nil, err
		}
	}
	set(&image.Name, req.ImageName)
	set(&image.Description, req.Description)
	set(&image.Family, req.ImageFamily)
	set(&image.BootMode, req.BootMode)
	set(&image.LicenseType, req.LicenseType)
	image.NvmeSupport = first(req.Features.NvmeSupport, image.NvmeSupport)
	if err := checkDescription(image.Description); err != nil {
		return nil, err
	}
	if err := checkFamily(image.Family); err != nil {
		return nil, err
	}
	if req.Status != nil {
		if err := deprecate(image, world.Status(fold(*req.Status, "Deprecated", "Available"))); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyImageAttributeResponse{}, tx.Images.Put(image)
}

// deprecate moves an image between available and deprecated.
func deprecate(image *world.Image, to world.Status) error {
	switch {
	case to == world.Deprecated && image.Status != world.Available:
		return wire.ErrImageNotAvailable
	case to == world.Deprecated && len(image.SharedWith) > 0:
		return wire.ErrImageDeprecate
	case to == world.Available && image.Status != world.Deprecated && image.Status != world.Available:
		return wire.ErrImageDeprecated
	}
	image.Status = to
	return nil
}

// deleteImage deletes a custom image. With Force also one that instances were made from or that is shared.
func deleteImage(tx *world.Tx, req *wire.DeleteImageRequest) (*wire.DeleteImageResponse, error) {
	image, err := ownImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	switch {
	case image.Status == world.Creating && image.IsCopied:
		return nil, wire.ErrImageCopying
	case image.IsImported && (image.Status == world.Creating || image.Status == world.Waiting):
		return nil, wire.ErrImageImporting
	case len(image.SharedWith) > 0 && !req.Force:
		return nil, wire.ErrImageShared
	}
	if used, err := tx.InstancesByImage.Count(image.ID); err != nil || (used > 0 && !req.Force) {
		return nil, orError(err, wire.ErrImageInUse)
	}
	if exporting, err := busyWith(tx, "ExportImage", image.ID); err != nil || exporting {
		return nil, orError(err, wire.ErrImageExporting)
	}
	return &wire.DeleteImageResponse{}, dropImage(tx, image)
}

// dropImage deletes an image; its snapshots stay and are free of it.
func dropImage(tx *world.Tx, image *world.Image) error {
	for _, d := range image.Disks {
		s, err := tx.Snapshots.Get(d.Snapshot)
		if world.NotFound(err) {
			continue
		}
		if err != nil {
			return err
		}
		if s.Image == image.ID {
			s.Image = ""
			if err := tx.Snapshots.Put(s); err != nil {
				return err
			}
		}
	}
	return tx.Images.Delete(image.ID)
}

// busyWith says whether a job of a kind works on a resource.
func busyWith(tx *world.Tx, name, resource string) (bool, error) {
	for t, err := range tx.ECSTasks.Each() {
		if err != nil {
			return false, err
		}
		if t.Action == name && t.Resource == resource && running(t) {
			return true, nil
		}
	}
	return false, nil
}
