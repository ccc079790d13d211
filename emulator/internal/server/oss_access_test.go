package server

import (
	"net/http"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// newBucketBenchAccount gives the bench with a second account of the public cloud.
func newBucketBenchAccount(b *bucketBench) *bucketBench {
	b.t.Helper()
	err := b.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		if err := tx.Accounts.Insert(&world.Account{ID: "1999999999999999", Name: "stranger", Cloud: "public"}); err != nil {
			return err
		}
		return tx.AccessKeys.Insert(&world.AccessKey{ID: "stranger", Secret: "ringfence", Account: "1999999999999999"})
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return b.as("stranger")
}

func TestAccessControlLists(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	stranger := newBucketBenchAccount(b)
	nobody := b.as("")
	for _, bucket := range []string{"acl-private", "acl-public-read", "acl-public-read-write"} {
		b.must("PUT", bucket, "", "", "x-oss-acl: "+strings.TrimPrefix(bucket, "acl-"))
		for _, object := range []string{"default", "private", "public-read", "public-read-write"} {
			b.must("PUT", bucket+"/"+object, "", "x", "x-oss-object-acl: "+object)
		}
		for _, who := range []*bucketBench{stranger, nobody} {
			for object, want := range map[string]bool{
				"default": bucket != "acl-private", "private": false, "public-read": true, "public-read-write": true, "absent": bucket != "acl-private",
			} {
				got := who.do("GET", bucket+"/"+object, "", "").StatusCode != 403
				if got != want {
					t.Errorf("%s as %q: readable %v, want %v", bucket+"/"+object, who.account, got, want)
				}
			}
			if got, want := who.do("PUT", bucket+"/new", "", "x").StatusCode == 200, bucket == "acl-public-read-write"; got != want {
				t.Errorf("%s as %q: writable %v", bucket, who.account, got)
			}
			if got, want := who.do("GET", bucket, "", "").StatusCode == 200, bucket != "acl-private"; got != want {
				t.Errorf("%s as %q: listed %v", bucket, who.account, got)
			}
			who.refused(403, "AccessDenied", "GET", bucket, "bucketInfo", "")
			who.refused(403, "AccessDenied", "PUT", bucket, "acl", "", "x-oss-acl: public-read")
			who.refused(403, "AccessDenied", "PUT", bucket+"/default", "acl", "", "x-oss-object-acl: private")
			who.refused(403, "AccessDenied", "DELETE", bucket, "", "")
		}
	}
	nobody.refused(403, "AccessDenied", "GET", "", "", "")
	nobody.refused(403, "AccessDenied", "PUT", "new-bucket", "", "")
	nobody.refused(400, "InvalidRequest", "GET", "acl-public-read/default", "response-content-type=x", "")
	b.refused(400, "InvalidArgument", "PUT", "acl-private", "acl", "", "x-oss-acl: public")
	b.must("PUT", "acl-public-read", "publicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess></PublicAccessBlockConfiguration>")
	nobody.refused(403, "AccessDenied", "GET", "acl-public-read/public-read", "", "")
	b.refused(403, "AccessDenied", "PUT", "acl-public-read", "acl", "", "x-oss-acl: public-read-write")
	b.refused(403, "AccessDenied", "PUT", "acl-public-read/o", "", "x", "x-oss-object-acl: public-read")
}

func TestPoliciesOfSessions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "ram-bucket", "", "")
	b.must("PUT", "ram-bucket/open/o", "", "x")
	b.must("PUT", "ram-bucket/shut/o", "", "x")
	policy := `{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject","oss:PutObject"],"Resource":"acs:oss:*:*:ram-bucket/open/*"}]}`
	account := world.Account{ID: "1000000000000004"}
	err := b.world.Update(account, regions.Region{}, func(tx *world.Tx) error {
		if err := tx.Roles.Put(&world.Role{Name: "reader", Policies: []string{policy}}); err != nil {
			return err
		}
		narrow := `{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"*"}]}`
		for id, own := range map[string]string{"STS.reader": "", "STS.narrow": narrow} {
			s := &world.Session{ID: id, Secret: "ringfence", Token: "token", Account: account.ID, Role: "reader", Name: "s", Policy: own, Expires: tx.Now().Add(time.Hour)}
			if err := tx.Sessions.Put(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	session := b.as("STS.reader")
	token := "x-oss-security-token: token"
	narrow := b.as("STS.narrow")
	narrow.must("GET", "ram-bucket/open/o", "", "", token)
	for _, a := range []answer{
		narrow.refused(403, "AccessDenied", "PUT", "ram-bucket/open/new", "", "x", token), // its own policy does not say so
		session.refused(403, "AccessDenied", "GET", "ram-bucket/shut/o", "", "", token),   // nor that of the role
		session.refused(403, "AccessDenied", "GET", "", "", "", token),
	} {
		if !strings.Contains(string(a.body), "Access denied by authorizer") {
			t.Errorf("why: %s", a.body)
		}
	}
	session.must("GET", "ram-bucket/open/o", "", "", token)
	session.must("PUT", "ram-bucket/open/new", "", "x", token)
	session.must("PUT", "ram-bucket/open/copy", "", "", token, "x-oss-copy-source: /ram-bucket/open/o")
	session.refused(403, "AccessDenied", "PUT", "ram-bucket/open/copy", "", "", token, "x-oss-copy-source: /ram-bucket/shut/o")
	session.refused(403, "AccessDenied", "DELETE", "ram-bucket/open/o", "", "", token)
	session.refused(403, "InvalidAccessKeyId", "GET", "ram-bucket/open/o", "", "")
	session.refused(403, "InvalidSecurityToken", "GET", "ram-bucket/open/o", "", "", "x-oss-security-token: other")
	if err := b.world.Advance(2 * time.Hour); err != nil {
		t.Fatal(err)
	}
	session.refused(403, "SecurityTokenExpired", "GET", "ram-bucket/open/o", "", "", token)
}

func TestReferersAndOrigins(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "pages", "", "", "x-oss-acl: public-read")
	b.must("PUT", "pages/o", "", "x")
	b.must("PUT", "pages", "referer", "<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer><RefererList><Referer>http://*.example.com</Referer></RefererList></RefererConfiguration>")
	nobody := b.as("")
	nobody.refused(403, "AccessDenied", "GET", "pages/o", "", "")
	nobody.refused(403, "AccessDenied", "GET", "pages/o", "", "", "Referer: http://evil.org")
	nobody.must("GET", "pages/o", "", "", "Referer: http://www.example.com?x=http://evil.org")
	nobody.must("GET", "pages/o", "", "", "Referer: http://www.example.com/a/page.html")
	b.must("GET", "pages/o", "", "") // signed by header: no page can do that
	b.must("PUT", "pages", "referer", "<RefererConfiguration><AllowEmptyReferer>true</AllowEmptyReferer><RefererList/></RefererConfiguration>")
	nobody.must("GET", "pages/o", "", "", "Referer: http://evil.org")

	b.refused(404, "NoSuchCORSConfiguration", "GET", "pages", "cors", "")
	nobody.refused(403, "AccessForbidden", "OPTIONS", "pages/o", "", "", "Origin: http://a.org", "Access-Control-Request-Method: PUT")
	rule := "<CORSConfiguration><CORSRule><AllowedOrigin>http://*.org</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod>" +
		"<AllowedHeader>x-oss-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule></CORSConfiguration>"
	b.must("PUT", "pages", "cors", rule)
	got := nobody.must("OPTIONS", "pages/o", "", "", "Origin: http://a.org", "Access-Control-Request-Method: PUT", "Access-Control-Request-Headers: X-Oss-Test")
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "http://a.org", "Access-Control-Allow-Methods": "PUT, GET", "Access-Control-Max-Age": "60",
		"Access-Control-Expose-Headers": "ETag", "Access-Control-Allow-Headers": "X-Oss-Test",
	} {
		if got.Header.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, got.Header.Get(name), want)
		}
	}
	nobody.refused(403, "AccessForbidden", "OPTIONS", "pages/o", "", "", "Origin: http://a.com", "Access-Control-Request-Method: PUT")
	nobody.refused(403, "AccessForbidden", "OPTIONS", "pages/o", "", "", "Origin: http://a.org", "Access-Control-Request-Method: DELETE")
	nobody.refused(400, "BadRequest", "OPTIONS", "pages/o", "", "")
	for _, got := range []answer{
		b.do("GET", "pages", "", "", "Origin: http://a.org"), b.do("PUT", "pages/p", "", "", "Origin: http://a.org"),
		nobody.do("GET", "pages/none", "", "", "Origin: http://a.org"), nobody.do("GET", "pages", "acl", "", "Origin: http://a.org"),
	} {
		if got.Header.Get("Access-Control-Allow-Origin") != "http://a.org" {
			t.Errorf("%s %s: a page may not read the answer %d", got.Request.Method, got.Request.URL, got.StatusCode)
		}
	}
	if got := nobody.must("GET", "pages/o", "", "", "Origin: http://a.org"); got.Header.Get("Access-Control-Allow-Origin") != "http://a.org" {
		t.Error("a GET from the origin does not name it")
	}
	b.must("DELETE", "pages", "cors", "")
	b.refused(404, "NoSuchCORSConfiguration", "GET", "pages", "cors", "")
}

