package tag

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	RegionId    string   `rpc:",required"`
	Tags        string   `rpc:",required"`
	ResourceARN []string `rpc:",required,maxitems=101"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct {
	FailedResources struct{ FailedResource []FailedResource }
}

// FailedResource is part of the answer of TagResources.
type FailedResource struct {
	ResourceARN string
	Result      TagResourcesResult
}

// TagResourcesResult is part of the answer of TagResources.
type TagResourcesResult struct {
	Code    string
	Message string
}

// UntagResourcesRequest is what UntagResources takes.
type UntagResourcesRequest struct {
	RegionId    string   `rpc:",required"`
	ResourceARN []string `rpc:",required,maxitems=101"`
	TagKey      []string `rpc:",required,maxitems=21"`
}

// UntagResourcesResponse is what UntagResources answers.
type UntagResourcesResponse struct {
	FailedResources struct{ FailedResource []FailedResource }
}

// ListTagResourcesRequest is what ListTagResources takes.
type ListTagResourcesRequest struct {
	RegionId    string `rpc:",required"`
	NextToken   string
	PageSize    int `rpc:",default=50"`
	Tags        string
	Category    string
	ResourceARN []string `rpc:",maxitems=101"`
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string `rpc:",omitempty"` // clients go on as long as it is there
	TagResources []TagResource
}

// TagResource is part of the answer of ListTagResources.
type TagResource struct {
	ResourceARN string
	Tags        []Tag
}

// Tag is part of the answer of ListTagResources.
type Tag struct {
	Key      string
	Value    string
	Category string
}
