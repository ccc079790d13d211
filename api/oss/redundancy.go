package oss

import "encoding/xml"

// BucketDataRedundancyTransition is a task that changes the redundancy of a bucket.
type BucketDataRedundancyTransition struct {
	XMLName                xml.Name `xml:"BucketDataRedundancyTransition"`
	Bucket                 string   `xml:",omitempty"`
	TaskId                 string
	Status                 string `xml:",omitempty"`
	CreateTime             string `xml:",omitempty"`
	StartTime              string `xml:",omitempty"`
	EndTime                string `xml:",omitempty"`
	ProcessPercentage      *int   `xml:",omitempty"`
	EstimatedRemainingTime *int   `xml:",omitempty"`
}

// ListBucketDataRedundancyTransition lists such tasks, of a bucket or of an account.
type ListBucketDataRedundancyTransition struct {
	XMLName               xml.Name                         `xml:"ListBucketDataRedundancyTransition"`
	IsTruncated           bool                             `xml:"IsTruncated"`
	NextContinuationToken string                           `xml:",omitempty"`
	Tasks                 []BucketDataRedundancyTransition `xml:"BucketDataRedundancyTransition"`
}
