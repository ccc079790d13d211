package oss

import (
	"slices"
	"strings"
)

// A rule names the operation that a method on a sub-resource means. Rules of one sub-resource are tried in order, so
// the ones with a condition come first.
type rule struct {
	scope  Scope
	sub    string
	method string
	with   string // another parameter that must be there: "name" or "name=value"
	op     Operation
}

// The rules for requests with a sub-resource (API reference; live channels, QoS, async fetch and response headers
// from the 2021 reference, which newer SDKs left out). Earlier rules win when a request carries two sub-resources.
var rules = []rule{
	// Objects. Multipart first: every other sub-resource is out of the question once an upload id is there.
	{ScopeObject, "uploadId", "PUT", "partNumber", OpUploadPart},
	{ScopeObject, "uploadId", "POST", "", OpCompleteMultipartUpload},
	{ScopeObject, "uploadId", "GET", "", OpListParts},
	{ScopeObject, "uploadId", "DELETE", "", OpAbortMultipartUpload},
	{ScopeObject, "uploads", "POST", "", OpInitiateMultipartUpload},
	{ScopeObject, "append", "POST", "", OpAppendObject},
	{ScopeObject, "seal", "POST", "", OpSealAppendObject},
	{ScopeObject, "objectMeta", "HEAD", "", OpGetObjectMeta},
	{ScopeObject, "objectMeta", "GET", "", OpGetObjectMeta},
	{ScopeObject, "acl", "PUT", "", OpPutObjectAcl},
	{ScopeObject, "acl", "GET", "", OpGetObjectAcl},
	{ScopeObject, "symlink", "PUT", "", OpPutSymlink},
	{ScopeObject, "symlink", "GET", "", OpGetSymlink},
	{ScopeObject, "tagging", "PUT", "", OpPutObjectTagging},
	{ScopeObject, "tagging", "GET", "", OpGetObjectTagging},
	{ScopeObject, "tagging", "DELETE", "", OpDeleteObjectTagging},
	{ScopeObject, "restore", "POST", "", OpRestoreObject},
	{ScopeObject, "cleanRestoredObject", "POST", "", OpCleanRestoredObject},
	{ScopeObject, "retention", "PUT", "", OpPutObjectRetention},
	{ScopeObject, "retention", "GET", "", OpGetObjectRetention},
	{ScopeObject, "legalHold", "PUT", "", OpPutObjectLegalHold},
	{ScopeObject, "legalHold", "GET", "", OpGetObjectLegalHold},
	{ScopeObject, "x-oss-process", "POST", "", OpProcessObject}, // csv/… and json/… are told apart in route
	{ScopeObject, "x-oss-async-process", "POST", "", OpAsyncProcessObject},
	{ScopeObject, "live", "PUT", "status", OpPutLiveChannelStatus},
	{ScopeObject, "live", "PUT", "", OpPutLiveChannel},
	{ScopeObject, "live", "GET", "comp=stat", OpGetLiveChannelStat},
	{ScopeObject, "live", "GET", "comp=history", OpGetLiveChannelHistory},
	{ScopeObject, "live", "GET", "", OpGetLiveChannelInfo},
	{ScopeObject, "live", "DELETE", "", OpDeleteLiveChannel},
	{ScopeObject, "vod", "POST", "", OpPostVodPlaylist},
	{ScopeObject, "vod", "GET", "", OpGetVodPlaylist},

	// Bucket basics.
	{ScopeBucket, "delete", "POST", "", OpDeleteMultipleObjects},
	{ScopeBucket, "uploads", "GET", "", OpListMultipartUploads},
	{ScopeBucket, "versions", "GET", "", OpListObjectVersions},
	{ScopeBucket, "bucketInfo", "GET", "", OpGetBucketInfo},
	{ScopeBucket, "location", "GET", "", OpGetBucketLocation},
	{ScopeBucket, "stat", "GET", "", OpGetBucketStat},
	{ScopeBucket, "acl", "PUT", "", OpPutBucketAcl},
	{ScopeBucket, "acl", "GET", "", OpGetBucketAcl},
	{ScopeBucket, "live", "GET", "", OpListLiveChannel},

	// Bucket configuration.
	{ScopeBucket, "cors", "PUT", "", OpPutBucketCors},
	{ScopeBucket, "cors", "GET", "", OpGetBucketCors},
	{ScopeBucket, "cors", "DELETE", "", OpDeleteBucketCors},
	{ScopeBucket, "lifecycle", "PUT", "", OpPutBucketLifecycle},
	{ScopeBucket, "lifecycle", "GET", "", OpGetBucketLifecycle},
	{ScopeBucket, "lifecycle", "DELETE", "", OpDeleteBucketLifecycle},
	{ScopeBucket, "logging", "PUT", "", OpPutBucketLogging},
	{ScopeBucket, "logging", "GET", "", OpGetBucketLogging},
	{ScopeBucket, "logging", "DELETE", "", OpDeleteBucketLogging},
	{ScopeBucket, "userDefinedLogFieldsConfig", "PUT", "", OpPutUserDefinedLogFieldsConfig},
	{ScopeBucket, "userDefinedLogFieldsConfig", "GET", "", OpGetUserDefinedLogFieldsConfig},
	{ScopeBucket, "userDefinedLogFieldsConfig", "DELETE", "", OpDeleteUserDefinedLogFieldsConfig},
	{ScopeBucket, "website", "PUT", "", OpPutBucketWebsite},
	{ScopeBucket, "website", "GET", "", OpGetBucketWebsite},
	{ScopeBucket, "website", "DELETE", "", OpDeleteBucketWebsite},
	{ScopeBucket, "referer", "PUT", "", OpPutBucketReferer},
	{ScopeBucket, "referer", "GET", "", OpGetBucketReferer},
	{ScopeBucket, "policy", "PUT", "", OpPutBucketPolicy},
	{ScopeBucket, "policy", "GET", "", OpGetBucketPolicy},
	{ScopeBucket, "policy", "DELETE", "", OpDeleteBucketPolicy},
	{ScopeBucket, "policyStatus", "GET", "", OpGetBucketPolicyStatus},
	{ScopeBucket, "versioning", "PUT", "", OpPutBucketVersioning},
	{ScopeBucket, "versioning", "GET", "", OpGetBucketVersioning},
	{ScopeBucket, "encryption", "PUT", "", OpPutBucketEncryption},
	{ScopeBucket, "encryption", "GET", "", OpGetBucketEncryption},
	{ScopeBucket, "encryption", "DELETE", "", OpDeleteBucketEncryption},
	{ScopeBucket, "replication", "POST", "comp=add", OpPutBucketReplication},
	{ScopeBucket, "replication", "POST", "comp=delete", OpDeleteBucketReplication},
	{ScopeBucket, "replication", "GET", "", OpGetBucketReplication},
	{ScopeBucket, "replicationLocation", "GET", "", OpGetBucketReplicationLocation},
	{ScopeBucket, "replicationProgress", "GET", "", OpGetBucketReplicationProgress},
	{ScopeBucket, "rtc", "PUT", "", OpPutBucketRtc},
	{ScopeBucket, "tagging", "PUT", "", OpPutBucketTags},
	{ScopeBucket, "tagging", "GET", "", OpGetBucketTags},
	{ScopeBucket, "tagging", "DELETE", "", OpDeleteBucketTags},
	{ScopeBucket, "inventory", "PUT", "inventoryId", OpPutBucketInventory},
	{ScopeBucket, "inventory", "GET", "inventoryId", OpGetBucketInventory},
	{ScopeBucket, "inventory", "DELETE", "inventoryId", OpDeleteBucketInventory},
	{ScopeBucket, "inventory", "GET", "", OpListBucketInventory},
	{ScopeBucket, "wormExtend", "POST", "wormId", OpExtendBucketWorm},
	{ScopeBucket, "wormId", "POST", "", OpCompleteBucketWorm},
	{ScopeBucket, "worm", "POST", "", OpInitiateBucketWorm},
	{ScopeBucket, "worm", "GET", "", OpGetBucketWorm},
	{ScopeBucket, "worm", "DELETE", "", OpAbortBucketWorm},
	{ScopeBucket, "objectWorm", "PUT", "", OpPutBucketObjectWormConfiguration},
	{ScopeBucket, "objectWorm", "GET", "", OpGetBucketObjectWormConfiguration},
	{ScopeBucket, "transferAcceleration", "PUT", "", OpPutBucketTransferAcceleration},
	{ScopeBucket, "transferAcceleration", "GET", "", OpGetBucketTransferAcceleration},
	{ScopeBucket, "transferAcceleration", "DELETE", "", OpDeleteBucketTransferAcceleration},
	{ScopeBucket, "cname", "POST", "comp=add", OpPutCname},
	{ScopeBucket, "cname", "POST", "comp=delete", OpDeleteCname},
	{ScopeBucket, "cname", "POST", "comp=token", OpCreateCnameToken},
	{ScopeBucket, "cname", "GET", "comp=token", OpGetCnameToken},
	{ScopeBucket, "cname", "GET", "", OpListCname},
	{ScopeBucket, "style", "PUT", "styleName", OpPutStyle},
	{ScopeBucket, "style", "GET", "styleName", OpGetStyle},
	{ScopeBucket, "style", "DELETE", "styleName", OpDeleteStyle},
	{ScopeBucket, "style", "GET", "", OpListStyle},
	{ScopeBucket, "qosInfo", "PUT", "", OpPutBucketQosInfo},
	{ScopeBucket, "qosInfo", "GET", "", OpGetBucketQosInfo},
	{ScopeBucket, "qosInfo", "DELETE", "", OpDeleteBucketQosInfo},
	{ScopeBucket, "asyncFetch", "POST", "", OpPutAsyncFetchTask},
	{ScopeBucket, "asyncFetch", "GET", "", OpGetAsyncFetchTask},
	{ScopeBucket, "responseHeader", "PUT", "", OpPutBucketResponseHeader},
	{ScopeBucket, "responseHeader", "GET", "", OpGetBucketResponseHeader},
	{ScopeBucket, "responseHeader", "DELETE", "", OpDeleteBucketResponseHeader},
	{ScopeBucket, "accessmonitor", "PUT", "", OpPutBucketAccessMonitor},
	{ScopeBucket, "accessmonitor", "GET", "", OpGetBucketAccessMonitor},
	{ScopeBucket, "bucketArchiveDirectRead", "PUT", "", OpPutBucketArchiveDirectRead},
	{ScopeBucket, "bucketArchiveDirectRead", "GET", "", OpGetBucketArchiveDirectRead},
	{ScopeBucket, "httpsConfig", "PUT", "", OpPutBucketHttpsConfig},
	{ScopeBucket, "httpsConfig", "GET", "", OpGetBucketHttpsConfig},
	{ScopeBucket, "resourceGroup", "PUT", "", OpPutBucketResourceGroup},
	{ScopeBucket, "resourceGroup", "GET", "", OpGetBucketResourceGroup},
	{ScopeBucket, "requestPayment", "PUT", "", OpPutBucketRequestPayment},
	{ScopeBucket, "requestPayment", "GET", "", OpGetBucketRequestPayment},
	{ScopeBucket, "publicAccessBlock", "PUT", "x-oss-access-point-name", OpPutAccessPointPublicAccessBlock},
	{ScopeBucket, "publicAccessBlock", "GET", "x-oss-access-point-name", OpGetAccessPointPublicAccessBlock},
	{ScopeBucket, "publicAccessBlock", "DELETE", "x-oss-access-point-name", OpDeleteAccessPointPublicAccessBlock},
	{ScopeBucket, "publicAccessBlock", "PUT", "", OpPutBucketPublicAccessBlock},
	{ScopeBucket, "publicAccessBlock", "GET", "", OpGetBucketPublicAccessBlock},
	{ScopeBucket, "publicAccessBlock", "DELETE", "", OpDeleteBucketPublicAccessBlock},
	{ScopeBucket, "overwriteConfig", "PUT", "", OpPutBucketOverwriteConfig},
	{ScopeBucket, "overwriteConfig", "GET", "", OpGetBucketOverwriteConfig},
	{ScopeBucket, "overwriteConfig", "DELETE", "", OpDeleteBucketOverwriteConfig},
	{ScopeBucket, "redundancyTransition", "POST", "", OpCreateBucketDataRedundancyTransition},
	{ScopeBucket, "redundancyTransition", "GET", "x-oss-redundancy-transition-taskid", OpGetBucketDataRedundancyTransition},
	{ScopeBucket, "redundancyTransition", "GET", "", OpListBucketDataRedundancyTransition},
	{ScopeBucket, "redundancyTransition", "DELETE", "", OpDeleteBucketDataRedundancyTransition},
	{ScopeBucket, "metaQuery", "POST", "comp=add", OpOpenMetaQuery},
	{ScopeBucket, "metaQuery", "POST", "comp=query", OpDoMetaQuery},
	{ScopeBucket, "metaQuery", "POST", "comp=delete", OpCloseMetaQuery},
	{ScopeBucket, "metaQuery", "POST", "action", OpDoMetaQueryAction},
	{ScopeBucket, "metaQuery", "GET", "", OpGetMetaQueryStatus},

	// Access points. Which one is meant stands in a header, so Get and List differ by route's look at it.
	{ScopeBucket, "accessPointPolicy", "PUT", "", OpPutAccessPointPolicy},
	{ScopeBucket, "accessPointPolicy", "GET", "", OpGetAccessPointPolicy},
	{ScopeBucket, "accessPointPolicy", "DELETE", "", OpDeleteAccessPointPolicy},
	{ScopeBucket, "accessPoint", "PUT", "", OpCreateAccessPoint},
	{ScopeBucket, "accessPoint", "GET", "", OpListAccessPoints},
	{ScopeBucket, "accessPoint", "DELETE", "", OpDeleteAccessPoint},
	{ScopeBucket, "accessPointForObjectProcess", "PUT", "", OpCreateAccessPointForObjectProcess},
	{ScopeBucket, "accessPointForObjectProcess", "GET", "", OpGetAccessPointForObjectProcess},
	{ScopeBucket, "accessPointForObjectProcess", "DELETE", "", OpDeleteAccessPointForObjectProcess},
	{ScopeBucket, "accessPointConfigForObjectProcess", "PUT", "", OpPutAccessPointConfigForObjectProcess},
	{ScopeBucket, "accessPointConfigForObjectProcess", "GET", "", OpGetAccessPointConfigForObjectProcess},
	{ScopeBucket, "accessPointPolicyForObjectProcess", "PUT", "", OpPutAccessPointPolicyForObjectProcess},
	{ScopeBucket, "accessPointPolicyForObjectProcess", "GET", "", OpGetAccessPointPolicyForObjectProcess},
	{ScopeBucket, "accessPointPolicyForObjectProcess", "DELETE", "", OpDeleteAccessPointPolicyForObjectProcess},

	// The service.
	{ScopeService, "regions", "GET", "", OpDescribeRegions},
	{ScopeService, "cloudboxes", "GET", "", OpListCloudBoxes},
	{ScopeService, "accessPoint", "GET", "", OpListAccessPoints},
	{ScopeService, "accessPointForObjectProcess", "GET", "", OpListAccessPointsForObjectProcess},
	{ScopeService, "x-oss-write-get-object-response", "POST", "", OpWriteGetObjectResponse},
	{ScopeService, "publicAccessBlock", "PUT", "", OpPutPublicAccessBlock},
	{ScopeService, "publicAccessBlock", "GET", "", OpGetPublicAccessBlock},
	{ScopeService, "publicAccessBlock", "DELETE", "", OpDeletePublicAccessBlock},
	{ScopeService, "redundancyTransition", "GET", "", OpListUserDataRedundancyTransition},
	{ScopeService, "dataPipeline", "POST", "", OpDoDataPipeLineAction},
	{ScopeService, "qosInfo", "GET", "", OpGetUserQosInfo},
}