// Who may not read the source of a copy does not learn whether it is there, or which versions it has.
func TestMissingSourcesAreToldToReaders(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	stranger := newBucketBenchAccount(b)
	b.must("PUT", "sources", "", "")
	b.must("PUT", "sources", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
	version := b.must("PUT", "sources/o", "", "x").version()
	b.must("PUT", "sources/link", "symlink", "", "x-oss-symlink-target: nothing")
	stranger.must("PUT", "elsewhere", "", "")
	for source, code := range map[string]string{
		"o": "", "o?versionId=" + version: "", "none": "NoSuchKey", "none?versionId=" + version: "NoSuchVersion", "o?versionId=other": "NoSuchVersion", "link": "SymlinkTargetNotExist",
	} {
		from := "x-oss-copy-source: /sources/" + source
		stranger.refused(403, "AccessDenied", "PUT", "elsewhere/copy", "", "", from)
		if code == "" {
			b.must("PUT", "sources/copy", "", "", from)
			continue
		}
		b.refused(404, code, "PUT", "sources/copy", "", "", from)
	}
}

// With the check of signatures off, a key says who calls and nothing else is asked of it, not even when it signed.
func TestKeysAloneWithAuthOff(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "trusting", "", "")
	for _, authorization := range []string{"OSS public:x", "OSS2 AccessKeyId:public,Signature:x", "OSS4-HMAC-SHA256 Credential=public/20200101/cn-beijing/oss/aliyun_v4_request,Signature=x"} {
		for off, want := range map[bool]int{true: http.StatusOK, false: http.StatusForbidden} {
			b.server.options.AuthOff = off
			r, err := http.NewRequest("GET", b.url+"/trusting", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", authorization)
			if got := b.send(r); got.StatusCode != want {
				t.Errorf("%s, checks off %t: %d %s", authorization, off, got.StatusCode, got.body)
			}
		}
	}
}

// A sub-resource that nobody here knows is refused, and nothing else is done in its place.
func TestUnknownSubresources(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "kept", "", "")
	b.refused(400, "ActionNotEmulated", "DELETE", "kept", "requesterQosInfo&qosRequester=1", "")
	b.refused(400, "ActionNotEmulated", "PUT", "kept/o", "dataAccelerator", "x")
	if got := b.must("GET", "kept", "", "").element(t, "Name"); got != "kept" {
		t.Errorf("the bucket is %q", got)
	}
	b.must("PUT", "kept/ch", "live", "<LiveChannelConfiguration><Target><Type>HLS</Type></Target></LiveChannelConfiguration>")
	if got := b.must("GET", "kept", "stat", "").element(t, "LiveChannelCount"); got != "1" {
		t.Errorf("%s live channels", got)
	}
	b.refused(409, "BucketNotEmpty", "DELETE", "kept", "", "")
	b.must("DELETE", "kept/ch", "live", "")
	b.must("DELETE", "kept", "", "")
}

