package oss

import (
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// States of a bucket's retention policy. One that was not completed within a day is gone (InitiateBucketWorm).
const (
	wormInProgress = "InProgress"
	wormLocked     = "Locked"

	wormGrace   = 24 * time.Hour
	wormMaxDays = 70 * 365 // 70 years
)

// wormState is empty where no retention policy is in force.
func wormState(b *world.Bucket, now time.Time) string {
	switch {
	case b.Worm == nil:
		return ""
	case !b.Worm.Locked.IsZero():
		return wormLocked
	case now.Before(b.Worm.Began.Add(wormGrace)):
		return wormInProgress
	}
	return ""
}

// mutable refuses to change or delete what a retention policy, a retention of its own or a legal hold protects. A policy
// protects from its beginning, even before it is locked.
func mutable(tx *world.Tx, b *world.Bucket, o *world.Object) error {
	now := tx.Now()
	held := o.LegalHold || now.Before(o.RetainUntil) ||
		wormState(b, now) != "" && !o.Marker && now.Before(o.Modified.AddDate(0, 0, b.Worm.Days))
	if held {
		return wire.ErrFileImmutable.Detail("Key", o.Key)
	}
	return nil
}

// InitiateWorm gives a bucket a retention policy and returns its id.
func InitiateWorm(tx *world.Tx, bucket string, days int) (id string, err error) {
	if days < 1 || days > wormMaxDays {
		return "", wire.ErrInvalidWORMConfiguration
	}
	err = ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		switch {
		case wormState(b, tx.Now()) != "":
			return wire.ErrWORMConfigurationAlreadyExists
		case b.Versioning != "":
			return wire.ErrWormUnderVersioning
		}
		id = strings.ToUpper(strconv.FormatUint(tx.Serial()|1<<60, 16)) + strings.ToUpper(tx.Noise(4, "worm"))
		b.Worm = &world.BucketWorm{ID: id, Days: days, Began: tx.Now()}
		return nil
	})
	return id, err
}

// changeWorm changes the policy of the given id; an empty one stands for the one that there is.
func changeWorm(tx *world.Tx, bucket, id string, change func(b *world.Bucket, state string) error) error {
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		state := wormState(b, tx.Now())
		if state == "" || id != "" && id != b.Worm.ID {
			return wire.ErrNoSuchWORMConfiguration
		}
		return change(b, state)
	})
}

// AbortWorm takes a policy off that is not locked.
func AbortWorm(tx *world.Tx, bucket string) error {
	return changeWorm(tx, bucket, "", func(b *world.Bucket, state string) error {
		if state == wormLocked {
			return wire.ErrWORMConfigurationLocked
		}
		b.Worm = nil
		return nil
	})
}

// CompleteWorm locks a policy.
func CompleteWorm(tx *world.Tx, bucket, id string) error {
	return changeWorm(tx, bucket, id, func(b *world.Bucket, state string) error {
		if state == wormLocked {
			return wire.ErrWORMConfigurationLocked
		}
		b.Worm.Locked = tx.Now()
		return nil
	})
}

// ExtendWorm makes a locked policy keep longer. There is no way to shorten it.
func ExtendWorm(tx *world.Tx, bucket, id string, days int) error {
	return changeWorm(tx, bucket, id, func(b *world.Bucket, state string) error {
		if state != wormLocked || days <= b.Worm.Days || days > wormMaxDays {
			return wire.ErrInvalidWORMConfiguration
		}
		b.Worm.Days = days
		return nil
	})
}

// WormDocument spells the policy of a bucket.
func WormDocument(tx *world.Tx, b *world.Bucket) (*wire.WormConfiguration, error) {
	state := wormState(b, tx.Now())
	if state == "" {
		return nil, wire.ErrNoSuchWORMConfiguration.Detail("BucketName", b.ID)
	}
	doc := &wire.WormConfiguration{
		WormId: b.Worm.ID, State: state, RetentionPeriodInDays: b.Worm.Days, CreationDate: wire.FormatTime(b.Worm.Began),
	}
	if state == wormInProgress {
		doc.ExpirationDate = wire.FormatTime(b.Worm.Began.Add(wormGrace))
	}
	return doc, nil
}

// Modes of the retention of an object.
const (
	Compliance = "COMPLIANCE"
	Governance = "GOVERNANCE"
)

