package server

import (
	"errors"
	"net/http"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossLifecycleHandlers = map[wire.Operation]ossHandler{
	wire.OpPutBucketLifecycle:    (*ossCall).putLifecycle,
	wire.OpGetBucketLifecycle:    (*ossCall).lifecycle,
	wire.OpDeleteBucketLifecycle: (*ossCall).deleteLifecycle,
}

func (c *ossCall) putLifecycle() error {
	var doc wire.LifecycleConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	overlap := strings.EqualFold(c.r.Header.Get("X-Oss-Allow-Same-Action-Overlap"), "true")
	if err := c.change(func(tx *world.Tx) error { return oss.SetLifecycle(tx, c.bucket.ID, &doc, overlap) }); err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) lifecycle() error {
	doc, err := c.lifecycleRules()
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) lifecycleRules() (doc *wire.LifecycleConfiguration, err error) {
	err = c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.Lifecycle(tx, c.bucket.ID)
		return err
	})
	return doc, err
}

func (c *ossCall) deleteLifecycle() error {
	if err := c.change(func(tx *world.Tx) error { return oss.ClearLifecycle(tx, c.bucket.ID) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

// tellExpiry names the rule by which an object will end.
func (c *ossCall) tellExpiry(o *world.Object) error {
	if !c.bucket.Lifecycle {
		return nil
	}
	doc, err := c.lifecycleRules()
	if err != nil {
		if errors.Is(err, wire.ErrNoSuchLifecycle) {
			return nil
		}
		return err
	}
	if when, rule := oss.Expiry(doc.Rules, o); rule != "" {
		c.w.Header()["X-Oss-Expiration"] = []string{`expiry-date="` + when.UTC().Format(http.TimeFormat) + `", rule-id="` + rule + `"`}
	}
	return nil
}

// visited notes that an object is read, where the bucket wants to know it.
func (c *ossCall) visited(o *world.Object, head bool) error {
	if head || !c.bucket.AccessMonitored && !o.Returns || !oss.NotesVisit(o, c.now()) {
		return nil
	}
	return c.change(func(tx *world.Tx) error { return oss.NoteVisit(tx, c.bucket.ID, o) })
}
