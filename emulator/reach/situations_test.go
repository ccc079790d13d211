package reach_test

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/emulator/reach/reachtest"
)

// situation is one thing that is wrong in a world: where a packet stops, and the call that would help.
type situation struct {
	venue    reachtest.Venue
	given    []string
	change   func(*reach.Site)
	from, to string
	protocol string
	port     int
	// at is the kind of the control that stops the packet; empty when it arrives.
	at reach.Kind
	// help are the calls that would let it pass, all of them; empty when no customer can.
	help string
}

func everybody() []netip.Prefix { return []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0")} }

var situations = map[string]situation{
	"an EIP that is being bound": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.EIPs[0].Bound = false },
		from: "internet", to: "ecs:i-web", port: 20001, at: reach.AtAddress, help: "AddBackendServers CreateLoadBalancerTCPListener StartLoadBalancerListener",
	},
	"an EIP without a target": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.EIPs[0].Bound, s.EIPs[0].Target = false, "" },
		from: "internet", to: "eip:eip-web", port: 20001, at: reach.AtAddress, help: "AssociateEipAddress",
	},
	"an EIP without bandwidth": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.EIPs[0].Bandwidth = 0 },
		from: "internet", to: "ecs:i-web", port: 20001, at: reach.AtAddress, help: "ModifyEipAddressAttribute",
	},
	"no public address at all": {
		venue: reachtest.FinShVPC, from: "internet", to: "ecs:i-dark", port: 20001, at: reach.AtAddress, help: "AllocateEipAddress AssociateEipAddress AuthorizeSecurityGroup",
	},
	"a classic instance without bandwidth": {
		venue: reachtest.FinHzClassic, change: func(s *reach.Site) { s.Instances[0].BandwidthOut = 0 },
		from: "ecs:i-web", to: "internet", port: 443, at: reach.AtBorder, help: "ModifyInstanceNetworkSpec",
	},
	"a classic instance without bandwidth, called": {
		venue: reachtest.FinHzClassic, change: func(s *reach.Site) { s.Instances[0].BandwidthOut = 0 },
		from: "internet", to: "ecs:i-web", protocol: "icmp", at: reach.AtAddress, help: "ModifyInstanceNetworkSpec",
	},
	"the law": {
		venue: reachtest.Gov, from: "internet", to: "ecs:i-web", port: 22, at: reach.AtBorder, help: "POST /_ringfence/tickets AddBackendServers",
	},
	"the law, with a ticket": {
		venue: reachtest.Gov, from: "internet", to: "slb:lb-front", port: 2800, at: reach.AtBorder, help: "POST /_ringfence/tickets",
	},
	"the law, with a firewall": {
		venue: reachtest.FinHzVPC, from: "internet", to: "ecs:i-web", port: 8080, at: reach.AtBorder, help: "AddControlPolicy",
	},
	"a firewall that does not look at the address": {
		venue: reachtest.FinHzVPC, given: []string{reachtest.FirewallOpensWeb},
		change: func(s *reach.Site) { s.Firewall.Unprotected = []netip.Addr{reachtest.WebPublic} },
		from:   "internet", to: "ecs:i-web", port: 8080, at: reach.AtBorder, help: "PutEnableFwSwitch",
	},
	"a firewall policy that drops before one that accepts": {
		venue: reachtest.FinHzVPC, given: []string{reachtest.FirewallOpensWeb},
		change: func(s *reach.Site) {
			drop := s.Firewall.Policies[0]
			drop.ID, drop.Allow, drop.Sources = "acl-drop", false, []netip.Prefix{netip.MustParsePrefix("203.0.113.0/24")}
			s.Firewall.Policies = append([]reach.FirewallPolicy{drop}, s.Firewall.Policies...)
		},
		from: "internet:203.0.113.9", to: "ecs:i-web", port: 8080, at: reach.AtFirewall, help: "AddControlPolicy",
	},
	"a firewall policy by application opens nothing": {
		venue: reachtest.FinHzVPC, given: []string{reachtest.FirewallOpensWeb},
		change: func(s *reach.Site) { s.Firewall.Policies[0].Other = "the application HTTP" },
		from:   "internet", to: "ecs:i-web", port: 8080, at: reach.AtBorder, help: "AddControlPolicy",
	},
	"a firewall policy outbound": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Firewall = &reach.Firewall{Policies: []reach.FirewallPolicy{{
				ID: "acl-out", Protocols: reach.TCP, Sources: []netip.Prefix{netip.PrefixFrom(reachtest.WebPublic, 32)}, Destinations: everybody(),
				Ports: []reach.PortRange{{First: 25, Last: 25}},
			}}}
		},
		from: "ecs:i-web", to: "internet", port: 25, at: reach.AtFirewall, help: "AddControlPolicy",
	},
	"a group without a rule": {
		venue: reachtest.FinShVPC, given: []string{reachtest.WebGroupClosed}, from: "internet", to: "ecs:i-web", port: 20001, at: reach.AtSecurityGroup, help: "AuthorizeSecurityGroup",
	},
	"an enterprise group, outbound": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.SecurityGroups[0].Enterprise = true },
		from: "ecs:i-web", to: "internet", port: 443, at: reach.AtSecurityGroup, help: "AuthorizeSecurityGroupEgress",
	},
	"a rule about another near end": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.SecurityGroups[0].Rules[0].Local = []netip.Prefix{netip.MustParsePrefix("192.168.1.99/32")}
		},
		from: "internet", to: "ecs:i-web", port: 20001, at: reach.AtSecurityGroup, help: "AuthorizeSecurityGroup",
	},
	"a refusal of the same priority goes first": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			drop := s.SecurityGroups[0].Rules[0]
			drop.ID, drop.Allow = "sgr-drop", false
			s.SecurityGroups[0].Rules = append(s.SecurityGroups[0].Rules, drop)
		},
		from: "internet", to: "ecs:i-web", port: 20001, at: reach.AtSecurityGroup, help: "RevokeSecurityGroup",
	},
	"members kept apart": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Interfaces[2].Groups, s.SecurityGroups[2].InnerAccess = []string{"sg-closed"}, false
		},
		from: "ecs:i-ops", to: "ecs:i-dark", port: 80, at: reach.AtSecurityGroup, help: "AuthorizeSecurityGroup",
	},
	"members of a group reach each other": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Interfaces[2].Groups = []string{"sg-closed"} },
		from: "ecs:i-ops", to: "ecs:i-dark", port: 80,
	},
	"members of a group reach each other whatever its rules say": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Interfaces[2].Groups = []string{"sg-closed"}
			s.SecurityGroups[2].Rules = []reach.GroupRule{dropAll("sgr-in", true), dropAll("sgr-out", false)}
		},
		from: "ecs:i-ops", to: "ecs:i-dark", port: 80,
	},
	"members kept apart obey the rules": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Interfaces[2].Groups, s.SecurityGroups[2].InnerAccess = []string{"sg-closed"}, false
			s.SecurityGroups[2].Rules = []reach.GroupRule{dropAll("sgr-out", false)}
		},
		from: "ecs:i-ops", to: "ecs:i-dark", port: 80, at: reach.AtSecurityGroup, help: "RevokeSecurityGroupEgress AuthorizeSecurityGroup",
	},
	"one of several groups in common lets them": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.SecurityGroups[2].InnerAccess = false
			s.Interfaces[2].Groups, s.Interfaces[3].Groups = []string{"sg-closed", "sg-ops"}, []string{"sg-closed", "sg-ops"}
		},
		from: "ecs:i-ops", to: "ecs:i-dark", port: 80,
	},
	"a network ACL": {
		venue: reachtest.FinShVPC, change: scenes["a network ACL that forgets the replies"],
		from: "ecs:i-web", to: "ecs:i-app", port: 80, at: reach.AtNetworkACL, help: "UpdateNetworkAclEntries",
	},
	"a network ACL does not guard within a vSwitch": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.NetworkACLs = []*reach.NetworkACL{{ID: "nacl-1"}}
			s.VSwitches[0].NetworkACL = "nacl-1"
		},
		from: "ecs:i-web", to: "ecs:i-app", port: 80,
	},
	"a network ACL before an HTTP listener's server": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			scenes["an HTTP listener with a white list"](s)
			guard(s, []reach.ACLRule{accept("clients", reach.AnyProtocol, "203.0.113.0/24")}, []reach.ACLRule{accept("out", reach.AnyProtocol, "0.0.0.0/0")})
		},
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtNetworkACL, help: "UpdateNetworkAclEntries",
	},
	"a listener that is stopped": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Listeners[1].Running = false },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtListener, help: "StartLoadBalancerListener",
	},
	"a balancer that is not active": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Active = false },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtListener, help: "SetLoadBalancerStatus",
	},
	"no listener on the port": {
		venue: reachtest.FinShVPC, from: "internet", to: "slb:lb-front", port: 6001, at: reach.AtListener, help: "AddBackendServers CreateLoadBalancerTCPListener StartLoadBalancerListener",
	},
	"a listener of TCP hears no UDP": {
		venue: reachtest.FinShVPC, from: "internet", to: "slb:lb-front", protocol: "udp", port: 443, at: reach.AtListener, help: "AddBackendServers CreateLoadBalancerUDPListener StartLoadBalancerListener",
	},
	"a listener without servers": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Listeners[1].Backends = nil },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtBackends, help: "AddBackendServers",
	},
	"a server of weight 0": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Listeners[1].Backends[0].Weight = 0 },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtBackends, help: "SetBackendServers",
	},
	"a server that is not healthy": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Listeners[1].Backends[0].Healthy = false },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtBackends, help: "AddBackendServers",
	},
	"a listener that redirects needs no server": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			s.LoadBalancers[0].Listeners[1].Backends, s.LoadBalancers[0].Listeners[1].Protocol, s.LoadBalancers[0].Listeners[1].RedirectTo = nil, "http", 443
		},
		from: "internet", to: "slb:lb-front", port: 80,
	},
	"a white list": {
		venue: reachtest.Gov, change: scenes["an HTTP listener with a white list"],
		from: "internet:198.51.100.7", to: "slb:lb-front", port: 80, at: reach.AtAccessList, help: "AddAccessControlListEntry",
	},
	"a black list": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			scenes["an HTTP listener with a white list"](s)
			s.LoadBalancers[0].Listeners[0].Access.White = false
		},
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtAccessList, help: "RemoveAccessControlListEntry",
	},
	"a list without entries lets everybody in": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			scenes["an HTTP listener with a white list"](s)
			s.LoadBalancers[0].Listeners[0].Access.Peers = nil
		},
		from: "internet:198.51.100.7", to: "slb:lb-front", port: 80,
	},
	"the old white list without entries lets nobody in": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			scenes["an HTTP listener with a white list"](s)
			s.LoadBalancers[0].Listeners[0].Access = &reach.AccessList{IDs: []string{"white list"}, White: true, Strict: true}
		},
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtAccessList, help: "AddListenerWhiteListItem",
	},
	"a server is not its own client by TCP": {
		venue: reachtest.FinShVPC, from: "ecs:i-app", to: "slb:lb-inner", port: 80, at: reach.AtBackends, help: "AddBackendServers",
	},
	"a server is its own client by HTTP": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.LoadBalancers[1].Listeners[1].Protocol = "http" },
		from: "ecs:i-app", to: "slb:lb-inner", port: 80,
	},
	"the slave of a pair": {
		venue: reachtest.Gov, change: func(s *reach.Site) { s.LoadBalancers[0].Listeners[1].Backends[0].Standby = true },
		from: "internet", to: "slb:lb-front", port: 80, at: reach.AtBackends,
	},
	"an intranet balancer with an EIP": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			s.EIPs[0].TargetType, s.EIPs[0].Target = "SlbInstance", "lb-inner"
		},
		from: "internet", to: "eip:eip-web", port: 80,
	},
	"an intranet balancer, from the internet": {
		venue: reachtest.Gov, from: "internet", to: "slb:lb-inner", port: 80, at: reach.AtAddress, help: "AllocateEipAddress AssociateEipAddress",
	},
	"a database's white list": {
		venue: reachtest.FinShVPC, from: "ecs:i-web", to: "rds:rm-db", port: 3306, at: reach.AtWhiteList, help: "ModifySecurityIps",
	},
	"a database's security group": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Databases[0].Groups = []string{"sg-open"} },
		from: "ecs:i-web", to: "rds:rm-db", port: 3306,
	},
	"a database that keeps its networks apart, list of the other": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Databases[0].WhiteLists[0].Network = "classic" },
		from: "ecs:i-app", to: "rds:rm-db", port: 3306, at: reach.AtWhiteList, help: "ModifySecurityIps",
	},
	"a database that keeps its networks apart": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Databases[0].WhiteLists[0].Network = "vpc" },
		from: "ecs:i-app", to: "rds:rm-db", port: 3306,
	},
	"a database whose list has 127.0.0.1 alone": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Databases[0].WhiteLists[0].Peers = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}
		},
		from: "ecs:i-app", to: "rds:rm-db", port: 3306, at: reach.AtWhiteList, help: "ModifySecurityIps",
	},
	"a database that is not running": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Databases[0].Running = false },
		from: "ecs:i-app", to: "rds:rm-db", port: 3306, at: reach.AtDatabase,
	},
	"no SNAT entry": {
		venue: reachtest.Gov, given: []string{reachtest.AppByNAT},
		change: func(s *reach.Site) { s.NATGateways[0].SNAT[0].Source = netip.MustParsePrefix("192.168.9.0/24") },
		from:   "ecs:i-app", to: "internet", port: 443, at: reach.AtBorder, help: "CreateSnatEntry",
	},
	"no route to the NAT gateway": {
		venue: reachtest.Gov, given: []string{reachtest.AppByNAT},
		change: func(s *reach.Site) { s.RouteTables[0].Routes = s.RouteTables[0].Routes[:1] },
		from:   "ecs:i-app", to: "internet", port: 443, at: reach.AtRoute, help: "CreateRouteEntry",
	},
	"a NAT gateway that is not there yet": {
		venue: reachtest.Gov, given: []string{reachtest.AppByNAT}, change: func(s *reach.Site) { s.NATGateways[0].Available = false },
		from: "ecs:i-app", to: "internet", port: 443, at: reach.AtNAT,
	},
	"a default route to an instance is outside the model": {
		venue: reachtest.Gov, change: func(s *reach.Site) {
			s.RouteTables[0].Routes = append(s.RouteTables[0].Routes, reach.Route{ID: "rte-own", Destination: everybody()[0], NextHopType: "Instance", NextHop: "i-web"})
		},
		from: "ecs:i-app", to: "internet", port: 443, at: reach.AtRoute, help: "UNKNOWN",
	},
	"a line without a connection into the VPC": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Lines[0].Links = nil },
		from: "line:vbr-1", to: "ecs:i-app", port: 80, at: reach.AtTunnel, help: "CreateRouterInterface DescribeRouterInterfaceAttribute CreateRouteEntry CreateRouteEntry",
	},
	"a line whose connection is not active": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Lines[0].Links[0].Active = false },
		from: "line:vbr-1", to: "ecs:i-app", port: 80, at: reach.AtTunnel, help: "ActivateRouterInterface ActivateRouterInterface",
	},
	"a line without a route there": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Lines[0].Links[0].Routed = nil },
		from: "line:vbr-1", to: "ecs:i-app", port: 80, at: reach.AtRoute, help: "CreateRouteEntry",
	},
	"a line without a route back": {
		venue: reachtest.FinShVPC, given: []string{reachtest.NoRouteBack}, from: "line:vbr-1", to: "ecs:i-app", port: 80, at: reach.AtRoute, help: "CreateRouteEntry",
	},
	"a line with a more specific route elsewhere": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Lines[0].Remote = append(s.Lines[0].Remote, netip.MustParsePrefix("192.168.1.0/24"))
		},
		from: "line:vbr-1", to: "ecs:i-app", port: 80, at: reach.AtRoute, help: "CreateRouteEntry",
	},
	"a line that does not lead back": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Lines[0].Links[0].Routed = nil },
		from: "ecs:i-app", to: "ip:172.31.0.9", port: 80, at: reach.AtRoute,
	},
	"an EIP that the interface has itself passes no network ACL": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { cutThrough(s, true) },
		from: "internet", to: "eip:eip-web", port: 20001,
	},
	"an EIP of a secondary interface behind a network ACL": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { cutThrough(s, false) },
		from: "internet", to: "eip:eip-web", port: 20001, at: reach.AtNetworkACL, help: "UpdateNetworkAclEntries",
	},
	"an interface that is on the internet alone": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { cutThrough(s, true) },
		from: "ecs:i-app", to: "ip:192.168.2.60", port: 80, at: reach.AtName,
	},
	"an EIP of a secondary address leaves the first one to the NAT gateway": {
		venue: reachtest.Gov, given: []string{reachtest.AppByNAT}, change: func(s *reach.Site) {
			second := netip.MustParseAddr("192.168.1.77")
			s.Interfaces[1].Addresses = append(s.Interfaces[1].Addresses, second)
			s.EIPs[0].TargetType, s.EIPs[0].Target, s.EIPs[0].PrivateIP, s.EIPs[0].Bandwidth = "NetworkInterface", "eni-app", second, 0
		},
		from: "ecs:i-app", to: "internet", port: 443,
	},
	"a rule about the address that an EIP stands for": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			second := netip.MustParseAddr("192.168.1.77")
			s.Interfaces[0].Addresses = append(s.Interfaces[0].Addresses, second)
			s.EIPs[0].TargetType, s.EIPs[0].Target, s.EIPs[0].PrivateIP = "NetworkInterface", "eni-web", second
			s.SecurityGroups[0].Rules[0].Local = []netip.Prefix{netip.PrefixFrom(second, 32)}
		},
		from: "internet", to: "eip:eip-web", port: 20001,
	},
	"a tunnel that does not offer the address": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Tunnels[0].Local = []netip.Prefix{netip.MustParsePrefix("192.168.9.0/24")} },
		from: "sslvpn:vss-1", to: "ecs:i-app", port: 80, at: reach.AtTunnel, help: "ModifySslVpnServer",
	},
	"a connection to a transit router": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) { s.Tunnels[1].VPC = "" },
		from: "ipsec:vco-1", to: "ecs:i-app", port: 80, at: reach.AtTunnel, help: reach.NotKnown,
	},
	"a connection to a transit router offers other subnets": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Tunnels[1].VPC, s.Tunnels[1].Local = "", []netip.Prefix{netip.MustParsePrefix("192.168.9.0/24")}
		},
		from: "ipsec:vco-1", to: "ecs:i-app", port: 80, at: reach.AtTunnel, help: "ModifyVpnConnectionAttribute",
	},
	"a bucket policy": {
		venue: reachtest.Gov, change: scenes["bkt-intranet denies all but vpc-other"],
		from: "ecs:i-app", to: "oss:bkt-intranet", port: 443, at: reach.AtBucketPolicy, help: "DeleteBucketPolicy",
	},
	"a secondary interface": {
		venue: reachtest.FinShVPC, change: func(s *reach.Site) {
			s.Interfaces = append(s.Interfaces, &reach.Interface{
				ID: "eni-second", VPC: "vpc-1", VSwitch: "vsw-1", Instance: "i-dark", Groups: []string{"sg-open"}, Addresses: []netip.Addr{netip.MustParseAddr("192.168.1.50")},
			})
		},
		from: "ecs:i-web", to: "ecs:i-dark", port: 22,
	},
}

