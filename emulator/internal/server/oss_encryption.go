package server

import (
	"net/http"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// The headers of server-side encryption, in requests and in answers.
const (
	headerSSE     = "X-Oss-Server-Side-Encryption"
	headerSSEKey  = "X-Oss-Server-Side-Encryption-Key-Id"
	headerSSEData = "X-Oss-Server-Side-Data-Encryption"
)

// encryption reads how an object shall be kept, as the request says, else the bucket's default, and finds its master key.
func (c *ossCall) encryption() (e world.Encryption, err error) {
	h := c.r.Header
	key := h.Get(headerSSEKey)
	if algorithm := h.Get(headerSSE); algorithm != oss.KMS && (algorithm != "" || c.req.Op == wire.OpCopyObject) {
		key = "" // it counts with KMS alone; ossutil and the Terraform provider send it along with others (A0425)
	}
	e, err = oss.NewEncryption(h.Get(headerSSE), key, h.Get(headerSSEData))
	if err == nil && e.Algorithm == "" {
		e = c.bucket.Encryption
	}
	if err != nil {
		return e, err
	}
	return c.settled(e)
}

// settled finds the master key of an encryption.
func (c *ossCall) settled(e world.Encryption) (_ world.Encryption, err error) {
	if e.Algorithm != "" {
		err = c.change(func(tx *world.Tx) (err error) { e, err = oss.Settle(tx, e); return err })
	}
	return e, err
}

// showEncryption writes the headers that tell how an object is kept.
func showEncryption(h http.Header, e world.Encryption) {
	setHeader(h, headerSSE, e.Algorithm)
	setHeader(h, headerSSEKey, e.KMSKey())
	setHeader(h, headerSSEData, e.Data)
}

// checkClientUpload holds the rules for a multipart upload whose parts the client encrypts.
func checkClientUpload(meta map[string]string) error {
	e, err := oss.ReadClientEncryption(meta)
	if err != nil {
		return err
	}
	return e.CheckUpload()
}

// checkClientPart holds a part against its upload before it is read. A part whose length nobody told is let through: the
// completion sees it.
func (c *ossCall) checkClientPart(u *world.Upload, number int) error {
	begun, _ := oss.ReadClientEncryption(u.UserMeta) // checked when the upload began
	_, meta, err := c.describe()
	if err != nil {
		return err
	}
	said, err := oss.ReadClientEncryption(meta)
	if err != nil || c.r.ContentLength < 0 {
		return err
	}
	return begun.CheckPart(said, number, c.r.ContentLength)
}
