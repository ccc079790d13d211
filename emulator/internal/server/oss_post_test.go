package server

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// post sends a form with a file as its last field; fields are "name=value" each.
func (b *bucketBench) post(bucket, file string, fields ...string) answer {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, f := range fields {
		name, value, _ := strings.Cut(f, "=")
		_ = w.WriteField(name, value)
	}
	part, err := w.CreateFormFile("file", `C:\docs\report.txt`)
	if err != nil {
		b.t.Fatal(err)
	}
	_, _ = io.WriteString(part, file)
	_ = w.Close()
	r, err := http.NewRequest("POST", b.url+"/"+bucket, &body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return b.send(r)
}

func mac(h func() hash.Hash, key []byte, text string) []byte {
	m := hmac.New(h, key)
	m.Write([]byte(text))
	return m.Sum(nil)
}

// policyOf is a policy that ends in an hour.
func policyOf(conditions string) string {
	doc := fmt.Sprintf(`{"expiration":%q,"conditions":[%s]}`, time.Now().UTC().Add(time.Hour).Format(wire.TimeFormat), conditions)
	return base64.StdEncoding.EncodeToString([]byte(doc))
}

func signV1(policy string) []string {
	return []string{"policy=" + policy, "OSSAccessKeyId=public", "Signature=" + base64.StdEncoding.EncodeToString(mac(sha1.New, []byte("ringfence"), policy))}
}

func TestPostObject(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "forms", "", "")
	admits := `{"bucket":"forms"},["starts-with","$key","user/"],["content-length-range",1,10],["eq","$x-oss-meta-who","me"],["in","$success_action_status",["200","201"]]`
	fields := append(signV1(policyOf(admits)), "key=user/${filename}", "x-oss-meta-who=me", "Success_Action_Status=201", "x-oss-object-acl=public-read", "Cache-Control=no-cache")
	a := b.post("forms", "content", fields...)
	if a.StatusCode != 201 || a.element(t, "Key") != "user/report.txt" || !strings.HasPrefix(a.element(t, "Location"), "http://forms.oss-") {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	got := b.as("").must("GET", "forms/user/report.txt", "", "")
	if string(got.body) != "content" || got.Header.Get("x-oss-meta-who") != "me" || got.Header.Get("Cache-Control") != "no-cache" || got.Header.Get("x-oss-object-type") != "Normal" {
		t.Errorf("%q %v", got.body, got.Header)
	}
	if a := b.post("forms", "x", append(signV1(policyOf("")), "key=k", "success_action_redirect=http://example.com/done?a=1")...); a.StatusCode != 303 || !strings.Contains(a.Header.Get("Location"), "key=k") {
		t.Errorf("redirect: %d %v", a.StatusCode, a.Header)
	}
	if a := b.post("forms", "x", append(signV1(policyOf("")), "key=k")...); a.StatusCode != 204 {
		t.Errorf("by default: %d %s", a.StatusCode, a.body)
	}
	good := signV1(policyOf(""))
	for name, c := range map[string]struct {
		status int
		code   string
		fields []string
	}{
		"too long":       {400, "EntityTooLarge", append(signV1(policyOf(`["content-length-range",0,3]`)), "key=k")},
		"too short":      {400, "EntityTooSmall", append(signV1(policyOf(`["content-length-range",30,40]`)), "key=k")},
		"other key":      {403, "AccessDenied", append(signV1(policyOf(`{"key":"other"}`)), "key=k")},
		"not in":         {403, "AccessDenied", append(signV1(policyOf(`["not-in","$key",["k"]]`)), "key=k")},
		"expired":        {403, "AccessDenied", append(signV1(base64.StdEncoding.EncodeToString([]byte(`{"expiration":"2020-01-01T00:00:00.000Z","conditions":[]}`))), "key=k")},
		"no policy":      {400, "InvalidArgument", []string{"OSSAccessKeyId=public", "Signature=x", "key=k"}},
		"no signature":   {400, "InvalidArgument", append(good[:2:2], "key=k")},
		"bad signature":  {403, "SignatureDoesNotMatch", []string{good[0], good[1], "Signature=x", "key=k"}},
		"bad policy":     {400, "InvalidPolicyDocument", append(signV1(base64.StdEncoding.EncodeToString([]byte("{"))), "key=k")},
		"bad condition":  {400, "InvalidPolicyDocument", append(signV1(policyOf(`["like","$key","k"]`)), "key=k")},
		"no key":         {400, "InvalidArgument", good},
		"unknown caller": {403, "InvalidAccessKeyId", []string{good[0], "OSSAccessKeyId=nobody", good[2], "key=k"}},
		"anonymous":      {403, "AccessDenied", []string{"key=k"}},
	} {
		if a := b.post("forms", "content", c.fields...); a.StatusCode != c.status || a.code(t) != c.code {
			t.Errorf("%s: %d %s", name, a.StatusCode, a.body)
		}
	}
	b.must("PUT", "open", "", "", "x-oss-acl: public-read-write")
	if a := b.post("open", "content", "key=k"); a.StatusCode != 204 {
		t.Errorf("anonymous into an open bucket: %d %s", a.StatusCode, a.body)
	}
	b.refused(400, "RequestIsNotMultiPartContent", "POST", "open", "", "x")
}

func TestPostObjectV4(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "forms", "", "")
	now := time.Now().UTC()
	dayText, scope := now.Format("20060102"), "/cn-hangzhou/oss/aliyun_v4_request"
	policy := policyOf(`{"x-oss-signature-version":"OSS4-HMAC-SHA256"}`)
	key := []byte("aliyun_v4ringfence")
	for _, part := range []string{dayText, "cn-hangzhou", "oss", "aliyun_v4_request"} {
		key = mac(sha256.New, key, part)
	}
	fields := []string{
		"key=k", "policy=" + policy, "x-oss-signature-version=OSS4-HMAC-SHA256", "x-oss-credential=public/" + dayText + scope,
		"x-oss-date=" + now.Format("20060102T150405Z"), "x-oss-signature=" + hex.EncodeToString(mac(sha256.New, key, policy)), "success_action_status=200",
	}
	if a := b.post("forms", "content", fields...); a.StatusCode != 200 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	if a := b.must("GET", "forms/k", "", ""); string(a.body) != "content" {
		t.Errorf("got %q", a.body)
	}
	fields[5] = "x-oss-signature=00"
	if a := b.post("forms", "content", fields...); a.code(t) != "SignatureDoesNotMatch" {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}

// workload stands for a registered one: one host leads to a process of the test, all others lead nowhere.
type workload struct{ address string }

func (w workload) Dial(ctx context.Context, host string, port uint16) (net.Conn, error) {
	if host != "app.example" || port != 8080 {
		return nil, errNobodyOutside
	}
	return new(net.Dialer).DialContext(ctx, "tcp", w.address)
}

func TestCallback(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "calls", "", "")
	status, answers := 200, `{"ok":true}`
	var body, contentType, host string
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		body, contentType, host = string(text), r.Header.Get("Content-Type"), r.Host
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answers)
	}))
	defer app.Close()
	encode := func(doc string) string { return base64.StdEncoding.EncodeToString([]byte(doc)) }
	to := func(doc string) string { return "x-oss-callback: " + encode(doc) }
	form := `{"callbackUrl":"nowhere.example;http://app.example:8080/cb","callbackBody":"o=${object}&s=${size}&t=${mimeType}&v=${x:v}&w=${imageInfo.width}"}`

	a := b.refused(203, "CallbackFailed", "PUT", "calls/a b", "", "text", to(form))
	if string(b.must("GET", "calls/a b", "", "").body) != "text" {
		t.Error("the object is not stored")
	}
	if !strings.Contains(string(a.body), "Error status : 502.") {
		t.Errorf("nobody answers: %s", a.body)
	}
	b.server.options.Outside = workload{strings.TrimPrefix(app.URL, "http://")}
	a = b.must("PUT", "calls/a b", "", "text", to(form), "x-oss-callback-var: "+encode(`{"x:v":"1&2"}`), "Content-Type: text/plain")
	if string(a.body) != answers || a.Header.Get("Content-Type") != "application/json" || a.Header.Get("ETag") == "" {
		t.Errorf("answer %q %v", a.body, a.Header)
	}
	if body != "o=a+b&s=4&t=text%2Fplain&v=1%262&w=" || contentType != "application/x-www-form-urlencoded" {
		t.Errorf("the application got %q as %s", body, contentType)
	}
	asJSON := `{"callbackUrl":"app.example:8080","callbackHost":"other.example","callbackBodyType":"application/json","callbackBody":"{\"o\":${object},\"s\":${size}}"}`
	upload := b.must("POST", "calls/m", "uploads", "").element(t, "UploadId")
	etag := b.must("PUT", "calls/m", "partNumber=1&uploadId="+upload, "part").Header.Get("ETag")
	b.must("POST", "calls/m", "uploadId="+upload, "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"+etag+"</ETag></Part></CompleteMultipartUpload>", to(asJSON))
	if body != `{"o":"m","s":4}` || host != "other.example" {
		t.Errorf("the application at %s got %q", host, body)
	}
	if a := b.post("calls", "x", append(signV1(policyOf("")), "key=p", "callback="+encode(form), "x:v=3")...); string(a.body) != answers {
		t.Errorf("form: %d %s", a.StatusCode, a.body)
	}
	if !strings.Contains(body, "v=3") {
		t.Errorf("the application got %q", body)
	}
	fetch := "<AsyncFetchTaskConfiguration><Url>http://app.example:8080/x</Url><Object>fetched</Object></AsyncFetchTaskConfiguration>"
	id := b.must("POST", "calls", "asyncFetch", fetch).element(t, "TaskId")
	if a := b.must("GET", "calls", "asyncFetch", "", "x-oss-task-id: "+id); a.element(t, "State") != "Success" {
		t.Errorf("fetch: %s", a.body)
	}
	if a := b.must("GET", "calls/fetched", "", ""); string(a.body) != answers {
		t.Errorf("fetched %q", a.body)
	}
	told := strings.Replace(fetch, "</Object>", "</Object><Callback>"+encode(`{"callbackUrl":"app.example:8080/cb","callbackBody":"f=${object}"}`)+"</Callback>", 1)
	id = b.must("POST", "calls", "asyncFetch", told).element(t, "TaskId")
	if a := b.must("GET", "calls", "asyncFetch", "", "x-oss-task-id: "+id); a.element(t, "State") != "Success" || body != "f=fetched" {
		t.Errorf("fetch with a callback: %s, and the application got %q", a.body, body)
	}
	untold := strings.Replace(fetch, "</Object>", "</Object><Callback>"+encode(`{"callbackUrl":"no.example","callbackBody":"x"}`)+"</Callback>", 1)
	id = b.must("POST", "calls", "asyncFetch", untold).element(t, "TaskId")
	if a := b.must("GET", "calls", "asyncFetch", "", "x-oss-task-id: "+id); a.element(t, "State") != "FetchSuccessCallbackFailed" {
		t.Errorf("fetch with a callback that fails: %s", a.body)
	}
	id = b.must("POST", "calls", "asyncFetch", strings.ReplaceAll(fetch, "app.", "no.")).element(t, "TaskId")
	if a := b.must("GET", "calls", "asyncFetch", "", "x-oss-task-id: "+id); a.element(t, "State") != "Failed" {
		t.Errorf("fetch from nowhere: %s", a.body)
	}
	answers = "no JSON"
	b.refused(203, "CallbackFailed", "PUT", "calls/b", "", "text", to(form))
	status = 404
	if a := b.refused(203, "CallbackFailed", "PUT", "calls/b", "", "text", to(form)); !strings.Contains(string(a.body), "Error status : 404.") {
		t.Errorf("%s", a.body)
	}
	for _, doc := range []string{"no JSON", `{"callbackUrl":"a"}`, `{"callbackUrl":"a:b","callbackBody":"x"}`, `{"callbackUrl":"a;b;c;d;e;f","callbackBody":"x"}`, `{"callbackUrl":"a","callbackBody":"x","callbackBodyType":"text/plain"}`} {
		b.refused(400, "InvalidArgument", "PUT", "calls/c", "", "text", to(doc))
	}
	b.refused(404, "NoSuchKey", "GET", "calls/c", "", "")
}

