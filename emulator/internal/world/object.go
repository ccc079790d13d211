package world

import "time"

// Object is the record of an object, or of one of its versions; its bytes are blobs, which it points to. The current
// version is in Objects, under its key; what is not current, and delete markers, are in Versions.
type Object struct {
	Key string
	// Version is the id of a version; empty for the version called null.
	Version string `json:",omitempty"`
	// Serial orders the versions of a key; zero where versioning was never switched on.
	Serial uint64 `json:",omitempty"`
	// Marker says that this is no content but the deletion of it.
	Marker bool `json:",omitempty"`
	// Superseded is when another version took the place of this one.
	Superseded time.Time `json:",omitzero"`
	Modified   time.Time
	// Type is "Normal", "Multipart", "Appendable" or "Symlink".
	Type string
	Size int64
	// ETag is without quotes.
	ETag string
	// MD5 of the content in base64, for a Normal object.
	MD5 string `json:",omitempty"`
	// CRC is the CRC-64 of the content.
	CRC          uint64
	StorageClass string
	// ACL is "default" or a grant of its own.
	ACL string
	// Headers are those that the upload brought and a download gives back: Content-Type, Cache-Control and so on.
	Headers map[string]string `json:",omitempty"`
	// UserMeta are the x-oss-meta-* headers, by lower-case name without the prefix.
	UserMeta map[string]string `json:",omitempty"`
	Tags     []Tag             `json:",omitempty"`
	// Encryption says how the blobs are kept.
	Encryption Encryption `json:",omitzero"`
	// Persistent are the x-oss-persistent-headers, which every download gives back.
	Persistent map[string]string `json:",omitempty"`
	// Restored is the last restore of archived content.
	Restored *Restoration `json:",omitempty"`
	// Transitioned is when lifecycle last changed the storage class, Accessed when access monitoring last saw a read.
	Transitioned time.Time `json:",omitzero"`
	Accessed     time.Time `json:",omitzero"`
	// Returns says that lifecycle moved it for want of reads, and that it goes back to Standard with the next one.
	Returns bool `json:",omitempty"`
	// RetainMode and RetainUntil are the object's own retention, LegalHold forbids its deletion without end.
	RetainMode  string    `json:",omitempty"`
	RetainUntil time.Time `json:",omitzero"`
	LegalHold   bool      `json:",omitempty"`
	// Scanned says that CreateSelectObjectMeta has counted the records.
	Scanned bool `json:",omitempty"`
	// Target is the key that a Symlink points to.
	Target   string    `json:",omitempty"`
	Segments []Segment `json:",omitempty"`
}

// Restoration makes archived content readable: from Ready until Until.
type Restoration struct{ Ready, Until time.Time }

// Segment is a blob that holds a stretch of an object.
type Segment struct {
	Blob string
	Size int64
	// Key is the key of an encrypted blob, sealed under a master key.
	Key string `json:",omitempty"`
	// Cipher is "SM4" when that is the algorithm of an encrypted blob; empty for AES-256.
	Cipher string `json:",omitempty"`
}
