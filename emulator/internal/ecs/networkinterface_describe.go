package ecs

import (
	"net/netip"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createdInterface spells a new interface.
func createdInterface(tx *world.Tx, eni *world.NetworkInterface) *wire.CreateNetworkInterfaceResponse {
	res := &wire.CreateNetworkInterfaceResponse{
		Status: string(eni.Status), Type: eni.Type, VpcId: eni.VPC, NetworkInterfaceName: eni.Name, MacAddress: eni.MAC,
		NetworkInterfaceId: eni.ID, OwnerId: tx.Account.ID, VSwitchId: eni.VSwitch, Description: eni.Description,
		ResourceGroupId: namedGroup(tx, &eni.Meta), ZoneId: eni.Zone, PrivateIpAddress: eni.PrivateIP().String(),
	}
	res.SecurityGroupIds.SecurityGroupId = eni.SecurityGroups
	res.Tags.Tag = tagList(&eni.Meta)
	for n, at := range eni.PrivateIPs {
		res.PrivateIpSets.PrivateIpSet = append(res.PrivateIpSets.PrivateIpSet, wire.DescribeInstancesPrivateIp{PrivateIpAddress: at.String(), Primary: n == 0})
	}
	return res
}

// Bounds of a page by token (Ecs DescribeNetworkInterfaces MaxResults).
const (
	minInterfacePage = 10
	maxInterfacePage = 500
)

// describeNetworkInterfaces lists interfaces by page, or by token when the request has a MaxResults or a NextToken.
func describeNetworkInterfaces(tx *world.Tx, req *wire.DescribeNetworkInterfacesRequest) (*wire.DescribeNetworkInterfacesResponse, error) {
	res := &wire.DescribeNetworkInterfacesResponse{}
	match := interfaceFilter(req)
	var page []*world.NetworkInterface
	var err error
	if req.MaxResults > 0 || req.NextToken != "" {
		limit := min(max(int(req.MaxResults), minInterfacePage), maxInterfacePage)
		page, res.NextToken, err = action.After(tx.NetworkInterfaces, req.NextToken, limit, func(n *world.NetworkInterface) string { return n.ID }, match)
	} else {
		res.PageNumber, res.PageSize = int(req.PageNumber), int(req.PageSize)
		paging := rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}
		switch {
		case len(req.NetworkInterfaceId) > 0:
			page, res.TotalCount, err = action.PageOf(action.Named(tx.NetworkInterfaces, req.NetworkInterfaceId), paging, match)
		case req.InstanceId != "":
			page, res.TotalCount, err = action.PageOf(tx.NetworkInterfacesByInstance.Each(req.InstanceId), paging, match)
		default:
			page, res.TotalCount, err = action.Page(tx.NetworkInterfaces, paging, match)
		}
	}
	if err != nil {
		return nil, err
	}
	for _, eni := range page {
		view, err := interfaceView(tx, eni)
		if err != nil {
			return nil, err
		}
		res.NetworkInterfaceSets.NetworkInterfaceSet = append(res.NetworkInterfaceSets.NetworkInterfaceSet, view)
	}
	return res, nil
}

// interfaceFilter is nil when the request filters nothing.
func interfaceFilter(req *wire.DescribeNetworkInterfacesRequest) func(*world.NetworkInterface) bool {
	var f filters[world.NetworkInterface]
	f.add(len(req.NetworkInterfaceId) > 0, func(n *world.NetworkInterface) bool { return slices.Contains(req.NetworkInterfaceId, n.ID) })
	f.add(req.ResourceGroupId != "", func(n *world.NetworkInterface) bool { return n.ResourceGroup == req.ResourceGroupId })
	f.add(req.VSwitchId != "", func(n *world.NetworkInterface) bool { return n.VSwitch == req.VSwitchId })
	f.add(req.VpcId != "", func(n *world.NetworkInterface) bool { return n.VPC == req.VpcId })
	f.add(req.PrimaryIpAddress != "", func(n *world.NetworkInterface) bool { return n.PrivateIP().String() == req.PrimaryIpAddress })
	f.add(req.SecurityGroupId != "", func(n *world.NetworkInterface) bool { return slices.Contains(n.SecurityGroups, req.SecurityGroupId) })
	f.add(req.NetworkInterfaceName != "", func(n *world.NetworkInterface) bool { return n.Name == req.NetworkInterfaceName })
	f.add(req.Type != "", func(n *world.NetworkInterface) bool { return sameFold(req.Type, n.Type) })
	f.add(req.InstanceId != "", func(n *world.NetworkInterface) bool { return n.Instance == req.InstanceId })
	f.add(req.ServiceManaged != nil, func(*world.NetworkInterface) bool { return !*req.ServiceManaged })
	f.add(req.Status != "", func(n *world.NetworkInterface) bool { return sameFold(req.Status, string(n.Status)) })
	f.add(len(req.PrivateIpAddress) > 0, func(n *world.NetworkInterface) bool {
		return slices.ContainsFunc(n.PrivateIPs, func(at netip.Addr) bool { return slices.Contains(req.PrivateIpAddress, at.String()) })
	})
	f.add(len(req.Tag) > 0, func(n *world.NetworkInterface) bool { return n.HasTags(action.Wanted(req.Tag)) })
	return f.match()
}

