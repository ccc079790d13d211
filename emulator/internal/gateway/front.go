package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// ruleHeader names the rules behind a refusal, as on the emulator's own answers.
const ruleHeader = "X-Ringfence-Rule"

// serveFront is the proxy as HTTP sees it.
func (g *Gateway) serveFront(w http.ResponseWriter, r *http.Request) {
	from := vantage.From(r.Context())
	if from == "" {
		var err error
		if from, err = headerVantage(r.Header.Get("Proxy-Authorization")); err != nil {
			w.Header().Set("Proxy-Authenticate", `Basic realm="Ringfence vantage point"`)
			plain(w, http.StatusProxyAuthRequired, printable(err.Error()))
			return
		}
	}
	f, err := addressed(r)
	if err != nil {
		plain(w, http.StatusBadRequest, printable(err.Error()))
		return
	}
	f.from = from
	if r.Method == http.MethodConnect {
		g.connect(w, r, f)
		return
	}
	g.request(w, r, f)
}

// addressed tells where a request wants to go: by the authority of CONNECT, by an absolute form, or, when the gateway
// was spoken to like a server, by Host.
func addressed(r *http.Request) (flow, error) {
	authority, port := r.Host, uint16(80)
	switch {
	case r.Method == http.MethodConnect:
		port = 0
	case r.URL.Scheme == "https", r.URL.Scheme == "" && r.TLS != nil:
		port = 443
	case r.URL.Scheme != "http" && r.URL.Scheme != "":
		return flow{}, fmt.Errorf("the gateway forwards http and https, not %s", r.URL.Scheme)
	}
	if authority == "" {
		if local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
			authority = local.String()
		}
	}
	return splitAuthority(authority, port)
}

// splitAuthority parses host and port; a missing port is the default, or an error when that is 0.
func splitAuthority(authority string, port uint16) (flow, error) {
	host := authority
	if h, p, err := net.SplitHostPort(authority); err == nil {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return flow{}, fmt.Errorf("%q has no valid port", authority)
		}
		host, port = h, uint16(n)
	}
	host, ok := cleanHost(host)
	if !ok {
		return flow{}, fmt.Errorf("%q is not a host", authority)
	}
	if port == 0 {
		return flow{}, fmt.Errorf("%q needs a port from 1 to 65535", authority)
	}
	return flow{host: host, port: port}, nil
}

// connect opens a tunnel. From here on the connection is not the front server's any more.
func (g *Gateway) connect(w http.ResponseWriter, r *http.Request, f flow) {
	c := g.takeOver(w, f)
	if c == nil {
		return
	}
	defer g.pending.leave(c.Conn)
	g.tunnel(c, c.Conn, f, &connectReply{to: c, flow: f, http10: !r.ProtoAtLeast(1, 1)})
}

// takeOver takes a connection away from the front server and counts it as pending; its caller has to leave. It is nil
// when the gateway is closing.
func (g *Gateway) takeOver(w http.ResponseWriter, f flow) *conn {
	raw, ahead, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return nil // the connection is gone: every HTTP/1 connection that still exists can be taken over
	}
	if !g.pending.enter(raw) {
		_ = raw.Close()
		return nil
	}
	return prefixed(raw, buffered(ahead.Reader), f.from)
}

// connectReply answers CONNECT. The reason goes into the status line too, because that is all that most clients,
// Go's among them, show of a proxy's refusal.
type connectReply struct {
	to     io.Writer
	flow   flow
	http10 bool
}

func (c *connectReply) granted() error {
	_, err := fmt.Fprintf(c.to, "%s 200 Connection established\r\n\r\n", c.proto())
	return err
}

func (c *connectReply) refused(d Decision) error {
	why := c.flow.explain(d)
	rules := ""
	if len(d.Rules) > 0 {
		rules = ruleHeader + ": " + printable(strings.Join(d.Rules, ", ")) + "\r\n"
	}
	_, err := fmt.Fprintf(c.to, "%s %d %s: %s\r\n%sContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s\n",
		c.proto(), d.status(), http.StatusText(d.status()), why, rules, len(why)+1, why)
	return err
}

func (c *connectReply) proto() string {
	if c.http10 {
		return "HTTP/1.0"
	}
	return "HTTP/1.1"
}

// request judges and forwards one request in absolute form.
func (g *Gateway) request(w http.ResponseWriter, r *http.Request, f flow) {
	state := g.state()
	d := g.Judge.Route(r.Context(), f.from, f.host, f.port)
	switch d.Verdict {
	case Serve:
		g.Handler.ServeHTTP(w, inward(r, f.from))
		return
	case Dial, Hand:
		if r.URL.Scheme == "https" {
			plain(w, http.StatusNotImplemented, "the gateway forwards https to a workload through CONNECT only")
			return
		}
		// Without this net/http would read the whole request before it sends the first byte of an answer; whether the
		// two overlap is for client and workload to say. Every HTTP/1 connection supports it.
		_ = http.NewResponseController(w).EnableFullDuplex()
		ctx, cancel := context.WithCancelCause(context.WithValue(r.Context(), outwardKey{}, outward{f, d, clientOf(r.RemoteAddr)}))
		defer cancel(nil)
		carried := g.follow(&running{flow: f, cut: func(d Decision) { cancel(&turned{d}) }}, state)
		defer carried()
		g.forward.ServeHTTP(w, r.WithContext(ctx))
		return
	}
	g.logRefusal(f, d)
	g.refuse(w, f, d)
}

