package vpc

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var protectionActions = []action.Action{
	action.Write("DeletionProtection", regions.VPCEIP, deletionProtection),
	action.Write("MoveResourceGroup", regions.VPC, moveResourceGroup),
}

// deletionProtection switches the protection of an EIP, a bandwidth package or a NAT gateway on or off.
func deletionProtection(tx *world.Tx, req *wire.DeletionProtectionRequest) (*wire.DeletionProtectionResponse, error) {
	return &wire.DeletionProtectionResponse{}, protect(tx, strings.ToUpper(req.Type), req.InstanceId, req.ProtectionEnable)
}

func protect(tx *world.Tx, kind, id string, on bool) error {
	switch kind {
	case "EIP":
		e, err := tx.EIPs.Get(id)
		if err != nil {
			return missing(err, wire.ErrProtectionEip)
		}
		if e.ChargeType == prePaid {
			return wire.ErrProtectionPrepaid
		}
		e.DeletionProtection = on
		return tx.EIPs.Put(e)
	case "CBWP":
		p, err := tx.BandwidthPackages.Get(id)
		if err != nil {
			return missing(err, wire.ErrProtectionNotFound)
		}
		p.DeletionProtection = on
		return tx.BandwidthPackages.Put(p)
	}
	g, err := tx.NATGateways.Get(id)
	if err != nil {
		return missing(err, wire.ErrProtectionNotFound)
	}
	g.DeletionProtection = on
	return tx.NATGateways.Put(g)
}

// groupKinds are the words of MoveResourceGroup for the collections of this product.
var groupKinds = map[string]string{
	"vpc": "vpc", "eip": "eip", "bandwidthpackage": "bandwidthpackage", "prefixlist": "vpcprefixlist",
}

// moveResourceGroup puts a resource into another resource group.
func moveResourceGroup(tx *world.Tx, req *wire.MoveResourceGroupRequest) (*wire.MoveResourceGroupResponse, error) {
	collection, ok := groupKinds[strings.ToLower(req.ResourceType)]
	if !ok {
		return nil, wire.ErrMoveType
	}
	if err := checkGroup(tx, req.NewResourceGroupId); err != nil {
		return nil, err
	}
	for _, kind := range tx.Kinds() {
		if kind.Collection != collection {
			continue
		}
		r, err := tx.Find(kind, req.ResourceId)
		if err != nil {
			return nil, missing(err, wire.ErrMoveNotFound)
		}
		r.Common().ResourceGroup = req.NewResourceGroupId
		return &wire.MoveResourceGroupResponse{}, tx.Save(kind, r)
	}
	return nil, wire.ErrMoveType
}
