package server

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

var ossPostHandlers = map[wire.Operation]ossHandler{
	wire.OpPostObject: (*ossCall).postObject,
}

// ossForm is the form of a PostObject, read up to its file.
type ossForm struct {
	fields wire.Form
	file   *multipart.Part
	// content is what the file holds, at the pace at which it may come.
	content io.ReadCloser
	policy  *wire.PostPolicy
}

// readForm reads the fields before the file. What follows the file is not read.
func (c *ossCall) readForm() error {
	reader, err := c.r.MultipartReader()
	if err != nil {
		return wire.ErrRequestIsNotMultiPartContent
	}
	form, total := &ossForm{fields: wire.Form{}}, 0
	for form.file == nil {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return wire.ErrIncorrectNumberOfFiles
		}
		if err != nil {
			return wire.ErrMalformedPOSTRequest
		}
		name := strings.ToLower(part.FormName())
		if name == "file" {
			form.file, form.content = part, part
			break
		}
		value, err := io.ReadAll(io.LimitReader(part, wire.MaxFormField+1))
		if err != nil {
			return wire.ErrMalformedPOSTRequest
		}
		if len(value) > wire.MaxFormField {
			return wire.ErrFieldItemTooLong.Detail("ArgumentName", name)
		}
		if total += len(value); total > wire.MaxFormFields {
			return wire.ErrFormTooLong
		}
		form.fields[name] = string(value)
	}
	key := form.fields["key"]
	if key == "" {
		return wire.ErrFormKeyMissing
	}
	c.form = form
	c.req.Key = strings.ReplaceAll(key, "${filename}", path.Base(strings.ReplaceAll(form.file.FileName(), `\`, "/")))
	if !wire.ValidKey(c.req.Key) {
		return wire.ErrInvalidObjectName.Detail("ObjectName", c.req.Key)
	}
	return nil
}

// identifyForm finds the caller behind a form; one that nobody signed is anonymous, unless the request itself was signed.
func (c *ossCall) identifyForm() error {
	if err := c.readForm(); err != nil {
		return err
	}
	fields := c.form.fields
	defer c.formHeaders()
	auth, err := fields.Auth()
	if err != nil || auth == nil {
		return err
	}
	if err := c.recognize(&auth.Auth, func(secret string) error { return auth.Verify(secret, c.s.world.Clock().Wall()) }); err != nil {
		return err
	}
	if c.form.policy, err = fields.Policy(); err != nil {
		return err
	}
	return c.form.policy.Admit(fields, c.req.Bucket, c.s.world.Clock().Wall())
}

// formHeaders lets the fields of the form stand where other uploads have headers.
func (c *ossCall) formHeaders() {
	h := make(http.Header)
	for _, name := range []string{"Origin", "Referer", "User-Agent"} {
		if v := c.r.Header.Get(name); v != "" {
			h.Set(name, v)
		}
	}
	setHeader(h, "Content-Type", c.form.file.Header.Get("Content-Type"))
	for name, value := range c.form.fields {
		switch {
		case name == "x-oss-content-type":
			h.Set("Content-Type", value)
		case name == "callback":
			h.Set("X-Oss-Callback", value)
		case name == "cache-control", name == "content-disposition", name == "content-encoding", name == "expires", name == "content-md5":
			h.Set(name, value)
		case strings.HasPrefix(name, "x-oss-") && !formCredentials[strings.TrimPrefix(name, "x-oss-")]:
			h.Set(name, value)
		}
	}
	c.r.Header = h
}

// formCredentials are the x-oss- fields that show who sent a form.
var formCredentials = setOf("signature signature-version credential date access-key-id security-token")

func (c *ossCall) postObject() error {
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
	most := int64(wire.MaxPutSize)
	if p := c.form.policy; p != nil && p.Most >= 0 {
		most = min(most, p.Most)
	}
	w, err := c.s.contents.Write(newLimited(c.form.content, most), o.Encryption)
	if err != nil {
		return bodyError(err)
	}
	want, err := c.contentMD5()
	if err == nil && want != nil && string(want) != string(w.MD5[:]) {
		err = wire.ErrInvalidDigest
	}
	if p := c.form.policy; err == nil && p != nil && w.Size < p.Least {
		err = wire.ErrEntityTooSmall.Detail("ProposedSize", strconv.FormatInt(w.Size, 10)).Detail("MinSizeAllowed", strconv.FormatInt(p.Least, 10))
	}
	if err != nil {
		return errors.Join(err, c.s.contents.Drop(w.Segment))
	}
	w.Fill(o)
	if err := c.keep(o, w.Segment); err != nil {
		return err
	}
	c.written(o)
	if cb != nil {
		return c.callBack(cb, o)
	}
	return c.posted(o.ETag)
}

// posted answers a form as it asks to be answered.
func (c *ossCall) posted(etag string) error {
	fields := c.form.fields
	if target := fields["success_action_redirect"]; target != "" {
		if u, err := url.Parse(target); err == nil && u.IsAbs() {
			q := u.Query()
			q.Set("bucket", c.bucket.ID)
			q.Set("key", c.req.Key)
			q.Set("etag", quoted(etag))
			u.RawQuery = q.Encode()
			c.w.Header()["Location"] = []string{u.String()}
			return c.done(http.StatusSeeOther)
		}
	}
	location := "http://" + c.bucket.ID + "." + externalEndpoint(c.location) + "/" + wire.EscapeKey(c.req.Key)
	switch fields["success_action_status"] {
	case "200":
		return c.done(http.StatusOK)
	case "201":
		c.w.Header()["Location"] = []string{location}
		return c.documentAs(http.StatusCreated, &wire.PostResponse{Bucket: c.bucket.ID, ETag: quoted(etag), Key: wire.Name(c.req.Key), Location: location})
	}
	return c.done(http.StatusNoContent)
}
