package vpc

import (
	"net/netip"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var sslVPNActions = []action.Action{
	action.Write("CreateSslVpnServer", regions.VPCSSLVPN, createSslVpnServer),
	action.Read("DescribeSslVpnServers", regions.VPCSSLVPN, describeSslVpnServers),
	action.Write("ModifySslVpnServer", regions.VPCSSLVPN, modifySslVpnServer),
	action.Write("DeleteSslVpnServer", regions.VPCSSLVPN, deleteSslVpnServer),
	action.Write("CreateSslVpnClientCert", regions.VPCSSLVPN, createSslVpnClientCert),
	action.Read("DescribeSslVpnClientCert", regions.VPCSSLVPN, describeSslVpnClientCert),
	action.Read("DescribeSslVpnClientCerts", regions.VPCSSLVPN, describeSslVpnClientCerts),
	action.Write("ModifySslVpnClientCert", regions.VPCSSLVPN, modifySslVpnClientCert),
	action.Write("DeleteSslVpnClientCert", regions.VPCSSLVPN, deleteSslVpnClientCert),
}

// The smallest and the largest pool of client addresses (Vpc CreateSslVpnServer).
const minPoolBits, maxPoolBits = 16, 29

// createSslVpnServer opens a VPN gateway to SSL-VPN clients, and leads the VPC to their addresses. The gateway is
// updating for a while.
func createSslVpnServer(tx *world.Tx, req *wire.CreateSslVpnServerRequest) (*wire.CreateSslVpnServerResponse, error) {
	g, err := changeableVPN(tx, req.VpnGatewayId)
	if err != nil {
		return nil, err
	}
	if !g.SSL {
		return nil, wire.ErrSslDisabled
	}
	if have, err := tx.SSLVPNServersByGateway.Count(g.ID); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrSslServerExists)
	}
	s := &world.SSLVPNServer{
		Meta: newMeta(tx, "vss", req.Name, "", g.ResourceGroup, nil), VPNGateway: g.ID,
		Protocol: "UDP", Port: req.Port, Cipher: "AES-128-CBC", Compress: req.Compress,
		MultiFactor: req.EnableMultiFactorAuth, IdentityID: req.IDaaSInstanceId, IdentityRegion: req.IDaaSRegionId, IdentityApp: req.IDaaSApplicationId,
	}
	if err := setSSL(s, req.ClientIpPool, req.LocalSubnet, req.Proto, req.Cipher); err != nil {
		return nil, err
	}
	if err := checkSSL(tx, g, s); err != nil {
		return nil, err
	}
	if s.Authority, s.AuthorityKey, err = newAuthority(tx.Now(), s.ID); err != nil {
		return nil, err
	}
	if err := leadToPool(tx, g, s); err != nil {
		return nil, err
	}
	if err := tx.SSLVPNServers.Insert(s); err != nil {
		return nil, err
	}
	return &wire.CreateSslVpnServerResponse{SslVpnServerId: s.ID, Name: s.Name}, updating(tx, g)
}

// orElse is err, or the other where there is none.
func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// updating stores a VPN gateway on which something changes.
func updating(tx *world.Tx, g *world.VPNGateway) error {
	g.SetStatus(world.VPNUpdating)
	return tx.VPNGateways.Put(g)
}

// setSSL reads what both CreateSslVpnServer and ModifySslVpnServer take. Empty texts leave what is.
func setSSL(s *world.SSLVPNServer, pool, local, protocol, cipher string) (err error) {
	if pool != "" {
		if s.ClientPool, err = parseClientPool(pool); err != nil {
			return err
		}
	}
	if local != "" {
		if s.LocalSubnets, err = parseSubnets(local); err != nil {
			return err
		}
	}
	if protocol != "" {
		s.Protocol = protocol
	}
	if cipher != "" {
		s.Cipher = cipher
	}
	return nil
}

func parseClientPool(s string) (netip.Prefix, error) {
	p, ok := parseRange(s)
	if !ok || p.Bits() < minPoolBits || p.Bits() > maxPoolBits {
		return p, wire.ErrSslPoolMask
	}
	for _, forbidden := range forbiddenRanges {
		if p.Overlaps(forbidden) {
			return p, wire.ErrSslPoolRange
		}
	}
	return p, nil
}