// What the client asks for beside storing is done or refused.
func TestUploadExtras(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "extra", "", "")
	b.must("PUT", "extra/p", "", "x", "x-oss-persistent-headers: X-Own:"+base64.StdEncoding.EncodeToString([]byte("value"))+",X-Two:"+base64.StdEncoding.EncodeToString([]byte("2")))
	if h := b.must("GET", "extra/p", "", "").Header; h.Get("X-Own") != "value" || h.Get("X-Two") != "2" {
		t.Errorf("persistent headers: %v", h)
	}
	b.refused(400, "InvalidArgument", "PUT", "extra/p", "", "x", "x-oss-persistent-headers: X-Own:%%")
	began := time.Now()
	b.must("PUT", "extra/slow", "", strings.Repeat("x", 40<<10), "x-oss-traffic-limit: 819200")
	b.must("GET", "extra/slow", "x-oss-traffic-limit=819200", "")
	if spent := time.Since(began); spent < 600*time.Millisecond {
		t.Errorf("80 KiB at 100 KiB/s took %v", spent)
	}
	b.refused(400, "InvalidArgument", "PUT", "extra/slow", "", "x", "x-oss-traffic-limit: 1")
	began = time.Now()
	if a := b.post("extra", strings.Repeat("x", 40<<10), append(signV1(policyOf(`{"bucket":"extra"}`)), "key=form", "x-oss-traffic-limit=819200")...); a.StatusCode != 204 {
		t.Errorf("a form at a pace: %d %s", a.StatusCode, a.body)
	}
	if spent := time.Since(began); spent < 300*time.Millisecond {
		t.Errorf("a form of 40 KiB at 100 KiB/s took %v", spent)
	}

	upload := b.must("POST", "extra/s", "uploads&sequential", "").element(t, "UploadId")
	etag := b.must("PUT", "extra/s", "partNumber=1&uploadId="+upload, "part").Header.Get("ETag")
	b.must("POST", "extra/s", "uploadId="+upload, "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"+etag+"</ETag></Part></CompleteMultipartUpload>")
	if h := b.must("HEAD", "extra/s", "", "").Header; "Content-MD5: "+h.Get("Content-MD5") != contentMD5Of("part") {
		t.Errorf("hash of a sequential upload: %v", h)
	}
	// The tag of an upload is that of the service (known from the SDKs' own tests).
	if want := `"` + strings.ToUpper(hex.EncodeToString(md5Sum(strings.Trim(etag, `"`)))) + `-1"`; b.must("HEAD", "extra/s", "", "").Header.Get("ETag") != want {
		t.Errorf("ETag of the upload is not %s", want)
	}
}

func md5Sum(text string) []byte {
	sum := md5.Sum([]byte(text))
	return sum[:]
}
