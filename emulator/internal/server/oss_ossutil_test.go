package server

import (
	"strings"
	"testing"
)

// What the tests of ossutil ask of the service and no other official suite does.

func TestRegionListOfBuckets(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	hangzhou, shanghai := b.at("oss-cn-hangzhou.aliyuncs.com"), b.at("oss-cn-shanghai.aliyuncs.com")
	b.at("here.oss-cn-hangzhou.aliyuncs.com").must("PUT", "here", "", "")
	b.at("there.oss-cn-shanghai.aliyuncs.com").must("PUT", "there", "", "")
	for _, tc := range []struct {
		from        *bucketBench
		query       string
		here, there bool
	}{{hangzhou, "", true, true}, {hangzhou, "regionList", true, false}, {shanghai, "regionList", false, true}} {
		text := string(tc.from.must("GET", "", tc.query, "").body)
		if strings.Contains(text, "<Name>here</Name>") != tc.here || strings.Contains(text, "<Name>there</Name>") != tc.there {
			t.Errorf("%q: %s", tc.query, text)
		}
	}
}

// TestMetadataCopyKeepsACL: a copy of an object onto itself leaves its grant alone, unless the bytes are written anew.
func TestMetadataCopyKeepsACL(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	for _, bucket := range []string{"plain", "versioned"} {
		b.must("PUT", bucket, "", "")
	}
	b.must("PUT", "versioned", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
	acl := func(target string) string { return b.must("GET", target, "acl", "").element(t, "Grant") }
	for _, bucket := range []string{"plain", "versioned"} {
		o := bucket + "/o"
		from := "x-oss-copy-source: /" + o
		b.must("PUT", o, "", "x", "x-oss-object-acl: public-read")
		b.must("PUT", o, "", "", from, "x-oss-metadata-directive: REPLACE", "x-oss-meta-a: 1")
		if got := acl(o); got != "public-read" {
			t.Errorf("%s: metadata changed: %s", bucket, got)
		}
		b.must("PUT", o, "", "", from, "x-oss-server-side-encryption: AES256")
		if got := acl(o); got != "default" {
			t.Errorf("%s: encrypted: %s", bucket, got)
		}
	}
	// A link has a grant of its own, which is not that of what it leads to.
	b.must("PUT", "plain/open", "", "x", "x-oss-object-acl: public-read")
	b.must("PUT", "plain/link", "symlink", "", "x-oss-symlink-target: open", "x-oss-object-acl: private")
	b.must("PUT", "plain/link", "", "", "x-oss-copy-source: /plain/link", "x-oss-metadata-directive: REPLACE", "x-oss-meta-a: 1")
	if got := acl("plain/link"); got != "private" {
		t.Errorf("a link: %s", got)
	}
}

// TestKeyBesideAnotherAlgorithm: the name of a key counts with KMS alone; a write or a copy that leaves KMS may carry it
// (A0425), and one that names no algorithm may not.
func TestKeyBesideAnotherAlgorithm(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "sealed", "", "")
	b.must("PUT", "sealed/o", "", "x", "x-oss-server-side-encryption: KMS")
	key := b.must("HEAD", "sealed/o", "", "").Header.Get("x-oss-server-side-encryption-key-id")
	if key == "" {
		t.Fatal("no key is named")
	}
	named := []string{"x-oss-server-side-encryption: AES256", "x-oss-server-side-encryption-key-id: " + key}
	b.must("PUT", "sealed/new", "", "x", named...)
	b.must("PUT", "sealed/o", "", "", append(named, "x-oss-copy-source: /sealed/o")...)
	for _, o := range []string{"sealed/new", "sealed/o"} {
		if got := b.must("HEAD", o, "", "").Header; got.Get("x-oss-server-side-encryption") != "AES256" || got.Get("x-oss-server-side-encryption-key-id") != "" {
			t.Errorf("%s: %v", o, got)
		}
	}
	b.refused(400, "InvalidEncryptionAlgorithmError", "PUT", "sealed/none", "", "x", named[1])
}

func TestPolicyNamesActionsOfRAM(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "ruled", "", "")
	document := func(action string) string {
		return `{"Version":"1","Statement":[{"Effect":"Allow","Action":["` + action + `"],"Principal":["1000000000000002"],"Resource":["acs:oss:*:*:ruled"]}]}`
	}
	b.must("PUT", "ruled", "policy", document("ram:ListObjects"))
	b.refused(400, "InvalidPolicyDocument", "PUT", "ruled", "policy", document("ecs:RunInstances"))
}

func TestFirstOfSeveralRanges(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "ranges", "", "")
	b.must("PUT", "ranges/o", "", "0123456789")
	if got := b.must("GET", "ranges/o", "", "", "Range: bytes=1-2,a-c"); string(got.body) != "12" || got.StatusCode != 206 {
		t.Errorf("%s %q", got.Status, got.body)
	}
	b.refused(416, "InvalidRange", "GET", "ranges/o", "", "", "Range: bytes=-0")
}
