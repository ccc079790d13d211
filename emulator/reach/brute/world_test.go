package brute

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// maker makes small random worlds in which everything is near everything else: few addresses, few ports, so that
// rules meet.
type maker struct {
	*rand.Rand
	land   *reach.Landscape
	public byte // the next public address
	// open worlds let most things pass, so that the small print decides.
	open bool
}

// randomWorld has two or three regions, one of them with two accounts.
func randomWorld(seed uint64) *reach.Landscape {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 7)), land: &reach.Landscape{}, open: seed%3 > 0}
	for _, c := range []string{"gov", "finance", "public"} {
		if c == "public" || m.often(70) {
			m.land.Regions = append(m.land.Regions, m.region(c))
		}
	}
	for i, r := range m.land.Regions {
		if r.Cloud == "public" && m.often(50) && len(m.land.Regions) > 1 {
			continue
		}
		m.site(r, fmt.Sprint("a", i))
		if i == 0 {
			m.site(r, fmt.Sprint("b", i))
		}
	}
	return m.land
}

func (m *maker) often(percent int) bool { return m.IntN(100) < percent }

// sound is often, and almost always in an open world.
func (m *maker) sound(percent int) bool {
	if m.open {
		percent = 97
	}
	return m.often(percent)
}

func pick[T any](m *maker, all ...T) T { return all[m.IntN(len(all))] }

func some[T any](m *maker, most int, make func() T) []T {
	var all []T
	for range m.IntN(most + 1) {
		all = append(all, make())
	}
	return all
}

func cidr(text string) netip.Prefix { return netip.MustParsePrefix(text) }

var ports = []uint16{20, 21, 22, 80, 443, 8080, 3306, 49152, 50000}

func (m *maker) ports() []reach.PortRange {
	if m.often(40) {
		return nil
	}
	return []reach.PortRange{pick(m, reach.PortRange{First: 20, Last: 22}, reach.PortRange{First: 80, Last: 80}, reach.PortRange{First: 1, Last: 1024},
		reach.PortRange{First: 443, Last: 8080}, reach.PortRange{First: 1024, Last: 65535}, reach.PortRange{First: 22, Last: 22}, reach.PortRange{First: 1, Last: 65535})}
}

func (m *maker) protocols() reach.Protocols {
	return pick(m, reach.TCP, reach.TCP, reach.UDP, reach.ICMP, reach.AnyProtocol, reach.AnyProtocol)
}

// peers are near the addresses that worlds have. None is narrower than the pool of the cloud's services and in it.
func (m *maker) peers() []netip.Prefix {
	all := []netip.Prefix{m.peer()}
	if m.often(30) {
		all = append(all, m.peer())
	}
	return all
}

func (m *maker) peer() netip.Prefix {
	return cidr(pick(m, "0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.0.1/32", "10.0.0.2/31", "10.1.0.0/16", "10.8.0.0/16",
		"172.16.0.0/16", "192.168.0.0/16", "203.0.113.0/24", "203.0.113.9/32", "198.51.100.0/24", "128.0.0.0/1", "47.0.0.0/8", "47.0.0.0/30", "100.64.0.0/10", "100.100.0.0/16"))
}

func (m *maker) border() []reach.BorderRow {
	inside := []string{"ecs", "slb-internet", "slb-intranet", "rds", "oss-public", "oss-intranet", "api"}
	n, most := 0, 14
	if m.open {
		most = 6
	}
	return some(m, most, func() reach.BorderRow {
		n++
		row := reach.BorderRow{ID: fmt.Sprint("L-", n), Inbound: m.often(75), Allow: m.often(50), Why: "A row of the law."}
		if m.open || m.often(40) {
			row.Protocols, row.Ports = m.protocols(), m.ports()
		}
		if m.often(20) {
			row.Networks = []string{pick(m, "vpc", "classic")}
		}
		if !row.Inbound {
			row.From, row.To = []string{"ecs"}, []string{pick(m, "internet", "internet", "public-oss")}
			row.Unless = some(m, 1, func() string { return pick(m, "bandwidth", "eip-or-nat") })
			return row
		}
		row.From = []string{pick(m, "internet", "intranet", "mgmt-vpn", "line", "sslvpn", "ipsec", "public-ecs", "ecs", "slb-internet", "slb-intranet")}
		row.To = []string{pick(m, inside...), pick(m, inside...)}
		if row.From[0] == "internet" {
			row.Mode = pick(m, "", "", "whitelist")
			if m.often(60) {
				row.Allow, row.Unless = false, []string{pick(m, "cloud-firewall", "ticket")}
			}
		}
		return row
	})
}

