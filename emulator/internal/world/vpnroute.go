package world

import "net/netip"

// VPNRoute is a route of a VPN gateway into an IPsec connection, by destination or, with a Source, by policy.
// Documents: Vpc CreateVpnRouteEntry, CreateVpnPbrRouteEntry.
type VPNRoute struct {
	Meta
	VPNGateway  string
	Source      netip.Prefix `json:",omitzero"`
	Destination netip.Prefix
	// Connection is the IPsec connection that the route leads into.
	Connection string
	Weight     int
	// Priority orders routes by policy: the smaller goes first.
	Priority int `json:",omitempty"`
	// Auto says that the connection made the route for its own networks.
	Auto bool `json:",omitempty"`
	// Published says that the route is in the route tables of the VPC as well.
	Published bool `json:",omitempty"`
}

// ByPolicy reports whether the route looks at where a packet comes from.
func (r *VPNRoute) ByPolicy() bool { return r.Source.IsValid() }
