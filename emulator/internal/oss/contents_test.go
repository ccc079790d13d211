package oss

import (
	"bytes"
	"errors"
	"hash/crc64"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func noise(n int) []byte {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	data := make([]byte, n)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return data
}

func TestJoinedCRC(t *testing.T) {
	t.Parallel()
	data := noise(100_000)
	for _, cut := range []int{0, 1, 7, 64, 4096, 99_999, 100_000} {
		first, second := crc64.Checksum(data[:cut], ecma), crc64.Checksum(data[cut:], ecma)
		if got, want := joinCRC(first, second, int64(len(data)-cut)), crc64.Checksum(data, ecma); got != want {
			t.Errorf("cut at %d: %x, want %x", cut, got, want)
		}
	}
}

func openWorld(t *testing.T) *world.World {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(clock.Instant), Matrix: matrix})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

func TestEverySpanOfSegments(t *testing.T) {
	t.Parallel()
	for _, encryption := range []world.Encryption{{}, {Algorithm: AES256}, {Algorithm: SM4}, {Algorithm: KMS}, {Algorithm: KMS, Data: SM4}} {
		w := openWorld(t)
		account := world.Account{ID: "1000000000000001", Cloud: regions.CloudPublic}
		region, _ := w.Matrix().Region("cn-hangzhou")
		err := w.Update(account, region, func(tx *world.Tx) (err error) { encryption, err = Settle(tx, encryption); return err })
		if err != nil {
			t.Fatal(err)
		}
		everySpan(t, NewContents(blob.NewMemory(1<<20), w), encryption)
	}
}

func everySpan(t *testing.T, c *Contents, encryption world.Encryption) {
	t.Helper()
	data := noise(100)
	var segments []world.Segment
	for _, span := range [][2]int{{0, 33}, {33, 34}, {34, 34}, {34, 100}} {
		w, err := c.Write(iotest.OneByteReader(bytes.NewReader(data[span[0]:span[1]])), encryption)
		if err != nil {
			t.Fatal(err)
		}
		segments = append(segments, w.Segment)
	}
	for from := range data {
		for to := from; to <= len(data); to++ {
			r, err := c.Open(segments, int64(from), int64(to-from))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err := errors.Join(err, r.Close()); err != nil || !bytes.Equal(got, data[from:to]) {
				t.Fatalf("%+v [%d:%d]: %v", encryption, from, to, err)
			}
		}
	}
	whole, err := c.Compact(&world.Object{Segments: segments, Encryption: encryption}, 0)
	if err != nil || whole.Size != 100 || (encryption.Algorithm != "") != (whole.Key != "") {
		t.Fatalf("compact: %+v, %v", whole, err)
	}
	if err := c.Drop(segments...); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Open(segments, 0, 100); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("dropped segments: %v", err)
	}
}

// What a crash leaves without a record goes at the next start, and nothing else.
func TestSweep(t *testing.T) {
	t.Parallel()
	w := openWorld(t)
	blobs, err := blob.NewFiles(t.TempDir(), blob.FileOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := NewContents(blobs, w)
	write := func(text string) world.Segment {
		written, err := c.Write(bytes.NewReader([]byte(text)), world.Encryption{})
		if err != nil {
			t.Fatal(err)
		}
		return written.Segment
	}
	object, part, lost := write("object"), write("part"), write("lost")
	err = w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		return errors.Join(
			tx.Objects("b").Put(&world.Object{Key: "o", Segments: []world.Segment{object}}),
			tx.Parts("b").Put(&world.Part{Upload: "U", Number: 1, Segment: part}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Sweep(w); err != nil {
		t.Fatal(err)
	}
	for _, kept := range []world.Segment{object, part} {
		if r, err := c.Open([]world.Segment{kept}, 0, kept.Size); err != nil {
			t.Error(err)
		} else if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := c.Open([]world.Segment{lost}, 0, 1); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("the lost blob: %v", err)
	}
}

func FuzzWildcard(f *testing.F) {
	f.Add("*", "x")
	f.Add("http://*.org", "http://a.org")
	f.Add("a?c*", "abcd")
	f.Fuzz(func(_ *testing.T, pattern, s string) { wildcard(pattern, s) })
}

func TestWildcard(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		pattern, s string
		want       bool
	}{
		{"*", "", true}, {"", "", true}, {"", "a", false}, {"a*", "abc", true}, {"*c", "abc", true}, {"a*c", "abd", false},
		{"a?c", "abc", true}, {"a?c", "ac", false}, {"*a*b*", "xxaxxbxx", true}, {"http://*.org", "http://a.com", false},
	} {
		if got := wildcard(tc.pattern, tc.s); got != tc.want {
			t.Errorf("%q %q: %v", tc.pattern, tc.s, got)
		}
	}
}
