package server

import (
	"bytes"
	"crypto/md5"
	"encoding/base64"
	"fmt"
	"hash/crc64"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/regions"
)

func TestEveryOperationHasAHandler(t *testing.T) {
	t.Parallel()
	handlers := ossHandlers()
	for op := range oss.Operations {
		if handlers[op] == nil {
			t.Errorf("%s is declared and not answered", op)
		}
	}
	for op := range handlers {
		if _, declared := oss.Operations[op]; !declared {
			t.Errorf("%s is answered and not declared", op)
		}
	}
}

func TestRefusalsOfTheLawAreKnown(t *testing.T) {
	t.Parallel()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range matrix.ErrorRefs() {
		code, ok := strings.CutPrefix(ref, "oss/")
		if !ok {
			continue
		}
		known := false
		for _, e := range ossRefusals {
			known = known || e.Code == code
		}
		if !known {
			t.Errorf("the law refers to %s, which the door does not know", ref)
		}
	}
}

func TestKeysSurvive(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.at("keys.oss-cn-hangzhou.aliyuncs.com").must("PUT", "keys", "", "")
	keys := []string{
		"plain.txt", "a//b", "a/../b", "..", "./x", "a%2Fb", "100%", "+ +", "中文/文件.txt", "a b?c=d&e#f", "emoji-😀",
		"trailing/", "~!@$^*()_=[]{};':,.<>|\\", "dir//", "%00", strings.Repeat("k", 1023), "Action=x",
	}
	for _, key := range keys {
		content := "content of " + key
		b.must("PUT", "keys/"+key, "", content)
		if got := b.must("GET", "keys/"+key, "", ""); string(got.body) != content {
			t.Errorf("%q: got %q", key, got.body)
		}
		virtual := b.at("keys.oss-cn-hangzhou.aliyuncs.com")
		if got := virtual.must("GET", "keys/"+key, "", ""); string(got.body) != content {
			t.Errorf("%q by virtual host: got %q", key, got.body)
		}
	}
	var listed []string
	doc := b.must("GET", "keys", "encoding-type=url&max-keys=1000", "")
	for _, part := range strings.Split(string(doc.body), "<Key>")[1:] {
		key, _, _ := strings.Cut(part, "</Key>")
		listed = append(listed, key)
	}
	want := slices.Clone(keys)
	slices.Sort(want)
	for i := range want {
		want[i] = wire.EscapeKey(want[i])
	}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Errorf("listed keys (-want +got):\n%s", diff)
	}
	for _, bad := range []string{strings.Repeat("k", 1024), "/slash", "\\backslash", "bad\xffutf8"} {
		b.refused(400, "InvalidObjectName", "PUT", "keys/"+bad, "", "x")
	}
}

func TestAnswersOfAnObject(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "objects", "", "")
	content := strings.Repeat("0123456789", 100)
	sum := md5.Sum([]byte(content))
	put := b.must("PUT", "objects/o", "", content, "Content-Type: text/plain", "Cache-Control: no-cache",
		"x-oss-meta-Owner: team", "x-oss-tagging: a=1&b=2", "Content-MD5: "+base64.StdEncoding.EncodeToString(sum[:]))
	etag := fmt.Sprintf("%q", strings.ToUpper(fmt.Sprintf("%x", sum)))
	crc := strconv.FormatUint(crc64.Checksum([]byte(content), crc64.MakeTable(crc64.ECMA)), 10)
	for name, want := range map[string]string{
		"ETag": etag, "x-oss-hash-crc64ecma": crc, "Content-MD5": base64.StdEncoding.EncodeToString(sum[:]), "Server": "AliyunOSS",
	} {
		if got := put.Header.Get(name); got != want {
			t.Errorf("PutObject %s: %q, want %q", name, got, want)
		}
	}
	if id := put.Header.Get("x-oss-request-id"); len(id) != 24 || strings.Trim(id, "0123456789ABCDEF") != "" {
		t.Errorf("request id %q", id)
	}
	for _, method := range []string{"GET", "HEAD"} {
		got := b.must(method, "objects/o", "", "")
		for name, want := range map[string]string{
			"ETag": etag, "x-oss-hash-crc64ecma": crc, "Content-Type": "text/plain", "Cache-Control": "no-cache", "x-oss-meta-owner": "team",
			"x-oss-object-type": "Normal", "x-oss-storage-class": "Standard", "Accept-Ranges": "bytes", "Content-Length": "1000", "x-oss-tagging-count": "2",
		} {
			if got := got.Header.Get(name); got != want {
				t.Errorf("%s %s: %q, want %q", method, name, got, want)
			}
		}
	}
	meta := b.must("HEAD", "objects/o", "objectMeta", "")
	if meta.Header.Get("Content-Length") != "1000" || meta.Header.Get("Content-Type") == "text/plain" {
		t.Errorf("GetObjectMeta: %v", meta.Header)
	}
	over := b.must("GET", "objects/o", "response-content-type=application%2Fx&response-cache-control=private", "")
	if over.Header.Get("Content-Type") != "application/x" || over.Header.Get("Cache-Control") != "private" {
		t.Errorf("overrides: %v", over.Header)
	}
	b.refused(404, "NoSuchKey", "GET", "objects/absent", "", "")
	b.refused(404, "NoSuchKey", "HEAD", "objects/absent", "", "")
	b.refused(404, "NoSuchBucket", "GET", "absent-bucket/o", "", "")
	b.refused(400, "InvalidDigest", "PUT", "objects/o2", "", "x", "Content-MD5: "+base64.StdEncoding.EncodeToString(sum[:]))
	b.refused(409, "FileAlreadyExists", "PUT", "objects/o", "", "x", "x-oss-forbid-overwrite: true")
	b.refused(400, "NotImplemented", "PUT", "objects/o", "", "x", "If-Match: *")
	b.refused(400, "InvalidArgument", "PUT", "objects/o", "", "x", "x-oss-callback: e30=")
	b.refused(404, "NoSuchVersion", "GET", "objects/o", "versionId=abc", "")
	b.must("DELETE", "objects/o", "", "")
	b.must("DELETE", "objects/o", "", "")
	b.refused(404, "NoSuchKey", "GET", "objects/o", "", "")
}

