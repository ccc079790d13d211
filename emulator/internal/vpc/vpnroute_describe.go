package vpc

import (
	"iter"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// routesOf walks the routes of a gateway that are by policy, or those that are not.
func routesOf(tx *world.Tx, gateway string, byPolicy bool) (iter.Seq2[*world.VPNRoute, error], error) {
	if _, err := tx.VPNGateways.Get(gateway); err != nil {
		return nil, missing(err, wire.ErrVpnRouteGateway)
	}
	return func(yield func(*world.VPNRoute, error) bool) {
		for r, err := range tx.VPNRoutesByGateway.Each(gateway) {
			if err == nil && r.ByPolicy() != byPolicy {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}, nil
}

// describeVpnRouteEntries lists the routes of a VPN gateway by destination. All are custom ones: no routes are learnt.
func describeVpnRouteEntries(tx *world.Tx, req *wire.DescribeVpnRouteEntriesRequest) (*wire.DescribeVpnRouteEntriesResponse, error) {
	kind := strings.ToLower(req.RouteEntryType)
	if kind != "" && kind != "custom" && kind != "bgp" {
		return nil, wire.ErrVpnRouteType
	}
	all, err := routesOf(tx, req.VpnGatewayId, false)
	if err != nil {
		return nil, err
	}
	list, total, err := action.PageOf(all, req.Paging, func(*world.VPNRoute) bool { return kind != "bgp" })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpnRouteEntriesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, r := range list {
		res.VpnRouteEntries.VpnRouteEntry = append(res.VpnRouteEntries.VpnRouteEntry, wire.VpnRouteEntry{
			VpnInstanceId: r.VPNGateway, RouteEntryType: "custom", NextHop: r.Connection, RouteDest: r.Destination.String(), Weight: r.Weight,
			State: routeState(r), CreateTime: r.CreatedAt.UnixMilli(), Source: r.VPNGateway,
		})
	}
	return res, nil
}

// describeVpnPbrRouteEntries lists the routes of a VPN gateway by policy.
func describeVpnPbrRouteEntries(tx *world.Tx, req *wire.DescribeVpnPbrRouteEntriesRequest) (*wire.DescribeVpnPbrRouteEntriesResponse, error) {
	all, err := routesOf(tx, req.VpnGatewayId, true)
	if err != nil {
		return nil, err
	}
	list, total, err := action.PageOf(all, req.Paging, nil)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpnPbrRouteEntriesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, r := range list {
		res.VpnPbrRouteEntries.VpnPbrRouteEntry = append(res.VpnPbrRouteEntries.VpnPbrRouteEntry, wire.VpnPbrRouteEntry{
			VpnInstanceId: r.VPNGateway, NextHop: r.Connection, RouteSource: r.Source.String(), RouteDest: r.Destination.String(),
			Weight: r.Weight, Priority: r.Priority, State: routeState(r), CreateTime: r.CreatedAt.UnixMilli(),
		})
	}
	return res, nil
}
