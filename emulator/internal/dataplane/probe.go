package dataplane

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// probe is the question of a health check. Two that are equal ask the same.
type probe struct {
	protocol string // tcp, http or udp
	target   string
	timeout  time.Duration

	method, host, path, codes string // http
	request, expect           string // udp
}

// ask runs the check once. It gives what is wrong, in one sentence; nothing when all is well.
func (p probe) ask(ctx context.Context, b *Balancer) string {
	dialling, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	network := "tcp"
	if p.protocol == world.ProtocolUDP {
		network = "udp"
	}
	c, err := b.Dial(dialling, network, p.target)
	if err != nil {
		return "the server does not accept connections: " + plainError(err)
	}
	defer c.Close()
	if err := c.SetDeadline(b.clock.Wall().Add(p.timeout)); err != nil {
		return err.Error()
	}
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	switch p.protocol {
	case world.ProtocolHTTP:
		return p.askHTTP(c)
	case world.ProtocolUDP:
		return p.askUDP(c, b.clock.Wall())
	}
	return ""
}

// plainError leaves out of a dial's error where it went: that is a place outside the emulated network.
func plainError(err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return err.Error()
}

// askHTTP asks for the path and looks at the status (Slb CreateLoadBalancerHTTPListener, HealthCheckHttpCode).
func (p probe) askHTTP(c net.Conn) string {
	method, path := strings.ToUpper(p.method), p.path
	if method == "" {
		method = http.MethodHead
	}
	if path == "" {
		path = "/"
	}
	if _, err := fmt.Fprintf(c, "%s %s HTTP/1.0\r\nHost: %s\r\nUser-Agent: SLBHealthCheck\r\nConnection: close\r\n\r\n", method, path, p.host); err != nil {
		return "the server does not take the request: " + plainError(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		return "the server does not answer by HTTP: " + plainError(err)
	}
	_ = response.Body.Close()
	codes := p.codes
	if codes == "" {
		codes = "http_2xx"
	}
	class := fmt.Sprintf("http_%dxx", response.StatusCode/100)
	for code := range strings.SplitSeq(codes, ",") {
		if strings.TrimSpace(code) == class {
			return ""
		}
	}
	return fmt.Sprintf("the server answers %d, and %s is wanted", response.StatusCode, codes)
}

// askUDP sends the request and waits for the answer. Where none is wanted a server that is silent is well; one is not if its
// host says that nobody listens (Slb CreateLoadBalancerUDPListener; A0351).
func (p probe) askUDP(c net.Conn, now time.Time) string {
	request := p.request
	if request == "" {
		request = "\x00"
	}
	if _, err := c.Write([]byte(request)); err != nil {
		return "the server does not take the datagram: " + plainError(err)
	}
	if p.expect == "" {
		return refusal(c, now)
	}
	answer := make([]byte, 2048)
	n, err := c.Read(answer)
	switch {
	case err != nil:
		return "the server does not answer: " + plainError(err)
	case !bytes.Contains(answer[:n], []byte(p.expect)):
		return fmt.Sprintf("the server's answer is not %q", p.expect)
	}
	return ""
}

// moment is how long a refusal may take: its host is this machine or near.
const moment = 200 * time.Millisecond

func refusal(c net.Conn, now time.Time) string {
	if err := c.SetReadDeadline(now.Add(moment)); err != nil {
		return err.Error()
	}
	_, err := c.Read(make([]byte, 1))
	if errors.Is(err, syscall.ECONNREFUSED) {
		return "nobody listens on the server's port"
	}
	return ""
}
