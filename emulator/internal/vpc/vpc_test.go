package vpc_test

import (
	"fmt"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func TestCreateVpcRanges(t *testing.T) {
	t.Parallel()
	for cidr, code := range map[string]string{
		"10.0.0.0/8":      "",
		"172.16.0.0/12":   "",
		"192.168.0.0/16":  "",
		"192.168.1.0/28":  "",
		"30.0.0.0/8":      "", // a public range, used as a private one
		"192.168.1.0/29":  "InvalidParameter",
		"10.0.0.0/7":      "InvalidParameter",
		"10.0.0.1/8":      "InvalidParameter",
		"172.0.0.0/8":     "InvalidParameter", // more than the private range in it
		"100.64.0.0/16":   "InvalidParameter",
		"169.254.0.0/16":  "InvalidParameter",
		"224.0.0.0/8":     "InvalidParameter",
		"127.0.0.0/8":     "InvalidParameter",
		"2001:db8::/32":   "InvalidParameter",
		"not a range":     "InvalidParameter",
		"192.168.0.0/016": "InvalidParameter",
	} {
		t.Run(cidr, func(t *testing.T) {
			t.Parallel()
			b := actiontest.New(t, vpc.Service)
			if code == "" {
				b.OK("Vpc CreateVpc", "CidrBlock", cidr)
				return
			}
			b.Refused(code, "Vpc CreateVpc", "CidrBlock", cidr)
		})
	}
}

// TestCustomAddresses: the finance regions with VPC take the ranges that a customer chooses, as the public ones do.
//
// proves: F3-vpc-addressing
func TestCustomAddresses(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service).As("finance")
	for region, zone := range map[string]string{"cn-shenzhen-finance-1": "", "cn-shanghai-finance-1": ""} {
		in := b.In(region)
		zone = in.OK("Vpc DescribeZones").Get("Zones.Zone.0.ZoneId")
		id := in.OK("Vpc CreateVpc", "CidrBlock", "10.20.0.0/16").Get("VpcId")
		vsw := in.OK("Vpc CreateVSwitch", "VpcId", id, "ZoneId", zone, "CidrBlock", "10.20.30.0/24").Get("VSwitchId")
		if got := in.OK("Vpc DescribeVSwitchAttributes", "VSwitchId", vsw).Get("CidrBlock"); got != "10.20.30.0/24" {
			t.Errorf("%s: the vSwitch has %s", region, got)
		}
	}
}

func TestVpcQuota(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	for range 10 {
		b.OK("Vpc CreateVpc")
	}
	b.Refused("QuotaExceeded.Vpc", "Vpc CreateVpc")
	b.In("cn-shanghai").OK("Vpc CreateVpc") // the quota is the region's
}

func TestDescribeVpcsPagesAndFilters(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	var made []string
	for i := range 5 {
		made = append(made, b.OK("Vpc CreateVpc", "VpcName", fmt.Sprint("n", i), "Tag.1.Key", "i", "Tag.1.Value", fmt.Sprint(i%2)).Get("VpcId"))
	}
	page := b.OK("Vpc DescribeVpcs", "PageSize", "2", "PageNumber", "2")
	if page.Get("TotalCount") != "5" || page.Len("Vpcs.Vpc") != 2 || page.Get("Vpcs.Vpc.0.VpcId") != made[2] {
		t.Errorf("second page: %s", page.Body)
	}
	if got := b.OK("Vpc DescribeVpcs", "PageNumber", "9").Len("Vpcs.Vpc"); got != 0 {
		t.Errorf("beyond the end: %d", got)
	}
	for name, want := range map[[2]string]string{
		{"VpcName", "n3"}: "1", {"VpcId", made[4] + "," + made[0] + ",vpc-nowhere"}: "2", {"Tag.1.Key", "i"}: "5",
		{"IsDefault", "true"}: "0", {"VpcOwnerId", "1000000000000004"}: "5", {"VpcOwnerId", "1"}: "0", {"ResourceGroupId", "rg-other"}: "0",
	} {
		if got := b.OK("Vpc DescribeVpcs", name[0], name[1]).Get("TotalCount"); got != want {
			t.Errorf("%s=%s: %s, want %s", name[0], name[1], got, want)
		}
	}
	if got := b.OK("Vpc DescribeVpcs", "Tag.1.Key", "i", "Tag.1.Value", "1").Get("TotalCount"); got != "2" {
		t.Errorf("by tag: %s", got)
	}
	b.As("finance").In("cn-shanghai-finance-1").OK("Vpc DescribeVpcs", "VpcId", made[0])
	if got := b.As("gov").In("cn-north-2-gov-1").OK("Vpc DescribeVpcs").Get("TotalCount"); got != "0" {
		t.Errorf("another account sees %s VPCs", got)
	}
}

