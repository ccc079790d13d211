package oss

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

func ptr[T any](v T) *T { return &v }

func TestEncode(t *testing.T) {
	t.Parallel()
	list := &ListBucketResult{Name: "b", Prefix: "a b/", MaxKeys: 100, IsTruncated: true, NextMarker: "a b/ü",
		Contents:       []ObjectEntry{{Key: "a b/ü", LastModified: "2026-11-21T12:00:00.000Z", ETag: `"00"`, Type: "Normal", Size: 3, StorageClass: "Standard", Owner: &Owner{"1", "1"}}},
		CommonPrefixes: []CommonPrefix{{"a b/c/"}}}
	list.URLEncode()
	versions := &ListVersionsResult{Name: "b", MaxKeys: 100}
	first, second := VersionEntry{Key: "k", VersionId: "v2", IsLatest: true}, VersionEntry{Key: "k", VersionId: "v1"}
	first.XMLName.Local, second.XMLName.Local = "DeleteMarker", "Version"
	versions.Entries = []VersionEntry{first, second}
	for _, tc := range []struct {
		doc  any
		want string
	}{
		{&LocationConstraint{Location: "oss-cn-hangzhou"}, `<LocationConstraint>oss-cn-hangzhou</LocationConstraint>`},
		{&BucketLoggingStatus{}, `<BucketLoggingStatus></BucketLoggingStatus>`},
		{&VersioningConfiguration{}, `<VersioningConfiguration></VersioningConfiguration>`},
		{&Tagging{}, `<Tagging><TagSet></TagSet></Tagging>`},
		{&RefererConfiguration{AllowEmptyReferer: true}, `<RefererConfiguration><AllowEmptyReferer>true</AllowEmptyReferer><RefererList></RefererList></RefererConfiguration>`},
		{&AccessControlPolicy{Owner: Owner{"1", "n"}, AccessControlList: Grants{"private"}},
			`<AccessControlPolicy><Owner><ID>1</ID><DisplayName>n</DisplayName></Owner><AccessControlList><Grant>private</Grant></AccessControlList></AccessControlPolicy>`},
		{list, `<ListBucketResult><Name>b</Name><Prefix>a%20b%2F</Prefix><Marker></Marker><MaxKeys>100</MaxKeys><Delimiter></Delimiter><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextMarker>a%20b%2F%C3%BC</NextMarker>` +
			`<Contents><Key>a%20b%2F%C3%BC</Key><LastModified>2026-11-21T12:00:00.000Z</LastModified><ETag>&#34;00&#34;</ETag><Type>Normal</Type><Size>3</Size><StorageClass>Standard</StorageClass><Owner><ID>1</ID><DisplayName>1</DisplayName></Owner></Contents>` +
			`<CommonPrefixes><Prefix>a%20b%2Fc%2F</Prefix></CommonPrefixes></ListBucketResult>`},
		{&ListAllMyBucketsResult{Owner: Owner{"1", "1"}}, `<ListAllMyBucketsResult><Owner><ID>1</ID><DisplayName>1</DisplayName></Owner><Buckets></Buckets></ListAllMyBucketsResult>`},
		{versions, `<ListVersionsResult><Name>b</Name><Prefix></Prefix><KeyMarker></KeyMarker><VersionIdMarker></VersionIdMarker><MaxKeys>100</MaxKeys><Delimiter></Delimiter><IsTruncated>false</IsTruncated>` +
			`<DeleteMarker><Key>k</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest><LastModified></LastModified></DeleteMarker><Version><Key>k</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest><LastModified></LastModified></Version></ListVersionsResult>`},
	} {
		got, err := Encode(tc.doc)
		if err != nil {
			t.Errorf("%T: %v", tc.doc, err)
			continue
		}
		want := `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + tc.want + "\n"
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%T (-want +got):\n%s", tc.doc, diff)
		}
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>`,
		`<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://doc.oss-cn-hangzhou.aliyuncs.com"><Object><Key>a</Key></Object><Quiet> true </Quiet></Delete>` + "\n\n",
		`<!-- c --><Delete><Quiet>true</Quiet><Unknown><Deep/></Unknown><Object><Key><![CDATA[a]]></Key></Object></Delete><!-- c -->`,
	} {
		var got Delete
		if err := Decode(strings.NewReader(body), MaxDeleteBody, &got); err != nil {
			t.Errorf("%s: %v", body, err)
			continue
		}
		if !got.Quiet || len(got.Objects) != 1 || got.Objects[0].Key != "a" {
			t.Errorf("%s: %+v", body, got)
		}
	}
	for name, body := range map[string]string{
		"empty":       "",
		"other root":  `<Remove/>`,
		"broken":      `<Delete><Object></Delete>`,
		"cut":         `<Delete><Object>`,
		"trailing":    `<Delete/><Delete/>`,
		"text behind": `<Delete/>x`,
		"not boolean": `<Delete><Quiet>maybe</Quiet></Delete>`,
		"doctype":     `<!DOCTYPE Delete [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>`,
		"entity":      `<Delete><Object><Key>&a;</Key></Object></Delete>`,
		"deep":        strings.Repeat("<Delete>", 30) + strings.Repeat("</Delete>", 30),
		"charset":     `<?xml version="1.0" encoding="GBK"?><Delete/>`,
		"not UTF-8":   "<Delete><Object><Key>\xff</Key></Object></Delete>",
		"json":        `{"Delete":{}}`,
		"too large":   `<Delete>` + strings.Repeat(" ", 4096) + `</Delete>`,
	} {
		if err := Decode(strings.NewReader(body), 4096, new(Delete)); !errors.Is(err, ErrMalformedXML) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A configuration that is stored and read back is the configuration that was put.
func TestConfigurationsEcho(t *testing.T) {
	t.Parallel()
	for _, doc := range []struct{ put, got any }{
		{&CORSConfiguration{Rules: []CORSRule{{AllowedOrigin: []string{"*", "http://a"}, AllowedMethod: []string{"GET"}, MaxAgeSeconds: ptr[int64](0)}}, ResponseVary: ptr(false)}, &CORSConfiguration{}},
		{&LifecycleConfiguration{Rules: []LifecycleRule{{ID: "r", Status: "Enabled", Tags: []Tag{{"a", "b"}}, Expiration: &LifecycleExpiration{Days: ptr(3)}, Transitions: []LifecycleTransition{{Days: ptr(1), StorageClass: "IA", IsAccessTime: ptr(false)}},
			Filter: &LifecycleFilter{Not: []LifecycleNot{{Prefix: "x", Tag: &Tag{"k", "v"}}}}, NoncurrentVersionTransitions: []NoncurrentVersionTransition{{NoncurrentDays: 5, StorageClass: "Archive"}}}}}, &LifecycleConfiguration{}},
		{&WebsiteConfiguration{IndexDocument: &IndexDocument{Suffix: "i", SupportSubDir: ptr(true), Type: ptr(0)}, RoutingRules: &RoutingRules{[]RoutingRule{{RuleNumber: ptr(1), Condition: &RoutingCondition{HttpErrorCodeReturnedEquals: ptr(404), IncludeHeader: []HeaderCondition{{Key: "k", Equals: "v"}}},
			Redirect: &RoutingRedirect{RedirectType: "Mirror", MirrorHeaders: &MirrorHeaders{PassAll: ptr(false), Pass: []string{"a"}, Set: []Tag{{"k", "v"}}}, ReplaceKeyPrefixWith: ptr("")}}}}}, &WebsiteConfiguration{}},
		{&ReplicationConfiguration{Rules: []ReplicationRule{{ID: "1", RTC: &ReplicationSwitch{"enabled"}, PrefixSet: &ReplicationPrefixes{[]string{"a", "b"}}, Action: "ALL", Destination: ReplicationTarget{"b", "oss-x", "internal"}}}}, &ReplicationConfiguration{}},
		{&InventoryConfiguration{Id: "i", IsEnabled: true, Destination: InventoryDestination{InventoryBucket{Format: "CSV", Encryption: &InventoryEncryption{KMS: &InventoryKMS{"k"}}}}, OptionalFields: &InventoryFields{[]string{"Size"}}}, &InventoryConfiguration{}},
		{&BucketLoggingStatus{LoggingEnabled: &LoggingEnabled{TargetBucket: "t"}}, &BucketLoggingStatus{}},
		{&ServerSideEncryptionRule{ApplyServerSideEncryptionByDefault: EncryptionDefault{SSEAlgorithm: "KMS", KMSMasterKeyID: new("k")}}, &ServerSideEncryptionRule{}},
		{&BucketCnameConfiguration{Cname: CnameRequest{Domain: "d", CertificateConfiguration: &CertificateConfiguration{CertId: "c", Force: ptr(true)}}}, &BucketCnameConfiguration{}},
		{&ObjectWormConfiguration{ObjectWormEnabled: "Enabled", Rule: &ObjectWormRule{DefaultRetention{"COMPLIANCE", ptr(1), nil}}}, &ObjectWormConfiguration{}},
	} {
		body, err := Encode(doc.put)
		if err != nil {
			t.Errorf("%T: %v", doc.put, err)
			continue
		}
		if err := Unmarshal(body, doc.got); err != nil {
			t.Errorf("%T: %v", doc.put, err)
			continue
		}
		again, err := Encode(doc.got)
		if err != nil || string(again) != string(body) {
			t.Errorf("%T: %v (-put +read back):\n%s", doc.put, err, cmp.Diff(string(body), string(again)))
		}
	}
}

func TestErrorBody(t *testing.T) {
	t.Parallel()
	e := ErrNoSuchBucket.Detail("BucketName", "a<b")
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>NoSuchBucket</Code>
  <Message>The specified bucket does not exist.</Message>
  <RequestId>0123</RequestId>
  <HostId>h</HostId>
  <BucketName>a&lt;b</BucketName>
  <EC>0015-00000101</EC>
  <RecommendDoc>https://api.aliyun.com/troubleshoot?q=0015-00000101</RecommendDoc>
</Error>
`
	w := httptest.NewRecorder()
	WriteError(w, "GET", e, "0123", "h")
	if diff := cmp.Diff(want, w.Body.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if w.Code != 404 || w.Header().Get("Content-Type") != "application/xml" || w.Header().Get("X-Oss-Ec") != "0015-00000101" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	head := httptest.NewRecorder()
	WriteError(head, "HEAD", e, "0123", "h")
	decoded, err := base64.StdEncoding.DecodeString(head.Header().Get("X-Oss-Err"))
	if err != nil || string(decoded) != want || head.Body.Len() != 0 || head.Code != 404 {
		t.Errorf("HEAD: %d %q %v", head.Code, decoded, err)
	}
	unchanged := httptest.NewRecorder()
	WriteError(unchanged, "GET", ErrNotModified, "0123", "h")
	if unchanged.Code != 304 || unchanged.Body.Len() != 0 {
		t.Errorf("304 with a body: %q", unchanged.Body)
	}
}

func TestErrorIdentity(t *testing.T) {
	t.Parallel()
	if errors.Is(ErrExpired, ErrNoDate) || errors.Is(ErrBucketStorageClassDiffers, ErrBucketAlreadyExists) {
		t.Error("errors that share a code must stay apart")
	}
	var e error = fmt.Errorf("wrapped: %w", ErrNoSuchKey.Detail("Key", "k"))
	var api *apierr.Error
	if !errors.Is(e, ErrNoSuchKey) || !errors.As(e, &api) || ErrorEC(api) != "0026-00000001" {
		t.Errorf("%v", e)
	}
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(`<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>`))
	f.Add([]byte(`<LifecycleConfiguration><Rule><Prefix/><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>`))
	f.Add([]byte(`<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"x"</ETag></Part></CompleteMultipartUpload>`))
	f.Add([]byte(`<!DOCTYPE a [<!ENTITY b "c">]><CORSConfiguration>&b;</CORSConfiguration>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, doc := range []any{&Delete{}, &LifecycleConfiguration{}, &CompleteMultipartUpload{}, &CORSConfiguration{}, &WebsiteConfiguration{}, &Tagging{}} {
			if err := Unmarshal(body, doc); err != nil {
				if !errors.Is(err, ErrMalformedXML) {
					t.Fatalf("%T: %v", doc, err)
				}
				continue
			}
			if _, err := Encode(doc); err != nil {
				t.Fatalf("%T read and not written: %v", doc, err)
			}
		}
	})
}
