package server

import (
	"encoding/base64"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossListHandlers = map[wire.Operation]ossHandler{
	wire.OpListObjects:   (*ossCall).listObjects,
	wire.OpListObjectsV2: (*ossCall).listObjectsV2,
}

// list takes a page of objects from after a key.
func (c *ossCall) list(after string) (q oss.ListQuery, page oss.Listing, encoded bool, err error) {
	if q, encoded, err = c.listQuery(after); err != nil {
		return q, page, encoded, err
	}
	err = c.view(func(tx *world.Tx) (err error) {
		page, err = oss.ListObjects(tx, c.bucket.ID, q)
		return err
	})
	return q, page, encoded, err
}

// listQuery reads what the three lists have in common.
func (c *ossCall) listQuery(after string) (q oss.ListQuery, encoded bool, err error) {
	if encoded, err = c.req.Query.URLEncoded(); err != nil {
		return q, encoded, err
	}
	q = oss.ListQuery{Prefix: c.req.Query.Get("prefix"), Delimiter: c.req.Query.Get("delimiter"), After: after}
	if q.Max, err = c.req.Query.Count("max-keys", wire.DefaultKeys, 0, wire.MaxListKeys); err != nil {
		return q, encoded, err
	}
	for name, value := range map[string]string{"prefix": q.Prefix, "delimiter": q.Delimiter, "marker": after} {
		if len(value) > wire.MaxKeyLength {
			return q, encoded, wire.ErrInvalidArgument.Saying("The length of "+name+" is longer than the longest key.").
				Detail("ArgumentName", name)
		}
	}
	return q, encoded, nil
}

func (c *ossCall) entries(page oss.Listing, withOwner bool) []wire.ObjectEntry {
	list := make([]wire.ObjectEntry, 0, len(page.Objects))
	for _, o := range page.Objects {
		e := wire.ObjectEntry{
			Key: wire.Name(o.Key), LastModified: wire.FormatTime(o.Modified), ETag: quoted(o.ETag), Type: o.Type, Size: o.Size, StorageClass: o.StorageClass,
			RestoreInfo: oss.RestoreHeader(o, c.now()),
		}
		if !o.Transitioned.IsZero() {
			e.TransitionTime = wire.FormatTime(o.Transitioned)
		}
		if withOwner {
			who := owner(c.owner)
			e.Owner = &who
		}
		list = append(list, e)
	}
	return list
}

func commonPrefixes(prefixes []string) []wire.CommonPrefix {
	list := make([]wire.CommonPrefix, 0, len(prefixes))
	for _, p := range prefixes {
		list = append(list, wire.CommonPrefix{Prefix: wire.Name(p)})
	}
	return list
}

func (c *ossCall) listObjects() error {
	marker := c.req.Query.Get("marker")
	q, page, encoded, err := c.list(marker)
	if err != nil {
		return err
	}
	doc := &wire.ListBucketResult{
		Name: c.bucket.ID, Prefix: wire.Name(q.Prefix), Marker: wire.Name(marker), MaxKeys: q.Max, Delimiter: wire.Name(q.Delimiter),
		IsTruncated: page.More, NextMarker: wire.Name(page.Next), Contents: c.entries(page, true), CommonPrefixes: commonPrefixes(page.Prefixes),
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

func (c *ossCall) listObjectsV2() error {
	query := c.req.Query
	start, token := query.Get("start-after"), query.Get("continuation-token")
	after := start
	if token != "" {
		raw, err := base64.StdEncoding.DecodeString(token)
		if err != nil {
			return wire.ErrInvalidArgument.Saying("The continuation token provided is incorrect.").
				Detail("ArgumentName", "continuation-token").Detail("ArgumentValue", token)
		}
		after = string(raw)
	}
	q, page, encoded, err := c.list(after)
	if err != nil {
		return err
	}
	doc := &wire.ListBucketV2Result{
		Name: c.bucket.ID, Prefix: wire.Name(q.Prefix), StartAfter: wire.Name(start), MaxKeys: q.Max, Delimiter: wire.Name(q.Delimiter),
		IsTruncated: page.More, ContinuationToken: token, Contents: c.entries(page, query.Get("fetch-owner") == "true"),
		CommonPrefixes: commonPrefixes(page.Prefixes), KeyCount: len(page.Objects) + len(page.Prefixes),
	}
	if page.More {
		doc.NextContinuationToken = base64.StdEncoding.EncodeToString([]byte(page.Next))
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

func quoted(etag string) string { return `"` + strings.Trim(etag, `"`) + `"` }
