package emulator_test

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator"
)

// proxied is an HTTP client that stands at a vantage point, and trusts the emulator's certificates.
func proxied(t testing.TB, em *emulator.Emulator, from string) *http.Client {
	t.Helper()
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(em.CACertificate()) {
		t.Fatal("no certificate")
	}
	transport := &http.Transport{Proxy: http.ProxyURL(em.Gateway(from)), TLSClientConfig: &tls.Config{RootCAs: roots}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: 10 * time.Second}
}

// object is an object that everybody who gets to the bucket may read.
type object struct{ account, bucket, key, host, text string }

// put makes the bucket and the object from the intranet of the account's region.
func (o object) put(t testing.TB, em *emulator.Emulator, region string) {
	t.Helper()
	client := proxied(t, em, "intranet:"+region)
	for _, call := range []struct {
		method, key, body string
		headers           []string
	}{
		{http.MethodPut, "", "", []string{"x-oss-acl", "public-read"}},
		{http.MethodPut, o.key, o.text, nil},
	} {
		req, err := http.NewRequest(call.method, "http://"+o.host+"/"+call.key, strings.NewReader(call.body))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(call.headers); i += 2 {
			req.Header.Set(call.headers[i], call.headers[i+1])
		}
		wire.Signer{AccessKeyID: o.account, Secret: "ringfence"}.V1(req, wire.Target{Bucket: o.bucket, Key: call.key}, time.Now())
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s %s: %s %s", call.method, req.URL, res.Status, text)
		}
	}
}

// get reads the object from a vantage point, without a signature: what decides is the way and nothing else.
func (o object) get(t testing.TB, em *emulator.Emulator, from string) error {
	t.Helper()
	return fetch(proxied(t, em, from), "https://"+o.host+"/"+o.key, o.text)
}

// check holds a row about the object's bucket against the engine, and against the object's bytes.
func (o object) check(t *testing.T, em *emulator.Emulator, f flow) {
	t.Helper()
	f.check(t, em)
	carried.note(f.proves)
	if err := o.get(t, em, f.from); (err == nil) != f.passes {
		t.Errorf("%s: an object of %s from %s: %v; want passes = %v", f.proves, o.bucket, f.from, err, f.passes)
	}
}

func fetch(client *http.Client, address, want string) error {
	res, err := client.Get(address)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK || string(text) != want {
		return fmt.Errorf("%s: %.200s", res.Status, text)
	}
	return nil
}

// TestGovernmentOSS: who reaches a government bucket, on the engine and with an object's bytes.
//
// proves: G4-oss-private G4-oss-public-ecs-blocked G4-oss-gov-to-public
func TestGovernmentOSS(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "gov", gov, "cn-north-2-gov-1b")
	inside := object{"gov", "gov-papers", "a/b.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "not for everybody"}
	inside.put(t, em, gov)
	outside := object{"public", "public-papers", "c.txt", "public-papers.oss-cn-beijing-internal.aliyuncs.com", "for everybody"}
	outside.put(t, em, "cn-beijing")
	for _, c := range []struct {
		proves, from string
		what         object
		passes       bool
		rule         string
	}{
		{"G4-oss-private", "internet", inside, false, "G4-oss-private"},
		{"G4-oss-private", "intranet:" + gov, inside, true, "G4-oss-private.inside"},
		{"G4-oss-private", "ecs:" + s.instance, inside, true, "G4-oss-by-proxy"},
		{"G4-oss-public-ecs-blocked", "public-ecs", inside, false, "G4-oss-public-ecs-blocked"},
		{"G4-oss-gov-to-public", "ecs:" + s.instance, outside, true, "G4-oss-gov-to-public"},
	} {
		c.what.check(t, em, flow{c.proves, c.from, "oss:" + c.what.bucket, "tcp/443", c.passes, c.rule, ""})
	}
}

