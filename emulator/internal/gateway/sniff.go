package gateway

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
)

// The first bytes that tell protocols on one port apart.
const (
	firstSOCKS4 = 0x04
	firstSOCKS5 = 0x05
	firstTLS    = 0x16 // a TLS record of type handshake (RFC 8446 §5.1)
)

// patience is how long a client may take over a TLS or SOCKS handshake that it has begun.
const patience = 30 * time.Second

// Forever is how long a server of the emulator waits for a request, the first on a connection or the next: it never ends one
// because nothing comes over it. A client keeps connections for later, among them some that it opened and has not used yet, and
// a server that gives one up just as a request is sent over it breaks that request off: net/http tries no POST again, and POST
// is what SDKs send. What idles costs little here, and it ends with its client.
const Forever time.Duration = 0

// Listener makes one port speak HTTP and HTTPS: Accept returns a [*tls.Conn] whose handshake is done for clients that
// began with TLS, and the plain connection for others. Each client is waited for in its own goroutine, so that a slow
// one keeps nobody else out.
type Listener struct {
	*socket.Feed
	inner   net.Listener
	tls     *tls.Config
	now     func() time.Time
	pending pending
}

// NewListener wraps inner and registers its address as the emulator's own. Give the result to [net/http.Server.Serve].
// now is the wall clock, for deadlines.
func NewListener(inner net.Listener, ca *CA, now func() time.Time) *Listener {
	ca.names.AddListener(inner.Addr())
	l := &Listener{Feed: socket.NewFeed(inner.Addr()), inner: inner, tls: ca.TLS(), now: now}
	l.pending.enter(nil)
	go func() {
		defer l.pending.leave(nil)
		defer l.Feed.Close()
		accept(inner, l.Done(), func(c net.Conn) { go l.admit(c) })
	}()
	return l
}

// Close stops listening and ends the connections that have not been accepted yet. It returns when nothing of the
// listener runs any more.
func (l *Listener) Close() error {
	_ = l.Feed.Close()
	err := l.inner.Close()
	l.pending.end()
	l.pending.wait()
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

func (l *Listener) admit(raw net.Conn) {
	if !l.pending.enter(raw) {
		_ = raw.Close()
		return
	}
	defer l.pending.leave(raw)
	c := newConn(raw, "")
	first, err := c.first()
	if err != nil {
		_ = c.Close()
		return
	}
	if first != firstTLS {
		l.Deliver(c)
		return
	}
	secured, err := secure(c, l.tls, l.now().Add(patience))
	if err != nil {
		_ = c.Close()
		return
	}
	l.Deliver(secured)
}

// secure does the server's side of a TLS handshake before a deadline.
func secure(c *conn, config *tls.Config, deadline time.Time) (*tls.Conn, error) {
	if err := c.SetDeadline(deadline); err != nil {
		return nil, err
	}
	secured := tls.Server(c, config)
	if err := secured.HandshakeContext(context.Background()); err != nil {
		return nil, err
	}
	return secured, c.SetDeadline(time.Time{})
}

// accept gives each connection of l to handle until l is closed. When the machine is short of descriptors it waits for
// some to come back, as net/http does.
func accept(l net.Listener, done <-chan struct{}, handle func(net.Conn)) {
	const longestPause = time.Second
	pause := 5 * time.Millisecond
	for {
		c, err := l.Accept()
		if err == nil {
			pause = 5 * time.Millisecond
			handle(c)
			continue
		}
		if temporary, ok := errors.AsType[interface {
			error
			Temporary() bool
		}](err); !ok || !temporary.Temporary() {
			return
		}
		select {
		case <-time.After(pause):
			pause = min(2*pause, longestPause)
		case <-done:
			return
		}
	}
}

// pending knows the goroutines of a listener or gateway, and those connections that may be cut off at once when it
// closes because nothing has been asked on them yet.
type pending struct {
	mu    sync.Mutex
	wg    sync.WaitGroup
	conns map[net.Conn]struct{}
	ended bool
}

// enter counts a goroutine and, unless it is nil, the connection that it waits on. It is false when all has ended.
func (p *pending) enter(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return false
	}
	p.wg.Add(1)
	if c != nil {
		if p.conns == nil {
			p.conns = map[net.Conn]struct{}{}
		}
		p.conns[c] = struct{}{}
	}
	return true
}

// leave takes back an enter.
func (p *pending) leave(c net.Conn) {
	p.busy(c)
	p.wg.Done()
}

// busy says that a connection is in use now, so that end spares it.
func (p *pending) busy(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
}

// end closes the connections that wait and lets no more enter.
func (p *pending) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	for c := range p.conns {
		_ = c.Close()
	}
}

func (p *pending) wait() { p.wg.Wait() }
