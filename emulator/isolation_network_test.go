//go:build linux

package emulator_test

import (
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator"
)

// alone says to a process of this test that it runs without a network.
const alone = "RINGFENCE_TEST_ALONE"

// TestWithoutANetwork runs the tests of the gateway, of load balancers and of services that call out in a network namespace
// that has a loopback interface and nothing else. There everything still works, and the kernel, which counts what it has no
// route for, has nothing to count: no connection, no datagram and no question to a resolver was ever meant for outside.
func TestWithoutANetwork(t *testing.T) {
	t.Parallel()
	if os.Getenv(alone) != "" {
		t.Skip("this is the process without a network")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), self, "-test.v", "-test.count=1", "-test.timeout=5m",
		"-test.run=^(TestServicesCallNobody|TestNobodyElseIsDialled|TestFinanceInbound|TestGovernment.*|TestOSSByProxy|TestFinanceOSS|TestBalancer.*|TestListeners.*|TestLinks)$")
	child.Env = append(os.Environ(), alone+"=1")
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := child.CombinedOutput()
	if _, ran := err.(*exec.ExitError); err != nil && !ran {
		t.Skipf("this system gives no network namespaces: %v", err)
	}
	if err != nil || !strings.Contains(string(out), "--- PASS: TestServicesCallNobody") {
		t.Errorf("%v\n%s", err, out)
	}
}

// runTests gives the process without a network its loopback interface, and looks at the kernel's counter when all is done.
func runTests(m *testing.M) int {
	if os.Getenv(alone) == "" {
		return m.Run()
	}
	if err := loopbackUp(); err != nil {
		fmt.Fprintln(os.Stderr, "loopback:", err)
		return 1
	}
	// The counter counts: a connection and a question that are meant for outside show in it.
	before := unrouted()
	if c, err := net.DialTimeout("tcp", "198.51.100.7:80", time.Second); err == nil {
		c.Close()
	}
	after := unrouted()
	if after <= before {
		fmt.Fprintf(os.Stderr, "the kernel counts %d packets without a route after one more was sent, %d before\n", after, before)
		return 1
	}
	code := m.Run()
	if n := unrouted(); n != after {
		fmt.Fprintf(os.Stderr, "%d packets were meant for outside\n", n-after)
		code = 1
	}
	return code
}

// loopbackUp sets the flag of the interface that says so (netdevice(7)).
func loopbackUp() error {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	return setFlags(fd, "lo", syscall.IFF_UP|syscall.IFF_RUNNING)
}

// unrouted is how many packets the kernel of this namespace had no route for.
func unrouted() int {
	total := 0
	for file, name := range map[string]string{"/proc/self/net/snmp": "OutNoRoutes", "/proc/self/net/snmp6": "Ip6OutNoRoutes"} {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // without IPv6 nothing goes out by it
		}
		var names []string
		for line := range strings.Lines(string(text)) {
			fields := strings.Fields(line)
			if len(fields) == 2 && fields[0] == name {
				n, _ := strconv.Atoi(fields[1])
				total += n
			}
			if len(fields) == 0 || fields[0] != "Ip:" {
				continue
			}
			if names == nil {
				names = fields
				continue
			}
			for i, n := range names {
				if n == name {
					v, _ := strconv.Atoi(fields[i])
					total += v
				}
			}
		}
	}
	return total
}

// TestServicesCallNobody: what OSS is asked to fetch, to mirror or to call back, by address and by name, it does not find.
func TestServicesCallNobody(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	o := object{"public", "pub-calls", "c.txt", "pub-calls.oss-cn-beijing-internal.aliyuncs.com", "x"}
	o.put(t, em, "cn-beijing")
	for _, host := range []string{"198.51.100.7", "example.com", "[2001:db8::7]", "169.254.169.254"} {
		callback := base64.StdEncoding.EncodeToString([]byte(`{"callbackUrl":"http://` + host + `/","callbackBody":"b"}`))
		if status, text := o.call(t, em, http.MethodPut, "c.txt", "", "x", "x-oss-callback", callback); status != 203 {
			t.Errorf("callback to %s: %d %s", host, status, text)
		}
		mirror := `<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Condition><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>` +
			`<Redirect><RedirectType>Mirror</RedirectType><MirrorURL>http://` + host + `/</MirrorURL></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>`
		if status, text := o.call(t, em, http.MethodPut, "", "website", mirror); status != http.StatusOK {
			t.Errorf("a mirror of %s: %d %s", host, status, text)
		}
		if status, text := o.call(t, em, http.MethodGet, "elsewhere.txt", "", ""); status == http.StatusOK {
			t.Errorf("from a mirror of %s came %s", host, text)
		}
		fetch := `<AsyncFetchTaskConfiguration><Url>http://` + host + `/f</Url><Object>fetched</Object></AsyncFetchTaskConfiguration>`
		if status, text := o.call(t, em, http.MethodPost, "", "asyncFetch", fetch); status >= http.StatusInternalServerError {
			t.Errorf("fetching from %s: %d %s", host, status, text)
		}
	}
	if err := em.Clock().Advance(48 * time.Hour); err != nil { // whatever is done later has been tried by then
		t.Fatal(err)
	}
	if status, _ := o.call(t, em, http.MethodGet, "fetched", "", ""); status == http.StatusOK {
		t.Error("something was fetched")
	}
}

// call makes a signed request on the bucket from the intranet and gives its answer.
func (o object) call(t *testing.T, em *emulator.Emulator, method, key, query, body string, headers ...string) (int, string) {
	t.Helper()
	address := em.Endpoint() + "/" + o.bucket + "/" + key
	if query != "" {
		address += "?" + query
	}
	req, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	wire.Signer{AccessKeyID: o.account, Secret: "ringfence"}.V1(req, wire.Target{Bucket: o.bucket, Key: key}, time.Now())
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(text)
}
