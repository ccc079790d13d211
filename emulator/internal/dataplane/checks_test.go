package dataplane_test

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// health is how a listener sees a server of its default group.
func (b *bench) health(ref dataplane.Ref, id string) (state, why string) {
	b.Helper()
	must(b, b.world.View(account, region, func(tx *world.Tx) error {
		l, err := tx.Listeners.Get(ref.Listener)
		if err != nil {
			return err
		}
		lb, err := tx.LoadBalancers.Get(balancerID)
		if err != nil {
			return err
		}
		s := ecs(id, 100)
		s.Port = l.BackendPort
		state, why, err = tx.HealthOf(lb, l, nil, s)
		return err
	}))
	return state, why
}

// switched is a TCP port that can be closed and opened again.
type switched struct {
	t       testing.TB
	address string
	open    *httptest.Server
	status  atomic.Int32
	asked   atomic.Value // of the last request: method, host and path
}

func newSwitched(t testing.TB) *switched {
	s := &switched{t: t}
	s.status.Store(200)
	for tries := 0; s.open == nil; tries++ {
		// Below the ports that systems hand out by themselves: nobody else gets it while it is closed.
		s.address = fmt.Sprintf("127.0.0.1:%d", 20_000+rand.IntN(10_000))
		if l, err := net.Listen("tcp", s.address); err == nil {
			s.serve(l)
		} else if tries > 100 {
			t.Fatal(err)
		}
	}
	t.Cleanup(s.off)
	return s
}

func (s *switched) on() {
	l, err := net.Listen("tcp", s.address)
	must(s.t, err)
	s.serve(l)
}

func (s *switched) serve(l net.Listener) {
	s.open = &httptest.Server{Listener: l, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Store(r.Method + " " + r.Host + r.URL.String())
		w.WriteHeader(int(s.status.Load()))
	})}}
	s.open.Start()
}

func (s *switched) off() { s.open.Close() }

func TestHealthByTheClock(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Manual)
	server := newSwitched(t)
	b.instance("i-0", "tcp", 8080, server.address)
	b.instance("i-quiet", "tcp", 8080, "")
	b.backends(ecs("i-0", 100), ecs("i-quiet", 100))
	ref := b.listen("tcp", 80, func(l *world.Listener) { l.Health.On = true }) // every 2 s, two in a row
	expect := func(when, id, want string) {
		t.Helper()
		if got, why := b.health(ref, id); got != want {
			t.Errorf("%s: %s is %s (%s), want %s", when, id, got, why, want)
		}
	}
	expect("at first", "i-0", world.HealthNormal)
	expect("without a workload", "i-quiet", world.HealthNormal)
	server.off()
	must(t, b.world.Advance(2*time.Second))
	expect("after one failure", "i-0", world.HealthNormal)
	must(t, b.world.Advance(time.Second))
	expect("between two checks", "i-0", world.HealthNormal)
	must(t, b.world.Advance(time.Second))
	expect("after two failures", "i-0", world.HealthAbnormal)
	dials := b.dials.Load()
	server.on()
	must(t, b.world.Advance(2*time.Second))
	expect("after one success", "i-0", world.HealthAbnormal)
	must(t, b.world.Advance(time.Hour))
	expect("after many", "i-0", world.HealthNormal)
	if n := b.dials.Load() - dials; n != 2 {
		t.Errorf("two advances asked %d times", n)
	}
	// What is checked no more fails no more.
	server.off()
	must(t, b.world.Advance(time.Minute))
	expect("down again", "i-0", world.HealthAbnormal)
	must(t, dataplane.Unregister(b.world, world.WorkloadID("i-0", "tcp", 8080)))
	must(t, b.world.Advance(time.Second))
	expect("without its workload", "i-0", world.HealthNormal)
	b.write(func(tx *world.Tx) error {
		i, err := tx.Instances.Get("i-quiet")
		if err != nil {
			return err
		}
		i.Status = world.Stopped
		return tx.Instances.Put(i)
	})
	expect("stopped", "i-quiet", world.HealthAbnormal)
	b.change(ref, func(l *world.Listener) { l.Health.On = false })
	expect("not checked", "i-0", world.HealthUnavailable)
}

// TestHealthByItself: at the usual pace nobody has to move the clock, and traffic follows.
func TestHealthByItself(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.Health.On = true }, 100, 100)
	server := newSwitched(t)
	b.instance("i-0", "tcp", 8080, server.address)
	server.off()
	eventually(t, "i-0 is abnormal", func() bool { state, _ := b.health(ref, "i-0"); return state == world.HealthAbnormal })
	if got := visits(b, ref, 6, one); got["i-1"] != 6 {
		t.Errorf("traffic went to %v", got)
	}
	version := b.world.Version()
	time.Sleep(500 * time.Millisecond)
	if now := b.world.Version(); now != version {
		t.Errorf("%d writes while nothing changed", now-version)
	}
	server.on()
	eventually(t, "i-0 is normal", func() bool { state, _ := b.health(ref, "i-0"); return state == world.HealthNormal })
}

