package gateway_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// receiver answers HTTP on a connection that the gateway hands over, until its context or the client ends.
func receiver(ctx context.Context, c net.Conn, client netip.AddrPort) {
	defer c.Close()
	defer context.AfterFunc(ctx, func() { _ = c.Close() })()
	r := bufio.NewReader(c)
	for {
		request, err := http.ReadRequest(r)
		if err != nil {
			return
		}
		body := fmt.Sprintf("%s %s%s %v", request.Method, request.Host, request.RequestURI, client.IsValid())
		if _, err := fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(body), body); err != nil || request.Close {
			return
		}
	}
}

func TestHand(t *testing.T) {
	t.Parallel()
	p := start(t, decide("balancer.test:80", gateway.Decision{Verdict: gateway.Hand, Target: "lb-1", Stream: receiver}))
	for name, proxyURL := range map[string]string{"forward": "http://" + p.addr, "socks": "socks5h://" + p.addr} {
		client := p.client(t, proxyURL)
		for range 2 {
			if status, body := get(t, client, "http://balancer.test/a?b=%20"); status != http.StatusOK || body != "GET balancer.test/a?b=%20 true" {
				t.Errorf("%s: %d %s", name, status, body)
			}
		}
	}
	if p.dials.Load() != 0 {
		t.Error("something was dialled")
	}
}

// TestHandTellsNoAnswer: a receiver that just hangs up is a bad gateway for a forwarded request.
func TestHandTellsNoAnswer(t *testing.T) {
	t.Parallel()
	p := start(t, decide("balancer.test:80", gateway.Decision{Verdict: gateway.Hand, Target: "lb-1",
		Stream: func(_ context.Context, c net.Conn, _ netip.AddrPort) { c.Close() }}))
	if status, body := get(t, p.client(t, "http://"+p.addr), "http://balancer.test/"); status != http.StatusBadGateway || !strings.Contains(body, "lb-1 does not answer") {
		t.Errorf("%d %s", status, body)
	}
}

// datagramJudge hands datagrams to what the function says.
type datagramJudge struct {
	gateway.Judge
	route func(host string, port uint16) gateway.Decision
}

func (j datagramJudge) RouteDatagram(_ context.Context, _ vantage.Vantage, host string, port uint16) gateway.Decision {
	return j.route(host, port)
}

// udpEcho answers each datagram with name in front of it.
func udpEcho(t *testing.T, name string) string {
	t.Helper()
	socket := must(net.ListenPacket("udp", "127.0.0.1:0"))(t)
	t.Cleanup(func() { socket.Close() })
	go func() {
		buffer := make([]byte, 2048)
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

// associate asks the gateway for datagrams and gives the socket to send them to.
func associate(t *testing.T, address string) (control net.Conn, relay *net.UDPConn) {
	t.Helper()
	control = dial(t, address)
	if _, err := control.Write([]byte("\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00")); err != nil {
		t.Fatal(err)
	}
	answer := make([]byte, 12)
	if _, err := io.ReadFull(control, answer); err != nil || answer[3] != 0 {
		t.Fatalf("% x, %v", answer, err)
	}
	at := netip.AddrPortFrom(netip.AddrFrom4([4]byte(answer[6:10])), uint16(answer[10])<<8|uint16(answer[11]))
	relay = must(net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(at)))(t)
	t.Cleanup(func() { relay.Close() })
	return control, relay
}

func wrapped(host string, port uint16, payload string) []byte {
	b := append([]byte{0, 0, 0, 3, byte(len(host))}, host...)
	return append(append(b, byte(port>>8), byte(port)), payload...)
}

// exchange sends a datagram and gives what comes back within a moment.
func exchange(t *testing.T, relay *net.UDPConn, host string, port uint16, payload string) string {
	t.Helper()
	if _, err := relay.Write(wrapped(host, port, payload)); err != nil {
		t.Fatal(err)
	}
	wait := 300 * time.Millisecond
	if err := relay.SetReadDeadline(time.Now().Add(wait)); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 2048)
	n, err := relay.Read(buffer)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(string(buffer[:n]), string(wrapped(host, port, "")))
}