func TestRangesAndConditions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "ranges", "", "")
	put := b.must("PUT", "ranges/o", "", "0123456789")
	etag := put.Header.Get("ETag")
	past, future := time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat), time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)
	for _, tc := range []struct {
		headers []string
		status  int
		body    string
	}{
		{[]string{"Range: bytes=2-4"}, 206, "234"},
		{[]string{"Range: bytes=7-"}, 206, "789"},
		{[]string{"Range: bytes=-3"}, 206, "789"},
		{[]string{"Range: bytes=20-30"}, 200, "0123456789"},
		{[]string{"Range: bytes=8-20"}, 200, "0123456789"},
		{[]string{"Range: bytes=8-20", "x-oss-range-behavior: standard"}, 206, "89"},
		{[]string{"Range: bytes=0-1,4-5"}, 206, "01"},
		{[]string{"If-Match: " + etag}, 200, "0123456789"},
		{[]string{"If-None-Match: \"other\""}, 200, "0123456789"},
		{[]string{"If-None-Match: " + etag}, 304, ""},
		{[]string{"If-Modified-Since: " + past}, 200, "0123456789"},
		{[]string{"If-Modified-Since: " + future}, 304, ""},
		{[]string{"If-Unmodified-Since: " + future}, 200, "0123456789"},
	} {
		got := b.do("GET", "ranges/o", "", "", tc.headers...)
		if got.StatusCode != tc.status || string(got.body) != tc.body {
			t.Errorf("%q: %d %q, want %d %q", tc.headers, got.StatusCode, got.body, tc.status, tc.body)
		}
	}
	if got := b.do("GET", "ranges/o", "", "", "Range: bytes=2-4"); got.Header.Get("Content-Range") != "bytes 2-4/10" {
		t.Errorf("Content-Range %q", got.Header.Get("Content-Range"))
	}
	b.refused(412, "PreconditionFailed", "GET", "ranges/o", "", "", "If-Match: \"other\"")
	b.refused(412, "PreconditionFailed", "GET", "ranges/o", "", "", "If-Unmodified-Since: "+past)
	b.refused(416, "InvalidRange", "GET", "ranges/o", "", "", "Range: bytes=20-30", "x-oss-range-behavior: standard")
}

func TestEncryptedObjectsAreNotStoredInTheClear(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "sealed", "", "")
	content := strings.Repeat("confidential-", 10_000)
	put := b.must("PUT", "sealed/o", "", content, "x-oss-server-side-encryption: AES256")
	if put.Header.Get("x-oss-server-side-encryption") != "AES256" {
		t.Error("the answer does not name the algorithm")
	}
	seen := 0
	_, err := b.blobs.Sweep(func(id string) bool {
		seen++
		return true
	})
	if err != nil || seen != 1 {
		t.Fatalf("%d blobs, %v", seen, err)
	}
	sweepAll(t, b.blobs, func(data []byte) {
		if bytes.Contains(data, []byte("confidential")) {
			t.Error("the blob holds the plain text")
		}
	})
	for _, span := range []string{"", "bytes=0-4", "bytes=15-40", "bytes=16-17", "bytes=129990-"} {
		got := b.must("GET", "sealed/o", "", "", "Range: "+span)
		from, to := 0, len(content)-1
		if text, ok := strings.CutPrefix(span, "bytes="); ok {
			first, last, _ := strings.Cut(text, "-")
			from, _ = strconv.Atoi(first)
			if last != "" {
				to, _ = strconv.Atoi(last)
			}
		}
		if string(got.body) != content[from:to+1] {
			t.Errorf("range %q gives something else", span)
		}
	}
	b.refused(400, "InvalidEncryptionAlgorithmError", "PUT", "sealed/k", "", "x", "x-oss-server-side-encryption: ROT13")
	b.must("PUT", "sealed", "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")
	if got := b.must("PUT", "sealed/d", "", "x"); got.Header.Get("x-oss-server-side-encryption") != "AES256" {
		t.Error("the bucket's default does not apply")
	}
}

