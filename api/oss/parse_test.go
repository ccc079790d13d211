package oss

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAddress(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("長", 341) // 1,023 bytes
	rules := HostRules{
		Suffixes:  []string{"localhost", "oss.test"},
		Cname:     func(host string) (string, bool) { return "cdn", host == "static.example.com" },
		PathStyle: func(bucket string) bool { return bucket == "admitted" },
	}
	for _, tc := range []struct {
		host, uri string
		want      []Target
		location  string
		internal  bool
	}{
		{"127.0.0.1:4680", "/", []Target{{"", ""}}, "", false},
		{"127.0.0.1:4680", "/b", []Target{{"b", ""}}, "", false},
		{"127.0.0.1:4680", "/b/", []Target{{"b", ""}}, "", false},
		{"127.0.0.1:4680", "/b/a%20b%2Fx.txt", []Target{{"b", "a b/x.txt"}}, "", false},
		{"127.0.0.1", "/b//x//", []Target{{"b", "/x//"}}, "", false},
		{"127.0.0.1", "//x", []Target{{"", "x"}}, "", false},
		{"127.0.0.1", "/b/../c/./d", []Target{{"b", "../c/./d"}}, "", false},
		{"127.0.0.1", "/b/100%25", []Target{{"b", "100%"}}, "", false},
		{"127.0.0.1", "/b/a+b", []Target{{"b", "a+b"}}, "", false},
		{"127.0.0.1", "/b/" + (string)(appendEscaped(nil, long, true)), []Target{{"b", long}}, "", false},
		{"[::1]:4680", "/b/k", []Target{{"b", "k"}}, "", false},
		{"localhost:4680", "/b/k", []Target{{"b", "k"}}, "", false},
		{"ringfence:4680", "/b/k", []Target{{"b", "k"}}, "", false},
		{"b.localhost:4680", "/k", []Target{{"b", "k"}}, "", false},
		{"B.LocalHost", "/k", []Target{{"b", "k"}}, "", false},
		{"b.oss.test", "/k", []Target{{"b", "k"}}, "", false},
		{"b.oss-cn-hangzhou.localhost", "/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", false},
		{"oss-cn-hangzhou.localhost", "/b/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", false},
		{"b.oss-cn-hangzhou.aliyuncs.com", "/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", false},
		{"b.oss-cn-hangzhou.aliyuncs.com:19000", "/", []Target{{"b", ""}}, "oss-cn-hangzhou", false},
		{"b.oss-cn-hangzhou-internal.aliyuncs.com", "/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", true},
		{"b.oss-cn-hangzhou.aliyuncs.com", "/b/k", []Target{{"b", "b/k"}, {"b", "k"}}, "oss-cn-hangzhou", false},
		{"oss-cn-hangzhou.aliyuncs.com", "/", []Target{{"", ""}}, "oss-cn-hangzhou", false},
		{".oss-cn-hangzhou.aliyuncs.com", "/", []Target{{"", ""}}, "oss-cn-hangzhou", false},
		{"oss.aliyuncs.com", "/", []Target{{"", ""}}, "oss-cn-hangzhou", false},
		{"b.cn-hangzhou.oss.aliyuncs.com", "/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", false},
		{"b.oss-accelerate.aliyuncs.com", "/k", []Target{{"b", "k"}}, "", false},
		{"oss-cn-hangzhou.aliyuncs.com", "/admitted/k", []Target{{"admitted", "k"}}, "oss-cn-hangzhou", false},
		{"static.example.com", "/a/b", []Target{{"cdn", "a/b"}, {"a", "b"}}, "", false},
		{"127.0.0.1", "http://b.oss-cn-hangzhou.aliyuncs.com/k", []Target{{"b", "k"}}, "oss-cn-hangzhou", false},
	} {
		req, err := Parse(wire(t, "GET "+tc.uri+" HTTP/1.1", "Host: "+tc.host), rules)
		if err != nil {
			t.Errorf("%s%s: %v", tc.host, tc.uri, err)
			continue
		}
		if diff := cmp.Diff(tc.want, req.Targets); diff != "" {
			t.Errorf("%s%s (-want +got):\n%s", tc.host, tc.uri, diff)
		}
		if got := req.Host.Endpoint; got.Location != tc.location || got.Internal != tc.internal {
			t.Errorf("%s: endpoint %+v", tc.host, got)
		}
	}
}

func TestAddressRefused(t *testing.T) {
	t.Parallel()
	_, err := Parse(wire(t, "GET /b/k HTTP/1.1", "Host: oss-cn-hangzhou.aliyuncs.com"), HostRules{})
	if !errors.Is(err, ErrSecondLevelDomainForbidden) {
		t.Errorf("path style on a service host: %v", err)
	}
	// The law can know endpoints that no rule of spelling would find, and refuse those that do not exist.
	rules := HostRules{Locate: func(label string) (Endpoint, bool) {
		return Endpoint{Location: "oss-one", Internal: true}, label == "oss-one-a-internal"
	}}
	if got := rules.ParseHost("b.oss-one-a-internal.aliyuncs.com"); got.Bucket != "b" || got.Endpoint.Location != "oss-one" {
		t.Errorf("own endpoint: %+v", got)
	}
	if got := rules.ParseHost("b.oss-two.aliyuncs.com"); got.Bucket != "" || got.Style != StylePath {
		t.Errorf("unknown endpoint: %+v", got)
	}
}

