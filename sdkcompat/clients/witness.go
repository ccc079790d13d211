package clients

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// Witness stands between one client and the emulator and reads what most clients throw away: the
// header that names the rules behind a refusal. It changes nothing on the way; the Host that a
// client signs is the witness's own.
type Witness struct {
	server *httptest.Server
	rules  atomic.Pointer[string]
}

// NewWitness stands before the endpoint until the test ends.
func NewWitness(t testing.TB, endpoint string) *Witness {
	t.Helper()
	target, err := url.Parse(endpoint)
	if err != nil {
		t.Fatal(err)
	}
	w := &Witness{}
	w.server = httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme, r.Out.URL.Host = target.Scheme, target.Host
			r.Out.Host = r.In.Host
		},
		ModifyResponse: func(res *http.Response) error {
			rules := res.Header.Get(ruleHeader)
			w.rules.Store(&rules)
			return nil
		},
	})
	t.Cleanup(w.server.Close)
	return w
}

// URL and Address are the endpoint for the client.
func (w *Witness) URL() string { return w.server.URL }

// Address is the endpoint without its scheme.
func (w *Witness) Address() string { return w.server.Listener.Addr().String() }

// add tells a refusal the rules of the last answer.
func (w *Witness) add(err error) error {
	var r *scenario.Refusal
	if last := w.rules.Load(); errors.As(err, &r) && last != nil && r.Rules == "" {
		r.Rules = *last
	}
	return err
}

// API watches a management client that calls the witness.
func (w *Witness) API(api scenario.API) scenario.API { return watchedAPI{w, api} }

type watchedAPI struct {
	w   *Witness
	api scenario.API
}

func (a watchedAPI) Call(product, action string, params scenario.Params) (scenario.Answer, error) {
	answer, err := a.api.Call(product, action, params)
	return answer, a.w.add(err)
}

// Storage watches a storage client that calls the witness.
func (w *Witness) Storage(storage scenario.Storage) scenario.Storage {
	return watchedStorage{storage, w}
}

type watchedStorage struct {
	scenario.Storage
	w *Witness
}

func (s watchedStorage) PutLiveChannel(bucket, channel string) error {
	return s.w.add(s.Storage.PutLiveChannel(bucket, channel))
}
