package server

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"
	"testing"
)

// What the tests of the SDK for Node.js (ali-oss) ask of the service and no other official suite does.

// TestACLOfNoBucket: PutBucketAcl creates the bucket that it does not find (its documents, Usage notes).
func TestACLOfNoBucket(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.as("").refused(403, "AccessDenied", "PUT", "by-acl", "acl", "", "x-oss-acl: public-read")
	b.refused(400, "InvalidArgument", "PUT", "by-acl", "acl", "", "x-oss-acl: everybody")
	b.refused(404, "NoSuchBucket", "GET", "by-acl", "acl", "")
	b.must("PUT", "by-acl", "acl", "", "x-oss-acl: public-read")
	if got := b.must("GET", "by-acl", "acl", ""); !bytes.Contains(got.body, []byte("<Grant>public-read</Grant>")) {
		t.Errorf("created with %s", got.body)
	}
	if got := b.must("PUT", "by-acl", "acl", "", "x-oss-acl: private"); got.Header.Get("Location") != "/by-acl" {
		t.Errorf("Location %q", got.Header.Get("Location"))
	}
	if got := b.must("GET", "by-acl", "acl", ""); !bytes.Contains(got.body, []byte("<Grant>private</Grant>")) {
		t.Errorf("changed to %s", got.body)
	}
	b.as("finance").refused(404, "NoSuchBucket", "PUT", "by-acl", "acl", "", "x-oss-acl: public-read")
}

func TestTagsInBucketList(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	for _, name := range []string{"with-tags", "without-tags"} {
		b.must("PUT", name, "", "")
	}
	b.must("PUT", "with-tags", "tagging", "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>")
	const tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>"
	got := b.must("GET", "", "tagging="+url.QueryEscape(`"a":"1"`), "")
	if text := string(got.body); !strings.Contains(text, tags) || strings.Contains(text, "without-tags") {
		t.Errorf("by tag: %s", text)
	}
	if got := b.must("GET", "", "", ""); strings.Contains(string(got.body), "Tagging") {
		t.Errorf("all: %s", got.body)
	}
}

// TestDefaultEncryptionKey: a key id stands beside KMS alone.
func TestDefaultEncryptionKey(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "encrypted", "", "")
	for algorithm, shown := range map[string]bool{"AES256": false, "SM4": false, "KMS": true} {
		b.must("PUT", "encrypted", "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>"+algorithm+
			"</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")
		if got := b.must("GET", "encrypted", "encryption", ""); strings.Contains(string(got.body), "KMSMasterKeyID") != shown {
			t.Errorf("%s: %s", algorithm, got.body)
		}
	}
}

// TestCopyConditions: a condition of a copy decides; the same one under its plain name is left aside.
func TestCopyConditions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "copies", "", "")
	etag := b.must("PUT", "copies/from", "", "x").Header.Get("ETag")
	from := "x-oss-copy-source: /copies/from"
	b.must("PUT", "copies/to", "", "", from, "If-Match: "+etag, "x-oss-copy-source-if-match: "+etag)
	b.must("PUT", "copies/to", "", "", from, "If-Match: other")
	b.refused(412, "PreconditionFailed", "PUT", "copies/to", "", "", from, "If-Match: other", "x-oss-copy-source-if-match: other")
	if got := b.do("PUT", "copies/to", "", "", from, "If-None-Match: "+etag, "x-oss-copy-source-if-none-match: "+etag); got.StatusCode != 304 {
		t.Errorf("unchanged source: %s", got.Status)
	}
}

func TestPartCopyHeaders(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "copies", "", "")
	b.must("PUT", "copies/from", "", "0123456789")
	id := b.must("POST", "copies/to", "uploads", "").element(t, "UploadId")
	part := "partNumber=1&uploadId=" + id
	got := b.must("PUT", "copies/to", part, "", "x-oss-copy-source: /copies/from", "x-oss-copy-source-range: bytes=2-4")
	if etag := got.Header.Get("ETag"); etag == "" || !strings.Contains(string(got.body), "<ETag>"+strings.ReplaceAll(etag, `"`, "&#34;")+"</ETag>") {
		t.Errorf("ETag %q of %s", etag, got.body)
	}
	if text := got.Header.Get("Content-Range"); text != "bytes 2-4/10" {
		t.Errorf("Content-Range %q", text)
	}
	if got := b.must("PUT", "copies/to", part, "", "x-oss-copy-source: /copies/from"); got.Header.Get("Content-Range") != "" {
		t.Errorf("whole object: Content-Range %q", got.Header.Get("Content-Range"))
	}
	got = b.refused(404, "NoSuchUpload", "PUT", "copies/to", "partNumber=1&uploadId=none", "", "x-oss-copy-source: /copies/from", "x-oss-copy-source-range: bytes=2-4")
	if got.Header.Get("Content-Range") != "" {
		t.Errorf("refused: Content-Range %q", got.Header.Get("Content-Range"))
	}
}

