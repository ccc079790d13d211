package emulator_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// balanced is a venue with a load balancer in front of two machines, in which servers tell who they are and what they hear.
type balanced struct {
	*site
	second string
}

func newBalanced(t *testing.T) *balanced {
	t.Helper()
	b := &balanced{site: newSite(t, newWorld(t), "public", "cn-hangzhou", "cn-hangzhou-h")}
	b.second, _ = b.launch("VSwitchId", b.vswitch, "SecurityGroupId", b.group)
	b.balance(8080)
	b.must("Slb AddBackendServers", "", "LoadBalancerId", b.balancer, "BackendServers", `[{"ServerId":"`+b.second+`","Weight":"50"}]`)
	return b
}

func (b *balanced) listen(protocol, port string, params ...string) {
	b.t.Helper()
	b.must("Slb CreateLoadBalancer"+protocol+"Listener", "", append([]string{"LoadBalancerId", b.balancer, "ListenerPort", port, "BackendServerPort", "8080", "Bandwidth", "-1"}, params...)...)
	b.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", b.balancer, "ListenerPort", port, "ListenerProtocol", strings.ToLower(protocol))
}

// browser is a client at a place of the emulated network.
func (b *balanced) browser(from string, trust *x509.CertPool) *http.Client {
	transport := &http.Transport{Proxy: http.ProxyURL(b.em.Gateway(from)), TLSClientConfig: &tls.Config{RootCAs: trust, ServerName: "site.test"}, DisableKeepAlives: true}
	return &http.Client{Transport: transport, Timeout: 20 * time.Second}
}

func visit(t *testing.T, c *http.Client, address string) (status int, body string) {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		return 0, err.Error()
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

func saying(name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s for=%s proto=%s lb=%s", name, r.Header.Get("X-Forwarded-For"), r.Header.Get("X-Forwarded-Proto"), r.Header.Get("Slb-Id"))
	})
}

// TestBalancerCarriesRequests: what a browser on the internet asks of a public load balancer reaches the machines behind it,
// by weight, with the browser's emulated address; over HTTPS with the certificate that was uploaded.
func TestBalancerCarriesRequests(t *testing.T) {
	t.Parallel()
	b := newBalanced(t)
	emulatortest.Workload(t, b.em, b.instance, 8080, saying("first"))
	emulatortest.Workload(t, b.em, b.second, 8080, saying("second"))
	b.listen("HTTP", "80", "StickySession", "off", "HealthCheck", "off", "XForwardedFor", "on", "Scheduler", "wrr")
	count := map[string]int{}
	for range 30 {
		_, body := visit(t, b.browser("internet:203.0.113.9", nil), "http://"+b.vip+"/")
		name, rest, _ := strings.Cut(body, " ")
		if count[name]++; rest != "for=203.0.113.9 proto= lb=" {
			t.Errorf("%q", body)
		}
	}
	if count["first"] != 20 || count["second"] != 10 {
		t.Errorf("weights 100 and 50 gave %v", count)
	}
	certificate, key, trust := selfSigned(t)
	id := b.must("Slb UploadServerCertificate", "ServerCertificateId", "ServerCertificate", certificate, "PrivateKey", key)
	b.listen("HTTPS", "443", "StickySession", "off", "HealthCheck", "off", "XForwardedFor", "on", "XForwardedFor_proto", "on", "XForwardedFor_SLBID", "on", "ServerCertificateId", id)
	status, body := visit(t, b.browser("internet:203.0.113.9", trust), "https://"+b.vip+"/")
	if want := "for=203.0.113.9 proto=https lb=" + b.balancer; status != http.StatusOK || !strings.HasSuffix(body, want) {
		t.Errorf("%d %q, want %q", status, body, want)
	}
}

// TestBalancerKeepsOut: a listener's black list stops the packets of whom it names, and of nobody else.
func TestBalancerKeepsOut(t *testing.T) {
	t.Parallel()
	b := newBalanced(t)
	emulatortest.Workload(t, b.em, b.instance, 8080, saying("first"))
	b.listen("HTTP", "80", "StickySession", "off", "HealthCheck", "off")
	acl := b.must("Slb CreateAccessControlList", "AclId", "AclName", "strangers")
	b.must("Slb AddAccessControlListEntry", "", "AclId", acl, "AclEntrys", `[{"entry":"203.0.113.0/24","comment":"x"}]`)
	b.must("Slb SetLoadBalancerHTTPListenerAttribute", "", "LoadBalancerId", b.balancer, "ListenerPort", "80", "AclStatus", "on", "AclType", "black", "AclId", acl)
	if status, body := visit(t, b.browser("internet:203.0.113.9", nil), "http://"+b.vip+"/"); status == http.StatusOK {
		t.Errorf("a listed client got %q", body)
	}
	if status, body := visit(t, b.browser("internet:192.0.2.1", nil), "http://"+b.vip+"/"); status != http.StatusOK {
		t.Errorf("a client that is not listed got %d %q", status, body)
	}
}

