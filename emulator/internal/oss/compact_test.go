package oss

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// However often is appended, an object has few segments, and appending a byte costs writing a few of them anew.
func TestMergeCostsLittle(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]func(i int) int64{
		"equal":   func(int) int64 { return 100 },
		"growing": func(i int) int64 { return int64(i + 1) },
		"falling": func(i int) int64 { return int64(20_000 - i) },
		"large and small": func(i int) int64 {
			if i%100 == 0 {
				return 1 << 20
			}
			return 1
		},
	} {
		o := &world.Object{Type: Appendable}
		var appended, rewritten int64
		for i := range 20_000 {
			o.Segments = append(o.Segments, world.Segment{Size: size(i)})
			appended += size(i)
			first, needed := Merge(o)
			if !needed {
				continue
			}
			var whole world.Segment
			for _, s := range o.Segments[first:] {
				whole.Size += s.Size
			}
			if first > len(o.Segments)-2 {
				t.Fatalf("%s: a merge of one segment", name)
			}
			rewritten += whole.Size
			o.Segments = append(o.Segments[:first], whole)
			if len(o.Segments) > maxSegments {
				t.Fatalf("%s: %d segments are left", name, len(o.Segments))
			}
		}
		if rewritten > 12*appended {
			t.Errorf("%s: %d bytes were written anew for %d that were appended", name, rewritten, appended)
		}
		t.Logf("%s: every byte is written anew %.1f times", name, float64(rewritten)/float64(appended))
	}
	if _, needed := Merge(&world.Object{Type: Multipart, Segments: make([]world.Segment, 10_000)}); needed {
		t.Error("the parts of a multipart upload are to be written twice")
	}
}
