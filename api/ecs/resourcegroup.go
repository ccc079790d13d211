package ecs

// JoinResourceGroupRequest is what JoinResourceGroup takes.
type JoinResourceGroupRequest struct {
	ResourceType    string
	ResourceId      string
	ResourceGroupId string
}

// JoinResourceGroupResponse is what JoinResourceGroup answers.
type JoinResourceGroupResponse struct{}
