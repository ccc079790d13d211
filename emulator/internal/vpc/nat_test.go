package vpc_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func TestNatGateway(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n, other := newNetwork(t, b), newNetwork(t, b)
	in := []string{"VpcId", n.vpc, "VSwitchId", n.vsw}
	for params, code := range map[[2]string]string{
		{"NatType", "Normal"}:               "OperationFailed.NormalInventoryNotEnough",
		{"InstanceChargeType", "PrePaid"}:   "OperationDenied.PrePaidInstance",
		{"InternetChargeType", "PayBySpec"}: "Forbidden.NatPayBySpec",
		{"VSwitchId", other.vsw}:            "OperationFailed.VswNotBelongToVpc",
		{"VSwitchId", "vsw-nowhere"}:        "InvalidVSWITCHID.NotFound",
		{"VSwitchId", ""}:                   "MissingParameter",
		{"VpcId", "vpc-nowhere"}:            "InvalidVpcId.NotFound",
		{"Name", "http://example"}:          "InvalidParameter.Name.Malformed",
	} {
		b.Refused(code, "Vpc CreateNatGateway", append(in, params[0], params[1])...)
	}
	made := b.OK("Vpc CreateNatGateway", append(in, "Name", "out", "Tag.1.Key", "k", "Tag.1.Value", "v")...)
	ngw := made.Get("NatGatewayId")
	for _, path := range []string{"SnatTableIds.SnatTableId.0", "ForwardTableIds.ForwardTableId.0", "FullNatTableIds.FullNatTableId.0"} {
		if made.Get(path) == "" {
			t.Errorf("no %s in %s", path, made.Body)
		}
	}
	b.OK("Vpc ModifyNatGatewayAttribute", "NatGatewayId", ngw, "Description", "the way out", "IcmpReplyEnabled", "false")
	one := b.OK("Vpc DescribeNatGateways", "NatGatewayId", ngw)
	for path, want := range map[string]string{
		"Name": "out", "Description": "the way out", "IcmpReplyEnabled": "false", "Status": "Available", "NatType": "Enhanced",
		"NetworkType": "internet", "InternetChargeType": "PayByLcu", "NatGatewayPrivateInfo.VswitchId": n.vsw, "Tags.Tag.0.TagValue": "v",
	} {
		if got := one.Get("NatGateways.NatGateway.0." + path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	b.Refused("InvalidParams.NotNull", "Vpc ModifyNatGatewayAttribute", "NatGatewayId", ngw)
	b.Refused("OperationUnsupported.PayByLcuNatModifySpec", "Vpc ModifyNatGatewaySpec", "NatGatewayId", ngw, "Spec", "Large")
	b.OK("Vpc ModifyNatGatewayAttribute", "NatGatewayId", ngw, "EipBindMode", "NAT")
	b.Refused("OperationDenied.EipBondTypeIsAlreadyNAT", "Vpc ModifyNatGatewayAttribute", "NatGatewayId", ngw, "EipBindMode", "MULTI_BINDED")
	b.OK("Vpc DeletionProtection", "InstanceId", ngw, "Type", "NATGW", "ProtectionEnable", "true")
	b.Refused("InvalidOperation.DeletionProtection", "Vpc DeleteNatGateway", "NatGatewayId", ngw)
	b.OK("Vpc DeletionProtection", "InstanceId", ngw, "Type", "NATGW", "ProtectionEnable", "false")
	b.OK("Vpc DeleteNatGateway", "NatGatewayId", ngw)
	b.Refused("InvalidNatGatewayId.NotFound", "Vpc GetNatGatewayAttribute", "NatGatewayId", ngw)
}

// TestNatGatewayRoute: an internet gateway is the VPC's way out by default, until it goes (A0041).
func TestNatGatewayRoute(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	way := func() string {
		return b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "DestinationCidrBlock", "0.0.0.0/0").
			Get("RouteEntrys.RouteEntry.0.NextHops.NextHop.0.NextHopId")
	}
	first := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw).Get("NatGatewayId")
	second := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw).Get("NatGatewayId")
	if got := way(); got != first {
		t.Errorf("default route to %s, want %s", got, first)
	}
	b.OK("Vpc DeleteNatGateway", "NatGatewayId", second)
	if got := way(); got != first {
		t.Errorf("default route to %q after another gateway went", got)
	}
	b.OK("Vpc DeleteNatGateway", "NatGatewayId", first)
	if got := way(); got != "" {
		t.Errorf("default route to %q, which is gone", got)
	}
}

