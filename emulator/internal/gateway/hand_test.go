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
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
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

// echoes is a process that answers each datagram with its name in front of it, and remembers what it heard.
type echoes struct {
	address string

	mu    sync.Mutex
	heard []string
}

func udpEcho(t *testing.T, name string) *echoes {
	t.Helper()
	socket := must(net.ListenPacket("udp", "127.0.0.1:0"))(t)
	t.Cleanup(func() { socket.Close() })
	e := &echoes{address: socket.LocalAddr().String()}
	go func() {
		buffer := make([]byte, 2048)
		for {
			n, from, err := socket.ReadFrom(buffer)
			if err != nil {
				return
			}
			e.mu.Lock()
			e.heard = append(e.heard, string(buffer[:n]))
			e.mu.Unlock()
			_, _ = socket.WriteTo(append([]byte(name+" "), buffer[:n]...), from)
		}
	}()
	return e
}

func (e *echoes) has(payload string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Contains(e.heard, payload)
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

// exchange sends a datagram, again each second because datagrams get lost, and gives the answer to it.
func exchange(t *testing.T, relay *net.UDPConn, host string, payload string) string {
	t.Helper()
	head := string(wrapped(host, 53, ""))
	buffer := make([]byte, 2048)
	for end := time.Now().Add(enough); time.Now().Before(end); {
		must(relay.Write(wrapped(host, 53, payload)))(t)
		if err := relay.SetReadDeadline(time.Now().Add(time.Second)); err != nil {
			t.Fatal(err)
		}
		for {
			n, err := relay.Read(buffer)
			if errors.Is(err, os.ErrDeadlineExceeded) {
				break
			}
			if err != nil {
				t.Fatalf("%s to %s: %v", payload, host, err)
			}
			if answer, ok := strings.CutPrefix(string(buffer[:n]), head); ok && strings.HasSuffix(answer, payload) {
				return answer
			}
		}
	}
	t.Fatalf("%s to %s: no answer", payload, host)
	return ""
}

// TestDatagrams: each datagram goes where the judge says at that moment. One that is dropped shows by what the processes
// have heard once they have answered a later one: an association sends in order.
func TestDatagrams(t *testing.T) {
	t.Parallel()
	one, two := udpEcho(t, "one"), udpEcho(t, "two")
	var now atomic.Pointer[gateway.Decision]
	now.Store(&gateway.Decision{Verdict: gateway.Dial, Target: one.address})
	p := start(t, func(c *gateway.Config, j judge) {
		j.table["kept"] = gateway.Decision{Target: one.address}
		j.table["kept too"] = gateway.Decision{Target: two.address}
		c.Judge = datagramJudge{j, func(host string, _ uint16) gateway.Decision {
			switch host {
			case "dns.test":
				return *now.Load()
			case "one.test":
				return gateway.Decision{Verdict: gateway.Dial, Target: one.address}
			case "two.test":
				return gateway.Decision{Verdict: gateway.Dial, Target: two.address}
			}
			return gateway.Decision{Verdict: gateway.Drop, Reason: "a rule"}
		}}
	})
	control, relay := associate(t, p.addr)
	for _, test := range []struct {
		name, host, want string // want is who answers
		change           *gateway.Decision
	}{
		{name: "first", host: "dns.test", want: "one"},
		{name: "again", host: "dns.test", want: "one"},
		{name: "dropped", host: "other.test"},
		{name: "another workload", host: "dns.test", want: "two", change: &gateway.Decision{Verdict: gateway.Dial, Target: two.address}},
		{name: "forbidden now", host: "dns.test", change: &gateway.Decision{Verdict: gateway.Drop}},
		{name: "handed", host: "dns.test", want: "one", change: &gateway.Decision{Verdict: gateway.Hand, Target: "lb-1", Datagrams: func(_ context.Context, client netip.AddrPort) (net.Conn, error) {
			if !client.IsValid() {
				return nil, errors.New("no client")
			}
			return net.Dial("udp", one.address)
		}}},
	} {
		if test.change != nil {
			now.Store(test.change)
		}
		if test.want != "" {
			if got, want := exchange(t, relay, test.host, test.name), test.want+" "+test.name; got != want {
				t.Errorf("%s: %q, want %q", test.name, got, want)
			}
			continue
		}
		must(relay.Write(wrapped(test.host, 53, test.name)))(t)
		exchange(t, relay, "one.test", "after "+test.name)
		exchange(t, relay, "two.test", "after "+test.name)
		if one.has(test.name) || two.has(test.name) {
			t.Errorf("%s: it arrived", test.name)
		}
	}
	if stranger, err := net.ListenPacket("udp", "127.0.0.2:0"); err == nil { // where the system has that address
		defer stranger.Close()
		must(stranger.WriteTo(wrapped("one.test", 53, "stranger"), relay.RemoteAddr()))(t)
		exchange(t, relay, "one.test", "after the stranger")
		if one.has("stranger") {
			t.Error("a stranger's datagram went through")
		}
	}
	control.Close()
	refused := false
	for end := time.Now().Add(enough); !refused && time.Now().Before(end); {
		_ = relay.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
		_, writing := relay.Write(wrapped("nobody.test", 53, "late"))
		_, reading := relay.Read(make([]byte, 100))
		refused = errors.Is(writing, syscall.ECONNREFUSED) || errors.Is(reading, syscall.ECONNREFUSED)
	}
	if !refused {
		t.Error("the association outlives its connection")
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
	target := udpEcho(t, "one").address
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
	if got := exchange(t, relay, "dns.test", "hello"); got != "one hello" {
		t.Errorf("%q", got)
	}
	carried := dial(t, p.addr)
	if _, err := io.WriteString(carried, "CONNECT balancer.test:80 HTTP/1.1\r\nHost: balancer.test\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(carried).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
		t.Fatalf("%q, %v", line, err)
	}
	// The tunnel is granted before it is handed on, and a gateway that closes in between hands nothing on.
	await(t, "the beginning of the stream", begins)
	ctx, cancel := context.WithTimeout(context.Background(), enough)
	defer cancel()
	if err := p.Close(ctx); err != nil { // it would be the end of ctx
		t.Error(err)
	}
	await(t, "the end of the stream", ends)
	if _, err := control.Read(make([]byte, 1)); err == nil {
		t.Error("the association goes on")
	}
}
