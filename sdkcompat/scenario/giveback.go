package scenario

// giveBack deletes everything in the order in which the cloud lets it go.
func (s *story) giveBack() {
	s.t.Helper()
	s.done("delete the bucket", s.storage.DeleteBucket(s.bucketName))
	s.must("Rds", "DeleteDBInstance", Params{"DBInstanceId": s.databaseID})
	s.must("Slb", "DeleteLoadBalancer", Params{"LoadBalancerId": s.balancerID})
	s.must("Ecs", "StopInstance", Params{"InstanceId": s.instanceID})
	s.wait("Ecs", "DescribeInstances", Params{"InstanceIds": `["` + s.instanceID + `"]`}, "Instances.Instance.0.Status", "Stopped")
	s.must("Ecs", "DeleteInstance", Params{"InstanceId": s.instanceID})
	s.wait("Ecs", "DescribeInstances", Params{"InstanceIds": `["` + s.instanceID + `"]`}, "TotalCount", "0")
	s.must("Ecs", "DeleteSecurityGroup", Params{"SecurityGroupId": s.groupID})
	s.wait("Rds", "DescribeDBInstances", Params{"DBInstanceId": s.databaseID}, "TotalRecordCount", "0")
	s.must("Vpc", "DeleteVSwitch", Params{"VSwitchId": s.vswitchID})
	s.wait("Vpc", "DescribeVSwitches", Params{"VSwitchId": s.vswitchID}, "TotalCount", "0")
	s.must("Vpc", "DeleteVpc", Params{"VpcId": s.vpcID})
	s.wait("Vpc", "DescribeVpcs", Params{"VpcId": s.vpcID}, "TotalCount", "0")
}
