package vpc_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/regions"
)

// TestHybridCloud: VPN gateways with SSL-VPN and IPsec, and leased lines, are offered in every region of every cloud;
// in the finance cloud because a row of its documents says so.
//
// proves: F4-vpn-gateway F4-ssl-vpn F4-ipsec-vpn F4-leased-line F1-hybrid
func TestHybridCloud(t *testing.T) {
	t.Parallel()
	rules := map[regions.Capability]string{
		regions.VPCVPNGateway: "F4-vpn-gateway", regions.VPCCustomerGateway: "F4-vpn-gateway", regions.VPCSSLVPN: "F4-ssl-vpn",
		regions.VPCIPsec: "F4-ipsec-vpn", regions.VPCPhysicalConnection: "F1-hybrid", regions.VPCVirtualBorderRouter: "F4-leased-line",
		regions.VPCRouterInterface: "F4-leased-line",
	}
	for _, venue := range []struct{ account, region string }{
		{"finance", "cn-hangzhou-finance"}, {"finance", "cn-shanghai-finance-1"}, {"finance", "cn-shenzhen-finance-1"},
		{"gov", "cn-north-2-gov-1"}, {"public", "cn-hangzhou"}, {"public", "cn-shanghai"},
	} {
		t.Run(venue.region, func(t *testing.T) {
			t.Parallel()
			b := actiontest.New(t, vpc.Service).As(venue.account).In(venue.region)
			connectByVPN(t, b)
			connectByLine(t, b)
			if venue.account != "finance" {
				return
			}
			for capability, rule := range rules {
				for _, network := range []string{"vpc", "classic"} {
					d := b.World.Matrix().Decide(venue.region, capability, regions.Facts{Network: network})
					if venue.region != "cn-hangzhou-finance" && network == "classic" {
						continue // the other regions have no classic network
					}
					if !d.Allowed || d.Rule.ID != rule {
						t.Errorf("%s in %s (%s): %v by %s, want %s", capability, venue.region, network, d.Allowed, d.Rule.ID, rule)
					}
				}
			}
		})
	}
}

// connectByVPN joins a network with an office by SSL-VPN and by IPsec.
func connectByVPN(t *testing.T, b *actiontest.Bench) {
	t.Helper()
	s := newSite(t, b)
	server := b.OK("Vpc CreateSslVpnServer", "VpnGatewayId", s.gateway, "ClientIpPool", "192.168.10.0/24", "LocalSubnet", "10.1.0.0/24").Get("SslVpnServerId")
	b.OK("Vpc CreateSslVpnClientCert", "SslVpnServerId", server)
	vco := b.OK("Vpc CreateVpnConnection", "VpnGatewayId", s.gateway, "CustomerGatewayId", s.customer, "LocalSubnet", "10.1.0.0/24", "RemoteSubnet", "172.16.0.0/24").Get("VpnConnectionId")
	b.OK("Vpc CreateVpnRouteEntry", "VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.16.0.0/24", "Weight", "100", "PublishVpc", "true")
	if got := b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", vco).Get("Status"); got != "ipsec_sa_established" {
		t.Errorf("the tunnel is %s", got)
	}
}

// connectByLine joins a network with an office by a leased line: physical connection, border router, router
// interfaces, and the routes over them.
func connectByLine(t *testing.T, b *actiontest.Bench) {
	t.Helper()
	here := b.OK("Vpc DescribeVRouters")
	vrouter, table := here.Get("VRouters.VRouter.0.VRouterId"), here.Get("VRouters.VRouter.0.RouteTableIds.RouteTableId.0")
	vbr := borderRouter(b, leasedLine(b), "100")
	region := here.Get("VRouters.VRouter.0.RegionId")
	near := b.OK("Vpc CreateRouterInterface", "RouterType", "VBR", "RouterId", vbr, "Role", "InitiatingSide", "Spec", "Large.1", "OppositeRegionId", region,
		"OppositeRouterType", "VRouter", "OppositeRouterId", vrouter, "FastLinkMode", "true").Get("RouterInterfaceId")
	far := b.OK("Vpc DescribeRouterInterfaceAttribute", "InstanceId", near).Get("OppositeInterfaceId")
	b.OK("Vpc CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", "172.30.0.0/16", "NextHopType", "RouterInterface", "NextHopId", far)
	if got := b.OK("Vpc DescribeRouterInterfaceAttribute", "InstanceId", far).Get("Status"); got != "Active" {
		t.Errorf("the link is %s", got)
	}
}
