package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateImageRequest is what CreateImage takes.
type CreateImageRequest struct {
	RegionId          string `rpc:",required"`
	SnapshotId        string
	InstanceId        string
	ImageName         string
	ImageFamily       string
	ImageVersion      string
	Description       string
	Platform          string
	BootMode          string `rpc:",enum=BIOS|UEFI|UEFI-Preferred"`
	Architecture      string `rpc:",enum=i386|x86_64|arm64,fold,bad=InvalidArchitecture.Malformed,default=x86_64"`
	ClientToken       string
	ResourceGroupId   string
	DiskDeviceMapping []CreateImageDiskDeviceMapping `rpc:",maxitems=17"`
	Tag               []rpc.Tag                      `rpc:",maxitems=20"`
	_                 rpc.Unread                     `params:"DetectionStrategy"`
}

// CreateImageResponse is what CreateImage answers.
type CreateImageResponse struct {
	ImageId string
}

// CreateImageDiskDeviceMapping is part of what CreateImage takes.
type CreateImageDiskDeviceMapping struct {
	SnapshotId string
	Size       int `rpc:",bad=InvalidSize.ValueNotSupported"`
	Device     string
	DiskType   string `rpc:",enum=system|data,fold,bad=InvalidDiskType.ValueNotSupported"`
}

// CopyImageRequest is what CopyImage takes.
type CopyImageRequest struct {
	DestinationImageName   string
	DestinationDescription string
	ImageId                string `rpc:",required"`
	RegionId               string `rpc:",required"`
	DestinationRegionId    string
	Encrypted              bool
	KMSKeyId               string
	ResourceGroupId        string
	Tag                    []rpc.Tag  `rpc:",maxitems=20"`
	_                      rpc.Unread `params:"EncryptAlgorithm"`
}

// CopyImageResponse is what CopyImage answers.
type CopyImageResponse struct {
	ImageId string
}

// CancelCopyImageRequest is what CancelCopyImage takes.
type CancelCopyImageRequest struct {
	RegionId string `rpc:",required"`
	ImageId  string `rpc:",required"`
}

// CancelCopyImageResponse is what CancelCopyImage answers.
type CancelCopyImageResponse struct{}

// ImportImageRequest is what ImportImage takes.
type ImportImageRequest struct {
	RegionId          string `rpc:",required"`
	ImageName         string
	Description       string
	Architecture      string `rpc:",enum=i386|x86_64|arm64,fold,bad=InvalidArchitecture.Malformed,default=x86_64"`
	OSType            string `rpc:",enum=windows|linux,fold,bad=InvalidOSType.Malformed,default=linux"`
	Platform          string
	BootMode          string `rpc:",enum=BIOS|UEFI,fold,bad=InvalidBootMode.Malformed"`
	LicenseType       string `rpc:",enum=Auto|Aliyun|BYOL,fold,default=Auto"`
	ResourceGroupId   string
	DiskDeviceMapping []ImportImageDiskDeviceMapping `rpc:",maxitems=17"`
	Tag               []rpc.Tag                      `rpc:",maxitems=20"`
	_                 rpc.Unread                     `params:"RoleName,DetectionStrategy,StorageLocationArn"`
}

// ImportImageResponse is what ImportImage answers.
type ImportImageResponse struct {
	ImageId  string
	TaskId   string
	RegionId string
}

// ImportImageDiskDeviceMapping is part of what ImportImage takes.
type ImportImageDiskDeviceMapping struct {
	DiskImSize    int
	Device        string
	OSSBucket     string
	Format        string `rpc:",enum=RAW|VHD|QCOW2,fold"`
	OSSObject     string
	DiskImageSize int
}

// ExportImageRequest is what ExportImage takes.
type ExportImageRequest struct {
	RegionId  string `rpc:",required"`
	ImageId   string `rpc:",required"`
	OSSBucket string `rpc:",required"`
	OSSPrefix string
	_         rpc.Unread `params:"ImageFormat,RoleName"`
}

// ExportImageResponse is what ExportImage answers.
type ExportImageResponse struct {
	TaskId   string
	RegionId string
}

// DescribeImagesRequest is what DescribeImages takes.
type DescribeImagesRequest struct {
	RegionId             string   `rpc:",required"`
	Status               []string `rpc:",comma"`
	ImageId              string
	SnapshotId           string
	ImageName            string
	ImageFamily          string
	ImageOwnerAlias      string
	InstanceType         string
	IsSupportIoOptimized *bool
	IsSupportCloudinit   *bool
	OSType               string
	Architecture         string
	rpc.Paging
	Usage           string
	DryRun          bool
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	Filter          []Filter  `rpc:",maxitems=10"`
	IsPublic        *bool
	ImageOwnerId    int64
	_               rpc.Unread `params:"ShowExpired,ActionType"`
}

// DescribeImagesResponse is what DescribeImages answers.
type DescribeImagesResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	RegionId   string
	Images     struct{ Image []Image }
}

// Image is part of the answer of DescribeImages.
type Image struct {
	CreationTime            string
	Status                  string
	ImageFamily             string
	Progress                string
	IsCopied                bool
	IsSupportIoOptimized    bool
	ImageOwnerAlias         string
	IsSupportCloudinit      bool
	ImageVersion            string
	Usage                   string
	IsSelfShared            string
	Description             string
	Size                    int
	ResourceGroupId         string
	Platform                string
	OSNameEn                string
	ImageName               string
	OSName                  string
	ImageId                 string
	OSType                  string
	IsSubscribed            bool
	ProductCode             string
	Architecture            string
	BootMode                string
	DiskDeviceMappings      struct{ DiskDeviceMapping []DiskDeviceMapping }
	Tags                    struct{ Tag []Tag }
	IsPublic                bool
	ImageOwnerId            int64
	LoginAsNonRootSupported bool
	SupplierName            string
	DetectionOptions        DetectionOptions
	Features                Features
}

