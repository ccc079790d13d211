package vpc

import (
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// vbrOfLine is the type of a border router on a physical connection.
const vbrOfLine = "pconnVBR"

// vbrFilters are the keys by which DescribeVirtualBorderRouters filters.
func vbrFilters(v *world.VBR) map[string]string {
	return map[string]string{
		"VbrId": v.ID, "PhysicalConnectionId": v.PhysicalConnection, "Status": string(v.Status), "Name": v.Name, "AccessPointId": v.AccessPoint,
		"EccId": "", "Type": vbrOfLine, "VlanInterfaceId": v.Interface,
	}
}

// describeVirtualBorderRouters lists border routers by page.
func describeVirtualBorderRouters(tx *world.Tx, req *wire.DescribeVirtualBorderRoutersRequest) (*wire.DescribeVirtualBorderRoutersResponse, error) {
	if err := checkFilters(req.Filter, vbrFilters(&world.VBR{})); err != nil {
		return nil, err
	}
	list, total, err := action.Page(tx.VBRs, page(req.PageNumber, req.PageSize), func(v *world.VBR) bool {
		return passes(req.Filter, vbrFilters(v)) && action.Same(req.ResourceGroupId, v.ResourceGroup) && hasTags(&v.Meta, req.Tags)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVirtualBorderRoutersResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, v := range list {
		one, err := spellVBR(tx, v)
		if err != nil {
			return nil, err
		}
		res.VirtualBorderRouterSet.VirtualBorderRouterType = append(res.VirtualBorderRouterSet.VirtualBorderRouterType, one)
	}
	return res, nil
}

func spellVBR(tx *world.Tx, v *world.VBR) (wire.VirtualBorderRouterType, error) {
	line, err := tx.PhysicalConnections.Get(v.PhysicalConnection)
	if err != nil {
		return wire.VirtualBorderRouterType{}, err
	}
	one := wire.VirtualBorderRouterType{
		VbrId: v.ID, Name: v.Name, Description: v.Description, Status: string(v.Status), Type: vbrOfLine, CreationTime: stamp(v.CreatedAt),
		PhysicalConnectionId: v.PhysicalConnection, PhysicalConnectionStatus: string(line.Status), PhysicalConnectionBusinessStatus: "Normal",
		PhysicalConnectionOwnerUid: tx.Account.ID, AccessPointId: v.AccessPoint, VlanId: v.VLAN, VlanInterfaceId: v.Interface,
		CircuitCode: v.CircuitCode, LocalGatewayIp: spellAddr(v.LocalGatewayIP), PeerGatewayIp: spellAddr(v.PeerGatewayIP),
		PeeringSubnetMask: v.PeeringSubnetMask, EnableIpv6: v.IPv6, LocalIpv6GatewayIp: v.LocalIPv6, PeerIpv6GatewayIp: v.PeerIPv6,
		PeeringIpv6SubnetMask: v.IPv6Mask, RouteTableId: v.RouteTable, DetectMultiplier: int64(v.Multiplier), MinRxInterval: int64(v.MinRx),
		MinTxInterval: int64(v.MinTx), Bandwidth: v.Bandwidth, SitelinkEnable: v.SiteLink, ResourceGroupId: v.ResourceGroup,
		ActivationTime: optionalStamp(v.ActivatedAt), TerminationTime: optionalStamp(v.TerminatedAt), RecoveryTime: optionalStamp(v.RecoveredAt),
	}
	one.Tags.Tags = tagsOf(&v.Meta)
	for _, l := range v.More {
		other, err := tx.PhysicalConnections.Get(l.PhysicalConnection)
		if err != nil {
			return one, err
		}
		one.AssociatedPhysicalConnections.AssociatedPhysicalConnection = append(one.AssociatedPhysicalConnections.AssociatedPhysicalConnection,
			wire.AssociatedPhysicalConnection{
				PhysicalConnectionId: other.ID, PhysicalConnectionStatus: string(other.Status), PhysicalConnectionBusinessStatus: "Normal",
				PhysicalConnectionOwnerUid: tx.Account.ID, Status: "Associated", VlanId: strconv.Itoa(l.VLAN), VlanInterfaceId: l.Interface,
				CircuitCode: l.CircuitCode, LocalGatewayIp: spellAddr(l.LocalGatewayIP), PeerGatewayIp: spellAddr(l.PeerGatewayIP),
				PeeringSubnetMask: l.PeeringSubnetMask, EnableIpv6: l.IPv6, LocalIpv6GatewayIp: l.LocalIPv6, PeerIpv6GatewayIp: l.PeerIPv6,
				PeeringIpv6SubnetMask: l.IPv6Mask,
			})
	}
	return one, nil
}

// describeVirtualBorderRoutersForPhysicalConnection lists the border routers on a line by page.
func describeVirtualBorderRoutersForPhysicalConnection(tx *world.Tx, req *wire.DescribeVirtualBorderRoutersForPhysicalConnectionRequest) (*wire.DescribeVirtualBorderRoutersForPhysicalConnectionResponse, error) {
	if err := checkFilters(req.Filter, vbrFilters(&world.VBR{})); err != nil {
		return nil, err
	}
	list, total, err := action.PageOf(tx.VBRsByLine.Each(req.PhysicalConnectionId), page(req.PageNumber, req.PageSize), func(v *world.VBR) bool {
		return passes(req.Filter, vbrFilters(v))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVirtualBorderRoutersForPhysicalConnectionResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	set := &res.VirtualBorderRouterForPhysicalConnectionSet
	for _, v := range list {
		one, err := spellVBR(tx, v)
		if err != nil {
			return nil, err
		}
		set.VirtualBorderRouterForPhysicalConnectionType = append(set.VirtualBorderRouterForPhysicalConnectionType, wire.VirtualBorderRouterForPhysicalConnectionType{
			VbrId: one.VbrId, VbrOwnerUid: owner(tx), Status: one.Status, Type: one.Type, CreationTime: one.CreationTime, VlanId: vlanOn(v, req.PhysicalConnectionId),
			CircuitCode: one.CircuitCode, LocalGatewayIp: one.LocalGatewayIp, PeerGatewayIp: one.PeerGatewayIp, PeeringSubnetMask: one.PeeringSubnetMask,
			EnableIpv6: one.EnableIpv6, LocalIpv6GatewayIp: one.LocalIpv6GatewayIp, PeerIpv6GatewayIp: one.PeerIpv6GatewayIp,
			PeeringIpv6SubnetMask: one.PeeringIpv6SubnetMask,
			ActivationTime:        one.ActivationTime, TerminationTime: one.TerminationTime, RecoveryTime: one.RecoveryTime,
			Bandwidth: strconv.Itoa(v.Bandwidth), PConnVbrBussinessStatus: "Normal",
		})
	}
	return res, nil
}
