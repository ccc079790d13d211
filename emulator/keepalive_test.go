package emulator_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
)

// TestCallsSurviveChanges: SDKs post, over connections that they keep and share, and a POST that breaks off is not tried again by
// net/http. So while the world is written all the time in ways that are not theirs, no call ends in anything but an answer:
// by CONNECT and by plain forwarding, in bursts that leave connections unused, with pauses between them. RINGFENCE_SOAK, such
// as 30s, has it go on for as long.
func TestCallsSurviveChanges(t *testing.T) {
	t.Parallel()
	lasts, callers := 2*time.Second, 8
	if soak := os.Getenv("RINGFENCE_SOAK"); soak != "" {
		var err error
		if lasts, err = time.ParseDuration(soak); err != nil {
			t.Fatal(err)
		}
		callers = 32
	}
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	trust := x509.NewCertPool()
	trust.AppendCertsFromPEM(em.CACertificate())

	var calls, wrong atomic.Uint64
	var all sync.WaitGroup
	end := time.Now().Add(lasts)
	for i := range callers {
		from, scheme := []string{"", "ecs:" + s.instance}[i/2%2], []string{"https", "http"}[i%2]
		transport := &http.Transport{Proxy: http.ProxyURL(em.Gateway(from)), TLSClientConfig: &tls.Config{RootCAs: trust}, MaxIdleConnsPerHost: 8}
		t.Cleanup(transport.CloseIdleConnections)
		c := &http.Client{Transport: transport, Timeout: enough}
		all.Go(func() {
			for time.Now().Before(end) {
				var burst sync.WaitGroup
				for range 1 + rand.IntN(4) {
					burst.Go(func() {
						if err := post(c, scheme, s.client); err != nil && wrong.Add(1) < 5 {
							t.Errorf("%s from %q: %v", scheme, from, err)
						}
						calls.Add(1)
					})
				}
				burst.Wait()
				time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond) // a client that thinks, and whose connections idle
			}
		})
	}
	for time.Now().Before(end) {
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "9999/9999", "SourceCidrIp", "203.0.113.0/24")
		s.must("Ecs RevokeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "9999/9999", "SourceCidrIp", "203.0.113.0/24")
	}
	all.Wait()
	t.Logf("%d calls, %d without an answer", calls.Load(), wrong.Load())
	if calls.Load() == 0 {
		t.Error("nobody called")
	}
}

// post makes a call as an SDK does.
func post(c *http.Client, scheme string, as client) error {
	q := url.Values{"Format": {"JSON"}, "RegionId": {as.region}, "Action": {"DescribeVpcs"}, "Version": {versions["Vpc"]}}
	req, err := http.NewRequest(http.MethodPost, scheme+"://vpc."+as.region+".aliyuncs.com/?"+q.Encode(), strings.NewReader("PageSize=1"))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if err := rpc.SignV1(req, rpc.Credentials{AccessKeyID: as.account, Secret: "ringfence"}, time.Now(), strconv.FormatUint(nonce.Add(1), 10)); err != nil {
		return err
	}
	res, err := c.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = errors.New(res.Status + " " + string(text))
	}
	return err
}
