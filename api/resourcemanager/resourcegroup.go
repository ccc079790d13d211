package resourcemanager

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateResourceGroupRequest is what CreateResourceGroup takes.
type CreateResourceGroupRequest struct {
	Name        string `rpc:",required"`
	DisplayName string `rpc:",required"`
	Tag         []rpc.Tag
}

// CreateResourceGroupResponse is what CreateResourceGroup answers.
type CreateResourceGroupResponse struct {
	ResourceGroup CreateResourceGroupResourceGroup
}

// CreateResourceGroupResourceGroup is part of the answer of CreateResourceGroup.
type CreateResourceGroupResourceGroup struct {
	DisplayName    string
	Status         string
	RegionStatuses struct{ RegionStatus []RegionStatus }
	AccountId      string
	Name           string
	CreateDate     string
	Id             string
}

// RegionStatus is part of the answer of CreateResourceGroup.
type RegionStatus struct {
	Status   string
	RegionId string
}

// GetResourceGroupRequest is what GetResourceGroup takes.
type GetResourceGroupRequest struct {
	ResourceGroupId string `rpc:",required"`
	IncludeTags     *bool
}

// GetResourceGroupResponse is what GetResourceGroup answers.
type GetResourceGroupResponse struct {
	ResourceGroup GetResourceGroupResourceGroup
}

// GetResourceGroupResourceGroup is part of the answer of GetResourceGroup.
type GetResourceGroupResourceGroup struct {
	DisplayName    string
	Status         string
	RegionStatuses struct{ RegionStatus []RegionStatus }
	AccountId      string
	Name           string
	CreateDate     string
	Id             string
	Tags           struct{ Tag []Tag }
}

// Tag is part of the answer of GetResourceGroup.
type Tag struct {
	TagKey   string
	TagValue string
}

// ListResourceGroupsRequest is what ListResourceGroups takes.
type ListResourceGroupsRequest struct {
	Status string
	rpc.Paging
	ResourceGroupId  string
	DisplayName      string
	Name             string
	Tag              []rpc.Tag
	IncludeTags      *bool
	ResourceGroupIds []string
}

// ListResourceGroupsResponse is what ListResourceGroups answers.
type ListResourceGroupsResponse struct {
	TotalCount     int
	PageSize       int
	PageNumber     int
	ResourceGroups struct{ ResourceGroup []ResourceGroup }
}

// ResourceGroup is part of the answer of ListResourceGroups.
type ResourceGroup struct {
	DisplayName string
	Status      string
	AccountId   string
	Name        string
	CreateDate  string
	Id          string
	Tags        struct{ Tag []Tag }
}

// UpdateResourceGroupRequest is what UpdateResourceGroup takes.
type UpdateResourceGroupRequest struct {
	ResourceGroupId string `rpc:",required"`
	NewDisplayName  string `rpc:",required"`
}

// UpdateResourceGroupResponse is what UpdateResourceGroup answers.
type UpdateResourceGroupResponse struct {
	ResourceGroup UpdateResourceGroupResourceGroup
}

// UpdateResourceGroupResourceGroup is part of the answer of UpdateResourceGroup.
type UpdateResourceGroupResourceGroup struct {
	DisplayName string
	AccountId   string
	Name        string
	CreateDate  string
	Id          string
}

// DeleteResourceGroupRequest is what DeleteResourceGroup takes.
type DeleteResourceGroupRequest struct {
	ResourceGroupId string `rpc:",required"`
}

// DeleteResourceGroupResponse is what DeleteResourceGroup answers.
type DeleteResourceGroupResponse struct {
	ResourceGroup CreateResourceGroupResourceGroup
}
