package server

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const versioningOn = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
const versioningOff = "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>"

// newVersionBench is a bench with a versioned bucket "v".
func newVersionBench(t *testing.T) *bucketBench {
	b := newBucketBench(t)
	b.must("PUT", "v-bucket", "", "")
	b.must("PUT", "v-bucket", "versioning", versioningOn)
	return b
}

func (a answer) version() string { return a.Header.Get("x-oss-version-id") }

// versions lists a bucket as key:version, "!" before a delete marker and "*" behind the latest.
func (b *bucketBench) versions(bucket, query string) (list []string, a answer) {
	b.t.Helper()
	a = b.must("GET", bucket, "versions&"+query, "")
	for _, part := range strings.Split(string(a.body), "<VersionId>")[1:] {
		version, rest, _ := strings.Cut(part, "</VersionId>")
		before := string(a.body)[:strings.Index(string(a.body), part)]
		key := before[strings.LastIndex(before, "<Key>")+5 : strings.LastIndex(before, "</Key>")]
		entry := key + ":" + version
		if strings.LastIndex(before, "<DeleteMarker>") > strings.LastIndex(before, "<Version>") {
			entry = "!" + entry
		}
		if strings.HasPrefix(rest, "<IsLatest>true") {
			entry += "*"
		}
		list = append(list, entry)
	}
	return list, a
}

