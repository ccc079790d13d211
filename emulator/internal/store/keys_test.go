package store

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"testing"
)

// TestKeyLayout is the stored layout, byte for byte. A change here means: raise layout.
func TestKeyLayout(t *testing.T) {
	t.Parallel()
	s := Scope{"1000", "cn-north-2-gov-1"}
	for _, c := range []struct {
		name string
		got  []byte
		want string
	}{
		{"schema", schemaKey(), "schema"},
		{"record", recordKey("vpc", s, "vpc-1"), "rvpc\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01vpc-1\x00\x01"},
		{"records", recordPrefix("vpc", s), "rvpc\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01"},
		{"global record", recordKey("bucket", Scope{}, "b"), "rbucket\x00\x01\x00\x01\x00\x01b\x00\x01"},
		{"count", countKey("vpc", s), "nvpc\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01"},
		{"counts", countPrefix("vpc"), "nvpc\x00\x01"},
		{"counts of an account", countAccountPrefix("vpc", "1000"), "nvpc\x00\x011000\x00\x01"},
		{"directory", directoryKey("vpc", "vpc-1", s), "dvpc\x00\x01vpc-1\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01"},
		{"directory of an id", directoryPrefix("vpc", "vpc-1"), "dvpc\x00\x01vpc-1\x00\x01"},
		{"index", indexKey("vpc", "name", s, "n", "vpc-1"), "ivpc\x00\x01name\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01n\x00\x01vpc-1\x00\x01"},
		{"index of a key", indexPrefix("vpc", "name", s, "n"), "ivpc\x00\x01name\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01n\x00\x01"},
		{"global index", globalKey("vpc", "ip", "k", s, "vpc-1"), "gvpc\x00\x01ip\x00\x01k\x00\x011000\x00\x01cn-north-2-gov-1\x00\x01vpc-1\x00\x01"},
		{"global index of a key", globalPrefix("vpc", "ip", "k"), "gvpc\x00\x01ip\x00\x01k\x00\x01"},
		{"zero bytes", recordKey("o", Scope{}, "a\x00b\x00"), "ro\x00\x01\x00\x01\x00\x01a\x00\xffb\x00\xff\x00\x01"},
		{"an id that looks like an end", recordKey("o", Scope{}, "a\x00\x01b"), "ro\x00\x01\x00\x01\x00\x01a\x00\xff\x01b\x00\x01"},
		{"a slash is nothing special", recordKey("o", Scope{}, "a/b"), "ro\x00\x01\x00\x01\x00\x01a/b\x00\x01"},
	} {
		if string(c.got) != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, c.got, c.want)
		}
	}
	if layout != 1 {
		t.Error("the layout was raised: write down here what it looks like now")
	}
}

func TestMalformedKeys(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"", "r", "rabc", "ra\x00", "ra\x00\x02", "ra\x00\x01", "ra\x00\x01b\x00\x01c\x00\x01", "xa\x00\x01b\x00\x01"} {
		if got, err := lastSegments([]byte(key), []byte("r"), 2); !errors.Is(err, errMalformedKey) {
			t.Errorf("%q: %q, %v", key, got, err)
		}
	}
	for _, key := range []string{"", "ra", "ra\x00\x01b", "x"} {
		if got, err := lastSegment([]byte(key), []byte("r")); !errors.Is(err, errMalformedKey) {
			t.Errorf("%q: %q, %v", key, got, err)
		}
	}
}

// FuzzKeys: segments come back as they went in, keys sort as their segments do, and no segment reaches into the next.
func FuzzKeys(f *testing.F) {
	for _, seed := range [][4]string{
		{"a", "b", "a", "c"}, {"", "", "\x00", ""}, {"a\x00\x01", "b", "a", "\x01b"}, {"a\x00\xff", "", "a\x00", "\xff"}, {"a/b", "c", "a", "b/c"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, a1, a2, b1, b2 string) {
		a, b := join(kindRecord, a1, a2), join(kindRecord, b1, b2)
		got, err := lastSegments(a, []byte{kindRecord}, 2)
		if err != nil || got[0] != a1 || got[1] != a2 {
			t.Fatalf("%q %q came back as %q, %v", a1, a2, got, err)
		}
		if s, err := lastSegment(a, join(kindRecord, a1)); err != nil || s != a2 {
			t.Fatalf("%q came back as %q, %v", a2, s, err)
		}
		if got, want := bytes.Compare(a, b), cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2)); got != want {
			t.Fatalf("%q %q against %q %q: keys %d, segments %d", a1, a2, b1, b2, got, want)
		}
		if bytes.HasPrefix(b, join(kindRecord, a1)) != (a1 == b1) {
			t.Fatalf("the prefix of %q holds %q", a1, b1)
		}
		next := after(slices.Clone(a))
		if bytes.Compare(a, next) >= 0 || bytes.Compare(a, b) < 0 && bytes.Compare(next, b) > 0 {
			t.Fatalf("%q is not right behind %q", next, a)
		}
	})
}
