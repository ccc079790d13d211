package oss

import "strings"

// parameters are the names that a request without a sub-resource may carry, beside those that begin with x- and mean
// nothing to OSS (developer guide, Set access logging). Clients send some of them without a value.
var parameters = setOf("prefix marker delimiter max-keys encoding-type list-type start-after continuation-token fetch-owner " +
	"key-marker version-id-marker tag-key tag-value tagging regionList versionId position callback callback-var security-token OSSAccessKeyId Expires Signature " +
	"response-cache-control response-content-disposition response-content-encoding response-content-language response-content-type response-expires")

// straying are the operations that a request means when nothing else is named; what it meant to name would be lost.
// Reading an object is not among them: a bare word behind its name is how pages get around caches.
var straying = map[Operation]bool{
	OpListBuckets: true, OpListObjects: true, OpPutBucket: true, OpDeleteBucket: true, OpPostObject: true,
	OpPutObject: true, OpCopyObject: true, OpDeleteObject: true,
}

// Stray gives the sub-resource that a request names and that is none of the routes, empty when there is none. A request
// to delete some setting of a bucket that nobody here knows must not delete the bucket.
func (req *Request) Stray() string {
	if !straying[req.Op] {
		return ""
	}
	for _, p := range req.Query {
		known := parameters[p.Name] || len(subresources[subresource{req.scope(), p.Name}]) > 0
		if p.rawValue == "" && !known && !strings.HasPrefix(strings.ToLower(p.Name), "x-") {
			return p.Name
		}
	}
	return ""
}