func wantList(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// A version stays until it is deleted by its id, and every operation on an object may name one.
func TestVersions(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	if status := b.must("GET", "v-bucket", "versioning", "").element(t, "Status"); status != "Enabled" {
		t.Errorf("status %q", status)
	}
	if v := b.must("GET", "v-bucket", "bucketInfo", "").element(t, "Versioning"); v != "Enabled" {
		t.Errorf("bucket info says %q", v)
	}
	one := b.must("PUT", "v-bucket/k", "", "one", "x-oss-forbid-overwrite: true").version()
	two := b.must("PUT", "v-bucket/k", "", "twice", "x-oss-forbid-overwrite: true").version() // which means nothing here
	if one == two || !strings.HasPrefix(one, "CAEQ") {
		t.Fatalf("versions %q and %q", one, two)
	}
	for version, want := range map[string]string{"": "twice", one: "one", two: "twice"} {
		query := ""
		if version != "" {
			query = "versionId=" + version
		}
		if a := b.must("GET", "v-bucket/k", query, ""); string(a.body) != want || version != "" && a.version() != version {
			t.Errorf("version %q: %q %q", version, a.body, a.version())
		}
		if a := b.must("HEAD", "v-bucket/k", query+"&objectMeta", ""); a.ContentLength != int64(len(want)) {
			t.Errorf("meta of %q: %d", version, a.ContentLength)
		}
	}
	b.must("PUT", "v-bucket/k", "acl&versionId="+one, "", "x-oss-object-acl: public-read")
	if acl := b.must("GET", "v-bucket/k", "acl&versionId="+one, "").element(t, "Grant"); acl != "public-read" {
		t.Errorf("grant of the first version: %s", acl)
	}
	if acl := b.must("GET", "v-bucket/k", "acl", "").element(t, "Grant"); acl != "default" {
		t.Errorf("grant of the second version: %s", acl)
	}
	b.as("").must("GET", "v-bucket/k", "versionId="+one, "")
	b.as("").refused(403, "AccessDenied", "GET", "v-bucket/k", "", "")
	tags := "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>"
	if v := b.must("PUT", "v-bucket/k", "tagging&versionId="+one, tags).version(); v != one {
		t.Errorf("tagged %q", v)
	}
	if a := b.must("GET", "v-bucket/k", "tagging", ""); strings.Contains(string(a.body), "<Tag>") {
		t.Errorf("tags of the second version: %s", a.body)
	}
	b.must("DELETE", "v-bucket/k", "tagging&versionId="+one, "")
	b.refused(404, "NoSuchVersion", "GET", "v-bucket/k", "versionId=null", "")
	got, _ := b.versions("v-bucket", "")
	wantList(t, got, "k:"+two+"*", "k:"+one)
	b.refused(409, "BucketNotEmpty", "DELETE", "v-bucket", "", "")
}

// A deletion without a version hides an object, and removing the delete marker brings it back.
func TestDeleteMarkers(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	one := b.must("PUT", "v-bucket/k", "", "one").version()
	deletion := b.must("DELETE", "v-bucket/k", "", "")
	marker := deletion.version()
	if deletion.Header.Get("x-oss-delete-marker") != "true" || marker == "" || marker == one {
		t.Fatalf("deletion: %v", deletion.Header)
	}
	hidden := b.refused(404, "NoSuchKey", "GET", "v-bucket/k", "", "")
	if hidden.Header.Get("x-oss-delete-marker") != "true" || hidden.version() != marker {
		t.Errorf("hidden object: %v", hidden.Header)
	}
	b.refused(405, "MethodNotAllowed", "GET", "v-bucket/k", "versionId="+marker, "")
	if a := b.must("GET", "v-bucket", "", ""); strings.Contains(string(a.body), "<Key>") {
		t.Errorf("a hidden object is listed: %s", a.body)
	}
	got, _ := b.versions("v-bucket", "")
	wantList(t, got, "!k:"+marker+"*", "k:"+one)
	if n := b.must("GET", "v-bucket", "stat", "").element(t, "DeleteMarkerCount"); n != "1" {
		t.Errorf("%s delete markers", n)
	}
	b.refused(409, "BucketNotEmpty", "DELETE", "v-bucket", "", "")
	if a := b.must("DELETE", "v-bucket/k", "versionId="+marker, ""); a.Header.Get("x-oss-delete-marker") != "true" || a.version() != marker {
		t.Errorf("removal of the marker: %v", a.Header)
	}
	if a := b.must("GET", "v-bucket/k", "", ""); string(a.body) != "one" {
		t.Errorf("got %q", a.body)
	}
	two := b.must("PUT", "v-bucket/k", "", "two").version()
	b.must("DELETE", "v-bucket/k", "versionId="+two, "")
	if a := b.must("GET", "v-bucket/k", "", ""); a.version() != one {
		t.Errorf("after the current version is gone: %q", a.version())
	}
	b.must("DELETE", "v-bucket/k", "versionId="+two, "") // is gone already
	b.must("DELETE", "v-bucket/k", "versionId="+one, "")
	b.must("DELETE", "v-bucket", "", "")
}

// While versioning is suspended there is one version that is overwritten, and the others stay.
func TestSuspendedVersioning(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "v-bucket", "", "")
	b.must("PUT", "v-bucket/k", "", "before")
	b.must("PUT", "v-bucket", "versioning", versioningOn)
	one := b.must("PUT", "v-bucket/k", "", "one").version()
	got, _ := b.versions("v-bucket", "")
	wantList(t, got, "k:"+one+"*", "k:null")
	b.must("PUT", "v-bucket", "versioning", versioningOff)
	if v := b.must("PUT", "v-bucket/k", "", "null").version(); v != "null" {
		t.Errorf("version %q", v)
	}
	got, _ = b.versions("v-bucket", "")
	wantList(t, got, "k:null*", "k:"+one)
	if v := b.must("DELETE", "v-bucket/k", "", "").version(); v != "null" {
		t.Errorf("marker %q", v)
	}
	got, _ = b.versions("v-bucket", "")
	wantList(t, got, "!k:null*", "k:"+one)
	b.must("PUT", "v-bucket/k", "", "again")
	got, _ = b.versions("v-bucket", "")
	wantList(t, got, "k:null*", "k:"+one)
	if a := b.must("GET", "v-bucket/k", "versionId=null", ""); string(a.body) != "again" {
		t.Errorf("got %q", a.body)
	}
	b.refused(400, "MalformedXML", "PUT", "v-bucket", "versioning", "<VersioningConfiguration><Status>Off</Status></VersioningConfiguration>")
}

