package world

import "net/netip"

// NATGateway translates addresses at the edge of a VPC. Document: Vpc CreateNatGateway.
type NATGateway struct {
	Meta
	Status  Status
	VPC     string
	VSwitch string `json:",omitempty"`
	Zone    string `json:",omitempty"`
	// NATType is Enhanced (the only one that can still be bought) or Normal.
	NATType string
	// NetworkType is internet or intranet.
	NetworkType        string
	Spec               string `json:",omitempty"`
	InternetChargeType string
	ChargeType         string
	PrivateIP          netip.Addr `json:",omitzero"`
	// Interface is the network interface that the gateway has in its vSwitch.
	Interface string `json:",omitempty"`
	// SNATTable, ForwardTable and FullNATTable are made with the gateway.
	SNATTable    string
	ForwardTable string
	FullNATTable string
	EIPBindMode  string

	ICMPReply          bool `json:",omitempty"`
	SecurityProtection bool `json:",omitempty"`
	DeletionProtection bool `json:",omitempty"`
}

// CurrentStatus makes NATGateway a [Staged] record.
func (g *NATGateway) CurrentStatus() Status { return g.Status }

// SetStatus makes NATGateway a [Staged] record.
func (g *NATGateway) SetStatus(s Status) { g.Status = s }
