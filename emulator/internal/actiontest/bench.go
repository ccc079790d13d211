package actiontest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Start is the moment at which every test world begins.
var Start = time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)

// Bench is a world with a dispatcher, and the caller of the next call.
type Bench struct {
	World      *world.World
	Dispatcher *action.Dispatcher

	t        testing.TB
	services []action.Service
	account  string
	region   string
	format   rpc.Format
	// key signs the calls of a bench that verifies signatures; nonces counts them.
	key    *rpc.Credentials
	nonces *int
}

// New makes a world in which transient states pass at once.
func New(t testing.TB, services ...action.Service) *Bench {
	t.Helper()
	return open(t, clock.Instant, true, services)
}

// NewSigned makes a world that verifies signatures and asks policies. Its calls are signed with the account's own key,
// or with what WithKey says.
func NewSigned(t testing.TB, services ...action.Service) *Bench {
	t.Helper()
	b := open(t, clock.Instant, false, services)
	b.nonces = new(int)
	return b.WithKey(rpc.Credentials{AccessKeyID: b.account, Secret: "ringfence"})
}

// NewSlow makes a world in which transient states last until the clock is advanced.
func NewSlow(t testing.TB, services ...action.Service) *Bench {
	t.Helper()
	return open(t, clock.Manual, true, services)
}

func open(t testing.TB, pace clock.Pace, authOff bool, services []action.Service) *Bench {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.NewAt(pace, Start), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	b := &Bench{World: w, t: t, services: services, account: "public", region: "cn-hangzhou", format: rpc.JSON}
	log := func(e audit.Event) {
		if e.Error == rpc.ErrInternal.Code {
			t.Errorf("%s %s: internal error: %s", e.Product, e.Action, e.Message)
		}
	}
	b.Dispatcher, err = action.New(action.Options{World: w, Trail: audit.New(), AuthOff: authOff, Seed: 1, Log: log}, services...)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Update(world.Account{}, regions.Region{}, plantAccounts); err != nil {
		t.Fatal(err)
	}
	return b
}

// plantAccounts makes the accounts that every emulator starts with, and a key named like each.
func plantAccounts(tx *world.Tx) error {
	clouds := []struct{ name, cloud string }{
		{"finance", "finance"}, {"finance-2", "finance"}, {"gov", "gov"}, {"public", "public"}, {"microfinance", "microfinance"},
	}
	for i, c := range clouds {
		a := world.Account{ID: fmt.Sprintf("1%015d", i+1), Name: c.name, Cloud: c.cloud, CreatedAt: tx.Now()}
		if err := tx.Accounts.Insert(&a); err != nil {
			return err
		}
		if err := tx.AccessKeys.Insert(&world.AccessKey{ID: c.name, Secret: "ringfence", Account: a.ID}); err != nil {
			return err
		}
		if err := tx.As(a, regions.Region{}).PlantGroup(); err != nil {
			return err
		}
	}
	return nil
}

// As gives the same world to another account's caller.
func (b *Bench) As(account string) *Bench {
	other := *b
	other.account = account
	if b.key != nil {
		return other.WithKey(rpc.Credentials{AccessKeyID: account, Secret: "ringfence"})
	}
	return &other
}

// WithKey gives the same world to whoever signs with a key.
func (b *Bench) WithKey(key rpc.Credentials) *Bench {
	other := *b
	other.key = &key
	return &other
}

// In gives the same world to the same caller in another region.
func (b *Bench) In(region string) *Bench {
	other := *b
	other.region = region
	return &other
}

// Advance moves the world's clock.
func (b *Bench) Advance(d time.Duration) {
	b.t.Helper()
	if err := b.World.Advance(d); err != nil {
		b.t.Fatal(err)
	}
}

// Call makes a call, named "Product Action", with parameters as names and values in turn.
func (b *Bench) Call(name string, params ...string) Answer {
	b.t.Helper()
	product, verb, _ := strings.Cut(name, " ")
	version := ""
	for _, s := range b.services {
		if strings.EqualFold(s.Product, product) {
			version = s.Version
		}
	}
	if version == "" || len(params)%2 != 0 {
		b.t.Fatalf("%s: there is no such product, or a parameter without a value", name)
	}
	filled := map[string]string{"RegionId": b.region}
	for i := 0; i < len(params); i += 2 {
		filled[params[i]] = params[i+1]
	}
	if b.key != nil {
		return b.signed(product, verb, version, filled)
	}
	call := &rpc.Call{
		Action: verb, Version: version, Format: b.format, AccessKeyID: b.account,
		Params: rpc.ParamsFrom(filled), Host: strings.ToLower(product) + ".aliyuncs.com",
	}
	return Answer{Answer: b.Dispatcher.RPC(call, nil, action.Origin{}), json: b.format == rpc.JSON, t: b.t}
}

// signed makes a call as a client sends it.
func (b *Bench) signed(product, verb, version string, params map[string]string) Answer {
	b.t.Helper()
	*b.nonces++
	query := url.Values{"Action": {verb}, "Version": {version}, "Format": {string(b.format)}}
	for name, value := range params {
		query.Set(name, value)
	}
	r, err := http.NewRequest(http.MethodGet, "http://"+strings.ToLower(product)+".aliyuncs.com/?"+query.Encode(), nil)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := rpc.SignV1(r, *b.key, b.World.Clock().Wall(), strconv.Itoa(*b.nonces)); err != nil {
		b.t.Fatal(err)
	}
	call, err := rpc.Parse(r, nil)
	return Answer{Answer: b.Dispatcher.RPC(call, err, action.Origin{}), json: b.format == rpc.JSON, t: b.t}
}

// OK makes a call that must succeed.
func (b *Bench) OK(name string, params ...string) Answer {
	b.t.Helper()
	a := b.Call(name, params...)
	if a.Status != 200 {
		b.t.Fatalf("%s %q: %d %s", name, params, a.Status, a.Body)
	}
	return a
}

// Refused makes a call that must be refused with an error code.
func (b *Bench) Refused(code, name string, params ...string) Answer {
	b.t.Helper()
	a := b.Call(name, params...)
	if got := a.Get("Code"); a.Status == 200 || got != code {
		b.t.Errorf("%s %q: %d %s, want %s", name, params, a.Status, a.Body, code)
	}
	return a
}

// Answer is what a call was answered.
type Answer struct {
	action.Answer
	json bool
	t    testing.TB
}

// Get reads a value of a JSON answer by dotted path; empty when the answer has none.
func (a Answer) Get(path string) string {
	a.t.Helper()
	if !a.json {
		a.t.Fatalf("Get %s: the answer is not JSON", path)
	}
	value, ok := find(a.t, a.Body, path)
	if !ok || value == nil {
		return ""
	}
	if s, ok := value.(string); ok {
		return s
	}
	text, err := json.Marshal(value)
	if err != nil {
		a.t.Fatal(err)
	}
	return string(text)
}

// Len counts a list in a JSON answer.
func (a Answer) Len(path string) int {
	a.t.Helper()
	value, _ := find(a.t, a.Body, path)
	list, ok := value.([]any)
	if !ok {
		a.t.Fatalf("%s is not a list in %s", path, a.Body)
	}
	return len(list)
}

func find(t testing.TB, body []byte, path string) (any, bool) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
	for _, step := range strings.Split(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			inner, ok := v[step]
			if !ok {
				return nil, false
			}
			value = inner
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return nil, false
			}
			value = v[i]
		default:
			return nil, false
		}
	}
	return value, true
}
