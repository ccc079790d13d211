package vpc

import "net/netip"

// The ranges that a VPC may and may not have (Vpc CreateVpc).
var (
	privateRanges = []netip.Prefix{
		netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
	}
	forbiddenRanges = []netip.Prefix{
		netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("224.0.0.0/4"),
		netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("169.254.0.0/16"),
	}
	// serviceRange is where the cloud's own services live; every route table leads there.
	serviceRange = netip.MustParsePrefix("100.64.0.0/10")
)

// parseVPCRange reads a range that a VPC may have: /8 to /28, private or, as a custom range, public.
func parseVPCRange(s string) (netip.Prefix, bool) {
	p, ok := parseRange(s)
	if !ok || p.Bits() < 8 || p.Bits() > 28 {
		return p, false
	}
	for _, private := range privateRanges {
		if p.Overlaps(private) {
			return p, within(p, private)
		}
	}
	for _, forbidden := range forbiddenRanges {
		if p.Overlaps(forbidden) {
			return p, false
		}
	}
	return p, true
}
