package vpc_test

import (
	"crypto/tls"
	"crypto/x509"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// vpnGateway makes a VPN gateway for IPsec and SSL in a new network.
func vpnGateway(t *testing.T, b *actiontest.Bench) (network, string) {
	t.Helper()
	n := newNetwork(t, b)
	return n, b.OK("Vpc CreateVpnGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "Bandwidth", "10", "EnableSsl", "true", "SslConnections", "5").Get("VpnGatewayId")
}

func TestSslVpnServers(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n, gateway := vpnGateway(t, b)
	in := []string{"VpnGatewayId", gateway, "ClientIpPool", "192.168.10.0/24", "LocalSubnet", "10.1.0.0/24"}
	for _, bad := range [][3]string{
		{"ClientIpPool", "192.168.10.0/30", "ClientIpPool.NetmaskInvalid"},
		{"ClientIpPool", "the office", "ClientIpPool.NetmaskInvalid"},
		{"ClientIpPool", "100.64.0.0/24", "ClientIpPool.SubnetInvalid"},
		{"ClientIpPool", "10.1.0.0/24", "IpConflict"},
		{"LocalSubnet", "192.168.0.0/16", "IpConflict"},
		{"LocalSubnet", "10.1.0.1/24", "IllegalParam.LocalSubnet"},
		{"Port", "70000", "SslVpnServerPort.Illegal"},
		{"EnableMultiFactorAuth", "true", "MissingParameter.IDaaSInstanceId"},
		{"VpnGatewayId", "vpn-nowhere", "InvalidVpnGatewayInstanceId.NotFound"},
	} {
		b.Refused(bad[2], "Vpc CreateSslVpnServer", append(in, bad[0], bad[1])...)
	}
	plain := b.OK("Vpc CreateVpnGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "Bandwidth", "10").Get("VpnGatewayId")
	b.Refused("VpnGateway.SslVpnDisabled", "Vpc CreateSslVpnServer", append(in, "VpnGatewayId", plain)...)

	server := b.OK("Vpc CreateSslVpnServer", in...).Get("SslVpnServerId")
	b.Refused("SslVpnServer.AlreadyExist", "Vpc CreateSslVpnServer", in...)
	b.Refused("DependencyViolation.SslVpnServer", "Vpc DeleteVpnGateway", "VpnGatewayId", gateway)
	b.OK("Vpc ModifySslVpnServer", "SslVpnServerId", server, "ClientIpPool", "192.168.11.0/24", "Proto", "tcp", "Port", "1300")
	one := b.OK("Vpc DescribeSslVpnServers", "SslVpnServerId", server)
	if got := one.Get("SslVpnServers.SslVpnServer.0.Proto") + " " + one.Get("SslVpnServers.SslVpnServer.0.Port") + " " + one.Get("SslVpnServers.SslVpnServer.0.ClientIpPool"); got != "TCP 1300 192.168.11.0/24" {
		t.Errorf("server: %s", one.Body)
	}
	routes := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "NextHopType", "VpnGateway")
	if routes.Len("RouteEntrys.RouteEntry") != 1 || routes.Get("RouteEntrys.RouteEntry.0.DestinationCidrBlock") != "192.168.11.0/24" {
		t.Errorf("the VPC is led to the clients by: %s", routes.Body)
	}
	b.OK("Vpc DeleteSslVpnServer", "SslVpnServerId", server)
	b.Refused("InvalidSslVpnServerId.NotFound", "Vpc DeleteSslVpnServer", "SslVpnServerId", server)
	if got := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "NextHopType", "VpnGateway").Len("RouteEntrys.RouteEntry"); got != 0 {
		t.Errorf("%d routes are left of a deleted server", got)
	}
	b.OK("Vpc DeleteVpnGateway", "VpnGatewayId", gateway)
}

// TestSslVpnClientCerts: what a client gets is a key with the certificate of that key, signed by the server's
// authority.
func TestSslVpnClientCerts(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	_, gateway := vpnGateway(t, b)
	server := b.OK("Vpc CreateSslVpnServer", "VpnGatewayId", gateway, "ClientIpPool", "192.168.10.0/24", "LocalSubnet", "10.1.0.0/24").Get("SslVpnServerId")
	b.Refused("InvalidSslVpnServerId.NotFound", "Vpc CreateSslVpnClientCert", "SslVpnServerId", "vss-nowhere")
	id := b.OK("Vpc CreateSslVpnClientCert", "SslVpnServerId", server, "Name", "laptop").Get("SslVpnClientCertId")
	one := b.OK("Vpc DescribeSslVpnClientCert", "SslVpnClientCertId", id)
	if one.Get("Status") != "normal" || !strings.Contains(one.Get("ClientConfig"), "proto udp\nremote 198.18.") {
		t.Errorf("certificate: %s", one.Body)
	}
	pair, err := tls.X509KeyPair([]byte(one.Get("ClientCert")), []byte(one.Get("ClientKey")))
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(one.Get("CaCert"))) {
		t.Fatalf("no authority in %q", one.Get("CaCert"))
	}
	at := leaf.NotBefore.Add(time.Hour)
	if _, err := leaf.Verify(x509.VerifyOptions{Roots: roots, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); err != nil {
		t.Error(err)
	}
	b.OK("Vpc ModifySslVpnClientCert", "SslVpnClientCertId", id, "Name", "phone")
	if list := b.OK("Vpc DescribeSslVpnClientCerts", "SslVpnServerId", server, "Name", "phone"); list.Get("TotalCount") != "1" {
		t.Errorf("certificates: %s", list.Body)
	}
	b.Advance(3*365*24*time.Hour - 30*24*time.Hour)
	if got := b.OK("Vpc DescribeSslVpnClientCert", "SslVpnClientCertId", id).Get("Status"); got != "expiring-soon" {
		t.Errorf("a month before its end the certificate is %s", got)
	}
	b.Advance(60 * 24 * time.Hour)
	if got := b.OK("Vpc DescribeSslVpnClientCert", "SslVpnClientCertId", id).Get("Status"); got != "expired" {
		t.Errorf("after its end the certificate is %s", got)
	}
	b.OK("Vpc DeleteSslVpnClientCert", "SslVpnClientCertId", id)
	b.Refused("InvalidInstanceId.NotFound", "Vpc DescribeSslVpnClientCert", "SslVpnClientCertId", id)
	b.Refused("InvalidSslVpnClientCertId.NotFound", "Vpc DeleteSslVpnClientCert", "SslVpnClientCertId", id)
}

// TestVpnGatewayUpdating: while an SSL-VPN server is set up, its gateway takes no other change.
func TestVpnGatewayUpdating(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	v := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	b.Advance(time.Minute)
	vsw := b.OK("Vpc CreateVSwitch", "VpcId", v, "ZoneId", "cn-hangzhou-b", "CidrBlock", "10.1.0.0/24").Get("VSwitchId")
	b.Advance(time.Minute)
	gateway := b.OK("Vpc CreateVpnGateway", "VpcId", v, "VSwitchId", vsw, "Bandwidth", "10", "EnableSsl", "true").Get("VpnGatewayId")
	in := []string{"VpnGatewayId", gateway, "ClientIpPool", "192.168.10.0/24", "LocalSubnet", "10.1.0.0/24"}
	b.Refused("VpnGateway.Configuring", "Vpc CreateSslVpnServer", in...)
	b.Advance(2 * time.Minute)
	server := b.OK("Vpc CreateSslVpnServer", in...).Get("SslVpnServerId")
	if got := b.OK("Vpc DescribeVpnGateway", "VpnGatewayId", gateway).Get("Status"); got != "updating" {
		t.Errorf("the gateway is %s", got)
	}
	b.Refused("VpnGateway.Configuring", "Vpc CreateSslVpnClientCert", "SslVpnServerId", server)
	b.Advance(time.Minute)
	b.OK("Vpc CreateSslVpnClientCert", "SslVpnServerId", server)
}