type subresource struct {
	scope Scope
	name  string
}

// subresources finds the rules of a sub-resource; built once, never written again.
var subresources = func() map[subresource][]int {
	index := make(map[subresource][]int, len(rules))
	for i, r := range rules {
		at := subresource{r.scope, r.sub}
		index[at] = append(index[at], i)
	}
	return index
}()

// route names the operation of the target in force.
func route(req *Request) Operation {
	scope := req.scope()
	best, asked := len(rules), false
	for i := range req.Query {
		for _, at := range subresources[subresource{scope, req.Query[i].Name}] {
			// x-oss-process on a GET is a parameter of GetObject, not a resource of its own.
			if sub := rules[at].sub; sub != "x-oss-process" && sub != "x-oss-async-process" {
				asked = true
			}
			if at < best && rules[at].method == req.Method && req.carries(rules[at].with) {
				best = at
			}
		}
	}
	switch {
	case best < len(rules):
		return refine(req, rules[best].op)
	case asked && req.Method != "OPTIONS":
		return OpUnknown
	}
	return plain(req, scope)
}

// carries reports whether a rule's condition holds.
func (req *Request) carries(with string) bool {
	if with == "" {
		return true
	}
	name, value, exact := strings.Cut(with, "=")
	return req.Query.Has(name) && (!exact || req.Query.Get(name) == value)
}

