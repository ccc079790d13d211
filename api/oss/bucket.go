package oss

import "encoding/xml"

// CreateBucketConfiguration is the optional body of PutBucket.
type CreateBucketConfiguration struct {
	XMLName            xml.Name `xml:"CreateBucketConfiguration"`
	LocationConstraint string   `xml:",omitempty"`
	StorageClass       string   `xml:",omitempty"`
	DataRedundancyType string   `xml:",omitempty"`
	ObjectHashFunction string   `xml:",omitempty"`
}

// BucketInfo answers GetBucketInfo.
type BucketInfo struct {
	XMLName xml.Name `xml:"BucketInfo"`
	Bucket  BucketDetail
}

// BucketDetail is all that the service says about a bucket.
type BucketDetail struct {
	AccessMonitor            string
	ArchiveDirectRead        *bool `xml:",omitempty"`
	Comment                  string
	CreationDate             string
	CrossRegionReplication   string
	DataRedundancyType       string
	ExtranetEndpoint         string
	IntranetEndpoint         string
	Location                 string
	Name                     string
	ResourceGroupId          string
	StorageClass             string
	TransferAcceleration     string
	Versioning               string `xml:",omitempty"`
	Owner                    Owner
	AccessControlList        Grants
	ServerSideEncryptionRule BucketEncryption
	BucketPolicy             LogTarget
	BlockPublicAccess        bool
}

// Grants is the one grant of an access control list.
type Grants struct{ Grant string }

// BucketEncryption is the default encryption as GetBucketInfo shows it: SSEAlgorithm is "None" when unset.
type BucketEncryption struct {
	SSEAlgorithm      string
	KMSMasterKeyID    string `xml:",omitempty"`
	KMSDataEncryption string `xml:",omitempty"`
}

// LogTarget is where access logs go, shown under a name that says otherwise (sic).
type LogTarget struct {
	LogBucket string
	LogPrefix string
}

// LocationConstraint answers GetBucketLocation.
type LocationConstraint struct {
	XMLName  xml.Name `xml:"LocationConstraint"`
	Location string   `xml:",chardata"`
}

// AccessControlPolicy answers GetBucketAcl and GetObjectAcl.
type AccessControlPolicy struct {
	XMLName           xml.Name `xml:"AccessControlPolicy"`
	Owner             Owner
	AccessControlList Grants
}

// BucketStat answers GetBucketStat.
type BucketStat struct {
	XMLName                     xml.Name `xml:"BucketStat"`
	Storage                     int64
	ObjectCount                 int64
	MultipartUploadCount        int64
	LiveChannelCount            int64
	LastModifiedTime            int64
	StandardStorage             int64
	StandardObjectCount         int64
	InfrequentAccessStorage     int64
	InfrequentAccessRealStorage int64
	InfrequentAccessObjectCount int64
	ArchiveStorage              int64
	ArchiveRealStorage          int64
	ArchiveObjectCount          int64
	ColdArchiveStorage          int64
	ColdArchiveRealStorage      int64
	ColdArchiveObjectCount      int64
	DeepColdArchiveStorage      int64
	DeepColdArchiveRealStorage  int64
	DeepColdArchiveObjectCount  int64
	MultipartPartCount          int64
	DeleteMarkerCount           int64
}
