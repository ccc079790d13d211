package reach_test

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
	"github.com/ringfence-dev/ringfence/regions"
)

// law reads the real regions, their borders and locations, without the rows whose ids are left out.
func law(t testing.TB, without ...string) []*reach.Region {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	var all []*reach.Region
	for _, r := range matrix.All() {
		land := &reach.Region{
			ID: r.ID, Cloud: r.Class,
			OperatorPool: netip.MustParsePrefix("10.32.0.0/11"), IntranetPool: netip.MustParsePrefix("10.0.0.0/11"), ServicePool: netip.MustParsePrefix("100.100.0.0/16"),
		}
		for _, row := range matrix.Borders(r.ID) {
			if !slices.Contains(without, row.ID) {
				land.Border = append(land.Border, borderRow(t, matrix, row))
			}
		}
		for _, l := range r.OSS {
			land.OSS = append(land.OSS, reach.OSSLocation{ID: l.Location, Type: l.Type, Internet: l.Internet, Intranet: l.Intranet})
		}
		all = append(all, land)
	}
	return all
}

func borderRow(t testing.TB, m *regions.Matrix, row regions.Border) reach.BorderRow {
	t.Helper()
	out := reach.BorderRow{
		ID: row.ID, Inbound: row.Direction == regions.In, From: row.From, To: row.To, Networks: row.Network, Mode: row.Mode,
		Allow: row.Verdict == regions.Allow, Unless: row.Unless, Why: row.Why, Source: m.Cite(row.Provenance),
	}
	for _, p := range row.Protocol {
		one, err := reach.ParseProtocol(p)
		if err != nil {
			t.Fatal(err)
		}
		out.Protocols |= one
	}
	for _, r := range row.Ports {
		out.Ports = append(out.Ports, reach.PortRange{First: r.From, Last: r.To})
	}
	return out
}

// engines makes an engine for each world that the cases are about, once.
type engines struct {
	regions []*reach.Region
	made    map[string]*reach.Engine
}

func (e *engines) of(c reachtest.Case) *reach.Engine {
	key := c.Venue.ID + "/" + strings.Join(c.Given, "/")
	if e.made[key] == nil {
		e.made[key] = reach.New(reachtest.World(e.regions, c.Venue, c.Given...))
	}
	return e.made[key]
}

// wrong says what a case's verdict should not be; empty when all is well.
func wrong(e *reach.Engine, c reachtest.Case) string {
	v, err := e.Reach(reach.Question{From: c.From, To: c.To, Protocol: c.Protocol, Port: c.Port})
	switch {
	case err != nil:
		return err.Error()
	case v.Unknown != "" || v.Reachable != c.Reachable:
		return fmt.Sprintf("reachable %v, want %v:\n%s", v.Reachable, c.Reachable, v)
	case c.Rule != "" && !slices.Contains(v.Rules, c.Rule):
		return fmt.Sprintf("rules %v, want %s among them:\n%s", v.Rules, c.Rule, v)
	}
	return ""
}

func name(c reachtest.Case) string {
	return fmt.Sprintf("%s/%s %s to %s %s %d %s", c.Requirement, c.Venue.ID, c.From, c.To, c.Protocol, c.Port, strings.Join(c.Given, ", "))
}

// TestRequirements is the policy: each row of the table on the engine, with the rule that decides.
//
// proves: F3-mgmt-vpn F3-mgmt-vpn-no-rds F3-ecs-no-internet-in F3-ecs-bandwidth-out F3-slb-ports F4-ecs-inbound-hz
// proves: F4-ecs-inbound-sz-sh F4-ecs-outbound F4-slb-ports F4-leased-line F4-leased-line-scope F4-ssl-vpn F4-ipsec-vpn
// proves: F4-vpn-gateway F4-ecs-remote F4-ecs-blackhole F4-slb-blackhole F4-rds-public F4-oss-public-bucket
// proves: G3-console-public-or-line G4-eip-no-inbound G4-eip-outbound G4-serve-by-slb G4-slb-whitelist G4-slb-blacklist
// proves: G4-oss-private G4-oss-public-ecs-blocked G4-oss-gov-to-public G4-oss-by-proxy G1-ddos-basic-5g
func TestRequirements(t *testing.T) {
	t.Parallel()
	all := &engines{law(t), map[string]*reach.Engine{}}
	for _, c := range reachtest.Cases() {
		t.Run(name(c), func(t *testing.T) {
			if problem := wrong(all.of(c), c); problem != "" {
				t.Error(problem)
			}
		})
	}
}

