package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on load balancers refuse.
var (
	ErrBandwidth           = apierr.New(400, "InvalidParameter.Bandwidth", "The bandwidth of a balancer that is charged by bandwidth is between 1 and 5120 Mbit/s.", "Slb CreateLoadBalancer")
	ErrVSwitchMissing      = apierr.New(400, "MissingParam.VSwitchId", "The parameter VSwitchId is required when VpcId is given.", "Slb CreateLoadBalancer")
	ErrVSwitchNotFound     = apierr.New(400, "VSwitchNotExist", "The specified VSwitch does not exist.", "Slb CreateLoadBalancer")
	ErrVpcNotFound         = apierr.New(400, "InvalidVpcId.NotExist", "The specified VPC does not exist, or the VSwitch is not in it.", "Slb CreateLoadBalancer")
	ErrVSwitchFull         = apierr.New(400, "VSwitchAvailableIpNotExist", "The specified VSwitch has no free address.", "Slb CreateLoadBalancer")
	ErrAddressOutside      = apierr.New(400, "InvalidParameter", "Illegal parameter. The IP address is not in subnet.", "Slb CreateLoadBalancer")
	ErrAddressTaken        = apierr.New(400, "AssociateIpFail", "The address is in use.", "Slb CreateLoadBalancer")
	ErrPoolExhausted       = apierr.New(400, "OperationFailed.RegionResourceLimit", "The region has no free address of that kind.", "Slb CreateLoadBalancer")
	ErrZone                = apierr.New(400, "PRODUCT.NOT_AVAILABLE_IZ", "The zones of a balancer are two different zones of its region.", "Slb CreateLoadBalancer")
	ErrIPv6Intranet        = apierr.New(400, "InvalidParameter.Mismatch", "An intranet balancer has no IPv6 address.", "Slb CreateLoadBalancer")
	ErrIPv6                = apierr.New(400, "RegionOrZonesNotSupportIpv6", "The region or its zones do not support IPv6.", "Slb CreateLoadBalancer")
	ErrPrePayTraffic       = apierr.New(400, "Operation.NotAllowed", "A prepaid internet balancer is charged by bandwidth.", "Slb CreateLoadBalancer, ModifyLoadBalancerPayType")
	ErrInstanceChargeType  = apierr.New(400, "IllegalParam.InstanceChargeType", "InstanceChargeType is PayBySpec or PayByCLCU, and PayByCLCU goes with PayOnDemand.", "Slb CreateLoadBalancer")
	ErrInternetChargeType  = apierr.New(400, "Instance.InternetChargeTypeNotAllowed", "The specified InternetChargeType is not allowed for this balancer.", "Slb CreateLoadBalancer, ModifyLoadBalancerInternetSpec")
	ErrSpecMissing         = apierr.New(400, "MissingParam.LoadBalancerSpec", "The parameter LoadBalancerSpec is required.", "Slb ModifyLoadBalancerInstanceChargeType")
	ErrModifySpec          = apierr.New(400, "ModifySpecNotAllowed", "LoadBalancerSpec is not allowed for this instance.", "Slb ModifyLoadBalancerInstanceSpec")
	ErrPayByCLCU           = apierr.New(400, "OperationDenied.PayByCLCU", "The balancer is charged by use (PayByCLCU), which has no specification and no bandwidth to choose.", "Slb ModifyLoadBalancerInstanceSpec")
	ErrPayBySpec           = apierr.New(400, "OperationDenied.PayBySpec", "The balancer is charged by specification already.", "Slb ModifyLoadBalancerInstanceChargeType")
	ErrDeleteProtected     = apierr.New(400, "OperationDenied.DeleteProtectionIsOn", "The load balancer is protected against deletion.", "Slb DeleteLoadBalancer")
	ErrDeletePrePay        = apierr.New(400, "InvalidChargeType", "A prepaid load balancer is not deleted before it ends.", "Slb DeleteLoadBalancer")
	ErrProtectPrePay       = apierr.New(400, "OperationUnsupported.DeleteProtectionForPrePayInstance", "A prepaid load balancer has no deletion protection.", "Slb SetLoadBalancerDeleteProtection")
	ErrModificationStatus  = apierr.New(400, "InvalidParam.ModificationProtectionStatus", "ModificationProtectionStatus is NonProtection or ConsoleProtection.", "Slb SetLoadBalancerModificationProtection")
	ErrModificationReason  = apierr.New(400, "InvalidParam.ModificationProtectionReason", "The reason has 1 to 80 characters, begins with a letter and goes with ConsoleProtection.", "Slb SetLoadBalancerModificationProtection")
	ErrMoveResourceMissing = apierr.New(400, "InvalidParameter", "The resource that is to be moved does not exist.", "Slb MoveResourceGroup")
)