// refine splits the operations that only a header or a value tells apart.
func refine(req *Request, op Operation) Operation {
	switch op {
	case OpUploadPart:
		if req.header("x-oss-copy-source") != "" {
			return OpUploadPartCopy
		}
	case OpListAccessPoints:
		if req.header("x-oss-access-point-name") != "" || req.Query.Has("x-oss-access-point-name") {
			return OpGetAccessPoint
		}
	case OpProcessObject:
		switch process := req.Query.Get("x-oss-process"); {
		case process == "csv/select", process == "json/select":
			return OpSelectObject
		case process == "csv/meta", process == "json/meta":
			return OpCreateSelectObjectMeta
		}
	}
	return op
}

// plain names the operation of a request without sub-resource.
func plain(req *Request, scope Scope) Operation {
	switch scope {
	case ScopeService:
		if req.Method == "GET" {
			return OpListBuckets
		}
	case ScopeBucket:
		switch req.Method {
		case "GET":
			if req.Query.Get("list-type") == "2" {
				return OpListObjectsV2
			}
			return OpListObjects
		case "PUT":
			return OpPutBucket
		case "DELETE":
			return OpDeleteBucket
		case "HEAD":
			return OpGetBucketInfo // A0108: HEAD of a bucket answers as its information does, without a body
		case "POST":
			return OpPostObject
		case "OPTIONS":
			return OpOptionBucket
		}
	case ScopeObject:
		switch req.Method {
		case "GET":
			return OpGetObject
		case "HEAD":
			return OpHeadObject
		case "PUT":
			if req.header("x-oss-copy-source") != "" {
				return OpCopyObject
			}
			return OpPutObject
		case "DELETE":
			return OpDeleteObject
		case "OPTIONS":
			return OpOptionObject
		}
	}
	return OpUnknown
}

// plainOperations are those that need no sub-resource.
var plainOperations = []Operation{
	OpListBuckets, OpPutBucket, OpDeleteBucket, OpListObjects, OpListObjectsV2, OpPostObject, OpOptionBucket, OpGetObject, OpHeadObject,
	OpPutObject, OpCopyObject, OpDeleteObject, OpOptionObject, OpUploadPartCopy, OpGetAccessPoint, OpSelectObject, OpCreateSelectObjectMeta,
}

// Operations lists every operation that a request can name, each once, by name.
func Operations() []Operation {
	all := slices.Clone(plainOperations)
	for _, r := range rules {
		all = append(all, r.op)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
