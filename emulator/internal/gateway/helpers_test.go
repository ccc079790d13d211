package gateway_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// judge is a table of decisions by address; what it does not have goes to EmulatedOnly.
type judge struct {
	table map[string]gateway.Decision
	rest  gateway.Judge
}

func (j judge) Route(ctx context.Context, from vantage.Vantage, host string, port uint16) gateway.Decision {
	if d, ok := j.table[net.JoinHostPort(host, fmt.Sprint(port))]; ok {
		return d
	}
	return j.rest.Route(ctx, from, host, port)
}

// proxy is a gateway under test with a port for callers who name their vantage.
type proxy struct {
	*gateway.Gateway
	ca    *gateway.CA
	addr  string
	dials atomic.Int64 // how often anything was dialled
}

type option func(*gateway.Config, judge)

func decide(address string, d gateway.Decision) option {
	return func(_ *gateway.Config, j judge) { j.table[address] = d }
}

func dropping(mode gateway.DropMode) option {
	return func(c *gateway.Config, _ judge) { c.Drop = mode }
}

func handledBy(h http.HandlerFunc) option {
	return func(c *gateway.Config, _ judge) { c.Handler = h }
}

// echo answers with what arrived, as "vantage method host uri body".
func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	secure := "http"
	if r.TLS != nil {
		secure = "https"
	}
	fmt.Fprintf(w, "%s %s %s %s %s %s", vantage.From(r.Context()), secure, r.Method, r.Host, r.RequestURI, body)
}

func start(t *testing.T, options ...option) *proxy {
	t.Helper()
	ca := must(gateway.Make(gateway.NewNames(), time.Now))(t)
	p := &proxy{ca: ca}
	j := judge{map[string]gateway.Decision{}, gateway.EmulatedOnly(ca.Names())}
	config := gateway.Config{
		Handler: http.HandlerFunc(echo),
		CA:      ca,
		Judge:   j,
		Now:     time.Now,
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			p.dials.Add(1)
			for _, d := range j.table {
				if d.Target == address {
					return new(net.Dialer).DialContext(ctx, network, address)
				}
			}
			t.Errorf("the gateway dialled %s, which nobody registered", address)
			return nil, errors.New("outside")
		},
	}
	for _, option := range options {
		option(&config, j)
	}
	p.Gateway = must(gateway.New(config))(t)
	p.addr = p.listen(t, "")
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), enough)
		defer cancel()
		if err := p.Close(ctx); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return p
}

func (p *proxy) listen(t *testing.T, from vantage.Vantage) string {
	t.Helper()
	l := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	go func() {
		if err := p.Serve(l, from); err != nil && !errors.Is(err, net.ErrClosed) {
			t.Errorf("Serve: %v", err)
		}
	}()
	return l.Addr().String()
}

// client is a net/http client that uses the proxy and trusts its authority alone.
func (p *proxy) client(t *testing.T, proxyURL string) *http.Client {
	t.Helper()
	to := must(url.Parse(proxyURL))(t)
	transport := &http.Transport{Proxy: http.ProxyURL(to), TLSClientConfig: trusting(p.ca), ExpectContinueTimeout: enough}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: enough}
}

func trusting(ca *gateway.CA) *tls.Config {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(ca.PEM())
	return &tls.Config{RootCAs: pool}
}

func get(t *testing.T, c *http.Client, address string) (int, string) {
	t.Helper()
	response := must(c.Get(address))(t)
	defer response.Body.Close()
	return response.StatusCode, string(must(io.ReadAll(response.Body))(t))
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// enough is how long a test waits for what has to come: longer than any machine is busy.
const enough = 60 * time.Second

// await gives what comes from a channel, or the zero value once it is closed.
func await[T any](t *testing.T, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(enough):
		t.Fatalf("%s: it never comes", what)
		panic("unreachable")
	}
}

func dial(t *testing.T, address string) *net.TCPConn {
	t.Helper()
	c := must(net.Dial("tcp", address))(t)
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(enough)); err != nil {
		t.Fatal(err)
	}
	return c.(*net.TCPConn)
}

// workload runs serve for each connection on a port of its own and returns the port's address.
func workload(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l := must(net.Listen("tcp", "127.0.0.1:0"))(t)
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				serve(c)
			}()
		}
	}()
	return l.Addr().String()
}
