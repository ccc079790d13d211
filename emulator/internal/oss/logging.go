package oss

import (
	"fmt"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ErrandLog is the hourly delivery of a bucket's access log.
const ErrandLog = "oss.log"

// maxLogPrefix is how long the prefix of log objects may be (OSS documents, PutBucketLogging).
const maxLogPrefix = 32

// SetLogging says where the access log of a bucket goes, or that there is none. The target must be of the same account
// and location.
func SetLogging(tx *world.Tx, bucket string, doc *wire.BucketLoggingStatus) error {
	var log *world.LogTarget
	if l := doc.LoggingEnabled; l != nil {
		log = &world.LogTarget{Bucket: l.TargetBucket, Prefix: l.TargetPrefix, Role: l.LoggingRole}
		if len(l.TargetPrefix) > maxLogPrefix {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "TargetPrefix").Detail("ArgumentValue", l.TargetPrefix)
		}
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		if log != nil {
			target, err := tx.Buckets.Get(log.Bucket)
			if err != nil && !world.NotFound(err) {
				return err
			}
			if err != nil || target.Location != b.Location {
				return wire.ErrInvalidTargetBucketForLogging.Detail("TargetBucket", log.Bucket)
			}
		}
		b.Log = log
		return nil
	})
}

// LoggingDocument spells where the access log goes.
func LoggingDocument(b *world.Bucket) *wire.BucketLoggingStatus {
	doc := &wire.BucketLoggingStatus{}
	if b.Log != nil {
		doc.LoggingEnabled = &wire.LoggingEnabled{TargetBucket: b.Log.Bucket, TargetPrefix: b.Log.Prefix, LoggingRole: b.Log.Role}
	}
	return doc
}

// LogAccess keeps a line of a bucket's access log until it is delivered, at the next full hour.
func LogAccess(tx *world.Tx, bucket, line string) error {
	if there, err := tx.Buckets.Has(bucket); err != nil || !there {
		return err
	}
	table := tx.AccessLines(bucket)
	waiting, err := table.Count()
	if err != nil {
		return err
	}
	now := tx.Now()
	if err := table.Insert(&world.AccessLine{ID: fmt.Sprintf("%020d-%012d", now.UnixNano(), tx.Serial()), Time: now, Text: line}); err != nil {
		return err
	}
	if waiting > 0 {
		return nil
	}
	return tx.Plan(nextHour(now), ErrandLog, bucket, "")
}

func nextHour(t time.Time) time.Time { return t.Truncate(time.Hour).Add(time.Hour) }

// NextLog is when the next lines are delivered, the zero time when none wait.
func NextLog(tx *world.Tx, bucket string) (time.Time, error) {
	waiting, err := tx.AccessLines(bucket).Count()
	if err != nil || waiting == 0 {
		return time.Time{}, err
	}
	return nextHour(tx.Now()), nil
}

// LogKey is the key of a log object that is made at a time (OSS documents, Log storage).
func LogKey(target world.LogTarget, source string, at time.Time, unique string) string {
	return target.Prefix + source + at.UTC().Format("2006-01-02-15-04-05") + "-" + unique
}
