package gateway_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

func TestServesEmulatedNames(t *testing.T) {
	t.Parallel()
	p := start(t)
	for _, scheme := range []string{"http", "socks5", "socks5h", "https"} {
		for user, from := range map[string]string{"": "intranet", "internet@": "internet", "ecs%3Ai-bp1:pw@": "ecs:i-bp1", "intranet:cn-hangzhou@": "intranet:cn-hangzhou"} {
			if strings.HasPrefix(scheme, "socks") && strings.HasPrefix(user, "intranet:") {
				continue // SOCKS keeps the password apart
			}
			client := p.client(t, scheme+"://"+user+p.addr)
			for to, want := range map[string]string{
				"http://ecs.aliyuncs.com/?Action=X%2fY":                   from + " http GET ecs.aliyuncs.com /?Action=X%2fY ",
				"https://vpc.cn-shanghai-finance-1.aliyuncs.com/a%2Fb":    from + " https GET vpc.cn-shanghai-finance-1.aliyuncs.com /a%2Fb ",
				"https://bucket.oss-cn-hzfinance.aliyuncs.com:8443/k?acl": from + " https GET bucket.oss-cn-hzfinance.aliyuncs.com:8443 /k?acl ",
				"http://kms.aliyuncs.com:8080?x":                          from + " http GET kms.aliyuncs.com:8080 /?x ",
			} {
				if _, got := get(t, client, to); got != want {
					t.Errorf("%s by %s://%s: %q, want %q", to, scheme, user, got, want)
				}
			}
		}
	}
	if n := p.dials.Load(); n != 0 {
		t.Errorf("%d outbound dials", n)
	}
}

// TestNeverDialsOutside gives the gateway names and addresses of the real world by every protocol it speaks. The
// dialer of start fails the test when it is called with anything that is no registered workload.
func TestNeverDialsOutside(t *testing.T) {
	t.Parallel()
	p := start(t)
	for _, scheme := range []string{"http", "socks5", "socks5h"} {
		client := p.client(t, scheme+"://"+p.addr)
		for _, to := range []string{"http://example.com/", "https://example.com/", "http://1.1.1.1/", "https://[2606:4700::1111]/", "http://127.0.0.1:1/", "https://aliyuncs.com/", "http://169.254.169.254/"} {
			response, err := client.Get(to)
			if err != nil {
				continue // a refused tunnel
			}
			response.Body.Close()
			if response.StatusCode != http.StatusForbidden || scheme != "http" {
				t.Errorf("%s by %s: %s", to, scheme, response.Status)
			}
		}
	}
	if n := p.dials.Load(); n != 0 {
		t.Errorf("%d outbound dials", n)
	}
}

func TestRefusalsExplain(t *testing.T) {
	t.Parallel()
	p := start(t,
		decide("10.0.0.1:22", gateway.Decision{Verdict: gateway.Refuse, Reason: "the port is shut", Rules: []string{"F3-slb-ports", "G1"}}),
		decide("10.0.0.1:80", gateway.Decision{Verdict: gateway.Closed, Reason: "nothing listens"}),
		decide("10.0.0.2:80", gateway.Decision{Verdict: gateway.Unreachable, Reason: "no such address"}),
		decide("10.0.0.3:80", gateway.Decision{Verdict: gateway.Dial, Target: "127.0.0.1:1"}),
		decide("10.0.0.4:80", gateway.Decision{Reason: "line\r\nInjected: yes\r\n\r\nü"}),
	)
	client := p.client(t, "http://internet@"+p.addr)

	response := must(client.Get("http://10.0.0.1:22/"))(t)
	body := string(must(io.ReadAll(response.Body))(t))
	response.Body.Close()
	if want := "10.0.0.1:22 from internet: the port is shut (F3-slb-ports, G1)\n"; body != want || response.StatusCode != 403 {
		t.Errorf("%d %q", response.StatusCode, body)
	}
	if rules := response.Header.Get("x-ringfence-rule"); rules != "F3-slb-ports, G1" {
		t.Errorf("rules %q", rules)
	}
	// A tunnel's refusal reaches the user of Go's client through the status line.
	if _, err := client.Get("https://10.0.0.1:22/"); err == nil || !strings.Contains(err.Error(), "the port is shut (F3-slb-ports, G1)") {
		t.Errorf("CONNECT: %v", err)
	}
	for to, want := range map[string]int{"http://10.0.0.1/": 502, "http://10.0.0.2/": 502, "http://10.0.0.3/": 502, "http://10.0.0.4/": 403} {
		if status, body := get(t, client, to); status != want || !strings.Contains(body, "10.0.0.") {
			t.Errorf("%s: %d %q, want %d", to, status, body, want)
		}
	}
	if _, err := client.Get("https://10.0.0.4:80/"); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("CONNECT: %v", err)
	}
}

