package vpc

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vpnRouteActions = []action.Action{
	action.Write("CreateVpnRouteEntry", regions.VPCIPsec, createVpnRouteEntry),
	action.Read("DescribeVpnRouteEntries", regions.VPCIPsec, describeVpnRouteEntries),
	action.Write("ModifyVpnRouteEntryWeight", regions.VPCIPsec, modifyVpnRouteEntryWeight),
	action.Write("DeleteVpnRouteEntry", regions.VPCIPsec, deleteVpnRouteEntry),
	action.Write("CreateVpnPbrRouteEntry", regions.VPCIPsec, createVpnPbrRouteEntry),
	action.Read("DescribeVpnPbrRouteEntries", regions.VPCIPsec, describeVpnPbrRouteEntries),
	action.Write("ModifyVpnPbrRouteEntryWeight", regions.VPCIPsec, modifyVpnPbrRouteEntryWeight),
	action.Write("ModifyVpnPbrRouteEntryPriority", regions.VPCIPsec, modifyVpnPbrRouteEntryPriority),
	action.Write("ModifyVpnPbrRouteEntryAttribute", regions.VPCIPsec, modifyVpnPbrRouteEntryAttribute),
	action.Write("DeleteVpnPbrRouteEntry", regions.VPCIPsec, deleteVpnPbrRouteEntry),
	action.Write("PublishVpnRouteEntry", regions.VPCIPsec, publishVpnRouteEntry),
}

// quotaVPNRoutes is how many routes of each kind a VPN gateway has by default (VPN limits). A0040
const quotaVPNRoutes = 30

// The weights of an active and of a standby route, and the priority of a route by policy that names none.
const (
	activeWeight    = 100
	standbyWeight   = 0
	defaultPriority = 10
)

// createVpnRouteEntry leads a VPN gateway's packets for a destination into an IPsec connection.
func createVpnRouteEntry(tx *world.Tx, req *wire.CreateVpnRouteEntryRequest) (*wire.CreateVpnRouteEntryResponse, error) {
	r := &world.VPNRoute{Connection: req.NextHop, Weight: req.Weight, Published: req.PublishVpc}
	r.Description = req.Description
	if err := insertVPNRoute(tx, r, req.VpnGatewayId, "", req.RouteDest); err != nil {
		return nil, err
	}
	return &wire.CreateVpnRouteEntryResponse{
		VpnInstanceId: r.VPNGateway, NextHop: r.Connection, RouteDest: r.Destination.String(), Weight: r.Weight, Description: r.Description,
		State: routeState(r), CreateTime: r.CreatedAt.UnixMilli(), OverlayMode: overlay,
	}, nil
}

// overlay is the one tunnelling mode that there is.
const overlay = "Ipsec"

// createVpnPbrRouteEntry is createVpnRouteEntry for packets from a source.
func createVpnPbrRouteEntry(tx *world.Tx, req *wire.CreateVpnPbrRouteEntryRequest) (*wire.CreateVpnPbrRouteEntryResponse, error) {
	r := &world.VPNRoute{Connection: req.NextHop, Weight: req.Weight, Priority: req.Priority, Published: req.PublishVpc}
	r.Description = req.Description
	if err := insertVPNRoute(tx, r, req.VpnGatewayId, req.RouteSource, req.RouteDest); err != nil {
		return nil, err
	}
	return &wire.CreateVpnPbrRouteEntryResponse{
		VpnInstanceId: r.VPNGateway, NextHop: r.Connection, RouteSource: r.Source.String(), RouteDest: r.Destination.String(),
		Weight: r.Weight, Priority: r.Priority, Description: r.Description, State: routeState(r), CreateTime: r.CreatedAt.UnixMilli(),
		OverlayMode: overlay,
	}, nil
}

// routeState is "published" when the VPC's route table has the route too.
func routeState(r *world.VPNRoute) string {
	if r.Published {
		return "published"
	}
	return "normal"
}

