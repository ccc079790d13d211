package dataplane

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
)

// quiet is how long nothing may pass over a stream that is to end before it is closed.
const quiet = 60 * time.Millisecond

// stream carries a connection of a TCP listener.
func (b *Balancer) stream(ctx context.Context, c net.Conn, l *listener, svc *service, from Caller) error {
	chosen, err := svc.pool.pickStaying(from, persistence(svc.listener), b.clock.Now())
	if err != nil {
		socket.Reset(c)
		return err
	}
	defer svc.pool.release(chosen)
	dialling, cancel := context.WithTimeout(ctx, connectPatience)
	to, err := b.Dial(dialling, "tcp", chosen.target)
	cancel()
	if err == nil && svc.listener.Stream.ProxyProtocol {
		_, err = to.Write(proxyHeader(proxyStream, from.Address, svc.front()))
	}
	if err != nil {
		socket.Reset(c)
		return fmt.Errorf("%w: %w", ErrNoServer, err)
	}
	s := &streamed{Splice: socket.Splice{Client: c, Server: to}, key: chosen.key, from: from}
	l.add(s)
	defer l.remove(s)
	if svc.version != b.World.Version() {
		l.review(b.clock.Now()) // what changed while the server was dialled has not seen this connection
	}
	defer context.AfterFunc(ctx, s.finish)()
	s.limit(time.Duration(svc.listener.Stream.Established) * time.Second)
	s.Run()
	s.end()
	return nil
}

// front is the listener's own address and port.
func (svc *service) front() netip.AddrPort {
	return netip.AddrPortFrom(svc.balancer.Address, uint16(svc.listener.Port))
}

// streamed is a connection of a TCP listener that runs.
type streamed struct {
	socket.Splice
	key  string
	from Caller

	mu       sync.Mutex
	at       time.Time
	idle     *time.Timer
	seen     int64
	finished bool
	over     bool
}

func (s *streamed) server() string { return s.key }
func (s *streamed) caller() Caller { return s.from }

func (s *streamed) cut() { s.Reset() }

func (s *streamed) leave(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at = at
}

func (s *streamed) leaving() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.at
}

// limit cuts the connection when nothing has passed for as long; 0 is no limit.
func (s *streamed) limit(idle time.Duration) {
	if idle > 0 {
		s.watch(idle, s.cut)
	}
}

// finish closes the connection once nothing has passed for a moment.
func (s *streamed) finish() {
	s.mu.Lock()
	again := s.finished
	s.finished = true
	s.mu.Unlock()
	if !again {
		s.watch(quiet, s.Close)
	}
}

// watch does something once nothing has passed for as long. It replaces what was watched for before.
func (s *streamed) watch(idle time.Duration, then func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return
	}
	if s.idle != nil {
		s.idle.Stop()
	}
	s.seen = s.Moved()
	var timer *time.Timer
	timer = time.AfterFunc(idle, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch moved := s.Moved(); {
		case s.over || s.idle != timer:
		case moved != s.seen:
			s.seen = moved
			timer.Reset(idle)
		default:
			then()
		}
	})
	s.idle = timer
}

// end stops what is watched.
func (s *streamed) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	if s.idle != nil {
		s.idle.Stop()
	}
}