func TestVantagePortsReadNoCredentials(t *testing.T) {
	t.Parallel()
	p := start(t)
	fixed := p.listen(t, "ecs:i-java")
	for _, proxyURL := range []string{"http://" + fixed, "socks5://root:@" + fixed, "http://root@" + fixed} {
		if _, body := get(t, p.client(t, proxyURL), "https://rds.aliyuncs.com/"); !strings.HasPrefix(body, "ecs:i-java ") {
			t.Errorf("%s: %q", proxyURL, body)
		}
	}
	response := must(p.client(t, "http://root@"+p.addr).Get("http://rds.aliyuncs.com/"))(t)
	response.Body.Close()
	if response.StatusCode != http.StatusProxyAuthRequired || response.Header.Get("Proxy-Authenticate") == "" {
		t.Errorf("a user name that is no vantage: %s", response.Status)
	}
	if _, err := p.client(t, "socks5://root:@"+p.addr).Get("http://rds.aliyuncs.com/"); err == nil {
		t.Error("a SOCKS user name that is no vantage was let in")
	}
}

func TestHandlerSeesAnOriginsRequest(t *testing.T) {
	t.Parallel()
	var header http.Header
	var url string
	p := start(t, handledBy(func(_ http.ResponseWriter, r *http.Request) { header, url = r.Header, r.URL.String() }))
	c := dial(t, p.addr)
	fmt.Fprint(c, "GET http://ecs.aliyuncs.com?a=1 HTTP/1.1\r\nHost: other\r\nProxy-Authorization: Basic aW50ZXJuZXQ6\r\nProxy-Connection: keep-alive\r\nConnection: X-Private, close\r\nX-Private: 1\r\nX-Acs-Action: Y\r\n\r\n")
	must(io.ReadAll(c))(t)
	if diff := cmp.Diff(http.Header{"X-Acs-Action": {"Y"}}, header); diff != "" {
		t.Error(diff)
	}
	if url != "/?a=1" {
		t.Errorf("URL %q", url)
	}
}

func TestDirectRequests(t *testing.T) {
	t.Parallel()
	p := start(t)
	for request, want := range map[string]string{
		"GET /_ringfence/ca.pem HTTP/1.1\r\nHost: " + p.addr + "\r\n\r\n": "HTTP/1.1 200 OK",
		"GET / HTTP/1.1\r\nHost: ecs.aliyuncs.com\r\n\r\n":                "HTTP/1.1 200 OK",
		"GET / HTTP/1.0\r\n\r\n":                                          "HTTP/1.0 200 OK",
		"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n":                     "HTTP/1.1 403 Forbidden",
		"GET ftp://ecs.aliyuncs.com/ HTTP/1.1\r\nHost: x\r\n\r\n":         "HTTP/1.1 400 Bad Request",
		"CONNECT ecs.aliyuncs.com HTTP/1.1\r\nHost: x\r\n\r\n":            "HTTP/1.1 400 Bad Request",
		"CONNECT ecs.aliyuncs.com:0 HTTP/1.1\r\nHost: x\r\n\r\n":          "HTTP/1.1 400 Bad Request",
		"CONNECT ecs.aliyuncs.com:99999 HTTP/1.1\r\nHost: x\r\n\r\n":      "HTTP/1.1 400 Bad Request",
		"CONNECT a_b$c:80 HTTP/1.1\r\nHost: x\r\n\r\n":                    "HTTP/1.1 400 Bad Request",
		"\x00\x01garbage\r\n\r\n":                                         "HTTP/1.1 400 Bad Request",
	} {
		c := dial(t, p.addr)
		must(c.Write([]byte(request)))(t)
		line, _ := bufio.NewReader(c).ReadString('\n')
		if strings.TrimSpace(line) != want {
			t.Errorf("%q: %q, want %q", request, line, want)
		}
		c.Close()
	}
}

