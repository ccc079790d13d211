package vpc

import (
	"net/netip"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var bgpActions = []action.Action{
	action.Write("CreateBgpGroup", regions.VPCVirtualBorderRouter, createBgpGroup),
	action.Read("DescribeBgpGroups", regions.VPCVirtualBorderRouter, describeBgpGroups),
	action.Write("ModifyBgpGroupAttribute", regions.VPCVirtualBorderRouter, modifyBgpGroupAttribute),
	action.Write("DeleteBgpGroup", regions.VPCVirtualBorderRouter, deleteBgpGroup),
	action.Write("CreateBgpPeer", regions.VPCVirtualBorderRouter, createBgpPeer),
	action.Read("DescribeBgpPeers", regions.VPCVirtualBorderRouter, describeBgpPeers),
	action.Write("ModifyBgpPeerAttribute", regions.VPCVirtualBorderRouter, modifyBgpPeerAttribute),
	action.Write("DeleteBgpPeer", regions.VPCVirtualBorderRouter, deleteBgpPeer),
	action.Write("AddBgpNetwork", regions.VPCVirtualBorderRouter, addBgpNetwork),
	action.Read("DescribeBgpNetworks", regions.VPCVirtualBorderRouter, describeBgpNetworks),
	action.Write("DeleteBgpNetwork", regions.VPCVirtualBorderRouter, deleteBgpNetwork),
}

// Default quotas of a border router (Express Connect limits). A0040
const (
	quotaBGPPeers    = 8
	quotaBGPNetworks = 100
	maxBGPRoutes     = 110
	maxBFDHops       = 255
)

// multicast is class D, which BGP networks are not.
var multicast = netip.MustParsePrefix("224.0.0.0/4")

// createBgpGroup makes a group of BGP peers of a border router.
func createBgpGroup(tx *world.Tx, req *wire.CreateBgpGroupRequest) (*wire.CreateBgpGroupResponse, error) {
	v, err := tx.VBRs.Get(req.RouterId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPRouter)
	}
	g := &world.BGPGroup{
		Meta: newMeta(tx, "bgpg", req.Name, req.Description, "", nil), Status: world.Pending, Router: v.ID, LocalASN: req.LocalAsn, PeerASN: req.PeerAsn,
		FakeASN: req.IsFakeAsn, AuthKey: req.AuthKey, IPVersion: strings.ToUpper(req.IpVersion), RouteQuota: req.RouteQuota,
	}
	if g.LocalASN == 0 {
		g.LocalASN = localASN
	}
	if err := checkBGPGroup(g); err != nil {
		return nil, err
	}
	return &wire.CreateBgpGroupResponse{BgpGroupId: g.ID}, tx.BGPGroups.Insert(g)
}

func checkBGPGroup(g *world.BGPGroup) error {
	private := g.LocalASN >= 64512 && g.LocalASN <= 65534 || g.LocalASN >= 4200000000 && g.LocalASN <= 4294967294
	switch {
	case g.IPVersion != "IPV4":
		return wire.ErrBGPIPv6
	case g.LocalASN != localASN && !private:
		return wire.ErrBGPLocalASN
	case g.PeerASN == localASN:
		return wire.ErrBGPPeerASNCloud
	case g.PeerASN < 1 || g.PeerASN > maxASN:
		return wire.ErrBGPPeerASN
	case g.RouteQuota < 1 || g.RouteQuota > maxBGPRoutes:
		return wire.ErrBGPQuotaRoutes
	}
	return checkText(g.Name, wire.ErrBGPName, g.Description, wire.ErrBGPDescription)
}