// Features is part of the answer of DescribeImages.
type Features struct {
	NvmeSupport string
}

// DetectionOptions is part of the answer of DescribeImages.
type DetectionOptions struct {
	Status string
	Items  struct{ Item []DescribeImagesItem }
}

// DescribeImagesItem is part of the answer of DescribeImages.
type DescribeImagesItem struct {
	Name      string
	Value     string
	RiskLevel string
	RiskCode  string
}

// DiskDeviceMapping is part of the answer of DescribeImages.
type DiskDeviceMapping struct {
	Type            string
	ImportOSSBucket string
	Progress        string
	SnapshotId      string
	ImportOSSObject string
	Device          string
	Size            string
	RemainTime      int
	Format          string
}

// DescribeImageFromFamilyRequest is what DescribeImageFromFamily takes.
type DescribeImageFromFamilyRequest struct {
	RegionId    string `rpc:",required"`
	ImageFamily string `rpc:",required"`
}

// DescribeImageFromFamilyResponse is what DescribeImageFromFamily answers.
type DescribeImageFromFamilyResponse struct {
	Image DescribeImageFromFamilyImage
}

// DescribeImageFromFamilyImage is part of the answer of DescribeImageFromFamily.
type DescribeImageFromFamilyImage struct {
	CreationTime         string
	Status               string
	ImageFamily          string
	Progress             string
	IsCopied             bool
	IsSupportIoOptimized bool
	ImageOwnerAlias      string
	IsSupportCloudinit   bool
	ImageVersion         string
	Usage                string
	IsSelfShared         string
	Description          string
	Size                 int
	Platform             string
	ImageName            string
	OSName               string
	ImageId              string
	OSType               string
	IsSubscribed         bool
	ProductCode          string
	Architecture         string
	DiskDeviceMappings   struct {
		DiskDeviceMapping []DescribeImageFromFamilyDiskDeviceMapping
	}
	Tags struct{ Tag []Tag }
}

// DescribeImageFromFamilyDiskDeviceMapping is part of the answer of DescribeImageFromFamily.
type DescribeImageFromFamilyDiskDeviceMapping struct {
	Type            string
	ImportOSSBucket string
	SnapshotId      string
	ImportOSSObject string
	Size            string
	Device          string
	Format          string
}

// DescribeImageSupportInstanceTypesRequest is what DescribeImageSupportInstanceTypes takes.
type DescribeImageSupportInstanceTypesRequest struct {
	RegionId string `rpc:",required"`
	ImageId  string
	Filter   []Filter   `rpc:",maxitems=10"`
	_        rpc.Unread `params:"ActionType"`
}

// DescribeImageSupportInstanceTypesResponse is what DescribeImageSupportInstanceTypes answers.
type DescribeImageSupportInstanceTypesResponse struct {
	ImageId       string
	RegionId      string
	InstanceTypes struct {
		InstanceType []DescribeImageSupportInstanceTypesInstanceType
	}
}

// DescribeImageSupportInstanceTypesInstanceType is part of the answer of DescribeImageSupportInstanceTypes.
type DescribeImageSupportInstanceTypesInstanceType struct {
	InstanceTypeId     string
	InstanceTypeFamily string
	CpuCoreCount       int
	MemorySize         float64
}

// ModifyImageAttributeRequest is what ModifyImageAttribute takes.
type ModifyImageAttributeRequest struct {
	RegionId    string `rpc:",required"`
	ImageId     string `rpc:",required"`
	ImageName   *string
	Status      *string `rpc:",enum=Deprecated|Available,fold"`
	ImageFamily *string
	BootMode    *string `rpc:",enum=BIOS|UEFI|UEFI-Preferred"`
	LicenseType *string
	Description *string
	Features    Features
}

// ModifyImageAttributeResponse is what ModifyImageAttribute answers.
type ModifyImageAttributeResponse struct{}

// DescribeImageSharePermissionRequest is what DescribeImageSharePermission takes.
type DescribeImageSharePermissionRequest struct {
	RegionId string `rpc:",required"`
	ImageId  string `rpc:",required"`
	rpc.Paging
}

// DescribeImageSharePermissionResponse is what DescribeImageSharePermission answers.
type DescribeImageSharePermissionResponse struct {
	PageNumber  int
	PageSize    int
	TotalCount  int
	ImageId     string
	RegionId    string
	ShareGroups struct{ ShareGroup []ShareGroup }
	Accounts    struct{ Account []Account }
}

// Account is part of the answer of DescribeImageSharePermission.
type Account struct {
	AliyunId   string
	SharedTime string
}

// ShareGroup is part of the answer of DescribeImageSharePermission.
type ShareGroup struct {
	Group string
}

// ModifyImageSharePermissionRequest is what ModifyImageSharePermission takes.
type ModifyImageSharePermissionRequest struct {
	RegionId      string   `rpc:",required"`
	ImageId       string   `rpc:",required"`
	AddAccount    []string `rpc:",maxitems=10"`
	RemoveAccount []string `rpc:",maxitems=10"`
	IsPublic      *bool
	_             rpc.Unread `params:"LaunchPermission"`
}

// ModifyImageSharePermissionResponse is what ModifyImageSharePermission answers.
type ModifyImageSharePermissionResponse struct{}

// DeleteImageRequest is what DeleteImage takes.
type DeleteImageRequest struct {
	RegionId string `rpc:",required"`
	ImageId  string `rpc:",required"`
	Force    bool
}

// DeleteImageResponse is what DeleteImage answers.
type DeleteImageResponse struct{}
