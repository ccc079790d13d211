package server_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/server"
	"github.com/ringfence-dev/ringfence/emulator/internal/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// bench is a control API over a world with one public account.
type bench struct {
	t     *testing.T
	world *world.World
	http.Handler
}

func newBench(t *testing.T) bench {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(clock.Instant), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	plant := func() error {
		return w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			if err := account.Open(tx, &world.Account{ID: "1000000000000004", Name: "public"}); err != nil {
				return err
			}
			return account.AddKey(tx, &world.AccessKey{ID: "public", Secret: "x", Account: "1000000000000004"})
		})
	}
	if err := plant(); err != nil {
		t.Fatal(err)
	}
	trail := audit.New()
	d, err := action.New(action.Options{World: w, Trail: trail, AuthOff: true, Seed: 1}, vpc.Service, slb.Service, antiddos.Service, resourcemanager.Service)
	if err != nil {
		t.Fatal(err)
	}
	return bench{t, w, server.New(server.Options{
		Dispatcher: d, World: w, Trail: trail, Contents: oss.NewContents(blob.NewMemory(1<<20), w), Version: "1.2.3", CA: []byte("PEM"),
		Listeners: func() map[string]string { return map[string]string{"intranet": "http://127.0.0.1:1"} },
		Reset: func() error {
			if err := w.Reset(); err != nil {
				return err
			}
			return plant()
		},
		OpenGateway: func(string) (string, error) { return "127.0.0.1:2", nil },
	})}
}

func (b bench) do(method, path, body string) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	out := httptest.NewRecorder()
	b.ServeHTTP(out, r)
	return out
}

func (b bench) control(want int, method, path, body string) string {
	b.t.Helper()
	out := b.do(method, "/_ringfence/"+path, body)
	if out.Code != want {
		b.t.Errorf("%s %s: %d %s, want %d", method, path, out.Code, out.Body, want)
	}
	return out.Body.String()
}

func (b bench) api(query string) string {
	b.t.Helper()
	return b.do(http.MethodGet, "/?Format=JSON&AccessKeyId=public&RegionId=cn-hangzhou&"+query, "").Body.String()
}

func TestAccountsAndCertification(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	const path = "accounts/1000000000000004/certification"
	vpcAnswer := b.api("Action=CreateVpc&Version=2016-04-28&CidrBlock=10.0.0.0/8")
	var created struct{ VpcId string }
	if err := json.Unmarshal([]byte(vpcAnswer), &created); err != nil || created.VpcId == "" {
		t.Fatal(vpcAnswer)
	}
	if body := b.control(409, "PUT", path, `{"cloud":"finance"}`); !strings.Contains(body, created.VpcId) || !strings.Contains(body, "F3-release-first") {
		t.Errorf("the refusal does not name %s and the rule: %s", created.VpcId, body)
	}
	if body := b.control(200, "PUT", path, `{"cloud":"gov","requester":"alice"}`); !strings.Contains(body, `"cloud":"gov"`) || !strings.Contains(body, "alice") {
		t.Error(body)
	}
	b.control(200, "DELETE", path, "")
	b.control(400, "DELETE", path, "")
	b.control(404, "PUT", "accounts/1999999999999999/certification", `{"cloud":"gov"}`)
	b.control(400, "PUT", path, `{"cloud":"moon"}`)
	b.control(400, "PUT", path, `{"cloud":"gov","colour":"red"}`)
	b.control(409, "PUT", path, `{"cloud":"microfinance"}`)
	if body := b.control(201, "POST", "accounts", `{"name":"new","cloud":"finance","entity":"bank"}`); !strings.Contains(body, `"secret":"`) {
		t.Errorf("no key in %s", body)
	}
	b.control(409, "POST", "accounts", `{"name":"new"}`)
	b.control(400, "POST", "accounts", `{"id":"7"}`)
	if body := b.control(200, "GET", "accounts", ""); strings.Count(body, `"cloud":"finance"`) != 1 {
		t.Error(body)
	}
}

