package oss

import "encoding/xml"

// Owner is who owns a bucket or an object.
type Owner struct {
	ID          string
	DisplayName string
}

// ListAllMyBucketsResult answers ListBuckets. The paging elements are there only when the request asked for a page.
type ListAllMyBucketsResult struct {
	XMLName     xml.Name `xml:"ListAllMyBucketsResult"`
	Prefix      *string  `xml:",omitempty"`
	Marker      *string  `xml:",omitempty"`
	MaxKeys     *int     `xml:",omitempty"`
	IsTruncated *bool    `xml:",omitempty"`
	NextMarker  string   `xml:",omitempty"`
	Owner       Owner
	Buckets     []BucketEntry `xml:"Buckets>Bucket"`
}

// BucketEntry is a bucket in a list.
type BucketEntry struct {
	Comment          string
	CreationDate     string
	ExtranetEndpoint string
	IntranetEndpoint string
	Location         string
	Name             string
	Region           string
	ResourceGroupId  string `xml:",omitempty"`
	StorageClass     string
	Tagging          *Tagging `xml:",omitempty"` // in lists that ask for tags
}

// RegionInfoList answers DescribeRegions.
type RegionInfoList struct {
	XMLName xml.Name     `xml:"RegionInfoList"`
	Regions []RegionInfo `xml:"RegionInfo"`
}

// RegionInfo is one location and its endpoints.
type RegionInfo struct {
	Region             string
	InternetEndpoint   string
	InternalEndpoint   string
	AccelerateEndpoint string
}

// CloudBoxes answers ListCloudBoxes; the emulator has none.
type CloudBoxes struct {
	XMLName     xml.Name `xml:"ListCloudBoxResult"`
	Prefix      string
	Marker      string
	MaxKeys     int
	IsTruncated bool
	Owner       Owner
	Boxes       struct{} `xml:"CloudBoxes"`
}
