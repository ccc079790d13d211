package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// States that several products spell alike.
const (
	Pending   Status = "Pending"
	Available Status = "Available"
	Creating  Status = "Creating"
	Deleting  Status = "Deleting"
	Modifying Status = "Modifying"
	InUse     Status = "InUse"
)

var (
	vpcs      = store.Define("vpc", func(v *VPC) string { return v.ID })
	vswitches = store.Define("vswitch", func(v *VSwitch) string { return v.ID })

	vswitchesByVPC = vswitches.Index("vpc", func(v *VSwitch) []string { return []string{v.VPC} })
)

// vpcTables are the collections of the VPC product, bound to a transaction.
type vpcTables struct {
	VPCs           store.Table[VPC]
	VSwitches      store.Table[VSwitch]
	VSwitchesByVPC store.View[VSwitch]
}

func (t *vpcTables) bind(tx *store.Tx, scope store.Scope) {
	t.VPCs = vpcs.In(tx, scope)
	t.VSwitches = vswitches.In(tx, scope)
	t.VSwitchesByVPC = vswitchesByVPC.In(tx, scope)
}

// vpcKinds are the resources of the VPC product as tags and resource groups see them.
var vpcKinds = []Kind{
	kindOf(vpcs, "vpc", "vpc"),
	kindOf(vswitches, "vpc", "vswitch"),
}

// vpcStages are the transient states of the VPC product (facts §3.2).
var vpcStages = []Stage{
	{Collection: "vpc", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateVpc"},
	{Collection: "vpc", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteVpc"},
	{Collection: "vswitch", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateVSwitch"},
	{Collection: "vswitch", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteVSwitch"},
}
