package oss

import (
	"bufio"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

// wire reads a request as a server gets it. The lines are the request line and the headers.
func wire(t testing.TB, lines ...string) *http.Request {
	t.Helper()
	text := strings.Join(lines, "\r\n") + "\r\n\r\n"
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
	if err != nil {
		t.Fatalf("request %q: %v", text, err)
	}
	return r
}

func mustParse(t testing.TB, r *http.Request) *Request {
	t.Helper()
	req, err := Parse(r, HostRules{})
	if err != nil {
		t.Fatalf("Parse %s %s: %v", r.Method, r.URL, err)
	}
	return req
}

func httpTime(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := http.ParseTime(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

const v4Params = "%2Bparam1=value3&%2Bparam2=&%7Cparam1=value4&%7Cparam2=&param1=value1&param2="

// Signatures that others computed: the V1 example of the documents, and the values that the official Go SDK v2 expects
// of its own signers.
func TestPublishedSignatures(t *testing.T) {
	t.Parallel()
	const date2022 = "Wed, 28 Dec 2022 10:27:41 GMT"
	v1 := func(request, signature string, more ...string) []string {
		return append([]string{request + " HTTP/1.1", "Host: examplebucket.oss-cn-hangzhou.aliyuncs.com",
			"x-oss-date: " + date2022, "Authorization: OSS ak:" + signature}, more...)
	}
	put := []string{"Content-MD5: eB5eJF1ptWaXm4bijSPyxw==", "Content-Type: text/html",
		"x-oss-meta-author: alice", "x-oss-meta-magic: abracadabra"}
	v4 := func(at, auth string, more ...string) []string {
		return append([]string{"PUT /1234%2B-/123/1.txt?" + v4Params + " HTTP/1.1",
			"Host: bucket.oss-cn-hangzhou.aliyuncs.com", "x-oss-head1: value", "abc: value", "ZAbc: value", "XYZ: value",
			"content-type: text/plain", "x-oss-content-sha256: UNSIGNED-PAYLOAD", "x-oss-date: " + at,
			"Authorization: OSS4-HMAC-SHA256 Credential=ak/" + auth}, more...)
	}
	v4URL := func(query string) []string {
		return []string{"PUT /1234%2B-/123/1.txt?" + v4Params + "&x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-expires=599" + query + " HTTP/1.1",
			"Host: bucket.oss-cn-hangzhou.aliyuncs.com", "x-oss-head1: value", "abc: value", "ZAbc: value", "XYZ: value",
			"content-type: application/octet-stream"}
	}
	const scope20231217 = "&x-oss-credential=ak%2F20231217%2Fcn-hangzhou%2Foss%2Faliyun_v4_request"
	for _, tc := range []struct {
		name   string
		lines  []string
		secret string
		now    time.Time
	}{
		{"V1 documents", []string{"PUT /nelson HTTP/1.0", "Host: oss-example.oss-cn-hangzhou.aliyuncs.com",
			"Content-MD5: ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM=", "Content-Type: text/html",
			"Date: Thu, 17 Nov 2005 18:49:58 GMT", "X-OSS-Meta-Author: foo@bar.com", "X-OSS-Magic: abracadabra",
			"Authorization: OSS 44CF9590006BF252F707:26NBxoKdsyly4EDv6inkoDft/yA="},
			"OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV", httpTime(t, "Thu, 17 Nov 2005 18:49:58 GMT")},
		{"V1 put", v1("PUT /nelson", "kSHKmLxlyEAKtZPkJhG9bZb5k7M=", put...), "sk", httpTime(t, date2022)},
		{"V1 acl", v1("PUT /nelson?acl", "/afkugFbmWDQ967j1vr6zygBLQk=", put...), "sk", httpTime(t, date2022)},
		{"V1 resource group", v1("GET /?resourceGroup&non-resousce=null", "vkQmfuUDyi1uDi3bKt67oemssIs="), "sk", httpTime(t, date2022)},
		{"V1 two", v1("GET /?resourceGroup&acl", "x3E5TgOvl/i7PN618s5mEvpJDYk="), "sk", httpTime(t, date2022)},
		{"V1 URL", []string{"GET /key?Expires=1699807420&OSSAccessKeyId=ak&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D&versionId=versionId HTTP/1.1",
			"Host: bucket.oss-cn-hangzhou.aliyuncs.com"}, "sk", time.Unix(1699807000, 0)},
		{"V1 URL with token", []string{"GET /key%2B123?Expires=1699808204&OSSAccessKeyId=ak&Signature=jzKYRrM5y6Br0dRFPaTGOsbrDhY%3D&security-token=token&versionId=versionId HTTP/1.1",
			"Host: bucket.oss-cn-hangzhou.aliyuncs.com"}, "sk", time.Unix(1699808000, 0)},
		{"V4", v4("20231216T162057Z", "20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"),
			"sk", time.Unix(1702743657, 0)},
		{"V4 space behind the comma", v4("20231216T162057Z", "20231216/cn-hangzhou/oss/aliyun_v4_request, Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"),
			"sk", time.Unix(1702743657, 0)},
		{"V4 other product", v4("20231216T162057Z", "20231216/cb-123/oss-cloudbox/aliyun_v4_request,Signature=94ce1f12c17d148ea681030275a94449d3357f5b5b21133996eec80af3e08a43"),
			"sk", time.Unix(1702743657, 0)},
		{"V4 with token", v4("20231217T034736Z", "20231217/cn-hangzhou/oss/aliyun_v4_request,Signature=b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea", "x-oss-security-token: token"),
			"sk", time.Unix(1702784856, 0)},
		{"V4 additional headers", v4("20231216T172512Z", "20231216/cn-hangzhou/oss/aliyun_v4_request,AdditionalHeaders=abc;zabc,Signature=4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f"),
			"sk", time.Unix(1702747512, 0)},
		{"V4 URL", v4URL("&x-oss-date=20231217T025437Z" + scope20231217 + "&x-oss-signature=a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe"),
			"sk", time.Unix(1702781700, 0)},
		{"V4 URL with token", v4URL("&x-oss-date=20231217T035628Z" + scope20231217 + "&x-oss-security-token=token&x-oss-signature=3817ac9d206cd6dfc90f1c09c00be45005602e55898f26f5ddb06d7892e1f8b5"),
			"sk", time.Unix(1702785400, 0)},
		{"V4 URL additional headers", v4URL("&x-oss-date=20231217T033009Z" + scope20231217 + "&x-oss-additional-headers=abc%3Bzabc&x-oss-signature=6bd984bfe531afb6db1f7550983a741b103a8c58e5e14f83ea474c2322dfa2b7"),
			"sk", time.Unix(1702783900, 0)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			// PUT on a key with ?resourceGroup is no operation of an object, and need not be one here.
			req := mustParse(t, wire(t, tc.lines...))
			if err := req.Verify(tc.secret, tc.now); err != nil {
				t.Errorf("Verify: %v\n%v", err, err.(*apierr.Error).Details())
			}
			again := mustParse(t, wire(t, tc.lines...))
			if err := again.Verify(tc.secret+"x", tc.now); !errors.Is(err, ErrSignatureDoesNotMatch) {
				t.Errorf("another secret: %v", err)
			}
		})
	}
}

var day = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// send turns an outgoing request into an incoming one, over the wire format.
func send(t testing.TB, r *http.Request) *http.Request {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	in, err := http.ReadRequest(bufio.NewReader(strings.NewReader(b.String())))
	if err != nil {
		t.Fatalf("%q: %v", b.String(), err)
	}
	return in
}

type signing struct {
	name string
	sign func(Signer, *http.Request, Target)
}

var signings = []signing{
	{"V1", func(s Signer, r *http.Request, o Target) { s.V1(r, o, day) }},
	{"V1URL", func(s Signer, r *http.Request, o Target) { s.V1URL(r, o, day.Add(time.Minute)) }},
	{"V2", func(s Signer, r *http.Request, o Target) { s.V2(r, o, day) }},
	{"V2URL", func(s Signer, r *http.Request, o Target) { s.V2URL(r, o, day.Add(time.Minute)) }},
	{"V4", func(s Signer, r *http.Request, o Target) { s.V4(r, o, day) }},
	{"V4URL", func(s Signer, r *http.Request, o Target) { s.V4URL(r, o, day, time.Minute) }},
}

func TestRoundTrips(t *testing.T) {
	t.Parallel()
	for _, sg := range signings {
		for _, key := range []string{"", "k", "a b+c/ü/中文.txt", "..//./x", "/lead", "per%2Fcent", "q?x=&y#z", strings.Repeat("k", 1023)} {
			for _, query := range []string{"", "acl", "uploads&prefix=a+b", "list-type=2&continuation-token=x%2By%3D&prefix=%2F", "x-oss-process=image/resize,w_10"} {
				for _, token := range []string{"", "token+/="} {
					signer := Signer{AccessKeyID: "ak", Secret: "sk", SecurityToken: token, Region: "cn-shanghai-finance-1"}
					if sg.name != "V1" && sg.name != "V1URL" {
						signer.Additional = []string{"host", "range"}
					}
					u := &url.URL{Scheme: "http", Host: "127.0.0.1:4680", Path: "/bucket/" + key, RawQuery: query}
					u.RawPath = "/bucket/" + string(appendEscaped(nil, key, true))
					r, _ := http.NewRequest("GET", u.String(), nil)
					r.URL = u
					r.Header.Set("Range", "bytes=0-1")
					sg.sign(signer, r, Target{"bucket", key})
					in := send(t, r)
					req, err := Parse(in, HostRules{})
					if err != nil && !errors.Is(err, ErrMethodNotAllowed) {
						t.Fatalf("%s %q ?%s: %v", sg.name, key, query, err)
					}
					if req.Key != key || req.Bucket != "bucket" {
						t.Fatalf("%s: address %q %q, want key %q", sg.name, req.Bucket, req.Key, key)
					}
					if req.Auth == nil || req.Auth.AccessKeyID != "ak" || req.Auth.SecurityToken != token {
						t.Fatalf("%s: auth %+v", sg.name, req.Auth)
					}
					if err := req.Verify("sk", day); err != nil && !errors.Is(err, ErrMethodNotAllowed) {
						t.Errorf("%s %q ?%s: %v", sg.name, key, query, err)
					}
				}
			}
		}
	}
}

// What a signature covers cannot be changed behind it.
func TestTampering(t *testing.T) {
	t.Parallel()
	changes := map[string]func(r *http.Request){
		"method":        func(r *http.Request) { r.Method = "DELETE" },
		"key":           func(r *http.Request) { r.URL.Path, r.URL.RawPath = "/bucket/other", "" },
		"bucket":        func(r *http.Request) { r.URL.Path, r.URL.RawPath = "/other/key", "" },
		"sub-resource":  func(r *http.Request) { r.URL.RawQuery += "&acl" },
		"oss header":    func(r *http.Request) { r.Header.Set("x-oss-object-acl", "public-read-write") },
		"oss parameter": func(r *http.Request) { r.URL.RawQuery += "&x-oss-process=style/a" },
		"content type":  func(r *http.Request) { r.Header.Set("Content-Type", "text/html") },
	}
	for _, sg := range signings {
		for name, change := range changes {
			r, _ := http.NewRequest("GET", "http://127.0.0.1/bucket/key?versionId=v", nil)
			sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}, r, Target{"bucket", "key"})
			in := send(t, r)
			change(in)
			err := mustParse(t, in).Verify("sk", day)
			if !errors.Is(err, ErrSignatureDoesNotMatch) {
				t.Errorf("%s, %s changed: %v", sg.name, name, err)
			}
		}
	}
}

