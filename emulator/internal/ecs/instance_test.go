package ecs_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRunInstances(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	a := s.OK("Ecs RunInstances", s.order("Amount", "2", "InstanceName", "web-[7,3]", "HostName", "web", "UniqueSuffix", "true",
		"SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "60", "SystemDisk.DiskName", "root", "DataDisk.1.Size", "40", "DataDisk.1.DeleteWithInstance", "false",
		"DataDisk.2.Category", "cloud_essd", "DataDisk.2.Size", "500", "DataDisk.2.PerformanceLevel", "PL2", "Tag.1.Key", "k", "Tag.1.Value", "v",
		"NetworkInterface.1.VSwitchId", s.vsw, "NetworkInterface.1.InstanceType", "Secondary", "UserData", "aGVsbG8=")...)
	id := a.Get("InstanceIdSets.InstanceIdSet.1")
	i := s.instance(id)
	for path, value := range map[string]string{
		"InstanceName": "web-008", "HostName": "web002", "Status": "Running", "Cpu": "2", "Memory": "8192", "OSType": "linux", "InstanceNetworkType": "vpc",
		"VpcAttributes.VpcId": s.vpc, "VpcAttributes.VSwitchId": s.vsw, "SecurityGroupIds.SecurityGroupId.0": s.group, "Tags.Tag.0.TagKey": "k", "ZoneId": s.zone,
	} {
		want(t, i, "Instances.Instance.0."+path, value)
	}
	if n := i.Len("Instances.Instance.0.NetworkInterfaces.NetworkInterface"); n != 2 {
		t.Errorf("the instance has %d network interfaces", n)
	}
	disks := s.OK("Ecs DescribeDisks", "InstanceId", id)
	if n := disks.Len("Disks.Disk"); n != 3 {
		t.Fatalf("the instance has %d disks", n)
	}
	for path, value := range map[string]string{"0.Type": "system", "0.Size": "60", "0.DiskName": "root", "1.Device": "/dev/xvdb", "2.Device": "/dev/xvdc", "2.PerformanceLevel": "PL2"} {
		want(t, disks, "Disks.Disk."+path, value)
	}
	want(t, s.OK("Ecs DescribeUserData", "InstanceId", id), "UserData", "aGVsbG8=")
	s.Refused("IncorrectInstanceStatus", "Ecs DeleteInstance", "InstanceId", id)
	s.OK("Ecs DeleteInstance", "InstanceId", id, "Force", "true")
	s.Refused("InvalidInstanceId.NotFound", "Ecs DeleteInstance", "InstanceId", id)
	kept := s.OK("Ecs DescribeDisks", "Status", "Available")
	if kept.Len("Disks.Disk") != 1 || kept.Get("Disks.Disk.0.Size") != "40" {
		t.Errorf("the disk that stays is the one without DeleteWithInstance: %s", kept.Body)
	}
	if n := s.OK("Ecs DescribeNetworkInterfaces").Len("NetworkInterfaceSets.NetworkInterfaceSet"); n != 2 {
		t.Errorf("the interfaces of the other instance are left, not %d", n)
	}
}

