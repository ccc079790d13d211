package oss

import (
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// written is when the objects of these tests were, and small and large are sizes on both sides of what a class bills.
var written = time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)

const (
	small = 10
	large = 100 << 10
)

// The end of an object, by every way to say when and for what.
func TestExpiry(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		rule string
		key  string
		tags []world.Tag
		size int64
		ends time.Time
	}{
		{rule: "<Expiration><Days>3</Days></Expiration>", key: "k", ends: day(5)}, // three days are over on the 4th at nine
		{rule: "<Expiration><Days>3</Days><ExpiredObjectDeleteMarker>false</ExpiredObjectDeleteMarker></Expiration>", key: "k", ends: day(5)},
		{rule: "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>", key: "k"},
		{rule: "<Expiration><CreatedBeforeDate>2026-01-02T00:00:00.000Z</CreatedBeforeDate></Expiration>", key: "k", ends: day(2)},
		{rule: "<Expiration><CreatedBeforeDate>2026-01-01T00:00:00.000Z</CreatedBeforeDate></Expiration>", key: "k"},
		{rule: "<Expiration><Date>2026-01-01T00:00:00.000Z</Date></Expiration>", key: "k", ends: day(1)},
		{rule: "<Prefix>a/</Prefix><Expiration><Days>3</Days></Expiration>", key: "a/k", ends: day(5)},
		{rule: "<Prefix>a/</Prefix><Expiration><Days>3</Days></Expiration>", key: "b/k"},
		{rule: "<Tag><Key>t</Key><Value>1</Value></Tag><Expiration><Days>3</Days></Expiration>", key: "k", tags: []world.Tag{{Key: "t", Value: "1"}, {Key: "u", Value: "2"}}, ends: day(5)},
		{rule: "<Tag><Key>t</Key><Value>1</Value></Tag><Expiration><Days>3</Days></Expiration>", key: "k", tags: []world.Tag{{Key: "t", Value: "2"}}},
		{rule: "<Filter><ObjectSizeGreaterThan>10</ObjectSizeGreaterThan></Filter><Expiration><Days>3</Days></Expiration>", key: "k", size: small},
		{rule: "<Filter><ObjectSizeGreaterThan>9</ObjectSizeGreaterThan><ObjectSizeLessThan>11</ObjectSizeLessThan></Filter><Expiration><Days>3</Days></Expiration>", key: "k", size: small, ends: day(5)},
		{rule: "<Filter><ObjectSizeLessThan>10</ObjectSizeLessThan></Filter><Expiration><Days>3</Days></Expiration>", key: "k", size: small},
		{rule: "<Filter><Not><Prefix>a/b</Prefix></Not></Filter><Expiration><Days>3</Days></Expiration>", key: "a/bc"},
		{rule: "<Filter><Not><Prefix></Prefix><Tag><Key>t</Key><Value>1</Value></Tag></Not></Filter><Expiration><Days>3</Days></Expiration>", key: "k", tags: []world.Tag{{Key: "t", Value: "1"}}},
		{rule: "<Filter><Not><Prefix></Prefix><Tag><Key>t</Key><Value>1</Value></Tag></Not></Filter><Expiration><Days>3</Days></Expiration>", key: "k", ends: day(5)},
	} {
		rules := rulesOf(t, test.rule)
		o := &world.Object{Key: test.key, Tags: test.tags, Size: test.size, Modified: written, StorageClass: Standard}
		if got, _ := Expiry(rules, o); !got.Equal(test.ends) {
			t.Errorf("%s: told to end %v, want %v", test.rule, got, test.ends)
		}
		if test.ends.IsZero() {
			if f := currentFate(rules, o, written.AddDate(1, 0, 0)); f.expire {
				t.Errorf("%s: ended", test.rule)
			}
			continue
		}
		if f := currentFate(rules, o, test.ends.Add(-time.Second)); f.expire || !f.next.Equal(test.ends) {
			t.Errorf("%s: before its time: %+v", test.rule, f)
		}
		if f := currentFate(rules, o, test.ends); !f.expire {
			t.Errorf("%s: not ended", test.rule)
		}
	}
}

// Where an object goes ten days after it was written.
func TestTransition(t *testing.T) {
	t.Parallel()
	move := func(days, class, more string) string {
		return "<Transition><Days>" + days + "</Days><StorageClass>" + class + "</StorageClass>" + more + "</Transition>"
	}
	const byAccess = "<IsAccessTime>true</IsAccessTime>"
	for _, test := range []struct {
		rule     string
		from     string
		accessed int // days after it was written; 0 for never
		size     int64
		kind     string
		to       string
	}{
		{rule: move("9", "IA", ""), size: large, to: InfrequentAccess},
		{rule: move("11", "IA", ""), size: large},
		{rule: move("3", "IA", "") + move("5", "Archive", ""), size: large, to: Archive},
		{rule: move("3", "IA", "") + move("50", "Archive", ""), size: large, to: InfrequentAccess},
		{rule: move("3", "IA", ""), from: Archive, size: large},
		{rule: move("3", "IA", ""), kind: Symlink},
		{rule: move("5", "IA", byAccess), accessed: 8, size: large},
		{rule: move("5", "IA", byAccess), accessed: 4, size: large, to: InfrequentAccess},
		{rule: move("5", "IA", byAccess), size: large, to: InfrequentAccess},
		{rule: move("5", "IA", byAccess+"<AllowSmallFile>false</AllowSmallFile>"), size: small},
		{rule: move("5", "IA", byAccess+"<AllowSmallFile>true</AllowSmallFile>"), size: small, to: InfrequentAccess},
		{rule: "<AtimeBase>1767949200</AtimeBase>" + move("5", "IA", byAccess), size: large}, // the 9th of January, at nine
		{rule: "<AtimeBase>1767258000</AtimeBase>" + move("5", "IA", byAccess), size: large, to: InfrequentAccess},
	} {
		o := &world.Object{Key: "k", Type: test.kind, Size: test.size, Modified: written, StorageClass: orElse(test.from, Standard)}
		if test.accessed > 0 {
			o.Accessed = written.AddDate(0, 0, test.accessed)
		}
		if f := currentFate(rulesOf(t, test.rule), o, written.AddDate(0, 0, 10)); f.class != test.to {
			t.Errorf("%s: %q, want %q", test.rule, f.class, test.to)
		}
	}
}

func rulesOf(t *testing.T, rule string) []wire.LifecycleRule {
	t.Helper()
	doc := &wire.LifecycleConfiguration{}
	if err := wire.Unmarshal([]byte("<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status>"+rule+"</Rule></LifecycleConfiguration>"), doc); err != nil {
		t.Fatal(err)
	}
	return doc.Rules
}