// describeBgpGroups lists BGP groups by page.
func describeBgpGroups(tx *world.Tx, req *wire.DescribeBgpGroupsRequest) (*wire.DescribeBgpGroupsResponse, error) {
	all := action.Named(tx.BGPGroups, listOf(req.BgpGroupId))
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(g *world.BGPGroup) bool { return action.Same(req.RouterId, g.Router) })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeBgpGroupsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, g := range list {
		res.BgpGroups.BgpGroup = append(res.BgpGroups.BgpGroup, wire.BgpGroup{
			BgpGroupId: g.ID, Name: g.Name, Description: g.Description, Status: string(g.Status), RouterId: g.Router, RegionId: tx.Region.ID,
			PeerAsn: strconv.FormatInt(g.PeerASN, 10), LocalAsn: strconv.FormatInt(g.LocalASN, 10), IsFake: g.FakeASN,
			AuthKey: g.AuthKey, IpVersion: g.IPVersion, RouteLimit: strconv.Itoa(g.RouteQuota), Hold: bgpHold, Keepalive: bgpKeepalive,
		})
	}
	return res, nil
}

// The timers of BGP sessions, in seconds (Vpc DescribeBgpGroups).
const bgpHold, bgpKeepalive = "30", "10"

// modifyBgpGroupAttribute changes a BGP group.
func modifyBgpGroupAttribute(tx *world.Tx, req *wire.ModifyBgpGroupAttributeRequest) (*wire.ModifyBgpGroupAttributeResponse, error) {
	g, err := tx.BGPGroups.Get(req.BgpGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPGroup)
	}
	if g.Status != world.Available {
		return nil, wire.ErrBGPStatus
	}
	set(&g.Name, req.Name)
	set(&g.Description, req.Description)
	set(&g.LocalASN, req.LocalAsn)
	set(&g.PeerASN, req.PeerAsn)
	set(&g.AuthKey, req.AuthKey)
	set(&g.FakeASN, req.IsFakeAsn)
	set(&g.RouteQuota, req.RouteQuota)
	if req.ClearAuthKey != nil && *req.ClearAuthKey {
		g.AuthKey = ""
	}
	if err := checkBGPGroup(g); err != nil {
		return nil, err
	}
	g.SetStatus(world.Modifying)
	return &wire.ModifyBgpGroupAttributeResponse{}, tx.BGPGroups.Put(g)
}

// deleteBgpGroup deletes a BGP group without peers.
func deleteBgpGroup(tx *world.Tx, req *wire.DeleteBgpGroupRequest) (*wire.DeleteBgpGroupResponse, error) {
	g, err := tx.BGPGroups.Get(req.BgpGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPGroup)
	}
	if n, err := tx.BGPPeersByGroup.Count(g.ID); err != nil || n > 0 {
		return nil, orElse(err, wire.ErrBGPHasPeer)
	}
	g.SetStatus(world.Deleting)
	return &wire.DeleteBgpGroupResponse{}, tx.BGPGroups.Put(g)
}

// createBgpPeer makes a neighbour of a border router. Without an address it is the router's peer gateway.
func createBgpPeer(tx *world.Tx, req *wire.CreateBgpPeerRequest) (*wire.CreateBgpPeerResponse, error) {
	g, err := tx.BGPGroups.Get(req.BgpGroupId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPGroup)
	}
	p := &world.BGPPeer{Meta: newMeta(tx, "bgp", "", "", "", nil), Status: world.Pending, Group: g.ID, Router: g.Router, BFD: req.EnableBfd, BFDHops: req.BfdMultiHop}
	if err := setPeerAddress(tx, p, req.PeerIpAddress); err != nil {
		return nil, err
	}
	if err := checkBGPPeer(tx, p); err != nil {
		return nil, err
	}
	return &wire.CreateBgpPeerResponse{BgpPeerId: p.ID}, tx.BGPPeers.Insert(p)
}

