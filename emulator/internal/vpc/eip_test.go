package vpc_test

import (
	"net/netip"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func TestAllocateEip(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	first := b.OK("Vpc AllocateEipAddress")
	for params, code := range map[[2]string]string{
		{"Bandwidth", "0"}:                           "InvalidBandwidth.Malformed",
		{"Bandwidth", "501"}:                         "InvalidBandwidth.Malformed",
		{"Bandwidth", "wide"}:                        "InvalidBandwidth.Malformed",
		{"InternetChargeType", "PayByMoon"}:          "InvalidParameter",
		{"InstanceChargeType", "Free"}:               "INSTANCE_TYPE_NOT_SUPPORT",
		{"ISP", "Pigeon"}:                            "IllegalParam.Isp",
		{"Zone", "cn-nowhere-a"}:                     "IllegalParam.Zone",
		{"SecurityProtectionTypes.1", "Moat"}:        "IllegalParam.SecurityProtectionTypes",
		{"PublicIpAddressPoolId", "pippool-1"}:       "ResourceNotFound.PublicIpAddressPool",
		{"IpAddress", first.Get("EipAddress")}:       "Ip.Allocated",
		{"IpAddress", "8.8.8.8"}:                     "ResourceNotFound.Ip",
		{"IpAddress", "eight"}:                       "IllegalParam.IpAddress",
		{"ResourceGroupId", "rg-nowhere"}:            "InvalidResourceGroupId",
		{"InstanceId", "eip-that-was-released-once"}: "OperationFailed.InstanceNotExist",
	} {
		b.Refused(code, "Vpc AllocateEipAddress", params[0], params[1])
	}
	b.Refused("InvalidBandwidth.Malformed", "Vpc AllocateEipAddress", "Bandwidth", "201", "InternetChargeType", "PayByTraffic")
	for range 19 {
		b.OK("Vpc AllocateEipAddress")
	}
	b.Refused("QuotaExceeded.Eip", "Vpc AllocateEipAddress")
	b.OK("Vpc ReleaseEipAddress", "AllocationId", first.Get("AllocationId"))
	again := b.OK("Vpc AllocateEipAddressPro", "IpAddress", first.Get("EipAddress"))
	if again.Get("EipAddress") != first.Get("EipAddress") {
		t.Errorf("the address that was asked for: %s", again.Body)
	}
}

// TestAssociateEip binds an EIP to each kind of resource, and meets what keeps it from being bound.
func TestAssociateEip(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	private := netip.MustParseAddr("10.1.0.77")
	insert(t, b, func(tx *world.Tx) error {
		for _, i := range []world.Instance{
			{Meta: world.Meta{ID: "i-vpc"}, Status: world.Running, Network: world.InVPC, VPC: n.vpc, PrivateIP: private},
			{Meta: world.Meta{ID: "i-classic"}, Status: world.Running, Network: world.Classic},
			{Meta: world.Meta{ID: "i-migrating"}, Status: "Migrating", Network: world.InVPC, VPC: n.vpc},
			{Meta: world.Meta{ID: "i-public"}, Status: world.Running, Network: world.InVPC, VPC: n.vpc, PublicIP: private},
		} {
			if err := tx.Instances.Insert(&i); err != nil {
				return err
			}
		}
		for _, e := range []world.NetworkInterface{
			{Meta: world.Meta{ID: "eni-second"}, Type: "Secondary", Status: world.Available, VPC: n.vpc, PrivateIPs: []netip.Addr{private}},
			{Meta: world.Meta{ID: "eni-first"}, Type: "Primary", Status: world.InUse, VPC: n.vpc},
		} {
			if err := tx.NetworkInterfaces.Insert(&e); err != nil {
				return err
			}
		}
		for _, l := range []world.LoadBalancer{
			{Meta: world.Meta{ID: "lb-inside"}, AddressType: world.Intranet, VPC: n.vpc, VSwitch: n.vsw},
			{Meta: world.Meta{ID: "lb-outside"}, AddressType: world.Internet, Address: netip.MustParseAddr("198.18.0.200")},
		} {
			if err := tx.LoadBalancers.Insert(&l); err != nil {
				return err
			}
		}
		return nil
	})
	ngw := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw).Get("NatGatewayId")
	for _, refused := range [][3]string{
		{"EcsInstance", "i-nowhere", "InvalidInstanId.NotFound"}, {"EcsInstance", "i-classic", "OperationDenied"},
		{"EcsInstance", "i-migrating", "IncorrectInstanceStatus"}, {"EcsInstance", "i-public", "EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP"},
		{"NetworkInterface", "eni-first", "InvalidParameter.EniInstanceId"}, {"NetworkInterface", "eni-nowhere", "InvalidInstanId.NotFound"},
		{"SlbInstance", "lb-outside", "OperationDenied"}, {"SlbInstance", "lb-nowhere", "InvalidInstanId.NotFound"},
		{"Nat", "ngw-nowhere", "InvalidInstanId.NotFound"}, {"HaVip", "havip-1", "BindInstance.NotSupported"},
		{"IpAddress", "10.1.0.9", "UnsupportedFeature.EipBindIpAddress"}, {"Car", "x", "InvalidInstanceType.ValueNotSupported"},
	} {
		b.Refused(refused[2], "Vpc AssociateEipAddress", "AllocationId", n.eip, "InstanceType", refused[0], "InstanceId", refused[1])
	}
	second := b.OK("Vpc AllocateEipAddress").Get("AllocationId")
	for kind, id := range map[string]string{"EcsInstance": "i-vpc", "NetworkInterface": "eni-second", "SlbInstance": "lb-inside", "Nat": ngw} {
		bind := []string{"InstanceType", kind, "InstanceId", id, "AllocationId"}
		b.OK("Vpc AssociateEipAddress", append(bind, n.eip)...)
		b.Refused("IncorrectEipStatus", "Vpc AssociateEipAddress", append(bind, n.eip)...)
		b.Refused("IncorrectEipStatus", "Vpc ReleaseEipAddress", "AllocationId", n.eip)
		one := b.OK("Vpc DescribeEipAddresses", "AssociatedInstanceType", kind, "AssociatedInstanceId", id)
		if one.Get("EipAddresses.EipAddress.0.AllocationId") != n.eip || one.Get("EipAddresses.EipAddress.0.Status") != "InUse" {
			t.Errorf("%s: %s", kind, one.Body)
		}
		switch kind {
		case "EcsInstance", "SlbInstance":
			b.Refused("InvalidAssociation.Duplicated", "Vpc AssociateEipAddress", append(bind, second)...)
		case "NetworkInterface":
			b.Refused("ResourceAlreadyAssociated.IpAddress", "Vpc AssociateEipAddress", append(bind, second)...)
		}
		b.Refused("InvalidInstanceId.NotFound", "Vpc UnassociateEipAddress", "AllocationId", n.eip, "InstanceId", "i-other")
		b.OK("Vpc UnassociateEipAddress", append(bind, n.eip)...)
		b.Refused("IncorrectEipStatus", "Vpc UnassociateEipAddress", append(bind, n.eip)...)
		free := b.OK("Vpc DescribeEipAddresses", "AllocationId", n.eip)
		if free.Get("EipAddresses.EipAddress.0.InstanceId") != "" || free.Get("EipAddresses.EipAddress.0.PrivateIpAddress") != "" {
			t.Errorf("%s: a free EIP still names what it was bound to: %s", kind, free.Body)
		}
	}
}

func TestEipStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	id := b.OK("Vpc AllocateEipAddress").Get("AllocationId")
	insert(t, b, func(tx *world.Tx) error {
		return tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: "i-1"}, Status: world.Running, Network: world.InVPC, VPC: "vpc-1"})
	})
	check := func(want string) {
		t.Helper()
		if got := b.OK("Vpc DescribeEipAddresses", "AllocationId", id).Get("EipAddresses.EipAddress.0.Status"); got != want {
			t.Errorf("status %q, want %q", got, want)
		}
	}
	for _, step := range []struct{ action, during, after string }{
		{"Vpc AssociateEipAddress", "Associating", "InUse"},
		{"Vpc UnassociateEipAddress", "Unassociating", "Available"},
		{"Vpc ReleaseEipAddress", "Releasing", ""},
	} {
		b.OK(step.action, "AllocationId", id, "InstanceId", "i-1")
		check(step.during)
		b.Refused("IncorrectEipStatus", "Vpc UnassociateEipAddress", "AllocationId", id)
		b.Advance(5 * time.Second)
		check(step.after)
	}
}

func TestEipAttributesAndProtection(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc AllocateEipAddress", "Name", "a", "Description", "d").Get("AllocationId")
	b.OK("Vpc ModifyEipAddressAttribute", "AllocationId", id, "Bandwidth", "20", "Name", "b")
	b.Refused("InvalidBandwidth.Malformed", "Vpc ModifyEipAddressAttribute", "AllocationId", id, "Bandwidth", "5000")
	one := b.OK("Vpc DescribeEipAddresses", "EipName", "b")
	if one.Get("EipAddresses.EipAddress.0.Bandwidth") != "20" || one.Get("EipAddresses.EipAddress.0.Description") != "d" {
		t.Errorf("after: %s", one.Body)
	}
	b.OK("Vpc DeletionProtection", "InstanceId", id, "Type", "EIP", "ProtectionEnable", "true")
	b.Refused("InvalidOperation.DeletionProtection", "Vpc ReleaseEipAddress", "AllocationId", id)
	b.OK("Vpc DeletionProtection", "InstanceId", id, "Type", "EIP", "ProtectionEnable", "false")
	b.OK("Vpc ReleaseEipAddress", "AllocationId", id)
	b.Refused("InvalidAllocationId.NotFound", "Vpc ReleaseEipAddress", "AllocationId", id)
	b.Refused("InvalidAllocationId.NotFound", "Vpc DeletionProtection", "InstanceId", id, "Type", "EIP", "ProtectionEnable", "true")

	bought := b.OK("Vpc AllocateEipAddress", "InstanceChargeType", "PrePaid", "PricingCycle", "Year", "Period", "2").Get("AllocationId")
	b.Refused("Forbidden.ChargeTypeIsPrepaid", "Vpc ReleaseEipAddress", "AllocationId", bought)
	if got, want := b.OK("Vpc DescribeEipAddresses", "AllocationId", bought).Get("EipAddresses.EipAddress.0.ExpiredTime"), "2028-03-02"; len(got) < 10 || got[:10] != want {
		t.Errorf("a subscription of two years ends at %s, want %s", got, want)
	}
}

