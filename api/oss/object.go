package oss

import (
	"bytes"
	"encoding/xml"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CopyObjectResult answers CopyObject.
type CopyObjectResult struct {
	XMLName      xml.Name `xml:"CopyObjectResult"`
	LastModified string
	ETag         string
}

// Delete is the body of DeleteMultipleObjects.
type Delete struct {
	XMLName xml.Name `xml:"Delete"`
	Quiet   bool
	Objects []DeleteKey `xml:"Object"`
}

// DecodeDelete reads the body of DeleteMultipleObjects. Keys may hold control characters, which clients spell as
// references that no XML 1.0 document may have; they are carried past the decoder in a disguise.
func DecodeDelete(body []byte) (*Delete, error) {
	doc := new(Delete)
	if err := Unmarshal(disguise(body), doc); err != nil {
		return nil, err
	}
	for i := range doc.Objects {
		doc.Objects[i].Key = unmask(doc.Objects[i].Key)
	}
	return doc, doc.Validate()
}

// mask is the private-use character that stands before a disguised one.
const mask = '\uF700'

// disguise replaces references to control characters, and such characters themselves, by mask and a letter.
func disguise(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for i := 0; i < len(body); {
		code, size := controlAt(body[i:])
		switch {
		case size > 0:
			out = append(utf8.AppendRune(out, mask), 'A'+code)
			i += size
		case bytes.HasPrefix(body[i:], []byte(string(mask))):
			out = append(utf8.AppendRune(out, mask), 'z')
			i += utf8.RuneLen(mask)
		default:
			out = append(out, body[i])
			i++
		}
	}
	return out
}

// controlAt reads a control character that XML does not know, or a reference to one, and how long it is spelled.
func controlAt(b []byte) (code byte, size int) {
	forbidden := func(c uint64) bool { return c < 0x20 && c != '\t' && c != '\n' && c != '\r' }
	if forbidden(uint64(b[0])) {
		return b[0], 1
	}
	if len(b) < 4 || b[0] != '&' || b[1] != '#' {
		return 0, 0
	}
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 0 {
		return 0, 0
	}
	digits, base := string(b[2:end]), 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	c, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !forbidden(c) {
		return 0, 0
	}
	return byte(c), end + 1
}

// unmask undoes disguise.
func unmask(s string) string {
	if !strings.ContainsRune(s, mask) {
		return s
	}
	var b strings.Builder
	masked := false
	for _, r := range s {
		switch {
		case masked && r == 'z':
			b.WriteRune(mask)
			masked = false
		case masked:
			b.WriteByte(byte(r - 'A'))
			masked = false
		case r == mask:
			masked = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// DeleteKey names an object, or one version of it.
type DeleteKey struct {
	Key       string
	VersionId string `xml:",omitempty"`
}

// Validate holds the limits of DeleteMultipleObjects.
func (d *Delete) Validate() error {
	if len(d.Objects) == 0 || len(d.Objects) > MaxDeleteKeys {
		return ErrMalformedXML
	}
	for _, object := range d.Objects {
		if object.Key == "" {
			return ErrMalformedXML
		}
	}
	return nil
}

// DeleteResult answers DeleteMultipleObjects when it was not asked to be quiet.
type DeleteResult struct {
	XMLName      xml.Name  `xml:"DeleteResult"`
	EncodingType string    `xml:",omitempty"`
	Deleted      []Deleted `xml:"Deleted"`
}

// Deleted is one object that is gone, or that got a delete marker.
type Deleted struct {
	Key                   Name
	VersionId             string `xml:",omitempty"`
	DeleteMarker          bool   `xml:",omitempty"`
	DeleteMarkerVersionId string `xml:",omitempty"`
}

// URLEncode spells the keys under encoding-type=url.
func (d *DeleteResult) URLEncode() {
	d.EncodingType = "url"
	for i := range d.Deleted {
		escapeAll(&d.Deleted[i].Key)
	}
}

// RestoreRequest is the optional body of RestoreObject.
type RestoreRequest struct {
	XMLName       xml.Name `xml:"RestoreRequest"`
	Days          int
	JobParameters *RestoreJob `xml:",omitempty"`
}

// RestoreJob says how fast a cold object comes back.
type RestoreJob struct{ Tier string }

// Tagging is the tag set of a bucket or an object.
type Tagging struct {
	XMLName xml.Name `xml:"Tagging"`
	TagSet  TagSet
}

// TagSet holds the tags; it is there even when empty.
type TagSet struct {
	Tags []Tag `xml:"Tag"`
}

// Tag is a key with a value.
type Tag struct {
	Key   string
	Value string
}

// Validate holds the documented limits of a tag set: 20 tags on a bucket, 10 on an object.
func (t *Tagging) Validate(max int) error {
	if len(t.TagSet.Tags) > max {
		return ErrTooManyTags
	}
	seen := make(map[string]bool, len(t.TagSet.Tags))
	for _, tag := range t.TagSet.Tags {
		if !plainTag(tag.Key) || !plainTag(tag.Value) {
			return ErrInvalidTag
		}
		if tag.Key == "" || len([]rune(tag.Key)) > 128 || len([]rune(tag.Value)) > 256 {
			return ErrInvalidTag
		}
		if seen[tag.Key] {
			return ErrRepeatedTags
		}
		seen[tag.Key] = true
	}
	return nil
}

// plainTag reports whether a text has only letters, digits, spaces and + - = . _ : / @ (OSS documents, object tagging).
func plainTag(text string) bool {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" +-=._:/@", r) {
			return false
		}
	}
	return true
}

// ParseTaggingHeader reads x-oss-tagging: k1=v1&k2=v2, form encoded.
func ParseTaggingHeader(header string) (*Tagging, error) {
	tagging := new(Tagging)
	for _, p := range ParseQuery(header) {
		if _, err := url.QueryUnescape(p.rawName + "=" + p.rawValue); err != nil {
			return nil, ErrInvalidTag
		}
		tagging.TagSet.Tags = append(tagging.TagSet.Tags, Tag{p.Name, p.Value})
	}
	return tagging, tagging.Validate(10)
}

// Retention is the retention of an object.
type Retention struct {
	XMLName         xml.Name `xml:"Retention"`
	Mode            string
	RetainUntilDate string
}

// LegalHold is the legal hold of an object.
type LegalHold struct {
	XMLName xml.Name `xml:"LegalHold"`
	Status  string
}
