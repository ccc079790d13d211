package world

// States of an image (Ecs DescribeImages).
const (
	Waiting      Status = "Waiting"
	UnAvailable  Status = "UnAvailable"
	CreateFailed Status = "CreateFailed"
	Deprecated   Status = "Deprecated"
)

// Image is an image that an account owns. The system's own images are no records: they are the
// same for all. Document: Ecs CreateImage, DescribeImages.
type Image struct {
	Meta
	Status         Status
	Family         string `json:",omitempty"`
	Version        string `json:",omitempty"`
	Architecture   string
	OSType         string
	Platform       string
	OSName         string
	OSNameEn       string `json:",omitempty"`
	BootMode       string `json:",omitempty"`
	LoginAs        string `json:",omitempty"`
	NvmeSupport    string `json:",omitempty"`
	Size           int
	Disks          []ImageDisk
	SharedWith     []string `json:",omitempty"`
	Public         bool     `json:",omitempty"`
	IsCopied       bool     `json:",omitempty"`
	IsImported     bool     `json:",omitempty"`
	SourceImage    string   `json:",omitempty"`
	SourceRegion   string   `json:",omitempty"`
	SourceInstance string   `json:",omitempty"`
	Encrypted      bool     `json:",omitempty"`
	KMSKey         string   `json:",omitempty"`
	LicenseType    string   `json:",omitempty"`
	Feature        string   `json:",omitempty"`
}

// ImageDisk is one disk that an instance of the image gets.
type ImageDisk struct {
	Device, Type, Snapshot, Format string
	Size                           int
	Bucket, Object                 string `json:",omitempty"`
}

// CurrentStatus makes Image a [Staged] record.
func (i *Image) CurrentStatus() Status { return i.Status }

// SetStatus makes Image a [Staged] record.
func (i *Image) SetStatus(s Status) { i.Status = s }