// TestPipelining sends CONNECT, the TLS hello and three requests each without waiting for the answer before.
func TestPipelining(t *testing.T) {
	t.Parallel()
	p := start(t)
	raw := dial(t, p.addr)
	fmt.Fprint(raw, "CONNECT oss-cn-hangzhou.aliyuncs.com:443 HTTP/1.1\r\nHost: oss-cn-hangzhou.aliyuncs.com:443\r\n\r\n")
	answer := bufio.NewReader(raw)
	line, _ := answer.ReadString('\n')
	blank, _ := answer.ReadString('\n')
	if !strings.HasPrefix(line, "HTTP/1.1 200") || blank != "\r\n" {
		t.Fatalf("%q %q", line, blank)
	}
	config := trusting(p.ca)
	config.ServerName = "oss-cn-hangzhou.aliyuncs.com"
	c := tls.Client(raw, config)
	for i := range 3 {
		fmt.Fprintf(c, "PUT /%d HTTP/1.1\r\nHost: b.oss-cn-hangzhou.aliyuncs.com\r\nContent-Length: 2\r\n\r\nb%d", i, i)
	}
	r := bufio.NewReader(c)
	for i := range 3 {
		response := must(http.ReadResponse(r, nil))(t)
		want := fmt.Sprintf("intranet https PUT b.oss-cn-hangzhou.aliyuncs.com /%d b%d", i, i)
		if got := string(must(io.ReadAll(response.Body))(t)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}

	// Plain HTTP in the same segment as CONNECT: nothing that was read ahead is lost.
	early := dial(t, p.addr)
	fmt.Fprint(early, "CONNECT ecs.aliyuncs.com:80 HTTP/1.1\r\nHost: x\r\n\r\nGET /early HTTP/1.1\r\nHost: ecs.aliyuncs.com\r\nConnection: close\r\n\r\n")
	if all := string(must(io.ReadAll(early))(t)); !strings.HasSuffix(all, "intranet http GET ecs.aliyuncs.com /early ") {
		t.Errorf("%q", all)
	}
}

// TestStreams proves that neither direction is held back until it is whole: the handler answers each line as it comes.
func TestStreams(t *testing.T) {
	t.Parallel()
	lines := func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		_ = control.EnableFullDuplex()
		in := bufio.NewScanner(r.Body)
		for in.Scan() {
			fmt.Fprintln(w, strings.ToUpper(in.Text()))
			_ = control.Flush()
		}
	}
	workload := httptest.NewServer(http.HandlerFunc(lines))
	t.Cleanup(workload.Close)
	p := start(t, handledBy(lines), decide("10.0.0.9:80", gateway.Decision{Verdict: gateway.Dial, Target: workload.Listener.Addr().String()}))
	client := p.client(t, "http://"+p.addr)
	for _, to := range []string{"http://oss.aliyuncs.com/", "https://oss.aliyuncs.com/", "http://10.0.0.9/"} {
		body, send := io.Pipe()
		go fmt.Fprintln(send, "one")
		response := must(client.Post(to, "text/plain", body))(t)
		got := bufio.NewReader(response.Body)
		for _, word := range []string{"one", "two", "three"} {
			if line, err := got.ReadString('\n'); line != strings.ToUpper(word)+"\n" {
				t.Errorf("%s: %q %v", to, line, err)
			}
			if word != "three" {
				fmt.Fprintln(send, map[string]string{"one": "two", "two": "three"}[word])
			}
		}
		send.Close()
		response.Body.Close()
	}
}

