package reachtest

// Case is one row of the policy: a question in a world, the answer, and the rule that gives it.
type Case struct {
	// Requirement is the id that the row is for.
	Requirement string
	Venue       Venue
	// Given are the variations of the venue's world, in the words of this package.
	Given     []string
	From, To  string
	Protocol  string
	Port      int
	Reachable bool
	// Rule must be among the rules of the verdict; empty where no rule with an id decides.
	Rule string
}

// Venue is a place of the documents' tables: a region with a network.
type Venue struct{ ID, Region, Cloud, Network string }

// The venues, as the finance table and the government document have them.
var (
	FinHzVPC     = Venue{"fin-hz-vpc", "cn-hangzhou-finance", "finance", "vpc"}
	FinHzClassic = Venue{"fin-hz-classic", "cn-hangzhou-finance", "finance", "classic"}
	FinSzVPC     = Venue{"fin-sz-vpc", "cn-shenzhen-finance-1", "finance", "vpc"}
	FinShVPC     = Venue{"fin-sh-vpc", "cn-shanghai-finance-1", "finance", "vpc"}
	Gov          = Venue{"gov", "cn-north-2-gov-1", "gov", "vpc"}
)

// Venues lists them all.
var Venues = []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC, Gov}

const (
	pass = true
	drop = false
)

// Cases is the whole policy.
func Cases() []Case {
	var all []Case
	for _, some := range [][]Case{operation(), instances(), balancers(), lines(), holes(), databases(), finance(), government()} {
		all = append(all, some...)
	}
	return all
}

// given lists variations.
func given(words ...string) []string { return words }

// operation: remote operation begins by dialling into the management VPN (F3-mgmt-vpn, F4-ecs-remote).
func operation() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		inbound := "F3-mgmt-vpn.internet"
		if v.Region == FinHzVPC.Region {
			inbound = "F3-mgmt-vpn.internet-hz"
		}
		vpn := "mgmt-vpn:" + v.Region
		all = append(all,
			Case{"F3-mgmt-vpn", v, nil, "internet", "ecs:i-web", "tcp", 22, drop, inbound},
			Case{"F3-mgmt-vpn", v, nil, "internet", "ecs:i-web", "tcp", 3389, drop, inbound},
			Case{"F3-mgmt-vpn", v, nil, vpn, "ecs:i-ops", "tcp", 22, pass, "F3-mgmt-vpn"},
			Case{"F3-mgmt-vpn", v, nil, vpn, "ecs:i-ops", "tcp", 3389, drop, "sg-ops"},
			Case{"F3-mgmt-vpn", v, nil, vpn, "ecs:i-dark", "tcp", 22, drop, "sg-closed"},
			Case{"F4-ecs-remote", v, nil, vpn, "ecs:i-ops", "tcp", 22, pass, "F3-mgmt-vpn"},
			Case{"F3-mgmt-vpn-no-rds", v, nil, vpn, "rds:rm-db", "tcp", 3306, drop, "F3-mgmt-vpn-no-rds"},
			Case{"F3-mgmt-vpn-no-rds", v, given(EverybodyWhiteListed), vpn, "rds:rm-db", "tcp", 3306, drop, "F3-mgmt-vpn-no-rds"},
			Case{"F3-mgmt-vpn-no-rds", v, nil, "ecs:i-app", "rds:rm-db", "tcp", 3306, pass, "F3-mgmt-vpn-no-rds.ecs"},
			Case{"F3-mgmt-vpn-no-rds", v, nil, "ecs:i-web", "rds:rm-db", "tcp", 3306, drop, "rm-db"},
		)
	}
	return all
}

