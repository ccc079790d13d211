package world

import "net/netip"

// SNATEntry lets a range of a VPC reach the internet from public addresses. Document: Vpc CreateSnatEntry.
type SNATEntry struct {
	Meta
	Status Status
	NAT    string
	Table  string
	// Source is the range; VSwitch is set when it was given as a vSwitch.
	Source  netip.Prefix
	VSwitch string `json:",omitempty"`
	IPs     []netip.Addr
	// Affinity keeps one source on one address.
	Affinity bool `json:",omitempty"`
}

// CurrentStatus makes SNATEntry a [Staged] record.
func (e *SNATEntry) CurrentStatus() Status { return e.Status }

// SetStatus makes SNATEntry a [Staged] record.
func (e *SNATEntry) SetStatus(s Status) { e.Status = s }
