package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on routes of VPN gateways refuse.
var (
	ErrVpnRouteDest      = apierr.New(400, "IllegalParam.RouteDest", "RouteDest is an IPv4 range in CIDR notation, outside the cloud's own ranges.", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteSource    = apierr.New(400, "InvalidCidrBlock.Malformed", "RouteSource is an IPv4 range in CIDR notation.", "Vpc CreateVpnPbrRouteEntry")
	ErrVpnRouteHop       = apierr.New(400, "InvalidNextHop.NotFound", "The next hop is no IPsec connection of the VPN gateway.", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteWeight    = apierr.New(400, "VpnRouteEntry.InvalidWeight", "A weight is 0 (standby) or 100 (active).", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteExists    = apierr.New(400, "VpnRouteEntry.AlreadyExists", "The VPN gateway has that route.", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteConflict  = apierr.New(400, "VpnRouteEntry.Conflict", "The VPN gateway has another route of that weight to the destination.", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteSSL       = apierr.New(400, "VpnRouteEntry.ConflictSSL", "The destination overlaps with the addresses of SSL-VPN clients.", "Vpc CreateVpnRouteEntry")
	ErrVpnRoutePolicy    = apierr.New(400, "VpnRouteEntry.SrcDestWeightConflict", "The VPN gateway has another policy-based route with that source, destination and weight.", "Vpc CreateVpnPbrRouteEntry")
	ErrVpnRouteQuota     = apierr.New(400, "Resource.QuotaFull", "The VPN gateway has as many routes as the quota allows.", "Vpc CreateVpnRouteEntry")
	ErrVpnRouteNotFound  = apierr.New(400, "InvalidRouteEntry.NotFound", "The VPN gateway has no such route.", "Vpc DeleteVpnRouteEntry")
	ErrVpnRouteElsewhere = apierr.New(400, "OperationFailed.RouteConflict", "The VPC's route table leads the destination elsewhere.", "Vpc CreateVpnRouteEntry, PublishVpnRouteEntry")
	ErrVpnRouteType      = apierr.New(400, "IllegalParam.RouteEntryType", "RouteEntryType is custom or bgp.", "Vpc DescribeVpnRouteEntries")
	ErrVpnRouteGateway   = apierr.New(400, "InvalidVpnGatewayInstanceId.NotFound", "The specified VPN gateway does not exist.", "Vpc DescribeVpnRouteEntries")
)
