package bss

import "github.com/ringfence-dev/ringfence/api/apierr"

// What an order is refused with (A0332).
var (
	ErrProduct  = apierr.New(400, "InvalidParameter", "The product %q is not among those that are bought here: vipcloudfw, cfw.", "register A0332")
	ErrSpec     = apierr.New(400, "InvalidParameter", "The parameter Spec is 2, 3, 4 or, as the firewall is used, 10.", "register A0332")
	ErrPeriod   = apierr.New(400, "InvalidParameter", "A subscription needs a Period.", "register A0332")
	ErrExisting = apierr.New(400, "ORDER.INST_HAS_EXIST", "The account has bought the product already.", "register A0332")
)
