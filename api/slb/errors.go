package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// Errors that several actions of the product share. Those of one resource stand in errors_<resource>.go.
var (
	ErrRegionNotSupport  = apierr.New(400, "InvalidAction.RegionNotSupport", "The region does not support this action.", "Slb CreateDomainExtension")
	ErrUnsupportedRegion = apierr.New(400, "UnsupportedRegion", "The feature is not supported in the current region.", "Slb CreateLoadBalancer")

	// ErrBalancerNotFound is what every action answers whose load balancer does not exist; clients wait for its code.
	// Its status, and that of the other codes which only clients tell of, is not published (A0075).
	ErrBalancerNotFound = apierr.New(404, "InvalidLoadBalancerId.NotFound", "The specified LoadBalancerId does not exist.", "Slb DescribeLoadBalancerAttribute")
	// ErrOverQuota is documented for balancers; the other quotas of the product have no code of their own (A0063).
	ErrOverQuota = apierr.New(400, "OverQuota", "The number of %s would exceed the quota of %d.", "Slb CreateLoadBalancer")

	ErrResourceGroupNotFound = apierr.New(400, "InvalidResourceGroupId.NotFound", "The specified ResourceGroupId is not found.", "Slb CreateAccessControlList")
)