func TestRunInstancesRefusals(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	other := s.OK("Vpc CreateVpc", "CidrBlock", "172.16.0.0/12").Get("VpcId")
	foreign := s.OK("Ecs CreateSecurityGroup", "VpcId", other).Get("SecurityGroupId")
	s.run("PrivateIpAddress", "10.0.0.9")
	for _, c := range []struct {
		code string
		more []string
	}{
		{"InvalidImageId.NotFound", []string{"ImageId", "m-none"}},
		{"MissingParameter", []string{"ImageId", ""}},
		{"InvalidInstanceType.ValueNotSupported", []string{"InstanceType", "ecs.none.large"}},
		{"ImageNotSupportInstanceType", []string{"InstanceType", "ecs.g6r.large"}},
		{"InvalidVSwitchId.NotFound", []string{"VSwitchId", "vsw-none"}},
		{"InvalidZoneId.NotFound", []string{"ZoneId", "cn-hangzhou-z"}},
		{"InvalidParameter.NotMatch", []string{"ZoneId", "cn-hangzhou-i"}},
		{"InvalidSecurityGroupId.NotFound", []string{"SecurityGroupId", "sg-none"}},
		{"InvalidParameter.Mismatch", []string{"SecurityGroupId", foreign}},
		{"InvalidSecurityGroupId.SingleIdAndMultiIdConflict", []string{"SecurityGroupIds.1", s.group}},
		{"InvalidPrivateIpAddress", []string{"PrivateIpAddress", "10.1.0.1"}},
		{"InvalidPrivateIpAddress.Duplicated", []string{"PrivateIpAddress", "10.0.0.9"}},
		{"InvalidPrivateIpAddress.Malformed", []string{"PrivateIpAddress", "ten"}},
		{"InvalidParam.Amount", []string{"PrivateIpAddress", "10.0.0.10", "Amount", "2"}},
		{"InvalidMinAmount.Malformed", []string{"MinAmount", "3", "Amount", "2"}},
		{"InvalidInstanceName.Malformed", []string{"InstanceName", "1x"}},
		{"InvalidHostName.Malformed", []string{"HostName", "-x-"}},
		{"InvalidPassword.Malformed", []string{"Password", "simple"}},
		{"InvalidPasswordParam.Mismatch", []string{"Password", "Str0ng-Enough", "PasswordInherit", "true"}},
		{"InvalidUserData.Base64FormatInvalid", []string{"UserData", "%%"}},
		{"InvalidKeyPairName.NotFound", []string{"KeyPairName", "none"}},
		{"InvalidRamRole.NotFound", []string{"RamRoleName", "none"}},
		{"DeploymentSet.NotFound", []string{"DeploymentSetId", "ds-none"}},
		{"InvalidSystemDiskCategory.ValueNotSupported", []string{"SystemDisk.Category", "tape"}},
		{"InvalidSystemDiskSize.LessThanMinSize", []string{"SystemDisk.Size", "5"}},
		{"InvalidSystemDiskSize.MoreThanMaxSize", []string{"SystemDisk.Size", "5000"}},
		{"InvalidDataDiskCategory.ValueNotSupported", []string{"DataDisk.1.Category", "tape"}},
		{"InvalidDataDiskSize.ValueNotSupported", []string{"DataDisk.1.Size", "1"}},
		{"InvalidInstanceType.NotSupportDiskCategory", []string{"InstanceType", "ecs.g7.large", "SystemDisk.Category", "cloud_efficiency"}},
		{"InvalidParameter", []string{"InternetMaxBandwidthOut", "500"}},
		{"InvalidPeriod", []string{"InstanceChargeType", "PrePaid", "Period", "13"}},
		{"InvalidAutoReleaseTime.Malformed", []string{"AutoReleaseTime", "2001-01-01T00:00:00Z"}},
		{"InvalidResourceGroup.NotFound", []string{"ResourceGroupId", "rg-none"}},
		{"InvalidLaunchTemplate.NotFound", []string{"LaunchTemplateId", "lt-none"}},
		{"InvalidParameter.EniNumExceededWithLaunchEcs", []string{"NetworkInterface.1.VSwitchId", s.vsw, "NetworkInterface.2.VSwitchId", s.vsw}},
	} {
		s.Refused(c.code, "Ecs RunInstances", s.order(c.more...)...)
	}
	s.Refused("DryRunOperation", "Ecs RunInstances", s.order("DryRun", "true")...)
	if n := s.OK("Ecs DescribeInstances").Len("Instances.Instance"); n != 1 {
		t.Errorf("refused launches left %d instances", n-1)
	}
}

