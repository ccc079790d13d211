package server

import (
	"net/http"

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
	e, err = oss.NewEncryption(h.Get(headerSSE), h.Get(headerSSEKey), h.Get(headerSSEData))
	if err == nil && e.Algorithm == "" {
		e = c.bucket.Encryption
	}
	if err != nil || e.Algorithm == "" {
		return e, err
	}
	err = c.change(func(tx *world.Tx) (err error) { e, err = oss.Settle(tx, e); return err })
	return e, err
}

// showEncryption writes the headers that tell how an object is kept.
func showEncryption(h http.Header, e world.Encryption) {
	setHeader(h, headerSSE, e.Algorithm)
	setHeader(h, headerSSEKey, e.KMSKey())
	setHeader(h, headerSSEData, e.Data)
}
