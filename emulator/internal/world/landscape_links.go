package world

import (
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// landLinks are leased lines and VPN tunnels: what leads to the customer's own premises.
func (tx *Tx) landLinks(site *reach.Site) (err error) {
	site.Lines, err = collect(tx.VBRs.Each(), tx.landLine)
	if err != nil {
		return err
	}
	servers, err := collect(tx.SSLVPNServers.Each(), tx.landSSL)
	if err != nil {
		return err
	}
	connections, err := collect(tx.IPsecConnections.Each(), tx.landIPsec)
	site.Tunnels = append(servers, connections...)
	return err
}

func (tx *Tx) landLine(v *VBR) (*reach.Line, error) {
	land := &reach.Line{ID: v.ID, Active: v.Status == VBRActive, Status: string(v.Status), Network: InVPC, RouteTable: v.RouteTable}
	if tx.Region.HasNetwork(regions.NetworkClassic) {
		land.Network = tx.Account.Network(tx.Region.ID)
	}
	routes, err := tx.landRoutes(v.RouteTable)
	if err != nil {
		return nil, err
	}
	for i, err := range tx.RouterInterfacesByRouter.Each(v.ID) {
		if err != nil {
			return nil, err
		}
		link, err := tx.landLink(i)
		if err != nil {
			return nil, err
		}
		for _, r := range routes {
			if r.NextHop == i.ID {
				link.Routed = append(link.Routed, r.Destination)
			}
		}
		land.Links = append(land.Links, link)
	}
	for _, r := range routes {
		if !slices.ContainsFunc(land.Links, func(l reach.LineLink) bool { return l.VBRInterface == r.NextHop }) && r.NextHopType != "local" {
			land.Remote = append(land.Remote, r.Destination)
		}
	}
	if v.PeerGatewayIP.IsValid() {
		land.Remote = append(land.Remote, netip.PrefixFrom(v.PeerGatewayIP, v.PeerGatewayIP.BitLen()))
	}
	return land, nil
}

// landLink follows a border router's interface to the other end of its link.
func (tx *Tx) landLink(i *RouterInterface) (reach.LineLink, error) {
	land := reach.LineLink{VBRInterface: i.ID, Interface: i.OppositeInterface}
	other, _, err := tx.RouterInterfaces.Anywhere(i.OppositeInterface)
	if NotFound(err) || i.OppositeInterface == "" {
		return land, nil
	}
	if err != nil {
		return land, err
	}
	land.VPC = other.VPC
	land.Active = i.Status == InterfaceActive && other.Status == InterfaceActive && other.OppositeInterface == i.ID
	return land, nil
}

func (tx *Tx) landSSL(s *SSLVPNServer) (*reach.Tunnel, error) {
	g, err := tx.VPNGateways.Get(s.VPNGateway)
	if err != nil {
		return nil, err
	}
	return &reach.Tunnel{
		ID: s.ID, SSL: true, Gateway: g.ID, VPC: g.VPC, Up: g.Up() && g.SSL, Status: string(g.Status),
		Remote: []netip.Prefix{s.ClientPool}, Local: s.LocalSubnets,
	}, nil
}

func (tx *Tx) landIPsec(c *IPsecConnection) (*reach.Tunnel, error) {
	land := &reach.Tunnel{ID: c.ID, Status: c.Status(), Remote: c.RemoteSubnets, Local: c.LocalSubnets}
	g, err := tx.VPNGateways.Get(c.VPNGateway)
	if NotFound(err) {
		return land, nil
	}
	if err != nil {
		return nil, err
	}
	land.Gateway, land.VPC = g.ID, g.VPC
	land.Up = g.Up() && c.Status() == IPsecEstablished
	return land, nil
}
