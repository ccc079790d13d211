package world

// ACLRule is one rule of a network ACL, in one direction.
type ACLRule struct {
	ID          string
	Name        string `json:",omitempty"`
	Description string `json:",omitempty"`
	// Type is custom, or system for rules that the cloud put there.
	Type string
	// Policy is accept or drop.
	Policy string
	// Protocol is all, tcp, udp, icmp, gre or icmpv6.
	Protocol string
	// CIDR is the source of an ingress rule, the destination of an egress rule.
	CIDR string
	// Port is a range such as 1/65535, or -1/-1 for protocols without ports.
	Port      string
	IPVersion string
}

// NetworkACL filters what enters and leaves vSwitches. Rules are stateless and the first that matches
// decides. Which vSwitches it guards is on the vSwitches. Document: Vpc CreateNetworkAcl.
type NetworkACL struct {
	Meta
	Status  Status
	VPC     string
	Ingress []ACLRule
	Egress  []ACLRule
}

// CurrentStatus makes NetworkACL a [Staged] record.
func (a *NetworkACL) CurrentStatus() Status { return a.Status }

// SetStatus makes NetworkACL a [Staged] record.
func (a *NetworkACL) SetStatus(s Status) { a.Status = s }