func TestOperations(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		method, uri, header string
		want                Operation
	}{
		{"GET", "/", "", OpListBuckets},
		{"GET", "/?prefix=x&tagging=%22k%22:%22v%22", "", OpListBuckets},
		{"GET", "/?regions=oss-cn-hangzhou", "", OpDescribeRegions},
		{"GET", "/?publicAccessBlock", "", OpGetPublicAccessBlock},
		{"PUT", "/b", "", OpPutBucket},
		{"DELETE", "/b/", "", OpDeleteBucket},
		{"GET", "/b/", "", OpListObjects},
		{"GET", "/b/?list-type=2&prefix=x", "", OpListObjectsV2},
		{"GET", "/b/?versions&encoding-type=url", "", OpListObjectVersions},
		{"GET", "/b/?uploads", "", OpListMultipartUploads},
		{"GET", "/b/?bucketInfo", "", OpGetBucketInfo},
		{"GET", "/b/?bucketInfo=", "", OpGetBucketInfo},
		{"GET", "/b/?location", "", OpGetBucketLocation},
		{"GET", "/b/?acl", "", OpGetBucketAcl},
		{"PUT", "/b/?acl", "", OpPutBucketAcl},
		{"POST", "/b/?delete&encoding-type=url", "", OpDeleteMultipleObjects},
		{"POST", "/b/", "", OpPostObject},
		{"OPTIONS", "/b/k", "", OpOptionObject},
		{"PUT", "/b/k", "", OpPutObject},
		{"PUT", "/b/k", "x-oss-copy-source: /a/b", OpCopyObject},
		{"GET", "/b/k?versionId=1&x-oss-process=image/info", "", OpGetObject},
		{"HEAD", "/b/k", "", OpHeadObject},
		{"HEAD", "/b/k?objectMeta", "", OpGetObjectMeta},
		{"GET", "/b/k?objectMeta", "", OpGetObjectMeta},
		{"DELETE", "/b/k", "", OpDeleteObject},
		{"POST", "/b/k?append&position=0", "", OpAppendObject},
		{"POST", "/b/k?uploads", "", OpInitiateMultipartUpload},
		{"PUT", "/b/k?partNumber=1&uploadId=u", "", OpUploadPart},
		{"PUT", "/b/k?partNumber=1&uploadId=u", "x-oss-copy-source: /a/b", OpUploadPartCopy},
		{"POST", "/b/k?uploadId=u", "", OpCompleteMultipartUpload},
		{"DELETE", "/b/k?uploadId=u", "", OpAbortMultipartUpload},
		{"GET", "/b/k?uploadId=u", "", OpListParts},
		{"GET", "/b/k?acl&versionId=x", "", OpGetObjectAcl},
		{"POST", "/b/k?x-oss-process=csv/select", "", OpSelectObject},
		{"POST", "/b/k?x-oss-process=json/meta", "", OpCreateSelectObjectMeta},
		{"POST", "/b/k?x-oss-process", "", OpProcessObject},
		{"PUT", "/b/ch?live", "", OpPutLiveChannel},
		{"PUT", "/b/ch?live&status=disabled", "", OpPutLiveChannelStatus},
		{"GET", "/b/ch?live&comp=stat", "", OpGetLiveChannelStat},
		{"GET", "/b/?live", "", OpListLiveChannel},
		{"POST", "/b/ch/list.m3u8?vod&startTime=1&endTime=2", "", OpPostVodPlaylist},
		{"POST", "/b/?replication&comp=add", "", OpPutBucketReplication},
		{"POST", "/b/?comp=delete&replication", "", OpDeleteBucketReplication},
		{"POST", "/b/?cname&comp=token", "", OpCreateCnameToken},
		{"GET", "/b/?cname=x.com&comp=token", "", OpGetCnameToken},
		{"GET", "/b/?cname", "", OpListCname},
		{"GET", "/b/?inventory", "", OpListBucketInventory},
		{"GET", "/b/?inventory&inventoryId=1", "", OpGetBucketInventory},
		{"POST", "/b/?wormId=1", "", OpCompleteBucketWorm},
		{"POST", "/b/?wormExtend&wormId=1", "", OpExtendBucketWorm},
		{"GET", "/b/?style&styleName=a", "", OpGetStyle},
		{"GET", "/b/?style", "", OpListStyle},
		{"GET", "/b/?accessPoint", "", OpListAccessPoints},
		{"GET", "/b/?accessPoint", "x-oss-access-point-name: ap", OpGetAccessPoint},
		{"POST", "/b/?metaQuery&comp=query&mode=semantic", "", OpDoMetaQuery},
		{"POST", "/b/?metaQuery&action=X", "", OpDoMetaQueryAction},
		{"GET", "/b/?redundancyTransition&x-oss-redundancy-transition-taskid=1", "", OpGetBucketDataRedundancyTransition},
		{"GET", "/b/?publicAccessBlock&x-oss-access-point-name=a", "", OpGetAccessPointPublicAccessBlock},
		{"PATCH", "/b/k", "", OpUnknown},
		{"DELETE", "/b/?acl", "", OpUnknown},
		{"PUT", "/", "", OpUnknown},
	} {
		lines := []string{tc.method + " " + tc.uri + " HTTP/1.1", "Host: 127.0.0.1"}
		if tc.header != "" {
			lines = append(lines, tc.header)
		}
		req, err := Parse(wire(t, lines...), HostRules{})
		if req == nil || req.Op != tc.want || (tc.want == OpUnknown) != errors.Is(err, ErrMethodNotAllowed) {
			t.Errorf("%s %s %s: %+v, %v; want %q", tc.method, tc.uri, tc.header, req, err, tc.want)
		}
	}
}

