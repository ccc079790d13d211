package world

import "net/netip"

// VSwitch is a subnet of a VPC in one zone. Document: Vpc CreateVSwitch.
type VSwitch struct {
	Meta
	Status Status
	VPC    string
	Zone   string
	CIDR   netip.Prefix
	// IPv6 is the vSwitch's /64 of the VPC's range, if it has one.
	IPv6 netip.Prefix `json:",omitzero"`
	// RouteTable is the table that this vSwitch follows; the VPC's system table at first.
	RouteTable string
	NetworkACL string `json:",omitempty"`
	Default    bool   `json:",omitempty"`
}

// CurrentStatus makes VSwitch a [Staged] record.
func (v *VSwitch) CurrentStatus() Status { return v.Status }

// SetStatus makes VSwitch a [Staged] record.
func (v *VSwitch) SetStatus(s Status) { v.Status = s }
