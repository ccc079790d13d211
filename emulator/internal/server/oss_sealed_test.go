package server

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// What OSS puts into an encrypted bucket itself is encrypted as what its clients put there: what processing makes, access
// logs, inventories, what is mirrored or fetched. No file holds the plaintext, and the answers tell the algorithm.
func TestWhatOSSKeepsItselfIsSealed(t *testing.T) {
	t.Parallel()
	for _, algorithm := range []string{"AES256", "SM4", "KMS"} {
		t.Run(algorithm, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			files, err := blob.NewFiles(dir, blob.FileOptions{})
			if err != nil {
				t.Fatal(err)
			}
			b := newBucketBenchWith(t, store.NewMemory(), files)
			origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.WriteString(w, "what the origin says of "+r.URL.Path)
			}))
			t.Cleanup(origin.Close)
			b.server.options.Outside = outsideOf{"origin.example", origin.Listener.Addr().String()}
			b.must("PUT", "vault", "", "")
			b.must("PUT", "vault", "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>"+algorithm+"</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")

			b.must("PUT", "vault/a.png", "", noise(t))
			b.must("POST", "vault/a.png", "x-oss-process", "x-oss-process=image/resize,w_32|sys/saveas,o_"+base64.RawURLEncoding.EncodeToString([]byte("small.png")))
			b.must("PUT", "vault", "website", "<WebsiteConfiguration><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Redirect><RedirectType>Mirror</RedirectType>"+
				"<MirrorURL>http://origin.example/</MirrorURL></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>")
			b.must("GET", "vault/mirrored", "", "")
			b.must("POST", "vault", "asyncFetch", "<AsyncFetchTaskConfiguration><Url>http://origin.example/x</Url><Object>fetched</Object></AsyncFetchTaskConfiguration>")
			b.must("PUT", "vault", "logging", "<BucketLoggingStatus><LoggingEnabled><TargetBucket>vault</TargetBucket><TargetPrefix>log-</TargetPrefix></LoggingEnabled></BucketLoggingStatus>")
			b.must("PUT", "vault", "inventory&inventoryId=plain", inventoryTo("plain", ""))
			b.must("PUT", "vault", "inventory&inventoryId=own", inventoryTo("own", "<Encryption><SSE-OSS/></Encryption>"))
			b.must("PUT", "vault", "inventory&inventoryId=kms", inventoryTo("kms", "<Encryption><SSE-KMS><KeyId></KeyId></SSE-KMS></Encryption>"))
			// A short answer is out once the line about it is written; of a long one the client has all before.
			b.must("GET", "vault/mirrored", "", "", "User-Agent: a visitor of whom nobody may know")
			b.advance(48 * time.Hour)

			secrets := map[string]string{"log-": "a visitor of whom nobody may know", "inv/": "sourceBucket", "mirrored": "what the origin says of ", "fetched": "what the origin says of "}
			found := map[string]bool{}
			for _, key := range b.keys("vault", "") {
				got := b.must("GET", "vault/"+strings.ReplaceAll(key, "%2F", "/"), "", "")
				want := algorithm
				switch {
				case strings.Contains(key, "/own"):
					want = "AES256"
				case strings.Contains(key, "/kms"):
					want = "KMS"
				}
				if told := got.Header.Get("x-oss-server-side-encryption"); told != want || (want == "KMS") != (got.Header.Get("x-oss-server-side-encryption-key-id") != "") {
					t.Errorf("%s: kept under %q, want %q", key, told, want)
				}
				for prefix, text := range secrets {
					found[prefix] = found[prefix] || strings.HasPrefix(key, prefix) && bytes.Contains(got.body, []byte(text))
				}
				if len(got.body) >= 64 {
					holds(t, dir, got.body[len(got.body)/2:len(got.body)/2+32], false)
				}
			}
			for prefix, text := range secrets {
				if !found[prefix] {
					t.Errorf("no %q holds %q: %q", prefix, text, b.keys("vault", ""))
				}
				holds(t, dir, []byte(text), false)
			}
			if len(b.keys("vault", "small.png")) != 1 {
				t.Error("nothing was made")
			}
			for _, id := range []string{"plain", "own", "kms"} {
				if len(b.keys("vault", "inv/vault/"+id+"/data/")) == 0 {
					t.Errorf("inventory %s: no list", id)
				}
			}
			b.must("PUT", "bare", "", "")
			b.must("PUT", "bare/o", "", "a text that is open")
			holds(t, dir, []byte("a text that is open"), true) // so that the search is known to find
		})
	}
}

