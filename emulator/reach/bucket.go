package reach

import (
	"net/netip"
	"slices"
)

// webPorts are those of HTTP and HTTPS, on which OSS and the management API answer.
var webPorts = []PortRange{{80, 80}, {443, 443}}

// toBucket lays the ways to a bucket by the endpoints of its location, or by the one that was named. A bucket that
// does not exist yet is reached where its location is: OSS answers for it.
func (e *Engine) toBucket(from *origin, to *target) []*Path {
	var paths []*Path
	for _, end := range e.endpointsOf(to) {
		d := door{region: end.region, site: to.bucket.site, place: placeOSSIntranet, service: true, pool: end.region.ServicePool, network: networkVPC}
		if from.instance != nil && from.instance.VPC == "" {
			d.network = networkClassic
		}
		name := "an intranet endpoint"
		switch {
		case end.internet:
			d.public, d.service, d.place = true, false, placeOSS+end.location.Type
			d.address = end.region.serviceAddress()
			name = "the internet endpoint " + end.location.Internet
		case len(end.location.Intranet) > 0:
			name = "the intranet endpoint " + end.location.Intranet[0]
		}
		paths = append(paths, e.toOSS(from, to, d, end, name)...)
	}
	return paths
}

// serviceAddress stands for the public address of the cloud's services in a region.
func (r *Region) serviceAddress() netip.Addr { return anyService }

// anyService is an address of OSS on the internet: which one is of no consequence to any rule but those that name all
// of the internet (RFC 5737 sets the range apart for documents).
var anyService = netip.MustParseAddr("198.51.100.1")

// endpointsOf are the endpoints by which a target of OSS can be called: intranet first.
func (e *Engine) endpointsOf(to *target) []ossHost {
	if to.endpoint.region != nil {
		return []ossHost{to.endpoint}
	}
	b := to.bucket
	region := e.regions[b.site.Region]
	if region == nil {
		return nil
	}
	at := slices.IndexFunc(region.OSS, func(l OSSLocation) bool { return l.ID == b.it.Location })
	location := OSSLocation{ID: b.it.Location, Type: b.it.Type}
	if at >= 0 {
		location = region.OSS[at]
	}
	ends := []ossHost{{region, location, false}}
	if location.Internet != "" {
		ends = append(ends, ossHost{region, location, true})
	}
	return ends
}

func (e *Engine) toOSS(from *origin, to *target, d door, end ossHost, name string) []*Path {
	deliver := Delivery{Kind: ToBucket, Destination: to.name, Region: end.region.ID}
	var own []*Control
	if to.bucket.it != nil {
		b := to.bucket
		deliver.Destination, deliver.ID, deliver.Account = "oss:"+b.it.Name, b.it.Name, b.site.Account
	}
	var paths []*Path
	for _, a := range e.approach(from, d) {
		own = []*Control{Pass(AtEndpoint, "OSS in "+end.region.ID, "", "It is called by "+name+".")}
		if to.bucket.it != nil {
			own = append(own, to.bucket.it.policy(a))
		}
		if a.stop != nil && from.kind == fromInternet {
			a.crossed[len(a.crossed)-1] = Stop(AtEndpoint, "OSS in "+end.region.ID, "", "The internet does not reach "+name+".")
		}
		paths = append(paths, a.path("by "+name, Match{Protocols: TCP, Ports: webPorts}, deliver, own...))
		deaf := a.path("by "+name, Match{}, deliver, Stop(AtEndpoint, "OSS in "+end.region.ID, "", "OSS answers on tcp ports 80 and 443 alone."))
		deaf.Delivery.Kind = ToNothing
		paths = append(paths, deaf)
	}
	return paths
}

// policy is the control of a bucket's policy as far as it looks at places: its denials for everybody. What none is
// about passes; who may read then is a matter of signatures, which the ACL only tells.
func (b *Bucket) policy(a *arrival) *Control {
	c := &Control{Kind: AtBucketPolicy, At: "bucket " + b.Name}
	acl := b.ACL
	if acl == "" {
		acl = "private"
	}
	c.Otherwise = Rule{Allow: true, Why: "No denial of the bucket policy is about the place; the ACL is " + acl + "."}
	for _, s := range b.Policy {
		if s.Allow || !s.Everybody || s.Other != "" {
			continue
		}
		if s.VPCs != nil && !slices.Contains(s.VPCs, a.vpc) || s.NotVPCs != nil && slices.Contains(s.NotVPCs, a.vpc) {
			continue
		}
		// A denial for all but some addresses is read as a permission of those followed by the denial.
		if s.NotPeers != nil {
			if m := a.v.match(0, s.NotPeers, nil, nil); !m.Never {
				c.Rules = append(c.Rules, Rule{ID: s.ID, Allow: true, Match: m, Why: "The denial of the bucket policy spares " + words(s.NotPeers) + "."})
			}
		}
		if m := a.v.match(0, s.Peers, nil, nil); !m.Never {
			c.Rules = append(c.Rules, Rule{ID: s.ID, Match: m, Why: "A statement of the bucket policy denies everybody from there."})
		}
	}
	if len(c.Rules) > 0 {
		c.Remedy = remedy("oss", "PutBucketPolicy", "bucket", b.Name).noting("Without the statement that denies it.")
	}
	return c
}

// toAPI lays the ways to the management API: by its internet endpoint, or by that of the intranet.
func (e *Engine) toAPI(from *origin, to *target) []*Path {
	regions := e.land.Regions
	if to.region != nil {
		regions = []*Region{to.region}
	} else if from.region != nil {
		regions = []*Region{from.region}
	}
	var paths []*Path
	for _, r := range regions {
		d := door{region: r, place: placeAPI, service: true, pool: r.ServicePool, network: networkVPC}
		deliver := Delivery{Kind: ToAPI, Destination: "api", Region: r.ID}
		public := from.kind == fromInternet
		if public {
			d.public, d.service, d.address = true, false, r.serviceAddress()
		}
		for _, a := range e.approach(from, d) {
			paths = append(paths,
				a.path("in "+r.ID, Match{Protocols: TCP, Ports: webPorts}, deliver, Pass(AtEndpoint, "management API of "+r.ID, "", "The API answers there.")))
			deaf := a.path("in "+r.ID, Match{}, deliver, Stop(AtEndpoint, "management API of "+r.ID, "", "The API answers on tcp ports 80 and 443 alone."))
			deaf.Delivery.Kind = ToNothing
			paths = append(paths, deaf)
		}
	}
	return paths
}
