package oss

import "encoding/xml"

// InventoryConfiguration asks for regular lists of a bucket's objects.
type InventoryConfiguration struct {
	XMLName                xml.Name `xml:"InventoryConfiguration"`
	Id                     string
	IsEnabled              bool
	Filter                 *InventoryFilter `xml:",omitempty"`
	Destination            InventoryDestination
	Schedule               InventorySchedule
	IncludedObjectVersions string
	OptionalFields         *InventoryFields `xml:",omitempty"`
}

// InventoryFilter narrows the list.
type InventoryFilter struct {
	Prefix                   string
	LastModifyBeginTimeStamp *int64 `xml:",omitempty"`
	LastModifyEndTimeStamp   *int64 `xml:",omitempty"`
	LowerSizeBound           *int64 `xml:",omitempty"`
	UpperSizeBound           *int64 `xml:",omitempty"`
	StorageClass             string `xml:",omitempty"`
}

// InventoryDestination is where reports go.
type InventoryDestination struct{ OSSBucketDestination InventoryBucket }

// InventoryBucket is a bucket as a destination.
type InventoryBucket struct {
	Format     string
	AccountId  string
	RoleArn    string
	Bucket     string
	Prefix     string               `xml:",omitempty"`
	Encryption *InventoryEncryption `xml:",omitempty"`
}

// InventoryEncryption says how reports are encrypted.
type InventoryEncryption struct {
	OSS *string       `xml:"SSE-OSS,omitempty"`
	KMS *InventoryKMS `xml:"SSE-KMS,omitempty"`
}

// InventoryKMS names a key.
type InventoryKMS struct{ KeyId string }

// InventorySchedule is Daily or Weekly.
type InventorySchedule struct{ Frequency string }

// InventoryFields lists the columns beyond bucket and key.
type InventoryFields struct{ Field []string }

// ListInventoryConfigurationsResult answers ListBucketInventory.
type ListInventoryConfigurationsResult struct {
	XMLName               xml.Name                 `xml:"ListInventoryConfigurationsResult"`
	Configurations        []InventoryConfiguration `xml:"InventoryConfiguration"`
	IsTruncated           bool
	NextContinuationToken string `xml:",omitempty"`
}