// dropAll is a rule that refuses everything.
func dropAll(id string, ingress bool) reach.GroupRule {
	return reach.GroupRule{ID: id, Ingress: ingress, Priority: 1, Protocols: reach.AnyProtocol, Peers: everybody()}
}

// cutThrough gives i-web a second interface behind a network ACL without rules, and that interface the EIP.
func cutThrough(s *reach.Site, itself bool) {
	s.NetworkACLs = []*reach.NetworkACL{{ID: "nacl-1"}}
	s.VSwitches = append(s.VSwitches, &reach.VSwitch{ID: "vsw-2", VPC: "vpc-1", RouteTable: "vtb-1", NetworkACL: "nacl-1", CIDR: netip.MustParsePrefix("192.168.2.0/24")})
	s.Interfaces = append(s.Interfaces, &reach.Interface{
		ID: "eni-second", VPC: "vpc-1", VSwitch: "vsw-2", Instance: "i-web", Groups: []string{"sg-open"}, Addresses: []netip.Addr{netip.MustParseAddr("192.168.2.60")},
	})
	s.EIPs[0].TargetType, s.EIPs[0].Target, s.EIPs[0].CutThrough = "NetworkInterface", "eni-second", itself
}

// TestSituations makes one thing wrong at a time.
func TestSituations(t *testing.T) {
	t.Parallel()
	regions := law(t)
	for name, s := range situations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			land := reachtest.World(regions, s.venue, s.given...)
			if s.change != nil {
				s.change(land.Sites[0])
			}
			e := reach.New(land)
			if s.protocol == "" {
				s.protocol = "tcp"
			}
			v, err := e.Reach(reach.Question{From: s.from, To: s.to, Protocol: s.protocol, Port: s.port})
			if err != nil {
				t.Fatal(err)
			}
			if v.Reachable != (s.at == "") {
				t.Fatalf("reachable %v, want it to stop at %q:\n%s", v.Reachable, s.at, v)
			}
			if s.at == "" {
				return
			}
			if last := v.Hops[len(v.Hops)-1]; last.Kind != s.at {
				t.Errorf("it stops at %s, want %s:\n%s", last.Kind, s.at, v)
			}
			if got := helpFor(t, e, s, v); got != s.help {
				t.Errorf("what helps is %q, want %q:\n%s", got, s.help, v)
			}
		})
	}
}

