package oss

import (
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// thawing says how long archived content takes to become readable, by tier, and for how many days at most it stays so
// (RestoreObject documents). The time is that of the clock at any pace: a client must be able to see the work in progress.
type thawing struct {
	tiers   map[string]time.Duration
	maxDays int
}

var thawings = map[string]thawing{
	Archive:         {map[string]time.Duration{"": time.Minute}, 7}, // and takes no JobParameters (ali-oss, restore())
	ColdArchive:     {map[string]time.Duration{"Expedited": time.Hour, "": 5 * time.Hour, "Standard": 5 * time.Hour, "Bulk": 12 * time.Hour}, 365},
	DeepColdArchive: {map[string]time.Duration{"Expedited": 12 * time.Hour, "": 48 * time.Hour, "Standard": 48 * time.Hour}, 365},
}

// archived reports whether content of a storage class has to be restored before it is read.
func archived(class string) bool { return thawings[class].maxDays > 0 }

// Thaw is the state of archived content.
type Thaw int

// The states: as it was stored, being restored, restored.
const (
	Frozen Thaw = iota
	Thawing
	Thawed
)

// ThawOf is the state of an object at a time.
func ThawOf(o *world.Object, now time.Time) Thaw {
	switch r := o.Restored; {
	case r == nil || !now.Before(r.Until) || !archived(o.StorageClass):
		return Frozen
	case now.Before(r.Ready):
		return Thawing
	}
	return Thawed
}

// RestoreHeader tells clients of a restore: the x-oss-restore header, empty where there was none.
func RestoreHeader(o *world.Object, now time.Time) string {
	switch ThawOf(o, now) {
	case Thawing:
		return `ongoing-request="true"`
	case Thawed:
		return `ongoing-request="false", expiry-date="` + o.Restored.Until.UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT") + `"`
	}
	return ""
}

// Readable refuses the content of an object that is archived and not restored, unless the bucket lets archived content be
// read as it is.
func Readable(b *world.Bucket, o *world.Object, now time.Time) error {
	direct := b.ArchiveDirectRead && o.StorageClass == Archive
	if archived(o.StorageClass) && !direct && ThawOf(o, now) != Thawed {
		return wire.ErrInvalidObjectState.Detail("ObjectName", o.Key)
	}
	return nil
}

// RestoreObject begins to restore a version, or keeps it restored for longer; began tells the first from the second.
func RestoreObject(tx *world.Tx, bucket, key, version string, days int, tier string) (o *world.Object, began bool, err error) {
	o, err = ChangeVersion(tx, bucket, key, version, func(o *world.Object) error {
		thaw, cold := thawings[o.StorageClass]
		if !cold {
			return wire.ErrRestoreNotNeeded.Detail("Key", key)
		}
		takes, known := thaw.tiers[tier]
		if !known || days < 0 || days > thaw.maxDays {
			return wire.ErrMalformedXML
		}
		days = max(days, 1)
		switch ThawOf(o, tx.Now()) {
		case Thawing:
			return wire.ErrRestoreAlreadyInProgress.Detail("Key", key)
		case Thawed:
			o.Restored.Until = tx.Now().AddDate(0, 0, days)
		default:
			ready := tx.Now().Add(takes)
			o.Restored, began = &world.Restoration{Ready: ready, Until: ready.AddDate(0, 0, days)}, true
		}
		return nil
	})
	return o, began, err
}

// CleanRestored ends the time for which content was restored.
func CleanRestored(tx *world.Tx, bucket, key, version string) (*world.Object, error) {
	return ChangeVersion(tx, bucket, key, version, func(o *world.Object) error {
		if !archived(o.StorageClass) {
			return wire.ErrRestoreNotNeeded.Detail("Key", key)
		}
		switch ThawOf(o, tx.Now()) {
		case Thawing:
			return wire.ErrArchiveRestoreNotFinished.Detail("Key", key)
		case Frozen:
			return wire.ErrArchiveRestoreStale.Detail("Key", key)
		}
		o.Restored = nil
		return nil
	})
}
