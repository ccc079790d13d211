package ecs

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var imageDescribeActions = []action.Action{
	action.Read("DescribeImages", regions.ECSImage, describeImages),
	action.Read("DescribeImageFromFamily", regions.ECSImage, describeImageFromFamily),
	action.Read("DescribeImageSupportInstanceTypes", regions.ECSImage, describeImageSupportInstanceTypes),
}

// describeImages lists what the account may use: its own images, those shared with it and the cloud's.
func describeImages(tx *world.Tx, req *wire.DescribeImagesRequest) (*wire.DescribeImagesResponse, error) {
	all, err := visibleImages(tx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(i ownedImage) bool { return !imageWanted(tx, req, i) })
	res := &wire.DescribeImagesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(all), RegionId: tx.Region.ID}
	for _, image := range rpc.Page(req.Paging, all) {
		usage, err := imageUsage(tx, image)
		if err != nil {
			return nil, err
		}
		res.Images.Image = append(res.Images.Image, imageView(image, usage))
	}
	return res, nil
}

// imageWanted applies the filters of a request. Without a status only available images are listed.
func imageWanted(tx *world.Tx, req *wire.DescribeImagesRequest, i ownedImage) bool {
	status := req.Status
	if len(status) == 0 {
		status = []string{string(world.Available)}
	}
	if !slices.Contains(status, string(i.Status)) || !imageNamed(req, i) || !imageOwned(tx, req, i) {
		return false
	}
	if req.Usage != "" {
		if usage, err := imageUsage(tx, i); err != nil || usage != req.Usage {
			return false
		}
	}
	if req.InstanceType != "" {
		if typ, ok := typeOf(req.InstanceType); !ok || !typ.runs(i.Architecture) {
			return false
		}
	}
	if req.SnapshotId != "" && !slices.ContainsFunc(i.Disks, func(d world.ImageDisk) bool { return d.Snapshot == req.SnapshotId }) {
		return false
	}
	return i.HasTags(action.Wanted(req.Tag)) && asked(req.IsSupportIoOptimized, true) && asked(req.IsSupportCloudinit, true) && timeFilter(req.Filter, &i.Meta)
}

func imageNamed(req *wire.DescribeImagesRequest, i ownedImage) bool {
	ids := strings.Split(req.ImageId, ",")
	return (req.ImageId == "" || slices.Contains(ids, i.ID)) && matches(req.ImageName, i.Name) && action.Same(req.ImageFamily, i.Family) &&
		action.Same(req.ResourceGroupId, i.ResourceGroup) && (req.OSType == "" || strings.EqualFold(req.OSType, i.OSType)) &&
		action.Same(req.Architecture, i.Architecture)
}

func imageOwned(tx *world.Tx, req *wire.DescribeImagesRequest, i ownedImage) bool {
	if req.ImageOwnerAlias != "" && req.ImageOwnerAlias != i.alias {
		return false
	}
	if req.ImageOwnerId != 0 && strconv.FormatInt(req.ImageOwnerId, 10) != i.owner {
		return false
	}
	return req.IsPublic == nil || *req.IsPublic == (i.alias == ownerSystem)
}

// imageUsage says whether instances of the account were made from the image.
func imageUsage(tx *world.Tx, i ownedImage) (string, error) {
	n, err := tx.InstancesByImage.Count(i.ID)
	if err == nil && n > 0 {
		return "instance", nil
	}
	return "none", err
}

func imageView(i ownedImage, usage string) wire.Image {
	v := wire.Image{
		ImageId: i.ID, ImageName: i.Name, Description: i.Description, ImageFamily: i.Family, ImageVersion: i.Version, ResourceGroupId: i.ResourceGroup,
		CreationTime: stamp(i.CreatedAt), Status: string(i.Status), Progress: imageProgress(i.Image), Usage: usage,
		ImageOwnerAlias: i.alias, IsSelfShared: "", Size: i.Size, Architecture: i.Architecture, OSType: i.OSType, Platform: i.Platform,
		OSName: i.OSName, OSNameEn: first(i.OSNameEn, i.OSName), BootMode: i.BootMode, IsCopied: i.IsCopied, IsSupportIoOptimized: true,
		IsSupportCloudinit: true, LoginAsNonRootSupported: i.OSType == "linux", IsPublic: i.alias == ownerSystem, Features: wire.Features{NvmeSupport: first(i.NvmeSupport, "unsupported")},
	}
	if i.alias == ownerSelf && len(i.SharedWith) > 0 {
		v.IsSelfShared = "True"
	}
	v.ImageOwnerId, _ = strconv.ParseInt(i.owner, 10, 64)
	v.Tags.Tag = tagList(&i.Meta)
	for _, d := range i.Disks {
		v.DiskDeviceMappings.DiskDeviceMapping = append(v.DiskDeviceMappings.DiskDeviceMapping, wire.DiskDeviceMapping{
			Device: d.Device, Type: d.Type, Size: gib(d.Size), SnapshotId: d.Snapshot, Format: d.Format, ImportOSSBucket: d.Bucket, ImportOSSObject: d.Object,
			Progress: imageProgress(i.Image),
		})
	}
	return v
}

