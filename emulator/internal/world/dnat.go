package world

import "net/netip"

// DNATEntry forwards what arrives at a public address and port to a machine of a VPC. Document: Vpc CreateForwardEntry.
type DNATEntry struct {
	Meta
	Status   Status
	NAT      string
	Table    string
	External netip.Addr
	Internal netip.Addr
	// ExternalPort and InternalPort are a port, a range such as 10/20, or Any.
	ExternalPort string
	InternalPort string
	// Protocol is TCP, UDP or Any.
	Protocol  string
	PortBreak bool `json:",omitempty"`
}

// CurrentStatus makes DNATEntry a [Staged] record.
func (e *DNATEntry) CurrentStatus() Status { return e.Status }

// SetStatus makes DNATEntry a [Staged] record.
func (e *DNATEntry) SetStatus(s Status) { e.Status = s }