func TestInstanceStates(t *testing.T) {
	t.Parallel()
	s := settle(slowBench(t), "public", "cn-hangzhou")
	id := s.run()
	created := s.OK("Ecs CreateInstance", s.order()...).Get("InstanceId")
	status := func(id string) string { return s.instance(id).Get("Instances.Instance.0.Status") }
	var seen []string
	for range 4 {
		seen = append(seen, status(id)+"/"+status(created))
		s.Advance(11 * time.Second)
	}
	if diff := cmp.Diff([]string{"Pending/Pending", "Starting/Stopped", "Starting/Stopped", "Running/Stopped"}, seen); diff != "" {
		t.Error(diff)
	}
	s.Refused("IncorrectInstanceStatus", "Ecs StartInstance", "InstanceId", id)
	s.OK("Ecs RebootInstance", "InstanceId", id)
	s.Refused("IncorrectInstanceStatus", "Ecs StopInstance", "InstanceId", id)
	s.Advance(time.Minute)
	want(t, s.instance(id), "Instances.Instance.0.Status", "Running")
	a := s.OK("Ecs StopInstances", "InstanceId.1", id, "InstanceId.2", created, "BatchOptimization", "SuccessFirst", "StoppedMode", "StopCharging")
	want(t, a, "InstanceResponses.InstanceResponse.0.CurrentStatus", "Stopping")
	want(t, a, "InstanceResponses.InstanceResponse.1.Code", "IncorrectInstanceStatus")
	s.Advance(time.Minute)
	want(t, s.instance(id), "Instances.Instance.0.StoppedMode", "StopCharging")
	s.Refused("InvalidInstanceId.NotFound", "Ecs StartInstances", "InstanceId.1", id, "InstanceId.2", "i-none")
	want(t, s.instance(id), "Instances.Instance.0.Status", "Stopped")
}

func TestDescribeInstancesFilters(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	first := s.run("InstanceName", "first", "PrivateIpAddress", "10.0.0.5", "InternetMaxBandwidthOut", "5", "Tag.1.Key", "k", "Tag.1.Value", "v")
	s.run("InstanceName", "second", "InstanceType", "ecs.c6.large")
	public := s.instance(first).Get("Instances.Instance.0.PublicIpAddress.IpAddress.0")
	for _, filter := range [][]string{
		{"InstanceIds", `["` + first + `"]`}, {"InstanceName", "fir*"}, {"PrivateIpAddresses", `["10.0.0.5"]`}, {"PublicIpAddresses", `["` + public + `"]`},
		{"InstanceType", "ecs.g6.large"}, {"InstanceTypeFamily", "ecs.g6"}, {"Tag.1.Key", "k", "Tag.1.Value", "v"},
	} {
		a := s.OK("Ecs DescribeInstances", filter...)
		if a.Get("TotalCount") != "1" || a.Get("Instances.Instance.0.InstanceId") != first {
			t.Errorf("%v lists %s", filter, a.Body)
		}
	}
	for _, filter := range [][]string{
		{"VpcId", "vpc-none"}, {"InstanceNetworkType", "classic"}, {"Status", "Stopped"}, {"ZoneId", "cn-hangzhou-i"}, {"KeyPairName", "none"}, {"ImageId", "none"},
		{"InnerIpAddresses", `["10.0.0.5"]`}, {"EipAddresses", `["10.0.0.5"]`}, {"InstanceChargeType", "PrePaid"}, {"SecurityGroupId", "sg-none"},
	} {
		if a := s.OK("Ecs DescribeInstances", filter...); a.Get("TotalCount") != "0" {
			t.Errorf("%v lists %s", filter, a.Body)
		}
	}
	page := s.OK("Ecs DescribeInstances", "MaxResults", "1")
	want(t, page, "Instances.Instance.0.InstanceId", first)
	next := s.OK("Ecs DescribeInstances", "MaxResults", "1", "NextToken", page.Get("NextToken"))
	want(t, next, "Instances.Instance.0.InstanceName", "second")
	want(t, next, "NextToken", "")
	if n := s.OK("Ecs DescribeInstanceStatus", "PageSize", "1", "PageNumber", "2").Len("InstanceStatuses.InstanceStatus"); n != 1 {
		t.Errorf("the second page has %d states", n)
	}
}

