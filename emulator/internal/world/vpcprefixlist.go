package world

// VPCPrefixListEntry is one range of a VPC prefix list.
type VPCPrefixListEntry struct {
	CIDR        string
	Description string `json:",omitempty"`
}

// VPCPrefixList is a named list of ranges that routes refer to. The lists of ECS security groups are another
// resource. Document: Vpc CreateVpcPrefixList.
type VPCPrefixList struct {
	Meta
	Status     Status
	IPVersion  string
	MaxEntries int
	Entries    []VPCPrefixListEntry
}

// CurrentStatus makes VPCPrefixList a [Staged] record.
func (l *VPCPrefixList) CurrentStatus() Status { return l.Status }

// SetStatus makes VPCPrefixList a [Staged] record.
func (l *VPCPrefixList) SetStatus(s Status) { l.Status = s }
