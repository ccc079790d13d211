package gateway

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"sync"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// conn is a client's connection whose first bytes can be looked at without being taken, with what is known of it.
type conn struct {
	net.Conn
	r       *bufio.Reader
	vantage vantage.Vantage // from where the client calls
	host    string          // what the client asked to be connected to, when that is known before TLS

	mu    sync.Mutex
	taken bool // by seize
	over  bool
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

// first waits for the first byte, for as long as the client likes: see [Forever].
func (c *conn) first() (byte, error) {
	b, err := c.r.Peek(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
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
	return c.kept(func() error { return socket.CloseWrite(c.Conn) })
}

// seize takes the connection away from whoever carries it, whose reads and writes end; what they do to it from now on has
// no effect on the socket. It is false when the connection has ended.
func (c *conn) seize() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taken || c.over {
		return false
	}
	c.taken = true
	return c.Conn.SetDeadline(time.Unix(1, 0)) == nil
}

// bottom is what all that is peeked at runs on: nobody has read ahead there.
func (c *conn) bottom() net.Conn {
	for {
		lower, ok := c.Conn.(*conn)
		if !ok {
			return c.Conn
		}
		c = lower
	}
}

// kept does something to the socket unless it was seized.
func (c *conn) kept(do func() error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taken {
		return net.ErrClosed
	}
	return do()
}

// Close ends the connection.
func (c *conn) Close() error {
	return c.kept(func() error {
		c.over = true
		return c.Conn.Close()
	})
}

// SetDeadline limits reads and writes.
func (c *conn) SetDeadline(t time.Time) error {
	return c.kept(func() error { return c.Conn.SetDeadline(t) })
}

// SetReadDeadline limits reads.
func (c *conn) SetReadDeadline(t time.Time) error {
	return c.kept(func() error { return c.Conn.SetReadDeadline(t) })
}

// SetWriteDeadline limits writes.
func (c *conn) SetWriteDeadline(t time.Time) error {
	return c.kept(func() error { return c.Conn.SetWriteDeadline(t) })
}

// Reset closes the connection the hard way, for [socket.Reset].
func (c *conn) Reset() {
	_ = c.kept(func() error {
		c.over = true
		socket.Reset(c.Conn)
		return nil
	})
}

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
