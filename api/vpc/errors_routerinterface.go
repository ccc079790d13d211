package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on router interfaces refuse.
var (
	ErrInterfaceNotFound     = apierr.New(404, "InvalidRouterInterfaceId.NotFound", "The specified router interface does not exist.", "Vpc ConnectRouterInterface, ModifyRouterInterfaceAttribute")
	ErrInterfaceGone         = apierr.New(404, "InvalidInstanceId.NotFound", "The specified router interface does not exist.", "Vpc DeleteRouterInterface (terraform-provider-alicloud)")
	ErrInterfaceRouter       = apierr.New(404, "InvalidRouterId.NotFound", "The specified router does not exist.", "Vpc CreateRouterInterface")
	ErrInterfaceVBRStatus    = apierr.New(400, "INVAID_VBR_STATUS", "The virtual border router is not active.", "Vpc CreateRouterInterface") // sic
	ErrInterfaceRegion       = apierr.New(400, "IllegalParam.RegionId", "OppositeRegionId is no region of this cloud.", "Vpc CreateRouterInterface")
	ErrInterfaceSpec         = apierr.New(400, "InvalidSpec.ValudNotSupported", "The specification is none that router interfaces have; that of the accepting side is Negative.", "Vpc CreateRouterInterface") // sic
	ErrInterfaceSpecModify   = apierr.New(400, "InvalidSpec.ValueNotSupported", "The specification is none that the initiating side has.", "Vpc ModifyRouterInterfaceSpec")
	ErrInterfaceAcceptVBR    = apierr.New(400, "IllegalParam.VRouterType", "A border router is the initiating side.", "Vpc CreateRouterInterface")
	ErrInterfaceAcceptPaid   = apierr.New(400, "Forbidden.AcceptRoleNotSupportPrePay", "The accepting side is not paid for, and no subscription.", "Vpc CreateRouterInterface")
	ErrInterfaceHealthType   = apierr.New(400, "OperationFailed.HcForInvalidRiType", "Health checks are for a VPC's interface to a border router.", "Vpc CreateRouterInterface")
	ErrInterfaceHealth       = apierr.New(400, "InvalidHealthCheckIP.Malformd", "HealthCheckSourceIp and HealthCheckTargetIp are two IPv4 addresses.", "Vpc ModifyRouterInterfaceAttribute") // sic
	ErrInterfacePoint        = apierr.New(400, "InvalidAccessPoint.NotExist", "The region has no such access point.", "Vpc CreateRouterInterface")
	ErrInterfacePointType    = apierr.New(400, "InvalidAccessPoint.ValueNotAllowed", "An access point goes with a border router.", "Vpc CreateRouterInterface")
	ErrInterfacePointVBR     = apierr.New(400, "InvalidAccessPoint.NotMatch", "The border router is at another access point.", "Vpc CreateRouterInterface")
	ErrInterfaceExists       = apierr.New(400, "HaveConnectionBetweenRouters", "The two routers are connected.", "Vpc CreateRouterInterface")
	ErrInterfaceQuota        = apierr.New(400, "LimitationExceed.InterfaceNumberOnRouter", "The router has as many interfaces as its quota allows.", "Vpc CreateRouterInterface")
	ErrInterfaceRole         = apierr.New(400, "IncorrectRole.NotInitiatingSide", "The initiating side connects.", "Vpc ConnectRouterInterface")
	ErrInterfaceNotIdle      = apierr.New(400, "IncorrectRIStatus", "The router interface is not Idle.", "Vpc ConnectRouterInterface")
	ErrInterfaceNotInactive  = apierr.New(400, "IncorrectRIStatus", "The router interface is not Inactive.", "Vpc ActivateRouterInterface")
	ErrInterfaceNotActive    = apierr.New(400, "IncorrectRIStatus", "The router interface is not Active.", "Vpc DeactivateRouterInterface")
	ErrInterfaceUnset        = apierr.New(400, "IncorrectOppositeInterfaceInfo.NotSet", "Both router interfaces need OppositeInterfaceId, OppositeRouterId, OppositeRouterType and OppositeInterfaceOwnerId.", "Vpc ConnectRouterInterface")
	ErrInterfaceSame         = apierr.New(400, "IncorrectOppositeInterfaceInfo", "Both router interfaces are on one router.", "Vpc ConnectRouterInterface")
	ErrInterfaceMismatch     = apierr.New(400, "AttrMismatching.AcceptingSideOppositeInterfaceId", "The accepting side names another opposite interface.", "Vpc ConnectRouterInterface")
	ErrInterfaceMismatchRole = apierr.New(400, "AttrMismatching.AcceptingSideRole", "The opposite interface is no accepting side.", "Vpc ConnectRouterInterface")
	ErrInterfaceMismatchAt   = apierr.New(400, "AttrMismatching.AcceptingSideRouterId", "The accepting side is on another router, or in another region.", "Vpc ConnectRouterInterface")
	ErrInterfaceMismatchOwn  = apierr.New(400, "AttrMismatching.AcceptingSideOppositeInterfaceOwnerId", "The accepting side is for another account.", "Vpc ConnectRouterInterface")
	ErrInterfaceMismatchUID  = apierr.New(400, "AttrMismatching.AcceptingSideAliUid", "The accepting side belongs to another account than named.", "Vpc ConnectRouterInterface")
	ErrInterfaceOppositeGone = apierr.New(400, "OppositeRouterInterfaceIsDeleted", "The opposite router interface is deleted.", "Vpc ActivateRouterInterface")
	ErrInterfaceBusy         = apierr.New(400, "IncorrectStatus.RouterInterface", "The router interface is in a state in which this cannot be changed.", "Vpc ModifyRouterInterfaceAttribute, CreateRouteEntry")
	ErrInterfaceDeleteStatus = apierr.New(400, "InvalidInstance.StatusError", "A router interface is deleted when it is Idle or Inactive.", "Vpc DeleteRouterInterface")
	ErrInterfaceHasRoute     = apierr.New(400, "RouterInterfaceReferredByRouteEntry", "Routes lead to the router interface.", "Vpc DeleteRouterInterface")
	ErrRouteRouterInterface  = apierr.New(400, "InvalidRouterInterface", "The router interface does not exist or is not on the router of the route table.", "Vpc CreateRouteEntry")
	ErrRouteVBRList          = apierr.New(400, "InvalidRouterType", "Routes of a border router's table have one next hop.", "Vpc CreateRouteEntry")
	ErrRouteVBRStatus        = apierr.New(400, "InvalidVBRStatus", "The border router is not active.", "Vpc CreateRouteEntry")
)
