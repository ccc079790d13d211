package world

import "time"

// Bucket holds objects. Its name is its id, and no two buckets of all clouds share one: the name
// is part of a host name.
type Bucket struct {
	Meta
	// Location is the OSS location in which it was made ("oss-cn-hzjbp"); its region is the scope.
	Location string
	// Type is "public" or "intranet", that of the location (regions.BucketPublic, BucketIntranet).
	Type         string
	ACL          string
	StorageClass string
	Redundancy   string
	// Encryption is how objects are kept that say nothing about it.
	Encryption Encryption `json:",omitzero"`
	// CORS are the rules for pages of other origins, in order.
	CORS []CORSRule `json:",omitempty"`
	// CORSVary, when true, makes every answer say Vary: Origin; nil when the rules did not say.
	CORSVary *bool `json:",omitempty"`
	// Referer is the bucket's list of pages that may use its objects; nil until it is set.
	Referer *RefererRule `json:",omitempty"`
	// BlockPublic refuses and overrides public grants, of the bucket and of its objects.
	BlockPublic bool `json:",omitempty"`
	// Versioning is "Enabled" or "Suspended"; empty while it was never switched on.
	Versioning string `json:",omitempty"`
	// Worm is the bucket's retention policy; nil without one.
	Worm *BucketWorm `json:",omitempty"`
	// ObjectWorm lets objects have a retention of their own; nil while it was never switched on.
	ObjectWorm *ObjectWorm `json:",omitempty"`
	// Policy is the bucket policy, the JSON text as its owner wrote it; empty for none.
	Policy string `json:",omitempty"`
	// What few buckets have.
	BucketSettings
	// Changed is when an object was last written or deleted.
	Changed time.Time `json:",omitzero"`
}

// CORSRule admits requests from pages of other origins.
type CORSRule struct {
	Origins []string
	Methods []string
	Headers []string `json:",omitempty"`
	Exposed []string `json:",omitempty"`
	MaxAge  *int     `json:",omitempty"`
}

// RefererRule says which Referer headers a request may carry.
type RefererRule struct {
	AllowEmpty bool
	// CutQuery compares without the query, CutPath without the path.
	CutQuery  bool
	CutPath   bool
	Allowed   []string `json:",omitempty"`
	Forbidden []string `json:",omitempty"`
}

// BucketWorm forbids to change or delete what a bucket holds for a while after it was written.
type BucketWorm struct {
	ID string
	// Days is how long an object is kept, counted from its last modification.
	Days  int
	Began time.Time
	// Locked is when the policy was completed; until then it can be aborted, and ends by itself after a day.
	Locked time.Time `json:",omitzero"`
}

// ObjectWorm is the retention that new objects get where they name none; without a Mode they get none.
type ObjectWorm struct {
	Mode        string `json:",omitempty"`
	Days, Years int    `json:",omitempty"`
}

// BucketDocument is a setting of a bucket that is kept as the document that made it. It is not part of the bucket's own
// record, which every write to the bucket changes.
type BucketDocument struct {
	Name string
	Body string
}
