package world

import (
	"fmt"
	"iter"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

var (
	buckets = store.Define("bucket", func(b *Bucket) string { return b.ID })
	objects = store.Define("object", func(o *Object) string { return o.Key })
	// versions are those that are not current, by key and then newest first.
	versions = store.Define("objectversion", func(o *Object) string { return VersionID(o.Key, o.Serial) })
	// nullVersions finds, among them, the version called null of a key.
	nullVersions = versions.Index("null", func(o *Object) []string {
		if o.Version != "" {
			return nil
		}
		return []string{o.Key}
	})
	liveChannels = store.Define("livechannel", func(c *LiveChannel) string { return c.Name })
	documents    = store.Define("bucketdocument", func(d *BucketDocument) string { return d.Name })
	uploads      = store.Define("upload", func(u *Upload) string { return UploadID(u.Key, u.ID) })
	parts        = store.Define("part", func(p *Part) string { return PartID(p.Upload, p.Number) })
)

// VersionID is the id of the record of a version that is not current: versions are listed by key and newest first.
func VersionID(key string, serial uint64) string { return fmt.Sprintf("%s\x00%016x", key, ^serial) }

// UploadID is the id of an upload's record: uploads are listed by key and then by upload id.
func UploadID(key, upload string) string { return key + "\x00" + upload }

// PartID is the id of a part's record: parts are listed by number.
func PartID(upload string, number int) string { return fmt.Sprintf("%s/%05d", upload, number) }

// ossTables are the collections of the OSS product, bound to a transaction.
type ossTables struct {
	// Buckets are those of the transaction's account and region. A name belongs to one bucket of
	// all clouds; Buckets.Anywhere finds it.
	Buckets store.Table[Bucket]

	ossStore *store.Tx
}

func (t *ossTables) bind(tx *store.Tx, in scopes) {
	t.Buckets = buckets.In(tx, in.region)
	t.ossStore = tx
}

// inBucket is the scope of what a bucket holds: the bucket stands where a region would, so that
// listing, counting and seeking are those of one bucket, in the order of keys.
func inBucket(bucket string) store.Scope { return store.Scope{Account: "oss", Region: bucket} }

// Objects are the objects of a bucket, in the order of their keys.
func (t *ossTables) Objects(bucket string) store.Table[Object] {
	return objects.In(t.ossStore, inBucket(bucket))
}

// Versions are the versions in a bucket that are not current, and delete markers.
func (t *ossTables) Versions(bucket string) store.Table[Object] {
	return versions.In(t.ossStore, inBucket(bucket))
}

// NullVersions finds those among Versions that are called null, by their key.
func (t *ossTables) NullVersions(bucket string) store.View[Object] {
	return nullVersions.In(t.ossStore, inBucket(bucket))
}

// LiveChannels are the live channels of a bucket.
func (t *ossTables) LiveChannels(bucket string) store.Table[LiveChannel] {
	return liveChannels.In(t.ossStore, inBucket(bucket))
}

// BucketDocuments are the settings of a bucket that are kept as documents.
func (t *ossTables) BucketDocuments(bucket string) store.Table[BucketDocument] {
	return documents.In(t.ossStore, inBucket(bucket))
}

// Uploads are the unfinished multipart uploads of a bucket.
func (t *ossTables) Uploads(bucket string) store.Table[Upload] {
	return uploads.In(t.ossStore, inBucket(bucket))
}

// Parts are the parts of a bucket's uploads.
func (t *ossTables) Parts(bucket string) store.Table[Part] {
	return parts.In(t.ossStore, inBucket(bucket))
}

// Blobs walks every blob that an object, a version or a part points to, in all buckets.
func (t *ossTables) Blobs() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, c := range []*store.Collection[Object]{objects, versions} {
			if !t.eachSegment(c, yield) {
				return
			}
		}
		for scope, err := range parts.EachScope(t.ossStore) {
			if err != nil {
				yield("", err)
				return
			}
			for p, err := range parts.In(t.ossStore, scope).Each() {
				if !yield(p.blob(), err) || err != nil {
					return
				}
			}
		}
	}
}

// eachSegment gives the blobs of a collection of objects; false when it was told to end.
func (t *ossTables) eachSegment(c *store.Collection[Object], yield func(string, error) bool) bool {
	for scope, err := range c.EachScope(t.ossStore) {
		if err != nil {
			yield("", err)
			return false
		}
		for o, err := range c.In(t.ossStore, scope).Each() {
			if err != nil {
				yield("", err)
				return false
			}
			for _, s := range o.Segments {
				if !yield(s.Blob, nil) {
					return false
				}
			}
		}
	}
	return true
}

func (p *Part) blob() string {
	if p == nil {
		return ""
	}
	return p.Segment.Blob
}

// ossKinds are the resources of the OSS product as tags and resource groups see them.
var ossKinds = append([]Kind{
	kindOf(buckets, "oss", "bucket"),
}, bucketParts...)

// ossStages are the transient states of the OSS product: buckets and objects have none.
var ossStages = bucketStages