// instances: what reaches an instance's public address, and what an instance reaches
// (F3-ecs-no-internet-in, F3-ecs-bandwidth-out, F4-ecs-inbound-*, F4-ecs-outbound).
func instances() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic} {
		all = append(all,
			Case{"F4-ecs-inbound-hz", v, nil, "internet", "ecs:i-web", "icmp", 0, pass, "F4-ecs-inbound-hz.icmp"},
			Case{"F4-ecs-inbound-hz", v, nil, "internet", "ecs:i-web", "tcp", 8080, drop, "F4-ecs-inbound-hz"},
			Case{"F4-ecs-inbound-hz", v, nil, "internet", "ecs:i-web", "udp", 20001, drop, "F4-ecs-inbound-hz"},
			Case{"F4-ecs-inbound-hz", v, given(FirewallOpensWeb), "internet", "ecs:i-web", "tcp", 8080, pass, "F4-ecs-inbound-hz.opened"},
			Case{"F4-ecs-inbound-hz", v, given(FirewallOpensWeb), "internet", "ecs:i-web", "tcp", 8081, drop, "F4-ecs-inbound-hz"},
			Case{"F3-mgmt-vpn", v, given(FirewallOpensSSH), "internet", "ecs:i-web", "tcp", 22, pass, "F4-ecs-inbound-hz.opened"},
			Case{"F3-ecs-no-internet-in", v, nil, "internet", "ecs:i-web", "tcp", 8080, drop, "F4-ecs-inbound-hz"},
		)
	}
	for _, v := range []Venue{FinSzVPC, FinShVPC} {
		all = append(all,
			Case{"F4-ecs-inbound-sz-sh", v, nil, "internet", "ecs:i-web", "tcp", 20000, pass, "F4-ecs-inbound-sz-sh"},
			Case{"F4-ecs-inbound-sz-sh", v, nil, "internet", "ecs:i-web", "tcp", 20001, pass, "F4-ecs-inbound-sz-sh"},
			Case{"F4-ecs-inbound-sz-sh", v, nil, "internet", "ecs:i-web", "udp", 65535, pass, "F4-ecs-inbound-sz-sh"},
			Case{"F4-ecs-inbound-sz-sh", v, nil, "internet", "ecs:i-web", "tcp", 19999, drop, "F4-ecs-inbound-sz-sh.closed"},
			Case{"F4-ecs-inbound-sz-sh", v, given(WebGroupClosed), "internet", "ecs:i-web", "tcp", 20001, drop, "sg-closed"},
			Case{"F3-ecs-no-internet-in", v, nil, "internet", "ecs:i-web", "icmp", 0, drop, "F3-ecs-no-internet-in"},
			Case{"F4-ecs-inbound-sz-sh", v, given(OutByAppliance), "ecs:i-app", "eip:eip-web", "tcp", 19999, drop, "F4-ecs-inbound-sz-sh.closed"},
			Case{"F3-ecs-no-internet-in", v, nil, "internet", "ecs:i-web", "tcp", 443, drop, "F4-ecs-inbound-sz-sh.closed"},
		)
	}
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		without := "F3-ecs-bandwidth-out.vpc"
		if v.Network == "classic" {
			without = "F3-ecs-bandwidth-out"
		}
		all = append(all,
			Case{"F3-ecs-no-internet-in", v, nil, "internet", "ecs:i-app", "tcp", 8080, pass, "F3-ecs-no-internet-in.by-slb"},
			Case{"F3-ecs-bandwidth-out", v, nil, "ecs:i-web", "internet", "tcp", 443, pass, "F4-ecs-outbound"},
			Case{"F3-ecs-bandwidth-out", v, nil, "ecs:i-app", "internet", "tcp", 443, drop, without},
			Case{"F4-ecs-outbound", v, nil, "ecs:i-web", "internet", "udp", 53, pass, "F4-ecs-outbound"},
			Case{"F4-ecs-outbound", v, nil, "ecs:i-web", "internet", "icmp", 0, pass, "F4-ecs-outbound"},
		)
		if v.Network == "vpc" {
			all = append(all, Case{"F3-ecs-bandwidth-out", v, given(AppByNAT), "ecs:i-app", "internet", "tcp", 443, pass, "F4-ecs-outbound"})
		}
	}
	return all
}

