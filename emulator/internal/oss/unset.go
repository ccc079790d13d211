package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// Unset answers for a setting that the emulator does not let anybody make: what the service says of a bucket on which
// it was never made. Setting it is refused by name, so these answers are true. A nil document with a nil error means
// that there is nothing to say but the status.
func Unset(op wire.Operation) (document any, err error, known bool) {
	if answer, ok := unsetDocuments[op]; ok {
		return answer, nil, true
	}
	if refusal, ok := unsetErrors[op]; ok {
		return nil, refusal, true
	}
	switch op {
	case wire.OpDeleteBucketLifecycle:
		return nil, nil, true // to delete what is not there is no error
	}
	return nil, nil, false
}

var unsetDocuments = map[wire.Operation]any{
	wire.OpListLiveChannel: &wire.ListLiveChannelResult{MaxKeys: wire.DefaultKeys},
}

var unsetErrors = map[wire.Operation]error{
	wire.OpGetBucketLifecycle:    wire.ErrNoSuchLifecycle,
	wire.OpGetLiveChannelInfo:    wire.ErrNoSuchLiveChannel,
	wire.OpGetLiveChannelStat:    wire.ErrNoSuchLiveChannel,
	wire.OpGetLiveChannelHistory: wire.ErrNoSuchLiveChannel,
	wire.OpSealAppendObject:      wire.ErrSealNotSupported, // as on the service, unless it was opened for the account
}