// turned ends a request whose verdict is another one now.
type turned struct{ Decision }

func (t *turned) Error() string { return t.Reason }

// refuse answers a request that is not let through, or does to its connection what --drop says.
func (g *Gateway) refuse(w http.ResponseWriter, f flow, d Decision) {
	if d.Verdict == Drop && g.Drop != DropExplain {
		c := g.takeOver(w, f)
		if c == nil {
			return
		}
		defer g.pending.leave(c.Conn)
		g.drop(c, nil)
		return
	}
	refuseRequest(w, f, d)
}

func refuseRequest(w http.ResponseWriter, f flow, d Decision) {
	if len(d.Rules) > 0 {
		w.Header().Set(ruleHeader, printable(strings.Join(d.Rules, ", ")))
	}
	plain(w, d.status(), f.explain(d))
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text+"\n") // a client that is gone needs no explanation
}

// inward makes of a proxy's request the one that the origin would have got: origin form, no hop-by-hop headers.
func inward(r *http.Request, from vantage.Vantage) *http.Request {
	in := r.WithContext(vantage.With(r.Context(), from))
	in.Header = r.Header.Clone()
	stripHop(in.Header)
	in.URL = new(url.URL)
	*in.URL = *r.URL
	in.URL.Scheme, in.URL.Host, in.URL.User = "", "", nil
	if in.URL.Path == "" {
		in.URL.Path = "/"
	}
	if r.URL.Scheme == "http" {
		in.TLS = nil // that was TLS with the proxy
	}
	in.RequestURI = originForm(r.RequestURI)
	return in
}

// originForm cuts scheme and authority off, and leaves every byte of path and query as it was sent: signatures cover them.
func originForm(uri string) string {
	_, rest, ok := strings.Cut(uri, "://")
	if !ok || strings.HasPrefix(uri, "/") {
		return uri
	}
	start := strings.IndexAny(rest, "/?")
	switch {
	case start < 0:
		return "/"
	case rest[start] == '?':
		return "/" + rest[start:]
	}
	return rest[start:]
}

// stripHop removes what speaks to the next hop alone (RFC 9110 §7.6.1). TE stays out with it: in-process there is no
// hop, and Go reads trailers without.
func stripHop(h http.Header) {
	for _, list := range h["Connection"] {
		for name := range strings.SplitSeq(list, ",") {
			h.Del(strings.TrimSpace(name))
		}
	}
	for _, name := range []string{"Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authorization", "Proxy-Authenticate", "TE", "Upgrade"} {
		h.Del(name)
	}
}

// outward is what the forwarding of a request to a workload has to know.
type outward struct {
	flow     flow
	decision Decision
	client   netip.AddrPort
}

type outwardKey struct{}

// spare is how long a connection to a workload is kept for the next request. Servers give up idle ones after two seconds (Gunicorn),
// five (Node) or more; who kept one for as long would now and then lose a POST on it.
const spare = time.Second

// newWorkloads makes the connections of plain requests to workloads.
func (g *Gateway) newWorkloads() *http.Transport {
	return &http.Transport{
		DialContext:           g.Dial,
		DisableCompression:    true, // what the client did not ask for it does not get
		ExpectContinueTimeout: time.Second,
		IdleConnTimeout:       spare,
		MaxIdleConnsPerHost:   8,
	}
}

// newForward makes the part that forwards plain requests.
func (g *Gateway) newForward() *httputil.ReverseProxy {
	return &httputil.ReverseProxy{
		Transport:     outwardTransport{dial: g.workloads, hand: g.hands},
		FlushInterval: -1, // at once: streams stay streams
		ErrorLog:      slog.NewLogLogger(g.Log.Handler(), slog.LevelDebug),
		Rewrite: func(p *httputil.ProxyRequest) {
			to, _ := p.In.Context().Value(outwardKey{}).(outward)
			p.Out.URL.Scheme, p.Out.URL.Host = "http", to.decision.Target
			if to.decision.Verdict == Hand {
				p.Out.URL.Host = to.flow.address()
			}
			p.Out.URL.RawQuery = p.In.URL.RawQuery
			for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"} {
				if values, ok := p.In.Header[name]; ok {
					p.Out.Header[name] = values
				}
			}
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			to, _ := r.Context().Value(outwardKey{}).(outward)
			if cause, ok := errors.AsType[*turned](context.Cause(r.Context())); ok {
				g.refuse(w, to.flow, cause.Decision)
				return
			}
			d := to.decision.failed(err)
			g.logRefusal(to.flow, d)
			refuseRequest(w, to.flow, d)
		},
	}
}
