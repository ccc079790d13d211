package server

import (
	"cmp"
	"net/http"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossRestoreHandlers = map[wire.Operation]ossHandler{
	wire.OpRestoreObject:       (*ossCall).restore,
	wire.OpCleanRestoredObject: (*ossCall).cleanRestored,
}

// restore begins to make archived content readable: 202, or 200 for content that is readable already.
func (c *ossCall) restore() error {
	body, err := c.body(wire.MaxConfigBody)
	if err != nil {
		return err
	}
	var doc wire.RestoreRequest
	if len(strings.TrimSpace(string(body))) > 0 {
		if err := wire.Unmarshal(body, &doc); err != nil {
			return err
		}
	}
	tier := ""
	if doc.JobParameters != nil {
		tier = doc.JobParameters.Tier
	}
	var o *world.Object
	began := false
	err = c.change(func(tx *world.Tx) (err error) {
		o, began, err = oss.RestoreObject(tx, c.bucket.ID, c.req.Key, c.version(), doc.Days, tier)
		return err
	})
	c.tellVersion(o)
	switch {
	case err != nil:
		return err
	case began:
		if o.StorageClass != oss.Archive { // the cold classes know how fast
			c.w.Header()["X-Oss-Object-Restore-Priority"] = []string{cmp.Or(tier, "Standard")}
		}
		return c.done(http.StatusAccepted)
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) cleanRestored() error {
	return c.changed(http.StatusOK, func(tx *world.Tx) (*world.Object, error) {
		return oss.CleanRestored(tx, c.bucket.ID, c.req.Key, c.version())
	})
}
