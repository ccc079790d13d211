package vpc

import (
	"errors"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vbrActions = []action.Action{
	action.Write("CreateVirtualBorderRouter", regions.VPCVirtualBorderRouter, createVirtualBorderRouter),
	action.Read("DescribeVirtualBorderRouters", regions.VPCVirtualBorderRouter, describeVirtualBorderRouters),
	action.Read("DescribeVirtualBorderRoutersForPhysicalConnection", regions.VPCVirtualBorderRouter, describeVirtualBorderRoutersForPhysicalConnection),
	action.Write("ModifyVirtualBorderRouterAttribute", regions.VPCVirtualBorderRouter, modifyVirtualBorderRouterAttribute),
	action.Write("UpdateVirtualBorderBandwidth", regions.VPCVirtualBorderRouter, updateVirtualBorderBandwidth),
	action.Write("TerminateVirtualBorderRouter", regions.VPCVirtualBorderRouter, terminateVirtualBorderRouter),
	action.Write("RecoverVirtualBorderRouter", regions.VPCVirtualBorderRouter, recoverVirtualBorderRouter),
	action.Write("DeleteVirtualBorderRouter", regions.VPCVirtualBorderRouter, deleteVirtualBorderRouter),
	action.Write("AssociatePhysicalConnectionToVirtualBorderRouter", regions.VPCVirtualBorderRouter, associatePhysicalConnection),
	action.Write("UnassociatePhysicalConnectionFromVirtualBorderRouter", regions.VPCVirtualBorderRouter, unassociatePhysicalConnection),
}

// quotaVBRs is how many border routers a physical connection has by default (Express Connect limits). A0040
const quotaVBRs = 50

const (
	maxVLAN     = 2999
	maxVBRLines = 4
	maxCircuit  = 256
	// How a failing link is detected (Vpc ModifyVirtualBorderRouterAttribute).
	minBFD, maxBFD               = 200, 1000
	minMultiplier, maxMultiplier = 3, 10
)

// createVirtualBorderRouter makes the cloud's end of a leased line, with a route table of its own. It is active at
// once. Border routers for other accounts are not made here.
func createVirtualBorderRouter(tx *world.Tx, req *wire.CreateVirtualBorderRouterRequest) (*wire.CreateVirtualBorderRouterResponse, error) {
	if req.VbrOwnerId != 0 && req.VbrOwnerId != owner(tx) {
		return nil, wire.ErrVBROwner
	}
	if err := checkGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	v := &world.VBR{
		Meta: newMeta(tx, "vbr", req.Name, req.Description, req.ResourceGroupId, req.Tags), Status: world.VBRActive, Bandwidth: int(req.Bandwidth),
		ActivatedAt: tx.Now(),
		VBRLine:     world.VBRLine{PhysicalConnection: req.PhysicalConnectionId, VLAN: req.VlanId, CircuitCode: req.CircuitCode, Interface: tx.NewID("ri")},
	}
	if err := setGateways(&v.VBRLine, req.LocalGatewayIp, req.PeerGatewayIp, req.PeeringSubnetMask); err != nil {
		return nil, err
	}
	if err := setIPv6(&v.VBRLine, req.VBRIPv6); err != nil {
		return nil, err
	}
	line, err := lineFor(tx, v, &v.VBRLine)
	if err != nil {
		return nil, err
	}
	if v.Bandwidth == 0 {
		v.Bandwidth = line.Bandwidth
	}
	v.AccessPoint = line.AccessPoint
	if err := checkVBR(v, line); err != nil {
		return nil, err
	}
	t := &world.RouteTable{
		Meta:   world.Meta{ID: tx.NewID("vtb"), CreatedAt: tx.Now(), ResourceGroup: v.ResourceGroup},
		Status: world.Available, Router: v.ID, Type: world.SystemRouteTable,
	}
	v.RouteTable = t.ID
	if err := tx.RouteTables.Insert(t); err != nil {
		return nil, err
	}
	return &wire.CreateVirtualBorderRouterResponse{VbrId: v.ID}, tx.VBRs.Insert(v)
}

func checkVBR(v *world.VBR, line *world.PhysicalConnection) error {
	if err := checkText(v.Name, wire.ErrLineName, v.Description, wire.ErrLineDescription); err != nil {
		return err
	}
	switch {
	case utf8.RuneCountInString(v.CircuitCode) > maxCircuit:
		return wire.ErrVBRCircuit
	case v.Bandwidth < 1:
		return wire.ErrVBRBandwidthRange
	case v.Bandwidth > line.Bandwidth:
		return wire.ErrVBRBandwidth
	case outside(v.Multiplier, minMultiplier, maxMultiplier):
		return wire.ErrVBRMultiplier
	case outside(v.MinRx, minBFD, maxBFD):
		return wire.ErrVBRMinRx
	case outside(v.MinTx, minBFD, maxBFD):
		return wire.ErrVBRMinTx
	}
	return nil
}

// outside reports whether a number is beyond its bounds; 0 is none, as the Terraform provider sends it.
func outside(n, least, most int) bool { return n != 0 && (n < least || n > most) }

// modifyVirtualBorderRouterAttribute changes a border router and its lines.
func modifyVirtualBorderRouterAttribute(tx *world.Tx, req *wire.ModifyVirtualBorderRouterAttributeRequest) (*wire.ModifyVirtualBorderRouterAttributeResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRModifyMissing)
	}
	if v.Status != world.VBRActive && v.Status != world.VBRUnconfirmed {
		return nil, wire.ErrVBRModifyStatus
	}
	set(&v.Name, req.Name)
	set(&v.Description, req.Description)
	set(&v.Bandwidth, req.Bandwidth)
	set(&v.SiteLink, req.SitelinkEnable)
	setNumber(&v.Multiplier, req.DetectMultiplier)
	setNumber(&v.MinRx, req.MinRxInterval)
	setNumber(&v.MinTx, req.MinTxInterval)
	changes := append([]wire.LineChange{{
		PhysicalConnectionId: v.PhysicalConnection, VlanId: req.VlanId, CircuitCode: req.CircuitCode, LocalGatewayIp: req.LocalGatewayIp,
		PeerGatewayIp: req.PeerGatewayIp, PeeringSubnetMask: req.PeeringSubnetMask, VBRIPv6: req.VBRIPv6,
	}}, req.AssociatedPhysicalConnections...)
	for _, change := range changes {
		if err := changeLine(tx, v, change); err != nil {
			return nil, err
		}
	}
	line, err := tx.PhysicalConnections.Get(v.PhysicalConnection)
	if err != nil {
		return nil, err
	}
	if err := checkVBR(v, line); err != nil {
		return nil, err
	}
	return &wire.ModifyVirtualBorderRouterAttributeResponse{}, tx.VBRs.Put(v)
}

