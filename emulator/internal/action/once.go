package action

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// tokenLife is how long an answer is kept for its client token. The documents promise no number;
// a day covers every retry.
const tokenLife = 24 * time.Hour

// once runs the verb, or gives the first answer again when the call repeats a client token.
func (d *Dispatcher) once(tx *world.Tx, c *call, verb func() error) error {
	token := c.action.shape.String(c.request, "ClientToken")
	if token == "" || !c.action.writes {
		return verb()
	}
	id := c.service.Prefix + "/" + c.action.Name + "/" + token
	digest := c.digest()
	first, err := tx.Replies.Get(id)
	switch {
	case err == nil && tx.Now().Before(first.Expires):
		return c.replay(first, digest)
	case err != nil && !world.NotFound(err):
		return err
	}
	if err := verb(); err != nil {
		return err
	}
	body, err := json.Marshal(c.result)
	if err != nil {
		return err
	}
	return tx.Replies.Put(&world.Reply{ID: id, Request: digest, Body: body, Expires: tx.Now().Add(tokenLife)})
}

func (c *call) replay(first *world.Reply, digest string) error {
	if first.Request != digest {
		return errTokenMismatch
	}
	c.result = reflect.New(c.action.reply).Interface()
	return json.Unmarshal(first.Body, c.result)
}

// perCall are the parameters that differ between a call and its retry.
var perCall = map[string]bool{
	"Signature": true, "SignatureNonce": true, "Timestamp": true, "SecurityToken": true, "AccessKeyId": true,
	"SignatureMethod": true, "SignatureVersion": true, "SignatureType": true, "Format": true, "ClientToken": true,
}

// digest is a hash of the parameters that say what is asked for.
func (c *call) digest() string {
	h := sha256.New()
	for name, value := range c.Params.All() {
		if !perCall[name] {
			h.Write([]byte(name + "\x00" + value + "\x00"))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
