package server

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// bucketBench is a world with its door, on a real socket.
type bucketBench struct {
	t      testing.TB
	world  *world.World
	blobs  blob.Store
	trail  *audit.Trail
	server *Server
	url    string
	// account signs the next request; empty for an anonymous one.
	account string
	// host is the Host header of the next request; empty for path style.
	host string
}

func newBucketBench(t testing.TB) *bucketBench {
	t.Helper()
	return newBucketBenchWith(t, store.NewMemory(), blob.NewMemory(64<<20))
}

// newBucketBenchWith is newBucketBench over stores of the test's own.
func newBucketBenchWith(t testing.TB, engine store.Engine, blobs blob.Store) *bucketBench {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: engine, Clock: clock.New(clock.Instant), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.CheckCache(); err != nil {
			t.Error(err)
		}
		_ = w.Close()
	})
	if err := w.Update(world.Account{}, regions.Region{}, plantTestAccounts); err != nil {
		t.Fatal(err)
	}
	b := &bucketBench{t: t, world: w, blobs: blobs, trail: audit.New(), account: "public"}
	d, err := action.New(action.Options{World: w, Trail: b.trail, Seed: 1, Log: func(e audit.Event) {
		if e.Status >= 500 && e.Error == "" && !strings.Contains(e.Message, errMachineEnds.Error()) { // what the service has a code for is an answer
			t.Errorf("%s: internal error: %s", e.Action, e.Message)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Dispatcher: d, World: w, Trail: b.trail, Contents: oss.NewContents(b.blobs, w), Listeners: func() map[string]string { return nil }})
	b.server = s
	b.url = newBucketBenchOn(t, b, "")
	return b
}

// newBucketBenchOn opens one more listener on the bench's world, whose callers come from elsewhere.
func newBucketBenchOn(t testing.TB, b *bucketBench, from vantage.Kind) string {
	t.Helper()
	listener := httptest.NewUnstartedServer(b.server)
	listener.Config.ConnContext = func(ctx context.Context, _ net.Conn) context.Context {
		return vantage.With(ctx, vantage.Vantage(from))
	}
	listener.Start()
	t.Cleanup(listener.Close)
	return listener.URL
}

// plantTestAccounts makes, unless a store has them, one account for each cloud and a second one for finance, each with a key of its name.
func plantTestAccounts(tx *world.Tx) error {
	for i, name := range []string{"finance", "finance-2", "gov", "public", "microfinance"} {
		cloud, _, _ := strings.Cut(name, "-")
		id := fmt.Sprintf("1%015d", i+1)
		if err := tx.Accounts.Put(&world.Account{ID: id, Name: name, Cloud: cloud}); err != nil {
			return err
		}
		if err := tx.AccessKeys.Put(&world.AccessKey{ID: name, Secret: "ringfence", Account: id}); err != nil {
			return err
		}
	}
	return nil
}

// as gives the bench with another caller, at with another host, seen with another vantage.
func (b *bucketBench) as(account string) *bucketBench { c := *b; c.account = account; return &c }
func (b *bucketBench) at(host string) *bucketBench    { c := *b; c.host = host; return &c }

// answer is what came back.
type answer struct {
	*http.Response
	body []byte
}

// do sends a request for a target (bucket/key) with a query and headers, "Name: value" each.
func (b *bucketBench) do(method, target, query, body string, headers ...string) answer {
	b.t.Helper()
	bucket, key, _ := strings.Cut(target, "/")
	path := "/" + (&urlPath{bucket, key}).escaped(b.host != "" && strings.HasPrefix(b.host, bucket+"."))
	r, err := http.NewRequest(method, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.URL.RawQuery = query
	if b.host != "" {
		r.Host = b.host
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	if b.account != "" {
		wire.Signer{AccessKeyID: b.account, Secret: "ringfence"}.V1(r, wire.Target{Bucket: bucket, Key: key}, time.Now())
	}
	return b.send(r)
}

// send sends a request as it is.
func (b *bucketBench) send(r *http.Request) answer {
	b.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{res, text}
}

// must is do that has to succeed.
func (b *bucketBench) must(method, target, query, body string, headers ...string) answer {
	b.t.Helper()
	a := b.do(method, target, query, body, headers...)
	if a.StatusCode/100 != 2 {
		b.t.Fatalf("%s %s?%s: %d %s", method, target, query, a.StatusCode, a.body)
	}
	return a
}

// refused is do that has to fail with a status and a code; the answer comes back for what else it says.
func (b *bucketBench) refused(status int, code, method, target, query, body string, headers ...string) answer {
	b.t.Helper()
	a := b.do(method, target, query, body, headers...)
	if got := a.code(b.t); a.StatusCode != status || got != code {
		b.t.Errorf("%s %s?%s: %d %s, want %d %s\n%s", method, target, query, a.StatusCode, got, status, code, a.body)
	}
	return a
}

// code is the code of an error, from the body or, of a HEAD request, from its header.
func (a answer) code(t testing.TB) string {
	t.Helper()
	body := a.body
	if h := a.Header.Get("x-oss-err"); len(body) == 0 && h != "" {
		var err error
		if body, err = base64.StdEncoding.DecodeString(h); err != nil {
			t.Error(err)
		}
	}
	var e struct{ Code string }
	if len(bytes.TrimSpace(body)) > 0 && xml.Unmarshal(body, &e) != nil {
		t.Errorf("the body is no XML: %q", body)
	}
	return e.Code
}

// element reads one element of an answer, by path.
func (a answer) element(t testing.TB, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(string(a.body), "<"+name+">")
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(rest, "</"+name+">")
	return value
}

type urlPath struct{ bucket, key string }

// escaped spells bucket and key for a URL, every byte of the key but letters and digits.
func (p *urlPath) escaped(virtual bool) string {
	path := p.bucket
	if virtual {
		path = ""
	}
	if p.key != "" {
		if path != "" {
			path += "/"
		}
		path += wire.EscapeKey(p.key)
	}
	return path
}
