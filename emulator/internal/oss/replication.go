package oss

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ErrandReplicate copies what has changed in a bucket that has replication rules.
const ErrandReplicate = "oss.replicate"

// Limits of replication (OSS documents, PutBucketReplication), and how long it takes: minutes to hours say the
// documents, ten minutes at most with replication time control (A0235).
const (
	maxOutgoing       = 100
	maxPrefixes       = 10
	replicationStart  = time.Minute
	replicationDelay  = 2 * time.Minute
	replicationInTime = time.Minute
)

// States of a replication rule.
const (
	ruleStarting = "starting"
	ruleDoing    = "doing"
	ruleClosing  = "closing"
)

// AddReplication adds a rule to a bucket. That its target lies in a place to which data may go has been decided.
func AddReplication(tx *world.Tx, bucket string, doc *wire.ReplicationConfiguration) (string, error) {
	if len(doc.Rules) == 0 {
		return "", wire.ErrNoReplicationRule
	}
	if len(doc.Rules) > 1 {
		return "", wire.ErrTooManyReplicationRules
	}
	asked := doc.Rules[0]
	if err := checkReplication(tx, bucket, &asked); err != nil {
		return "", err
	}
	if asked.ID == "" {
		noise := tx.Noise(32, "replication")
		asked.ID = fmt.Sprintf("%s-%s-%s-%s-%s", noise[:8], noise[8:12], noise[12:16], noise[16:20], noise[20:])
	}
	rule := &world.ReplicationRule{
		ID: asked.ID, Target: asked.Destination.Bucket, Deletes: asked.Action == "" || strings.EqualFold(asked.Action, "ALL") || strings.Contains(strings.ToUpper(asked.Action), "ALL"),
		Historical: !strings.EqualFold(asked.HistoricalObjectReplication, "disabled"), TimeControl: asked.RTC != nil && strings.EqualFold(asked.RTC.Status, "enabled"),
		Created: tx.Now(), Ready: tx.Due(replicationStart),
	}
	if asked.PrefixSet != nil {
		rule.Prefixes = asked.PrefixSet.Prefix
	}
	if s := asked.SourceSelectionCriteria; s != nil && s.SseKmsEncryptedObjects != nil {
		rule.KMS = strings.EqualFold(s.SseKmsEncryptedObjects.Status, "enabled")
	}
	if asked.EncryptionConfiguration != nil {
		rule.ReplicaKey = asked.EncryptionConfiguration.ReplicaKmsKeyID
	}
	asked.Action = orElse(asked.Action, "ALL")
	asked.HistoricalObjectReplication = orElse(asked.HistoricalObjectReplication, "enabled")
	body, err := xml.Marshal(asked)
	if err != nil {
		return "", err
	}
	rule.Document = string(body)
	if err := beginReplication(tx, bucket, rule); err != nil {
		return "", err
	}
	return rule.ID, ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Replicates = true; return nil })
}

func checkReplication(tx *world.Tx, bucket string, asked *wire.ReplicationRule) error {
	d := asked.Destination
	invalid := func(why string) error {
		return wire.ErrInvalidTargetBucket.Saying(why).Detail("TargetBucket", d.Bucket)
	}
	if d.Bucket == "" || d.Location == "" {
		return wire.ErrMalformedXML
	}
	if d.TransferType != "" && d.TransferType != "internal" && d.TransferType != "oss_acc" {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "TransferType").Detail("ArgumentValue", d.TransferType)
	}
	if d.Bucket == bucket {
		return invalid("The source and the target of a replication must be different buckets.")
	}
	target, owner, region, err := FindBucket(tx, d.Bucket)
	if isNoBucket(err) || err == nil && owner.ID != tx.Account.ID {
		return invalid("The target bucket does not exist, or belongs to another account.")
	}
	if err != nil {
		return err
	}
	if _, l, known := tx.Matrix().OSSLocation(d.Location); !known || l.Location != target.Location {
		return wire.ErrInvalidTargetLocation.Detail("Location", d.Location)
	}
	source, err := tx.Buckets.Get(bucket)
	if err != nil {
		return err
	}
	if (source.Versioning == VersioningEnabled) != (target.Versioning == VersioningEnabled) {
		return invalid("The source and the target of a replication must both have versioning, or neither.")
	}
	if asked.PrefixSet != nil && len(asked.PrefixSet.Prefix) > maxPrefixes {
		return wire.ErrTooManyPrefixes
	}
	n := 0
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return err
		}
		if n++; rule.Target == d.Bucket || rule.ID == asked.ID {
			return wire.ErrBucketReplicationAlreadyExist.Detail("TargetBucket", d.Bucket)
		}
	}
	if n >= maxOutgoing {
		return wire.ErrTooManyOutgoingReplication
	}
	if d.TransferType != "oss_acc" || Accelerated(target) {
		return nil
	}
	on := true // the service switches acceleration on for the target (PutBucketReplication, TransferType)
	return ChangeBucket(tx.In(region), d.Bucket, func(b *world.Bucket) error { b.Accelerated = &on; return nil })
}

// beginReplication stores a rule and a task for each object that is there already.
func beginReplication(tx *world.Tx, bucket string, rule *world.ReplicationRule) error {
	if rule.Historical {
		for o, err := range tx.Objects(bucket).Each() {
			if err != nil {
				return err
			}
			if !follows(rule, o.Key) {
				continue
			}
			rule.Total++
			task := &world.ReplicationTask{Rule: rule.ID, Key: o.Key, Due: rule.Ready, History: true}
			if err := tx.ReplicationTasks(bucket).Put(task); err != nil {
				return err
			}
		}
	}
	if err := tx.ReplicationRules(bucket).Insert(rule); err != nil {
		return err
	}
	return planReplication(tx, bucket, rule.Ready)
}

// planReplication has the copies made at a time, unless they are made earlier.
func planReplication(tx *world.Tx, bucket string, at time.Time) error {
	planned, err := tx.Planned(ErrandReplicate, bucket)
	if err != nil || !planned.IsZero() && !planned.After(at) {
		return err
	}
	return tx.Plan(at, ErrandReplicate, bucket, "")
}

func follows(rule *world.ReplicationRule, key string) bool {
	return len(rule.Prefixes) == 0 || slices.ContainsFunc(rule.Prefixes, func(p string) bool { return strings.HasPrefix(key, p) })
}

// Follow notes that keys of a bucket have changed.
func Follow(tx *world.Tx, bucket string, keys ...string) error {
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return err
		}
		if !rule.Ends.IsZero() {
			continue
		}
		delay := replicationDelay
		if rule.TimeControl {
			delay = replicationInTime
		}
		due := tx.Due(delay)
		if due.Before(rule.Ready) {
			due = rule.Ready
		}
		for _, key := range keys {
			if !follows(rule, key) {
				continue
			}
			if err := tx.ReplicationTasks(bucket).Put(&world.ReplicationTask{Rule: rule.ID, Key: key, Due: due}); err != nil {
				return err
			}
			if err := planReplication(tx, bucket, due); err != nil {
				return err
			}
		}
	}
	return nil
}

// DueReplication gives a task that is due, with its rule; nil when there is none. A rule that has ended is removed.
func DueReplication(tx *world.Tx, bucket string) (*world.ReplicationTask, *world.ReplicationRule, error) {
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return nil, nil, err
		}
		for task, err := range tx.ReplicationTasks(bucket).After(world.ReplicationTaskID(rule.ID, "")) {
			if err != nil {
				return nil, nil, err
			}
			if task.Rule != rule.ID {
				break
			}
			if !task.Due.After(tx.Now()) {
				return task, rule, nil
			}
		}
	}
	return nil, nil, nil
}

// FinishReplication forgets a task that is done.
func FinishReplication(tx *world.Tx, bucket string, task *world.ReplicationTask, modified time.Time) error {
	err := tx.ReplicationTasks(bucket).Delete(world.ReplicationTaskID(task.Rule, task.Key))
	if err != nil && !world.NotFound(err) {
		return err
	}
	rule, err := tx.ReplicationRules(bucket).Get(task.Rule)
	if world.NotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if task.History {
		rule.Done++
	}
	if modified.After(rule.Copied) {
		rule.Copied = modified
	}
	return tx.ReplicationRules(bucket).Put(rule)
}

// NextReplication removes the rules that have ended and tells when the next task is due, the zero time for never.
func NextReplication(tx *world.Tx, bucket string) (next time.Time, err error) {
	earlier := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return next, err
		}
		if rule.Ends.IsZero() {
			continue
		}
		if rule.Ends.After(tx.Now()) {
			earlier(rule.Ends)
			continue
		}
		if err := removeReplication(tx, bucket, rule.ID); err != nil {
			return next, err
		}
	}
	for task, err := range tx.ReplicationTasks(bucket).Each() {
		if err != nil {
			return next, err
		}
		earlier(task.Due)
	}
	return next, nil
}

// EndReplication begins to close rules.
func EndReplication(tx *world.Tx, bucket string, ids []string) error {
	if len(ids) == 0 {
		return wire.ErrMalformedXML
	}
	for _, id := range ids {
		rule, err := FindReplication(tx, bucket, id)
		if err != nil {
			return err
		}
		rule.Ends = tx.Due(replicationStart)
		if !rule.Ends.After(tx.Now()) {
			if err := removeReplication(tx, bucket, id); err != nil {
				return err
			}
			continue
		}
		if err := tx.ReplicationRules(bucket).Put(rule); err != nil {
			return err
		}
		if err := planReplication(tx, bucket, rule.Ends); err != nil {
			return err
		}
	}
	return nil
}

// removeReplication forgets a rule and its tasks.
func removeReplication(tx *world.Tx, bucket, id string) error {
	var keys []string
	for task, err := range tx.ReplicationTasks(bucket).After(world.ReplicationTaskID(id, "")) {
		if err != nil {
			return err
		}
		if task.Rule != id {
			break
		}
		keys = append(keys, task.Key)
	}
	for _, key := range keys {
		if err := tx.ReplicationTasks(bucket).Delete(world.ReplicationTaskID(id, key)); err != nil {
			return err
		}
	}
	if err := tx.ReplicationRules(bucket).Delete(id); err != nil && !world.NotFound(err) {
		return err
	}
	left, err := tx.ReplicationRules(bucket).Count()
	if err != nil || left > 0 {
		return err
	}
	err = ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Replicates = false; return nil })
	if isNoBucket(err) {
		return nil
	}
	return err
}
