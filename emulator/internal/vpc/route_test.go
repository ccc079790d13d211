package vpc_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// insert puts resources of other products into the world of a bench, as the account public in cn-hangzhou.
func insert(t *testing.T, b *actiontest.Bench, fn func(tx *world.Tx) error) {
	t.Helper()
	region, _ := b.World.Matrix().Region("cn-hangzhou")
	if err := b.World.Update(world.Account{ID: "1000000000000004"}, region, fn); err != nil {
		t.Fatal(err)
	}
}

func TestRouteNextHops(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	insert(t, b, func(tx *world.Tx) error {
		if err := tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: "i-here"}, Status: world.Running, Network: world.InVPC, VPC: n.vpc}); err != nil {
			return err
		}
		return tx.NetworkInterfaces.Insert(&world.NetworkInterface{Meta: world.Meta{ID: "eni-elsewhere"}, Status: world.Available, VPC: "vpc-other"})
	})
	for hop, code := range map[[2]string]string{
		{"Instance", "i-nowhere"}:             "InvalidInstanId.NotFound",
		{"NetworkInterface", "eni-nowhere"}:   "InvalidNetworkInterface.NotFound",
		{"NetworkInterface", "eni-elsewhere"}: "OperationFailed.InstanceDismatchCurrentVpc",
		{"NatGateway", "ngw-nowhere"}:         "InvalidNatGatewayId.NotFound",
		{"VpnGateway", "vpn-nowhere"}:         "InvalidVpnInstanceId.NotFound",
		{"RouterInterface", "ri-nowhere"}:     "InvalidNextHopId.NotFound",
		{"Teleport", "x"}:                     "InvalidNextHopType",
		{"Instance", ""}:                      "MissingParameter",
	} {
		b.Refused(code, "Vpc CreateRouteEntry", "RouteTableId", n.table, "DestinationCidrBlock", "172.16.0.0/24", "NextHopType", hop[0], "NextHopId", hop[1])
	}
	to := []string{"RouteTableId", n.table, "NextHopId", "i-here", "DestinationCidrBlock"}
	for cidr, code := range map[string]string{
		"172.16.0.1/24": "InvalidCidrBlock.Malformed",
		"100.64.4.0/24": "InvalidDestinationCidrBlock",
		"10.1.0.0/24":   "InvalidCIDRBlock.Duplicate", // the vSwitch itself
		"10.1.0.64/26":  "RouteConflict.AlreadyExist", // a part of the vSwitch
		"2001:db8::/64": "OperationDenied.VpcIpv6NotEnabled",
	} {
		b.Refused(code, "Vpc CreateRouteEntry", append(to, cidr)...)
	}
	entry := b.OK("Vpc CreateRouteEntry", append(to, "172.16.0.0/24")...).Get("RouteEntryId")
	b.Refused("InvalidCIDRBlock.Duplicate", "Vpc CreateRouteEntry", append(to, "172.16.0.0/24")...)
	b.Refused("DependencyViolation.VSwitch", "Vpc DeleteVpc", "VpcId", n.vpc)

	list := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "RouteEntryType", "Custom")
	if list.Len("RouteEntrys.RouteEntry") != 1 || list.Get("RouteEntrys.RouteEntry.0.NextHops.NextHop.0.NextHopId") != "i-here" {
		t.Errorf("custom routes: %s", list.Body)
	}
	if got := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "RouteEntryType", "System").Len("RouteEntrys.RouteEntry"); got != 2 {
		t.Errorf("%d system routes, want those of the vSwitch and of the cloud's services", got)
	}
	b.OK("Vpc DeleteRouteEntry", "RouteEntryId", entry)
	b.Refused("InvalidRouteEntryId.NotFound", "Vpc DeleteRouteEntry", "RouteEntryId", entry)
	b.Refused("InvalidRouteEntry.NotFound", "Vpc DeleteRouteEntry", "RouteTableId", n.table, "DestinationCidrBlock", "172.16.0.0/24")
	b.Refused("OperationDenied", "Vpc DeleteRouteEntry", "RouteTableId", n.table, "DestinationCidrBlock", "10.1.0.0/24")
}

func TestRouteEntriesAtOnce(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	ngw := b.OK("Vpc CreateNatGateway", "VpcId", n.vpc, "VSwitchId", n.vsw, "NetworkType", "intranet").Get("NatGatewayId")
	res := b.OK("Vpc CreateRouteEntries",
		"RouteEntries.1.RouteTableId", n.table, "RouteEntries.1.DstCidrBlock", "172.16.0.0/24", "RouteEntries.1.NextHop", ngw, "RouteEntries.1.NextHopType", "NatGateway",
		"RouteEntries.2.RouteTableId", n.table, "RouteEntries.2.DstCidrBlock", "172.16.0.0/24", "RouteEntries.2.NextHop", ngw, "RouteEntries.2.NextHopType", "NatGateway",
		"RouteEntries.3.RouteTableId", n.table, "RouteEntries.3.DstCidrBlock", "172.17.0.0/24", "RouteEntries.3.NextHop", "ngw-x", "RouteEntries.3.NextHopType", "NatGateway")
	if res.Get("SuccessCount") != "1" || res.Get("FailedCount") != "2" ||
		res.Get("FailedRouteEntries.0.FailedCode") != "InvalidCIDRBlock.Duplicate" || res.Get("FailedRouteEntries.1.FailedCode") != "InvalidNatGatewayId.NotFound" {
		t.Errorf("created: %s", res.Body)
	}
	b.Refused("DependencyViolation.RouterEntry", "Vpc DeleteNatGateway", "NatGatewayId", ngw)
	res = b.OK("Vpc DeleteRouteEntries", "RouteEntries.1.RouteTableId", n.table, "RouteEntries.1.RouteEntryId", res.Get("RouteEntryIds.0"),
		"RouteEntries.2.RouteTableId", n.table, "RouteEntries.2.DstCidrBlock", "172.18.0.0/24")
	if res.Get("SuccessCount") != "1" || res.Get("FailedRouteEntries.0.FailedCode") != "InvalidRouteEntry.NotFound" {
		t.Errorf("deleted: %s", res.Body)
	}
}

