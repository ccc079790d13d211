package dataplane_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// three makes a TCP listener in front of three servers.
func three(b *bench, change func(*world.Listener), weights ...int) dataplane.Ref {
	b.Helper()
	var list []world.Backend
	for i, weight := range weights {
		id := fmt.Sprintf("i-%d", i)
		b.instance(id, "tcp", 8080, lines(b, id))
		list = append(list, ecs(id, weight))
	}
	b.backends(list...)
	return b.listen("tcp", 80, change)
}

// visits counts which server answers connections of different clients.
func visits(b *bench, ref dataplane.Ref, n int, from func(i int) netip.AddrPort) map[string]int {
	b.Helper()
	count := map[string]int{}
	for i := range n {
		c := b.call(ref, from(i))
		answer, err := say(c, "x")
		must(b, err)
		count[strings.Fields(answer)[0]]++
		must(b, c.Close())
	}
	return count
}

func many(i int) netip.AddrPort {
	return netip.AddrPortFrom(netip.AddrFrom4([4]byte{203, 0, 113, byte(i)}), uint16(1000+i))
}

func one(int) netip.AddrPort { return client }

func TestSchedulers(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		scheduler string
		weights   []int
		n         int
		from      func(int) netip.AddrPort
		want      [3]int // of n
		tolerance int
	}{
		{"wrr", []int{100, 50, 10}, 160, one, [3]int{100, 50, 10}, 0},
		{"wrr", []int{100, 100, 0}, 40, one, [3]int{20, 20, 0}, 0},
		{"rr", []int{100, 50, 10}, 60, one, [3]int{20, 20, 20}, 0},
		{"wlc", []int{100, 100, 100}, 60, one, [3]int{20, 20, 20}, 12},
		{"sch", []int{100, 100, 0}, 200, many, [3]int{100, 100, 0}, 30},
		{"tch", []int{100, 100, 100}, 210, many, [3]int{70, 70, 70}, 30},
	} {
		t.Run(fmt.Sprint(test.scheduler, test.weights), func(t *testing.T) {
			t.Parallel()
			b := open(t, clock.Instant)
			ref := three(b, func(l *world.Listener) { l.Scheduler = test.scheduler }, test.weights...)
			got := visits(b, ref, test.n, test.from)
			for i, want := range test.want {
				if n := got[fmt.Sprintf("i-%d", i)]; math.Abs(float64(n-want)) > float64(test.tolerance) {
					t.Errorf("i-%d has %d of %d, want %d ± %d", i, n, test.n, want, test.tolerance)
				}
			}
		})
	}
}

// TestConsistentHash: a client keeps its server, and when one goes only its own clients move.
func TestConsistentHash(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.Scheduler = "sch" }, 100, 100, 100)
	home := func(i int) string {
		c := b.call(ref, many(i))
		defer c.Close()
		answer, err := say(c, "x")
		must(t, err)
		return strings.Fields(answer)[0]
	}
	before := map[int]string{}
	for i := range 60 {
		before[i] = home(i)
	}
	b.backends(ecs("i-0", 100), ecs("i-1", 100))
	for i, was := range before {
		if is := home(i); was != "i-2" && is != was || is == "i-2" {
			t.Errorf("client %d moved from %s to %s", i, was, is)
		}
	}
}

func TestLeastConnections(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.Scheduler = "wlc" }, 100, 100)
	held := map[string]net.Conn{}
	for range 2 {
		c := b.call(ref, client)
		answer, err := say(c, "x")
		must(t, err)
		held[strings.Fields(answer)[0]] = c
	}
	if len(held) != 2 {
		t.Fatalf("both connections went to one server: %v", held)
	}
	held["i-1"].Close()
	eventually(t, "the connection is released", func() bool {
		c := b.call(ref, client)
		defer c.Close()
		answer, err := say(c, "x")
		return err == nil && strings.HasPrefix(answer, "i-1")
	})
}

func TestPersistence(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Manual)
	ref := three(b, func(l *world.Listener) { l.Stream.Persistence = 60 }, 100, 100)
	if got := visits(b, ref, 6, one); len(got) != 1 {
		t.Errorf("one client was on %v", got)
	}
	must(t, b.world.Advance(61*time.Second))
	moved := visits(b, ref, 1, one)
	must(t, b.world.Advance(61*time.Second))
	if again := visits(b, ref, 1, one); fmt.Sprint(again) == fmt.Sprint(moved) {
		t.Errorf("stays on %v after the time is over", again)
	}
}

