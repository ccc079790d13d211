package oss

import "encoding/xml"

// InitiateWormConfiguration is the body of InitiateBucketWorm.
type InitiateWormConfiguration struct {
	XMLName               xml.Name `xml:"InitiateWormConfiguration"`
	RetentionPeriodInDays int
}

// ExtendWormConfiguration is the body of ExtendBucketWorm.
type ExtendWormConfiguration struct {
	XMLName               xml.Name `xml:"ExtendWormConfiguration"`
	RetentionPeriodInDays int
}

// WormConfiguration answers GetBucketWorm.
type WormConfiguration struct {
	XMLName               xml.Name `xml:"WormConfiguration"`
	WormId                string
	State                 string // InProgress, Locked, Expired
	RetentionPeriodInDays int
	CreationDate          string
	ExpirationDate        string `xml:",omitempty"`
}

// ObjectWormConfiguration switches retention per object.
type ObjectWormConfiguration struct {
	XMLName           xml.Name `xml:"ObjectWormConfiguration"`
	ObjectWormEnabled string
	Rule              *ObjectWormRule `xml:",omitempty"`
}

// ObjectWormRule is the default retention of new objects.
type ObjectWormRule struct{ DefaultRetention DefaultRetention }

// DefaultRetention counts in days or in years.
type DefaultRetention struct {
	Mode  string
	Days  *int `xml:",omitempty"`
	Years *int `xml:",omitempty"`
}
