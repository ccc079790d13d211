package resourcemanager

import "github.com/ringfence-dev/ringfence/api/rpc"

// ListResourcesRequest is what ListResources takes.
type ListResourcesRequest struct {
	ResourceGroupId string
	Service         string
	Region          string
	ResourceType    string
	ResourceId      string
	rpc.Paging
	ResourceTypes []ResourceType
}

// ListResourcesResponse is what ListResources answers.
type ListResourcesResponse struct {
	TotalCount int
	PageSize   int
	PageNumber int
	Resources  struct{ Resource []ListResourcesResource }
}

// ResourceType is part of what ListResources takes.
type ResourceType struct {
	Service      string
	ResourceType string
}

// ListResourcesResource is part of the answer of ListResources.
type ListResourcesResource struct {
	Service         string
	ResourceType    string
	ResourceGroupId string
	ResourceId      string
	CreateDate      string
	RegionId        string
}

// MoveResourcesRequest is what MoveResources takes.
type MoveResourcesRequest struct {
	ResourceGroupId string                  `rpc:",required"`
	Resources       []MoveResourcesResource `rpc:",required"`
}

// MoveResourcesResponse is what MoveResources answers.
type MoveResourcesResponse struct {
	Responses []MoveResourcesResult
}

// MoveResourcesResource is part of what MoveResources takes.
type MoveResourcesResource struct {
	ResourceId   string
	ResourceType string
	RegionId     string
	Service      string
}

// MoveResourcesResult is part of the answer of MoveResources.
type MoveResourcesResult struct {
	Service      string
	ResourceId   string
	ResourceType string
	RequestId    string
	Status       string
	ErrorCode    string
	ErrorMsg     string
	RegionId     string
}
