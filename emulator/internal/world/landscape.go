package world

import (
	"iter"
	"net/netip"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/reach"
	"github.com/ringfence-dev/ringfence/regions"
)

// Addresses of the intranet that belong to no resource: those of plain hosts, of operators who dialled into the
// management VPN, and of the cloud's own services. The pools are disjoint from what the emulator gives out. A0400
var (
	intranetPool = netip.MustParsePrefix("10.0.0.0/11")
	operatorPool = netip.MustParsePrefix("10.32.0.0/11")
	servicePool  = netip.MustParsePrefix("100.100.0.0/16")
)

// landRegion is a region as the reachability engine sees it.
func landRegion(m *regions.Matrix, r regions.Region) *reach.Region {
	land := &reach.Region{ID: r.ID, Cloud: r.Class, IntranetPool: intranetPool, OperatorPool: operatorPool, ServicePool: servicePool}
	for _, row := range m.Borders(r.ID) {
		land.Border = append(land.Border, BorderRow(m, row))
	}
	for _, l := range r.OSS {
		land.OSS = append(land.OSS, reach.OSSLocation{ID: l.Location, Type: l.Type, Internet: l.Internet, Intranet: l.Intranet})
	}
	return land
}

// BorderRow is a row of the law as the reachability engine reads it.
func BorderRow(m *regions.Matrix, row regions.Border) reach.BorderRow {
	land := reach.BorderRow{
		ID: row.ID, Inbound: row.Direction == regions.In, From: row.From, To: row.To, Networks: row.Network, Mode: row.Mode,
		Allow: row.Verdict == regions.Allow, Unless: row.Unless, Why: row.Why, Source: m.Cite(row.Provenance),
	}
	for _, p := range row.Protocol {
		one, _ := reach.ParseProtocol(p) // the law's protocols were checked when it was loaded
		land.Protocols |= one
	}
	for _, r := range row.Ports {
		land.Ports = append(land.Ports, reach.PortRange{First: r.From, Last: r.To})
	}
	return land
}

// collect gathers what a walk over records makes of each; nil results are left out.
func collect[T, L any](records iter.Seq2[*T, error], make func(*T) (*L, error)) ([]*L, error) {
	var all []*L
	for record, err := range records {
		if err != nil {
			return nil, err
		}
		one, err := make(record)
		if err != nil {
			return nil, err
		}
		if one != nil {
			all = append(all, one)
		}
	}
	return all, nil
}

