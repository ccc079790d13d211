package server

import (
	"bytes"
	"crypto/md5"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// errBody marks what went wrong while the body of a request was read, as opposed to while it was stored.
type errBody struct{ error }

// upload stores the body of a request as a segment and checks it against what the client says of it.
func (c *ossCall) upload(encryption world.Encryption) (oss.Written, error) {
	if err := c.checkLength(); err != nil {
		return oss.Written{}, err
	}
	want, err := c.contentMD5()
	if err != nil {
		return oss.Written{}, err
	}
	w, err := c.s.contents.Write(newLimited(c.r.Body, wire.MaxPutSize), encryption)
	if err != nil {
		return oss.Written{}, bodyError(err)
	}
	if want != nil && !bytes.Equal(want, w.MD5[:]) {
		err = wire.ErrInvalidDigest
	}
	if sent := c.r.Header.Get("X-Oss-Hash-Crc64ecma"); err == nil && sent != "" && sent != strconv.FormatUint(w.CRC, 10) {
		err = wire.ErrInvalidCRC64
	}
	if err != nil {
		return oss.Written{}, errors.Join(err, c.s.contents.Drop(w.Segment))
	}
	return w, nil
}

// checkLength wants to know beforehand how long a body is, unless it comes in chunks.
func (c *ossCall) checkLength() error {
	if c.r.ContentLength > wire.MaxPutSize {
		return wire.ErrEntityTooLarge.Detail("MaxSizeAllowed", strconv.FormatInt(wire.MaxPutSize, 10)).
			Detail("ProposedSize", strconv.FormatInt(c.r.ContentLength, 10))
	}
	if c.r.ContentLength == 0 && c.r.Header.Get("Content-Length") == "" && len(c.r.TransferEncoding) == 0 {
		return wire.ErrMissingContentLength
	}
	return nil
}

// contentMD5 reads the header of that name, nil when there is none.
func (c *ossCall) contentMD5() ([]byte, error) {
	text := c.r.Header.Get("Content-Md5")
	if text == "" {
		return nil, nil
	}
	sum, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(sum) != md5.Size {
		return nil, wire.ErrInvalidDigest.Detail("Content-MD5", text)
	}
	return sum, nil
}

// bodyError tells a body that broke off, or is too long, from a store that failed.
func bodyError(err error) error {
	var body errBody
	switch {
	case errors.Is(err, wire.ErrEntityTooLarge):
		return err
	case errors.As(err, &body):
		return wire.ErrRequestTimeout
	case errors.Is(err, blob.ErrFull):
		return wire.ErrEntityTooLarge.Saying("The emulator keeps objects in memory and has no room left: " + err.Error() + ".")
	}
	return err
}

// limited reads a body and no more than an object may have.
type limited struct {
	r          io.Reader
	most, left int64
}

func newLimited(r io.Reader, most int64) *limited { return &limited{r, most, most} }

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return n, wire.ErrEntityTooLarge.Detail("MaxSizeAllowed", strconv.FormatInt(l.most, 10))
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = errBody{err}
	}
	return n, err
}

// body reads a whole request document of at most limit bytes.
func (c *ossCall) body(limit int64) ([]byte, error) {
	want, err := c.contentMD5()
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(io.LimitReader(c.r.Body, limit+1))
	if err != nil {
		return nil, wire.ErrRequestTimeout
	}
	if int64(len(body)) > limit {
		return nil, wire.ErrMalformedXML.Saying("The XML you provided is larger than the operation allows.")
	}
	if sum := md5.Sum(body); want != nil && !bytes.Equal(want, sum[:]) {
		return nil, wire.ErrInvalidDigest.Detail("Content-MD5", c.r.Header.Get("Content-Md5"))
	}
	return body, nil
}

// decode reads a request document.
func (c *ossCall) decode(limit int64, doc any) error {
	body, err := c.body(limit)
	if err != nil {
		return err
	}
	return wire.Unmarshal(body, doc)
}

// keptHeaders are those of an upload that a download gives back.
var keptHeaders = []string{"Content-Type", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"}

// describe reads what an upload says about its object beside the bytes.
func (c *ossCall) describe() (headers, meta map[string]string, err error) {
	headers = make(map[string]string)
	for _, name := range keptHeaders {
		if value := c.r.Header.Get(name); value != "" {
			headers[name] = value
		}
	}
	if headers["Content-Type"] == "" {
		headers["Content-Type"] = oss.ContentType(c.req.Key)
	}
	size := 0
	for name, values := range c.r.Header {
		short, ok := strings.CutPrefix(strings.ToLower(name), "x-oss-meta-")
		if !ok {
			continue
		}
		if meta == nil {
			meta = make(map[string]string)
		}
		meta[short] = strings.Join(values, ",")
		size += len(short) + len(meta[short])
	}
	if size > wire.MaxUserMeta {
		return nil, nil, wire.ErrMetadataTooLarge
	}
	return headers, meta, nil
}

// unconditional refuses the conditions that a write does not know. An upload that begins writes nothing yet, and a copy
// has conditions of its own: ali-oss sends each of them under the plain name too, and is answered by the other
// (its tests of copy()).
func (c *ossCall) unconditional() error {
	if c.req.Op == wire.OpInitiateMultipartUpload || c.req.Op == wire.OpCopyObject {
		return nil
	}
	for _, name := range []string{"If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"} {
		if c.r.Header.Get(name) != "" {
			return wire.ErrNotImplemented.Detail("Header", name)
		}
	}
	return nil
}

// setHeader sets a header unless the value is empty.
func setHeader(h http.Header, name, value string) {
	if value != "" {
		h[name] = []string{value}
	}
}