// TestAllPortsAreAll: a rule about the ports 1 to 65535 is about every port; no packet to port 0 slips by.
func TestAllPortsAreAll(t *testing.T) {
	t.Parallel()
	land := reachtest.World(law(t), reachtest.FinShVPC)
	g := land.Sites[0].SecurityGroups[0]
	g.Rules = append(g.Rules, reach.GroupRule{ID: "sgr-drop", Ingress: true, Priority: 1, Protocols: reach.TCP, Peers: everybody(), Ports: []reach.PortRange{{First: 1, Last: 65535}}})
	r, err := reach.New(land).NoPath("line:vbr-1", "ecs:i-web", reach.Match{Protocols: reach.TCP})
	if err != nil {
		t.Fatal(err)
	}
	if r.Answer != reach.Isolated {
		t.Errorf("tcp passes:\n%s", r)
	}
}

// TestAlikeServersAreOneWay: servers of a listener that differ in nothing that decides are one way to it, and one that
// differs is another.
func TestAlikeServersAreOneWay(t *testing.T) {
	t.Parallel()
	ways := func(change func(*reach.Listener)) int {
		land := reachtest.World(law(t), reachtest.Gov)
		l := land.Sites[0].LoadBalancers[0].Listeners[1]
		if change(l); l.Port != 80 {
			t.Fatalf("the listener has port %d", l.Port)
		}
		paths, err := reach.New(land).Paths("internet", "slb:lb-front")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range paths {
			if p.Scope.Matches(reach.Header{Protocol: reach.TCP, Peer: netip.MustParseAddr("203.0.113.9"), SourcePort: reach.EphemeralPort, Port: 80}) && p.Delivery.Kind == reach.ToListener {
				n++
			}
		}
		return n
	}
	again := func(server string, port uint16) func(*reach.Listener) {
		return func(l *reach.Listener) {
			more := l.Backends[0]
			more.Server, more.Port = server, port
			l.Backends = append(l.Backends, more)
		}
	}
	one := ways(func(*reach.Listener) {})
	if n := ways(func(l *reach.Listener) { again(l.Backends[0].Server, l.Backends[0].Port)(l) }); one != 1 || n != one {
		t.Errorf("%d ways with one server, %d with two alike", one, n)
	}
	if n := ways(func(l *reach.Listener) { again(l.Backends[0].Server, 9999)(l) }); n != 2 {
		t.Errorf("%d ways with a server on another port", n)
	}
}

