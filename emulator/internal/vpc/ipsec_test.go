package vpc_test

import (
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// site is a network with a VPN gateway, and a customer gateway.
type site struct {
	network
	gateway, customer string
}

func newSite(t *testing.T, b *actiontest.Bench) site {
	t.Helper()
	n, gateway := vpnGateway(t, b)
	return site{n, gateway, b.OK("Vpc CreateCustomerGateway", "IpAddress", "203.0.113.7", "Asn", "65010").Get("CustomerGatewayId")}
}

func TestVpnConnections(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	s := newSite(t, b)
	in := []string{"VpnGatewayId", s.gateway, "CustomerGatewayId", s.customer, "LocalSubnet", "10.1.0.0/24", "RemoteSubnet", "172.16.0.0/24,172.16.1.0/24"}
	for _, bad := range [][3]string{
		{"VpnGatewayId", "vpn-nowhere", "InvalidVpnGatewayInstanceId.NotFound"},
		{"CustomerGatewayId", "cgw-nowhere", "InvalidCustomerGatewayInstanceId.NotFound"},
		{"LocalSubnet", "everything", "IllegalParam.LocalSubnet"},
		{"RemoteSubnet", "172.16.0.1/24", "IllegalParam.RemoteSubnet"},
		{"IpsecConfig", `{"IpsecPfs":"group99"}`, "NotSupportVpnConnectionParameter.IpsecPfs"},
		{"IpsecConfig", `{"IpsecAuthAlg":"rot13"}`, "NotSupportVpnConnectionParameter.IpsecAuthAlg"},
		{"BgpConfig", `{"EnableBgp":"true"}`, "MissingParameter.TunnelCidr"},
		{"BgpConfig", `{"EnableBgp":"true","TunnelCidr":"10.0.0.0/30"}`, "IllegalParam.TunnelCidr"},
		{"BgpConfig", `{"EnableBgp":"true","TunnelCidr":"169.254.11.0/30","LocalBgpIp":"169.254.12.1"}`, "IllegalParam.LocalBgpIp"},
		{"BgpConfig", `{"LocalAsn":"0"}`, "IllegalParam.LocalAsn"},
	} {
		b.Refused(bad[2], "Vpc CreateVpnConnection", append(in, bad[0], bad[1])...)
	}
	id := b.OK("Vpc CreateVpnConnection", append(in, "Name", "office",
		"IkeConfig", `{"Psk":"secret","IkeVersion":"ikev2","IkeLifetime":"3600"}`, "IpsecConfig", `{"IpsecPfs":"disabled"}`,
		"BgpConfig", `{"EnableBgp":true,"LocalAsn":"45104","TunnelCidr":"169.254.11.0/30","LocalBgpIp":"169.254.11.1"}`,
		"HealthCheckConfig", `{"enable":"true","dip":"172.16.0.1","sip":"10.1.0.1","interval":"3","retry":"3"}`)...).Get("VpnConnectionId")
	one := b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", id)
	for path, want := range map[string]string{
		"State": "active", "Status": "ipsec_sa_established", "LocalSubnet": "10.1.0.0/24", "RemoteSubnet": "172.16.0.0/24,172.16.1.0/24",
		"IkeConfig.Psk": "secret", "IkeConfig.IkeVersion": "ikev2", "IkeConfig.IkeLifetime": "3600", "IkeConfig.IkeEncAlg": "aes", "IkeConfig.RemoteId": "203.0.113.7",
		"IpsecConfig.IpsecPfs": "disabled", "VpnBgpConfig.EnableBgp": "true", "VpnBgpConfig.PeerAsn": "65010", "VpnBgpConfig.PeerBgpIp": "169.254.11.2",
		"VcoHealthCheck.Dip": "172.16.0.1", "VcoHealthCheck.Enable": "true", "AttachType": "VPN_GATEWAY",
	} {
		if got := one.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.Refused("InvalidVpnConnection.AlreadyExists", "Vpc CreateVpnConnection", in...)
	b.Refused("VpnConnectionParamInvalid.SameVpnAndCgwTrafficSelectorOverlap", "Vpc CreateVpnConnection", append(in, "RemoteSubnet", "172.16.0.0/16")...)
	b.Refused("VpnConnectionParamInvalid.SameVpnAndCgwDifferentIkeConfigs", "Vpc CreateVpnConnection", append(in, "RemoteSubnet", "172.17.0.0/16")...)
	b.Refused("DependencyViolation.VpnConnection", "Vpc DeleteVpnGateway", "VpnGatewayId", s.gateway)
	b.Refused("DependencyViolation.VpnConnection", "Vpc DeleteCustomerGateway", "CustomerGatewayId", s.customer)

	b.OK("Vpc ModifyVpnConnectionAttribute", "VpnConnectionId", id, "IkeConfig", `{"IkeEncAlg":"aes256"}`, "HealthCheckConfig", `{"Enable":"false"}`)
	conf := b.OK("Vpc DownloadVpnConnectionConfig", "VpnConnectionId", id)
	if conf.Get("VpnConnectionConfig.LocalSubnet") != "172.16.0.0/24,172.16.1.0/24" || conf.Get("VpnConnectionConfig.Local") != "203.0.113.7" ||
		conf.Get("VpnConnectionConfig.IkeConfig.IkeEncAlg") != "aes256" || conf.Get("VpnConnectionConfig.IkeConfig.Psk") != "secret" {
		t.Errorf("the device is told: %s", conf.Body)
	}
	if list := b.OK("Vpc DescribeVpnConnections", "CustomerGatewayId", s.customer); list.Get("TotalCount") != "1" || list.Get("VpnConnections.VpnConnection.0.VcoHealthCheck.Enable") != "false" {
		t.Errorf("connections: %s", list.Body)
	}
	b.OK("Vpc DeleteVpnConnection", "VpnConnectionId", id)
	b.Refused("InvalidVpnConnectionInstanceId.NotFound", "Vpc DescribeVpnConnection", "VpnConnectionId", id)
	b.OK("Vpc DeleteVpnGateway", "VpnGatewayId", s.gateway)
	b.OK("Vpc DeleteCustomerGateway", "CustomerGatewayId", s.customer)
}

// TestVpnConnectionStates: a connection is updating, with its tunnel down, until the lifecycle makes it active.
func TestVpnConnectionStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	v := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	b.Advance(time.Minute)
	vsw := b.OK("Vpc CreateVSwitch", "VpcId", v, "ZoneId", "cn-hangzhou-b", "CidrBlock", "10.1.0.0/24").Get("VSwitchId")
	b.Advance(time.Minute)
	gateway := b.OK("Vpc CreateVpnGateway", "VpcId", v, "VSwitchId", vsw, "Bandwidth", "10").Get("VpnGatewayId")
	customer := b.OK("Vpc CreateCustomerGateway", "IpAddress", "203.0.113.7").Get("CustomerGatewayId")
	b.Advance(3 * time.Minute)
	id := b.OK("Vpc CreateVpnConnection", "VpnGatewayId", gateway, "CustomerGatewayId", customer, "LocalSubnet", "10.1.0.0/24", "RemoteSubnet", "172.16.0.0/24").Get("VpnConnectionId")
	states := func() string {
		one := b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", id)
		return one.Get("State") + " " + one.Get("Status")
	}
	if got := states(); got != "updating ike_sa_not_established" {
		t.Errorf("a new connection is %s", got)
	}
	b.Refused("VpnGateway.Configuring", "Vpc DeleteVpnConnection", "VpnConnectionId", id)
	b.Advance(time.Minute)
	if got := states(); got != "active ipsec_sa_established" {
		t.Errorf("after a minute the connection is %s", got)
	}
	b.OK("Vpc DeleteVpnConnection", "VpnConnectionId", id)
	if got := states(); got != "deleting ike_sa_not_established" {
		t.Errorf("a connection that is deleted is %s", got)
	}
	b.Advance(time.Minute)
	b.Refused("InvalidVpnConnectionInstanceId.NotFound", "Vpc DescribeVpnConnection", "VpnConnectionId", id)
}

func TestVpnConnectionTwoTunnels(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	second := b.OK("Vpc CreateVSwitch", "VpcId", n.vpc, "ZoneId", "cn-hangzhou-f", "CidrBlock", "10.1.9.0/24").Get("VSwitchId")
	gateway := b.OK("Vpc CreateVpnGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "DisasterRecoveryVSwitchId", second, "Bandwidth", "10").Get("VpnGatewayId")
	customer := b.OK("Vpc CreateCustomerGateway", "IpAddress", "203.0.113.7", "Asn", "65010").Get("CustomerGatewayId")
	in := []string{"VpnGatewayId", gateway, "LocalSubnet", "0.0.0.0/0", "RemoteSubnet", "0.0.0.0/0", "EnableTunnelsBgp", "true"}
	b.Refused("MissingParameter.TunnelOptionsSpecification", "Vpc CreateVpnConnection", in...)
	both := append(in,
		"TunnelOptionsSpecification.1.Role", "master", "TunnelOptionsSpecification.1.CustomerGatewayId", customer,
		"TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "169.254.30.0/30", "TunnelOptionsSpecification.1.TunnelBgpConfig.LocalBgpIp", "169.254.30.1",
		"TunnelOptionsSpecification.2.Role", "slave", "TunnelOptionsSpecification.2.CustomerGatewayId", customer,
		"TunnelOptionsSpecification.2.TunnelIkeConfig.IkeLifetime", "27000")
	b.Refused("MissingParameter.TunnelCidr", "Vpc CreateVpnConnection", both...)
	id := b.OK("Vpc CreateVpnConnection", append(both, "TunnelOptionsSpecification.2.TunnelBgpConfig.TunnelCidr", "169.254.40.0/30")...).Get("VpnConnectionId")
	one := b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", id)
	at := "TunnelOptionsSpecification.TunnelOptions."
	if one.Get(at+"0.Role") != "master" || one.Get(at+"0.ZoneNo") != "cn-hangzhou-b" || one.Get(at+"1.ZoneNo") != "cn-hangzhou-f" ||
		one.Get(at+"0.InternetIp") == one.Get(at+"1.InternetIp") || one.Get(at+"1.TunnelIkeConfig.IkeLifetime") != "27000" ||
		one.Get(at+"0.TunnelBgpConfig.PeerBgpIp") != "169.254.30.2" || one.Get("EnableTunnelsBgp") != "true" || one.Get("Status") != "" || one.Get(at+"0.Status") != "ipsec_sa_established" {
		t.Errorf("connection: %s", one.Body)
	}
	g := b.OK("Vpc DescribeVpnGateway", "VpnGatewayId", gateway)
	if g.Get("InternetIp") != one.Get(at+"0.InternetIp") || g.Get("DisasterRecoveryInternetIp") != one.Get(at+"1.InternetIp") {
		t.Errorf("gateway: %s", g.Body)
	}
	b.Refused("IllegalParam.TunnelId", "Vpc ModifyTunnelAttribute", "VpnConnectionId", id, "TunnelId", "tun-nowhere")
	changed := b.OK("Vpc ModifyTunnelAttribute", "VpnConnectionId", id, "TunnelId", one.Get(at+"1.TunnelId"), "TunnelOptionsSpecification.TunnelIkeConfig.Psk", "other")
	if changed.Get("TunnelIkeConfig.Psk") != "other" || changed.Get("TunnelIkeConfig.IkeLifetime") != "27000" {
		t.Errorf("tunnel: %s", changed.Body)
	}
	b.Refused("IllegalParam.Role", "Vpc ModifyVpnConnectionAttribute", "VpnConnectionId", id, "TunnelOptionsSpecification.1.Role", "third")
}

// TestVpnRoutes: routes of a VPN gateway, and how they come into the VPC's route table.
func TestVpnRoutes(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	s := newSite(t, b)
	vco := b.OK("Vpc CreateVpnConnection", "VpnGatewayId", s.gateway, "CustomerGatewayId", s.customer, "LocalSubnet", "10.1.0.0/24", "RemoteSubnet", "172.16.0.0/24").Get("VpnConnectionId")
	b.OK("Vpc CreateSslVpnServer", "VpnGatewayId", s.gateway, "ClientIpPool", "192.168.10.0/24", "LocalSubnet", "10.1.0.0/24")
	published := func() string {
		list := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", s.table, "NextHopId", s.gateway)
		var to []string
		for i := range list.Len("RouteEntrys.RouteEntry") {
			to = append(to, list.Get("RouteEntrys.RouteEntry."+string(rune('0'+i))+".DestinationCidrBlock"))
		}
		return strings.Join(to, " ")
	}
	in := []string{"VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.17.0.0/16", "Weight", "100", "PublishVpc", "true"}
	for _, bad := range [][3]string{
		{"RouteDest", "the rest", "IllegalParam.RouteDest"}, {"RouteDest", "100.64.1.0/24", "IllegalParam.RouteDest"},
		{"NextHop", "vco-nowhere", "InvalidNextHop.NotFound"}, {"Weight", "50", "VpnRouteEntry.InvalidWeight"},
		{"RouteDest", "192.168.10.0/25", "VpnRouteEntry.ConflictSSL"}, {"RouteDest", "10.1.0.0/24", "OperationFailed.RouteConflict"},
	} {
		b.Refused(bad[2], "Vpc CreateVpnRouteEntry", append(in, bad[0], bad[1])...)
	}
	if got := b.OK("Vpc CreateVpnRouteEntry", in...).Get("State"); got != "published" {
		t.Errorf("a published route is %s", got)
	}
	b.Refused("VpnRouteEntry.AlreadyExists", "Vpc CreateVpnRouteEntry", in...)
	if got := published(); got != "192.168.10.0/24 172.17.0.0/16" {
		t.Errorf("the VPC leads %s to the gateway", got)
	}
	b.OK("Vpc PublishVpnRouteEntry", "VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.17.0.0/16", "RouteType", "dbr", "PublishVpc", "false")
	if got := published(); got != "192.168.10.0/24" {
		t.Errorf("the VPC leads %s to the gateway", got)
	}
	b.OK("Vpc ModifyVpnRouteEntryWeight", "VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.17.0.0/16", "Weight", "100", "NewWeight", "0")
	list := b.OK("Vpc DescribeVpnRouteEntries", "VpnGatewayId", s.gateway)
	if list.Get("TotalCount") != "1" || list.Get("VpnRouteEntries.VpnRouteEntry.0.Weight") != "0" || list.Get("VpnRouteEntries.VpnRouteEntry.0.State") != "normal" {
		t.Errorf("routes: %s", list.Body)
	}
	b.Refused("InvalidRouteEntry.NotFound", "Vpc DeleteVpnRouteEntry", "VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.17.0.0/16", "Weight", "100")
	b.OK("Vpc DeleteVpnRouteEntry", "VpnGatewayId", s.gateway, "NextHop", vco, "RouteDest", "172.17.0.0/16", "Weight", "0")

	policy := []string{"VpnGatewayId", s.gateway, "NextHop", vco, "RouteSource", "10.1.0.0/24", "RouteDest", "172.18.0.0/16", "Weight", "100", "PublishVpc", "true"}
	b.OK("Vpc CreateVpnPbrRouteEntry", policy...)
	b.Refused("VpnRouteEntry.AlreadyExists", "Vpc CreateVpnPbrRouteEntry", policy...)
	b.OK("Vpc ModifyVpnPbrRouteEntryPriority", append(policy[:10:10], "NewPriority", "3")...)
	b.OK("Vpc ModifyVpnPbrRouteEntryWeight", append(policy[:10:10], "NewWeight", "0")...)
	list = b.OK("Vpc DescribeVpnPbrRouteEntries", "VpnGatewayId", s.gateway)
	if list.Get("TotalCount") != "2" || list.Get("VpnPbrRouteEntries.VpnPbrRouteEntry.0.RouteDest") != "172.16.0.0/24" ||
		list.Get("VpnPbrRouteEntries.VpnPbrRouteEntry.1.Priority") != "3" || list.Get("VpnPbrRouteEntries.VpnPbrRouteEntry.1.State") != "published" {
		t.Errorf("the connection's own route and the one made here: %s", list.Body)
	}
	b.OK("Vpc ModifyVpnConnectionAttribute", "VpnConnectionId", vco, "RemoteSubnet", "172.20.0.0/24")
	if list = b.OK("Vpc DescribeVpnPbrRouteEntries", "VpnGatewayId", s.gateway); list.Get("VpnPbrRouteEntries.VpnPbrRouteEntry.1.RouteDest") != "172.20.0.0/24" {
		t.Errorf("the connection's own route follows its networks: %s", list.Body)
	}
	b.OK("Vpc DeleteVpnConnection", "VpnConnectionId", vco)
	if got := published(); got != "192.168.10.0/24" {
		t.Errorf("after the connection the VPC leads %s to the gateway", got)
	}
}

func TestVpnAttachments(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	customer := b.OK("Vpc CreateCustomerGateway", "IpAddress", "203.0.113.7").Get("CustomerGatewayId")
	in := []string{"CustomerGatewayId", customer, "LocalSubnet", "0.0.0.0/0", "RemoteSubnet", "0.0.0.0/0"}
	id := b.OK("Vpc CreateVpnAttachment", in...).Get("VpnConnectionId")
	one := b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", id)
	if one.Get("State") != "init" || one.Get("AttachType") != "NO_ASSOCIATED" || one.Get("Status") != "ike_sa_not_established" || one.Get("InternetIp") == "" {
		t.Errorf("attachment: %s", one.Body)
	}
	b.Refused("InvalidVpnConnectionInstanceId.NotFound", "Vpc DeleteVpnConnection", "VpnConnectionId", id)
	b.OK("Vpc ModifyVpnAttachmentAttribute", "VpnConnectionId", id, "Name", "branch", "LocalSubnet", "10.0.0.0/8")
	if one = b.OK("Vpc DescribeVpnConnection", "VpnConnectionId", id); one.Get("Name") != "branch" || one.Get("LocalSubnet") != "10.0.0.0/8" {
		t.Errorf("attachment: %s", one.Body)
	}
	b.OK("Vpc DeleteVpnAttachment", "VpnConnectionId", id)
	b.Refused("InvalidVpnConnectionInstanceId.NotFound", "Vpc DeleteVpnAttachment", "VpnConnectionId", id)
}