// What cannot be set says so by name, and what was never set says what the service says.
func TestSettingsWithoutEffectAreRefused(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "settings", "", "")
	for query, code := range map[string]string{
		"website": "NoSuchWebsiteConfiguration", "lifecycle": "NoSuchLifecycle", "policy": "NoSuchBucketPolicy", "replication": "NoSuchReplicationConfiguration",
		"transferAcceleration": "NoSuchTransferAccelerationConfiguration", "worm": "NoSuchWORMConfiguration", "encryption": "NoSuchServerSideEncryptionRule",
	} {
		b.refused(404, code, "GET", "settings", query, "")
	}
	for _, query := range []string{"versioning", "logging", "referer", "tagging", "requestPayment", "resourceGroup", "accessmonitor", "stat", "location", "acl", "live"} {
		b.must("GET", "settings", query, "")
	}
	b.refused(405, "MethodNotAllowed", "DELETE", "settings", "acl", "")
}

func TestBuckets(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "bucket-1", "", "<CreateBucketConfiguration><StorageClass>IA</StorageClass></CreateBucketConfiguration>", "x-oss-bucket-tagging: a=b")
	b.must("PUT", "bucket-1", "", "", "x-oss-acl: public-read")
	if got := b.must("GET", "bucket-1", "acl", "").element(t, "Grant"); got != "public-read" {
		t.Errorf("grant %q", got)
	}
	b.refused(409, "BucketAlreadyExists", "PUT", "bucket-1", "", "<CreateBucketConfiguration><StorageClass>Standard</StorageClass></CreateBucketConfiguration>")
	b.refused(400, "MalformedXML", "PUT", "bucket-2", "", "<CreateBucket")
	b.refused(400, "InvalidArgument", "PUT", "bucket-2", "", "<CreateBucketConfiguration><StorageClass>Cheap</StorageClass></CreateBucketConfiguration>")
	for _, name := range []string{"ab", "Upper", "under_score", "-dash", "dash-", strings.Repeat("x", 64)} {
		b.refused(400, "InvalidBucketName", "PUT", name, "", "")
	}
	b.must("PUT", "bucket-2", "", "")
	b.must("PUT", "other", "", "")
	page := b.must("GET", "", "prefix=bucket-&max-keys=1", "")
	if page.element(t, "Name") != "bucket-1" || page.element(t, "NextMarker") != "bucket-1" || page.element(t, "IsTruncated") != "true" {
		t.Errorf("page: %s", page.body)
	}
	if got := b.must("GET", "", "tag-key=a&tag-value=b", ""); strings.Count(string(got.body), "<Name>") != 1 {
		t.Errorf("by tag: %s", got.body)
	}
	b.must("PUT", "bucket-2/o", "", "12345")
	stat := b.must("GET", "bucket-2", "stat", "")
	if stat.element(t, "Storage") != "5" || stat.element(t, "ObjectCount") != "1" {
		t.Errorf("stat: %s", stat.body)
	}
	b.refused(409, "BucketNotEmpty", "DELETE", "bucket-2", "", "")
	b.must("DELETE", "bucket-2/o", "", "")
	b.must("DELETE", "bucket-2", "", "")
	b.refused(404, "NoSuchBucket", "DELETE", "bucket-2", "", "")
	// A bucket is a resource of its account, by which certification names it.
	found := false
	_ = b.world.View(world.Account{ID: "1000000000000004"}, region(t, b, "other"), func(tx *world.Tx) error {
		for _, k := range tx.Kinds() {
			if k.Product == "oss" {
				r, err := tx.Find(k, "other")
				found = found || err == nil && r.Common().ID == "other"
			}
		}
		return nil
	})
	if !found {
		t.Error("the world does not know the bucket as a resource")
	}
}