// sweepAll shows every blob of a store.
func sweepAll(t *testing.T, blobs blob.Store, show func([]byte)) {
	t.Helper()
	var ids []string
	if _, err := blobs.Sweep(func(id string) bool { ids = append(ids, id); return true }); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		content, err := blobs.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		data := make([]byte, content.Size())
		if _, err := content.ReadAt(data, 0); err != nil {
			t.Fatal(err)
		}
		show(data)
	}
}

func countBlobs(t *testing.T, blobs blob.Store) (n int) {
	t.Helper()
	if _, err := blobs.Sweep(func(string) bool { n++; return true }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNoBytesAreLeftBehind(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "tidy", "", "")
	b.must("PUT", "tidy/o", "", "one")
	b.must("PUT", "tidy/o", "", "two")
	b.refused(400, "InvalidDigest", "PUT", "tidy/o", "", "x", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA==")
	if n := countBlobs(t, b.blobs); n != 1 {
		t.Errorf("%d blobs after an overwrite and a failed upload, want 1", n)
	}
	// A body that is shorter than it says: the connection is cut in the middle.
	conn, err := net.Dial("tcp", strings.TrimPrefix(b.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest("PUT", b.url+"/tidy/short", strings.NewReader(strings.Repeat("x", 100)))
	if err != nil {
		t.Fatal(err)
	}
	wire.Signer{AccessKeyID: "public", Secret: "ringfence"}.V1(r, wire.Target{Bucket: "tidy", Key: "short"}, time.Now())
	fmt.Fprintf(conn, "PUT /tidy/short HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\nDate: %s\r\nAuthorization: %s\r\n\r\nshort",
		r.Header.Get("Date"), r.Header.Get("Authorization"))
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 4096)
	n, _ := conn.Read(buffer)
	if !strings.Contains(string(buffer[:n]), "RequestTimeout") {
		t.Errorf("short body: %q", buffer[:n])
	}
	conn.Close()
	if n := countBlobs(t, b.blobs); n != 1 {
		t.Errorf("%d blobs after a short body, want 1", n)
	}
	b.refused(404, "NoSuchKey", "HEAD", "tidy/short", "", "")
	b.must("POST", "tidy", "delete", "<Delete><Object><Key>o</Key></Object></Delete>", contentMD5Of("<Delete><Object><Key>o</Key></Object></Delete>"))
	if n := countBlobs(t, b.blobs); n != 0 {
		t.Errorf("%d blobs in an empty bucket", n)
	}
	b.must("DELETE", "tidy", "", "")
}

func contentMD5Of(body string) string {
	sum := md5.Sum([]byte(body))
	return "Content-MD5: " + base64.StdEncoding.EncodeToString(sum[:])
}

func TestEveryRequestIsOnTheTrail(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.at("trail.oss-cn-hangzhou.aliyuncs.com").must("PUT", "trail", "", "")
	b.must("PUT", "trail/o", "", "x")
	b.refused(404, "NoSuchKey", "GET", "trail/absent", "", "")
	b.as("").refused(403, "AccessDenied", "GET", "trail/o", "", "")
	b.as("nobody").refused(403, "InvalidAccessKeyId", "GET", "trail/o", "", "")
	want := []string{
		"PutBucket trail allowed 200 ", "PutObject trail/o allowed 200 ", "GetObject trail/absent failed 404 NoSuchKey",
		"GetObject trail/o refused 403 AccessDenied", "GetObject trail/o refused 403 InvalidAccessKeyId",
	}
	var got []string
	for _, e := range b.trail.Recent(10) {
		if e.Product != "Oss" || e.RequestID == "" || e.Latency <= 0 {
			t.Errorf("event %+v", e)
		}
		got = append(got, fmt.Sprintf("%s %s %s %d %s", e.Action, strings.Join(e.Resources, ","), e.Verdict, e.Status, e.Error))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("trail (-want +got):\n%s", diff)
	}
	if e := b.trail.Recent(5)[0]; e.Account != "1000000000000004" || e.Principal != "root" || e.Region != "cn-hangzhou" || e.Verdict != audit.Allowed || !e.Write {
		t.Errorf("event %+v", e)
	}
}
