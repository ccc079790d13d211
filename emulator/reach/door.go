package reach

import "net/netip"

// door is an address at which a resource can be called, and where it lies.
type door struct {
	// public says that it is an address of the internet. A door without an address says what a resource lacks.
	public  bool
	address netip.Addr
	region  *Region
	site    *Site
	network string // "classic" or "vpc"
	vpc     string
	vswitch *VSwitch
	// place is the resource in the words of border rows.
	place string
	// service says that the door is one of the cloud's own services, in pool: every network of the region has it.
	service bool
	pool    netip.Prefix
	// v is how the door sees the ports of the header asked about.
	v view
	// guards are what must be right about the address itself.
	guards []*Control
	// planned says that there is no such address yet.
	planned bool
	// balancer is the id of the load balancer whose door it is.
	balancer string
}

// arrival is a packet at a door.
type arrival struct {
	via    string
	public bool
	// place and network are for the border rows of the door's region.
	place, network string
	// peers are where the far end of the header can be.
	peers []netip.Prefix
	// vpc is from where it comes, when it comes from one and did not leave the intranet; vswitch likewise.
	vpc, vswitch string
	// crossed are the controls so far, back those of the replies at the origin's side.
	crossed, back []*Control
	v             view
	// stop says why it does not get to the door though the law might let it.
	stop *Control
}

// cross adds controls; nil ones are none.
func (a *arrival) cross(controls ...*Control) {
	for _, c := range controls {
		if c != nil {
			a.crossed = append(a.crossed, c)
		}
	}
}

// doubt adds a control outside the model, if it is one: what lies behind it is asked what it would do with any sender.
func (a *arrival) doubt(c *Control, d door) {
	if a.cross(c); c != nil && c.Unknown != "" {
		a.v = d.v.unsure()
	}
}

// answer adds controls of the replies.
func (a *arrival) answer(controls ...*Control) {
	for _, c := range controls {
		if c != nil {
			a.back = append(a.back, c)
		}
	}
}

// approach lays the ways from an origin to a door: what is at the origin's side, then what guards the address (black
// hole, binding), the law and Cloud Firewall.
func (e *Engine) approach(from *origin, d door) []*arrival {
	all := e.depart(from, d)
	for _, a := range all {
		if a.public && d.address.IsValid() {
			a.cross(e.blackHole(d.address))
		}
		if a.public {
			a.cross(d.guards...)
		}
		a.cross(e.border(crossing{region: d.region, inbound: true, from: a.place, to: d.place, network: a.network, site: d.site, address: d.address, balancer: d.balancer, v: a.v}))
		if a.public && (d.address.IsValid() || d.planned) {
			a.cross(e.firewall(d.site, true, d.address, netip.Addr{}, a.v))
		}
		if a.stop != nil {
			a.cross(a.stop)
		}
	}
	return all
}

// depart lays what a packet crosses before it is at the border of the door's region.
func (e *Engine) depart(from *origin, d door) []*arrival {
	switch from.kind {
	case fromInternet:
		return []*arrival{e.departInternet(from, d)}
	case fromECS:
		return e.departInstance(from, d)
	case fromPublicECS:
		return []*arrival{e.departPublicECS(from, d)}
	case fromLine:
		return []*arrival{e.departLine(from, d)}
	case fromSSLVPN, fromIPsec:
		return []*arrival{e.departTunnel(from, d)}
	}
	return []*arrival{e.departIntranet(from, d)}
}

func (e *Engine) departInternet(from *origin, d door) *arrival {
	a := &arrival{public: true, place: placeInternet, network: d.network, peers: publicSpace, v: d.v}
	if from.address.IsValid() {
		a.peers = alone(from.address)
		if !covers(publicSpace, from.address) {
			a.cross(Stop(AtRoute, "the internet", "", from.address.String()+" is not an IPv4 address of the internet."))
		}
	}
	if !d.public || !d.address.IsValid() && !d.planned {
		a.stop = notPublic(d)
	}
	return a
}

// notPublic says that a resource has no address on the internet.
func notPublic(d door) *Control {
	what := "It has no public address."
	if d.address.IsValid() {
		what = d.address.String() + " is an intranet address, which the internet does not route."
	}
	return Stop(AtAddress, "the internet", "", what)
}

// departIntranet is a plain host of a region's intranet, or an operator who dialled into the management VPN. Neither is
// a resource of the customer's. The operator's VPN leads to every network of the region; a plain host is taken to stand
// on the network of the door, the classic one or its VPC: it has no security group of its own, and everything else is
// asked. A0361
func (e *Engine) departIntranet(from *origin, d door) *arrival {
	pool := from.region.IntranetPool
	if from.kind == fromMgmtVPN {
		pool = from.region.OperatorPool
	}
	a := &arrival{place: from.kind, network: d.network, peers: []netip.Prefix{pool.Masked()}, v: d.v}
	switch {
	case d.region == from.region && !d.public:
		if d.vpc != "" && from.kind == fromIntranet {
			a.cross(Pass(AtRoute, "intranet of "+d.region.ID, "", "A plain host of the intranet is taken to stand in "+d.vpc+"."))
		}
	case d.public:
		a.stop = Stop(AtRoute, "intranet of "+from.region.ID, "", "From there no way leads to the internet or to public addresses.")
	case d.place == placeAPI: // one for all regions
	default:
		if from.region.Cloud == cloudPublic && d.region.Cloud != cloudPublic {
			a.place = placePublicECS
		}
		a.stop = apart(from.region, d.region)
	}
	return a
}

// apart says that the intranets of two regions are not connected.
func apart(from, to *Region) *Control {
	if from != nil && to != nil && from.Cloud != to.Cloud {
		return Stop(AtRoute, "intranet of "+to.ID, "", "The intranets of the "+from.Cloud+" and the "+to.Cloud+" cloud are not connected.")
	}
	return Stop(AtRoute, "intranet of "+to.ID, "", "The intranets of two regions are not connected.")
}

// departPublicECS is any instance of the public cloud, on its intranet.
func (e *Engine) departPublicECS(from *origin, d door) *arrival {
	a := &arrival{place: placePublicECS, network: d.network, peers: alone(from.address), v: d.v}
	for _, r := range e.land.Regions {
		if r.Cloud == cloudPublic && r.IntranetPool.IsValid() && r.IntranetPool.Contains(from.address) {
			a.peers = []netip.Prefix{r.IntranetPool.Masked()}
		}
	}
	switch {
	case d.public:
		a.stop = Stop(AtRoute, "intranet of the public cloud", "", "From there no way leads to the internet or to public addresses.")
	case d.place == placeAPI:
	case d.region.Cloud != cloudPublic:
		a.stop = Stop(AtRoute, "intranet of "+d.region.ID, "", "The intranets of the public and the "+d.region.Cloud+" cloud are not connected.")
	case d.vpc != "":
		a.stop = Stop(AtRoute, "intranet of "+d.region.ID, "", "No route leads into "+d.vpc+" from other networks.")
	}
	return a
}
