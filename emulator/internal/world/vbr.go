package world

import (
	"net/netip"
	"time"
)

// States of a virtual border router (facts §3.2).
const (
	VBRUnconfirmed Status = "unconfirmed"
	VBRActive      Status = "active"
	VBRTerminating Status = "terminating"
	VBRTerminated  Status = "terminated"
	VBRRecovering  Status = "recovering"
	VBRDeleting    Status = "deleting"
)

// VBRLine is a physical connection under a virtual border router, with the addresses of both ends.
type VBRLine struct {
	PhysicalConnection string
	VLAN               int
	LocalGatewayIP     netip.Addr `json:",omitzero"`
	PeerGatewayIP      netip.Addr `json:",omitzero"`
	PeeringSubnetMask  string     `json:",omitempty"`
	CircuitCode        string     `json:",omitempty"`
	// IPv6 says that the line carries IPv6 too, between LocalIPv6 and PeerIPv6. What is behind it is not emulated.
	IPv6      bool   `json:",omitempty"`
	LocalIPv6 string `json:",omitempty"`
	PeerIPv6  string `json:",omitempty"`
	IPv6Mask  string `json:",omitempty"`
	// Interface is the router's interface on the line.
	Interface string `json:",omitempty"`
}

// VBR is a virtual border router: the cloud's end of a leased line. Document: Vpc CreateVirtualBorderRouter.
type VBR struct {
	Meta
	Status Status
	// VBRLine is the line the router was made on; More are lines that were associated later.
	VBRLine
	More        []VBRLine `json:",omitempty"`
	AccessPoint string
	// Bandwidth is in Mbit/s.
	Bandwidth int
	// RouteTable is the router's one route table, see [RouteTable].
	RouteTable string
	// Multiplier, MinRx and MinTx (milliseconds) are how a link's failure is detected (BFD).
	Multiplier   int `json:",omitempty"`
	MinRx, MinTx int `json:",omitempty"`
	SiteLink     bool
	ActivatedAt  time.Time `json:",omitzero"`
	TerminatedAt time.Time `json:",omitzero"`
	RecoveredAt  time.Time `json:",omitzero"`
}

// CurrentStatus makes VBR a [Staged] record.
func (v *VBR) CurrentStatus() Status { return v.Status }

// SetStatus makes VBR a [Staged] record.
func (v *VBR) SetStatus(s Status) { v.Status = s }
