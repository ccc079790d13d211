package gateway_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/socket"
)

// TestIdleConnectionsStay: a client that comes back after a day, to a connection that it has used or to one that it has only
// opened, finds it as it was. A gateway that closed it meanwhile would break off a POST that is sent at that moment.
func TestIdleConnectionsStay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ca := must(gateway.Make(gateway.NewNames(), time.Now))(t)
		g := must(gateway.New(gateway.Config{Handler: http.HandlerFunc(echo), CA: ca, Now: time.Now}))(t)
		clients := socket.NewFeed(socket.InProcess("clients"))
		ended := make(chan error, 1)
		go func() { ended <- g.Serve(clients, "") }()
		opened := 0
		transport := &http.Transport{
			Proxy: http.ProxyURL(must(url.Parse("http://gateway:1"))(t)), TLSClientConfig: trusting(ca),
			DialContext: func(context.Context, string, string) (net.Conn, error) {
				near, far := net.Pipe()
				opened++
				clients.Deliver(far)
				return near, nil
			},
		}
		client := &http.Client{Transport: transport}
		post := func(address string) {
			t.Helper()
			response := must(client.Post(address, "text/plain", strings.NewReader("x")))(t)
			defer response.Body.Close()
			if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
				t.Errorf("%s: %s, %v", address, response.Status, err)
			}
		}
		unused, far := net.Pipe()
		clients.Deliver(far)
		addresses := []string{"https://ecs.aliyuncs.com/", "http://ecs.aliyuncs.com/"}
		for range 3 {
			for _, address := range addresses {
				post(address)
			}
			time.Sleep(24 * time.Hour)
		}
		if opened != len(addresses) {
			t.Errorf("%d connections for %d addresses", opened, len(addresses))
		}
		transport.DialContext = func(context.Context, string, string) (net.Conn, error) { return unused, nil }
		transport.CloseIdleConnections()
		post(addresses[0])
		transport.CloseIdleConnections()
		if err := g.Close(t.Context()); err != nil {
			t.Error(err)
		}
		<-ended
	})
}

// TestIdleListenerStays is the same of an ordinary listener, which a client may open a day before its first request.
func TestIdleListenerStays(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ca := must(gateway.Make(gateway.NewNames(), time.Now))(t)
		clients := socket.NewFeed(socket.InProcess("clients"))
		l := gateway.NewListener(clients, ca, time.Now)
		near, far := net.Pipe()
		clients.Deliver(far)
		time.Sleep(24 * time.Hour)
		go func() { _, _ = near.Write([]byte("x")) }()
		c := must(l.Accept())(t)
		if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
			t.Error(err)
		}
		_ = c.Close()
		_ = near.Close()
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
}
