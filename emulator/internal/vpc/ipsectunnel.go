package vpc

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// What VPN gateways know of IPsec (Vpc CreateVpnConnection). The last of each is for gateways of type
// NationalStandard.
var (
	ipsecEncryptions = []string{"aes", "aes192", "aes256", "des", "3des", "sm4"}
	ipsecAuths       = []string{"md5", "sha1", "sha256", "sha384", "sha512", "sm3"}
	ipsecGroups      = []string{"group1", "group2", "group5", "group14", "group19", "group20", "group21", "disabled"}
)

const (
	ipsecLifetime = 86400
	// localASN is the cloud's own autonomous system (Vpc CreateVpnConnection).
	localASN = 45104
	maxASN   = 1<<32 - 1
)

// linkLocal is where the addresses of BGP inside tunnels lie.
var linkLocal = netip.MustParsePrefix("169.254.0.0/16")

// newTunnel is a tunnel between a VPN gateway's address and a customer gateway, as the API makes it when nothing is
// said about it.
func newTunnel(tx *world.Tx, at netip.Addr, customer string) (world.IPsecTunnel, error) {
	far, err := tx.CustomerGateways.Get(customer)
	if err != nil {
		return world.IPsecTunnel{}, missing(err, wire.ErrConnectionCustomer)
	}
	if at.IsValid() && at == far.Address {
		return world.IPsecTunnel{}, wire.ErrConnectionSameAddress
	}
	return world.IPsecTunnel{
		ID: tx.NewID("tun"), CustomerGateway: customer, Address: at, DPD: true, Traversal: true,
		IKE: world.IKEConfig{
			PSK: tx.Noise(16, "psk"), Version: "ikev1", Mode: "main", Encryption: "aes", Authentication: "sha1", PFS: "group2",
			Lifetime: ipsecLifetime, LocalID: spellAddr(at), RemoteID: far.Address.String(),
		},
		IPsec: world.IPsecConfig{Encryption: "aes", Authentication: "sha1", PFS: "group2", Lifetime: ipsecLifetime},
		BGP:   world.TunnelBGP{LocalASN: localASN},
	}, nil
}

// setTunnel takes over what a request says about a tunnel; the rest stays.
func setTunnel(t *world.IPsecTunnel, o wire.TunnelOptions) error {
	set(&t.DPD, o.EnableDpd)
	set(&t.Traversal, o.EnableNatTraversal)
	set(&t.RemoteCA, o.RemoteCaCertificate)
	ike, ipsec := &t.IKE, &t.IPsec
	set(&ike.PSK, o.TunnelIkeConfig.Psk)
	set(&ike.Version, o.TunnelIkeConfig.IkeVersion)
	set(&ike.Mode, o.TunnelIkeConfig.IkeMode)
	set(&ike.Encryption, o.TunnelIkeConfig.IkeEncAlg)
	set(&ike.Authentication, o.TunnelIkeConfig.IkeAuthAlg)
	set(&ike.PFS, o.TunnelIkeConfig.IkePfs)
	set(&ike.Lifetime, o.TunnelIkeConfig.IkeLifetime)
	set(&ike.LocalID, o.TunnelIkeConfig.LocalId)
	set(&ike.RemoteID, o.TunnelIkeConfig.RemoteId)
	set(&ipsec.Encryption, o.TunnelIpsecConfig.IpsecEncAlg)
	set(&ipsec.Authentication, o.TunnelIpsecConfig.IpsecAuthAlg)
	set(&ipsec.PFS, o.TunnelIpsecConfig.IpsecPfs)
	set(&ipsec.Lifetime, o.TunnelIpsecConfig.IpsecLifetime)
	switch {
	case !slices.Contains(ipsecEncryptions, ike.Encryption) || !slices.Contains(ipsecEncryptions, ipsec.Encryption):
		return wire.ErrConnectionEncryption
	case !slices.Contains(ipsecAuths, ike.Authentication) || !slices.Contains(ipsecAuths, ipsec.Authentication):
		return wire.ErrConnectionAuth
	case !slices.Contains(ipsecGroups, ike.PFS) || !slices.Contains(ipsecGroups, ipsec.PFS):
		return wire.ErrConnectionPFS
	}
	return setTunnelBGP(&t.BGP, o.TunnelBgpConfig)
}

func setTunnelBGP(b *world.TunnelBGP, o wire.TunnelBgpOptions) error {
	set(&b.LocalASN, o.LocalAsn)
	if b.LocalASN < 1 || b.LocalASN > maxASN {
		return wire.ErrConnectionASN
	}
	if o.TunnelCidr != nil && *o.TunnelCidr != "" {
		p, err := netip.ParsePrefix(*o.TunnelCidr)
		switch {
		case err != nil:
			return wire.ErrConnectionTunnelForm
		case p.Bits() != 30 || p != p.Masked() || !within(p, linkLocal):
			return wire.ErrConnectionTunnelCIDR
		}
		b.Tunnel = p
	}
	if o.LocalBgpIp != nil && *o.LocalBgpIp != "" {
		at, err := netip.ParseAddr(*o.LocalBgpIp)
		if err != nil {
			return wire.ErrConnectionBGPForm
		}
		b.LocalIP = at
	}
	if b.LocalIP.IsValid() && b.Tunnel.IsValid() && !b.Tunnel.Contains(b.LocalIP) {
		return wire.ErrConnectionBGPAddress
	}
	return nil
}

// checkTunnelBGP refuses BGP on a tunnel that has no range for it, or whose far end has no autonomous system.
func checkTunnelBGP(tx *world.Tx, t *world.IPsecTunnel) error {
	if !t.BGP.Tunnel.IsValid() {
		return wire.ErrConnectionNoTunnelCIDR
	}
	far, err := tx.CustomerGateways.Get(t.CustomerGateway)
	if err == nil && far.ASN == 0 {
		err = wire.ErrConnectionNoASN
	}
	return err
}

// peerIP is the far end's address inside a tunnel: the other one of its /30.
func peerIP(b world.TunnelBGP) string {
	if !b.Tunnel.IsValid() {
		return ""
	}
	first := b.Tunnel.Addr().Next()
	if first == b.LocalIP {
		first = first.Next()
	}
	return first.String()
}

func tunnelCIDR(b world.TunnelBGP) string {
	if !b.Tunnel.IsValid() {
		return ""
	}
	return b.Tunnel.String()
}

// setHealthCheck takes over the health check of a connection. Its keys come in both cases: the Terraform provider
// sends dip when it creates and Dip when it changes.
func setHealthCheck(h *world.TunnelHealthCheck, given map[string]string, refusal *apierr.Error) (err error) {
	for key, value := range given {
		switch strings.ToLower(key) {
		case "enable":
			h.Enabled = strings.EqualFold(value, "true")
		case "dip":
			h.Target, err = optionalAddr(value)
		case "sip":
			h.Source, err = optionalAddr(value)
		case "interval":
			h.Interval, err = optionalInt(value)
		case "retry":
			h.Retry, err = optionalInt(value)
		case "policy":
			h.Policy = value
		}
		if err != nil {
			return refusal
		}
	}
	return nil
}

func optionalAddr(s string) (netip.Addr, error) {
	if s == "" {
		return netip.Addr{}, nil
	}
	return netip.ParseAddr(s)
}

func optionalInt(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}
