package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	ResourceType string    `rpc:",required"`
	ResourceId   []string  `rpc:",required,maxitems=51"`
	RegionId     string    `rpc:",required"`
	Tag          []rpc.Tag `rpc:",required,maxitems=21"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

// UnTagResourcesRequest is what UnTagResources takes.
type UnTagResourcesRequest struct {
	ResourceType string `rpc:",required"`
	All          bool
	ResourceId   []string `rpc:",required,maxitems=51"`
	TagKey       []string `rpc:",maxitems=21"`
	RegionId     string   `rpc:",required"`
}

// UnTagResourcesResponse is what UnTagResources answers.
type UnTagResourcesResponse struct{}

// ListTagResourcesRequest is what ListTagResources takes.
type ListTagResourcesRequest struct {
	ResourceType string `rpc:",required"`
	NextToken    string
	MaxResults   int32     `rpc:",max=50,default=50"`
	ResourceId   []string  `rpc:",maxitems=51"`
	RegionId     string    `rpc:",required"`
	Tag          []rpc.Tag `rpc:",maxitems=21"`
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string `rpc:",omitempty"` // the Terraform provider goes on as long as it is there
	TagResources struct{ TagResource []TagResource }
}

// TagResource is part of the answer of ListTagResources.
type TagResource struct {
	ResourceType string
	TagValue     string
	ResourceId   string
	TagKey       string
}