func TestTime(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		scheme string
		now    time.Time
		want   error
	}{
		{"V1", day.Add(15 * time.Minute), nil},
		{"V1", day.Add(15*time.Minute + time.Second), ErrRequestTimeTooSkewed},
		{"V1", day.Add(-16 * time.Minute), ErrRequestTimeTooSkewed},
		{"V2", day.Add(16 * time.Minute), ErrRequestTimeTooSkewed},
		{"V4", day.Add(14 * time.Minute), nil},
		{"V4", day.Add(16 * time.Minute), ErrRequestTimeTooSkewed},
		{"V1URL", day.Add(-24 * time.Hour), nil},
		{"V1URL", day.Add(61 * time.Second), ErrExpired},
		{"V2URL", day.Add(61 * time.Second), ErrExpired},
		{"V4URL", day.Add(60 * time.Second), nil},
		{"V4URL", day.Add(61 * time.Second), ErrExpired},
		{"V4URL", day.Add(-16 * time.Minute), ErrRequestTimeTooSkewed},
	} {
		for _, sg := range signings {
			if sg.name != tc.scheme {
				continue
			}
			r, _ := http.NewRequest("GET", "http://127.0.0.1/bucket/key", nil)
			sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "r"}, r, Target{"bucket", "key"})
			if err := mustParse(t, send(t, r)).Verify("sk", tc.now); !errors.Is(err, tc.want) {
				t.Errorf("%s at %v: %v, want %v", tc.scheme, tc.now.Sub(day), err, tc.want)
			}
		}
	}
}

