package server

import (
	"net/http"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossRedundancyHandlers = map[wire.Operation]ossHandler{
	wire.OpCreateBucketDataRedundancyTransition: (*ossCall).transitRedundancy,
	wire.OpGetBucketDataRedundancyTransition:    (*ossCall).redundancyTask,
	wire.OpListBucketDataRedundancyTransition:   (*ossCall).listRedundancy,
	wire.OpListUserDataRedundancyTransition:     (*ossCall).listRedundancy,
	wire.OpDeleteBucketDataRedundancyTransition: (*ossCall).cancelRedundancy,
}

// either reads a parameter that clients put into the query or into a header.
func (c *ossCall) either(name string) string {
	if v := c.req.Query.Get(name); v != "" {
		return v
	}
	return c.r.Header.Get(name)
}

func (c *ossCall) transitRedundancy() error {
	var doc wire.BucketDataRedundancyTransition
	err := c.change(func(tx *world.Tx) error {
		t, err := oss.TransitRedundancy(tx, c.bucket, c.either("x-oss-target-redundancy-type"))
		if err == nil {
			doc.TaskId = t.ID
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.document(&doc)
}

func (c *ossCall) redundancyTask() error {
	var doc wire.BucketDataRedundancyTransition
	err := c.view(func(tx *world.Tx) error {
		t, err := oss.FindRedundancy(tx, c.bucket.ID, c.either("x-oss-redundancy-transition-taskid"))
		if err == nil {
			doc = oss.RedundancyDocument(tx, t)
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.document(&doc)
}

func (c *ossCall) listRedundancy() error {
	limit, err := c.req.Query.Count("max-keys", wire.DefaultKeys, 0, wire.DefaultKeys)
	if err != nil {
		return err
	}
	if limit == 0 {
		limit = wire.DefaultKeys
	}
	var doc *wire.ListBucketDataRedundancyTransition
	err = c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.ListRedundancy(tx, c.req.Bucket, c.req.Query.Get("continuation-token"), limit)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) cancelRedundancy() error {
	err := c.change(func(tx *world.Tx) error {
		return oss.CancelRedundancy(tx, c.bucket.ID, c.either("x-oss-redundancy-transition-taskid"))
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}
