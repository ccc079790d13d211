package oss

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Replacing an object takes four steps. Wherever the process ends between them, the next start finds the old object or
// the new one, whole, and nothing else on the disk.
func TestCrashWhileReplacing(t *testing.T) {
	t.Parallel()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	for steps, want := range []string{"old", "old", "old", "new", "new"} {
		dir, engine := t.TempDir(), store.NewMemory()
		files, err := blob.NewFiles(dir, blob.FileOptions{})
		if err != nil {
			t.Fatal(err)
		}
		open := func() *world.World {
			w, err := world.Open(world.Options{Engine: engine, Clock: clock.New(clock.Manual), Matrix: matrix, Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			return w
		}
		w := open()
		c := NewContents(files, w)
		account, region := world.Account{ID: "1", Cloud: "public"}, matrix.Regions("public")[0]
		bucket := &world.Bucket{Meta: world.Meta{ID: "b"}, StorageClass: Standard}
		put := func(text string, steps int) {
			if steps == 1 { // it ends while the bytes come in
				partial := filepath.Join(dir, "tmp", "0123456789abcdef0123456789abcdef")
				if err := os.WriteFile(partial, []byte(text)[:1], 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if steps < 2 {
				return
			}
			written, err := c.Write(bytes.NewReader([]byte(text)), world.Encryption{})
			if err != nil {
				t.Fatal(err)
			}
			o := &world.Object{Key: "k"}
			written.Fill(o)
			var freed []world.Segment
			lost := errors.New("the machine ends before the transaction is kept")
			err = w.Update(account, region, func(tx *world.Tx) (err error) {
				if freed, err = PutObject(tx, bucket, o, false); err == nil && steps == 2 {
					err = lost
				}
				return err
			})
			if err != nil && !errors.Is(err, lost) {
				t.Fatal(err)
			}
			if steps == 4 {
				if err := c.Drop(freed...); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := w.Update(account, region, func(tx *world.Tx) error { return tx.Buckets.Insert(bucket) }); err != nil {
			t.Fatal(err)
		}
		put("old", 4)
		put("new", steps)

		w = open() // the next start
		c = NewContents(files, w)
		if err := c.Sweep(w); err != nil {
			t.Fatal(err)
		}
		var o *world.Object
		err = w.View(account, region, func(tx *world.Tx) (err error) {
			o, err = FindObject(tx, "b", "k")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		body, err := c.Open(o.Segments, 0, o.Size)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(body)
		if err := errors.Join(err, body.Close()); err != nil || string(got) != want {
			t.Errorf("after %d steps: %q %v, want %q", steps, got, err, want)
		}
		left := 0
		err = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				left++
			}
			return err
		})
		if err != nil || left != 1 {
			t.Errorf("after %d steps: %d files are left, %v", steps, left, err)
		}
	}
}
