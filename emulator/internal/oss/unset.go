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
	case wire.OpDeleteBucketLogging, wire.OpDeleteBucketWebsite, wire.OpDeleteBucketLifecycle, wire.OpDeleteBucketPolicy:
		return nil, nil, true // to delete what is not there is no error
	}
	return nil, nil, false
}

var unsetDocuments = map[wire.Operation]any{
	wire.OpGetBucketVersioning:        &wire.VersioningConfiguration{},
	wire.OpGetBucketLogging:           &wire.BucketLoggingStatus{},
	wire.OpGetBucketPolicyStatus:      &wire.PolicyStatus{},
	wire.OpGetBucketAccessMonitor:     &wire.AccessMonitorConfiguration{Status: "Disabled"},
	wire.OpGetBucketArchiveDirectRead: &wire.ArchiveDirectReadConfiguration{},
	wire.OpGetBucketRequestPayment:    &wire.RequestPaymentConfiguration{Payer: "BucketOwner"},
	wire.OpListStyle:                  &wire.StyleList{},
	wire.OpListLiveChannel:            &wire.ListLiveChannelResult{MaxKeys: wire.DefaultKeys},
}

var unsetErrors = map[wire.Operation]error{
	wire.OpGetBucketWebsite:              wire.ErrNoSuchWebsiteConfiguration,
	wire.OpGetBucketLifecycle:            wire.ErrNoSuchLifecycle,
	wire.OpGetBucketPolicy:               wire.ErrNoSuchBucketPolicy,
	wire.OpGetBucketReplication:          wire.ErrNoSuchReplicationConfiguration,
	wire.OpGetBucketInventory:            wire.ErrNoSuchInventory,
	wire.OpListBucketInventory:           wire.ErrNoSuchInventory,
	wire.OpGetBucketWorm:                 wire.ErrNoSuchWORMConfiguration,
	wire.OpGetBucketTransferAcceleration: wire.ErrNoSuchTransferAcceleration,
	wire.OpGetBucketHttpsConfig:          wire.ErrNoSuchHttpsConfig,
	wire.OpGetBucketOverwriteConfig:      wire.ErrNoSuchOverwriteConfig,
	wire.OpGetBucketResponseHeader:       wire.ErrNoSuchResponseHeader,
	wire.OpGetUserDefinedLogFieldsConfig: wire.ErrNoSuchUserDefinedLogFieldsConfig,
	wire.OpGetStyle:                      wire.ErrNoSuchStyle,
	wire.OpGetMetaQueryStatus:            wire.ErrMetaQueryNotExist,
	wire.OpGetLiveChannelInfo:            wire.ErrNoSuchLiveChannel,
	wire.OpGetLiveChannelStat:            wire.ErrNoSuchLiveChannel,
	wire.OpGetLiveChannelHistory:         wire.ErrNoSuchLiveChannel,
	wire.OpSealAppendObject:              wire.ErrSealNotSupported, // as on the service, unless it was opened for the account
}

// SwitchesOff reports whether a document that sets something sets it to what it is anyway. Clients send such documents
// to be sure; everything else about these settings is refused by name.
func SwitchesOff(op wire.Operation, body []byte) bool {
	switch op {
	case wire.OpPutBucketLogging:
		var doc wire.BucketLoggingStatus
		return wire.Unmarshal(body, &doc) == nil && doc.LoggingEnabled == nil
	case wire.OpPutBucketRequestPayment:
		var doc wire.RequestPaymentConfiguration
		return wire.Unmarshal(body, &doc) == nil && doc.Payer == "BucketOwner"
	case wire.OpPutBucketAccessMonitor:
		var doc wire.AccessMonitorConfiguration
		return wire.Unmarshal(body, &doc) == nil && doc.Status == "Disabled"
	}
	return false
}
