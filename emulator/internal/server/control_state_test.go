package server

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
)

// control makes a call of the control API.
func (b *bucketBench) control(method, path string, body io.Reader) answer {
	b.t.Helper()
	r, err := http.NewRequest(method, b.url+"/_ringfence/"+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.send(r)
}

// stateBench has a bucket with an object of every make.
func stateBench(t *testing.T) (b *bucketBench, want map[string]string) {
	t.Helper()
	b = newBucketBench(t)
	b.must("PUT", "moved", "", "")
	b.must("PUT", "moved", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
	want = map[string]string{
		"plain": "plain", "empty": "", "sealed": "sealed", "kms": "under a key of KMS", "sm4": "SM4",
		"large": strings.Repeat("0123456789", 50_000), "parts": strings.Repeat("p", 100<<10) + "q",
	}
	for key, text := range want {
		if key != "parts" {
			algorithm := map[string]string{"sealed": "AES256", "kms": "KMS", "sm4": "SM4"}[key]
			b.must("PUT", "moved/"+key, "", "the version before", "x-oss-server-side-encryption: "+algorithm)
			b.must("PUT", "moved/"+key, "", text, "x-oss-server-side-encryption: "+algorithm)
		}
	}
	id := b.must("POST", "moved/parts", "uploads", "").element(t, "UploadId")
	for n, part := range []string{want["parts"][:100<<10], "q"} {
		b.must("PUT", "moved/parts", fmt.Sprintf("partNumber=%d&uploadId=%s", n+1, id), part)
	}
	b.must("POST", "moved/parts", "uploadId="+id, "", "x-oss-complete-all: yes")
	return b, want
}

// A saved world has the bytes of its objects, whole and of every version, and takes the place of another one.
func TestStateCarriesBytes(t *testing.T) {
	t.Parallel()
	from, want := stateBench(t)
	dump := from.control("GET", "state", nil)
	if dump.StatusCode != 200 {
		t.Fatalf("save: %d %s", dump.StatusCode, dump.body)
	}
	if bytes.Contains(dump.body, []byte("under a key of KMS")) {
		t.Error("an encrypted object is in the dump as it was before")
	}
	for name, to := range map[string]*bucketBench{"another emulator": newBucketBench(t), "itself": from} {
		to.must("PUT", "elsewhere", "", "")
		to.must("PUT", "elsewhere/gone", "", "bytes of the world before")
		if a := to.control("PUT", "state", bytes.NewReader(dump.body)); a.StatusCode != 204 {
			t.Fatalf("load into %s: %d %s", name, a.StatusCode, a.body)
		}
		for key, text := range want {
			if got := to.must("GET", "moved/"+key, "", ""); string(got.body) != text {
				t.Errorf("%s in %s: %d bytes of %d", key, name, len(got.body), len(text))
			}
		}
		if n := countBlobs(t, to.blobs); n != 2*(len(want)-1)+2 {
			t.Errorf("%s has %d blobs", name, n)
		}
		to.refused(404, "NoSuchBucket", "GET", "elsewhere/gone", "", "")
		again := to.control("GET", "state", nil)
		if len(again.body) != len(dump.body) {
			t.Errorf("saved again from %s: %d bytes, %d before", name, len(again.body), len(dump.body))
		}
	}
}

// What breaks off, wherever, is refused and changes nothing.
func TestStateBrokenOff(t *testing.T) {
	t.Parallel()
	from, _ := stateBench(t)
	dump := from.control("GET", "state", nil).body
	to := newBucketBench(t)
	to.must("PUT", "here", "", "")
	to.must("PUT", "here/o", "", "stays")
	lines := bytes.SplitAfter(dump, []byte("\n"))
	cuts := []int{0, len(dump) / 2, len(dump) - len(lines[len(lines)-2]) - 5}
	for at, line := 0, 0; line < len(lines)-2; line++ { // behind a line, where it looks whole
		if at += len(lines[line]); line%7 == 0 || line > len(lines)-6 {
			cuts = append(cuts, at)
		}
	}
	for _, cut := range cuts {
		if a := to.control("PUT", "state", bytes.NewReader(dump[:cut])); a.StatusCode != 400 {
			t.Errorf("cut at %d of %d: %d %s", cut, len(dump), a.StatusCode, a.body)
		}
	}
	strange := bytes.Replace(dump, []byte(`{"a":"`), []byte(`{"a":"../../`), 1)
	if a := to.control("PUT", "state", bytes.NewReader(strange)); a.StatusCode != 400 {
		t.Errorf("a strange name: %d %s", a.StatusCode, a.body)
	}
	if got := to.must("GET", "here/o", "", ""); string(got.body) != "stays" {
		t.Errorf("after it: %q", got.body)
	}
	if n := countBlobs(t, to.blobs); n != 1 {
		t.Errorf("%d blobs are left of what was refused", n-1)
	}
}

// Without bytes the records alone travel, and reading one says what is missing.
func TestStateWithoutBytes(t *testing.T) {
	t.Parallel()
	b, _ := stateBench(t)
	dump := b.control("GET", "state?objects=false", nil)
	if dump.StatusCode != 200 || len(dump.body) > 100_000 {
		t.Fatalf("save: %d, %d bytes", dump.StatusCode, len(dump.body))
	}
	to := newBucketBench(t)
	if a := to.control("PUT", "state", bytes.NewReader(dump.body)); a.StatusCode != 204 {
		t.Fatalf("load: %d %s", a.StatusCode, a.body)
	}
	to.must("HEAD", "moved/plain", "", "")
	to.refused(409, "ObjectContentMissing", "GET", "moved/plain", "", "")
	to.refused(409, "ObjectContentMissing", "GET", "moved/parts", "", "")
	if a := to.control("GET", "state", nil); a.StatusCode != 200 {
		t.Errorf("saved without the bytes that are missing: %d %s", a.StatusCode, a.body)
	}
	if a := b.control("GET", "state?objects=maybe", nil); a.StatusCode != 400 {
		t.Errorf("objects=maybe: %d", a.StatusCode)
	}
	// Back in a world that still has the bytes, they are there again.
	if a := b.control("PUT", "state", bytes.NewReader(dump.body)); a.StatusCode != 204 {
		t.Fatal(a.StatusCode)
	}
	b.must("GET", "moved/plain", "", "")
}

// A world that does not fit is refused, and the one before stays.
func TestStateThatDoesNotFit(t *testing.T) {
	t.Parallel()
	from := newBucketBench(t)
	from.must("PUT", "bulk", "", "")
	from.must("PUT", "bulk/o", "", strings.Repeat("x", 700<<10))
	dump := from.control("GET", "state", nil).body
	to := newBucketBenchWith(t, store.NewMemory(), blob.NewMemory(1<<20))
	to.must("PUT", "mine", "", "")
	to.must("PUT", "mine/o", "", strings.Repeat("y", 700<<10))
	if a := to.control("PUT", "state", bytes.NewReader(dump)); a.StatusCode != http.StatusInsufficientStorage {
		t.Errorf("load: %d %s", a.StatusCode, a.body)
	}
	to.must("HEAD", "mine/o", "", "")
	if n := countBlobs(t, to.blobs); n != 1 {
		t.Errorf("%d blobs", n)
	}
}
