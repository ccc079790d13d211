package socket

import (
	"errors"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
)

// Reset closes a connection the hard way, so that the other side sees "connection reset by peer" and not an end. One that
// has a way of its own, or runs over one that has, goes by that.
func Reset(c net.Conn) {
	bottom := c
	for {
		if own, ok := bottom.(interface{ Reset() }); ok {
			own.Reset()
			return
		}
		lower, ok := bottom.(interface{ NetConn() net.Conn })
		if !ok {
			break
		}
		bottom = lower.NetConn()
	}
	if socket, ok := bottom.(interface{ SetLinger(int) error }); ok {
		_ = socket.SetLinger(0) // a socket that is already closed needs no reset
	}
	_ = bottom.Close()
}

// CloseWrite ends the sending half, or the whole of a connection that has no halves.
func CloseWrite(c net.Conn) error {
	if half, ok := c.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return c.Close()
}

// Splice copies between a client and a server, each half ending on its own.
type Splice struct {
	Client, Server net.Conn
	moved          atomic.Int64
}

// Moved is how many bytes have passed, in both directions together.
func (s *Splice) Moved() int64 { return s.moved.Load() }

// Run copies until both halves have ended, and closes both sides.
func (s *Splice) Run() {
	var halves sync.WaitGroup
	halves.Go(func() { s.half(s.Server, s.Client) })
	halves.Go(func() { s.half(s.Client, s.Server) })
	halves.Wait()
	s.Close()
}

// half copies one direction. An end is passed on as an end, anything else as a reset of both sides.
func (s *Splice) half(to, from net.Conn) {
	_, err := io.Copy(&counted{to, &s.moved}, from)
	if err == nil {
		err = CloseWrite(to)
	}
	if err != nil && !errors.Is(err, syscall.ENOTCONN) {
		s.Reset()
	}
}

// Close ends both sides.
func (s *Splice) Close() {
	_ = s.Client.Close()
	_ = s.Server.Close()
}

// Reset ends both sides the hard way.
func (s *Splice) Reset() {
	Reset(s.Client)
	Reset(s.Server)
}

// counted counts what is written.
type counted struct {
	to io.Writer
	n  *atomic.Int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n.Add(int64(n))
	return n, err
}
