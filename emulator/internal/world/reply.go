package world

import (
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
)

// Reply is an answer that was given to a call with a client token; the same call with the same
// token gets it again instead of a second resource.
type Reply struct {
	// ID is product, action and token.
	ID string
	// Request is a digest of the parameters: the same token with other parameters is refused.
	Request string
	Body    []byte
	Expires time.Time
}

var replies = store.Define("reply", func(r *Reply) string { return r.ID })
