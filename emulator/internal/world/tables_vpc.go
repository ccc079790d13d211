package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// States that several products spell alike.
const (
	Pending   Status = "Pending"
	Available Status = "Available"
	Creating  Status = "Creating"
	Deleting  Status = "Deleting"
	Modifying Status = "Modifying"
	InUse     Status = "InUse"
)

// States of EIPs, gateways and prefix lists (facts §3.2).
const (
	Associating   Status = "Associating"
	Unassociating Status = "Unassociating"
	Releasing     Status = "Releasing"
	Created       Status = "Created"
	// Provisioning and Active are those of a VPN gateway.
	Provisioning Status = "provisioning"
	Active       Status = "active"
	VPNDeleting  Status = "deleting"
)

// keyed makes the keys of an index of one optional value.
func keyed(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

var (
	vpcs              = store.Define("vpc", func(v *VPC) string { return v.ID })
	vswitches         = store.Define("vswitch", func(v *VSwitch) string { return v.ID })
	routeTables       = store.Define("routetable", func(t *RouteTable) string { return t.ID })
	routeEntries      = store.Define("routeentry", func(e *RouteEntry) string { return e.ID })
	eips              = store.Define("eip", func(e *EIP) string { return e.ID })
	natGateways       = store.Define("natgateway", func(g *NATGateway) string { return g.ID })
	snatEntries       = store.Define("snatentry", func(e *SNATEntry) string { return e.ID })
	dnatEntries       = store.Define("dnatentry", func(e *DNATEntry) string { return e.ID })
	networkACLs       = store.Define("networkacl", func(a *NetworkACL) string { return a.ID })
	bandwidthPackages = store.Define("bandwidthpackage", func(p *BandwidthPackage) string { return p.ID })
	customerGateways  = store.Define("customergateway", func(g *CustomerGateway) string { return g.ID })
	vpnGateways       = store.Define("vpngateway", func(g *VPNGateway) string { return g.ID })
	vpcPrefixLists    = store.Define("vpcprefixlist", func(l *VPCPrefixList) string { return l.ID })
	addressHolds      = store.Define("addresshold", func(h *AddressHold) string { return h.ID })
	addressCursors    = store.Define("addresscursor", func(c *addressCursor) string { return c.VSwitch })

	defaultVPCs           = vpcs.Index("default", func(v *VPC) []string { return marked(v.Default) })
	vpcsByRouter          = vpcs.Index("router", func(v *VPC) []string { return keyed(v.Router) })
	vswitchesByVPC        = vswitches.Index("vpc", func(v *VSwitch) []string { return []string{v.VPC} })
	vswitchesByTable      = vswitches.Index("routetable", func(v *VSwitch) []string { return keyed(v.RouteTable) })
	vswitchesByACL        = vswitches.Index("networkacl", func(v *VSwitch) []string { return keyed(v.NetworkACL) })
	routeTablesByVPC      = routeTables.Index("vpc", func(t *RouteTable) []string { return keyed(t.VPC) })
	routeEntriesByTable   = routeEntries.Index("table", func(e *RouteEntry) []string { return []string{e.Table} })
	routeEntriesByHop     = routeEntries.Index("nexthop", nextHops)
	eipsByAddress         = store.IndexAcross(eips, "address", func(e *EIP) []string { return []string{e.Address.String()} })
	eipsByInstance        = eips.Index("instance", func(e *EIP) []string { return keyed(e.InstanceID) })
	eipsByPackage         = eips.Index("package", func(e *EIP) []string { return keyed(e.Package) })
	natGatewaysByVPC      = natGateways.Index("vpc", func(g *NATGateway) []string { return []string{g.VPC} })
	natGatewaysByVSwitch  = natGateways.Index("vswitch", func(g *NATGateway) []string { return keyed(g.VSwitch) })
	natGatewaysBySNAT     = natGateways.Index("snattable", func(g *NATGateway) []string { return []string{g.SNATTable} })
	natGatewaysByForward  = natGateways.Index("forwardtable", func(g *NATGateway) []string { return []string{g.ForwardTable} })
	snatEntriesByTable    = snatEntries.Index("table", func(e *SNATEntry) []string { return []string{e.Table} })
	snatEntriesByVSwitch  = snatEntries.Index("vswitch", func(e *SNATEntry) []string { return keyed(e.VSwitch) })
	dnatEntriesByTable    = dnatEntries.Index("table", func(e *DNATEntry) []string { return []string{e.Table} })
	networkACLsByVPC      = networkACLs.Index("vpc", func(a *NetworkACL) []string { return []string{a.VPC} })
	vpnGatewaysByVPC      = vpnGateways.Index("vpc", func(g *VPNGateway) []string { return []string{g.VPC} })
	vpnGatewaysByVSwitch  = vpnGateways.Index("vswitch", func(g *VPNGateway) []string { return keyed(g.VSwitch) })
	addressHoldsByVSwitch = addressHolds.Index("vswitch", func(h *AddressHold) []string { return []string{h.VSwitch} })
	addressHoldsByHolder  = addressHolds.Index("holder", func(h *AddressHold) []string { return []string{h.Holder} })
)

// DefaultKey is the one key of the index of default VPCs.
const DefaultKey = "default"

func marked(is bool) []string {
	if is {
		return []string{DefaultKey}
	}
	return nil
}

func nextHops(e *RouteEntry) []string {
	var ids []string
	for _, hop := range e.NextHops {
		if hop.ID != "" {
			ids = append(ids, hop.ID)
		}
	}
	return ids
}

// vpcTables are the collections of the VPC product, bound to a transaction.
type vpcTables struct {
	VPCs         store.Table[VPC]
	VPCsByRouter store.View[VPC]
	// DefaultVPC finds the account's default VPC of the region, by [DefaultKey].
	DefaultVPC            store.View[VPC]
	VSwitches             store.Table[VSwitch]
	VSwitchesByVPC        store.View[VSwitch]
	VSwitchesByRouteTable store.View[VSwitch]
	VSwitchesByACL        store.View[VSwitch]
	RouteTables           store.Table[RouteTable]
	RouteTablesByVPC      store.View[RouteTable]
	RouteEntries          store.Table[RouteEntry]
	RouteEntriesByTable   store.View[RouteEntry]
	// RouteEntriesByNextHop finds the routes that lead to a resource.
	RouteEntriesByNextHop store.View[RouteEntry]
	EIPs                  store.Table[EIP]
	// EIPsByAddress finds an EIP by its address, whoever has it.
	EIPsByAddress store.GlobalView[EIP]
	// EIPsByInstance finds the EIPs that are bound to a resource.
	EIPsByInstance            store.View[EIP]
	EIPsByPackage             store.View[EIP]
	NATGateways               store.Table[NATGateway]
	NATGatewaysByVPC          store.View[NATGateway]
	NATGatewaysByVSwitch      store.View[NATGateway]
	NATGatewaysBySNATTable    store.View[NATGateway]
	NATGatewaysByForwardTable store.View[NATGateway]
	SNATEntries               store.Table[SNATEntry]
	SNATEntriesByTable        store.View[SNATEntry]
	SNATEntriesByVSwitch      store.View[SNATEntry]
	DNATEntries               store.Table[DNATEntry]
	DNATEntriesByTable        store.View[DNATEntry]
	NetworkACLs               store.Table[NetworkACL]
	NetworkACLsByVPC          store.View[NetworkACL]
	BandwidthPackages         store.Table[BandwidthPackage]
	CustomerGateways          store.Table[CustomerGateway]
	VPNGateways               store.Table[VPNGateway]
	VPNGatewaysByVPC          store.View[VPNGateway]
	VPNGatewaysByVSwitch      store.View[VPNGateway]
	VPCPrefixLists            store.Table[VPCPrefixList]
	// AddressHolds are the private addresses that are out; written through [AllocatePrivateIP] alone.
	AddressHolds          store.Table[AddressHold]
	AddressHoldsByVSwitch store.View[AddressHold]
	AddressHoldsByHolder  store.View[AddressHold]
	// PublicHolds are the public addresses that are out, of all accounts; written through [AllocatePublicIP] alone.
	PublicHolds         store.Table[PublicHold]
	PublicHoldsByHolder store.View[PublicHold]
}

func (t *vpcTables) bind(tx *store.Tx, in scopes) {
	t.VPCs = vpcs.In(tx, in.region)
	t.DefaultVPC = defaultVPCs.In(tx, in.region)
	t.VPCsByRouter = vpcsByRouter.In(tx, in.region)
	t.VSwitches = vswitches.In(tx, in.region)
	t.VSwitchesByVPC = vswitchesByVPC.In(tx, in.region)
	t.VSwitchesByRouteTable = vswitchesByTable.In(tx, in.region)
	t.VSwitchesByACL = vswitchesByACL.In(tx, in.region)
	t.RouteTables = routeTables.In(tx, in.region)
	t.RouteTablesByVPC = routeTablesByVPC.In(tx, in.region)
	t.RouteEntries = routeEntries.In(tx, in.region)
	t.RouteEntriesByTable = routeEntriesByTable.In(tx, in.region)
	t.RouteEntriesByNextHop = routeEntriesByHop.In(tx, in.region)
	t.EIPs = eips.In(tx, in.region)
	t.EIPsByAddress = eipsByAddress.In(tx)
	t.EIPsByInstance = eipsByInstance.In(tx, in.region)
	t.EIPsByPackage = eipsByPackage.In(tx, in.region)
	t.NATGateways = natGateways.In(tx, in.region)
	t.NATGatewaysByVPC = natGatewaysByVPC.In(tx, in.region)
	t.NATGatewaysByVSwitch = natGatewaysByVSwitch.In(tx, in.region)
	t.NATGatewaysBySNATTable = natGatewaysBySNAT.In(tx, in.region)
	t.NATGatewaysByForwardTable = natGatewaysByForward.In(tx, in.region)
	t.SNATEntries = snatEntries.In(tx, in.region)
	t.SNATEntriesByTable = snatEntriesByTable.In(tx, in.region)
	t.SNATEntriesByVSwitch = snatEntriesByVSwitch.In(tx, in.region)
	t.DNATEntries = dnatEntries.In(tx, in.region)
	t.DNATEntriesByTable = dnatEntriesByTable.In(tx, in.region)
	t.NetworkACLs = networkACLs.In(tx, in.region)
	t.NetworkACLsByVPC = networkACLsByVPC.In(tx, in.region)
	t.BandwidthPackages = bandwidthPackages.In(tx, in.region)
	t.CustomerGateways = customerGateways.In(tx, in.region)
	t.VPNGateways = vpnGateways.In(tx, in.region)
	t.VPNGatewaysByVPC = vpnGatewaysByVPC.In(tx, in.region)
	t.VPNGatewaysByVSwitch = vpnGatewaysByVSwitch.In(tx, in.region)
	t.VPCPrefixLists = vpcPrefixLists.In(tx, in.region)
	t.AddressHolds = addressHolds.In(tx, in.region)
	t.AddressHoldsByVSwitch = addressHoldsByVSwitch.In(tx, in.region)
	t.AddressHoldsByHolder = addressHoldsByHolder.In(tx, in.region)
	t.PublicHolds = publicHolds.In(tx, store.Scope{})
	t.PublicHoldsByHolder = publicHoldsByHolder.In(tx, store.Scope{})
}

// vpcKinds are the resources of the VPC product as tags and resource groups see them. Types are the words of
// Vpc TagResources; kinds without a word there have no tags.
var vpcKinds = []Kind{
	kindOf(vpcs, "vpc", "VPC"),
	kindOf(vswitches, "vpc", "VSWITCH"),
	kindOf(routeTables, "vpc", "ROUTETABLE"),
	kindOf(routeEntries, "vpc", ""),
	kindOf(eips, "vpc", "EIP"),
	kindOf(natGateways, "vpc", "NATGATEWAY"),
	kindOf(snatEntries, "vpc", ""),
	kindOf(dnatEntries, "vpc", ""),
	kindOf(networkACLs, "vpc", "NETWORKACL"),
	kindOf(bandwidthPackages, "vpc", "COMMONBANDWIDTHPACKAGE"),
	kindOf(customerGateways, "vpc", "CUSTOMERGATEWAY"),
	kindOf(vpnGateways, "vpc", "VPNGATEWAY"),
	kindOf(vpcPrefixLists, "vpc", "PREFIXLIST"),
}

// vpcStages are the transient states of the VPC product (facts §3.2). Durations are those that clients see; none is
// documented.
var vpcStages = []Stage{
	{Collection: "vpc", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateVpc"},
	{Collection: "vpc", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteVpc"},
	{Collection: "vswitch", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateVSwitch"},
	{Collection: "vswitch", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteVSwitch"},
	{Collection: "routetable", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateRouteTable"},
	{Collection: "routetable", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteRouteTable"},
	{Collection: "routeentry", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateRouteEntry"},
	{Collection: "routeentry", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifyRouteEntry"},
	{Collection: "routeentry", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteRouteEntry"},
	{Collection: "eip", From: Associating, To: InUse, After: 3 * time.Second, Source: "Vpc AssociateEipAddress"},
	{Collection: "eip", From: Unassociating, To: Available, After: 3 * time.Second, Source: "Vpc UnassociateEipAddress"},
	{Collection: "eip", From: Releasing, To: Gone, After: 3 * time.Second, Source: "Vpc ReleaseEipAddress"},
	{Collection: "natgateway", From: Creating, To: Available, After: 30 * time.Second, Source: "Vpc CreateNatGateway"},
	{Collection: "natgateway", From: Modifying, To: Available, After: 5 * time.Second, Source: "Vpc ModifyNatGatewaySpec"},
	{Collection: "natgateway", From: Deleting, To: Gone, After: 20 * time.Second, Source: "Vpc DeleteNatGateway"},
	{Collection: "snatentry", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateSnatEntry"},
	{Collection: "snatentry", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifySnatEntry"},
	{Collection: "snatentry", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteSnatEntry"},
	{Collection: "dnatentry", From: Pending, To: Available, After: 3 * time.Second, Source: "Vpc CreateForwardEntry"},
	{Collection: "dnatentry", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifyForwardEntry"},
	{Collection: "dnatentry", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteForwardEntry"},
	{Collection: "networkacl", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc UpdateNetworkAclEntries"},
	{Collection: "bandwidthpackage", From: Modifying, To: Available, After: 3 * time.Second, Source: "Vpc ModifyCommonBandwidthPackageSpec"},
	{Collection: "vpngateway", From: Provisioning, To: Active, After: 2 * time.Minute, Source: "Vpc CreateVpnGateway"},
	{Collection: "vpngateway", From: VPNDeleting, To: Gone, After: time.Minute, Source: "Vpc DeleteVpnGateway"},
	{Collection: "vpcprefixlist", From: Modifying, To: Created, After: 3 * time.Second, Source: "Vpc ModifyVpcPrefixList"},
	{Collection: "vpcprefixlist", From: Deleting, To: Gone, After: 3 * time.Second, Source: "Vpc DeleteVpcPrefixList"},
}