// TestOSSByProxy: the way around that the government document describes, with real bytes: internet, public load balancer,
// a reverse proxy on an instance, OSS. The analyser calls it a risk.
//
// proves: G4-oss-by-proxy
func TestOSSByProxy(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "gov", gov, "cn-north-2-gov-1b")
	s.balance(8080, 80)
	papers := object{"gov", "gov-papers", "a/b.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "through the proxy"}
	papers.put(t, em, gov)

	origin, err := url.Parse("http://" + papers.host)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(origin)
	proxy.Transport = proxied(t, em, "ecs:"+s.instance).Transport
	turn := proxy.Director
	proxy.Director = func(r *http.Request) { turn(r); r.Host = origin.Host }
	server := httptest.NewServer(proxy)
	t.Cleanup(server.Close)
	control(t, em, http.MethodPost, "workloads", map[string]any{"instance": s.instance, "port": 8080, "protocol": "tcp", "target": server.Listener.Addr().String()})

	flow{"G4-oss-by-proxy", "internet", "slb:" + s.balancer, "tcp/80", true, "G4-slb-whitelist.open", ""}.check(t, em)
	if err := fetch(proxied(t, em, "internet"), "http://"+s.vip+"/a/b.txt", papers.text); err != nil {
		t.Error(err)
	}
	papers.check(t, em, flow{"G4-oss-by-proxy", "ecs:" + s.instance, "oss:gov-papers", "tcp/80", true, "G4-oss-by-proxy", ""})
	papers.check(t, em, flow{"G4-oss-by-proxy", "internet", "oss:gov-papers", "tcp/443", false, "G4-oss-private", ""})
	res, err := http.Get(em.Endpoint() + "/_ringfence/exposure?from=internet")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	if !strings.Contains(string(text), "G4-oss-by-proxy") {
		t.Errorf("the exposure names no risk: %s", text)
	}
}

// TestFinanceOSS: the two kinds of bucket of a finance region, on the engine, through the gateway and on the plain
// listeners, which carry their vantage.
//
// proves: F4-oss-public-bucket F1-dedicated-cluster
func TestFinanceOSS(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	open := object{"finance", "fin-open", "a.txt", "fin-open.oss-cn-shanghai-finance-1-pub-internal.aliyuncs.com", "public type"}
	closed := object{"finance", "fin-closed", "a.txt", "fin-closed.oss-cn-shanghai-finance-1-internal.aliyuncs.com", "intranet type"}
	open.put(t, em, shanghai)
	closed.put(t, em, shanghai)
	open.host = "fin-open.oss-cn-shanghai-finance-1-pub.aliyuncs.com"
	open.check(t, em, flow{"F4-oss-public-bucket", "internet", "oss:fin-open", "tcp/443", true, "F4-oss-public-bucket.internet", ""})
	closed.check(t, em, flow{"F4-oss-public-bucket", "internet", "oss:fin-closed", "tcp/443", false, "F4-oss-public-bucket.intranet", ""})
	closed.check(t, em, flow{"F1-dedicated-cluster", "public-ecs", "oss:fin-closed", "tcp/443", false, "F1-dedicated-cluster.border", ""})
	for endpoint, want := range map[string]bool{em.Endpoint(): true, em.InternetEndpoint(): false} {
		if err := fetch(http.DefaultClient, endpoint+"/fin-closed/a.txt", closed.text); (err == nil) != want {
			t.Errorf("intranet type on %s: %v, want it = %v", endpoint, err, want)
		}
	}
}

// TestClassicHangzhou: the classic network of Hangzhou: bandwidth opens the way out, and the leased line reaches instances
// and load balancers alone.
//
// proves: F3-ecs-bandwidth-out F4-leased-line-scope F4-leased-line F4-network-type
func TestClassicHangzhou(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	control(t, em, http.MethodPost, "accounts", map[string]any{
		"name": "classic", "cloud": "finance", "networks": map[string]string{hangzhou: "classic"},
		"keys": []map[string]string{{"id": "classic", "secret": "ringfence"}},
	})
	control(t, em, http.MethodPost, "workloads", map[string]any{"instance": "internet:203.0.113.80", "port": 443, "protocol": "tcp", "target": echo(t)})
	s := &site{client: client{t, em, "classic", hangzhou}}
	s.group = s.must("Ecs CreateSecurityGroup", "SecurityGroupId")
	for _, nic := range []string{"internet", "intranet"} {
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere, "NicType", nic)
	}
	s.instance, s.private = s.launch("SecurityGroupId", s.group, "InternetMaxBandwidthOut", "0", "ZoneId", "cn-hangzhou-finance-b")
	calling, _ := s.launch("SecurityGroupId", s.group, "InternetMaxBandwidthOut", "5", "ZoneId", "cn-hangzhou-finance-b")
	s.inside(22)
	s.store("cn-hangzhou-finance-b")
	s.balanceFrom("intranet", 22, 2222)
	bucket := object{"classic", "fin-classic", "a.txt", "fin-classic.oss-cn-hzjbp-b-internal.aliyuncs.com", "x"}
	bucket.host = ossHost(t, em, hangzhou, "fin-classic")
	bucket.put(t, em, hangzhou)
	vbr := s.line()
	for _, f := range []flow{
		{"F3-ecs-bandwidth-out", "ecs:" + s.instance, "ip:203.0.113.80", "tcp/443", false, "F3-ecs-bandwidth-out", "203.0.113.80"},
		{"F3-ecs-bandwidth-out", "ecs:" + calling, "ip:203.0.113.80", "tcp/443", true, "F4-ecs-outbound", "203.0.113.80"},
		{"F4-leased-line-scope", "line:" + vbr, "ecs:" + s.instance, "tcp/22", true, "F4-leased-line-scope", s.private},
		{"F4-leased-line-scope", "line:" + vbr, "slb:" + s.balancer, "tcp/2222", true, "F4-leased-line-scope", s.vip},
		{"F4-leased-line-scope", "line:" + vbr, "rds:" + s.database, "tcp/3306", false, "F4-leased-line-scope.rest", s.databaseHost},
		{"F3-mgmt-vpn-no-rds", "ecs:" + s.instance, "rds:" + s.database, "tcp/3306", true, "F3-mgmt-vpn-no-rds.ecs", s.databaseHost},
	} {
		f.check(t, em)
	}
	bucket.check(t, em, flow{"F4-leased-line-scope", "line:" + vbr, "oss:fin-classic", "tcp/443", false, "F4-leased-line-scope.rest", ""})
	bucket.check(t, em, flow{"F4-leased-line-scope", "ecs:" + s.instance, "oss:fin-classic", "tcp/443", true, "", ""})
}

