package vpc

import (
	"encoding/binary"
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

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

// setIPv6 takes over what a request says of IPv6 on a line: kept and told, and no more.
func setIPv6(l *world.VBRLine, given wire.VBRIPv6) error {
	set(&l.IPv6, given.EnableIpv6)
	set(&l.LocalIPv6, given.LocalIpv6GatewayIp)
	set(&l.PeerIPv6, given.PeerIpv6GatewayIp)
	set(&l.IPv6Mask, given.PeeringIpv6SubnetMask)
	if !l.IPv6 {
		return nil
	}
	within, err := netip.ParsePrefix(l.IPv6Mask)
	if err != nil {
		return wire.ErrVBRIPv6
	}
	for _, text := range []string{l.LocalIPv6, l.PeerIPv6} {
		if at, err := netip.ParseAddr(text); err != nil || !within.Contains(at) {
			return wire.ErrVBRIPv6
		}
	}
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
	if err := setIPv6(l, change.VBRIPv6); err != nil {
		return err
	}
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
	if err := setIPv6(&l, req.VBRIPv6); err != nil {
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