func TestBadCredentials(t *testing.T) {
	t.Parallel()
	const date = "Date: Sat, 21 Nov 2026 12:00:00 GMT"
	const ossDate = "x-oss-date: 20261121T120000Z"
	v4 := "Authorization: OSS4-HMAC-SHA256 "
	for _, tc := range []struct {
		name  string
		query string
		lines []string
		want  *apierr.Error
		ec    string
	}{
		{"unknown scheme", "", []string{date, "Authorization: OSSxxx a:b"}, ErrAuthorization, "0002-00000061"},
		{"no colon", "", []string{date, "Authorization: OSS ab"}, ErrAuthorization, "0002-00000062"},
		{"no key", "", []string{date, "Authorization: OSS :b"}, ErrAuthorization, "0002-00000063"},
		{"no date", "", []string{"Authorization: OSS a:b"}, ErrNoDate, "0002-00000503"},
		{"bad date", "", []string{"Date: today", "Authorization: OSS a:b"}, ErrNoDate, ""},
		{"OSS2 without signature", "", []string{date, "Authorization: OSS2 AccessKeyId:a"}, ErrAuthorization, "0002-00000102"},
		{"OSS2 without colon", "", []string{date, "Authorization: OSS2 AccessKeyIda,Signature:b"}, ErrAuthorization, "0002-00000103"},
		{"OSS2 unknown field", "", []string{date, "Authorization: OSS2 AccessKeyId:a,Signature:b,X:y"}, ErrAuthorization, "0002-00000104"},
		{"V4 empty additional", "", []string{ossDate, v4 + "Credential=a/20261121/r/oss/aliyun_v4_request,AdditionalHeaders=,Signature=b"}, ErrAdditionalHeaders, "0002-00000209"},
		{"V4 hole in additional", "", []string{ossDate, v4 + "Credential=a/20261121/r/oss/aliyun_v4_request,AdditionalHeaders=host;,Signature=b"}, ErrAdditionalHeaders, "0002-00000210"},
		{"V4 day form", "", []string{ossDate, v4 + "Credential=a/2026-11-21/r/oss/aliyun_v4_request,Signature=b"}, ErrSigningDate, "0002-00000212"},
		{"V4 other day", "", []string{ossDate, v4 + "Credential=a/20261120/r/oss/aliyun_v4_request,Signature=b"}, ErrSigningDate, ""},
		{"V4 ending", "", []string{ossDate, v4 + "Credential=a/20261121/r/oss/abc,Signature=b"}, ErrCredential, "0002-00000213"},
		{"V4 key", "", []string{ossDate, v4 + "Credential=/20261121/r/oss/aliyun_v4_request,Signature=b"}, ErrCredential, "0002-00000222"},
		{"V4 no signature", "", []string{ossDate, v4 + "Credential=a/20261121/r/oss/aliyun_v4_request"}, ErrAuthorization, ""},
		{"both", "OSSAccessKeyId=a&Signature=b&Expires=1", []string{date, "Authorization: OSS a:b"}, ErrTwoSignatures, ""},
		{"V1 URL without key", "Signature=b&Expires=1", nil, ErrQueryAuth, ""},
		{"V1 URL without expiry", "OSSAccessKeyId=a&Signature=b&Expires=", nil, ErrQueryAuth, "0002-00000068"},
		{"V1 URL expiry no number", "OSSAccessKeyId=a&Signature=b&Expires=abc", nil, ErrExpires, "0002-00000070"},
		{"V4 URL without expiry", "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=b", nil, ErrQueryAuthV4, "0002-00000215"},
		{"V4 URL without credential", "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=b&x-oss-expires=1", nil, ErrQueryAuthV4, "0002-00000217"},
		{"V4 URL too long", "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-signature=b&x-oss-expires=604801&x-oss-date=20261121T120000Z&x-oss-credential=a/20261121/r/oss/aliyun_v4_request", nil, ErrExpires, ""},
		{"V4 URL other version", "x-oss-signature-version=OSS5&x-oss-signature=b", nil, ErrQueryAuthV4, ""},
	} {
		lines := append([]string{"GET /bucket/key?" + tc.query + " HTTP/1.1", "Host: 127.0.0.1"}, tc.lines...)
		req, err := Parse(wire(t, lines...), HostRules{})
		if err == nil { // the time of a header is of interest to who verifies
			if err = req.Auth.Dated(); !errors.Is(req.Verify("sk", day), tc.want) {
				t.Errorf("%s: verified as if it were dated: %v", tc.name, req.Verify("sk", day))
			}
		}
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", tc.name, err, tc.want)
			continue
		}
		if ec := ErrorEC(err.(*apierr.Error)); tc.ec != "" && ec != tc.ec {
			t.Errorf("%s: EC %q, want %q", tc.name, ec, tc.ec)
		}
	}
}

