package brute

import (
	"fmt"
	"net/netip"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// publicAddresses gives EIPs to all sorts of things, and entries to NAT gateways.
func (m *maker) publicAddresses(s *reach.Site, id func(string, int) string) {
	for n := range 5 {
		p := &reach.EIP{ID: id("eip", n), Address: m.next(), Bandwidth: 5 * min(1, m.IntN(4)), Bound: m.sound(90)}
		s.EIPs = append(s.EIPs, p)
		switch m.IntN(10) {
		case 0:
		case 1, 2:
			p.TargetType, p.Target = "EcsInstance", pick(m, s.Interfaces...).Instance
		case 3:
			nic := pick(m, s.Interfaces...)
			p.TargetType, p.Target = "NetworkInterface", nic.ID
			if m.often(50) {
				p.PrivateIP = pick(m, nic.Addresses...)
			}
			p.CutThrough = m.often(40)
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
	b := &reach.LoadBalancer{ID: id, Internet: m.often(60), Active: m.sound(95), Network: "vpc"}
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
		l := &reach.Listener{ID: fmt.Sprintf("lsn-%s-%d", id, n), Protocol: pick(m, "tcp", "tcp", "udp", "http", "https"), Port: port, Running: m.sound(90)}
		if m.often(30) {
			l.Access = &reach.AccessList{IDs: []string{"acl-1"}, White: m.often(60), Peers: some(m, 2, m.peer)}
			l.Access.Strict = l.Access.White && m.often(30)
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
	b := reach.Backend{Port: pick(m, uint16(22), 80, 8080), Weight: pick(m, 0, 100, 100, 100), Healthy: m.sound(85), Standby: !m.sound(90), Group: "rsp-1"}
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
	d := &reach.Database{ID: id, Engine: "MySQL", Network: "vpc", Running: m.sound(90), Status: "Creating"}
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
	d.WhiteLists = some(m, 2, func() reach.WhiteList {
		return reach.WhiteList{Name: "default", Peers: some(m, 2, m.peer), Network: pick(m, "", "", "vpc", "classic")}
	})
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
	l := &reach.Line{ID: id("vbr", 0), Active: m.sound(90), Status: "terminated", Network: pick(m, "vpc", "vpc", "classic"), Remote: []netip.Prefix{cidr("172.16.0.0/16")}}
	for n := range 2 {
		if m.often(60) {
			l.Links = append(l.Links, reach.LineLink{VPC: id("vpc", n), Interface: id("ri", n), VBRInterface: id("ri-vbr", n), Active: m.sound(90), Routed: []netip.Prefix{cidr(pick(m, "10.0.0.0/8", "10.0.0.0/24", "10.1.0.0/16"))}})
		}
	}
	if len(l.Links) > 0 && m.often(20) { // a second connection into the same VPC
		twin := l.Links[0]
		twin.Interface, twin.VBRInterface = id("ri", 9), id("ri-vbr", 9)
		twin.Active, twin.Routed = m.sound(90), []netip.Prefix{cidr(pick(m, "10.0.0.0/16", "10.0.0.0/24"))}
		l.Links = append(l.Links, twin)
	}
	if m.often(20) {
		l.Remote = append(l.Remote, cidr("10.0.0.0/9")) // a second range, which the routes into VPCs can cut
	}
	s.Lines = append(s.Lines, l)
	for n, ssl := range []bool{true, false} {
		t := &reach.Tunnel{ID: id("tunnel", n), SSL: ssl, Gateway: id("vpn", n), VPC: id("vpc", n), Up: m.sound(90), Status: "ike_sa_not_established",
			Remote: []netip.Prefix{cidr("192.168.0.0/16")}, Local: []netip.Prefix{cidr(pick(m, "10.0.0.0/8", "10.0.0.0/24", "100.64.0.0/10", "0.0.0.0/0"))}}
		if !ssl && m.often(20) { // to a transit router
			t.VPC, t.Gateway, t.Up = "", "", false
		}
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
	if m.often(75) {
		n := 0
		s.Firewall = &reach.Firewall{Edition: "basic", Policies: some(m, 5, func() reach.FirewallPolicy {
			n++
			p := reach.FirewallPolicy{ID: fmt.Sprint("cfw-", n), Inbound: m.often(60), Allow: m.often(45), Protocols: m.protocols(), Ports: m.ports(), Sources: m.peers(), Destinations: m.peers()}
			if near := []netip.Prefix{netip.PrefixFrom(pick(m, taken...), 32)}; m.often(50) && p.Inbound {
				p.Destinations = near
			} else if m.often(50) {
				p.Sources = near
			}
			if m.often(10) {
				p.Other = "an application"
			}
			return p
		})}
		if m.often(40) {
			s.Firewall.Unprotected = []netip.Addr{pick(m, taken...), pick(m, taken...), pick(m, taken...)}
		}
	}
	s.Openings = some(m, 3, func() reach.Opening {
		return reach.Opening{Ticket: "t-1", Address: pick(m, taken...), Port: pick(m, ports...)}
	})
	if m.often(40) {
		s.BlackHoles = []reach.BlackHole{{ID: "hole", Address: pick(m, taken...), Why: "Too much traffic."}}
	}
}
