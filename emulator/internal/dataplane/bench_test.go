package dataplane_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var (
	account = world.Account{ID: "1000000000000001"}
	region  = regions.Region{ID: "cn-hangzhou"}
	client  = netip.MustParseAddrPort("203.0.113.9:40000")
	front   = netip.MustParseAddr("198.18.0.10")
)

const balancerID = "lb-one"

// bench is a world with one load balancer, and a balancer that carries for it.
type bench struct {
	testing.TB
	world *world.World
	*dataplane.Balancer
	dials atomic.Int64
}

func open(t testing.TB, pace clock.Pace) *bench {
	t.Helper()
	matrix, err := regions.Load()
	must(t, err)
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(pace), Matrix: matrix, Seed: 1})
	must(t, err)
	b := &bench{TB: t, world: w}
	b.write(func(tx *world.Tx) error {
		return tx.LoadBalancers.Insert(&world.LoadBalancer{Meta: world.Meta{ID: balancerID}, Status: world.BalancerActive, Address: front, AddressType: world.Internet})
	})
	b.Balancer = dataplane.New(dataplane.Config{World: w, Dial: b.dial})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), enough)
		defer cancel()
		if err := b.Close(ctx); err != nil {
			t.Errorf("Close: %v", err)
		}
		_ = w.Close()
	})
	return b
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// dial refuses what is not the target of a registered workload.
func (b *bench) dial(ctx context.Context, network, address string) (net.Conn, error) {
	b.dials.Add(1)
	registered := false
	err := b.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for w, err := range tx.Workloads.Each() {
			if err != nil {
				return err
			}
			registered = registered || w.Target == address && w.Protocol == network
		}
		return nil
	})
	if err != nil || !registered {
		b.Errorf("dialled %s %s, which nobody registered (%v)", network, address, err)
	}
	return new(net.Dialer).DialContext(ctx, network, address)
}

func (b *bench) write(change func(*world.Tx) error) {
	b.Helper()
	must(b, b.world.Update(account, region, change))
}

func (b *bench) ref(protocol string, port int) dataplane.Ref {
	return dataplane.Ref{Account: account.ID, Region: region.ID, Listener: world.ListenerID(balancerID, protocol, port)}
}

// instance makes a running instance whose port is served by a workload; an empty target registers none.
func (b *bench) instance(id, protocol string, port int, target string) {
	b.Helper()
	b.write(func(tx *world.Tx) error {
		err := tx.Instances.Put(&world.Instance{Meta: world.Meta{ID: id}, Status: world.Running, PrivateIP: netip.MustParseAddr("10.0.0.8")})
		if err != nil || target == "" {
			return err
		}
		return tx.Workloads.Put(&world.Workload{ID: world.WorkloadID(id, protocol, port), Instance: id, Protocol: protocol, Port: port, Target: target})
	})
}

// listen makes a running listener.
func (b *bench) listen(protocol string, port int, change func(*world.Listener)) dataplane.Ref {
	b.Helper()
	l := &world.Listener{
		Meta: world.Meta{ID: world.ListenerID(balancerID, protocol, port)}, LoadBalancer: balancerID, Protocol: protocol, Port: port,
		Status: world.ListenerRunning, BackendPort: 8080, Scheduler: "wrr", Health: world.HealthCheck{Interval: 2, Healthy: 2, Unhealthy: 2, Timeout: 2},
	}
	if change != nil {
		change(l)
	}
	b.write(func(tx *world.Tx) error { return tx.Listeners.Put(l) })
	return b.ref(protocol, port)
}

func (b *bench) change(ref dataplane.Ref, change func(*world.Listener)) {
	b.Helper()
	b.write(func(tx *world.Tx) error {
		l, err := tx.Listeners.Get(ref.Listener)
		if err != nil {
			return err
		}
		change(l)
		return tx.Listeners.Put(l)
	})
}

// balancer changes the load balancer.
func (b *bench) balancer(change func(*world.LoadBalancer)) {
	b.Helper()
	b.write(func(tx *world.Tx) error {
		lb, err := tx.LoadBalancers.Get(balancerID)
		if err != nil {
			return err
		}
		change(lb)
		return tx.LoadBalancers.Put(lb)
	})
}

