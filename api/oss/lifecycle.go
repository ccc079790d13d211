package oss

import "encoding/xml"

// LifecycleConfiguration holds the rules by which objects move to colder storage and expire.
type LifecycleConfiguration struct {
	XMLName xml.Name        `xml:"LifecycleConfiguration"`
	Rules   []LifecycleRule `xml:"Rule"`
}

// LifecycleRule is one rule. Exactly one of Days, CreatedBeforeDate and Date stands in each of its actions.
type LifecycleRule struct {
	ID                           string                        `xml:",omitempty"`
	Prefix                       string                        // written even when empty: the rule then covers the bucket
	Status                       string                        // Enabled, Disabled
	Tags                         []Tag                         `xml:"Tag"`
	Filter                       *LifecycleFilter              `xml:",omitempty"`
	Expiration                   *LifecycleExpiration          `xml:",omitempty"`
	Transitions                  []LifecycleTransition         `xml:"Transition"`
	AbortMultipartUpload         *LifecycleAbort               `xml:",omitempty"`
	NoncurrentVersionExpiration  *NoncurrentVersionExpiration  `xml:",omitempty"`
	NoncurrentVersionTransitions []NoncurrentVersionTransition `xml:"NoncurrentVersionTransition"`
	AtimeBase                    *int64                        `xml:",omitempty"`
}

// LifecycleFilter narrows a rule further.
type LifecycleFilter struct {
	ObjectSizeGreaterThan *int64         `xml:",omitempty"`
	ObjectSizeLessThan    *int64         `xml:",omitempty"`
	Not                   []LifecycleNot `xml:"Not"`
}

// LifecycleNot takes objects out of a rule.
type LifecycleNot struct {
	Prefix string
	Tag    *Tag `xml:",omitempty"`
}

// LifecycleExpiration says when the current version goes.
type LifecycleExpiration struct {
	Days                      *int   `xml:",omitempty"`
	CreatedBeforeDate         string `xml:",omitempty"`
	Date                      string `xml:",omitempty"`
	ExpiredObjectDeleteMarker *bool  `xml:",omitempty"`
}

// LifecycleTransition says when an object changes its storage class.
type LifecycleTransition struct {
	Days                 *int   `xml:",omitempty"`
	CreatedBeforeDate    string `xml:",omitempty"`
	StorageClass         string
	IsAccessTime         *bool `xml:",omitempty"`
	ReturnToStdWhenVisit *bool `xml:",omitempty"`
	AllowSmallFile       *bool `xml:",omitempty"`
}

// LifecycleAbort says when an unfinished upload goes.
type LifecycleAbort struct {
	Days              *int   `xml:",omitempty"`
	CreatedBeforeDate string `xml:",omitempty"`
	Date              string `xml:",omitempty"`
}

// NoncurrentVersionExpiration says when an old version goes.
type NoncurrentVersionExpiration struct{ NoncurrentDays int }

// NoncurrentVersionTransition says when an old version changes its storage class.
type NoncurrentVersionTransition struct {
	NoncurrentDays       int
	StorageClass         string
	IsAccessTime         *bool `xml:",omitempty"`
	ReturnToStdWhenVisit *bool `xml:",omitempty"`
	AllowSmallFile       *bool `xml:",omitempty"`
}
