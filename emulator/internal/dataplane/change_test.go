package dataplane_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/dataplane"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// TestRunningConnections: what becomes of a connection when its server leaves, loses its weight or fails, with connection
// draining and without.
func TestRunningConnections(t *testing.T) {
	t.Parallel()
	remove := func(b *bench, _ dataplane.Ref) { b.backends() }
	weightless := func(b *bench, _ dataplane.Ref) { b.backends(ecs("i-0", 0)) }
	stop := func(b *bench, _ dataplane.Ref) {
		b.write(func(tx *world.Tx) error {
			i, err := tx.Instances.Get("i-0")
			if err != nil {
				return err
			}
			i.Status = world.Stopped
			return tx.Instances.Put(i)
		})
	}
	halt := func(b *bench, ref dataplane.Ref) {
		b.change(ref, func(l *world.Listener) { l.Status = world.ListenerStopped })
	}
	for name, test := range map[string]struct {
		drain          int
		happens        func(*bench, dataplane.Ref)
		goesOn, atLast bool // shortly afterwards, and after the draining time
	}{
		"removed":            {happens: remove},
		"weightless":         {happens: weightless, goesOn: true, atLast: true},
		"stopped machine":    {happens: stop},
		"stopped listener":   {happens: halt},
		"removed, drained":   {drain: 30, happens: remove, goesOn: true},
		"stopped, drained":   {drain: 30, happens: stop},
		"removed, then back": {drain: 30, happens: func(b *bench, ref dataplane.Ref) { remove(b, ref); b.backends(ecs("i-0", 100)) }, goesOn: true, atLast: true},
		"target changed":     {happens: func(b *bench, _ dataplane.Ref) { b.instance("i-0", "tcp", 8080, lines(b, "other")) }, goesOn: true, atLast: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, clock.Manual)
			ref := three(b, func(l *world.Listener) { l.Stream.Drain, l.Stream.DrainTimeout = test.drain > 0, test.drain }, 100)
			c := b.call(ref, client)
			_, err := say(c, "x")
			must(t, err)
			test.happens(b, ref)
			alive := func() bool {
				answer, err := say(c, "x")
				return err == nil && answer == "i-0 x"
			}
			if test.goesOn {
				time.Sleep(100 * time.Millisecond)
				if !alive() {
					t.Fatal("it was ended")
				}
			} else {
				if _, err := c.Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
					t.Fatalf("it goes on: %v", err)
				}
				return
			}
			must(t, b.world.Advance(31*time.Second))
			if alive() != test.atLast {
				t.Errorf("after the draining time it goes on: %v, want %v", !test.atLast, test.atLast)
			}
		})
	}
}

// TestRequestsFinish: a request that runs when everything is taken away still gets its answer, and the next one does not.
func TestRequestsFinish(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	begun, finish := make(chan struct{}), make(chan struct{})
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		fmt.Fprint(w, "done")
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, nil)
	browser := b.browser(ref, client, true)
	answered := make(chan string, 1)
	go func() {
		_, body := get(t, browser, "http://site.test/")
		answered <- body
	}()
	await(t, "the request", begun)
	b.backends()
	b.change(ref, func(l *world.Listener) { l.Status = world.ListenerStopped })
	time.Sleep(50 * time.Millisecond)
	close(finish)
	if body := await(t, "the answer", answered); body != "done" {
		t.Errorf("%q", body)
	}
	if status, _ := get(t, browser, "http://site.test/"); status != 0 {
		t.Errorf("a stopped listener answers %d", status)
	}
}

