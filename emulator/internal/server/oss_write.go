package server

import (
	"crypto/md5"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossWriteHandlers = map[wire.Operation]ossHandler{
	wire.OpPutObject:             (*ossCall).putObject,
	wire.OpAppendObject:          (*ossCall).appendObject,
	wire.OpPutSymlink:            (*ossCall).putSymlink,
	wire.OpDeleteObject:          (*ossCall).deleteObject,
	wire.OpDeleteMultipleObjects: (*ossCall).deleteObjects,
	wire.OpCopyObject:            (*ossCall).copyObject,
}

// newObject reads what a request says about the object that it makes.
func (c *ossCall) newObject() (*world.Object, error) {
	h := c.r.Header
	o := &world.Object{Key: c.req.Key, ACL: h.Get("X-Oss-Object-Acl"), StorageClass: h.Get("X-Oss-Storage-Class")}
	if err := errors.Join(c.unconditional(), oss.CheckObjectACL(o.ACL), oss.CheckStorageClass(o.StorageClass)); err != nil {
		return nil, err
	}
	if tags := h.Get("X-Oss-Tagging"); tags != "" {
		parsed, err := wire.ParseTaggingHeader(tags)
		if err != nil {
			return nil, err
		}
		o.Tags = oss.Tags(parsed)
	}
	var err error
	if o.Headers, o.UserMeta, err = c.describe(); err != nil {
		return nil, err
	}
	if _, err := oss.ReadClientEncryption(o.UserMeta); err != nil {
		return nil, err
	}
	if o.Persistent, err = c.persistent(); err != nil {
		return nil, err
	}
	if err := c.newRetention(o); err != nil {
		return nil, err
	}
	o.Encryption, err = c.encryption()
	return o, err
}

// keepOld reports whether the request must not replace an object.
func (c *ossCall) keepOld() bool {
	return strings.EqualFold(c.r.Header.Get("X-Oss-Forbid-Overwrite"), "true") || !oss.MayOverwrite(c.bucket, c.req.Key, c.principal())
}

// refuseExisting refuses to replace an object before its new bytes are read; the transaction asks again.
func (c *ossCall) refuseExisting() error {
	if !c.keepOld() || c.bucket.Versioning != "" {
		return nil
	}
	return c.view(func(tx *world.Tx) error {
		exists, err := tx.Objects(c.bucket.ID).Has(c.req.Key)
		if err == nil && exists {
			err = wire.ErrFileAlreadyExists.Detail("Key", c.req.Key)
		}
		return err
	})
}

// keep stores the record of an object whose segment was written for this request; if that fails the segment goes.
func (c *ossCall) keep(o *world.Object, fresh ...world.Segment) error {
	err := c.update(func(tx *world.Tx) ([]world.Segment, error) { return oss.PutObject(tx, c.bucket, o, c.keepOld()) })
	if err != nil {
		c.freed = append(c.freed, fresh...)
	}
	return err
}

func (c *ossCall) putObject() error {
	o, err := c.newObject()
	if err != nil {
		return err
	}
	cb, err := c.callback()
	if err != nil {
		return err
	}
	if err := c.refuseExisting(); err != nil {
		return err
	}
	w, err := c.upload(o.Encryption)
	if err != nil {
		return err
	}
	w.Fill(o)
	if err := c.keep(o, w.Segment); err != nil {
		return err
	}
	c.written(o)
	if cb != nil {
		return c.callBack(cb, o)
	}
	return c.done(http.StatusOK)
}

// written writes the headers that tell a client what was stored.
func (c *ossCall) written(o *world.Object) {
	h := c.w.Header()
	c.tellVersion(o)
	h["Etag"] = []string{quoted(o.ETag)}
	h["X-Oss-Hash-Crc64ecma"] = []string{strconv.FormatUint(o.CRC, 10)}
	setHeader(h, "Content-Md5", o.MD5)
	showEncryption(h, o.Encryption)
}

func (c *ossCall) appendObject() error {
	text := c.req.Query.Get("position")
	if text == "" {
		return wire.ErrMissingArgument.Detail("ArgumentName", "position")
	}
	position, err := strconv.ParseInt(text, 10, 64)
	if err != nil || position < 0 {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "position").Detail("ArgumentValue", text)
	}
	var old *world.Object
	err = c.view(func(tx *world.Tx) (err error) {
		old, err = oss.FindObject(tx, c.bucket.ID, c.req.Key)
		return err
	})
	if err != nil && !errors.Is(err, wire.ErrNoSuchKey) {
		return err
	}
	if old != nil { // the first append decided how the object is kept
		for _, name := range []string{headerSSE, headerSSEKey, headerSSEData} {
			c.r.Header.Del(name)
		}
	}
	o, err := c.newObject()
	if err != nil {
		return err
	}
	if old != nil {
		o.Encryption = old.Encryption
	}
	w, err := c.upload(o.Encryption)
	if err != nil {
		return err
	}
	err = c.update(func(tx *world.Tx) (freed []world.Segment, err error) {
		o, freed, err = oss.AppendObject(tx, c.bucket, oss.Append{New: o, Position: position, Written: w})
		return freed, err
	})
	if err != nil || w.Size == 0 {
		c.freed = append(c.freed, w.Segment)
	}
	if err != nil {
		return c.nextPosition(err)
	}
	c.compact(o)
	c.written(o)
	h := c.w.Header()
	h["X-Oss-Next-Append-Position"] = []string{strconv.FormatInt(o.Size, 10)}
	return c.done(http.StatusOK)
}