// TestEveryRequirementHasACase: the table has rows for each requirement that speaks of packets, and for nothing else.
func TestEveryRequirementHasACase(t *testing.T) {
	t.Parallel()
	cases, known := map[string]int{}, map[string]bool{}
	for _, c := range reachtest.Cases() {
		cases[c.Requirement]++
	}
	for _, r := range reachtest.Requirements() {
		if known[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		if known[r.ID] = true; cases[r.ID] == 0 {
			t.Errorf("no case is for %s", r.ID)
		}
	}
	for id := range cases {
		if !known[id] {
			t.Errorf("there are cases for %s, which is no requirement of the list", id)
		}
	}
}

// TestEveryBorderRowCounts takes each row of the law out of the data in turn: some case must then turn.
func TestEveryBorderRowCounts(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range law(t) {
		for _, row := range r.Border {
			if seen[row.ID] {
				continue
			}
			seen[row.ID] = true
			t.Run(row.ID, func(t *testing.T) {
				t.Parallel()
				all := &engines{law(t, row.ID), map[string]*reach.Engine{}}
				for _, c := range reachtest.Cases() {
					if wrong(all.of(c), c) != "" {
						return
					}
				}
				t.Errorf("without %s every case still holds: the table says nothing about it", row.ID)
			})
		}
	}
	if len(seen) < 30 {
		t.Errorf("the law has %d border rows, want the whole of it", len(seen))
	}
}

// TestSettledBehindADoubt: what is sent by an appliance is outside the model, and where the law stops it whoever sends it the
// verdict says both, the exposure knows of no doubt, and the proof of isolation stands.
func TestSettledBehindADoubt(t *testing.T) {
	t.Parallel()
	all, settled := &engines{law(t), map[string]*reach.Engine{}}, 0
	for _, c := range reachtest.Cases() {
		if !slices.Contains(c.Given, reachtest.OutByAppliance) {
			continue
		}
		settled++
		e := all.of(c)
		v, err := e.Reach(reach.Question{From: c.From, To: c.To, Protocol: c.Protocol, Port: c.Port})
		if err != nil {
			t.Fatal(err)
		}
		if last := v.Hops[len(v.Hops)-1]; !v.Doubted() || v.Unknown != "" || last.Decision != reach.Denied || last.Rule != c.Rule || last.Source == "" {
			t.Errorf("%s: want a doubt that %s settles, with its source:\n%s", name(c), c.Rule, v)
		}
		protocol, err := reach.ParseProtocol(c.Protocol)
		if err != nil {
			t.Fatal(err)
		}
		about := reach.Match{Protocols: protocol, Ports: []reach.PortRange{{First: uint16(c.Port), Last: uint16(c.Port)}}}
		if result, err := e.NoPath(c.From, c.To, about); err != nil || result.Answer != reach.Isolated {
			t.Errorf("%s: %v %v", name(c), err, result)
		}
		if x, err := e.Exposure(c.From, reach.ExposureOptions{To: []string{c.To}, About: about}); err != nil || len(x.Flows)+len(x.Unknown) > 0 {
			t.Errorf("%s: %v\n%v", name(c), err, x)
		}
	}
	if settled < 3 {
		t.Errorf("%d cases have a doubt and then a stop", settled)
	}
}
