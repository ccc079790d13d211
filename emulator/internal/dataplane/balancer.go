package dataplane

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/netip"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Ref names a listener: whose it is, where, and its id ([world.ListenerID]).
type Ref struct{ Account, Region, Listener string }

// Caller is who calls a listener.
type Caller struct {
	// Address is the client's in the emulated network.
	Address netip.AddrPort
	// From is the place that the caller is at: callers of one place with one address are judged alike.
	From string
	// Reaches tells whether the network lets the caller's packets through to a server behind the listener; nil means to
	// each. It is asked where packets keep the client's address: at TCP and UDP listeners.
	Reaches func(instance string, port int) bool
}

// Config is what a [Balancer] works with.
type Config struct {
	World *world.World
	// Dial reaches workloads, and is called with nothing but their targets; nil means [Dial].
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Log takes what goes wrong on connections; nil means none.
	Log *slog.Logger
}

// Balancer forwards what comes to listeners of load balancers.
type Balancer struct {
	Config
	clock  *clock.Clock
	proxy  *httputil.ReverseProxy
	out    *http.Transport
	checks *checker

	mu        sync.Mutex
	closed    bool
	listeners map[Ref]*listener
	servers   map[time.Duration]*front
	swept     time.Time      // when listeners that are gone were last forgotten
	running   sync.WaitGroup // connections and datagram sessions
	stop      context.CancelFunc
}

// What may become of a connection that is not served.
var (
	// ErrClosed: nothing listens there.
	ErrClosed = errors.New("nothing listens")
	// ErrRefused: the listener's access control keeps the client out.
	ErrRefused = errors.New("refused")
	// ErrNoServer: no server behind the listener can take it.
	ErrNoServer = errors.New("no server")
)

// New makes a balancer and starts its health checks. It has to be closed.
func New(config Config) *Balancer {
	if config.Dial == nil {
		config.Dial = Dial
	}
	if config.Log == nil {
		config.Log = slog.New(slog.DiscardHandler)
	}
	b := &Balancer{
		Config: config, clock: config.World.Clock(),
		listeners: map[Ref]*listener{}, servers: map[time.Duration]*front{},
	}
	b.out = b.newTransport()
	b.proxy = b.newProxy()
	ctx, stop := context.WithCancel(context.Background())
	b.stop = stop
	b.checks = newChecker(b)
	changed, unwatch := config.World.Watch() // from now on, whenever the goroutine begins
	b.running.Go(func() {
		defer unwatch()
		b.watch(ctx, changed)
	})
	config.World.OnAdvance(b.advanced)
	return b
}

// connectPatience is how long a workload may take to accept a connection.
const connectPatience = 5 * time.Second

// Serve carries a client's connection to a TCP, HTTP or HTTPS listener and returns when it has ended; it always closes it.
// When ctx ends, the connection is ended as soon as that hurts nobody. The error tells why a connection was not served.
func (b *Balancer) Serve(ctx context.Context, c net.Conn, ref Ref, from Caller) error {
	l, svc, err := b.admit(ref, from.Address)
	if err == nil && !b.enter() {
		err = net.ErrClosed
	}
	if err != nil {
		socket.Reset(c)
		return err
	}
	defer b.running.Done()
	switch svc.listener.Protocol {
	case world.ProtocolTCP:
		return b.stream(ctx, c, l, svc, from)
	case world.ProtocolHTTP, world.ProtocolHTTPS:
		return b.requests(ctx, c, l, svc, from.Address)
	}
	socket.Reset(c)
	return fmt.Errorf("%w: %s takes no connections", ErrClosed, ref.Listener)
}

// admit finds what a listener is at this moment and lets a client in or not. It is the one place where the balancer decides
// on clients, for connections, requests and datagrams.
func (b *Balancer) admit(ref Ref, client netip.AddrPort) (*listener, *service, error) {
	l := b.listenerOf(ref)
	svc, err := l.current()
	if err != nil {
		return l, nil, err
	}
	if ok, why := svc.listener.Admits(client.Addr(), svc.lists); !ok {
		return l, nil, fmt.Errorf("%w: %s", ErrRefused, why)
	}
	return l, svc, nil
}

// enter counts a connection; it is false when Close has begun.
func (b *Balancer) enter() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return false
	}
	b.running.Add(1)
	return true
}

func (b *Balancer) listenerOf(ref Ref) *listener {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.listeners[ref]
	if l == nil {
		l = newListener(b, ref)
		b.listeners[ref] = l
	}
	return l
}

// Close takes no more connections, ends those that are quiet, and waits for the others until ctx ends; then it cuts them
// off. When it returns nothing of the balancer runs any more.
func (b *Balancer) Close(ctx context.Context) error {
	b.mu.Lock()
	b.closed = true
	fronts := make([]*front, 0, len(b.servers))
	for _, f := range b.servers {
		fronts = append(fronts, f)
	}
	b.mu.Unlock()
	b.stop()
	for _, s := range b.sessions() {
		s.finish()
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		b.running.Wait()
	}()
	var err error
	select {
	case <-ended:
	case <-ctx.Done():
		err = ctx.Err()
		for _, s := range b.sessions() {
			s.cut()
		}
		<-ended
	}
	for _, f := range fronts {
		f.close()
	}
	b.out.CloseIdleConnections()
	return err
}

func (b *Balancer) sessions() []session {
	var all []session
	for _, l := range b.known() {
		all = append(all, l.open()...)
	}
	return all
}

func (b *Balancer) known() []*listener {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := make([]*listener, 0, len(b.listeners))
	for _, l := range b.listeners {
		all = append(all, l)
	}
	return all
}

// watch follows the world: it has checks and running connections look at what has changed, and checks run when their time
// has come.
func (b *Balancer) watch(ctx context.Context, changed <-chan struct{}) {
	b.checks.follow(ctx)
	for {
		select {
		case <-ctx.Done():
			b.checks.wait()
			return
		case <-changed:
			b.review(b.clock.Now())
			b.checks.follow(ctx)
			rest(ctx, watchPause)
		case <-b.checks.due():
			b.checks.run(ctx)
		}
	}
}

// watchPause is how long after one look at the world the next may come: a flood of changes is seen together.
const watchPause = 10 * time.Millisecond

func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// review holds the running connections of every listener against what the listener is now; what has to leave leaves as of a
// moment. Now and then it forgets the listeners that are gone.
func (b *Balancer) review(at time.Time) {
	for _, l := range b.known() {
		l.review(at)
	}
	now := b.clock.Wall()
	b.mu.Lock()
	sweep := now.Sub(b.swept) > sweepPause
	if sweep {
		b.swept = now
	}
	b.mu.Unlock()
	if !sweep {
		return
	}
	for _, l := range b.known() {
		if _, err := l.current(); err != nil && len(l.open()) == 0 {
			b.mu.Lock()
			delete(b.listeners, l.ref)
			b.mu.Unlock()
		}
	}
}

const sweepPause = 10 * time.Second

// advanced does what the clock brings when it is moved.
func (b *Balancer) advanced(d time.Duration) error {
	b.mu.Lock()
	closed := b.closed
	b.mu.Unlock()
	if closed {
		return nil
	}
	now := b.clock.Now()
	b.review(now.Add(-d)) // a change that nobody has looked at yet was made before the clock moved
	b.review(now)
	return b.checks.advance(d)
}
