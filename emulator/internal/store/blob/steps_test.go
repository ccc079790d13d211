package blob_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
)

// With Sync a blob is on the disk before it has a name, and its name is on the disk before Put returns; without it
// nothing waits for the disk.
func TestStepsOfPut(t *testing.T) {
	t.Parallel()
	for sync, want := range map[bool][]string{
		true: {
			"create tmp/ID", "write tmp/ID", "sync tmp/ID", "rename blobs/XX/ID", "sync dir blobs/XX",
		},
		false: {"create tmp/ID", "write tmp/ID", "rename blobs/XX/ID"},
	} {
		dir := t.TempDir()
		var steps []string
		s, err := blob.NewFiles(dir, blob.FileOptions{Sync: sync, Before: func(step blob.Step, path string) error {
			if rel, err := filepath.Rel(dir, path); err == nil && !strings.HasPrefix(rel, "..") {
				steps = append(steps, fmt.Sprintf("%s %s", step, rel))
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		steps = nil
		b := put(t, s, "content")
		got := strings.ReplaceAll(strings.Join(steps, "\n"), b.ID, "ID")
		got = strings.ReplaceAll(got, "blobs/"+b.ID[:2], "blobs/XX")
		if got != strings.Join(want, "\n") {
			t.Errorf("sync %t:\n%s\nwant\n%s", sync, got, strings.Join(want, "\n"))
		}
	}
}

// Wherever the machine ends, the next start finds a blob whole or not at all, and what was half done is swept away.
func TestEndAtEveryStep(t *testing.T) {
	t.Parallel()
	end := errors.New("the machine ends")
	for last := 0; ; last++ {
		dir, taken := t.TempDir(), 0
		s, err := blob.NewFiles(dir, blob.FileOptions{Before: func(blob.Step, string) error {
			if taken++; taken > last {
				return end
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Put(strings.NewReader("content"))
		if err != nil && !errors.Is(err, end) {
			t.Fatal(err)
		}
		again, openErr := blob.NewFiles(dir, blob.FileOptions{})
		if openErr != nil {
			t.Fatal(openErr)
		}
		var found []string
		if _, sweepErr := again.Sweep(func(id string) bool { found = append(found, read(t, again, id)); return true }); sweepErr != nil {
			t.Fatal(sweepErr)
		}
		if left := filesIn(t, dir); (err == nil) != (len(found) == 1) || left != len(found) || len(found) == 1 && found[0] != "content" {
			t.Errorf("after %d steps: %q in %d files, put says %v", last, found, left, err)
		}
		if err == nil {
			if last < 3 {
				t.Errorf("a blob after %d steps", last)
			}
			return
		}
	}
}

func filesIn(t *testing.T, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
