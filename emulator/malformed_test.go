package emulator_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// malformed is one request that no client should send, as bytes.
type malformed struct {
	name string
	raw  string
}

// TestMalformedRequests sends a corpus of broken requests to an emulator that verifies and to one
// that does not (so that the broken part is reached behind the signature): each gets a clean 4xx,
// and afterwards the emulator still answers.
func TestMalformedRequests(t *testing.T) {
	t.Parallel()
	corpus := malformedCorpus()
	if len(corpus) < 200 {
		t.Fatalf("the corpus has %d requests; it is meant to have 200 at least", len(corpus))
	}
	for mode, em := range map[string]*emulator.Emulator{
		"verified": emulatortest.New(t), "unverified": emulatortest.New(t, emulator.WithoutAuth()),
	} {
		address := strings.TrimPrefix(em.Endpoint(), "http://")
		for _, m := range corpus {
			if status, err := exchange(address, m.raw); err != nil || status < 400 || status > 499 {
				t.Errorf("%s, %s: status %d, %v; want a clean 4xx", mode, m.name, status, err)
			}
		}
		res, err := http.Get(em.Endpoint() + "/_ringfence/health")
		if err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("%s: the emulator no longer answers: %v", mode, err)
		}
		_ = res.Body.Close()
	}
}

// exchange sends raw bytes, ends the sending half, and reads the status of the answer.
func exchange(address, raw string) (int, error) {
	c, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return 0, err
	}
	go func() {
		_, _ = c.Write([]byte(raw)) // the server may answer, and close, before it has read everything
		_ = c.(*net.TCPConn).CloseWrite()
	}()
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, err
	}
	return res.StatusCode, res.Body.Close()
}

func malformedCorpus() []malformed {
	var all []malformed
	for _, part := range [][]malformed{
		malformedQueries(), malformedParameters(), malformedForms(), malformedV3(), malformedHTTP(), malformedObjects(), malformedDocuments(), malformedControl(),
	} {
		all = append(all, part...)
	}
	return all
}

