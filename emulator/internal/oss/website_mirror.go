package oss

import (
	"cmp"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// Origins are the URLs that a mirror rule fetches from, in the order in which they are asked: the first one, its slave,
// and the further ones by their numbers.
func Origins(d *wire.RoutingRedirect) []string {
	all := []string{d.MirrorURL}
	if d.MirrorURLSlave != "" {
		all = append(all, d.MirrorURLSlave)
	}
	if d.MirrorMultiAlternates != nil {
		further := slices.Clone(d.MirrorMultiAlternates.Alternates)
		slices.SortStableFunc(further, func(a, b wire.MirrorAlternate) int {
			return cmp.Compare(a.MirrorMultiAlternateNumber, b.MirrorMultiAlternateNumber)
		})
		for _, f := range further {
			all = append(all, f.MirrorMultiAlternateURL)
		}
	}
	return all
}

// IneffectiveSite names what a web site asks for that has no effect here: it is kept and given back, and told to whoever asks
// what was not read.
func IneffectiveSite(site *wire.WebsiteConfiguration) (names []string) {
	if site.RoutingRules == nil {
		return nil
	}
	for _, r := range site.RoutingRules.Rules {
		d := r.Redirect
		if d == nil {
			d = &wire.RoutingRedirect{}
		}
		for _, f := range []struct {
			name  string
			asked bool
		}{
			{"LuaConfig", r.LuaConfig != nil}, {"MirrorURLProbe", d.MirrorURLProbe != ""}, {"MirrorSNI", isTrue(d.MirrorSNI)}, {"MirrorAuth", d.MirrorAuth != nil},
			{"MirrorUsingRole", isTrue(d.MirrorUsingRole)}, {"MirrorIsExpressTunnel", isTrue(d.MirrorIsExpressTunnel)}, {"MirrorTunnelId", d.MirrorTunnelId != ""},
			{"MirrorDstRegion", d.MirrorDstRegion != ""}, {"MirrorDstVpcId", d.MirrorDstVpcId != ""}, {"MirrorDstSlaveVpcId", d.MirrorDstSlaveVpcId != ""},
			{"MirrorRole", d.MirrorRole != ""}, {"MirrorMultiAlternateVpcId", further(d, func(a wire.MirrorAlternate) bool { return a.MirrorMultiAlternateVpcId != "" })},
			{"MirrorMultiAlternateDstRegion", further(d, func(a wire.MirrorAlternate) bool { return a.MirrorMultiAlternateDstRegion != "" })}, {"MirrorAsyncStatus", d.MirrorAsyncStatus != nil},
			{"MirrorAllowVideoSnapshot", isTrue(d.MirrorAllowVideoSnapshot)}, {"MirrorAllowGetImageInfo", isTrue(d.MirrorAllowGetImageInfo)},
			{"MirrorUserLastModified", isTrue(d.MirrorUserLastModified)}, {"MirrorPassOriginalSlashes", isTrue(d.MirrorPassOriginalSlashes)}, {"MirrorReturnHeaders", d.MirrorReturnHeaders != nil},
		} {
			if f.asked && !slices.Contains(names, f.name) {
				names = append(names, f.name)
			}
		}
	}
	return names
}

// further reports whether something is said of one of the further origins.
func further(d *wire.RoutingRedirect, said func(wire.MirrorAlternate) bool) bool {
	return d.MirrorMultiAlternates != nil && slices.ContainsFunc(d.MirrorMultiAlternates.Alternates, said)
}