// The address of a request may be read in several ways; the signature says which one was meant.
func TestSignatureChoosesTarget(t *testing.T) {
	t.Parallel()
	cname := HostRules{Cname: func(host string) (string, bool) { return "bucket", host == "files.example.com" }}
	for _, tc := range []struct {
		url    string
		signed Target
	}{
		{"http://bucket.oss-cn-hangzhou.aliyuncs.com/bucket/key", Target{"bucket", "bucket/key"}},
		{"http://bucket.oss-cn-hangzhou.aliyuncs.com/bucket/key", Target{"bucket", "key"}},
		{"http://files.example.com/a/b", Target{"bucket", "a/b"}},
		{"http://files.example.com/a/b", Target{"a", "b"}},
	} {
		for _, sg := range signings {
			r, _ := http.NewRequest("GET", tc.url, nil)
			sg.sign(Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}, r, tc.signed)
			req, err := Parse(send(t, r), cname)
			if err != nil {
				t.Fatal(err)
			}
			if err := req.Verify("sk", day); err != nil {
				t.Errorf("%s %s: %v", sg.name, tc.url, err)
			}
			if got := (Target{req.Bucket, req.Key}); got != tc.signed {
				t.Errorf("%s %s: %v, want %v", sg.name, tc.url, got, tc.signed)
			}
		}
	}
}

