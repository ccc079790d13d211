package world

import "net/netip"

// AccessControlList is a list of sources that listeners let in or keep out. Document: Slb CreateAccessControlList.
type AccessControlList struct {
	Meta
	// IPVersion is ipv4 or ipv6.
	IPVersion string
	Entries   []ACLEntry
}

// ACLEntry is one source of an access control list.
type ACLEntry struct {
	Source  netip.Prefix
	Comment string `json:",omitempty"`
}

// Covers reports whether an address is in the list.
func (a *AccessControlList) Covers(from netip.Addr) bool {
	for _, e := range a.Entries {
		if e.Source.Contains(from) {
			return true
		}
	}
	return false
}