// Every rule can be reached by the request that it describes.
func TestRulesReachable(t *testing.T) {
	t.Parallel()
	for _, r := range rules {
		path := map[Scope]string{ScopeService: "/", ScopeBucket: "/b/", ScopeObject: "/b/k"}[r.scope]
		uri := path + "?" + r.sub
		if r.with != "" {
			uri += "&" + r.with
		}
		if r.sub == "cname" && r.with == "" {
			uri = path + "?cname"
		}
		req := mustParse(t, wire(t, r.method+" "+uri+" HTTP/1.1", "Host: 127.0.0.1"))
		if req.Op != r.op {
			t.Errorf("%s %s: %s, want %s", r.method, uri, req.Op, r.op)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range [][3]string{
		{"GET", "b.oss-cn-hangzhou.aliyuncs.com", "/b/%2F..//k?acl&x-oss-process=a"},
		{"PUT", "127.0.0.1:1", "/b/k?uploadId=1&partNumber=2"},
		{"GET", ".localhost", "//%zz?%&=&a=%"},
		{"GET", "[::1", "/?Signature=1&OSSAccessKeyId=2&Expires=3"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, method, host, uri string) {
		r, err := http.NewRequest(method, "http://h"+uri, nil)
		if err != nil {
			return
		}
		r.Host = host
		req, err := Parse(r, HostRules{})
		if err != nil {
			return
		}
		if len(req.Targets) == 0 || req.Op == OpUnknown {
			t.Fatalf("accepted without meaning: %+v", req)
		}
		for _, target := range req.Targets {
			if strings.Contains(target.Bucket, "\x00") && !strings.Contains(uri+host, "%00") && !strings.Contains(uri+host, "\x00") {
				t.Fatalf("invented a bucket: %q", target.Bucket)
			}
		}
		if req.Auth != nil {
			_ = req.Verify("sk", day)
		}
	})
}

func FuzzAuthV1(f *testing.F) {
	f.Add("OSS ak:sig", "acl&Expires=1", "Sat, 21 Nov 2026 12:00:00 GMT")
	f.Add("", "OSSAccessKeyId=a&Signature=b&Expires=99999999999", "")
	f.Add("OSS2 AccessKeyId:a,AdditionalHeaders:h;i,Signature:b", "x=y", "20261121T120000Z")
	f.Fuzz(fuzzAuth)
}

func FuzzAuthV4(f *testing.F) {
	f.Add("OSS4-HMAC-SHA256 Credential=a/20261121/r/oss/aliyun_v4_request, AdditionalHeaders=host,Signature=b", "a=b+c&a", "20261121T120000Z")
	f.Add("", "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=a/20261121/r/oss/aliyun_v4_request&x-oss-date=20261121T120000Z&x-oss-expires=60&x-oss-signature=0", "")
	f.Fuzz(fuzzAuth)
}

// fuzzAuth holds that no credentials verify against a secret that never signed anything.
func fuzzAuth(t *testing.T, authorization, query, date string) {
	r, err := http.NewRequest("GET", "http://127.0.0.1/b/k", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.URL.RawQuery = query
	if authorization != "" {
		r.Header.Set("Authorization", authorization)
	}
	r.Header.Set("x-oss-date", date)
	req, err := Parse(r, HostRules{})
	if err != nil || req.Auth == nil {
		return
	}
	if req.Auth.AccessKeyID == "" {
		t.Fatalf("credentials without a key: %+v", req.Auth)
	}
	if err := req.Verify("a secret that signed nothing", day); err == nil {
		t.Fatalf("verified: %q ?%s", authorization, query)
	}
}
