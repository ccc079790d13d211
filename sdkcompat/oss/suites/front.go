package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
)

// front is where the names of the service lead for one worker: an address of this machine whose ports for HTTP and TLS pass
// connections on to the emulator that the worker has just started. Where those ports cannot be opened, names lead to
// 127.0.0.1 and tests that name no port fail.
type front struct {
	names string // where to ask for names
	ip    string // what they lead to
	open  bool
	at    atomic.Pointer[running]
}

func newFront(worker int) (*front, error) {
	f, ip := &front{}, net.IPv4(127, 0, 0, 1)
	for other := range byte(16) { // another run of the suites may have taken an address
		at := net.IPv4(127, 9, other, byte(worker+1))
		plain, err := net.Listen("tcp", at.String()+":80")
		if err != nil {
			continue
		}
		sealed, err := net.Listen("tcp", at.String()+":443")
		if err != nil {
			_ = plain.Close()
			continue
		}
		f.open, ip = true, at
		go f.serve(plain, func(at *running) (net.Conn, error) { return net.Dial("tcp", at.address) })
		go f.serve(sealed, throughGateway)
		break
	}
	f.ip = ip.String()
	var err error
	f.names, err = serveNames(ip)
	return f, err
}

// throughGateway opens a connection on which the gateway speaks TLS for whatever name the client asks for.
func throughGateway(at *running) (net.Conn, error) {
	conn, err := net.Dial("tcp", at.gateway)
	if err != nil {
		return nil, err
	}
	const host = "oss-cn-hangzhou.aliyuncs.com:443"
	if _, err := fmt.Fprintf(conn, "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n", host, host); err != nil {
		return nil, err
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(oneByte{conn}, 16), nil)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("the gateway answered %s", answer.Status)
	}
	return conn, err
}

// oneByte keeps a reader from taking more than the answer.
type oneByte struct{ net.Conn }

func (c oneByte) Read(p []byte) (int, error) { return c.Conn.Read(p[:1]) }

func (f *front) serve(l net.Listener, dial func(*running) (net.Conn, error)) {
	for {
		client, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			at := f.at.Load()
			if at == nil {
				return
			}
			server, err := dial(at)
			if err != nil {
				return
			}
			defer server.Close()
			var wg sync.WaitGroup
			wg.Go(func() { _, _ = io.Copy(server, client); closeWrite(server) })
			wg.Go(func() { _, _ = io.Copy(client, server); closeWrite(client) })
			wg.Wait()
		}()
	}
}

func closeWrite(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.CloseWrite()
	}
}
