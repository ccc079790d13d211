package world

// PrefixList is a named list of address ranges for security group rules. Document: Ecs CreatePrefixList.
type PrefixList struct {
	Meta
	// Family is IPv4 or IPv6.
	Family     string
	MaxEntries int
	Entries    []PrefixEntry `json:",omitempty"`
}

// PrefixEntry is one range of a prefix list.
type PrefixEntry struct {
	CIDR        string
	Description string `json:",omitempty"`
}