func TestDeleteVpcDependencies(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	vsw := b.OK("Vpc CreateVSwitch", "VpcId", id, "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.1.0.0/16").Get("VSwitchId")
	b.Refused("DependencyViolation.VSwitch", "Vpc DeleteVpc", "VpcId", id)
	b.OK("Vpc DeleteVSwitch", "VSwitchId", vsw)
	table := b.OK("Vpc CreateRouteTable", "VpcId", id).Get("RouteTableId")
	b.Refused("DependencyViolation.RouteTable", "Vpc DeleteVpc", "VpcId", id)
	b.OK("Vpc DeleteRouteTable", "RouteTableId", table)
	acl := b.OK("Vpc CreateNetworkAcl", "VpcId", id).Get("NetworkAclId")
	b.Refused("DependencyViolation.NetworkAcl", "Vpc DeleteVpc", "VpcId", id)
	b.OK("Vpc DeleteNetworkAcl", "NetworkAclId", acl)
	b.OK("Vpc DeleteVpc", "VpcId", id)
	b.Refused("InvalidVpcID.NotFound", "Vpc DescribeVpcAttribute", "VpcId", id)
	b.Refused("InvalidVpcId.NotFound", "Vpc DeleteVpc", "VpcId", id)
	if got := b.OK("Vpc DescribeRouteTableList", "VpcId", id).Get("TotalCount"); got != "0" {
		t.Errorf("%s route tables are left", got)
	}
}

