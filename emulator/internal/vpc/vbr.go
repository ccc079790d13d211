package vpc

import (
	"encoding/binary"
	"errors"
	"net/netip"
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

// setGateways reads the addresses of both ends of a router's line.
func setGateways(l *world.VBRLine, local, peer, mask string) error {
	if local == "" || peer == "" || mask == "" {
		return wire.ErrVBRGatewayMissing
	}
	near, errNear := netip.ParseAddr(local)
	far, errFar := netip.ParseAddr(peer)
	if errNear != nil || errFar != nil || !near.Is4() || !far.Is4() {
		return wire.ErrVBRGatewayAddress
	}
	bits, ok := maskBits(mask)
	if !ok {
		return wire.ErrVBRGatewayMask
	}
	if near == far || !netip.PrefixFrom(near, bits).Masked().Contains(far) {
		return wire.ErrVBRGatewaySubnet
	}
	l.LocalGatewayIP, l.PeerGatewayIP, l.PeeringSubnetMask = near, far, mask
	return nil
}

// maskBits is the length of a mask such as 255.255.255.252.
func maskBits(mask string) (int, bool) {
	a, err := netip.ParseAddr(mask)
	if err != nil || !a.Is4() {
		return 0, false
	}
	b := a.As4()
	n := binary.BigEndian.Uint32(b[:])
	for bits := 1; bits <= 32; bits++ {
		if n == ^uint32(0)<<(32-bits) {
			return bits, true
		}
	}
	return 0, false
}

// lineFor finds the enabled physical connection of a router's line, on which no other router has the VLAN.
func lineFor(tx *world.Tx, v *world.VBR, l *world.VBRLine) (*world.PhysicalConnection, error) {
	line, err := tx.PhysicalConnections.Get(l.PhysicalConnection)
	if err != nil {
		return nil, missing(err, wire.ErrLineConfirmMissing)
	}
	switch {
	case line.Status != world.LineEnabled:
		return nil, wire.ErrVBRLineDisabled
	case l.VLAN < 0 || l.VLAN > maxVLAN:
		return nil, wire.ErrVBRVLAN
	}
	have := 0
	for other, err := range tx.VBRsByLine.Each(line.ID) {
		if err != nil {
			return nil, err
		}
		if other.ID == v.ID || other.Status == world.VBRTerminated {
			continue
		}
		have++
		if taken := vlanOn(other, line.ID); taken == l.VLAN && l.VLAN > 0 {
			return nil, wire.ErrVBRVLANUsed
		} else if taken == 0 {
			return nil, wire.ErrVBRVLANZero
		}
	}
	if l.VLAN == 0 && have > 0 {
		return nil, wire.ErrVBRVLANZeroShared
	}
	if have >= tx.Quota("vpc.vbrs", quotaVBRs) {
		return nil, wire.ErrVBRQuota
	}
	return line, nil
}

func vlanOn(v *world.VBR, line string) int {
	if v.PhysicalConnection == line {
		return v.VLAN
	}
	for _, l := range v.More {
		if l.PhysicalConnection == line {
			return l.VLAN
		}
	}
	return -1
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
		PeerGatewayIp: req.PeerGatewayIp, PeeringSubnetMask: req.PeeringSubnetMask,
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

// changeLine changes VLAN, circuit code and addresses of one line of a router.
func changeLine(tx *world.Tx, v *world.VBR, change wire.LineChange) error {
	l := &v.VBRLine
	if change.PhysicalConnectionId != l.PhysicalConnection {
		l = nil
		for i := range v.More {
			if v.More[i].PhysicalConnection == change.PhysicalConnectionId {
				l = &v.More[i]
			}
		}
	}
	if l == nil {
		return wire.ErrVBRLines
	}
	set(&l.CircuitCode, change.CircuitCode)
	if change.LocalGatewayIp != nil || change.PeerGatewayIp != nil || change.PeeringSubnetMask != nil {
		local, peer, mask := spellAddr(l.LocalGatewayIP), spellAddr(l.PeerGatewayIP), l.PeeringSubnetMask
		set(&local, change.LocalGatewayIp)
		set(&peer, change.PeerGatewayIp)
		set(&mask, change.PeeringSubnetMask)
		if err := setGateways(l, local, peer, mask); err != nil {
			return err
		}
	}
	if change.VlanId == nil || *change.VlanId == l.VLAN {
		return nil
	}
	l.VLAN = *change.VlanId
	_, err := lineFor(tx, v, l)
	return err
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

// associatePhysicalConnection puts a border router on one more line.
func associatePhysicalConnection(tx *world.Tx, req *wire.AssociatePhysicalConnectionToVirtualBorderRouterRequest) (*wire.AssociatePhysicalConnectionToVirtualBorderRouterResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRNotFound)
	}
	switch {
	case v.Status != world.VBRActive:
		return nil, wire.ErrVBRStatus
	case vlanOn(v, req.PhysicalConnectionId) >= 0:
		return nil, wire.ErrVBRAssociated
	case len(v.More)+1 >= maxVBRLines:
		return nil, wire.ErrVBRAssociateMany
	}
	l := world.VBRLine{PhysicalConnection: req.PhysicalConnectionId, VLAN: req.VlanId, CircuitCode: req.CircuitCode, Interface: tx.NewID("ri")}
	if err := setGateways(&l, req.LocalGatewayIp, req.PeerGatewayIp, req.PeeringSubnetMask); err != nil {
		return nil, err
	}
	if _, err := lineFor(tx, v, &l); err != nil {
		return nil, err
	}
	for _, other := range append(v.More, v.VBRLine) {
		if other.LocalGatewayIP == l.LocalGatewayIP {
			return nil, wire.ErrVBRAssociateAddress
		}
	}
	v.More = append(v.More, l)
	return &wire.AssociatePhysicalConnectionToVirtualBorderRouterResponse{}, tx.VBRs.Put(v)
}

// unassociatePhysicalConnection takes a border router off a line that it was not made on.
func unassociatePhysicalConnection(tx *world.Tx, req *wire.UnassociatePhysicalConnectionFromVirtualBorderRouterRequest) (*wire.UnassociatePhysicalConnectionFromVirtualBorderRouterResponse, error) {
	v, err := tx.VBRs.Get(req.VbrId)
	if err != nil {
		return nil, missing(err, wire.ErrVBRNotFound)
	}
	for i, l := range v.More {
		if l.PhysicalConnection != req.PhysicalConnectionId {
			continue
		}
		v.More = append(v.More[:i:i], v.More[i+1:]...)
		return &wire.UnassociatePhysicalConnectionFromVirtualBorderRouterResponse{}, tx.VBRs.Put(v)
	}
	return nil, wire.ErrVBRNotAssociated
}
