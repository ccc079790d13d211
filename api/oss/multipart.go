package oss

import "encoding/xml"

// InitiateMultipartUploadResult answers InitiateMultipartUpload.
type InitiateMultipartUploadResult struct {
	XMLName      xml.Name `xml:"InitiateMultipartUploadResult"`
	EncodingType string   `xml:",omitempty"`
	Bucket       string
	Key          Name
	UploadId     string
}

// URLEncode spells the key under encoding-type=url.
func (r *InitiateMultipartUploadResult) URLEncode() {
	r.EncodingType = "url"
	escapeAll(&r.Key)
}

// CopyPartResult answers UploadPartCopy.
type CopyPartResult struct {
	XMLName      xml.Name `xml:"CopyPartResult"`
	LastModified string
	ETag         string
}

// CompleteMultipartUpload is the body of the operation of that name.
type CompleteMultipartUpload struct {
	XMLName xml.Name       `xml:"CompleteMultipartUpload"`
	Parts   []CompletePart `xml:"Part"`
}

// CompletePart names a part that was uploaded.
type CompletePart struct {
	PartNumber int
	ETag       string // with or without quotes
}

// Validate holds what can be seen without the parts: ascending, numbered within the limits. A list without parts makes
// an empty object.
func (c *CompleteMultipartUpload) Validate() error {
	if len(c.Parts) > MaxPartNumber {
		return ErrCompleteMalformed
	}
	last := 0
	for _, part := range c.Parts {
		if part.PartNumber < 1 || part.PartNumber > MaxPartNumber {
			return ErrInvalidPartNumber
		}
		if part.PartNumber <= last {
			return ErrInvalidPartOrder
		}
		last = part.PartNumber
	}
	return nil
}

// CompleteMultipartUploadResult answers CompleteMultipartUpload.
type CompleteMultipartUploadResult struct {
	XMLName      xml.Name `xml:"CompleteMultipartUploadResult"`
	EncodingType string   `xml:",omitempty"`
	Location     string
	Bucket       string
	Key          Name
	ETag         string
}

// URLEncode spells the key under encoding-type=url.
func (r *CompleteMultipartUploadResult) URLEncode() {
	r.EncodingType = "url"
	escapeAll(&r.Key)
}

// ListPartsResult answers ListParts.
type ListPartsResult struct {
	XMLName                  xml.Name `xml:"ListPartsResult"`
	EncodingType             string   `xml:",omitempty"`
	Bucket                   string
	Key                      Name
	UploadId                 string
	StorageClass             string
	PartNumberMarker         int
	NextPartNumberMarker     int
	MaxParts                 int
	IsTruncated              bool
	ClientEncryptionKey      string `xml:",omitempty"`
	ClientEncryptionStart    string `xml:",omitempty"`
	ClientEncryptionCekAlg   string `xml:",omitempty"`
	ClientEncryptionWrapAlg  string `xml:",omitempty"`
	ClientEncryptionDataSize int64  `xml:",omitempty"`
	ClientEncryptionPartSize int64  `xml:",omitempty"`
	Parts                    []Part `xml:"Part"`
}

// Part is an uploaded part.
type Part struct {
	PartNumber    int
	LastModified  string
	ETag          string
	HashCrc64ecma string
	Size          int64
}

// URLEncode spells the key under encoding-type=url.
func (r *ListPartsResult) URLEncode() {
	r.EncodingType = "url"
	escapeAll(&r.Key)
}

// ListMultipartUploadsResult answers ListMultipartUploads.
type ListMultipartUploadsResult struct {
	XMLName            xml.Name `xml:"ListMultipartUploadsResult"`
	EncodingType       string   `xml:",omitempty"`
	Bucket             string
	KeyMarker          Name
	UploadIdMarker     string
	NextKeyMarker      Name
	NextUploadIdMarker string
	Delimiter          Name
	Prefix             Name
	MaxUploads         int
	IsTruncated        bool
	Uploads            []Upload       `xml:"Upload"`
	CommonPrefixes     []CommonPrefix `xml:"CommonPrefixes"`
}

// Upload is an upload that was begun and not finished.
type Upload struct {
	Key          Name
	UploadId     string
	StorageClass string `xml:",omitempty"`
	Initiated    string
}

// URLEncode spells keys, prefixes and markers under encoding-type=url.
func (r *ListMultipartUploadsResult) URLEncode() {
	r.EncodingType = "url"
	escapeAll(&r.KeyMarker, &r.NextKeyMarker, &r.Delimiter, &r.Prefix)
	for i := range r.Uploads {
		escapeAll(&r.Uploads[i].Key)
	}
	escapeEntries(nil, r.CommonPrefixes)
}
