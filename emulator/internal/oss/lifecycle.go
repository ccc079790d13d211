package oss

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// LifecycleErrand is the daily run of a bucket's lifecycle rules.
const LifecycleErrand = "oss.lifecycle"

// lifecycleDocument is the name under which the rules of a bucket are kept.
const lifecycleDocument = "lifecycle"

// maxLifecycleRules is the documented limit.
const maxLifecycleRules = 1000

// SetLifecycle replaces the lifecycle rules of a bucket. With overlap, rules for the same action may concern the same
// objects (x-oss-allow-same-action-overlap).
func SetLifecycle(tx *world.Tx, bucket string, doc *wire.LifecycleConfiguration, overlap bool) error {
	b, err := tx.Buckets.Get(bucket)
	if world.NotFound(err) {
		return wire.ErrNoSuchBucket.Detail("BucketName", bucket)
	}
	if err != nil {
		return err
	}
	if len(doc.Rules) == 0 || len(doc.Rules) > maxLifecycleRules {
		return wire.ErrMalformedXML
	}
	seen := make(map[string]bool)
	for i := range doc.Rules {
		r := &doc.Rules[i]
		if r.ID == "" {
			r.ID = lifecycleID(tx)
		}
		if seen[r.ID] || len(r.ID) > 255 {
			return wire.ErrInvalidArgument.Saying("The ID of a lifecycle rule must be unique and of at most 255 bytes.").Detail("ArgumentName", "ID").Detail("ArgumentValue", r.ID)
		}
		seen[r.ID] = true
		if err := checkRule(b, r); err != nil {
			return err
		}
		for j := range i {
			if err := checkTogether(r, &doc.Rules[j]); err != nil {
				return err
			}
			if action := clash(r, &doc.Rules[j]); action != "" && !overlap {
				return wire.ErrInvalidArgument.Saying("Overlap for same action type "+action).Detail("ArgumentName", "Prefix").Detail("ArgumentValue", r.Prefix)
			}
		}
	}
	body, err := wire.Encode(doc)
	if err != nil {
		return err
	}
	if err := tx.BucketDocuments(bucket).Put(&world.BucketDocument{Name: lifecycleDocument, Body: string(body)}); err != nil {
		return err
	}
	if err := ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Lifecycle = true; return nil }); err != nil {
		return err
	}
	return tx.Plan(midnight(tx.Now()).AddDate(0, 0, 1), LifecycleErrand, bucket, "")
}

// unmonitored refuses to stop watching accesses where a rule counts from them.
func unmonitored(tx *world.Tx, bucket string) error {
	doc, err := Lifecycle(tx, bucket)
	if errors.Is(err, wire.ErrNoSuchLifecycle) {
		return nil
	}
	if err != nil {
		return err
	}
	if slices.ContainsFunc(doc.Rules, func(r wire.LifecycleRule) bool { return byAccess(&r) }) {
		return wire.ErrInvalidRequest.Saying("A lifecycle rule counts from the last access.")
	}
	return nil
}

// byAccess reports whether a rule counts from the last access.
func byAccess(r *wire.LifecycleRule) bool {
	return slices.ContainsFunc(r.Transitions, func(t wire.LifecycleTransition) bool { return isTrue(t.IsAccessTime) }) ||
		slices.ContainsFunc(r.NoncurrentVersionTransitions, func(t wire.NoncurrentVersionTransition) bool { return isTrue(t.IsAccessTime) })
}

func lifecycleID(tx *world.Tx) string {
	n := tx.Noise(32, "lifecycle")
	return strings.Join([]string{n[:8], n[8:12], n[12:16], n[16:20], n[20:]}, "-")
}

// Lifecycle reads the rules of a bucket, ErrNoSuchLifecycle when there are none.
func Lifecycle(tx *world.Tx, bucket string) (*wire.LifecycleConfiguration, error) {
	kept, err := tx.BucketDocuments(bucket).Get(lifecycleDocument)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchLifecycle.Detail("BucketName", bucket)
	}
	if err != nil {
		return nil, err
	}
	doc := new(wire.LifecycleConfiguration)
	return doc, wire.Unmarshal([]byte(kept.Body), doc)
}

