package oss

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Pages of whatever size, each begun where the one before says, make the list that one page would be, and that is what a
// plain reading of the keys gives.
func TestPagesMakeTheWhole(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 7))
	pieces := []string{"a", "b", "/", "//", "ab", "a/", "世", "\x01"}
	for round := range 60 {
		keys := map[string]bool{}
		for range 1 + random.IntN(12) {
			var key strings.Builder
			for range 1 + random.IntN(4) {
				key.WriteString(pieces[random.IntN(len(pieces))])
			}
			if text := key.String(); text[0] != '/' {
				keys[text] = true
			}
		}
		w := openWorld(t)
		must(t, w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			for key := range keys {
				for n := range 2 {
					if err := tx.Uploads("b").Put(&world.Upload{Key: key, ID: fmt.Sprintf("U%d", n)}); err != nil {
						return err
					}
				}
				if err := tx.Versions("b").Put(&world.Object{Key: key, Version: newVersion(tx, 7), Serial: 7}); err != nil {
					return err
				}
				if err := tx.Objects("b").Put(&world.Object{Key: key, Version: newVersion(tx, 9), Serial: 9}); err != nil {
					return err
				}
			}
			return nil
		}))
		sorted := make([]string, 0, len(keys))
		for key := range keys {
			sorted = append(sorted, key)
		}
		slices.Sort(sorted)
		for _, prefix := range []string{"", "a", "a/", "b//"} {
			for _, delimiter := range []string{"", "/", "ab", "//"} {
				q := ListQuery{Prefix: prefix, Delimiter: delimiter}
				for form, times := range map[string]int{"objects": 1, "versions": 2, "uploads": 2} {
					want := expected(sorted, q, times)
					for _, size := range []int{1, 2, 3, 1000} {
						if got := pages(t, w, form, q, size); !slices.Equal(got, want) {
							t.Fatalf("round %d: %s of %q under %+v in pages of %d:\n%q\nwant\n%q", round, form, sorted, q, size, got, want)
						}
					}
				}
			}
		}
	}
}

// expected reads the list off the sorted keys; times is how often each key stands in it.
func expected(sorted []string, q ListQuery, times int) (entries []string) {
	for _, key := range sorted {
		if !strings.HasPrefix(key, q.Prefix) {
			continue
		}
		if prefix := group(key, q); prefix != "" {
			if !slices.Contains(entries, "prefix "+prefix) {
				entries = append(entries, "prefix "+prefix)
			}
			continue
		}
		for range times {
			entries = append(entries, "key "+key)
		}
	}
	slices.Sort(entries)
	return entries
}

// pages lists everything in pages of a size.
func pages(t *testing.T, w *world.World, form string, q ListQuery, size int) (entries []string) {
	t.Helper()
	q.Max = size
	var second string // the version, or the upload, that goes with a marker
	for more := true; more; {
		before := len(entries)
		must(t, w.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			var prefixes []string
			switch form {
			case "objects":
				page, err := ListObjects(tx, "b", q)
				if err != nil {
					return err
				}
				for _, o := range page.Objects {
					entries = append(entries, "key "+o.Key)
				}
				prefixes, q.After, more = page.Prefixes, page.Next, page.More
			case "versions":
				page, err := ListVersions(tx, "b", VersionQuery{ListQuery: q, AfterVersion: second})
				if err != nil {
					return err
				}
				for _, o := range page.Entries {
					entries = append(entries, "key "+o.Key)
				}
				prefixes, q.After, second, more = page.Prefixes, page.NextKey, page.NextVersion, page.More
			default:
				page, err := ListUploads(tx, "b", UploadQuery{Prefix: q.Prefix, Delimiter: q.Delimiter, AfterKey: q.After, AfterID: second, Max: size})
				if err != nil {
					return err
				}
				for _, u := range page.Uploads {
					entries = append(entries, "key "+u.Key)
				}
				prefixes, q.After, second, more = page.Prefixes, page.NextKey, page.NextID, page.More
			}
			for _, prefix := range prefixes {
				entries = append(entries, "prefix "+prefix)
			}
			return nil
		}))
		if more && len(entries)-before != size {
			t.Fatalf("%s: a page of %d that is not the last has %d entries", form, size, len(entries)-before)
		}
	}
	slices.Sort(entries)
	return entries
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