func setNumber(old *int, given *int64) {
	if given != nil {
		*old = int(*given)
	}
}

// updateVirtualBorderBandwidth changes the bandwidth of a border router.
func updateVirtualBorderBandwidth(tx *world.Tx, req *wire.UpdateVirtualBorderBandwidthRequest) (*wire.UpdateVirtualBorderBandwidthResponse, error) {
	_, err := modifyVirtualBorderRouterAttribute(tx, &wire.ModifyVirtualBorderRouterAttributeRequest{VbrId: req.VirtualBorderRouterId, Bandwidth: &req.Bandwidth})
	return &wire.UpdateVirtualBorderBandwidthResponse{Code: "200", HttpStatusCode: 200, Message: "successful", Success: true}, err
}

// terminateVirtualBorderRouter takes a border router out of service; its VLAN is free then.
func terminateVirtualBorderRouter(tx *world.Tx, req *wire.TerminateVirtualBorderRouterRequest) (*wire.TerminateVirtualBorderRouterResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRNotFound)
	}
	if v.Status != world.VBRActive && v.Status != world.VBRUnconfirmed {
		return nil, wire.ErrVBRStatus
	}
	v.SetStatus(world.VBRTerminating)
	v.TerminatedAt = tx.Now()
	return &wire.TerminateVirtualBorderRouterResponse{}, tx.VBRs.Put(v)
}

// recoverVirtualBorderRouter takes a terminated border router back into service.
func recoverVirtualBorderRouter(tx *world.Tx, req *wire.RecoverVirtualBorderRouterRequest) (*wire.RecoverVirtualBorderRouterResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRNotFound)
	}
	if v.Status != world.VBRTerminated {
		return nil, wire.ErrVBRStatus
	}
	if _, err := lineFor(tx, v, &v.VBRLine); err != nil {
		if errors.Is(err, wire.ErrVBRVLANUsed) {
			err = wire.ErrVBRVLANRecover
		}
		return nil, err
	}
	v.SetStatus(world.VBRRecovering)
	v.RecoveredAt = tx.Now()
	return &wire.RecoverVirtualBorderRouterResponse{}, tx.VBRs.Put(v)
}

// deleteVirtualBorderRouter deletes a border router that nothing uses, with its route table.
func deleteVirtualBorderRouter(tx *world.Tx, req *wire.DeleteVirtualBorderRouterRequest) (*wire.DeleteVirtualBorderRouterResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRNotFound)
	}
	switch v.Status {
	case world.VBRActive, world.VBRUnconfirmed, world.VBRTerminated:
	default:
		return nil, wire.ErrVBRStatus
	}
	if len(v.More) > 0 {
		return nil, wire.ErrVBRHasLine
	}
	for _, left := range []struct {
		count   func(string) (int, error)
		key     string
		refusal error
	}{
		{tx.RouterInterfacesByRouter.Count, v.ID, wire.ErrVBRHasInterface},
		{tx.BGPGroupsByRouter.Count, v.ID, wire.ErrVBRHasGroup},
		{tx.BGPNetworksByRouter.Count, v.ID, wire.ErrVBRHasNetwork},
		{tx.RouteEntriesByTable.Count, v.RouteTable, wire.ErrVBRHasRoute},
	} {
		if n, err := left.count(left.key); err != nil || n > 0 {
			return nil, orElse(err, left.refusal)
		}
	}
	if err := dropRouteTable(tx, v.RouteTable); err != nil {
		return nil, err
	}
	v.SetStatus(world.VBRDeleting)
	return &wire.DeleteVirtualBorderRouterResponse{}, tx.VBRs.Put(v)
}