func (m *maker) region(cloud string) *reach.Region {
	r := &reach.Region{ID: "cn-" + cloud + "-1", Cloud: cloud, Border: m.border(), IntranetPool: cidr("10.64.0.0/16"), OperatorPool: cidr("10.65.0.0/16"), ServicePool: cidr("100.100.0.0/16")}
	r.OSS = []reach.OSSLocation{
		{ID: "oss-" + r.ID, Type: "public", Internet: "oss-" + r.ID + ".aliyuncs.com", Intranet: []string{"oss-" + r.ID + "-internal.aliyuncs.com"}},
		{ID: "oss-" + r.ID + "-in", Type: "intranet", Intranet: []string{"oss-" + r.ID + "-in.aliyuncs.com"}},
	}
	return r
}

func (m *maker) next() netip.Addr {
	m.public++
	return netip.AddrFrom4([4]byte{47, 0, 0, m.public})
}

// site is what an account has in a region: two VPCs, and in finance a classic network.
func (m *maker) site(r *reach.Region, name string) {
	s := &reach.Site{Account: name, Cloud: r.Cloud, Region: r.ID, PortMode: pick(m, "", "whitelist", "blacklist")}
	m.land.Sites = append(m.land.Sites, s)
	id := func(kind string, n int) string { return fmt.Sprintf("%s-%s-%d", kind, name, n) }
	for n := range 3 {
		s.NetworkACLs = append(s.NetworkACLs, &reach.NetworkACL{ID: id("nacl", n), Ingress: m.aclRules(), Egress: m.aclRules()})
	}
	for n := range 4 {
		s.SecurityGroups = append(s.SecurityGroups, m.group(id("sg", n), name))
	}
	for n := range 2 {
		m.vpc(s, r, n, id)
	}
	if r.Cloud == "finance" {
		m.classic(s, id)
	}
	m.publicAddresses(s, id)
	for n := range 2 {
		m.balancer(s, id("lb", n))
		m.database(s, id("rm", n))
	}
	for n := range 2 {
		l := pick(m, r.OSS...)
		s.Buckets = append(s.Buckets, &reach.Bucket{Name: id("bucket", n), Location: l.ID, Type: l.Type, Policy: some(m, 2, func() reach.BucketStatement { return m.statement(s) })})
	}
	m.links(s, id)
	m.shields(s)
}

func (m *maker) aclRules() []reach.ACLRule {
	n := 0
	rules := some(m, 3, func() reach.ACLRule {
		n++
		r := reach.ACLRule{ID: fmt.Sprint("r", n), Allow: m.often(60), Protocols: m.protocols(), Peers: m.peers(), Ports: m.ports()}
		if m.often(30) {
			r.Ports = []reach.PortRange{{First: 49152, Last: 49152}}
		}
		return r
	})
	if m.sound(70) {
		rules = append(rules, reach.ACLRule{ID: "all", Allow: true, Protocols: reach.AnyProtocol, Peers: []netip.Prefix{cidr("0.0.0.0/0")}})
	}
	return rules
}

func (m *maker) group(id, account string) *reach.SecurityGroup {
	g := &reach.SecurityGroup{ID: id, Enterprise: m.often(25), InnerAccess: m.often(60)}
	n := 0
	g.Rules = some(m, 6, func() reach.GroupRule {
		n++
		r := reach.GroupRule{
			ID: fmt.Sprintf("sgr-%s-%d", id, n), Ingress: m.often(70), Allow: m.often(70), Priority: 1 + m.IntN(3),
			Protocols: m.protocols(), Ports: m.ports(), Peers: m.peers(),
		}
		if m.often(15) {
			r.SourcePorts = m.ports()
		}
		if m.often(15) {
			r.Local = m.peers()
		}
		if m.often(20) {
			r.Peers, r.Group, r.GroupAccount = nil, fmt.Sprintf("sg-%s-%d", account, m.IntN(4)), account
		}
		if m.often(20) {
			r.Nic = pick(m, "internet", "intranet")
		}
		return r
	})
	if m.sound(50) {
		r := reach.GroupRule{ID: "sgr-" + id + "-open", Ingress: true, Allow: true, Priority: 3, Protocols: reach.AnyProtocol, Peers: []netip.Prefix{cidr("0.0.0.0/0")}}
		if m.often(50) {
			r.Protocols, r.Ports = m.protocols(), m.ports()
		}
		if m.often(20) {
			r.SourcePorts = m.ports()
		}
		g.Rules = append(g.Rules, r)
	}
	return g
}

