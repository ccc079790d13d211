package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// silence is how long a dropped connection is kept waiting: what Linux takes to give up a connect with the default of
// six retries (tcp_syn_retries in the kernel's ip-sysctl). A0106
const silence = 127 * time.Second

// Config is what a [Gateway] works with.
type Config struct {
	// Handler answers the requests that a Judge lets it serve. Their context carries the vantage.
	Handler http.Handler
	// CA signs for the emulated names.
	CA *CA
	// Judge decides every flow; nil means [EmulatedOnly].
	Judge Judge
	// Dial reaches registered workloads, and is called with nothing but the targets of a Judge; nil reaches none.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Drop is how dropped flows look; empty means [DropReset].
	Drop DropMode
	// MaxHeaderBytes bounds a request's header as on the emulator's other listeners; 0 is net/http's default.
	MaxHeaderBytes int
	// Now is the wall clock, for deadlines on sockets.
	Now func() time.Time
	// Log takes one line for each flow that is not let through; nil means none.
	Log *slog.Logger
}

// Gateway is the vantage proxy, on any number of ports.
type Gateway struct {
	Config
	tls       *tls.Config
	front     *http.Server // the proxy's own HTTP
	frontFeed *socket.Feed
	inner     *http.Server // HTTP inside tunnels
	innerFeed *socket.Feed
	workloads *http.Transport
	hands     *http.Transport
	forward   *httputil.ReverseProxy

	ctx     context.Context // ends when Close begins
	stop    context.CancelFunc
	pending pending
	// associations counts the clients that send datagrams.
	associations atomic.Int32

	mu        sync.Mutex
	closed    bool // Close has begun
	listeners map[net.Listener]struct{}
	splices   map[*socket.Splice]struct{}
	handed    map[net.Conn]struct{} // carried by a Decision's Stream
	running   map[*running]struct{} // looked at when verdicts change
}

var errNobody = errors.New("this gateway reaches no workloads")

// New makes a gateway that serves no port yet. It has to be closed.
func New(config Config) (*Gateway, error) {
	if config.Handler == nil || config.CA == nil || config.Now == nil {
		return nil, errors.New("gateway: Handler, CA and Now are needed")
	}
	if config.Judge == nil {
		config.Judge = EmulatedOnly(config.CA.names)
	}
	if config.Dial == nil {
		config.Dial = func(context.Context, string, string) (net.Conn, error) { return nil, errNobody }
	}
	if config.Drop == "" {
		config.Drop = DropReset
	}
	if config.Log == nil {
		config.Log = slog.New(slog.DiscardHandler)
	}
	g := &Gateway{
		Config:    config,
		tls:       config.CA.TLS(),
		frontFeed: socket.NewFeed(socket.InProcess("gateway")),
		innerFeed: socket.NewFeed(socket.InProcess("gateway tunnels")),
		listeners: map[net.Listener]struct{}{},
		splices:   map[*socket.Splice]struct{}{},
		handed:    map[net.Conn]struct{}{},
		running:   map[*running]struct{}{},
	}
	g.ctx, g.stop = context.WithCancel(context.Background())
	g.front = g.server(http.HandlerFunc(g.serveFront))
	g.inner = g.server(config.Handler)
	g.workloads, g.hands = g.newWorkloads(), g.newHands()
	g.forward = g.newForward()
	g.run(g.front, g.frontFeed)
	g.run(g.inner, g.innerFeed)
	if w, ok := config.Judge.(Watcher); ok {
		g.pending.enter(nil)
		changed, unwatch := w.Watch() // from now on, whenever the goroutine begins
		go func() {
			defer g.pending.leave(nil)
			defer unwatch()
			g.watch(w, changed)
		}()
	}
	return g, nil
}

func (g *Gateway) server(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		MaxHeaderBytes:    g.MaxHeaderBytes,
		ReadHeaderTimeout: Forever,
		IdleTimeout:       Forever,
		ErrorLog:          slog.NewLogLogger(g.Log.Handler(), slog.LevelWarn), // a panic, above all: the client sees its connection end
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			if client := below(c); client != nil {
				return vantage.With(ctx, client.vantage)
			}
			return ctx
		},
	}
}

