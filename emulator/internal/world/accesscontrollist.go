package world

import "net/netip"

// Types of an access control list on a listener (Slb SetLoadBalancerTCPListenerAttribute).
const (
	ACLWhite = "white"
	ACLBlack = "black"
)

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

// Admits is the access control of a listener: its lists, white or black, or the white list that is older than these. Lists
// without an entry let everybody in (CLB documents, access control), the old white list nobody (Slb
// SetListenerAccessControlStatus). lists are those of l.ACL.IDs.
func (l *Listener) Admits(client netip.Addr, lists []*AccessControlList) (ok bool, why string) {
	client = client.Unmap()
	switch {
	case l.ACL.On:
		entries, listed := 0, false
		for _, list := range lists {
			entries += len(list.Entries)
			listed = listed || list.Covers(client)
		}
		if entries > 0 && listed == (l.ACL.Type == ACLBlack) {
			return false, "the " + l.ACL.Type + " list of the listener keeps " + client.String() + " out"
		}
	case l.WhiteList.On:
		if !l.WhiteList.covers(client) {
			return false, "the white list of the listener does not have " + client.String()
		}
	}
	return true, ""
}

func (w WhiteList) covers(client netip.Addr) bool {
	for _, item := range w.Items {
		if p, err := netip.ParsePrefix(item); err == nil && p.Contains(client) {
			return true
		}
		if a, err := netip.ParseAddr(item); err == nil && a == client {
			return true
		}
	}
	return false
}
