package antiddos

import "github.com/ringfence-dev/ringfence/api/apierr"

// The published description of this API lists no errors; the codes are the gateway's general ones (A0328).
var (
	ErrRegion    = apierr.New(400, "InvalidDdosRegionId", "The account sees no region %q.", "register A0328")
	ErrNotFound  = apierr.New(404, "InvalidInstanceId.NotFound", "The account has no such public address in that region.", "register A0328")
	ErrThreshold = apierr.New(400, "InvalidParameter", "The threshold is invalid: %s.", "register A0328")
)
