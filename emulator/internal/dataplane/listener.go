package dataplane

import (
	"net/netip"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// listener is what the balancer keeps of a listener from one connection to the next: what it last read of it, where each
// scheduler stands, and what runs.
type listener struct {
	b   *Balancer
	ref Ref

	reading sync.Mutex // held while the listener is read
	read    bool
	version uint64
	service *service
	err     error

	mu       sync.Mutex
	pickers  map[string]*picker // by group of servers, see service.go
	sessions map[session]struct{}
}

// session is something that runs through a listener.
type session interface {
	// server is the key of the server that it runs to; empty when it is bound to none.
	server() string
	// finish ends it as soon as that hurts nobody, cut at once.
	finish()
	cut()
	// leave has it cut at a time of the world's clock; the zero time takes that back.
	leave(at time.Time)
	leaving() time.Time
	// caller is whose it is.
	caller() Caller
}

func newListener(b *Balancer, ref Ref) *listener {
	return &listener{b: b, ref: ref, pickers: map[string]*picker{}, sessions: map[session]struct{}{}}
}

// current is what the listener is now. As long as the world does not change, asking costs a comparison; after a change the
// listener is read again, which costs what the listener has and not what the world has.
func (l *listener) current() (*service, error) {
	w := l.b.World
	if err := w.Settle(); err != nil {
		return nil, err
	}
	version := w.Version()
	l.reading.Lock()
	defer l.reading.Unlock()
	if l.read && l.version == version {
		return l.service, l.err
	}
	before := l.service
	l.service, l.err = nil, nil
	account, region := world.Account{ID: l.ref.Account}, regions.Region{ID: l.ref.Region}
	l.err = w.View(account, region, func(tx *world.Tx) (err error) {
		l.service, err = l.compile(tx, before)
		return err
	})
	if l.err != nil {
		l.service = nil
	} else {
		l.service.version = version
	}
	l.read, l.version = true, version
	return l.service, l.err
}

// picker gives the scheduler's memory of a group of servers.
func (l *listener) picker(group string) *picker {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.pickers[group]
	if p == nil {
		p = newPicker()
		l.pickers[group] = p
	}
	return p
}

func (l *listener) add(s session) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sessions[s] = struct{}{}
}

func (l *listener) remove(s session) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.sessions, s)
}

func (l *listener) open() []session {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]session, 0, len(l.sessions))
	for s := range l.sessions {
		all = append(all, s)
	}
	return all
}

// review holds what runs against what the listener is now. A connection that has to leave leaves as of a moment.
func (l *listener) review(now time.Time) {
	open := l.open()
	if len(open) == 0 {
		return
	}
	svc, err := l.current()
	barred := barring(svc)
	for _, s := range open {
		switch {
		case err != nil:
			s.finish()
		case s.server() == "":
		case barred(s):
			l.b.Log.Info("load balancer ended", "listener", l.ref.Listener, "client", s.caller().Address.String(), "server", s.server(), "why", "the network keeps the client from the server")
			s.cut()
		default:
			l.reviewSession(svc, s, now)
		}
	}
}

// barring asks about sessions whether they go to a server that the network keeps their caller from, once for all of one place
// that go to the same.
func barring(svc *service) func(session) bool {
	type way struct {
		from, server string
		address      netip.Addr
	}
	known := map[way]bool{}
	return func(s session) bool {
		from := s.caller()
		key := way{from.From, s.server(), from.Address.Addr()}
		barred, asked := known[key]
		if !asked && svc.pool != nil {
			barred = from.barred(svc.pool, key.server)
			known[key] = barred
		}
		return barred
	}
}

// reviewSession ends a connection to a server that has left or fails: at once, or, with connection draining, after the
// listener's time for that (A0343). A server of weight 0 keeps what it has, and a machine that stops nothing.
func (l *listener) reviewSession(svc *service, s session, now time.Time) {
	drain := svc.listener.Stream
	switch at := s.leaving(); {
	case svc.off(s.server()):
		s.cut()
	case svc.keeps(s.server()):
		s.leave(time.Time{})
	case !drain.Drain:
		s.cut()
	case at.IsZero():
		s.leave(now.Add(time.Duration(drain.DrainTimeout) * time.Second))
	case !at.After(now):
		s.cut()
	}
}
