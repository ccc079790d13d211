package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// Errors that several actions of the product share. Those of one resource stand in errors_<resource>.go.
var (
	ErrRegionNotFound = apierr.New(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.", "Vpc DescribeZones")
	ErrZoneNotFound   = apierr.New(404, "InvalidZoneId.NotFound", "The specified zone does not exist.", "Vpc CreateVSwitch")

	ErrTagType     = apierr.New(400, "InvalidInstanceType.NotFound", "Resources of this type carry no tags.", "Vpc TagResources")
	ErrTagResource = apierr.New(400, "InvalidInstanceIds.NotFound", "A specified resource does not exist.", "Vpc TagResources")
	ErrTagQuota    = apierr.New(400, "QuotaExceeded.TagNum", "A resource carries at most 20 tags.", "Vpc TagResources")
	ErrTagKey      = apierr.New(400, "InvalidTagKey", "The tag key is not valid.", "Vpc TagResources")
	ErrTagListBoth = apierr.New(400, "BothEmpty.TagsAndResources", "The request names resources or tags.", "Vpc ListTagResources")
)
