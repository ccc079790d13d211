package resourcemanager

import (
	wire "github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is what the Resource Management API answers.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "resourcemanager", Prefix: "resourcemanager", Global: true, Names: wire.Names,
	Actions: []action.Action{
		action.Write("CreateResourceGroup", regions.ResourceGroup, createResourceGroup),
		action.Read("GetResourceGroup", regions.ResourceGroup, getResourceGroup),
		action.Read("ListResourceGroups", regions.ResourceGroup, listResourceGroups),
		action.Write("UpdateResourceGroup", regions.ResourceGroup, updateResourceGroup),
		action.Write("DeleteResourceGroup", regions.ResourceGroup, deleteResourceGroup),
		action.Read("ListResources", regions.ResourceGroup, listResources),
		action.Write("MoveResources", regions.ResourceGroup, moveResources),
		action.Write("TagResources", regions.ResourceGroup, tagResources),
		action.Write("UntagResources", regions.ResourceGroup, untagResources),
		action.Read("ListTagResources", regions.ResourceGroup, listTagResources),
		action.Read("ListTagKeys", regions.ResourceGroup, listTagKeys),
		action.Read("ListTagValues", regions.ResourceGroup, listTagValues),
	},
}
