package server

import (
	"net/http"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// proves: F4-oss-rtmp
func TestLiveChannelsAreRefusedInFinance(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	channel := "<LiveChannelConfiguration><Target><Type>HLS</Type></Target></LiveChannelConfiguration>"
	for _, location := range []string{"oss-cn-hzjbp-a-internal", "oss-cn-hzfinance", "oss-cn-szfinance", "oss-cn-shanghai-finance-1-internal"} {
		finance := b.as("finance").at("live-" + location + "." + location + ".aliyuncs.com")
		bucket := "live-" + location
		finance.must("PUT", bucket, "", "")
		got := finance.refused(400, "OperationNotSupported", "PUT", bucket+"/ch", "live", channel)
		if rule := got.Header.Get("x-ringfence-rule"); rule != "F4-oss-rtmp" {
			t.Errorf("%s: the refusal names %q", location, rule)
		}
		finance.refused(400, "OperationNotSupported", "GET", bucket, "live", "")
	}
	b.must("PUT", "live-public", "", "")
	made := b.must("PUT", "live-public/ch", "live", channel)
	if !strings.Contains(string(made.body), "rtmp://live-public.oss-cn-") || !strings.Contains(string(made.body), "/ch/playlist.m3u8") {
		t.Errorf("channel: %s", made.body)
	}
	b.must("PUT", "live-public/ch", "live&status=disabled", "")
	if a := b.must("GET", "live-public/ch", "live", ""); a.element(t, "Status") != "disabled" || a.element(t, "FragDuration") != "5" {
		t.Errorf("channel: %s", a.body)
	}
	if a := b.must("GET", "live-public/ch", "live&comp=stat", ""); a.element(t, "Status") != "Disabled" {
		t.Errorf("stat: %s", a.body)
	}
	b.must("GET", "live-public/ch", "live&comp=history", "")
	if a := b.must("GET", "live-public", "live&prefix=c", ""); a.element(t, "Name") != "ch" {
		t.Errorf("list: %s", a.body)
	}
	b.refused(400, "InvalidArgument", "POST", "live-public/ch/list.m3u8", "vod&startTime=1&endTime=2", "")
	b.refused(400, "InvalidArgument", "PUT", "live-public/ch", "live", "<LiveChannelConfiguration><Target><Type>FLV</Type></Target></LiveChannelConfiguration>")
	b.must("DELETE", "live-public/ch", "live", "")
	b.refused(404, "NoSuchLiveChannel", "GET", "live-public/ch", "live", "")
}

// proves: F4-oss-public-bucket
func TestBucketTypesOfFinance(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t).as("finance")
	for _, tc := range []struct{ bucket, host, location, extranet, intranet string }{
		{"inner", "oss-cn-hzjbp-b-internal", "oss-cn-hzjbp", "oss-cn-hzjbp-a-internal", "oss-cn-hzjbp-a-internal"},
		{"outer", "oss-cn-hzfinance", "oss-cn-hzfinance", "oss-cn-hzfinance", "oss-cn-hzfinance-internal"},
		{"sh-outer", "oss-cn-shanghai-finance-1-pub", "oss-cn-shanghai-finance-1-pub", "oss-cn-shanghai-finance-1-pub", "oss-cn-shanghai-finance-1-pub-internal"},
	} {
		at := b.at(tc.bucket + "." + tc.host + ".aliyuncs.com")
		at.must("PUT", tc.bucket, "", "")
		at.must("PUT", tc.bucket+"/o", "", "x", "x-oss-object-acl: public-read")
		info := at.must("GET", tc.bucket, "bucketInfo", "")
		for element, want := range map[string]string{
			"Location": tc.location, "ExtranetEndpoint": tc.extranet + ".aliyuncs.com", "IntranetEndpoint": tc.intranet + ".aliyuncs.com",
		} {
			if got := info.element(t, element); got != want {
				t.Errorf("%s: %s is %q, want %q", tc.bucket, element, got, want)
			}
		}
	}
	if list := b.must("GET", "", "", ""); strings.Count(string(list.body), "<Bucket>") != 3 {
		t.Errorf("list: %s", list.body)
	}
	if list := b.as("finance-2").must("GET", "", "", ""); strings.Contains(string(list.body), "<Bucket>") {
		t.Errorf("another account's list: %s", list.body)
	}
	// Without a named location a finance bucket is made on the intranet.
	b.must("PUT", "unnamed", "", "")
	if got := b.must("GET", "unnamed", "location", "").element(t, "LocationConstraint"); got != "oss-cn-hzjbp" {
		t.Errorf("unnamed location: %q", got)
	}
	internet := *b
	listener := newBucketBenchOn(t, b, vantage.Internet)
	internet.url = listener
	internet.must("GET", "outer/o", "", "")
	internet.as("").must("GET", "outer/o", "", "")
	for _, who := range []string{"finance", ""} {
		got := internet.as(who).refused(403, "AccessDenied", "GET", "inner/o", "", "")
		if rule := got.Header.Get("x-ringfence-rule"); rule != "F4-oss-public-bucket.intranet" {
			t.Errorf("from the internet, as %q: the refusal names %q", who, rule)
		}
	}
	got := internet.at("outer.oss-cn-hzfinance-internal.aliyuncs.com").refused(403, "AccessDenied", "GET", "outer/o", "", "")
	if got.Header.Get("x-ringfence-rule") == "" {
		t.Error("an intranet endpoint answers on the internet")
	}
}

