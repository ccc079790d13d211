package vpc

import (
	"net/netip"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ipsecActions = []action.Action{
	action.Write("CreateVpnConnection", regions.VPCIPsec, createVpnConnection),
	action.Read("DescribeVpnConnection", regions.VPCIPsec, describeVpnConnection),
	action.Read("DescribeVpnConnections", regions.VPCIPsec, describeVpnConnections),
	action.Write("ModifyVpnConnectionAttribute", regions.VPCIPsec, modifyVpnConnectionAttribute),
	action.Write("ModifyTunnelAttribute", regions.VPCIPsec, modifyTunnelAttribute),
	action.Write("DeleteVpnConnection", regions.VPCIPsec, deleteVpnConnection),
	action.Read("DownloadVpnConnectionConfig", regions.VPCIPsec, downloadVpnConnectionConfig),
	action.Read("CheckVpnBgpEnabled", regions.VPCIPsec, checkVpnBgpEnabled),
	action.Write("CreateVpnAttachment", regions.VPCIPsec, createVpnAttachment),
	action.Write("ModifyVpnAttachmentAttribute", regions.VPCIPsec, modifyVpnAttachmentAttribute),
	action.Write("DeleteVpnAttachment", regions.VPCIPsec, deleteVpnAttachment),
}

// quotaIPsecConnections is how many IPsec connections a VPN gateway has by default (VPN limits). A0040
const quotaIPsecConnections = 10

// The two tunnels of a connection of a gateway with two vSwitches.
const tunnelMaster, tunnelSlave = "master", "slave"

// createVpnConnection joins a VPN gateway with customer gateways, by one tunnel or by two. It answers at once,
// updating; the lifecycle makes the connection active.
func createVpnConnection(tx *world.Tx, req *wire.CreateVpnConnectionRequest) (*wire.CreateVpnConnectionResponse, error) {
	g, err := changeableVPN(tx, req.VpnGatewayId)
	if err != nil {
		return nil, err
	}
	if !g.IPsec {
		return nil, wire.ErrConnectionNoIPsec
	}
	c := &world.IPsecConnection{
		Meta: newMeta(tx, "vco", req.Name, "", g.ResourceGroup, req.Tags), State: world.VPNUpdating, VPNGateway: g.ID,
		EffectImmediately: req.EffectImmediately, AutoRoute: req.AutoConfigRoute, Dual: g.Standby != "",
		Modified: tx.Now(),
	}
	if c.LocalSubnets, c.RemoteSubnets, err = bothSubnets(req.LocalSubnet, req.RemoteSubnet); err != nil {
		return nil, err
	}
	if c.Dual {
		c.Tunnels, err = twoTunnels(tx, g, req.TunnelOptionsSpecification)
		c.BGP = speaksBGP(c.Tunnels)
		set(&c.BGP, req.EnableTunnelsBgp)
	} else {
		c.CustomerGateway = req.CustomerGatewayId
		set(&c.BGP, req.BgpConfig.EnableBgp)
		c.Tunnels, err = oneTunnel(tx, gatewayEnd(tx, g), req.CustomerGatewayId, wire.TunnelOptions{
			EnableDpd: req.EnableDpd, EnableNatTraversal: req.EnableNatTraversal, RemoteCaCertificate: req.RemoteCaCertificate,
			TunnelBgpConfig: req.BgpConfig.TunnelBgpOptions, TunnelIkeConfig: req.IkeConfig, TunnelIpsecConfig: req.IpsecConfig,
		})
	}
	if err != nil {
		return nil, err
	}
	if err := setHealthCheck(&c.HealthCheck, req.HealthCheckConfig, wire.ErrConnectionHealth); err != nil {
		return nil, err
	}
	have, err := tx.IPsecConnectionsByGateway.Count(g.ID)
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpn.connections", quotaIPsecConnections) {
		return nil, wire.ErrConnectionQuota
	}
	if err := checkConnection(tx, c); err != nil {
		return nil, err
	}
	if err := tx.IPsecConnections.Insert(c); err != nil {
		return nil, err
	}
	if err := routeConnection(tx, c); err != nil {
		return nil, err
	}
	return &wire.CreateVpnConnectionResponse{VpnConnectionId: c.ID, Name: c.Name, CreateTime: c.CreatedAt.UnixMilli()}, updating(tx, g)
}

