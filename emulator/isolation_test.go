package emulator_test

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
)

// flow is one row of a table that drives both the engine and real sockets: the engine's verdict, with the rule that
// decides, and what a client of the gateway meets when it tries.
type flow struct {
	proves   string // requirements, separated by spaces
	from, to string
	service  string // "tcp/22", "icmp"
	passes   bool
	rule     string // one of the verdict's rules; empty for none in particular
	host     string // what a client dials, with the port where that is another one; empty where no bytes can show it
}

// check holds a row against the engine and against the sockets.
func (f flow) check(t *testing.T, em *emulator.Emulator) {
	t.Helper()
	protocol, number, _ := strings.Cut(f.service, "/")
	port, _ := strconv.Atoi(number)
	verdict := em.Reach(f.from, f.to, protocol, port)
	if verdict.Reachable != f.passes {
		t.Errorf("%s: want passes = %v:\n%s", f.proves, f.passes, verdict)
	}
	if f.rule != "" && !strings.Contains(" "+strings.Join(verdict.Rules, " ")+" ", " "+f.rule+" ") {
		t.Errorf("%s: the verdict does not name %s:\n%s", f.proves, f.rule, verdict)
	}
	address := f.host
	if !strings.Contains(address, ":") {
		address = net.JoinHostPort(f.host, number)
	}
	if f.host == "" || protocol == "icmp" {
		return
	}
	carried.note(f.proves)
	switch {
	case strings.HasPrefix(f.to, "host:"): // an API: any answer shows that it is there
		res, err := proxied(t, em, f.from).Get("https://" + address)
		if err == nil {
			err = res.Body.Close()
		}
		if (err == nil) != f.passes {
			t.Errorf("%s: a call from %s to %s: %v; want passes = %v", f.proves, f.from, address, err, f.passes)
		}
		return
	case protocol == "udp":
		if got := arrives(t, em, f.from, f.host, uint16(port), f.passes); got != f.passes {
			t.Errorf("%s: a datagram from %s to %s port %s arrives: %v; want passes = %v", f.proves, f.from, f.host, number, got, f.passes)
		}
		return
	}
	if err := converse(em, f.from, address); (err == nil) != f.passes {
		t.Errorf("%s: on a socket from %s to %s: %v; want passes = %v", f.proves, f.from, address, err, f.passes)
	}
}

// converse connects through the gateway from a vantage point, and sends bytes that have to come back.
func converse(em *emulator.Emulator, from, address string) error {
	c, err := connect(em, from, address)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(c, "ping\n"); err != nil {
		return err
	}
	line, err := bufio.NewReader(c).ReadString('\n')
	if err == nil && line != "ping\n" {
		err = fmt.Errorf("%q came back", line)
	}
	return err
}

// enough is how long a test waits for what has to come: longer than any machine is busy.
const enough = 60 * time.Second

