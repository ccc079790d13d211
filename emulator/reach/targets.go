package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// target finds a destination. An address means what it means to the origin: private ones belong to its network.
func (e *Engine) target(text string, from *origin) (target, error) {
	kind, detail, detailed := strings.Cut(text, ":")
	t := target{kind: kind, name: text}
	wrong := func() (target, error) {
		return t, fmt.Errorf("%q is not a destination: want %s", clip(text), toForms)
	}
	switch kind {
	case toInternet, toAPI:
		if detailed {
			return wrong()
		}
		return t, nil
	case toAddress:
		if !isAddress(detail) {
			return wrong()
		}
		return e.targetAt(t, netip.MustParseAddr(detail).Unmap(), from), nil
	case toECS, toEIP, toSLB, toRDS, toOSS, toHost:
		if !isID(detail) && !(isAddress(detail) && (kind == toEIP || kind == toSLB)) {
			return wrong()
		}
	default:
		return wrong()
	}
	if kind == toHost {
		return e.targetNamed(t, strings.ToLower(strings.TrimSuffix(detail, ".")), from), nil
	}
	return e.targetCalled(t, detail), nil
}

// targetCalled finds a resource by its kind and its id or address.
func (e *Engine) targetCalled(t target, id string) target {
	ok, what := false, ""
	at, _ := netip.ParseAddr(id)
	switch t.kind {
	case toECS:
		what = "instance"
		t.instance, ok = e.instances[id]
	case toEIP:
		what = "EIP"
		if t.eip, ok = e.eips[id]; !ok && at.IsValid() {
			t.eip, ok = e.eipAt[at]
		}
	case toSLB:
		what = "load balancer"
		if t.balancer, ok = e.balancers[id]; !ok && at.IsValid() {
			t.balancer, ok = e.balancerAt(at)
			t.address = at
		}
	case toRDS:
		what = "database instance"
		t.database, ok = e.databases[id]
	case toOSS:
		what = "bucket"
		t.bucket, ok = e.buckets[id]
	}
	switch {
	case !ok:
		t.missing = "There is no " + what + " " + id + "."
	case e.regions[e.regionOf(t)] == nil:
		t.missing = "The region " + e.regionOf(t) + " is not part of the landscape."
	}
	return t
}

// balancerAt finds a load balancer by an address, wherever it lies.
func (e *Engine) balancerAt(at netip.Addr) (held[LoadBalancer], bool) {
	for _, s := range e.land.Sites {
		for _, b := range s.LoadBalancers {
			if b.Address == at {
				return held[LoadBalancer]{s, b}, true
			}
		}
	}
	if p, ok := e.eipAt[at]; ok {
		b, ok := e.balancers[p.it.Target]
		return b, ok
	}
	return held[LoadBalancer]{}, false
}

// targetAt finds who has an address.
func (e *Engine) targetAt(t target, at netip.Addr, from *origin) target {
	if p, ok := e.eipAt[at]; ok {
		t.kind, t.eip, t.address = toEIP, p, at
		return t
	}
	name, ok := e.publicIP[at]
	if !ok {
		for _, network := range e.networksOf(from) {
			if name, ok = e.private[privateKey{network, at}]; ok {
				break
			}
		}
	}
	if ok {
		kind, id, _ := strings.Cut(name, ":")
		t.kind, t.address = kind, at
		found := e.targetCalled(t, id)
		found.address = at
		return found
	}
	for _, r := range e.land.Regions {
		if r.ServicePool.IsValid() && r.ServicePool.Contains(at) && (from.region == nil || from.region == r) {
			t.kind, t.region = toAPI, r
			return t
		}
	}
	if covers(publicSpace, at) || at.Is6() && at.IsGlobalUnicast() && !at.IsPrivate() {
		t.kind, t.address = toInternet, at
		return t
	}
	t.address = at
	return t
}

// networksOf are the networks in which an origin's private addresses lie.
func (e *Engine) networksOf(from *origin) []string {
	switch from.kind {
	case fromECS:
		if from.instance == nil {
			return nil
		}
		return []string{networkOf(from.site.Region, from.instance.VPC)}
	case fromLine:
		if from.line == nil {
			return nil
		}
		networks := []string{classicOf(from.site.Region)}
		for _, link := range from.line.Links {
			networks = append(networks, link.VPC)
		}
		return networks
	case fromSSLVPN, fromIPsec:
		if from.tunnel == nil {
			return nil
		}
		return []string{from.tunnel.VPC}
	case fromIntranet, fromMgmtVPN:
		if from.region == nil {
			return nil
		}
		networks := []string{classicOf(from.region.ID)}
		for _, s := range e.sites[from.region.ID] {
			for _, v := range s.VPCs {
				networks = append(networks, v.ID)
			}
		}
		return networks
	}
	return nil
}

// domain is under which the cloud's own names are.
const domain = ".aliyuncs.com"

// targetNamed finds what a host name means: a bucket, a database, an endpoint of the management API, or something
// of the internet.
func (e *Engine) targetNamed(t target, name string, from *origin) target {
	t.host = name
	if at, err := netip.ParseAddr(name); err == nil {
		return e.targetAt(t, at, from)
	}
	if d, ok := e.dbHosts[name]; ok {
		t.kind, t.database = toRDS, d
		return t
	}
	if end, ok := e.ossHosts[name]; ok {
		t.kind, t.endpoint = toOSS, end
		return t
	}
	if bucket, rest, ok := strings.Cut(name, "."); ok {
		if end, ok := e.ossHosts[rest]; ok {
			t.kind, t.endpoint = toOSS, end
			if b, ok := e.buckets[bucket]; ok && b.it.Location == end.location.ID {
				t.bucket = b
			}
			return t
		}
	}
	if strings.HasSuffix(name, domain) {
		t.kind, t.region = toAPI, e.regionIn(name)
		return t
	}
	t.kind = toInternet
	return t
}

// regionIn finds the region that an endpoint's name has in it: the longest, because ids begin with others' ids.
func (e *Engine) regionIn(name string) *Region {
	var found *Region
	for _, r := range e.land.Regions {
		if strings.Contains(name, r.ID) && (found == nil || len(r.ID) > len(found.ID)) {
			found = r
		}
	}
	return found
}

// regionOf is the region in which a target lies; the first of the landscape for one that lies in none.
func (e *Engine) regionOf(t target) string {
	for _, s := range []*Site{t.instance.site, t.eip.site, t.balancer.site, t.database.site, t.bucket.site} {
		if s != nil {
			return s.Region
		}
	}
	for _, r := range []*Region{t.endpoint.region, t.region} {
		if r != nil {
			return r.ID
		}
	}
	if len(e.land.Regions) > 0 {
		return e.land.Regions[0].ID
	}
	return "of that name"
}
