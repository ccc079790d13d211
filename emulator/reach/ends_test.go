package reach_test

import (
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

// FuzzEnds asks with whatever ends: no text makes the engine fail, and what it takes as a vantage point is what the
// rest of the emulator takes.
func FuzzEnds(f *testing.F) {
	for _, from := range []string{"internet", "internet:203.0.113.9", "intranet", "intranet:cn-north-2-gov-1", "public-ecs", "ecs:i-web", "ecs:i-none", "line:vbr-1", "mgmt-vpn:cn-north-2-gov-1", "sslvpn:vss-1", "ipsec:vco-1", "internet:fe80::1%eth0", "ecs:"} {
		for _, to := range []string{"ecs:i-app", "eip:198.18.0.10", "slb:lb-front", "rds:rm-db", "oss:bkt-intranet", "ip:192.168.1.11", "ip:100.100.0.1", "ip:::1", "host:a.oss-cn-beijing.aliyuncs.com", "host:ecs.aliyuncs.com", "host:example.com", "internet", "api", "api:x", "host:"} {
			f.Add(from, to)
		}
	}
	e := reach.New(reachtest.World(law(f), reachtest.Gov))
	f.Fuzz(func(t *testing.T, from, to string) {
		_, err := e.Reach(reach.Question{From: from, To: "internet", Protocol: "tcp", Port: 443})
		_, malformed := vantage.Parse(from)
		if from != "" && (err == nil) != (malformed == nil) {
			t.Errorf("%q: the engine says %v, package vantage %v", from, err, malformed)
		}
		v, err := e.Reach(reach.Question{From: from, To: to, Protocol: "tcp", Port: 443})
		if err == nil && len(v.Hops) == 0 {
			t.Errorf("%q to %q has neither an error nor a hop", from, to)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("the error has several lines: %v", err)
		}
	})
}

// TestAddresses: an address means what has it where the origin stands.
func TestAddresses(t *testing.T) {
	t.Parallel()
	e := reach.New(reachtest.World(law(t), reachtest.FinShVPC, reachtest.AppByNAT))
	for _, c := range []struct {
		from, to string
		port     int
		want     string // the delivery
	}{
		{"ecs:i-web", "ip:192.168.1.11", 8080, "ecs:i-app"},
		{"ecs:i-web", "ip:192.168.1.100", 80, "slb:lb-inner"},
		{"ecs:i-app", "ip:192.168.1.200", 3306, "rds:rm-db"},
		{"ecs:i-app", "host:RM-DB.mysql.rds.aliyuncs.com.", 3306, "rds:rm-db"},
		{"internet", "ip:198.18.0.20", 80, "slb:lb-front"},
		{"internet", "host:198.18.0.10", 20001, "ecs:i-web"},
		{"internet", "slb:198.18.0.20", 443, "slb:lb-front"},
		{"ecs:i-app", "ip:8.8.8.8", 53, "ip:8.8.8.8"},
		{"ecs:i-app", "ip:100.100.2.2", 80, "api"},
		{"ecs:i-app", "host:ecs.aliyuncs.com", 443, "api"},
		{"ecs:i-app", "host:bkt-intranet.oss-cn-shanghai-finance-1-internal.aliyuncs.com", 443, "oss:bkt-intranet"},
		{"ecs:i-web", "ip:198.18.0.10", 22, "ecs:i-web"}, // itself
		{"ecs:i-app", "eip:eip-web", 20001, "ecs:i-web"}, // out by the NAT gateway and in by the EIP
		{"line:vbr-1", "ip:192.168.1.11", 22, "ecs:i-app"},
		{"intranet:cn-shanghai-finance-1", "ip:192.168.1.100", 80, "slb:lb-inner"},
		{"ecs:i-app", "ecs:i-app", 22, "ecs:i-app"},
		{"internet", "internet", 22, "internet"},
	} {
		v, err := e.Reach(reach.Question{From: c.from, To: c.to, Protocol: "tcp", Port: c.port})
		if err != nil {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
			continue
		}
		if !v.Reachable || v.Delivery.Destination != c.want {
			t.Errorf("%s to %s is delivered to %q, want %q:\n%s", c.from, c.to, v.Delivery.Destination, c.want, v)
		}
	}
}

// TestDelivery: what arrives arrives on the port behind the rewriting.
func TestDelivery(t *testing.T) {
	t.Parallel()
	land := reachtest.World(law(t), reachtest.FinShVPC)
	scenes["a DNAT entry from 22222 to 22 of i-app"](land.Sites[0])
	e := reach.New(land)
	for _, c := range []struct {
		from, to     string
		port, arrive int
		kind         string
	}{
		{"internet", "eip:eip-nat", 22222, 22, reach.ToInstance},
		{"internet", "ecs:i-app", 22, 22, reach.ToInstance},
		{"internet", "ecs:i-app", 8080, 8080, reach.ToInstance},
		{"internet", "slb:lb-front", 443, 443, reach.ToListener},
	} {
		v, err := e.Reach(reach.Question{From: c.from, To: c.to, Protocol: "tcp", Port: c.port})
		if err != nil {
			t.Fatal(err)
		}
		if !v.Reachable || v.Delivery.Kind != c.kind || int(v.Delivery.PortOf(v.Header)) != c.arrive {
			t.Errorf("%s to %s port %d arrives at %s port %d, want %s port %d:\n%s", c.from, c.to, c.port, v.Delivery.Kind, v.Delivery.PortOf(v.Header), c.kind, c.arrive, v)
		}
	}
}

// BenchmarkReach: a question costs microseconds when its ends were asked about before.
func BenchmarkReach(b *testing.B) {
	e := reach.New(reachtest.World(law(b), reachtest.FinShVPC))
	for b.Loop() {
		if v, err := e.Reach(reach.Question{From: "internet", To: "slb:lb-front", Protocol: "tcp", Port: 443}); err != nil || !v.Reachable {
			b.Fatal(v, err)
		}
	}
}

// BenchmarkLay is a question whose ends were never asked about, each on a new engine's memory.
func BenchmarkLay(b *testing.B) {
	regions := law(b)
	land := reachtest.World(regions, reachtest.FinShVPC)
	for b.Loop() {
		e := reach.New(land)
		if v, err := e.Reach(reach.Question{From: "internet", To: "ecs:i-app", Protocol: "tcp", Port: 8080}); err != nil || !v.Reachable {
			b.Fatal(v, err)
		}
	}
}
