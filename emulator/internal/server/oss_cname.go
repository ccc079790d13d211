package server

import (
	"net/http"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ossCnameHandlers = map[wire.Operation]ossHandler{
	wire.OpPutCname: changeCname(func(tx *world.Tx, bucket string, asked wire.CnameRequest) error {
		return oss.PutCname(tx, bucket, asked)
	}),
	wire.OpDeleteCname: changeCname(func(tx *world.Tx, bucket string, asked wire.CnameRequest) error {
		return oss.DeleteCname(tx, bucket, asked.Domain)
	}),
	wire.OpListCname:        (*ossCall).listCnames,
	wire.OpCreateCnameToken: (*ossCall).createCnameToken,
	wire.OpGetCnameToken:    (*ossCall).cnameToken,
}

// boundTo finds the bucket to which a user's domain leads.
func boundTo(w *world.World) func(host string) (string, bool) {
	return func(host string) (bucket string, ok bool) {
		_ = w.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error { // a domain that cannot be looked up is not bound
			c, err := tx.Cnames().Get(host)
			if err == nil {
				bucket, ok = c.Bucket, true
			}
			return err
		})
		return bucket, ok
	}
}

func changeCname(verb func(*world.Tx, string, wire.CnameRequest) error) ossHandler {
	return func(c *ossCall) error {
		var doc wire.BucketCnameConfiguration
		if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
			return err
		}
		if cert := doc.Cname.CertificateConfiguration; cert != nil && cert.PrivateKey != "" { // it is shown, and no connection is made with it
			if err := c.notRead("PrivateKey"); err != nil {
				return err
			}
		}
		if err := c.change(func(tx *world.Tx) error { return verb(tx, c.bucket.ID, doc.Cname) }); err != nil {
			return err
		}
		return c.done(http.StatusOK)
	}
}

func (c *ossCall) listCnames() error {
	var doc *wire.ListCnameResult
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.CnameList(tx, c.bucket.ID)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) createCnameToken() error {
	var doc wire.BucketCnameConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	var token *world.CnameToken
	err := c.change(func(tx *world.Tx) (err error) {
		token, err = oss.CreateCnameToken(tx, c.bucket.ID, doc.Cname.Domain)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(tokenDocument(token))
}

func (c *ossCall) cnameToken() error {
	domain := c.req.Query.Get("cname")
	var token *world.CnameToken
	err := c.view(func(tx *world.Tx) (err error) {
		token, err = oss.FindCnameToken(tx, c.bucket.ID, domain)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(tokenDocument(token))
}

func tokenDocument(t *world.CnameToken) *wire.CnameToken {
	return &wire.CnameToken{Bucket: t.Bucket, Cname: t.Domain, Token: t.Token, ExpireTime: t.Expires.UTC().Format(wire.HTTPTime)}
}
