package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossUploadHandlers = map[wire.Operation]ossHandler{
	wire.OpInitiateMultipartUpload: (*ossCall).initiateUpload,
	wire.OpUploadPart:              (*ossCall).uploadPart,
	wire.OpUploadPartCopy:          (*ossCall).uploadPartCopy,
	wire.OpCompleteMultipartUpload: (*ossCall).completeUpload,
	wire.OpAbortMultipartUpload:    (*ossCall).abortUpload,
	wire.OpListParts:               (*ossCall).listParts,
	wire.OpListMultipartUploads:    (*ossCall).listUploads,
}

func (c *ossCall) initiateUpload() error {
	encoded, err := c.req.Query.URLEncoded()
	if err != nil {
		return err
	}
	o, err := c.newObject()
	if err != nil {
		return err
	}
	if err := checkClientUpload(o.UserMeta); err != nil {
		return err
	}
	if err := c.refuseExisting(); err != nil {
		return err
	}
	u := &world.Upload{
		Key: o.Key, StorageClass: o.StorageClass, ACL: o.ACL, Headers: o.Headers, UserMeta: o.UserMeta, Tags: o.Tags,
		Encryption: o.Encryption, KeepOld: c.keepOld(), Persistent: o.Persistent, Sequential: c.req.Query.Has("sequential"),
	}
	if err := c.change(func(tx *world.Tx) error { return oss.InitiateUpload(tx, c.bucket, u) }); err != nil {
		return err
	}
	showEncryption(c.w.Header(), u.Encryption)
	doc := &wire.InitiateMultipartUploadResult{Bucket: c.bucket.ID, Key: wire.Name(u.Key), UploadId: u.ID}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

// findUpload reads the upload that the request names. The service numbers the causes by operation.
func (c *ossCall) findUpload(ec string) (u *world.Upload, err error) {
	err = c.view(func(tx *world.Tx) (err error) {
		u, err = oss.FindUpload(tx, c.bucket.ID, c.req.Key, c.req.Query.Get("uploadId"))
		return err
	})
	return u, withEC(err, ec)
}

// withEC gives the error about an upload the number that the operation has for it.
func withEC(err error, ec string) error {
	if known, ok := err.(*apierr.Error); ok && known.Is(wire.ErrNoSuchUpload) {
		return known.Detail("EC", ec)
	}
	return err
}

// What the service calls the same missing upload in its operations.
const (
	ecUploadPart     = "0042-00000104"
	ecUploadPartCopy = "0042-00000311"
	ecUpload         = "0042-00000002"
)

func (c *ossCall) uploadPart() error {
	number, err := c.req.Query.PartNumber()
	if err != nil {
		return err
	}
	if c.r.Header.Get("X-Oss-Server-Side-Encryption") != "" {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-server-side-encryption")
	}
	u, err := c.findUpload(ecUploadPart)
	if err != nil {
		return err
	}
	if err := c.checkClientPart(u, number); err != nil {
		return err
	}
	w, err := c.upload(u.Encryption)
	if err != nil {
		return err
	}
	p, err := c.keepPart(u, number, w)
	if err != nil {
		return err
	}
	h := c.w.Header()
	h["Etag"] = []string{quoted(p.ETag)}
	h["X-Oss-Hash-Crc64ecma"] = []string{strconv.FormatUint(p.CRC, 10)}
	setHeader(h, "Content-Md5", contentMD5(w))
	showEncryption(h, u.Encryption)
	return c.done(http.StatusOK)
}

// contentMD5 spells the hash of a segment for a header.
func contentMD5(w oss.Written) string {
	var o world.Object
	w.Fill(&o)
	return o.MD5
}

// keepPart stores the record of a part whose segment was written for this request; if that fails the segment goes.
func (c *ossCall) keepPart(u *world.Upload, number int, w oss.Written) (p *world.Part, err error) {
	err = c.update(func(tx *world.Tx) (replaced []world.Segment, err error) {
		p, replaced, err = oss.PutPart(tx, c.bucket.ID, u.Key, u.ID, number, w)
		return replaced, err
	})
	if err != nil {
		c.freed = append(c.freed, w.Segment)
	}
	return p, withEC(err, ecUploadPart)
}

func (c *ossCall) uploadPartCopy() error {
	number, err := c.req.Query.PartNumber()
	if err != nil {
		return err
	}
	u, err := c.findUpload(ecUploadPartCopy)
	if err != nil {
		return err
	}
	if e, _ := oss.ReadClientEncryption(u.UserMeta); e != nil {
		return wire.ErrInvalidEncryptionRequest.Saying("Client encryption doesn't support upload part copy.")
	}
	copied := "" // a stretch of the source, as Content-Range tells it (UploadPartCopy documents, Detail analysis)
	stretch := func(o *world.Object) (int64, int64, error) {
		r, partial, err := wire.ParseRange(c.r.Header.Get("X-Oss-Copy-Source-Range"), o.Size, false)
		if copied = ""; partial {
			copied = contentRange(r, o.Size)
		}
		return r.Offset, r.Length, err
	}
	_, w, err := c.copied(stretch, u.Encryption)
	if err != nil {
		return err
	}
	p, err := c.keepPart(u, number, w)
	if err != nil {
		return err
	}
	header := c.w.Header()
	setHeader(header, "Content-Range", copied)
	header["Etag"] = []string{quoted(p.ETag)} // where ali-oss reads it
	return c.document(&wire.CopyPartResult{LastModified: wire.FormatTime(p.Modified), ETag: quoted(p.ETag)})
}

func (c *ossCall) completeUpload() error {
	encoded, err := c.req.Query.URLEncoded()
	if err != nil {
		return err
	}
	u, err := c.findUpload(ecUpload)
	if err != nil {
		return err
	}
	cb, err := c.callback()
	if err != nil {
		return err
	}
	asked := oss.Completion{ACL: c.r.Header.Get("X-Oss-Object-Acl"), KeepOld: c.keepOld()}
	if err := oss.CheckObjectACL(asked.ACL); err != nil {
		return err
	}
	if asked.Parts, err = c.chosenParts(); err != nil {
		return err
	}
	var o *world.Object
	err = c.update(func(tx *world.Tx) (freed []world.Segment, err error) {
		o, freed, err = oss.CompleteUpload(tx, c.bucket, c.req.Key, c.req.Query.Get("uploadId"), asked)
		return freed, err
	})
	if err != nil {
		return withEC(err, ecUpload)
	}
	if u.Sequential {
		if err := c.sequentialMD5(o); err != nil {
			return err
		}
	}
	c.written(o)
	c.w.Header().Del("Content-Md5") // would speak of this answer's body
	if cb != nil {
		return c.callBack(cb, o)
	}
	doc := &wire.CompleteMultipartUploadResult{
		Location: "http://" + c.bucket.ID + "." + externalEndpoint(c.location) + "/" + wire.EscapeKey(o.Key),
		Bucket:   c.bucket.ID, Key: wire.Name(o.Key), ETag: quoted(o.ETag),
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

// chosenParts reads the list of parts; nil stands for all that were uploaded.
func (c *ossCall) chosenParts() ([]wire.CompletePart, error) {
	body, err := c.body(wire.MaxCompleteBody)
	if err != nil {
		return nil, err
	}
	if all := c.r.Header.Get("X-Oss-Complete-All"); all != "" {
		if !strings.EqualFold(all, "yes") {
			return nil, wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-complete-all").Detail("ArgumentValue", all)
		}
		if len(body) > 0 {
			return nil, wire.ErrCompleteAllWithBody
		}
		return nil, nil
	}
	var doc wire.CompleteMultipartUpload
	if wire.Unmarshal(body, &doc) != nil {
		return nil, wire.ErrCompleteMalformed
	}
	if doc.Parts == nil {
		doc.Parts = []wire.CompletePart{} // no part at all, which is not the same as all parts
	}
	return doc.Parts, doc.Validate()
}

func (c *ossCall) abortUpload() error {
	err := c.update(func(tx *world.Tx) ([]world.Segment, error) {
		return oss.AbortUpload(tx, c.bucket.ID, c.req.Key, c.req.Query.Get("uploadId"))
	})
	if err != nil {
		return withEC(err, ecUpload)
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) listParts() error {
	q := c.req.Query
	encoded, err := q.URLEncoded()
	if err != nil {
		return err
	}
	limit, err := q.Count("max-parts", wire.DefaultParts, 1, wire.DefaultParts)
	if err != nil {
		return err
	}
	marker, err := q.Count("part-number-marker", 0, 0, 1<<31-1)
	if err != nil {
		return err
	}
	u, err := c.findUpload(ecUpload)
	if err != nil {
		return err
	}
	doc := &wire.ListPartsResult{
		Bucket: c.bucket.ID, Key: wire.Name(u.Key), UploadId: u.ID, StorageClass: u.StorageClass, PartNumberMarker: marker, MaxParts: limit,
	}
	if e, _ := oss.ReadClientEncryption(u.UserMeta); e != nil { // checked when the upload began
		doc.ClientEncryptionKey, doc.ClientEncryptionStart, doc.ClientEncryptionCekAlg, doc.ClientEncryptionWrapAlg = e.Key, e.Start, e.CekAlg, e.WrapAlg
		doc.ClientEncryptionDataSize, doc.ClientEncryptionPartSize = e.DataSize, e.PartSize
	}
	err = c.view(func(tx *world.Tx) error {
		return oss.EachPart(tx, c.bucket.ID, u.ID, marker, func(p *world.Part) bool {
			if doc.IsTruncated = len(doc.Parts) == limit; doc.IsTruncated {
				return false
			}
			doc.NextPartNumberMarker = p.Number
			doc.Parts = append(doc.Parts, wire.Part{
				PartNumber: p.Number, LastModified: wire.FormatTime(p.Modified), ETag: quoted(p.ETag),
				HashCrc64ecma: strconv.FormatUint(p.CRC, 10), Size: p.Segment.Size,
			})
			return true
		})
	})
	if err != nil {
		return err
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}

func (c *ossCall) listUploads() error {
	q := c.req.Query
	encoded, err := q.URLEncoded()
	if err != nil {
		return err
	}
	limit, err := q.Count("max-uploads", wire.MaxListKeys, 1, wire.MaxListKeys)
	if err != nil {
		return err
	}
	asked := oss.UploadQuery{Prefix: q.Get("prefix"), Delimiter: q.Get("delimiter"), AfterKey: q.Get("key-marker"), AfterID: q.Get("upload-id-marker"), Max: limit}
	var page oss.UploadPage
	err = c.view(func(tx *world.Tx) (err error) {
		page, err = oss.ListUploads(tx, c.bucket.ID, asked)
		return err
	})
	if err != nil {
		return err
	}
	doc := &wire.ListMultipartUploadsResult{
		Bucket: c.bucket.ID, KeyMarker: wire.Name(asked.AfterKey), UploadIdMarker: asked.AfterID, Delimiter: wire.Name(asked.Delimiter), Prefix: wire.Name(asked.Prefix),
		MaxUploads: limit, IsTruncated: page.More, NextKeyMarker: wire.Name(page.NextKey), NextUploadIdMarker: page.NextID, CommonPrefixes: commonPrefixes(page.Prefixes),
	}
	for _, u := range page.Uploads {
		doc.Uploads = append(doc.Uploads, wire.Upload{Key: wire.Name(u.Key), UploadId: u.ID, StorageClass: u.StorageClass, Initiated: wire.FormatTime(u.Began)})
	}
	if encoded {
		doc.URLEncode()
	}
	return c.document(doc)
}
