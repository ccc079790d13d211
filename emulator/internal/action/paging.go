package action

import (
	"encoding/base64"
	"iter"
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Page gives one page of a table and the number of all that match, in order of creation. A nil
// match means every record; then the page costs the page, whatever the table holds.
func Page[T any](t store.Table[T], p rpc.Paging, match func(*T) bool) ([]*T, int, error) {
	if match != nil {
		return PageOf(t.Each(), p, match)
	}
	total, err := t.Count()
	if err != nil {
		return nil, 0, err
	}
	page, err := t.Page(p.Offset(), p.Limit())
	return page, total, err
}

// PageOf is Page over any sequence of records, such as one of an index.
func PageOf[T any](all iter.Seq2[*T, error], p rpc.Paging, match func(*T) bool) ([]*T, int, error) {
	var page []*T
	total, offset, limit := 0, p.Offset(), p.Limit()
	for record, err := range all {
		if err != nil {
			return nil, 0, err
		}
		if match != nil && !match(record) {
			continue
		}
		if total >= offset && len(page) < limit {
			page = append(page, record)
		}
		total++
	}
	return page, total, nil
}

// Named walks the records of a table that an optional list of ids names, in order of creation: all of them when the
// list is empty. An id that does not exist is left out, as the Describe actions do.
func Named[T any](t store.Table[T], ids []string) iter.Seq2[*T, error] {
	if len(ids) == 0 {
		return t.Each()
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(ids)))
	return func(yield func(*T, error) bool) {
		for _, id := range sorted {
			record, err := t.Get(id)
			if world.NotFound(err) {
				continue
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// errNextToken answers a NextToken that this API did not hand out.
var errNextToken = apierr.New(400, "InvalidParameter", "The specified parameter NextToken is not valid.", "Ecs DescribeInstances")

// After gives the page that follows a NextToken, and the token of the next one, empty at the
// end. The token is opaque to the caller; it names the last record of the page before.
func After[T any](t store.Table[T], token string, limit int, id func(*T) string, match func(*T) bool) ([]*T, string, error) {
	last, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return nil, "", errNextToken
	}
	all := t.Each()
	if len(last) > 0 {
		all = t.After(string(last))
	}
	var page []*T
	for record, err := range all {
		if err != nil {
			return nil, "", err
		}
		if match != nil && !match(record) {
			continue
		}
		if len(page) == limit {
			return page, base64.RawURLEncoding.EncodeToString([]byte(id(page[limit-1]))), nil
		}
		page = append(page, record)
	}
	return page, "", nil
}

// Wanted makes the filter of the Tag.N parameters that nearly every Describe action has.
func Wanted(tags []rpc.Tag) []world.Tag {
	want := make([]world.Tag, 0, len(tags))
	for _, t := range tags {
		want = append(want, world.Tag{Key: t.Key, Value: t.Value})
	}
	return want
}

// Listed reports whether an optional list filter lets a value pass: an empty list lets all pass.
func Listed(list []string, value string) bool { return len(list) == 0 || slices.Contains(list, value) }

// Same reports whether an optional filter lets a value pass: an empty filter lets all pass.
func Same(filter, value string) bool { return filter == "" || filter == value }

// CutPage is After for a sorted list that is made anew for each call: it finds where the token
// points by key.
func CutPage[T any](sorted []T, token string, limit int, key func(T) string) ([]T, string, error) {
	last, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return nil, "", errNextToken
	}
	start := 0
	if len(last) > 0 {
		start = len(sorted)
		for i := range sorted {
			if key(sorted[i]) > string(last) {
				start = i
				break
			}
		}
	}
	rest := sorted[start:]
	if limit <= 0 || len(rest) <= limit {
		return rest, "", nil
	}
	return rest[:limit], base64.RawURLEncoding.EncodeToString([]byte(key(rest[limit-1]))), nil
}
