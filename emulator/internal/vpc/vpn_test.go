package vpc_test

import (
	"strconv"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func TestCustomerGateways(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	b.Refused("InvalidIpAddress.WrongFormat", "Vpc CreateCustomerGateway", "IpAddress", "the office")
	b.Refused("OperationDenied.MissingAsn", "Vpc CreateCustomerGateway", "IpAddress", "198.51.100.1", "AuthKey", "k")
	b.Refused("IllegalParam.Asn", "Vpc CreateCustomerGateway", "IpAddress", "198.51.100.1", "Asn", "0")
	id := b.OK("Vpc CreateCustomerGateway", "IpAddress", "198.51.100.1", "Asn", "65000", "Name", "office").Get("CustomerGatewayId")
	b.Refused("InvalidIpAddress.AlreadyExist", "Vpc CreateCustomerGateway", "IpAddress", "198.51.100.1", "Asn", "65000")
	b.OK("Vpc ModifyCustomerGatewayAttribute", "CustomerGatewayId", id, "Description", "second floor")
	one := b.OK("Vpc DescribeCustomerGateway", "CustomerGatewayId", id)
	if one.Get("Name") != "office" || one.Get("Description") != "second floor" || one.Get("Asn") != "65000" {
		t.Errorf("gateway: %s", one.Body)
	}
	b.OK("Vpc DeleteCustomerGateway", "CustomerGatewayId", id)
	b.Refused("InvalidCustomerGatewayInstanceId.NotFound", "Vpc DeleteCustomerGateway", "CustomerGatewayId", id)
}

func TestVpnGateways(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	in := []string{"VpcId", n.vpc, "VSwitchId", n.vsw, "Bandwidth", "10"}
	for params, code := range map[[2]string]string{
		{"Bandwidth", "7"}:                   "InvalidSpec.NotFound",
		{"EnableIpsec", "false"}:             "InvalidVpnEnable",
		{"SslConnections", "5"}:              "UnnecessarySslConnection",
		{"VpcId", "vpc-nowhere"}:             "InvalidVpcId.NotFound",
		{"VSwitchId", "vsw-nowhere"}:         "InvalidVSwitchId.NotFound",
		{"DisasterRecoveryVSwitchId", n.vsw}: "InvalidVSwitchId.VswitchIdShouldDifferent",
		{"InstanceChargeType", "FREE"}:       "ChargeType.NotSupport",
	} {
		b.Refused(code, "Vpc CreateVpnGateway", append(in, params[0], params[1])...)
	}
	id := b.OK("Vpc CreateVpnGateway", append(in, "Name", "door")...).Get("VpnGatewayId")
	one := b.OK("Vpc DescribeVpnGateway", "VpnGatewayId", id)
	if one.Get("Status") != "active" || one.Get("Spec") != "10M" || one.Get("InternetIp") == "" || one.Get("IpsecVpn") != "enable" {
		t.Errorf("gateway: %s", one.Body)
	}
	b.Refused("DependencyViolation", "Vpc DeleteVSwitch", "VSwitchId", n.vsw)
	b.OK("Vpc DeleteVpnGateway", "VpnGatewayId", id)
	b.Refused("InvalidVpnGatewayInstanceId.NotFound", "Vpc DescribeVpnGateway", "VpnGatewayId", id)
	b.OK("Vpc DeleteVSwitch", "VSwitchId", n.vsw)
}

// TestDeployed: VPC, NAT gateways and VPN gateways are there in all three finance regions.
func TestDeployed(t *testing.T) {
	t.Parallel()
	for _, region := range []string{"cn-hangzhou-finance", "cn-shenzhen-finance-1", "cn-shanghai-finance-1"} {
		b := actiontest.New(t, vpc.Service).As("finance").In(region)
		n := newNetwork(t, b)
		b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw)
		b.OK("Vpc CreateVpnGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "Bandwidth", "10")
	}
}

// TestRegions: an account sees the regions of its cloud and no other.
//
// proves: F1-admission
func TestRegions(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	for account, c := range map[string]struct{ sees, home, foreign string }{
		"public":  {"cn-hangzhou", "cn-hangzhou", "cn-shanghai-finance-1"},
		"finance": {"cn-shanghai-finance-1", "cn-shanghai-finance-1", "cn-north-2-gov-1"},
		"gov":     {"cn-north-2-gov-1", "cn-north-2-gov-1", "cn-hangzhou-finance"},
	} {
		list := b.As(account).In(c.home).OK("Vpc DescribeRegions")
		seen := map[string]bool{}
		for i := range list.Len("Regions.Region") {
			seen[list.Get("Regions.Region."+strconv.Itoa(i)+".RegionId")] = true
		}
		if !seen[c.sees] || seen[c.foreign] {
			t.Errorf("%s sees %v", account, seen)
		}
		if a := b.As(account).In(c.foreign).Call("Vpc DescribeVpcs"); a.Status == 200 || len(a.Rules) == 0 {
			t.Errorf("%s in %s: %d, rules %v, %s", account, c.foreign, a.Status, a.Rules, a.Body)
		}
	}
}

func TestTags(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	for kind, id := range map[string]string{
		"VPC": n.vpc, "VSWITCH": n.vsw, "EIP": n.eip, "ROUTETABLE": n.table,
		"CUSTOMERGATEWAY": b.OK("Vpc CreateCustomerGateway", "IpAddress", "198.51.100.1").Get("CustomerGatewayId"),
	} {
		of := []string{"ResourceType", kind, "ResourceId.1", id}
		b.OK("Vpc TagResources", append(of, "Tag.1.Key", "a", "Tag.1.Value", "1", "Tag.2.Key", "b", "Tag.2.Value", "2")...)
		if got := b.OK("Vpc ListTagResources", of...).Len("TagResources.TagResource"); got != 2 {
			t.Errorf("%s: %d tags", kind, got)
		}
		b.OK("Vpc UnTagResources", append(of, "TagKey.1", "a")...)
		if got := b.OK("Vpc ListTagResources", of...).Get("TagResources.TagResource.0.TagKey"); got != "b" {
			t.Errorf("%s: %s is left", kind, got)
		}
	}
	b.Refused("InvalidInstanceType.NotFound", "Vpc TagResources", "ResourceType", "CLOUD", "ResourceId.1", n.vpc, "Tag.1.Key", "a")
	b.Refused("InvalidInstanceIds.NotFound", "Vpc TagResources", "ResourceType", "VPC", "ResourceId.1", "vpc-nowhere", "Tag.1.Key", "a")
	b.Refused("InvalidTagKey", "Vpc TagResources", "ResourceType", "VPC", "ResourceId.1", n.vpc, "Tag.1.Key", "acs:x")
	b.Refused("BothEmpty.TagsAndResources", "Vpc ListTagResources", "ResourceType", "VPC")
}

func TestMoveResourceGroup(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	group := b.OK("Vpc DescribeVpcAttribute", "VpcId", n.vpc).Get("ResourceGroupId")
	b.OK("Vpc MoveResourceGroup", "ResourceType", "vpc", "ResourceId", n.vpc, "NewResourceGroupId", group)
	b.Refused("InvalidResourceGroupId", "Vpc MoveResourceGroup", "ResourceType", "vpc", "ResourceId", n.vpc, "NewResourceGroupId", "rg-nowhere")
	b.Refused("InvalidResourceId.NotFound", "Vpc MoveResourceGroup", "ResourceType", "eip", "ResourceId", "eip-nowhere", "NewResourceGroupId", group)
	b.Refused("IllegalParam.ResourceType", "Vpc MoveResourceGroup", "ResourceType", "car", "ResourceId", n.vpc, "NewResourceGroupId", group)
}