func setPeerAddress(tx *world.Tx, p *world.BGPPeer, address string) (err error) {
	if address == "" {
		v, err := tx.VBRs.Get(p.Router)
		if err != nil {
			return missing(err, wire.ErrBGPRouter)
		}
		if len(v.More) > 0 {
			return wire.ErrBGPPeerNamed
		}
		p.Address = v.PeerGatewayIP
		return nil
	}
	if p.Address, err = netip.ParseAddr(address); err != nil || !p.Address.Is4() {
		return wire.ErrBGPPeerAddress
	}
	return nil
}

func checkBGPPeer(tx *world.Tx, p *world.BGPPeer) error {
	if p.BFDHops < 0 || p.BFDHops > maxBFDHops || p.BFDHops > 0 && !p.BFD {
		return wire.ErrBGPPeerHops
	}
	have := 0
	for other, err := range tx.BGPPeers.Each() {
		if err != nil {
			return err
		}
		if other.Router != p.Router || other.ID == p.ID {
			continue
		}
		have++
		if other.Address == p.Address {
			return wire.ErrBGPPeerInUse
		}
	}
	if have >= tx.Quota("vpc.bgp-peers", quotaBGPPeers) {
		return wire.ErrBGPPeerQuota
	}
	return nil
}

// describeBgpPeers lists BGP peers by page. Nobody answers at the far end, and no routes are learnt: sessions stay in
// the state in which they call.
func describeBgpPeers(tx *world.Tx, req *wire.DescribeBgpPeersRequest) (*wire.DescribeBgpPeersResponse, error) {
	all := action.Named(tx.BGPPeers, listOf(req.BgpPeerId))
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(p *world.BGPPeer) bool {
		return action.Same(req.RouterId, p.Router) && action.Same(req.BgpGroupId, p.Group)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeBgpPeersResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, p := range list {
		g, err := tx.BGPGroups.Get(p.Group)
		if err != nil {
			return nil, err
		}
		one := wire.BgpPeer{
			BgpPeerId: p.ID, BgpGroupId: g.ID, RouterId: p.Router, Status: string(p.Status), RegionId: tx.Region.ID,
			PeerIpAddress: spellAddr(p.Address), BgpStatus: "Connect", BfdMultiHop: p.BFDHops, EnableBfd: p.BFD, IpVersion: g.IPVersion,
			PeerAsn: strconv.FormatInt(g.PeerASN, 10), LocalAsn: strconv.FormatInt(g.LocalASN, 10), IsFake: g.FakeASN, AuthKey: g.AuthKey,
			RouteLimit: strconv.Itoa(g.RouteQuota), Hold: bgpHold, Keepalive: bgpKeepalive, GmtModified: stamp(p.CreatedAt),
		}
		if p.BFD && p.BFDHops == 0 {
			one.BfdMultiHop = 1
		}
		if one.AdvertisedRouteCount, err = tx.BGPNetworksByRouter.Count(p.Router); err != nil {
			return nil, err
		}
		res.BgpPeers.BgpPeer = append(res.BgpPeers.BgpPeer, one)
	}
	return res, nil
}

// modifyBgpPeerAttribute changes a BGP peer.
func modifyBgpPeerAttribute(tx *world.Tx, req *wire.ModifyBgpPeerAttributeRequest) (*wire.ModifyBgpPeerAttributeResponse, error) {
	p, err := tx.BGPPeers.Get(req.BgpPeerId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPPeerMissing)
	}
	if p.Status != world.Available {
		return nil, wire.ErrBGPStatus
	}
	if req.BgpGroupId != nil {
		g, err := tx.BGPGroups.Get(*req.BgpGroupId)
		if err != nil {
			return nil, missing(err, wire.ErrBGPGroup)
		}
		p.Group, p.Router = g.ID, g.Router
	}
	if req.PeerIpAddress != nil {
		if err := setPeerAddress(tx, p, *req.PeerIpAddress); err != nil {
			return nil, err
		}
	}
	set(&p.BFD, req.EnableBfd)
	set(&p.BFDHops, req.BfdMultiHop)
	if err := checkBGPPeer(tx, p); err != nil {
		return nil, err
	}
	p.SetStatus(world.Modifying)
	return &wire.ModifyBgpPeerAttributeResponse{}, tx.BGPPeers.Put(p)
}

