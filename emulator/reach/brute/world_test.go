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
}

// randomWorld has two or three regions, one of them with two accounts.
func randomWorld(seed uint64) *reach.Landscape {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 7)), land: &reach.Landscape{}}
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
	n := 0
	return some(m, 14, func() reach.BorderRow {
		n++
		row := reach.BorderRow{ID: fmt.Sprint("L-", n), Inbound: m.often(75), Allow: m.often(65), Why: "A row of the law."}
		if m.often(40) {
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
			row.Unless = some(m, 1, func() string { return pick(m, "cloud-firewall", "ticket") })
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
		return reach.ACLRule{ID: fmt.Sprint("r", n), Allow: m.often(60), Protocols: m.protocols(), Peers: m.peers(), Ports: m.ports()}
	})
	if m.often(70) {
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
	if m.often(50) {
		g.Rules = append(g.Rules, reach.GroupRule{ID: "sgr-" + id + "-open", Ingress: true, Allow: true, Priority: 3, Protocols: m.protocols(), Ports: m.ports(), Peers: []netip.Prefix{cidr("0.0.0.0/0")}})
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
	g := &reach.NATGateway{ID: id("ngw", n), VPC: vpc, VSwitch: id("vsw", 2*n), Internet: m.often(90), Available: m.often(90)}
	s.NATGateways = append(s.NATGateways, g)
}

func (m *maker) route(table string, n int, id func(string, int) string) reach.Route {
	to := cidr(pick(m, "0.0.0.0/0", "0.0.0.0/0", "203.0.113.0/24", "128.0.0.0/1", "172.16.0.0/16", "192.168.0.0/16", "10.1.0.0/16", "10.0.1.0/24"))
	hop := pick(m, [2]string{"NatGateway", id("ngw", n)}, [2]string{"NatGateway", id("ngw", n)}, [2]string{"VpnGateway", id("vpn", n)},
		[2]string{"RouterInterface", id("ri", n)}, [2]string{"RouterInterface", "ri-elsewhere"}, [2]string{"Instance", "i-elsewhere"})
	return reach.Route{ID: fmt.Sprintf("%s-%s-%s", table, to, hop[1]), Destination: to, NextHopType: hop[0], NextHop: hop[1]}
}

func (m *maker) instance(s *reach.Site, id, vpc string, n int, host byte, name func(string, int) string) {
	i := &reach.Instance{ID: id, Running: m.often(90), Status: "Stopped", Network: "vpc", VPC: vpc, BandwidthOut: pick(m, 0, 0, 5)}
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
			ID: id("i-classic", n), Running: m.often(90), Status: "Stopped", Network: "classic", BandwidthOut: pick(m, 0, 5),
			InnerIP: netip.AddrFrom4([4]byte{10, 8, 0, m.public}), Groups: m.groups(id),
		}
		if m.often(60) {
			i.PublicIP = m.next()
		}
		s.Instances = append(s.Instances, i)
	}
}

// publicAddresses gives EIPs to all sorts of things, and entries to NAT gateways.
func (m *maker) publicAddresses(s *reach.Site, id func(string, int) string) {
	for n := range 5 {
		p := &reach.EIP{ID: id("eip", n), Address: m.next(), Bandwidth: pick(m, 0, 5, 5, 5), Bound: m.often(90)}
		s.EIPs = append(s.EIPs, p)
		switch m.IntN(8) {
		case 0:
		case 1, 2:
			p.TargetType, p.Target = "EcsInstance", pick(m, s.Interfaces...).Instance
		case 3:
			p.TargetType, p.Target = "NetworkInterface", pick(m, s.Interfaces...).ID
		case 4:
			p.TargetType, p.Target = "SlbInstance", id("lb", m.IntN(2))
		case 5:
			p.TargetType, p.Target = "HaVip", "havip-1"
		default:
			g := pick(m, s.NATGateways...)
			p.TargetType, p.Target = "Nat", g.ID
			m.entries(s, g, p.Address)
		}
	}
}

