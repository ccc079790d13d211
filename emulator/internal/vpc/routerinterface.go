package vpc

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var routerInterfaceActions = []action.Action{
	action.Write("CreateRouterInterface", regions.VPCRouterInterface, createRouterInterface),
	action.Read("DescribeRouterInterfaces", regions.VPCRouterInterface, describeRouterInterfaces),
	action.Read("DescribeRouterInterfaceAttribute", regions.VPCRouterInterface, describeRouterInterfaceAttribute),
	action.Write("ModifyRouterInterfaceAttribute", regions.VPCRouterInterface, modifyRouterInterfaceAttribute),
	action.Write("ModifyRouterInterfaceSpec", regions.VPCRouterInterface, modifyRouterInterfaceSpec),
	action.Write("ConnectRouterInterface", regions.VPCRouterInterface, connectRouterInterface),
	action.Write("ActivateRouterInterface", regions.VPCRouterInterface, activateRouterInterface),
	action.Write("DeactivateRouterInterface", regions.VPCRouterInterface, deactivateRouterInterface),
	action.Write("DeleteRouterInterface", regions.VPCRouterInterface, deleteRouterInterface),
}

// quotaRouterInterfaces is how many interfaces a router has by default (Express Connect limits). A0040
const quotaRouterInterfaces = 5

// interfaceSpecs are the specifications of router interfaces, in Mbit/s (Vpc CreateRouterInterface). The accepting
// side has none of its own: Negative.
var interfaceSpecs = map[string]int{
	"Mini.2": 2, "Mini.5": 5, "Small.1": 10, "Small.2": 20, "Small.5": 50, "Middle.1": 100, "Middle.2": 200, "Middle.5": 500,
	"Large.1": 1000, "Large.2": 2000, "Large.5": 5000, "Xlarge.1": 10000, acceptingSpec: 0,
}

const acceptingSpec = "Negative"

// createRouterInterface makes one end of a link between two routers. It is Idle until it is connected.
func createRouterInterface(tx *world.Tx, req *wire.CreateRouterInterfaceRequest) (*wire.CreateRouterInterfaceResponse, error) {
	if err := checkGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	i := &world.RouterInterface{
		Meta: newMeta(tx, "ri", req.Name, req.Description, req.ResourceGroupId, req.Tags), Status: world.InterfaceIdle,
		Router: req.RouterId, RouterType: req.RouterType, Role: req.Role, Spec: req.Spec, ChargeType: "AfterPay",
		OppositeRegion: req.OppositeRegionId, OppositeAccount: req.OppositeInterfaceOwnerId, OppositeRouter: req.OppositeRouterId,
		OppositeRouterType: req.OppositeRouterType, OppositeInterface: req.OppositeInterfaceId,
		AccessPoint: req.AccessPointId, OppositeAccessPoint: req.OppositeAccessPointId, FastLink: req.FastLinkMode,
	}
	if req.InstanceChargeType == "PrePaid" {
		months := max(req.Period, 1)
		if req.PricingCycle == "Year" {
			months *= 12
		}
		i.ChargeType, i.Expires = "PrePaid", tx.Now().AddDate(0, months, 0)
	}
	if err := setHealth(i, req.HealthCheckSourceIp, req.HealthCheckTargetIp); err != nil {
		return nil, err
	}
	if err := placeInterface(tx, i); err != nil {
		return nil, err
	}
	if err := checkRouterInterface(tx, i); err != nil {
		return nil, err
	}
	if err := tx.RouterInterfaces.Insert(i); err != nil {
		return nil, err
	}
	res := &wire.CreateRouterInterfaceResponse{RouterInterfaceId: i.ID, OrderId: int64(tx.Serial())}
	if i.FastLink {
		return res, fastLink(tx, i)
	}
	return res, nil
}

