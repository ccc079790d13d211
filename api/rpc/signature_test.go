package rpc

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

const (
	publishedV1 = "AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1" +
		"&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0" +
		"&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26"
	publishedV1Signature = "OLeaidS1JvxuMvnyHOwuJ+uX5qY="
	publishedV3          = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"
	publishedV3Signature = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"

	emptySHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	emptySM3    = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
)

var sampleTime = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// mustParse parses the request and its body.
func mustParse(t testing.TB, r *http.Request, body string) *Call {
	t.Helper()
	c, err := Parse(r, []byte(body))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	return c
}

func publishedV3Request(scheme Scheme, payload, signature string) *http.Request {
	r := httptest.NewRequest("POST", "http://ecs.cn-shanghai.aliyuncs.com/?"+publishedV3, nil)
	for name, value := range map[string]string{
		"x-acs-action": "RunInstances", "x-acs-version": "2014-05-26", "x-acs-date": "2023-10-26T10:22:32Z",
		"x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d", "x-acs-content-sha256": payload,
		"Authorization": string(scheme) + " Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;" +
			"x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=" + signature,
	} {
		r.Header.Set(name, value)
	}
	return r
}

// The two vectors that Alibaba Cloud publishes; the SM3 one was computed with
// openssl from the same request.
func TestPublishedVectors(t *testing.T) {
	t.Parallel()
	v1 := httptest.NewRequest("GET", "/?"+publishedV1+"&Signature="+url.QueryEscape(publishedV1Signature), nil)
	for _, tc := range []struct {
		name, secret string
		r            *http.Request
	}{
		{"V1", "testsecret", v1},
		{"V3 SHA256", "YourAccessKeySecret", publishedV3Request(V3SHA256, emptySHA256, publishedV3Signature)},
		{"V3 SM3", "YourAccessKeySecret", publishedV3Request(V3SM3, emptySM3, "19cac349828155410ebe3ae96f5732d62cefef94ce7df9b1623defdf9f5b7704")},
	} {
		c := mustParse(t, tc.r, "")
		if err := c.Verify(tc.secret); err != nil {
			t.Errorf("%s: %v", tc.name, err)
		}
		if err := c.Verify(tc.secret + "x"); !errors.Is(err, ErrSignatureDoesNotMatch) {
			t.Errorf("%s, wrong secret: %v", tc.name, err)
		}
	}
}

func TestEchoesStringToSignExactly(t *testing.T) {
	t.Parallel()
	c := mustParse(t, httptest.NewRequest("GET", "/?"+publishedV1+"&Signature=x", nil), "")
	var e *apierr.Error
	if !errors.As(c.Verify("testsecret"), &e) {
		t.Fatal("no apierr.Error")
	}
	_, echoed, _ := strings.Cut(e.Message, "server string to sign is:")
	want := "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1" +
		"%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0" +
		"%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26"
	if echoed != want {
		t.Errorf("echoed\n%s\nwant\n%s", echoed, want)
	}
}

// awkward holds what has broken signers before: Chinese, the bytes that URL
// encoders disagree on, empty values, and keys with reserved characters.
var awkward = url.Values{"Description": {"金融云 *~+ a/b%"}, "SignatureType": {""}, "Tag.1.Value": {"ü'()!"}, "M.#1#k": {"v"}}

