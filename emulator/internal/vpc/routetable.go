package vpc

import (
	"net/netip"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var routeTableActions = []action.Action{
	action.Write("CreateRouteTable", regions.VPCRouteTable, createRouteTable),
	action.Read("DescribeRouteTables", regions.VPCRouteTable, describeRouteTables),
	action.Read("DescribeRouteTableList", regions.VPCRouteTable, describeRouteTableList),
	action.Write("ModifyRouteTableAttributes", regions.VPCRouteTable, modifyRouteTableAttributes),
	action.Write("DeleteRouteTable", regions.VPCRouteTable, deleteRouteTable),
	action.Write("AssociateRouteTable", regions.VPCRouteTable, associateRouteTable),
	action.Write("UnassociateRouteTable", regions.VPCRouteTable, unassociateRouteTable),
}

// quotaRouteTables is how many custom route tables a VPC has by default (VPC limits). A0040
const quotaRouteTables = 9

// What may follow a route table.
const (
	followsVSwitch = "VSwitch"
	followsGateway = "Gateway"
)

// insertSystemTable makes the route table that a VPC has from the start.
func insertSystemTable(tx *world.Tx, v *world.VPC) (string, error) {
	t := &world.RouteTable{
		Meta:   world.Meta{ID: tx.NewID("vtb"), CreatedAt: tx.Now(), ResourceGroup: v.ResourceGroup},
		Status: world.Available, VPC: v.ID, Router: v.Router, Type: world.SystemRouteTable, Follows: followsVSwitch, Propagation: true,
	}
	if err := tx.RouteTables.Insert(t); err != nil {
		return "", err
	}
	return t.ID, insertSystemRoute(tx, t.ID, serviceRange, "service")
}

// createRouteTable makes a custom route table with the VPC's system routes in it.
func createRouteTable(tx *world.Tx, req *wire.CreateRouteTableRequest) (*wire.CreateRouteTableResponse, error) {
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, wire.ErrVpcStatus
	}
	if err := checkText(req.RouteTableName, wire.ErrRouteTableName, req.Description, wire.ErrRouteTableDescription); err != nil {
		return nil, err
	}
	have, err := tx.RouteTablesByVPC.Count(v.ID)
	if err != nil {
		return nil, err
	}
	if have-1 >= tx.Quota("vpc.route-tables", quotaRouteTables) {
		return nil, wire.ErrRouteTableQuota
	}
	follows := followsVSwitch
	if strings.EqualFold(req.AssociateType, followsGateway) {
		follows = followsGateway
	}
	t := &world.RouteTable{
		Meta:   newMeta(tx, "vtb", req.RouteTableName, req.Description, v.ResourceGroup, req.Tag),
		Status: world.Pending, VPC: v.ID, Router: v.Router, Type: world.CustomRouteTable, Follows: follows,
	}
	if err := tx.RouteTables.Insert(t); err != nil {
		return nil, err
	}
	return &wire.CreateRouteTableResponse{RouteTableId: t.ID}, insertSystemRoutes(tx, t)
}