func (m *maker) vpc(s *reach.Site, r *reach.Region, n int, id func(string, int) string) {
	vpc := id("vpc", n)
	block := cidr(fmt.Sprintf("10.%d.0.0/16", n))
	s.VPCs = append(s.VPCs, &reach.VPC{ID: vpc, CIDRs: []netip.Prefix{block}})
	tables := []string{id("vtb", 2*n), id("vtb", 2*n+1)}
	for _, t := range tables {
		routes := []reach.Route{{ID: t + "-local", Destination: block, NextHopType: "local"}, {ID: t + "-service", Destination: cidr("100.64.0.0/10"), NextHopType: "service"}}
		if m.often(40) {
			routes = append(routes, reach.Route{ID: t + "-out", Destination: cidr("0.0.0.0/0"), NextHopType: "NatGateway", NextHop: id("ngw", n)})
		}
		// A table has one route for a destination.
		for _, r := range some(m, 3, func() reach.Route { return m.route(t, n, id) }) {
			if !slices.ContainsFunc(routes, func(have reach.Route) bool { return have.Destination == r.Destination }) {
				routes = append(routes, r)
			}
		}
		s.RouteTables = append(s.RouteTables, &reach.RouteTable{ID: t, VPC: vpc, Routes: routes})
	}
	for v := range 2 {
		sw := &reach.VSwitch{ID: id("vsw", 2*n+v), VPC: vpc, RouteTable: pick(m, tables...), CIDR: cidr(fmt.Sprintf("10.%d.%d.0/24", n, v))}
		if m.often(40) {
			sw.NetworkACL = id("nacl", m.IntN(3))
		}
		s.VSwitches = append(s.VSwitches, sw)
	}
	for k := range 1 + m.IntN(2) {
		m.instance(s, id("i", 4*n+k), vpc, n, byte(1+2*k), id)
	}
	g := &reach.NATGateway{ID: id("ngw", n), VPC: vpc, VSwitch: id("vsw", 2*n), Internet: m.often(90), Available: m.sound(90)}
	s.NATGateways = append(s.NATGateways, g)
}

func (m *maker) route(table string, n int, id func(string, int) string) reach.Route {
	to := cidr(pick(m, "0.0.0.0/0", "0.0.0.0/0", "203.0.113.0/24", "128.0.0.0/1", "172.16.0.0/16", "192.168.0.0/16", "10.1.0.0/16", "10.0.1.0/24"))
	hop := pick(m, [2]string{"NatGateway", id("ngw", n)}, [2]string{"NatGateway", id("ngw", n)}, [2]string{"VpnGateway", id("vpn", n)},
		[2]string{"RouterInterface", id("ri", n)}, [2]string{"RouterInterface", "ri-elsewhere"}, [2]string{"Instance", "i-elsewhere"})
	return reach.Route{ID: fmt.Sprintf("%s-%s-%s", table, to, hop[1]), Destination: to, NextHopType: hop[0], NextHop: hop[1]}
}

func (m *maker) instance(s *reach.Site, id, vpc string, n int, host byte, name func(string, int) string) {
	i := &reach.Instance{ID: id, Running: m.sound(90), Status: "Stopped", Network: "vpc", VPC: vpc, BandwidthOut: pick(m, 0, 0, 5)}
	if m.often(10) {
		i.PublicIP = m.next()
	}
	s.Instances = append(s.Instances, i)
	for k := range 1 + m.IntN(2) {
		v := m.IntN(2)
		nic := &reach.Interface{ID: fmt.Sprintf("eni-%s-%d", id, k), VPC: vpc, VSwitch: name("vsw", 2*n+v), Instance: id, Groups: m.groups(name)}
		for a := range 1 + m.IntN(2) {
			nic.Addresses = append(nic.Addresses, netip.AddrFrom4([4]byte{10, byte(n), byte(v), host + byte(k)*8 + byte(a)}))
		}
		s.Interfaces = append(s.Interfaces, nic)
	}
}

func (m *maker) groups(name func(string, int) string) []string {
	groups := []string{name("sg", m.IntN(4))}
	if other := name("sg", m.IntN(4)); m.often(30) && other != groups[0] {
		groups = append(groups, other)
	}
	return groups
}

func (m *maker) classic(s *reach.Site, id func(string, int) string) {
	for n := range 2 {
		m.public++
		i := &reach.Instance{
			ID: id("i-classic", n), Running: m.sound(90), Status: "Stopped", Network: "classic", BandwidthOut: pick(m, 0, 5),
			InnerIP: netip.AddrFrom4([4]byte{10, 8, 0, m.public}), Groups: m.groups(id),
		}
		if m.often(60) {
			i.PublicIP = m.next()
		}
		s.Instances = append(s.Instances, i)
	}
}
