package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// Refusals of the region's law.
var (
	ErrRegionNotSupported      = apierr.New(400, "InvalidRegion.NotSupport", "The specified region does not support image import or export.", "Ecs ImportImage, ExportImage")
	ErrNetworkTypeNotSupported = apierr.New(403, "InvalidNetworkType", "The network type is not supported in this region.", "Ecs RunInstances")
	ErrBucketNotMatched        = apierr.New(400, "InvalidOSSBucket.NotMatched", "The specified OSS bucket does not fit.", "Ecs ExportImage")
	ErrShareMismatch           = apierr.New(403, "InvalidImageId.BidMismatch", "The image cannot be shared with an account of another site.", "Ecs ModifyImageSharePermission")
	ErrPublicIPNotSupported    = apierr.New(400, "OperationDenied.DedicatedRegionNotSupported", "Instances of this region do not take a public IP address.", "Ecs AllocatePublicIpAddress")
	ErrDestinationRegion       = apierr.New(403, "OperationDenied.NonCompliantDestinationRegion", "Copying to the destination region would break its rules.", "Ecs CopyImage, CopySnapshot")
	ErrMultiAttachZone         = apierr.New(403, "OperationDenied.ZoneNotSupportMultiAttachDisk", "The specified zone has no disks that several instances may attach.", "Ecs CreateDisk")
)

// Errors that many actions of the product share.
var (
	ErrRegionNotFound        = apierr.New(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.", "Ecs CreateDisk")
	ErrZoneNotFound          = apierr.New(404, "InvalidZoneId.NotFound", "The specified zone does not exist.", "Ecs RunInstances, CreateDisk")
	ErrResourceGroupNotFound = apierr.New(404, "InvalidResourceGroup.NotFound", "The specified resource group does not exist.", "Ecs RunInstances")
	ErrMissingParameter      = apierr.New(400, "MissingParameter", "The parameter %s is needed for this request.", "Ecs RunInstances")
	ErrInvalidParameter      = apierr.New(400, "InvalidParameter", "The parameter %s is not valid.", "Ecs RunInstances")
	ErrDescriptionMalformed  = apierr.New(400, "InvalidDescription.Malformed", "The specified description is malformed.", "Ecs RunInstances")
	ErrNoAttribute           = apierr.New(400, "NoAttributeToModify", "The request names no attribute to change.", "Ecs ModifyDiskAttribute, ModifySnapshotAttribute")
	ErrTaskNotFound          = apierr.New(400, "InvalidTaskId.NotFound", "The specified task does not exist.", "Ecs DescribeTaskAttribute")
	ErrTaskNotCancelable     = apierr.New(403, "InvalidTaskId.IncorrectTaskStatus", "A task that has ended cannot be cancelled.", "Ecs CancelTask")

	ErrTagType     = apierr.New(404, "InvalidResourceType.NotFound", "There is no such type of resource.", "Ecs TagResources")
	ErrTagResource = apierr.New(404, "InvalidResourceId.NotFound", "There is no such resource.", "Ecs TagResources")
	ErrTagQuota    = apierr.New(400, "NumberExceed.Tags", "A resource carries at most 20 tags.", "Ecs TagResources")
	ErrTagKey      = apierr.New(400, "InvalidTagKey.Malformed", "The tag key is not valid.", "Ecs TagResources")
)
