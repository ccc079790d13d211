package world

import (
	"net/netip"
	"time"
)

// States of a router interface (facts §3.2).
const (
	InterfaceIdle                Status = "Idle"
	InterfaceConnecting          Status = "Connecting"
	InterfaceAcceptingConnecting Status = "AcceptingConnecting"
	InterfaceActivating          Status = "Activating"
	InterfaceActive              Status = "Active"
	InterfaceDeactivating        Status = "Deactivating"
	InterfaceInactive            Status = "Inactive"
)

// The two kinds of router that an interface sits on, and the two sides of a pair.
const (
	RouterIsVRouter = "VRouter"
	RouterIsVBR     = "VBR"
	InitiatingSide  = "InitiatingSide"
	AcceptingSide   = "AcceptingSide"
)

// RouterInterface is one end of a link between a VPC's router and a border router, or another VPC's. Two of
// them that name each other and are Active carry packets. Document: Vpc CreateRouterInterface.
type RouterInterface struct {
	Meta
	Status     Status
	Router     string
	RouterType string
	// VPC is the VPC of a Router of type VRouter.
	VPC string `json:",omitempty"`
	// Role is InitiatingSide or AcceptingSide.
	Role           string
	Spec           string
	OppositeRegion string
	// OppositeAccount is empty when the other end is the account's own.
	OppositeAccount     string `json:",omitempty"`
	OppositeRouter      string `json:",omitempty"`
	OppositeRouterType  string
	OppositeInterface   string     `json:",omitempty"`
	AccessPoint         string     `json:",omitempty"`
	OppositeAccessPoint string     `json:",omitempty"`
	HealthSource        netip.Addr `json:",omitzero"`
	HealthTarget        netip.Addr `json:",omitzero"`
	HealthRate          int        `json:",omitempty"`
	HealthThreshold     int        `json:",omitempty"`
	ChargeType          string
	FastLink            bool      `json:",omitempty"`
	ConnectedAt         time.Time `json:",omitzero"`
	Expires             time.Time `json:",omitzero"`
}

// CurrentStatus makes RouterInterface a [Staged] record.
func (i *RouterInterface) CurrentStatus() Status { return i.Status }

// SetStatus makes RouterInterface a [Staged] record.
func (i *RouterInterface) SetStatus(s Status) { i.Status = s }