// landSite fills what the transaction's account has in its region, but for buckets and the border.
func (tx *Tx) landSite(site *reach.Site) (err error) {
	steps := []func(*reach.Site) error{tx.landVPCs, tx.landFilters, tx.landInstances, tx.landPublic, tx.landBalancers, tx.landDatabases, tx.landLinks}
	for _, step := range steps {
		if err := step(site); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) landVPCs(site *reach.Site) (err error) {
	site.VPCs, err = collect(tx.VPCs.Each(), func(v *VPC) (*reach.VPC, error) {
		return &reach.VPC{ID: v.ID, CIDRs: v.Ranges(), Router: v.Router}, nil
	})
	if err != nil {
		return err
	}
	site.VSwitches, err = collect(tx.VSwitches.Each(), func(v *VSwitch) (*reach.VSwitch, error) {
		return &reach.VSwitch{ID: v.ID, VPC: v.VPC, RouteTable: v.RouteTable, NetworkACL: v.NetworkACL, CIDR: v.CIDR}, nil
	})
	if err != nil {
		return err
	}
	site.RouteTables, err = collect(tx.RouteTables.Each(), func(t *RouteTable) (*reach.RouteTable, error) {
		routes, err := tx.landRoutes(t.ID)
		return &reach.RouteTable{ID: t.ID, VPC: t.VPC, Routes: routes}, err
	})
	return err
}

// landRoutes are the routes of a table. One with several next hops is one route each: all of them carry packets.
func (tx *Tx) landRoutes(table string) ([]reach.Route, error) {
	var routes []reach.Route
	for e, err := range tx.RouteEntriesByTable.Each(table) {
		if err != nil {
			return nil, err
		}
		if e.Status != Available || !e.Destination.Addr().Is4() {
			continue
		}
		for _, hop := range e.NextHops {
			routes = append(routes, reach.Route{ID: e.ID, Destination: e.Destination, NextHopType: hop.Type, NextHop: hop.ID})
		}
	}
	return routes, nil
}

func (tx *Tx) landFilters(site *reach.Site) (err error) {
	site.NetworkACLs, err = collect(tx.NetworkACLs.Each(), func(a *NetworkACL) (*reach.NetworkACL, error) {
		return &reach.NetworkACL{ID: a.ID, Ingress: landACL(a.Ingress), Egress: landACL(a.Egress)}, nil
	})
	if err != nil {
		return err
	}
	site.SecurityGroups, err = collect(tx.SecurityGroups.Each(), func(g *SecurityGroup) (*reach.SecurityGroup, error) {
		land := &reach.SecurityGroup{ID: g.ID, VPC: g.VPC, Enterprise: g.Type == "enterprise", InnerAccess: g.InnerAccess == "Accept"}
		for _, r := range g.Rules {
			rule, ok, err := tx.landGroupRule(r)
			if err != nil {
				return nil, err
			}
			if ok {
				land.Rules = append(land.Rules, rule)
			}
		}
		return land, nil
	})
	return err
}

func landACL(rules []ACLRule) []reach.ACLRule {
	var land []reach.ACLRule
	for _, r := range rules {
		protocols, ok := landProtocols(r.Protocol)
		peers := prefixes(r.CIDR)
		if !ok || len(peers) == 0 {
			continue
		}
		land = append(land, reach.ACLRule{ID: r.ID, Allow: r.Policy == "accept", Protocols: protocols, Peers: peers, Ports: landPorts(r.Port)})
	}
	return land
}

// landGroupRule reads a rule of a security group; it is false for rules about protocols and addresses that the engine
// does not speak of (GRE, IPv6).
func (tx *Tx) landGroupRule(r SecurityRule) (reach.GroupRule, bool, error) {
	protocols, ok := landProtocols(r.Protocol)
	land := reach.GroupRule{
		ID: r.ID, Ingress: r.Direction == "ingress", Allow: r.Policy == "accept", Priority: r.Priority, Protocols: protocols,
		Ports: landPorts(r.Ports), SourcePorts: landPorts(r.SourcePorts), Group: r.Group, GroupAccount: r.GroupAccount, Nic: r.NicType,
	}
	if r.LocalCIDR != "" {
		land.Local = prefixes(r.LocalCIDR)
	}
	switch {
	case r.Group != "":
		return land, ok, nil
	case r.PrefixList != "":
		list, err := tx.PrefixLists.Get(r.PrefixList)
		if NotFound(err) {
			return land, false, nil
		}
		if err != nil {
			return land, false, err
		}
		for _, e := range list.Entries {
			land.Peers = append(land.Peers, prefixes(e.CIDR)...)
		}
	default:
		land.Peers = prefixes(r.CIDR)
	}
	return land, ok && len(land.Peers) > 0, nil
}

func landProtocols(name string) (reach.Protocols, bool) {
	p, err := reach.ParseProtocol(name)
	return p, err == nil
}

// landPorts reads "80/80", "1/65535" or "-1/-1"; the last and the empty text mean all ports, which is nil.
func landPorts(text string) []reach.PortRange {
	low, high, ok := strings.Cut(text, "/")
	if !ok {
		high = low
	}
	first, err := strconv.ParseUint(low, 10, 16)
	if err != nil {
		return nil
	}
	last, err := strconv.ParseUint(high, 10, 16)
	if err != nil || last < first {
		return nil
	}
	return []reach.PortRange{{First: uint16(first), Last: uint16(last)}}
}

// prefixes reads an IPv4 address or CIDR block, host bits and all; anything else is no prefix.
func prefixes(text string) []netip.Prefix {
	if p, err := netip.ParsePrefix(text); err == nil && p.Addr().Is4() {
		return []netip.Prefix{p.Masked()}
	}
	if a, err := netip.ParseAddr(text); err == nil && a.Is4() {
		return []netip.Prefix{netip.PrefixFrom(a, 32)}
	}
	return nil
}

func (tx *Tx) landInstances(site *reach.Site) (err error) {
	site.Instances, err = collect(tx.Instances.Each(), func(i *Instance) (*reach.Instance, error) {
		return &reach.Instance{
			ID: i.ID, Running: i.Status == Running, Status: string(i.Status), Network: i.Network, VPC: i.VPC,
			InnerIP: i.InnerIP, PublicIP: i.PublicIP, BandwidthOut: i.BandwidthOut, Groups: i.SecurityGroups,
		}, nil
	})
	if err != nil {
		return err
	}
	site.Interfaces, err = collect(tx.NetworkInterfaces.Each(), func(n *NetworkInterface) (*reach.Interface, error) {
		return &reach.Interface{ID: n.ID, VPC: n.VPC, VSwitch: n.VSwitch, Instance: n.Instance, Addresses: n.PrivateIPs, Groups: n.SecurityGroups}, nil
	})
	return err
}

func (tx *Tx) landPublic(site *reach.Site) (err error) {
	site.EIPs, err = collect(tx.EIPs.Each(), func(e *EIP) (*reach.EIP, error) {
		return &reach.EIP{
			ID: e.ID, Address: e.Address, TargetType: e.InstanceType, Target: e.InstanceID, PrivateIP: e.PrivateIP,
			CutThrough: e.Mode == "BINDED", Bandwidth: e.Bandwidth, Bound: e.Status == InUse,
		}, nil
	})
	if err != nil {
		return err
	}
	site.NATGateways, err = collect(tx.NATGateways.Each(), tx.landNAT)
	return err
}

func (tx *Tx) landNAT(g *NATGateway) (*reach.NATGateway, error) {
	land := &reach.NATGateway{ID: g.ID, VPC: g.VPC, VSwitch: g.VSwitch, Internet: g.NetworkType != Intranet, Available: g.Status == Available, SNATTable: g.SNATTable, DNATTable: g.ForwardTable}
	for e, err := range tx.SNATEntriesByTable.Each(g.SNATTable) {
		if err != nil {
			return nil, err
		}
		if e.Status == Available {
			land.SNAT = append(land.SNAT, reach.SNAT{ID: e.ID, Source: e.Source, Addresses: e.IPs})
		}
	}
	for e, err := range tx.DNATEntriesByTable.Each(g.ForwardTable) {
		if err != nil {
			return nil, err
		}
		if e.Status != Available {
			continue
		}
		protocols, _ := landProtocols(e.Protocol)
		land.DNAT = append(land.DNAT, reach.DNAT{
			ID: e.ID, External: e.External, Internal: e.Internal, Protocols: protocols,
			ExternalPorts: onePort(e.ExternalPort), InternalPorts: onePort(e.InternalPort),
		})
	}
	return land, nil
}

// onePort reads a port, a range such as 10/20, or Any, which is nil.
func onePort(text string) *reach.PortRange {
	if ranges := landPorts(text); len(ranges) == 1 {
		return &ranges[0]
	}
	return nil
}

func (tx *Tx) landDatabases(site *reach.Site) (err error) {
	site.Databases, err = collect(tx.DBInstances.Each(), func(d *DBInstance) (*reach.Database, error) {
		land := &reach.Database{
			ID: d.ID, Engine: d.Engine, Network: strings.ToLower(d.Network), VPC: d.VPC,
			Running: d.Status == Running, Status: string(d.Status), Groups: d.SecurityGroups,
		}
		for _, c := range d.Connections {
			for _, port := range []int{c.Port, c.TDSPort, c.PoolerPort} {
				if port != 0 {
					land.Endpoints = append(land.Endpoints, reach.DatabaseEndpoint{
						Host: c.Host, Address: c.Address, Port: uint16(port), Public: c.IPType == DBPublic, VPC: c.VPC, VSwitch: c.VSwitch,
					})
				}
			}
		}
		for _, l := range d.WhiteLists {
			list := reach.WhiteList{Name: l.Name, Network: d.keptApart(l)}
			for _, e := range l.Entries {
				list.Peers = append(list.Peers, prefixes(e)...)
			}
			land.WhiteLists = append(land.WhiteLists, list)
		}
		return land, nil
	})
	return err
}

// keptApart is the network that a white list is for, in the mode that keeps networks apart; empty for any.
func (d *DBInstance) keptApart(l DBWhiteList) string {
	if d.Settings.SecurityIPMode != DBListsApart || l.Network == DBAnyNetwork {
		return ""
	}
	return strings.ToLower(l.Network)
}
