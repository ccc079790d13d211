package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateDiskRequest is what CreateDisk takes.
type CreateDiskRequest struct {
	RegionId         string `rpc:",required"`
	ZoneId           string
	SnapshotId       string
	DiskName         string
	Size             int `rpc:",min=1,max=65536,bad=InvalidSize.ValueNotSupported"`
	DiskCategory     string
	Description      string
	Encrypted        bool
	ClientToken      string
	InstanceId       string
	ResourceGroupId  string
	KMSKeyId         string
	PerformanceLevel string    `rpc:",enum=PL0|PL1|PL2|PL3,fold,bad=InvalidPerformanceLevel.ValueNotSupported,default=PL1"`
	MultiAttach      string    `rpc:",enum=Disabled|Enabled,fold,default=Disabled"`
	Tag              []rpc.Tag `rpc:",maxitems=20"`
	ProvisionedIops  int64     `rpc:",min=0"`
	BurstingEnabled  bool
	_                rpc.Unread `params:"StorageSetId,StorageSetPartitionNumber,StorageClusterId,Arn.N,AdvancedFeatures,EncryptAlgorithm"`
}

// CreateDiskResponse is what CreateDisk answers.
type CreateDiskResponse struct {
	DiskId  string
	OrderId string
}

// DescribeDisksRequest is what DescribeDisks takes.
type DescribeDisksRequest struct {
	RegionId           string `rpc:",required"`
	ZoneId             string
	DiskIds            []string `rpc:",json"`
	InstanceId         string
	DiskType           string
	Category           string
	Status             string
	SnapshotId         string
	Portable           *bool
	DeleteWithInstance *bool
	DeleteAutoSnapshot *bool
	rpc.Paging
	rpc.TokenPaging
	DiskName                      string
	AutoSnapshotPolicyId          string
	EnableAutoSnapshot            *bool
	EnableAutomatedSnapshotPolicy *bool
	DiskChargeType                string
	LockReason                    string
	Filter                        []Filter
	ResourceGroupId               string
	EnableShared                  *bool
	Encrypted                     *bool
	DryRun                        bool
	KMSKeyId                      string
	MultiAttach                   string
	Tag                           []rpc.Tag  `rpc:",maxitems=20"`
	_                             rpc.Unread `params:"AdditionalAttributes.N"`
}

// DescribeDisksResponse is what DescribeDisks answers.
type DescribeDisksResponse struct {
	NextToken  string
	PageSize   int
	PageNumber int
	TotalCount int
	Disks      struct{ Disk []Disk }
}

// Disk is part of the answer of DescribeDisks.
type Disk struct {
	SerialNumber                  string
	CreationTime                  string
	Status                        string
	Type                          string
	PerformanceLevel              string
	BdfId                         string
	EnableAutoSnapshot            bool
	StorageSetId                  string
	StorageSetPartitionNumber     int
	DiskId                        string
	DeleteAutoSnapshot            bool
	StorageClusterId              string
	Encrypted                     bool
	IOPSRead                      int
	MountInstanceNum              int
	Description                   string
	Device                        string
	DiskName                      string
	Portable                      bool
	ImageId                       string
	KMSKeyId                      string
	DeleteWithInstance            bool
	DetachedTime                  string
	SourceSnapshotId              string
	AutoSnapshotPolicyId          string
	EnableAutomatedSnapshotPolicy bool
	IOPSWrite                     int
	InstanceId                    string
	IOPS                          int
	RegionId                      string
	ExpiredTime                   string
	Size                          int
	ResourceGroupId               string
	DiskChargeType                string
	ZoneId                        string
	AttachedTime                  string
	Category                      string
	ProductCode                   string
	MultiAttach                   string
	OperationLocks                struct{ OperationLock []OperationLock }
	MountInstances                struct{ MountInstance []MountInstance }
	Tags                          struct{ Tag []Tag }
	Attachments                   struct{ Attachment []DescribeDisksAttachment }
	ProvisionedIops               int64
	BurstingEnabled               bool
	Throughput                    int
	ThroughputRead                int
	ThroughputWrite               int
	Placement                     Placement
}

// Placement is part of the answer of DescribeDisks.
type Placement struct {
	ZoneIds string
}

// DescribeDisksAttachment is part of the answer of DescribeDisks.
type DescribeDisksAttachment struct {
	InstanceId   string
	Device       string
	AttachedTime string
}

