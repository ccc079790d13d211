package server

import (
	"net/http"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossWormHandlers = map[wire.Operation]ossHandler{
	wire.OpInitiateBucketWorm: (*ossCall).initiateWorm,
	wire.OpAbortBucketWorm:    (*ossCall).abortWorm,
	wire.OpCompleteBucketWorm: (*ossCall).completeWorm,
	wire.OpExtendBucketWorm:   (*ossCall).extendWorm,
	wire.OpGetBucketWorm:      (*ossCall).bucketWorm,

	wire.OpPutBucketObjectWormConfiguration: putSetting(oss.SetObjectWorm),
	wire.OpGetBucketObjectWormConfiguration: (*ossCall).objectWorm,
	wire.OpPutObjectRetention:               (*ossCall).putRetention,
	wire.OpGetObjectRetention:               (*ossCall).retention,
	wire.OpPutObjectLegalHold:               (*ossCall).putLegalHold,
	wire.OpGetObjectLegalHold:               (*ossCall).legalHold,
}

func (c *ossCall) initiateWorm() error {
	var doc wire.InitiateWormConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	var id string
	err := c.change(func(tx *world.Tx) (err error) {
		id, err = oss.InitiateWorm(tx, c.bucket.ID, doc.RetentionPeriodInDays)
		return err
	})
	if err != nil {
		return err
	}
	c.w.Header()["X-Oss-Worm-Id"] = []string{id}
	return c.done(http.StatusOK)
}

func (c *ossCall) abortWorm() error {
	if err := c.change(func(tx *world.Tx) error { return oss.AbortWorm(tx, c.bucket.ID) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) completeWorm() error {
	if err := c.change(func(tx *world.Tx) error { return oss.CompleteWorm(tx, c.bucket.ID, c.req.Query.Get("wormId")) }); err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) extendWorm() error {
	var doc wire.ExtendWormConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	err := c.change(func(tx *world.Tx) error {
		return oss.ExtendWorm(tx, c.bucket.ID, c.req.Query.Get("wormId"), doc.RetentionPeriodInDays)
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) bucketWorm() error {
	var doc *wire.WormConfiguration
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.WormDocument(tx, c.bucket)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) objectWorm() error {
	doc, err := oss.ObjectWormDocument(c.bucket)
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) putRetention() error {
	var doc wire.Retention
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	r, err := oss.CheckRetention(doc.Mode, doc.RetainUntilDate, c.now())
	if err != nil {
		return err
	}
	r.Bypass = strings.EqualFold(c.r.Header.Get("X-Oss-Bypass-Governance-Retention"), "true")
	return c.changed(http.StatusOK, func(tx *world.Tx) (*world.Object, error) {
		return oss.SetRetention(tx, c.bucket, c.req.Key, c.version(), r)
	})
}

func (c *ossCall) retention() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	if o.RetainMode == "" {
		return wire.ErrNoSuchRetention.Detail("Key", o.Key)
	}
	return c.document(&wire.Retention{Mode: o.RetainMode, RetainUntilDate: o.RetainUntil.UTC().Format(wire.TimeFormat)})
}

func (c *ossCall) putLegalHold() error {
	var doc wire.LegalHold
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	if doc.Status != "ON" && doc.Status != "OFF" {
		return wire.ErrMalformedXML
	}
	return c.changed(http.StatusOK, func(tx *world.Tx) (*world.Object, error) {
		return oss.SetLegalHold(tx, c.bucket, c.req.Key, c.version(), doc.Status == "ON")
	})
}

func (c *ossCall) legalHold() error {
	o, err := c.object()
	if err != nil {
		return err
	}
	doc := &wire.LegalHold{Status: "OFF"}
	if o.LegalHold {
		doc.Status = "ON"
	}
	return c.document(doc)
}

// newRetention reads the retention that an upload asks for its object.
func (c *ossCall) newRetention(o *world.Object) error {
	h := c.r.Header
	mode, until := h.Get("X-Oss-Object-Worm-Mode"), h.Get("X-Oss-Object-Worm-Retain-Until-Date")
	if mode != "" || until != "" {
		r, err := oss.CheckRetention(mode, until, c.now())
		if err != nil {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-object-worm-retain-until-date").Detail("ArgumentValue", until)
		}
		o.RetainMode, o.RetainUntil = r.Mode, r.Until
	}
	switch hold := h.Get("X-Oss-Object-Worm-Legal-Hold"); hold {
	case "", "OFF":
	case "ON":
		o.LegalHold = true
	default:
		return wire.ErrInvalidArgument.Detail("ArgumentName", "x-oss-object-worm-legal-hold").Detail("ArgumentValue", hold)
	}
	return nil
}