// describeRouteTableList lists route tables by page.
func describeRouteTableList(tx *world.Tx, req *wire.DescribeRouteTableListRequest) (*wire.DescribeRouteTableListResponse, error) {
	all := action.Named(tx.RouteTables, nil)
	switch {
	case req.RouteTableId != "":
		all = action.Named(tx.RouteTables, []string{req.RouteTableId})
	case req.VpcId != "":
		all = tx.RouteTablesByVPC.Each(req.VpcId)
	}
	list, total, err := action.PageOf(all, req.Paging, func(t *world.RouteTable) bool {
		return action.Same(req.VpcId, t.VPC) && action.Same(req.RouterId, t.Router) && action.Same(req.RouteTableName, t.Name) &&
			action.Same(req.RouteTableType, string(t.Type)) && action.Same(req.ResourceGroupId, t.ResourceGroup) &&
			action.Same(req.RouterType, routerType(t)) && hasTags(&t.Meta, req.Tag)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeRouteTableListResponse{Code: "200", PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, t := range list {
		one := wire.RouterTableListType{
			RouteTableId: t.ID, RouteTableName: t.Name, Description: t.Description, Status: string(t.Status), VpcId: t.VPC,
			CreationTime: stamp(t.CreatedAt), RouterId: t.Router, RouterType: routerType(t), AssociateType: t.Follows,
			RouteTableType: string(t.Type), OwnerId: owner(tx), ResourceGroupId: t.ResourceGroup, RoutePropagationEnable: t.Propagation,
		}
		one.Tags.Tag = tagsOf(&t.Meta)
		if one.VSwitchIds.VSwitchId, err = followers(tx, t); err != nil {
			return nil, err
		}
		res.RouterTableList.RouterTableListType = append(res.RouterTableList.RouterTableListType, one)
	}
	return res, nil
}

// routerType says whether a table is a VPC's or a border router's.
func routerType(t *world.RouteTable) string {
	if t.VPC == "" {
		return world.RouterIsVBR
	}
	return world.RouterIsVRouter
}

// followers are the vSwitches that follow a table.
func followers(tx *world.Tx, t *world.RouteTable) ([]string, error) {
	return tx.VSwitchesByRouteTable.IDs(t.ID)
}

// describeRouteTables lists route tables with their entries, the old way.
func describeRouteTables(tx *world.Tx, req *wire.DescribeRouteTablesRequest) (*wire.DescribeRouteTablesResponse, error) {
	router := req.VRouterId
	if router == "" {
		router = req.RouterId
	}
	all := action.Named(tx.RouteTables, nil)
	if req.RouteTableId != "" {
		all = action.Named(tx.RouteTables, []string{req.RouteTableId})
	}
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(t *world.RouteTable) bool {
		return action.Same(router, t.Router) && action.Same(req.RouteTableName, t.Name) && action.Same(req.Type, string(t.Type)) &&
			action.Same(req.ResourceGroupId, t.ResourceGroup) && action.Same(req.RouterType, routerType(t))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeRouteTablesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, t := range list {
		one := wire.RouteTable{
			RouteTableId: t.ID, RouteTableType: string(t.Type), VRouterId: t.Router, Status: string(t.Status),
			CreationTime: stamp(t.CreatedAt), ResourceGroupId: t.ResourceGroup,
		}
		if one.VSwitchIds.VSwitchId, err = followers(tx, t); err != nil {
			return nil, err
		}
		for e, err := range tx.RouteEntriesByTable.Each(t.ID) {
			if err != nil {
				return nil, err
			}
			one.RouteEntrys.RouteEntry = append(one.RouteEntrys.RouteEntry, spellOldRoute(e))
		}
		res.RouteTables.RouteTable = append(res.RouteTables.RouteTable, one)
	}
	return res, nil
}

func spellOldRoute(e *world.RouteEntry) wire.DescribeRouteTablesRouteEntry {
	one := wire.DescribeRouteTablesRouteEntry{
		RouteEntryId: e.ID, RouteTableId: e.Table, RouteEntryName: e.Name, Description: e.Description, Status: string(e.Status),
		DestinationCidrBlock: e.Destination.String(), Type: routeType(e),
	}
	if len(e.NextHops) > 0 {
		one.NextHopType, one.InstanceId = e.NextHops[0].Type, e.NextHops[0].ID
	}
	for _, hop := range e.NextHops {
		one.NextHops.NextHop = append(one.NextHops.NextHop,
			wire.DescribeRouteTablesNextHop{NextHopId: hop.ID, NextHopType: hop.Type, Weight: hop.Weight, Enabled: 1})
	}
	return one
}

// modifyRouteTableAttributes changes name, description and route propagation of a route table.
func modifyRouteTableAttributes(tx *world.Tx, req *wire.ModifyRouteTableAttributesRequest) (*wire.ModifyRouteTableAttributesResponse, error) {
	t, err := tx.RouteTables.Get(req.RouteTableId)
	if err != nil {
		return nil, missing(err, wire.ErrRouteTableNotFound)
	}
	if err := rename(&t.Meta, req.RouteTableName, req.Description, wire.ErrRouteTableName, wire.ErrRouteTableDescription); err != nil {
		return nil, err
	}
	if req.RoutePropagationEnable != nil {
		t.Propagation = *req.RoutePropagationEnable
	}
	return &wire.ModifyRouteTableAttributesResponse{}, tx.RouteTables.Put(t)
}

// deleteRouteTable deletes a custom route table that no vSwitch follows and that has no custom route.
func deleteRouteTable(tx *world.Tx, req *wire.DeleteRouteTableRequest) (*wire.DeleteRouteTableResponse, error) {
	t, err := tx.RouteTables.Get(req.RouteTableId)
	if err != nil {
		return nil, missing(err, wire.ErrRouteTableNotFound)
	}
	if t.Type == world.SystemRouteTable {
		return nil, wire.ErrRouteTableSystem
	}
	if t.Status != world.Available {
		return nil, wire.ErrRouteTableStatus
	}
	following, err := tx.VSwitchesByRouteTable.Count(t.ID)
	if err != nil {
		return nil, err
	}
	if following > 0 {
		return nil, wire.ErrRouteTableAssociated
	}
	custom, err := customRoutes(tx, t.ID)
	if err != nil {
		return nil, err
	}
	if custom > 0 {
		return nil, wire.ErrRouteTableHasEntry
	}
	if err := dropRoutes(tx, t.ID); err != nil {
		return nil, err
	}
	t.SetStatus(world.Deleting)
	return &wire.DeleteRouteTableResponse{}, tx.RouteTables.Put(t)
}

// dropRouteTable deletes the system table of a VPC that goes away.
func dropRouteTable(tx *world.Tx, id string) error {
	if err := dropRoutes(tx, id); err != nil {
		return err
	}
	return tx.RouteTables.Delete(id)
}

// associateRouteTable makes a vSwitch follow a custom route table.
func associateRouteTable(tx *world.Tx, req *wire.AssociateRouteTableRequest) (*wire.AssociateRouteTableResponse, error) {
	t, s, err := tableAndVSwitch(tx, req.RouteTableId, req.VSwitchId)
	if err != nil {
		return nil, err
	}
	v, err := tx.VPCs.Get(s.VPC)
	if err != nil {
		return nil, err
	}
	switch {
	case t.VPC != s.VPC:
		return nil, wire.ErrRouteTableOtherVpc
	case t.Follows == followsGateway:
		return nil, wire.ErrRouteTableOfGateway
	case t.Status != world.Available:
		return nil, wire.ErrAssociateTableStatus
	case t.Type == world.SystemRouteTable:
		return nil, wire.ErrRouteTableToSystem
	case s.RouteTable != v.RouteTable:
		return nil, wire.ErrVSwitchHasTable
	}
	s.RouteTable = t.ID
	return &wire.AssociateRouteTableResponse{}, tx.VSwitches.Put(s)
}

// unassociateRouteTable makes a vSwitch follow the system route table again.
func unassociateRouteTable(tx *world.Tx, req *wire.UnassociateRouteTableRequest) (*wire.UnassociateRouteTableResponse, error) {
	t, s, err := tableAndVSwitch(tx, req.RouteTableId, req.VSwitchId)
	if err != nil {
		return nil, err
	}
	if t.Type == world.SystemRouteTable {
		return nil, wire.ErrRouteTableSystemUnassociate
	}
	if s.RouteTable != t.ID {
		return nil, wire.ErrRouteTableNotBound
	}
	v, err := tx.VPCs.Get(s.VPC)
	if err != nil {
		return nil, err
	}
	s.RouteTable = v.RouteTable
	return &wire.UnassociateRouteTableResponse{}, tx.VSwitches.Put(s)
}

func tableAndVSwitch(tx *world.Tx, table, vswitch string) (*world.RouteTable, *world.VSwitch, error) {
	t, err := tx.RouteTables.Get(table)
	if err != nil {
		return nil, nil, missing(err, wire.ErrRouteTableNotFound)
	}
	s, err := tx.VSwitches.Get(vswitch)
	if err != nil {
		return nil, nil, missing(err, wire.ErrVSwitchNotFound)
	}
	if s.Status != world.Available {
		return nil, nil, wire.ErrAssociateVSwitchStatus
	}
	return t, s, nil
}

// insertSystemRoutes gives a new custom table the routes that the VPC keeps itself.
func insertSystemRoutes(tx *world.Tx, t *world.RouteTable) error {
	for s, err := range tx.VSwitchesByVPC.Each(t.VPC) {
		if err != nil {
			return err
		}
		if err := insertSystemRoute(tx, t.ID, s.CIDR, "local"); err != nil {
			return err
		}
	}
	return insertSystemRoute(tx, t.ID, serviceRange, "service")
}

func insertSystemRoute(tx *world.Tx, table string, to netip.Prefix, hop string) error {
	return tx.RouteEntries.Insert(&world.RouteEntry{
		Meta:   world.Meta{ID: tx.NewID("rte"), Description: "Created with VSwitch by system.", CreatedAt: tx.Now()},
		Status: world.Available, Table: table, Destination: to, System: true, NextHops: []world.NextHop{{Type: hop}}, Modified: tx.Now(),
	})
}

// addLocalRoutes leads every table of the VPC to a new vSwitch.
func addLocalRoutes(tx *world.Tx, s *world.VSwitch) error {
	for t, err := range tx.RouteTablesByVPC.Each(s.VPC) {
		if err != nil {
			return err
		}
		if err := insertSystemRoute(tx, t.ID, s.CIDR, "local"); err != nil {
			return err
		}
	}
	return nil
}

// dropLocalRoutes takes the routes to a vSwitch off every table of the VPC.
func dropLocalRoutes(tx *world.Tx, s *world.VSwitch) error {
	for t, err := range tx.RouteTablesByVPC.Each(s.VPC) {
		if err != nil {
			return err
		}
		for e, err := range tx.RouteEntriesByTable.Each(t.ID) {
			if err != nil {
				return err
			}
			if !e.System || e.Destination != s.CIDR {
				continue
			}
			if err := tx.RouteEntries.Delete(e.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func dropRoutes(tx *world.Tx, table string) error {
	for e, err := range tx.RouteEntriesByTable.Each(table) {
		if err != nil {
			return err
		}
		if err := tx.RouteEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	return nil
}

// customRoutes counts the routes of a table that the user made.
func customRoutes(tx *world.Tx, table string) (int, error) {
	n := 0
	for e, err := range tx.RouteEntriesByTable.Each(table) {
		if err != nil {
			return 0, err
		}
		if !e.System {
			n++
		}
	}
	return n, nil
}
