package gateway

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// tunnelReply tells the client what became of the tunnel it asked for.
type tunnelReply interface {
	granted() error
	refused(Decision) error
}

func (g *Gateway) socks(c *conn, raw net.Conn, deadline time.Time) {
	if err := c.SetDeadline(deadline); err != nil {
		_ = c.Close()
		return
	}
	f, reply, err := socksClient{r: c.r, w: c}.handshake(c.vantage)
	if err == nil {
		err = c.SetDeadline(time.Time{})
	}
	if err != nil {
		g.Log.Info("gateway refused", "client", c.RemoteAddr().String(), "protocol", "socks", "why", err.Error())
		g.farewell(c)
		return
	}
	if f.associate {
		g.associate(c, f)
		return
	}
	g.tunnel(c, raw, f, reply)
}

// tunnel judges a flow and carries it out to its end, or to where the inner server takes it over. tracked is what
// pending knows the connection as.
func (g *Gateway) tunnel(c *conn, tracked net.Conn, f flow, reply tunnelReply) {
	c.vantage, c.host = f.from, f.host
	state := g.state()
	d := Decision{Verdict: Closed, Reason: "0 is not a port"}
	if f.port != 0 {
		d = g.Judge.Route(g.ctx, f.from, f.host, f.port)
	}
	switch d.Verdict {
	case Serve:
		g.serveTunnel(c, reply)
	case Dial, Hand:
		carried := g.follow(&running{flow: f, cut: func(Decision) { g.sever(c) }}, state)
		defer carried()
		if d.Verdict == Dial {
			g.dialTunnel(c, tracked, f, d, reply)
		} else {
			g.handTunnel(c, tracked, d, reply)
		}
	case Drop:
		g.logRefusal(f, d)
		g.drop(c, func() { g.refuseTunnel(c, d, reply) })
	default:
		g.logRefusal(f, d)
		g.refuseTunnel(c, d, reply)
	}
}

// serveTunnel gives a tunnel to the inner server, taking TLS off first if the client begins with it.
func (g *Gateway) serveTunnel(c *conn, reply tunnelReply) {
	err := reply.granted()
	var first byte
	if err == nil {
		first, err = c.first()
	}
	switch {
	case err != nil:
		_ = c.Close()
	case first == firstTLS:
		g.deliverTLS(c, g.innerFeed, g.Now().Add(patience))
	default:
		g.innerFeed.Deliver(c)
	}
}

func (g *Gateway) dialTunnel(c *conn, tracked net.Conn, f flow, d Decision, reply tunnelReply) {
	workload, err := g.Dial(g.ctx, "tcp", d.Target)
	if err != nil {
		d = d.failed(err)
		g.logRefusal(f, d)
		g.refuseTunnel(c, d, reply)
		return
	}
	if err := reply.granted(); err != nil {
		_ = workload.Close()
		_ = c.Close()
		return
	}
	s := &socket.Splice{Client: c, Server: workload}
	if !g.open(s) {
		s.Close()
		return
	}
	g.pending.busy(tracked)
	s.Run()
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.splices, s)
}

// open registers a stream for Close to drain; it is false when Close has begun and might not see it.
func (g *Gateway) open(s *socket.Splice) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return false
	}
	g.splices[s] = struct{}{}
	return true
}

// failed turns a dial that did not succeed into what the client is told.
func (d Decision) failed(err error) Decision {
	verdict := Unreachable
	if errors.Is(err, syscall.ECONNREFUSED) {
		verdict = Closed
	}
	what := "the workload registered at " + d.Target
	if d.Verdict == Hand {
		what = d.Target
	}
	return Decision{Verdict: verdict, Rules: d.Rules, Reason: fmt.Sprintf("%s does not answer: %v", what, err)}
}

func (g *Gateway) refuseTunnel(c *conn, d Decision, reply tunnelReply) {
	if err := reply.refused(d); err != nil {
		_ = c.Close()
		return
	}
	g.farewell(c)
}

// drop does to the socket what --drop says; explain is called when that is an answer.
func (g *Gateway) drop(c net.Conn, explain func()) {
	switch g.Drop {
	case DropExplain:
		explain()
	case DropTimeout:
		g.wait(c, silence)
		socket.Reset(c)
	default:
		socket.Reset(c)
	}
}

// DropRequest does to the connection of a request on another listener of the emulator what --drop says. It is false when
// that is to answer.
func (g *Gateway) DropRequest(w http.ResponseWriter) bool {
	if g.Drop == DropExplain {
		return false
	}
	raw, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return false
	}
	if !g.pending.enter(raw) {
		socket.Reset(raw)
		return true
	}
	defer g.pending.leave(raw)
	g.drop(raw, nil)
	return true
}

// Turn does to a request on another listener of the emulator what the gateway does to one of which the same is decided. It is
// false when the request goes on.
func (g *Gateway) Turn(w http.ResponseWriter, from vantage.Vantage, host string, port uint16, d Decision) bool {
	switch d.Verdict {
	case Drop, Refuse, Unreachable:
	default:
		return false
	}
	f := flow{from: from, host: host, port: port}
	g.logRefusal(f, d)
	if d.Verdict != Drop || !g.DropRequest(w) {
		refuseRequest(w, f, d)
	}
	return true
}

// farewell closes a connection after its last answer, giving the client time to read it: closing with unread bytes in
// the buffer would reset the connection and could take the answer along.
func (g *Gateway) farewell(c *conn) {
	if c.CloseWrite() == nil {
		g.wait(c, 500*time.Millisecond)
	}
	_ = c.Close()
}

// wait takes what comes and answers nothing, until the client ends it or the time is over.
func (g *Gateway) wait(c net.Conn, longest time.Duration) {
	if c.SetReadDeadline(g.Now().Add(longest)) == nil {
		_, _ = io.Copy(io.Discard, c) // ends in an error by intention
	}
}

func (g *Gateway) logRefusal(f flow, d Decision) {
	g.Log.Info("gateway refused", "from", f.from.String(), "to", f.address(), "why", d.Reason, "rules", d.Rules)
}

// logEnd tells that the gateway itself ends a flow that it had let through.
func (g *Gateway) logEnd(f flow, d Decision) {
	g.Log.Info("gateway ended", "from", f.from.String(), "to", f.address(), "why", d.Reason, "rules", d.Rules)
}

// buffered takes what a reader has read ahead.
func buffered(r *bufio.Reader) []byte {
	head, _ := r.Peek(r.Buffered()) // cannot fail: these bytes are there
	return append([]byte(nil), head...)
}
