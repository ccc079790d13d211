package server

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossObjectHandlers = map[wire.Operation]ossHandler{
	wire.OpGetObject:           (*ossCall).getObject,
	wire.OpHeadObject:          (*ossCall).getObject,
	wire.OpGetObjectMeta:       (*ossCall).objectMeta,
	wire.OpGetObjectAcl:        (*ossCall).objectACL,
	wire.OpGetObjectTagging:    (*ossCall).objectTags,
	wire.OpPutObjectAcl:        (*ossCall).putObjectACL,
	wire.OpPutObjectTagging:    (*ossCall).putObjectTags,
	wire.OpDeleteObjectTagging: (*ossCall).deleteObjectTags,
	wire.OpGetSymlink:          (*ossCall).symlink,
}

// overrides are the query parameters of GetObject that replace a header of the answer.
var overrides = []string{"content-type", "content-language", "expires", "cache-control", "content-disposition", "content-encoding"}

// retries bounds how often a record is read again whose bytes were replaced before they could be opened.
const retries = 5

// version is the version that the request names, empty for the current one.
func (c *ossCall) version() string { return c.req.Query.Get("versionId") }

// tellVersion names, in a bucket with versions, the one that an answer is about.
func (c *ossCall) tellVersion(o *world.Object) {
	if o == nil || c.bucket.Versioning == "" {
		return
	}
	h := c.w.Header()
	h["X-Oss-Version-Id"] = []string{oss.VersionOf(o)}
	if o.Marker {
		h["X-Oss-Delete-Marker"] = []string{"true"}
	}
}

// object reads the record of the request's object.
func (c *ossCall) object() (o *world.Object, err error) {
	err = c.view(func(tx *world.Tx) (err error) {
		o, err = oss.FindVersion(tx, c.bucket.ID, c.req.Key, c.version())
		return err
	})
	c.tellVersion(o)
	return o, err
}

// getObject answers GetObject and HeadObject.
func (c *ossCall) getObject() error {
	for try := 1; ; try++ {
		var named, content *world.Object
		err := c.view(func(tx *world.Tx) (err error) {
			named, content, err = oss.Resolve(tx, c.bucket.ID, c.req.Key, c.version())
			return err
		})
		c.tellVersion(named)
		if err != nil {
			return err
		}
		if err = c.send(named, content); !errors.Is(err, blob.ErrNotFound) || try == retries {
			return err
		}
	}
}

// send answers with an object: headers, and for GET the bytes.
func (c *ossCall) send(named, content *world.Object) error {
	if err := c.conditions(content); err != nil {
		return err
	}
	head := c.r.Method == http.MethodHead
	if !head {
		if err := oss.Readable(c.bucket, content, c.now()); err != nil {
			return err
		}
	}
	replaced, err := c.overridden()
	if err != nil {
		return err
	}
	if c.processed() {
		return c.sendProcessed(named, content, replaced)
	}
	span, partial, err := wire.ParseRange(c.r.Header.Get("Range"), content.Size, c.r.Header.Get("X-Oss-Range-Behavior") == "standard")
	if err != nil {
		return err
	}
	if err := c.visited(content, head); err != nil {
		return err
	}
	if err := c.tellExpiry(content); err != nil {
		return err
	}
	if head {
		span, partial = wire.Range{Length: content.Size}, false
	}
	var body io.ReadCloser
	if !head && span.Length > 0 {
		if body, err = c.s.contents.Open(content.Segments, span.Offset, span.Length); err != nil {
			return err
		}
		defer body.Close()
	}
	c.describeObject(named, content)
	header := c.w.Header()
	for name, value := range replaced {
		header.Set(name, value)
	}
	c.status = http.StatusOK
	if c.pageStatus != 0 {
		c.status, partial = c.pageStatus, false
	}
	if partial {
		c.status = http.StatusPartialContent
		header["Content-Range"] = []string{contentRange(span, content.Size)}
	}
	header["Content-Length"] = []string{strconv.FormatInt(span.Length, 10)}
	c.stamp()
	c.w.WriteHeader(c.status)
	if body != nil {
		_, _ = io.Copy(c.w, body) // a caller that has gone needs no answer
	}
	return nil
}

