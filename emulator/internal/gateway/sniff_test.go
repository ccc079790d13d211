package gateway_test

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
)

func listener(t *testing.T) (*gateway.CA, *gateway.Listener) {
	t.Helper()
	ca := must(gateway.Make(gateway.NewNames(), time.Now))(t)
	l := gateway.NewListener(must(net.Listen("tcp", "127.0.0.1:0"))(t), ca, time.Now)
	t.Cleanup(func() { l.Close() })
	return ca, l
}

func TestOnePortSpeaksHTTPAndHTTPS(t *testing.T) {
	t.Parallel()
	ca, l := listener(t)
	server := &http.Server{Handler: http.HandlerFunc(echo)}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	address := l.Addr().String()
	_, port, _ := net.SplitHostPort(address)

	transport := &http.Transport{TLSClientConfig: trusting(ca)}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Transport: transport}
	for _, base := range []string{"http://" + address, "https://" + address, "https://localhost:" + port} {
		if status, body := get(t, client, base+"/x?y"); status != 200 || !strings.Contains(body, " GET ") || !strings.HasPrefix(body, "intranet "+base[:strings.Index(base, ":")]) {
			t.Errorf("%s: %d %q", base, status, body)
		}
	}

	for name, want := range map[string]string{"ecs.cn-hangzhou.aliyuncs.com": "ecs.cn-hangzhou.aliyuncs.com", "example.com": "localhost"} {
		config := trusting(ca)
		config.ServerName, config.InsecureSkipVerify = name, true
		c := must(tls.Dial("tcp", address, config))(t)
		if err := c.ConnectionState().PeerCertificates[0].VerifyHostname(want); err != nil {
			t.Errorf("SNI %s: %v", name, err)
		}
		if name != want && c.ConnectionState().PeerCertificates[0].VerifyHostname(name) == nil {
			t.Errorf("a certificate for %s was minted", name)
		}
		c.Close()
	}
}

func TestSlowClientsBlockNobody(t *testing.T) {
	t.Parallel()
	_, l := listener(t)
	server := &http.Server{Handler: http.HandlerFunc(echo)}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	for i := range 20 { // silent, or stuck inside a TLS handshake
		c := dial(t, l.Addr().String())
		if i%2 == 0 {
			must(c.Write([]byte{0x16, 3, 1}))(t)
		}
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Timeout: enough, Transport: transport}
	if status, _ := get(t, client, "http://"+l.Addr().String()); status != 200 {
		t.Error(status)
	}
}

func TestListenerClose(t *testing.T) {
	t.Parallel()
	_, l := listener(t)
	silent := dial(t, l.Addr().String())
	waiting := dial(t, l.Addr().String())
	must(waiting.Write([]byte("GET")))(t)
	done := make(chan error, 1)
	go func() { done <- l.Close() }()
	if err := await(t, "the end, while clients were not accepted", done); err != nil {
		t.Error(err)
	}
	for _, c := range []net.Conn{silent, waiting} {
		if _, err := c.Read(make([]byte, 1)); err == nil || errors.Is(err, io.ErrNoProgress) {
			t.Error("still open")
		}
	}
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("Accept = %v", err)
	}
}
