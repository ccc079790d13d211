package vpc

import (
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// interfaceFilters are the keys by which DescribeRouterInterfaces filters.
func interfaceFilters(tx *world.Tx, i *world.RouterInterface) map[string]string {
	return map[string]string{
		"RouterInterfaceId": i.ID, "RouterId": i.Router, "RouterType": i.RouterType, "RouterInterfaceOwnerId": tx.Account.ID,
		"OppositeInterfaceId": i.OppositeInterface, "OppositeRouterId": i.OppositeRouter, "OppositeRouterType": i.OppositeRouterType,
		"OppositeInterfaceOwnerId": i.OppositeAccount, "Status": string(i.Status), "Name": i.Name, "Role": i.Role, "Spec": i.Spec,
		"VpcInstanceId": i.VPC, "OppositeRegionId": i.OppositeRegion,
	}
}

// describeRouterInterfaces lists router interfaces by page.
func describeRouterInterfaces(tx *world.Tx, req *wire.DescribeRouterInterfacesRequest) (*wire.DescribeRouterInterfacesResponse, error) {
	if err := checkFilters(req.Filter, interfaceFilters(tx, &world.RouterInterface{})); err != nil {
		return nil, err
	}
	list, total, err := action.Page(tx.RouterInterfaces, page(req.PageNumber, req.PageSize), func(i *world.RouterInterface) bool {
		return passes(req.Filter, interfaceFilters(tx, i)) && action.Same(req.ResourceGroupId, i.ResourceGroup) && hasTags(&i.Meta, req.Tags)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeRouterInterfacesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, i := range list {
		one, err := spellInterface(tx, i)
		if err != nil {
			return nil, err
		}
		res.RouterInterfaceSet.RouterInterfaceType = append(res.RouterInterfaceSet.RouterInterfaceType,
			wire.RouterInterfaceType{RouterInterfaceAttributes: one, Ipv6Status: "off", FastLinkMode: i.FastLink})
	}
	return res, nil
}

// describeRouterInterfaceAttribute tells everything about one router interface.
func describeRouterInterfaceAttribute(tx *world.Tx, req *wire.DescribeRouterInterfaceAttributeRequest) (*wire.DescribeRouterInterfaceAttributeResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	one, err := spellInterface(tx, i)
	res := &wire.DescribeRouterInterfaceAttributeResponse{
		RouterInterfaceAttributes: one, Code: "200", Message: "successful", Success: true, GmtModified: stamp(i.CreatedAt), FastLinkMode: "false",
	}
	if i.FastLink {
		res.FastLinkMode = "true"
	}
	if i.HealthSource.IsValid() {
		res.HealthCheckStatus = "Normal"
	}
	return res, err
}

func spellInterface(tx *world.Tx, i *world.RouterInterface) (wire.RouterInterfaceAttributes, error) {
	one := wire.RouterInterfaceAttributes{
		RouterInterfaceId: i.ID, Name: i.Name, Description: i.Description, Status: string(i.Status), BusinessStatus: "Normal",
		RouterId: i.Router, RouterType: i.RouterType, VpcInstanceId: i.VPC, Role: i.Role, Spec: i.Spec, Bandwidth: interfaceSpecs[i.Spec],
		ChargeType: i.ChargeType, CreationTime: stamp(i.CreatedAt), EndTime: optionalStamp(i.Expires), ConnectedTime: optionalStamp(i.ConnectedAt),
		OppositeRegionId: i.OppositeRegion, OppositeRouterId: i.OppositeRouter, OppositeRouterType: i.OppositeRouterType,
		OppositeInterfaceId: i.OppositeInterface, OppositeInterfaceOwnerId: i.OppositeAccount, AccessPointId: i.AccessPoint,
		OppositeAccessPointId: i.OppositeAccessPoint, HealthCheckSourceIp: spellAddr(i.HealthSource), HealthCheckTargetIp: spellAddr(i.HealthTarget),
		HcRate: i.HealthRate, CrossBorder: false, HasReservationData: "false", ResourceGroupId: i.ResourceGroup,
	}
	one.Tags.Tags = tagsOf(&i.Meta)
	one.OppositeInterfaceBusinessStatus = "Normal"
	if i.Role == world.InitiatingSide {
		one.OppositeInterfaceSpec = acceptingSpec
	}
	if i.HealthThreshold > 0 {
		one.HcThreshold = &i.HealthThreshold
	}
	// What the other end is like is told only when it is the other end of this one.
	there, other, err := opposite(tx, i)
	switch {
	case world.NotFound(err):
		return one, nil
	case err != nil:
		return one, err
	case other.OppositeInterface != i.ID || there.Account.ID != oppositeAccount(tx, i):
		return one, nil
	}
	one.OppositeInterfaceStatus, one.OppositeInterfaceSpec, one.OppositeBandwidth, one.OppositeVpcInstanceId = string(other.Status), other.Spec, interfaceSpecs[other.Spec], other.VPC
	return one, nil
}
