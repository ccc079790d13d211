package emulator_test

import (
	"fmt"
	"hash/crc64"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/oss"
)

// stream gives n bytes that depend on their place, and cost no memory.
type stream struct{ at, end int64 }

func (s *stream) Read(p []byte) (int, error) {
	if s.at == s.end {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), s.end-s.at))
	for i := range p[:n] {
		p[i] = byte((s.at + int64(i)) * 2654435761 >> 16)
	}
	s.at += int64(n)
	return n, nil
}

// TestLargeObject uploads an object in parts, encrypted and not, and reads it back: the emulator's memory does not grow
// with its size. RINGFENCE_OBJECT_MIB is the size; make large-object takes 5 GiB.
func TestLargeObject(t *testing.T) {
	mebibytes := 96
	if text := os.Getenv("RINGFENCE_OBJECT_MIB"); text != "" {
		var err error
		if mebibytes, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	} else {
		t.Parallel()
	}
	p := run(t, "--data", t.TempDir())
	s := &sealer{t: t, endpoint: p.endpoint}
	s.must("PUT", "large", "", "")
	before := p.peak(t)
	for _, headers := range [][]string{nil, {"x-oss-server-side-encryption: AES256"}} {
		largeObject(s, int64(mebibytes)<<20, headers)
	}
	after := p.peak(t)
	t.Logf("%d MiB twice: %d KiB resident at most, %d before", mebibytes, after, before)
	if grown := after - before; grown > 48<<10 {
		t.Errorf("the emulator grew by %d KiB", grown)
	}
}

// peak is the most that was resident, in KiB.
func (p *process) peak(t *testing.T) (kib int) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		t.Skip("no /proc on this system")
	}
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "VmHWM:") {
			_, _ = fmt.Sscanf(line, "VmHWM: %d kB", &kib)
		}
	}
	return kib
}

// largeObject uploads and reads size bytes.
func largeObject(s *sealer, size int64, headers []string) {
	s.t.Helper()
	const name, part = "large/object", 5 << 20
	_, begun := s.must("POST", name, "uploads", "", headers...)
	_, id, _ := strings.Cut(begun, "<UploadId>")
	id, _, _ = strings.Cut(id, "</UploadId>")
	for n, at := 1, int64(0); at < size; n, at = n+1, at+part {
		s.stream("PUT", name, fmt.Sprintf("partNumber=%d&uploadId=%s", n, id), &stream{at, min(at+part, size)}, min(part, size-at))
	}
	done, _ := s.must("POST", name, "uploadId="+id, "", "x-oss-complete-all: yes")
	table := crc64.MakeTable(crc64.ECMA)
	want := crc64.New(table)
	if _, err := io.Copy(want, &stream{0, size}); err != nil {
		s.t.Fatal(err)
	}
	res := s.stream("GET", name, "", nil, 0)
	got := crc64.New(table)
	n, err := io.Copy(got, res.Body)
	if err := res.Body.Close(); err != nil {
		s.t.Error(err)
	}
	if err != nil || n != size || got.Sum64() != want.Sum64() || done.Get("x-oss-hash-crc64ecma") != strconv.FormatUint(want.Sum64(), 10) {
		s.t.Fatalf("%d bytes of %d, %v; CRC %d, %d was promised, %s at completion", n, size, err, got.Sum64(), want.Sum64(), done.Get("x-oss-hash-crc64ecma"))
	}
	// The last byte costs the last part.
	if _, last := s.must("GET", name, "", "", fmt.Sprintf("Range: bytes=%d-%d", size-1, size-1)); len(last) != 1 {
		s.t.Errorf("the last byte: %d bytes", len(last))
	}
	s.must("DELETE", name, "", "")
}

// stream sends a request whose body, or answer, is not held in memory.
func (s *sealer) stream(method, target, query string, body io.Reader, length int64) *http.Response {
	s.t.Helper()
	bucket, key, _ := strings.Cut(target, "/")
	r, err := http.NewRequest(method, s.endpoint+"/"+target, body)
	if err != nil {
		s.t.Fatal(err)
	}
	r.URL.RawQuery, r.ContentLength = query, length
	oss.Signer{AccessKeyID: "finance", Secret: "ringfence"}.V1(r, oss.Target{Bucket: bucket, Key: key}, time.Now())
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(res.Body)
		s.t.Fatalf("%s %s: %d %s", method, target, res.StatusCode, text)
	}
	if method == http.MethodPut {
		_ = res.Body.Close()
	}
	return res
}