func TestStateRoundTrip(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.api("Action=CreateVpc&Version=2016-04-28&CidrBlock=10.0.0.0/8")
	saved := b.control(200, "GET", "state", "")
	b.control(204, "DELETE", "state", "")
	if body := b.api("Action=DescribeVpcs&Version=2016-04-28"); !strings.Contains(body, `"TotalCount":0`) {
		t.Errorf("after the reset: %s", body)
	}
	b.control(400, "PUT", "state", "rubbish")
	b.control(204, "PUT", "state", saved)
	if body := b.api("Action=DescribeVpcs&Version=2016-04-28"); !strings.Contains(body, `"TotalCount":1`) {
		t.Errorf("after the import: %s", body)
	}
	if again := b.control(200, "GET", "state", ""); again != saved {
		t.Error("the export of an import differs from what was imported")
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if body := b.control(200, "GET", "audit", ""); strings.TrimSpace(body) != "[]" {
		t.Errorf("an empty trail: %s", body)
	}
	b.api("Action=DescribeVpcs&Version=2016-04-28")
	b.api("Action=GetResourceGroup&Version=2020-03-31&ResourceGroupId=rg-x")
	for path, want := range map[string]int{
		"requests": 2, "requests?limit=1": 1, "requests?product=Vpc": 1, "requests?error=EntityNotExists.ResourceGroup": 1,
		"requests?verdict=allowed": 1, "requests?account=nobody": 0, "audit": 2, "audit?action=DescribeVpcs": 1,
	} {
		var events []audit.Event
		body := b.control(200, "GET", path, "")
		if err := json.Unmarshal([]byte(body), &events); err != nil || len(events) != want {
			t.Errorf("%s: %d events, %v, want %d: %s", path, len(events), err, want, body)
		}
	}
	b.control(400, "GET", "requests?limit=0", "")
	b.control(400, "GET", "audit?colour=red", "")
	metrics := b.control(200, "GET", "metrics", "")
	for _, want := range []string{`ringfence_calls_total{product="Vpc",action="DescribeVpcs",code="OK"} 1`, `ringfence_call_seconds_count 2`, `ringfence_build_info{version="1.2.3"`} {
		if !strings.Contains(metrics, want) {
			t.Errorf("no %s in\n%s", want, metrics)
		}
	}
}

func TestOtherCalls(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.control(200, "GET", "health", "")
	b.control(200, "GET", "ca.pem", "")
	b.control(200, "GET", "unread", "")
	b.control(200, "GET", "coverage", "")
	b.control(200, "GET", "regions", "")
	b.control(200, "GET", "regions/cn-north-2-gov-1", "")
	b.control(404, "GET", "regions/cn-nowhere", "")
	b.control(200, "GET", "clock", "")
	if body := b.control(200, "POST", "clock", `{"advance":"2h30m"}`); !strings.Contains(body, `"offset":"2h30m0s"`) {
		t.Error(body)
	}
	b.control(400, "POST", "clock", `{"advance":"-1h"}`)
	b.control(400, "POST", "clock", `{"advance":"1h"}{}`)
	b.control(400, "POST", "clock", "")
	b.control(413, "POST", "clock", `{"advance":"`+strings.Repeat(" ", 2<<20)+`"}`)
	b.control(201, "POST", "gateways", `{"vantage":"internet"}`)
	b.control(501, "GET", "faults", "")
	for path, want := range map[string]int{"nothing": 404, "state/x": 404} {
		if body := b.control(want, "GET", path, ""); !strings.Contains(body, `"error":{"code":"NotFound"`) {
			t.Error(body)
		}
	}
	b.control(405, "POST", "health", "")
}

// TestOpenAPI holds the document and the router together: each of the calls that the contract
// names is described, and each that is described is answered.
func TestOpenAPI(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var document struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Summary   string
			Responses map[string]any
		}
	}
	if err := json.Unmarshal([]byte(b.control(200, "GET", "openapi.json", "")), &document); err != nil {
		t.Fatal(err)
	}
	var described []string
	for path, methods := range document.Paths {
		for method, operation := range methods {
			described = append(described, strings.ToUpper(method)+" "+path)
			if operation.Summary == "" || len(operation.Responses) == 0 {
				t.Errorf("%s %s has no summary or no answers", method, path)
			}
			out := b.do(strings.ToUpper(method), strings.ReplaceAll(path, "{id}", "x"), "")
			if body, _ := io.ReadAll(out.Body); out.Code == 405 || strings.Contains(string(body), "openapi.json lists") {
				t.Errorf("%s %s is described and not served", method, path)
			}
		}
	}
	for _, call := range []string{
		"GET health", "GET regions", "GET regions/{id}", "GET accounts", "POST accounts", "PUT accounts/{id}/certification", "DELETE accounts/{id}/certification",
		"POST reach", "GET exposure", "GET workloads", "POST workloads", "DELETE workloads", "POST traffic", "GET tickets", "POST tickets",
		"POST tickets/{id}/approve", "POST tickets/{id}/reject", "GET faults", "POST faults", "DELETE faults", "GET clock", "POST clock",
		"GET state", "PUT state", "DELETE state", "GET unread", "GET requests", "GET audit", "POST gateways", "GET dataplane", "GET coverage", "GET metrics", "GET ca.pem", "GET openapi.json",
	} {
		method, path, _ := strings.Cut(call, " ")
		if !slices.Contains(described, method+" /_ringfence/"+path) {
			t.Errorf("%s is not described", call)
		}
	}
	if document.OpenAPI != "3.0.3" || len(described) < 35 {
		t.Errorf("version %q with %d calls", document.OpenAPI, len(described))
	}
}