// TestTicketIsForItsBalancer: two balancers that would get an address, and a ticket for it, are told apart.
func TestTicketIsForItsBalancer(t *testing.T) {
	t.Parallel()
	land := reachtest.World(law(t), reachtest.Gov)
	inner := land.Sites[0].LoadBalancers[1]
	inner.Listeners = inner.Listeners[:1]
	inner.Listeners[0].Port = 2800
	other := *inner
	other.ID, other.Address = "lb-other", netip.MustParseAddr("192.168.1.99")
	land.Sites[0].LoadBalancers = append(land.Sites[0].LoadBalancers, &other)
	e := reach.New(land)
	for _, id := range []string{inner.ID, other.ID} {
		r, err := e.NoPath("internet", "slb:"+id, reach.Match{Protocols: reach.TCP, Ports: []reach.PortRange{{First: 2800, Last: 2800}}})
		if err != nil {
			t.Fatal(err)
		}
		if text := r.String(); r.Depth == nil || r.Depth.Changes != 2 || !strings.Contains(text, "/_ringfence/tickets loadBalancer="+id+" port=2800") {
			t.Errorf("%s:\n%s", id, text)
		}
	}
}

// helpFor are the calls of the fewest changes that would let such packets pass; empty when none would.
func helpFor(t *testing.T, e *reach.Engine, s situation, v reach.Verdict) string {
	t.Helper()
	about := reach.Match{Protocols: v.Header.Protocol, Peers: []netip.Prefix{netip.PrefixFrom(v.Header.Peer, 32)}}
	if v.Header.Protocol != reach.ICMP {
		about.Ports = []reach.PortRange{{First: v.Header.Port, Last: v.Header.Port}}
	}
	r, err := e.NoPath(s.from, s.to, about)
	if err != nil {
		t.Fatal(err)
	}
	if r.Answer != reach.Isolated {
		return r.Answer
	}
	var actions []string
	for _, need := range r.Depth.Needs {
		for _, call := range need.Calls {
			actions = append(actions, call.Action)
		}
	}
	return strings.Join(actions, " ")
}