// nextPosition tells, beside the error about a position, which one is right.
func (c *ossCall) nextPosition(err error) error {
	refusal := c.explain(err)
	if errors.Is(refusal, wire.ErrPositionNotEqualToLength) {
		for _, d := range refusal.Details() {
			if d.Name == "Length" {
				c.w.Header()["X-Oss-Next-Append-Position"] = []string{d.Value}
			}
		}
	}
	return err
}

// compact is merge behind an append. What was appended is there whatever becomes of it, and the next append tries again: a
// failure, such as a full memory, is in the emulator's own log.
func (c *ossCall) compact(o *world.Object) {
	if err := c.merge(o); err != nil {
		e := c.event
		e.Message = "merge of what was appended: " + err.Error()
		c.s.dispatcher.Note(e)
	}
}

// merge makes one segment of many that appends left. An object that was replaced meanwhile needs it no more.
func (c *ossCall) merge(o *world.Object) error {
	first, needed := oss.Merge(o)
	if !needed {
		return nil
	}
	whole, err := c.s.contents.Compact(o, first)
	if oss.Vanished(err) {
		return nil
	}
	if err != nil {
		return err
	}
	err = c.update(func(tx *world.Tx) ([]world.Segment, error) { return oss.Replace(tx, c.bucket.ID, o, first, whole) })
	if err != nil {
		c.freed = append(c.freed, whole)
	}
	return err
}

func (c *ossCall) putSymlink() error {
	target, err := url.PathUnescape(c.r.Header.Get("X-Oss-Symlink-Target"))
	if err != nil || !wire.ValidKey(target) {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-symlink-target").
			Detail("ArgumentValue", c.r.Header.Get("X-Oss-Symlink-Target"))
	}
	o, err := c.newObject()
	if err != nil {
		return err
	}
	sum := md5.Sum([]byte(target))
	o.Type, o.Target, o.ETag, o.Encryption = oss.Symlink, target, strings.ToUpper(hex.EncodeToString(sum[:])), world.Encryption{}
	if err := c.keep(o); err != nil {
		return err
	}
	c.tellVersion(o)
	c.w.Header()["Etag"] = []string{quoted(o.ETag)}
	return c.done(http.StatusOK)
}

func (c *ossCall) deleteObject() error {
	var did oss.Deletion
	err := c.update(func(tx *world.Tx) (freed []world.Segment, err error) {
		b, err := oss.Touch(tx, c.bucket.ID)
		if err == nil {
			did, freed, err = oss.DeleteVersion(tx, b, c.req.Key, c.version())
		}
		return freed, err
	})
	if err != nil {
		return err
	}
	c.tellVersion(did.Added)
	c.tellVersion(did.Removed)
	return c.done(http.StatusNoContent)
}

func (c *ossCall) deleteObjects() error {
	encoded, err := c.req.Query.URLEncoded()
	if encodedHeader := c.r.Header.Get("Encoding-Type"); err == nil && encodedHeader == "url" {
		encoded = true
	}
	if err != nil {
		return err
	}
	if c.r.Header.Get("Content-Md5") == "" {
		return wire.ErrMissingArgument.Saying("The request must carry Content-MD5.").Detail("ArgumentName", "Content-MD5")
	}
	body, err := c.body(wire.MaxDeleteBody)
	if err != nil {
		return err
	}
	doc, err := wire.DecodeDelete(body)
	if err != nil {
		return err
	}
	result := &wire.DeleteResult{}
	err = c.update(func(tx *world.Tx) (left []world.Segment, err error) {
		result.Deleted, c.wrote = nil, nil
		b, err := oss.Touch(tx, c.bucket.ID)
		for _, k := range doc.Objects {
			if err != nil {
				return nil, err
			}
			var did oss.Deletion
			var freed []world.Segment
			did, freed, err = oss.DeleteVersion(tx, b, k.Key, k.VersionId)
			left = append(left, freed...)
			result.Deleted, c.wrote = append(result.Deleted, deleted(k, did)), append(c.wrote, k.Key)
		}
		if err != nil {
			return nil, err
		}
		return left, nil
	})
	if err != nil {
		return err
	}
	if doc.Quiet {
		return c.done(http.StatusOK)
	}
	if encoded {
		result.URLEncode()
	}
	return c.document(result)
}

// deleted tells what became of a key.
func deleted(k wire.DeleteKey, did oss.Deletion) wire.Deleted {
	d := wire.Deleted{Key: wire.Name(k.Key), VersionId: k.VersionId}
	marker := did.Added
	if marker == nil && did.Removed != nil && did.Removed.Marker {
		marker = did.Removed
	}
	if marker != nil {
		d.DeleteMarker, d.DeleteMarkerVersionId = true, oss.VersionOf(marker)
	}
	return d
}
