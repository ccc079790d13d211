package world

import (
	"net/netip"
	"time"
)

// NextHop is where a route sends packets.
type NextHop struct {
	// Type is the API's word: Instance, NetworkInterface, NatGateway, VpnGateway, …, or "local" and "service" of
	// system routes.
	Type   string
	ID     string `json:",omitempty"`
	Weight int    `json:",omitempty"`
}

// RouteEntry is one route of a route table. Document: Vpc CreateRouteEntry.
type RouteEntry struct {
	Meta
	Status      Status
	Table       string
	Destination netip.Prefix
	// System marks the routes that the VPC keeps itself: its vSwitches and the cloud's services.
	System   bool `json:",omitempty"`
	NextHops []NextHop
	// Owner is the gateway that made the route for itself, and takes it away again.
	Owner string `json:",omitempty"`
	// Multi says that the next hops were given as a list, which the API then answers as one (ECMP).
	Multi    bool      `json:",omitempty"`
	Modified time.Time `json:",omitzero"`
}

// CurrentStatus makes RouteEntry a [Staged] record.
func (e *RouteEntry) CurrentStatus() Status { return e.Status }

// SetStatus makes RouteEntry a [Staged] record.
func (e *RouteEntry) SetStatus(s Status) { e.Status = s }