func TestExpectContinue(t *testing.T) {
	t.Parallel()
	p := start(t)
	for _, prefix := range []string{"http://oss.aliyuncs.com/k", "/k"} {
		c := dial(t, p.addr)
		fmt.Fprintf(c, "PUT %s HTTP/1.1\r\nHost: oss.aliyuncs.com\r\nExpect: 100-continue\r\nContent-Length: 4\r\nConnection: close\r\n\r\n", prefix)
		r := bufio.NewReader(c)
		if line, _ := r.ReadString('\n'); line != "HTTP/1.1 100 Continue\r\n" {
			t.Fatalf("%q", line)
		}
		r.ReadString('\n')
		fmt.Fprint(c, "body")
		if response := must(http.ReadResponse(r, nil))(t); !strings.HasSuffix(string(must(io.ReadAll(response.Body))(t)), " body") {
			t.Error(response.Status)
		}
	}
	// A refused request does not ask for its body.
	c := dial(t, p.addr)
	fmt.Fprint(c, "PUT http://example.com/ HTTP/1.1\r\nHost: example.com\r\nExpect: 100-continue\r\nContent-Length: 400000000\r\n\r\n")
	if line, _ := bufio.NewReader(c).ReadString('\n'); line != "HTTP/1.1 403 Forbidden\r\n" {
		t.Errorf("%q", line)
	}
}

func TestForwardsToWorkloads(t *testing.T) {
	t.Parallel()
	var header http.Header
	var host, uri string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header, host, uri = r.Header, r.Host, r.RequestURI
		w.WriteHeader(http.StatusTeapot)
	}))
	t.Cleanup(server.Close)
	p := start(t, decide("db.internal:8080", gateway.Decision{Verdict: gateway.Dial, Target: server.Listener.Addr().String()}))
	client := p.client(t, "http://internet@"+p.addr)
	request := must(http.NewRequest(http.MethodGet, "http://db.internal:8080/a%2Fb?x=1;y", nil))(t)
	request.Header.Set("X-Forwarded-For", "192.0.2.1")
	request.Header.Set("User-Agent", "")
	response := must(client.Do(request))(t)
	response.Body.Close()
	if response.StatusCode != http.StatusTeapot || host != "db.internal:8080" || uri != "/a%2Fb?x=1;y" {
		t.Errorf("%d %s %s", response.StatusCode, host, uri)
	}
	if diff := cmp.Diff(http.Header{"X-Forwarded-For": {"192.0.2.1"}, "Accept-Encoding": {"gzip"}}, header); diff != "" {
		t.Error(diff)
	}
}

// TestHalfClose: the workload answers only when the client has ended its half, as some protocols do.
func TestHalfClose(t *testing.T) {
	t.Parallel()
	const size = 3 << 20
	target := workload(t, func(c net.Conn) {
		n, _ := io.Copy(io.Discard, c)
		fmt.Fprintf(c, "got %d", n)
	})
	p := start(t, decide("10.0.0.9:3306", gateway.Decision{Verdict: gateway.Dial, Target: target}))
	c := dial(t, p.addr)
	fmt.Fprint(c, "CONNECT 10.0.0.9:3306 HTTP/1.1\r\nHost: x\r\n\r\n")
	must(c.Write(bytes.Repeat([]byte("x"), size)))(t)
	if err := c.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	all := string(must(io.ReadAll(c))(t))
	if want := fmt.Sprintf("got %d", size); !strings.HasSuffix(all, "\r\n\r\n"+want) {
		t.Errorf("%q, want %q", all, want)
	}
}

