package world

import "slices"

// States of a disk (Ecs DescribeDisks).
const (
	DiskInUse Status = "In_use"
	Attaching Status = "Attaching"
	Detaching Status = "Detaching"
	ReIniting Status = "ReIniting"
)

// Disk is a cloud disk. Document: Ecs CreateDisk, DescribeDisks.
type Disk struct {
	Meta
	Status Status
	Zone   string
	// Type is system or data.
	Type             string
	Category         string
	PerformanceLevel string `json:",omitempty"`
	// Size is in GiB.
	Size int
	// Snapshot and Image are what the disk was made from.
	Snapshot string `json:",omitempty"`
	Image    string `json:",omitempty"`
	// MultiAttach marks shared block storage: Instances may then be several.
	MultiAttach bool         `json:",omitempty"`
	Instances   []Attachment `json:",omitempty"`
	// Encrypted disks are bound to a key of KMS; without one of the user, to the service key of the account and region.
	Encrypted              bool   `json:",omitempty"`
	KMSKey                 string `json:",omitempty"`
	ChargeType             string
	DeleteWithInstance     bool
	DeleteAutoSnapshot     bool   `json:",omitempty"`
	EnableAutoSnapshot     bool   `json:",omitempty"`
	AutoSnapshotPolicy     string `json:",omitempty"`
	Portable               bool
	BurstingEnabled        bool   `json:",omitempty"`
	ProvisionedIOPS        int64  `json:",omitempty"`
	DetachedAt, AttachedAt string `json:",omitempty"`
	StorageSet             string `json:",omitempty"`
	StorageSetPartition    int    `json:",omitempty"`
}

// Attachment is one instance that a disk is attached to, and the device name there.
type Attachment struct{ Instance, Device, At string }

// CurrentStatus makes Disk a [Staged] record.
func (d *Disk) CurrentStatus() Status { return d.Status }

// SetStatus makes Disk a [Staged] record; when a disk has been detached its attachment ends.
func (d *Disk) SetStatus(s Status) {
	if d.Status == Detaching {
		d.Instances = nil
	}
	d.Status = s
}

// AttachedTo reports whether the disk is attached to an instance.
func (d *Disk) AttachedTo(instance string) bool {
	return slices.ContainsFunc(d.Instances, func(a Attachment) bool { return a.Instance == instance })
}

// instanceIDs lists the instances the disk is attached to; the key of an index.
func (d *Disk) instanceIDs() []string {
	ids := make([]string, len(d.Instances))
	for n, a := range d.Instances {
		ids[n] = a.Instance
	}
	return ids
}