// parseSubnets reads a comma list of ranges.
func parseSubnets(list string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range strings.Split(list, ",") {
		p, ok := parseRange(strings.TrimSpace(text))
		if !ok {
			return nil, wire.ErrSslLocalSubnet.With(text)
		}
		all = append(all, p)
	}
	return all, nil
}

// checkSSL refuses what an SSL-VPN server on a gateway cannot be.
func checkSSL(tx *world.Tx, g *world.VPNGateway, s *world.SSLVPNServer) error {
	if err := checkText(s.Name, wire.ErrCustomerGatewayName, "", nil); err != nil {
		return err
	}
	switch {
	case s.Port < 1 || s.Port > 65535:
		return wire.ErrSslPort
	case s.MultiFactor && s.IdentityID == "":
		return wire.ErrSslIdentity
	case s.MultiFactor && s.IdentityRegion == "":
		return wire.ErrSslIdentityRegion
	}
	for _, local := range s.LocalSubnets {
		if local.Overlaps(s.ClientPool) {
			return wire.ErrSslPoolConflict
		}
	}
	for vsw, err := range tx.VSwitchesByVPC.Each(g.VPC) {
		if err != nil {
			return err
		}
		if vsw.CIDR.Overlaps(s.ClientPool) {
			return wire.ErrSslPoolConflict
		}
	}
	return nil
}

// leadToPool makes the route by which the VPC's answers find the clients. It is the server's own.
func leadToPool(tx *world.Tx, g *world.VPNGateway, s *world.SSLVPNServer) error {
	if err := dropOwned(tx, g.ID, s.ID); err != nil {
		return err
	}
	v, err := tx.VPCs.Get(g.VPC)
	if err != nil {
		return err
	}
	return addOwned(tx, v.RouteTable, s.ClientPool, world.NextHop{Type: "VpnGateway", ID: g.ID}, s.ID, wire.ErrSslRoute)
}

// addOwned adds a route that a gateway makes for something of its own, unless the destination leads elsewhere.
func addOwned(tx *world.Tx, table string, to netip.Prefix, hop world.NextHop, owner string, refusal error) error {
	for e, err := range tx.RouteEntriesByTable.Each(table) {
		if err != nil {
			return err
		}
		if e.Destination == to {
			return refusal
		}
	}
	return tx.RouteEntries.Insert(&world.RouteEntry{
		Meta:   world.Meta{ID: tx.NewID("rte"), CreatedAt: tx.Now()},
		Status: world.Available, Table: table, Destination: to, NextHops: []world.NextHop{hop}, Owner: owner, Modified: tx.Now(),
	})
}

