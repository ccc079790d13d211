package vpc

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createVpnAttachment makes an IPsec connection that ends at no VPN gateway: it waits, in state init, to be attached to
// a transit router, of which this emulator has none.
func createVpnAttachment(tx *world.Tx, req *wire.CreateVpnAttachmentRequest) (*wire.CreateVpnAttachmentResponse, error) {
	if err := checkGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	c := &world.IPsecConnection{
		Meta: newMeta(tx, "vco", req.Name, "", req.ResourceGroupId, req.Tags), State: world.VPNInit, CustomerGateway: req.CustomerGatewayId,
		NetworkType: req.NetworkType, EffectImmediately: req.EffectImmediately, AutoRoute: req.AutoConfigRoute, Modified: tx.Now(),
	}
	var err error
	if c.LocalSubnets, c.RemoteSubnets, err = bothSubnets(req.LocalSubnet, req.RemoteSubnet); err != nil {
		return nil, err
	}
	at := netip.Addr{}
	if c.NetworkType == "public" {
		if at, err = world.AllocatePublicIP(tx, at, c.ID); err != nil {
			return nil, err
		}
	}
	set(&c.BGP, req.BgpConfig.EnableBgp)
	c.Tunnels, err = oneTunnel(tx, at, req.CustomerGatewayId, wire.TunnelOptions{
		EnableDpd: req.EnableDpd, EnableNatTraversal: req.EnableNatTraversal, RemoteCaCertificate: req.RemoteCaCert,
		TunnelBgpConfig: req.BgpConfig.TunnelBgpOptions, TunnelIkeConfig: req.IkeConfig, TunnelIpsecConfig: req.IpsecConfig,
	})
	if err != nil {
		return nil, err
	}
	if err := setHealthCheck(&c.HealthCheck, req.HealthCheckConfig, wire.ErrConnectionHealth); err != nil {
		return nil, err
	}
	if err := checkConnection(tx, c); err != nil {
		return nil, err
	}
	return &wire.CreateVpnAttachmentResponse{
		VpnConnectionId: c.ID, Name: c.Name, CreateTime: c.CreatedAt.UnixMilli(), Code: "200", Success: true, Message: "successful",
	}, tx.IPsecConnections.Insert(c)
}

// modifyVpnAttachmentAttribute changes an IPsec connection without a VPN gateway.
func modifyVpnAttachmentAttribute(tx *world.Tx, req *wire.ModifyVpnAttachmentAttributeRequest) (*wire.ModifyVpnAttachmentAttributeResponse, error) {
	c, err := findAttachment(tx, req.VpnConnectionId)
	if err != nil {
		return nil, err
	}
	if err := setSubnets(c, req.LocalSubnet, req.RemoteSubnet); err != nil {
		return nil, err
	}
	set(&c.Name, req.Name)
	set(&c.EffectImmediately, req.EffectImmediately)
	set(&c.AutoRoute, req.AutoConfigRoute)
	set(&c.BGP, req.BgpConfig.EnableBgp)
	if req.CustomerGatewayId != "" {
		far, err := tx.CustomerGateways.Get(req.CustomerGatewayId)
		if err != nil {
			return nil, missing(err, wire.ErrConnectionCustomer)
		}
		c.CustomerGateway, c.Tunnels[0].CustomerGateway = far.ID, far.ID
	}
	err = setTunnel(&c.Tunnels[0], wire.TunnelOptions{
		EnableDpd: req.EnableDpd, EnableNatTraversal: req.EnableNatTraversal, RemoteCaCertificate: req.RemoteCaCert,
		TunnelBgpConfig: req.BgpConfig.TunnelBgpOptions, TunnelIkeConfig: req.IkeConfig, TunnelIpsecConfig: req.IpsecConfig,
	})
	if err != nil {
		return nil, err
	}
	if err := setHealthCheck(&c.HealthCheck, req.HealthCheckConfig, wire.ErrConnectionHealth); err != nil {
		return nil, err
	}
	if err := saveConnection(tx, c, nil); err != nil {
		return nil, err
	}
	one, err := spellModified(tx, c)
	if err != nil {
		return nil, err
	}
	return &wire.ModifyVpnAttachmentAttributeResponse{
		VpnConnectionId: one.VpnConnectionId, CustomerGatewayId: one.CustomerGatewayId, Name: one.Name, LocalSubnet: one.LocalSubnet,
		RemoteSubnet: one.RemoteSubnet, IkeConfig: one.IkeConfig, IpsecConfig: one.IpsecConfig, CreateTime: one.CreateTime,
		EffectImmediately: one.EffectImmediately, Status: c.Status(), EnableDpd: one.EnableDpd, EnableNatTraversal: one.EnableNatTraversal,
		VcoHealthCheck: wire.ModifyVpnAttachmentAttributeVcoHealthCheck{
			ModifyVpnConnectionAttributeVcoHealthCheck: one.VcoHealthCheck, Policy: c.HealthCheck.Policy,
		},
		VpnBgpConfig: one.VpnBgpConfig, AttachType: attachNone, NetworkType: c.NetworkType, ResourceGroupId: one.ResourceGroupId,
	}, nil
}

// deleteVpnAttachment takes an IPsec connection without a VPN gateway away.
func deleteVpnAttachment(tx *world.Tx, req *wire.DeleteVpnAttachmentRequest) (*wire.DeleteVpnAttachmentResponse, error) {
	c, err := findAttachment(tx, req.VpnConnectionId)
	if err != nil {
		return nil, err
	}
	if err := world.ReleasePublicIPs(tx, c.ID); err != nil {
		return nil, err
	}
	return &wire.DeleteVpnAttachmentResponse{Code: "200", Success: true, Message: "successful"}, tx.IPsecConnections.Delete(c.ID)
}

// findAttachment finds a connection that is attached to no gateway.
func findAttachment(tx *world.Tx, id string) (*world.IPsecConnection, error) {
	c, err := tx.IPsecConnections.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrConnectionNotFound)
	}
	if c.VPNGateway != "" {
		return nil, wire.ErrConnectionNotFound
	}
	return c, nil
}
