package world

import "net/netip"

// NetworkInterface is an elastic network interface. Document: Ecs CreateNetworkInterface.
type NetworkInterface struct {
	Meta
	Status Status
	// Type is Primary, Secondary or Trunk.
	Type    string
	VPC     string
	VSwitch string
	Zone    string
	MAC     string
	// PrivateIPs are the interface's addresses, the primary one first.
	PrivateIPs     []netip.Addr
	SecurityGroups []string
	// Instance is what it is attached to; a primary interface always is.
	Instance        string `json:",omitempty"`
	DeleteOnRelease bool   `json:",omitempty"`
	QueueNumber     int    `json:",omitempty"`
	TrafficMode     string `json:",omitempty"`
	// QueuePairs is the number of queues of an interface in the HighPerformance mode.
	QueuePairs int `json:",omitempty"`
}

// CurrentStatus makes NetworkInterface a [Staged] record.
func (n *NetworkInterface) CurrentStatus() Status { return n.Status }

// SetStatus makes NetworkInterface a [Staged] record. An interface that becomes Available is attached to nothing.
func (n *NetworkInterface) SetStatus(s Status) {
	n.Status = s
	if s == Available {
		n.Instance = ""
	}
}

// PrivateIP is the primary address.
func (n *NetworkInterface) PrivateIP() netip.Addr {
	if len(n.PrivateIPs) == 0 {
		return netip.Addr{}
	}
	return n.PrivateIPs[0]
}