func (m *maker) entries(s *reach.Site, g *reach.NATGateway, a netip.Addr) {
	second := byte(0)
	if s.NATGateways[0] != g {
		second = 1
	}
	for n := range m.IntN(3) {
		g.SNAT = append(g.SNAT, reach.SNAT{ID: fmt.Sprintf("snat-%s-%s-%d", g.ID, a, n), Source: cidr(fmt.Sprintf(pick(m, "10.%d.0.0/16", "10.%d.0.0/24", "10.%d.1.0/24"), second)), Addresses: []netip.Addr{a}})
	}
	for n := range m.IntN(3) {
		internal := pick(m, s.Interfaces...)
		if internal.VPC != g.VPC {
			continue
		}
		d := reach.DNAT{ID: fmt.Sprintf("fwd-%s-%s-%d", g.ID, a, n), External: a, Internal: pick(m, internal.Addresses...), Protocols: pick(m, reach.TCP, reach.UDP)}
		switch m.IntN(4) {
		case 0:
			d.Protocols = reach.AnyProtocol
		case 1:
			d.ExternalPorts, d.InternalPorts = &reach.PortRange{First: 20, Last: 22}, &reach.PortRange{First: 20, Last: 22}
		case 2:
			d.ExternalPorts, d.InternalPorts = &reach.PortRange{First: 8080, Last: 8082}, &reach.PortRange{First: 20, Last: 22}
		default:
			d.ExternalPorts, d.InternalPorts = &reach.PortRange{First: 80, Last: 80}, &reach.PortRange{First: 8080, Last: 8080}
		}
		g.DNAT = append(g.DNAT, d)
	}
}

func (m *maker) balancer(s *reach.Site, id string) {
	b := &reach.LoadBalancer{ID: id, Internet: m.often(60), Active: m.often(95), Network: "vpc"}
	if b.Internet {
		b.Address = m.next()
	} else {
		sw := pick(m, s.VSwitches...)
		b.VPC, b.VSwitch, b.Address = sw.VPC, sw.ID, sw.CIDR.Addr().Next()
		for range 99 + m.public {
			b.Address = b.Address.Next()
		}
		m.public++
	}
	for n, port := range []uint16{80, 443, 22} {
		if m.often(40) {
			continue
		}
		l := &reach.Listener{ID: fmt.Sprintf("lsn-%s-%d", id, n), Protocol: pick(m, "tcp", "tcp", "udp", "http", "https"), Port: port, Running: m.often(90)}
		if m.often(30) {
			l.Access = &reach.AccessList{IDs: []string{"acl-1"}, White: m.often(60), Peers: some(m, 2, m.peer)}
		}
		if l.Protocol == "http" && m.often(30) {
			l.RedirectTo = 443
		}
		l.Backends = some(m, 3, func() reach.Backend { return m.backend(s) })
		b.Listeners = append(b.Listeners, l)
	}
	s.LoadBalancers = append(s.LoadBalancers, b)
}

func (m *maker) backend(s *reach.Site) reach.Backend {
	b := reach.Backend{Port: pick(m, uint16(22), 80, 8080), Weight: pick(m, 0, 100, 100, 100), Healthy: m.often(85), Group: "rsp-1"}
	if n := pick(m, s.Interfaces...); m.often(50) {
		b.Server, b.Address = n.ID, n.Addresses[0]
		if m.often(50) {
			b.Server = n.Instance
		}
		return b
	}
	i := pick(m, s.Instances...)
	b.Server, b.Address = i.ID, i.InnerIP
	for _, n := range s.Interfaces {
		if n.Instance == i.ID {
			b.Address = n.Addresses[0]
			break
		}
	}
	return b
}

func (m *maker) database(s *reach.Site, id string) {
	d := &reach.Database{ID: id, Engine: "MySQL", Network: "vpc", Running: m.often(90), Status: "Creating"}
	sw := pick(m, s.VSwitches...)
	d.VPC = sw.VPC
	m.public++
	d.Endpoints = append(d.Endpoints, reach.DatabaseEndpoint{Host: id + ".mysql", Address: netip.AddrFrom4([4]byte{10, sw.CIDR.Addr().As4()[1], sw.CIDR.Addr().As4()[2], 50 + m.public}), Port: 3306, VPC: sw.VPC, VSwitch: sw.ID})
	if m.often(40) {
		d.Endpoints = append(d.Endpoints, reach.DatabaseEndpoint{Host: id + "-public.mysql", Address: m.next(), Port: 3306, Public: true})
	}
	if s.Cloud == "finance" && m.often(30) {
		d.Network, d.VPC = "classic", ""
		d.Endpoints[0].VPC, d.Endpoints[0].VSwitch = "", ""
	}
	d.WhiteLists = some(m, 2, func() reach.WhiteList { return reach.WhiteList{Name: "default", Peers: some(m, 2, m.peer)} })
	if m.often(30) {
		d.Groups = []string{pick(m, s.SecurityGroups...).ID}
	}
	s.Databases = append(s.Databases, d)
}