func TestHTTPChecks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		check  world.HealthCheck
		status int
		asked  string
		why    string
	}{
		{"head by default", world.HealthCheck{}, 200, "HEAD 10.0.0.8:8080/", ""},
		{"get", world.HealthCheck{Method: "get", URI: "/ready?x=1", Domain: "check.test"}, 204, "GET check.test/ready?x=1", ""},
		{"own address", world.HealthCheck{Method: "get", Domain: "$_ip"}, 200, "GET 10.0.0.8:8080/", ""},
		{"wrong class", world.HealthCheck{}, 302, "HEAD 10.0.0.8:8080/", "the server answers 302, and http_2xx is wanted"},
		{"classes", world.HealthCheck{HTTPCode: "http_2xx,http_3xx"}, 302, "HEAD 10.0.0.8:8080/", ""},
		{"broken", world.HealthCheck{HTTPCode: "http_2xx,http_3xx"}, 500, "HEAD 10.0.0.8:8080/", "the server answers 500, and http_2xx,http_3xx is wanted"},
	} {
		for _, protocol := range []string{"http", "tcp"} {
			t.Run(test.name+" on "+protocol, func(t *testing.T) {
				t.Parallel()
				b := open(t, clock.Manual)
				server := newSwitched(t)
				server.status.Store(int32(test.status))
				b.instance("i-0", "tcp", 8080, server.address)
				b.backends(ecs("i-0", 100))
				ref := b.listen(protocol, 80, func(l *world.Listener) {
					l.Health = test.check
					l.Health.On, l.Health.Interval, l.Health.Unhealthy = true, 1, 2
					if protocol == "tcp" {
						l.Health.Type = "http"
					}
				})
				must(t, b.world.Advance(time.Minute))
				state, why := b.health(ref, "i-0")
				if (state == world.HealthNormal) != (test.why == "") || why != test.why {
					t.Errorf("%s %q, want %q", state, why, test.why)
				}
				if asked := server.asked.Load(); asked != test.asked {
					t.Errorf("asked %v, want %s", asked, test.asked)
				}
			})
		}
	}
}

func TestUDPChecks(t *testing.T) {
	t.Parallel()
	deaf, err := net.ListenPacket("udp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { deaf.Close() }) // after the subtests
	const nobody = "127.0.0.1:1"       // a port that no system hands out
	for name, test := range map[string]struct {
		check  world.HealthCheck
		target string
		why    string
	}{
		"answers":         {world.HealthCheck{Request: "ping", Expect: "ping"}, udp(t, "i-0"), ""},
		"answers wrongly": {world.HealthCheck{Request: "ping", Expect: "pong"}, udp(t, "i-0"), `the server's answer is not "pong"`},
		"silent":          {world.HealthCheck{}, deaf.LocalAddr().String(), ""},
		"silent, asked":   {world.HealthCheck{Request: "ping", Expect: "pong"}, deaf.LocalAddr().String(), "the server does not answer: i/o timeout"},
		"refused":         {world.HealthCheck{}, nobody, "nobody listens on the server's port"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, clock.Manual)
			b.instance("i-0", "udp", 8080, test.target)
			b.backends(ecs("i-0", 100))
			ref := b.listen("udp", 53, func(l *world.Listener) {
				l.Health = test.check
				l.Health.On, l.Health.Interval, l.Health.Timeout = true, 1, 1
			})
			must(t, b.world.Advance(time.Minute))
			if state, why := b.health(ref, "i-0"); (state == world.HealthNormal) != (test.why == "") || why != test.why {
				t.Errorf("%s %q, want %q", state, why, test.why)
			}
		})
	}
}

// TestOtherPorts: a check may ask another port than traffic goes to, by an interface of the instance, or for a rule.
func TestOtherPorts(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Manual)
	server := newSwitched(t)
	b.instance("i-0", "tcp", 8080, lines(t, "i-0"))
	b.instance("i-0", "tcp", 9999, server.address)
	b.write(func(tx *world.Tx) error {
		return tx.NetworkInterfaces.Insert(&world.NetworkInterface{Meta: world.Meta{ID: "eni-0"}, Instance: "i-0", PrivateIPs: []netip.Addr{netip.MustParseAddr("10.0.0.9")}})
	})
	b.backends(ecs("i-0", 100), world.Backend{Server: "eni-0", Type: world.BackendENI, Weight: 100})
	b.listen("tcp", 80, func(l *world.Listener) { l.Health.On, l.Health.ConnectPort = true, 9999 })
	web := b.listen("http", 81, func(l *world.Listener) { l.VServerGroup = "rsp-one" })
	b.write(func(tx *world.Tx) error {
		for _, id := range []string{"rsp-one", "rsp-two"} {
			g := &world.VServerGroup{Meta: world.Meta{ID: id}, LoadBalancer: balancerID, Backends: []world.Backend{{Server: "i-0", Type: world.BackendECS, Port: 8080, Weight: 100}}}
			if err := tx.VServerGroups.Insert(g); err != nil {
				return err
			}
		}
		return tx.ForwardingRules.Insert(&world.ForwardingRule{Meta: world.Meta{ID: "rule-one"}, LoadBalancer: balancerID, Protocol: "http", Port: 81, URL: "/a", VServerGroup: "rsp-two",
			Health: world.HealthCheck{On: true, ConnectPort: 9999, URI: "/", Interval: 1}})
	})
	server.off()
	must(t, b.world.Advance(time.Minute))
	var failed []string
	must(t, b.world.View(account, region, func(tx *world.Tx) error {
		for f, err := range tx.FailedChecks.Each() {
			if err != nil {
				return err
			}
			failed = append(failed, f.ID)
			if !strings.Contains(f.Why, "connection refused") || f.Since.IsZero() || strings.Contains(f.Why, "127.0.0.1") {
				t.Errorf("%+v", f)
			}
		}
		return nil
	}))
	want := []string{"lb-one_tcp_80/eni-0:8080", "lb-one_tcp_80/i-0:8080", "rule-one/i-0:8080"}
	if fmt.Sprint(failed) != fmt.Sprint(want) {
		t.Errorf("%q failed, want %q", failed, want)
	}
	if status, _ := get(t, b.browser(web, client, false), "http://site.test/a"); status != http.StatusServiceUnavailable {
		t.Errorf("the rule answers %d", status)
	}
}
