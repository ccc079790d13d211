package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the tag actions refuse. The older three have codes of their own.
var (
	ErrTagType     = apierr.New(400, "InvalidParam.ResourceType", "The specified ResourceType is invalid.", "Slb TagResources")
	ErrTagResource = apierr.New(400, "ResourceNotExist", "A resource that is to be tagged does not exist.", "Slb TagResources")
	ErrTagQuota    = apierr.New(400, "QuotaLimitExceeds", "A resource carries at most 20 tags.", "Slb TagResources")
	ErrTagKey      = apierr.New(400, "InvalidParam.TagKey", "The specified TagKey is invalid.", "Slb TagResources")
	ErrTagTwice    = apierr.New(400, "Duplicate.TagKey", "A TagKey is given twice.", "Slb TagResources")
	ErrTagNothing  = apierr.New(400, "MissingParam.TagOrResourceId", "The parameter Tag or ResourceId is required.", "Slb ListTagResources")

	ErrTagSize         = apierr.New(400, "SizeLimitExceeded.Tag", "At most 20 tags go into one request.", "Slb TagResources")
	ErrTagKeySize      = apierr.New(400, "SizeLimitExceeded.TagKey", "At most 20 tag keys go into one request.", "Slb UntagResources")
	ErrTagResourceSize = apierr.New(400, "SizeLimitExceeded.ResourceId", "At most 50 resources go into one request.", "Slb TagResources")

	ErrOldTagKey    = apierr.New(400, "InvalidParameter.TagKey", "The specified tag key is invalid.", "Slb AddTags, RemoveTags")
	ErrOldTagQuota  = apierr.New(400, "QuotaExceed.TagsPerResource", "A resource carries at most 20 tags.", "Slb AddTags")
	ErrOldTagsEmpty = apierr.New(400, "MissingParameter.Tags", "The parameter Tags should not be empty.", "Slb AddTags")
	ErrTagsFilter   = apierr.New(400, "InvalidTag", "The specified tags are invalid.", "Slb DescribeLoadBalancers")
)