// contentRange spells a stretch of an object for the header of that name.
func contentRange(r wire.Range, size int64) string {
	return "bytes " + strconv.FormatInt(r.Offset, 10) + "-" + strconv.FormatInt(r.Offset+r.Length-1, 10) + "/" + strconv.FormatInt(size, 10)
}

// overridden reads the response-* parameters, which only a signed request may use.
func (c *ossCall) overridden() (map[string]string, error) {
	var replaced map[string]string
	for _, name := range overrides {
		value := c.req.Query.Get("response-" + name)
		if value == "" {
			continue
		}
		if !c.signed {
			return nil, wire.ErrAnonymousResponseHeaders
		}
		if strings.ContainsAny(value, "\r\n\x00") {
			return nil, wire.ErrInvalidArgument.Detail("ArgumentName", "response-"+name)
		}
		if replaced == nil {
			replaced = make(map[string]string)
		}
		replaced[name] = value
	}
	return replaced, nil
}

// describeObject writes the headers that say what an object is.
func (c *ossCall) describeObject(named, content *world.Object) {
	h := c.w.Header()
	for name, value := range content.Headers {
		h[name] = []string{value}
	}
	for name, value := range named.UserMeta {
		h.Set("x-oss-meta-"+name, value)
	}
	h["Accept-Ranges"] = []string{"bytes"}
	h["Etag"] = []string{quoted(content.ETag)}
	h["Last-Modified"] = []string{content.Modified.UTC().Format(http.TimeFormat)}
	h["X-Oss-Object-Type"] = []string{named.Type}
	h["X-Oss-Hash-Crc64ecma"] = []string{strconv.FormatUint(content.CRC, 10)}
	h["X-Oss-Storage-Class"] = []string{content.StorageClass}
	setHeader(h, "Content-Md5", content.MD5)
	showEncryption(h, content.Encryption)
	if content.Type == oss.Appendable {
		h["X-Oss-Next-Append-Position"] = []string{strconv.FormatInt(content.Size, 10)}
	}
	setHeader(h, "X-Oss-Restore", oss.RestoreHeader(content, c.now()))
	for name, value := range content.Persistent {
		h[name] = []string{value}
	}
	if !content.Transitioned.IsZero() {
		h["X-Oss-Transition-Time"] = []string{content.Transitioned.UTC().Format(http.TimeFormat)}
	}
	if named.RetainMode != "" {
		h["X-Oss-Object-Worm-Mode"] = []string{named.RetainMode}
		h["X-Oss-Object-Worm-Retain-Until-Date"] = []string{named.RetainUntil.UTC().Format(wire.TimeFormat)}
	}
	if named.LegalHold {
		h["X-Oss-Object-Worm-Legal-Hold"] = []string{"ON"}
	}
	if n := len(named.Tags); n > 0 {
		h["X-Oss-Tagging-Count"] = []string{strconv.Itoa(n)}
	}
}

// conditions holds the If- headers of a download against an object. Times count in whole seconds, as headers spell them.
func (c *ossCall) conditions(o *world.Object) error {
	h := c.r.Header
	return check(o, h.Get("If-Match"), h.Get("If-None-Match"), h.Get("If-Modified-Since"), h.Get("If-Unmodified-Since"))
}

func check(o *world.Object, match, noneMatch, since, unmodified string) error {
	modified := o.Modified.Truncate(time.Second)
	if match != "" && !sameTag(match, o.ETag) {
		return wire.ErrPreconditionFailed.Detail("Condition", "If-Match")
	}
	if t, given := headerTime(unmodified); given && modified.After(t) {
		return wire.ErrPreconditionFailed.Detail("Condition", "If-Unmodified-Since")
	}
	if noneMatch != "" && sameTag(noneMatch, o.ETag) {
		return wire.ErrNotModified
	}
	if t, given := headerTime(since); given && !modified.After(t) {
		return wire.ErrNotModified
	}
	return nil
}