// ClearLifecycle forgets the rules of a bucket; that there are none is no error.
func ClearLifecycle(tx *world.Tx, bucket string) error {
	if err := tx.BucketDocuments(bucket).Delete(lifecycleDocument); err != nil && !world.NotFound(err) {
		return err
	}
	if err := ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Lifecycle = false; return nil }); err != nil {
		return err
	}
	return tx.Unplan(LifecycleErrand, bucket)
}

// term is when an action of a rule comes: so many days after something, for what was written before a date, or on a date.
type term struct {
	days         *int
	before, date string
	// upload marks the term of unfinished uploads, which may count otherwise than those of objects.
	upload bool
}

// check refuses a term that says nothing or too much.
func (t term) check() error {
	n := 0
	for _, there := range []bool{t.days != nil, t.before != "", t.date != ""} {
		if there {
			n++
		}
	}
	if n != 1 || t.days != nil && *t.days < 1 {
		return wire.ErrMalformedXML
	}
	if text := orElse(t.before, t.date); text != "" {
		if at, err := time.Parse(time.RFC3339, text); err != nil || !at.Equal(midnight(at)) {
			return wire.ErrInvalidArgument.Saying("A date of a lifecycle rule must be at midnight UTC, in ISO 8601.").
				Detail("ArgumentName", "CreatedBeforeDate").Detail("ArgumentValue", text)
		}
	}
	return nil
}

// terms lists the terms of a rule's actions on current versions and uploads.
func terms(r *wire.LifecycleRule) (list []term) {
	if e := r.Expiration; e != nil && !isTrue(e.ExpiredObjectDeleteMarker) {
		list = append(list, term{days: e.Days, before: e.CreatedBeforeDate, date: e.Date})
	}
	for _, t := range r.Transitions {
		list = append(list, term{days: t.Days, before: t.CreatedBeforeDate})
	}
	if a := r.AbortMultipartUpload; a != nil {
		list = append(list, term{days: a.Days, before: a.CreatedBeforeDate, date: a.Date, upload: true})
	}
	return list
}

// coldness orders the storage classes into which a rule can move an object.
func coldness(class string) int { return slices.Index(storageClasses, class) }

// checkRule holds what the documents demand of one rule.
func checkRule(b *world.Bucket, r *wire.LifecycleRule) error {
	if r.Status != "Enabled" && r.Status != "Disabled" {
		return wire.ErrMalformedXML
	}
	if e := r.Expiration; e != nil && isTrue(e.ExpiredObjectDeleteMarker) && (e.Days != nil || e.CreatedBeforeDate != "" || e.Date != "") {
		return wire.ErrMalformedXML
	}
	if r.Expiration == nil && len(r.Transitions) == 0 && r.AbortMultipartUpload == nil && r.NoncurrentVersionExpiration == nil && len(r.NoncurrentVersionTransitions) == 0 {
		return wire.ErrInvalidRequest.Saying("A lifecycle rule must have at least one action.")
	}
	days, dates := false, false
	for _, t := range terms(r) {
		if err := t.check(); err != nil {
			return err
		}
		if !t.upload {
			days, dates = days || t.days != nil, dates || t.days == nil
		}
	}
	if days && dates {
		return wire.ErrLifecycleMixed
	}
	if err := checkOrder(r); err != nil {
		return err
	}
	if byAccess(r) && !b.AccessMonitored {
		return wire.ErrInvalidRequest.Saying("A rule based on the last access time needs access monitoring on the bucket.")
	}
	return checkFilter(r)
}

