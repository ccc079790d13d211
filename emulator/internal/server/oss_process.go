package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/imaging"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ossProcessHandlers = map[wire.Operation]ossHandler{
	wire.OpProcessObject:      (*ossCall).processObject,
	wire.OpAsyncProcessObject: (*ossCall).asyncProcessObject,
}

// processed reports whether a download asks for its object to be processed first.
func (c *ossCall) processed() bool {
	return c.req.Op == wire.OpGetObject && c.req.Query.Get("x-oss-process") != ""
}

// sendProcessed answers a download with what processing makes of the object.
func (c *ossCall) sendProcessed(named, content *world.Object, replaced map[string]string) error {
	p, err := wire.ParseProcess(c.req.Query.Get("x-oss-process"))
	if err != nil {
		return err
	}
	if p.Object != "" {
		return wire.ErrInvalidArgument.Saying("A download does not save what it makes; use POST.").Detail("ArgumentName", "x-oss-process")
	}
	res, err := c.processImage(content, p)
	if err != nil {
		return err
	}
	c.describeObject(named, content)
	h := c.w.Header()
	h.Del("Content-Md5") // these speak of the source
	h.Del("X-Oss-Hash-Crc64ecma")
	h["Content-Type"] = []string{res.ContentType}
	for name, value := range replaced {
		h.Set(name, value)
	}
	return c.bytes(res.Body)
}

