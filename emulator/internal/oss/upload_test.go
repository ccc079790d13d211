package oss

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/badger"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// The largest upload there is, 10,000 parts of 5 GB, each under a key of its own, fits into the transaction that
// completes it, and into the one that gives it up, on either engine: 48.8 TiB on paper.
func TestLargestUpload(t *testing.T) {
	t.Parallel()
	onDisk, err := badger.Open(t.TempDir(), badger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, engine := range map[string]store.Engine{"memory": store.NewMemory(), "badger": onDisk} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			largestUpload(t, engine)
		})
	}
}

func largestUpload(t *testing.T, engine store.Engine) {
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: engine, Clock: clock.New(clock.Manual), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	b := &world.Bucket{Meta: world.Meta{ID: "b"}, StorageClass: Standard}
	update := func(verb func(tx *world.Tx) error) error {
		return w.Update(world.Account{ID: "1", Cloud: "public"}, matrix.Regions("public")[0], verb)
	}
	must := func(verb func(tx *world.Tx) error) {
		t.Helper()
		if err := update(verb); err != nil {
			t.Fatal(err)
		}
	}
	u := &world.Upload{Key: strings.Repeat("k", wire.MaxKeyLength)}
	must(func(tx *world.Tx) error { return errors.Join(tx.Buckets.Insert(b), InitiateUpload(tx, b, u)) })
	for from := 1; from <= wire.MaxPartNumber; from += 1000 {
		must(func(tx *world.Tx) error {
			for n := from; n < from+1000; n++ {
				part := Written{Segment: world.Segment{Blob: strings.Repeat("a", 32), Size: wire.MaxPutSize, Key: strings.Repeat("k", 160)}}
				if _, _, err := PutPart(tx, b.ID, u.Key, u.ID, n, part); err != nil {
					return err
				}
			}
			return nil
		})
	}
	changedMind := errors.New("the transaction is not kept")
	err = update(func(tx *world.Tx) error {
		if left, err := AbortUpload(tx, b.ID, u.Key, u.ID); err != nil || len(left) != wire.MaxPartNumber {
			t.Errorf("abort: %d segments are left, %v", len(left), err)
		}
		return changedMind
	})
	if !errors.Is(err, changedMind) {
		t.Fatal(err)
	}
	must(func(tx *world.Tx) error { _, _, err := CompleteUpload(tx, b, u.Key, u.ID, Completion{}); return err })
	must(func(tx *world.Tx) error {
		o, err := FindObject(tx, b.ID, u.Key)
		if err == nil && (o.Size != 10_000*(5<<30) || len(o.Segments) != wire.MaxPartNumber || o.Size>>40 != 48) {
			t.Errorf("%d bytes in %d segments", o.Size, len(o.Segments))
		}
		return err
	})
}

// A download of many parts is read to its end, though the object is deleted when it has begun; then its bytes go.
func TestReadingWhatIsDeleted(t *testing.T) {
	t.Parallel()
	blobs := blob.NewMemory(1 << 20)
	c := NewContents(blobs, openWorld(t))
	var segments []world.Segment
	for _, text := range []string{"one ", "two ", "three"} {
		w, err := c.Write(strings.NewReader(text), world.Encryption{})
		if err != nil {
			t.Fatal(err)
		}
		segments = append(segments, w.Segment)
	}
	open := func() io.ReadCloser {
		t.Helper()
		r, err := c.Open(segments, 0, 13)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first, second := open(), open()
	begun := make([]byte, 2)
	if _, err := io.ReadFull(first, begun); err != nil {
		t.Fatal(err)
	}
	if err := c.Drop(segments...); err != nil {
		t.Fatal(err)
	}
	for _, r := range []io.ReadCloser{io.NopCloser(io.MultiReader(bytes.NewReader(begun), first)), second} {
		if got, err := io.ReadAll(r); err != nil || string(got) != "one two three" {
			t.Errorf("%q, %v", got, err)
		}
	}
	for _, r := range []io.ReadCloser{first, second, second} { // closing twice gives nothing back twice
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if n, err := blobs.Sweep(func(string) bool { return false }); err != nil || n != 0 {
		t.Errorf("%d blobs are left, %v", n, err)
	}
	if _, err := c.Open(segments, 0, 13); !Vanished(err) {
		t.Errorf("opened again: %v", err)
	}
}