func imageProgress(i *world.Image) string {
	if i.Status == world.Creating || i.Status == world.Waiting {
		return "0%"
	}
	return "100%"
}

// describeImageFromFamily shows the newest available image of a family; the answer is empty when there is none.
func describeImageFromFamily(tx *world.Tx, req *wire.DescribeImageFromFamilyRequest) (*wire.DescribeImageFromFamilyResponse, error) {
	res := &wire.DescribeImageFromFamilyResponse{}
	image, err := imageOfFamily(tx, req.ImageFamily)
	if err == wire.ErrImageFamilyEmpty {
		return res, nil
	}
	if err != nil {
		return nil, err
	}
	usage, err := imageUsage(tx, image)
	if err != nil {
		return nil, err
	}
	v := imageView(image, usage)
	res.Image = wire.DescribeImageFromFamilyImage{
		ImageId: v.ImageId, ImageName: v.ImageName, Description: v.Description, ImageFamily: v.ImageFamily, ImageVersion: v.ImageVersion,
		CreationTime: v.CreationTime, Status: v.Status, Progress: v.Progress, Usage: v.Usage, ImageOwnerAlias: v.ImageOwnerAlias,
		IsSelfShared: v.IsSelfShared, Size: v.Size, Architecture: v.Architecture, OSType: v.OSType, Platform: v.Platform, OSName: v.OSName,
		IsCopied: v.IsCopied, IsSupportIoOptimized: v.IsSupportIoOptimized, IsSupportCloudinit: v.IsSupportCloudinit,
	}
	res.Image.Tags.Tag = v.Tags.Tag
	for _, d := range v.DiskDeviceMappings.DiskDeviceMapping {
		res.Image.DiskDeviceMappings.DiskDeviceMapping = append(res.Image.DiskDeviceMappings.DiskDeviceMapping, wire.DescribeImageFromFamilyDiskDeviceMapping{
			Device: d.Device, Type: d.Type, Size: d.Size, SnapshotId: d.SnapshotId, Format: d.Format, ImportOSSBucket: d.ImportOSSBucket, ImportOSSObject: d.ImportOSSObject,
		})
	}
	return res, nil
}

// describeImageSupportInstanceTypes lists the types on which an image runs.
func describeImageSupportInstanceTypes(tx *world.Tx, req *wire.DescribeImageSupportInstanceTypesRequest) (*wire.DescribeImageSupportInstanceTypesResponse, error) {
	if req.ImageId == "" {
		return nil, wire.ErrMissingParameter.With("ImageId")
	}
	image, err := findImage(tx, req.ImageId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeImageSupportInstanceTypesResponse{ImageId: image.ID, RegionId: tx.Region.ID}
	for _, t := range instanceTypes {
		if t.runs(image.Architecture) && filterType(req.Filter, t) {
			res.InstanceTypes.InstanceType = append(res.InstanceTypes.InstanceType, wire.DescribeImageSupportInstanceTypesInstanceType{
				InstanceTypeId: t.id, InstanceTypeFamily: t.family.id, CpuCoreCount: t.cpu, MemorySize: t.memory,
			})
		}
	}
	return res, nil
}

// filterType applies Filter.N with the keys imageId and instanceTypeFamily, instanceType.
func filterType(list []wire.Filter, t instanceType) bool {
	for _, f := range list {
		switch {
		case strings.EqualFold(f.Key, "instanceTypeFamily") && f.Value != t.family.id, strings.EqualFold(f.Key, "instanceType") && f.Value != t.id:
			return false
		}
	}
	return true
}
