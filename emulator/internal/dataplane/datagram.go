package dataplane

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"syscall"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Datagrams opens a session of a client with a UDP listener: each Write is a datagram of the client, each Read an answer.
// The session stays on one server as long as that serves. It is over when it is closed; how long it may be idle is for the
// one who opened it to say (A0347).
func (b *Balancer) Datagrams(_ context.Context, ref Ref, from Caller) (net.Conn, error) {
	l, svc, err := b.admit(ref, from.Address)
	if err != nil {
		return nil, err
	}
	if svc.listener.Protocol != world.ProtocolUDP {
		return nil, fmt.Errorf("%w: %s takes no datagrams", ErrClosed, ref.Listener)
	}
	if !b.enter() {
		return nil, net.ErrClosed
	}
	d := &datagrams{b: b, l: l, from: from, front: svc.front()}
	if err := d.choose(svc); err != nil {
		b.running.Done()
		return nil, err
	}
	l.add(d)
	return d, nil
}

// datagrams is a session.
type datagrams struct {
	b     *Balancer
	l     *listener
	from  Caller
	front netip.AddrPort

	mu     sync.Mutex
	over   bool
	pool   *pool
	chosen server
	to     net.Conn
	prefix []byte // the PROXY header, before each datagram
	judged uint64 // the version of the world in which the network let the caller through to the server
	read   time.Time
}

// choose picks a server. The session is locked, or nobody else has it yet.
func (d *datagrams) choose(svc *service) error {
	chosen, err := svc.pool.pick(d.from)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), connectPatience)
	defer cancel()
	to, err := d.b.Dial(ctx, "udp", chosen.target)
	if err != nil {
		svc.pool.release(chosen)
		return err
	}
	d.leaveServer()
	d.pool, d.chosen, d.to, d.prefix = svc.pool, chosen, to, nil
	if svc.listener.Stream.ProxyProtocol {
		d.prefix = proxyHeader(proxyDatagram, d.from.Address, svc.front())
	}
	return to.SetReadDeadline(d.read)
}

func (d *datagrams) leaveServer() {
	if d.to != nil {
		_ = d.to.Close()
		d.pool.release(d.chosen)
		d.to = nil
	}
}

// Write sends a datagram. When the listener has changed since the last one, it is looked at again: the client may not be let
// in any more, and a server that does not serve any more is left for another.
func (d *datagrams) Write(payload []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return 0, net.ErrClosed
	}
	_, svc, err := d.b.admit(d.l.ref, d.from.Address)
	if err != nil {
		return 0, err
	}
	if s, ok := svc.serves(d.chosen); !ok || s.target != d.chosen.target || svc.version != d.judged && d.from.barred(svc.pool, d.chosen.key) {
		if err := d.choose(svc); err != nil {
			return 0, err
		}
	}
	d.judged = svc.version
	_, err = d.to.Write(append(d.prefix[:len(d.prefix):len(d.prefix)], payload...))
	if errors.Is(err, syscall.ECONNREFUSED) { // an earlier datagram found nobody; this one has not been sent
		_, err = d.to.Write(append(d.prefix[:len(d.prefix):len(d.prefix)], payload...))
	}
	return len(payload), err
}

// serves tells whether datagrams may go on to a server, and where it is now. One of weight 0 keeps its sessions.
func (svc *service) serves(chosen server) (server, bool) {
	s, ok := find(svc.pool.servers, chosen.key)
	return s, ok && s.well && s.target != ""
}

// Read waits for an answer, of whichever server the session is on.
func (d *datagrams) Read(p []byte) (int, error) {
	for {
		to := d.current()
		if to == nil {
			return 0, net.ErrClosed
		}
		n, err := to.Read(p)
		if err == nil || d.current() == to && !errors.Is(err, syscall.ECONNREFUSED) {
			return n, err
		}
	}
}

func (d *datagrams) current() net.Conn {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return nil
	}
	return d.to
}

// Close ends the session.
func (d *datagrams) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return nil
	}
	d.over = true
	d.leaveServer()
	d.l.remove(d)
	d.b.running.Done()
	return nil
}

// LocalAddr is the listener's address.
func (d *datagrams) LocalAddr() net.Addr { return net.UDPAddrFromAddrPort(d.front) }

// RemoteAddr is the client's address.
func (d *datagrams) RemoteAddr() net.Addr { return net.UDPAddrFromAddrPort(d.from.Address) }

// SetDeadline limits Read; Write does not wait.
func (d *datagrams) SetDeadline(t time.Time) error { return d.SetReadDeadline(t) }

// SetWriteDeadline does nothing: Write does not wait.
func (d *datagrams) SetWriteDeadline(time.Time) error { return nil }

// SetReadDeadline limits Read.
func (d *datagrams) SetReadDeadline(t time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.over {
		return net.ErrClosed
	}
	d.read = t
	return d.to.SetReadDeadline(t)
}

// A session is looked at with each datagram; nothing of it has to be cut before.
func (d *datagrams) server() string     { return "" }
func (d *datagrams) caller() Caller     { return d.from }
func (d *datagrams) finish()            { _ = d.Close() }
func (d *datagrams) cut()               { _ = d.Close() }
func (d *datagrams) leave(time.Time)    {}
func (d *datagrams) leaving() time.Time { return time.Time{} }
