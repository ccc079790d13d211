package nis

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// topologyData are the places of a packet's way and of the way back, as the result tells them.
type topologyData struct {
	Positive positive `json:"positive"`
	Reverse  reverse  `json:"reverse"`
	ReportID string   `json:"topologyReportId"`
}

type positive struct {
	Links []link `json:"linkList"`
	Nodes []node `json:"nodeList"`
}

type reverse struct {
	Links []link `json:"revLinkList"`
	Nodes []node `json:"revNodeList"`
}

type link struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Target string `json:"target"`
}

// node is one place. Only that of the way out has traffic logs; nothing is in them.
type node struct {
	Zone            string       `json:"aZone,omitempty"`
	BizInsID        string       `json:"bizInsId"`
	CIDR            string       `json:"cidr,omitempty"`
	ID              string       `json:"id"`
	IP              string       `json:"ip,omitempty"`
	Level           int          `json:"level,omitempty"`
	MAC             string       `json:"mac,omitempty"`
	MatchedRoute    *nextHops    `json:"matchedRoute,omitempty"`
	NodeType        string       `json:"nodeType"`
	RegionNo        string       `json:"regionNo"`
	RegionNoAlias   string       `json:"regionNoAlias"`
	RevMatchedRoute *revNextHops `json:"revMatchedRoute,omitempty"`
	Status          string       `json:"status,omitempty"`
	TrafficLogs     *[]string    `json:"trafficLogs,omitempty"`
}

// nextHops are where a route leads.
type nextHops struct {
	Destination string    `json:"destinationCidrBlock,omitempty"`
	Hops        []nextHop `json:"nextHopSet"`
}

type revNextHops struct {
	Hops []nextHop `json:"revNextHopSet"`
}

type nextHop struct {
	ID   string `json:"nextHopId"`
	Type string `json:"nextHopType"`
}

// topology lays the places in a row, in either direction. A place that both ends have, such as their vSwitch, is
// passed once.
func (t *trace) topology(id string) topologyData {
	inwards := slices.Clone(t.to.nodes)
	slices.Reverse(inwards)
	var row []node
	for _, n := range slices.Concat(t.from.nodes, t.between, inwards) {
		if !slices.ContainsFunc(row, func(o node) bool { return o.ID == n.ID }) {
			row = append(row, n)
		}
	}
	back := slices.Clone(row)
	slices.Reverse(back)
	data := topologyData{
		ReportID: id, Positive: positive{linked(row), levelled(row)}, Reverse: reverse{linked(back), levelled(back)},
	}
	for i := range data.Positive.Nodes {
		n := &data.Positive.Nodes[i]
		n.MatchedRoute, n.TrafficLogs = &nextHops{Hops: []nextHop{}}, &[]string{}
	}
	for i := range data.Reverse.Nodes {
		data.Reverse.Nodes[i].RevMatchedRoute = &revNextHops{Hops: []nextHop{}}
	}
	return data
}

func linked(row []node) []link {
	links := []link{}
	for i := 1; i < len(row); i++ {
		from, to := row[i-1].ID, row[i].ID
		links = append(links, link{ID: from + "-->" + to, Source: from, Target: to})
	}
	return links
}

// levelled numbers the places in the order of the way; interfaces have no level of their own.
func levelled(row []node) []node {
	nodes, level := slices.Clone(row), 0
	for i := range nodes {
		if nodes[i].NodeType != "ENI" {
			level++
			nodes[i].Level = level
		}
	}
	return nodes
}

// nodeTypes are the sorts of places by the prefix of their ids. VM, VSW and ENI are published, the others are spelled
// alike. A0412
var nodeTypes = map[string]string{
	"i": "VM", "eni": "ENI", "vsw": "VSW", "eip": "EIP", "ngw": "NAT", "vbr": "VBR", "vpn": "VPN", "vco": "IPSEC", "vss": "SSL_VPN", "lb": "SLB", "rm": "RDS",
}

// node describes a place by its id. An address of the internet is told by itself.
func (t *trace) node(id string) (node, error) {
	if address, err := netip.ParseAddr(id); err == nil {
		return node{ID: id, BizInsID: id, NodeType: "INTERNET", IP: address.String()}, nil
	}
	prefix, _, _ := strings.Cut(id, "-")
	return t.nodeOf(nodeTypes[prefix], id)
}

// nodeOf describes a place of a known sort.
func (t *trace) nodeOf(typ, id string) (node, error) {
	n := node{ID: id, BizInsID: id, NodeType: typ}
	there, err := t.fill(&n)
	if err == nil {
		n.RegionNo, n.RegionNoAlias = there.Region.ID, there.Region.ID
	}
	return n, err
}

// fill adds what the record of a place says, and tells in which region it lies.
func (t *trace) fill(n *node) (*world.Tx, error) {
	switch n.NodeType {
	case "VM":
		i, there, err := getIn(t, func(tx *world.Tx) (*world.Instance, error) { return tx.Instances.Get(n.ID) })
		if i != nil {
			n.Zone = i.Zone
		}
		return there, err
	case "ENI":
		e, there, err := getIn(t, func(tx *world.Tx) (*world.NetworkInterface, error) { return tx.NetworkInterfaces.Get(n.ID) })
		if e != nil {
			n.MAC, n.Status = e.MAC, string(e.Status)
			if e.PrivateIP().IsValid() {
				n.IP = e.PrivateIP().String()
			}
		}
		return there, err
	case "VSW":
		v, there, err := getIn(t, func(tx *world.Tx) (*world.VSwitch, error) { return tx.VSwitches.Get(n.ID) })
		if v != nil {
			n.Zone, n.CIDR = v.Zone, v.CIDR.String()
		}
		return there, err
	case "EIP":
		p, there, err := getIn(t, func(tx *world.Tx) (*world.EIP, error) { return tx.EIPs.Get(n.ID) })
		if p != nil {
			n.IP, n.Status = p.Address.String(), string(p.Status)
		}
		return there, err
	case "SLB":
		b, there, err := getIn(t, func(tx *world.Tx) (*world.LoadBalancer, error) { return tx.LoadBalancers.Get(n.ID) })
		if b != nil {
			n.Zone, n.IP, n.Status = b.MasterZone, b.Address.String(), string(b.Status)
		}
		return there, err
	}
	return t.home(n)
}

// home is the region of a place of which nothing more is told.
func (t *trace) home(n *node) (*world.Tx, error) {
	has := map[string]func(*world.Tx) (bool, error){
		"NAT":     func(tx *world.Tx) (bool, error) { return tx.NATGateways.Has(n.ID) },
		"VBR":     func(tx *world.Tx) (bool, error) { return tx.VBRs.Has(n.ID) },
		"VPN":     func(tx *world.Tx) (bool, error) { return tx.VPNGateways.Has(n.ID) },
		"IPSEC":   func(tx *world.Tx) (bool, error) { return tx.IPsecConnections.Has(n.ID) },
		"SSL_VPN": func(tx *world.Tx) (bool, error) { return tx.SSLVPNServers.Has(n.ID) },
		"RDS":     func(tx *world.Tx) (bool, error) { return tx.DBInstances.Has(n.ID) },
		"OSS":     func(tx *world.Tx) (bool, error) { return tx.Buckets.Has(n.ID) },
	}[n.NodeType]
	for _, there := range t.spaces {
		if has == nil {
			break
		}
		found, err := has(there)
		if err != nil || found {
			return there, err
		}
	}
	return t.spaces[0], nil
}
