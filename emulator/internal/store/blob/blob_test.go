package blob_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
)

// makers are the stores that the suite runs over.
func makers() map[string]func(testing.TB) blob.Store {
	onDisk := func(sync bool) func(testing.TB) blob.Store {
		return func(t testing.TB) blob.Store {
			s, err := blob.NewFiles(t.TempDir(), blob.FileOptions{Sync: sync})
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	return map[string]func(testing.TB) blob.Store{
		"files":  onDisk(false),
		"synced": onDisk(true),
		"memory": func(testing.TB) blob.Store { return blob.NewMemory(64 << 20) },
	}
}

func TestStore(t *testing.T) {
	t.Parallel()
	tests := map[string]func(*testing.T, blob.Store){
		"round trip": roundTrip, "range": ranges, "put as": putAs, "delete": remove,
		"failing reader": failingReader, "strange ids": strangeIDs, "sweep": sweep, "concurrent": concurrent,
	}
	for kind, make := range makers() {
		for name, test := range tests {
			t.Run(kind+"/"+name, func(t *testing.T) {
				t.Parallel()
				test(t, make(t))
			})
		}
	}
}

func put(t testing.TB, s blob.Store, content string) blob.Blob {
	t.Helper()
	b, err := s.Put(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if b.Size != int64(len(content)) {
		t.Errorf("size %d, want %d", b.Size, len(content))
	}
	return b
}

func read(t testing.TB, s blob.Store, id string) string {
	t.Helper()
	c, err := s.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	content, err := io.ReadAll(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func wantGone(t testing.TB, s blob.Store, id string) {
	t.Helper()
	if c, err := s.Open(id); !errors.Is(err, blob.ErrNotFound) {
		if err == nil {
			_ = c.Close()
		}
		t.Errorf("open %q: %v, want ErrNotFound", id, err)
	}
}

func roundTrip(t *testing.T, s blob.Store) {
	big := strings.Repeat("0123456789abcdef", 1<<16)
	for _, content := range []string{"", "a", "hello\x00world", big} {
		hash := sha256.New()
		b, err := s.Put(io.TeeReader(strings.NewReader(content), hash))
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, s, b.ID); got != content {
			t.Errorf("%d bytes in, %d out", len(content), len(got))
		}
		if want := sha256.Sum256([]byte(content)); !bytes.Equal(hash.Sum(nil), want[:]) {
			t.Error("the reader was not read exactly once")
		}
	}
}

func ranges(t *testing.T, s blob.Store) {
	b := put(t, s, "0123456789")
	for _, c := range []struct {
		offset, length int64
		want           string
	}{{0, 10, "0123456789"}, {3, 4, "3456"}, {3, -1, "3456789"}, {8, 100, "89"}, {10, 1, ""}, {99, 1, ""}, {0, 0, ""}} {
		r, err := blob.Range(s, b.ID, c.offset, c.length)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil || string(got) != c.want {
			t.Errorf("range %d+%d: %q, %v; want %q", c.offset, c.length, got, err, c.want)
		}
	}
	c, err := s.Open(b.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := iotest.TestReader(c, []byte("0123456789")); err != nil { // Read, Seek and ReadAt
		t.Error(err)
	}
	if c.Size() != 10 {
		t.Errorf("size %d", c.Size())
	}
	if _, err := blob.Range(s, strings.Repeat("0", 32), 0, 1); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("range of nothing: %v", err)
	}
}

func putAs(t *testing.T, s blob.Store) {
	id := strings.Repeat("ab", 16)
	for range 2 { // the second time it is there already
		if err := s.PutAs(id, strings.NewReader("from elsewhere")); err != nil {
			t.Fatal(err)
		}
		if got := read(t, s, id); got != "from elsewhere" {
			t.Errorf("got %q", got)
		}
	}
	failure := errors.New("connection lost")
	if err := s.PutAs(id, iotest.ErrReader(failure)); !errors.Is(err, failure) {
		t.Errorf("put: %v, want the reader's error", err)
	}
	if got := read(t, s, id); got != "from elsewhere" {
		t.Errorf("after a broken copy: %q", got)
	}
	for _, id := range []string{"", "..", "../../etc/passwd", strings.Repeat("A", 32), strings.Repeat("ab", 17)} {
		if err := s.PutAs(id, strings.NewReader("x")); !errors.Is(err, blob.ErrID) {
			t.Errorf("put as %q: %v", id, err)
		}
	}
}

func remove(t *testing.T, s blob.Store) {
	b := put(t, s, "still here")
	c, err := s.Open(b.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := errors.Join(s.Delete(b.ID), s.Delete(b.ID)); err != nil {
		t.Error(err)
	}
	wantGone(t, s, b.ID)
	if got, err := io.ReadAll(c); err != nil || string(got) != "still here" {
		t.Errorf("an open blob after delete: %q, %v", got, err)
	}
}

func failingReader(t *testing.T, s blob.Store) {
	failure := errors.New("connection lost")
	if _, err := s.Put(io.MultiReader(strings.NewReader("half"), iotest.ErrReader(failure))); !errors.Is(err, failure) {
		t.Errorf("put: %v, want the reader's error", err)
	}
	if n, err := s.Sweep(func(string) bool { return false }); err != nil || n != 0 {
		t.Errorf("left behind: %d, %v", n, err)
	}
}

func strangeIDs(t *testing.T, s blob.Store) {
	for _, id := range []string{"", ".", "..", "../../etc/passwd", "aa", strings.Repeat("A", 32), strings.Repeat("/", 32), "aa/" + strings.Repeat("a", 29)} {
		wantGone(t, s, id)
		if err := s.Delete(id); err != nil {
			t.Errorf("delete %q: %v", id, err)
		}
	}
}

func sweep(t *testing.T, s blob.Store) {
	keep, orphan := put(t, s, "keep"), put(t, s, "orphan")
	n, err := s.Sweep(func(id string) bool { return id == keep.ID })
	if err != nil || n != 1 {
		t.Errorf("sweep: %d, %v", n, err)
	}
	wantGone(t, s, orphan.ID)
	if got := read(t, s, keep.ID); got != "keep" {
		t.Errorf("kept %q", got)
	}
}

func concurrent(t *testing.T, s blob.Store) {
	var group sync.WaitGroup
	for w := range 4 {
		group.Go(func() {
			for i := range 10 {
				content := fmt.Sprintf("%d-%d", w, i)
				b, err := s.Put(strings.NewReader(content))
				if err != nil {
					t.Error(err)
					return
				}
				r, err := blob.Range(s, b.ID, 0, -1)
				if err != nil {
					t.Error(err)
					return
				}
				got, err := io.ReadAll(r)
				if err := errors.Join(err, r.Close(), s.Delete(b.ID)); err != nil || string(got) != content {
					t.Errorf("%q, %v", got, err)
				}
			}
		})
	}
	group.Wait()
}

func TestMemoryLimit(t *testing.T) {
	t.Parallel()
	s := blob.NewMemory(10)
	a := put(t, s, "123456")
	if _, err := s.Put(strings.NewReader("12345")); !errors.Is(err, blob.ErrFull) {
		t.Errorf("put beyond the limit: %v", err)
	}
	b := put(t, s, "1234") // the refused ones gave back what they took
	if err := errors.Join(s.Delete(a.ID), s.Delete(b.ID)); err != nil {
		t.Fatal(err)
	}
	put(t, s, "1234567890")
}

func TestFilesSurviveReopenAndLoseLeftovers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := blob.NewFiles(dir, blob.FileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	b := put(t, s, "content")
	leftover := filepath.Join(dir, "tmp", "leftover")
	if err := os.WriteFile(leftover, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err = blob.NewFiles(dir, blob.FileOptions{}); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Sweep(func(id string) bool { return id == b.ID }); err != nil || n != 0 {
		t.Errorf("sweep: %d, %v", n, err)
	}
	if _, err := os.Stat(leftover); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("leftover: %v", err)
	}
	if got := read(t, s, b.ID); got != "content" {
		t.Errorf("after reopening: %q", got)
	}
}

func BenchmarkPut(b *testing.B) {
	content := bytes.Repeat([]byte("x"), 1<<20)
	for name, make := range makers() {
		b.Run(name, func(b *testing.B) {
			s := make(b)
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				x, err := s.Put(bytes.NewReader(content))
				if err == nil {
					err = s.Delete(x.ID)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
