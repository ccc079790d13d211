package server

import (
	"encoding/xml"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossVersionHandlers = map[wire.Operation]ossHandler{
	wire.OpGetBucketVersioning: func(c *ossCall) error {
		return c.document(&wire.VersioningConfiguration{Status: c.bucket.Versioning})
	},
	wire.OpPutBucketVersioning: putSetting(func(tx *world.Tx, b string, d *wire.VersioningConfiguration) error {
		return oss.SetVersioning(tx, b, d.Status)
	}),
	wire.OpListObjectVersions: (*ossCall).listVersions,
}

// versionPermissions are the RAM actions on a version that is named, by those on the current one.
var versionPermissions = map[string]string{
	"GetObject": "GetObjectVersion", "DeleteObject": "DeleteObjectVersion", "RestoreObject": "RestoreObjectVersion",
	"GetObjectAcl": "GetObjectVersionAcl", "PutObjectAcl": "PutObjectVersionAcl",
	"GetObjectTagging": "GetObjectVersionTagging", "PutObjectTagging": "PutObjectVersionTagging", "DeleteObjectTagging": "DeleteObjectVersionTagging",
}

// listVersions lists versions and delete markers. In a bucket without versioning every object has one version, called null.
func (c *ossCall) listVersions() error {
	key, version := c.req.Query.Get("key-marker"), c.req.Query.Get("version-id-marker")
	if key == "" && version != "" {
		return wire.ErrInvalidVersionMarker.Detail("ArgumentName", "version-id-marker").Detail("ArgumentValue", version)
	}
	q, encoded, err := c.listQuery(key)
	if err != nil {
		return err
	}
	var page oss.VersionPage
	err = c.view(func(tx *world.Tx) (err error) {
		page, err = oss.ListVersions(tx, c.bucket.ID, oss.VersionQuery{ListQuery: q, AfterVersion: version})
		return err
	})
	if err != nil {
		return err
	}
	doc := &wire.ListVersionsResult{
		Name: c.bucket.ID, Prefix: wire.Name(q.Prefix), KeyMarker: wire.Name(key), VersionIdMarker: version, MaxKeys: q.Max,
		Delimiter: wire.Name(q.Delimiter), IsTruncated: page.More, CommonPrefixes: commonPrefixes(page.Prefixes),
	}
	if page.More {
		doc.NextKeyMarker, doc.NextVersionIdMarker = wire.Name(page.NextKey), page.NextVersion
	}
	for _, e := range page.Entries {
		doc.Entries = append(doc.Entries, c.versionEntry(e))
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

func (c *ossCall) versionEntry(v oss.VersionEntry) wire.VersionEntry {
	who := owner(c.owner)
	e := wire.VersionEntry{
		XMLName: xml.Name{Local: "Version"}, Key: wire.Name(v.Key), VersionId: oss.VersionOf(v.Object), IsLatest: v.Latest,
		LastModified: wire.FormatTime(v.Modified), Owner: &who,
	}
	if v.Marker {
		e.XMLName.Local = "DeleteMarker"
		return e
	}
	e.ETag, e.Type, e.Size, e.StorageClass = quoted(v.ETag), v.Type, &v.Size, v.StorageClass
	e.RestoreInfo = oss.RestoreHeader(v.Object, c.now())
	if !v.Transitioned.IsZero() {
		e.TransitionTime = wire.FormatTime(v.Transitioned)
	}
	return e
}
