package oss

import (
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

// ListUploads gives one page. Like [ListObjects] it seeks from one common prefix to the next.
func ListUploads(tx *world.Tx, bucket string, q UploadQuery) (UploadPage, error) {
	var page UploadPage
	keys := ListQuery{Prefix: q.Prefix, Delimiter: q.Delimiter}
	from := max(uploadStart(q, keys), q.Prefix)
	for {
		next, err := page.stretch(tx, bucket, keys, from, q.Max)
		if err != nil || next == "" {
			return page, err
		}
		from = next
	}
}

// uploadStart is what the list starts behind.
func uploadStart(q UploadQuery, keys ListQuery) string {
	switch {
	case q.AfterKey == "":
		return ""
	case strings.HasPrefix(q.AfterKey, q.Prefix) && group(q.AfterKey, keys) == q.AfterKey: // it was listed as a common prefix
		return q.AfterKey + beyond
	case q.AfterID != "":
		return world.UploadID(q.AfterKey, q.AfterID)
	}
	return world.UploadID(q.AfterKey, beyond)
}

// stretch goes to the end of the page or to the next common prefix, and tells behind what to go on.
func (page *UploadPage) stretch(tx *world.Tx, bucket string, q ListQuery, from string, limit int) (string, error) {
	for u, err := range tx.Uploads(bucket).After(from) {
		if err != nil || !strings.HasPrefix(u.Key, q.Prefix) {
			return "", err // ids sort by key: nothing with the prefix follows
		}
		if len(page.Uploads)+len(page.Prefixes) == limit {
			page.More = true
			return "", nil
		}
		if prefix := group(u.Key, q); prefix != "" {
			page.Prefixes = append(page.Prefixes, prefix)
			page.NextKey, page.NextID = prefix, ""
			return prefix + beyond, nil
		}
		page.Uploads = append(page.Uploads, u)
		page.NextKey, page.NextID = u.Key, u.ID
	}
	return "", nil
}