// dropOwned deletes the routes through a gateway that were made for one thing of its own.
func dropOwned(tx *world.Tx, gateway, owner string) error {
	for e, err := range tx.RouteEntriesByNextHop.Each(gateway) {
		if err != nil {
			return err
		}
		if e.Owner != owner {
			continue
		}
		if err := tx.RouteEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	return nil
}

// describeSslVpnServers lists SSL-VPN servers by page.
func describeSslVpnServers(tx *world.Tx, req *wire.DescribeSslVpnServersRequest) (*wire.DescribeSslVpnServersResponse, error) {
	all := action.Named(tx.SSLVPNServers, listOf(req.SslVpnServerId))
	list, total, err := action.PageOf(all, req.Paging, func(s *world.SSLVPNServer) bool {
		return action.Same(req.VpnGatewayId, s.VPNGateway) && action.Same(req.Name, s.Name) && action.Same(req.ResourceGroupId, s.ResourceGroup)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSslVpnServersResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, s := range list {
		one, err := spellSSL(tx, s)
		if err != nil {
			return nil, err
		}
		res.SslVpnServers.SslVpnServer = append(res.SslVpnServers.SslVpnServer, one)
	}
	return res, nil
}

// listOf is the list of one optional id.
func listOf(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

func spellSSL(tx *world.Tx, s *world.SSLVPNServer) (wire.SslVpnServer, error) {
	g, err := tx.VPNGateways.Get(s.VPNGateway)
	if err != nil {
		return wire.SslVpnServer{}, err
	}
	return wire.SslVpnServer{
		SslVpnServerId: s.ID, Name: s.Name, VpnGatewayId: g.ID, RegionId: tx.Region.ID, InternetIp: sslAddress(g),
		ClientIpPool: s.ClientPool.String(), LocalSubnet: spellSubnets(s.LocalSubnets), Proto: s.Protocol, Port: s.Port,
		Cipher: s.Cipher, Compress: s.Compress, MaxConnections: g.SSLConnections, CreateTime: s.CreatedAt.UnixMilli(),
		EnableMultiFactorAuth: s.MultiFactor, IDaaSInstanceId: s.IdentityID, IDaaSRegionId: s.IdentityRegion,
		IDaaSApplicationId: s.IdentityApp, ResourceGroupId: s.ResourceGroup,
	}, nil
}

func spellSubnets(list []netip.Prefix) string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = p.String()
	}
	return strings.Join(texts, ",")
}

// modifySslVpnServer changes an SSL-VPN server.
func modifySslVpnServer(tx *world.Tx, req *wire.ModifySslVpnServerRequest) (*wire.ModifySslVpnServerResponse, error) {
	s, err := tx.SSLVPNServers.Get(req.SslVpnServerId)
	if err != nil {
		return nil, missing(err, wire.ErrSslServerModify)
	}
	g, err := changeableVPN(tx, s.VPNGateway)
	if err != nil {
		return nil, err
	}
	before := s.ClientPool
	if err := setSSL(s, req.ClientIpPool, req.LocalSubnet, req.Proto, req.Cipher); err != nil {
		return nil, err
	}
	set(&s.Name, req.Name)
	set(&s.Port, req.Port)
	set(&s.Compress, req.Compress)
	set(&s.MultiFactor, req.EnableMultiFactorAuth)
	set(&s.IdentityID, req.IDaaSInstanceId)
	set(&s.IdentityRegion, req.IDaaSRegionId)
	set(&s.IdentityApp, req.IDaaSApplicationId)
	if err := checkSSL(tx, g, s); err != nil {
		return nil, err
	}
	if s.ClientPool != before {
		if err := leadToPool(tx, g, s); err != nil {
			return nil, err
		}
	}
	if err := tx.SSLVPNServers.Put(s); err != nil {
		return nil, err
	}
	one, err := spellSSL(tx, s)
	if err != nil {
		return nil, err
	}
	return &wire.ModifySslVpnServerResponse{
		SslVpnServerId: one.SslVpnServerId, Name: one.Name, VpnGatewayId: one.VpnGatewayId, RegionId: one.RegionId, InternetIp: one.InternetIp,
		ClientIpPool: one.ClientIpPool, LocalSubnet: one.LocalSubnet, Proto: one.Proto, Port: one.Port, Cipher: one.Cipher,
		Compress: one.Compress, MaxConnections: one.MaxConnections, CreateTime: one.CreateTime, EnableMultiFactorAuth: one.EnableMultiFactorAuth,
		IDaaSInstanceId: one.IDaaSInstanceId, IDaaSApplicationId: one.IDaaSApplicationId, ResourceGroupId: one.ResourceGroupId,
	}, updating(tx, g)
}

// set takes over the optional new value of a Modify action.
func set[T any](old *T, given *T) {
	if given != nil {
		*old = *given
	}
}

// deleteSslVpnServer closes a VPN gateway to SSL-VPN clients. Their certificates go with the server.
func deleteSslVpnServer(tx *world.Tx, req *wire.DeleteSslVpnServerRequest) (*wire.DeleteSslVpnServerResponse, error) {
	s, err := tx.SSLVPNServers.Get(req.SslVpnServerId)
	if err != nil {
		return nil, missing(err, wire.ErrSslServerNotFound)
	}
	g, err := changeableVPN(tx, s.VPNGateway)
	if err != nil {
		return nil, err
	}
	for c, err := range tx.SSLVPNClientCertsByServer.Each(s.ID) {
		if err != nil {
			return nil, err
		}
		if err := tx.SSLVPNClientCerts.Delete(c.ID); err != nil {
			return nil, err
		}
	}
	if err := dropOwned(tx, g.ID, s.ID); err != nil {
		return nil, err
	}
	if err := tx.SSLVPNServers.Delete(s.ID); err != nil {
		return nil, err
	}
	return &wire.DeleteSslVpnServerResponse{}, updating(tx, g)
}