// line makes a leased line and its border router, and gives the router's id.
func (s *site) line() string {
	s.t.Helper()
	line := s.must("Vpc CreatePhysicalConnection", "PhysicalConnectionId", "AccessPointId", s.must("Vpc DescribeAccessPoints", "AccessPointSet.AccessPointType.0.AccessPointId"), "LineOperator", "CT", "PeerLocation", "head office", "Type", "VPC")
	s.must("Vpc ConfirmPhysicalConnection", "", "PhysicalConnectionId", line)
	s.must("Vpc EnablePhysicalConnection", "", "PhysicalConnectionId", line)
	return s.must("Vpc CreateVirtualBorderRouter", "VbrId", "PhysicalConnectionId", line, "VlanId", "100",
		"LocalGatewayIp", "10.9.0.1", "PeerGatewayIp", "10.9.0.2", "PeeringSubnetMask", "255.255.255.252")
}

// ossHost is the intranet name of a bucket in the region's intranet location.
func ossHost(t testing.TB, em *emulator.Emulator, region, bucket string) string {
	t.Helper()
	view := control(t, em, http.MethodGet, "regions/"+region, nil)
	for _, l := range view["region"].(map[string]any)["oss"].([]any) {
		location := l.(map[string]any)
		if location["type"] == "intranet" {
			return bucket + "." + location["intranet"].([]any)[0].(string)
		}
	}
	t.Fatalf("%s has no intranet location of OSS", region)
	return ""
}

// TestBucketPolicyByVPC: a policy that denies everybody outside of a VPC decides on the engine and on the bytes alike.
func TestBucketPolicyByVPC(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "gov", gov, "cn-north-2-gov-1b")
	papers := object{"gov", "gov-papers", "a.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "for one VPC"}
	papers.put(t, em, gov)
	from := map[string]bool{"ecs:" + s.instance: true, "intranet:" + gov: true}
	for place, want := range from {
		flow{"without a policy", place, "oss:gov-papers", "tcp/443", want, "", ""}.check(t, em)
	}
	policy := `{"Version":"1","Statement":[{"Effect":"Deny","Action":["oss:*"],"Principal":["*"],"Resource":["acs:oss:*:*:gov-papers","acs:oss:*:*:gov-papers/*"],` +
		`"Condition":{"StringNotEquals":{"acs:SourceVpc":["` + s.vpc + `"]}}}]}`
	req, err := http.NewRequest(http.MethodPut, "http://"+papers.host+"/?policy", strings.NewReader(policy))
	if err != nil {
		t.Fatal(err)
	}
	wire.Signer{AccessKeyID: "gov", Secret: "ringfence"}.V1(req, wire.Target{Bucket: "gov-papers"}, time.Now())
	res, err := proxied(t, em, "ecs:"+s.instance).Do(req)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(res.Body)
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Fatalf("PutBucketPolicy: %s %s", res.Status, text)
	}
	from["intranet:"+gov] = false
	for place, want := range from {
		flow{"with the policy", place, "oss:gov-papers", "tcp/443", want, "", ""}.check(t, em)
		// The packet arrives; it is OSS that says no.
		if err := papers.get(t, em, place); (err == nil) != want || err != nil && !strings.HasPrefix(err.Error(), "403 Forbidden: ") {
			t.Errorf("an object from %s: %v, want it = %v", place, err, want)
		}
	}
}
