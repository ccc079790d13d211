package world

import "time"

// Upload is a multipart upload that was begun and neither completed nor aborted.
type Upload struct {
	// Key is the object to be; ID the upload's own.
	Key, ID      string
	Began        time.Time
	StorageClass string
	ACL          string
	Headers      map[string]string `json:",omitempty"`
	UserMeta     map[string]string `json:",omitempty"`
	Tags         []Tag             `json:",omitempty"`
	Encryption   Encryption        `json:",omitzero"`
	// Persistent are the x-oss-persistent-headers of the object to be.
	Persistent map[string]string `json:",omitempty"`
	// Sequential promises parts in order, so that the hash of the whole can be told.
	Sequential bool `json:",omitempty"`
	// KeepOld refuses to complete onto an object that is there (x-oss-forbid-overwrite).
	KeepOld bool `json:",omitempty"`
}

// Part is an uploaded part of a multipart upload.
type Part struct {
	Upload   string
	Number   int
	Modified time.Time
	ETag     string
	CRC      uint64
	Segment  Segment
}
