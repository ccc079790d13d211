package oss

import (
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ListQuery asks for a stretch of a bucket's keys.
type ListQuery struct {
	Prefix, Delimiter string
	// After is the key, or the common prefix, behind which the list starts.
	After string
	Max   int
}

// Listing is a page of keys: objects, and in place of those that share a prefix up to the delimiter, the prefix.
type Listing struct {
	Objects  []*world.Object
	Prefixes []string
	// Next is the last entry of a page that is not the last one.
	Next string
	More bool
}

// beyond sorts behind every key that starts with a prefix: keys are UTF-8, in which no byte is 0xFF.
const beyond = "\xff"

// ListObjects gives one page. It reads the page and little more: from one common prefix it seeks to the next.
func ListObjects(tx *world.Tx, bucket string, q ListQuery) (Listing, error) {
	var page Listing
	if q.Max == 0 {
		return page, nil
	}
	last, from := "", q.After
	if q.Delimiter != "" && strings.HasSuffix(from, q.Delimiter) && strings.HasPrefix(from, q.Prefix) &&
		group(from, q) == from {
		from += beyond
	}
	for {
		o, err := firstAfter(tx, bucket, q.Prefix, from)
		if err != nil || o == nil {
			return page, err
		}
		if len(page.Objects)+len(page.Prefixes) == q.Max {
			page.More, page.Next = true, last
			return page, nil
		}
		if prefix := group(o.Key, q); prefix != "" {
			page.Prefixes = append(page.Prefixes, prefix)
			last, from = prefix, prefix+beyond
			continue
		}
		if err := page.take(tx, bucket, q, o, &last); err != nil || page.More {
			return page, err
		}
		if from = last; len(page.Objects)+len(page.Prefixes) < q.Max && q.Delimiter == "" {
			return page, nil // the walk went to the end
		}
	}
}

// take adds an object and those that follow it, until a common prefix or the end of the page.
func (page *Listing) take(tx *world.Tx, bucket string, q ListQuery, o *world.Object, last *string) error {
	page.Objects, *last = append(page.Objects, o), o.Key
	for next, err := range tx.Objects(bucket).After(o.Key) {
		if err != nil {
			return err
		}
		if !strings.HasPrefix(next.Key, q.Prefix) || group(next.Key, q) != "" {
			return nil
		}
		if len(page.Objects)+len(page.Prefixes) == q.Max {
			page.More, page.Next = true, *last
			return nil
		}
		page.Objects, *last = append(page.Objects, next), next.Key
	}
	return nil
}

// group is the common prefix under which a key is listed, or empty.
func group(key string, q ListQuery) string {
	if q.Delimiter == "" {
		return ""
	}
	rest := key[len(q.Prefix):]
	i := strings.Index(rest, q.Delimiter)
	if i < 0 {
		return ""
	}
	return key[:len(q.Prefix)+i+len(q.Delimiter)]
}

// firstAfter finds the first object with a prefix behind a key, nil when there is none.
func firstAfter(tx *world.Tx, bucket, prefix, from string) (*world.Object, error) {
	table := tx.Objects(bucket)
	if from < prefix {
		o, err := table.Get(prefix)
		if err == nil || !world.NotFound(err) {
			return o, err
		}
		from = prefix
	}
	for o, err := range table.After(from) {
		if err != nil || strings.HasPrefix(o.Key, prefix) {
			return o, err
		}
		break
	}
	return nil, nil
}
