package dataplane_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// sites makes an HTTP listener in front of servers that answer with their names.
func sites(b *bench, change func(*world.Listener), weights ...int) dataplane.Ref {
	b.Helper()
	var list []world.Backend
	for i, weight := range weights {
		id := fmt.Sprintf("i-%d", i)
		b.instance(id, "tcp", 8080, site(b, named(id)))
		list = append(list, ecs(id, weight))
	}
	b.backends(list...)
	return b.listen("http", 80, change)
}

func TestWeights(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := sites(b, nil, 100, 50, 10)
	for _, keep := range []bool{true, false} {
		count := map[string]int{}
		browser := b.browser(ref, client, keep)
		for range 160 {
			_, body := get(t, browser, "http://site.test/")
			count[body]++
		}
		if count["i-0"] != 100 || count["i-1"] != 50 || count["i-2"] != 10 {
			t.Errorf("keep-alive %v: %v", keep, count)
		}
	}
}

// TestHeaders: what a server learns of its client follows the listener's switches; what the client sent goes through.
func TestHeaders(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		dump, _ := httputil.DumpRequest(r, true)
		_, _ = w.Write(dump)
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, nil)
	all := map[string]string{
		"X-Forwarded-For": "192.0.2.7, 203.0.113.9", "X-Real-Ip": "203.0.113.9", "X-Forwarded-Proto": "http", "Slb-Id": balancerID,
		"Slb-Ip": front.String(), "X-Forwarded-Port": "80", "X-Forwarded-Client-Srcport": "40000",
	}
	for name, test := range map[string]struct {
		options world.HTTPOptions
		want    []string
	}{
		"none":   {world.HTTPOptions{}, nil},
		"client": {world.HTTPOptions{ForwardedFor: true}, []string{"X-Forwarded-For", "X-Real-Ip"}},
		"all": {world.HTTPOptions{ForwardedFor: true, BalancerIP: true, BalancerID: true, Proto: true, BalancerPort: true, ClientSrcPort: true},
			[]string{"X-Forwarded-For", "X-Real-Ip", "X-Forwarded-Proto", "Slb-Id", "Slb-Ip", "X-Forwarded-Port", "X-Forwarded-Client-Srcport"}},
	} {
		b.change(ref, func(l *world.Listener) { l.HTTP = test.options })
		request, err := http.NewRequest(http.MethodPost, "http://site.test/a%2Fb/..?q=1;2", strings.NewReader("body"))
		must(t, err)
		request.Header.Set("X-Forwarded-For", "192.0.2.7")
		request.Header.Set("X-Mine", "kept")
		answer, err := b.browser(ref, client, false).Do(request)
		must(t, err)
		dump, err := io.ReadAll(answer.Body)
		must(t, err)
		answer.Body.Close()
		text := string(dump)
		for _, line := range []string{"POST /a%2Fb/..?q=1;2 HTTP/1.1\r\nHost: site.test\r\n", "X-Mine: kept\r\n", "\r\n\r\nbody"} {
			if !strings.Contains(text, line) {
				t.Errorf("%s: no %q in\n%s", name, line, text)
			}
		}
		for header, value := range all {
			want := strings.Contains(" "+strings.Join(test.want, " ")+" ", " "+header+" ")
			if strings.Contains(text, header+": "+value+"\r\n") != want {
				t.Errorf("%s: %s: want %v in\n%s", name, header, want, text)
			}
		}
		if len(test.want) == 0 && !strings.Contains(text, "X-Forwarded-For: 192.0.2.7\r\n") {
			t.Errorf("%s: the client's own header is gone:\n%s", name, text)
		}
	}
}

func TestPlantedCookie(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Manual)
	ref := sites(b, func(l *world.Listener) { l.Sticky = world.Sticky{On: true, Type: "insert", CookieTimeout: 60} }, 100, 100)
	ask := func(cookie string) (server, planted string) {
		request, err := http.NewRequest(http.MethodGet, "http://site.test/", nil)
		must(t, err)
		if cookie != "" {
			request.Header.Set("Cookie", "other=1; "+cookie)
		}
		answer, err := b.browser(ref, client, false).Do(request)
		must(t, err)
		defer answer.Body.Close()
		body, _ := io.ReadAll(answer.Body)
		planted, _, _ = strings.Cut(answer.Header.Get("Set-Cookie"), ";")
		return string(body), planted
	}
	home, cookie := ask("")
	if !strings.HasPrefix(cookie, "SERVERID=") || strings.Count(cookie, "|") != 2 || strings.Contains(cookie, home) {
		t.Errorf("planted %q", cookie)
	}
	for range 3 {
		server, next := ask(cookie)
		if server != home {
			t.Errorf("went to %s, not %s", server, home)
		}
		cookie = next
		must(t, b.world.Advance(40*time.Second)) // each use prolongs it
	}
	must(t, b.world.Advance(61*time.Second))
	moved := map[string]bool{}
	for range 2 {
		server, _ := ask(cookie)
		moved[server] = true
	}
	if len(moved) != 2 {
		t.Errorf("after its end the cookie still decides: %v", moved)
	}
	for _, bad := range []string{"SERVERID=x", "SERVERID=a|b|c", "SERVERID=0123|1|99999999999"} {
		if server, _ := ask(bad); server == "" {
			t.Errorf("%s: no answer", bad)
		}
	}
}

