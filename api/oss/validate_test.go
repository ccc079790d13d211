package oss

import (
	"errors"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"abc": true, "a-b": true, "0ab": true, strings.Repeat("a", 63): true,
		"ab": false, strings.Repeat("a", 64): false, "-ab": false, "ab-": false, "aBc": false, "a_b": false, "a.b": false, "äbc": false, "": false,
	} {
		if ValidBucketName(name) != want {
			t.Errorf("bucket %q: %v", name, !want)
		}
	}
	for key, want := range map[string]bool{
		"a": true, "a//b/../c": true, "中文": true, " ": true, strings.Repeat("a", 1023): true,
		"": false, "/a": false, `\a`: false, strings.Repeat("a", 1024): false, "a\xff": false,
	} {
		if ValidKey(key) != want {
			t.Errorf("key %q: %v", key, !want)
		}
	}
}

func TestParseRange(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		header   string
		size     int64
		standard bool
		want     Range
		partial  bool
		err      error
	}{
		{"bytes=0-9", 1000, false, Range{0, 10}, true, nil},
		{"bytes=990-", 1000, false, Range{990, 10}, true, nil},
		{"bytes=-10", 1000, false, Range{990, 10}, true, nil},
		{"bytes=0-999", 1000, false, Range{0, 1000}, true, nil},
		{"bytes=500-2000", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=500-2000", 1000, true, Range{500, 500}, true, nil},
		{"bytes=1000-2000", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=1000-2000", 1000, true, Range{}, false, ErrInvalidRange},
		{"bytes=-2000", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=-2000", 1000, true, Range{0, 1000}, true, nil},
		{"bytes=-0", 1000, true, Range{}, false, ErrInvalidRange},
		{"bytes=0-", 0, true, Range{}, false, ErrInvalidRange},
		{"bytes=0-", 0, false, Range{0, 0}, false, nil},
		{"bytes=5-3", 1000, true, Range{0, 1000}, false, nil},
		{"bytes=-0", 1000, false, Range{}, false, ErrInvalidRange},
		{"bytes=--0", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=0-1,3-4", 1000, false, Range{0, 2}, true, nil},
		{"bytes=1-2,a-c", 1000, false, Range{1, 2}, true, nil},
		{"bytes=1-2,", 1000, false, Range{1, 2}, true, nil},
		{"bytes=,1-2", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=+1-2", 1000, false, Range{0, 1000}, false, nil},
		{"bytes=a-b", 1000, true, Range{0, 1000}, false, nil},
		{"bytes=99999999999999999999-", 1000, false, Range{0, 1000}, false, nil},
		{"lines=0-1", 1000, false, Range{0, 1000}, false, nil},
		{"", 1000, false, Range{0, 1000}, false, nil},
	} {
		got, partial, err := ParseRange(tc.header, tc.size, tc.standard)
		if got != tc.want || partial != tc.partial || !errors.Is(err, tc.err) {
			t.Errorf("%q of %d, standard %v: %v %v %v", tc.header, tc.size, tc.standard, got, partial, err)
		}
	}
}

func TestParameters(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		query string
		want  int
		ok    bool
	}{{"", 100, true}, {"max-keys=", 100, true}, {"max-keys=1000", 1000, true}, {"max-keys=0", 0, true}, {"max-keys=1001", 0, false}, {"max-keys=-1", 0, false}, {"max-keys=x", 0, false}} {
		got, err := ParseQuery(tc.query).Count("max-keys", DefaultKeys, 0, MaxListKeys)
		if got != tc.want || (err == nil) != tc.ok || (err != nil && !errors.Is(err, ErrInvalidArgument)) {
			t.Errorf("%q: %d %v", tc.query, got, err)
		}
	}
	for query, want := range map[string]int{"partNumber=1": 1, "partNumber=10000": 10000, "partNumber=0": 0, "partNumber=10001": 0, "": 0} {
		got, err := ParseQuery(query).PartNumber()
		if got != want || (want == 0) != errors.Is(err, ErrInvalidPartNumber) {
			t.Errorf("%q: %d %v", query, got, err)
		}
	}
	if _, err := ParseQuery("encoding-type=gzip").URLEncoded(); !errors.Is(err, ErrInvalidArgument) {
		t.Error(err)
	}
	if on, err := ParseQuery("encoding-type=url").URLEncoded(); !on || err != nil {
		t.Error(on, err)
	}
}

func TestCopySource(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		header string
		want   Target
		id     string
		ok     bool
	}{
		{"/b/a%20b%2Fc?versionId=v%3D", Target{"b", "a b/c"}, "v=", true},
		{"b/k", Target{"b", "k"}, "", true},
		{"/b/a+b%2Bc", Target{"b", "a b+c"}, "", true},
		{"/b/%E4%B8%AD//x", Target{"b", "中//x"}, "", true},
		{"/b/", Target{}, "", false},
		{"/b", Target{}, "", false},
		{"/b/%zz", Target{}, "", false},
	} {
		got, id, err := CopySource(tc.header)
		if got != tc.want || id != tc.id || (err == nil) != tc.ok {
			t.Errorf("%q: %v %q %v", tc.header, got, id, err)
		}
	}
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		doc  interface{ Validate() error }
		want error
	}{
		"nothing to delete":  {&Delete{}, ErrMalformedXML},
		"too many to delete": {&Delete{Objects: make([]DeleteKey, 1001)}, ErrMalformedXML},
		"no key":             {&Delete{Objects: []DeleteKey{{}}}, ErrMalformedXML},
		"fine delete":        {&Delete{Objects: []DeleteKey{{Key: "a"}}}, nil},
		"no parts":           {&CompleteMultipartUpload{}, nil},
		"descending parts":   {&CompleteMultipartUpload{Parts: []CompletePart{{2, ""}, {1, ""}}}, ErrInvalidPartOrder},
		"twice the part":     {&CompleteMultipartUpload{Parts: []CompletePart{{1, ""}, {1, ""}}}, ErrInvalidPartOrder},
		"part 0":             {&CompleteMultipartUpload{Parts: []CompletePart{{0, ""}}}, ErrInvalidPartNumber},
		"fine parts":         {&CompleteMultipartUpload{Parts: []CompletePart{{1, ""}, {3, ""}}}, nil},
	} {
		if err := tc.doc.Validate(); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
	if got, err := ParseTaggingHeader("a=b%20c&d"); err != nil || len(got.TagSet.Tags) != 2 || got.TagSet.Tags[0].Value != "b c" {
		t.Errorf("%+v %v", got, err)
	}
	if _, err := ParseTaggingHeader("a=1&a=2"); !errors.Is(err, ErrRepeatedTags) {
		t.Error(err)
	}
}

func TestKeysWithControlCharacters(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"a&#x1;b":          "a\x01b",
		"a&#12;&#x1F;":     "a\x0c\x1f",
		"raw\x02":          "raw\x02",
		"&#9;&#xA;&amp;":   "\t\n&",
		"\uf700\uf700A":    "\uf700\uf700A",
		"\uf700&#1;\uf701": "\uf700\x01\uf701",
	} {
		doc, err := DecodeDelete([]byte("<Delete><Object><Key>" + body + "</Key></Object></Delete>"))
		if err != nil || doc.Objects[0].Key != want {
			t.Errorf("%q: %+v, %v", body, doc, err)
		}
	}
	for _, body := range []string{"", "&#", "<Delete><Object><Key>&#;</Key></Object></Delete>", "<Delete>&#x;</Delete>"} {
		if _, err := DecodeDelete([]byte(body)); !errors.Is(err, ErrMalformedXML) {
			t.Errorf("%q: %v", body, err)
		}
	}
}
