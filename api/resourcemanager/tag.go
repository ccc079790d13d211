package resourcemanager

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	ResourceId   []string  `rpc:",required"`
	Tag          []rpc.Tag `rpc:",required"`
	ResourceType string    `rpc:",enum=ResourceGroup|Account,fold"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

// UntagResourcesRequest is what UntagResources takes.
type UntagResourcesRequest struct {
	All          bool
	ResourceId   []string `rpc:",required"`
	TagKey       []string
	ResourceType string `rpc:",enum=ResourceGroup|Account,fold"`
}

// UntagResourcesResponse is what UntagResources answers.
type UntagResourcesResponse struct{}

// ListTagResourcesRequest is what ListTagResources takes.
type ListTagResourcesRequest struct {
	NextToken    string
	MaxResults   int32     `rpc:",default=10"`
	Tag          []rpc.Tag `rpc:",maxitems=20"`
	ResourceId   []string  `rpc:",maxitems=50"`
	ResourceType string
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string `rpc:",omitempty"` // clients go on as long as it is there
	TagResources []TagResource
}

// TagResource is part of the answer of ListTagResources.
type TagResource struct {
	TagValue     string
	ResourceId   string
	TagKey       string
	ResourceType string
}

// ListTagKeysRequest is what ListTagKeys takes.
type ListTagKeysRequest struct {
	NextToken    string
	MaxResults   int32  `rpc:",default=10"`
	ResourceType string `rpc:",required"`
	KeyFilter    string
}

// ListTagKeysResponse is what ListTagKeys answers.
type ListTagKeysResponse struct {
	NextToken string `rpc:",omitempty"`
	Tags      []ListTagKeysTag
}

// ListTagKeysTag is part of the answer of ListTagKeys.
type ListTagKeysTag struct {
	Key string
}

// ListTagValuesRequest is what ListTagValues takes.
type ListTagValuesRequest struct {
	NextToken    string
	MaxResults   int32  `rpc:",default=10"`
	ResourceType string `rpc:",required"`
	TagKey       string `rpc:",required"`
	ValueFilter  string
}

// ListTagValuesResponse is what ListTagValues answers.
type ListTagValuesResponse struct {
	NextToken string `rpc:",omitempty"`
	Tags      []ListTagValuesTag
}

// ListTagValuesTag is part of the answer of ListTagValues.
type ListTagValuesTag struct {
	Value string
}