// TestChangesUnderTraffic: while servers come and go, weights, certificates and lists change and connections run, no request
// fails and none goes to a server that was taken out before it began.
func TestChangesUnderTraffic(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := sites(b, func(l *world.Listener) { l.Health.On = true }, 100, 100, 100)
	streams := b.listen("tcp", 81, func(l *world.Listener) { l.Health.On, l.BackendPort = true, 8081 })
	for i := range 3 {
		b.instance(fmt.Sprintf("i-%d", i), "tcp", 8081, lines(t, fmt.Sprintf("i-%d", i)))
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	// out is the server that is out at present, and the number of the change that took it out.
	var epoch atomic.Int64
	var requests, connections atomic.Int64
	allowed := func(name string, before, after int64) bool {
		for e := before; e <= after; e++ {
			if name != fmt.Sprintf("i-%d", e%3) {
				return true
			}
		}
		return false
	}
	var workers sync.WaitGroup
	for w := range 6 {
		workers.Go(func() {
			browser := b.browser(ref, many(w), w%2 == 0)
			for ctx.Err() == nil {
				before := epoch.Load()
				status, body := get(t, browser, "http://site.test/")
				after := epoch.Load() + 1
				if requests.Add(1); status != 200 || !allowed(body, before, after) {
					t.Errorf("%d %s between changes %d and %d", status, body, before, after)
				}
			}
		})
	}
	for w := range 4 {
		workers.Go(func() {
			for ctx.Err() == nil {
				before := epoch.Load()
				c := b.call(streams, many(100+w))
				answer, err := say(c, "x")
				after := epoch.Load() + 1
				c.Close()
				connections.Add(1)
				if err != nil { // without draining, a connection to a server that leaves is cut
					if errors.Is(err, io.EOF) || strings.Contains(err.Error(), "reset") {
						continue
					}
					t.Error(err)
				} else if name, _, _ := strings.Cut(answer, " "); !allowed(name, before, after) {
					t.Errorf("%s between changes %d and %d", name, before, after)
				}
			}
		})
	}
	begun := time.Now()
	for n := int64(1); ; n++ {
		if took := time.Since(begun); took > enough || took > time.Second && requests.Load() >= 100 && connections.Load() >= 50 {
			break
		}
		var list []world.Backend
		for i := range int64(3) {
			if i != n%3 {
				list = append(list, ecs(fmt.Sprintf("i-%d", i), int(10+i*n%90)))
			}
		}
		b.backends(list...)
		epoch.Store(n)
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	workers.Wait()
	t.Logf("%d requests, %d connections, %d changes", requests.Load(), connections.Load(), epoch.Load())
	if requests.Load() < 100 || connections.Load() < 50 {
		t.Error("there was hardly any traffic")
	}
}

// TestClose: what is idle ends at once, a request under way is waited for, and what does not end is cut off in the end.
func TestClose(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	begun, finish := make(chan struct{}), make(chan struct{})
	b.instance("i-0", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			close(begun)
			<-finish
		}
		fmt.Fprint(w, "done")
	}))
	b.instance("i-0", "tcp", 8081, lines(t, "i-0"))
	b.backends(ecs("i-0", 100))
	web, tcp := b.listen("http", 80, nil), b.listen("tcp", 81, func(l *world.Listener) { l.BackendPort = 8081 })
	quiet := b.call(tcp, client)
	_, err := say(quiet, "x")
	must(t, err)
	browser := b.browser(web, client, true)
	get(t, browser, "http://site.test/")
	slow := make(chan string, 1)
	go func() {
		_, body := get(t, b.browser(web, client, false), "http://site.test/slow")
		slow <- body
	}()
	await(t, "the request", begun)
	closed := make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), enough)
		defer cancel()
		closed <- b.Close(ctx)
	}()
	if _, err := quiet.Read(make([]byte, 1)); err == nil {
		t.Error("the quiet connection goes on")
	}
	select {
	case err := <-closed:
		t.Fatalf("it closed before the request was answered: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	close(finish)
	if body := await(t, "the answer", slow); body != "done" {
		t.Errorf("%q", body)
	}
	must(t, await(t, "the end", closed))
	near, far := pair(t)
	if err := b.Serve(context.Background(), far, tcp, dataplane.Caller{Address: client}); !errors.Is(err, net.ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	near.Close()
}

func TestCloseCutsOff(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	begun := make(chan struct{})
	b.instance("i-0", "tcp", 8080, site(t, func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
	}))
	b.backends(ecs("i-0", 100))
	ref := b.listen("http", 80, nil)
	go get(t, b.browser(ref, client, false), "http://site.test/")
	await(t, "the request", begun)
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	closed := make(chan error, 1)
	go func() { closed <- b.Close(ctx) }()
	if err := await(t, "the end", closed); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}
