package nis

import "github.com/ringfence-dev/ringfence/api/apierr"

// The one error that this API publishes is Forbidden, which the gate answers; the others follow the codes that
// products of this gateway share (A0411).
var (
	ErrPathNotFound     = apierr.New(404, "ResourceNotFound.NetworkPath", "There is no network path %q.", "register A0411")
	ErrAnalysisNotFound = apierr.New(404, "ResourceNotFound.NetworkReachableAnalysis", "There is no network reachability analysis %q.", "register A0411")
	ErrSourceNotFound   = apierr.New(404, "ResourceNotFound.SourceId", "The account has no resource %q that could be the source.", "register A0411")
	ErrTargetNotFound   = apierr.New(404, "ResourceNotFound.TargetId", "The account has no resource %q that could be the destination.", "register A0411")
	ErrResourceGroup    = apierr.New(404, "ResourceNotFound.ResourceGroupId", "The account has no such resource group.", "register A0411")
	ErrPathQuota        = apierr.New(400, "QuotaExceeded.NetworkPath", "The account has reached its limit of %d network paths.", "register A0411")
	ErrAnalysisQuota    = apierr.New(400, "QuotaExceeded.NetworkReachableAnalysis", "The account has reached its limit of %d reachability analyses.", "register A0411")
	ErrSourceAddress    = apierr.New(400, "InvalidParameter.SourceIpAddress", "%s is no address that the source has.", "register A0411")
	ErrTargetAddress    = apierr.New(400, "InvalidParameter.TargetIpAddress", "%s is no address that the destination has.", "register A0411")
	ErrTagKey           = apierr.New(400, "InvalidParameter.Tag", "A tag key has 1 to 128 characters, does not begin with aliyun or acs: and has no http:// or https:// in it.", "register A0411")
	ErrTagQuota         = apierr.New(400, "QuotaExceeded.Tag", "A resource has at most 20 tags.", "register A0411")
)
