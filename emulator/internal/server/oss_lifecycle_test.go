package server

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const day = 24 * time.Hour

// rule wraps what a rule says beside its name and status.
func rule(id, prefix, rest string) string {
	return "<Rule><ID>" + id + "</ID><Prefix>" + prefix + "</Prefix><Status>Enabled</Status>" + rest + "</Rule>"
}

func (b *bucketBench) rules(bucket string, rules ...string) {
	b.t.Helper()
	b.must("PUT", bucket, "lifecycle", "<LifecycleConfiguration>"+strings.Join(rules, "")+"</LifecycleConfiguration>", "x-oss-allow-same-action-overlap: true")
}

func (b *bucketBench) class(target string) string {
	b.t.Helper()
	target, query, _ := strings.Cut(target, "?")
	return b.must("HEAD", target, query, "").Header.Get("x-oss-storage-class")
}

// atOne moves the clock to one o'clock: rules run at midnight, and what happens on which day must not depend on when the
// test runs.
func (b *bucketBench) atOne() {
	b.t.Helper()
	now := b.world.Clock().Now()
	b.advance(now.Truncate(day).Add(day + time.Hour).Sub(now))
}

// Objects move to colder classes and end as the rules say, each by its age, tags and size.
func TestLifecycleOfObjects(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "life", "", "")
	b.atOne()
	b.must("PUT", "life/log/a", "", "short")
	b.must("PUT", "life/log/keep/a", "", "short")
	b.must("PUT", "life/log/big", "", strings.Repeat("x", 2000))
	b.must("PUT", "life/data/a", "", "x")
	b.must("PUT", "life/data/t", "", "x", "x-oss-tagging: keep=no")
	b.must("PUT", "life/other", "", "x")
	b.rules("life",
		rule("logs", "log/", "<Expiration><Days>3</Days></Expiration><Filter><ObjectSizeLessThan>1000</ObjectSizeLessThan><Not><Prefix>log/keep/</Prefix></Not></Filter>"),
		rule("data", "data/", "<Transition><Days>2</Days><StorageClass>IA</StorageClass></Transition><Transition><Days>5</Days><StorageClass>Archive</StorageClass></Transition>"),
		rule("tagged", "data/", "<Tag><Key>keep</Key><Value>no</Value></Tag><Expiration><Days>4</Days></Expiration>"),
	)
	if h := b.must("HEAD", "life/log/a", "", "").Header.Get("x-oss-expiration"); !strings.Contains(h, `rule-id="logs"`) {
		t.Errorf("expiration %q", h)
	}
	b.advance(2*day + 22*time.Hour)
	if class := b.class("life/data/a"); class != "Standard" {
		t.Errorf("before two days: %s", class)
	}
	b.advance(2 * time.Hour)
	if a := b.must("HEAD", "life/data/a", "", ""); a.Header.Get("x-oss-storage-class") != "IA" || a.Header.Get("x-oss-transition-time") == "" {
		t.Errorf("after two days: %v", a.Header)
	}
	b.must("GET", "life/log/a", "", "")
	b.advance(day)
	b.refused(404, "NoSuchKey", "GET", "life/log/a", "", "")
	b.must("GET", "life/log/keep/a", "", "")
	b.must("GET", "life/log/big", "", "")
	b.advance(day)
	b.refused(404, "NoSuchKey", "GET", "life/data/t", "", "")
	b.advance(365 * day)
	if class := b.class("life/data/a"); class != "Archive" {
		t.Errorf("after a year: %s", class)
	}
	b.must("GET", "life/other", "", "")
	if n := blobCount(t, b); n != 4 {
		t.Errorf("%d blobs are left of four objects", n)
	}
}

// blobCount counts the blobs of the bench's store by sweeping none.
func blobCount(t *testing.T, b *bucketBench) int {
	t.Helper()
	n := 0
	if _, err := b.blobs.Sweep(func(string) bool { n++; return true }); err != nil {
		t.Fatal(err)
	}
	return n
}

// Old versions end by the time for which they are no longer current, and a delete marker that hides nothing goes too.
func TestLifecycleOfVersions(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	b.atOne()
	old := b.must("PUT", "v-bucket/k", "", "old").version()
	b.rules("v-bucket", rule("r", "", "<Expiration><Days>10</Days></Expiration><NoncurrentVersionTransition><NoncurrentDays>2</NoncurrentDays><StorageClass>IA</StorageClass></NoncurrentVersionTransition>"+
		"<NoncurrentVersionExpiration><NoncurrentDays>5</NoncurrentDays></NoncurrentVersionExpiration>"),
		rule("m", "k", "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>"))
	b.advance(day)
	now := b.must("PUT", "v-bucket/k", "", "new").version()
	b.advance(3 * day)
	if class := b.class("v-bucket/k?versionId=" + old); class != "IA" {
		t.Errorf("old version: %s", class)
	}
	b.advance(3 * day)
	b.refused(404, "NoSuchVersion", "GET", "v-bucket/k", "versionId="+old, "")
	b.must("GET", "v-bucket/k", "", "")
	b.advance(5 * day)
	b.refused(404, "NoSuchKey", "GET", "v-bucket/k", "", "")
	b.must("GET", "v-bucket/k", "versionId="+now, "")
	b.advance(30 * day)
	if got, _ := b.versions("v-bucket", ""); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
}

