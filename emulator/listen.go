package emulator

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/url"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// listen opens every listener and gateway; each answers when listen returns.
func (e *Emulator) listen() error {
	for _, l := range e.config.listens {
		if err := e.open(l); err != nil {
			return err
		}
	}
	for _, g := range e.config.gateways {
		if _, err := e.openGateway(g); err != nil {
			return err
		}
	}
	return nil
}

// open starts one listener for management APIs, OSS and control.
func (e *Emulator) open(l listen) error {
	from, err := vantage.Parse(l.vantage)
	if err != nil {
		return fmt.Errorf("listen %s=%s: %w", l.vantage, l.address, err)
	}
	inner, err := net.Listen("tcp", l.address)
	if err != nil {
		return fmt.Errorf("listen %s: %w", l.address, err)
	}
	f := &front{vantage: l.vantage, listener: gateway.NewListener(inner, e.ca, e.clock.Wall)}
	f.http = &http.Server{
		Handler: e.server, ReadHeaderTimeout: gateway.Forever, IdleTimeout: gateway.Forever, MaxHeaderBytes: maxHeaderBytes,
		BaseContext: func(net.Listener) context.Context { return vantage.With(context.Background(), from) },
		ErrorLog:    slog.NewLogLogger(e.logger().Handler(), slog.LevelWarn),
	}
	e.mu.Lock()
	e.fronts = append(e.fronts, f)
	e.addrs[l.vantage] = "http://" + inner.Addr().String()
	e.mu.Unlock()
	go func() {
		if err := f.http.Serve(f.listener); !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
			e.logger().Warn("listener ended", "error", err)
		}
	}()
	return nil
}

// maxHeaderBytes is well above what OSS allows for user metadata (8 KB) and policies in headers.
const maxHeaderBytes = 64 << 10

// openGateway starts one vantage gateway and returns its address.
func (e *Emulator) openGateway(l listen) (string, error) {
	from, err := vantage.Parse(l.vantage)
	if err != nil {
		return "", fmt.Errorf("gateway %s=%s: %w", l.vantage, l.address, err)
	}
	inner, err := net.Listen("tcp", l.address)
	if err != nil {
		return "", fmt.Errorf("gateway %s: %w", l.address, err)
	}
	e.mu.Lock()
	proxy := e.gateway
	e.mu.Unlock()
	go func() {
		if err := proxy.Serve(inner, from); err != nil && !errors.Is(err, net.ErrClosed) {
			e.logger().Warn("gateway ended", "error", err)
		}
	}()
	e.mu.Lock()
	defer e.mu.Unlock()
	address := inner.Addr().String()
	key := "gateway"
	if l.vantage != "" {
		key = "gateway " + l.vantage
	}
	if _, taken := e.addrs[key]; !taken {
		e.addrs[key] = address
	}
	return address, nil
}

// Listeners tells the open addresses: one key a vantage, and the first gateway as "gateway".
func (e *Emulator) Listeners() map[string]string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return maps.Clone(e.addrs)
}

// Endpoint is the URL of the intranet listener.
func (e *Emulator) Endpoint() string { return e.Listeners()["intranet"] }

// InternetEndpoint is the URL of the listener whose callers come from the internet.
func (e *Emulator) InternetEndpoint() string { return e.Listeners()["internet"] }

// Gateway is the proxy URL of a vantage point, for http.Transport.Proxy or ALL_PROXY. It is nil
// when no gateway is open.
func (e *Emulator) Gateway(from string) *url.URL {
	address := e.Listeners()["gateway"]
	if address == "" {
		return nil
	}
	u := &url.URL{Scheme: "http", Host: address}
	if from != "" {
		u.User = url.User(from)
	}
	return u
}

// CACertificate is the PEM text of the authority that signs the emulator's HTTPS names.
func (e *Emulator) CACertificate() []byte { return e.ca.PEM() }