// connect opens a tunnel through the gateway.
func connect(em *emulator.Emulator, from, address string) (net.Conn, error) {
	c, err := net.DialTimeout("tcp", em.Gateway("").Host, enough)
	if err != nil {
		return nil, err
	}
	if err := c.SetDeadline(time.Now().Add(enough)); err != nil {
		return nil, err
	}
	who := base64.StdEncoding.EncodeToString([]byte(from + ":x"))
	fmt.Fprintf(c, "CONNECT %s HTTP/1.1\r\nHost: %s\r\nProxy-Authorization: Basic %s\r\n\r\n", address, address, who)
	res, err := http.ReadResponse(bufio.NewReader(iotest.OneByteReader(c)), nil) // reads no byte beyond the header
	if err == nil && res.StatusCode != http.StatusOK {
		err = errors.New(res.Status)
	}
	if err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

const (
	shanghai = "cn-shanghai-finance-1"
	shenzhen = "cn-shenzhen-finance-1"
	hangzhou = "cn-hangzhou-finance"
	gov      = "cn-north-2-gov-1"
)

// TestFinanceInbound: what the internet reaches in the Finance Cloud's VPC regions, whatever the security group says.
//
// proves: F1-dedicated-cluster F4-ecs-inbound-sz-sh F3-ecs-no-internet-in F3-slb-ports F4-slb-ports F3-mgmt-vpn F4-ecs-remote F3-mgmt-vpn-no-rds F4-rds-public F4-ecs-outbound F4-ecs-internet
func TestFinanceInbound(t *testing.T) {
	t.Parallel()
	for region, zone := range map[string]string{shanghai: "cn-shanghai-finance-1f", shenzhen: "cn-shenzhen-finance-1d"} {
		t.Run(region, func(t *testing.T) {
			t.Parallel()
			em := newWorld(t)
			s := newSite(t, em, "finance", region, zone)
			s.balance(8080, 80, 443, 2799, 2800, 3300, 3301, 5000, 10000, 10001, 13000, 14000, 21234, 22223, 22224, 22225)
			s.store(zone)
			s.inside(22, 8080, 19999, 20000, 20001, 65535)
			s.insideByDatagrams(19999, 20001)
			control(t, em, http.MethodPost, "workloads", map[string]any{"instance": "internet:203.0.113.80", "port": 443, "protocol": "udp", "target": echoDatagrams(t)})
			alone, _ := s.launch("VSwitchId", s.vswitch, "SecurityGroupId", s.group)
			control(t, em, http.MethodPost, "workloads", map[string]any{"instance": "internet:203.0.113.80", "port": 443, "protocol": "tcp", "target": echo(t)})

			eip, vip, ecs, operator := "eip:"+s.eip, "slb:"+s.balancer, "ecs:"+s.instance, "mgmt-vpn:"+region
			rows := []flow{
				{"F4-ecs-inbound-sz-sh", "internet", eip, "tcp/20001", true, "F4-ecs-inbound-sz-sh", s.eip},
				{"F4-ecs-inbound-sz-sh", "internet", eip, "tcp/20000", true, "F4-ecs-inbound-sz-sh", s.eip},
				{"F4-ecs-inbound-sz-sh", "internet", eip, "tcp/65535", true, "F4-ecs-inbound-sz-sh", s.eip},
				{"F4-ecs-inbound-sz-sh", "internet", eip, "tcp/19999", false, "F4-ecs-inbound-sz-sh.closed", s.eip},
				{"F4-ecs-inbound-sz-sh", "internet", eip, "udp/20001", true, "F4-ecs-inbound-sz-sh", s.eip},
				{"F4-ecs-inbound-sz-sh", "internet", eip, "udp/19999", false, "F4-ecs-inbound-sz-sh.closed", s.eip},
				{"F4-ecs-outbound", ecs, "ip:203.0.113.80", "udp/443", true, "F4-ecs-outbound", "203.0.113.80"},
				{"F3-mgmt-vpn", "internet", eip, "tcp/22", false, "F3-mgmt-vpn.internet", s.eip},
				{"F3-mgmt-vpn F4-ecs-remote", operator, ecs, "tcp/22", true, "F3-mgmt-vpn", s.private},
				{"F1-dedicated-cluster", "public-ecs", ecs, "tcp/8080", false, "F1-dedicated-cluster.border", s.private},
				{"F3-mgmt-vpn-no-rds", operator, "rds:" + s.database, "tcp/3306", false, "F3-mgmt-vpn-no-rds", s.databaseHost},
				{"F3-mgmt-vpn-no-rds", ecs, "rds:" + s.database, "tcp/3306", true, "F3-mgmt-vpn-no-rds.ecs", s.databaseHost},
				{"F4-rds-public", "internet", "rds:" + s.database, "tcp/3306", false, "F4-rds-public.border", s.databaseHost},
				{"F3-ecs-no-internet-in", "internet", ecs, "tcp/8080", true, "F3-ecs-no-internet-in.by-slb", s.vip + ":80"},
				{"F3-ecs-no-internet-in", "internet", eip, "icmp", false, "F3-ecs-no-internet-in", ""},
				{"F4-ecs-outbound", ecs, "ip:203.0.113.80", "tcp/443", true, "F4-ecs-outbound", "203.0.113.80"},
				{"F3-ecs-bandwidth-out", "ecs:" + alone, "ip:203.0.113.80", "tcp/443", false, "F3-ecs-bandwidth-out.vpc", "203.0.113.80"},
			}
			for port, open := range map[int]bool{80: true, 443: true, 2799: false, 2800: true, 3300: true, 3301: false, 5000: true, 10000: true,
				10001: false, 13000: true, 14000: true, 21234: true, 22223: true, 22224: false, 22225: true} {
				rule := "F4-slb-ports"
				if !open {
					rule = "F3-slb-ports"
				}
				rows = append(rows, flow{"F3-slb-ports F4-slb-ports", "internet", vip, fmt.Sprintf("tcp/%d", port), open, rule, s.vip})
			}
			for _, f := range rows {
				f.check(t, em)
			}
		})
	}
}

// TestFinanceHangzhou: in Hangzhou only ICMP passes, until a Cloud Firewall policy opens a port.
//
// proves: F4-ecs-inbound-hz F1-cloudfirewall
func TestFinanceHangzhou(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", hangzhou, "cn-hangzhou-finance-b")
	s.inside(8443, 8444)
	eip := "eip:" + s.eip
	before := []flow{
		{"F4-ecs-inbound-hz", "internet", eip, "icmp", true, "F4-ecs-inbound-hz.icmp", ""},
		{"F4-ecs-inbound-hz", "internet", eip, "tcp/8443", false, "F4-ecs-inbound-hz", s.eip},
		{"F4-ecs-inbound-hz", "internet", eip, "tcp/30000", false, "F4-ecs-inbound-hz", s.eip},
	}
	for _, f := range before {
		f.check(t, em)
	}
	s.must("Cloudfw AddControlPolicy", "", "Direction", "in", "SourceType", "net", "Source", everywhere, "DestinationType", "net", "Destination", s.eip+"/32",
		"Proto", "TCP", "DestPortType", "port", "DestPort", "8443/8443", "AclAction", "accept", "ApplicationName", "ANY", "NewOrder", "1", "Description", "open for partners")
	after := []flow{
		{"F4-ecs-inbound-hz", "internet", eip, "tcp/8443", true, "F4-ecs-inbound-hz.opened", s.eip},
		{"F4-ecs-inbound-hz", "internet", eip, "tcp/8444", false, "F4-ecs-inbound-hz", s.eip},
	}
	for _, f := range after {
		f.check(t, em)
	}
}

// TestFirewallPolicyLimits: a policy for one application opens its port, and one with a schedule opens it while the clock
// says so and no longer, though nothing is written then.
func TestFirewallPolicyLimits(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", hangzhou, "cn-hangzhou-finance-b")
	s.inside(8443, 9443)
	policy := []string{"Direction", "in", "SourceType", "net", "Source", everywhere, "DestinationType", "net", "Destination", s.eip + "/32",
		"Proto", "TCP", "DestPortType", "port", "AclAction", "accept", "NewOrder", "1", "Description", "limited"}
	s.must("Cloudfw AddControlPolicy", "", append(policy, "DestPort", "8443/8443", "ApplicationName", "HTTPS")...)
	begins := em.Clock().Now().Truncate(time.Hour).Add(2 * time.Hour)
	ends := begins.Add(time.Hour)
	s.must("Cloudfw AddControlPolicy", "", append(policy, "DestPort", "9443/9443", "ApplicationName", "ANY", "RepeatType", "None",
		"StartTime", strconv.FormatInt(begins.Unix(), 10), "EndTime", strconv.FormatInt(ends.Unix(), 10))...)
	eip := "eip:" + s.eip
	flow{"F4-ecs-inbound-hz", "internet", eip, "tcp/8443", true, "F4-ecs-inbound-hz.opened", s.eip}.check(t, em)
	for _, at := range []struct {
		moment time.Time
		open   bool
	}{{em.Clock().Now(), false}, {begins.Add(time.Minute), true}, {ends.Add(time.Minute), false}} {
		if wait := at.moment.Sub(em.Clock().Now()); wait > 0 {
			if err := em.Clock().Advance(wait); err != nil {
				t.Fatal(err)
			}
		}
		flow{"F4-ecs-inbound-hz", "internet", eip, "tcp/9443", at.open, "", s.eip}.check(t, em)
	}
}

// TestGovernment: the Government Cloud's border and its OSS.
//
// proves: G4-eip-no-inbound G4-eip-outbound G4-serve-by-slb G4-slb-whitelist G4-slb-blacklist G3-console-public-or-line G2-datacentre
func TestGovernment(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "gov", gov, "cn-north-2-gov-1b")
	s.balance(8080, 80, 443, 8080, 3306)
	s.inside(22, 8080)
	s.insideByDatagrams(53)
	control(t, em, http.MethodPost, "workloads", map[string]any{"instance": "internet:203.0.113.80", "port": 443, "protocol": "tcp", "target": echo(t)})
	ecs, eip, vip := "ecs:"+s.instance, "eip:"+s.eip, "slb:"+s.balancer
	api, line := "ecs."+gov+".aliyuncs.com", "line:"+s.line()
	console := "host:" + api
	for _, f := range []flow{
		{"G4-eip-no-inbound", "internet", eip, "tcp/22", false, "G4-eip-no-inbound", s.eip},
		{"G4-eip-no-inbound", "internet", eip, "tcp/8080", false, "G4-eip-no-inbound", s.eip},
		{"G4-eip-no-inbound", "internet", eip, "udp/53", false, "G4-eip-no-inbound", s.eip},
		{"G4-eip-no-inbound", "internet", eip, "icmp", false, "G4-eip-no-inbound", ""},
		{"G4-eip-outbound", ecs, "ip:203.0.113.80", "tcp/443", true, "G4-eip-outbound", "203.0.113.80"},
		{"G2-datacentre", "public-ecs", ecs, "tcp/8080", false, "G2-datacentre.border", s.private},
		{"G4-serve-by-slb", "internet", vip, "tcp/80", true, "G4-slb-whitelist.open", s.vip},
		{"G4-serve-by-slb", "internet", ecs, "tcp/8080", true, "G4-serve-by-slb", s.vip + ":80"},
		{"G4-slb-whitelist", "internet", vip, "tcp/8080", false, "G4-slb-whitelist", s.vip},
		{"G3-console-public-or-line", "internet", console, "tcp/443", true, "G3-console-public-or-line", api},
		{"G3-console-public-or-line", "intranet:" + gov, console, "tcp/443", true, "G3-console-public-or-line", api},
		{"G3-console-public-or-line", line, console, "tcp/443", true, "G3-console-public-or-line", api},
	} {
		f.check(t, em)
	}
	ticket := control(t, em, http.MethodPost, "tickets", map[string]any{"loadBalancer": s.balancer, "port": 8080, "reason": "partners"})
	approve := fmt.Sprintf("tickets/%v/approve", ticket["id"])
	control(t, em, http.MethodPost, approve, map[string]any{"reviewer": "business", "by": "li"})
	flow{"G4-slb-whitelist", "internet", vip, "tcp/8080", false, "G4-slb-whitelist", s.vip}.check(t, em)
	control(t, em, http.MethodPost, approve, map[string]any{"reviewer": "security", "by": "wang"})
	flow{"G4-slb-whitelist", "internet", vip, "tcp/8080", true, "G4-slb-whitelist.ticket", s.vip}.check(t, em)
}