func (g *Gateway) run(server *http.Server, from *socket.Feed) {
	g.pending.enter(nil)
	go func() {
		defer g.pending.leave(nil)
		_ = server.Serve(from) // always ends with an error that says it was closed
	}()
}

// Serve answers on l until l or the gateway is closed; it closes l. A port with a vantage is that place, and reads no
// credentials; on a port without one (the empty vantage) the user name says the place.
func (g *Gateway) Serve(l net.Listener, from vantage.Vantage) error {
	if !g.listen(l) {
		_ = l.Close()
		return net.ErrClosed
	}
	defer g.pending.leave(nil)
	g.CA.names.AddListener(l.Addr())
	accept(l, g.ctx.Done(), func(c net.Conn) { go g.admit(c, from) })
	g.mu.Lock()
	delete(g.listeners, l)
	g.mu.Unlock()
	if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

func (g *Gateway) listen(l net.Listener) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed || !g.pending.enter(nil) {
		return false
	}
	g.listeners[l] = struct{}{}
	return true
}

// admit finds out what a client speaks and passes it on.
func (g *Gateway) admit(raw net.Conn, from vantage.Vantage) {
	if !g.pending.enter(raw) {
		_ = raw.Close()
		return
	}
	defer g.pending.leave(raw)
	c := newConn(raw, from)
	first, err := c.first()
	if err != nil {
		_ = c.Close()
		return
	}
	deadline := g.Now().Add(patience)
	switch first {
	case firstSOCKS4, firstSOCKS5:
		g.socks(c, raw, deadline)
	case firstTLS: // a proxy spoken to by HTTPS
		g.deliverTLS(c, g.frontFeed, deadline)
	default:
		g.frontFeed.Deliver(c)
	}
}

func (g *Gateway) deliverTLS(c *conn, to *socket.Feed, deadline time.Time) {
	secured, err := secure(c, g.tls, deadline)
	if err != nil {
		g.Log.Info("gateway ended", "from", c.vantage.String(), "to", c.host, "why", fmt.Sprintf("TLS handshake with %s: %v", c.RemoteAddr(), err))
		_ = c.Close()
		return
	}
	to.Deliver(secured)
}

// Close takes no more connections, lets requests and streams under way finish, and returns when nothing of the gateway
// runs any more. When ctx ends first it cuts off what is left and returns the reason.
func (g *Gateway) Close(ctx context.Context) error {
	g.mu.Lock()
	g.closed = true
	for l := range g.listeners {
		_ = l.Close()
	}
	g.mu.Unlock()
	g.stop()
	g.pending.end()

	var draining sync.WaitGroup
	errs := make([]error, 2)
	for i, server := range []*http.Server{g.front, g.inner} {
		draining.Go(func() {
			if errs[i] = server.Shutdown(ctx); errs[i] != nil {
				_ = server.Close()
			}
		})
	}
	draining.Go(func() { g.drainSplices(ctx) })
	draining.Go(func() { g.drainHanded(ctx) })
	draining.Wait()
	g.pending.wait()
	g.workloads.CloseIdleConnections()
	return errors.Join(errs...)
}

// drainSplices closes each stream as soon as it is quiet: an idle database session must not hold up the end.
func (g *Gateway) drainSplices(ctx context.Context) {
	const pause, enough = 20 * time.Millisecond, 3
	quiet := map[*socket.Splice]int{}
	seen := map[*socket.Splice]int64{}
	for {
		open := g.openSplices()
		if len(open) == 0 {
			return
		}
		for _, s := range open {
			moved := s.Moved()
			if quiet[s]++; moved != seen[s] {
				quiet[s], seen[s] = 0, moved
			}
			if quiet[s] >= enough || ctx.Err() != nil {
				s.Close()
			}
		}
		time.Sleep(pause)
	}
}

func (g *Gateway) openSplices() []*socket.Splice {
	g.mu.Lock()
	defer g.mu.Unlock()
	open := make([]*socket.Splice, 0, len(g.splices))
	for s := range g.splices {
		open = append(open, s)
	}
	return open
}