// balancers: the listener ports of the Finance Cloud (F3-slb-ports, F4-slb-ports).
func balancers() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		for _, port := range []int{80, 443, 2800, 3300, 5000, 10000, 13000, 14000, 21234, 22223, 22225} {
			all = append(all, Case{"F4-slb-ports", v, nil, "internet", "slb:lb-front", "tcp", port, pass, "F4-slb-ports"})
		}
		for _, port := range []int{22, 81, 2799, 3301, 4999, 10001, 12999, 14001, 22224} {
			all = append(all,
				Case{"F3-slb-ports", v, nil, "internet", "slb:lb-front", "tcp", port, drop, "F3-slb-ports"},
				Case{"F3-slb-ports", v, nil, "ecs:i-ops", "slb:lb-inner", "tcp", port, pass, "F3-slb-ports.intranet"},
			)
		}
		all = append(all, Case{"F3-slb-ports", v, nil, "internet", "slb:lb-inner", "tcp", 80, drop, ""})
	}
	return all
}

// lines: leased lines and tunnels (F4-leased-line*, F4-ssl-vpn, F4-ipsec-vpn, F4-vpn-gateway).
func lines() []Case {
	classic := FinHzClassic
	all := []Case{
		{"F4-leased-line-scope", classic, nil, "line:vbr-1", "ecs:i-app", "tcp", 8080, pass, "F4-leased-line-scope"},
		{"F4-leased-line-scope", classic, nil, "line:vbr-1", "slb:lb-inner", "tcp", 80, pass, "F4-leased-line-scope"},
		{"F4-leased-line-scope", classic, given(EverybodyWhiteListed), "line:vbr-1", "rds:rm-db", "tcp", 3306, drop, "F4-leased-line-scope.rest"},
		{"F4-leased-line-scope", classic, nil, "line:vbr-1", "oss:bkt-intranet", "tcp", 443, drop, "F4-leased-line-scope.rest"},
		{"F4-leased-line", classic, given(LineDown), "line:vbr-1", "ecs:i-app", "tcp", 8080, drop, "vbr-1"},
	}
	for _, v := range []Venue{FinHzVPC, FinSzVPC, FinShVPC} {
		all = append(all,
			Case{"F4-leased-line", v, nil, "line:vbr-1", "ecs:i-app", "tcp", 8080, pass, "F4-leased-line-scope.vpc"},
			Case{"F4-leased-line", v, given(LineDown), "line:vbr-1", "ecs:i-app", "tcp", 8080, drop, "vbr-1"},
			Case{"F4-leased-line", v, given(NoRouteBack), "line:vbr-1", "ecs:i-app", "tcp", 8080, drop, ""},
			Case{"F4-leased-line-scope", v, nil, "line:vbr-1", "slb:lb-inner", "tcp", 80, pass, "F4-leased-line-scope.vpc"},
			Case{"F4-leased-line-scope", v, given(EverybodyWhiteListed), "line:vbr-1", "rds:rm-db", "tcp", 3306, pass, "F4-leased-line-scope.vpc"},
			Case{"F4-ssl-vpn", v, nil, "sslvpn:vss-1", "ecs:i-app", "tcp", 8080, pass, "F4-ssl-vpn.tunnel"},
			Case{"F4-ssl-vpn", v, given(EverybodyWhiteListed), "sslvpn:vss-1", "rds:rm-db", "tcp", 3306, pass, "F4-ssl-vpn.tunnel"},
			Case{"F4-ssl-vpn", v, given(TunnelsDown), "sslvpn:vss-1", "ecs:i-app", "tcp", 8080, drop, "vss-1"},
			Case{"F4-ipsec-vpn", v, nil, "ipsec:vco-1", "ecs:i-app", "tcp", 8080, pass, "F4-ipsec-vpn.tunnel"},
			Case{"F4-ipsec-vpn", v, given(NoRouteBack), "ipsec:vco-1", "ecs:i-app", "tcp", 8080, drop, ""},
			Case{"F4-vpn-gateway", v, given(TunnelsDown), "ipsec:vco-1", "ecs:i-app", "tcp", 8080, drop, "vco-1"},
			Case{"F4-vpn-gateway", v, nil, "ipsec:vco-1", "slb:lb-inner", "tcp", 80, pass, "F3-slb-ports.intranet"},
		)
	}
	return all
}