func interfaceView(tx *world.Tx, eni *world.NetworkInterface) (wire.NetworkInterface, error) {
	view := wire.NetworkInterface{
		CreationTime: stamp(eni.CreatedAt), VpcId: eni.VPC, Type: eni.Type, Status: string(eni.Status), NetworkInterfaceTrafficMode: eni.TrafficMode,
		NetworkInterfaceName: eni.Name, MacAddress: eni.MAC, NetworkInterfaceId: eni.ID, InstanceId: eni.Instance, OwnerId: tx.Account.ID,
		VSwitchId: eni.VSwitch, Description: eni.Description, ResourceGroupId: namedGroup(tx, &eni.Meta), ZoneId: eni.Zone,
		PrivateIpAddress: eni.PrivateIP().String(), QueueNumber: eni.QueueNumber, QueuePairNumber: eni.QueuePairs, DeleteOnRelease: eni.DeleteOnRelease,
	}
	view.Attachment.InstanceId = eni.Instance
	view.SecurityGroupIds.SecurityGroupId = eni.SecurityGroups
	view.Tags.Tag = tagList(&eni.Meta)
	public, err := publicAddresses(tx, eni)
	if err != nil {
		return view, err
	}
	for n, at := range eni.PrivateIPs {
		view.PrivateIpSets.PrivateIpSet = append(view.PrivateIpSets.PrivateIpSet,
			wire.PrivateIp{PrivateIpAddress: at.String(), Primary: n == 0, AssociatedPublicIp: public[at]})
	}
	view.AssociatedPublicIp = public[eni.PrivateIP()]
	return view, nil
}

// publicAddresses gives the EIPs of an interface by the private address behind each. Those of an instance are behind
// its primary interface.
func publicAddresses(tx *world.Tx, eni *world.NetworkInterface) (map[netip.Addr]wire.AssociatedPublicIp, error) {
	holders := []string{eni.ID}
	if eni.Type == eniPrimary && eni.Instance != "" {
		holders = append(holders, eni.Instance)
	}
	public := map[netip.Addr]wire.AssociatedPublicIp{}
	for _, holder := range holders {
		for eip, err := range tx.EIPsByInstance.Each(holder) {
			if err != nil {
				return nil, err
			}
			at := eip.PrivateIP
			if !at.IsValid() {
				at = eni.PrivateIP()
			}
			public[at] = wire.AssociatedPublicIp{PublicIpAddress: eip.Address.String(), AllocationId: eip.ID}
		}
	}
	return public, nil
}

// describeNetworkInterfaceAttribute answers one interface in full.
func describeNetworkInterfaceAttribute(tx *world.Tx, req *wire.DescribeNetworkInterfaceAttributeRequest) (*wire.DescribeNetworkInterfaceAttributeResponse, error) {
	eni, err := tx.NetworkInterfaces.Get(req.NetworkInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	v, err := interfaceView(tx, eni)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeNetworkInterfaceAttributeResponse{
		CreationTime: v.CreationTime, VpcId: v.VpcId, Type: v.Type, Status: v.Status, NetworkInterfaceTrafficMode: v.NetworkInterfaceTrafficMode,
		NetworkInterfaceName: v.NetworkInterfaceName, MacAddress: v.MacAddress, NetworkInterfaceId: v.NetworkInterfaceId, InstanceId: v.InstanceId,
		OwnerId: v.OwnerId, VSwitchId: v.VSwitchId, Description: v.Description, ResourceGroupId: v.ResourceGroupId, ZoneId: v.ZoneId,
		PrivateIpAddress: v.PrivateIpAddress, QueueNumber: v.QueueNumber, DeleteOnRelease: v.DeleteOnRelease,
		AssociatedPublicIp: v.AssociatedPublicIp, SecurityGroupIds: v.SecurityGroupIds, PrivateIpSets: v.PrivateIpSets, Tags: v.Tags,
	}
	res.Attachment.InstanceId = v.InstanceId
	res.NetworkInterfaceTrafficConfig.NetworkInterfaceTrafficMode, res.NetworkInterfaceTrafficConfig.QueueNumber = v.NetworkInterfaceTrafficMode, v.QueueNumber
	return res, nil
}