// gatewayEnd is the address of a gateway's only tunnel: public, or in its vSwitch.
func gatewayEnd(tx *world.Tx, g *world.VPNGateway) netip.Addr {
	if g.Address.IsValid() {
		return g.Address
	}
	for held, err := range tx.AddressHoldsByHolder.Each(g.ID) {
		if err == nil {
			return held.Address
		}
	}
	return netip.Addr{}
}

func oneTunnel(tx *world.Tx, at netip.Addr, customer string, options wire.TunnelOptions) ([]world.IPsecTunnel, error) {
	t, err := newTunnel(tx, at, customer)
	if err != nil {
		return nil, err
	}
	err = setTunnel(&t, options)
	return []world.IPsecTunnel{t}, err
}

// twoTunnels makes the master and the slave tunnel, each from the gateway's address in its zone.
func twoTunnels(tx *world.Tx, g *world.VPNGateway, given []wire.TunnelOptionsSpecification) ([]world.IPsecTunnel, error) {
	if len(given) != 2 || given[0].Role == given[1].Role {
		return nil, wire.ErrConnectionTunnels
	}
	ends := map[string]struct {
		at      netip.Addr
		vSwitch string
	}{tunnelMaster: {g.Address, g.VSwitch}, tunnelSlave: {g.Second, g.Standby}}
	var tunnels []world.IPsecTunnel
	for _, o := range given {
		end, known := ends[o.Role]
		if !known {
			return nil, wire.ErrConnectionTunnels
		}
		t, err := newTunnel(tx, end.at, o.CustomerGatewayId)
		if err != nil {
			return nil, err
		}
		vsw, err := tx.VSwitches.Get(end.vSwitch)
		if err != nil {
			return nil, err
		}
		t.Role, t.Zone = o.Role, vsw.Zone
		if err := setTunnel(&t, o.TunnelOptions); err != nil {
			return nil, err
		}
		tunnels = append(tunnels, t)
	}
	return tunnels, nil
}

// speaksBGP says that two tunnels that both have a range for BGP speak it, unless the request says otherwise: the
// Terraform provider reads EnableTunnelsBgp back as true although it never sent it.
func speaksBGP(tunnels []world.IPsecTunnel) bool {
	for i := range tunnels {
		if !tunnels[i].BGP.Tunnel.IsValid() {
			return false
		}
	}
	return len(tunnels) > 0
}

func bothSubnets(local, remote string) (near, far []netip.Prefix, err error) {
	if near, err = parseSubnets(local); err != nil {
		return nil, nil, wire.ErrConnectionLocal.With(local)
	}
	if far, err = parseSubnets(remote); err != nil {
		return nil, nil, wire.ErrConnectionRemote.With(remote)
	}
	return near, far, nil
}

// checkConnection refuses what an IPsec connection beside the others of its gateway cannot be.
func checkConnection(tx *world.Tx, c *world.IPsecConnection) error {
	if err := checkText(c.Name, wire.ErrConnectionName, "", nil); err != nil {
		return err
	}
	if c.BGP {
		for i := range c.Tunnels {
			if err := checkTunnelBGP(tx, &c.Tunnels[i]); err != nil {
				return err
			}
		}
	}
	if c.VPNGateway == "" || c.Dual {
		return nil
	}
	for other, err := range tx.IPsecConnectionsByGateway.Each(c.VPNGateway) {
		if err != nil {
			return err
		}
		if other.ID == c.ID || other.CustomerGateway != c.CustomerGateway || other.State == world.VPNDeleting {
			continue
		}
		if refusal := besides(c, other); refusal != nil {
			return refusal
		}
	}
	return nil
}

// besides compares a connection with another one between the same two gateways.
func besides(c, other *world.IPsecConnection) error {
	switch {
	case spellSubnets(c.LocalSubnets) == spellSubnets(other.LocalSubnets) && spellSubnets(c.RemoteSubnets) == spellSubnets(other.RemoteSubnets):
		return wire.ErrConnectionExists
	case overlap(c.LocalSubnets, other.LocalSubnets) && overlap(c.RemoteSubnets, other.RemoteSubnets):
		return wire.ErrConnectionOverlap
	case c.Tunnels[0].IKE != other.Tunnels[0].IKE:
		return wire.ErrConnectionKeys
	}
	return nil
}

