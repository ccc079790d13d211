package ecs_test

import (
	"testing"
)

func (n network) eni(group string, params ...string) string {
	return n.OK("Ecs CreateNetworkInterface", append([]string{"VSwitchId", n.vswitch, "SecurityGroupId", group}, params...)...).Get("NetworkInterfaceId")
}

// status reads the status of an interface; empty when there is none.
func (n network) status(eni string) string {
	return n.OK("Ecs DescribeNetworkInterfaces", "NetworkInterfaceId.1", eni).Get("NetworkInterfaceSets.NetworkInterfaceSet.0.Status")
}

func TestNetworkInterfaceLife(t *testing.T) {
	t.Parallel()
	n := newSlowNetwork(t)
	group := n.group()
	i := n.instance(group)
	n.Advance(minute) // Pending, then Starting
	n.Advance(minute)
	eni := n.eni(group, "NetworkInterfaceName", "second", "PrimaryIpAddress", "10.0.1.77", "SecondaryPrivateIpAddressCount", "2", "Tag.1.Key", "k", "Tag.1.Value", "v")
	if got := n.status(eni); got != "Available" {
		t.Fatalf("a new interface is %s", got)
	}
	n.OK("Ecs AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", i)
	if got := n.status(eni); got != "Attaching" {
		t.Errorf("attached: %s", got)
	}
	n.Refused("InvalidOperation.InvalidEniState", "Ecs AttachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", i)
	n.Advance(minute)
	a := n.OK("Ecs DescribeNetworkInterfaceAttribute", "NetworkInterfaceId", eni)
	for path, want := range map[string]string{
		"Status": "InUse", "InstanceId": i, "Type": "Secondary", "VpcId": n.vpc, "ZoneId": "cn-hangzhou-i", "PrivateIpAddress": "10.0.1.77",
		"NetworkInterfaceName": "second", "Attachment.InstanceId": i, "PrivateIpSets.PrivateIpSet.0.Primary": "true", "Tags.Tag.0.TagKey": "k", "DeleteOnRelease": "true",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	if got := a.Len("PrivateIpSets.PrivateIpSet"); got != 3 {
		t.Errorf("%d addresses, want 3", got)
	}
	n.Refused("InvalidOperation.InvalidEniState", "Ecs DeleteNetworkInterface", "NetworkInterfaceId", eni)
	n.OK("Ecs DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", i)
	n.OK("Ecs DetachNetworkInterface", "NetworkInterfaceId", eni, "InstanceId", i)
	if got := n.status(eni); got != "Detaching" {
		t.Errorf("detached: %s", got)
	}
	n.Advance(minute)
	if a := n.OK("Ecs DescribeNetworkInterfaceAttribute", "NetworkInterfaceId", eni); a.Get("Status") != "Available" || a.Get("InstanceId") != "" {
		t.Errorf("after detaching: %s", a.Body)
	}
	n.OK("Ecs DeleteNetworkInterface", "NetworkInterfaceId", eni)
	if got := n.status(eni); got != "Deleting" {
		t.Errorf("deleted: %s", got)
	}
	n.Advance(minute)
	if got := n.status(eni); got != "" {
		t.Errorf("after deletion: %s", got)
	}
	n.Refused("InvalidEniId.NotFound", "Ecs DeleteNetworkInterface", "NetworkInterfaceId", eni)
	n.eni(group, "PrimaryIpAddress", "10.0.1.77")
}

func TestNetworkInterfaceLimits(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	i := n.instance(group)
	n.OK("Ecs AttachNetworkInterface", "NetworkInterfaceId", n.eni(group), "InstanceId", i)
	// An ecs.g6.large takes two interfaces, the primary one among them.
	n.Refused("EniPerInstanceLimitExceeded", "Ecs AttachNetworkInterface", "NetworkInterfaceId", n.eni(group), "InstanceId", i)
	other := n.instance(group)
	n.Refused("InvalidOperation.Ipv4CountExceeded", "Ecs AttachNetworkInterface", "NetworkInterfaceId", n.eni(group, "SecondaryPrivateIpAddressCount", "40"), "InstanceId", other)

	primary := n.OK("Ecs DescribeNetworkInterfaces", "InstanceId", other, "Type", "Primary").Get("NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId")
	n.Refused("InvalidOperation.DetachPrimaryEniNotAllowed", "Ecs DetachNetworkInterface", "NetworkInterfaceId", primary, "InstanceId", other)
	n.Refused("InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc", "Ecs ModifyNetworkInterfaceAttribute", "NetworkInterfaceId", primary, "SecurityGroupId.1", group)
	n.OK("Ecs ModifyNetworkInterfaceAttribute", "NetworkInterfaceId", primary, "NetworkInterfaceName", "first")

	zone := n.OK("Vpc CreateVSwitch", "VpcId", n.vpc, "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.0.2.0/24").Get("VSwitchId")
	far := n.OK("Ecs CreateNetworkInterface", "VSwitchId", zone, "SecurityGroupId", group).Get("NetworkInterfaceId")
	n.Refused("InvalidOperation.AvailabilityZoneMismatch", "Ecs AttachNetworkInterface", "NetworkInterfaceId", far, "InstanceId", other)
	elsewhere := onNetwork(n.Bench)
	n.Refused("InvalidEni.NotSameVpc", "Ecs AttachNetworkInterface", "NetworkInterfaceId", elsewhere.eni(elsewhere.group()), "InstanceId", other)
	n.Refused("InvalidEcsId.NotFound", "Ecs AttachNetworkInterface", "NetworkInterfaceId", far, "InstanceId", "i-nowhere")
}

func TestCreateNetworkInterfaceRefusals(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group, large := n.group(), n.group("SecurityGroupType", "enterprise")
	elsewhere := onNetwork(n.Bench).group()
	n.eni(group, "PrimaryIpAddress", "10.0.1.9")
	for _, c := range []struct {
		code   string
		params []string
	}{
		{"InvalidVSwitchId.NotFound", []string{"VSwitchId", "vsw-nowhere", "SecurityGroupId", group}},
		{"MissingParameter", []string{"VSwitchId", n.vswitch}},
		{"InvalidSecurityGroupId.SingleIdAndMultiIdConflict", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "SecurityGroupIds.1", group}},
		{"InvalidParameter.SecurityGroupIdRepeated", []string{"VSwitchId", n.vswitch, "SecurityGroupIds.1", group, "SecurityGroupIds.2", group}},
		{"EnterpriseGroupLimited.MutliGroupType", []string{"VSwitchId", n.vswitch, "SecurityGroupIds.1", group, "SecurityGroupIds.2", large}},
		{"InvalidOperation.VpcMismatch", []string{"VSwitchId", n.vswitch, "SecurityGroupId", elsewhere}},
		{"InvalidSecurityGroupId.NotFound", []string{"VSwitchId", n.vswitch, "SecurityGroupId", "sg-nowhere"}},
		{"InvalidIp.Address", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "PrimaryIpAddress", "nowhere"}},
		{"InvalidVSwitchId.IpInvalid", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "PrimaryIpAddress", "10.0.2.1"}},
		{"InvalidPrivateIpAddress.Duplicated", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "PrimaryIpAddress", "10.0.1.9"}},
		{"InvalidIp.IpRepeated", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "PrimaryIpAddress", "10.0.1.8", "PrivateIpAddress.1", "10.0.1.8"}},
		{"InvalidParameter.Conflict", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "SecondaryPrivateIpAddressCount", "1", "PrivateIpAddress.1", "10.0.1.8"}},
		{"MaxEniPrivateIpsCountExceeded", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "SecondaryPrivateIpAddressCount", "50"}},
		{"InvalidParams.NetworkInterfaceName", []string{"VSwitchId", n.vswitch, "SecurityGroupId", group, "NetworkInterfaceName", "1"}},
	} {
		n.Refused(c.code, "Ecs CreateNetworkInterface", c.params...)
	}
}

