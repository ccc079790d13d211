package gateway_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// turning is a judge that lets everything to its target until it turns.
type turning struct {
	to      gateway.Decision
	state   atomic.Int64
	verdict atomic.Int64 // instead of to's, from the first turn on
	changed chan struct{}
}

func newTurning(to gateway.Decision) *turning {
	return &turning{to: to, changed: make(chan struct{}, 1)}
}

func (j *turning) Watch() (<-chan struct{}, func()) { return j.changed, func() {} }
func (j *turning) State() any                       { return j.state.Load() }

func (j *turning) Route(context.Context, vantage.Vantage, string, uint16) gateway.Decision {
	if j.state.Load() == 0 {
		return j.to
	}
	return gateway.Decision{Verdict: gateway.Verdict(j.verdict.Load()), Target: j.to.Target, Reason: "the rules have changed", Rules: []string{"r-1"}}
}

func (j *turning) RouteDatagram(ctx context.Context, from vantage.Vantage, host string, port uint16) gateway.Decision {
	return j.Route(ctx, from, host, port)
}

func (j *turning) turn(to gateway.Verdict) {
	j.verdict.Store(int64(to))
	j.state.Add(1)
	j.changed <- struct{}{}
}

// ways are those in which a flow can be under way.
var ways = map[string]func(t *testing.T, p *proxy) (c net.Conn, r *bufio.Reader){
	"CONNECT": func(t *testing.T, p *proxy) (net.Conn, *bufio.Reader) {
		c := dial(t, p.addr)
		fmt.Fprint(c, "CONNECT 10.0.0.9:22 HTTP/1.1\r\nHost: x\r\n\r\n")
		r := bufio.NewReader(c)
		if response := must(http.ReadResponse(r, nil))(t); response.StatusCode != http.StatusOK {
			t.Fatal(response.Status)
		}
		return c, r
	},
	"SOCKS5": func(t *testing.T, p *proxy) (net.Conn, *bufio.Reader) {
		c := dial(t, p.addr)
		must(io.WriteString(c, openings["SOCKS5"]))(t)
		must(io.ReadFull(c, make([]byte, 12)))(t)
		return c, bufio.NewReader(c)
	},
}

// lines keeps what is logged.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// TestRulesEndWhatRuns: a connection that would not be let in any more is dropped as --drop says, and the log says why; one
// that would be goes on.
func TestRulesEndWhatRuns(t *testing.T) {
	t.Parallel()
	back := func(c net.Conn) { _, _ = io.Copy(c, c) }
	for carried, to := range map[string]func(t *testing.T) gateway.Decision{
		"dialled": func(t *testing.T) gateway.Decision {
			return gateway.Decision{Verdict: gateway.Dial, Target: workload(t, back)}
		},
		"handed": func(*testing.T) gateway.Decision {
			return gateway.Decision{Verdict: gateway.Hand, Target: "lb-1", Stream: func(_ context.Context, c net.Conn, _ netip.AddrPort) {
				defer c.Close()
				back(c)
			}}
		},
	} {
		for way, open := range ways {
			for _, test := range []struct {
				to   gateway.Verdict
				mode gateway.DropMode
				ends bool
			}{
				{gateway.Drop, gateway.DropReset, true}, {gateway.Drop, gateway.DropExplain, true}, {gateway.Drop, gateway.DropTimeout, true},
				{gateway.Unreachable, gateway.DropReset, true}, {gateway.Refuse, gateway.DropReset, true},
				{gateway.Dial, gateway.DropReset, false}, {gateway.Hand, gateway.DropReset, false}, {gateway.Closed, gateway.DropReset, false},
			} {
				t.Run(fmt.Sprintf("%s by %s, verdict %d, %s", carried, way, test.to, test.mode), func(t *testing.T) {
					t.Parallel()
					d := to(t)
					j, log := newTurning(d), new(lines)
					p := start(t, dropping(test.mode), decide("kept", gateway.Decision{Target: d.Target}), func(c *gateway.Config, _ judge) {
						c.Judge, c.Log = j, slog.New(slog.NewTextHandler(log, nil))
					})
					c, r := open(t, p)
					say := func(text string) (string, error) {
						if _, err := io.WriteString(c, text+"\n"); err != nil {
							return "", err
						}
						return r.ReadString('\n')
					}
					if got, err := say("before"); err != nil || got != "before\n" {
						t.Fatalf("%q, %v", got, err)
					}
					j.turn(test.to)
					switch {
					case !test.ends:
						j.turn(test.to)
						j.turn(test.to) // it is taken once the second has been, which is when the first look is over
						if got, err := say("after"); err != nil || got != "after\n" {
							t.Errorf("it was ended: %q, %v", got, err)
						}
					case test.mode == gateway.DropTimeout:
						var got string
						var err error
						for end := time.Now().Add(enough); err == nil && time.Now().Before(end); { // until it is silent
							if err = c.SetReadDeadline(time.Now().Add(300 * time.Millisecond)); err == nil {
								got, err = say("after")
							}
						}
						if !errors.Is(err, os.ErrDeadlineExceeded) {
							t.Errorf("%q, %v; want silence", got, err)
						}
					default:
						if n, err := r.Read(make([]byte, 1)); n != 0 || !errors.Is(err, syscall.ECONNRESET) {
							t.Errorf("%d bytes, %v; want a reset", n, err)
						}
					}
					if told := strings.Contains(log.String(), `msg="gateway ended" from=intranet to=10.0.0.9:22 why="the rules have changed" rules=[r-1]`); told != test.ends {
						t.Errorf("the log: %s", log)
					}
				})
			}
		}
	}
}

