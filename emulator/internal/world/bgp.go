package world

import "net/netip"

// BGPGroup is what the BGP peers of a virtual border router have in common. Document: Vpc CreateBgpGroup.
type BGPGroup struct {
	Meta
	Status Status
	// Router is a VBR.
	Router   string
	LocalASN int64
	PeerASN  int64
	// FakeASN says that the cloud speaks with LocalASN instead of its own.
	FakeASN    bool   `json:",omitempty"`
	AuthKey    string `json:",omitempty"`
	IPVersion  string
	RouteQuota int
}

// CurrentStatus makes BGPGroup a [Staged] record.
func (g *BGPGroup) CurrentStatus() Status { return g.Status }

// SetStatus makes BGPGroup a [Staged] record.
func (g *BGPGroup) SetStatus(s Status) { g.Status = s }

// BGPPeer is one neighbour of a BGP group. Document: Vpc CreateBgpPeer.
type BGPPeer struct {
	Meta
	Status  Status
	Group   string
	Router  string
	Address netip.Addr `json:",omitzero"`
	BFD     bool       `json:",omitempty"`
	BFDHops int        `json:",omitempty"`
}

// CurrentStatus makes BGPPeer a [Staged] record.
func (p *BGPPeer) CurrentStatus() Status { return p.Status }

// SetStatus makes BGPPeer a [Staged] record.
func (p *BGPPeer) SetStatus(s Status) { p.Status = s }

// BGPNetwork is a prefix that a router announces to its BGP peers. Document: Vpc AddBgpNetwork.
type BGPNetwork struct {
	Meta
	Status      Status
	Router      string
	VPC         string `json:",omitempty"`
	Destination netip.Prefix
	// Bare says that the destination was given as an address, and is told as one.
	Bare bool `json:",omitempty"`
}

// CurrentStatus makes BGPNetwork a [Staged] record.
func (n *BGPNetwork) CurrentStatus() Status { return n.Status }

// SetStatus makes BGPNetwork a [Staged] record.
func (n *BGPNetwork) SetStatus(s Status) { n.Status = s }