// placeInterface finds the router that an interface is on.
func placeInterface(tx *world.Tx, i *world.RouterInterface) error {
	if i.RouterType == world.RouterIsVRouter {
		v, err := tx.VPCsByRouter.First(i.Router)
		if err != nil {
			return missing(err, wire.ErrInterfaceRouter)
		}
		i.VPC = v.ID
		if i.AccessPoint != "" {
			return wire.ErrInterfacePointType
		}
		return nil
	}
	v, err := tx.VBRs.Get(i.Router)
	if err != nil {
		return missing(err, wire.ErrInterfaceRouter)
	}
	switch {
	case v.Status != world.VBRActive:
		return wire.ErrInterfaceVBRStatus
	case i.Role == world.AcceptingSide:
		return wire.ErrInterfaceAcceptVBR
	case i.AccessPoint != "" && !hasAccessPoint(tx, i.AccessPoint):
		return wire.ErrInterfacePoint
	case i.AccessPoint != "" && i.AccessPoint != v.AccessPoint:
		return wire.ErrInterfacePointVBR
	}
	i.AccessPoint = v.AccessPoint
	return nil
}

// checkRouterInterface refuses what a router interface cannot be.
func checkRouterInterface(tx *world.Tx, i *world.RouterInterface) error {
	if err := checkText(i.Name, wire.ErrLineName, i.Description, wire.ErrLineDescription); err != nil {
		return err
	}
	// The opposite region is one of the same cloud: nothing joins clouds behind their borders.
	far, known := tx.Matrix().Region(i.OppositeRegion)
	_, spec := interfaceSpecs[i.Spec]
	switch {
	case !known || far.Class != tx.Region.Class:
		return wire.ErrInterfaceRegion
	case !spec || (i.Spec == acceptingSpec) != (i.Role == world.AcceptingSide):
		return wire.ErrInterfaceSpec
	case i.Role == world.AcceptingSide && i.ChargeType == "PrePaid":
		return wire.ErrInterfaceAcceptPaid
	case i.HealthSource.IsValid() && (i.RouterType != world.RouterIsVRouter || i.OppositeRouterType != world.RouterIsVBR):
		return wire.ErrInterfaceHealthType
	}
	have := 0
	for other, err := range tx.RouterInterfacesByRouter.Each(i.Router) {
		if err != nil {
			return err
		}
		have++
		if i.OppositeRouter != "" && other.OppositeRouter == i.OppositeRouter && other.Status != world.Deleting {
			return wire.ErrInterfaceExists
		}
	}
	if have >= tx.Quota("vpc.router-interfaces", quotaRouterInterfaces) {
		return wire.ErrInterfaceQuota
	}
	return nil
}

// setHealth reads the addresses of an interface's health check: both or none.
func setHealth(i *world.RouterInterface, source, target string) error {
	if source == "" && target == "" {
		return nil
	}
	from, errFrom := netip.ParseAddr(source)
	to, errTo := netip.ParseAddr(target)
	if errFrom != nil || errTo != nil || !from.Is4() || !to.Is4() || from == to {
		return wire.ErrInterfaceHealth
	}
	i.HealthSource, i.HealthTarget = from, to
	if i.HealthRate == 0 {
		i.HealthRate, i.HealthThreshold = 2000, 8 // Vpc ModifyRouterInterfaceAttribute
	}
	return nil
}

// fastLink makes the other end of a border router's interface, on a VPC of the account, and connects the two.
func fastLink(tx *world.Tx, i *world.RouterInterface) error {
	if i.RouterType != world.RouterIsVBR || oppositeAccount(tx, i) != tx.Account.ID {
		return wire.ErrInterfaceMismatchRole
	}
	far, _ := tx.Matrix().Region(i.OppositeRegion)
	there := tx.In(far)
	v, err := there.VPCsByRouter.First(i.OppositeRouter)
	if err != nil {
		return missing(err, wire.ErrInterfaceRouter)
	}
	other := &world.RouterInterface{
		Meta: newMeta(there, "ri", i.Name, i.Description, i.ResourceGroup, nil), Status: world.InterfaceIdle, Router: v.Router,
		RouterType: world.RouterIsVRouter, VPC: v.ID, Role: world.AcceptingSide, Spec: acceptingSpec, ChargeType: "AfterPay",
		OppositeRegion: tx.Region.ID, OppositeRouter: i.Router, OppositeRouterType: i.RouterType,
		OppositeInterface: i.ID, OppositeAccessPoint: i.AccessPoint, FastLink: true,
	}
	i.OppositeInterface, i.OppositeRouterType = other.ID, world.RouterIsVRouter
	if err := there.RouterInterfaces.Insert(other); err != nil {
		return err
	}
	return join(tx, i, there, other)
}