// SetObjectWorm lets the objects of a versioned bucket have a retention of their own. It cannot be taken back.
func SetObjectWorm(tx *world.Tx, bucket string, doc *wire.ObjectWormConfiguration) error {
	if doc.ObjectWormEnabled != "Enabled" {
		return wire.ErrMalformedXML
	}
	worm := &world.ObjectWorm{}
	if doc.Rule != nil {
		r := doc.Rule.DefaultRetention
		if r.Mode != Compliance && r.Mode != Governance || (r.Days == nil) == (r.Years == nil) {
			return wire.ErrMalformedXML
		}
		worm.Mode = r.Mode
		if r.Days != nil {
			worm.Days = *r.Days
		} else {
			worm.Years = *r.Years
		}
		if worm.Days < 0 || worm.Years < 0 || worm.Days+worm.Years < 1 || worm.Days > wormMaxDays || worm.Years > 70 {
			return wire.ErrMalformedXML
		}
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		if b.Versioning != VersioningEnabled {
			return wire.ErrObjectWormNeedsVersioning
		}
		b.ObjectWorm = worm
		return nil
	})
}

// ObjectWormDocument spells it.
func ObjectWormDocument(b *world.Bucket) (*wire.ObjectWormConfiguration, error) {
	if b.ObjectWorm == nil {
		return nil, wire.ErrNoSuchObjectWorm.Detail("BucketName", b.ID)
	}
	doc := &wire.ObjectWormConfiguration{ObjectWormEnabled: "Enabled"}
	if w := b.ObjectWorm; w.Mode != "" {
		r := wire.DefaultRetention{Mode: w.Mode}
		if w.Days > 0 {
			r.Days = &w.Days
		} else {
			r.Years = &w.Years
		}
		doc.Rule = &wire.ObjectWormRule{DefaultRetention: r}
	}
	return doc, nil
}

// Retention is what a request asks for: a mode with a time, a legal hold.
type Retention struct {
	Mode   string
	Until  time.Time
	Hold   bool
	Bypass bool
}

// CheckRetention reads a retention, of which both parts must be there.
func CheckRetention(mode, until string, now time.Time) (Retention, error) {
	if mode != Compliance && mode != Governance {
		return Retention{}, wire.ErrMalformedXML
	}
	t, err := time.Parse(time.RFC3339, until)
	if err != nil {
		return Retention{}, wire.ErrMalformedXML
	}
	if !t.After(now) {
		return Retention{}, wire.ErrInvalidArgument.Saying("The retain until date must be in the future.").
			Detail("ArgumentName", "RetainUntilDate").Detail("ArgumentValue", until)
	}
	return Retention{Mode: mode, Until: t.UTC()}, nil
}

// retain gives a new object the retention that it asks for, else that of its bucket.
func retain(tx *world.Tx, b *world.Bucket, o *world.Object) error {
	if b.ObjectWorm == nil {
		if o.RetainMode != "" || o.LegalHold {
			return wire.ErrObjectWormDisabled
		}
		return nil
	}
	if w := b.ObjectWorm; o.RetainMode == "" && w.Mode != "" {
		o.RetainMode, o.RetainUntil = w.Mode, tx.Now().AddDate(w.Years, 0, w.Days)
	}
	return nil
}

// SetRetention changes the retention of a version. One for compliance is only ever lengthened; one for governance may be
// shortened by those who ask for it.
func SetRetention(tx *world.Tx, b *world.Bucket, key, version string, r Retention) (*world.Object, error) {
	if b.ObjectWorm == nil {
		return nil, wire.ErrObjectWormDisabled
	}
	return ChangeVersion(tx, b.ID, key, version, func(o *world.Object) error {
		weaker := r.Until.Before(o.RetainUntil) || o.RetainMode == Compliance && r.Mode != Compliance
		if tx.Now().Before(o.RetainUntil) && weaker && (o.RetainMode == Compliance || !r.Bypass) {
			return wire.ErrFileImmutable.Detail("Key", key)
		}
		o.RetainMode, o.RetainUntil = r.Mode, r.Until
		return nil
	})
}

// SetLegalHold puts a legal hold on a version, or takes it off.
func SetLegalHold(tx *world.Tx, b *world.Bucket, key, version string, on bool) (*world.Object, error) {
	if b.ObjectWorm == nil {
		return nil, wire.ErrObjectWormDisabled
	}
	return ChangeVersion(tx, b.ID, key, version, func(o *world.Object) error { o.LegalHold = on; return nil })
}
