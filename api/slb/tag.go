package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	RegionId     string    `rpc:",required"`
	ResourceType string    `rpc:",required,enum=instance|certificate|acl|listener|vservergroup|masterslaveservergroup,fold,bad=InvalidParam.ResourceType"`
	ResourceId   []string  `rpc:",required,maxitems=51"`
	Tag          []rpc.Tag `rpc:",required,maxitems=21"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

// UntagResourcesRequest is what UntagResources takes.
type UntagResourcesRequest struct {
	RegionId     string `rpc:",required"`
	ResourceType string `rpc:",required,enum=instance|certificate|acl|listener|vservergroup|masterslaveservergroup,fold,bad=InvalidParam.ResourceType"`
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

// AddTagsRequest is what AddTags takes.
type AddTagsRequest struct {
	RegionId       string `rpc:",required"`
	LoadBalancerId string `rpc:",required"`
	Tags           string `rpc:",required"`
}

// AddTagsResponse is what AddTags answers.
type AddTagsResponse struct{}

// RemoveTagsRequest is what RemoveTags takes.
type RemoveTagsRequest struct {
	RegionId       string `rpc:",required"`
	LoadBalancerId string `rpc:",required"`
	Tags           string `rpc:",required"`
}

// RemoveTagsResponse is what RemoveTags answers.
type RemoveTagsResponse struct{}

// DescribeTagsRequest is what DescribeTags takes.
type DescribeTagsRequest struct {
	RegionId       string `rpc:",required"`
	LoadBalancerId string
	Tags           string
	DistinctKey    bool
	PageSize       int32 `rpc:",default=50"`
	PageNumber     int32 `rpc:",default=1"`
}

// DescribeTagsResponse is what DescribeTags answers.
type DescribeTagsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	TagSets    struct{ TagSet []DescribeTagsTag }
}

// DescribeTagsTag is part of the answer of DescribeTags.
type DescribeTagsTag struct {
	TagValue      string
	InstanceCount int
	TagKey        string
}
