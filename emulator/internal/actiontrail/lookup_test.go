package actiontrail_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/actiontrail"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

type bench struct {
	t          *testing.T
	dispatcher *action.Dispatcher
	world      *world.World
	trail      *audit.Trail
}

func newBench(t *testing.T) *bench {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.NewAt(clock.Manual, now), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	err = w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for i, name := range []string{"gov", "gov-2"} {
			a := &world.Account{ID: "100000000000000" + string(rune('1'+i)), Name: name, Cloud: "gov"}
			if err := account.Open(tx, a); err != nil {
				return err
			}
			if err := account.AddKey(tx, &world.AccessKey{ID: name, Secret: "x", Account: a.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	trail := audit.New()
	d, err := action.New(action.Options{World: w, Trail: trail, AuthOff: true, Seed: 1}, actiontrail.Service(trail), resourcemanager.Service)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{t, d, w, trail}
}

func (b *bench) call(as, name, version string, params ...string) action.Answer {
	b.t.Helper()
	filled := map[string]string{"RegionId": "cn-north-2-gov-1"}
	for i := 0; i < len(params); i += 2 {
		filled[params[i]] = params[i+1]
	}
	return b.dispatcher.RPC(&rpc.Call{Action: name, Version: version, Format: rpc.JSON, AccessKeyID: as, Params: rpc.ParamsFrom(filled)}, nil,
		action.Origin{Vantage: "internet", Source: "203.0.113.9:4000"})
}

func (b *bench) events(as string, params ...string) []event {
	b.t.Helper()
	return decode(b.t, b.call(as, "LookupEvents", "2020-07-06", params...)).Events
}

// proves: G2-ops-audit
func TestEveryCallIsOnTheTrail(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.call("gov", "CreateResourceGroup", "2020-03-31", "Name", "payments", "DisplayName", "Payments", "Password", "hunter2")
	b.call("gov", "GetResourceGroup", "2020-03-31", "ResourceGroupId", "rg-missing")
	b.call("gov", "NoSuchAction", "2020-03-31")
	b.call("gov-2", "ListResourceGroups", "2020-03-31")

	all := b.events("gov", "Direction", "FORWARD")
	if len(all) != 2 {
		t.Fatalf("%d events, want the two calls that found an account: %+v", len(all), all)
	}
	created := all[0]
	if created.EventName != "CreateResourceGroup" || created.UserIdentity.AccountId != "1000000000000001" || created.UserIdentity.Type != "root-account" ||
		created.EventTime != "2026-11-21T12:00:00Z" || created.SourceIpAddress != "203.0.113.9" || created.EventRW != "Write" ||
		created.AdditionalEventData["vantage"] != "internet" || created.ErrorCode != "" || len(created.ReferencedResources["Resource"]) != 1 {
		t.Errorf("who, when, from where, what, result: %+v", created)
	}
	if created.RequestParameters["Password"] != "***" || created.RequestParameters["Name"] != "payments" {
		t.Errorf("parameters %v, want the secret masked and the rest kept", created.RequestParameters)
	}
	if failed := all[1]; failed.ErrorCode != "EntityNotExists.ResourceGroup" || failed.EventRW != "Read" {
		t.Errorf("a failure: %+v", failed)
	}
	if whole := b.trail.Recent(100); len(whole) != 5 {
		t.Errorf("the trail has %d events, want every call, the unknown action and the look-up among them", len(whole))
	}
}

func TestLookupEventsFilters(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, name := range []string{"one", "two", "three"} {
		b.call("gov", "CreateResourceGroup", "2020-03-31", "Name", name, "DisplayName", name)
	}
	b.call("gov", "ListResourceGroups", "2020-03-31")
	if err := b.world.Advance(time.Hour); err != nil {
		t.Fatal(err)
	}
	id := b.events("gov", "LookupAttribute.1.Key", "EventName", "LookupAttribute.1.Value", "CreateResourceGroup")[0].ReferencedResources["Resource"][0]
	for name, test := range map[string]struct {
		want   int
		params []string
	}{
		"by name":              {3, []string{"LookupAttribute.1.Key", "EventName", "LookupAttribute.1.Value", "CreateResourceGroup"}},
		"by name and resource": {1, []string{"LookupAttribute.1.Key", "EventName", "LookupAttribute.1.Value", "CreateResourceGroup", "LookupAttribute.2.Key", "ResourceName", "LookupAttribute.2.Value", id}},
		"what read":            {1, []string{"LookupAttribute.1.Key", "EventRW", "LookupAttribute.1.Value", "Read", "EndTime", "2026-11-21T12:00:00Z"}},
		"by service":           {4, []string{"LookupAttribute.1.Key", "ServiceName", "LookupAttribute.1.Value", "ResourceManager"}},
		"by user":              {4, []string{"LookupAttribute.1.Key", "User", "LookupAttribute.1.Value", "root", "EndTime", "2026-11-21T12:30:00Z"}},
		"nobody's":             {0, []string{"LookupAttribute.1.Key", "User", "LookupAttribute.1.Value", "alice"}},
		"before all":           {0, []string{"StartTime", "2026-11-01T00:00:00Z", "EndTime", "2026-11-02T00:00:00Z"}},
	} {
		if got := b.events("gov", test.params...); len(got) != test.want {
			t.Errorf("%s: %d events, want %d", name, len(got), test.want)
		}
	}
	seen, token := 0, ""
	for range 10 {
		page := decode(t, b.call("gov", "LookupEvents", "2020-07-06", "MaxResults", "2", "NextToken", token,
			"LookupAttribute.1.Key", "ServiceName", "LookupAttribute.1.Value", "ResourceManager"))
		seen += len(page.Events)
		if token = page.NextToken; token == "" {
			break
		}
	}
	if seen != 4 {
		t.Errorf("%d events over all pages, want 4", seen)
	}
	for code, params := range map[string][]string{
		"InvalidParameterStartTime":   {"StartTime", "yesterday"},
		"InvalidParameterEndTime":     {"EndTime", "tomorrow"},
		"InvalidParameterCombination": {"StartTime", "2026-11-21T12:00:00Z", "EndTime", "2026-11-20T12:00:00Z"},
		"InvalidQueryParameter":       {"LookupAttribute.1.Key", "Colour", "LookupAttribute.1.Value", "red"},
	} {
		if got := decode(t, b.call("gov", "LookupEvents", "2020-07-06", params...)); got.Code != code {
			t.Errorf("%v: %q, want %s", params, got.Code, code)
		}
	}
}
