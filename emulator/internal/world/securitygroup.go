package world

import "time"

// SecurityGroup is a set of rules that its members share. Document: Ecs CreateSecurityGroup.
type SecurityGroup struct {
	Meta
	// VPC is empty for a group of the classic network.
	VPC string `json:",omitempty"`
	// Type is normal or enterprise.
	Type string
	// InnerAccess is Accept or Drop: whether members reach each other without a rule.
	InnerAccess string
	Rules       []SecurityRule `json:",omitempty"`
}

// SecurityRule is one rule of a security group. One of CIDR, IPv6CIDR, Group and PrefixList is the far end.
type SecurityRule struct {
	ID          string
	Direction   string // ingress or egress
	Protocol    string // tcp, udp, icmp, icmpv6, gre, all, in lower case
	Ports       string // "80/80", "-1/-1"
	SourcePorts string `json:",omitempty"`
	Policy      string // accept or drop
	Priority    int
	NicType     string
	CIDR        string `json:",omitempty"`
	IPv6CIDR    string `json:",omitempty"`
	// LocalCIDR narrows the near end; IPv6 likewise.
	LocalCIDR     string `json:",omitempty"`
	LocalIPv6CIDR string `json:",omitempty"`
	Group         string `json:",omitempty"`
	GroupAccount  string `json:",omitempty"`
	PrefixList    string `json:",omitempty"`
	Description   string `json:",omitempty"`
	CreatedAt     time.Time
}

// peerGroups lists the groups that the rules of a group name; the key of an index.
func (g *SecurityGroup) peerGroups() []string {
	return ruleKeys(g, func(r SecurityRule) string { return r.Group })
}

// prefixLists lists the prefix lists that the rules of a group name; the key of an index.
func (g *SecurityGroup) prefixLists() []string {
	return ruleKeys(g, func(r SecurityRule) string { return r.PrefixList })
}

func ruleKeys(g *SecurityGroup, key func(SecurityRule) string) []string {
	var keys []string
	for _, r := range g.Rules {
		if k := key(r); k != "" && !contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}
