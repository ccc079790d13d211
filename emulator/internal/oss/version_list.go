package oss

import (
	"iter"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// VersionQuery asks for a stretch of a bucket's versions.
type VersionQuery struct {
	ListQuery
	// AfterVersion, with After, is the version of that key behind which the list starts.
	AfterVersion string
}

// VersionEntry is a version, or a delete marker, in a list.
type VersionEntry struct {
	*world.Object
	Latest bool
}

// VersionPage is a page of versions, by key and newest first.
type VersionPage struct {
	Entries  []VersionEntry
	Prefixes []string
	// NextKey and NextVersion are the last entry of a page that is not the last one.
	NextKey, NextVersion string
	More                 bool
}

// ListVersions gives one page. Like [ListObjects] it reads the page and little more: from one common prefix it seeks to
// the next.
func ListVersions(tx *world.Tx, bucket string, q VersionQuery) (VersionPage, error) {
	w := &versionWalk{tx: tx, bucket: bucket, q: q.ListQuery}
	if q.Max == 0 {
		return w.page, nil
	}
	from, versionsFrom, err := versionStart(tx, bucket, q)
	for err == nil && !w.ended {
		from, versionsFrom, err = w.stretch(from, versionsFrom)
	}
	return w.page, err
}

// versionStart finds where the two tables are read from.
func versionStart(tx *world.Tx, bucket string, q VersionQuery) (objects, versions string, err error) {
	if q.After == "" || q.After < q.Prefix {
		return "", "", nil
	}
	if strings.HasPrefix(q.After, q.Prefix) && group(q.After, q.ListQuery) == q.After {
		return q.After + beyond, q.After + beyond, nil
	}
	if q.AfterVersion == "" {
		return q.After, q.After + "\x00" + beyond, nil
	}
	serial, ok := serialOf(q.AfterVersion)
	if !ok {
		o, _, err := locateVersion(tx, bucket, q.After, q.AfterVersion)
		if err != nil { // it is gone: what was older cannot be told, so the list goes on with the next key
			return q.After, q.After + "\x00" + beyond, nil
		}
		serial = o.Serial
	}
	return q.After, world.VersionID(q.After, serial), nil
}

// versionWalk fills a page.
type versionWalk struct {
	tx     *world.Tx
	bucket string
	q      ListQuery
	page   VersionPage
	// lastKey is the key whose newest version was seen last.
	lastKey string
	ended   bool
}

// stretch walks to the end of the page or to the next common prefix, and tells where to go on.
func (w *versionWalk) stretch(objectsFrom, versionsFrom string) (string, string, error) {
	objects, stopObjects := iter.Pull2(w.after(w.tx.Objects(w.bucket).After, w.tx.Objects(w.bucket).Get, objectsFrom))
	defer stopObjects()
	versions, stopVersions := iter.Pull2(w.after(w.tx.Versions(w.bucket).After, nil, versionsFrom))
	defer stopVersions()
	current, err, more := objects()
	other, otherErr, moreOthers := versions()
	for {
		if err != nil || otherErr != nil {
			return "", "", firstError(err, otherErr)
		}
		var o *world.Object
		switch {
		case !more && !moreOthers:
			w.ended = true
			return "", "", nil
		case !moreOthers, more && current.Key <= other.Key:
			o = current
		default:
			o = other
		}
		if len(w.page.Entries)+len(w.page.Prefixes) == w.q.Max {
			w.page.More, w.ended = true, true
			return "", "", nil
		}
		if prefix := group(o.Key, w.q); prefix != "" {
			w.page.Prefixes = append(w.page.Prefixes, prefix)
			w.page.NextKey, w.page.NextVersion = prefix, ""
			return prefix + beyond, prefix + beyond, nil
		}
		latest, err1 := w.latest(o, o == current)
		if err1 != nil {
			return "", "", err1
		}
		w.page.Entries = append(w.page.Entries, VersionEntry{o, latest})
		w.page.NextKey, w.page.NextVersion = o.Key, VersionOf(o)
		if o == current {
			current, err, more = objects()
		} else {
			other, otherErr, moreOthers = versions()
		}
	}
}

// latest reports whether a version is the newest of its key.
func (w *versionWalk) latest(o *world.Object, current bool) (bool, error) {
	seen := w.lastKey == o.Key
	w.lastKey = o.Key
	if current || seen {
		return current, nil
	}
	if has, err := w.tx.Objects(w.bucket).Has(o.Key); err != nil || has {
		return false, err
	}
	first, err := newest(w.tx, w.bucket, o.Key)
	return err == nil && first != nil && first.Serial == o.Serial, err
}

// after walks the records of a table behind an id that have the prefix; with a get, also the one whose id is the prefix.
func (w *versionWalk) after(walk func(string) iter.Seq2[*world.Object, error], get func(string) (*world.Object, error), from string) iter.Seq2[*world.Object, error] {
	return func(yield func(*world.Object, error) bool) {
		if from < w.q.Prefix {
			from = w.q.Prefix
			if get != nil {
				o, err := get(from)
				if err == nil && !yield(o, nil) {
					return
				}
				if err != nil && !world.NotFound(err) {
					yield(nil, err)
					return
				}
			}
		}
		for o, err := range walk(from) {
			if err == nil && !strings.HasPrefix(o.Key, w.q.Prefix) {
				return
			}
			if !yield(o, err) || err != nil {
				return
			}
		}
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
