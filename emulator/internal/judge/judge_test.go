package judge

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// newJudge is a judge of a world in which an instance and a database have a workload.
func newJudge(t *testing.T) *Judge {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(clock.Instant), Matrix: matrix})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	err = w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		return errors.Join(
			tx.Workloads.Insert(&world.Workload{ID: world.WorkloadID("i-1", "tcp", 80), Instance: "i-1", Port: 80, Protocol: "tcp", Target: "127.0.0.1:9"}),
			tx.Workloads.Insert(&world.Workload{ID: world.WorkloadID("rm-1", "tcp", 80), Instance: "rm-1", Port: 80, Protocol: "tcp", Target: "127.0.0.1:9"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	return &Judge{World: w, Names: gateway.NewNames()}
}

// TestWhereItGoes: what the engine lets through is taken to where the bytes are, and what it stops looks as the control
// that stopped it does.
func TestWhereItGoes(t *testing.T) {
	t.Parallel()
	j := newJudge(t)
	to := func(kind, id string, protocol reach.Protocols) gateway.Decision {
		return j.deliver("", reach.Verdict{Reachable: true, Header: reach.Header{Protocol: protocol, Port: 80}, Delivery: reach.Delivery{Kind: kind, ID: id}}, protocol, nil)
	}
	by := func(kind reach.Kind) gateway.Decision {
		return refused(reach.Verdict{Hops: []reach.Hop{{Kind: kind, Decision: reach.Denied, Rule: "r-1", Why: "because"}}})
	}
	behind := func(kind reach.Kind) gateway.Decision {
		return refused(reach.Verdict{Hops: []reach.Hop{{Kind: reach.AtRoute, Decision: reach.Unknown, Why: "a CEN"}, {Kind: kind, Decision: reach.Denied, Rule: "r-1", Why: "because"}}})
	}
	for name, c := range map[string]struct {
		got  gateway.Decision
		want gateway.Verdict
	}{
		"an API":                  {to(reach.ToAPI, "", reach.TCP), gateway.Serve},
		"a bucket":                {to(reach.ToBucket, "b", reach.TCP), gateway.Serve},
		"a bucket, by datagrams":  {to(reach.ToBucket, "b", reach.UDP), gateway.Closed},
		"a workload":              {to(reach.ToInstance, "i-1", reach.TCP), gateway.Dial},
		"the other protocol":      {to(reach.ToInstance, "i-1", reach.UDP), gateway.Closed},
		"an instance without one": {to(reach.ToInstance, "i-2", reach.TCP), gateway.Closed},
		"a database":              {to(reach.ToDatabase, "rm-1", reach.TCP), gateway.Dial},
		"a database without one":  {to(reach.ToDatabase, "rm-2", reach.TCP), gateway.Closed},
		"the internet":            {to(reach.ToInternet, "", reach.TCP), gateway.Closed},
		"a listener":              {to(reach.ToListener, "lb-1", reach.TCP), gateway.Hand},
		"stopped by a group":      {by(reach.AtSecurityGroup), gateway.Drop},
		"stopped at the border":   {by(reach.AtBorder), gateway.Drop},
		"stopped by no such name": {by(reach.AtName), gateway.Unreachable},
		"stopped by no listener":  {by(reach.AtListener), gateway.Closed},
		"stopped by a group behind what nobody told":     {behind(reach.AtSecurityGroup), gateway.Drop},
		"stopped by no listener behind what nobody told": {behind(reach.AtListener), gateway.Drop},
		"stopped by what nobody told":                    {refused(reach.Verdict{Unknown: "a CEN", Hops: []reach.Hop{{Kind: reach.AtRoute, Decision: reach.Unknown}}}), gateway.Refuse},
	} {
		if c.got.Verdict != c.want {
			t.Errorf("%s: verdict %d, want %d (%s)", name, c.got.Verdict, c.want, c.got.Reason)
		}
		if c.want != gateway.Serve && c.want != gateway.Dial && c.want != gateway.Hand && c.got.Reason == "" {
			t.Errorf("%s: no reason", name)
		}
	}
	if got := to(reach.ToInstance, "i-1", reach.TCP).Target; got != "127.0.0.1:9" {
		t.Errorf("dials %q", got)
	}
	for _, d := range []gateway.Decision{by(reach.AtBorder), behind(reach.AtSecurityGroup)} {
		if diff := cmp.Diff([]string{"r-1"}, d.Rules); diff != "" || d.Reason != "because" {
			t.Errorf("%q %s", d.Reason, diff)
		}
	}
}

// TestOwnAddresses: the emulator's own addresses are served from everywhere, and a caller that says nothing of where it
// is reaches every service of the cloud.
func TestOwnAddresses(t *testing.T) {
	t.Parallel()
	j := newJudge(t)
	for _, c := range []struct {
		from vantage.Vantage
		host string
		want gateway.Verdict
	}{
		{"internet", "localhost", gateway.Serve},
		{"", "ecs.aliyuncs.com", gateway.Serve},
		{"", "any-bucket.oss-cn-hangzhou.aliyuncs.com", gateway.Serve},
		{"internet", "ecs.aliyuncs.com", gateway.Serve},
		{"", "10.1.2.3", gateway.Unreachable},
		{"internet", "example.com", gateway.Closed},
	} {
		if d := j.Route(t.Context(), c.from, c.host, 443); d.Verdict != c.want {
			t.Errorf("from %q to %s: verdict %d, want %d: %s", c.from, c.host, d.Verdict, c.want, d.Reason)
		}
	}
	if d := j.RouteDatagram(t.Context(), "internet", "localhost", 53); d.Verdict == gateway.Serve || d.Verdict == gateway.Dial {
		t.Errorf("a datagram to the emulator's own address: verdict %d", d.Verdict)
	}
}

// TestCallsCostNothing: what has been decided on a call is found again without an allocation, and what is remembered is bounded
// though clients choose the names. Allocations are counted while nothing else runs.
func TestCallsCostNothing(t *testing.T) {
	j := newJudge(t)
	for _, call := range []Call{{Host: "127.0.0.1:4680"}, {From: "internet", Host: "ecs.aliyuncs.com", Secure: true}, {From: "intranet", Host: "127.0.0.1:4681", Region: "cn-hangzhou"}} {
		if d := j.Call(call); d.Verdict != gateway.Serve {
			t.Errorf("%+v: %+v", call, d)
		}
		if n := testing.AllocsPerRun(100, func() { j.Call(call) }); n != 0 {
			t.Errorf("%+v: %v allocations", call, n)
		}
	}
	for i := range 2 * mostCalls {
		j.Call(Call{From: "internet", Host: fmt.Sprintf("h%d.aliyuncs.com", i)})
	}
	if n := len(j.calls.law.Load().known); n > mostCalls {
		t.Errorf("%d verdicts are kept", n)
	}
}
