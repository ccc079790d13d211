package vpc_test

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// accessPoint is the first access point of the bench's region.
func accessPoint(b *actiontest.Bench) string {
	return b.OK("Vpc DescribeAccessPoints", "PageSize", "1").Get("AccessPointSet.AccessPointType.0.AccessPointId")
}

// leasedLine makes a physical connection and takes it into service.
func leasedLine(b *actiontest.Bench) string {
	id := b.OK("Vpc CreatePhysicalConnection", "AccessPointId", accessPoint(b), "LineOperator", "CT", "bandwidth", "1000").Get("PhysicalConnectionId")
	b.OK("Vpc ConfirmPhysicalConnection", "PhysicalConnectionId", id)
	b.OK("Vpc EnablePhysicalConnection", "PhysicalConnectionId", id)
	return id
}

// borderRouter makes a border router on a line.
func borderRouter(b *actiontest.Bench, line, vlan string) string {
	return b.OK("Vpc CreateVirtualBorderRouter", "PhysicalConnectionId", line, "VlanId", vlan,
		"LocalGatewayIp", "10.0.0.1", "PeerGatewayIp", "10.0.0.2", "PeeringSubnetMask", "255.255.255.252").Get("VbrId")
}

func TestPhysicalConnections(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	in := []string{"AccessPointId", accessPoint(b), "LineOperator", "CT", "bandwidth", "1000"}
	for _, bad := range [][3]string{
		{"AccessPointId", "ap-nowhere", "InvalidAccessPointId.NotFound"}, {"Type", "Other", "InvalidType.Malformd"},
		{"PortType", "Token-Ring", "InvalidPortType.Malformd"}, {"bandwidth", "0", "InvalidBandwidth"},
		{"RedundantPhysicalConnectionId", "pc-nowhere", "InvalidRedundantPhysicalConnectionId.NotFound"}, {"Name", "http://line", "InvalidName.Malformed"},
	} {
		b.Refused(bad[2], "Vpc CreatePhysicalConnection", append(in, bad[0], bad[1])...)
	}
	id := b.OK("Vpc CreatePhysicalConnection", append(in, "Name", "head office", "PortType", "10GBase-LR")...).Get("PhysicalConnectionId")
	status := func() string {
		one := b.OK("Vpc DescribePhysicalConnections", "Filter.1.Key", "PhysicalConnectionId", "Filter.1.Value.1", id)
		return one.Get("PhysicalConnectionSet.PhysicalConnectionType.0.Status")
	}
	if got := status(); got != "Allocated" {
		t.Errorf("a new line comes to %s", got)
	}
	b.Refused("InvalidFilterKey.ValueNotSupported", "Vpc DescribePhysicalConnections", "Filter.1.Key", "Colour", "Filter.1.Value.1", "red")
	b.OK("Vpc ModifyPhysicalConnectionAttribute", "PhysicalConnectionId", id, "CircuitCode", "longtel001")
	b.Refused("Forbidden.NotAllowedInState", "Vpc EnablePhysicalConnection", "PhysicalConnectionId", id)
	b.Refused("InvalidPhysicalConnectionId.NotFound", "Vpc ConfirmPhysicalConnection", "PhysicalConnectionId", "pc-nowhere")
	b.OK("Vpc ConfirmPhysicalConnection", "PhysicalConnectionId", id)
	b.Refused("IncorrectStatus.PhysicalConnection", "Vpc ConfirmPhysicalConnection", "PhysicalConnectionId", id)
	b.OK("Vpc CreatePhysicalConnectionOccupancyOrder", "PhysicalConnectionId", id, "InstanceChargeType", "PrePaid", "Period", "1", "PricingCycle", "Year")
	one := b.OK("Vpc DescribePhysicalConnections", "Filter.1.Key", "Status", "Filter.1.Value.1", "Enabled")
	at := "PhysicalConnectionSet.PhysicalConnectionType.0."
	if one.Get(at+"Spec") != "10G" || one.Get(at+"CircuitCode") != "longtel001" || one.Get(at+"EnabledTime") == "" || one.Get(at+"EndTime") == "" {
		t.Errorf("line: %s", one.Body)
	}
	b.Refused("Forbidden.NotInAllowDeleteStatus", "Vpc DeletePhysicalConnection", "PhysicalConnectionId", id)
	b.OK("Vpc TerminatePhysicalConnection", "PhysicalConnectionId", id)
	b.OK("Vpc RecoverPhysicalConnection", "InstanceId", id)
	b.Refused("IncorrectStatus.PhysicalConnection", "Vpc RecoverPhysicalConnection", "InstanceId", id)
	b.OK("Vpc TerminatePhysicalConnection", "PhysicalConnectionId", id)
	b.OK("Vpc DeletePhysicalConnection", "PhysicalConnectionId", id)
	b.Refused("InvalidPhysicalConnectionId.NotFound", "Vpc DeletePhysicalConnection", "PhysicalConnectionId", id)

	other := b.OK("Vpc CreatePhysicalConnection", in...).Get("PhysicalConnectionId")
	b.OK("Vpc ApplyPhysicalConnectionLOA", "InstanceId", other, "CompanyName", "Bank", "LineType", "FIBRE", "Si", "Digger Ltd", "ConstructionTime", "2026-12-01T08:00:00Z", "PMInfo.1.PMName", "Li")
	b.OK("Vpc CompletePhysicalConnectionLOA", "InstanceId", other, "LineCode", "AD-1")
	letter := b.OK("Vpc DescribePhysicalConnectionLOA", "InstanceId", other)
	if letter.Get("PhysicalConnectionLOAType.Status") != "Complete" || letter.Get("PhysicalConnectionLOAType.PMInfo.PMInfo.0.PMName") != "Li" || letter.Get("PhysicalConnectionLOAType.LineCode") != "AD-1" {
		t.Errorf("letter: %s", letter.Body)
	}
	b.Refused("OperationDenied.LOAStatusNotAllowComplete", "Vpc CompletePhysicalConnectionLOA", "InstanceId", other)
	b.OK("Vpc CancelPhysicalConnection", "PhysicalConnectionId", other)
	b.Refused("Forbidden.NotAllowedInState", "Vpc CancelPhysicalConnection", "PhysicalConnectionId", other)
}