func inventoryTo(id, encryption string) string {
	return "<InventoryConfiguration><Id>" + id + "</Id><IsEnabled>true</IsEnabled><Destination><OSSBucketDestination><Format>CSV</Format><AccountId>1</AccountId><RoleArn>acs:ram::1:role/r</RoleArn>" +
		"<Bucket>acs:oss:::vault</Bucket><Prefix>inv</Prefix>" + encryption + "</OSSBucketDestination></Destination><Schedule><Frequency>Daily</Frequency></Schedule>" +
		"<IncludedObjectVersions>Current</IncludedObjectVersions></InventoryConfiguration>"
}

// noise is a picture that does not compress, so that a piece of it is like no other.
func noise(t *testing.T) string {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	m := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range m.Pix {
		m.Pix[i] = byte(random.Uint32())
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// holds looks for a text in every file below a directory.
func holds(t *testing.T, dir string, text []byte, want bool) {
	t.Helper()
	found := false
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		found = found || bytes.Contains(content, text)
		return err
	})
	if err != nil || found != want {
		t.Errorf("%q in a file: %t, want %t; %v", text, found, want, err)
	}
}

// A copy that replication makes is kept as its source, else as its bucket wants it, and not at all where that takes a
// customer's key of which the rule does not speak (developer guide, Cross-region replication in specific scenarios).
func TestReplicationIntoSealedBuckets(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	key := func(region string) string { return customerKey(t, b, region) }
	for i, tc := range []struct {
		source, target, rule string
		want                 string // of the copy; "-" for none
	}{
		{"", "", "", ""},
		{"", "AES256", "", "AES256"},
		{"", "KMS", "", "KMS"},
		{"AES256", "KMS", "", "AES256"},
		{"SM4", "", "", "SM4"},
		{"KMS", "AES256", "", "KMS"},
		{"", "KMS/" + key("cn-shanghai"), "", "-"},
		{"KMS/" + key("cn-beijing"), "", "", "-"},
		{"KMS/" + key("cn-beijing"), "", "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>" +
			"<EncryptionConfiguration><ReplicaKmsKeyID>" + key("cn-shanghai") + "</ReplicaKmsKeyID></EncryptionConfiguration><SyncRole>r</SyncRole>", "KMS"},
	} {
		from, to := "sealed-from-"+string(rune('a'+i)), "sealed-to-"+string(rune('a'+i))
		b.at(from+".oss-cn-beijing.aliyuncs.com").must("PUT", from, "", "")
		b.at(to+".oss-cn-shanghai.aliyuncs.com").must("PUT", to, "", "")
		if algorithm, id, _ := strings.Cut(tc.target, "/"); algorithm != "" {
			b.must("PUT", to, "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>"+algorithm+"</SSEAlgorithm><KMSMasterKeyID>"+id+
				"</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")
		}
		rule := replication(to, "oss-cn-shanghai", "ALL")
		b.must("POST", from, "replication&comp=add", strings.Replace(rule, "</Destination>", "</Destination>"+tc.rule, 1))
		algorithm, id, _ := strings.Cut(tc.source, "/")
		b.must("PUT", from+"/in/o", "", "text", "x-oss-server-side-encryption: "+algorithm, "x-oss-server-side-encryption-key-id: "+id)
		if tc.want == "-" {
			b.refused(404, "NoSuchKey", "GET", to+"/in/o", "", "")
			continue
		}
		got := b.must("GET", to+"/in/o", "", "")
		if told := got.Header.Get("x-oss-server-side-encryption"); string(got.body) != "text" || told != tc.want {
			t.Errorf("%s into %s: %q under %q, want %q", tc.source, tc.target, got.body, told, tc.want)
		}
		if named := got.Header.Get("x-oss-server-side-encryption-key-id"); strings.Contains(tc.rule, "ReplicaKmsKeyID") && !strings.Contains(tc.rule, named) {
			t.Errorf("the copy is under %q", named)
		}
	}
}

// customerKey makes a key of KMS that is the customer's own.
func customerKey(t *testing.T, b *bucketBench, region string) string {
	t.Helper()
	r, _ := b.world.Matrix().Region(region)
	id := "key-" + region
	err := b.world.Update(world.Account{ID: publicID}, r, func(tx *world.Tx) error {
		return tx.KMSKeys.Put(&world.KMSKey{
			Meta: world.Meta{ID: id}, Spec: envelope.AES256, Usage: "ENCRYPT/DECRYPT", Origin: "Aliyun_KMS", Protection: "SOFTWARE",
			State: world.KeyEnabled, Made: []time.Time{tx.Now()}, Root: envelope.NewMaterial(),
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}