// connectRouterInterface asks the accepting side to connect. Both sides have to name each other.
func connectRouterInterface(tx *world.Tx, req *wire.ConnectRouterInterfaceRequest) (*wire.ConnectRouterInterfaceResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	switch {
	case i.Role != world.InitiatingSide:
		return nil, wire.ErrInterfaceRole
	case i.Status != world.InterfaceIdle:
		return nil, wire.ErrInterfaceNotIdle
	case i.OppositeInterface == "" || i.OppositeRouter == "":
		return nil, wire.ErrInterfaceUnset
	}
	there, other, err := opposite(tx, i)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceUnset)
	}
	switch {
	case other.OppositeInterface == "" || other.OppositeRouter == "":
		return nil, wire.ErrInterfaceUnset
	case other.Router == i.Router:
		return nil, wire.ErrInterfaceSame
	case there.Account.ID != oppositeAccount(tx, i):
		return nil, wire.ErrInterfaceMismatchUID
	case other.Role != world.AcceptingSide:
		return nil, wire.ErrInterfaceMismatchRole
	case other.OppositeInterface != i.ID:
		return nil, wire.ErrInterfaceMismatch
	case oppositeAccount(there, other) != tx.Account.ID:
		return nil, wire.ErrInterfaceMismatchOwn
	case other.Router != i.OppositeRouter || there.Region.ID != i.OppositeRegion || other.OppositeRegion != tx.Region.ID || other.OppositeRouter != i.Router:
		return nil, wire.ErrInterfaceMismatchAt
	case other.Status != world.InterfaceIdle:
		return nil, wire.ErrInterfaceNotIdle
	}
	return &wire.ConnectRouterInterfaceResponse{}, join(tx, i, there, other)
}

// join lets two interfaces that name each other come up.
func join(tx *world.Tx, i *world.RouterInterface, there *world.Tx, other *world.RouterInterface) error {
	i.SetStatus(world.InterfaceConnecting)
	other.SetStatus(world.InterfaceAcceptingConnecting)
	i.ConnectedAt, other.ConnectedAt = tx.Now(), tx.Now()
	if err := tx.RouterInterfaces.Put(i); err != nil {
		return err
	}
	return there.RouterInterfaces.Put(other)
}

// opposite finds the other end of an interface, whoever has it and wherever it is: naming each other is how two
// accounts agree to be joined. The transaction that comes with it is bound to where that is.
func opposite(tx *world.Tx, i *world.RouterInterface) (*world.Tx, *world.RouterInterface, error) {
	other, at, err := tx.RouterInterfaces.Anywhere(i.OppositeInterface)
	if err != nil {
		return nil, nil, err
	}
	account, err := tx.Accounts.Get(at.Account)
	if err != nil {
		return nil, nil, err
	}
	region, _ := tx.Matrix().Region(at.Region)
	return tx.As(*account, region), other, nil
}

// oppositeAccount is whose the other end is: the account's own unless another was named.
func oppositeAccount(tx *world.Tx, i *world.RouterInterface) string {
	if i.OppositeAccount == "" {
		return tx.Account.ID
	}
	return i.OppositeAccount
}

// activateRouterInterface brings an interface that is Inactive up again.
func activateRouterInterface(tx *world.Tx, req *wire.ActivateRouterInterfaceRequest) (*wire.ActivateRouterInterfaceResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if i.Status != world.InterfaceInactive {
		return nil, wire.ErrInterfaceNotInactive
	}
	if _, _, err := opposite(tx, i); err != nil {
		return nil, missing(err, wire.ErrInterfaceOppositeGone)
	}
	i.SetStatus(world.InterfaceActivating)
	return &wire.ActivateRouterInterfaceResponse{}, tx.RouterInterfaces.Put(i)
}

// deactivateRouterInterface takes an interface down; the other end stays as it is.
func deactivateRouterInterface(tx *world.Tx, req *wire.DeactivateRouterInterfaceRequest) (*wire.DeactivateRouterInterfaceResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if i.Status != world.InterfaceActive {
		return nil, wire.ErrInterfaceNotActive
	}
	i.SetStatus(world.InterfaceDeactivating)
	return &wire.DeactivateRouterInterfaceResponse{}, tx.RouterInterfaces.Put(i)
}