// TestWorkloadSpeaksFirst: servers such as MySQL greet before the client says anything.
func TestWorkloadSpeaksFirst(t *testing.T) {
	t.Parallel()
	target := workload(t, func(c net.Conn) { fmt.Fprint(c, "hello") })
	p := start(t, decide("10.0.0.9:3306", gateway.Decision{Verdict: gateway.Dial, Target: target}))
	c := dial(t, p.addr)
	must(c.Write([]byte{5, 1, 0}))(t)
	must(c.Write([]byte{5, 1, 0, 1, 10, 0, 0, 9, 0x0c, 0xea}))(t)
	want := []byte{5, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 'h', 'e', 'l', 'l', 'o'}
	if diff := cmp.Diff(want, must(io.ReadAll(c))(t)); diff != "" {
		t.Error(diff)
	}
}

func TestRejectsWhatIsNoTLS(t *testing.T) {
	t.Parallel()
	p := start(t)
	for _, garbage := range []string{"\x16\x03", "\x16garbage garbage garbage", "\x05", "\x04\x01", "\x05\x00", "\x05\x01\x09"} {
		c := dial(t, p.addr)
		must(c.Write([]byte(garbage)))(t)
		if err := c.CloseWrite(); err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, c) // ends: that is the test
	}
}

func TestCurl(t *testing.T) {
	t.Parallel()
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("no curl")
	}
	target := workload(t, func(c net.Conn) {
		http.ReadRequest(bufio.NewReader(c))
		fmt.Fprint(c, "HTTP/1.0 200 OK\r\n\r\nfrom the workload")
	})
	p := start(t,
		decide("10.0.1.20:80", gateway.Decision{Verdict: gateway.Dial, Target: target}),
		decide("web.internal:80", gateway.Decision{Verdict: gateway.Dial, Target: target}))
	file := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, p.ca.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, by := range []string{"http://", "socks5h://", "socks4a://"} {
		for to, want := range map[string]string{
			"http://10.0.1.20/":              "from the workload",
			"http://web.internal/":           "from the workload",
			"https://oss.aliyuncs.com/k":     "ecs:i-web1 https GET oss.aliyuncs.com /k ",
			"http://ecs.aliyuncs.com:81/?a=": "ecs:i-web1 http GET ecs.aliyuncs.com:81 /?a= ",
		} {
			command := exec.Command(curl, "-sS", "--noproxy", "", "--cacert", file, "-m", "60", "-x", by+"ecs%3Ai-web1:x@"+p.addr, to)
			command.Env = []string{"PATH=" + os.Getenv("PATH")}
			out, err := command.CombinedOutput()
			if err != nil || string(out) != want {
				t.Errorf("curl -x %s %s: %v %q, want %q", by, to, err, out, want)
			}
		}
	}
}

func TestVantageReachesTheHandlerOnly(t *testing.T) {
	t.Parallel()
	seen := make(chan vantage.Vantage, 1)
	p := start(t, handledBy(func(_ http.ResponseWriter, r *http.Request) { seen <- vantage.From(r.Context()) }))
	get(t, p.client(t, "http://line%3Avbr-1@"+p.addr), "https://oss.aliyuncs.com/")
	if v := await(t, "the request", seen); v != "line:vbr-1" {
		t.Errorf("vantage %q", v)
	}
}

func TestNewNeedsItsParts(t *testing.T) {
	t.Parallel()
	if _, err := gateway.New(gateway.Config{Now: time.Now}); err == nil {
		t.Error("made a gateway of nothing")
	}
}

func TestServeAfterClose(t *testing.T) {
	t.Parallel()
	p := start(t)
	if err := p.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := p.Serve(must(net.Listen("tcp", "127.0.0.1:0"))(t), ""); err == nil {
		t.Error("a closed gateway serves")
	}
}