func TestBandwidthPackages(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	id := b.OK("Vpc CreateCommonBandwidthPackage", "Bandwidth", "100", "Name", "shared").Get("BandwidthPackageId")
	var eips []string
	for range 3 {
		eips = append(eips, b.OK("Vpc AllocateEipAddress", "Bandwidth", "7").Get("AllocationId"))
	}
	in := []string{"BandwidthPackageId", id}
	b.OK("Vpc AddCommonBandwidthPackageIp", append(in, "IpInstanceId", eips[0])...)
	b.Refused("IpInstanceId.AlreadyInBandwidthPackage", "Vpc AddCommonBandwidthPackageIp", append(in, "IpInstanceId", eips[0])...)
	b.Refused("InvalidIpInstanceId.NotFound", "Vpc AddCommonBandwidthPackageIps", append(in, "IpInstanceIds.1", eips[1], "IpInstanceIds.2", "eip-nowhere")...)
	if got := b.OK("Vpc DescribeCommonBandwidthPackages", in...).Len("CommonBandwidthPackages.CommonBandwidthPackage.0.PublicIpAddresses.PublicIpAddresse"); got != 1 {
		t.Errorf("a refused call left %d EIPs in the package, want 1", got)
	}
	b.OK("Vpc AddCommonBandwidthPackageIps", append(in, "IpInstanceIds.1", eips[1], "IpInstanceIds.2", eips[2])...)
	b.Refused("Forbidden.InCommonBandwidthPackage", "Vpc ModifyEipAddressAttribute", "AllocationId", eips[0], "Bandwidth", "9")
	b.OK("Vpc ModifyCommonBandwidthPackageIpBandwidth", append(in, "EipId", eips[0], "Bandwidth", "30")...)
	b.Refused("InvalidParameter.Bandwidth", "Vpc ModifyCommonBandwidthPackageIpBandwidth", append(in, "EipId", eips[0], "Bandwidth", "101")...)
	bandwidth := func(eip string) string {
		return b.OK("Vpc DescribeEipAddresses", "AllocationId", eip).Get("EipAddresses.EipAddress.0.Bandwidth")
	}
	for eip, want := range map[string]string{eips[0]: "30", eips[1]: "100"} {
		if got := bandwidth(eip); got != want {
			t.Errorf("bandwidth in the package: %s, want %s", got, want)
		}
	}
	b.OK("Vpc CancelCommonBandwidthPackageIpBandwidth", append(in, "EipId", eips[0])...)
	b.OK("Vpc ModifyCommonBandwidthPackageSpec", append(in, "Bandwidth", "200")...)
	if got := bandwidth(eips[0]); got != "200" {
		t.Errorf("without a limit of its own: %s", got)
	}
	b.OK("Vpc RemoveCommonBandwidthPackageIp", append(in, "IpInstanceId", eips[0])...)
	b.Refused("OperationUnsupported.IpNotInCbwp", "Vpc RemoveCommonBandwidthPackageIp", append(in, "IpInstanceId", eips[0])...)
	if got := bandwidth(eips[0]); got != "7" {
		t.Errorf("out of the package: %s", got)
	}
	b.Refused("DependencyViolation.Ips", "Vpc DeleteCommonBandwidthPackage", in...)
	b.OK("Vpc DeleteCommonBandwidthPackage", append(in, "Force", "true")...)
	b.Refused("InvalidBandwidthPackageId.NotFound", "Vpc DeleteCommonBandwidthPackage", in...)
	b.OK("Vpc ReleaseEipAddress", "AllocationId", eips[2])
}

// TestTokensAndDryRun: the gates hold for this product too. The same client token makes one EIP, a dry run none.
func TestTokensAndDryRun(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	first := b.OK("Vpc AllocateEipAddress", "ClientToken", "once").Get("AllocationId")
	if again := b.OK("Vpc AllocateEipAddress", "ClientToken", "once").Get("AllocationId"); again != first {
		t.Errorf("the same token gave %s and %s", first, again)
	}
	b.Refused("DryRunOperation", "Vpc CreateVpc", "DryRun", "true")
	if got := b.OK("Vpc DescribeVpcs").Get("TotalCount") + b.OK("Vpc DescribeEipAddresses").Get("TotalCount"); got != "01" {
		t.Errorf("VPCs and EIPs: %s", got)
	}
}