// checkOrder wants a colder class, and the end, to come later.
func checkOrder(r *wire.LifecycleRule) error {
	last := -1
	byClass := make(map[int]int)
	for _, t := range r.Transitions {
		if coldness(t.StorageClass) < 1 && !(t.StorageClass == Standard && t.IsAccessTime != nil) {
			return wire.ErrInvalidArgument.Saying("The storage class of a transition is not valid.").Detail("ArgumentName", "StorageClass").Detail("ArgumentValue", t.StorageClass)
		}
		if t.Days == nil {
			continue
		}
		for class, days := range byClass {
			if (class < coldness(t.StorageClass)) != (days < *t.Days) || class == coldness(t.StorageClass) {
				return wire.ErrInvalidArgument.Saying("A transition to a colder storage class must come later.").Detail("ArgumentName", "Days").Detail("ArgumentValue", strconv.Itoa(*t.Days))
			}
		}
		byClass[coldness(t.StorageClass)] = *t.Days
		last = max(last, *t.Days)
	}
	if e := r.Expiration; e != nil && e.Days != nil && *e.Days <= last {
		return wire.ErrInvalidArgument.Saying("Expiration must come later than every transition.").Detail("ArgumentName", "Days").Detail("ArgumentValue", strconv.Itoa(*e.Days))
	}
	last = 0
	for _, t := range r.NoncurrentVersionTransitions {
		if t.NoncurrentDays < 1 || coldness(t.StorageClass) < 1 {
			return wire.ErrMalformedXML
		}
		last = max(last, t.NoncurrentDays)
	}
	if e := r.NoncurrentVersionExpiration; e != nil && (e.NoncurrentDays < 1 || e.NoncurrentDays <= last) {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "NoncurrentDays").Detail("ArgumentValue", strconv.Itoa(e.NoncurrentDays))
	}
	return nil
}

func checkFilter(r *wire.LifecycleRule) error {
	f := r.Filter
	if f == nil {
		return nil
	}
	for _, n := range f.Not {
		if !strings.HasPrefix(n.Prefix, r.Prefix) || n.Prefix == r.Prefix && n.Tag == nil {
			return wire.ErrInvalidArgument.Saying("The prefix of a Not must lie within that of its rule.").Detail("ArgumentName", "Not").Detail("ArgumentValue", n.Prefix)
		}
	}
	if g, l := f.ObjectSizeGreaterThan, f.ObjectSizeLessThan; g != nil && *g < 0 || l != nil && *l < 1 || g != nil && l != nil && *g >= *l {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "ObjectSize")
	}
	return nil
}

// clash names an action that two rules have for the same objects.
func clash(a, b *wire.LifecycleRule) string {
	if !strings.HasPrefix(a.Prefix, b.Prefix) && !strings.HasPrefix(b.Prefix, a.Prefix) || a.Filter != nil || b.Filter != nil {
		return ""
	}
	if len(a.Tags) > 0 || len(b.Tags) > 0 { // other tags are other objects; an object may have both, and the first action wins
		return ""
	}
	switch {
	case a.Expiration != nil && b.Expiration != nil:
		return "Expiration"
	case a.AbortMultipartUpload != nil && b.AbortMultipartUpload != nil:
		return "AbortMultipartUpload"
	case len(a.Transitions) > 0 && len(b.Transitions) > 0:
		return "Transition"
	case a.NoncurrentVersionExpiration != nil && b.NoncurrentVersionExpiration != nil:
		return "NoncurrentVersionExpiration"
	case len(a.NoncurrentVersionTransitions) > 0 && len(b.NoncurrentVersionTransitions) > 0:
		return "NoncurrentVersionTransition"
	}
	return ""
}

// checkTogether wants two rules for the same objects to agree that a colder class comes later.
func checkTogether(a, b *wire.LifecycleRule) error {
	if clash(a, b) == "" {
		return nil
	}
	both := wire.LifecycleRule{Transitions: append(slices.Clone(a.Transitions), b.Transitions...)}
	slices.SortStableFunc(both.Transitions, func(x, y wire.LifecycleTransition) int { return coldness(x.StorageClass) - coldness(y.StorageClass) })
	both.Transitions = slices.CompactFunc(both.Transitions, func(x, y wire.LifecycleTransition) bool { return x.StorageClass == y.StorageClass })
	return checkOrder(&both)
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }
