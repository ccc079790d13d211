package oss

import (
	"crypto/md5"
	"encoding/hex"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Redundancies of a bucket: in one zone, in several.
const (
	LRS = "LRS"
	ZRS = "ZRS"
)

// How long a transition takes (A0238).
const (
	transitionStart = time.Minute
	transitionTime  = time.Hour
)

// TransitRedundancy begins to change a bucket from one zone to several, the one way that there is.
func TransitRedundancy(tx *world.Tx, b *world.Bucket, target string) (*world.RedundancyTask, error) {
	if target != ZRS || b.Redundancy != LRS {
		return nil, wire.ErrInvalidRedundancy.Detail("TargetRedundancyType", target)
	}
	for t, err := range tx.RedundancyTasks().Each() {
		if err != nil {
			return nil, err
		}
		if t.Bucket == b.ID && transition(tx, t) != redundancyFinished {
			return nil, wire.ErrRedundancyTaskExists.Detail("TaskId", t.ID)
		}
	}
	sum := md5.Sum([]byte(tx.Noise(24, "redundancy")))
	t := &world.RedundancyTask{
		Meta: world.Meta{ID: hex.EncodeToString(sum[:]), CreatedAt: tx.Now()}, Bucket: b.ID, Target: target,
		Started: tx.Now().Add(transitionStart), Ended: tx.Now().Add(transitionStart + transitionTime),
	}
	return t, tx.RedundancyTasks().Insert(t)
}

// States of a transition (OSS API reference, GetBucketDataRedundancyTransition).
const (
	redundancyQueueing   = "Queueing"
	redundancyProcessing = "Processing"
	redundancyFinished   = "Finished"
)

// transition is the state of a task, which depends on the clock alone.
func transition(tx *world.Tx, t *world.RedundancyTask) string {
	switch now := tx.Now(); {
	case now.Before(t.Started):
		return redundancyQueueing
	case now.Before(t.Ended):
		return redundancyProcessing
	}
	return redundancyFinished
}

// SettleRedundancy is the redundancy that finished tasks gave to a bucket, empty without any.
func SettleRedundancy(tx *world.Tx, bucket string) (redundancy string, err error) {
	for t, err := range tx.RedundancyTasks().Each() {
		if err != nil {
			return "", err
		}
		if t.Bucket == bucket && transition(tx, t) == redundancyFinished {
			redundancy = t.Target
		}
	}
	return redundancy, nil
}

// FindRedundancy reads a task of a bucket.
func FindRedundancy(tx *world.Tx, bucket, id string) (*world.RedundancyTask, error) {
	t, err := tx.RedundancyTasks().Get(id)
	if world.NotFound(err) || err == nil && t.Bucket != bucket {
		return nil, wire.ErrRedundancyTaskNotExist.Detail("TaskId", id)
	}
	return t, err
}

// CancelRedundancy ends a task. What it has finished stays.
func CancelRedundancy(tx *world.Tx, bucket, id string) error {
	t, err := FindRedundancy(tx, bucket, id)
	if err != nil {
		return err
	}
	if transition(tx, t) == redundancyFinished {
		err := ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Redundancy = t.Target; return nil })
		if err != nil {
			return err
		}
	}
	return tx.RedundancyTasks().Delete(id)
}

// RedundancyDocument spells a task.
func RedundancyDocument(tx *world.Tx, t *world.RedundancyTask) wire.BucketDataRedundancyTransition {
	doc := wire.BucketDataRedundancyTransition{Bucket: t.Bucket, TaskId: t.ID, Status: transition(tx, t), CreateTime: wire.FormatTime(t.CreatedAt)}
	if doc.Status == redundancyQueueing {
		return doc
	}
	percent, hours := 100, 0
	if doc.Status == redundancyProcessing {
		whole := t.Ended.Sub(t.Started)
		percent = int(100 * tx.Now().Sub(t.Started) / max(whole, 1))
		hours = int(t.Ended.Sub(tx.Now())/time.Hour) + 1
		doc.EstimatedRemainingTime = &hours
	} else {
		doc.EndTime = wire.FormatTime(t.Ended)
	}
	doc.StartTime, doc.ProcessPercentage = wire.FormatTime(t.Started), &percent
	return doc
}

// ListRedundancy lists the tasks of a bucket, or of the account where none is named, behind a token.
func ListRedundancy(tx *world.Tx, bucket, token string, limit int) (*wire.ListBucketDataRedundancyTransition, error) {
	doc := &wire.ListBucketDataRedundancyTransition{}
	for t, err := range tx.RedundancyTasks().After(token) {
		if err != nil {
			return nil, err
		}
		if bucket != "" && t.Bucket != bucket {
			continue
		}
		if len(doc.Tasks) == limit {
			doc.IsTruncated, doc.NextContinuationToken = true, doc.Tasks[limit-1].TaskId
			break
		}
		doc.Tasks = append(doc.Tasks, RedundancyDocument(tx, t))
	}
	return doc, nil
}
