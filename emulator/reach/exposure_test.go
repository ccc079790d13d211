package reach_test

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/certcheck"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

// golden compares a text with a file of testdata, or writes it there with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got; -update writes it):\n%s", file, diff)
	}
}

// TestExposureTables are what an engineer reads.
func TestExposureTables(t *testing.T) {
	t.Parallel()
	law := law(t)
	for name, test := range map[string]struct {
		venue reachtest.Venue
		from  string
		given []string
	}{
		"gov-internet":             {reachtest.Gov, "internet", nil},
		"gov-internet-ticket":      {reachtest.Gov, "internet", []string{reachtest.TicketFor2800}},
		"gov-instance":             {reachtest.Gov, "ecs:i-app", []string{reachtest.AppByNAT}},
		"gov-public-ecs":           {reachtest.Gov, "public-ecs", nil},
		"shanghai-internet":        {reachtest.FinShVPC, "internet", nil},
		"hangzhou-internet":        {reachtest.FinHzVPC, "internet", []string{reachtest.FirewallOpensWeb}},
		"hangzhou-classic-line":    {reachtest.FinHzClassic, "line:vbr-1", nil},
		"shenzhen-management-vpn":  {reachtest.FinSzVPC, "mgmt-vpn:cn-shenzhen-finance-1", nil},
		"shenzhen-one-internet":    {reachtest.FinSzVPC, "internet:198.51.100.7", []string{reachtest.FrontBlackHoled}},
		"shanghai-ssl-vpn":         {reachtest.FinShVPC, "sslvpn:vss-1", nil},
		"hangzhou-classic-outward": {reachtest.FinHzClassic, "ecs:i-web", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x, err := reach.New(reachtest.World(law, test.venue, test.given...)).Exposure(test.from, reach.ExposureOptions{})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "exposure/"+name+".txt", x.String())
			data, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			var back reach.Exposure
			if err := json.Unmarshal(data, &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(x, back, cmp.Comparer(func(a, b netip.Addr) bool { return a == b })); diff != "" {
				t.Errorf("JSON and back (-want +got):\n%s", diff)
			}
		})
	}
}

// TestExposureIsThePolicy asks each row of the policy of the sets, and of a property: a packet that the row lets pass
// is in the exposure, one that it stops is not, and then a certificate says so that the checker accepts.
func TestExposureIsThePolicy(t *testing.T) {
	t.Parallel()
	e := &engines{regions: law(t), made: map[string]*reach.Engine{}}
	for _, c := range reachtest.Cases() {
		engine := e.of(c)
		t.Run(name(c), func(t *testing.T) {
			t.Parallel()
			about := reach.Match{}
			about.Protocols, _ = reach.ParseProtocol(c.Protocol)
			if about.Protocols != reach.ICMP {
				about.Ports = []reach.PortRange{{First: uint16(c.Port), Last: uint16(c.Port)}}
			}
			v, err := engine.Reach(reach.Question{From: c.From, To: c.To, Protocol: c.Protocol, Port: c.Port})
			if err != nil {
				t.Fatal(err)
			}
			x, err := engine.Exposure(c.From, reach.ExposureOptions{To: []string{c.To}})
			if err != nil {
				t.Fatal(err)
			}
			if open := setOf(x).Contains(v.Header); open != c.Reachable {
				t.Errorf("%v is in the exposure: %v\n%s", v.Header, open, x)
			}
			r, err := engine.NoPath(c.From, c.To, about)
			if err != nil {
				t.Fatal(err)
			}
			paths, err := engine.Paths(c.From, c.To)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case r.Answer == reach.Isolated && c.Reachable, r.Answer == reach.NotKnown:
				t.Errorf("the property says\n%s", r)
			case r.Answer == reach.Isolated:
				if err := certcheck.Check(paths, about, r.Certificate); err != nil {
					t.Errorf("%v\n%s", err, r)
				}
			case !r.Verdict.Reachable || !about.Matches(*r.Witness):
				t.Errorf("%v is no witness", r.Witness)
			}
		})
	}
}

