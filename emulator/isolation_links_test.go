package emulator_test

import (
	"net/http"
	"testing"
)

// TestLinks: what comes by a leased line, by an SSL-VPN and by an IPsec connection reaches the resources of the VPC, and
// what comes by nothing of the kind does not.
//
// proves: F4-leased-line F4-leased-line-scope F4-vpn-gateway F4-ssl-vpn F4-ipsec-vpn F1-hybrid
func TestLinks(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	s.store("cn-shanghai-finance-1f")
	s.inside(8080)
	vbr := s.line()
	router := s.must("Vpc DescribeVRouters", "VRouters.VRouter.0.VRouterId")
	near := s.must("Vpc CreateRouterInterface", "RouterInterfaceId", "RouterType", "VBR", "RouterId", vbr, "Role", "InitiatingSide", "Spec", "Large.1",
		"OppositeRegionId", shanghai, "OppositeRouterType", "VRouter", "OppositeRouterId", router, "FastLinkMode", "true")
	far := s.must("Vpc DescribeRouterInterfaceAttribute", "OppositeInterfaceId", "InstanceId", near)
	ecs, rds := "ecs:"+s.instance, "rds:"+s.database
	cut := flow{"F4-leased-line", "line:" + vbr, ecs, "tcp/8080", false, "", s.private}
	cut.check(t, em) // neither side has a route yet
	s.must("Vpc CreateRouteEntry", "", "RouteTableId", s.table, "DestinationCidrBlock", "10.9.0.0/24", "NextHopType", "RouterInterface", "NextHopId", far)
	s.must("Vpc CreateRouteEntry", "", "RouteTableId", s.must("Vpc DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType.0.RouteTableId"),
		"DestinationCidrBlock", "192.168.0.0/16", "NextHopType", "RouterInterface", "NextHopId", near)

	gateway := s.must("Vpc CreateVpnGateway", "VpnGatewayId", "VpcId", s.vpc, "VSwitchId", s.vswitch, "Bandwidth", "10", "EnableIpsec", "true", "EnableSsl", "true", "SslConnections", "5", "InstanceChargeType", "POSTPAY")
	ssl := s.must("Vpc CreateSslVpnServer", "SslVpnServerId", "VpnGatewayId", gateway, "ClientIpPool", "10.20.0.0/24", "LocalSubnet", "192.168.1.0/24")
	customer := s.must("Vpc CreateCustomerGateway", "CustomerGatewayId", "IpAddress", "203.0.113.7")
	ipsec := s.must("Vpc CreateVpnConnection", "VpnConnectionId", "VpnGatewayId", gateway, "CustomerGatewayId", customer, "LocalSubnet", "192.168.0.0/16", "RemoteSubnet", "172.16.0.0/24")
	s.must("Vpc CreateVpnRouteEntry", "", "VpnGatewayId", gateway, "NextHop", ipsec, "RouteDest", "172.16.0.0/24", "Weight", "100", "PublishVpc", "true")
	for _, f := range []flow{
		{"F4-leased-line", "line:" + vbr, ecs, "tcp/8080", true, "F4-leased-line-scope.vpc", s.private},
		{"F4-leased-line-scope", "line:" + vbr, rds, "tcp/3306", true, "F4-leased-line-scope.vpc", s.databaseHost},
		{"F4-ssl-vpn F4-vpn-gateway", "sslvpn:" + ssl, ecs, "tcp/8080", true, "F4-ssl-vpn.tunnel", s.private},
		{"F4-ipsec-vpn F4-vpn-gateway", "ipsec:" + ipsec, ecs, "tcp/8080", true, "F4-ipsec-vpn.tunnel", s.private},
		{"F4-ipsec-vpn", "internet", "ip:" + s.private, "tcp/8080", false, "", s.private},
	} {
		f.check(t, em)
	}
}

// TestGovernmentBlackList: in black-list mode every port of a load balancer is open but the risky ones.
//
// proves: G4-slb-blacklist
func TestGovernmentBlackList(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "gov", gov, "cn-north-2-gov-1b")
	s.balance(8080, 8081, 3306)
	s.inside(8080)
	vip := "slb:" + s.balancer
	flow{"G4-slb-whitelist", "internet", vip, "tcp/8081", false, "G4-slb-whitelist", s.vip}.check(t, em)
	control(t, em, http.MethodPut, "accounts/1000000000000003/portmode", map[string]any{"mode": "blacklist"})
	flow{"G4-slb-blacklist", "internet", vip, "tcp/8081", true, "G4-slb-blacklist.open", s.vip}.check(t, em)
	flow{"G4-slb-blacklist", "internet", vip, "tcp/3306", false, "G4-slb-blacklist", s.vip}.check(t, em)
}
