package server

import (
	"bytes"
	"fmt"
	"hash/crc64"
	"strconv"
	"strings"
	"testing"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

func TestMultipartUpload(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "parts", "", "")
	id := b.must("POST", "parts/big", "uploads", "", "x-oss-meta-a: b", "Content-Type: text/x").element(t, "UploadId")
	if len(id) != 32 {
		t.Fatalf("upload id %q", id)
	}
	var all, list strings.Builder
	for n := 1; n <= 40; n++ {
		part := strings.Repeat(strconv.Itoa(n%10), wire.MinPartSize)
		etag := b.must("PUT", "parts/big", fmt.Sprintf("partNumber=%d&uploadId=%s", n, id), part).Header.Get("ETag")
		all.WriteString(part)
		fmt.Fprintf(&list, "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>", n, etag)
	}
	page := b.must("GET", "parts/big", "uploadId="+id+"&max-parts=3&part-number-marker=2", "")
	if page.element(t, "NextPartNumberMarker") != "5" || page.element(t, "IsTruncated") != "true" || strings.Count(string(page.body), "<Part>") != 3 {
		t.Errorf("ListParts: %s", page.body)
	}
	if got := b.must("GET", "parts", "uploads", "").element(t, "UploadId"); got != id {
		t.Errorf("ListMultipartUploads: %q", got)
	}
	b.refused(409, "BucketNotEmpty", "DELETE", "parts", "", "")
	b.refused(400, "InvalidPart", "POST", "parts/big", "uploadId="+id, "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>")
	b.refused(400, "MalformedXML", "POST", "parts/big", "uploadId="+id, "<Complete")
	done := b.must("POST", "parts/big", "uploadId="+id, "<CompleteMultipartUpload>"+list.String()+"</CompleteMultipartUpload>")
	if etag := done.element(t, "ETag"); !strings.HasSuffix(etag, "-40&#34;") {
		t.Errorf("ETag %s", etag)
	}
	crc := strconv.FormatUint(crc64.Checksum([]byte(all.String()), crc64.MakeTable(crc64.ECMA)), 10)
	got := b.must("GET", "parts/big", "", "")
	if !bytes.Equal(got.body, []byte(all.String())) || got.Header.Get("x-oss-hash-crc64ecma") != crc || done.Header.Get("x-oss-hash-crc64ecma") != crc {
		t.Error("the object is not its parts")
	}
	if got.Header.Get("x-oss-object-type") != "Multipart" || got.Header.Get("x-oss-meta-a") != "b" || got.Header.Get("Content-Type") != "text/x" {
		t.Errorf("headers: %v", got.Header)
	}
	if got := b.must("GET", "parts/big", "", "", "Range: bytes=102399-512001"); string(got.body) != all.String()[102399:512002] {
		t.Error("a range over several parts is wrong")
	}
	b.refused(404, "NoSuchUpload", "POST", "parts/big", "uploadId="+id, "<CompleteMultipartUpload></CompleteMultipartUpload>")
}

// A log of many lines is what was appended, and does not become a file for each line.
func TestManyAppends(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "lines", "", "")
	for _, target := range []string{"lines/plain", "lines/sealed"} {
		var all strings.Builder
		for n := range 150 {
			line := fmt.Sprintf("line %d\n", n)
			b.must("POST", target, "append&position="+strconv.Itoa(all.Len()), line, "x-oss-server-side-encryption: "+map[bool]string{true: "AES256"}[target == "lines/sealed"])
			all.WriteString(line)
		}
		got := b.must("GET", target, "", "")
		if string(got.body) != all.String() || got.Header.Get("x-oss-hash-crc64ecma") != strconv.FormatUint(crc64.Checksum(got.body, crc64.MakeTable(crc64.ECMA)), 10) {
			t.Errorf("%s: %d bytes of %d", target, len(got.body), all.Len())
		}
	}
	if n := countBlobs(t, b.blobs); n > 64 {
		t.Errorf("%d blobs for two objects", n)
	}
}

func TestAbortAndSmallParts(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "aborts", "", "")
	id := b.must("POST", "aborts/o", "uploads", "").element(t, "UploadId")
	one := b.must("PUT", "aborts/o", "partNumber=1&uploadId="+id, "small").Header.Get("ETag")
	b.must("PUT", "aborts/o", "partNumber=2&uploadId="+id, "replaced")
	two := b.must("PUT", "aborts/o", "partNumber=2&uploadId="+id, "last").Header.Get("ETag")
	list := fmt.Sprintf("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>%s</ETag></Part><Part><PartNumber>2</PartNumber><ETag>%s</ETag></Part></CompleteMultipartUpload>", one, two)
	b.refused(400, "EntityTooSmall", "POST", "aborts/o", "uploadId="+id, list)
	b.refused(400, "InvalidArgument", "PUT", "aborts/o", "partNumber=0&uploadId="+id, "x")
	b.refused(400, "InvalidArgument", "PUT", "aborts/o", "partNumber=10001&uploadId="+id, "x")
	b.refused(404, "NoSuchUpload", "PUT", "aborts/o", "partNumber=1&uploadId=ABC", "x")
	b.refused(404, "NoSuchUpload", "PUT", "aborts/other", "partNumber=1&uploadId="+id, "x")
	b.refused(400, "InvalidArgument", "POST", "aborts/o", "uploadId="+id, list, "x-oss-complete-all: yes")
	b.must("DELETE", "aborts/o", "uploadId="+id, "")
	b.refused(404, "NoSuchUpload", "DELETE", "aborts/o", "uploadId="+id, "")
	if n := countBlobs(t, b.blobs); n != 0 {
		t.Errorf("%d blobs after an abort", n)
	}
	id = b.must("POST", "aborts/all", "uploads", "").element(t, "UploadId")
	b.must("PUT", "aborts/all", "partNumber=7&uploadId="+id, "seven")
	b.must("POST", "aborts/all", "uploadId="+id, "", "x-oss-complete-all: yes")
	if got := b.must("GET", "aborts/all", "", ""); string(got.body) != "seven" {
		t.Errorf("complete-all: %q", got.body)
	}
	id = b.must("POST", "aborts/none", "uploads", "").element(t, "UploadId")
	b.must("POST", "aborts/none", "uploadId="+id, "<CompleteMultipartUpload></CompleteMultipartUpload>")
	if got := b.must("HEAD", "aborts/none", "", ""); got.Header.Get("Content-Length") != "0" {
		t.Errorf("no parts: %v", got.Header)
	}
}