// headerTime reads a time of a condition; one that cannot be read is no condition.
func headerTime(text string) (t time.Time, given bool) {
	if text == "" {
		return time.Time{}, false
	}
	t, err := http.ParseTime(text)
	return t, err == nil
}

func sameTag(list, etag string) bool {
	for tag := range strings.SplitSeq(list, ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || strings.EqualFold(strings.Trim(tag, `"`), etag) {
			return true
		}
	}
	return false
}

// objectMeta answers with the few headers that cost nothing; it does not follow a link.
func (c *ossCall) objectMeta() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	h := c.w.Header()
	h["Etag"] = []string{quoted(o.ETag)}
	h["Last-Modified"] = []string{o.Modified.UTC().Format(http.TimeFormat)}
	h["X-Oss-Hash-Crc64ecma"] = []string{strconv.FormatUint(o.CRC, 10)}
	if !o.Accessed.IsZero() {
		h["X-Oss-Last-Access-Time"] = []string{o.Accessed.UTC().Format(http.TimeFormat)}
	}
	c.status = http.StatusOK
	c.stamp()
	if c.r.Method == http.MethodHead {
		h["Content-Length"] = []string{strconv.FormatInt(o.Size, 10)}
	} else {
		h["Content-Length"] = []string{"0"}
	}
	c.w.WriteHeader(http.StatusOK)
	return nil
}

func (c *ossCall) objectACL() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	return c.document(&wire.AccessControlPolicy{Owner: owner(c.owner), AccessControlList: wire.Grants{Grant: o.ACL}})
}

func (c *ossCall) putObjectACL() error {
	acl := c.r.Header.Get("X-Oss-Object-Acl")
	if acl == "" {
		return wire.ErrMissingArgument.Detail("ArgumentName", "x-oss-object-acl")
	}
	if err := oss.CheckObjectACL(acl); err != nil {
		return err
	}
	return c.changed(http.StatusOK, func(tx *world.Tx) (*world.Object, error) {
		return oss.SetObjectACL(tx, c.bucket, c.req.Key, c.version(), acl)
	})
}

// changed answers a change of an object's record.
func (c *ossCall) changed(status int, verb func(*world.Tx) (*world.Object, error)) error {
	var o *world.Object
	err := c.change(func(tx *world.Tx) (err error) {
		o, err = verb(tx)
		return err
	})
	c.tellVersion(o)
	if err != nil {
		return err
	}
	return c.done(status)
}

func (c *ossCall) objectTags() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	return c.document(oss.TagDocument(o.Tags))
}

func (c *ossCall) putObjectTags() error {
	var doc wire.Tagging
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	if err := doc.Validate(oss.MaxObjectTags); err != nil {
		return err
	}
	return c.retag(oss.Tags(&doc), http.StatusOK)
}

func (c *ossCall) deleteObjectTags() error { return c.retag(nil, http.StatusNoContent) }

func (c *ossCall) retag(tags []world.Tag, status int) error {
	return c.changed(status, func(tx *world.Tx) (*world.Object, error) {
		return oss.ChangeVersion(tx, c.bucket.ID, c.req.Key, c.version(), func(o *world.Object) error { o.Tags = tags; return nil })
	})
}

func (c *ossCall) symlink() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	if o.Type != oss.Symlink {
		return wire.ErrNotSymlink.Detail("Key", o.Key)
	}
	h := c.w.Header()
	for name, value := range o.UserMeta {
		h.Set("x-oss-meta-"+name, value)
	}
	h["X-Oss-Symlink-Target"] = []string{url.PathEscape(o.Target)}
	h["Etag"] = []string{quoted(o.ETag)}
	h["Last-Modified"] = []string{o.Modified.UTC().Format(http.TimeFormat)}
	return c.done(http.StatusOK)
}