// Copies name the version that they read and the one that they make; a link leads to the current version.
func TestVersionsOfOtherForms(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	one := b.must("PUT", "v-bucket/k", "", "one").version()
	b.must("PUT", "v-bucket/k", "", "two")
	back := b.must("PUT", "v-bucket/k", "", "", "x-oss-copy-source: /v-bucket/k?versionId="+one)
	if back.Header.Get("x-oss-copy-source-version-id") != one || back.version() == "" {
		t.Errorf("copy: %v", back.Header)
	}
	if a := b.must("GET", "v-bucket/k", "", ""); string(a.body) != "one" {
		t.Errorf("got %q", a.body)
	}
	marker := b.must("DELETE", "v-bucket/k", "", "").version()
	b.refused(404, "NoSuchKey", "PUT", "v-bucket/c", "", "", "x-oss-copy-source: /v-bucket/k?versionId="+marker)
	b.must("DELETE", "v-bucket/k", "versionId="+marker, "")

	link := b.must("PUT", "v-bucket/l", "symlink", "", "x-oss-symlink-target: k").version()
	b.must("PUT", "v-bucket/l", "symlink", "", "x-oss-symlink-target: other")
	if a := b.must("GET", "v-bucket/l", "symlink&versionId="+link, ""); a.Header.Get("x-oss-symlink-target") != "k" || a.version() != link {
		t.Errorf("link: %v", a.Header)
	}
	if a := b.must("GET", "v-bucket/l", "versionId="+link, ""); string(a.body) != "one" || a.version() != link {
		t.Errorf("through the link: %q %v", a.body, a.Header)
	}

	first := b.must("POST", "v-bucket/a", "append&position=0", "123").version()
	if v := b.must("POST", "v-bucket/a", "append&position=3", "456").version(); v != first || v == "" {
		t.Errorf("append made version %q of %q", v, first)
	}
	b.refused(400, "OperationNotSupported", "PUT", "v-bucket/a", "", "", "x-oss-copy-source: /v-bucket/a")
	b.must("DELETE", "v-bucket/a", "", "")
	if a := b.must("POST", "v-bucket/a", "append&position=0", "789"); a.Header.Get("x-oss-next-append-position") != "3" || a.version() == first {
		t.Errorf("append behind a marker: %v", a.Header)
	}
	if a := b.must("GET", "v-bucket/a", "versionId="+first, ""); string(a.body) != "123456" {
		t.Errorf("got %q", a.body)
	}

	upload := b.must("POST", "v-bucket/m", "uploads", "").element(t, "UploadId")
	tag := b.must("PUT", "v-bucket/m", "partNumber=1&uploadId="+upload, "part").Header.Get("ETag")
	whole := b.must("POST", "v-bucket/m", "uploadId="+upload, "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"+tag+"</ETag></Part></CompleteMultipartUpload>")
	if whole.version() == "" {
		t.Error("a completed upload has no version")
	}
}

// DeleteMultipleObjects tells for each key what it did.
func TestDeleteVersionsAtOnce(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	one := b.must("PUT", "v-bucket/a", "", "1").version()
	b.must("PUT", "v-bucket/b", "", "1")
	marker := b.must("DELETE", "v-bucket/b", "", "").version()
	body := "<Delete><Object><Key>a</Key><VersionId>" + one + "</VersionId></Object><Object><Key>b</Key><VersionId>" + marker +
		"</VersionId></Object><Object><Key>c</Key></Object></Delete>"
	a := b.must("POST", "v-bucket", "delete", body, contentMD5Of(body))
	for _, want := range []string{
		"<Key>a</Key><VersionId>" + one + "</VersionId></Deleted>",
		"<Key>b</Key><VersionId>" + marker + "</VersionId><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>" + marker,
		"<Key>c</Key><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>CAEQ",
	} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("%s\nlacks %s", a.body, want)
		}
	}
}

// Every page of a list of versions goes on where the one before ended, with and without grouping.
func TestPagesOfVersions(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	for range 3 {
		for _, key := range []string{"a", "d/1", "d/2", "z"} {
			b.must("PUT", "v-bucket/"+key, "", "x")
		}
		b.must("DELETE", "v-bucket/a", "", "")
	}
	whole, _ := b.versions("v-bucket", "")
	if len(whole) != 15 {
		t.Fatalf("%d entries: %v", len(whole), whole)
	}
	for size := 1; size <= 6; size++ {
		var all []string
		query := fmt.Sprintf("max-keys=%d", size)
		for page := 0; ; page++ {
			got, a := b.versions("v-bucket", query)
			if all = append(all, got...); len(got) > size || page > 20 {
				t.Fatalf("page of %d: %v", size, got)
			}
			if a.element(t, "IsTruncated") != "true" {
				break
			}
			query = fmt.Sprintf("max-keys=%d&key-marker=%s&version-id-marker=%s", size, a.element(t, "NextKeyMarker"), a.element(t, "NextVersionIdMarker"))
		}
		wantList(t, all, whole...)
	}
	got, a := b.versions("v-bucket", "delimiter=%2F&max-keys=7")
	if len(got) != 6 || a.element(t, "NextKeyMarker") != "d/" || !strings.Contains(string(a.body), "<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>") {
		t.Errorf("grouped: %v %s", got, a.body)
	}
	got, _ = b.versions("v-bucket", "delimiter=%2F&max-keys=7&key-marker=d%2F")
	wantList(t, got, whole[12:]...)
	got, _ = b.versions("v-bucket", "prefix=d%2F2")
	wantList(t, got, whole[9:12]...)
	b.refused(400, "InvalidArgument", "GET", "v-bucket", "versions&version-id-marker=x", "")
}

