package scenario

// network makes a VPC, a vSwitch in its first zone, and a security group with one rule.
func (s *story) network() {
	s.t.Helper()
	made := s.must("Vpc", "CreateVpc", Params{"VpcName": s.name, "CidrBlock": "192.168.0.0/16"})
	s.vpcID = made.Text("VpcId")
	s.wait("Vpc", "DescribeVpcs", Params{"VpcId": s.vpcID}, "Vpcs.Vpc.0.Status", "Available")

	vswitch := s.must("Vpc", "CreateVSwitch", Params{
		"VpcId": s.vpcID, "CidrBlock": "192.168.1.0/24", "ZoneId": s.place.Zone, "VSwitchName": s.name,
	})
	s.vswitchID = vswitch.Text("VSwitchId")
	found := s.wait("Vpc", "DescribeVSwitches", Params{"VSwitchId": s.vswitchID}, "VSwitches.VSwitch.0.Status", "Available")
	s.same(found, "VSwitches.VSwitch.0.VpcId", s.vpcID)
	s.same(found, "VSwitches.VSwitch.0.CidrBlock", "192.168.1.0/24")
	s.same(found, "TotalCount", "1")

	group := s.must("Ecs", "CreateSecurityGroup", Params{"SecurityGroupName": s.name, "VpcId": s.vpcID})
	s.groupID = group.Text("SecurityGroupId")
	s.must("Ecs", "AuthorizeSecurityGroup", Params{
		"SecurityGroupId": s.groupID, "IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8",
	})
	rules := s.must("Ecs", "DescribeSecurityGroupAttribute", Params{"SecurityGroupId": s.groupID})
	s.same(rules, "Permissions.Permission.0.PortRange", "22/22")
	s.same(rules, "Permissions.Permission.0.SourceCidrIp", "10.0.0.0/8")

	// A network that is in use cannot go away: Vpc DeleteVpc.
	s.refused("Vpc", "DeleteVpc", Params{"VpcId": s.vpcID}, "DependencyViolation.VSwitch")
}