func TestSecondaryAddresses(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	eni := n.eni(n.group(), "PrimaryIpAddress", "10.0.1.10")
	a := n.OK("Ecs AssignPrivateIpAddresses", "NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.0.1.20", "PrivateIpAddress.2", "10.0.1.21")
	if got := a.Get("AssignedPrivateIpAddressesSet.PrivateIpSet.PrivateIpAddress"); got != `["10.0.1.20","10.0.1.21"]` {
		t.Errorf("assigned %s", got)
	}
	if got := n.OK("Ecs AssignPrivateIpAddresses", "NetworkInterfaceId", eni, "SecondaryPrivateIpAddressCount", "3").Len("AssignedPrivateIpAddressesSet.PrivateIpSet.PrivateIpAddress"); got != 3 {
		t.Errorf("%d assigned, want 3", got)
	}
	n.Refused("MissingParameter", "Ecs AssignPrivateIpAddresses", "NetworkInterfaceId", eni)
	n.Refused("InvalidIp.IpAssigned", "Ecs AssignPrivateIpAddresses", "NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.0.1.20")
	n.Refused("MaxEniPrivateIpsCountExceeded", "Ecs AssignPrivateIpAddresses", "NetworkInterfaceId", eni, "SecondaryPrivateIpAddressCount", "45")
	n.Refused("InvalidIp.IpUnassigned", "Ecs UnassignPrivateIpAddresses", "NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.0.1.10")
	n.OK("Ecs UnassignPrivateIpAddresses", "NetworkInterfaceId", eni, "PrivateIpAddress.1", "10.0.1.20")
	if got := n.OK("Ecs DescribeNetworkInterfaces", "PrivateIpAddress.1", "10.0.1.20").Get("TotalCount"); got != "0" {
		t.Errorf("%s interfaces have the address that was taken away", got)
	}
	n.eni(n.group(), "PrimaryIpAddress", "10.0.1.20")
}

