package server

import (
	"fmt"
	"hash/crc64"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Readers see one whole version of an object, however often it is replaced meanwhile, and nothing is left at the end.
func TestReadersSeeWholeVersions(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "races", "", "")
	b.must("PUT", "races/o", "", strings.Repeat("a", 50_000))
	var group sync.WaitGroup
	for w := range 4 {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range 30 {
				b.do("PUT", "races/o", "", strings.Repeat(string(rune('b'+w)), 50_000+i))
			}
		}()
		group.Add(1)
		go func() {
			defer group.Done()
			for range 60 {
				got := b.do("GET", "races/o", "", "")
				if got.StatusCode != 200 || len(got.body) < 50_000 || strings.Trim(string(got.body), string(got.body[:1])) != "" {
					t.Errorf("%d, %d bytes", got.StatusCode, len(got.body))
				}
			}
		}()
	}
	group.Wait()
	if n := countBlobs(t, b.blobs); n != 1 {
		t.Errorf("%d blobs for one object", n)
	}
	b.must("DELETE", "races/o", "", "")
	b.must("DELETE", "races", "", "")
}

// Those who append to one object at once get in each other's way and lose nothing: who comes late is told where to go on,
// every line is there once and whole, those of one writer in their order, and the checksum is that of the whole.
func TestParallelAppends(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "lines", "", "")
	const writers, each = 4, 25
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			position := "0"
			for n := 0; n < each; {
				got := b.do("POST", "lines/o", "append&position="+position, fmt.Sprintf("writer %d line %d\n", w, n))
				switch {
				case got.StatusCode == 200:
					n++
				case got.StatusCode != 409 || got.code(t) != "PositionNotEqualToLength":
					t.Errorf("%d %s", got.StatusCode, got.body)
					return
				}
				position = got.Header.Get("x-oss-next-append-position")
			}
		})
	}
	group.Wait()
	err := b.world.View(world.Account{ID: publicID}, region(t, b, "lines"), func(tx *world.Tx) error {
		o, err := oss.FindObject(tx, "lines", "o")
		if err == nil && len(o.Segments) != countBlobs(t, b.blobs) {
			t.Errorf("%d blobs for %d segments", countBlobs(t, b.blobs), len(o.Segments))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := b.must("GET", "lines/o", "", "")
	next := make([]int, writers)
	lines := strings.Split(strings.TrimSuffix(string(got.body), "\n"), "\n")
	for _, line := range lines {
		var w, n int
		if _, err := fmt.Sscanf(line, "writer %d line %d", &w, &n); err != nil || n != next[w] {
			t.Fatalf("%q where line %d of writer %d was to come: %v", line, next[w], w, err)
		}
		next[w]++
	}
	if len(lines) != writers*each {
		t.Errorf("%d lines of %d", len(lines), writers*each)
	}
	if sum := strconv.FormatUint(crc64.Checksum(got.body, crc64.MakeTable(crc64.ECMA)), 10); got.Header.Get("x-oss-hash-crc64ecma") != sum {
		t.Errorf("the checksum is %s, want %s", got.Header.Get("x-oss-hash-crc64ecma"), sum)
	}
}

// Those who delete one object at once all hear that it is gone; with versions each leaves a marker of its own. Whoever puts
// it meanwhile comes before or after: there is a whole object or none, and no bytes beside it.
func TestParallelDeletes(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "races", "", "")
	b.must("PUT", "kept", "", "")
	b.must("PUT", "kept", "versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
	b.must("PUT", "kept/o", "", "one version")
	at := func(do func(n int)) {
		var group sync.WaitGroup
		for n := range 6 {
			group.Go(func() { do(n) })
		}
		group.Wait()
	}
	for range 5 {
		b.must("PUT", "races/o", "", "content")
		at(func(int) { b.must("DELETE", "races/o", "", "") })
		b.refused(404, "NoSuchKey", "GET", "races/o", "", "")
		at(func(n int) {
			if n%2 == 0 {
				b.must("PUT", "races/o", "", strings.Repeat(strconv.Itoa(n), 100))
				return
			}
			b.must("POST", "races", "delete", deleteO, contentMD5Of(deleteO))
		})
		blobs := 1 // that of the version
		if got := b.do("GET", "races/o", "", ""); got.StatusCode == 200 {
			if blobs++; len(got.body) != 100 || strings.Trim(string(got.body), string(got.body[:1])) != "" {
				t.Errorf("what is left is %q", got.body)
			}
		}
		if n := countBlobs(t, b.blobs); n != blobs {
			t.Errorf("%d blobs, want %d", n, blobs)
		}
	}
	at(func(int) { b.must("DELETE", "kept/o", "", "") })
	list := string(b.must("GET", "kept", "versions", "").body)
	if n := strings.Count(list, "<DeleteMarker>"); n != 6 || strings.Count(list, "<Version>") != 1 || strings.Count(list, "<IsLatest>true") != 1 {
		t.Errorf("%d markers: %s", n, list)
	}
	for _, part := range strings.Split(list, "<VersionId>")[1:] {
		id, _, _ := strings.Cut(part, "</VersionId>")
		at(func(int) { b.must("DELETE", "kept/o", "versionId="+id, "") })
	}
	b.must("DELETE", "kept", "", "")
}

const deleteO = "<Delete><Object><Key>o</Key></Object></Delete>"

// What was appended is there when the merge behind it finds no room.
func TestAppendWithoutRoomToMerge(t *testing.T) {
	t.Parallel()
	b := newBucketBenchWith(t, store.NewMemory(), blob.NewMemory(1000))
	b.must("PUT", "narrow", "", "")
	for n := range 40 {
		b.must("POST", "narrow/o", "append&position="+strconv.Itoa(n*20), "twenty bytes a line.")
	}
	if got := b.must("GET", "narrow/o", "", ""); string(got.body) != strings.Repeat("twenty bytes a line.", 40) {
		t.Errorf("%q", got.body)
	}
}

// An object of an imported world keeps its bytes though the world before, which had it too, lost it while the new one came in.
func TestDeletedWhileImported(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "moved", "", "")
	for _, key := range []string{"a", "b", "c"} {
		b.must("PUT", "moved/"+key, "", "content of "+key)
	}
	dump := string(b.control("GET", "state", nil).body)
	end := strings.LastIndex(strings.TrimSuffix(dump, "\n"), "\n") + 1
	in := io.MultiReader(strings.NewReader(dump[:end]), reading(func() {
		for _, key := range []string{"a", "b", "c"} {
			b.must("DELETE", "moved/"+key, "", "")
		}
	}), strings.NewReader(dump[end:]))
	if err := b.server.contents.Import(b.world, in); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"a", "b", "c"} {
		if got := b.must("GET", "moved/"+key, "", ""); string(got.body) != "content of "+key {
			t.Errorf("%s: %q", key, got.body)
		}
	}
}

// reading does something when somebody reads as far as here.
type reading func()

func (r reading) Read([]byte) (int, error) { r(); return 0, io.EOF }
