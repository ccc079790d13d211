package tag

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the Tag API refuses. What is wrong with a single resource stands in FailedResources instead.
var (
	ErrTags         = apierr.New(400, "InvalidParameter.Tags", "Tags is a JSON object of keys and values with 1 to 10 entries.", "Tag TagResources")
	ErrTagKey       = apierr.New(400, "InvalidParameter.TagKey", "These tag keys are not valid: %s.", "Tag TagResources")
	ErrTagValue     = apierr.New(400, "InvalidParameter.TagValue", "These tag values are not valid: %s.", "Tag TagResources")
	ErrArnFormat    = apierr.New(400, "InvalidResourceARN.FormatError", "The resource ARN %s is not well formed.", "Tag TagResources")
	ErrArnAccount   = apierr.New(400, "InvalidResourceARN.Account", "The account of the resource ARN is not that of the caller: %s.", "Tag TagResources")
	ErrArnRegion    = apierr.New(400, "InvalidResourceARN.Region", "The region of the resource ARN is not the RegionId of the call: %s.", "Tag TagResources")
	ErrServiceCode  = apierr.New(400, "InvalidParameter.ServiceCode", "The service code %s of the resource ARN is not supported.", "Tag TagResources")
	ErrResourceType = apierr.New(400, "InvalidParameter.ResourceType", "The resource type %s of the resource ARN is not supported.", "Tag TagResources")
	ErrListType     = apierr.New(403, "InvalidParameter.ResourceType", "The ResourceType parameter is invalid.", "Tag ListTagKeys")
	ErrCategory     = apierr.New(403, "InvalidParameter.Category", "The category is Custom, System or All.", "Tag ListTagResources")
	ErrTooManyARNs  = apierr.New(403, "NumberExceed.ResourceIds", "One call takes at most 50 resources.", "Tag TagResources")
	ErrTooManyTags  = apierr.New(403, "NumberExceed.Tags", "One call takes at most 20 tags.", "Tag TagResources")
	ErrQuota        = apierr.New(403, "QuotaExceed.TagsPerResource", "A resource carries at most 20 tags.", "Tag TagResources")
	ErrNotFound     = apierr.New(404, "InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records.", "Tag TagResources")
)
