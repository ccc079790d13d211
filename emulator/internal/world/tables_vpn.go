package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	sslServers          = store.Define("sslvpnserver", func(s *SSLVPNServer) string { return s.ID })
	sslClientCerts      = store.Define("sslvpnclientcert", func(c *SSLVPNClientCert) string { return c.ID })
	ipsecConnections    = store.Define("ipsecconnection", func(c *IPsecConnection) string { return c.ID })
	vpnRoutes           = store.Define("vpnroute", func(r *VPNRoute) string { return r.ID })
	physicalConnections = store.Define("physicalconnection", func(c *PhysicalConnection) string { return c.ID })
	vbrs                = store.Define("vbr", func(v *VBR) string { return v.ID })
	routerInterfaces    = store.Define("routerinterface", func(i *RouterInterface) string { return i.ID })
	bgpGroups           = store.Define("bgpgroup", func(g *BGPGroup) string { return g.ID })
	bgpPeers            = store.Define("bgppeer", func(p *BGPPeer) string { return p.ID })
	bgpNetworks         = store.Define("bgpnetwork", func(n *BGPNetwork) string { return n.ID })

	sslServersByGateway        = sslServers.Index("gateway", func(s *SSLVPNServer) []string { return []string{s.VPNGateway} })
	sslClientCertsByServer     = sslClientCerts.Index("server", func(c *SSLVPNClientCert) []string { return []string{c.Server} })
	ipsecConnectionsByGateway  = ipsecConnections.Index("gateway", func(c *IPsecConnection) []string { return keyed(c.VPNGateway) })
	ipsecConnectionsByCustomer = ipsecConnections.Index("customer", customerGatewaysOf)
	vpnRoutesByGateway         = vpnRoutes.Index("gateway", func(r *VPNRoute) []string { return []string{r.VPNGateway} })
	vpnRoutesByConnection      = vpnRoutes.Index("connection", func(r *VPNRoute) []string { return []string{r.Connection} })
	vbrsByLine                 = vbrs.Index("line", linesOf)
	routerInterfacesByRouter   = routerInterfaces.Index("router", func(i *RouterInterface) []string { return []string{i.Router} })
	bgpGroupsByRouter          = bgpGroups.Index("router", func(g *BGPGroup) []string { return []string{g.Router} })
	bgpPeersByGroup            = bgpPeers.Index("group", func(p *BGPPeer) []string { return []string{p.Group} })
	bgpNetworksByRouter        = bgpNetworks.Index("router", func(n *BGPNetwork) []string { return []string{n.Router} })
)

func customerGatewaysOf(c *IPsecConnection) []string {
	ids := keyed(c.CustomerGateway)
	for _, t := range c.Tunnels {
		if t.CustomerGateway != "" && !contains(ids, t.CustomerGateway) {
			ids = append(ids, t.CustomerGateway)
		}
	}
	return ids
}

func linesOf(v *VBR) []string {
	ids := keyed(v.PhysicalConnection)
	for _, l := range v.More {
		if !contains(ids, l.PhysicalConnection) {
			ids = append(ids, l.PhysicalConnection)
		}
	}
	return ids
}

// vpnTables are the collections of VPN gateways and leased lines, bound to a transaction.
type vpnTables struct {
	SSLVPNServers              store.Table[SSLVPNServer]
	SSLVPNServersByGateway     store.View[SSLVPNServer]
	SSLVPNClientCerts          store.Table[SSLVPNClientCert]
	SSLVPNClientCertsByServer  store.View[SSLVPNClientCert]
	IPsecConnections           store.Table[IPsecConnection]
	IPsecConnectionsByGateway  store.View[IPsecConnection]
	IPsecConnectionsByCustomer store.View[IPsecConnection]
	VPNRoutes                  store.Table[VPNRoute]
	VPNRoutesByGateway         store.View[VPNRoute]
	VPNRoutesByConnection      store.View[VPNRoute]
	PhysicalConnections        store.Table[PhysicalConnection]
	VBRs                       store.Table[VBR]
	// VBRsByLine finds the border routers on a physical connection.
	VBRsByLine               store.View[VBR]
	RouterInterfaces         store.Table[RouterInterface]
	RouterInterfacesByRouter store.View[RouterInterface]
	BGPGroups                store.Table[BGPGroup]
	BGPGroupsByRouter        store.View[BGPGroup]
	BGPPeers                 store.Table[BGPPeer]
	BGPPeersByGroup          store.View[BGPPeer]
	BGPNetworks              store.Table[BGPNetwork]
	BGPNetworksByRouter      store.View[BGPNetwork]
}