// TestControlCharactersInLists: a key comes back as it was put, also where XML 1.0 has no place for it (A0450).
func TestControlCharactersInLists(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "odd", "", "")
	const key = "a\x01b\x0c<&"
	b.must("PUT", "odd/"+key, "", "")
	const want = "<Key>a\x01b\x0c&lt;&amp;</Key>"
	for _, query := range []string{"", "list-type=2", "versions"} {
		if got := b.must("GET", "odd", query, ""); !strings.Contains(string(got.body), want) {
			t.Errorf("%q: %q", query, got.body)
		}
	}
	// Where a list goes on is a key too, and so is what it was asked for.
	b.must("PUT", "odd/a\x01c\uFFFF", "", "")
	b.must("PUT", "odd/z", "", "")
	for query, wants := range map[string][]string{
		"max-keys=1":                      {"<NextMarker>a\x01b\x0c&lt;&amp;</NextMarker>"},
		"versions&max-keys=1":             {"<NextKeyMarker>a\x01b\x0c&lt;&amp;</NextKeyMarker>"},
		"prefix=a%01&delimiter=%01":       {"<Prefix>a\x01</Prefix>", "<Delimiter>\x01</Delimiter>"},
		"marker=a%01b":                    {"<Marker>a\x01b</Marker>", "<Key>a\x01c\uFFFF</Key>"},
		"delimiter=%01":                   {"<CommonPrefixes><Prefix>a\x01</Prefix></CommonPrefixes>"},
		"list-type=2&start-after=a%01b":   {"<StartAfter>a\x01b</StartAfter>"},
		"uploads&key-marker=%01&prefix=a": {"<KeyMarker>\x01</KeyMarker>"},
	} {
		got := string(b.must("GET", "odd", query, "").body)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q has no %q", query, got, want)
			}
		}
	}
}

func TestRestorePriority(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "cold", "", "")
	const job = "<RestoreRequest><Days>2</Days><JobParameters><Tier>%</Tier></JobParameters></RestoreRequest>"
	for class, want := range map[string]string{"ColdArchive": "Bulk", "DeepColdArchive": "Expedited", "Archive": ""} {
		b.must("PUT", "cold/"+class, "", "x", "x-oss-storage-class: "+class)
		document := strings.ReplaceAll(job, "%", want)
		if class == "Archive" {
			b.refused(400, "MalformedXML", "POST", "cold/Archive", "restore", strings.ReplaceAll(job, "%", "Standard"))
			document = ""
		}
		if got := b.must("POST", "cold/"+class, "restore", document).Header.Get("x-oss-object-restore-priority"); got != want {
			t.Errorf("%s: priority %q, want %q", class, got, want)
		}
	}
	b.must("PUT", "cold/plain", "", "x", "x-oss-storage-class: ColdArchive")
	if got := b.must("POST", "cold/plain", "restore", "").Header.Get("x-oss-object-restore-priority"); got != "Standard" {
		t.Errorf("without a tier: %q", got)
	}
}

// TestWatermarkInPlainBase64: the text is read in the plain alphabet too, which is what ali-oss sends.
func TestWatermarkInPlainBase64(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "pictures", "", "")
	b.must("PUT", "pictures/a.png", "", picture(t, 200, 100))
	text := base64.StdEncoding.EncodeToString([]byte("图片服务>"))
	if !strings.Contains(text, "+") {
		t.Fatalf("%s has nothing of the plain alphabet", text)
	}
	b.must("GET", "pictures/a.png", process("image/watermark,text_"+text+",color_ff6a00,"), "")
}
