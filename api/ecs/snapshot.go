package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateSnapshotRequest is what CreateSnapshot takes.
type CreateSnapshotRequest struct {
	DiskId          string `rpc:",required"`
	SnapshotName    string
	Description     string
	RetentionDays   int `rpc:",bad=InvalidRetentionDays.Malformed"`
	Category        string
	ClientToken     string
	ResourceGroupId string
	InstantAccess   bool
	Tag             []rpc.Tag  `rpc:",maxitems=20"`
	_               rpc.Unread `params:"InstantAccessRetentionDays,StorageLocationArn"`
}

// CreateSnapshotResponse is what CreateSnapshot answers.
type CreateSnapshotResponse struct {
	SnapshotId string
}

// CopySnapshotRequest is what CopySnapshot takes.
type CopySnapshotRequest struct {
	ResourceGroupId                string
	Tag                            []rpc.Tag `rpc:",maxitems=20"`
	RegionId                       string    `rpc:",required"`
	DestinationRegionId            string    `rpc:",required"`
	SnapshotId                     string    `rpc:",required"`
	DestinationSnapshotName        string    `rpc:",required"`
	DestinationSnapshotDescription string    `rpc:",required"`
	RetentionDays                  int
	Encrypted                      bool
	KMSKeyId                       string
	ClientToken                    string
	_                              rpc.Unread `params:"Arn.N,DestinationStorageLocationArn"`
}

// CopySnapshotResponse is what CopySnapshot answers.
type CopySnapshotResponse struct {
	SnapshotId string
}

// DescribeSnapshotsRequest is what DescribeSnapshots takes.
type DescribeSnapshotsRequest struct {
	InstanceId     string
	DiskId         string
	SnapshotLinkId string
	RegionId       string   `rpc:",required"`
	SnapshotIds    []string `rpc:",json"`
	rpc.Paging
	NextToken       string
	MaxResults      int32 `rpc:",min=1,max=100"`
	SnapshotName    string
	Status          string
	SnapshotType    string
	Filter          []Filter
	Usage           string
	SourceDiskType  string
	Encrypted       *bool
	ResourceGroupId string
	DryRun          bool
	KMSKeyId        string
	Category        string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
}

// DescribeSnapshotsResponse is what DescribeSnapshots answers.
type DescribeSnapshotsResponse struct {
	NextToken  string
	PageSize   int
	PageNumber int
	TotalCount int
	Snapshots  struct{ Snapshot []Snapshot }
}

// Snapshot is part of the answer of DescribeSnapshots.
type Snapshot struct {
	Status                     string
	CreationTime               string
	Progress                   string
	InstantAccess              bool
	Available                  bool
	RemainTime                 int
	SourceDiskSize             string
	RetentionDays              int
	SourceDiskType             string
	SourceStorageType          string
	Usage                      string
	LastModifiedTime           string
	Encrypted                  bool
	SnapshotType               string
	SourceDiskId               string
	SnapshotName               string
	InstantAccessRetentionDays int
	Description                string
	SnapshotId                 string
	RegionId                   string
	ResourceGroupId            string
	Category                   string
	KMSKeyId                   string
	SnapshotSN                 string
	ProductCode                string
	SourceSnapshotId           string
	SourceRegionId             string
	SnapshotLinkId             string
	Tags                       struct{ Tag []Tag }
}

// ModifySnapshotAttributeRequest is what ModifySnapshotAttribute takes.
type ModifySnapshotAttributeRequest struct {
	SnapshotId           string `rpc:",required"`
	SnapshotName         *string
	Description          *string
	DisableInstantAccess *bool
	RetentionDays        *int `rpc:",bad=InvalidRetentionDays.Malformed"`
}

// ModifySnapshotAttributeResponse is what ModifySnapshotAttribute answers.
type ModifySnapshotAttributeResponse struct{}

// DeleteSnapshotRequest is what DeleteSnapshot takes.
type DeleteSnapshotRequest struct {
	SnapshotId string `rpc:",required"`
	Force      bool
}

// DeleteSnapshotResponse is what DeleteSnapshot answers.
type DeleteSnapshotResponse struct{}