// bytes answers with a body that stands in memory.
func (c *ossCall) bytes(body []byte) error {
	c.status = http.StatusOK
	c.stamp()
	c.w.Header()["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.w.WriteHeader(c.status)
	_, _ = c.w.Write(body) // a caller that has gone needs no answer
	return nil
}

// processImage carries an instruction out on an object.
func (c *ossCall) processImage(content *world.Object, p wire.Process) (*imaging.Result, error) {
	if p.Kind == "style" {
		style, err := c.style(p.Operations)
		if err != nil {
			return nil, err
		}
		if p, err = wire.ParseProcess(style); err != nil {
			return nil, err
		}
	}
	if p.Kind != "image" {
		return nil, wire.ErrNotEmulated.With("x-oss-process=" + p.Kind + "/")
	}
	source, err := c.small(content)
	if err != nil {
		return nil, err
	}
	weight := imaging.Weight(source)
	if err := c.s.pixels.enter(c.r.Context(), weight); err != nil {
		return nil, err
	}
	defer c.s.pixels.leave(weight)
	res, err := imaging.Process(source, p.Operations, c.watermark)
	return res, imageError(err)
}

// style reads the content of an image style of the bucket.
func (c *ossCall) style(name string) (content string, err error) {
	err = c.view(func(tx *world.Tx) error {
		s, err := tx.Styles(c.bucket.ID).Get(name)
		if world.NotFound(err) {
			return wire.ErrNoSuchStyle.Detail("StyleName", name)
		}
		if err == nil {
			content = s.Content
		}
		return err
	})
	return content, err
}

// small reads an object whole that is not larger than an image may be.
func (c *ossCall) small(o *world.Object) ([]byte, error) {
	if o.Size > imaging.MaxBytes {
		return nil, wire.ErrImageTooLarge
	}
	body, err := c.s.contents.Open(o.Segments, 0, o.Size)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(body)
	return data, errors.Join(err, body.Close())
}

// watermark loads the picture of a watermark, which is in the same bucket.
func (c *ossCall) watermark(name string) ([]byte, error) {
	var o *world.Object
	err := c.view(func(tx *world.Tx) (err error) {
		_, o, err = oss.Resolve(tx, c.bucket.ID, name, "")
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := oss.Readable(c.bucket, o, c.now()); err != nil {
		return nil, err
	}
	return c.small(o)
}

// imageError spells a refusal of the imaging package.
func imageError(err error) error {
	var refusal *imaging.Error
	if !errors.As(err, &refusal) {
		return err
	}
	e := wire.ErrImageBadRequest
	switch refusal.Kind {
	case imaging.Invalid:
		e = wire.ErrInvalidArgument
	case imaging.Missing:
		e = wire.ErrMissingArgument
	case imaging.TooLarge:
		e = wire.ErrImageTooLarge
	case imaging.Watermark:
		e = wire.ErrWatermark
	case imaging.Unsupported:
		e = wire.ErrNotImplemented
	}
	e = e.Saying(refusal.Message)
	if refusal.Cause != "" {
		e = e.Detail("EC", refusal.Cause)
	}
	return e
}

// processObject answers ProcessObject: the instruction is in the body, and what is made of it is kept where saveas
// says. Without saveas it is the answer (A0266).
func (c *ossCall) processObject() error {
	body, err := c.body(wire.MaxProcessBody)
	if err != nil {
		return err
	}
	instruction := string(body)
	if form, err := url.ParseQuery(plusAsIs(instruction)); err == nil && form.Has("x-oss-process") {
		instruction = form.Get("x-oss-process")
	}
	p, err := wire.ParseProcess(instruction)
	if err != nil {
		return err
	}
	for try := 1; ; try++ {
		var content *world.Object
		err := c.view(func(tx *world.Tx) (err error) {
			_, content, err = oss.Resolve(tx, c.bucket.ID, c.req.Key, c.version())
			return err
		})
		if err == nil {
			err = oss.Readable(c.bucket, content, c.now())
		}
		if err != nil {
			return err
		}
		res, err := c.processImage(content, p)
		if errors.Is(err, blob.ErrNotFound) && try < retries {
			continue
		}
		if err != nil {
			return err
		}
		return c.saveAs(p, res)
	}
}

// asyncProcessObject answers as for a bucket to which no project of Intelligent Media Management is attached; none can be.
func (c *ossCall) asyncProcessObject() error {
	if _, err := c.body(wire.MaxProcessBody); err != nil {
		return err
	}
	if _, err := c.object(); err != nil {
		return err
	}
	return wire.ErrImmClient
}

// plusAsIs keeps the plus signs of an instruction, which clients do not escape.
func plusAsIs(form string) string {
	out := make([]byte, 0, len(form))
	for i := range len(form) {
		if form[i] == '+' {
			out = append(out, "%2B"...)
			continue
		}
		out = append(out, form[i])
	}
	return string(out)
}

// saveAs keeps what processing made, in a bucket of the same account and location (Save processed images).
func (c *ossCall) saveAs(p wire.Process, res *imaging.Result) error {
	if p.Object == "" {
		c.w.Header()["Content-Type"] = []string{res.ContentType}
		return c.bytes(res.Body)
	}
	target := c.bucket
	if p.Bucket != "" && p.Bucket != c.bucket.ID {
		err := c.s.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
			var owner world.Account
			target, owner, _, err = oss.FindBucket(tx, p.Bucket)
			if err == nil && (owner.ID != c.owner.ID || target.Location != c.bucket.Location) {
				err = wire.ErrAccessDenied.Saying("The bucket that saveas names is not of the same account and location.")
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := c.mayWrite(target, p.Object); err != nil {
		return err
	}
	e, err := c.settled(target.Encryption)
	if err != nil {
		return err
	}
	w, err := c.s.contents.Write(bytes.NewReader(res.Body), e)
	if err != nil {
		return bodyError(err)
	}
	o := &world.Object{Key: p.Object, Encryption: e, Headers: map[string]string{"Content-Type": res.ContentType}}
	w.Fill(o)
	keep := !oss.MayOverwrite(target, o.Key, c.principal())
	err = c.update(func(tx *world.Tx) ([]world.Segment, error) {
		freed, err := oss.PutObject(tx, target, o, keep)
		if err == nil && target.Replicates {
			err = oss.Follow(tx, target.ID, o.Key)
		}
		return freed, err
	})
	if err != nil {
		c.freed = append(c.freed, w.Segment)
		return err
	}
	answer, err := json.Marshal(wire.ProcessResult{Bucket: p.Bucket, FileSize: len(res.Body), Object: o.Key, Status: "OK"})
	if err != nil {
		return err
	}
	c.w.Header()["Content-Type"] = []string{"application/json"}
	return c.bytes(answer)
}

// mayWrite asks whether the caller, who must be one of the account's own, may keep what it makes, as for an upload.
func (c *ossCall) mayWrite(b *world.Bucket, key string) error {
	if !c.signed || c.caller.Account.ID != c.owner.ID {
		return wire.ErrAccessDenied
	}
	return c.allow(needed{bucket: b, owner: c.owner, key: key, resource: b.ID + "/" + key, permission: "PutObject", access: oss.AccessWrite})
}