func overlap(a, b []netip.Prefix) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Overlaps(q) {
				return true
			}
		}
	}
	return false
}

// modifyVpnConnectionAttribute changes an IPsec connection and its tunnels.
func modifyVpnConnectionAttribute(tx *world.Tx, req *wire.ModifyVpnConnectionAttributeRequest) (*wire.ModifyVpnConnectionAttributeResponse, error) {
	c, g, err := changeableConnection(tx, req.VpnConnectionId)
	if err != nil {
		return nil, err
	}
	if err := setSubnets(c, req.LocalSubnet, req.RemoteSubnet); err != nil {
		return nil, err
	}
	set(&c.Name, req.Name)
	set(&c.EffectImmediately, req.EffectImmediately)
	set(&c.AutoRoute, req.AutoConfigRoute)
	if c.Dual {
		set(&c.BGP, req.EnableTunnelsBgp)
		err = setTunnels(c, req.TunnelOptionsSpecification)
	} else {
		set(&c.BGP, req.BgpConfig.EnableBgp)
		err = setTunnel(&c.Tunnels[0], wire.TunnelOptions{
			EnableDpd: req.EnableDpd, EnableNatTraversal: req.EnableNatTraversal, RemoteCaCertificate: req.RemoteCaCertificate,
			TunnelBgpConfig: req.BgpConfig.TunnelBgpOptions, TunnelIkeConfig: req.IkeConfig, TunnelIpsecConfig: req.IpsecConfig,
		})
	}
	if err != nil {
		return nil, err
	}
	if err := setHealthCheck(&c.HealthCheck, req.HealthCheckConfig, wire.ErrConnectionHealth); err != nil {
		return nil, err
	}
	if err := saveConnection(tx, c, g); err != nil {
		return nil, err
	}
	return spellModified(tx, c)
}

func setSubnets(c *world.IPsecConnection, local, remote string) (err error) {
	if local == "" {
		local = spellSubnets(c.LocalSubnets)
	}
	if remote == "" {
		remote = spellSubnets(c.RemoteSubnets)
	}
	c.LocalSubnets, c.RemoteSubnets, err = bothSubnets(local, remote)
	return err
}

// setTunnels changes the tunnels that a request names by id or role.
func setTunnels(c *world.IPsecConnection, changes []wire.TunnelChange) error {
	for _, change := range changes {
		t, err := findTunnel(c, change.TunnelId, strings.ToLower(change.Role))
		if err != nil {
			return err
		}
		if err := setTunnel(t, change.TunnelOptions); err != nil {
			return err
		}
	}
	return nil
}

func findTunnel(c *world.IPsecConnection, id, role string) (*world.IPsecTunnel, error) {
	for i := range c.Tunnels {
		t := &c.Tunnels[i]
		if t.ID == id || id == "" && role != "" && t.Role == role {
			return t, nil
		}
	}
	if id != "" {
		return nil, wire.ErrConnectionTunnelID
	}
	return nil, wire.ErrConnectionTunnelRole
}

// modifyTunnelAttribute changes one tunnel of an IPsec connection.
func modifyTunnelAttribute(tx *world.Tx, req *wire.ModifyTunnelAttributeRequest) (*wire.ModifyTunnelAttributeResponse, error) {
	c, g, err := changeableConnection(tx, req.VpnConnectionId)
	if err != nil {
		return nil, err
	}
	t, err := findTunnel(c, req.TunnelId, "")
	if err != nil {
		return nil, err
	}
	if err := setTunnel(t, req.TunnelOptionsSpecification); err != nil {
		return nil, err
	}
	if err := saveConnection(tx, c, g); err != nil {
		return nil, err
	}
	bgp, err := spellTunnelBGP(tx, t)
	if err != nil {
		return nil, err
	}
	return &wire.ModifyTunnelAttributeResponse{
		TunnelId: t.ID, TunnelIkeConfig: spellIKE(t.IKE), TunnelIpsecConfig: spellIPsec(t.IPsec),
		TunnelBgpConfig:    wire.ModifyTunnelAttributeTunnelBgpConfig{EnableBgp: c.BGP, ModifyVpnConnectionAttributeTunnelBgpConfig: bgp},
		EnableNatTraversal: t.Traversal, EnableDpd: t.DPD, RemoteCaCertificate: t.RemoteCA, CustomerGatewayId: t.CustomerGateway,
		Role: t.Role, ZoneNo: t.Zone, InternetIp: spellAddr(t.Address), State: tunnelState(c),
	}, nil
}

