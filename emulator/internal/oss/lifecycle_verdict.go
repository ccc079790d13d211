package oss

import (
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// fate is what lifecycle rules mean for one object, version or upload at a time: nothing, another storage class, or its end.
// What is yet to come tells when to look again.
type fate struct {
	expire bool
	class  string
	// returns says that the object goes back to Standard when it is read.
	returns bool
	rule    string
	next    time.Time
	now     time.Time
}

// at takes an action into account that comes at a time; it reports whether that time has come.
func (f *fate) at(due time.Time) bool {
	if !due.After(f.now) {
		return true
	}
	if f.next.IsZero() || due.Before(f.next) {
		f.next = due
	}
	return false
}

// of reads a term, for something that began at a time; false for what the term does not concern.
func (t term) of(began time.Time) (time.Time, bool) {
	switch {
	case t.days != nil:
		return nextMidnight(began.AddDate(0, 0, *t.days)), true
	case t.before != "":
		at, err := time.Parse(time.RFC3339, t.before)
		return at, err == nil && began.Before(at)
	case t.date != "":
		at, err := time.Parse(time.RFC3339, t.date)
		return at, err == nil
	}
	return time.Time{}, false
}

// nextMidnight is the run that first sees a moment behind it: rules run at midnight UTC (A0202).
func nextMidnight(t time.Time) time.Time {
	if m := midnight(t); m.Before(t) {
		return m.AddDate(0, 0, 1)
	}
	return t
}

// concerns reports whether a rule is about an object.
func concerns(r *wire.LifecycleRule, key string, tags []world.Tag, size int64) bool {
	if r.Status != "Enabled" || !strings.HasPrefix(key, r.Prefix) || !tagged(tags, r.Tags) {
		return false
	}
	f := r.Filter
	if f == nil {
		return true
	}
	if f.ObjectSizeGreaterThan != nil && size <= *f.ObjectSizeGreaterThan || f.ObjectSizeLessThan != nil && size >= *f.ObjectSizeLessThan {
		return false
	}
	for _, n := range f.Not {
		if strings.HasPrefix(key, n.Prefix) && (n.Tag == nil || tagged(tags, []wire.Tag{*n.Tag})) {
			return false
		}
	}
	return true
}

func tagged(tags []world.Tag, want []wire.Tag) bool {
	for _, w := range want {
		found := false
		for _, t := range tags {
			found = found || t.Key == w.Key && t.Value == w.Value
		}
		if !found {
			return false
		}
	}
	return true
}

// currentFate is the fate of a current version.
func currentFate(rules []wire.LifecycleRule, o *world.Object, now time.Time) fate {
	f := fate{now: now}
	for i := range rules {
		r := &rules[i]
		if !concerns(r, o.Key, o.Tags, o.Size) {
			continue
		}
		if e := r.Expiration; e != nil && !isTrue(e.ExpiredObjectDeleteMarker) {
			if due, ok := (term{days: e.Days, before: e.CreatedBeforeDate, date: e.Date}).of(o.Modified); ok && f.at(due) {
				f.expire, f.rule = true, r.ID
			}
		}
		for _, t := range r.Transitions {
			m := move{t.StorageClass, isTrue(t.IsAccessTime), isTrue(t.ReturnToStdWhenVisit), t.AllowSmallFile == nil || *t.AllowSmallFile}
			f.consider(m, o, term{days: t.Days, before: t.CreatedBeforeDate}, m.base(r, o, o.Modified))
		}
	}
	return f
}

// noncurrentFate is the fate of a version that was superseded.
func noncurrentFate(rules []wire.LifecycleRule, o *world.Object, now time.Time) fate {
	f := fate{now: now}
	for i := range rules {
		r := &rules[i]
		if !concerns(r, o.Key, o.Tags, o.Size) {
			continue
		}
		if e := r.NoncurrentVersionExpiration; e != nil {
			if due, ok := (term{days: &e.NoncurrentDays}).of(o.Superseded); ok && f.at(due) {
				f.expire, f.rule = true, r.ID
			}
		}
		if o.Marker {
			continue
		}
		for _, t := range r.NoncurrentVersionTransitions {
			m := move{t.StorageClass, isTrue(t.IsAccessTime), isTrue(t.ReturnToStdWhenVisit), t.AllowSmallFile == nil || *t.AllowSmallFile}
			f.consider(m, o, term{days: &t.NoncurrentDays}, m.base(r, o, o.Superseded))
		}
	}
	return f
}

// move is a transition.
type move struct {
	class                  string
	byAccess, back, little bool
}

// base is what the days of a transition count from. Where nobody has read the object since access is watched, it is the
// time that the rule was given for that, or its last modification.
func (m move) base(r *wire.LifecycleRule, o *world.Object, otherwise time.Time) time.Time {
	switch {
	case !m.byAccess:
		return otherwise
	case !o.Accessed.IsZero():
		return o.Accessed
	case r.AtimeBase != nil:
		return time.Unix(*r.AtimeBase, 0).UTC()
	}
	return otherwise
}

// consider takes a transition into account: it leads to colder classes only, and the coldest that is due wins.
func (f *fate) consider(m move, o *world.Object, t term, began time.Time) {
	if o.Type == Symlink || coldness(m.class) <= coldness(o.StorageClass) || m.byAccess && !m.little && o.Size < minBilled {
		return
	}
	if due, ok := t.of(began); ok && f.at(due) && coldness(m.class) > coldness(f.class) {
		f.class, f.returns = m.class, m.byAccess && m.back && m.class == InfrequentAccess
	}
}

func isTrue(b *bool) bool { return b != nil && *b }

// uploadFate is the fate of an unfinished upload.
func uploadFate(rules []wire.LifecycleRule, u *world.Upload, now time.Time) fate {
	f := fate{now: now}
	for i := range rules {
		r := &rules[i]
		if a := r.AbortMultipartUpload; a != nil && r.Status == "Enabled" && strings.HasPrefix(u.Key, r.Prefix) && tagged(u.Tags, r.Tags) {
			if due, ok := (term{days: a.Days, before: a.CreatedBeforeDate, date: a.Date}).of(u.Began); ok && f.at(due) {
				f.expire = true
			}
		}
	}
	return f
}

// removesMarkers reports whether a rule removes delete markers behind which nothing is hidden.
func removesMarkers(rules []wire.LifecycleRule, key string) bool {
	for i := range rules {
		r := &rules[i]
		if e := r.Expiration; e != nil && isTrue(e.ExpiredObjectDeleteMarker) && r.Status == "Enabled" && strings.HasPrefix(key, r.Prefix) {
			return true
		}
	}
	return false
}

// Expiry tells when the rules will end an object, and which one; for the x-oss-expiration header.
func Expiry(rules []wire.LifecycleRule, o *world.Object) (when time.Time, rule string) {
	for i := range rules {
		r := &rules[i]
		if e := r.Expiration; e != nil && !isTrue(e.ExpiredObjectDeleteMarker) && concerns(r, o.Key, o.Tags, o.Size) {
			due, ok := (term{days: e.Days, before: e.CreatedBeforeDate, date: e.Date}).of(o.Modified)
			if ok && (when.IsZero() || due.Before(when)) {
				when, rule = due, r.ID
			}
		}
	}
	return when, rule
}
