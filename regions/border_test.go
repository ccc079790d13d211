package regions

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// border is the edge of each region as a table: this packet, under these conditions, by which row.
var border = []struct {
	region  string
	packet  Crossing
	verdict Verdict
	rule    string // "" where no row speaks and the packet passes
}{
	// Finance Hangzhou: only ICMP, until a firewall policy opens a port.
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "icmp"}, Allow, "F4-ecs-inbound-hz.icmp"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "classic", Protocol: "icmp"}, Allow, "F4-ecs-inbound-hz.icmp"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 80}, Deny, "F4-ecs-inbound-hz"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 20001}, Deny, "F4-ecs-inbound-hz"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "classic", Protocol: "udp", Port: 53}, Deny, "F4-ecs-inbound-hz"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 80, Holds: []string{UnlessCloudFirewall}}, Allow, "F4-ecs-inbound-hz.opened"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 22}, Deny, "F3-mgmt-vpn.internet-hz"},
	{hz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 3389, Holds: []string{UnlessCloudFirewall}}, Allow, "F4-ecs-inbound-hz.opened"},
	// Finance Shenzhen and Shanghai: 20000 and above.
	{sh, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 20001}, Allow, "F4-ecs-inbound-sz-sh"},
	{sh, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 20000}, Allow, "F4-ecs-inbound-sz-sh"},
	{sz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "udp", Port: 65535}, Allow, "F4-ecs-inbound-sz-sh"},
	{sh, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 19999}, Deny, "F4-ecs-inbound-sz-sh.closed"},
	{sz, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 80, Holds: []string{UnlessCloudFirewall}}, Deny, "F4-ecs-inbound-sz-sh.closed"},
	{sh, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 22}, Deny, "F3-mgmt-vpn.internet"},
	{sh, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "icmp"}, Deny, "F3-ecs-no-internet-in"},
	// Finance: out, and in by load balancer.
	{hz, Crossing{From: "ecs", To: "internet", Network: "classic", Protocol: "tcp", Port: 443}, Deny, "F3-ecs-bandwidth-out"},
	{hz, Crossing{From: "ecs", To: "internet", Network: "classic", Protocol: "tcp", Port: 443, Holds: []string{UnlessBandwidth}}, Allow, "F4-ecs-outbound"},
	{sh, Crossing{From: "ecs", To: "internet", Network: "vpc", Protocol: "tcp", Port: 443}, Deny, "F3-ecs-bandwidth-out.vpc"},
	{sh, Crossing{From: "ecs", To: "internet", Network: "vpc", Protocol: "udp", Port: 1, Holds: []string{UnlessEgress}}, Allow, "F4-ecs-outbound"},
	{sh, Crossing{From: "slb-internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 8080}, Allow, "F3-ecs-no-internet-in.by-slb"},
	{hz, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 80}, Allow, "F4-slb-ports"},
	{hz, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 2799}, Deny, "F3-slb-ports"},
	{hz, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 2800}, Allow, "F4-slb-ports"},
	{sz, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 3300}, Allow, "F4-slb-ports"},
	{sz, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 3301}, Deny, "F3-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 10000}, Allow, "F4-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "udp", Port: 10001}, Deny, "F3-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 14000}, Allow, "F4-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 21234}, Allow, "F4-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 22223}, Allow, "F4-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 22224}, Deny, "F3-slb-ports"},
	{sh, Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 22225}, Allow, "F4-slb-ports"},
	{sh, Crossing{From: "intranet", To: "slb-intranet", Protocol: "tcp", Port: 1}, Allow, "F3-slb-ports.intranet"},
	// Finance: operation, databases, lines, tunnels.
	{sh, Crossing{From: "mgmt-vpn", To: "ecs", Protocol: "tcp", Port: 22}, Allow, "F3-mgmt-vpn"},
	{sh, Crossing{From: "mgmt-vpn", To: "rds", Protocol: "tcp", Port: 3306}, Deny, "F3-mgmt-vpn-no-rds"},
	{sh, Crossing{From: "ecs", To: "rds", Protocol: "tcp", Port: 3306}, Allow, "F3-mgmt-vpn-no-rds.ecs"},
	{sh, Crossing{From: "internet", To: "rds", Protocol: "tcp", Port: 3306}, Deny, "F4-rds-public.border"},
	{hz, Crossing{From: "line", To: "ecs", Network: "classic", Protocol: "tcp", Port: 22}, Allow, "F4-leased-line-scope"},
	{hz, Crossing{From: "line", To: "rds", Network: "classic", Protocol: "tcp", Port: 3306}, Deny, "F4-leased-line-scope.rest"},
	{hz, Crossing{From: "line", To: "oss-intranet", Network: "classic", Protocol: "tcp", Port: 80}, Deny, "F4-leased-line-scope.rest"},
	{hz, Crossing{From: "line", To: "rds", Network: "vpc", Protocol: "tcp", Port: 3306}, Allow, "F4-leased-line-scope.vpc"},
	{sh, Crossing{From: "sslvpn", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 22}, Allow, "F4-ssl-vpn.tunnel"},
	{sh, Crossing{From: "ipsec", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 22}, Allow, "F4-ipsec-vpn.tunnel"},
	{sh, Crossing{From: "internet", To: "oss-public", Protocol: "tcp", Port: 443}, Allow, "F4-oss-public-bucket.internet"},
	{sh, Crossing{From: "internet", To: "oss-intranet", Protocol: "tcp", Port: 443}, Deny, "F4-oss-public-bucket.intranet"},
	{sh, Crossing{From: "public-ecs", To: "ecs", Protocol: "tcp", Port: 80}, Deny, "F1-dedicated-cluster.border"},

	// Government.
	{gov, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "icmp"}, Deny, "G4-eip-no-inbound"},
	{gov, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 20001, Holds: []string{UnlessCloudFirewall}}, Deny, "G4-eip-no-inbound"},
	{gov, Crossing{From: "ecs", To: "internet", Network: "vpc", Protocol: "tcp", Port: 443}, Deny, "G4-eip-outbound.egress"},
	{gov, Crossing{From: "ecs", To: "internet", Network: "vpc", Protocol: "tcp", Port: 443, Holds: []string{UnlessEgress}}, Allow, "G4-eip-outbound"},
	{gov, Crossing{From: "internet", To: "slb-internet", Mode: "whitelist", Protocol: "tcp", Port: 443}, Allow, "G4-slb-whitelist.open"},
	{gov, Crossing{From: "internet", To: "slb-internet", Mode: "whitelist", Protocol: "tcp", Port: 8080}, Deny, "G4-slb-whitelist"},
	{gov, Crossing{From: "internet", To: "slb-internet", Mode: "whitelist", Protocol: "tcp", Port: 8080, Holds: []string{UnlessTicket}}, Allow, "G4-slb-whitelist.ticket"},
	{gov, Crossing{From: "internet", To: "slb-internet", Mode: "blacklist", Protocol: "tcp", Port: 8080}, Allow, "G4-slb-blacklist.open"},
	{gov, Crossing{From: "internet", To: "slb-internet", Mode: "blacklist", Protocol: "tcp", Port: 3389, Holds: []string{UnlessTicket}}, Deny, "G4-slb-blacklist"},
	{gov, Crossing{From: "slb-internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 8080}, Allow, "G4-serve-by-slb"},
	{gov, Crossing{From: "internet", To: "oss-intranet", Protocol: "tcp", Port: 443}, Deny, "G4-oss-private"},
	{gov, Crossing{From: "internet", To: "oss-public", Protocol: "tcp", Port: 443}, Deny, "G4-oss-private"},
	{gov, Crossing{From: "line", To: "oss-intranet", Protocol: "tcp", Port: 443}, Allow, "G4-oss-private.inside"},
	{gov, Crossing{From: "ecs", To: "oss-intranet", Protocol: "tcp", Port: 443}, Allow, "G4-oss-by-proxy"},
	{gov, Crossing{From: "public-ecs", To: "oss-intranet", Protocol: "tcp", Port: 443}, Deny, "G4-oss-public-ecs-blocked"},
	{gov, Crossing{From: "ecs", To: "public-oss", Protocol: "tcp", Port: 443}, Allow, "G4-oss-gov-to-public"},
	{gov, Crossing{From: "public-ecs", To: "ecs", Protocol: "tcp", Port: 80}, Deny, "G2-datacentre.border"},
	{gov, Crossing{From: "internet", To: "api", Protocol: "tcp", Port: 443}, Allow, "G3-console-public-or-line"},

	// The public cloud has no border of its own.
	{pub, Crossing{From: "internet", To: "ecs", Network: "vpc", Protocol: "tcp", Port: 22}, Allow, ""},
}

func TestBorders(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for _, b := range border {
		row, found := FirstMatch(m.Borders(b.region), b.packet)
		if !found {
			row.Verdict = Allow
		}
		if row.Verdict != b.verdict || row.ID != b.rule {
			t.Errorf("%s: %+v: %s by %q, want %s by %q", b.region, b.packet, row.Verdict, row.ID, b.verdict, b.rule)
		}
	}
}

// Ports that a later page takes out of the open ranges are closed only for who asks for today's rows.
func TestBordersToday(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	packet := Crossing{From: "internet", To: "slb-internet", Protocol: "tcp", Port: 8000}
	if row, _ := FirstMatch(m.Borders(hz), packet); row.ID != "F4-slb-ports" {
		t.Errorf("by the source documents: %s", row.ID)
	}
	if row, _ := FirstMatch(m.BordersToday(hz), packet); row.ID != "F3-slb-ports.excluded" {
		t.Errorf("by today's documents: %s", row.ID)
	}
	packet.Port = 8081
	if row, _ := FirstMatch(m.BordersToday(hz), packet); row.ID != "F4-slb-ports" {
		t.Errorf("a port that stayed open: %s", row.ID)
	}
}

var thresholds = []struct {
	region  string
	to      Place
	network string
	cloud   string
	gbps    float64
	rule    string
}{
	{hz, PlaceECS, "classic", "finance", 5, "F4-ecs-blackhole"},
	{hz, PlaceECS, "vpc", "finance", 5, "F4-ecs-blackhole"},
	{sz, PlaceECS, "vpc", "finance", 2, "F4-ecs-blackhole.sz-sh"},
	{sh, PlaceECS, "vpc", "finance", 2, "F4-ecs-blackhole.sz-sh"},
	{hz, PlaceSLBInternet, "classic", "finance", 5, "F4-slb-blackhole"},
	{sh, PlaceSLBInternet, "vpc", "finance", 2, "F4-slb-blackhole.sz-sh"},
	{gov, PlaceECS, "vpc", "gov", 5, "G1-ddos-basic-5g"},
	{gov, PlaceSLBInternet, "vpc", "gov", 5, "G1-ddos-basic-5g"},
	{pub, PlaceECS, "vpc", "public", 5, "blackhole-public.hangzhou"},
	{"cn-beijing", PlaceECS, "vpc", "public", 2, "blackhole-public"},
}

// TestThresholds reads the black-hole and scrubbing thresholds as the policy states them.
//
// proves: F2-scrub
func TestThresholds(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	for _, c := range thresholds {
		got, _ := m.BlackHole(c.region, c.to, c.network, c.cloud)
		if got.Gbps != c.gbps || got.ID != c.rule {
			t.Errorf("%s %s %s: %g by %s, want %g by %s", c.region, c.network, c.to, got.Gbps, got.ID, c.gbps, c.rule)
		}
	}
	if got, _ := m.Scrubbing(hz, PlaceECS, "vpc", "microfinance"); got.ID != "F2-scrub" || got.Gbps != 5 {
		t.Errorf("scrubbing of a micro-finance account: %+v", got)
	}
	if got, found := m.Scrubbing(hz, PlaceECS, "vpc", "finance"); found {
		t.Errorf("scrubbing of a finance account: %+v", got)
	}
}

func TestParsePorts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"443,80":             "80,443",
		"80,81,82-90":        "80-90",
		"2800-3300,80":       "80,2800-3300",
		"5-10,7-8,9-12":      "5-12",
		"0-65535":            "0-65535",
		"65535,1":            "1,65535",
		"6666-6671,6661,667": "667,6661,6666-6671",
	} {
		ports, err := ParsePorts(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, ports.String()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	for _, text := range []string{"", "80,", "x", "90-80", "70000", "-1", "80-", "1-2-3"} {
		if ports, err := ParsePorts(text); err == nil {
			t.Errorf("%q is taken as %s", text, ports)
		}
	}
}
