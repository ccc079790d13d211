package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"
)

const (
	// datagramIdle is how long a session lasts over which nothing passes. A0347
	datagramIdle = 90 * time.Second
	// mostSessions bounds the sessions of one client, mostAssociations the clients.
	mostSessions     = 256
	mostAssociations = 256
	// longestDatagram holds any UDP payload and the header of an answer.
	longestDatagram = 64<<10 + 300
)

// association is a client that sends datagrams: a socket for them, for as long as the client's TCP connection lives.
type association struct {
	g      *Gateway
	judge  DatagramJudge
	flow   flow
	socket *net.UDPConn
	peer   netip.Addr // only this host may send
	ctx    context.Context

	mu       sync.Mutex
	ended    bool
	sessions map[sessionKey]*session
	readers  sync.WaitGroup
}

type sessionKey struct {
	client netip.AddrPort
	host   string
	port   uint16
}

// session is what datagrams of one client to one destination go through.
type session struct {
	conn     net.Conn
	decision Decision
	used     time.Time
}

// associate serves a client's datagrams until it closes the connection that asked for them.
func (g *Gateway) associate(c *conn, f flow) {
	defer c.Close()
	reply := socks5Reply{c}
	judge, ok := g.Judge.(DatagramJudge)
	if !ok {
		_ = reply.send(socks5NoCommand)
		g.farewell(c)
		return
	}
	a, err := g.newAssociation(c, judge, f)
	if err != nil {
		g.Log.Info("gateway refused", "client", c.RemoteAddr().String(), "protocol", "socks datagrams", "why", err.Error())
		_ = reply.send(socks5Failure)
		g.farewell(c)
		return
	}
	defer a.end()
	local, _ := netip.ParseAddrPort(a.socket.LocalAddr().String())
	if err := reply.granted5(local); err != nil {
		return
	}
	a.readers.Go(a.run)
	_, _ = io.Copy(io.Discard, c) // the end of this connection, however it comes, is the end of the association
}

func (g *Gateway) newAssociation(c *conn, judge DatagramJudge, f flow) (*association, error) {
	if g.associations.Add(1) > mostAssociations {
		g.associations.Add(-1)
		return nil, fmt.Errorf("%d clients send datagrams already", mostAssociations)
	}
	here, peer := clientOf(c.LocalAddr().String()), clientOf(c.RemoteAddr().String())
	socket, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.AddrPortFrom(here.Addr(), 0)))
	if err != nil {
		g.associations.Add(-1)
		return nil, err
	}
	return &association{g: g, judge: judge, flow: f, socket: socket, peer: peer.Addr(), ctx: g.ctx, sessions: map[sessionKey]*session{}}, nil
}

// end closes everything and returns when nothing of the association runs any more.
func (a *association) end() {
	_ = a.socket.Close()
	a.mu.Lock()
	a.ended = true
	for key, s := range a.sessions {
		a.drop(key, s)
	}
	a.mu.Unlock()
	a.readers.Wait()
	a.g.associations.Add(-1)
}

// run takes the client's datagrams.
func (a *association) run() {
	buffer := make([]byte, longestDatagram)
	for {
		n, from, err := a.socket.ReadFromUDPAddrPort(buffer)
		if errors.Is(err, net.ErrClosed) {
			return
		}
		from = netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
		if err != nil || from.Addr() != a.peer {
			continue
		}
		if d, err := parseDatagram(buffer[:n]); err == nil {
			a.send(from, d)
		}
	}
}

// send judges a datagram and sends it on. What may not pass vanishes, as datagrams do.
func (a *association) send(from netip.AddrPort, d datagram) {
	key := sessionKey{from, d.host, d.port}
	state := a.g.state()
	verdict := a.judge.RouteDatagram(a.ctx, a.flow.from, d.host, d.port)
	s := a.session(key, verdict, state)
	if s == nil {
		return
	}
	if _, err := s.conn.Write(d.payload); err != nil {
		a.mu.Lock()
		a.drop(key, s)
		a.mu.Unlock()
	}
}

// session finds the session of a datagram or opens one; nil if the datagram goes nowhere. state is what the verdict was made
// from.
func (a *association) session(key sessionKey, verdict Decision, state any) *session {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.ended {
		return nil
	}
	now := a.g.Now()
	known := a.sessions[key]
	if known != nil && (known.decision.Verdict != verdict.Verdict || known.decision.Target != verdict.Target) {
		a.drop(key, known)
		known = nil
	}
	if known != nil {
		known.used = now
		return known
	}
	c, err := a.open(key, verdict)
	if err != nil {
		a.g.logRefusal(a.flowOf(key), verdict)
		return nil
	}
	a.tidy(now)
	s := &session{conn: c, decision: verdict, used: now}
	a.sessions[key] = s
	a.readers.Go(func() {
		cut := func(Decision) {
			a.mu.Lock()
			defer a.mu.Unlock()
			a.drop(key, s)
		}
		carried := a.g.follow(&running{flow: a.flowOf(key), datagrams: true, cut: cut}, state)
		defer carried()
		a.answer(key, s)
	})
	return s
}

// flowOf is where datagrams of a session go.
func (a *association) flowOf(key sessionKey) flow {
	return flow{from: a.flow.from, host: key.host, port: key.port}
}

var errNoWay = errors.New("no way for datagrams")

func (a *association) open(key sessionKey, verdict Decision) (net.Conn, error) {
	switch {
	case verdict.Verdict == Dial:
		return a.g.Dial(a.ctx, "udp", verdict.Target)
	case verdict.Verdict == Hand && verdict.Datagrams != nil:
		return verdict.Datagrams(a.ctx, key.client)
	}
	return nil, errNoWay
}

// tidy drops the sessions that are idle, and the one that has been so for longest if there are too many.
func (a *association) tidy(now time.Time) {
	var oldest sessionKey
	for key, s := range a.sessions {
		if now.Sub(s.used) > datagramIdle {
			a.drop(key, s)
			continue
		}
		if first := a.sessions[oldest]; first == nil || s.used.Before(first.used) {
			oldest = key
		}
	}
	if len(a.sessions) >= mostSessions {
		a.drop(oldest, a.sessions[oldest])
	}
}

func (a *association) drop(key sessionKey, s *session) {
	_ = s.conn.Close()
	if a.sessions[key] == s {
		delete(a.sessions, key)
	}
}

// answer sends back what comes from the other side, until the session ends or is idle.
func (a *association) answer(key sessionKey, s *session) {
	head := datagram{host: key.host, port: key.port}.header()
	buffer := make([]byte, longestDatagram)
	copy(buffer, head)
	for {
		if err := s.conn.SetReadDeadline(a.g.Now().Add(datagramIdle)); err != nil {
			break
		}
		n, err := s.conn.Read(buffer[len(head):])
		if err != nil {
			if a.idle(s, err) {
				break
			}
			continue
		}
		a.mu.Lock()
		s.used = a.g.Now()
		a.mu.Unlock()
		_, _ = a.socket.WriteToUDPAddrPort(buffer[:len(head)+n], key.client)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.drop(key, s)
}

// idle tells whether a session is over after a read that failed: one that waited in vain is not if the client has sent
// something meanwhile.
func (a *association) idle(s *session, err error) bool {
	if timeout, ok := errors.AsType[net.Error](err); !ok || !timeout.Timeout() {
		return true
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.g.Now().Sub(s.used) >= datagramIdle
}
