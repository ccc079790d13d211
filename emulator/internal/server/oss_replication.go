package server

import (
	"errors"
	"net/http"
	"time"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ossReplicationHandlers = map[wire.Operation]ossHandler{
	wire.OpPutBucketReplication:         (*ossCall).putReplication,
	wire.OpGetBucketReplication:         (*ossCall).replication,
	wire.OpDeleteBucketReplication:      (*ossCall).deleteReplication,
	wire.OpGetBucketReplicationLocation: (*ossCall).replicationLocation,
	wire.OpGetBucketReplicationProgress: (*ossCall).replicationProgress,
	wire.OpPutBucketRtc:                 putSetting(oss.SetTimeControl),
}

func (c *ossCall) putReplication() error {
	var doc wire.ReplicationConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	for _, rule := range doc.Rules {
		if err := c.mayReplicate(rule.Destination); err != nil {
			return err
		}
	}
	var id string
	err := c.change(func(tx *world.Tx) (err error) {
		id, err = oss.AddReplication(tx, c.bucket.ID, &doc)
		return err
	})
	if err != nil {
		return err
	}
	c.w.Header()["X-Oss-Replication-Rule-Id"] = []string{id}
	return c.done(http.StatusOK)
}

// mayReplicate asks the law about the way from the bucket's region to the place that a rule names, and to the place
// where its target really is.
func (c *ossCall) mayReplicate(to wire.ReplicationTarget) error {
	var places []string
	err := c.s.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		b, _, _, err := oss.FindBucket(tx, to.Bucket)
		if err == nil {
			places = append(places, b.Location)
		}
		if errors.Is(err, wire.ErrNoSuchBucket) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, place := range append(places, to.Location) {
		peer, _, known := c.s.world.Matrix().OSSLocation(place)
		if !known {
			return wire.ErrInvalidTargetLocation.Detail("Location", place)
		}
		facts := regions.Facts{BucketType: c.location.Type, AccountCloud: c.owner.Cloud, PeerRegion: peer.ID, PeerCloud: peer.Class}
		if d := c.s.world.Matrix().Decide(c.region.ID, regions.OSSReplication, facts); !d.Allowed {
			return ossRefusal(d)
		}
	}
	return nil
}

func (c *ossCall) replication() error {
	var doc *wire.ReplicationConfiguration
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.ReplicationDocument(tx, c.bucket.ID)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) deleteReplication() error {
	var doc wire.ReplicationRules
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	if err := c.change(func(tx *world.Tx) error { return oss.EndReplication(tx, c.bucket.ID, doc.IDs) }); err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

// replicationLocation lists the places to which the bucket may be copied: those of its own cloud that the law admits.
func (c *ossCall) replicationLocation() error {
	doc := &wire.ReplicationLocation{Locations: []string{}}
	accelerated, timed := &wire.TransferConstraint{}, &wire.RTCConstraint{}
	matrix := c.s.world.Matrix()
	for _, r := range matrix.VisibleRegions(c.owner.Cloud) {
		facts := regions.Facts{BucketType: c.location.Type, AccountCloud: c.owner.Cloud, PeerRegion: r.ID, PeerCloud: r.Class}
		if !matrix.Decide(c.region.ID, regions.OSSReplication, facts).Allowed {
			continue
		}
		for _, l := range r.OSS {
			if l.Location == c.location.Location {
				continue
			}
			doc.Locations = append(doc.Locations, l.Location)
			timed.Location = append(timed.Location, l.Location)
			if l.Internet != "" {
				link := wire.LocationTransferType{Location: l.Location}
				link.TransferTypes.Type = []string{"oss_acc"}
				accelerated.Types = append(accelerated.Types, link)
			}
		}
	}
	if len(accelerated.Types) > 0 {
		doc.LocationTransferTypeConstraint = accelerated
	}
	if len(timed.Location) > 0 {
		doc.LocationRTCConstraint = timed
	}
	return c.document(doc)
}

func (c *ossCall) replicationProgress() error {
	var doc *wire.ReplicationProgress
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.ReplicationProgress(tx, c.bucket.ID, c.req.Query.Get("rule-id"))
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

// notFollowed are operations on a key that change no object yet.
var notFollowed = map[wire.Operation]bool{
	wire.OpInitiateMultipartUpload: true, wire.OpUploadPart: true, wire.OpUploadPartCopy: true, wire.OpAbortMultipartUpload: true,
}

// follow notes for replication what a transaction of the request has changed.
func (c *ossCall) follow(tx *world.Tx) error {
	if c.bucket == nil || !c.bucket.Replicates {
		return nil
	}
	keys := c.wrote
	if c.req.Key != "" && c.op.Writes && !notFollowed[c.req.Op] {
		keys = append(keys, c.req.Key)
	}
	return oss.Follow(tx, c.bucket.ID, keys...)
}

// replicate copies what has changed. A task that cannot be done, because the target is gone or protected, is dropped, as
// the service does not wait for it either (A0236).
func (j ossJob) replicate() error {
	for {
		var task *world.ReplicationTask
		var rule *world.ReplicationRule
		err := j.view(func(tx *world.Tx) (err error) {
			task, rule, err = oss.DueReplication(tx, j.subject)
			return err
		})
		if err != nil || task == nil {
			return err
		}
		at, err := j.copyOne(rule, task.Key)
		var refused *apierr.Error
		if err != nil && !errors.As(err, &refused) {
			return err
		}
		if err := j.update(func(tx *world.Tx) error { return oss.FinishReplication(tx, j.subject, task, at) }); err != nil {
			return err
		}
	}
}

// copyOne makes the copy of a key like its source.
func (j ossJob) copyOne(rule *world.ReplicationRule, key string) (time.Time, error) {
	var source *world.Object
	var target *world.Bucket
	var region regions.Region
	err := j.view(func(tx *world.Tx) (err error) {
		var owner world.Account
		if target, owner, region, err = oss.FindBucket(tx, rule.Target); err != nil {
			return err
		}
		if owner.ID != j.account.ID {
			return wire.ErrInvalidTargetBucket
		}
		source, err = tx.Objects(j.subject).Get(key)
		if world.NotFound(err) {
			source, err = nil, nil
		}
		return err
	})
	if err != nil {
		return time.Time{}, err
	}
	there := j
	there.region = region
	switch {
	case source != nil:
		return source.Modified, there.putCopy(rule, source, target)
	case rule.Deletes:
		return time.Time{}, there.deleteCopy(target, key)
	}
	return time.Time{}, nil
}

func (j ossJob) putCopy(rule *world.ReplicationRule, source *world.Object, target *world.Bucket) error {
	sealed, copied, err := j.sealedCopy(rule, source, target)
	if err != nil || !copied {
		return err
	}
	o := *source
	o.Version, o.Serial, o.Superseded, o.Segments, o.Encryption = "", 0, time.Time{}, nil, sealed
	var fresh []world.Segment
	if len(source.Segments) > 0 {
		body, err := j.s.contents.Open(source.Segments, 0, source.Size)
		if err != nil {
			return err
		}
		w, err := j.s.contents.Write(body, o.Encryption)
		if err := errors.Join(err, body.Close()); err != nil {
			return err
		}
		fresh = []world.Segment{w.Segment}
		o.Segments = fresh
	}
	var freed []world.Segment
	err = j.update(func(tx *world.Tx) (err error) {
		closed, err := oss.Closed(tx, target)
		if err != nil {
			return err
		}
		if closed && o.ACL != oss.Private { // a copy is not lost over a grant that would be void
			o.ACL = oss.DefaultACL
		}
		freed, err = oss.PutObject(tx, target, &o, false)
		return err
	})
	if err != nil {
		freed = fresh
	}
	_ = j.s.contents.Drop(freed...) // a blob that stays is swept at the next start
	return err
}

// sealedCopy is how a copy is kept: as its source, else as the default of its bucket says, under a master key of its place.
// It is false for what is not copied, because a customer's own key is in it and the rule does not speak of keys (developer
// guide, Cross-region replication in specific scenarios).
func (j ossJob) sealedCopy(rule *world.ReplicationRule, source *world.Object, target *world.Bucket) (e world.Encryption, copied bool, err error) {
	err = j.update(func(tx *world.Tx) error {
		own := false
		switch e = source.Encryption; e.Algorithm {
		case "":
			e = target.Encryption
			own = e.Algorithm == oss.KMS && e.Key != ""
		case oss.KMS:
			k, _, err := tx.KMSKeys.Anywhere(e.Key)
			if err != nil && !world.NotFound(err) {
				return err
			}
			own, e.Key = err != nil || !k.Service, rule.ReplicaKey
		default:
			e.Key = ""
		}
		if own && !rule.KMS {
			return nil
		}
		copied = true
		e, err = oss.Settle(tx, e)
		return err
	})
	return e, copied, err
}

func (j ossJob) deleteCopy(target *world.Bucket, key string) error {
	var freed []world.Segment
	err := j.update(func(tx *world.Tx) (err error) {
		b, err := oss.Touch(tx, target.ID)
		if err == nil {
			_, freed, err = oss.DeleteVersion(tx, b, key, "")
		}
		return err
	})
	if err == nil {
		_ = j.s.contents.Drop(freed...) // a blob that stays is swept at the next start
	}
	return err
}
