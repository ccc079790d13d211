package vpc

import (
	"errors"
	"net/netip"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var routeEntryActions = []action.Action{
	action.Write("CreateRouteEntry", regions.VPCRouteEntry, createRouteEntry),
	action.Write("CreateRouteEntries", regions.VPCRouteEntry, createRouteEntries),
	action.Read("DescribeRouteEntryList", regions.VPCRouteEntry, describeRouteEntryList),
	action.Write("ModifyRouteEntry", regions.VPCRouteEntry, modifyRouteEntry),
	action.Write("DeleteRouteEntry", regions.VPCRouteEntry, deleteRouteEntry),
	action.Write("DeleteRouteEntries", regions.VPCRouteEntry, deleteRouteEntries),
}

// quotaRoutes is how many custom routes a route table has by default (VPC limits). A0040
const quotaRoutes = 200

// The size of a list of next hops (Vpc CreateRouteEntry).
const minHops, maxHops = 2, 16

// createRouteEntry adds a custom route to a route table. It answers at once, Pending; the lifecycle makes the route
// Available.
func createRouteEntry(tx *world.Tx, req *wire.CreateRouteEntryRequest) (*wire.CreateRouteEntryResponse, error) {
	if len(req.NextHopList) > 0 && req.NextHopId != "" {
		return nil, wire.ErrRouteHopAndList
	}
	e := &world.RouteEntry{Table: req.RouteTableId, Multi: len(req.NextHopList) > 0}
	e.Name, e.Description = req.RouteEntryName, req.Description
	if e.Multi {
		if len(req.NextHopList) < minHops || len(req.NextHopList) > maxHops {
			return nil, wire.ErrRouteHopCount
		}
		for _, hop := range req.NextHopList {
			e.NextHops = append(e.NextHops, world.NextHop{Type: hop.NextHopType, ID: hop.NextHopId, Weight: hop.Weight})
		}
	} else {
		e.NextHops = []world.NextHop{{Type: req.NextHopType, ID: req.NextHopId}}
	}
	if err := insertRoute(tx, e, req.DestinationCidrBlock); err != nil {
		return nil, err
	}
	return &wire.CreateRouteEntryResponse{RouteEntryId: e.ID}, nil
}

// insertRoute checks a custom route and stores it. When it fails nothing has been written.
func insertRoute(tx *world.Tx, e *world.RouteEntry, destination string) (err error) {
	t, err := tx.RouteTables.Get(e.Table)
	if err != nil {
		return missing(err, wire.ErrRouteTableNotFound)
	}
	if t.Status != world.Available {
		return wire.ErrRouteTableBusy
	}
	if e.Multi && t.Type == world.CustomRouteTable {
		return wire.ErrRouteListOnCustomTable
	}
	if e.Multi && t.VPC == "" {
		return wire.ErrRouteVBRList
	}
	if err := checkText(e.Name, wire.ErrRouteName, e.Description, wire.ErrRouteName); err != nil {
		return err
	}
	if e.Destination, err = parseDestination(destination); err != nil {
		return err
	}
	if err := destinationIsFree(tx, t, e.Destination); err != nil {
		return err
	}
	for i := range e.NextHops {
		if err := checkHop(tx, t, &e.NextHops[i]); err != nil {
			return err
		}
	}
	e.ID, e.CreatedAt, e.Modified, e.Status = tx.NewID("rte"), tx.Now(), tx.Now(), world.Pending
	return tx.RouteEntries.Insert(e)
}

func parseDestination(s string) (netip.Prefix, error) {
	if at, err := netip.ParseAddr(s); err == nil && at.Is4() {
		return netip.PrefixFrom(at, at.BitLen()), nil
	}
	p, err := netip.ParsePrefix(s)
	switch {
	case err != nil || p != p.Masked():
		return p, wire.ErrRouteDestination
	case !p.Addr().Is4():
		return p, wire.ErrRouteIPv6
	case within(p, serviceRange):
		return p, wire.ErrRouteForbiddenRange
	}
	return p, nil
}

// destinationIsFree refuses a destination that the table has, or that is a part of a vSwitch.
func destinationIsFree(tx *world.Tx, t *world.RouteTable, to netip.Prefix) error {
	custom := 0
	for e, err := range tx.RouteEntriesByTable.Each(t.ID) {
		if err != nil {
			return err
		}
		if e.Destination == to {
			return wire.ErrRouteDuplicate
		}
		if e.System && e.NextHops[0].Type == "local" && within(to, e.Destination) {
			return wire.ErrRouteConflict
		}
		if !e.System {
			custom++
		}
	}
	if custom >= tx.Quota("vpc.route-entries", quotaRoutes) {
		return wire.ErrRouteQuota
	}
	return nil
}

// checkHop refuses a next hop that is not there or is in another VPC. A hop without a type is an instance.
func checkHop(tx *world.Tx, t *world.RouteTable, hop *world.NextHop) error {
	if hop.Type == "" {
		hop.Type = "Instance"
	}
	if hop.ID == "" {
		return wire.ErrRouteHopMissing
	}
	vpc, err := "", error(nil)
	switch hop.Type {
	case "Instance":
		vpc, err = vpcOfInstance(tx, hop.ID)
	case "NetworkInterface":
		n, getErr := tx.NetworkInterfaces.Get(hop.ID)
		if err = missing(getErr, wire.ErrRouteInterface); err == nil {
			vpc = n.VPC
		}
	case "NatGateway":
		g, getErr := tx.NATGateways.Get(hop.ID)
		if err = missing(getErr, wire.ErrRouteNatGateway); err == nil {
			vpc = g.VPC
		}
	case "VpnGateway":
		g, getErr := tx.VPNGateways.Get(hop.ID)
		if err = missing(getErr, wire.ErrRouteVpnGateway.With(hop.ID)); err == nil {
			vpc = g.VPC
		}
	case "RouterInterface":
		return hopOverInterface(tx, t, hop.ID)
	default:
		return wire.ErrRouteHopNotFound // the other kinds of next hop cannot exist here
	}
	if err == nil && vpc != t.VPC {
		err = wire.ErrRouteOtherVpc
	}
	return err
}

func vpcOfInstance(tx *world.Tx, id string) (string, error) {
	i, err := tx.Instances.Get(id)
	if err != nil {
		return "", missing(err, wire.ErrRouteInstance)
	}
	return i.VPC, nil
}

// createRouteEntries adds routes and tells which could not be added, and why.
func createRouteEntries(tx *world.Tx, req *wire.CreateRouteEntriesRequest) (*wire.CreateRouteEntriesResponse, error) {
	res := &wire.CreateRouteEntriesResponse{}
	for _, r := range req.RouteEntries {
		e := &world.RouteEntry{Table: r.RouteTableId, NextHops: []world.NextHop{{Type: r.NextHopType, ID: r.NextHop}}}
		e.Name, e.Description = r.Name, r.Description
		err := error(wire.ErrRouteIPv6)
		if r.IpVersion != 6 {
			err = insertRoute(tx, e, r.DstCidrBlock)
		}
		if err == nil {
			res.SuccessCount++
			res.RouteEntryIds = append(res.RouteEntryIds, e.ID)
			continue
		}
		var refusal *apierr.Error
		if !errors.As(err, &refusal) {
			return nil, err
		}
		res.FailedCount++
		res.FailedRouteEntries = append(res.FailedRouteEntries, wire.CreateRouteEntriesFailedRouteEntry{
			DstCidrBlock: r.DstCidrBlock, NextHop: r.NextHop, FailedCode: refusal.Code, FailedMessage: refusal.Message,
		})
	}
	return res, nil
}

// describeRouteEntryList lists the routes of a table, oldest first.
func describeRouteEntryList(tx *world.Tx, req *wire.DescribeRouteEntryListRequest) (*wire.DescribeRouteEntryListResponse, error) {
	t, err := tx.RouteTables.Get(req.RouteTableId)
	if err != nil {
		return nil, missing(err, wire.ErrRouteListTable)
	}
	var list []*world.RouteEntry
	for e, err := range tx.RouteEntriesByTable.Each(t.ID) {
		if err != nil {
			return nil, err
		}
		if routeMatches(e, req) {
			list = append(list, e)
		}
	}
	list, next, err := action.CutPage(list, req.NextToken, req.MaxResult, func(e *world.RouteEntry) string { return e.ID })
	if err != nil {
		return nil, wire.ErrRouteNextToken
	}
	res := &wire.DescribeRouteEntryListResponse{NextToken: next}
	for _, e := range list {
		res.RouteEntrys.RouteEntry = append(res.RouteEntrys.RouteEntry, spellRoute(tx, e))
	}
	return res, nil
}

func routeMatches(e *world.RouteEntry, req *wire.DescribeRouteEntryListRequest) bool {
	hops := req.NextHopId == "" && req.NextHopType == ""
	for _, hop := range e.NextHops {
		hops = hops || action.Same(req.NextHopId, hop.ID) && action.Same(req.NextHopType, hop.Type)
	}
	return hops && action.Same(req.RouteEntryId, e.ID) && action.Same(req.DestinationCidrBlock, e.Destination.String()) &&
		action.Same(req.RouteEntryName, e.Name) && action.Same(strings.ToLower(req.RouteEntryType), strings.ToLower(routeType(e))) &&
		action.Listed(req.DestCidrBlockList, e.Destination.String()) && req.ServiceType == "" &&
		(req.IpVersion == "" || strings.HasSuffix(strings.ToLower(req.IpVersion), "4"))
}

// routeType says who made a route.
func routeType(e *world.RouteEntry) string {
	if e.System {
		return "System"
	}
	return "Custom"
}

func spellRoute(tx *world.Tx, e *world.RouteEntry) wire.RouteEntry {
	one := wire.RouteEntry{
		RouteEntryId: e.ID, RouteTableId: e.Table, RouteEntryName: e.Name, Description: e.Description, Status: string(e.Status),
		Type: routeType(e), IpVersion: "ipv4", DestinationCidrBlock: e.Destination.String(), GmtModified: stamp(e.Modified),
	}
	for _, hop := range e.NextHops {
		one.NextHops.NextHop = append(one.NextHops.NextHop, wire.NextHop{
			NextHopId: hop.ID, NextHopType: hop.Type, Weight: hop.Weight, Enabled: 1, NextHopRegionId: tx.Region.ID,
		})
	}
	return one
}

// modifyRouteEntry changes name, description and next hop of a custom route.
func modifyRouteEntry(tx *world.Tx, req *wire.ModifyRouteEntryRequest) (*wire.ModifyRouteEntryResponse, error) {
	e, err := tx.RouteEntries.Get(req.RouteEntryId)
	if err != nil {
		return nil, missing(err, wire.ErrRouteIDNotFound)
	}
	if e.Status != world.Available {
		return nil, wire.ErrRouteStatus
	}
	if err := rename(&e.Meta, req.RouteEntryName, req.Description, wire.ErrRouteName, wire.ErrRouteName); err != nil {
		return nil, err
	}
	if req.NewNextHopId != nil || req.NewNextHopType != nil {
		if err := moveHop(tx, e, req); err != nil {
			return nil, err
		}
	}
	e.Modified = tx.Now()
	return &wire.ModifyRouteEntryResponse{}, tx.RouteEntries.Put(e)
}

func moveHop(tx *world.Tx, e *world.RouteEntry, req *wire.ModifyRouteEntryRequest) error {
	switch {
	case req.NewNextHopId == nil:
		return wire.ErrRouteNewHopID
	case req.NewNextHopType == nil:
		return wire.ErrRouteNewHopType
	case e.System || e.Multi:
		return wire.ErrRouteHopFixed
	}
	t, err := tx.RouteTables.Get(e.Table)
	if err != nil {
		return err
	}
	hop := world.NextHop{Type: *req.NewNextHopType, ID: *req.NewNextHopId}
	if e.NextHops[0] == hop {
		return wire.ErrRouteHopSame
	}
	if err := checkHop(tx, t, &hop); err != nil {
		return err
	}
	e.NextHops = []world.NextHop{hop}
	e.SetStatus(world.Modifying)
	return nil
}

// deleteRouteEntry deletes a custom route, named by id or by table and destination.
func deleteRouteEntry(tx *world.Tx, req *wire.DeleteRouteEntryRequest) (*wire.DeleteRouteEntryResponse, error) {
	hop := req.NextHopId
	if hop != "" && len(req.NextHopList) > 0 {
		return nil, wire.ErrRouteHopAndListDelete
	}
	if len(req.NextHopList) > 0 {
		hop = req.NextHopList[0].NextHopId
		for _, h := range req.NextHopList {
			if h.NextHopType == "" {
				return nil, wire.ErrRouteHopMissing
			}
		}
	}
	return &wire.DeleteRouteEntryResponse{}, deleteRoute(tx, req.RouteEntryId, req.RouteTableId, req.DestinationCidrBlock, hop)
}

func deleteRoute(tx *world.Tx, id, table, destination, hop string) error {
	e, err := findRoute(tx, id, table, destination)
	if err != nil {
		return err
	}
	if hop != "" && !hasHop(e, hop) {
		return wire.ErrRouteNotFound
	}
	if e.System {
		return wire.ErrRouteSystem
	}
	if e.Status != world.Available {
		return wire.ErrRouteStatus
	}
	e.SetStatus(world.Deleting)
	return tx.RouteEntries.Put(e)
}

func hasHop(e *world.RouteEntry, id string) bool {
	for _, hop := range e.NextHops {
		if hop.ID == id {
			return true
		}
	}
	return false
}

func findRoute(tx *world.Tx, id, table, destination string) (*world.RouteEntry, error) {
	if id != "" {
		e, err := tx.RouteEntries.Get(id)
		return e, missing(err, wire.ErrRouteIDNotFound)
	}
	if table == "" || destination == "" {
		return nil, wire.ErrRouteUnnamed
	}
	known, err := tx.RouteTables.Has(table)
	if err != nil {
		return nil, err
	}
	if !known {
		return nil, wire.ErrRouteTableNotFound
	}
	to, err := parseDestination(destination)
	if err != nil {
		return nil, err
	}
	for e, err := range tx.RouteEntriesByTable.Each(table) {
		if err != nil {
			return nil, err
		}
		if e.Destination == to {
			return e, nil
		}
	}
	return nil, wire.ErrRouteNotFound
}

// deleteRouteEntries deletes routes and tells which could not be deleted, and why.
func deleteRouteEntries(tx *world.Tx, req *wire.DeleteRouteEntriesRequest) (*wire.DeleteRouteEntriesResponse, error) {
	res := &wire.DeleteRouteEntriesResponse{}
	for _, r := range req.RouteEntries {
		err := deleteRoute(tx, r.RouteEntryId, r.RouteTableId, r.DstCidrBlock, r.NextHop)
		if err == nil {
			res.SuccessCount++
			continue
		}
		var refusal *apierr.Error
		if !errors.As(err, &refusal) {
			return nil, err
		}
		res.FailedCount++
		res.FailedRouteEntries = append(res.FailedRouteEntries, wire.FailedRouteEntry{
			RouteEntryId: r.RouteEntryId, DstCidrBlock: r.DstCidrBlock, NextHop: r.NextHop, FailedCode: refusal.Code, FailedMessage: refusal.Message,
		})
	}
	return res, nil
}
