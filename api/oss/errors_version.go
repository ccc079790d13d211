package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

// Versions and retention.
var (
	ErrInvalidVersionMarker      = apierr.New(400, "InvalidArgument", "A version-id marker cannot be specified without a key marker.", docErrors)
	ErrVersioningUnderWorm       = apierr.New(409, "InvalidBucketState", "Versioning cannot be changed while the bucket has a retention policy.", "OSS documents, InitiateBucketWorm, Usage notes")
	ErrWormUnderVersioning       = apierr.New(409, "InvalidBucketState", "A bucket with versioning cannot have a retention policy.", "OSS documents, InitiateBucketWorm, Usage notes")
	ErrNoSuchObjectWorm          = apierr.New(404, "NoSuchObjectWormConfiguration", "The bucket has no object worm configuration.", docErrors)
	ErrObjectWormNeedsVersioning = apierr.New(409, "InvalidBucketState", "Object retention needs a bucket on which versioning is enabled.", docErrors)
	ErrObjectWormDisabled        = apierr.New(400, "InvalidRequest", "Object retention is not enabled for the bucket.", docErrors)
	ErrNoSuchRetention           = apierr.New(404, "NoSuchObjectRetention", "The object has no retention of its own.", docErrors)
	ErrArchiveRestoreStale       = apierr.New(409, "ArchiveRestoreFileStale", "The archive file or restore info stale", "OSS documents, CleanRestoredObject, Examples")
	ErrCopyAppendable            = apierr.New(400, "OperationNotSupported", "An appendable object of a versioned bucket cannot be copied.", "OSS documents, CopyObject, Usage notes")
	ErrNothingStreamed           = apierr.New(400, "InvalidArgument", "Nothing was streamed to the channel in that time.", "ali-oss, tests of createVod()").Detail("EC", "0044-00000308")
	ErrTrafficLimit              = apierr.New(400, "InvalidArgument", "The traffic limit must be between 245760 and 838860800 bit/s.", docErrors)
	ErrPersistentHeaders         = apierr.New(400, "InvalidArgument", "x-oss-persistent-headers must hold names with values in base64.", docErrors)
)
