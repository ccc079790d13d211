package gateway

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"time"
)

// Stream carries a flow out to its end and closes the connection; client is the socket that it came from. When ctx ends it
// brings the flow to an end as soon as that hurts nobody.
type Stream func(ctx context.Context, c net.Conn, client netip.AddrPort)

// Datagrams opens what carries datagrams: each Write sends one, each Read gives one answer.
type Datagrams func(ctx context.Context, client netip.AddrPort) (net.Conn, error)

// handTunnel gives a tunnel to whoever the judge named.
func (g *Gateway) handTunnel(c *conn, tracked net.Conn, d Decision, reply tunnelReply) {
	if err := reply.granted(); err != nil || !g.hand(c) {
		_ = c.Close()
		return
	}
	g.pending.busy(tracked)
	defer g.unhand(c)
	d.Stream(g.ctx, c, clientOf(c.RemoteAddr().String()))
}

// dialHand is how requests in absolute form get to a Stream: through a pipe, which is a connection of this request alone
// because the verdict is this request's.
func (g *Gateway) dialHand(ctx context.Context, _, _ string) (net.Conn, error) {
	to, _ := ctx.Value(outwardKey{}).(outward)
	near, far := net.Pipe()
	if !g.pending.enter(nil) {
		return nil, net.ErrClosed
	}
	if !g.hand(far) {
		g.pending.leave(nil)
		return nil, net.ErrClosed
	}
	go func() {
		defer g.pending.leave(nil)
		defer g.unhand(far)
		to.decision.Stream(g.ctx, far, to.client)
	}()
	return near, nil
}

// hand registers a connection that somebody else carries; it is false when Close has begun and might not see it.
func (g *Gateway) hand(c net.Conn) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return false
	}
	g.handed[c] = struct{}{}
	return true
}

func (g *Gateway) unhand(c net.Conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.handed, c)
}

// drainHanded waits for those who carry connections, and closes what is left when ctx ends.
func (g *Gateway) drainHanded(ctx context.Context) {
	const pause = 5 * time.Millisecond
	for {
		g.mu.Lock()
		left := len(g.handed)
		if ctx.Err() != nil {
			for c := range g.handed {
				_ = c.Close()
			}
			left = 0
		}
		g.mu.Unlock()
		if left == 0 {
			return
		}
		time.Sleep(pause)
	}
}

// clientOf reads the address of a client; the zero one when it has none, as on a socket that is a file.
func clientOf(address string) netip.AddrPort {
	client, _ := netip.ParseAddrPort(address)
	return netip.AddrPortFrom(client.Addr().Unmap(), client.Port())
}

// newHands makes the transport of requests that are handed on. It keeps no connection: see dialHand.
func (g *Gateway) newHands() *http.Transport {
	return &http.Transport{DialContext: g.dialHand, DisableCompression: true, DisableKeepAlives: true, ExpectContinueTimeout: time.Second}
}

// outwardTransport takes a request to where its decision says.
type outwardTransport struct{ dial, hand http.RoundTripper }

func (t outwardTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	if to, _ := r.Context().Value(outwardKey{}).(outward); to.decision.Verdict == Hand {
		return t.hand.RoundTrip(r)
	}
	return t.dial.RoundTrip(r)
}