// A V4 scope may be the id of the region, whatever the type of the bucket, or the name of the location where it is; the
// name of another one contradicts the host, and without a host the bucket is elsewhere.
func TestScopesOfFinance(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t).as("finance")
	at := map[string]string{"inner": "oss-cn-hzjbp-a-internal", "outer": "oss-cn-hzfinance-internal"}
	for bucket, host := range at {
		b.at(bucket+"."+host+".aliyuncs.com").must("PUT", bucket, "", "")
		b.must("PUT", bucket+"/o", "", "x")
	}
	for _, tc := range []struct {
		scope        string
		inner, outer bool
	}{
		{"cn-hangzhou-finance", true, true}, {"cn-hzjbp", true, false}, {"oss-cn-hzjbp", true, false}, {"cn-hzfinance", false, true},
		{"oss-cn-hzfinance", false, true}, {"cn-hangzhou", false, false}, {"cn-shanghai-finance-1", false, false}, {"nowhere", false, false},
	} {
		for bucket, want := range map[string]bool{"inner": tc.inner, "outer": tc.outer} {
			for _, host := range []string{"", bucket + "." + at[bucket] + ".aliyuncs.com"} {
				path := "/" + bucket + "/o"
				if host != "" {
					path = "/o"
				}
				r, err := http.NewRequest("GET", b.url+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				if host != "" {
					r.Host = host
				}
				wire.Signer{AccessKeyID: "finance", Secret: "ringfence", Region: tc.scope}.V4(r, wire.Target{Bucket: bucket, Key: "o"}, time.Now())
				if got := b.send(r); (got.StatusCode == 200) != want {
					t.Errorf("%s, host %q, scope %s: %d %s", bucket, host, tc.scope, got.StatusCode, got.body)
				}
			}
		}
	}
}

// proves: G4-oss-private
func TestGovernmentBucketsStayPrivate(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t).as("gov")
	b.must("PUT", "papers", "", "", "x-oss-acl: public-read")
	b.must("PUT", "papers/o", "", "x")
	b.as("").must("GET", "papers/o", "", "")
	for target, query := range map[string]string{"papers": "bucketInfo", "": ""} {
		answer := b.must("GET", target, query, "")
		for _, name := range []string{"ExtranetEndpoint", "IntranetEndpoint"} {
			if got := answer.element(t, name); got != "oss-cn-north-2-gov-1-internal.aliyuncs.com" {
				t.Errorf("%q: %s is %q", target, name, got)
			}
		}
	}
	internet := *b
	internet.url = newBucketBenchOn(t, b, vantage.Internet)
	got := internet.as("").refused(403, "AccessDenied", "GET", "papers/o", "", "")
	if rule := got.Header.Get("x-ringfence-rule"); rule != "G4-oss-private" {
		t.Errorf("the refusal names %q", rule)
	}
	publicECS := *b
	publicECS.url = newBucketBenchOn(t, b, vantage.PublicECS)
	got = publicECS.as("").refused(403, "AccessDenied", "GET", "papers/o", "", "")
	if rule := got.Header.Get("x-ringfence-rule"); rule != "G4-oss-public-ecs-blocked" {
		t.Errorf("the refusal names %q", rule)
	}
}

// proves: F1-dedicated-cluster
func TestCloudsDoNotSeeEachOther(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.as("finance").must("PUT", "shut", "", "")
	b.as("finance").must("PUT", "shut/o", "", "x")
	got := b.as("public").refused(404, "NoSuchBucket", "GET", "shut/o", "", "")
	if got.Header.Get("x-ringfence-rule") == "" {
		t.Error("the refusal names no rule")
	}
	b.as("finance-2").refused(403, "AccessDenied", "GET", "shut/o", "", "")
	b.as("finance-2").refused(403, "AccessDenied", "GET", "shut", "bucketInfo", "")
	b.as("public").refused(409, "BucketAlreadyExists", "PUT", "shut", "", "")
	got = b.as("public").at("mine.oss-cn-hzfinance.aliyuncs.com").refused(403, "AccessDenied", "PUT", "mine", "", "")
	if got.Header.Get("x-ringfence-rule") == "" {
		t.Error("the refusal names no rule")
	}
	b.as("finance").at("mine.oss-cn-hangzhou.aliyuncs.com").refused(403, "AccessDenied", "PUT", "mine", "", "")
}

func TestWrongEndpoint(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.at("far.oss-cn-shanghai.aliyuncs.com").must("PUT", "far", "", "")
	got := b.at("far.oss-cn-hangzhou.aliyuncs.com").refused(403, "AccessDenied", "GET", "far", "", "")
	if endpoint := got.element(t, "Endpoint"); endpoint != "oss-cn-shanghai.aliyuncs.com" {
		t.Errorf("the refusal sends to %q", endpoint)
	}
	b.at("oss-cn-hangzhou.aliyuncs.com").refused(403, "SecondLevelDomainForbidden", "GET", "far/o", "", "")
	b.at("far.oss-cn-nowhere.aliyuncs.com").refused(400, "InvalidArgument", "GET", "far/o", "", "")
	b.at(".oss-cn-hangzhou.aliyuncs.com").must("GET", "", "", "")
	b.at("far.localhost").must("GET", "far", "location", "")
}