// What a retention policy protects is neither deleted nor overwritten until its time has passed.
func TestBucketWorm(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "w-bucket", "", "")
	b.must("PUT", "w-bucket/k", "", "kept")
	b.refused(400, "InvalidWORMConfiguration", "POST", "w-bucket", "worm", wormDays("Initiate", 0))
	id := b.must("POST", "w-bucket", "worm", wormDays("Initiate", 2)).Header.Get("x-oss-worm-id")
	b.refused(409, "WORMConfigurationAlreadyExists", "POST", "w-bucket", "worm", wormDays("Initiate", 2))
	b.refused(409, "FileImmutable", "DELETE", "w-bucket/k", "", "")
	if a := b.must("GET", "w-bucket", "worm", ""); a.element(t, "State") != "InProgress" || a.element(t, "WormId") != id {
		t.Errorf("policy: %s", a.body)
	}
	b.must("DELETE", "w-bucket", "worm", "")
	b.refused(404, "NoSuchWORMConfiguration", "GET", "w-bucket", "worm", "")
	b.must("DELETE", "w-bucket/k", "", "")

	// One that nobody locks is gone after a day.
	id = b.must("POST", "w-bucket", "worm", wormDays("Initiate", 2)).Header.Get("x-oss-worm-id")
	b.advance(25 * time.Hour)
	b.refused(404, "NoSuchWORMConfiguration", "POST", "w-bucket", "wormId="+id, "")

	id = b.must("POST", "w-bucket", "worm", wormDays("Initiate", 2)).Header.Get("x-oss-worm-id")
	b.must("PUT", "w-bucket/k", "", "kept")
	b.refused(400, "InvalidWORMConfiguration", "POST", "w-bucket", "wormExtend&wormId="+id, wormDays("Extend", 3))
	b.must("POST", "w-bucket", "wormId="+id, "")
	b.refused(403, "WORMConfigurationLocked", "DELETE", "w-bucket", "worm", "")
	b.must("POST", "w-bucket", "wormExtend&wormId="+id, wormDays("Extend", 3))
	b.refused(400, "InvalidWORMConfiguration", "POST", "w-bucket", "wormExtend&wormId="+id, wormDays("Extend", 1))
	b.refused(409, "FileImmutable", "PUT", "w-bucket/k", "", "new")
	b.refused(409, "FileImmutable", "PUT", "w-bucket/k", "symlink", "", "x-oss-symlink-target: x")
	b.refused(409, "InvalidBucketState", "PUT", "w-bucket", "versioning", versioningOn)
	b.advance(73 * time.Hour)
	b.must("DELETE", "w-bucket/k", "", "")
	b.must("DELETE", "w-bucket", "", "")
}

func wormDays(root string, days int) string {
	return fmt.Sprintf("<%sWormConfiguration><RetentionPeriodInDays>%d</RetentionPeriodInDays></%sWormConfiguration>", root, days, root)
}

