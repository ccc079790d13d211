package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on routes refuse.
var (
	ErrRouteName           = apierr.New(400, "InvalidRouteEntryName.Malformed", "A name has 1 to 128 characters, a description at most 256; neither starts with http:// or https://.", "Vpc CreateRouteEntry")
	ErrRouteDestination    = apierr.New(400, "InvalidCidrBlock.Malformed", "The destination is a range in CIDR notation.", "Vpc CreateRouteEntry")
	ErrRouteForbiddenRange = apierr.New(400, "InvalidDestinationCidrBlock", "No custom route leads into 100.64.0.0/10, where the cloud's services are.", "Vpc CreateRouteEntry")
	ErrRouteIPv6           = apierr.New(400, "OperationDenied.VpcIpv6NotEnabled", "The VPC has no IPv6 range.", "Vpc CreateRouteEntry")
	ErrRouteDuplicate      = apierr.New(400, "InvalidCIDRBlock.Duplicate", "The route table already has a route to this destination.", "Vpc CreateRouteEntry")
	ErrRouteConflict       = apierr.New(400, "RouteConflict.AlreadyExist", "The destination is part of a vSwitch of the VPC.", "Vpc CreateRouteEntry")
	ErrRouteQuota          = apierr.New(400, "QuotaExceeded", "The route table has as many custom routes as its quota allows.", "Vpc CreateRouteEntry")
	ErrRouteTableBusy      = apierr.New(400, "IncorrectStatus.RouteTableStatus", "The route table is in a state in which it takes no routes.", "Vpc CreateRouteEntry")

	ErrRouteHopMissing        = apierr.New(400, "MissingParameter", "The next hop needs an id and a type.", "Vpc CreateRouteEntry")
	ErrRouteHopNotFound       = apierr.New(404, "InvalidNextHopId.NotFound", "The specified next hop does not exist.", "Vpc CreateRouteEntry")
	ErrRouteInstance          = apierr.New(404, "InvalidInstanId.NotFound", "The specified instance does not exist.", "Vpc CreateRouteEntry (sic)")
	ErrRouteInterface         = apierr.New(404, "InvalidNetworkInterface.NotFound", "The specified network interface does not exist.", "Vpc CreateRouteEntry")
	ErrRouteNatGateway        = apierr.New(404, "InvalidNatGatewayId.NotFound", "The specified NAT gateway does not exist.", "Vpc CreateRouteEntry")
	ErrRouteVpnGateway        = apierr.New(400, "InvalidVpnInstanceId.NotFound", "The VPN gateway %s does not exist.", "Vpc CreateRouteEntry")
	ErrRouteOtherVpc          = apierr.New(404, "OperationFailed.InstanceDismatchCurrentVpc", "The next hop is not in the VPC of the route table.", "Vpc CreateRouteEntry (sic)")
	ErrRouteHopAndList        = apierr.New(400, "InvalidNexthopTypeAndList.BothNotNull", "A route has a next hop or a list of them, not both.", "Vpc CreateRouteEntry")
	ErrRouteHopCount          = apierr.New(400, "InvalidNexthopListSize", "A list of next hops has 2 to 16 of them.", "Vpc CreateRouteEntry")
	ErrRouteListOnCustomTable = apierr.New(400, "OperationUnsupported.SubRouteTableECMP", "Only the system route table takes a list of next hops.", "Vpc CreateRouteEntry")

	ErrRouteListTable = apierr.New(400, "InvalidRouteTable.NotFound", "The specified route table does not exist.", "Vpc DescribeRouteEntryList")
	ErrRouteNextToken = apierr.New(400, "IllegalParam.NextToken", "The NextToken is not one that this API handed out.", "Vpc DescribeRouteEntryList")

	ErrRouteIDNotFound       = apierr.New(400, "InvalidRouteEntryId.NotFound", "The specified route does not exist.", "Vpc DeleteRouteEntry, ModifyRouteEntry")
	ErrRouteNotFound         = apierr.New(400, "InvalidRouteEntry.NotFound", "The route table has no such route.", "Vpc DeleteRouteEntry")
	ErrRouteUnnamed          = apierr.New(400, "MissingParameter", "A route is named by its id, or by route table and destination.", "Vpc DeleteRouteEntry")
	ErrRouteSystem           = apierr.New(400, "OperationDenied", "A system route cannot be deleted.", "Vpc DeleteRouteEntry")
	ErrRouteStatus           = apierr.New(400, "IncorrectRouteEntryStatus", "The route is in a state in which it cannot be changed.", "Vpc DeleteRouteEntry, ModifyRouteEntry")
	ErrRouteHopAndListDelete = apierr.New(400, "ParamExclusive.NextHopIdAndList", "A route is named with a next hop or with a list of them, not both.", "Vpc DeleteRouteEntry")

	ErrRouteNewHopID   = apierr.New(400, "MissingParam.NewNextHopId", "NewNextHopType needs NewNextHopId.", "Vpc ModifyRouteEntry")
	ErrRouteNewHopType = apierr.New(400, "MissingParam.NewNextHopType", "NewNextHopId needs NewNextHopType.", "Vpc ModifyRouteEntry")
	ErrRouteHopFixed   = apierr.New(400, "UnsupportedFeature.NextHopType", "The next hop of this route cannot be changed.", "Vpc ModifyRouteEntry")
	ErrRouteHopSame    = apierr.New(400, "OperationDenied.NextHopExist", "The route already leads to this next hop.", "Vpc ModifyRouteEntry")
)