// deleteBgpPeer deletes a BGP peer.
func deleteBgpPeer(tx *world.Tx, req *wire.DeleteBgpPeerRequest) (*wire.DeleteBgpPeerResponse, error) {
	p, err := tx.BGPPeers.Get(req.BgpPeerId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPPeerMissing)
	}
	p.SetStatus(world.Deleting)
	return &wire.DeleteBgpPeerResponse{}, tx.BGPPeers.Put(p)
}

// addBgpNetwork has a border router announce a range.
func addBgpNetwork(tx *world.Tx, req *wire.AddBgpNetworkRequest) (*wire.AddBgpNetworkResponse, error) {
	v, err := tx.VBRs.Get(req.RouterId)
	if err != nil {
		return nil, missing(err, wire.ErrBGPRouter)
	}
	to, ok := parseRange(req.DstCidrBlock)
	at, err := netip.ParseAddr(req.DstCidrBlock)
	bare := err == nil && at.Is4()
	if bare {
		to, ok = netip.PrefixFrom(at, at.BitLen()), true
	}
	switch {
	case !ok:
		return nil, wire.ErrBGPPrefix
	case to.Overlaps(multicast) && to.Bits() > 0:
		return nil, wire.ErrBGPPrefixClassD
	}
	if req.VpcId != "" {
		if _, err := tx.VPCs.Get(req.VpcId); err != nil {
			return nil, missing(err, wire.ErrBGPRouter)
		}
	}
	have := 0
	for other, err := range tx.BGPNetworksByRouter.Each(v.ID) {
		if err != nil {
			return nil, err
		}
		if have++; other.Destination == to {
			return nil, wire.ErrBGPPrefixTwice
		}
	}
	if have >= tx.Quota("vpc.bgp-networks", quotaBGPNetworks) {
		return nil, wire.ErrBGPPrefixQuota
	}
	return &wire.AddBgpNetworkResponse{}, tx.BGPNetworks.Insert(&world.BGPNetwork{
		Meta: newMeta(tx, "bgpn", "", "", "", nil), Status: world.Pending, Router: v.ID, VPC: req.VpcId, Destination: to, Bare: bare,
	})
}

// describeBgpNetworks lists what border routers announce by page.
func describeBgpNetworks(tx *world.Tx, req *wire.DescribeBgpNetworksRequest) (*wire.DescribeBgpNetworksResponse, error) {
	list, total, err := action.Page(tx.BGPNetworks, page(req.PageNumber, req.PageSize), func(n *world.BGPNetwork) bool { return action.Same(req.RouterId, n.Router) })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeBgpNetworksResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, n := range list {
		res.BgpNetworks.BgpNetwork = append(res.BgpNetworks.BgpNetwork,
			wire.BgpNetwork{RouterId: n.Router, VpcId: n.VPC, DstCidrBlock: announced(n), Status: string(n.Status)})
	}
	return res, nil
}

// announced spells what a router announces as it was given.
func announced(n *world.BGPNetwork) string {
	if n.Bare {
		return n.Destination.Addr().String()
	}
	return n.Destination.String()
}

// deleteBgpNetwork stops announcing a range.
func deleteBgpNetwork(tx *world.Tx, req *wire.DeleteBgpNetworkRequest) (*wire.DeleteBgpNetworkResponse, error) {
	for n, err := range tx.BGPNetworksByRouter.Each(req.RouterId) {
		if err != nil {
			return nil, err
		}
		if announced(n) == req.DstCidrBlock {
			n.SetStatus(world.Deleting)
			return &wire.DeleteBgpNetworkResponse{}, tx.BGPNetworks.Put(n)
		}
	}
	return nil, wire.ErrBGPPrefixGone
}