func region(t *testing.T, b *bucketBench, bucket string) regions.Region {
	t.Helper()
	location := b.must("GET", bucket, "location", "").element(t, "LocationConstraint")
	r, _, ok := b.world.Matrix().OSSLocation(location)
	if !ok {
		t.Fatalf("no location %q", location)
	}
	return r
}

func TestListings(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "lists", "", "")
	for _, key := range []string{"a", "b/1", "b/2", "b/c/3", "b0", "c/4", "d", "d/5", "e/"} {
		b.must("PUT", "lists/"+key, "", key)
	}
	names := func(a answer) string {
		var out []string
		for _, tag := range []string{"Key", "CommonPrefixes><Prefix"} {
			for _, part := range strings.Split(string(a.body), "<"+tag+">")[1:] {
				name, _, _ := strings.Cut(part, "<")
				out = append(out, name)
			}
		}
		return strings.Join(out, " ")
	}
	for query, want := range map[string]string{
		"":                                   "a b/1 b/2 b/c/3 b0 c/4 d d/5 e/",
		"delimiter=%2F":                      "a b0 d b/ c/ d/ e/",
		"prefix=b":                           "b/1 b/2 b/c/3 b0",
		"prefix=b%2F&delimiter=%2F":          "b/1 b/2 b/c/",
		"prefix=e%2F&delimiter=%2F":          "e/",
		"marker=b%2F2":                       "b/c/3 b0 c/4 d d/5 e/",
		"delimiter=%2F&marker=b%2F":          "b0 d c/ d/ e/",
		"prefix=zzz":                         "",
		"max-keys=0":                         "",
		"list-type=2&start-after=d":          "d/5 e/",
		"list-type=2&prefix=d&delimiter=%2F": "d d/",
	} {
		if got := names(b.must("GET", "lists", query, "")); got != want {
			t.Errorf("?%s: %q, want %q", query, got, want)
		}
	}
	for _, kind := range []string{"", "list-type=2&"} {
		for _, delimiter := range []string{"", "delimiter=%2F&"} {
			var got []string
			next := ""
			for page := 0; page < 20; page++ {
				a := b.must("GET", "lists", kind+delimiter+"max-keys=2"+next, "")
				got = append(got, strings.Fields(names(a))...)
				if a.element(t, "IsTruncated") != "true" {
					break
				}
				next = "&marker=" + wire.EscapeKey(a.element(t, "NextMarker"))
				if kind != "" {
					next = "&continuation-token=" + wire.EscapeKey(a.element(t, "NextContinuationToken"))
				}
			}
			want := 9
			if delimiter != "" {
				want = 7
			}
			if len(got) != want {
				t.Errorf("%s%s: %d names by pages of two: %q", kind, delimiter, len(got), got)
			}
		}
	}
	for _, query := range []string{"max-keys=-1", "max-keys=1001", "max-keys=x", "encoding-type=base64", "list-type=2&continuation-token=%21"} {
		b.refused(400, "InvalidArgument", "GET", "lists", query, "")
	}
	versions := b.must("GET", "lists", "versions&max-keys=3", "")
	if strings.Count(string(versions.body), "<VersionId>null</VersionId>") != 3 {
		t.Errorf("versions: %s", versions.body)
	}
}