// signedV1 is a call signed with V1; body is sent as a form.
func signedV1(t testing.TB, method, body string) *http.Request {
	t.Helper()
	r := httptest.NewRequest(method, "http://vpc.aliyuncs.com/?Action=DescribeVpcs&Version=2016-04-28&"+awkward.Encode(), nil)
	if body != "" {
		r, _ = http.NewRequest(method, r.URL.String(), strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
	}
	if err := SignV1(r, Credentials{AccessKeyID: "finance", Secret: "ringfence", SecurityToken: "tok"}, sampleTime, "n-1"); err != nil {
		t.Fatal(err)
	}
	return r
}

func signedV3(t testing.TB, scheme Scheme, body, contentType string) *http.Request {
	t.Helper()
	r, err := http.NewRequest("POST", "http://127.0.0.1:4680/?"+awkward.Encode(), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("x-acs-action", "DescribeVpcs")
	r.Header.Set("x-acs-version", "2016-04-28")
	if body != "" {
		r.Header.Set("Content-Type", contentType)
	}
	if err := SignV3(r, scheme, Credentials{"finance", "ringfence", "tok"}, sampleTime, "n-1"); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSignedCallsVerify(t *testing.T) {
	t.Parallel()
	form := "Description=" + url.QueryEscape("from the form") + "&Extra=%2A+x"
	for _, tc := range []struct {
		name, body string
		r          *http.Request
	}{
		{"V1 GET", "", signedV1(t, "GET", "")},
		{"V1 POST query", "", signedV1(t, "POST", "")},
		{"V1 POST form over query", form, signedV1(t, "POST", form)},
		{"V3", "", signedV3(t, V3SHA256, "", "")},
		{"V3 form", form, signedV3(t, V3SHA256, form, "application/x-www-form-urlencoded")},
		{"V3 JSON", `{"Tag":[{"Key":"k"}]}`, signedV3(t, V3SHA256, `{"Tag":[{"Key":"k"}]}`, "application/json; charset=utf-8")},
		{"V3 SM3", form, signedV3(t, V3SM3, form, "application/x-www-form-urlencoded")},
	} {
		c := mustParse(t, tc.r, tc.body)
		if c.Action != "DescribeVpcs" || c.Version != "2016-04-28" || c.AccessKeyID != "finance" || c.SecurityToken != "tok" || c.Nonce != "n-1" {
			t.Errorf("%s: read %+v", tc.name, c)
		}
		if err := c.Verify("ringfence"); err != nil {
			t.Errorf("%s: %v", tc.name, err)
		}
		if err := c.Verify("other"); !errors.Is(err, ErrSignatureDoesNotMatch) {
			t.Errorf("%s, wrong secret: %v", tc.name, err)
		}
		if err := c.CheckTime(sampleTime.Add(Skew)); err != nil {
			t.Errorf("%s: CheckTime: %v", tc.name, err)
		}
	}
}

// The generated SDKs do not encode keys in the canonical query.
func TestV3AcceptsKeysAsTheyAre(t *testing.T) {
	t.Parallel()
	r := signedV3(t, V3SHA256, "", "")
	c := mustParse(t, r, "")
	c.signature = signatureV3(V3SHA256, "ringfence", c.stringToSignV3(c.payloadHash(), false))
	if err := c.Verify("ringfence"); err != nil {
		t.Error(err)
	}
}

// Every change to a signed call must break it.
func TestTamperedCallsFail(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		tamper func(r *http.Request) (body string)
	}{
		{"V3 action", func(r *http.Request) string { r.Header.Set("x-acs-action", "DeleteVpc"); return "A=1" }},
		{"V3 host", func(r *http.Request) string { r.Host = "evil"; return "A=1" }},
		{"V3 body", func(r *http.Request) string { return "A=2" }},
		{"V3 method", func(r *http.Request) string { r.Method = "GET"; return "A=1" }},
		{"V3 path", func(r *http.Request) string { r.URL.Path = "/x"; return "A=1" }},
		{"V3 query", func(r *http.Request) string { r.URL.RawQuery += "&B=1"; return "A=1" }},
		{"V3 token", func(r *http.Request) string { r.Header.Set("x-acs-security-token", "t2"); return "A=1" }},
		{"V3 second value", func(r *http.Request) string { r.Header.Add("x-acs-date", "2026-03-01T12:00:00Z"); return "A=1" }},
		{"V3 content hash", func(r *http.Request) string { r.Header.Set("x-acs-content-sha256", emptySHA256); return "A=1" }},
	} {
		r := signedV3(t, V3SHA256, "A=1", "application/x-www-form-urlencoded")
		body := tc.tamper(r)
		if err := mustParse(t, r, body).Verify("ringfence"); !errors.Is(err, ErrSignatureDoesNotMatch) {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
	r := signedV1(t, "GET", "")
	r.URL.RawQuery += "&B=1"
	if err := mustParse(t, r, "").Verify("ringfence"); !errors.Is(err, ErrSignatureDoesNotMatch) {
		t.Errorf("V1: %v", err)
	}
}

func TestIncompleteCallsAreRefusedByName(t *testing.T) {
	t.Parallel()
	v1 := func(leave string) *http.Request {
		q, _ := url.ParseQuery(publishedV1 + "&Signature=x")
		q.Del(leave)
		return httptest.NewRequest("GET", "/?"+q.Encode(), nil)
	}
	v1set := func(name, value string) *http.Request {
		q, _ := url.ParseQuery(publishedV1 + "&Signature=x")
		q.Set(name, value)
		return httptest.NewRequest("GET", "/?"+q.Encode(), nil)
	}
	v3 := func(change func(h http.Header)) *http.Request {
		r := publishedV3Request(V3SHA256, emptySHA256, publishedV3Signature)
		change(r.Header)
		return r
	}
	auth := func(value string) *http.Request {
		return v3(func(h http.Header) { h.Set("Authorization", value) })
	}
	for _, tc := range []struct {
		name string
		r    *http.Request
		want string
	}{
		{"V1 no key", v1("AccessKeyId"), "MissingAccessKeyId"},
		{"V1 no signature", v1("Signature"), "MissingSignature"},
		{"V1 no method", v1("SignatureMethod"), "MissingSignatureMethod"},
		{"V1 no version", v1("SignatureVersion"), "MissingSignatureVersion"},
		{"V1 no nonce", v1("SignatureNonce"), "MissingSignatureNonce"},
		{"V1 no time", v1("Timestamp"), "MissingTimestamp"},
		{"V1 other method", v1set("SignatureMethod", "HMAC-MD5"), "UnsupportedSignatureType"},
		{"V1 other version", v1set("SignatureVersion", "2.0"), "InvalidParameter"},
		{"unsigned", httptest.NewRequest("GET", "/?Action=A&Version=1", nil), "MissingAccessKeyId"},
		{"bearer", v1set("SignatureType", "BEARERTOKEN"), "UnsupportedSignatureType"},
		{"bearer header", v3(func(h http.Header) { h.Del("Authorization"); h.Set("x-acs-bearer-token", "t") }), "UnsupportedSignatureType"},
		{"V3 no key", auth("ACS3-HMAC-SHA256 SignedHeaders=host,Signature=00"), "MissingAccessKeyId"},
		{"V3 no signature", auth("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host"), "IncompleteSignature"},
		{"V3 nothing", auth("ACS3-HMAC-SHA256"), "MissingAccessKeyId"},
		{"V3 host not signed", auth("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=x-acs-date,Signature=00"), "IncompleteSignature"},
		{"V3 action not signed", auth("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=00"), "IncompleteSignature"},
		{"V3 no date", v3(func(h http.Header) { h.Del("x-acs-date") }), "MissingTimestamp"},
		{"V3 no nonce", v3(func(h http.Header) { h.Del("x-acs-signature-nonce") }), "MissingSignatureNonce"},
		{"RSA", auth("ACS3-RSA-SHA256 Credential=a,SignedHeaders=host,Signature=00"), "UnsupportedSignatureType"},
		{"ROA", auth("acs a:b"), "UnsupportedSignatureType"},
		{"OSS", auth("OSS a:b"), "UnsupportedSignatureType"},
	} {
		err := mustParse(t, tc.r, "").Verify("s")
		var e *apierr.Error
		if !errors.As(err, &e) || e.Code != tc.want || e.Status != 400 {
			t.Errorf("%s: %v, want %s", tc.name, err, tc.want)
		}
	}
}

func TestCheckTime(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		timestamp string
		want      error
	}{
		{"2026-03-01T12:00:00Z", nil},
		{"2026-03-01T11:45:00Z", nil},
		{"2026-03-01T12:15:00Z", nil},
		{"2026-03-01T11:44:59Z", ErrTimestampExpired},
		{"2026-03-01T12:15:01Z", ErrTimestampExpired},
		{"2026-03-01 12:00:00", ErrTimestampFormat},
		{"2026-03-01T12:00:00+08:00", ErrTimestampFormat},
		{"1772366400", ErrTimestampFormat},
		{"", ErrMissing},
	} {
		c := &Call{Timestamp: tc.timestamp}
		if err := c.CheckTime(sampleTime); !errors.Is(err, tc.want) {
			t.Errorf("%q: %v, want %v", tc.timestamp, err, tc.want)
		}
	}
}

func TestNonceWindow(t *testing.T) {
	t.Parallel()
	w := NewNonceWindow(0)
	call := func(key, nonce string, at time.Time) *Call {
		return &Call{AccessKeyID: key, Nonce: nonce, Timestamp: Time(at)}
	}
	for _, step := range []struct {
		name string
		call *Call
		now  time.Duration
		want error
	}{
		{"first", call("a", "1", sampleTime), 0, nil},
		{"again", call("a", "1", sampleTime), time.Second, ErrSignatureNonceUsed},
		{"other key", call("b", "1", sampleTime), time.Second, nil},
		{"other nonce", call("a", "2", sampleTime), time.Second, nil},
		{"at the end", call("a", "1", sampleTime.Add(Skew)), Skew, ErrSignatureNonceUsed},
		{"after the window", call("a", "1", sampleTime.Add(Skew)), Skew + time.Second, nil},
		{"from ahead", call("a", "3", sampleTime.Add(2*Skew)), Skew, nil},
		{"still fresh", call("a", "3", sampleTime.Add(2*Skew)), 3*Skew - time.Second, ErrSignatureNonceUsed},
	} {
		if err := w.Use(step.call, sampleTime.Add(step.now)); !errors.Is(err, step.want) {
			t.Errorf("%s: %v, want %v", step.name, err, step.want)
		}
	}
}

func TestNonceWindowIsBounded(t *testing.T) {
	t.Parallel()
	w := NewNonceWindow(100)
	for i := range 10_000 {
		if !w.take("k", string(rune('a'+i%26))+time.Duration(i).String(), 1000, 1900) {
			t.Fatalf("nonce %d refused", i)
		}
	}
	if n := len(w.young) + len(w.old); n > 100 {
		t.Errorf("%d nonces kept", n)
	}
}
