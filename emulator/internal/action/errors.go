package action

import (
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
)

// What the gates themselves answer. The errors of the gateway (keys, signatures, times) are in api/rpc.
var (
	errInternal             = rpc.ErrInternal
	errNotEmulated          = apierr.New(400, "ActionNotEmulated", "Ringfence does not emulate %s of %s. What it answers is listed at /_ringfence/coverage.", "Ringfence")
	errParameterNotEmulated = apierr.New(400, "ParameterNotEmulated", "No handler reads the parameter %s of %s %s; --params report accepts it with a note.", "Ringfence")
	errDryRun               = apierr.New(400, "DryRunOperation", "Request validation has been passed with DryRun flag set.", "Ecs RunInstances")
	errRegionNotFound       = apierr.New(404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records.", "Ecs DescribeInstances")
	errNotSupportedInRegion = apierr.New(400, "InvalidRegionId.NotSupported", "%s is not available in this region.", "facts §5")
	errUnsupportedRegion    = apierr.New(400, "UnsupportedRegion", "The feature is not supported in current region.", "A0011")
	errTokenMismatch        = apierr.New(400, "IdempotentParameterMismatch", "The request uses the same client token as a previous, but non-identical request.", "Ecs RunInstances")
	gatewayRefusals         = []*apierr.Error{errRegionNotFound, errUnsupportedRegion, errNotSupportedInRegion, rpc.ErrForbiddenRAM, rpc.ErrNoPermission}
)

// lawError finds the error variable behind a reference such as "ecs/InvalidRegion.NotSupport".
func (d *Dispatcher) lawError(ref string) *apierr.Error {
	product, code, _ := strings.Cut(ref, "/")
	if s := d.serviceByPrefix(product); s != nil {
		return s.refusal(code)
	}
	for _, e := range gatewayRefusals {
		if e.Code == code {
			return e
		}
	}
	return nil
}

// refusal is the service's declared error with a code.
func (c *compiled) refusal(code string) *apierr.Error {
	for _, e := range c.Refusals {
		if e.Code == code {
			return e
		}
	}
	for _, e := range gatewayRefusals {
		if e.Code == code {
			return e
		}
	}
	return nil
}
