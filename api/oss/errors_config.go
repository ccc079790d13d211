package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

// The configuration of buckets, beyond what errors_bucket.go has.
var (
	ErrPublicPolicyBlocked        = apierr.New(403, "AccessDenied", "Put public bucket policy is not allowed", docErrors)
	ErrTLSVersion                 = apierr.New(403, "AccessDenied", "The bucket does not accept the TLS version of the connection.", docErrors)
	ErrMirrorFailed               = apierr.New(424, "MirrorFailed", "Mirroring failed, please check your mirror configuration.", docErrors)
	ErrTooManyStyles              = apierr.New(400, "TooManyStyles", "More image styles than a bucket may have.", docErrors)
	ErrInvalidStyleName           = apierr.New(400, "InvalidStyleName", "The name of the image style is not valid.", docErrors)
	ErrTooManyIncomingReplication = apierr.New(400, "TooManyIncomingReplication", "More replication rules lead to the bucket than allowed.", docErrors)
	ErrTooManyOutgoingReplication = apierr.New(400, "TooManyOutgoingReplication", "The bucket has more replication rules than allowed.", docErrors)
	ErrTooManyPrefixes            = apierr.New(400, "TooManyPrefixes", "The rule has more prefixes than allowed.", docErrors)
	ErrTooManyCnameToken          = apierr.New(400, "TooManyCnameToken", "More tokens than a bucket may have.", docErrors)
	ErrNoNeedCreateCnameToken     = apierr.New(400, "NoNeedCreateCnameToken", "The domain is bound to this bucket already.", docErrors)
	ErrAccessPointAlreadyExists   = apierr.New(409, "AccessPointAlreadyExists", "The account has an access point of this name in the region.", docErrors)
	ErrInvalidAccessPointName     = apierr.New(400, "InvalidAccessPointName", "The name of the access point is not valid.", docErrors)
	ErrTooManyAccessPoints        = apierr.New(400, "TooManyAccessPoints", "More access points than allowed.", docErrors)
	ErrNoSuchAccessPointPolicy    = apierr.New(404, "NoSuchAccessPointPolicy", "The access point has no policy.", docErrors)
	ErrNoSuchProcessPoint         = apierr.New(404, "NoSuchAccessPointForObjectProcess", "The access point for object process does not exist.", docErrors)
	ErrAccessPointInUse           = apierr.New(409, "AccessPointInUse", "An access point for object process stands before the access point.", docErrors)
	ErrRedundancyTaskNotExist     = apierr.New(404, "BucketDataRedundancyTransitionTaskNotExist", "The task of the redundancy transition does not exist.", docErrors)
	ErrRedundancyTaskExists       = apierr.New(409, "BucketDataRedundancyTransitionTaskAlreadyExist", "The bucket has a task of redundancy transition.", docErrors)
	ErrInvalidRedundancy          = apierr.New(400, "InvalidTargetRedundancyType", "The bucket cannot change to this redundancy.", docErrors)
	ErrNoSuchDataPipeline         = apierr.New(404, "NoSuchDataPipeline", "The specified resource dataPipeline is not found.", docErrors)
)

// The limits of a bucket on bandwidth and requests (qosInfo). A request that may not pass is to be sent again later.
var (
	ErrUploadTrafficRate   = apierr.New(503, "UploadTrafficRateLimitExceeded", "Please reduce your upload request traffic.", docErrors)
	ErrDownloadTrafficRate = apierr.New(503, "DownloadTrafficRateLimitExceeded", "Please reduce your download request traffic.", docErrors)
	ErrTotalQpsLimit       = apierr.New(503, "TotalQpsLimitExceeded", "Max total qps limit is exceeded.", docErrors)
)