// An object may have a retention of its own and a legal hold; its bucket may have a default.
func TestObjectWorm(t *testing.T) {
	t.Parallel()
	b := newVersionBench(t)
	hold := func(on string) string { return "<LegalHold><Status>" + on + "</Status></LegalHold>" }
	retention := func(mode string, after time.Duration) string {
		return "<Retention><Mode>" + mode + "</Mode><RetainUntilDate>" + b.world.Clock().Now().Add(after).Format(time.RFC3339) + "</RetainUntilDate></Retention>"
	}
	v := b.must("PUT", "v-bucket/k", "", "kept").version()
	b.refused(400, "InvalidRequest", "PUT", "v-bucket/k", "retention", retention("COMPLIANCE", time.Hour))
	b.must("PUT", "v-bucket", "objectWorm", "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled></ObjectWormConfiguration>")
	b.must("PUT", "v-bucket/k", "retention", retention("GOVERNANCE", time.Hour))
	b.refused(409, "FileImmutable", "PUT", "v-bucket/k", "retention", retention("GOVERNANCE", time.Minute))
	b.must("PUT", "v-bucket/k", "retention", retention("GOVERNANCE", 2*time.Minute), "x-oss-bypass-governance-retention: true")
	b.must("PUT", "v-bucket/k", "retention", retention("COMPLIANCE", time.Hour))
	b.refused(409, "FileImmutable", "PUT", "v-bucket/k", "retention", retention("COMPLIANCE", time.Minute), "x-oss-bypass-governance-retention: true")
	if mode := b.must("GET", "v-bucket/k", "retention", "").element(t, "Mode"); mode != "COMPLIANCE" {
		t.Errorf("mode %q", mode)
	}
	b.refused(409, "FileImmutable", "DELETE", "v-bucket/k", "versionId="+v, "")
	marker := b.must("DELETE", "v-bucket/k", "", "").version() // hides it, which is allowed
	b.must("DELETE", "v-bucket/k", "versionId="+marker, "")
	b.advance(2 * time.Hour)
	b.must("PUT", "v-bucket/k", "legalHold", hold("ON"))
	b.refused(409, "FileImmutable", "DELETE", "v-bucket/k", "versionId="+v, "")
	b.must("PUT", "v-bucket/k", "legalHold", hold("OFF"))
	b.must("DELETE", "v-bucket/k", "versionId="+v, "")

	b.must("PUT", "v-bucket", "objectWorm", "<ObjectWormConfiguration><ObjectWormEnabled>Enabled</ObjectWormEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Days>1</Days></DefaultRetention></Rule></ObjectWormConfiguration>")
	b.must("PUT", "v-bucket/d", "", "kept")
	a := b.must("HEAD", "v-bucket/d", "", "")
	if a.Header.Get("x-oss-object-worm-mode") != "COMPLIANCE" || a.Header.Get("x-oss-object-worm-retain-until-date") == "" {
		t.Errorf("default retention: %v", a.Header)
	}
}

// Archived content is readable from a while after its restore until the days that were asked for have passed.
func TestRestore(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "cold", "", "")
	b.must("PUT", "cold/std", "", "x")
	b.refused(400, "OperationNotSupported", "POST", "cold/std", "restore", "")
	b.refused(404, "NoSuchKey", "POST", "cold/none", "restore", "")
	for class, takes := range map[string]time.Duration{"Archive": time.Minute, "ColdArchive": 5 * time.Hour, "DeepColdArchive": 48 * time.Hour} {
		key := "cold/" + class
		b.must("PUT", key, "", "frozen", "x-oss-storage-class: "+class)
		b.refused(403, "InvalidObjectState", "GET", key, "", "")
		if a := b.must("POST", key, "restore", "<RestoreRequest><Days>2</Days></RestoreRequest>"); a.StatusCode != 202 {
			t.Errorf("%s: first restore %d", class, a.StatusCode)
		}
		b.refused(409, "RestoreAlreadyInProgress", "POST", key, "restore", "")
		b.refused(409, "ArchiveRestoreNotFinished", "POST", key, "cleanRestoredObject", "")
		if h := b.must("HEAD", key, "", "").Header.Get("x-oss-restore"); h != `ongoing-request="true"` {
			t.Errorf("%s: %s", class, h)
		}
		b.advance(takes + time.Second)
		if a := b.must("GET", key, "", ""); string(a.body) != "frozen" || !strings.HasPrefix(a.Header.Get("x-oss-restore"), `ongoing-request="false", expiry-date="`) {
			t.Errorf("%s: %q %v", class, a.body, a.Header)
		}
		if a := b.must("POST", key, "restore", ""); a.StatusCode != 200 {
			t.Errorf("%s: second restore %d", class, a.StatusCode)
		}
		b.advance(49 * time.Hour)
		b.refused(403, "InvalidObjectState", "GET", key, "", "")
		b.must("POST", key, "restore", "")
		b.advance(takes + time.Second)
		b.must("POST", key, "cleanRestoredObject", "")
		b.refused(403, "InvalidObjectState", "GET", key, "", "")
	}
	b.refused(400, "MalformedXML", "POST", "cold/Archive", "restore", "<RestoreRequest><Days>8</Days></RestoreRequest>")
	b.refused(400, "MalformedXML", "POST", "cold/Archive", "restore", "<RestoreRequest><Days>1</Days><JobParameters><Tier>Never</Tier></JobParameters></RestoreRequest>")
}

// advance moves the clock of the bench's world.
func (b *bucketBench) advance(d time.Duration) {
	b.t.Helper()
	if err := b.world.Advance(d); err != nil {
		b.t.Fatal(err)
	}
}
