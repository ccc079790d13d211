package vpc

import (
	"fmt"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeVpnConnection tells everything about one IPsec connection.
func describeVpnConnection(tx *world.Tx, req *wire.DescribeVpnConnectionRequest) (*wire.DescribeVpnConnectionResponse, error) {
	c, err := tx.IPsecConnections.Get(req.VpnConnectionId)
	if err != nil {
		return nil, missing(err, wire.ErrConnectionNotFound)
	}
	res := &wire.DescribeVpnConnectionResponse{}
	if res.VpnConnectionAttributes, err = spellConnection(tx, c); err != nil {
		return nil, err
	}
	res.VpnBgpConfig.EnableBgp = strconv.FormatBool(c.BGP && !c.Dual)
	if res.VpnBgpConfig.DescribeVpnConnectionsVpnBgpConfig, err = spellConnectionBGP(tx, c); err != nil {
		return nil, err
	}
	res.ZoneNo, res.Tags.Tag = c.Tunnels[0].Zone, tagsOf(&c.Meta)
	return res, nil
}

// describeVpnConnections lists IPsec connections by page.
func describeVpnConnections(tx *world.Tx, req *wire.DescribeVpnConnectionsRequest) (*wire.DescribeVpnConnectionsResponse, error) {
	all := action.Named(tx.IPsecConnections, listOf(req.VpnConnectionId))
	switch {
	case req.VpnConnectionId != "":
	case req.VpnGatewayId != "":
		all = tx.IPsecConnectionsByGateway.Each(req.VpnGatewayId)
	case req.CustomerGatewayId != "":
		all = tx.IPsecConnectionsByCustomer.Each(req.CustomerGatewayId)
	}
	list, total, err := action.PageOf(all, req.Paging, func(c *world.IPsecConnection) bool {
		return action.Same(req.VpnGatewayId, c.VPNGateway) && (req.CustomerGatewayId == "" || leadsTo(c, req.CustomerGatewayId)) &&
			action.Same(req.ResourceGroupId, c.ResourceGroup) && hasTags(&c.Meta, req.Tag)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpnConnectionsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, c := range list {
		one := wire.VpnConnection{}
		if one.VpnConnectionAttributes, err = spellConnection(tx, c); err != nil {
			return nil, err
		}
		if one.VpnBgpConfig, err = spellConnectionBGP(tx, c); err != nil {
			return nil, err
		}
		one.Tag.Tag = tagsOf(&c.Meta)
		res.VpnConnections.VpnConnection = append(res.VpnConnections.VpnConnection, one)
	}
	return res, nil
}

func leadsTo(c *world.IPsecConnection, customer string) bool {
	for _, t := range c.Tunnels {
		if t.CustomerGateway == customer {
			return true
		}
	}
	return false
}

// attachVPN and attachNone say what a connection ends at (Vpc DescribeVpnConnection).
const attachVPN, attachNone = "VPN_GATEWAY", "NO_ASSOCIATED"

func spellConnection(tx *world.Tx, c *world.IPsecConnection) (wire.VpnConnectionAttributes, error) {
	first := &c.Tunnels[0]
	one := wire.VpnConnectionAttributes{
		VpnConnectionId: c.ID, Name: c.Name, State: string(c.State), VpnGatewayId: c.VPNGateway,
		CustomerGatewayId: c.CustomerGateway, LocalSubnet: spellSubnets(c.LocalSubnets), RemoteSubnet: spellSubnets(c.RemoteSubnets),
		CreateTime: c.CreatedAt.UnixMilli(), EffectImmediately: c.EffectImmediately, AttachType: attachNone, NetworkType: c.NetworkType,
		InternetIp: spellAddr(first.Address), ResourceGroupId: c.ResourceGroup, EnableTunnelsBgp: c.BGP && c.Dual,
	}
	if c.VPNGateway != "" {
		g, err := tx.VPNGateways.Get(c.VPNGateway)
		if err != nil {
			return one, err
		}
		one.AttachType, one.NetworkType, one.AttachInstanceId = attachVPN, g.NetworkType, g.ID
		one.Spec = fmt.Sprintf("%dM", g.Bandwidth)
	}
	if !c.Dual {
		one.Status = c.Status() // of two tunnels each has its own
		one.IkeConfig, one.IpsecConfig = spellIKE(first.IKE), spellIPsec(first.IPsec)
		one.EnableDpd, one.EnableNatTraversal, one.RemoteCaCertificate = first.DPD, first.Traversal, first.RemoteCA
		one.VcoHealthCheck = spellHealthCheck(&c.HealthCheck)
		return one, nil
	}
	for i := range c.Tunnels {
		t, err := spellTunnel(tx, c, &c.Tunnels[i])
		if err != nil {
			return one, err
		}
		one.TunnelOptionsSpecification.TunnelOptions = append(one.TunnelOptionsSpecification.TunnelOptions, t)
	}
	one.VcoHealthCheck = spellHealthCheck(&c.HealthCheck)
	return one, nil
}

func spellIKE(c world.IKEConfig) wire.IkeConfig {
	return wire.IkeConfig{
		Psk: c.PSK, IkeVersion: c.Version, IkeMode: c.Mode, IkeEncAlg: c.Encryption, IkeAuthAlg: c.Authentication, IkePfs: c.PFS,
		IkeLifetime: c.Lifetime, LocalId: c.LocalID, RemoteId: c.RemoteID,
	}
}

func spellIPsec(c world.IPsecConfig) wire.IpsecConfig {
	return wire.IpsecConfig{IpsecEncAlg: c.Encryption, IpsecAuthAlg: c.Authentication, IpsecPfs: c.PFS, IpsecLifetime: c.Lifetime}
}

// spellHealthCheck takes a check that is on to succeed, as the tunnel is taken to be up. A0300
func spellHealthCheck(h *world.TunnelHealthCheck) wire.VcoHealthCheck {
	one := wire.VcoHealthCheck{
		Enable: strconv.FormatBool(h.Enabled), Dip: spellAddr(h.Target), Sip: spellAddr(h.Source), Interval: h.Interval, Retry: h.Retry, Policy: h.Policy,
	}
	if h.Enabled {
		one.Status = "success"
	}
	return one
}

// spellConnectionBGP is BGP in the only tunnel of a connection; that of two tunnels is told with the tunnels.
func spellConnectionBGP(tx *world.Tx, c *world.IPsecConnection) (wire.DescribeVpnConnectionsVpnBgpConfig, error) {
	if c.Dual {
		return wire.DescribeVpnConnectionsVpnBgpConfig{}, nil
	}
	t := &c.Tunnels[0]
	far, err := tx.CustomerGateways.Get(t.CustomerGateway)
	if err != nil {
		return wire.DescribeVpnConnectionsVpnBgpConfig{}, err
	}
	one := wire.DescribeVpnConnectionsVpnBgpConfig{
		LocalAsn: t.BGP.LocalASN, LocalBgpIp: spellAddr(t.BGP.LocalIP), PeerAsn: far.ASN, PeerBgpIp: peerIP(t.BGP),
		TunnelCidr: tunnelCIDR(t.BGP), AuthKey: far.AuthKey,
	}
	if c.BGP {
		one.Status = bgpStatus(c)
	}
	return one, nil
}

// bgpStatus is up with the tunnel. A0300
func bgpStatus(c *world.IPsecConnection) string {
	if c.Status() == world.IPsecEstablished {
		return "success"
	}
	return "false"
}

func tunnelState(c *world.IPsecConnection) string { return string(c.State) }

func spellTunnel(tx *world.Tx, c *world.IPsecConnection, t *world.IPsecTunnel) (wire.TunnelOption, error) {
	bgp, err := spellTunnelBGP(tx, t)
	if err != nil {
		return wire.TunnelOption{}, err
	}
	one := wire.TunnelOption{
		TunnelId: t.ID, CustomerGatewayId: t.CustomerGateway, EnableDpd: t.DPD, EnableNatTraversal: t.Traversal,
		InternetIp: spellAddr(t.Address), RemoteCaCertificate: t.RemoteCA, Role: t.Role,
		State: tunnelState(c), Status: c.Status(), ZoneNo: t.Zone,
		TunnelBgpConfig: wire.TunnelBgpConfig{
			LocalAsn: strconv.FormatInt(bgp.LocalAsn, 10), LocalBgpIp: bgp.LocalBgpIp, PeerAsn: strconv.FormatInt(bgp.PeerAsn, 10),
			PeerBgpIp: bgp.PeerBgpIp, TunnelCidr: bgp.TunnelCidr,
		},
		TunnelIkeConfig: spellIKE(t.IKE), TunnelIpsecConfig: spellIPsec(t.IPsec),
	}
	if c.BGP {
		one.TunnelBgpConfig.BgpStatus = bgpStatus(c)
	}
	return one, nil
}

func spellTunnelBGP(tx *world.Tx, t *world.IPsecTunnel) (wire.ModifyVpnConnectionAttributeTunnelBgpConfig, error) {
	far, err := tx.CustomerGateways.Get(t.CustomerGateway)
	if err != nil {
		return wire.ModifyVpnConnectionAttributeTunnelBgpConfig{}, err
	}
	return wire.ModifyVpnConnectionAttributeTunnelBgpConfig{
		LocalAsn: t.BGP.LocalASN, LocalBgpIp: spellAddr(t.BGP.LocalIP), PeerAsn: far.ASN, PeerBgpIp: peerIP(t.BGP), TunnelCidr: tunnelCIDR(t.BGP),
	}, nil
}

// spellModified is what ModifyVpnConnectionAttribute answers.
func spellModified(tx *world.Tx, c *world.IPsecConnection) (*wire.ModifyVpnConnectionAttributeResponse, error) {
	one, err := spellConnection(tx, c)
	if err != nil {
		return nil, err
	}
	bgp, err := spellConnectionBGP(tx, c)
	if err != nil {
		return nil, err
	}
	res := &wire.ModifyVpnConnectionAttributeResponse{
		VpnConnectionId: one.VpnConnectionId, Name: one.Name, VpnGatewayId: one.VpnGatewayId, CustomerGatewayId: one.CustomerGatewayId,
		LocalSubnet: one.LocalSubnet, RemoteSubnet: one.RemoteSubnet, CreateTime: one.CreateTime, EffectImmediately: one.EffectImmediately,
		EnableDpd: one.EnableDpd, EnableNatTraversal: one.EnableNatTraversal, IkeConfig: one.IkeConfig, IpsecConfig: one.IpsecConfig,
		EnableTunnelsBgp: one.EnableTunnelsBgp, ResourceGroupId: one.ResourceGroupId,
		VcoHealthCheck: wire.ModifyVpnConnectionAttributeVcoHealthCheck{
			Dip: one.VcoHealthCheck.Dip, Sip: one.VcoHealthCheck.Sip, Interval: one.VcoHealthCheck.Interval,
			Retry: one.VcoHealthCheck.Retry, Enable: one.VcoHealthCheck.Enable,
		},
		VpnBgpConfig: wire.ModifyVpnConnectionAttributeVpnBgpConfig{
			Status: bgp.Status, PeerBgpIp: bgp.PeerBgpIp, TunnelCidr: bgp.TunnelCidr, EnableBgp: strconv.FormatBool(c.BGP && !c.Dual),
			LocalBgpIp: bgp.LocalBgpIp, PeerAsn: bgp.PeerAsn, LocalAsn: bgp.LocalAsn,
		},
	}
	if !c.Dual {
		return res, nil
	}
	for i := range c.Tunnels {
		t := &c.Tunnels[i]
		bgp, err := spellTunnelBGP(tx, t)
		if err != nil {
			return nil, err
		}
		res.TunnelOptionsSpecification.TunnelOptions = append(res.TunnelOptionsSpecification.TunnelOptions, wire.ModifyVpnConnectionAttributeTunnelOption{
			TunnelId: t.ID, CustomerGatewayId: t.CustomerGateway, EnableDpd: t.DPD, EnableNatTraversal: t.Traversal,
			InternetIp: spellAddr(t.Address), RemoteCaCertificate: t.RemoteCA, Role: t.Role, State: tunnelState(c), ZoneNo: t.Zone,
			TunnelBgpConfig: bgp, TunnelIkeConfig: spellIKE(t.IKE), TunnelIpsecConfig: spellIPsec(t.IPsec),
		})
	}
	return res, nil
}