// saveConnection checks a changed connection and stores it, updating, with the routes that follow from it.
func saveConnection(tx *world.Tx, c *world.IPsecConnection, g *world.VPNGateway) error {
	if err := checkConnection(tx, c); err != nil {
		return err
	}
	c.Modified = tx.Now()
	if g == nil {
		return tx.IPsecConnections.Put(c)
	}
	c.SetStatus(world.VPNUpdating)
	if err := tx.IPsecConnections.Put(c); err != nil {
		return err
	}
	if err := routeConnection(tx, c); err != nil {
		return err
	}
	return updating(tx, g)
}

// changeableConnection finds a connection of a gateway that nothing else changes.
func changeableConnection(tx *world.Tx, id string) (*world.IPsecConnection, *world.VPNGateway, error) {
	c, err := tx.IPsecConnections.Get(id)
	if err != nil || c.VPNGateway == "" {
		return nil, nil, missing(orElse(err, wire.ErrConnectionNotFound), wire.ErrConnectionNotFound)
	}
	g, err := changeableVPN(tx, c.VPNGateway)
	if err == nil && c.State != world.Active {
		err = wire.ErrVpnConfiguring
	}
	return c, g, err
}

// deleteVpnConnection takes an IPsec connection down, with its routes.
func deleteVpnConnection(tx *world.Tx, req *wire.DeleteVpnConnectionRequest) (*wire.DeleteVpnConnectionResponse, error) {
	c, g, err := changeableConnection(tx, req.VpnConnectionId)
	if err != nil {
		return nil, err
	}
	if err := dropVPNRoutes(tx, c.ID, nil); err != nil {
		return nil, err
	}
	c.SetStatus(world.VPNDeleting)
	if err := tx.IPsecConnections.Put(c); err != nil {
		return nil, err
	}
	return &wire.DeleteVpnConnectionResponse{}, updating(tx, g)
}

// downloadVpnConnectionConfig gives what the customer's device is to be told.
func downloadVpnConnectionConfig(tx *world.Tx, req *wire.DownloadVpnConnectionConfigRequest) (*wire.DownloadVpnConnectionConfigResponse, error) {
	c, err := tx.IPsecConnections.Get(req.VpnConnectionId)
	if err != nil {
		return nil, missing(err, wire.ErrConnectionNotFound)
	}
	res := &wire.DownloadVpnConnectionConfigResponse{}
	out := &res.VpnConnectionConfig
	// Local and remote are the device's: the other way round.
	out.LocalSubnet, out.RemoteSubnet = spellSubnets(c.RemoteSubnets), spellSubnets(c.LocalSubnets)
	for i := range c.Tunnels {
		t := &c.Tunnels[i]
		far, err := tx.CustomerGateways.Get(t.CustomerGateway)
		if err != nil {
			return nil, err
		}
		ike := spellIKE(t.IKE)
		ike.LocalId, ike.RemoteId = ike.RemoteId, ike.LocalId
		one := wire.TunnelConfig{
			TunnelId: t.ID, Local: far.Address.String(), Remote: spellAddr(t.Address), IkeConfig: ike, IpsecConfig: spellIPsec(t.IPsec),
		}
		if !c.Dual {
			out.Local, out.Remote, out.IkeConfig, out.IpsecConfig = one.Local, one.Remote, one.IkeConfig, one.IpsecConfig
			continue
		}
		out.TunnelsConfig.TunnelConfig = append(out.TunnelsConfig.TunnelConfig, one)
	}
	return res, nil
}

// checkVpnBgpEnabled says that VPN gateways of every region know BGP. A0305
func checkVpnBgpEnabled(*world.Tx, *wire.CheckVpnBgpEnabledRequest) (*wire.CheckVpnBgpEnabledResponse, error) {
	return &wire.CheckVpnBgpEnabledResponse{BgpEnabled: true}, nil
}
