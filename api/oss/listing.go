package oss

import "encoding/xml"

// ListBucketResult answers ListObjects.
type ListBucketResult struct {
	XMLName        xml.Name `xml:"ListBucketResult"`
	Name           string
	Prefix         Name
	Marker         Name
	MaxKeys        int
	Delimiter      Name
	EncodingType   string `xml:",omitempty"`
	IsTruncated    bool
	NextMarker     Name           `xml:",omitempty"`
	Contents       []ObjectEntry  `xml:"Contents"`
	CommonPrefixes []CommonPrefix `xml:"CommonPrefixes"`
}

// ListBucketV2Result answers ListObjectsV2. The root is that of V1.
type ListBucketV2Result struct {
	XMLName               xml.Name `xml:"ListBucketResult"`
	Name                  string
	Prefix                Name
	StartAfter            Name `xml:",omitempty"`
	MaxKeys               int
	Delimiter             Name
	EncodingType          string `xml:",omitempty"`
	IsTruncated           bool
	ContinuationToken     string         `xml:",omitempty"`
	NextContinuationToken string         `xml:",omitempty"`
	Contents              []ObjectEntry  `xml:"Contents"`
	CommonPrefixes        []CommonPrefix `xml:"CommonPrefixes"`
	KeyCount              int
}

// ObjectEntry is an object in a list.
type ObjectEntry struct {
	Key            Name
	LastModified   string
	ETag           string // quoted
	Type           string
	Size           int64
	StorageClass   string
	RestoreInfo    string `xml:",omitempty"`
	TransitionTime string `xml:",omitempty"`
	Owner          *Owner `xml:",omitempty"`
}

// CommonPrefix stands for all keys that share it up to the delimiter.
type CommonPrefix struct{ Prefix Name }

// URLEncode spells the texts of the list under encoding-type=url. The continuation tokens are opaque and stay.
func (l *ListBucketResult) URLEncode() {
	l.EncodingType = "url"
	escapeAll(&l.Prefix, &l.Marker, &l.Delimiter, &l.NextMarker)
	escapeEntries(l.Contents, l.CommonPrefixes)
}

// URLEncode is the same for V2.
func (l *ListBucketV2Result) URLEncode() {
	l.EncodingType = "url"
	escapeAll(&l.Prefix, &l.StartAfter, &l.Delimiter)
	escapeEntries(l.Contents, l.CommonPrefixes)
}

// ListVersionsResult answers ListObjectVersions. Clients re-read the entries as one list, so versions and markers must
// stand interleaved: an entry encodes as Version or DeleteMarker by its own name.
type ListVersionsResult struct {
	XMLName             xml.Name `xml:"ListVersionsResult"`
	Name                string
	Prefix              Name
	KeyMarker           Name
	VersionIdMarker     string
	MaxKeys             int
	Delimiter           Name
	EncodingType        string `xml:",omitempty"`
	IsTruncated         bool
	NextKeyMarker       Name   `xml:",omitempty"`
	NextVersionIdMarker string `xml:",omitempty"`
	Entries             []VersionEntry
	CommonPrefixes      []CommonPrefix `xml:"CommonPrefixes"`
}

// VersionEntry is a version, or a delete marker.
type VersionEntry struct {
	XMLName        xml.Name // Version or DeleteMarker
	Key            Name
	VersionId      string
	IsLatest       bool
	LastModified   string
	ETag           string `xml:",omitempty"`
	Type           string `xml:",omitempty"`
	Size           *int64 `xml:",omitempty"`
	StorageClass   string `xml:",omitempty"`
	RestoreInfo    string `xml:",omitempty"`
	TransitionTime string `xml:",omitempty"`
	Owner          *Owner `xml:",omitempty"`
}

// URLEncode is the same for versions.
func (l *ListVersionsResult) URLEncode() {
	l.EncodingType = "url"
	escapeAll(&l.Prefix, &l.KeyMarker, &l.Delimiter, &l.NextKeyMarker)
	for i := range l.Entries {
		escapeAll(&l.Entries[i].Key)
	}
	escapeEntries(nil, l.CommonPrefixes)
}

func escapeAll(names ...*Name) {
	for _, name := range names {
		*name = Name(EscapeKey(string(*name)))
	}
}

func escapeEntries(contents []ObjectEntry, prefixes []CommonPrefix) {
	for i := range contents {
		escapeAll(&contents[i].Key)
	}
	for i := range prefixes {
		escapeAll(&prefixes[i].Prefix)
	}
}
