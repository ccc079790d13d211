package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	RegionId     string            `rpc:",required"`
	ResourceType string            `rpc:",required"`
	ResourceId   []string          `rpc:",required,maxitems=51"`
	Tag          []TagResourcesTag `rpc:",maxitems=21"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

// TagResourcesTag is part of what TagResources takes.
type TagResourcesTag struct {
	Key   string `rpc:",required"`
	Value string
}

// UntagResourcesRequest is what UntagResources takes.
type UntagResourcesRequest struct {
	RegionId     string `rpc:",required"`
	ResourceType string `rpc:",required"`
	All          bool
	ResourceId   []string `rpc:",required,maxitems=51"`
	TagKey       []string `rpc:",maxitems=21"`
}

// UntagResourcesResponse is what UntagResources answers.
type UntagResourcesResponse struct{}

// ListTagResourcesRequest is what ListTagResources takes.
type ListTagResourcesRequest struct {
	RegionId     string `rpc:",required"`
	ResourceType string `rpc:",required"`
	NextToken    string
	ResourceId   []string  `rpc:",maxitems=51"`
	Tag          []rpc.Tag `rpc:",maxitems=21"`
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string `rpc:",omitempty"` // the Terraform provider goes on as long as it is there
	TagResources struct{ TagResource []TagResource }
}

// TagResource is part of the answer of ListTagResources.
type TagResource struct {
	TagValue     string
	ResourceType string
	ResourceId   string
	TagKey       string
}

// AddTagsToResourceRequest is what AddTagsToResource takes.
type AddTagsToResourceRequest struct {
	ClientToken  string
	RegionId     string   `rpc:",required"`
	DBInstanceId []string `rpc:",required,comma"`
	Tags         string
	Tag          []AddTagsToResourceTag
	_            rpc.Unread `params:"ResourceGroupId"`
}

// AddTagsToResourceResponse is what AddTagsToResource answers.
type AddTagsToResourceResponse struct{}

// AddTagsToResourceTag is part of what AddTagsToResource takes.
type AddTagsToResourceTag struct {
	Key   string `rpc:"key"`
	Value string `rpc:"value"`
}

// RemoveTagsFromResourceRequest is what RemoveTagsFromResource takes.
type RemoveTagsFromResourceRequest struct {
	ClientToken  string
	RegionId     string `rpc:",required"`
	DBInstanceId string `rpc:",required"`
	Tags         string
	Tag          []AddTagsToResourceTag
	_            rpc.Unread `params:"ResourceGroupId"`
}

// RemoveTagsFromResourceResponse is what RemoveTagsFromResource answers.
type RemoveTagsFromResourceResponse struct{}

// DescribeTagsRequest is what DescribeTags takes.
type DescribeTagsRequest struct {
	ClientToken  string
	RegionId     string `rpc:",required"`
	DBInstanceId string
	Tags         string
	ResourceType string `rpc:",default=INSTANCE"`
}

// DescribeTagsResponse is what DescribeTags answers.
type DescribeTagsResponse struct {
	Items struct{ TagInfos []TagInfo }
}

// TagInfo is part of the answer of DescribeTags.
type TagInfo struct {
	TagValue      string
	TagKey        string
	DBInstanceIds struct{ DBInstanceIds []string }
}