// MountInstance is part of the answer of DescribeDisks.
type MountInstance struct {
	AttachedTime string
	InstanceId   string
	Device       string
}

// OperationLock is part of the answer of DescribeDisks.
type OperationLock struct {
	LockReason string
}

// AttachDiskRequest is what AttachDisk takes.
type AttachDiskRequest struct {
	InstanceId         string `rpc:",required"`
	DiskId             string `rpc:",required"`
	Device             string
	DeleteWithInstance bool
	Bootable           bool
	Force              bool
	_                  rpc.Unread `params:"Password,KeyPairName"`
}

// AttachDiskResponse is what AttachDisk answers.
type AttachDiskResponse struct{}

// DetachDiskRequest is what DetachDisk takes.
type DetachDiskRequest struct {
	InstanceId         string `rpc:",required"`
	DiskId             string `rpc:",required"`
	DeleteWithInstance bool
}

// DetachDiskResponse is what DetachDisk answers.
type DetachDiskResponse struct{}

// ModifyDiskAttributeRequest is what ModifyDiskAttribute takes.
type ModifyDiskAttributeRequest struct {
	DiskId             *string
	DiskName           *string
	Description        *string
	DeleteWithInstance *bool
	DeleteAutoSnapshot *bool
	EnableAutoSnapshot *bool
	DiskIds            []string `rpc:",maxitems=100"`
	BurstingEnabled    *bool
}

// ModifyDiskAttributeResponse is what ModifyDiskAttribute answers.
type ModifyDiskAttributeResponse struct{}

// ModifyDiskChargeTypeRequest is what ModifyDiskChargeType takes.
type ModifyDiskChargeTypeRequest struct {
	InstanceId     string   `rpc:",required"`
	RegionId       string   `rpc:",required"`
	DiskIds        []string `rpc:",required,json"`
	ClientToken    string
	DiskChargeType string     `rpc:",enum=PrePaid|PostPaid,fold"`
	_              rpc.Unread `params:"AutoPay"`
}

// ModifyDiskChargeTypeResponse is what ModifyDiskChargeType answers.
type ModifyDiskChargeTypeResponse struct {
	OrderId string
}

// ModifyDiskSpecRequest is what ModifyDiskSpec takes.
type ModifyDiskSpecRequest struct {
	DiskId           string `rpc:",required"`
	PerformanceLevel string `rpc:",enum=PL0|PL1|PL2|PL3,fold,bad=InvalidPerformanceLevel.Malformed,default=PL1"`
	DiskCategory     string
	DryRun           bool
	ProvisionedIops  *int64
	_                rpc.Unread `params:"PerformanceControlOptions"`
}

// ModifyDiskSpecResponse is what ModifyDiskSpec answers.
type ModifyDiskSpecResponse struct {
	TaskId  string
	OrderId string
}

// ResizeDiskRequest is what ResizeDisk takes.
type ResizeDiskRequest struct {
	DiskId      string `rpc:",required"`
	Type        string `rpc:",enum=offline|online,fold,bad=InvalidParam.Type,default=offline"`
	NewSize     int    `rpc:",required,min=1,max=65536"`
	ClientToken string
}

// ResizeDiskResponse is what ResizeDisk answers.
type ResizeDiskResponse struct {
	OrderId string
}

// ResetDiskRequest is what ResetDisk takes.
type ResetDiskRequest struct {
	DiskId     string `rpc:",required"`
	SnapshotId string `rpc:",required"`
	DryRun     bool
}

// ResetDiskResponse is what ResetDisk answers.
type ResetDiskResponse struct{}

// ReInitDiskRequest is what ReInitDisk takes.
type ReInitDiskRequest struct {
	DiskId                      string `rpc:",required"`
	Password                    string
	KeyPairName                 string
	AutoStartInstance           bool
	SecurityEnhancementStrategy string `rpc:",enum=Active|Deactive,fold,default=Deactive"`
}

// ReInitDiskResponse is what ReInitDisk answers.
type ReInitDiskResponse struct{}

// DeleteDiskRequest is what DeleteDisk takes.
type DeleteDiskRequest struct {
	DiskId string `rpc:",required"`
}

// DeleteDiskResponse is what DeleteDisk answers.
type DeleteDiskResponse struct{}