func TestSnatEntries(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	made := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw)
	ngw, table := made.Get("NatGatewayId"), made.Get("SnatTableIds.SnatTableId.0")
	from := []string{"SnatTableId", table, "SourceVSwitchId", n.vsw, "SnatIp"}
	b.Refused("EIP_NOT_IN_GATEWAY", "Vpc CreateSnatEntry", append(from, n.address)...)
	b.Refused("InvalidSnatIp.NotFound", "Vpc CreateSnatEntry", append(from, "203.0.113.9")...)
	b.OK("Vpc AssociateEipAddress", "AllocationId", n.eip, "InstanceId", ngw, "InstanceType", "Nat")
	b.Refused("InvalidSnatIp.Malformed", "Vpc CreateSnatEntry", append(from, "here")...)
	b.Refused("InvalidSnatTableId.NotFound", "Vpc CreateSnatEntry", "SnatTableId", "stb-nowhere", "SourceVSwitchId", n.vsw, "SnatIp", n.address)
	b.Refused("CreateSnatEntry.ParamExclusive.sourceVSwitchIdAndsourceCIDR", "Vpc CreateSnatEntry", append(from, n.address, "SourceCIDR", "10.2.0.0/24")...)
	b.Refused("NOT_ALLOW_USE_SOURCECIDR_OUTSIDEVPC", "Vpc CreateSnatEntry", "SnatTableId", table, "SourceCIDR", "11.0.0.0/8", "SnatIp", n.address)
	entry := b.OK("Vpc CreateSnatEntry", append(from, n.address)...).Get("SnatEntryId")
	b.Refused("Forbidden.SourceVSwitchId.Duplicated", "Vpc CreateSnatEntry", append(from, n.address)...)
	b.OK("Vpc CreateSnatEntry", "SnatTableId", table, "SourceCIDR", "10.2.0.0/24", "SnatIp", n.address)
	b.Refused("OperationUnsupported.CidrConflict", "Vpc CreateSnatEntry", "SnatTableId", table, "SourceCIDR", "10.2.0.0/24", "SnatIp", n.address)
	one := b.OK("Vpc DescribeSnatTableEntries", "SnatTableId", table, "SnatEntryId", entry)
	if one.Get("TotalCount") != "1" || one.Get("SnatTableEntries.SnatTableEntry.0.SourceCIDR") != "10.1.0.0/24" ||
		one.Get("SnatTableEntries.SnatTableEntry.0.SnatIp") != n.address {
		t.Errorf("entry: %s", one.Body)
	}
	if got := b.OK("Vpc GetNatGatewayAttribute", "NatGatewayId", ngw).Get("IpList.0.UsingStatus"); got != "UsedBySnatTable" {
		t.Errorf("the address is %s", got)
	}
	b.Refused("InvalidIpStatus.HasBeenUsedBySnatTable", "Vpc UnassociateEipAddress", "AllocationId", n.eip)
	b.Refused("DependencyViolation.SnatEntry", "Vpc DeleteNatGateway", "NatGatewayId", ngw)
	b.OK("Vpc ModifySnatEntry", "SnatTableId", table, "SnatEntryId", entry, "SnatEntryName", "named")
	b.OK("Vpc DeleteSnatEntry", "SnatTableId", table, "SnatEntryId", entry)
	b.Refused("InvalidSnatEntryId.NotFound", "Vpc DeleteSnatEntry", "SnatTableId", table, "SnatEntryId", entry)
	b.OK("Vpc UnassociateEipAddress", "AllocationId", n.eip, "Force", "true")
	if got := b.OK("Vpc DescribeSnatTableEntries", "SnatTableId", table).Get("TotalCount"); got != "0" {
		t.Errorf("%s entries are left without an address", got)
	}
}