// TestBalancerFollowsHealth: a server that dies is abnormal to DescribeHealthStatus, and no traffic goes to it.
func TestBalancerFollowsHealth(t *testing.T) {
	t.Parallel()
	b := newBalanced(t)
	emulatortest.Workload(t, b.em, b.instance, 8080, saying("first"))
	dying := httptest.NewServer(saying("second"))
	if err := b.em.Workload(b.second, 8080, "tcp", dying.Listener.Addr().String()); err != nil {
		t.Fatal(err)
	}
	b.listen("HTTP", "80", "StickySession", "off", "HealthCheck", "on", "HealthCheckURI", "/", "HealthCheckMethod", "get", "HealthyThreshold", "2", "UnhealthyThreshold", "2",
		"HealthCheckTimeout", "1", "HealthCheckInterval", "1", "HealthCheckConnectPort", "8080")
	health := func() string {
		var all []string
		answer, _ := b.do("Slb DescribeHealthStatus", "LoadBalancerId", b.balancer)
		for _, s := range answer["BackendServers"].(map[string]any)["BackendServer"].([]any) {
			one := s.(map[string]any)
			all = append(all, map[any]string{b.instance: "first", b.second: "second"}[one["ServerId"]]+" "+fmt.Sprint(one["ServerHealthStatus"]))
		}
		return strings.Join(all, ", ")
	}
	if got := health(); got != "first normal, second normal" {
		t.Errorf("while both live: %s", got)
	}
	dying.Close()
	for range 500 {
		if strings.Contains(health(), "abnormal") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if got := health(); got != "first normal, second abnormal" {
		t.Errorf("after the second died: %s", got)
	}
	for range 6 {
		if _, body := visit(t, b.browser("internet", nil), "http://"+b.vip+"/"); !strings.HasPrefix(body, "first") {
			t.Errorf("%q", body)
		}
	}
}

// TestBalancerCarriesDatagrams: SOCKS5 carries datagrams to a UDP listener.
func TestBalancerCarriesDatagrams(t *testing.T) {
	t.Parallel()
	b := newBalanced(t)
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	go func() {
		buffer := make([]byte, 2048)
		for {
			n, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			_, _ = server.WriteTo(append([]byte("heard "), buffer[:n]...), from)
		}
	}()
	if err := b.em.Workload(b.instance, 8080, "udp", server.LocalAddr().String()); err != nil {
		t.Fatal(err)
	}
	b.listen("UDP", "53")
	address, err := b.em.OpenGateway("internet:203.0.113.9")
	if err != nil {
		t.Fatal(err)
	}
	control, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer control.Close()
	if _, err := io.WriteString(control, "\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00"); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, 12)
	if _, err := io.ReadFull(control, answer); err != nil || answer[3] != 0 {
		t.Fatalf("% x, %v", answer, err)
	}
	relay, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(netip.AddrPortFrom(netip.AddrFrom4([4]byte(answer[6:10])), uint16(answer[10])<<8|uint16(answer[11]))))
	if err != nil {
		t.Fatal(err)
	}
	defer relay.Close()
	vip := netip.MustParseAddr(b.vip).As4()
	head := append(append([]byte{0, 0, 0, 1}, vip[:]...), 0, 53)
	if _, err := relay.Write(append(head, "hello"...)); err != nil {
		t.Fatal(err)
	}
	if err := relay.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 2048)
	n, err := relay.Read(buffer)
	if err != nil || string(buffer[:n]) != string(head)+"heard hello" {
		t.Errorf("%q, %v", buffer[:n], err)
	}
}

// selfSigned makes a certificate for site.test, its key, and the trust in it.
func selfSigned(t *testing.T) (certificate, key string, trust *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "site.test"}, DNSNames: []string{"site.test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	certificate = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	trust = x509.NewCertPool()
	trust.AppendCertsFromPEM([]byte(certificate))
	return certificate, string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: raw})), trust
}