// holes: what is black-holed receives nothing from the internet and keeps the intranet (F4-*-blackhole, G1-ddos-basic-5g).
func holes() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		all = append(all,
			Case{"F4-slb-blackhole", v, nil, "internet", "slb:lb-front", "tcp", 80, pass, "F4-slb-ports"},
			Case{"F4-slb-blackhole", v, given(FrontBlackHoled), "internet", "slb:lb-front", "tcp", 80, drop, BlackHoleRule},
			Case{"F4-slb-blackhole", v, given(InnerBlackHoled), "internet", "slb:lb-inner", "tcp", 80, drop, BlackHoleRule},
			Case{"F4-slb-blackhole", v, given(InnerBlackHoled), "ecs:i-ops", "slb:lb-inner", "tcp", 80, pass, "F3-slb-ports.intranet"},
			Case{"F4-ecs-blackhole", v, given(WebBlackHoled), "internet", "ecs:i-web", "icmp", 0, drop, BlackHoleRule},
			Case{"F4-ecs-blackhole", v, given(WebBlackHoled), "internet", "ecs:i-web", "tcp", 20001, drop, BlackHoleRule},
			Case{"F4-ecs-blackhole", v, given(WebBlackHoled), "ecs:i-web", "internet", "tcp", 443, drop, BlackHoleRule},
			Case{"F4-ecs-blackhole", v, given(WebBlackHoled), "ecs:i-app", "ecs:i-web", "tcp", 8080, pass, ""},
		)
	}
	return append(all,
		Case{"G1-ddos-basic-5g", Gov, given(FrontBlackHoled), "internet", "slb:lb-front", "tcp", 80, drop, BlackHoleRule},
		Case{"G1-ddos-basic-5g", Gov, given(InnerBlackHoled), "internet", "slb:lb-inner", "tcp", 80, drop, BlackHoleRule},
		Case{"G1-ddos-basic-5g", Gov, given(InnerBlackHoled), "ecs:i-ops", "slb:lb-inner", "tcp", 80, pass, ""},
	)
}

// databases: RDS is for the intranet (F4-rds-public).
func databases() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		all = append(all,
			Case{"F4-rds-public", v, given(EverybodyWhiteListed), "internet", "rds:rm-db", "tcp", 3306, drop, "F4-rds-public.border"},
			Case{"F4-rds-public", v, nil, "ecs:i-app", "rds:rm-db", "tcp", 3307, drop, "rm-db"},
		)
	}
	return all
}

// finance: buckets by type of location, and the wall to the public cloud (F4-oss-public-bucket, F1-dedicated-cluster).
func finance() []Case {
	var all []Case
	for _, v := range []Venue{FinHzVPC, FinHzClassic, FinSzVPC, FinShVPC} {
		all = append(all,
			Case{"F4-oss-public-bucket", v, nil, "internet", "oss:bkt-public", "tcp", 443, pass, "F4-oss-public-bucket.internet"},
			Case{"F4-oss-public-bucket", v, nil, "internet", "oss:bkt-intranet", "tcp", 443, drop, "F4-oss-public-bucket.intranet"},
			Case{"F4-oss-public-bucket", v, nil, "ecs:i-app", "oss:bkt-intranet", "tcp", 443, pass, ""},
			Case{"F4-oss-public-bucket", v, nil, "ecs:i-app", "oss:bkt-public", "tcp", 443, pass, ""},
			Case{"F1-dedicated-cluster", v, nil, "public-ecs", "ecs:i-app", "tcp", 8080, drop, "F1-dedicated-cluster.border"},
			Case{"F1-dedicated-cluster", v, nil, "public-ecs", "oss:bkt-intranet", "tcp", 443, drop, "F1-dedicated-cluster.border"},
		)
	}
	return all
}

