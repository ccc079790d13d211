package world

import (
	"net/netip"
	"time"
)

// VPNGateway is the near end of IPsec and SSL connections into a VPC. Document: Vpc CreateVpnGateway.
type VPNGateway struct {
	Meta
	Status  Status
	VPC     string
	VSwitch string
	// Standby is the vSwitch of the second tunnel, when the gateway has two.
	Standby string `json:",omitempty"`
	// Address is the public address; Second that of the second tunnel, SSLAddress that for SSL clients where it is
	// another one.
	Address    netip.Addr `json:",omitzero"`
	Second     netip.Addr `json:",omitzero"`
	SSLAddress netip.Addr `json:",omitzero"`
	Bandwidth  int
	// VPNType is Normal or NationalStandard.
	VPNType        string
	NetworkType    string
	ChargeType     string
	Expires        time.Time `json:",omitzero"`
	IPsec          bool      `json:",omitempty"`
	SSL            bool      `json:",omitempty"`
	SSLConnections int       `json:",omitempty"`
	AutoPropagate  bool      `json:",omitempty"`
}

// Up reports whether the gateway carries packets: while something on it is set up, the rest goes on.
func (g *VPNGateway) Up() bool { return g.Status == Active || g.Status == VPNUpdating }

// CurrentStatus makes VPNGateway a [Staged] record.
func (g *VPNGateway) CurrentStatus() Status { return g.Status }

// SetStatus makes VPNGateway a [Staged] record.
func (g *VPNGateway) SetStatus(s Status) { g.Status = s }
