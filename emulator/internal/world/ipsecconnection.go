package world

import (
	"net/netip"
	"time"
)

// States of an IPsec connection and of the gateway that carries it (facts §3.2).
const (
	VPNUpdating Status = "updating"
	// VPNInit is a connection that is attached to nothing.
	VPNInit Status = "init"
)

// How far two ends of an IPsec tunnel have come (Vpc DescribeVpnConnection).
const (
	IKENotEstablished   = "ike_sa_not_established"
	IPsecNotEstablished = "ipsec_sa_not_established"
	IPsecEstablished    = "ipsec_sa_established"
)

// IKEConfig is the first phase of an IPsec tunnel. Document: Vpc CreateVpnConnection.
type IKEConfig struct {
	PSK, Version, Mode, Encryption, Authentication, PFS string
	Lifetime                                            int64
	LocalID, RemoteID                                   string
}

// IPsecConfig is the second phase of an IPsec tunnel. Document: Vpc CreateVpnConnection.
type IPsecConfig struct {
	Encryption, Authentication, PFS string
	Lifetime                        int64
}

// TunnelBGP is the routing protocol inside a tunnel. Document: Vpc CreateVpnConnection.
type TunnelBGP struct {
	LocalASN int64
	Tunnel   netip.Prefix `json:",omitzero"`
	LocalIP  netip.Addr   `json:",omitzero"`
}

// IPsecTunnel is one tunnel of an IPsec connection.
type IPsecTunnel struct {
	ID string
	// Role is master or slave; the only tunnel of a connection has none.
	Role            string `json:",omitempty"`
	CustomerGateway string
	Zone            string `json:",omitempty"`
	// Address is the cloud's end.
	Address netip.Addr `json:",omitzero"`
	IKE     IKEConfig
	IPsec   IPsecConfig
	BGP     TunnelBGP
	DPD     bool
	// Traversal says that the tunnel passes a NAT on its way.
	Traversal bool
	RemoteCA  string `json:",omitempty"`
}

// TunnelHealthCheck is the check of an IPsec connection with one tunnel.
type TunnelHealthCheck struct {
	Enabled         bool
	Source, Target  netip.Addr `json:",omitzero"`
	Interval, Retry int
	Policy          string
}

// IPsecConnection joins a VPC, through a VPN gateway, with a customer's network. One with a VPNGateway of ""
// waits to be attached to a transit router. Document: Vpc CreateVpnConnection, CreateVpnAttachment.
type IPsecConnection struct {
	Meta
	// State is where the resource is in its life: active, updating, deleting, …
	State           Status
	VPNGateway      string
	CustomerGateway string
	// LocalSubnets and RemoteSubnets are the networks that the tunnel is for; both 0.0.0.0/0 when routes decide.
	LocalSubnets  []netip.Prefix
	RemoteSubnets []netip.Prefix
	// Tunnels are one, or two when the gateway has a standby vSwitch.
	Tunnels           []IPsecTunnel
	Dual              bool `json:",omitempty"`
	BGP               bool `json:",omitempty"`
	EffectImmediately bool `json:",omitempty"`
	AutoRoute         bool `json:",omitempty"`
	HealthCheck       TunnelHealthCheck
	// NetworkType says, of a connection without a gateway, whether its end is public or private.
	NetworkType string `json:",omitempty"`
	Modified    time.Time
}

// Status says how far the tunnels have come. The customer's device is outside the emulator: it is taken to
// answer as soon as the connection is there. A0300
func (c *IPsecConnection) Status() string {
	if c.State == Active {
		return IPsecEstablished
	}
	return IKENotEstablished
}

// CurrentStatus makes IPsecConnection a [Staged] record.
func (c *IPsecConnection) CurrentStatus() Status { return c.State }

// SetStatus makes IPsecConnection a [Staged] record.
func (c *IPsecConnection) SetStatus(s Status) { c.State = s }