// insertVPNRoute checks a route, by policy when it has a source, and stores it.
func insertVPNRoute(tx *world.Tx, r *world.VPNRoute, gateway, source, destination string) error {
	g, err := changeableVPN(tx, gateway)
	if err != nil {
		return err
	}
	r.VPNGateway = g.ID
	ok := false
	if r.Destination, ok = parseRange(destination); !ok || r.Destination.Overlaps(serviceRange) && r.Destination.Bits() > 0 {
		return wire.ErrVpnRouteDest
	}
	if source != "" {
		if r.Source, ok = parseRange(source); !ok {
			return wire.ErrVpnRouteSource
		}
	}
	if err := checkVPNRoute(tx, g, r); err != nil {
		return err
	}
	r.ID, r.CreatedAt = tx.NewID("vpnrte"), tx.Now()
	if err := tx.VPNRoutes.Insert(r); err != nil {
		return err
	}
	if err := publish(tx, g, r); err != nil {
		return err
	}
	return updating(tx, g)
}

// checkVPNRoute refuses a route that leads nowhere or that the gateway cannot have beside its others.
func checkVPNRoute(tx *world.Tx, g *world.VPNGateway, r *world.VPNRoute) error {
	c, err := tx.IPsecConnections.Get(r.Connection)
	if err != nil {
		return missing(err, wire.ErrVpnRouteHop)
	}
	switch {
	case c.VPNGateway != g.ID:
		return wire.ErrVpnRouteHop
	case r.Weight != activeWeight && r.Weight != standbyWeight:
		return wire.ErrVpnRouteWeight
	}
	for s, err := range tx.SSLVPNServersByGateway.Each(g.ID) {
		if err != nil {
			return err
		}
		if within(r.Destination, s.ClientPool) {
			return wire.ErrVpnRouteSSL
		}
	}
	have := 0
	for other, err := range tx.VPNRoutesByGateway.Each(g.ID) {
		if err != nil {
			return err
		}
		if other.ByPolicy() != r.ByPolicy() {
			continue
		}
		have++
		if other.Destination != r.Destination || other.Source != r.Source || other.ID == r.ID {
			continue
		}
		switch {
		case other.Connection == r.Connection:
			return wire.ErrVpnRouteExists
		case other.Weight == r.Weight && r.ByPolicy() && other.Priority == r.Priority:
			return wire.ErrVpnRoutePolicy
		case other.Weight == r.Weight && !r.ByPolicy():
			return wire.ErrVpnRouteConflict
		}
	}
	if have >= tx.Quota("vpn.routes", quotaVPNRoutes) {
		return wire.ErrVpnRouteQuota
	}
	return nil
}

// publish puts a published route into the VPC's system route table, where several routes of the gateway to one
// destination are one.
func publish(tx *world.Tx, g *world.VPNGateway, r *world.VPNRoute) error {
	if !r.Published {
		return nil
	}
	v, err := tx.VPCs.Get(g.VPC)
	if err != nil {
		return err
	}
	for e, err := range tx.RouteEntriesByNextHop.Each(g.ID) {
		if err != nil {
			return err
		}
		if e.Table == v.RouteTable && e.Destination == r.Destination {
			return nil
		}
	}
	return addOwned(tx, v.RouteTable, r.Destination, world.NextHop{Type: "VpnGateway", ID: g.ID}, g.ID, wire.ErrVpnRouteElsewhere)
}

