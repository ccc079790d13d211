package oss

import wire "github.com/ringfence-dev/ringfence/api/oss"

// mirrorDefaults spells out what a mirror rule leaves open, as the service does when it gives the rule back (seen in the
// tests of the official SDK).
func mirrorDefaults(d *wire.RoutingRedirect) {
	no, yes := false, true
	for _, f := range []struct {
		field **bool
		value *bool
	}{
		{&d.PassQueryString, &no}, {&d.MirrorPassQueryString, &no}, {&d.MirrorFollowRedirect, &yes}, {&d.MirrorCheckMd5, &no},
	} {
		if *f.field == nil {
			*f.field = f.value
		}
	}
	if d.MirrorHeaders != nil && d.MirrorHeaders.PassAll == nil {
		d.MirrorHeaders.PassAll = &no
	}
}
