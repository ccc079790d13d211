package dataplane_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// udp answers each datagram with its name in front.
func udp(t testing.TB, name string) string {
	t.Helper()
	socket, err := net.ListenPacket("udp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { socket.Close() })
	go func() {
		buffer := make([]byte, 64<<10)
		for {
			n, from, err := socket.ReadFrom(buffer)
			if err != nil {
				return
			}
			_, _ = socket.WriteTo(append([]byte(name+" "), buffer[:n]...), from)
		}
	}()
	return socket.LocalAddr().String()
}

func resolvers(b *bench, change func(*world.Listener), n int) dataplane.Ref {
	b.Helper()
	var list []world.Backend
	for i := range n {
		id := fmt.Sprintf("i-%d", i)
		b.instance(id, "udp", 8080, udp(b, id))
		list = append(list, ecs(id, 100))
	}
	b.backends(list...)
	return b.listen("udp", 53, change)
}

// ask sends a datagram, again each second because datagrams get lost, and gives the answer to it.
func ask(c net.Conn, text string) (answer string, err error) {
	buffer := make([]byte, 64<<10)
	for end := time.Now().Add(enough); time.Now().Before(end); {
		if _, err = c.Write([]byte(text)); err != nil {
			return "", err
		}
		if err = c.SetReadDeadline(time.Now().Add(time.Second)); err != nil {
			return "", err
		}
		var n int
		for err == nil {
			if n, err = c.Read(buffer); err == nil && strings.HasSuffix(string(buffer[:n]), text) {
				return string(buffer[:n]), nil
			}
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			return "", err
		}
	}
	return "", err
}

func TestDatagrams(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := resolvers(b, nil, 2)
	homes := map[string]int{}
	for range 4 {
		c, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: client})
		must(t, err)
		home := ""
		for i := range 3 {
			answer, err := ask(c, fmt.Sprint("hello ", i))
			must(t, err)
			name, text, _ := strings.Cut(answer, " ")
			if home == "" {
				home = name
			}
			if text != fmt.Sprint("hello ", i) || name != home {
				t.Errorf("%q from %s", answer, home)
			}
		}
		homes[home]++
		must(t, c.Close())
		if _, err := c.Write([]byte("x")); !errors.Is(err, net.ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	}
	if homes["i-0"] != 2 || homes["i-1"] != 2 {
		t.Errorf("sessions went to %v", homes)
	}
}

// TestDatagramsFollow: a session moves to another server when its own is taken away, and ends when its client is kept out.
func TestDatagramsFollow(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := resolvers(b, nil, 2)
	c, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: client})
	must(t, err)
	defer c.Close()
	answer, err := ask(c, "x")
	must(t, err)
	first := strings.Fields(answer)[0]
	other := map[string]string{"i-0": "i-1", "i-1": "i-0"}[first]
	b.backends(ecs(other, 100))
	if answer, err = ask(c, "y"); err != nil || answer != other+" y" {
		t.Errorf("%q, %v; want it from %s", answer, err, other)
	}
	b.change(ref, func(l *world.Listener) { l.WhiteList = world.WhiteList{On: true, Items: []string{"192.0.2.1"}} })
	if _, err := c.Write([]byte("z")); !errors.Is(err, dataplane.ErrRefused) {
		t.Errorf("%v, want it refused", err)
	}
	if _, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: client}); !errors.Is(err, dataplane.ErrRefused) {
		t.Errorf("%v, want it refused", err)
	}
}

func TestLargeDatagram(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := resolvers(b, nil, 1)
	c, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: client})
	must(t, err)
	defer c.Close()
	text := strings.Repeat("x", 60_000)
	if answer, err := ask(c, text); err != nil || answer != "i-0 "+text {
		t.Errorf("%d bytes, %v", len(answer), err)
	}
}

func TestDatagramProxyProtocol(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := resolvers(b, func(l *world.Listener) { l.Stream.ProxyProtocol = true }, 1)
	c, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: netip.MustParseAddrPort("[2001:db8::9]:5")})
	must(t, err)
	defer c.Close()
	answer, err := ask(c, "x")
	must(t, err)
	if !strings.HasPrefix(answer, "i-0 \r\n\r\n\x00\r\nQUIT\n\x21\x22\x00\x24\x20\x01\x0d\xb8") || !strings.HasSuffix(answer, "\x00\x05\x00\x35x") {
		t.Errorf("%q", answer)
	}
}

// TestDatagramsAreBarred: a session leaves a server from which the network keeps its client as of a change, for one that it lets
// the client through to.
func TestDatagramsAreBarred(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := resolvers(b, nil, 2)
	var shut atomic.Value
	shut.Store("")
	c, err := b.Datagrams(context.Background(), ref, dataplane.Caller{Address: client, Reaches: func(instance string, _ int) bool { return instance != shut.Load() }})
	must(t, err)
	defer c.Close()
	answer, err := ask(c, "x")
	must(t, err)
	home, _, _ := strings.Cut(answer, " ")
	shut.Store(home)
	b.change(ref, func(l *world.Listener) { l.Description = "any change of the world" })
	if answer, err = ask(c, "y"); err != nil || strings.HasPrefix(answer, home) {
		t.Errorf("%q, %v: it stays on %s", answer, err, home)
	}
}
