package socket

import (
	"net"
	"sync"
)

// Feed is a listener in the process: connections that were opened some other way are delivered to a server through it.
type Feed struct {
	addr  net.Addr
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

// NewFeed makes a feed that says it listens on addr.
func NewFeed(addr net.Addr) *Feed {
	return &Feed{addr: addr, conns: make(chan net.Conn), done: make(chan struct{})}
}

// Deliver hands c to whoever accepts; when the feed is closed it closes c instead.
func (f *Feed) Deliver(c net.Conn) {
	select {
	case f.conns <- c:
	case <-f.done:
		_ = c.Close()
	}
}

// Accept waits for a connection that is delivered.
func (f *Feed) Accept() (net.Conn, error) {
	select {
	case c := <-f.conns:
		return c, nil
	case <-f.done:
		return nil, net.ErrClosed
	}
}

// Close ends the feed; connections that were accepted go on.
func (f *Feed) Close() error {
	f.once.Do(func() { close(f.done) })
	return nil
}

// Done is closed with the feed.
func (f *Feed) Done() <-chan struct{} { return f.done }

// Addr is what the feed was made with.
func (f *Feed) Addr() net.Addr { return f.addr }

// InProcess is the address of a feed that stands behind no socket of its own.
type InProcess string

// Network names no network of package net.
func (InProcess) Network() string  { return "inprocess" }
func (a InProcess) String() string { return string(a) }