func (t *vpnTables) bind(tx *store.Tx, in scopes) {
	t.SSLVPNServers = sslServers.In(tx, in.region)
	t.SSLVPNServersByGateway = sslServersByGateway.In(tx, in.region)
	t.SSLVPNClientCerts = sslClientCerts.In(tx, in.region)
	t.SSLVPNClientCertsByServer = sslClientCertsByServer.In(tx, in.region)
	t.IPsecConnections = ipsecConnections.In(tx, in.region)
	t.IPsecConnectionsByGateway = ipsecConnectionsByGateway.In(tx, in.region)
	t.IPsecConnectionsByCustomer = ipsecConnectionsByCustomer.In(tx, in.region)
	t.VPNRoutes = vpnRoutes.In(tx, in.region)
	t.VPNRoutesByGateway = vpnRoutesByGateway.In(tx, in.region)
	t.VPNRoutesByConnection = vpnRoutesByConnection.In(tx, in.region)
	t.PhysicalConnections = physicalConnections.In(tx, in.region)
	t.VBRs = vbrs.In(tx, in.region)
	t.VBRsByLine = vbrsByLine.In(tx, in.region)
	t.RouterInterfaces = routerInterfaces.In(tx, in.region)
	t.RouterInterfacesByRouter = routerInterfacesByRouter.In(tx, in.region)
	t.BGPGroups = bgpGroups.In(tx, in.region)
	t.BGPGroupsByRouter = bgpGroupsByRouter.In(tx, in.region)
	t.BGPPeers = bgpPeers.In(tx, in.region)
	t.BGPPeersByGroup = bgpPeersByGroup.In(tx, in.region)
	t.BGPNetworks = bgpNetworks.In(tx, in.region)
	t.BGPNetworksByRouter = bgpNetworksByRouter.In(tx, in.region)
}

// vpnKinds are the resources of VPN gateways and leased lines as tags and resource groups see them. Types are the
// words of Vpc TagResources.
var vpnKinds = []Kind{
	kindOf(sslServers, "vpc", "SSLVPNSERVER"),
	kindOf(sslClientCerts, "vpc", "SSLVPNCLIENTCERT"),
	kindOf(ipsecConnections, "vpc", "VPNCONNECTION"),
	kindOf(vpnRoutes, "vpc", ""),
	kindOf(physicalConnections, "vpc", "PHYSICALCONNECTION"),
	kindOf(vbrs, "vpc", "VIRTUALBORDERROUTER"),
	kindOf(routerInterfaces, "vpc", "ROUTERINTERFACE"),
	kindOf(bgpGroups, "vpc", ""),
	kindOf(bgpPeers, "vpc", ""),
	kindOf(bgpNetworks, "vpc", ""),
}

// vpnStages are the transient states of VPN gateways and leased lines (facts §3.2). How long a cable takes is not the
// API's matter: the states of a line pass in minutes. A0301
var vpnStages = []Stage{
	{Collection: "vpngateway", From: VPNUpdating, To: Active, After: 10 * time.Second, Source: "Vpc CreateSslVpnServer"},
	{Collection: "ipsecconnection", From: VPNUpdating, To: Active, After: 10 * time.Second, Source: "Vpc CreateVpnConnection, ModifyVpnConnectionAttribute"},
	{Collection: "ipsecconnection", From: VPNDeleting, To: Gone, After: 10 * time.Second, Source: "Vpc DeleteVpnConnection"},
	{Collection: "physicalconnection", From: LineInitial, To: LineApproved, After: 20 * time.Second, Source: "Vpc CreatePhysicalConnection"},
	{Collection: "physicalconnection", From: LineApproved, To: LineAllocating, After: 20 * time.Second, Source: "Vpc CreatePhysicalConnection"},
	{Collection: "physicalconnection", From: LineAllocating, To: LineAllocated, After: 20 * time.Second, Source: "Vpc CreatePhysicalConnection"},
	{Collection: "physicalconnection", From: LineTerminating, To: LineTerminated, After: 10 * time.Second, Source: "Vpc TerminatePhysicalConnection"},
	{Collection: "vbr", From: VBRTerminating, To: VBRTerminated, After: 10 * time.Second, Source: "Vpc TerminateVirtualBorderRouter"},
	{Collection: "vbr", From: VBRRecovering, To: VBRActive, After: 10 * time.Second, Source: "Vpc RecoverVirtualBorderRouter"},
	{Collection: "vbr", From: VBRDeleting, To: Gone, After: 10 * time.Second, Source: "Vpc DeleteVirtualBorderRouter"},
	{Collection: "routerinterface", From: InterfaceConnecting, To: InterfaceActivating, After: 3 * time.Second, Source: "Vpc ConnectRouterInterface"},
	{Collection: "routerinterface", From: InterfaceAcceptingConnecting, To: InterfaceActivating, After: 3 * time.Second, Source: "Vpc ConnectRouterInterface"},
	{Collection: "routerinterface", From: InterfaceActivating, To: InterfaceActive, After: 3 * time.Second, Source: "Vpc ActivateRouterInterface"},
	{Collection: "routerinterface", From: InterfaceDeactivating, To: InterfaceInactive, After: 3 * time.Second, Source: "Vpc DeactivateRouterInterface"},
	{Collection: "routerinterface", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteRouterInterface"},
	{Collection: "bgpgroup", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateBgpGroup"},
	{Collection: "bgpgroup", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifyBgpGroupAttribute"},
	{Collection: "bgpgroup", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteBgpGroup"},
	{Collection: "bgppeer", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateBgpPeer"},
	{Collection: "bgppeer", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifyBgpPeerAttribute"},
	{Collection: "bgppeer", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteBgpPeer"},
	{Collection: "bgpnetwork", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc AddBgpNetwork"},
	{Collection: "bgpnetwork", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteBgpNetwork"},
}
