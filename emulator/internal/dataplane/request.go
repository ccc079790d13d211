package dataplane

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// forward is one request on its way to a server.
type forward struct {
	call   *call
	svc    *service
	pool   *pool
	server server
	// visit is the client's session that the request's cookie names; zero without one.
	visit    visit
	patience patience
}

// patience ends a request when the server, having heard all of it, takes too long to begin its answer.
type patience struct {
	mu       sync.Mutex
	answered bool
	timer    *time.Timer
}

// begin starts the time, unless the answer has come before the request was at its end.
func (p *patience) begin(limit time.Duration, cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.answered || p.timer != nil {
		return
	}
	p.timer = time.AfterFunc(limit, cancel)
}

func (p *patience) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answered = true
	if p.timer != nil {
		p.timer.Stop()
	}
}

type forwardKey struct{}

func forwardOf(ctx context.Context) *forward {
	f, _ := ctx.Value(forwardKey{}).(*forward)
	return f
}

var errSlow = errors.New("the server did not answer in time")

// serveHTTP answers a request on a listener as the listener is now, whatever it was when the connection came.
func (b *Balancer) serveHTTP(w http.ResponseWriter, r *http.Request) {
	in, _ := r.Context().Value(callKey{}).(*call)
	_, svc, err := b.admit(in.l.ref, in.client)
	if err != nil {
		panic(http.ErrAbortHandler) // as if the connection were new: there is no answer
	}
	if last := in.requests.Add(1) >= mostRequests && r.ProtoMajor == 1; last || in.ends() {
		w.Header().Set("Connection", "close")
	}
	if svc.listener.ForwardPort != 0 {
		redirect(w, r, svc.listener.ForwardPort)
		return
	}
	if svc.pool == nil { // the listener on the port is of another protocol now
		panic(http.ErrAbortHandler)
	}
	f := &forward{call: in, svc: svc, pool: svc.route(r.Host, r.URL.Path)}
	if err := f.choose(r, b.clock.Now()); err != nil {
		b.refuse(w, r, err)
		return
	}
	defer func() { f.pool.release(f.server) }() // of the one that it ends at
	if svc.listener.HTTP.Gzip {
		zipped := &gzipWriter{ResponseWriter: w, wanted: acceptsGzip(r)}
		defer zipped.end()
		w = zipped
	}
	ctx, cancel := context.WithCancelCause(context.WithValue(r.Context(), forwardKey{}, f))
	defer cancel(nil)
	if limit := time.Duration(svc.listener.HTTP.RequestTimeout) * time.Second; limit > 0 {
		defer f.patience.end()
		ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
			WroteRequest: func(httptrace.WroteRequestInfo) { f.patience.begin(limit, func() { cancel(errSlow) }) },
		})
	}
	b.proxy.ServeHTTP(w, r.WithContext(ctx))
}

// mostRequests is how many requests a client may send over one connection (help.aliyun.com, FAQ of layer-7 listeners).
const mostRequests = 100

// redirect sends a client to the HTTPS listener of a port (help.aliyun.com, "Redirect requests from HTTP to HTTPS": 302).
func redirect(w http.ResponseWriter, r *http.Request, port int) {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if port != 443 {
		host = net.JoinHostPort(host, strconv.Itoa(port))
	}
	to := url.URL{Scheme: "https", Host: host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusFound)
}

// refuse answers for a request that gets to no server: 504 when one took too long, 502 when those that were asked did not
// answer, 503 when there is none to ask (A0345).
func (b *Balancer) refuse(w http.ResponseWriter, r *http.Request, err error) {
	status := http.StatusBadGateway
	var none *noServer
	switch {
	case errors.Is(context.Cause(r.Context()), errSlow):
		status = http.StatusGatewayTimeout
	case errors.As(err, &none) && !none.refused:
		status = http.StatusServiceUnavailable
	}
	b.Log.Info("load balancer", "host", r.Host, "path", r.URL.Path, "status", status, "why", err.Error())
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(http.StatusText(status) + "\n")) // a client that is gone needs no answer
}

// newTransport makes the connections to servers.
func (b *Balancer) newTransport() *http.Transport {
	return &http.Transport{
		DialContext:           b.connect,
		DisableCompression:    true, // what the client did not ask for it does not get
		ExpectContinueTimeout: time.Second,
		MaxIdleConnsPerHost:   64,
		IdleConnTimeout:       time.Second, // below that of any server, or a POST is lost now and then
	}
}

// newProxy makes what forwards requests.
func (b *Balancer) newProxy() *httputil.ReverseProxy {
	return &httputil.ReverseProxy{
		Transport:     orNext{b.out},
		FlushInterval: -1, // at once: streams stay streams
		ErrorLog:      slog.NewLogLogger(b.Log.Handler(), slog.LevelDebug),
		Rewrite: func(p *httputil.ProxyRequest) {
			f := forwardOf(p.In.Context())
			p.Out.URL.Scheme, p.Out.URL.Host = "http", f.server.target
			p.Out.URL.RawQuery = p.In.URL.RawQuery
			f.tellServer(p.In, p.Out.Header)
		},
		ModifyResponse: func(r *http.Response) error {
			f := forwardOf(r.Request.Context())
			f.patience.end()
			f.tellClient(r.Header, b.clock.Now())
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) { b.refuse(w, r, err) },
	}
}

// tellServer adds the headers that the listener's switches ask for. The names of the last two are those of the product's
// newer sibling (A0345).
func (f *forward) tellServer(in *http.Request, out http.Header) {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"} {
		if values, ok := in.Header[name]; ok { // ReverseProxy takes them away
			out[name] = values
		}
	}
	options, client := f.svc.listener.HTTP, f.call.client.Addr().String()
	if options.ForwardedFor {
		chain := client
		if before := out.Values("X-Forwarded-For"); len(before) > 0 {
			chain = strings.Join(before, ", ") + ", " + client
		}
		out.Set("X-Forwarded-For", chain)
		out.Set("X-Real-Ip", client)
	}
	set := func(on bool, name, value string) {
		if on {
			out.Set(name, value)
		}
	}
	set(options.Proto, "X-Forwarded-Proto", f.svc.listener.Protocol)
	set(options.BalancerID, "Slb-Id", f.svc.balancer.ID)
	set(options.BalancerIP, "Slb-Ip", f.svc.balancer.Address.String())
	set(options.BalancerPort, "X-Forwarded-Port", strconv.Itoa(f.svc.listener.Port))
	set(options.ClientSrcPort, "X-Forwarded-Client-Srcport", strconv.Itoa(int(f.call.client.Port())))
}