// TestRulesEndRequests: an answer that is on its way ends too.
func TestRulesEndRequests(t *testing.T) {
	t.Parallel()
	for _, mode := range []gateway.DropMode{gateway.DropReset, gateway.DropExplain} {
		t.Run(string(mode), func(t *testing.T) {
			t.Parallel()
			asked := make(chan struct{})
			target := workload(t, func(c net.Conn) {
				if _, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
					close(asked)
				}
				_, _ = io.Copy(io.Discard, c)
			})
			j := newTurning(gateway.Decision{Verdict: gateway.Dial, Target: target})
			p := start(t, dropping(mode), decide("kept", gateway.Decision{Target: target}), func(c *gateway.Config, _ judge) { c.Judge = j })
			c := dial(t, p.addr)
			fmt.Fprint(c, openings["request"])
			await(t, "the request", asked)
			j.turn(gateway.Drop)
			response, err := http.ReadResponse(bufio.NewReader(c), nil)
			if mode == gateway.DropReset {
				if !errors.Is(err, syscall.ECONNRESET) {
					t.Errorf("%v; want a reset", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			answer := string(must(io.ReadAll(response.Body))(t))
			if response.StatusCode != http.StatusForbidden || !strings.Contains(answer, "the rules have changed (r-1)") {
				t.Errorf("%s %q", response.Status, answer)
			}
		})
	}
}

// TestRulesEndDatagrams: what a server sends by itself does not come through a session that is not let in any more.
func TestRulesEndDatagrams(t *testing.T) {
	t.Parallel()
	server := must(net.ListenPacket("udp", "127.0.0.1:0"))(t)
	defer server.Close()
	j := newTurning(gateway.Decision{Verdict: gateway.Dial, Target: server.LocalAddr().String()})
	p := start(t, decide("kept", gateway.Decision{Target: server.LocalAddr().String()}), func(c *gateway.Config, _ judge) { c.Judge = j })
	_, relay := associate(t, p.addr)
	must(relay.Write(wrapped("dns.test", 53, "hello")))(t)
	if err := server.SetReadDeadline(time.Now().Add(enough)); err != nil {
		t.Fatal(err)
	}
	_, session, err := server.ReadFrom(make([]byte, 100))
	if err != nil {
		t.Fatal(err)
	}
	j.turn(gateway.Drop)
	for end := time.Now().Add(enough); !gone(session); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the session goes on")
		}
	}
}

// gone tells whether nobody has a UDP socket on an address any more.
func gone(address net.Addr) bool {
	socket, err := net.ListenPacket("udp", address.String())
	if err != nil {
		return false
	}
	_ = socket.Close()
	return true
}
