package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// Unset answers for a setting that the emulator does not let anybody make: what the service says of a bucket on which
// it was never made. Setting it is refused by name, so these answers are true.
func Unset(op wire.Operation) (document any, err error, known bool) {
	if refusal, ok := unsetErrors[op]; ok {
		return nil, refusal, true
	}
	return nil, nil, false
}

var unsetErrors = map[wire.Operation]error{
	wire.OpSealAppendObject: wire.ErrSealNotSupported, // as on the service, unless it was opened for the account
}