func TestRewrittenCookie(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	for i := range 2 {
		id := fmt.Sprintf("i-%d", i)
		b.instance(id, "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/login" {
				w.Header().Add("Set-Cookie", "theme=dark; Path=/")
				w.Header().Add("Set-Cookie", "SESSION=secret; Path=/; HttpOnly")
			}
			fmt.Fprint(w, id)
		}))
	}
	b.backends(ecs("i-0", 100), ecs("i-1", 100))
	ref := b.listen("http", 80, func(l *world.Listener) { l.Sticky = world.Sticky{On: true, Type: "server", Cookie: "SESSION"} })
	browser := b.browser(ref, client, false)
	answer, err := browser.Get("http://site.test/login")
	must(t, err)
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	cookies := answer.Header["Set-Cookie"]
	if len(cookies) != 2 || cookies[0] != "theme=dark; Path=/" || strings.Contains(cookies[1], "secret") || !strings.HasSuffix(cookies[1], "; Path=/; HttpOnly") {
		t.Errorf("cookies %q", cookies)
	}
	value, _, _ := strings.Cut(cookies[1], ";")
	for range 4 {
		request, err := http.NewRequest(http.MethodGet, "http://site.test/", nil)
		must(t, err)
		request.Header.Set("Cookie", value)
		answer, err := browser.Do(request)
		must(t, err)
		again, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if string(again) != string(body) {
			t.Errorf("went to %s, not %s", again, body)
		}
	}
}

// TestRules: the most exact name wins, then the longest path; what no rule is for goes to the listener's own servers.
func TestRules(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := sites(b, nil, 100)
	for id, rule := range map[string]world.ForwardingRule{
		"exact":     {Domain: "shop.example.com"},
		"exact-api": {Domain: "shop.example.com", URL: "/api"},
		"exact-v2":  {Domain: "shop.example.com", URL: "/api/v2"},
		"wild":      {Domain: "*.example.com"},
		"wild-long": {Domain: "*.shop.example.com"},
		"path":      {URL: "/static"},
	} {
		b.instance("i-"+id, "tcp", 9000, site(t, named(id)))
		b.write(func(tx *world.Tx) error {
			rule.ID, rule.LoadBalancer, rule.Protocol, rule.Port, rule.VServerGroup, rule.Sync = "rule-"+id, balancerID, "http", 80, "rsp-"+id, true
			if err := tx.ForwardingRules.Insert(&rule); err != nil {
				return err
			}
			return tx.VServerGroups.Insert(&world.VServerGroup{Meta: world.Meta{ID: "rsp-" + id}, LoadBalancer: balancerID,
				Backends: []world.Backend{{Server: "i-" + id, Type: world.BackendECS, Port: 9000, Weight: 100}}})
		})
	}
	browser := b.browser(ref, client, true)
	for address, want := range map[string]string{
		"http://other.test/":                   "i-0",
		"http://other.test/static/a":           "path",
		"http://shop.example.com/":             "exact",
		"http://SHOP.example.com:80/x":         "exact",
		"http://shop.example.com/api/v1":       "exact-api",
		"http://shop.example.com/api/v2/x":     "exact-v2",
		"http://shop.example.com/static":       "exact",
		"http://www.example.com/static":        "wild",
		"http://a.shop.example.com/":           "wild-long",
		"http://example.com/":                  "i-0",
		"http://notexample.com/":               "i-0",
		"http://shop.example.com.evil.test/ap": "i-0",
	} {
		if _, body := get(t, browser, address); body != want {
			t.Errorf("%s went to %s, want %s", address, body, want)
		}
	}
}

func TestRedirect(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	for port, want := range map[int]string{443: "https://site.test/a%2Fb?q=1", 8443: "https://site.test:8443/a%2Fb?q=1"} {
		ref := b.listen("http", port+1, func(l *world.Listener) { l.ForwardPort = port })
		answer, err := b.browser(ref, client, false).Get("http://site.test:8080/a%2Fb?q=1")
		must(t, err)
		answer.Body.Close()
		if answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != want {
			t.Errorf("%d %s, want 302 %s", answer.StatusCode, answer.Header.Get("Location"), want)
		}
	}
}