func TestSecondaryRanges(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "192.168.0.0/16").Get("VpcId")
	zone := []string{"VpcId", id, "ZoneId", "cn-hangzhou-h"}
	b.Refused("InvalidParameter", "Vpc CreateVSwitch", append(zone, "CidrBlock", "10.1.0.0/24")...)
	b.Refused("InvalidCidrBlock", "Vpc AssociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "192.168.4.0/24")
	b.Refused("InvalidCidrBlock.Malformed", "Vpc AssociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "10.0.0.1/8")
	b.OK("Vpc AssociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "10.0.0.0/8")
	vsw := b.OK("Vpc CreateVSwitch", append(zone, "CidrBlock", "10.1.0.0/24")...).Get("VSwitchId")
	b.Refused("OperationFailed.CidrInUse", "Vpc UnassociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "10.0.0.0/8")
	b.OK("Vpc DeleteVSwitch", "VSwitchId", vsw)
	b.OK("Vpc UnassociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "10.0.0.0/8")
	b.Refused("InvalidSecondaryCidrBlock.NotFound", "Vpc UnassociateVpcCidrBlock", "VpcId", id, "SecondaryCidrBlock", "10.0.0.0/8")
}

func TestModifyVpc(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8", "VpcName", "a", "Description", "d").Get("VpcId")
	b.OK("Vpc CreateVSwitch", "VpcId", id, "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.1.0.0/24")
	b.OK("Vpc ModifyVpcAttribute", "VpcId", id, "VpcName", "b", "EnableIPv6", "true")
	one := b.OK("Vpc DescribeVpcAttribute", "VpcId", id)
	if one.Get("VpcName") != "b" || one.Get("Description") != "d" || one.Get("EnabledIpv6") != "true" || one.Get("Ipv6CidrBlock") == "" {
		t.Errorf("after: %s", one.Body)
	}
	b.Refused("IllegalCidrBlock", "Vpc ModifyVpcAttribute", "VpcId", id, "CidrBlock", "10.2.0.0/16")
	b.OK("Vpc ModifyVpcAttribute", "VpcId", id, "CidrBlock", "10.1.0.0/16")
	b.Refused("InvalidVpcName.Malformed", "Vpc ModifyVpcAttribute", "VpcId", id, "VpcName", "https://x")
	b.Refused("InvalidResourceGroupId", "Vpc CreateVpc", "ResourceGroupId", "rg-nowhere")
}

func TestDefaultVpc(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	b.Refused("OperationFailed.DefaultVpcNotExist", "Vpc CreateDefaultVSwitch", "ZoneId", "cn-hangzhou-h")
	id := b.OK("Vpc CreateDefaultVpc").Get("VpcId")
	b.Refused("OperationFailed.DefaultVpcExist", "Vpc CreateDefaultVpc")
	first := b.OK("Vpc CreateDefaultVSwitch", "ZoneId", "cn-hangzhou-h").Get("VSwitchId")
	b.Refused("OperationFailed.DefaultVSwitchExist", "Vpc CreateDefaultVSwitch", "ZoneId", "cn-hangzhou-h")
	second := b.OK("Vpc CreateDefaultVSwitch", "ZoneId", "cn-hangzhou-g").Get("VSwitchId")
	for vsw, want := range map[string]string{first: "172.16.0.0/20", second: "172.16.16.0/20"} {
		if got := b.OK("Vpc DescribeVSwitchAttributes", "VSwitchId", vsw).Get("CidrBlock"); got != want {
			t.Errorf("default vSwitch: %s, want %s", got, want)
		}
	}
	if got := b.OK("Vpc DescribeVpcs", "IsDefault", "true").Get("Vpcs.Vpc.0.VpcId"); got != id {
		t.Errorf("default VPC: %s", got)
	}
}

func TestVSwitchRanges(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	create := func(zone, cidr string) []string {
		return []string{"VpcId", id, "ZoneId", zone, "CidrBlock", cidr}
	}
	b.OK("Vpc CreateVSwitch", create("cn-hangzhou-h", "10.1.0.0/16")...)
	for cidr, code := range map[string]string{
		"10.2.0.0/15":  "InvalidCirdrBlock.MaskLength",
		"10.2.0.0/30":  "InvalidCirdrBlock.MaskLength",
		"10.2.0.1/24":  "InvalidCidrBlock.Malformed",
		"11.0.0.0/24":  "InvalidParameter",
		"10.1.4.0/24":  "InvalidCidrBlock.Overlapped",
		"10.1.0.0/16":  "InvalidCidrBlock.Overlapped",
		"2001:db8::/8": "InvalidCidrBlock.Malformed",
	} {
		b.Refused(code, "Vpc CreateVSwitch", create("cn-hangzhou-h", cidr)...)
	}
	b.Refused("InvalidZoneId.NotFound", "Vpc CreateVSwitch", create("cn-hangzhou-x", "10.2.0.0/16")...)
	b.Refused("InvalidVpcId.NotFound", "Vpc CreateVSwitch", "VpcId", "vpc-nowhere", "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.2.0.0/16")
	b.OK("Vpc CreateVSwitch", create("cn-hangzhou-h", "10.2.0.0/29")...)
}

// TestVSwitchAddresses: what is taken out of a vSwitch is missing from its count, and keeps it from being deleted.
func TestVSwitchAddresses(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	free := func() string {
		return b.OK("Vpc DescribeVSwitchAttributes", "VSwitchId", n.vsw).Get("AvailableIpAddressCount")
	}
	if got := free(); got != "252" {
		t.Errorf("a /24 has %s free addresses, want 252", got)
	}
	ngw := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "EipBindMode", "NAT").Get("NatGatewayId")
	if got := free(); got != "251" {
		t.Errorf("with a NAT gateway: %s", got)
	}
	b.OK("Vpc AssociateEipAddress", "AllocationId", n.eip, "InstanceId", ngw, "InstanceType", "Nat")
	if got := free(); got != "250" {
		t.Errorf("with an EIP in mode NAT: %s", got)
	}
	b.Refused("DependencyViolation.EnhancedNatgw", "Vpc DeleteVSwitch", "VSwitchId", n.vsw)
	b.Refused("DependencyViolation.EIPS", "Vpc DeleteNatGateway", "NatGatewayId", ngw)
	b.OK("Vpc DeleteNatGateway", "NatGatewayId", ngw, "Force", "true")
	if got := free(); got != "252" {
		t.Errorf("at the end: %s", got)
	}
	b.OK("Vpc DeleteVSwitch", "VSwitchId", n.vsw)
}

// network is a VPC with a vSwitch and an EIP.
type network struct{ vpc, table, vsw, eip, address string }

func newNetwork(t *testing.T, b *actiontest.Bench) network {
	t.Helper()
	made := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8")
	n := network{vpc: made.Get("VpcId"), table: made.Get("RouteTableId")}
	zone := b.OK("Vpc DescribeZones").Get("Zones.Zone.0.ZoneId")
	n.vsw = b.OK("Vpc CreateVSwitch", "VpcId", n.vpc, "ZoneId", zone, "CidrBlock", "10.1.0.0/24").Get("VSwitchId")
	eip := b.OK("Vpc AllocateEipAddress", "Bandwidth", "10")
	n.eip, n.address = eip.Get("AllocationId"), eip.Get("EipAddress")
	return n
}