func get(target string) string { return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n" }

// asPublic is a query as account public sends it, before the broken part.
const asPublic = "Version=2016-04-28&AccessKeyId=public&RegionId=cn-hangzhou&Format=JSON"

func malformedQueries() []malformed {
	var all []malformed
	for i, q := range []string{
		"Action=", "Action=DescribeVpcs", "Action=DescribeVpcs&Version=", "Action=DescribeVpcs&Version=1999-01-01", "Action=%ff&" + asPublic,
		"Action=Describe%00Vpcs&" + asPublic, "Action=DescribeVpcs%0d%0a&" + asPublic, "Action=DescribeVpcs&Action=DeleteVpc&" + asPublic,
		"Action=DescribeVpcs&" + asPublic + "&Format=YAML", "Action=DescribeVpcs&Version=2016-04-28&Timestamp=yesterday&AccessKeyId=public",
		"Action=DescribeVpcs&" + asPublic + "&RegionId=nowhere", "Action=describevpcs&" + asPublic, "Action=../../etc&" + asPublic,
		"Action=DescribeVpcs&Version=2016-04-28&AccessKeyId=nobody&RegionId=cn-hangzhou", "Action=DescribeVpcs&%", "Action=DescribeVpcs&%zz=1&" + asPublic,
		"Action=DescribeVpcs&Version=2016-04-28&SecurityToken=x&AccessKeyId=public", "Action=" + strings.Repeat("A", 5000) + "&" + asPublic,
		"Action=DescribeVpcs&Version=2016-04-28&BearerToken=x&SignatureType=BEARERTOKEN", "Action=DescribeVpcs&=&" + asPublic,
	} {
		all = append(all, malformed{fmt.Sprintf("query %d", i), get("/?" + q)})
	}
	return all
}

// malformedParameters are wrong types, ranges and shapes of parameters that exist.
func malformedParameters() []malformed {
	var all []malformed
	add := func(action, name, value string) {
		q := "Action=" + action + "&" + asPublic + "&" + name + "=" + url.QueryEscape(value)
		all = append(all, malformed{action + " " + name + "=" + clip(value), get("/?" + q)})
	}
	for _, v := range []string{"0", "-1", "51", "1e3", "abc", "９", "99999999999999999999", "1.5", "0x10", " 1", "true"} {
		add("DescribeVpcs", "PageSize", v)
		add("DescribeVSwitches", "PageSize", v)
	}
	for _, v := range []string{"0", "-5", "x", "99999999999999999999", "--1"} {
		add("DescribeVpcs", "PageNumber", v)
		add("DescribeEipAddresses", "PageNumber", v)
	}
	for _, v := range []string{"", "10.0.0.0", "10.0.0.0/33", "10.0.0.1/8", "::/0", "10.0.0.0/-1", "256.0.0.0/8", "a/b", "10.0.0.0/8/8", "0.0.0.0/0", "10.0.0.0/08", strings.Repeat("1", 3000)} {
		if v != "" {
			add("CreateVpc", "CidrBlock", v)
		}
		add("CreateVSwitch", "CidrBlock", v)
	}
	for _, v := range []string{"vpc-unknown", "", "../vpc", "vpc\x00", "vpc\xff\xfe", strings.Repeat("v", 5000), "vpc-1,vpc-2", "[\"vpc-1\"]"} {
		add("DeleteVpc", "VpcId", v)
		add("DescribeVpcAttribute", "VpcId", v)
		add("DeleteVSwitch", "VSwitchId", v)
	}
	for _, v := range []string{"maybe", "2", "yes", "{}"} {
		add("DescribeVpcs", "IsDefault", v)
		add("CreateVpc", "DryRun", v)
	}
	return all
}

func clip(s string) string {
	if len(s) > 20 {
		return s[:20] + "…"
	}
	return s
}

func malformedForms() []malformed {
	var all []malformed
	post := func(name, contentType, body string) {
		all = append(all, malformed{"form " + name, fmt.Sprintf(
			"POST /?Action=DescribeVpcs&%s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", asPublic, contentType, len(body), body)})
	}
	form := "application/x-www-form-urlencoded"
	for i, body := range []string{
		"PageSize=abc", "%", "%zz", "a=%ff%fe", "PageSize=1&PageSize=2", "PageSize=\x00", strings.Repeat("a=1&", 6000), "Tag.1.Key=a&Tag.1.Key=b",
		"PageNumber=" + strings.Repeat("9", 400), "IsDefault=perhaps", strings.Repeat("k", 3000) + "=1", "=x&PageSize=0",
	} {
		post(fmt.Sprint(i), form, body)
	}
	for i, body := range []string{"PageSize=0", "PageSize=%c3%28", "PageNumber=-1", "PageNumber=0"} {
		post(fmt.Sprintf("charset %d", i), form+"; charset=utf-8", body)
	}
	all = append(all,
		malformed{"form, body truncated", "POST /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + form + "\r\nContent-Length: 500\r\n\r\nPageSize=1"},
		malformed{"form, chunk truncated", "POST /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + form + "\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nPage"},
		malformed{"form, bad chunk size", "POST /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + form + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nPageSize=1\r\n0\r\n\r\n"},
		malformed{"form, larger than 10 MiB", "POST /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + form + "\r\nContent-Length: 11000000\r\n\r\na=" + strings.Repeat("b", 10_999_998)},
		malformed{"put to an action", "PUT /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"},
		malformed{"delete to an action", "DELETE /?Action=DescribeVpcs&" + asPublic + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"},
	)
	return all
}

func malformedV3() []malformed {
	var all []malformed
	head := "POST / HTTP/1.1\r\nHost: x\r\nx-acs-action: DescribeVpcs\r\nx-acs-version: 2016-04-28\r\nContent-Length: 0\r\n"
	for i, h := range []string{
		"Authorization: ACS3-HMAC-SHA256", "Authorization: ACS3-HMAC-SHA256 Credential=", "Authorization: ACS3-HMAC-SHA256 Credential=public,SignedHeaders=,Signature=",
		"Authorization: ACS3-HMAC-SHA256 Credential=public,SignedHeaders=host;;host,Signature=zz", "Authorization: ACS3-HMAC-MD5 Credential=public,SignedHeaders=host,Signature=00",
		"Authorization: ACS3-RSA-SHA256 Credential=public,SignedHeaders=host,Signature=00", "Authorization: acs public:c2ln", "Authorization: Bearer x", "Authorization: \x01",
		"Authorization: ACS3-HMAC-SHA256 Credential=nobody,SignedHeaders=host,Signature=00\r\nx-acs-date: now", "x-acs-bearer-token: t", "x-acs-date: 2026-13-45T99:99:99Z",
	} {
		all = append(all, malformed{fmt.Sprintf("V3 %d", i), head + h + "\r\nx-acs-extra: 1\r\nAccept: application/json\r\nContent-Type: application/json; x\r\nRegionId: y\r\n\r\n"})
	}
	return all
}

func malformedHTTP() []malformed {
	return []malformed{
		{"no host", "GET / HTTP/1.1\r\n\r\n"},
		{"bad method", "G@T / HTTP/1.1\r\nHost: x\r\n\r\n"},
		{"space in target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"},
		{"bad escape in path", get("/%zz")},
		{"header without colon", "GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n"},
		{"huge header", "GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + strings.Repeat("h", 200_000) + "\r\n\r\n"},
		{"many headers", "GET / HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("X-Many: 1\r\n", 20_000) + "\r\n"},
		{"two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"},
		{"negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"},
		{"null in header", "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\x00b\r\n\r\n"},
		{"connect to a listener", "CONNECT ecs.aliyuncs.com:443 HTTP/1.1\r\nHost: ecs.aliyuncs.com:443\r\n\r\n"},
		{"asterisk", "OPTIONS /bucket/key HTTP/1.1\r\nHost: x\r\n\r\n"},
		{"lower-case method", "get / HTTP/1.1\r\nHost: x\r\n\r\n"},
	}
}

func malformedObjects() []malformed {
	var all []malformed
	request := func(name, method, target string, headers ...string) {
		head := ""
		for _, h := range headers {
			head += h + "\r\n"
		}
		all = append(all, malformed{"object " + name, method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + "Content-Length: 0\r\n\r\n"})
	}
	for i, bucket := range []string{"ab", "Upper", "-a-", "a_b", "a..b", strings.Repeat("b", 64), "b%00c", "%ff%fe", "b c", "a-", "日本", "..", "%2e%2e"} {
		target := "/" + strings.ReplaceAll(bucket, " ", "%20") + "/"
		request(fmt.Sprintf("bucket name %d", i), "PUT", target, "Authorization: OSS public:c2ln", "Date: Sat, 21 Nov 2026 00:00:00 GMT")
	}
	for i, auth := range []string{
		"OSS", "OSS ", "OSS public", "OSS public:", "OSS :sig", "OSS nobody:c2ln", "OSS4-HMAC-SHA256", "OSS4-HMAC-SHA256 Credential=public", "OSS4-HMAC-SHA256 Credential=public/x/y/z/w,Signature=1",
		"OSS4-HMAC-SHA256 Credential=public/20261121/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=host;,Signature=1", "OSS2 AccessKeyId:public,Signature:x", "Basic cHVibGlj", "OSS a:b:c:d",
	} {
		request(fmt.Sprintf("authorization %d", i), "GET", "/some-bucket/key", "Authorization: "+auth, "Date: yesterday")
	}
	for i, q := range []string{
		"?Expires=x&OSSAccessKeyId=public&Signature=s", "?Expires=1&OSSAccessKeyId=public&Signature=s", "?OSSAccessKeyId=public", "?x-oss-signature-version=OSS4-HMAC-SHA256",
		"?x-oss-signature-version=OSS9", "?max-keys=abc", "?max-keys=-1", "?max-keys=1001", "?uploads=1&uploadId=", "?partNumber=0&uploadId=x", "?partNumber=10001&uploadId=x", "?partNumber=x&uploadId=x", "?encoding-type=base64",
		"?versionId=%ff", "?unknownSubresource&acl&cors", "?list-type=3", "?continuation-token=%00", "?append&position=-1", "?append&position=x",
	} {
		request(fmt.Sprintf("query %d", i), "GET", "/some-bucket/key"+q)
		request(fmt.Sprintf("put query %d", i), "PUT", "/some-bucket/key"+q)
	}
	for i, key := range []string{strings.Repeat("k", 1025), "%ff", "a%00b", "%5Cback", strings.Repeat("%E4%B8%AD", 342)} {
		request(fmt.Sprintf("key %d", i), "PUT", "/some-bucket/"+key, "Authorization: OSS public:c2ln", "Date: Sat, 21 Nov 2026 00:00:00 GMT")
	}
	return all
}

func malformedDocuments() []malformed {
	var all []malformed
	for i, doc := range []string{
		"", "<", "<a>", "<Delete>", "<Delete></Other>", "<!DOCTYPE x [<!ENTITY a \"b\">]><Delete>&a;</Delete>", "<Delete><Object><Key>\x00</Key></Object></Delete>", "\xff\xfe<Delete/>",
		"{\"json\":true}", strings.Repeat("<a>", 2000), "<Delete>" + strings.Repeat("<Object><Key>k</Key></Object>", 1001) + "</Delete>", "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber></Part></CompleteMultipartUpload>",
		"<?xml version=\"1.0\" encoding=\"UTF-16\"?><Delete/>",
	} {
		for _, target := range []string{"/some-bucket/?delete", "/some-bucket/key?uploadId=x"} {
			all = append(all, malformed{fmt.Sprintf("document %d to %s", i, target), fmt.Sprintf(
				"POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: OSS public:c2ln\r\nDate: Sat, 21 Nov 2026 00:00:00 GMT\r\nContent-Length: %d\r\n\r\n%s", target, len(doc), doc)})
		}
	}
	return all
}

func malformedControl() []malformed {
	var all []malformed
	for i, r := range []string{
		"GET /_ringfence/ HTTP/1.1", "GET /_ringfence/nothing HTTP/1.1", "POST /_ringfence/health HTTP/1.1", "GET /_ringfence/regions/nowhere HTTP/1.1", "GET /_ringfence/..%2f..%2fetc HTTP/1.1",
		"POST /_ringfence/clock HTTP/1.1", "POST /_ringfence/accounts HTTP/1.1", "PUT /_ringfence/accounts/none/certification HTTP/1.1", "DELETE /_ringfence/accounts/none/certification HTTP/1.1", "PUT /_ringfence/state HTTP/1.1",
	} {
		for _, body := range []string{"", "{", "[]", "{\"advance\":\"-5x\"}", "\xff"} {
			all = append(all, malformed{fmt.Sprintf("control %d %q", i, body), fmt.Sprintf(
				"%s\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", r, len(body), body)})
		}
	}
	return all
}