func TestStatuses(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	slow := site(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	b.instance("i-slow", "tcp", 8080, slow)
	b.instance("i-dead", "tcp", 8080, "127.0.0.1:1")
	b.instance("i-empty", "tcp", 8080, "")
	ref := b.listen("http", 80, func(l *world.Listener) { l.HTTP.RequestTimeout = 1 })
	for _, test := range []struct {
		server string
		want   int
	}{{"i-slow", 504}, {"i-dead", 502}, {"i-empty", 502}, {"i-none", 503}} {
		b.backends(ecs(test.server, 100))
		if status, _ := get(t, b.browser(ref, client, false), "http://site.test/"); status != test.want {
			t.Errorf("%s: %d, want %d", test.server, status, test.want)
		}
	}
	b.backends()
	if status, _ := get(t, b.browser(ref, client, false), "http://site.test/"); status != 503 {
		t.Errorf("no servers: %d", status)
	}
}

// TestSlowUpload: the time for an answer begins when the server has heard the whole request.
func TestSlowUpload(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		n, _ := io.Copy(io.Discard, r.Body)
		fmt.Fprint(w, n)
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, func(l *world.Listener) { l.HTTP.RequestTimeout = 3 })
	body, sending := io.Pipe()
	go func() {
		for range 4 {
			fmt.Fprint(sending, "x")
			time.Sleep(time.Second)
		}
		sending.Close()
	}()
	answer, err := b.browser(ref, client, false).Post("http://site.test/", "text/plain", body)
	must(t, err)
	defer answer.Body.Close()
	if text, _ := io.ReadAll(answer.Body); string(text) != "4" {
		t.Errorf("%s %q", answer.Status, text)
	}
}

func TestGzip(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	long := strings.Repeat("ring fence ", 1000)
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.URL.Query().Get("type"))
		w.Header().Set("Etag", `"x"`)
		text := long
		if r.URL.Path == "/short" {
			text = "short"
		}
		if r.URL.Path == "/zipped" {
			w.Header().Set("Content-Encoding", "br")
		}
		fmt.Fprint(w, text)
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, func(l *world.Listener) { l.HTTP.Gzip = true })
	for _, test := range []struct {
		path, kind, accept string
		zipped             bool
	}{
		{"/", "text/plain; charset=utf-8", "br, gzip", true},
		{"/", "application/json", "gzip;q=0.5", true},
		{"/", "application/json", "gzip;q=0", false},
		{"/", "text/plain", "", false},
		{"/", "image/png", "gzip", false},
		{"/short", "text/plain", "gzip", false},
		{"/zipped", "text/plain", "gzip", false},
	} {
		request, err := http.NewRequest(http.MethodGet, "http://site.test"+test.path+"?type="+url.QueryEscape(test.kind), nil)
		must(t, err)
		if test.accept != "" {
			request.Header.Set("Accept-Encoding", test.accept)
		}
		answer, err := b.browser(ref, client, false).Do(request)
		must(t, err)
		body, err := io.ReadAll(answer.Body)
		must(t, err)
		answer.Body.Close()
		if zipped := answer.Header.Get("Content-Encoding") == "gzip"; zipped != test.zipped {
			t.Errorf("%+v: zipped %v", test, zipped)
			continue
		}
		if test.zipped {
			r, err := gzip.NewReader(bytes.NewReader(body))
			must(t, err)
			text, err := io.ReadAll(r)
			if err != nil || string(text) != long || len(body) > len(long)/10 || answer.Header.Get("Etag") != `W/"x"` {
				t.Errorf("%+v: %d bytes of %d, %v", test, len(body), len(text), err)
			}
		}
	}
}

// TestUpgrade: a connection that HTTP gives way on goes on in both directions.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		c, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		defer c.Close()
		fmt.Fprintf(c, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: %s\r\n\r\n", r.Header.Get("Upgrade"))
		line, _ := buffered.ReadString('\n')
		fmt.Fprintf(c, "heard %s", line)
	}))
	b.backends(ecs("i-0", 100))
	for _, zipped := range []bool{false, true} {
		ref := b.listen("http", 80, func(l *world.Listener) { l.HTTP.Gzip = zipped })
		c := b.call(ref, client)
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: site.test\r\nConnection: Upgrade\r\nUpgrade: words\r\n\r\n")
		head := make([]byte, 1024)
		n, err := c.Read(head)
		must(t, err)
		if !strings.HasPrefix(string(head[:n]), "HTTP/1.1 101") {
			t.Fatalf("%s", head[:n])
		}
		fmt.Fprintln(c, "hello")
		rest, err := io.ReadAll(c)
		if err != nil || !strings.HasSuffix(string(head[:n])+string(rest), "heard hello\n") {
			t.Errorf("%q, %v", rest, err)
		}
	}
}

// TestIdleTimeout: the balancer ends a connection on which nothing is asked for as long as the listener says.
func TestIdleTimeout(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := sites(b, func(l *world.Listener) { l.HTTP.IdleTimeout = 1 }, 100)
	c := b.call(ref, client)
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: site.test\r\n\r\n")
	start := time.Now()
	if _, err := io.ReadAll(c); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took < 900*time.Millisecond {
		t.Errorf("it ended after %v", took)
	}
}

// TestStreams: an answer that comes bit by bit is passed on bit by bit, compressed or not.
func TestStreams(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	next := make(chan string)
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		for text := range next {
			fmt.Fprintln(w, text)
			w.(http.Flusher).Flush()
		}
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, nil)
	go func() { next <- "one" }()
	answer, err := b.browser(ref, client, false).Get("http://site.test/")
	must(t, err)
	defer answer.Body.Close()
	buffer := make([]byte, 16)
	n, err := answer.Body.Read(buffer)
	must(t, err)
	if string(buffer[:n]) != "one\n" {
		t.Errorf("%q", buffer[:n])
	}
	close(next)
}
