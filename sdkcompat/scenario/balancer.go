package scenario

// balancer puts an intranet load balancer with one TCP listener before the instance.
func (s *story) balancer() {
	s.t.Helper()
	made := s.must("Slb", "CreateLoadBalancer", Params{
		"LoadBalancerName": s.name, "AddressType": "intranet", "VSwitchId": s.vswitchID, "LoadBalancerSpec": "slb.s1.small",
	})
	s.balancerID = made.Text("LoadBalancerId")
	s.must("Slb", "AddBackendServers", Params{
		"LoadBalancerId": s.balancerID, "BackendServers": `[{"ServerId":"` + s.instanceID + `","Weight":"100"}]`,
	})
	s.must("Slb", "CreateLoadBalancerTCPListener", Params{
		"LoadBalancerId": s.balancerID, "ListenerPort": "8080", "BackendServerPort": "8080", "Bandwidth": "-1",
	})
	s.must("Slb", "StartLoadBalancerListener", Params{"LoadBalancerId": s.balancerID, "ListenerPort": "8080"})
	listener := s.wait("Slb", "DescribeLoadBalancerTCPListenerAttribute",
		Params{"LoadBalancerId": s.balancerID, "ListenerPort": "8080"}, "Status", "running")
	s.same(listener, "BackendServerPort", "8080")
	found := s.wait("Slb", "DescribeLoadBalancerAttribute", Params{"LoadBalancerId": s.balancerID}, "LoadBalancerStatus", "active")
	s.same(found, "AddressType", "intranet")
	s.same(found, "VpcId", s.vpcID)
	s.same(found, "BackendServers.BackendServer.0.ServerId", s.instanceID)
	s.same(found, "ListenerPorts.ListenerPort.0", "8080")
}