func TestRouteListPages(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	var seen []string
	token := ""
	for {
		page := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", n.table, "MaxResult", "1", "NextToken", token)
		seen = append(seen, page.Get("RouteEntrys.RouteEntry.0.DestinationCidrBlock"))
		if token = page.Get("NextToken"); token == "" {
			break
		}
	}
	if len(seen) != 2 || seen[0] != "100.64.0.0/10" || seen[1] != "10.1.0.0/24" {
		t.Errorf("pages: %q", seen)
	}
	b.Refused("IllegalParam.NextToken", "Vpc DescribeRouteEntryList", "RouteTableId", n.table, "NextToken", "!")
	b.Refused("InvalidRouteTable.NotFound", "Vpc DescribeRouteEntryList", "RouteTableId", "vtb-nowhere")
}

func TestRouteTableAssociations(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	custom := b.OK("Vpc CreateRouteTable", "VpcId", n.vpc, "RouteTableName", "custom").Get("RouteTableId")
	if got := b.OK("Vpc DescribeRouteEntryList", "RouteTableId", custom).Len("RouteEntrys.RouteEntry"); got != 2 {
		t.Errorf("a custom table begins with %d routes", got)
	}
	bind := []string{"VSwitchId", n.vsw, "RouteTableId"}
	b.Refused("OperationDenied.SwitchToSystemRouteTable", "Vpc AssociateRouteTable", append(bind, n.table)...)
	b.Refused("InvalidBindingStatus.RouteTable", "Vpc UnassociateRouteTable", append(bind, custom)...)
	b.OK("Vpc AssociateRouteTable", append(bind, custom)...)
	b.Refused("Forbidden.VSwitchAlreadyAssociatedRouteTable", "Vpc AssociateRouteTable", append(bind, custom)...)
	b.Refused("IncorrectVSwitchStatus", "Vpc DeleteRouteTable", "RouteTableId", custom)
	b.Refused("DependencyViolation.RouteTable", "Vpc DeleteVSwitch", "VSwitchId", n.vsw)
	one := b.OK("Vpc DescribeVSwitchAttributes", "VSwitchId", n.vsw)
	if one.Get("RouteTable.RouteTableId") != custom || one.Get("RouteTable.RouteTableType") != "Custom" {
		t.Errorf("vSwitch: %s", one.Body)
	}
	b.OK("Vpc UnassociateRouteTable", append(bind, custom)...)
	b.Refused("OperationUnsupported.SystemRouteTable", "Vpc UnassociateRouteTable", append(bind, n.table)...)
	b.Refused("IncorrectRouteTableType", "Vpc DeleteRouteTable", "RouteTableId", n.table)
	other := newNetwork(t, b)
	b.Refused("Forbidden.NotInSameVpc", "Vpc AssociateRouteTable", "VSwitchId", other.vsw, "RouteTableId", custom)
	b.OK("Vpc DeleteRouteTable", "RouteTableId", custom)
	b.Refused("InvalidRouteTableId.NotFound", "Vpc DeleteRouteTable", "RouteTableId", custom)
}

// TestRouteStates: a route is Pending at first and cannot be deleted then, as waiters expect.
func TestRouteStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	made := b.OK("Vpc CreateVpc")
	table := made.Get("RouteTableId")
	b.Advance(5 * time.Second)
	insert(t, b, func(tx *world.Tx) error {
		return tx.Instances.Insert(&world.Instance{Meta: world.Meta{ID: "i-1"}, Network: world.InVPC, VPC: made.Get("VpcId")})
	})
	entry := b.OK("Vpc CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", "0.0.0.0/0", "NextHopId", "i-1").Get("RouteEntryId")
	status := func() string {
		return b.OK("Vpc DescribeRouteEntryList", "RouteTableId", table, "RouteEntryId", entry).Get("RouteEntrys.RouteEntry.0.Status")
	}
	if got := status(); got != "Pending" {
		t.Errorf("at first: %s", got)
	}
	b.Refused("IncorrectRouteEntryStatus", "Vpc DeleteRouteEntry", "RouteEntryId", entry)
	b.Advance(5 * time.Second)
	if got := status(); got != "Available" {
		t.Errorf("then: %s", got)
	}
	b.OK("Vpc DeleteRouteEntry", "RouteEntryId", entry)
	if got := status(); got != "Deleting" {
		t.Errorf("while it goes: %s", got)
	}
	b.Advance(5 * time.Second)
	if got := status(); got != "" {
		t.Errorf("in the end: %s", got)
	}
}