func TestProxyProtocol(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.Stream.ProxyProtocol = true }, 100)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	b.instance("i-0", "tcp", 8080, l.Addr().String())
	c := b.call(ref, client)
	defer c.Close()
	server, err := l.Accept()
	must(t, err)
	defer server.Close()
	header := make([]byte, 28)
	_, err = io.ReadFull(server, header)
	must(t, err)
	want := "\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c" + "\xcb\x00\x71\x09" + "\xc6\x12\x00\x0a" + "\x9c\x40" + "\x00\x50"
	if string(header) != want {
		t.Errorf("% x, want % x", header, want)
	}
}

func TestMasterSlave(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.MasterSlaveGroup = "rsp-one" }, 0, 0)
	b.write(func(tx *world.Tx) error {
		return tx.MasterSlaveGroups.Insert(&world.MasterSlaveGroup{Meta: world.Meta{ID: "rsp-one"}, LoadBalancer: balancerID, Backends: []world.Backend{
			{Server: "i-0", Type: world.BackendECS, Port: 8080, Weight: 100, Role: "Master"},
			{Server: "i-1", Type: world.BackendECS, Port: 8080, Weight: 100, Role: "Slave"},
		}})
	})
	if got := visits(b, ref, 4, one); got["i-0"] != 4 {
		t.Errorf("not all on the master: %v", got)
	}
	b.write(func(tx *world.Tx) error {
		i, err := tx.Instances.Get("i-0")
		if err != nil {
			return err
		}
		i.Status = world.Stopped
		return tx.Instances.Put(i)
	})
	if got := visits(b, ref, 4, one); got["i-1"] != 4 {
		t.Errorf("not all on the slave: %v", got)
	}
}

// TestAccess: the listener's access control decides on the client's address, however it got here.
func TestAccess(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, nil, 100)
	b.write(func(tx *world.Tx) error {
		if err := tx.AccessControlLists.Insert(&world.AccessControlList{Meta: world.Meta{ID: "acl-empty"}}); err != nil {
			return err
		}
		return tx.AccessControlLists.Insert(&world.AccessControlList{Meta: world.Meta{ID: "acl-one"}, Entries: []world.ACLEntry{{Source: netip.MustParsePrefix("203.0.113.0/24")}}})
	})
	stranger := netip.MustParseAddrPort("198.51.100.1:1")
	for _, test := range []struct {
		name    string
		change  func(*world.Listener)
		in, out bool // the client in the list, and the stranger
	}{
		{name: "none", change: func(*world.Listener) {}, in: true, out: true},
		{name: "white", change: func(l *world.Listener) {
			l.ACL = world.ListenerACL{On: true, Type: world.ACLWhite, IDs: []string{"acl-one"}}
		}, in: true},
		{name: "black", change: func(l *world.Listener) {
			l.ACL = world.ListenerACL{On: true, Type: world.ACLBlack, IDs: []string{"acl-one"}}
		}, out: true},
		{name: "off again", change: func(l *world.Listener) { l.ACL.On = false }, in: true, out: true},
		{name: "empty list", change: func(l *world.Listener) {
			l.ACL = world.ListenerACL{On: true, Type: world.ACLWhite, IDs: []string{"acl-empty"}}
		}, in: true, out: true},
		{name: "old white list", change: func(l *world.Listener) {
			l.ACL, l.WhiteList = world.ListenerACL{}, world.WhiteList{On: true, Items: []string{"203.0.113.9"}}
		}, in: true},
		{name: "old white list, prefix", change: func(l *world.Listener) { l.WhiteList.Items = []string{"198.51.100.0/24"} }, out: true},
		{name: "old white list without entries", change: func(l *world.Listener) { l.WhiteList.Items = nil }},
	} {
		b.change(ref, test.change)
		for from, want := range map[netip.AddrPort]bool{client: test.in, stranger: test.out} {
			c := b.call(ref, from)
			_, err := say(c, "x")
			if (err == nil) != want {
				t.Errorf("%s: %s is let in: %v, want %v", test.name, from, err == nil, want)
			}
			c.Close()
		}
	}
}

