package reach

import (
	"encoding/json"
	"net/netip"
	"slices"
	"strconv"
	"strings"
)

// webPorts are those of HTTP and HTTPS, on which OSS and the management API answer.
var webPorts = []PortRange{{80, 80}, {443, 443}}

// toBucket lays the ways to a bucket by the endpoints of its location, or by the one that was named. A bucket that
// does not exist yet is reached where its location is: OSS answers for it.
func (e *Engine) toBucket(from *origin, to *target) []*Path {
	var paths []*Path
	for _, end := range e.endpointsOf(to) {
		if end.internet && to.endpoint.region == nil && insideOf(from, end) {
			continue // another name of the door that the intranet endpoint is
		}
		d := door{region: end.region, site: to.bucket.site, place: placeOSSIntranet, service: true, pool: end.region.ServicePool, network: networkVPC}
		if from.instance != nil && from.instance.VPC == "" {
			d.network = networkClassic
		}
		name := "an intranet endpoint"
		switch {
		case end.internet:
			d.place = placeOSS + end.location.Type
			if d.public = !insideOf(from, end); d.public {
				d.service, d.address = false, anyService
			}
			name = "the internet endpoint " + end.location.Internet
		case len(end.location.Intranet) > 0:
			name = "the intranet endpoint " + end.location.Intranet[0]
		}
		paths = append(paths, e.toOSS(from, to, d, end, name)...)
	}
	return paths
}

// insideOf says that an origin takes an endpoint by its internet name on the intranet: where the location gives no
// service to the internet both its names lead to the intranet, and a plain host of the region's own intranet has its
// public names inside. A0365
func insideOf(from *origin, end ossHost) bool {
	if from.kind == fromInternet {
		return false
	}
	return end.location.Type == "intranet" || from.region == end.region && (from.kind == fromIntranet || from.kind == fromMgmtVPN)
}

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
			own = append(own, to.bucket.it.policy(to.bucket.site, a)...)
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

// policy are the controls of a bucket's policy as far as it looks at places: its denials for everybody, each by itself.
// What none is about passes; who may read then is a matter of signatures, which the ACL only tells.
func (b *Bucket) policy(site *Site, a *arrival) []*Control {
	acl := b.ACL
	if acl == "" {
		acl = "private"
	}
	var controls []*Control
	for _, s := range b.Policy {
		// Behind something outside the model nobody knows from which VPC a packet comes.
		unsure := a.v.anyPeer && (s.VPCs != nil || s.NotVPCs != nil)
		if s.Allow || !s.Everybody || s.Other != "" || unsure || !s.isAbout(a.vpc) {
			continue
		}
		if c := b.denial(site, s, a.v); c != nil {
			controls = append(controls, c)
		}
	}
	return append(controls, Pass(AtBucketPolicy, "bucket "+b.Name, "", "No denial of a bucket policy stands against it; the ACL is "+acl+"."))
}

// isAbout says whether the conditions of a statement on the VPC hold. What comes from no VPC has none, which meets
// the negated condition alone (A0102).
func (s BucketStatement) isAbout(vpc string) bool {
	return (s.VPCs == nil || vpc != "" && slices.Contains(s.VPCs, vpc)) && (s.NotVPCs == nil || !slices.Contains(s.NotVPCs, vpc))
}

// denial is a statement that denies everybody from some addresses, or from all but some; nil when it is about none.
func (b *Bucket) denial(site *Site, s BucketStatement, v view) *Control {
	c := &Control{Kind: AtBucketPolicy, At: "policy of bucket " + b.Name, Otherwise: Rule{ID: s.ID, Allow: true, Why: "The denial is about other places."}}
	if s.NotPeers != nil {
		if m := v.match(true, 0, s.NotPeers, nil, nil); !m.Never {
			c.Rules = append(c.Rules, Rule{ID: s.ID, Allow: true, Match: m, Why: "The denial spares " + words(s.NotPeers) + "."})
		}
	}
	m := v.match(false, 0, s.Peers, nil, nil)
	if m.Never {
		return nil
	}
	c.Rules = append(c.Rules, Rule{ID: s.ID, Match: m, Why: "The statement denies everybody from there."})
	out := &bucketDenial{site, b, s.ID}
	c.Remedy = &Remedy{What: "policy of bucket " + b.Name, denial: out, Calls: func(Header) []Call { return withoutDenials([]*bucketDenial{out}) }}
	return c
}

// bucketDenial is a statement that a change of a bucket's policy leaves out.
type bucketDenial struct {
	site   *Site
	bucket *Bucket
	id     string
}

// withoutDenials writes the policy of a bucket again, without some statements: the call replaces the whole of it.
func withoutDenials(denials []*bucketDenial) []Call {
	site, b := denials[0].site, denials[0].bucket
	whole := []Call{site.call("oss", "DeleteBucketPolicy", "bucket", b.Name)}
	var document struct {
		Version   string
		Statement []json.RawMessage
	}
	if json.Unmarshal([]byte(b.Document), &document) != nil {
		return whole
	}
	var kept []json.RawMessage
	for n, statement := range document.Statement {
		if !slices.ContainsFunc(denials, func(d *bucketDenial) bool { return strings.HasSuffix(d.id, "/"+strconv.Itoa(n+1)) }) {
			kept = append(kept, statement)
		}
	}
	if len(kept) == 0 || len(kept) == len(document.Statement) {
		return whole
	}
	document.Statement = kept
	text, err := json.Marshal(document)
	if err != nil {
		return whole
	}
	return []Call{site.call("oss", "PutBucketPolicy", "bucket", b.Name, "body", string(text))}
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
			d.public, d.service, d.address = true, false, anyService
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
