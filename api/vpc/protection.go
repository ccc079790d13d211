package vpc

// DeletionProtectionRequest is what DeletionProtection takes.
type DeletionProtectionRequest struct {
	RegionId         string `rpc:",required"`
	ProtectionEnable bool   `rpc:",required"`
	Type             string `rpc:",required,enum=EIP|CBWP|NATGW,fold"`
	InstanceId       string `rpc:",required"`
	ClientToken      string
}

// DeletionProtectionResponse is what DeletionProtection answers.
type DeletionProtectionResponse struct{}

// MoveResourceGroupRequest is what MoveResourceGroup takes.
type MoveResourceGroupRequest struct {
	ResourceId         string `rpc:",required"`
	ResourceType       string `rpc:",required"`
	NewResourceGroupId string `rpc:",required"`
	RegionId           string `rpc:",required"`
}

// MoveResourceGroupResponse is what MoveResourceGroup answers.
type MoveResourceGroupResponse struct{}
