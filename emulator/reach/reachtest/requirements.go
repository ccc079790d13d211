package reachtest

import "strings"

// Requirement is one of the documents' sentences about who reaches whom. [Cases] holds each against the engine, and the
// tests of package emulator that speak of it hold each against real sockets.
type Requirement struct {
	ID string
	// NoBytes says why no socket can show it; empty where one must.
	NoBytes string
}

// Requirements are those that speak of packets. The others of the same sections are about accounts, regions, images and
// permissions, and are proved where those are.
func Requirements() []Requirement {
	var all []Requirement
	for _, ids := range []string{
		"F1-dedicated-cluster",
		"F3-mgmt-vpn F3-mgmt-vpn-no-rds F3-ecs-no-internet-in F3-ecs-bandwidth-out F3-slb-ports",
		"F4-ecs-remote F4-ecs-inbound-hz F4-ecs-inbound-sz-sh F4-ecs-outbound F4-slb-ports F4-rds-public F4-oss-public-bucket",
		"F4-leased-line F4-leased-line-scope F4-vpn-gateway F4-ssl-vpn F4-ipsec-vpn F4-ecs-blackhole F4-slb-blackhole",
		"G1-ddos-basic-5g G2-datacentre G3-console-public-or-line",
		"G4-eip-no-inbound G4-eip-outbound G4-serve-by-slb G4-slb-whitelist G4-slb-blacklist",
		"G4-oss-private G4-oss-public-ecs-blocked G4-oss-gov-to-public G4-oss-by-proxy",
	} {
		for id := range strings.FieldsSeq(ids) {
			all = append(all, Requirement{ID: id})
		}
	}
	return all
}