// TestNobodyHome: what a connection meets when it cannot be served is a reset, and Serve says why.
func TestNobodyHome(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prepare func(*bench, dataplane.Ref)
		want    error
	}{
		"no listener": {func(b *bench, ref dataplane.Ref) {
			b.write(func(tx *world.Tx) error { return tx.Listeners.Delete(ref.Listener) })
		}, dataplane.ErrClosed},
		"stopped listener": {func(b *bench, ref dataplane.Ref) {
			b.change(ref, func(l *world.Listener) { l.Status = world.ListenerStopped })
		}, dataplane.ErrClosed},
		"no servers":       {func(b *bench, _ dataplane.Ref) { b.backends() }, dataplane.ErrNoServer},
		"weight 0":         {func(b *bench, _ dataplane.Ref) { b.backends(ecs("i-0", 0)) }, dataplane.ErrNoServer},
		"no workload":      {func(b *bench, _ dataplane.Ref) { b.instance("i-9", "tcp", 8080, ""); b.backends(ecs("i-9", 100)) }, dataplane.ErrNoServer},
		"unknown instance": {func(b *bench, _ dataplane.Ref) { b.backends(ecs("i-none", 100)) }, dataplane.ErrNoServer},
		"workload is gone": {func(b *bench, _ dataplane.Ref) { b.instance("i-0", "tcp", 8080, "127.0.0.1:1") }, dataplane.ErrNoServer},
		"inactive balancer": {func(b *bench, _ dataplane.Ref) {
			b.balancer(func(lb *world.LoadBalancer) { lb.Status = world.BalancerInactive })
		}, dataplane.ErrClosed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, clock.Instant)
			ref := three(b, nil, 100)
			test.prepare(b, ref)
			near, far := pair(t)
			if err := b.Serve(context.Background(), far, ref, dataplane.Caller{Address: client}); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
			if _, err := near.Read(make([]byte, 1)); err == nil || errors.Is(err, io.EOF) {
				t.Errorf("read: %v, want a reset", err)
			}
		})
	}
}

// TestSkipsSilentServers: a server without a workload gets nothing as long as another has one.
func TestSkipsSilentServers(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, nil, 100)
	b.instance("i-9", "tcp", 8080, "")
	b.backends(ecs("i-9", 100), ecs("i-0", 1))
	if got := visits(b, ref, 5, one); got["i-0"] != 5 {
		t.Errorf("%v", got)
	}
}

func TestIdleStreamEnds(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, func(l *world.Listener) { l.Stream.Established = 3 }, 100)
	c := b.call(ref, client)
	for begun := time.Now(); time.Since(begun) < 4*time.Second; time.Sleep(100 * time.Millisecond) { // it does not end while it is used
		_, err := say(c, "x")
		must(t, err)
	}
	if _, err := c.Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("it goes on: %v", err)
	}
}

// TestHalfClose: a client that has said all it wants still hears the answer.
func TestHalfClose(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		all, _ := io.ReadAll(c)
		fmt.Fprintf(c, "%d bytes", len(all))
	}()
	ref := three(b, nil, 100)
	b.instance("i-0", "tcp", 8080, l.Addr().String())
	c := b.call(ref, client).(*net.TCPConn)
	_, err = c.Write(make([]byte, 100_000))
	must(t, err)
	must(t, c.CloseWrite())
	answer, err := io.ReadAll(c)
	must(t, err)
	if string(answer) != "100000 bytes" {
		t.Errorf("%q", answer)
	}
}

// TestReaches: packets of TCP and UDP listeners keep the client's address, so that a server's security group may keep one
// client out and not another.
func TestReaches(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := three(b, nil, 100, 100, 100)
	for name, test := range map[string]struct {
		reaches func(string, int) bool
		want    int // servers
	}{
		"all":  {nil, 3},
		"some": {func(instance string, port int) bool { return instance != "i-1" && port == 8080 }, 2},
		"none": {func(string, int) bool { return false }, 3},
	} {
		got := map[string]bool{}
		for range 9 {
			near, far := pair(t)
			go b.Serve(context.Background(), far, ref, dataplane.Caller{Address: client, Reaches: test.reaches})
			answer, err := say(near, "x")
			must(t, err)
			got[strings.Fields(answer)[0]] = true
			near.Close()
		}
		if len(got) != test.want || name == "some" && got["i-1"] {
			t.Errorf("%s: went to %v", name, got)
		}
	}
}
