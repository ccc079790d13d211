package world

import "net/netip"

// VPC is a virtual private cloud: an address range and what hangs on it. Document: Vpc CreateVpc.
type VPC struct {
	Meta
	Status Status
	CIDR   netip.Prefix
	// Secondary holds the additional IPv4 ranges of AssociateVpcCidrBlock.
	Secondary []netip.Prefix `json:",omitempty"`
	// IPv6 is the VPC's /56 while IPv6 is on, IPv6ISP the line of it.
	IPv6    netip.Prefix `json:",omitzero"`
	IPv6ISP string       `json:",omitempty"`
	// UserCIDRs are public ranges that the VPC uses as private ones.
	UserCIDRs []netip.Prefix `json:",omitempty"`
	// RouterName and RouterDescription are those of the vRouter, which has no life of its own.
	RouterName        string `json:",omitempty"`
	RouterDescription string `json:",omitempty"`
	// Router and RouteTable are made with the VPC: its vRouter and its system route table.
	Router     string
	RouteTable string
	// Default marks the VPC that the cloud made for the account by itself.
	Default bool `json:",omitempty"`
}

// CurrentStatus makes VPC a [Staged] record.
func (v *VPC) CurrentStatus() Status { return v.Status }

// SetStatus makes VPC a [Staged] record.
func (v *VPC) SetStatus(s Status) { v.Status = s }

// Ranges lists the VPC's address ranges, primary first.
func (v *VPC) Ranges() []netip.Prefix { return append([]netip.Prefix{v.CIDR}, v.Secondary...) }