func TestForwardEntries(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	made := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw)
	table := made.Get("ForwardTableIds.ForwardTableId.0")
	b.OK("Vpc AssociateEipAddress", "AllocationId", n.eip, "InstanceId", made.Get("NatGatewayId"), "InstanceType", "Nat")
	create := func(external, port, internal, to, protocol string) []string {
		return []string{"ForwardTableId", table, "ExternalIp", external, "ExternalPort", port, "InternalIp", internal, "InternalPort", to, "IpProtocol", protocol}
	}
	for _, c := range []struct{ external, port, internal, to, protocol, code string }{
		{"198.18.99.99", "80", "10.1.0.5", "80", "TCP", "InvalidIp.NotInNatgw"},
		{"here", "80", "10.1.0.5", "80", "TCP", "InvalidExternalIp.Malformed"},
		{n.address, "80", "there", "80", "TCP", "InvalidInternalIp.Malformed"},
		{n.address, "80", "11.0.0.5", "80", "TCP", "Forbidden.DestnationIpOutOfVpcCIDR"},
		{n.address, "0", "10.1.0.5", "80", "TCP", "InvalidExternalPort.Malformed"},
		{n.address, "80", "10.1.0.5", "65536", "TCP", "InvalidInternalPort.Malformed"},
		{n.address, "80/90", "10.1.0.5", "80/91", "TCP", "InvalidInternalPort.Malformed"},
		{n.address, "Any", "10.1.0.5", "Any", "TCP", "OperationFailed.AnyPortConfig"},
		{n.address, "80", "10.1.0.5", "80", "Any", "OperationFailed.AnyPortConfig"},
	} {
		b.Refused(c.code, "Vpc CreateForwardEntry", create(c.external, c.port, c.internal, c.to, c.protocol)...)
	}
	entry := b.OK("Vpc CreateForwardEntry", create(n.address, "80/90", "10.1.0.5", "8080/8090", "tcp")...).Get("ForwardEntryId")
	b.Refused("ForwardEntry.Duplicated", "Vpc CreateForwardEntry", create(n.address, "85", "10.1.0.6", "85", "TCP")...)
	b.Refused("ForwardEntry.Duplicated", "Vpc CreateForwardEntry", create(n.address, "Any", "10.1.0.6", "Any", "Any")...)
	b.OK("Vpc CreateForwardEntry", create(n.address, "85", "10.1.0.6", "85", "UDP")...)
	b.OK("Vpc ModifyForwardEntry", "ForwardTableId", table, "ForwardEntryId", entry, "ExternalPort", "90", "InternalPort", "9090")
	one := b.OK("Vpc DescribeForwardTableEntries", "ForwardTableId", table, "ExternalPort", "90")
	if one.Get("ForwardTableEntries.ForwardTableEntry.0.ForwardEntryId") != entry || one.Get("ForwardTableEntries.ForwardTableEntry.0.IpProtocol") != "tcp" {
		t.Errorf("entry: %s", one.Body)
	}
	b.Refused("InvalidIpStatus.HasBeenUsedByForwardEntry", "Vpc UnassociateEipAddress", "AllocationId", n.eip)
	b.OK("Vpc DeleteForwardEntry", "ForwardTableId", table, "ForwardEntryId", entry)
	b.Refused("InvalidForwardEntryId.NotFound", "Vpc DeleteForwardEntry", "ForwardTableId", table, "ForwardEntryId", entry)
	b.Refused("InvalidForwardTableId.NotFound", "Vpc DescribeForwardTableEntries", "ForwardTableId", "ftb-nowhere")
}

func TestNatGatewayStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	b.Advance(5 * time.Second)
	vsw := b.OK("Vpc CreateVSwitch", "VpcId", id, "ZoneId", "cn-hangzhou-h", "CidrBlock", "10.1.0.0/24").Get("VSwitchId")
	b.Refused("VswitchStatusError", "Vpc CreateNatGateway", "VpcId", id, "VSwitchId", vsw)
	b.Advance(5 * time.Second)
	made := b.OK("Vpc CreateNatGateway", "VpcId", id, "VSwitchId", vsw)
	b.Refused("IncorrectStatus.NatGateway", "Vpc DeleteNatGateway", "NatGatewayId", made.Get("NatGatewayId"))
	b.Refused("IncorrectStatus.NATGW", "Vpc CreateSnatEntry", "SnatTableId", made.Get("SnatTableIds.SnatTableId.0"), "SourceVSwitchId", vsw, "SnatIp", "198.18.0.1")
	b.Advance(time.Minute)
	b.OK("Vpc DeleteNatGateway", "NatGatewayId", made.Get("NatGatewayId"))
	if got := b.OK("Vpc DescribeNatGateways").Get("NatGateways.NatGateway.0.Status"); got != "Deleting" {
		t.Errorf("status %s", got)
	}
	b.Advance(time.Minute)
	if got := b.OK("Vpc DescribeNatGateways").Get("TotalCount"); got != "0" {
		t.Errorf("%s gateways are left", got)
	}
}