func TestModifyInstance(t *testing.T) {
	t.Parallel()
	s := settle(bench(t), "public", "cn-hangzhou")
	id := s.run()
	second := s.OK("Vpc CreateVSwitch", "VpcId", s.vpc, "CidrBlock", "10.0.1.0/24", "ZoneId", s.zone).Get("VSwitchId")
	s.OK("Ecs ModifyInstanceAttribute", "InstanceId", id, "InstanceName", "renamed", "DeletionProtection", "true")
	want(t, s.instance(id), "Instances.Instance.0.InstanceName", "renamed")
	s.Refused("InvalidOperation.DeletionProtection", "Ecs DeleteInstance", "InstanceId", id, "Force", "true")
	s.OK("Ecs ModifyInstanceAttribute", "InstanceId", id, "DeletionProtection", "false")
	s.Refused("IncorrectInstanceStatus", "Ecs ModifyInstanceSpec", "InstanceId", id, "InstanceType", "ecs.g6.xlarge")
	s.Refused("IncorrectInstanceStatus", "Ecs ModifyInstanceVpcAttribute", "InstanceId", id, "VSwitchId", second)
	s.OK("Ecs StopInstance", "InstanceId", id)
	s.OK("Ecs ModifyInstanceSpec", "InstanceId", id, "InstanceType", "ecs.g6.xlarge")
	want(t, s.instance(id), "Instances.Instance.0.Cpu", "4")
	s.Refused("InvalidInstanceType.NotSupportDiskCategory", "Ecs ModifyInstanceSpec", "InstanceId", id, "InstanceType", "ecs.g7.xlarge")
	s.OK("Ecs ModifyInstanceVpcAttribute", "InstanceId", id, "VSwitchId", second, "PrivateIpAddress", "10.0.1.50")
	want(t, s.instance(id), "Instances.Instance.0.VpcAttributes.PrivateIpAddress.IpAddress.0", "10.0.1.50")
	s.OK("Ecs ModifyInstanceMetadataOptions", "InstanceId", id, "HttpEndpoint", "enabled", "HttpTokens", "required")
	want(t, s.instance(id), "Instances.Instance.0.MetadataOptions.HttpTokens", "required")
	old := s.systemDisk(id)
	disk := s.OK("Ecs ReplaceSystemDisk", "InstanceId", id, "ImageId", "centos_7_9_x64_20G_alibase_20240628.vhd").Get("DiskId")
	if now := s.systemDisk(id); now != disk || now == old {
		t.Errorf("system disk %s, want %s", now, disk)
	}
	s.Refused("InvalidSystemDiskSize.LessThanImageSize", "Ecs ReplaceSystemDisk", "InstanceId", id, "SystemDisk.Size", "10")
	s.OK("Ecs ModifyInstanceChargeType", "InstanceIds", `["`+id+`"]`, "InstanceChargeType", "PrePaid", "Period", "1", "PeriodUnit", "Month")
	s.Refused("ChargeTypeViolation", "Ecs DeleteInstance", "InstanceId", id)
	s.OK("Ecs ModifyInstanceAutoRenewAttribute", "InstanceId", id, "AutoRenew", "true", "Duration", "3")
	want(t, s.OK("Ecs DescribeInstanceAutoRenewAttribute", "InstanceId", id), "InstanceRenewAttributes.InstanceRenewAttribute.0.Duration", "3")
	s.OK("Ecs DeleteInstance", "InstanceId", id, "TerminateSubscription", "true")
}

func TestNotEmulatedIsNamed(t *testing.T) {
	t.Parallel()
	bench(t).Refused("ActionNotEmulated", "Ecs DescribeInstanceVncUrl", "InstanceId", "i-1")
}