func TestCopies(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "from-here", "", "")
	b.must("PUT", "to-there", "", "")
	b.must("PUT", "from-here/a b/中", "", "0123456789", "x-oss-meta-k: v", "Content-Type: text/x", "x-oss-tagging: t=1")
	source := "x-oss-copy-source: /from-here/a%20b%2F%E4%B8%AD"
	if etag := b.must("PUT", "to-there/copy", "", "", source).element(t, "ETag"); etag == "" {
		t.Error("no ETag")
	}
	got := b.must("GET", "to-there/copy", "", "")
	if string(got.body) != "0123456789" || got.Header.Get("x-oss-meta-k") != "v" || got.Header.Get("x-oss-tagging-count") != "1" {
		t.Errorf("copy: %q %v", got.body, got.Header)
	}
	b.must("PUT", "to-there/copy", "", "", "x-oss-copy-source: /to-there/copy", "x-oss-metadata-directive: REPLACE", "x-oss-meta-n: w")
	got = b.must("GET", "to-there/copy", "", "")
	if string(got.body) != "0123456789" || got.Header.Get("x-oss-meta-k") != "" || got.Header.Get("x-oss-meta-n") != "w" {
		t.Errorf("copy onto itself: %q %v", got.body, got.Header)
	}
	b.refused(412, "PreconditionFailed", "PUT", "to-there/c2", "", "", source, "x-oss-copy-source-if-match: \"x\"")
	b.refused(404, "NoSuchKey", "PUT", "to-there/c2", "", "", "x-oss-copy-source: /from-here/none")
	b.refused(404, "NoSuchBucket", "PUT", "to-there/c2", "", "", "x-oss-copy-source: /nobody-has-this/none")
	b.refused(400, "InvalidArgument", "PUT", "to-there/c2", "", "", "x-oss-copy-source: /")
	b.refused(400, "InvalidArgument", "PUT", "to-there/c2", "", "", source, "x-oss-metadata-directive: SOMETHING")
	id := b.must("POST", "to-there/parts", "uploads", "").element(t, "UploadId")
	b.must("PUT", "to-there/parts", "partNumber=1&uploadId="+id, "", source, "x-oss-copy-source-range: bytes=2-5")
	b.must("POST", "to-there/parts", "uploadId="+id, "", "x-oss-complete-all: yes")
	if got := b.must("GET", "to-there/parts", "", ""); string(got.body) != "2345" {
		t.Errorf("UploadPartCopy: %q", got.body)
	}
	// A copy is the account's own reading: what the caller may not read it may not copy.
	other := newBucketBenchAccount(b)
	other.must("PUT", "others", "", "")
	other.refused(403, "AccessDenied", "PUT", "others/c", "", "", source)
	b.must("PUT", "from-here/a b/中", "acl", "", "x-oss-object-acl: public-read")
	other.must("PUT", "others/c", "", "", source)
}

func TestAppend(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "appends", "", "")
	var want strings.Builder
	for i := range 50 {
		text := fmt.Sprintf("line %d\n", i)
		got := b.must("POST", "appends/log", "append&position="+strconv.Itoa(want.Len()), text)
		want.WriteString(text)
		if next := got.Header.Get("x-oss-next-append-position"); next != strconv.Itoa(want.Len()) {
			t.Fatalf("next position %s, want %d", next, want.Len())
		}
	}
	got := b.must("GET", "appends/log", "", "")
	crc := strconv.FormatUint(crc64.Checksum([]byte(want.String()), crc64.MakeTable(crc64.ECMA)), 10)
	if string(got.body) != want.String() || got.Header.Get("x-oss-hash-crc64ecma") != crc || got.Header.Get("x-oss-object-type") != "Appendable" {
		t.Errorf("appended: %v", got.Header)
	}
	if n := countBlobs(t, b.blobs); n > 33 {
		t.Errorf("%d blobs after 50 appends", n)
	}
	refused := b.refused(409, "PositionNotEqualToLength", "POST", "appends/log", "append&position=3", "x")
	if refused.Header.Get("x-oss-next-append-position") != strconv.Itoa(want.Len()) {
		t.Error("the refusal does not name the position")
	}
	b.must("PUT", "appends/plain", "", "x")
	b.refused(409, "ObjectNotAppendable", "POST", "appends/plain", "append&position=1", "x")
	b.refused(400, "InvalidArgument", "POST", "appends/log", "append&position=x", "x")
	b.refused(400, "OperationNotSupported", "POST", "appends/log", "seal&position=1", "")
}
