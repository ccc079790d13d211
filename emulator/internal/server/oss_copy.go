package server

import (
	"errors"
	"io"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// source finds the object that a copy reads, and asks whether the caller may read it. A copy stays within a location.
func (c *ossCall) source() (*world.Object, wire.Target, error) {
	from, version, err := wire.CopySource(c.r.Header.Get("X-Oss-Copy-Source"))
	if err != nil {
		return nil, from, err
	}
	var bucket *world.Bucket
	var object *world.Object
	var account world.Account
	err = c.s.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		var region regions.Region
		if bucket, account, region, err = oss.FindBucket(tx, from.Bucket); err != nil {
			return err
		}
		_, object, err = oss.Resolve(tx.As(account, region), bucket.ID, from.Key, version)
		return err
	})
	if errors.Is(err, wire.ErrDeleteMarker) {
		err = wire.ErrNoSuchKey.Detail("Key", from.Key) // CopyObject documents, Versioning
	}
	if bucket != nil { // who may not read learns nothing of what is there
		if denied := c.mayRead(bucket, account, from, version); denied != nil {
			return nil, from, denied
		}
	}
	if err != nil {
		return nil, from, err
	}
	if bucket.Location != c.bucket.Location {
		_, l, _ := c.s.world.Matrix().OSSLocation(bucket.Location)
		return nil, from, wire.ErrEndpoint.Detail("Bucket", bucket.ID).Detail("Endpoint", externalEndpoint(l))
	}
	h := c.r.Header
	err = check(object, h.Get("X-Oss-Copy-Source-If-Match"), h.Get("X-Oss-Copy-Source-If-None-Match"),
		h.Get("X-Oss-Copy-Source-If-Modified-Since"), h.Get("X-Oss-Copy-Source-If-Unmodified-Since"))
	if err == nil {
		err = oss.Readable(bucket, object, c.now())
	}
	if bucket.Versioning != "" {
		c.w.Header()["X-Oss-Copy-Source-Version-Id"] = []string{oss.VersionOf(object)}
	}
	return object, from, err
}

// mayRead asks whether the caller may read the source of a copy.
func (c *ossCall) mayRead(b *world.Bucket, account world.Account, from wire.Target, version string) error {
	return c.allow(needed{
		bucket: b, owner: account, key: from.Key, version: version, resource: from.Bucket + "/" + from.Key,
		permission: "GetObject", access: oss.AccessRead,
	})
}

// copied writes a stretch of a source anew. A source that is replaced between reading its record and its bytes is read again.
func (c *ossCall) copied(stretch func(*world.Object) (int64, int64, error), encryption world.Encryption) (*world.Object, oss.Written, error) {
	for try := 1; ; try++ {
		o, _, err := c.source()
		if err != nil {
			return nil, oss.Written{}, err
		}
		from, n, err := stretch(o)
		if err != nil {
			return nil, oss.Written{}, err
		}
		body, err := c.s.contents.Open(o.Segments, from, n)
		if errors.Is(err, blob.ErrNotFound) && try < retries {
			continue
		}
		if err != nil {
			return nil, oss.Written{}, err
		}
		w, err := c.s.contents.Write(body, encryption)
		if err := errors.Join(err, body.Close()); err != nil {
			return nil, oss.Written{}, bodyError(err)
		}
		return o, w, nil
	}
}

func (c *ossCall) copyObject() error {
	_, _ = io.Copy(io.Discard, io.LimitReader(c.r.Body, 1<<20)) // some clients send an empty document
	o, err := c.newObject()
	if err != nil {
		return err
	}
	source, from, err := c.source()
	if err != nil {
		return err
	}
	if err := c.refuseExisting(); err != nil {
		return err
	}
	if err := c.directives(o, source); err != nil {
		return err
	}
	if err := oss.CheckCopy(o.UserMeta, source); err != nil {
		return err
	}
	if source.Type == oss.Appendable && c.bucket.Versioning != "" && from.Bucket == c.bucket.ID {
		return wire.ErrCopyAppendable.Detail("Key", from.Key)
	}
	onto := from.Bucket == c.bucket.ID && from.Key == c.req.Key && o.Encryption == source.Encryption
	if onto && c.bucket.Versioning == "" {
		return c.copyOntoItself(o)
	}
	if source.Size > wire.MaxCopySize {
		return wire.ErrEntityTooLarge
	}
	source, w, err := c.copied(whole, o.Encryption)
	if err != nil {
		return err
	}
	w.Fill(o)
	inherit(o, source)
	if onto {
		keepGrant(o, source)
	}
	if err := c.keep(o, w.Segment); err != nil {
		return err
	}
	return c.copyResult(o)
}

func whole(o *world.Object) (int64, int64, error) { return 0, o.Size, nil }

// inherit gives a copy what depends on how its source was uploaded. What was appended to becomes an ordinary object.
func inherit(o, source *world.Object) {
	if source.Type == oss.Multipart {
		o.Type, o.ETag, o.MD5 = oss.Multipart, source.ETag, ""
	}
}

// keepGrant leaves the grant as it is where metadata alone changes (ossutil, tests of set-meta).
func keepGrant(o, before *world.Object) {
	if o.ACL == "" {
		o.ACL = before.ACL
	}
}

// copyOntoItself changes the metadata of an object; the bytes stay where they are.
func (c *ossCall) copyOntoItself(o *world.Object) error {
	err := c.change(func(tx *world.Tx) error {
		now, err := oss.FindObject(tx, c.bucket.ID, o.Key)
		if err != nil {
			return err
		}
		o.Type, o.Size, o.ETag, o.MD5, o.CRC, o.Segments, o.Target = now.Type, now.Size, now.ETag, now.MD5, now.CRC, now.Segments, now.Target
		o.Restored, o.Accessed = now.Restored, now.Accessed
		keepGrant(o, now)
		_, err = oss.PutObject(tx, c.bucket, o, c.keepOld())
		return err
	})
	if err != nil {
		return err
	}
	return c.copyResult(o)
}

// directives decide whether headers and tags come from the source or from the request.
func (c *ossCall) directives(o, source *world.Object) error {
	h := c.r.Header
	for _, d := range []struct {
		name  string
		apply func()
	}{
		{"X-Oss-Metadata-Directive", func() { o.Headers, o.UserMeta = source.Headers, source.UserMeta }},
		{"X-Oss-Tagging-Directive", func() { o.Tags = source.Tags }},
	} {
		switch value := strings.ToUpper(h.Get(d.name)); value {
		case "", "COPY":
			d.apply()
		case "REPLACE":
		default:
			return wire.ErrInvalidArgument.Detail("ArgumentName", strings.ToLower(d.name)).Detail("ArgumentValue", h.Get(d.name))
		}
	}
	return nil
}

func (c *ossCall) copyResult(o *world.Object) error {
	c.written(o)
	c.w.Header().Del("Content-Md5") // would speak of this answer's body
	return c.document(&wire.CopyObjectResult{LastModified: wire.FormatTime(o.Modified), ETag: quoted(o.ETag)})
}