// backends sets the default group.
func (b *bench) backends(list ...world.Backend) {
	b.Helper()
	b.balancer(func(lb *world.LoadBalancer) { lb.Backends = list })
}

func ecs(id string, weight int) world.Backend {
	return world.Backend{Server: id, Type: world.BackendECS, Weight: weight}
}

// site serves HTTP as a workload and gives its address.
func site(t testing.TB, handler http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(handler)
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://")
}

// named answers every request with its name.
func named(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, name) }
}

// call opens a connection to a listener: a socket whose other end the balancer serves.
func (b *bench) call(ref dataplane.Ref, from netip.AddrPort) net.Conn {
	b.Helper()
	near, far := pair(b)
	go func() {
		if err := b.Serve(context.Background(), far, ref, dataplane.Caller{Address: from}); err != nil && !errors.Is(err, dataplane.ErrNoServer) && !errors.Is(err, dataplane.ErrRefused) && !errors.Is(err, dataplane.ErrClosed) {
			b.Logf("Serve: %v", err)
		}
	}()
	return near
}

// enough is how long a test waits for what has to come: longer than any machine is busy.
const enough = 60 * time.Second

// await gives what comes from a channel, or the zero value once it is closed.
func await[T any](t testing.TB, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(enough):
		t.Fatalf("%s: it never comes", what)
		panic("unreachable")
	}
}

// pair gives the two ends of a real connection.
func pair(t testing.TB) (near, far net.Conn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	near, err = net.Dial("tcp", l.Addr().String())
	must(t, err)
	far, err = l.Accept()
	must(t, err)
	t.Cleanup(func() { near.Close() })
	must(t, near.SetDeadline(time.Now().Add(enough)))
	return near, far
}

// browser is a client whose connections all go to one listener.
func (b *bench) browser(ref dataplane.Ref, from netip.AddrPort, keep bool) *http.Client {
	transport := &http.Transport{
		DialContext:       func(context.Context, string, string) (net.Conn, error) { return b.call(ref, from), nil },
		DisableKeepAlives: !keep, DisableCompression: true,
	}
	b.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: enough, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func get(t testing.TB, c *http.Client, url string) (int, string) {
	t.Helper()
	r, err := c.Get(url)
	if err != nil {
		return 0, err.Error()
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	must(t, err)
	return r.StatusCode, string(body)
}

// lines serves TCP: it greets with a name and then answers each line with it.
func lines(t testing.TB, name string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				for r := bufio.NewReader(c); ; {
					line, err := r.ReadString('\n')
					if err != nil {
						return
					}
					fmt.Fprintf(c, "%s %s", name, line)
				}
			}()
		}
	}()
	return l.Addr().String()
}

// say sends a line and gives the answer; an error when the connection has ended.
func say(c net.Conn, text string) (string, error) {
	if _, err := fmt.Fprintln(c, text); err != nil {
		return "", err
	}
	answer, err := bufio.NewReader(c).ReadString('\n')
	return strings.TrimSpace(answer), err
}

// eventually waits for something to come true.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(enough); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Errorf("never: %s", what)
}

// TestMain fails the run when a goroutine or a socket of the package outlives the tests.
func TestMain(m *testing.M) {
	before := sockets()
	code := m.Run()
	for end := time.Now().Add(enough); sockets() > before && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond)
	}
	if n := sockets(); code == 0 && n > before {
		fmt.Fprintf(os.Stderr, "%d sockets left open, %d before\n", n, before)
		code = 1
	}
	if left := leaked(); code == 0 && left != "" {
		os.Stderr.WriteString("goroutines left after Close:\n" + left + "\n")
		code = 1
	}
	os.Exit(code)
}

// sockets counts the open ones, where the system shows them.
func sockets() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	n := 0
	for _, e := range entries {
		if to, err := os.Readlink("/proc/self/fd/" + e.Name()); err == nil && strings.HasPrefix(to, "socket:") {
			n++
		}
	}
	return n
}

func leaked() string {
	var left []string
	for range 500 { // ends at the first look at which nothing is left
		left = nil
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		for stack := range strings.SplitSeq(string(stacks), "\n\n") {
			if strings.Contains(stack, "internal/dataplane.") {
				left = append(left, stack)
			}
		}
		if left == nil {
			return ""
		}
		time.Sleep(20 * time.Millisecond)
	}
	return strings.Join(left, "\n\n")
}
