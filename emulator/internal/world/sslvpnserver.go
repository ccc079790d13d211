package world

import "net/netip"

// SSLVPNServer is what SSL-VPN clients dial into, on a VPN gateway. Document: Vpc CreateSslVpnServer.
type SSLVPNServer struct {
	Meta
	VPNGateway string
	// ClientPool is where the addresses of dialled-in clients come from.
	ClientPool netip.Prefix
	// LocalSubnets are the networks of the VPC's side that clients are given routes to.
	LocalSubnets []netip.Prefix
	// Protocol is UDP or TCP.
	Protocol string
	Port     int
	Cipher   string
	Compress bool `json:",omitempty"`
	// MultiFactor asks clients for a user of an identity service as well.
	MultiFactor    bool   `json:",omitempty"`
	IdentityID     string `json:",omitempty"`
	IdentityRegion string `json:",omitempty"`
	IdentityApp    string `json:",omitempty"`
	// Authority signs the client certificates of the server: certificate and private key, in PEM.
	Authority    string
	AuthorityKey string
}