// modifyRouterInterfaceAttribute changes names, the health check and, of an Idle interface, its other end.
func modifyRouterInterfaceAttribute(tx *world.Tx, req *wire.ModifyRouterInterfaceAttributeRequest) (*wire.ModifyRouterInterfaceAttributeResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if err := rename(&i.Meta, req.Name, req.Description, wire.ErrLineName, wire.ErrLineDescription); err != nil {
		return nil, err
	}
	before := [4]string{i.OppositeInterface, i.OppositeRouter, i.OppositeRouterType, i.OppositeAccount}
	set(&i.OppositeInterface, req.OppositeInterfaceId)
	set(&i.OppositeRouter, req.OppositeRouterId)
	set(&i.OppositeRouterType, req.OppositeRouterType)
	set(&i.OppositeAccount, req.OppositeInterfaceOwnerId)
	if before != [4]string{i.OppositeInterface, i.OppositeRouter, i.OppositeRouterType, i.OppositeAccount} && i.Status != world.InterfaceIdle {
		return nil, wire.ErrInterfaceBusy
	}
	if err := changeHealth(i, req); err != nil {
		return nil, err
	}
	return &wire.ModifyRouterInterfaceAttributeResponse{}, tx.RouterInterfaces.Put(i)
}

func changeHealth(i *world.RouterInterface, req *wire.ModifyRouterInterfaceAttributeRequest) error {
	if req.DeleteHealthCheckIp != nil && *req.DeleteHealthCheckIp {
		i.HealthSource, i.HealthTarget, i.HealthRate, i.HealthThreshold = netip.Addr{}, netip.Addr{}, 0, 0
		return nil
	}
	source, target := spellAddr(i.HealthSource), spellAddr(i.HealthTarget)
	set(&source, req.HealthCheckSourceIp)
	set(&target, req.HealthCheckTargetIp)
	if err := setHealth(i, source, target); err != nil {
		return err
	}
	if i.HealthSource.IsValid() && (i.RouterType != world.RouterIsVRouter || i.OppositeRouterType != world.RouterIsVBR) {
		return wire.ErrInterfaceHealthType
	}
	set(&i.HealthRate, req.HcRate)
	set(&i.HealthThreshold, req.HcThreshold)
	return nil
}

// modifyRouterInterfaceSpec changes the bandwidth of the initiating side.
func modifyRouterInterfaceSpec(tx *world.Tx, req *wire.ModifyRouterInterfaceSpecRequest) (*wire.ModifyRouterInterfaceSpecResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceNotFound)
	}
	if interfaceSpecs[req.Spec] == 0 || i.Role != world.InitiatingSide {
		return nil, wire.ErrInterfaceSpecModify
	}
	i.Spec = req.Spec
	return &wire.ModifyRouterInterfaceSpecResponse{Spec: i.Spec}, tx.RouterInterfaces.Put(i)
}

// deleteRouterInterface deletes an interface that is down and to which no route leads.
func deleteRouterInterface(tx *world.Tx, req *wire.DeleteRouterInterfaceRequest) (*wire.DeleteRouterInterfaceResponse, error) {
	i, err := tx.RouterInterfaces.Get(req.RouterInterfaceId)
	if err != nil {
		return nil, missing(err, wire.ErrInterfaceGone)
	}
	if i.Status != world.InterfaceIdle && i.Status != world.InterfaceInactive {
		return nil, wire.ErrInterfaceDeleteStatus
	}
	if n, err := tx.RouteEntriesByNextHop.Count(i.ID); err != nil || n > 0 {
		return nil, orElse(err, wire.ErrInterfaceHasRoute)
	}
	i.SetStatus(world.Deleting)
	return &wire.DeleteRouterInterfaceResponse{}, tx.RouterInterfaces.Put(i)
}

// hopOverInterface checks a route's next hop that is a router interface: one of the table's own router, or the
// interface of a border router on one of its lines.
func hopOverInterface(tx *world.Tx, t *world.RouteTable, id string) error {
	if t.VPC == "" {
		v, err := tx.VBRs.Get(t.Router)
		if err != nil {
			return err
		}
		if v.Status != world.VBRActive {
			return wire.ErrRouteVBRStatus
		}
		for _, l := range append(v.More, v.VBRLine) {
			if l.Interface == id {
				return nil
			}
		}
	}
	i, err := tx.RouterInterfaces.Get(id)
	if err != nil {
		return missing(err, wire.ErrRouteHopNotFound)
	}
	if i.Router != t.Router {
		return wire.ErrRouteRouterInterface
	}
	return nil
}
