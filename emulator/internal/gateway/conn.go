package gateway

import (
	"bufio"
	"bytes"
	"io"
	"net"
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
	return socket.CloseWrite(c.Conn)
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