func setOf(x reach.Exposure) reach.Set {
	var all reach.Set
	for _, f := range x.Flows {
		all = all.Union(reach.SetOf(f.Match()))
	}
	return all
}

// TestCertificateOfAnotherLaw takes rows out of the law, one at a time: a certificate of the whole law does not stand
// in a world that is open without the row.
func TestCertificateOfAnotherLaw(t *testing.T) {
	t.Parallel()
	opened := 0
	for _, v := range reachtest.Venues {
		whole := law(t)
		at := slices.IndexFunc(whole, func(r *reach.Region) bool { return r.ID == v.Region })
		for _, row := range whole[at].Border {
			if row.Allow {
				continue
			}
			before, after := reach.New(reachtest.World(whole, v)), reach.New(reachtest.World(law(t, row.ID), v))
			for _, to := range before.Destinations("internet") {
				was, err := before.NoPath("internet", to, reach.Match{})
				if err != nil || was.Answer != reach.Isolated {
					continue
				}
				paths, err := after.Paths("internet", to)
				if err != nil {
					t.Fatal(err)
				}
				is, err := after.NoPath("internet", to, reach.Match{})
				if err != nil {
					t.Fatal(err)
				}
				if is.Answer != reach.Reachable {
					continue
				}
				opened++
				if certcheck.Check(paths, reach.Match{}, was.Certificate) == nil {
					t.Errorf("%s: without %s the internet reaches %s by %v, and the certificate still stands", v.ID, row.ID, to, is.Witness)
				}
			}
		}
	}
	if opened == 0 {
		t.Error("no row of the law keeps the internet out of anything")
	}
}

