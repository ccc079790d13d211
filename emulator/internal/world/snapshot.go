package world

import "time"

// States of a snapshot (Ecs DescribeSnapshots).
const (
	Progressing  Status = "progressing"
	Accomplished Status = "accomplished"
)

// Snapshot is a snapshot of a disk. Document: Ecs CreateSnapshot, DescribeSnapshots.
type Snapshot struct {
	Meta
	Status Status
	// Disk is the source, which may be gone; what the snapshot says of it stays.
	Disk     string
	DiskType string
	DiskSize int
	Category string
	// Type is user, auto or imported by image.
	Type          string
	Instant       bool `json:",omitempty"`
	RetentionDays int  `json:",omitempty"`
	// Image is the image that the snapshot was made for; such a snapshot cannot be deleted alone.
	Image  string `json:",omitempty"`
	Policy string `json:",omitempty"`
	// Source is the snapshot, and its region, that this one is a copy of.
	Source       string    `json:",omitempty"`
	SourceRegion string    `json:",omitempty"`
	Encrypted    bool      `json:",omitempty"`
	KMSKey       string    `json:",omitempty"`
	ModifiedAt   time.Time `json:",omitzero"`
}

// CurrentStatus makes Snapshot a [Staged] record.
func (s *Snapshot) CurrentStatus() Status { return s.Status }

// SetStatus makes Snapshot a [Staged] record.
func (s *Snapshot) SetStatus(status Status) { s.Status = status }

// AutoSnapshotPolicy says when disks are snapshot by themselves. Document: Ecs CreateAutoSnapshotPolicy.
type AutoSnapshotPolicy struct {
	Meta
	Status Status
	// TimePoints are hours 0–23, Weekdays 1–7, both as the API's JSON lists.
	TimePoints    []string
	Weekdays      []string
	RetentionDays int
	// CopyTo are the regions that copies go to; CopyRetention how long they are kept there.
	CopyTo        []string `json:",omitempty"`
	CopyRetention int      `json:",omitempty"`
	CopyEncrypted bool     `json:",omitempty"`
	CopyKMSKey    string   `json:",omitempty"`
}

// CurrentStatus makes AutoSnapshotPolicy a [Staged] record.
func (p *AutoSnapshotPolicy) CurrentStatus() Status { return p.Status }

// SetStatus makes AutoSnapshotPolicy a [Staged] record.
func (p *AutoSnapshotPolicy) SetStatus(s Status) { p.Status = s }
