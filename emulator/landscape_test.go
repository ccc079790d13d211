package emulator_test

import "testing"

// TestPairOnTheNetwork: of a master-slave group the slave is reached while the master is down, and not else.
func TestPairOnTheNetwork(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	s.balance(8080)
	slave, _ := s.launch("VSwitchId", s.vswitch, "SecurityGroupId", s.group)
	pair := s.must("Slb CreateMasterSlaveServerGroup", "MasterSlaveServerGroupId", "LoadBalancerId", s.balancer, "MasterSlaveBackendServers",
		`[{"ServerId":"`+s.instance+`","Port":"8080","Weight":"100","ServerType":"Master"},{"ServerId":"`+slave+`","Port":"8080","Weight":"100","ServerType":"Slave"}]`)
	s.must("Slb CreateLoadBalancerTCPListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443", "MasterSlaveServerGroupId", pair, "Bandwidth", "-1")
	s.must("Slb StartLoadBalancerListener", "", "LoadBalancerId", s.balancer, "ListenerPort", "443")
	if v := em.Reach("internet", "ecs:"+slave, "tcp", 8080); v.Reachable {
		t.Errorf("the slave gets packets while its master serves:\n%s", v)
	}
	if v := em.Reach("internet", "slb:"+s.balancer, "tcp", 443); !v.Reachable {
		t.Error(v)
	}
	s.must("Ecs StopInstance", "", "InstanceId", s.instance)
	if v := em.Reach("internet", "ecs:"+slave, "tcp", 8080); !v.Reachable {
		t.Errorf("the master is down:\n%s", v)
	}
}

// TestCutThrough: an EIP that a secondary interface has itself passes no network ACL and takes the place of its private
// address; in the mode of address translation neither is so.
func TestCutThrough(t *testing.T) {
	t.Parallel()
	em := newWorld(t)
	s := newSite(t, em, "finance", shanghai, "cn-shanghai-finance-1f")
	guarded := s.must("Vpc CreateVSwitch", "VSwitchId", "VpcId", s.vpc, "CidrBlock", "192.168.2.0/24", "ZoneId", "cn-shanghai-finance-1f")
	acl := s.must("Vpc CreateNetworkAcl", "NetworkAclId", "VpcId", s.vpc)
	s.must("Vpc AssociateNetworkAcl", "", "NetworkAclId", acl, "Resource.1.ResourceId", guarded, "Resource.1.ResourceType", "VSwitch")
	s.must("Vpc UpdateNetworkAclEntries", "", "NetworkAclId", acl, "UpdateIngressAclEntries", "true", "UpdateEgressAclEntries", "true")
	nic := s.must("Ecs CreateNetworkInterface", "NetworkInterfaceId", "VSwitchId", guarded, "SecurityGroupId", s.group)
	private := s.must("Ecs DescribeNetworkInterfaceAttribute", "PrivateIpAddress", "NetworkInterfaceId", nic)
	s.must("Ecs AttachNetworkInterface", "", "NetworkInterfaceId", nic, "InstanceId", s.instance)
	other, _ := s.launch("VSwitchId", guarded, "SecurityGroupId", s.group)
	for mode, own := range map[string]bool{"NAT": false, "BINDED": true} {
		id, address := s.allocate()
		s.must("Vpc AssociateEipAddress", "", "AllocationId", id, "InstanceId", nic, "InstanceType", "NetworkInterface", "Mode", mode)
		if v := em.Reach("internet", "eip:"+address, "tcp", 20001); v.Reachable != own {
			t.Errorf("%s:\n%s", mode, v)
		}
		if v := em.Reach("ecs:"+other, "ip:"+private, "tcp", 80); v.Reachable == own {
			t.Errorf("%s, by the private address:\n%s", mode, v)
		}
		s.must("Vpc UnassociateEipAddress", "", "AllocationId", id, "InstanceId", nic, "InstanceType", "NetworkInterface")
	}
}
