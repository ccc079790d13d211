package emulator_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
)

// arrives sends a datagram through the gateway from a vantage point and tells whether an answer comes: where one is expected
// it is waited for, and asked for again because datagrams get lost; where none is, silence is what there is to see.
func arrives(t *testing.T, em *emulator.Emulator, from, host string, port uint16, expected bool) bool {
	t.Helper()
	relay := associated(t, em, from)
	patience := 300 * time.Millisecond
	if expected {
		patience = enough
	}
	for end := time.Now().Add(patience); time.Now().Before(end); {
		send(t, relay, host, port)
		if heard(relay, min(patience, time.Second)) {
			return true
		}
	}
	return false
}

// associated asks the gateway of a vantage point for datagrams (RFC 1928 §7).
func associated(t *testing.T, em *emulator.Emulator, from string) *net.UDPConn {
	t.Helper()
	address, err := em.OpenGateway(from)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(enough))
	if _, err := io.WriteString(c, "\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00"); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, 12)
	if _, err := io.ReadFull(c, answer); err != nil || answer[3] != 0 {
		t.Fatalf("% x, %v", answer, err)
	}
	at := netip.AddrPortFrom(netip.AddrFrom4([4]byte(answer[6:10])), uint16(answer[10])<<8|uint16(answer[11]))
	relay, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(at))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = relay.Close() })
	return relay
}

func send(t *testing.T, relay *net.UDPConn, host string, port uint16) {
	t.Helper()
	to := netip.MustParseAddr(host).As4()
	if _, err := relay.Write(append(append([]byte{0, 0, 0, 1}, to[:]...), byte(port>>8), byte(port), 'p', 'i', 'n', 'g')); err != nil {
		t.Fatal(err)
	}
}

func heard(relay *net.UDPConn, within time.Duration) bool {
	_ = relay.SetReadDeadline(time.Now().Add(within))
	buffer := make([]byte, 2048)
	n, err := relay.Read(buffer)
	return err == nil && strings.HasSuffix(string(buffer[:n]), "ping")
}

// echoDatagrams runs a server that sends back each datagram, and gives its address.
func echoDatagrams(t testing.TB) string {
	t.Helper()
	socket, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = socket.Close() })
	go func() {
		buffer := make([]byte, 2048)
		for {
			n, from, err := socket.ReadFrom(buffer)
			if err != nil {
				return
			}
			_, _ = socket.WriteTo(buffer[:n], from)
		}
	}()
	return fmt.Sprint(socket.LocalAddr())
}

// insideByDatagrams registers one echo server as what answers datagrams on ports of the instance.
func (s *site) insideByDatagrams(ports ...int) {
	s.t.Helper()
	target := echoDatagrams(s.t)
	for _, p := range ports {
		control(s.t, s.em, http.MethodPost, "workloads", map[string]any{"instance": s.instance, "port": p, "protocol": "udp", "target": target})
	}
}