// TestPhysicalConnectionStates: a line passes through the states of its application, one after the other.
func TestPhysicalConnectionStates(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, vpc.Service)
	id := b.OK("Vpc CreatePhysicalConnection", "AccessPointId", accessPoint(b), "LineOperator", "CT").Get("PhysicalConnectionId")
	for _, want := range []string{"Initial", "Approved", "Allocating", "Allocated", "Allocated"} {
		one := b.OK("Vpc DescribePhysicalConnections", "Filter.1.Key", "PhysicalConnectionId", "Filter.1.Value.1", id)
		if got := one.Get("PhysicalConnectionSet.PhysicalConnectionType.0.Status"); got != want {
			t.Errorf("the line is %s, want %s", got, want)
		}
		b.Advance(20 * time.Second)
	}
}

func TestVirtualBorderRouters(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	line := leasedLine(b)
	closed := b.OK("Vpc CreatePhysicalConnection", "AccessPointId", accessPoint(b), "LineOperator", "CT").Get("PhysicalConnectionId")
	in := []string{"PhysicalConnectionId", line, "VlanId", "100", "LocalGatewayIp", "10.0.0.1", "PeerGatewayIp", "10.0.0.2", "PeeringSubnetMask", "255.255.255.252"}
	for _, bad := range [][3]string{
		{"PhysicalConnectionId", "pc-nowhere", "InvalidPhysicalConnectionId.NotFound"}, {"PhysicalConnectionId", closed, "InvalidPhysicalConnectionId.NotEnabled"},
		{"VlanId", "3000", "InvalidVlanId.Malformed"}, {"PeerGatewayIp", "10.0.0.9", "InvalidIp.NotSameSubnet"}, {"LocalGatewayIp", "gateway", "InvalidLocalGatewayIp.Malformed"},
		{"PeeringSubnetMask", "255.0.255.0", "InvalidPeeringSubnetMask.Malformed"}, {"PeeringSubnetMask", "", "MissingParameter"},
		{"Bandwidth", "2000", "ResourceNotEnough.Bandwidth"}, {"VbrOwnerId", "42", "InvalidVbrOwnerId.NotFound"},
	} {
		b.Refused(bad[2], "Vpc CreateVirtualBorderRouter", append(in, bad[0], bad[1])...)
	}
	id := b.OK("Vpc CreateVirtualBorderRouter", append(in, "Name", "head office")...).Get("VbrId")
	b.Refused("InvalidVlanId.Used", "Vpc CreateVirtualBorderRouter", in...)
	b.Refused("OperationFailed.Vlan0VbrUnSharePconn", "Vpc CreateVirtualBorderRouter", append(in, "VlanId", "0")...)
	b.Refused("Forbidden.VbrAttached", "Vpc TerminatePhysicalConnection", "PhysicalConnectionId", line)
	show := func() actiontest.Answer {
		return b.OK("Vpc DescribeVirtualBorderRouters", "Filter.1.Key", "VbrId", "Filter.1.Value.1", id)
	}
	at := "VirtualBorderRouterSet.VirtualBorderRouterType.0."
	one := show()
	if one.Get(at+"Status") != "active" || one.Get(at+"VlanId") != "100" || one.Get(at+"Bandwidth") != "1000" || one.Get(at+"AccessPointId") != accessPoint(b) || one.Get(at+"VlanInterfaceId") == "" {
		t.Errorf("router: %s", one.Body)
	}
	table := one.Get(at + "RouteTableId")
	if list := b.OK("Vpc DescribeRouteTableList", "RouterType", "VBR"); list.Get("RouterTableList.RouterTableListType.0.RouteTableId") != table || list.Get("TotalCount") != "1" {
		t.Errorf("route tables: %s", list.Body)
	}
	b.Refused("IllegalParam.MinRxInterval", "Vpc ModifyVirtualBorderRouterAttribute", "VbrId", id, "DetectMultiplier", "3", "MinRxInterval", "5", "MinTxInterval", "300")
	b.OK("Vpc ModifyVirtualBorderRouterAttribute", "VbrId", id, "DetectMultiplier", "3", "MinRxInterval", "300", "MinTxInterval", "300", "VlanId", "101", "PeerGatewayIp", "10.0.0.3", "PeeringSubnetMask", "255.255.255.0")
	b.OK("Vpc UpdateVirtualBorderBandwidth", "VirtualBorderRouterId", id, "Bandwidth", "500")
	if one = show(); one.Get(at+"PeerGatewayIp") != "10.0.0.3" || one.Get(at+"Bandwidth") != "500" || one.Get(at+"MinRxInterval") != "300" {
		t.Errorf("router: %s", one.Body)
	}

	b.Refused("IllegalParam.IpAddress", "Vpc ModifyVirtualBorderRouterAttribute", "VbrId", id, "EnableIpv6", "true")
	b.OK("Vpc ModifyVirtualBorderRouterAttribute", "VbrId", id, "EnableIpv6", "true", "LocalIpv6GatewayIp", "2408:4004:cc::3", "PeerIpv6GatewayIp", "2408:4004:cc::4", "PeeringIpv6SubnetMask", "2408:4004:cc::/56")
	if one = show(); one.Get(at+"LocalIpv6GatewayIp") != "2408:4004:cc::3" || one.Get(at+"EnableIpv6") != "true" {
		t.Errorf("router: %s", one.Body)
	}
	second := leasedLine(b)
	more := []string{"VbrId", id, "PhysicalConnectionId", second, "VlanId", "7", "LocalGatewayIp", "10.0.1.1", "PeerGatewayIp", "10.0.1.2", "PeeringSubnetMask", "255.255.255.252"}
	b.Refused("DuplicatedParam.LocalGatewayIp", "Vpc AssociatePhysicalConnectionToVirtualBorderRouter", append(more, "LocalGatewayIp", "10.0.0.1", "PeerGatewayIp", "10.0.0.2")...)
	b.OK("Vpc AssociatePhysicalConnectionToVirtualBorderRouter", more...)
	b.Refused("InvalidParams.AlreadyExists", "Vpc AssociatePhysicalConnectionToVirtualBorderRouter", more...)
	b.OK("Vpc ModifyVirtualBorderRouterAttribute", "VbrId", id, "AssociatedPhysicalConnections", `[{"PhysicalConnectionId":"`+second+`","VlanId":"8"}]`)
	if one = show(); one.Get(at+"AssociatedPhysicalConnections.AssociatedPhysicalConnection.0.VlanId") != "8" {
		t.Errorf("router: %s", one.Body)
	}
	if got := b.OK("Vpc DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId", second).Get("VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType.0.VlanId"); got != "8" {
		t.Errorf("on the second line the router has VLAN %s", got)
	}
	b.Refused("InvalidStatus.NotAllowed", "Vpc DeleteVirtualBorderRouter", "VbrId", id)
	b.OK("Vpc UnassociatePhysicalConnectionFromVirtualBorderRouter", "VbrId", id, "PhysicalConnectionId", second)
	b.Refused("PHYSICAL_NOT_ASSOCIATE_TO_VBR", "Vpc UnassociatePhysicalConnectionFromVirtualBorderRouter", "VbrId", id, "PhysicalConnectionId", second)

	b.OK("Vpc TerminateVirtualBorderRouter", "VbrId", id)
	if got := show().Get(at + "Status"); got != "terminated" {
		t.Errorf("a terminated router is %s", got)
	}
	thief := borderRouter(b, line, "101")
	b.Refused("OperationFailed.VlanIdAlreadyInUse", "Vpc RecoverVirtualBorderRouter", "VbrId", id)
	b.OK("Vpc DeleteVirtualBorderRouter", "VbrId", thief)
	b.OK("Vpc RecoverVirtualBorderRouter", "VbrId", id)
	b.Refused("InvalidOperation.OperationNotAllowedInState", "Vpc RecoverVirtualBorderRouter", "VbrId", id)
	b.OK("Vpc DeleteVirtualBorderRouter", "VbrId", id)
	b.Refused("InvalidVbrId.NotFound", "Vpc DeleteVirtualBorderRouter", "VbrId", id)
	b.Refused("InvalidRouteTable.NotFound", "Vpc DescribeRouteEntryList", "RouteTableId", table)
}

