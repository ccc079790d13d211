package oss

import (
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// UploadQuery asks for a stretch of a bucket's unfinished uploads.
type UploadQuery struct {
	Prefix, Delimiter string
	// AfterKey is where the list starts; with AfterID, behind that upload of the key, else behind the key.
	AfterKey, AfterID string
	Max               int
}

// UploadPage is a page of uploads, by key and then by upload id.
type UploadPage struct {
	Uploads         []*world.Upload
	Prefixes        []string
	NextKey, NextID string
	More            bool
}

// ListUploads gives one page.
func ListUploads(tx *world.Tx, bucket string, q UploadQuery) (UploadPage, error) {
	var page UploadPage
	from := q.AfterKey
	switch {
	case q.AfterKey != "" && q.AfterID != "":
		from = world.UploadID(q.AfterKey, q.AfterID)
	case q.AfterKey != "":
		from = world.UploadID(q.AfterKey, beyond)
	}
	keys := ListQuery{Prefix: q.Prefix, Delimiter: q.Delimiter}
	for u, err := range tx.Uploads(bucket).After(max(from, q.Prefix)) {
		if err != nil {
			return page, err
		}
		if !strings.HasPrefix(u.Key, q.Prefix) {
			return page, nil // ids sort by key: nothing with the prefix follows
		}
		prefix := group(u.Key, keys)
		if prefix != "" && (slices.Contains(page.Prefixes, prefix) || prefix == q.AfterKey) {
			continue
		}
		if len(page.Uploads)+len(page.Prefixes) == q.Max {
			page.More = true
			return page, nil
		}
		if prefix != "" {
			page.Prefixes = append(page.Prefixes, prefix)
			page.NextKey, page.NextID = prefix, ""
			continue
		}
		page.Uploads = append(page.Uploads, u)
		page.NextKey, page.NextID = u.Key, u.ID
	}
	return page, nil
}
