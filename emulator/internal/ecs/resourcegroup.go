package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var resourceGroupActions = []action.Action{
	action.Write("JoinResourceGroup", regions.ResourceGroup, joinResourceGroup),
}

// joinResourceGroup moves a resource of any of the product's types into another resource group.
func joinResourceGroup(tx *world.Tx, req *wire.JoinResourceGroupRequest) (*wire.JoinResourceGroupResponse, error) {
	for _, p := range []struct{ name, value string }{
		{"ResourceType", req.ResourceType}, {"ResourceId", req.ResourceId}, {"ResourceGroupId", req.ResourceGroupId},
	} {
		if p.value == "" {
			return nil, wire.ErrJoinResourceMissing.With(p.name)
		}
	}
	kind, ok := action.KindOf(tx.Kinds(), "ecs", req.ResourceType)
	if !ok {
		return nil, wire.ErrJoinResourceType
	}
	resource, err := tx.Find(kind, req.ResourceId)
	if err != nil {
		return nil, missing(err, wire.ErrJoinResourceID)
	}
	if known, err := tx.ResourceGroups.Has(req.ResourceGroupId); err != nil {
		return nil, err
	} else if !known {
		return nil, wire.ErrJoinResourceGroup
	}
	resource.Common().ResourceGroup = req.ResourceGroupId
	return &wire.JoinResourceGroupResponse{}, tx.Save(kind, resource)
}