// TestProxyRisk: what reaches a bucket from inside and is reached from outside can hand its objects on.
//
// proves: G4-oss-by-proxy
func TestProxyRisk(t *testing.T) {
	t.Parallel()
	regions := law(t)
	risks := func(v reachtest.Venue, change func(*reach.Site)) []reach.Risk {
		land := reachtest.World(regions, v)
		change(land.Sites[0])
		x, err := reach.New(land).Exposure("internet", reach.ExposureOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return x.Risks
	}
	same := func(*reach.Site) {}
	found := risks(reachtest.Gov, same)
	if len(found) == 0 {
		t.Fatal("the load balancer leads to i-app, which reaches the buckets: nothing is said about it")
	}
	for _, r := range found {
		if r.Rule != "G4-oss-by-proxy" || !slices.Equal(r.Through, []string{"slb:lb-front", "ecs:i-app"}) || !strings.HasPrefix(r.Target, "oss:bkt-") {
			t.Errorf("got %+v", r)
		}
	}
	for what, change := range map[string]func(*reach.Site){
		"the server is unhealthy": func(s *reach.Site) { everyBackend(s, func(b *reach.Backend) { b.Healthy = false }) },
		"the server may not send": func(s *reach.Site) {
			s.SecurityGroups[0].Rules = append(s.SecurityGroups[0].Rules, reach.GroupRule{ID: "sgr-out", Priority: 1, Protocols: reach.AnyProtocol, Peers: []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")}})
		},
		"the balancer is of the intranet": func(s *reach.Site) { s.LoadBalancers = s.LoadBalancers[1:] },
	} {
		if found := risks(reachtest.Gov, change); len(found) != 0 {
			t.Errorf("%s, and still: %+v", what, found)
		}
	}
	if found := risks(reachtest.FinShVPC, same); len(found) != 0 {
		t.Errorf("the rule is of the government cloud: %+v", found)
	}
}

func everyBackend(s *reach.Site, do func(*reach.Backend)) {
	for _, b := range s.LoadBalancers {
		for _, l := range b.Listeners {
			for i := range l.Backends {
				do(&l.Backends[i])
			}
		}
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	regions := law(t)
	before := reach.New(reachtest.World(regions, reachtest.Gov))
	after := reachtest.World(regions, reachtest.Gov, reachtest.TicketFor2800)
	after.Sites[0].LoadBalancers[0].Listeners = slices.DeleteFunc(slices.Clone(after.Sites[0].LoadBalancers[0].Listeners), func(l *reach.Listener) bool { return l.Port == 443 })
	changes, err := reach.Diff(before, reach.New(after), "internet", "line:vbr-1")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range changes {
		fmt.Fprintln(&b, d)
	}
	golden(t, "exposure/diff.txt", b.String())
	same, err := reach.Diff(before, reach.New(reachtest.World(regions, reachtest.Gov)), "internet")
	if err != nil || len(same[0].Appeared)+len(same[0].Disappeared) != 0 {
		t.Errorf("the same world twice: %v %v", same, err)
	}
}

// TestOnlyPath: in the government cloud the internet gets in by the load balancer alone.
//
// proves: G4-serve-by-slb
func TestOnlyPath(t *testing.T) {
	t.Parallel()
	e := reach.New(reachtest.World(law(t), reachtest.Gov))
	for _, test := range []struct{ from, to, via, answer string }{
		{"internet", "ecs:i-app", "slb:lb-front", reach.Isolated},
		{"internet", "ecs:i-app", "slb:lb-inner", reach.Reachable},
		{"internet", "ecs:i-web", "slb:lb-front", reach.Isolated},
		{"line:vbr-1", "ecs:i-app", "slb:lb-inner", reach.Reachable},
	} {
		r, err := e.OnlyPath(test.from, test.to, test.via, reach.Match{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Answer != test.answer {
			t.Errorf("%s to %s by %s alone: %s\n%s", test.from, test.to, test.via, r.Answer, r)
		}
	}
	if _, err := e.OnlyPath("internet", "ecs:i-app", "", reach.Match{}); err == nil {
		t.Error("by nothing: an answer")
	}
}

// TestExposureFromNowhere: a vantage point that is not there is told apart from one that reaches nothing.
func TestExposureFromNowhere(t *testing.T) {
	t.Parallel()
	e := reach.New(reachtest.World(law(t), reachtest.Gov))
	for from, want := range map[string]string{
		"ecs:i-nowhere":    "From ecs:i-nowhere: There is no instance i-nowhere.\n",
		"mgmt-vpn:cn-none": "From mgmt-vpn:cn-none: There is no region cn-none.\n",
	} {
		x, err := e.Exposure(from, reach.ExposureOptions{})
		if err != nil || x.String() != want {
			t.Errorf("%v, %q, want %q", err, x.String(), want)
		}
	}
}

// TestDepth names the calls that would open what is shut, and that nothing helps where the law says no.
func TestDepth(t *testing.T) {
	t.Parallel()
	regions := law(t)
	for name, test := range map[string]struct {
		venue     reachtest.Venue
		given     []string
		to        string
		about     reach.Match
		unhelpful bool
	}{
		"gov-eip":         {venue: reachtest.Gov, to: "eip:eip-web", about: tcp(22), unhelpful: true},
		"gov-slb-2800":    {venue: reachtest.Gov, to: "slb:lb-front", about: tcp(2800)},
		"hangzhou-ssh":    {venue: reachtest.FinHzVPC, given: []string{reachtest.WebGroupClosed}, to: "ecs:i-web", about: tcp(22)},
		"shanghai-rds":    {venue: reachtest.FinShVPC, to: "rds:rm-db", about: tcp(3306), unhelpful: true},
		"shanghai-i-dark": {venue: reachtest.FinShVPC, to: "ecs:i-dark", about: tcp(22)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := reach.New(reachtest.World(regions, test.venue, test.given...)).NoPath("internet", test.to, test.about)
			if err != nil {
				t.Fatal(err)
			}
			if r.Answer != reach.Isolated {
				t.Fatal(r)
			}
			golden(t, "exposure/depth-"+name+".txt", r.String())
			if r.Depth.Never != test.unhelpful {
				t.Errorf("no change helps: %v", r.Depth.Never)
			}
		})
	}
}

func tcp(port uint16) reach.Match {
	return reach.Match{Protocols: reach.TCP, Ports: []reach.PortRange{{First: port, Last: port}}}
}
