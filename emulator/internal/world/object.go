package world

import "time"

// Object is the record of an object; its bytes are blobs, which it points to. Its id is its key.
type Object struct {
	Key      string
	Modified time.Time
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
	// Encryption is the algorithm under which the blobs are kept; empty for none.
	Encryption string `json:",omitempty"`
	// Target is the key that a Symlink points to.
	Target   string    `json:",omitempty"`
	Segments []Segment `json:",omitempty"`
}

// Segment is a blob that holds a stretch of an object.
type Segment struct {
	Blob string
	Size int64
	// Key is the AES key of an encrypted blob.
	Key []byte `json:",omitempty"`
}
