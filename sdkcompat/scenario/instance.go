package scenario

// instance runs an instance of the smallest kind on offer in the vSwitch.
func (s *story) instance() {
	s.t.Helper()
	images := s.must("Ecs", "DescribeImages", Params{"ImageOwnerAlias": "system", "OSType": "linux", "PageSize": "10"})
	s.imageID = images.Text("Images.Image.0.ImageId")
	run := s.must("Ecs", "RunInstances", Params{
		"ImageId": s.imageID, "InstanceType": s.instanceType(), "SecurityGroupId": s.groupID, "VSwitchId": s.vswitchID,
		"InstanceName": s.name, "Amount": "1", "Tag.1.Key": "made-by", "Tag.1.Value": s.name,
		"SystemDisk.Category": "cloud_essd", "SystemDisk.Size": "40",
		"DataDisk.1.Size": "20", "DataDisk.1.Category": "cloud_essd",
	})
	s.instanceID = run.Text("InstanceIdSets.InstanceIdSet.0")
	// InstanceIds is a list spelled as JSON: Ecs DescribeInstances.
	found := s.wait("Ecs", "DescribeInstances", Params{"InstanceIds": `["` + s.instanceID + `"]`}, "Instances.Instance.0.Status", "Running")
	s.same(found, "Instances.Instance.0.InstanceNetworkType", "vpc")
	s.same(found, "Instances.Instance.0.VpcAttributes.VSwitchId", s.vswitchID)
	s.same(found, "Instances.Instance.0.SecurityGroupIds.SecurityGroupId.0", s.groupID)
	s.same(found, "Instances.Instance.0.Tags.Tag.0.TagValue", s.name)
	disks := s.must("Ecs", "DescribeDisks", Params{"InstanceId": s.instanceID})
	s.same(disks, "TotalCount", "2")
}

// instanceType is the first one that the zone has for sale.
func (s *story) instanceType() string {
	s.t.Helper()
	offer := s.must("Ecs", "DescribeAvailableResource", Params{
		"DestinationResource": "InstanceType", "ZoneId": s.place.Zone, "InstanceChargeType": "PostPaid", "Cores": "2",
	})
	const path = "AvailableZones.AvailableZone.0.AvailableResources.AvailableResource.0.SupportedResources.SupportedResource.0.Value"
	kind := offer.Text(path)
	if kind == "" {
		s.t.Fatalf("no instance type is for sale in %s: %v", s.place.Zone, offer)
	}
	return kind
}
