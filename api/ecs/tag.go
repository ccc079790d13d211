package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	RegionId     string    `rpc:",required"`
	ResourceType string    `rpc:",required"`
	ResourceId   []string  `rpc:",required,maxitems=51"`
	Tag          []rpc.Tag `rpc:",required,maxitems=21"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

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
	NextToken    string
	ResourceType string      `rpc:",required"`
	ResourceId   []string    `rpc:",maxitems=51"`
	Tag          []rpc.Tag   `rpc:",maxitems=21"`
	TagFilter    []TagFilter `rpc:",maxitems=5"`
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string `rpc:",omitempty"` // the Terraform provider goes on as long as it is there
	TagResources struct{ TagResource []TagResource }
}

// TagFilter is part of what ListTagResources takes.
type TagFilter struct {
	TagValues []string `rpc:",maxitems=5"`
	TagKey    string
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
	RegionId     string    `rpc:",required"`
	ResourceType string    `rpc:",required"`
	ResourceId   string    `rpc:",required"`
	Tag          []rpc.Tag `rpc:",required,maxitems=20"`
}

// AddTagsResponse is what AddTags answers.
type AddTagsResponse struct{}

// RemoveTagsRequest is what RemoveTags takes.
type RemoveTagsRequest struct {
	RegionId     string    `rpc:",required"`
	ResourceType string    `rpc:",required"`
	ResourceId   string    `rpc:",required"`
	Tag          []rpc.Tag `rpc:",maxitems=20"`
}

// RemoveTagsResponse is what RemoveTags answers.
type RemoveTagsResponse struct{}

// DescribeTagsRequest is what DescribeTags takes.
type DescribeTagsRequest struct {
	PageSize     int32 `rpc:",min=1,max=100,default=50"`
	PageNumber   int32 `rpc:",min=1,default=1"`
	ResourceType string
	ResourceId   string
	RegionId     string     `rpc:",required"`
	Tag          []rpc.Tag  `rpc:",maxitems=20"`
	_            rpc.Unread `params:"Category"`
}

// DescribeTagsResponse is what DescribeTags answers.
type DescribeTagsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	Tags       struct{ Tag []DescribeTagsTag }
}

// DescribeTagsTag is part of the answer of DescribeTags.
type DescribeTagsTag struct {
	TagValue          string
	TagKey            string
	ResourceTypeCount ResourceTypeCount
}

// ResourceTypeCount is part of the answer of DescribeTags.
type ResourceTypeCount struct {
	Instance         int
	Image            int
	Ddh              int
	SnapshotPolicy   int
	Securitygroup    int
	Snapshot         int
	ReservedInstance int
	LaunchTemplate   int
	Eni              int
	Disk             int
	KeyPair          int
	Volume           int
}

// DescribeResourceByTagsRequest is what DescribeResourceByTags takes.
type DescribeResourceByTagsRequest struct {
	PageSize     int32 `rpc:",min=1,max=100,default=50"`
	PageNumber   int32 `rpc:",min=1,default=1"`
	ResourceType string
	RegionId     string    `rpc:",required"`
	Tag          []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeResourceByTagsResponse is what DescribeResourceByTags answers.
type DescribeResourceByTagsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	Resources  struct {
		Resource []DescribeResourceByTagsResource
	}
}

// DescribeResourceByTagsResource is part of the answer of DescribeResourceByTags.
type DescribeResourceByTagsResource struct {
	ResourceType string
	ResourceId   string
	RegionId     string
}
