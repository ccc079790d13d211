package server

import (
	"strings"
	"sync"
	"testing"
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