// Clients freeze different sets of signed parameters (V1).
func TestV1Dialects(t *testing.T) {
	t.Parallel()
	const head = "GET\n\n\nSat, 21 Nov 2026 12:00:00 GMT\n"
	for _, tc := range []struct{ name, path, resource string }{
		{"name that v2 leaves out", "/b/?accessmonitor", "/b/"},
		{"name that v2 leaves out, signed", "/b/?accessmonitor", "/b/?accessmonitor"},
		{"everything", "/b/?prefix=x&uploads", "/b/?prefix=x&uploads"},
		{"Tea writes an ampersand", "/b/?prefix=x&uploads", "/b/&uploads"},
		{"key left escaped", "/b/a%20b", "/b/a%20b"},
	} {
		signature := hmacSHA1("sk", head+tc.resource)
		r := wire(t, "GET "+tc.path+" HTTP/1.1", "Host: 127.0.0.1", "Date: Sat, 21 Nov 2026 12:00:00 GMT",
			"Authorization: OSS ak:"+signature)
		if err := mustParse(t, r).Verify("sk", day); err != nil {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
	// Never: a sub-resource that every client signs, left unsigned.
	r := wire(t, "GET /b/?acl HTTP/1.1", "Host: 127.0.0.1", "Date: Sat, 21 Nov 2026 12:00:00 GMT",
		"Authorization: OSS ak:"+hmacSHA1("sk", head+"/b/"))
	if err := mustParse(t, r).Verify("sk", day); !errors.Is(err, ErrSignatureDoesNotMatch) {
		t.Errorf("unsigned ?acl: %v", err)
	}
}

// The Go SDK v1 in V4 mode sends no x-oss-date and signs the text of Date.
func TestV4DateHeader(t *testing.T) {
	t.Parallel()
	r, _ := http.NewRequest("GET", "http://127.0.0.1/bucket/key", nil)
	r.Header.Set("Date", day.Format(http.TimeFormat))
	s := Signer{AccessKeyID: "ak", Secret: "sk", Region: "cn-hangzhou"}
	auth := s.auth(day, SchemeV4Header)
	req := s.view(r, auth)
	text := auth.v4ToSign(day.Format(http.TimeFormat), req.v4Canonical(Target{"bucket", "key"}, "", req.v4Tail()))
	r.Header.Set("Authorization", "OSS4-HMAC-SHA256 Credential=ak/"+auth.scope()+",Signature="+
		v4Signature("sk", auth.day, auth.Region, auth.Product, text))
	if err := mustParse(t, send(t, r)).Verify("sk", day); err != nil {
		t.Error(err)
	}
}

func TestMismatchShowsBothSides(t *testing.T) {
	t.Parallel()
	r := wire(t, "GET /b/k HTTP/1.1", "Host: 127.0.0.1", "x-oss-date: 20261121T120000Z",
		"Authorization: OSS4-HMAC-SHA256 Credential=ak/20261121/cn-hangzhou/oss/aliyun_v4_request,Signature=00")
	err := mustParse(t, r).Verify("sk", day).(*apierr.Error)
	got := map[string]string{}
	for _, d := range err.Details() {
		got[d.Name] = d.Value
	}
	if got["OSSAccessKeyId"] != "ak" || got["SignatureProvided"] != "00" || got["EC"] != "0002-00000040" {
		t.Errorf("details: %v", got)
	}
	if want := "OSS4-HMAC-SHA256\n20261121T120000Z\n20261121/cn-hangzhou/oss/aliyun_v4_request\n"; !strings.HasPrefix(got["StringToSign"], want) {
		t.Errorf("StringToSign %q", got["StringToSign"])
	}
	if want := "GET\n/b/k\n\nx-oss-date:20261121T120000Z\n\n\nUNSIGNED-PAYLOAD"; got["CanonicalRequest"] != want {
		t.Errorf("CanonicalRequest %q", got["CanonicalRequest"])
	}
	if !strings.HasPrefix(got["StringToSignBytes"], "4F 53 53 34") {
		t.Errorf("StringToSignBytes %q", got["StringToSignBytes"])
	}
}

func TestAnonymous(t *testing.T) {
	t.Parallel()
	req := mustParse(t, wire(t, "GET /b/k HTTP/1.1", "Host: 127.0.0.1"))
	if req.Auth != nil {
		t.Errorf("auth %+v", req.Auth)
	}
	if err := req.Verify("", day); !errors.Is(err, ErrAnonymous) {
		t.Error(err)
	}
}
