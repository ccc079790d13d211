package oss

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// SetReferer replaces the referer lists of a bucket.
func SetReferer(tx *world.Tx, bucket string, doc *wire.RefererConfiguration) error {
	rule := &world.RefererRule{
		AllowEmpty: doc.AllowEmptyReferer, CutQuery: doc.AllowTruncateQueryString == nil || *doc.AllowTruncateQueryString,
		CutPath: doc.TruncatePath != nil && *doc.TruncatePath, Allowed: filled(doc.RefererList.Referers),
	}
	if doc.RefererBlacklist != nil {
		rule.Forbidden = filled(doc.RefererBlacklist.Referers)
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Referer = rule; return nil })
}

// filled leaves out empty elements: the Go SDK v1 writes one for a list without any.
func filled(list []string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// RefererDocument spells the lists of a bucket; without any, every referer is welcome.
func RefererDocument(b *world.Bucket) *wire.RefererConfiguration {
	rule := b.Referer
	if rule == nil {
		rule = &world.RefererRule{AllowEmpty: true, CutQuery: true}
	}
	doc := &wire.RefererConfiguration{
		AllowEmptyReferer: rule.AllowEmpty, AllowTruncateQueryString: &rule.CutQuery, TruncatePath: &rule.CutPath,
		RefererList: wire.RefererList{Referers: rule.Allowed},
	}
	if len(rule.Forbidden) > 0 {
		doc.RefererBlacklist = &wire.RefererList{Referers: rule.Forbidden}
	}
	return doc
}

// CheckReferer refuses a request to an object whose Referer header the bucket does not want. The service asks this of
// anonymous requests and of signed URLs only; a request with an Authorization header comes from no page.
func CheckReferer(b *world.Bucket, referer string) error {
	rule := b.Referer
	if rule == nil {
		return nil
	}
	if referer == "" {
		// An empty white list lets every request pass, whatever AllowEmptyReferer says.
		if rule.AllowEmpty || len(rule.Allowed) == 0 {
			return nil
		}
		return wire.ErrReferer.Detail("BucketName", b.ID)
	}
	if rule.CutQuery {
		referer, _, _ = strings.Cut(referer, "?")
	}
	if rule.CutPath {
		referer = origin(referer)
	}
	if fromAny(rule.Forbidden, referer) || len(rule.Allowed) > 0 && !fromAny(rule.Allowed, referer) {
		return wire.ErrReferer.Detail("BucketName", b.ID)
	}
	return nil
}

// fromAny reports whether a referer begins as one of the patterns says: the check is one of prefixes (OSS FAQ, Referer).
// A pattern that names no scheme means both (developer guide, Hotlink protection).
func fromAny(patterns []string, referer string) bool {
	_, host, _ := strings.Cut(referer, "://")
	return slices.ContainsFunc(patterns, func(p string) bool {
		return wildcard(p+"*", referer) || !strings.Contains(p, "://") && wildcard(p+"*", host)
	})
}

// origin is scheme and host of a URL.
func origin(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}
