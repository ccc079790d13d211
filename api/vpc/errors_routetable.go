package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on route tables refuse.
var (
	ErrRouteTableName        = apierr.New(400, "InvalidParameter.RouteTableName.Malformed", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateRouteTable")
	ErrRouteTableDescription = apierr.New(400, "InvalidParameter.Description.Malformed", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc CreateRouteTable")
	ErrRouteTableQuota       = apierr.New(400, "QuotaExceeded.RouteTable", "The VPC has as many custom route tables as its quota allows.", "Vpc CreateRouteTable")
	ErrRouteTableNotFound    = apierr.New(404, "InvalidRouteTableId.NotFound", "The specified route table does not exist.", "Vpc AssociateRouteTable")

	ErrRouteTableSystem     = apierr.New(400, "IncorrectRouteTableType", "Only a custom route table can be deleted.", "Vpc DeleteRouteTable")
	ErrRouteTableStatus     = apierr.New(404, "IncorrectRouteTableStatus", "The route table is in a state in which it cannot be changed.", "Vpc DeleteRouteTable")
	ErrRouteTableHasEntry   = apierr.New(400, "IncorrectRouteTableStatus.RouteEntryExist", "The route table still has custom routes.", "Vpc DeleteRouteTable")
	ErrRouteTableAssociated = apierr.New(400, "IncorrectVSwitchStatus", "A vSwitch still follows the route table.", "Vpc DeleteRouteTable")

	ErrRouteTableOtherVpc     = apierr.New(404, "Forbidden.NotInSameVpc", "The vSwitch and the route table are not in the same VPC.", "Vpc AssociateRouteTable")
	ErrRouteTableOfGateway    = apierr.New(400, "OperationDenied.AssociateGatewayRouteTable", "A route table of gateways takes no vSwitch.", "Vpc AssociateRouteTable")
	ErrRouteTableToSystem     = apierr.New(400, "OperationDenied.SwitchToSystemRouteTable", "A vSwitch returns to the system route table by UnassociateRouteTable.", "Vpc AssociateRouteTable")
	ErrVSwitchHasTable        = apierr.New(404, "Forbidden.VSwitchAlreadyAssociatedRouteTable", "The vSwitch already follows a custom route table.", "Vpc AssociateRouteTable")
	ErrAssociateTableStatus   = apierr.New(404, "IncorrectStatus.RouteTable", "The route table is in a state in which it cannot be associated.", "Vpc AssociateRouteTable")
	ErrAssociateVSwitchStatus = apierr.New(404, "IncorrectVSwitchStatus", "The vSwitch is in a state in which it cannot be associated.", "Vpc AssociateRouteTable, UnassociateRouteTable")

	ErrRouteTableSystemUnassociate = apierr.New(404, "OperationUnsupported.SystemRouteTable", "The system route table cannot be unassociated.", "Vpc UnassociateRouteTable")
	ErrRouteTableNotBound          = apierr.New(404, "InvalidBindingStatus.RouteTable", "The vSwitch does not follow the route table.", "Vpc UnassociateRouteTable")
)
