package emulator_test

import "testing"

// wall is a world in which something keeps two ends apart, and how many changes would open it.
type wall struct {
	account, region, zone string
	// build shuts the way between two ends.
	build func(t *testing.T, s *site) (from, to string)
	// protocol and port of the packets, "tcp/20001" or "icmp".
	service string
	changes int
	// by are the actions of the calls that open it.
	by string
}

var (
	inShanghai = [3]string{"finance", shanghai, "cn-shanghai-finance-1f"}
	inHangzhou = [3]string{"finance", "cn-hangzhou-finance", "cn-hangzhou-finance-b"}
	inGov      = [3]string{"gov", gov, "cn-north-2-gov-1b"}
	inPublic   = [3]string{"public", "cn-hangzhou", "cn-hangzhou-h"}
)

// closeGroup takes away the rule that lets everybody in.
func (s *site) closeGroup() {
	s.t.Helper()
	s.must("Ecs RevokeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "all", "PortRange", "-1/-1", "SourceCidrIp", everywhere)
}

// release takes the EIP from the instance and gives it back.
func (s *site) release() {
	s.t.Helper()
	s.must("Vpc UnassociateEipAddress", "", "AllocationId", s.eipID, "InstanceId", s.instance, "InstanceType", "EcsInstance")
	s.must("Vpc ReleaseEipAddress", "", "AllocationId", s.eipID)
}

// guard puts a network ACL without entries in front of the vSwitch.
func (s *site) guard() {
	s.t.Helper()
	acl := s.must("Vpc CreateNetworkAcl", "NetworkAclId", "VpcId", s.vpc)
	s.must("Vpc AssociateNetworkAcl", "", "NetworkAclId", acl, "Resource.1.ResourceId", s.vswitch, "Resource.1.ResourceType", "VSwitch")
	s.must("Vpc UpdateNetworkAclEntries", "", "NetworkAclId", acl, "UpdateIngressAclEntries", "true", "UpdateEgressAclEntries", "true",
		"IngressAclEntries.1.Policy", "drop", "IngressAclEntries.1.Protocol", "udp", "IngressAclEntries.1.SourceCidrIp", everywhere, "IngressAclEntries.1.Port", "53/53")
}

// translate makes a NAT gateway, to which a default route leads by itself, and gives its id and that of an EIP of its.
func (s *site) translate() (gateway, eip string) {
	s.t.Helper()
	gateway = s.must("Vpc CreateNatGateway", "NatGatewayId", "VpcId", s.vpc, "VSwitchId", s.vswitch, "NatType", "Enhanced", "NetworkType", "internet")
	eip, _ = s.allocate()
	s.must("Vpc AssociateEipAddress", "", "AllocationId", eip, "InstanceId", gateway, "InstanceType", "Nat")
	return gateway, eip
}

// unroute takes the default route to a NAT gateway away.
func (s *site) unroute(gateway string) {
	s.t.Helper()
	s.must("Vpc DeleteRouteEntry", "", "RouteTableId", s.table, "DestinationCidrBlock", everywhere, "NextHopId", gateway)
}

func (s *site) policy(direction, action, source, destination string) {
	s.t.Helper()
	s.must("Cloudfw AddControlPolicy", "", "Direction", direction, "NewOrder", "1", "AclAction", action, "Description", "test", "SourceType", "net", "Source", source,
		"DestinationType", "net", "Destination", destination, "Proto", "ANY", "ApplicationName", "ANY", "DestPort", "0/0", "DestPortType", "port")
}

// inner makes an intranet load balancer with the instance as its server and a TCP listener from 80 to 8080.
func (s *site) inner() string {
	s.t.Helper()
	lb := s.must("Slb CreateLoadBalancer", "LoadBalancerId", "AddressType", "intranet", "LoadBalancerSpec", "slb.s1.small", "VpcId", s.vpc, "VSwitchId", s.vswitch)
	s.must("Slb AddBackendServers", "", "LoadBalancerId", lb, "BackendServers", `[{"ServerId":"`+s.instance+`","Weight":"100"}]`)
	s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", lb, "ListenerPort", "80", "BackendServerPort", "8080", "Bandwidth", "-1")
	s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", lb, "ListenerPort", "80")
	return lb
}

// linked joins the VPC and a leased line, and gives the border router and both interfaces.
func (s *site) linked() (vbr, near, far string) {
	s.t.Helper()
	vbr = s.line()
	near = s.must("Vpc CreateRouterInterface", "RouterInterfaceId", "RouterType", "VBR", "RouterId", vbr, "Role", "InitiatingSide", "Spec", "Large.1",
		"OppositeRegionId", s.region, "OppositeRouterType", "VRouter", "OppositeRouterId", s.must("Vpc DescribeVRouters", "VRouters.VRouter.0.VRouterId"), "FastLinkMode", "true")
	return vbr, near, s.must("Vpc DescribeRouterInterfaceAttribute", "OppositeInterfaceId", "InstanceId", near)
}

func (s *site) routes(near, far string) {
	s.t.Helper()
	table := s.must("Vpc DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType.0.RouteTableId")
	s.must("Vpc CreateRouteEntry", "", "RouteTableId", s.table, "DestinationCidrBlock", "10.9.0.0/24", "NextHopType", "RouterInterface", "NextHopId", far)
	s.must("Vpc CreateRouteEntry", "", "RouteTableId", table, "DestinationCidrBlock", "192.168.0.0/16", "NextHopType", "RouterInterface", "NextHopId", near)
}

// tunnels makes a VPN gateway with an SSL-VPN server and an IPsec connection that offer another subnet.
func (s *site) tunnels() (ssl, ipsec string) {
	s.t.Helper()
	gateway := s.must("Vpc CreateVpnGateway", "VpnGatewayId", "VpcId", s.vpc, "VSwitchId", s.vswitch, "Bandwidth", "10", "EnableIpsec", "true", "EnableSsl", "true", "SslConnections", "5", "InstanceChargeType", "POSTPAY")
	ssl = s.must("Vpc CreateSslVpnServer", "SslVpnServerId", "VpnGatewayId", gateway, "ClientIpPool", "10.20.0.0/24", "LocalSubnet", "192.168.9.0/24")
	customer := s.must("Vpc CreateCustomerGateway", "CustomerGatewayId", "IpAddress", "203.0.113.7")
	ipsec = s.must("Vpc CreateVpnConnection", "VpnConnectionId", "VpnGatewayId", gateway, "CustomerGatewayId", customer, "LocalSubnet", "192.168.9.0/24", "RemoteSubnet", "172.16.0.0/24", "AutoConfigRoute", "false")
	return ssl, ipsec
}

// in makes a wall in a place.
func in(place [3]string, service string, changes int, by string, build func(*testing.T, *site) (from, to string)) wall {
	return wall{place[0], place[1], place[2], build, service, changes, by}
}

// walls are what can stand in a packet's way and a customer can take down.
var walls = map[string]wall{
	"a group without a rule": in(inShanghai, "tcp/20001", 1, "AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.closeGroup()
		return "internet", "ecs:" + s.instance
	}),
	"a rule that refuses first": in(inShanghai, "udp/20001", 1, "RevokeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "udp", "PortRange", "1/65535", "SourceCidrIp", everywhere, "Policy", "drop")
		return "internet", "ecs:" + s.instance
	}),
	"a rule that refuses first, and none that accepts": in(inShanghai, "tcp/20001", 1, "RevokeSecurityGroup AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.closeGroup()
		s.must("Ecs AuthorizeSecurityGroup", "", "SecurityGroupId", s.group, "IpProtocol", "tcp", "PortRange", "1/65535", "SourceCidrIp", everywhere, "Policy", "drop")
		return "internet", "ecs:" + s.instance
	}),
	"a group and an instance that is stopped": in(inShanghai, "tcp/20001", 2, "AuthorizeSecurityGroup StartInstance", func(_ *testing.T, s *site) (string, string) {
		s.closeGroup()
		s.must("Ecs StopInstance", "", "InstanceId", s.instance)
		return "internet", "ecs:" + s.instance
	}),
	"a network ACL, both ways": in(inShanghai, "tcp/20001", 1, "UpdateNetworkAclEntries", func(_ *testing.T, s *site) (string, string) {
		s.guard()
		return "internet", "ecs:" + s.instance
	}),
	"no address, a group and a network ACL": in(inShanghai, "tcp/20001", 3, "AllocateEipAddress AssociateEipAddress UpdateNetworkAclEntries AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.guard()
		s.closeGroup()
		s.release()
		return "internet", "ecs:" + s.instance
	}),
	"an EIP that is free": in(inShanghai, "udp/30000", 2, "AssociateEipAddress AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.closeGroup()
		s.must("Vpc UnassociateEipAddress", "", "AllocationId", s.eipID, "InstanceId", s.instance, "InstanceType", "EcsInstance")
		return "internet", "eip:" + s.eipID
	}),
	"Cloud Firewall of Hangzhou": in(inHangzhou, "tcp/8080", 1, "AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		return "internet", "eip:" + s.eipID
	}),
	"Cloud Firewall of Hangzhou, with protection off": in(inHangzhou, "tcp/8080", 1, "PutEnableFwSwitch AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.must("Cloudfw PutDisableFwSwitch", "", "IpaddrList.1", s.eip)
		return "internet", "eip:" + s.eipID
	}),
	"Cloud Firewall of Hangzhou, no address": in(inHangzhou, "tcp/8080", 2, "AllocateEipAddress AssociateEipAddress AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.release()
		return "internet", "ecs:" + s.instance
	}),
	"a policy that drops what comes in": in(inShanghai, "tcp/20001", 1, "AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.policy("in", "drop", everywhere, s.eip+"/32")
		return "internet", "eip:" + s.eipID
	}),
	"a policy that drops what comes in, and no address": in(inShanghai, "tcp/20001", 2, "AllocateEipAddress AssociateEipAddress AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.policy("in", "drop", everywhere, everywhere)
		s.release()
		return "internet", "ecs:" + s.instance
	}),
	"a policy that drops what goes out, and no address": in(inShanghai, "tcp/443", 2, "AllocateEipAddress AssociateEipAddress AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.policy("out", "drop", everywhere, everywhere)
		s.release()
		return "ecs:" + s.instance, "internet"
	}),
	"a load balancer of the intranet, and a policy that drops what comes in": in(inShanghai, "tcp/80", 2, "AllocateEipAddress AssociateEipAddress AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.policy("in", "drop", everywhere, everywhere)
		return "internet", "slb:" + s.inner()
	}),
	"a policy that drops what goes out": in(inShanghai, "tcp/443", 1, "AddControlPolicy", func(_ *testing.T, s *site) (string, string) {
		s.policy("out", "drop", s.eip+"/32", everywhere)
		return "ecs:" + s.instance, "internet"
	}),
	"a group that drops what goes out": in(inShanghai, "icmp", 1, "RevokeSecurityGroupEgress", func(_ *testing.T, s *site) (string, string) {
		s.must("Ecs AuthorizeSecurityGroupEgress", "", "SecurityGroupId", s.group, "IpProtocol", "icmp", "PortRange", "-1/-1", "DestCidrIp", everywhere, "Policy", "drop")
		return "ecs:" + s.instance, "internet"
	}),
	"no way out": in(inGov, "tcp/443", 1, "AllocateEipAddress AssociateEipAddress", func(_ *testing.T, s *site) (string, string) {
		s.release()
		return "ecs:" + s.instance, "internet"
	}),
	"a NAT gateway without an entry": in(inGov, "tcp/443", 1, "CreateSnatEntry", func(_ *testing.T, s *site) (string, string) {
		s.release()
		s.translate()
		return "ecs:" + s.instance, "internet"
	}),
	"no route to the NAT gateway": in(inGov, "tcp/443", 1, "CreateRouteEntry", func(_ *testing.T, s *site) (string, string) {
		s.release()
		gateway, eip := s.translate()
		s.must("Vpc CreateSnatEntry", "", "SnatTableId", s.must("Vpc DescribeNatGateways", "NatGateways.NatGateway.0.SnatTableIds.SnatTableId.0", "NatGatewayId", gateway),
			"SourceCIDR", "192.168.1.0/24", "SnatIp", s.must("Vpc DescribeEipAddresses", "EipAddresses.EipAddress.0.IpAddress", "AllocationId", eip))
		s.unroute(gateway)
		return "ecs:" + s.instance, "internet"
	}),
	"a NAT gateway without an entry and without a route": in(inGov, "tcp/443", 1, "AllocateEipAddress AssociateEipAddress", func(_ *testing.T, s *site) (string, string) {
		s.release()
		gateway, _ := s.translate()
		s.unroute(gateway)
		return "ecs:" + s.instance, "internet"
	}),
	"a NAT gateway that forwards nothing": in(inShanghai, "tcp/20001", 2, "CreateForwardEntry CreateRouteEntry", func(_ *testing.T, s *site) (string, string) {
		s.release()
		gateway, eip := s.translate()
		s.unroute(gateway)
		return "internet", "eip:" + eip
	}),
	"a route elsewhere": in(inShanghai, "tcp/443", 1, "DeleteRouteEntry", func(_ *testing.T, s *site) (string, string) {
		_, _, far := s.linked()
		s.must("Vpc CreateRouteEntry", "", "RouteTableId", s.table, "DestinationCidrBlock", "203.0.113.0/24", "NextHopType", "RouterInterface", "NextHopId", far)
		return "ecs:" + s.instance, "ip:203.0.113.9"
	}),
	"a listener that is stopped": in(inShanghai, "tcp/443", 1, "StartLoadBalancerListener", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.must("Slb StopLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443")
		return "internet", "slb:" + s.balancer
	}),
	"a load balancer and a listener that are stopped": in(inShanghai, "tcp/443", 2, "SetLoadBalancerStatus StartLoadBalancerListener", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.must("Slb StopLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443")
		s.must("Slb SetLoadBalancerStatus", "", "LoadBalancerId", s.balancer, "LoadBalancerStatus", "inactive")
		return "internet", "slb:" + s.balancer
	}),
	"no listener": in(inShanghai, "tcp/443", 1, "CreateLoadBalancerTCPListener StartLoadBalancerListener", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080)
		return "internet", "slb:" + s.balancer
	}),
	"no listener and no server": in(inShanghai, "tcp/443", 1, "AddBackendServers CreateLoadBalancerTCPListener StartLoadBalancerListener", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080)
		s.must("Slb RemoveBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+s.instance+`"}]`)
		return "internet", "slb:" + s.balancer
	}),
	"no server": in(inShanghai, "tcp/443", 2, "AddBackendServers AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.closeGroup()
		s.must("Slb RemoveBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+s.instance+`"}]`)
		return "internet", "slb:" + s.balancer
	}),
	"a server of weight 0": in(inShanghai, "tcp/443", 1, "SetBackendServers", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.must("Slb SetBackendServers", "", "LoadBalancerId", s.balancer, "BackendServers", `[{"ServerId":"`+s.instance+`","Weight":"0"}]`)
		return "internet", "slb:" + s.balancer
	}),
	"a server of weight 0 in a group": in(inShanghai, "tcp/443", 1, "SetVServerGroupAttribute", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080)
		group := s.must("Slb CreateVServerGroup", "VServerGroupId", "LoadBalancerId", s.balancer, "VServerGroupName", "g",
			"BackendServers", `[{"ServerId":"`+s.instance+`","Port":"8080","Weight":"0"}]`)
		s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443", "VServerGroupId", group, "Bandwidth", "-1")
		s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443")
		return "internet", "slb:" + s.balancer
	}),
	"an empty group": in(inShanghai, "tcp/443", 1, "AddVServerGroupBackendServers", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080)
		group := s.must("Slb CreateVServerGroup", "VServerGroupId", "LoadBalancerId", s.balancer, "VServerGroupName", "g")
		s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443", "VServerGroupId", group, "Bandwidth", "-1")
		s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443")
		return "internet", "slb:" + s.balancer
	}),
	"a white list": in(inShanghai, "tcp/443", 1, "AddAccessControlListEntry", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.accessList("white", "198.51.100.0/24")
		return "internet:203.0.113.9", "slb:" + s.balancer
	}),
	"a black list with two entries": in(inShanghai, "tcp/443", 1, "RemoveAccessControlListEntry", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.accessList("black", "203.0.113.0/24", "203.0.113.9/32", "198.51.100.0/24")
		return "internet:203.0.113.9", "slb:" + s.balancer
	}),
	"the white list that came before access lists": in(inShanghai, "tcp/443", 1, "AddListenerWhiteListItem", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 443)
		s.must("Slb SetListenerAccessControlStatus", "", "LoadBalancerId", s.balancer, "ListenerPort", "443", "AccessControlStatus", "open_white_list")
		return "internet:203.0.113.9", "slb:" + s.balancer
	}),
	"a load balancer of the intranet": in(inShanghai, "tcp/80", 1, "AllocateEipAddress AssociateEipAddress", func(_ *testing.T, s *site) (string, string) {
		return "internet", "slb:" + s.inner()
	}),
	"the government's white list": in(inGov, "tcp/2800", 1, "POST /_ringfence/tickets", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 2800)
		return "internet", "slb:" + s.balancer
	}),
	"an instance of the government cloud behind no load balancer": in(inGov, "tcp/8080", 2, "AddBackendServers AuthorizeSecurityGroup", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 80)
		group := s.must("Ecs CreateSecurityGroup", "SecurityGroupId", "VpcId", s.vpc)
		other, _ := s.launch("VSwitchId", s.vswitch, "SecurityGroupId", group)
		return "internet", "ecs:" + other
	}),
	"a port to which no listener leads": in(inGov, "tcp/9999", 1, "CreateLoadBalancerTCPListener StartLoadBalancerListener", func(_ *testing.T, s *site) (string, string) {
		s.balance(8080, 80)
		return "internet", "ecs:" + s.instance
	}),
	"a database's white list": in(inShanghai, "tcp/3306", 1, "ModifySecurityIps", func(_ *testing.T, s *site) (string, string) {
		s.store(inShanghai[2])
		s.must("Rds ModifySecurityIps", "", "DBInstanceId", s.database, "SecurityIps", "127.0.0.1")
		return "ecs:" + s.instance, "rds:" + s.database
	}),
	"a database of the public cloud": in(inPublic, "tcp/3306", 2, "AllocateInstancePublicConnection ModifySecurityIps", func(_ *testing.T, s *site) (string, string) {
		s.store(inPublic[2])
		s.must("Rds ModifySecurityIps", "", "DBInstanceId", s.database, "SecurityIps", "127.0.0.1")
		return "internet", "rds:" + s.database
	}),
	"a bucket policy": in(inGov, "tcp/443", 1, "PutBucketPolicy", func(t *testing.T, s *site) (string, string) {
		bucketPolicy(t, s, `{"Effect":"Allow","Action":["oss:GetObject"],"Principal":["*"],"Resource":["acs:oss:*:*:gov-papers/*"]},`+denial(s.vpc))
		return "ecs:" + s.instance, "oss:gov-papers"
	}),
	"a bucket policy with two statements against it": in(inGov, "tcp/443", 1, "PutBucketPolicy", func(t *testing.T, s *site) (string, string) {
		bucketPolicy(t, s, denial(s.vpc)+`,{"Effect":"Allow","Action":["oss:GetObject"],"Principal":["*"],"Resource":["acs:oss:*:*:gov-papers/*"]},`+denial(s.vpc+`","vpc-other`))
		return "ecs:" + s.instance, "oss:gov-papers"
	}),
	"a bucket policy of one statement": in(inGov, "tcp/443", 1, "DeleteBucketPolicy", func(t *testing.T, s *site) (string, string) {
		bucketPolicy(t, s, denial(s.vpc))
		return "ecs:" + s.instance, "oss:gov-papers"
	}),
	"a leased line without a connection": in(inShanghai, "tcp/8080", 1, "CreateRouterInterface DescribeRouterInterfaceAttribute CreateRouteEntry CreateRouteEntry", func(_ *testing.T, s *site) (string, string) {
		return "line:" + s.line(), "ecs:" + s.instance
	}),
	"a leased line without routes": in(inShanghai, "tcp/8080", 1, "CreateRouteEntry", func(_ *testing.T, s *site) (string, string) {
		vbr, near, _ := s.linked()
		s.must("Vpc CreateRouteEntry", "", "RouteTableId", s.must("Vpc DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType.0.RouteTableId"),
			"DestinationCidrBlock", "192.168.0.0/16", "NextHopType", "RouterInterface", "NextHopId", near)
		return "line:" + vbr, "ecs:" + s.instance
	}),
	"a leased line that was ended, and a connection": in(inShanghai, "tcp/8080", 2, "RecoverVirtualBorderRouter ActivateRouterInterface ActivateRouterInterface", func(_ *testing.T, s *site) (string, string) {
		vbr, near, far := s.linked()
		s.routes(near, far)
		s.must("Vpc DeactivateRouterInterface", "", "RouterInterfaceId", near)
		s.must("Vpc DeactivateRouterInterface", "", "RouterInterfaceId", far)
		s.must("Vpc TerminateVirtualBorderRouter", "", "VbrId", vbr)
		return "line:" + vbr, "ecs:" + s.instance
	}),
	"an SSL-VPN server for other subnets": in(inShanghai, "tcp/8080", 1, "ModifySslVpnServer", func(_ *testing.T, s *site) (string, string) {
		ssl, _ := s.tunnels()
		return "sslvpn:" + ssl, "ecs:" + s.instance
	}),
	"an IPsec connection for other subnets, and no route": in(inShanghai, "tcp/8080", 2, "ModifyVpnConnectionAttribute CreateRouteEntry", func(_ *testing.T, s *site) (string, string) {
		_, ipsec := s.tunnels()
		return "ipsec:" + ipsec, "ecs:" + s.instance
	}),
}