// Unfinished uploads end, and the run of a large bucket goes on where one transaction ended.
func TestLifecycleOfUploadsAndOfMany(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "life", "", "")
	upload := b.must("POST", "life/m", "uploads", "").element(t, "UploadId")
	b.must("PUT", "life/m", "partNumber=1&uploadId="+upload, "part")
	for i := range 230 {
		b.must("PUT", fmt.Sprintf("life/o%03d", i), "", "x")
	}
	b.rules("life", rule("all", "", "<Expiration><Days>1</Days></Expiration><AbortMultipartUpload><Days>1</Days></AbortMultipartUpload>"))
	b.advance(3 * day)
	stat := b.must("GET", "life", "stat", "")
	if stat.element(t, "ObjectCount") != "0" || stat.element(t, "MultipartUploadCount") != "0" {
		t.Errorf("left: %s", stat.body)
	}
	if n := blobCount(t, b); n != 0 {
		t.Errorf("%d blobs are left", n)
	}
	b.must("DELETE", "life", "", "")
	b.advance(3 * day)
}

// A policy of retention stands before a rule that would end an object.
func TestLifecycleUnderWorm(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.atOne()
	b.must("PUT", "life", "", "")
	b.must("PUT", "life/o", "", "x")
	id := b.must("POST", "life", "worm", wormDays("Initiate", 5)).Header.Get("x-oss-worm-id")
	b.must("POST", "life", "wormId="+id, "")
	b.rules("life", rule("all", "", "<Expiration><Days>1</Days></Expiration>"))
	b.advance(4 * day)
	b.must("GET", "life/o", "", "")
	b.advance(3 * day)
	b.refused(404, "NoSuchKey", "GET", "life/o", "", "")
}

// A rule by the last access moves what nobody reads, and a read brings it back.
func TestLifecycleByAccess(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.atOne()
	b.must("PUT", "life", "", "")
	b.must("PUT", "life/read", "", "x")
	b.must("PUT", "life/left", "", "x")
	byAccess := rule("a", "", "<Transition><Days>5</Days><StorageClass>IA</StorageClass><IsAccessTime>true</IsAccessTime><ReturnToStdWhenVisit>true</ReturnToStdWhenVisit></Transition>")
	b.refused(400, "InvalidRequest", "PUT", "life", "lifecycle", "<LifecycleConfiguration>"+byAccess+"</LifecycleConfiguration>")
	b.must("PUT", "life", "accessmonitor", "<AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>")
	b.rules("life", byAccess)
	b.advance(4 * day)
	b.must("GET", "life/read", "", "")
	if h := b.must("HEAD", "life/read", "objectMeta", "").Header.Get("x-oss-last-access-time"); h == "" {
		t.Error("no time of the last access")
	}
	b.advance(3 * day)
	if got := b.class("life/read") + " " + b.class("life/left"); got != "Standard IA" {
		t.Errorf("classes: %s", got)
	}
	b.must("GET", "life/left", "", "")
	if class := b.class("life/left"); class != "Standard" {
		t.Errorf("after a read: %s", class)
	}
}

// Rules that contradict themselves or each other are refused.
func TestLifecycleRules(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "life", "", "")
	b.refused(404, "NoSuchLifecycle", "GET", "life", "lifecycle", "")
	days := func(n int) string { return fmt.Sprintf("<Expiration><Days>%d</Days></Expiration>", n) }
	move := func(n int, class string) string {
		return fmt.Sprintf("<Transition><Days>%d</Days><StorageClass>%s</StorageClass></Transition>", n, class)
	}
	for _, c := range []struct{ code, rules string }{
		{"MalformedXML", ""},
		{"MalformedXML", strings.Replace(rule("a", "", days(1)), "Enabled", "On", 1)},
		{"InvalidRequest", rule("a", "", "")},
		{"MalformedXML", rule("a", "", days(0))},
		{"InvalidRequest", rule("a", "", days(9)+"<Transition><CreatedBeforeDate>2026-01-01T00:00:00.000Z</CreatedBeforeDate><StorageClass>IA</StorageClass></Transition>")},
		{"InvalidRequest", rule("a", "", "<NoncurrentVersionTransition><NoncurrentDays>3</NoncurrentDays><StorageClass>IA</StorageClass><IsAccessTime>true</IsAccessTime></NoncurrentVersionTransition>")},
		{"InvalidArgument", rule("a", "", "<Expiration><CreatedBeforeDate>2026-01-01T01:00:00.000Z</CreatedBeforeDate></Expiration>")},
		{"InvalidArgument", rule("a", "", move(30, "Archive")+move(60, "IA"))},
		{"InvalidArgument", rule("a", "", move(30, "Frozen"))},
		{"InvalidArgument", rule("a", "", move(30, "IA")+days(20))},
		{"InvalidArgument", rule("a", "", days(1)) + rule("a", "x", days(1))},
		{"InvalidArgument", rule("a", "x", days(1)) + rule("b", "x/y", days(2))},
		{"InvalidArgument", rule("a", "x", days(1)+"<Filter><Not><Prefix>y</Prefix></Not></Filter>")},
		{"MalformedXML", rule("a", "", "<Expiration><Days>1</Days><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>")},
	} {
		b.refused(400, c.code, "PUT", "life", "lifecycle", "<LifecycleConfiguration>"+c.rules+"</LifecycleConfiguration>")
	}
	b.rules("life", "<Rule><Prefix>p</Prefix><Status>Enabled</Status>"+days(1)+"</Rule>")
	if a := b.must("GET", "life", "lifecycle", ""); len(a.element(t, "ID")) != 36 || a.element(t, "Days") != "1" {
		t.Errorf("kept: %s", a.body)
	}
	b.must("DELETE", "life", "lifecycle", "")
	b.must("DELETE", "life", "lifecycle", "")
	b.refused(404, "NoSuchLifecycle", "GET", "life", "lifecycle", "")
}
