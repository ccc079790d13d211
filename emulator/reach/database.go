package reach

import (
	"fmt"
	"net/netip"
	"strings"
)

// toDatabase lays the ways to the addresses of a database instance.
func (e *Engine) toDatabase(from *origin, to *target) []*Path {
	d, site := to.database.it, to.database.site
	var paths []*Path
	for _, at := range d.Endpoints {
		if to.address.IsValid() && to.address != at.Address || to.host != "" && to.host != at.Host && to.kind == toRDS {
			continue
		}
		paths = append(paths, e.toEndpoint(from, d, site, at)...)
	}
	if len(paths) == 0 {
		at := door{region: e.regions[site.Region], site: site, network: d.Network, vpc: d.VPC, place: placeRDS}
		for _, a := range e.approach(from, at) {
			if a.stop == nil {
				a.stop = Stop(AtDatabase, "database "+d.ID, d.ID, "The database has no such address.")
				a.cross(a.stop)
			}
			paths = append(paths, a.path("", Match{}, Delivery{Kind: ToNothing, Destination: "rds:" + d.ID, Region: site.Region, Account: site.Account}))
		}
	}
	return paths
}

// toEndpoint lays the way to one address of a database.
func (e *Engine) toEndpoint(from *origin, d *Database, site *Site, at DatabaseEndpoint) []*Path {
	place := door{
		public: at.Public, address: at.Address, region: e.regions[site.Region], site: site, network: networkClassic, vpc: at.VPC,
		vswitch: e.vswitches[at.VSwitch].it, place: placeRDS,
	}
	if at.VPC != "" || at.Public && d.VPC != "" {
		place.network = networkVPC
	}
	deliver := Delivery{Kind: ToDatabase, Destination: "rds:" + d.ID, ID: d.ID, Region: site.Region, Account: site.Account}
	var paths []*Path
	for _, a := range e.approach(from, place) {
		if a.stop != nil && from.kind == fromInternet && !at.Public {
			a.crossed[len(a.crossed)-1] = Stop(AtDatabase, "database "+d.ID, d.ID, "The database has no public address.").
				with(always("a public address of "+d.ID, site.call("rds", "AllocateInstancePublicConnection", "DBInstanceId", d.ID, "ConnectionStringPrefix", d.ID+"-public", "Port", fmt.Sprint(at.Port))))
		}
		via := "by " + at.Host
		if at.Host == "" {
			via = "by " + at.Address.String()
		}
		paths = append(paths, a.path(via, Match{Protocols: TCP, Ports: []PortRange{{at.Port, at.Port}}}, deliver, d.state(), e.whiteList(site, d, at, a.v)))
		deaf := a.path(via, Match{}, deliver, d.state(), Stop(AtDatabase, "database "+d.ID, d.ID, "The database listens on "+d.portsAt(at)+" alone."))
		deaf.Delivery.Kind = ToNothing
		paths = append(paths, deaf)
	}
	return paths
}

// portsAt names the ports of an address: the engine's, and that of a pooler or a second protocol.
func (d *Database) portsAt(at DatabaseEndpoint) string {
	var ports []PortRange
	for _, e := range d.Endpoints {
		if e.Address == at.Address && e.VPC == at.VPC {
			ports = append(ports, PortRange{e.Port, e.Port})
		}
	}
	return "tcp port " + strings.TrimPrefix(serviceIn(TCP, ports), "tcp ")
}

func (d *Database) state() *Control {
	if d.Running {
		return Pass(AtDatabase, "database "+d.ID, "", "The database is running.")
	}
	return Stop(AtDatabase, "database "+d.ID, d.ID, fmt.Sprintf("The database is %s, not running.", d.Status))
}

// whiteList is the control of the addresses that may connect to an endpoint of a database: those of its lists and the
// members of its security groups. A database that keeps its networks apart asks the lists of the endpoint's network.
// Document: RDS, enhanced whitelist mode.
func (e *Engine) whiteList(site *Site, d *Database, at DatabaseEndpoint, v view) *Control {
	network := networkVPC
	if at.Public || at.VPC == "" {
		network = networkClassic
	}
	c := &Control{Kind: AtWhiteList, At: "white lists of " + d.ID, Otherwise: Rule{ID: d.ID, Why: "No white list has the address."}}
	add := func(id string, peers []netip.Prefix, why string) {
		if m := v.match(true, 0, someOf(peers), nil, nil); !m.Never {
			c.Rules = append(c.Rules, Rule{ID: id, Allow: true, Match: m, Why: why})
		}
	}
	for _, l := range d.WhiteLists {
		if l.Network != "" && l.Network != network {
			continue
		}
		add(d.ID+"/"+l.Name, l.Peers, "The white list "+l.Name+" has "+words(l.Peers)+".")
	}
	for _, g := range d.Groups {
		add(g, e.membersOf(g), "Members of "+g+" may connect.")
	}
	list := "default"
	for _, l := range d.WhiteLists {
		if l.Network == "" || l.Network == network {
			list = l.Name
			break
		}
	}
	c.Remedy = &Remedy{What: "white list of " + d.ID, Calls: func(h Header) []Call {
		return []Call{site.call("rds", "ModifySecurityIps", "DBInstanceId", d.ID, "DBInstanceIPArrayName", list, "ModifyMode", "Append", "SecurityIps", v.peerOf(h).String())}
	}}
	return c
}
