package dataplane

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// headerPatience is how long a client may take to send the header of a request (A0346).
const headerPatience = 60 * time.Second

// front is the HTTP server of all listeners with the same idle timeout; which listener a request came to, its connection
// says.
type front struct {
	server *http.Server
	feed   *socket.Feed
	ended  chan struct{}
}

// frontOf gives the server for an idle timeout; nil when the balancer is closing.
func (b *Balancer) frontOf(idle time.Duration) *front {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil
	}
	if f := b.servers[idle]; f != nil {
		return f
	}
	f := &front{feed: socket.NewFeed(socket.InProcess("load balancer")), ended: make(chan struct{})}
	f.server = &http.Server{
		Handler:           http.HandlerFunc(b.serveHTTP),
		ReadHeaderTimeout: headerPatience,
		IdleTimeout:       idle,
		ErrorLog:          slog.NewLogLogger(b.Log.Handler(), slog.LevelDebug),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, callKey{}, callOf(c))
		},
		ConnState: func(c net.Conn, state http.ConnState) { callOf(c).turned(state) },
	}
	go func() {
		defer close(f.ended)
		_ = f.server.Serve(f.feed) // always ends with an error that says it was closed
	}()
	b.servers[idle] = f
	return f
}

// close ends a server whose connections have all ended.
func (f *front) close() {
	_ = f.server.Close()
	<-f.ended
}

type callKey struct{}

// call is a client's connection to an HTTP or HTTPS listener.
type call struct {
	net.Conn
	l      *listener
	client netip.AddrPort
	done   chan struct{}
	once   sync.Once
	// requests counts what has been asked over it.
	requests atomic.Int32

	mu     sync.Mutex
	idle   bool // between two requests, or taken over by another protocol, of which nobody knows where it may be ended
	ending bool
}

// callOf finds the call that a server was given: itself, or what TLS runs on.
func callOf(c net.Conn) *call {
	if secured, ok := c.(*tls.Conn); ok {
		c = secured.NetConn()
	}
	return c.(*call)
}

// requests carries a connection of an HTTP or HTTPS listener.
func (b *Balancer) requests(ctx context.Context, c net.Conn, l *listener, svc *service, client netip.AddrPort) error {
	idle := time.Duration(svc.listener.HTTP.IdleTimeout) * time.Second
	if idle == 0 {
		idle = usualIdle
	}
	f := b.frontOf(idle)
	if f == nil {
		socket.Reset(c)
		return net.ErrClosed
	}
	in := &call{Conn: c, l: l, client: client, done: make(chan struct{}), idle: true}
	l.add(in)
	defer l.remove(in)
	defer context.AfterFunc(ctx, in.finish)()
	if svc.listener.Protocol == world.ProtocolHTTPS {
		f.feed.Deliver(tls.Server(in, l.tlsNow()))
	} else {
		f.feed.Deliver(in)
	}
	<-in.done
	return nil
}

// usualIdle is a listener's idle timeout where none is set (Slb CreateLoadBalancerHTTPListener).
const usualIdle = 15 * time.Second

// Close ends the connection and tells who waits for that.
func (c *call) Close() error {
	defer c.once.Do(func() { close(c.done) })
	return c.Conn.Close()
}

// RemoteAddr is the client as the emulated network knows it.
func (c *call) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(c.client) }

// turned follows the state of the connection: one that is to end does so between two requests.
func (c *call) turned(state http.ConnState) {
	c.mu.Lock()
	c.idle = state == http.StateIdle || state == http.StateNew || state == http.StateHijacked
	end := c.idle && c.ending
	c.mu.Unlock()
	if end {
		_ = c.Close()
	}
}

// ends tells whether the connection is to end after this request.
func (c *call) ends() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ending
}

func (c *call) server() string { return "" }
func (c *call) caller() Caller { return Caller{Address: c.client} }

func (c *call) finish() {
	c.mu.Lock()
	c.ending = true
	idle := c.idle
	c.mu.Unlock()
	if idle {
		_ = c.Close()
	}
}

func (c *call) cut()               { _ = c.Close() }
func (c *call) leave(time.Time)    {}
func (c *call) leaving() time.Time { return time.Time{} }
