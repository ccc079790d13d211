package server

import (
	"net/http"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossMetaQueryHandlers = map[wire.Operation]ossHandler{
	wire.OpOpenMetaQuery:      (*ossCall).openMetaQuery,
	wire.OpGetMetaQueryStatus: (*ossCall).metaQueryStatus,
	wire.OpDoMetaQuery:        (*ossCall).metaQuery,
	wire.OpCloseMetaQuery:     (*ossCall).closeMetaQuery,
	// Data sets are opened for an account by the service; for all others it answers like this, and so does the emulator.
	wire.OpDoMetaQueryAction:    func(*ossCall) error { return wire.ErrOperationNotSupported },
	wire.OpDoDataPipeLineAction: (*ossCall).dataPipeline,
}

// dataPipeline answers as the service does for an account for which no data pipeline was opened: there are none, and none
// can be made.
func (c *ossCall) dataPipeline() error {
	if c.req.Query.Get("action") == "listDataPipelineConfigurations" {
		return c.text("application/json", `{"DataPipelineConfigurations":[]}`)
	}
	return wire.ErrNoSuchDataPipeline
}

func (c *ossCall) openMetaQuery() error {
	err := c.change(func(tx *world.Tx) error { return oss.OpenMetaQuery(tx, c.bucket.ID, c.req.Query.Get("mode")) })
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) closeMetaQuery() error {
	err := c.change(func(tx *world.Tx) error {
		return oss.ChangeBucket(tx, c.bucket.ID, func(b *world.Bucket) error { b.MetaIndex = nil; return nil })
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) metaQueryStatus() error {
	var doc *wire.MetaQueryStatus
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.MetaStatus(tx, c.bucket)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) metaQuery() error {
	var query wire.MetaQuery
	if err := c.decode(wire.MaxConfigBody, &query); err != nil {
		return err
	}
	var doc *wire.MetaQueryResult
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.QueryMeta(tx, c.bucket, &query)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}
