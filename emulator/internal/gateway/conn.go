package gateway

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// conn is a client's connection whose first bytes can be looked at without being taken, with what is known of it.
type conn struct {
	net.Conn
	r       *bufio.Reader
	vantage vantage.Vantage // from where the client calls
	host    string          // what the client asked to be connected to, when that is known before TLS
}

// peekSize holds the longest SOCKS message; larger reads go past the buffer.
const peekSize = 512

func newConn(c net.Conn, from vantage.Vantage) *conn {
	return &conn{Conn: c, r: bufio.NewReaderSize(c, peekSize), vantage: from}
}

// prefixed returns a conn that reads the bytes of head before those of c.
func prefixed(c net.Conn, head []byte, from vantage.Vantage) *conn {
	if len(head) == 0 {
		return newConn(c, from)
	}
	r := bufio.NewReaderSize(io.MultiReader(bytes.NewReader(head), c), peekSize)
	return &conn{Conn: c, r: r, vantage: from}
}

// first waits until the deadline for the first byte.
func (c *conn) first(deadline time.Time) (byte, error) {
	if err := c.SetReadDeadline(deadline); err != nil {
		return 0, err
	}
	b, err := c.r.Peek(1)
	if err != nil {
		return 0, err
	}
	return b[0], c.SetReadDeadline(time.Time{})
}

func (c *conn) Read(p []byte) (int, error) { return c.r.Read(p) }

// ReadFrom lets net/http send files without copying them through the process.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	if to, ok := c.Conn.(io.ReaderFrom); ok {
		return to.ReadFrom(r)
	}
	return io.Copy(struct{ io.Writer }{c.Conn}, r)
}

// CloseWrite ends the sending half, as the client or the workload on the other side did.
func (c *conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return c.Close()
}

// NetConn returns the connection below, as [crypto/tls.Conn] does.
func (c *conn) NetConn() net.Conn { return c.Conn }

// below finds the conn that a server was given: itself, or what TLS runs on.
func below(c net.Conn) *conn {
	for c != nil {
		if found, ok := c.(*conn); ok {
			return found
		}
		lower, ok := c.(interface{ NetConn() net.Conn })
		if !ok {
			return nil
		}
		c = lower.NetConn()
	}
	return nil
}

// reset closes a connection the hard way, so that the other side sees "connection reset by peer" and not an end.
func reset(c net.Conn) {
	bottom := c
	for {
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

// feed is a listener in the process: connections that were opened some other way are delivered to a server through it.
type feed struct {
	addr  net.Addr
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newFeed(addr net.Addr) *feed {
	return &feed{addr: addr, conns: make(chan net.Conn), done: make(chan struct{})}
}

// deliver hands c to whoever accepts; when the feed is closed it closes c instead.
func (f *feed) deliver(c net.Conn) {
	select {
	case f.conns <- c:
	case <-f.done:
		_ = c.Close()
	}
}

func (f *feed) Accept() (net.Conn, error) {
	select {
	case c := <-f.conns:
		return c, nil
	case <-f.done:
		return nil, net.ErrClosed
	}
}

func (f *feed) Close() error {
	f.once.Do(func() { close(f.done) })
	return nil
}

func (f *feed) Addr() net.Addr { return f.addr }

// inProcess is the address of a feed that stands behind no socket of its own.
type inProcess string

func (inProcess) Network() string  { return "inprocess" }
func (a inProcess) String() string { return string(a) }