// TestBlackHole: attack traffic above the venue's threshold takes an address off the internet at once, below it does
// not; the intranet goes on; the clock brings it back.
//
// proves: F4-ecs-blackhole F4-slb-blackhole G1-ddos-basic-5g
func TestBlackHole(t *testing.T) {
	t.Parallel()
	for _, venue := range []struct {
		account, region, zone string
		gbps                  float64
		open                  int // a port of the EIP that the border lets through; 0 for none
		proves                string
	}{
		{"finance", shanghai, "cn-shanghai-finance-1f", 2, 20001, "F4-slb-blackhole"},
		{"gov", gov, "cn-north-2-gov-1b", 5, 0, "G1-ddos-basic-5g"},
	} {
		t.Run(venue.region, func(t *testing.T) {
			t.Parallel()
			em := newWorld(t)
			s := newSite(t, em, venue.account, venue.region, venue.zone)
			s.balance(8080, 80)
			s.inside(8080, 20001)
			attack := func(target string, gbps float64) bool {
				return control(t, em, http.MethodPost, "traffic", map[string]any{"target": target, "gbps": gbps, "duration": "1m"})["blackholed"] == true
			}
			web := flow{venue.proves, "internet", "slb:" + s.balancer, "tcp/80", true, "", s.vip}
			if attack(s.vip, venue.gbps-0.5) {
				t.Errorf("%s: black-holed below the threshold", venue.region)
			}
			web.check(t, em)
			if !attack(s.vip, venue.gbps+0.5) {
				t.Errorf("%s: not black-holed above the threshold", venue.region)
			}
			web.passes = false
			web.check(t, em)
			if venue.open != 0 {
				service := fmt.Sprintf("tcp/%d", venue.open)
				flow{"F4-ecs-blackhole", "internet", "eip:" + s.eip, service, true, "", s.eip}.check(t, em)
				if !attack("eip:"+s.eipID, venue.gbps+1) {
					t.Error("the EIP is not black-holed")
				}
				flow{"F4-ecs-blackhole", "internet", "eip:" + s.eip, service, false, "", s.eip}.check(t, em)
			}
			other, _ := s.launch("VSwitchId", s.vswitch, "SecurityGroupId", s.group)
			flow{"F4-ecs-blackhole", "ecs:" + other, "ecs:" + s.instance, "tcp/8080", true, "", s.private}.check(t, em)
			inner, outer := s.both()
			inner.from = "ecs:" + other
			for _, f := range []*flow{inner, outer} {
				f.proves, f.passes = venue.proves, true
				f.check(t, em)
			}
			if !attack(outer.host, venue.gbps+0.5) {
				t.Errorf("%s: the EIP of a load balancer is not black-holed", venue.region)
			}
			inner.check(t, em)
			outer.passes = false
			outer.check(t, em)
			if err := em.Clock().Advance(3 * time.Hour); err != nil {
				t.Fatal(err)
			}
			web.passes = true
			web.check(t, em)
		})
	}
}

// TestNobodyElseIsDialled: whatever a client asks for, and from wherever, the gateway connects to registered workloads
// and nothing else. The addresses are real ones of this machine on which something listens.
func TestNobodyElseIsDialled(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	reached := make(chan string, 1)
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			reached <- c.RemoteAddr().String()
			c.Close()
		}
	}()
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	port := netip.MustParseAddrPort(listener.Addr().String()).Port()
	for _, from := range []string{"internet", "intranet:" + shanghai, "ecs:" + s.instance, "mgmt-vpn:" + shanghai, "public-ecs", ""} {
		for _, host := range []string{"127.0.0.1", "127.0.0.2", "[::1]", "0.0.0.0", "192.0.2.1", "example.com", "localhost.example.com"} {
			if err := converse(em, from, fmt.Sprintf("%s:%d", host, port)); err == nil {
				t.Errorf("from %q the gateway connected to %s", from, host)
			}
		}
	}
	select {
	case who := <-reached:
		t.Errorf("the gateway dialled %s from %s", listener.Addr(), who)
	default:
	}
}
