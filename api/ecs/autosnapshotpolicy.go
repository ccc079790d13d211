package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateAutoSnapshotPolicyRequest is what CreateAutoSnapshotPolicy takes.
type CreateAutoSnapshotPolicyRequest struct {
	RegionId                     string   `rpc:"regionId"`
	AutoSnapshotPolicyName       string   `rpc:"autoSnapshotPolicyName"`
	TimePoints                   []string `rpc:"timePoints,required,json"`
	RepeatWeekdays               []string `rpc:"repeatWeekdays,required,json"`
	RetentionDays                int      `rpc:"retentionDays,required"`
	EnableCrossRegionCopy        bool
	TargetCopyRegions            []string  `rpc:",json"`
	CopiedSnapshotsRetentionDays int       `rpc:",default=-1"`
	Tag                          []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId              string
	CopyEncryptionConfiguration  CopyEncryptionConfiguration
	_                            rpc.Unread `params:"CopyEncryptionConfiguration.Arn.N,StorageLocationArn"`
}

// CreateAutoSnapshotPolicyResponse is what CreateAutoSnapshotPolicy answers.
type CreateAutoSnapshotPolicyResponse struct {
	AutoSnapshotPolicyId string
}

// CopyEncryptionConfiguration is part of what CreateAutoSnapshotPolicy takes.
type CopyEncryptionConfiguration struct {
	Encrypted bool
	KMSKeyId  string
}

// DescribeAutoSnapshotPolicyExRequest is what DescribeAutoSnapshotPolicyEx takes.
type DescribeAutoSnapshotPolicyExRequest struct {
	RegionId               string `rpc:",required"`
	AutoSnapshotPolicyId   string
	AutoSnapshotPolicyName string
	rpc.Paging
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId string
}

// DescribeAutoSnapshotPolicyExResponse is what DescribeAutoSnapshotPolicyEx answers.
type DescribeAutoSnapshotPolicyExResponse struct {
	PageSize             int
	PageNumber           int
	TotalCount           int
	AutoSnapshotPolicies struct{ AutoSnapshotPolicy []AutoSnapshotPolicy }
}

// AutoSnapshotPolicy is part of the answer of DescribeAutoSnapshotPolicyEx.
type AutoSnapshotPolicy struct {
	TimePoints                   string
	CreationTime                 string
	Status                       string
	AutoSnapshotPolicyName       string
	TargetCopyRegions            string
	CopiedSnapshotsRetentionDays int
	AutoSnapshotPolicyId         string
	RetentionDays                int
	RegionId                     string
	DiskNums                     int
	EnableCrossRegionCopy        bool
	RepeatWeekdays               string
	VolumeNums                   int
	ResourceGroupId              string
	Tags                         struct{ Tag []Tag }
	CopyEncryptionConfiguration  *CopyEncryptionConfiguration
	Type                         string
}

// ModifyAutoSnapshotPolicyExRequest is what ModifyAutoSnapshotPolicyEx takes.
type ModifyAutoSnapshotPolicyExRequest struct {
	RegionId                     *string  `rpc:"regionId"`
	AutoSnapshotPolicyId         string   `rpc:"autoSnapshotPolicyId,required"`
	AutoSnapshotPolicyName       *string  `rpc:"autoSnapshotPolicyName"`
	TimePoints                   []string `rpc:"timePoints,json"`
	RepeatWeekdays               []string `rpc:"repeatWeekdays,json"`
	RetentionDays                *int     `rpc:"retentionDays"`
	EnableCrossRegionCopy        *bool
	TargetCopyRegions            []string `rpc:",json"`
	CopiedSnapshotsRetentionDays *int
	CopyEncryptionConfiguration  CopyEncryptionConfiguration
	_                            rpc.Unread `params:"CopyEncryptionConfiguration.Arn.N"`
}

// ModifyAutoSnapshotPolicyExResponse is what ModifyAutoSnapshotPolicyEx answers.
type ModifyAutoSnapshotPolicyExResponse struct{}

// ApplyAutoSnapshotPolicyRequest is what ApplyAutoSnapshotPolicy takes.
type ApplyAutoSnapshotPolicyRequest struct {
	RegionId             string   `rpc:"regionId"`
	AutoSnapshotPolicyId string   `rpc:"autoSnapshotPolicyId,required"`
	DiskIds              []string `rpc:"diskIds,required,json"`
}

// ApplyAutoSnapshotPolicyResponse is what ApplyAutoSnapshotPolicy answers.
type ApplyAutoSnapshotPolicyResponse struct{}

// CancelAutoSnapshotPolicyRequest is what CancelAutoSnapshotPolicy takes.
type CancelAutoSnapshotPolicyRequest struct {
	RegionId string   `rpc:"regionId"`
	DiskIds  []string `rpc:"diskIds,required,json"`
}

// CancelAutoSnapshotPolicyResponse is what CancelAutoSnapshotPolicy answers.
type CancelAutoSnapshotPolicyResponse struct{}

// DeleteAutoSnapshotPolicyRequest is what DeleteAutoSnapshotPolicy takes.
type DeleteAutoSnapshotPolicyRequest struct {
	RegionId             string `rpc:"regionId"`
	AutoSnapshotPolicyId string `rpc:"autoSnapshotPolicyId,required"`
}

// DeleteAutoSnapshotPolicyResponse is what DeleteAutoSnapshotPolicy answers.
type DeleteAutoSnapshotPolicyResponse struct{}
