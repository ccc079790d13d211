package oss

import (
	"sort"
	"strings"
)

// V1 signs some query parameters and not others, and the set is written down nowhere: it grew with the service and
// every client froze another state of it. So the server tries what the clients are known to do, and no more: a
// parameter that every client signs must always have been signed, or a signed URL could be turned to another purpose.

// v1Core are the names that every client signs (V1 documents of 2021, and the lists of the official SDKs).
var v1Core = setOf("acl append bucketInfo callback callback-var comp cors delete encryption endTime img inventory " +
	"inventoryId lifecycle live location logging objectMeta partNumber policy position qos qosInfo referer replication " +
	"replicationLocation replicationProgress requestPayment response-cache-control response-content-disposition " +
	"response-content-encoding response-content-language response-content-type response-expires restore security-token " +
	"startTime stat status style styleName symlink tagging uploadId uploads versionId versioning versions vod website " +
	"worm wormExtend wormId cname asyncFetch transferAcceleration rtc resourceGroup")

// v1Extra are the parameters that some clients sign and others do not, accessmonitor among them, which is all of an
// operation and signed by none of the Go and Python SDKs. Every other name that makes an operation is signed by all clients
// that know it, and so must be: see v1Signed.
var v1Extra = setOf("accessmonitor continuation-token dataAccelerator dataPipeline group link objectInfo redundancyProgress " +
	"redundancyType regionList regionsV2 sequential udf udfApplication udfApplicationLog udfId udfImage udfImageDesc udfName " +
	"verbose withHashContext")

// v1Operations are the younger names that make an operation.
var v1Operations = setOf("accessPoint accessPointConfigForObjectProcess accessPointForObjectProcess accessPointPolicy " +
	"accessPointPolicyForObjectProcess bucketArchiveDirectRead cleanRestoredObject cloudboxes httpsConfig legalHold metaQuery " +
	"objectWorm overwriteConfig policyStatus publicAccessBlock redundancyTransition responseHeader retention seal " +
	"userDefinedLogFieldsConfig")

// v1Signed reports whether no client leaves a name unsigned: a signed URL cannot be turned to another operation by it.
func v1Signed(name string) bool { return v1Core[name] || v1Operations[name] || ossHeader(name) }

func setOf(names string) map[string]bool {
	set := make(map[string]bool)
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// A selection decides which parameters enter the resource.
type selection func(name string) bool

func selectUnion(name string) bool { return v1Signed(name) || v1Extra[name] }
func selectCore(name string) bool  { return v1Signed(name) }
func selectAll(string) bool        { return true }

// selectAction is what the second Go SDK signs of a request for an action on an index (DoMetaQueryAction): not the name that
// makes the operation. No action does anything, so that nothing is gained by turning another request to one.
func selectAction(name string) bool { return selectCore(name) && name != "metaQuery" }

// selections are those to try for a request.
func (req *Request) selections() []selection {
	if req.Op == OpDoMetaQueryAction {
		return []selection{selectUnion, selectCore, selectAction, selectAll}
	}
	return []selection{selectUnion, selectCore, selectAll}
}

// verifyV1 tries the documented reading first and the known deviations after it.
func (req *Request) verifyV1(secret string) signedText {
	head, tail := req.v1Head()
	proof := signedText{target: -1}
	tried := make(map[string]bool)
	attempt := func(target int, date, resource string) bool {
		text := head + date + tail + resource
		if tried[text] {
			return false
		}
		if len(tried) == 0 {
			proof.toSign = text
		}
		tried[text] = true
		if req.Auth.matches(hmacSHA1(secret, text)) {
			proof.target = target
		}
		return proof.target >= 0
	}
	for i, target := range req.Targets {
		path, rawPath := v1Path(target.Bucket, target.Key), v1Path(target.Bucket, req.rawKeys[i])
		for _, choose := range req.selections() {
			query := req.v1Query(choose)
			for _, date := range req.Auth.dates {
				if attempt(i, date, path+query) || attempt(i, date, rawPath+query) {
					return proof
				}
				// The Tea gateway writes "&" before the first signed parameter when an unsigned one sorts before it.
				if query != "" && attempt(i, date, path+"&"+query[1:]) {
					return proof
				}
			}
		}
	}
	return proof
}

// v1Head is the text around the date: method and two headers before it, the x-oss- headers after it.
func (req *Request) v1Head() (head, tail string) {
	head = req.Method + "\n" + req.header("Content-Md5") + "\n" + req.header("Content-Type") + "\n"
	return head, "\n" + string(appendHeaders(nil, req.signedHeaders(ossHeader)))
}

func v1Path(bucket, key string) string {
	if bucket == "" {
		return "/"
	}
	return "/" + bucket + "/" + key
}

// v1Query is the signed part of the query, "?" included.
func (req *Request) v1Query(choose selection) string {
	pairs := make([]string, 0, len(req.Query))
	for i := range req.Query {
		p := &req.Query[i]
		switch p.Name {
		case "Signature", "OSSAccessKeyId", "Expires":
			if req.Auth.URL() {
				continue
			}
		}
		if !choose(p.Name) {
			continue
		}
		if p.Value == "" {
			pairs = append(pairs, p.Name)
		} else {
			pairs = append(pairs, p.Name+"="+p.Value)
		}
	}
	if len(pairs) == 0 {
		return ""
	}
	// By name; a stable sort keeps the order of a repeated one. "=" sorts after "-", so names must be compared alone.
	sort.SliceStable(pairs, func(i, j int) bool { return nameOf(pairs[i]) < nameOf(pairs[j]) })
	return "?" + strings.Join(pairs, "&")
}

func nameOf(pair string) string {
	name, _, _ := strings.Cut(pair, "=")
	return name
}