// government: EIPs do not serve, load balancers do on a few ports, buckets stay inside (G3-console-*, G4-*).
func government() []Case {
	v := Gov
	return []Case{
		{"G4-eip-no-inbound", v, nil, "internet", "ecs:i-web", "tcp", 22, drop, "G4-eip-no-inbound"},
		{"G4-eip-no-inbound", v, nil, "internet", "eip:eip-web", "tcp", 20001, drop, "G4-eip-no-inbound"},
		{"G4-eip-no-inbound", v, nil, "internet", "eip:eip-web", "udp", 53, drop, "G4-eip-no-inbound"},
		{"G4-eip-no-inbound", v, nil, "internet", "eip:eip-web", "icmp", 0, drop, "G4-eip-no-inbound"},
		{"G4-eip-no-inbound", v, given(OutByAppliance), "ecs:i-app", "eip:eip-web", "tcp", 20001, drop, "G4-eip-no-inbound"},
		{"G4-eip-outbound", v, nil, "ecs:i-web", "internet", "tcp", 443, pass, "G4-eip-outbound"},
		{"G4-eip-outbound", v, nil, "ecs:i-app", "internet", "tcp", 443, drop, "G4-eip-outbound.egress"},
		{"G4-eip-outbound", v, given(AppByNAT), "ecs:i-app", "internet", "tcp", 443, pass, "G4-eip-outbound"},
		{"G4-serve-by-slb", v, nil, "internet", "slb:lb-front", "tcp", 80, pass, "G4-serve-by-slb"},
		{"G4-serve-by-slb", v, nil, "internet", "ecs:i-app", "tcp", 8080, pass, "G4-serve-by-slb"},
		{"G4-slb-whitelist", v, nil, "internet", "slb:lb-front", "tcp", 80, pass, "G4-slb-whitelist.open"},
		{"G4-slb-whitelist", v, nil, "internet", "slb:lb-front", "tcp", 443, pass, "G4-slb-whitelist.open"},
		{"G4-slb-whitelist", v, nil, "internet", "slb:lb-front", "tcp", 2800, drop, "G4-slb-whitelist"},
		{"G4-slb-whitelist", v, given(TicketFor2800), "internet", "slb:lb-front", "tcp", 2800, pass, "G4-slb-whitelist.ticket"},
		{"G4-slb-whitelist", v, given(TicketFor2800), "internet", "slb:lb-front", "tcp", 3300, drop, "G4-slb-whitelist"},
		{"G4-slb-blacklist", v, given(BlackListMode), "internet", "slb:lb-front", "tcp", 2800, pass, "G4-slb-blacklist.open"},
		{"G4-slb-blacklist", v, given(BlackListMode), "internet", "slb:lb-front", "tcp", 22, drop, "G4-slb-blacklist"},
		{"G4-oss-private", v, nil, "internet", "oss:bkt-intranet", "tcp", 443, drop, "G4-oss-private"},
		{"G4-oss-private", v, nil, "ecs:i-app", "oss:bkt-intranet", "tcp", 443, pass, "G4-oss-by-proxy"},
		{"G4-oss-private", v, nil, "line:vbr-1", "oss:bkt-intranet", "tcp", 443, pass, "G4-oss-private.inside"},
		{"G4-oss-private", v, nil, "intranet:" + v.Region, "oss:bkt-intranet", "tcp", 80, pass, "G4-oss-private.inside"},
		{"G4-oss-public-ecs-blocked", v, nil, "public-ecs", "oss:bkt-intranet", "tcp", 443, drop, "G4-oss-public-ecs-blocked"},
		{"G4-oss-public-ecs-blocked", v, nil, "ecs:i-outside", "oss:bkt-intranet", "tcp", 443, drop, "G4-oss-public-ecs-blocked"},
		{"G4-oss-gov-to-public", v, nil, "ecs:i-app", "oss:bkt-outside", "tcp", 443, pass, "G4-oss-gov-to-public"},
		{"G4-oss-by-proxy", v, nil, "internet", "slb:lb-front", "tcp", 443, pass, "G4-slb-whitelist.open"},
		{"G4-oss-by-proxy", v, nil, "ecs:i-app", "oss:bkt-intranet", "tcp", 80, pass, "G4-oss-by-proxy"},
		{"G2-datacentre", v, nil, "public-ecs", "ecs:i-app", "tcp", 8080, drop, "G2-datacentre.border"},
		{"G3-console-public-or-line", v, nil, "internet", "api", "tcp", 443, pass, "G3-console-public-or-line"},
		{"G3-console-public-or-line", v, nil, "line:vbr-1", "api", "tcp", 443, pass, "G3-console-public-or-line"},
		{"G3-console-public-or-line", v, nil, "sslvpn:vss-1", "api", "tcp", 443, pass, "G3-console-public-or-line"},
		{"G3-console-public-or-line", v, nil, "ipsec:vco-1", "api", "tcp", 443, pass, "G3-console-public-or-line"},
	}
}
