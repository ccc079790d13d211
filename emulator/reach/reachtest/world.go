package reachtest

import (
	"net/netip"
	"slices"

	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// Variations of a world. Each is one change that a customer, an attacker or an accident makes.
const (
	FirewallOpensWeb     = "a Cloud Firewall policy accepts tcp 8080 to i-web"
	FirewallOpensSSH     = "a Cloud Firewall policy accepts tcp 22 to i-web"
	WebGroupClosed       = "i-web is in sg-closed"
	AppByNAT             = "an SNAT entry covers i-app"
	EverybodyWhiteListed = "the white list of rm-db is 0.0.0.0/0"
	LineDown             = "the border router is terminated"
	TunnelsDown          = "the VPN gateway is not active"
	NoRouteBack          = "the VPC has no routes to the customer's side"
	WebBlackHoled        = "the public address of i-web is black-holed"
	FrontBlackHoled      = "the address of lb-front is black-holed"
	InnerBlackHoled      = "lb-inner has an EIP, which is black-holed"
	TicketFor2800        = "a ticket for port 2800 of lb-front is approved"
	BlackListMode        = "the account's load balancers are in black-list mode"
	OutByAppliance       = "the default route of the VPC leads to an appliance, which is outside the model"
)

// BlackHoleRule is the id of the threshold that a black hole of these worlds names.
const BlackHoleRule = "blackhole-threshold"

// ListenerPorts are those of the listeners of lb-front and lb-inner; each is TCP and leads to port 8080 of i-app.
var ListenerPorts = []uint16{
	22, 80, 81, 443, 2799, 2800, 3300, 3301, 4999, 5000, 10000, 10001, 12999, 13000, 14000, 14001, 21234, 22223, 22224, 22225,
}

// The addresses of a world.
var (
	WebPublic   = netip.MustParseAddr("198.18.0.10")
	NATPublic   = netip.MustParseAddr("198.18.0.11")
	FrontPublic = netip.MustParseAddr("198.18.0.20")
	InnerPublic = netip.MustParseAddr("198.18.0.21")
	Premises    = netip.MustParsePrefix("172.31.0.0/16") // behind the leased line
	Branch      = netip.MustParsePrefix("172.30.0.0/16") // behind the IPsec connection
	Clients     = netip.MustParsePrefix("192.168.200.0/24")
	everywhere  = netip.MustParsePrefix("0.0.0.0/0")
)

// world is one under construction.
type world struct {
	venue  Venue
	region *reach.Region
	site   *reach.Site
	land   *reach.Landscape
}

// World builds the landscape of a venue. Every venue has the same things:
//
//   - i-web in sg-open (everything accepted) with the public address [WebPublic]: an EIP, eip-web, or on the classic
//     network its own address with 5 Mbit/s
//   - i-app in sg-open, without a public address; i-ops in sg-ops (accepts tcp 22 from the management VPN); i-dark in
//     sg-closed (no rules)
//   - lb-front on the internet and lb-inner on the intranet, both with listeners on [ListenerPorts] that lead to i-app
//   - rm-db, MySQL, whose white list has i-app's address
//   - bkt-intranet in the region's location of intranet type, bkt-public in that of public type, where there is one
//   - vbr-1, a leased line; in a VPC also vss-1, an SSL-VPN server, and vco-1, an IPsec connection, with their routes
//   - in the public cloud's region, when it is among the regions: i-outside and the bucket bkt-outside
//
// regions are those of the law, of which the venue's and one of the public cloud are used.
func World(regions []*reach.Region, v Venue, given ...string) *reach.Landscape {
	w := &world{venue: v, land: &reach.Landscape{}}
	for _, r := range regions {
		if r.ID == v.Region {
			w.region = r
			w.land.Regions = append(w.land.Regions, r)
		}
	}
	w.site = &reach.Site{Account: "1000000000000001", Cloud: v.Cloud, Region: v.Region, Network: v.Network}
	if v.Cloud == "gov" {
		w.site.PortMode = "whitelist"
	}
	if v.Cloud == "finance" {
		w.site.Firewall = &reach.Firewall{Edition: "basic"} // free of charge there
	}
	w.land.Sites = []*reach.Site{w.site}
	w.network()
	w.groups()
	w.instances()
	w.balancers()
	w.storage()
	w.links()
	w.outside(regions)
	for _, g := range given {
		w.vary(g)
	}
	return w.land
}

func (w *world) classic() bool { return w.venue.Network == "classic" }

// at is the n-th private address of the world.
func (w *world) at(n byte) netip.Addr {
	if w.classic() {
		return netip.AddrFrom4([4]byte{10, 128, 0, n})
	}
	return netip.AddrFrom4([4]byte{192, 168, 1, n})
}

func (w *world) network() {
	if w.classic() {
		return
	}
	whole, one := netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("192.168.1.0/24")
	w.site.VPCs = []*reach.VPC{{ID: "vpc-1", CIDRs: []netip.Prefix{whole}}}
	w.site.VSwitches = []*reach.VSwitch{{ID: "vsw-1", VPC: "vpc-1", RouteTable: "vtb-1", CIDR: one}}
	w.site.RouteTables = []*reach.RouteTable{{ID: "vtb-1", VPC: "vpc-1", Routes: []reach.Route{
		{ID: "rte-local", Destination: one, NextHopType: "local"},
		{ID: "rte-premises", Destination: Premises, NextHopType: "RouterInterface", NextHop: "ri-vpc"},
		{ID: "rte-branch", Destination: Branch, NextHopType: "VpnGateway", NextHop: "vpn-1"},
	}}}
}

func (w *world) groups() {
	vpc, nics := "vpc-1", []string{""}
	if w.classic() {
		vpc, nics = "", []string{"internet", "intranet"}
	}
	open := &reach.SecurityGroup{ID: "sg-open", VPC: vpc, InnerAccess: true}
	ops := &reach.SecurityGroup{ID: "sg-ops", VPC: vpc, InnerAccess: true}
	for _, nic := range nics {
		open.Rules = append(open.Rules, reach.GroupRule{
			ID: "sgr-all" + nic, Ingress: true, Allow: true, Priority: 1, Protocols: reach.AnyProtocol, Peers: []netip.Prefix{everywhere}, Nic: nic,
		})
		ops.Rules = append(ops.Rules, reach.GroupRule{
			ID: "sgr-ops" + nic, Ingress: true, Allow: true, Priority: 1, Protocols: reach.TCP, Ports: []reach.PortRange{{First: 22, Last: 22}},
			Peers: []netip.Prefix{w.region.OperatorPool}, Nic: nic,
		})
	}
	w.site.SecurityGroups = []*reach.SecurityGroup{open, ops, {ID: "sg-closed", VPC: vpc, InnerAccess: true}}
}

func (w *world) instances() {
	for n, name := range []struct{ id, group string }{{"i-web", "sg-open"}, {"i-app", "sg-open"}, {"i-ops", "sg-ops"}, {"i-dark", "sg-closed"}} {
		i := &reach.Instance{ID: name.id, Running: true, Status: "Running", Network: w.venue.Network, Groups: []string{name.group}}
		private := w.at(byte(10 + n))
		if w.classic() {
			i.InnerIP = private
		} else {
			i.VPC = "vpc-1"
			w.site.Interfaces = append(w.site.Interfaces, &reach.Interface{
				ID: "eni" + name.id[1:], VPC: "vpc-1", VSwitch: "vsw-1", Instance: name.id, Addresses: []netip.Addr{private}, Groups: []string{name.group},
			})
		}
		w.site.Instances = append(w.site.Instances, i)
	}
	if w.classic() {
		w.site.Instances[0].PublicIP, w.site.Instances[0].BandwidthOut = WebPublic, 5
		return
	}
	w.site.EIPs = []*reach.EIP{{ID: "eip-web", Address: WebPublic, TargetType: "EcsInstance", Target: "i-web", Bandwidth: 5, Bound: true}}
}

func (w *world) balancers() {
	front := &reach.LoadBalancer{ID: "lb-front", Address: FrontPublic, Internet: true, Network: "classic", Active: true, Status: "active"}
	inner := &reach.LoadBalancer{ID: "lb-inner", Address: w.at(100), Network: w.venue.Network, Active: true, Status: "active"}
	if !w.classic() {
		inner.VPC, inner.VSwitch = "vpc-1", "vsw-1"
	}
	for _, b := range []*reach.LoadBalancer{front, inner} {
		for _, port := range ListenerPorts {
			b.Listeners = append(b.Listeners, &reach.Listener{ID: b.ID + "-tcp", Protocol: "tcp", Port: port, Running: true, Backends: []reach.Backend{
				{Server: "i-app", Address: w.at(11), Port: 8080, Weight: 100, Healthy: true, Group: b.ID},
			}})
		}
	}
	w.site.LoadBalancers = []*reach.LoadBalancer{front, inner}
}

func (w *world) storage() {
	db := &reach.Database{ID: "rm-db", Engine: "MySQL", Network: w.venue.Network, Running: true, Status: "Running"}
	end := reach.DatabaseEndpoint{Host: "rm-db.mysql.rds.aliyuncs.com", Address: w.at(200), Port: 3306}
	if !w.classic() {
		db.VPC, end.VPC, end.VSwitch = "vpc-1", "vpc-1", "vsw-1"
	}
	db.Endpoints = []reach.DatabaseEndpoint{end}
	db.WhiteLists = []reach.WhiteList{{Name: "default", Peers: []netip.Prefix{netip.PrefixFrom(w.at(11), 32)}}}
	w.site.Databases = []*reach.Database{db}
	for _, l := range w.region.OSS {
		b := &reach.Bucket{Name: "bkt-" + l.Type, Location: l.ID, Type: l.Type, ACL: "private"}
		if !slices.ContainsFunc(w.site.Buckets, func(have *reach.Bucket) bool { return have.Name == b.Name }) {
			w.site.Buckets = append(w.site.Buckets, b)
		}
	}
}

func (w *world) links() {
	line := &reach.Line{ID: "vbr-1", Active: true, Status: "active", Network: w.venue.Network, Remote: []netip.Prefix{Premises}}
	w.site.Lines = []*reach.Line{line}
	if w.classic() {
		return
	}
	whole := w.site.VPCs[0].CIDRs
	line.Links = []reach.LineLink{{VPC: "vpc-1", Interface: "ri-vpc", VBRInterface: "ri-vbr", Active: true, Routed: whole}}
	w.site.Tunnels = []*reach.Tunnel{
		{ID: "vss-1", SSL: true, Gateway: "vpn-1", VPC: "vpc-1", Up: true, Status: "active", Remote: []netip.Prefix{Clients}, Local: whole},
		{ID: "vco-1", Gateway: "vpn-1", VPC: "vpc-1", Up: true, Status: "ipsec_sa_established", Remote: []netip.Prefix{Branch}, Local: whole},
	}
}

// outside is what the public cloud has, of another account.
func (w *world) outside(regions []*reach.Region) {
	for _, r := range regions {
		if r.Cloud != "public" || len(r.OSS) == 0 {
			continue
		}
		w.land.Regions = append(w.land.Regions, r)
		w.land.Sites = append(w.land.Sites, &reach.Site{
			Account: "1000000000000002", Cloud: "public", Region: r.ID, Network: "vpc",
			VPCs:           []*reach.VPC{{ID: "vpc-outside", CIDRs: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}},
			VSwitches:      []*reach.VSwitch{{ID: "vsw-outside", VPC: "vpc-outside", CIDR: netip.MustParsePrefix("10.1.0.0/16")}},
			SecurityGroups: []*reach.SecurityGroup{{ID: "sg-outside", VPC: "vpc-outside", InnerAccess: true}},
			Instances:      []*reach.Instance{{ID: "i-outside", Running: true, Status: "Running", Network: "vpc", VPC: "vpc-outside"}},
			Interfaces: []*reach.Interface{{
				ID: "eni-outside", VPC: "vpc-outside", VSwitch: "vsw-outside", Instance: "i-outside", Groups: []string{"sg-outside"},
				Addresses: []netip.Addr{netip.MustParseAddr("10.1.0.10")},
			}},
			Buckets: []*reach.Bucket{{Name: "bkt-outside", Location: r.OSS[0].ID, Type: r.OSS[0].Type, ACL: "private"}},
		})
		return
	}
}

// vary makes one change.
func (w *world) vary(change string) {
	switch change {
	case FirewallOpensWeb:
		w.firewall(8080)
	case FirewallOpensSSH:
		w.firewall(22)
	case WebGroupClosed:
		w.site.Instances[0].Groups = []string{"sg-closed"}
		for _, n := range w.site.Interfaces {
			if n.Instance == "i-web" {
				n.Groups = []string{"sg-closed"}
			}
		}
	case AppByNAT:
		w.nat()
	case EverybodyWhiteListed:
		w.site.Databases[0].WhiteLists[0].Peers = []netip.Prefix{everywhere}
	case LineDown:
		w.site.Lines[0].Active, w.site.Lines[0].Status = false, "terminated"
	case TunnelsDown:
		for _, t := range w.site.Tunnels {
			t.Up, t.Status = false, "init"
		}
	case NoRouteBack:
		w.site.RouteTables[0].Routes = w.site.RouteTables[0].Routes[:1]
	case WebBlackHoled:
		w.blackHole(WebPublic)
	case FrontBlackHoled:
		w.blackHole(FrontPublic)
	case InnerBlackHoled:
		w.site.EIPs = append(w.site.EIPs, &reach.EIP{ID: "eip-inner", Address: InnerPublic, TargetType: "SlbInstance", Target: "lb-inner", Bandwidth: 5, Bound: true})
		w.blackHole(InnerPublic)
	case TicketFor2800:
		w.site.Openings = []reach.Opening{{Ticket: "ticket-1", Address: FrontPublic, Port: 2800}}
	case OutByAppliance:
		w.site.RouteTables[0].Routes = append(w.site.RouteTables[0].Routes, reach.Route{ID: "rte-out", Destination: everywhere, NextHopType: "Instance", NextHop: "i-appliance"})
	case BlackListMode:
		w.site.PortMode = "blacklist"
	default:
		panic("reachtest: no such variation: " + change)
	}
}

func (w *world) firewall(port uint16) {
	w.site.Firewall = &reach.Firewall{Edition: "basic", Policies: []reach.FirewallPolicy{{
		ID: "acl-open", Inbound: true, Allow: true, Protocols: reach.TCP, Sources: []netip.Prefix{everywhere},
		Destinations: []netip.Prefix{netip.PrefixFrom(WebPublic, 32)}, Ports: []reach.PortRange{{First: port, Last: port}},
	}}}
}

func (w *world) nat() {
	w.site.NATGateways = []*reach.NATGateway{{ID: "ngw-1", VPC: "vpc-1", VSwitch: "vsw-1", Internet: true, Available: true, SNAT: []reach.SNAT{
		{ID: "snat-1", Source: w.site.VSwitches[0].CIDR, Addresses: []netip.Addr{NATPublic}},
	}}}
	w.site.EIPs = append(w.site.EIPs, &reach.EIP{ID: "eip-nat", Address: NATPublic, TargetType: "Nat", Target: "ngw-1", Bandwidth: 5, Bound: true})
	w.site.RouteTables[0].Routes = append(w.site.RouteTables[0].Routes, reach.Route{ID: "rte-nat", Destination: everywhere, NextHopType: "NatGateway", NextHop: "ngw-1"})
}

func (w *world) blackHole(a netip.Addr) {
	w.site.BlackHoles = append(w.site.BlackHoles, reach.BlackHole{ID: BlackHoleRule, Address: a, Why: "DDoS protection black-holed the address."})
}