func TestDescribeNetworkInterfaces(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	group := n.group()
	first := n.eni(group, "NetworkInterfaceName", "one", "PrimaryIpAddress", "10.0.1.30", "Tag.1.Key", "k", "Tag.1.Value", "v")
	for range 11 {
		n.eni(n.group())
	}
	for _, filter := range [][2]string{
		{"NetworkInterfaceName", "one"}, {"PrimaryIpAddress", "10.0.1.30"}, {"SecurityGroupId", group}, {"Tag.1.Key", "k"}, {"NetworkInterfaceId.1", first},
	} {
		a := n.OK("Ecs DescribeNetworkInterfaces", filter[0], filter[1])
		if a.Get("TotalCount") != "1" || a.Get("NetworkInterfaceSets.NetworkInterfaceSet.0.NetworkInterfaceId") != first {
			t.Errorf("%v: %s", filter, a.Body)
		}
	}
	for _, none := range [][2]string{{"Status", "InUse"}, {"Type", "Primary"}, {"InstanceId", "i-x"}, {"VpcId", "vpc-x"}, {"VSwitchId", "vsw-x"}, {"ServiceManaged", "true"}} {
		if a := n.OK("Ecs DescribeNetworkInterfaces", none[0], none[1]); a.Get("TotalCount") != "0" {
			t.Errorf("%v: %s", none, a.Body)
		}
	}
	page := n.OK("Ecs DescribeNetworkInterfaces", "MaxResults", "5")
	if got := page.Len("NetworkInterfaceSets.NetworkInterfaceSet"); got != 10 {
		t.Errorf("a page of 5 has %d, want the least, 10", got)
	}
	rest := n.OK("Ecs DescribeNetworkInterfaces", "MaxResults", "10", "NextToken", page.Get("NextToken"))
	if got := rest.Len("NetworkInterfaceSets.NetworkInterfaceSet"); got != 2 || rest.Get("NextToken") != "" {
		t.Errorf("second page: %s", rest.Body)
	}
}