func TestDatagrams(t *testing.T) {
	t.Parallel()
	one, two := udpEcho(t, "one"), udpEcho(t, "two")
	target := make(chan gateway.Decision, 1)
	now := gateway.Decision{Verdict: gateway.Dial, Target: one}
	p := start(t, func(c *gateway.Config, j judge) {
		j.table["kept"] = gateway.Decision{Target: one}
		j.table["kept too"] = gateway.Decision{Target: two}
		c.Judge = datagramJudge{j, func(host string, _ uint16) gateway.Decision {
			select {
			case now = <-target:
			default:
			}
			if host != "dns.test" {
				return gateway.Decision{Verdict: gateway.Drop, Reason: "a rule"}
			}
			return now
		}}
	})
	control, relay := associate(t, p.addr)
	for _, test := range []struct {
		name, host, want string
		change           *gateway.Decision
	}{
		{name: "first", host: "dns.test", want: "one hello"},
		{name: "again", host: "dns.test", want: "one hello"},
		{name: "dropped", host: "other.test", want: ""},
		{name: "another workload", host: "dns.test", want: "two hello", change: &gateway.Decision{Verdict: gateway.Dial, Target: two}},
		{name: "forbidden now", host: "dns.test", want: "", change: &gateway.Decision{Verdict: gateway.Drop}},
		{name: "handed", host: "dns.test", want: "one hello", change: &gateway.Decision{Verdict: gateway.Hand, Target: "lb-1", Datagrams: func(_ context.Context, client netip.AddrPort) (net.Conn, error) {
			if !client.IsValid() {
				return nil, errors.New("no client")
			}
			return net.Dial("udp", one)
		}}},
	} {
		if test.change != nil {
			target <- *test.change
		}
		if got := exchange(t, relay, test.host, 53, "hello"); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	stranger := must(net.ListenPacket("udp", "127.0.0.2:0"))(t)
	defer stranger.Close()
	if _, err := stranger.WriteTo(wrapped("dns.test", 53, "stranger"), relay.RemoteAddr()); err == nil {
		_ = stranger.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
		if n, _, err := stranger.ReadFrom(make([]byte, 100)); err == nil {
			t.Errorf("a stranger got %d bytes", n)
		}
	}
	control.Close()
	time.Sleep(50 * time.Millisecond)
	if got := exchange(t, relay, "dns.test", 53, "late"); got != "" {
		t.Errorf("after the end: %q", got)
	}
}

// TestNoDatagrams: a judge that does not decide datagrams lets none pass.
func TestNoDatagrams(t *testing.T) {
	t.Parallel()
	p := start(t)
	c := dial(t, p.addr)
	if _, err := c.Write([]byte("\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00")); err != nil {
		t.Fatal(err)
	}
	answer, _ := io.ReadAll(c)
	if len(answer) < 4 || answer[3] != 7 {
		t.Errorf("% x", answer)
	}
}

// TestCloseEndsAssociations: a client that sends datagrams, and one that is carried elsewhere, do not hold up the end.
func TestCloseEndsAssociations(t *testing.T) {
	t.Parallel()
	begins, ends := make(chan struct{}), make(chan struct{})
	target := udpEcho(t, "one")
	p := start(t, decide("balancer.test:80", gateway.Decision{Verdict: gateway.Hand, Stream: func(ctx context.Context, c net.Conn, _ netip.AddrPort) {
		close(begins)
		<-ctx.Done()
		c.Close()
		close(ends)
	}}), func(c *gateway.Config, j judge) {
		j.table["kept"] = gateway.Decision{Target: target}
		c.Judge = datagramJudge{j, func(string, uint16) gateway.Decision { return gateway.Decision{Verdict: gateway.Dial, Target: target} }}
	})
	control, relay := associate(t, p.addr)
	if got := exchange(t, relay, "dns.test", 53, "hello"); got != "one hello" {
		t.Errorf("%q", got)
	}
	carried := dial(t, p.addr)
	if _, err := io.WriteString(carried, "CONNECT balancer.test:80 HTTP/1.1\r\nHost: balancer.test\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(carried).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
		t.Fatalf("%q, %v", line, err)
	}
	<-begins // the tunnel is granted before it is handed on, and a gateway that closes in between hands nothing on
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	begun := time.Now()
	if err := p.Close(ctx); err != nil {
		t.Error(err)
	}
	<-ends
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	if _, err := control.Read(make([]byte, 1)); err == nil {
		t.Error("the association goes on")
	}
}