func TestRouterInterfaces(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	n := newNetwork(t, b)
	vrouter := b.OK("Vpc DescribeVRouters").Get("VRouters.VRouter.0.VRouterId")
	vbr := borderRouter(b, leasedLine(b), "100")
	one := b.OK("Vpc DescribeVirtualBorderRouters")
	at := "VirtualBorderRouterSet.VirtualBorderRouterType.0."
	table, wire := one.Get(at+"RouteTableId"), one.Get(at+"VlanInterfaceId")

	in := []string{"RouterType", "VBR", "RouterId", vbr, "Role", "InitiatingSide", "Spec", "Large.1", "OppositeRegionId", "cn-hangzhou", "OppositeRouterType", "VRouter", "OppositeRouterId", vrouter}
	for _, bad := range [][3]string{
		{"RouterId", "vbr-nowhere", "InvalidRouterId.NotFound"}, {"Spec", "Huge", "InvalidSpec.ValudNotSupported"}, {"Spec", "Negative", "InvalidSpec.ValudNotSupported"},
		{"OppositeRegionId", "cn-north-2-gov-1", "IllegalParam.RegionId"}, {"OppositeRegionId", "moon", "IllegalParam.RegionId"},
		{"AccessPointId", "ap-nowhere", "InvalidAccessPoint.NotExist"}, {"Role", "Spectator", "InvalidRole.ValueNotSupported"},
		{"HealthCheckSourceIp", "10.0.0.1", "InvalidHealthCheckIP.Malformd"},
	} {
		b.Refused(bad[2], "Vpc CreateRouterInterface", append(in, bad[0], bad[1])...)
	}
	b.Refused("OperationFailed.HcForInvalidRiType", "Vpc CreateRouterInterface", append(in, "HealthCheckSourceIp", "10.0.0.1", "HealthCheckTargetIp", "10.0.0.2")...)
	near := b.OK("Vpc CreateRouterInterface", in...).Get("RouterInterfaceId")
	b.Refused("HaveConnectionBetweenRouters", "Vpc CreateRouterInterface", in...)
	far := b.OK("Vpc CreateRouterInterface", "RouterType", "VRouter", "RouterId", vrouter, "Role", "AcceptingSide", "Spec", "Negative",
		"OppositeRegionId", "cn-hangzhou", "OppositeRouterType", "VBR", "OppositeRouterId", vbr, "OppositeInterfaceId", near).Get("RouterInterfaceId")
	b.Refused("IncorrectOppositeInterfaceInfo.NotSet", "Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	b.Refused("IncorrectRole.NotInitiatingSide", "Vpc ConnectRouterInterface", "RouterInterfaceId", far)
	b.OK("Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", near, "OppositeInterfaceId", far)
	b.OK("Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", far, "HealthCheckSourceIp", "10.1.0.9", "HealthCheckTargetIp", "10.0.0.2")
	b.OK("Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	b.Refused("IncorrectRIStatus", "Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	b.Refused("IncorrectStatus.RouterInterface", "Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", near, "OppositeInterfaceId", "ri-other")
	b.OK("Vpc ModifyRouterInterfaceSpec", "RouterInterfaceId", near, "Spec", "Large.2")
	got := b.OK("Vpc DescribeRouterInterfaceAttribute", "InstanceId", near)
	if got.Get("Status") != "Active" || got.Get("OppositeInterfaceStatus") != "Active" || got.Get("Bandwidth") != "2000" || got.Get("OppositeVpcInstanceId") != n.vpc {
		t.Errorf("interface: %s", got.Body)
	}
	if list := b.OK("Vpc DescribeRouterInterfaces", "Filter.1.Key", "RouterId", "Filter.1.Value.1", vrouter); list.Get("TotalCount") != "1" || list.Get("RouterInterfaceSet.RouterInterfaceType.0.HcRate") != "2000" {
		t.Errorf("interfaces: %s", list.Body)
	}

	// Routes over the link, both ways and out of the line.
	b.Refused("InvalidRouterInterface", "Vpc CreateRouteEntry", "RouteTableId", n.table, "DestinationCidrBlock", "172.30.0.0/16", "NextHopType", "RouterInterface", "NextHopId", near)
	b.OK("Vpc CreateRouteEntry", "RouteTableId", n.table, "DestinationCidrBlock", "172.30.0.0/16", "NextHopType", "RouterInterface", "NextHopId", far)
	in2 := b.OK("Vpc CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", "10.1.0.0/16", "NextHopType", "RouterInterface", "NextHopId", near).Get("RouteEntryId")
	out := b.OK("Vpc CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", "172.30.0.0/16", "NextHopType", "RouterInterface", "NextHopId", wire).Get("RouteEntryId")
	b.Refused("InvalidNextHopId.NotFound", "Vpc CreateRouteEntry", "RouteTableId", table, "DestinationCidrBlock", "172.31.0.0/16", "NextHopType", "RouterInterface", "NextHopId", "ri-nowhere")
	b.Refused("DependencyViolation.RouterInterface", "Vpc DeleteVpc", "VpcId", emptied(b, n))

	b.Refused("InvalidInstance.StatusError", "Vpc DeleteRouterInterface", "RouterInterfaceId", near)
	b.OK("Vpc DeactivateRouterInterface", "RouterInterfaceId", near)
	b.Refused("IncorrectRIStatus", "Vpc DeactivateRouterInterface", "RouterInterfaceId", near)
	b.OK("Vpc ActivateRouterInterface", "RouterInterfaceId", near)
	b.OK("Vpc DeactivateRouterInterface", "RouterInterfaceId", near)
	b.Refused("RouterInterfaceReferredByRouteEntry", "Vpc DeleteRouterInterface", "RouterInterfaceId", near)
	b.Refused("InvalidOperation.RouterInterfaceNotDeleted", "Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
	b.OK("Vpc DeleteRouteEntry", "RouteEntryId", in2)
	b.OK("Vpc DeleteRouterInterface", "RouterInterfaceId", near)
	b.Refused("DependencyViolation.RouterInterfaceReferedByRouteEntry", "Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
	b.OK("Vpc DeleteRouteEntry", "RouteEntryId", out)
	b.OK("Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
	b.OK("Vpc DeactivateRouterInterface", "RouterInterfaceId", far)
	b.Refused("OppositeRouterInterfaceIsDeleted", "Vpc ActivateRouterInterface", "RouterInterfaceId", far)
	b.Refused("InvalidInstanceId.NotFound", "Vpc DeleteRouterInterface", "RouterInterfaceId", near)
}

// emptied takes the vSwitch out of a network.
func emptied(b *actiontest.Bench, n network) string {
	b.OK("Vpc DeleteVSwitch", "VSwitchId", n.vsw)
	return n.vpc
}

// TestRouterInterfaceAccounts: two accounts are joined when each names the other's interface, and not otherwise.
func TestRouterInterfaceAccounts(t *testing.T) {
	t.Parallel()
	mine := actiontest.New(t, vpc.Service).As("finance").In("cn-shanghai-finance-1")
	theirs := mine.As("finance-2")
	newNetwork(t, mine)
	newNetwork(t, theirs)
	from := mine.OK("Vpc DescribeVRouters").Get("VRouters.VRouter.0.VRouterId")
	to := theirs.OK("Vpc DescribeVRouters").Get("VRouters.VRouter.0.VRouterId")
	near := mine.OK("Vpc CreateRouterInterface", "RouterType", "VRouter", "RouterId", from, "Role", "InitiatingSide", "Spec", "Small.1", "OppositeRegionId", "cn-shanghai-finance-1",
		"OppositeRouterId", to, "OppositeInterfaceOwnerId", accountOf("finance-2")).Get("RouterInterfaceId")
	far := theirs.OK("Vpc CreateRouterInterface", "RouterType", "VRouter", "RouterId", to, "Role", "AcceptingSide", "Spec", "Negative", "OppositeRegionId", "cn-shanghai-finance-1",
		"OppositeRouterId", from).Get("RouterInterfaceId")
	mine.OK("Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", near, "OppositeInterfaceId", far)
	mine.Refused("IncorrectOppositeInterfaceInfo.NotSet", "Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	theirs.OK("Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", far, "OppositeInterfaceId", near)
	mine.Refused("AttrMismatching.AcceptingSideOppositeInterfaceOwnerId", "Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	theirs.OK("Vpc ModifyRouterInterfaceAttribute", "RouterInterfaceId", far, "OppositeInterfaceOwnerId", accountOf("finance"))
	mine.OK("Vpc ConnectRouterInterface", "RouterInterfaceId", near)
	if got := theirs.OK("Vpc DescribeRouterInterfaceAttribute", "InstanceId", far); got.Get("Status") != "Active" || got.Get("OppositeInterfaceSpec") != "Small.1" {
		t.Errorf("their end: %s", got.Body)
	}
}

// TestRouterInterfaceFastLink: a border router's interface with FastLinkMode brings its other end with it.
func TestRouterInterfaceFastLink(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	newNetwork(t, b)
	vrouter := b.OK("Vpc DescribeVRouters").Get("VRouters.VRouter.0.VRouterId")
	vbr := borderRouter(b, leasedLine(b), "100")
	id := b.OK("Vpc CreateRouterInterface", "RouterType", "VBR", "RouterId", vbr, "Role", "InitiatingSide", "Spec", "Large.1", "OppositeRegionId", "cn-hangzhou",
		"OppositeRouterType", "VRouter", "OppositeRouterId", vrouter, "FastLinkMode", "true").Get("RouterInterfaceId")
	one := b.OK("Vpc DescribeRouterInterfaceAttribute", "InstanceId", id)
	if one.Get("Status") != "Active" || one.Get("OppositeInterfaceStatus") != "Active" || one.Get("FastLinkMode") != "true" {
		t.Errorf("interface: %s", one.Body)
	}
}

func TestBgp(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, vpc.Service)
	vbr := borderRouter(b, leasedLine(b), "100")
	in := []string{"RouterId", vbr, "PeerAsn", "65010", "Name", "head office"}
	for _, bad := range [][3]string{
		{"RouterId", "vbr-nowhere", "InvalidParams.NotFound"}, {"PeerAsn", "45104", "InvalidPeerAsn.Malformed"}, {"PeerAsn", "0", "IllegalParam.PeerAsn"},
		{"LocalAsn", "1", "InvalidBgpGroup.LocalAsnInvalid"}, {"RouteQuota", "1000", "IllegalParam.RouteLimit"}, {"IpVersion", "IPV6", "OperationUnsupported.IPV6ForThisRegion"},
	} {
		b.Refused(bad[2], "Vpc CreateBgpGroup", append(in, bad[0], bad[1])...)
	}
	group := b.OK("Vpc CreateBgpGroup", in...).Get("BgpGroupId")
	b.OK("Vpc ModifyBgpGroupAttribute", "BgpGroupId", group, "LocalAsn", "64513", "AuthKey", "secret")
	one := b.OK("Vpc DescribeBgpGroups", "RouterId", vbr)
	if one.Get("BgpGroups.BgpGroup.0.Status") != "Available" || one.Get("BgpGroups.BgpGroup.0.LocalAsn") != "64513" || one.Get("BgpGroups.BgpGroup.0.PeerAsn") != "65010" {
		t.Errorf("group: %s", one.Body)
	}
	b.Refused("InvalidIP.Malformed", "Vpc CreateBgpPeer", "BgpGroupId", group, "PeerIpAddress", "neighbour")
	b.Refused("IllegalParam.BfdMultiHop", "Vpc CreateBgpPeer", "BgpGroupId", group, "BfdMultiHop", "3")
	peer := b.OK("Vpc CreateBgpPeer", "BgpGroupId", group).Get("BgpPeerId")
	b.Refused("InvalidParams.PeerIpAddressInUse", "Vpc CreateBgpPeer", "BgpGroupId", group, "PeerIpAddress", "10.0.0.2")
	b.OK("Vpc ModifyBgpPeerAttribute", "BgpPeerId", peer, "EnableBfd", "true", "BfdMultiHop", "3")
	b.OK("Vpc AddBgpNetwork", "RouterId", vbr, "DstCidrBlock", "10.1.0.0/16")
	b.Refused("Duplicated.CidrBlock", "Vpc AddBgpNetwork", "RouterId", vbr, "DstCidrBlock", "10.1.0.0/16")
	b.OK("Vpc AddBgpNetwork", "RouterId", vbr, "DstCidrBlock", "192.168.0.1")
	b.OK("Vpc DeleteBgpNetwork", "RouterId", vbr, "DstCidrBlock", "192.168.0.1")
	b.Refused("IllegalParam.ConflictWithDClass", "Vpc AddBgpNetwork", "RouterId", vbr, "DstCidrBlock", "239.0.0.0/8")
	peers := b.OK("Vpc DescribeBgpPeers", "BgpGroupId", group)
	if peers.Get("BgpPeers.BgpPeer.0.PeerIpAddress") != "10.0.0.2" || peers.Get("BgpPeers.BgpPeer.0.BfdMultiHop") != "3" || peers.Get("BgpPeers.BgpPeer.0.AdvertisedRouteCount") != "1" {
		t.Errorf("peers: %s", peers.Body)
	}
	if list := b.OK("Vpc DescribeBgpNetworks", "RouterId", vbr); list.Get("BgpNetworks.BgpNetwork.0.Status") != "Available" {
		t.Errorf("networks: %s", list.Body)
	}
	b.Refused("DependencyViolation.BgpGroup", "Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
	b.Refused("DependencyViolation.BgpPeer", "Vpc DeleteBgpGroup", "BgpGroupId", group)
	b.OK("Vpc DeleteBgpPeer", "BgpPeerId", peer)
	b.OK("Vpc DeleteBgpGroup", "BgpGroupId", group)
	b.Refused("DependencyViolation.BgpNetwork", "Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
	b.OK("Vpc DeleteBgpNetwork", "RouterId", vbr, "DstCidrBlock", "10.1.0.0/16")
	b.Refused("InvalidVbrNetwork", "Vpc DeleteBgpNetwork", "RouterId", vbr, "DstCidrBlock", "10.1.0.0/16")
	b.OK("Vpc DeleteVirtualBorderRouter", "VbrId", vbr)
}

// accountOf is the id of one of a bench's accounts.
func accountOf(name string) string {
	return map[string]string{"finance": "1000000000000001", "finance-2": "1000000000000002"}[name]
}