// withdraw takes a destination out of the VPC's route table when no published route of the gateway is left for it.
func withdraw(tx *world.Tx, gateway string, to netip.Prefix) error {
	for r, err := range tx.VPNRoutesByGateway.Each(gateway) {
		if err != nil {
			return err
		}
		if r.Published && r.Destination == to {
			return nil
		}
	}
	for e, err := range tx.RouteEntriesByNextHop.Each(gateway) {
		if err != nil {
			return err
		}
		if e.Owner != gateway || e.Destination != to {
			continue
		}
		if err := tx.RouteEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	return nil
}

// routeConnection makes the routes by policy that a connection configures for itself: one for each pair of its
// networks, not published. A0304
func routeConnection(tx *world.Tx, c *world.IPsecConnection) error {
	type pair struct{ from, to netip.Prefix }
	wanted := make(map[pair]bool)
	if c.AutoRoute {
		for _, from := range c.LocalSubnets {
			for _, to := range c.RemoteSubnets {
				wanted[pair{from, to}] = from.Bits() > 0 || to.Bits() > 0
			}
		}
	}
	err := dropVPNRoutes(tx, c.ID, func(r *world.VPNRoute) bool { return !r.Auto || wanted[pair{r.Source, r.Destination}] })
	if err != nil {
		return err
	}
	for r, err := range tx.VPNRoutesByGateway.Each(c.VPNGateway) {
		if err != nil {
			return err
		}
		if r.Weight == activeWeight {
			delete(wanted, pair{r.Source, r.Destination})
		}
	}
	for _, from := range c.LocalSubnets {
		for _, to := range c.RemoteSubnets {
			if !wanted[pair{from, to}] {
				continue
			}
			err := tx.VPNRoutes.Insert(&world.VPNRoute{
				Meta: world.Meta{ID: tx.NewID("vpnrte"), CreatedAt: tx.Now()}, VPNGateway: c.VPNGateway, Connection: c.ID,
				Source: from, Destination: to, Weight: activeWeight, Priority: defaultPriority, Auto: true,
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// dropVPNRoutes deletes the routes into a connection, but for those to keep.
func dropVPNRoutes(tx *world.Tx, connection string, keep func(*world.VPNRoute) bool) error {
	for r, err := range tx.VPNRoutesByConnection.Each(connection) {
		if err != nil {
			return err
		}
		if keep != nil && keep(r) {
			continue
		}
		if err := dropVPNRoute(tx, r); err != nil {
			return err
		}
	}
	return nil
}

func dropVPNRoute(tx *world.Tx, r *world.VPNRoute) error {
	if err := tx.VPNRoutes.Delete(r.ID); err != nil {
		return err
	}
	return withdraw(tx, r.VPNGateway, r.Destination)
}

// modifyVpnRouteEntryWeight makes a route the active or the standby one.
func modifyVpnRouteEntryWeight(tx *world.Tx, req *wire.ModifyVpnRouteEntryWeightRequest) (*wire.ModifyVpnRouteEntryWeightResponse, error) {
	return &wire.ModifyVpnRouteEntryWeightResponse{}, changeVPNRoute(tx, req.VpnGatewayId, routeName{
		to: req.RouteDest, hop: req.NextHop, weight: &req.Weight,
	}, func(r *world.VPNRoute) { r.Weight = req.NewWeight })
}

// modifyVpnPbrRouteEntryWeight is modifyVpnRouteEntryWeight for a route by policy.
func modifyVpnPbrRouteEntryWeight(tx *world.Tx, req *wire.ModifyVpnPbrRouteEntryWeightRequest) (*wire.ModifyVpnPbrRouteEntryWeightResponse, error) {
	return &wire.ModifyVpnPbrRouteEntryWeightResponse{}, changeVPNRoute(tx, req.VpnGatewayId, routeName{
		from: req.RouteSource, to: req.RouteDest, hop: req.NextHop, weight: &req.Weight, priority: req.Priority,
	}, func(r *world.VPNRoute) { r.Weight = req.NewWeight })
}

// modifyVpnPbrRouteEntryPriority moves a route by policy up or down.
func modifyVpnPbrRouteEntryPriority(tx *world.Tx, req *wire.ModifyVpnPbrRouteEntryPriorityRequest) (*wire.ModifyVpnPbrRouteEntryPriorityResponse, error) {
	return &wire.ModifyVpnPbrRouteEntryPriorityResponse{}, changeVPNRoute(tx, req.VpnGatewayId, routeName{
		from: req.RouteSource, to: req.RouteDest, hop: req.NextHop, weight: &req.Weight, priority: req.Priority,
	}, func(r *world.VPNRoute) { r.Priority = req.NewPriority })
}

// modifyVpnPbrRouteEntryAttribute changes weight and priority of a route by policy.
func modifyVpnPbrRouteEntryAttribute(tx *world.Tx, req *wire.ModifyVpnPbrRouteEntryAttributeRequest) (*wire.ModifyVpnPbrRouteEntryAttributeResponse, error) {
	return &wire.ModifyVpnPbrRouteEntryAttributeResponse{}, changeVPNRoute(tx, req.VpnGatewayId, routeName{
		from: req.RouteSource, to: req.RouteDest, hop: req.NextHop, weight: &req.Weight, priority: &req.Priority,
	}, func(r *world.VPNRoute) {
		set(&r.Weight, req.NewWeight)
		set(&r.Priority, req.NewPriority)
	})
}

// routeName is how requests name a route: they have no ids.
type routeName struct {
	from, to, hop    string
	weight, priority *int
}

func changeVPNRoute(tx *world.Tx, gateway string, name routeName, change func(*world.VPNRoute)) error {
	g, r, err := findVPNRoute(tx, gateway, name)
	if err != nil {
		return err
	}
	change(r)
	if err := checkVPNRoute(tx, g, r); err != nil {
		return err
	}
	if err := tx.VPNRoutes.Put(r); err != nil {
		return err
	}
	return updating(tx, g)
}

// findVPNRoute finds a route of a gateway that can be changed. A name without a source is of a route by destination.
func findVPNRoute(tx *world.Tx, gateway string, name routeName) (*world.VPNGateway, *world.VPNRoute, error) {
	g, err := changeableVPN(tx, gateway)
	if err != nil {
		return nil, nil, err
	}
	for r, err := range tx.VPNRoutesByGateway.Each(g.ID) {
		if err != nil {
			return nil, nil, err
		}
		from := ""
		if r.ByPolicy() {
			from = r.Source.String()
		}
		if from == name.from && r.Destination.String() == name.to && r.Connection == name.hop &&
			(name.weight == nil || r.Weight == *name.weight) && (name.priority == nil || r.Priority == *name.priority) {
			return g, r, nil
		}
	}
	return nil, nil, wire.ErrVpnRouteNotFound
}

// publishVpnRouteEntry puts a route into the VPC's route table, or takes it out.
func publishVpnRouteEntry(tx *world.Tx, req *wire.PublishVpnRouteEntryRequest) (*wire.PublishVpnRouteEntryResponse, error) {
	g, err := changeableVPN(tx, req.VpnGatewayId)
	if err != nil {
		return nil, err
	}
	found := false
	for r, err := range tx.VPNRoutesByGateway.Each(g.ID) {
		if err != nil {
			return nil, err
		}
		if r.Destination.String() != req.RouteDest || r.Connection != req.NextHop || r.ByPolicy() != (req.RouteType == "pbr") {
			continue
		}
		found = true
		r.Published = req.PublishVpc
		if err := tx.VPNRoutes.Put(r); err != nil {
			return nil, err
		}
		if err := publish(tx, g, r); err != nil {
			return nil, err
		}
		if err := withdraw(tx, g.ID, r.Destination); err != nil {
			return nil, err
		}
	}
	if !found {
		return nil, wire.ErrVpnRouteNotFound
	}
	return &wire.PublishVpnRouteEntryResponse{}, updating(tx, g)
}

// deleteVpnRouteEntry takes a route by destination away.
func deleteVpnRouteEntry(tx *world.Tx, req *wire.DeleteVpnRouteEntryRequest) (*wire.DeleteVpnRouteEntryResponse, error) {
	g, r, err := findVPNRoute(tx, req.VpnGatewayId, routeName{to: req.RouteDest, hop: req.NextHop, weight: &req.Weight})
	if err != nil {
		return nil, err
	}
	if err := dropVPNRoute(tx, r); err != nil {
		return nil, err
	}
	return &wire.DeleteVpnRouteEntryResponse{}, updating(tx, g)
}

// deleteVpnPbrRouteEntry takes a route by policy away.
func deleteVpnPbrRouteEntry(tx *world.Tx, req *wire.DeleteVpnPbrRouteEntryRequest) (*wire.DeleteVpnPbrRouteEntryResponse, error) {
	name := routeName{from: req.RouteSource, to: req.RouteDest, hop: req.NextHop, weight: &req.Weight}
	if req.Priority != 0 {
		name.priority = &req.Priority
	}
	g, r, err := findVPNRoute(tx, req.VpnGatewayId, name)
	if err != nil {
		return nil, err
	}
	if err := dropVPNRoute(tx, r); err != nil {
		return nil, err
	}
	return &wire.DeleteVpnPbrRouteEntryResponse{}, updating(tx, g)
}