func (m *maker) statement(s *reach.Site) reach.BucketStatement {
	st := reach.BucketStatement{ID: fmt.Sprint("st-", m.IntN(100)), Allow: m.often(20), Everybody: m.often(80)}
	switch m.IntN(5) {
	case 0:
		st.VPCs = []string{pick(m, s.VPCs...).ID}
	case 1:
		st.NotVPCs = []string{pick(m, s.VPCs...).ID}
	case 2:
		st.Peers = m.peers()
	case 3:
		st.NotPeers = m.peers()
	default:
		st.NotVPCs, st.NotPeers = []string{pick(m, s.VPCs...).ID}, m.peers()
	}
	if m.often(10) {
		st.Other = "a condition on the user agent"
	}
	return st
}

func (m *maker) links(s *reach.Site, id func(string, int) string) {
	l := &reach.Line{ID: id("vbr", 0), Active: m.often(90), Status: "terminated", Network: pick(m, "vpc", "vpc", "classic"), Remote: []netip.Prefix{cidr("172.16.0.0/16")}}
	for n := range 2 {
		if m.often(60) {
			l.Links = append(l.Links, reach.LineLink{VPC: id("vpc", n), Interface: id("ri", n), VBRInterface: id("ri-vbr", n), Active: m.often(90), Routed: []netip.Prefix{cidr(pick(m, "10.0.0.0/8", "10.0.0.0/24", "10.1.0.0/16"))}})
		}
	}
	s.Lines = append(s.Lines, l)
	for n, ssl := range []bool{true, false} {
		t := &reach.Tunnel{ID: id("tunnel", n), SSL: ssl, Gateway: id("vpn", n), VPC: id("vpc", n), Up: m.often(90), Status: "ike_sa_not_established",
			Remote: []netip.Prefix{cidr("192.168.0.0/16")}, Local: []netip.Prefix{cidr(pick(m, "10.0.0.0/8", "10.0.0.0/24", "100.64.0.0/10", "0.0.0.0/0"))}}
		s.Tunnels = append(s.Tunnels, t)
	}
}

// shields are Cloud Firewall, tickets and black holes.
func (m *maker) shields(s *reach.Site) {
	var taken []netip.Addr
	for _, p := range s.EIPs {
		taken = append(taken, p.Address)
	}
	for _, b := range s.LoadBalancers {
		taken = append(taken, b.Address)
	}
	for _, i := range s.Instances {
		if i.PublicIP.IsValid() {
			taken = append(taken, i.PublicIP)
		}
	}
	if m.often(50) {
		n := 0
		s.Firewall = &reach.Firewall{Edition: "basic", Policies: some(m, 5, func() reach.FirewallPolicy {
			n++
			p := reach.FirewallPolicy{ID: fmt.Sprint("cfw-", n), Inbound: m.often(70), Allow: m.often(60), Protocols: m.protocols(), Ports: m.ports(), Sources: m.peers(), Destinations: m.peers()}
			if m.often(10) {
				p.Other = "an application"
			}
			return p
		})}
		if m.often(20) {
			s.Firewall.Unprotected = []netip.Addr{pick(m, taken...)}
		}
	}
	s.Openings = some(m, 3, func() reach.Opening {
		return reach.Opening{Ticket: "t-1", Address: pick(m, taken...), Port: pick(m, ports...)}
	})
	if m.often(40) {
		s.BlackHoles = []reach.BlackHole{{ID: "hole", Address: pick(m, taken...), Why: "Too much traffic."}}
	}
}
