package regions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Direction is how a packet crosses a region's border.
type Direction string

// In and Out are seen from the region.
const (
	In  Direction = "in"
	Out Direction = "out"
)

// Border is one row about what the edge of a region's network lets through. The rows that Matrix.Borders
// returns are read in order and the first that matches decides; a packet that none matches passes.
type Border struct {
	Provenance `yaml:",inline"`
	Direction  Direction `yaml:"direction" json:"direction"`
	From       OneOrMore `yaml:"from" json:"from"`                           // places, see Place
	To         OneOrMore `yaml:"to" json:"to"`                               // places
	Network    OneOrMore `yaml:"network,omitempty" json:"network,omitempty"` // of the resource inside; empty for any
	Mode       string    `yaml:"mode,omitempty" json:"mode,omitempty"`       // only in this mode of the account ("whitelist", "blacklist")
	Protocol   OneOrMore `yaml:"protocol,omitempty" json:"protocol,omitempty"`
	Ports      Ports     `yaml:"ports,omitempty" json:"ports,omitempty"`
	Verdict    Verdict   `yaml:"verdict" json:"verdict"`
	Unless     OneOrMore `yaml:"unless,omitempty" json:"unless,omitempty"` // what lifts a refusal, see Condition
	Later      bool      `yaml:"later,omitempty" json:"later,omitempty"`   // documented after the source documents; applied only by who asks for it
	Regions    OneOrMore `yaml:"region,omitempty" json:"region,omitempty"`
}

// Condition is what lifts a refusal at the border: where it holds, the row is passed over.
type Condition = string

// The conditions that border rows name.
const (
	UnlessCloudFirewall Condition = "cloud-firewall" // a Cloud Firewall policy opens the port
	UnlessTicket        Condition = "ticket"         // a white-list ticket for that address and port passed both reviews
	UnlessBandwidth     Condition = "bandwidth"      // the instance bought internet bandwidth
	UnlessEgress        Condition = "eip-or-nat"     // an EIP or a NAT gateway leads out
)

var conditions = []Condition{UnlessCloudFirewall, UnlessTicket, UnlessBandwidth, UnlessEgress}

// Place is where a packet comes from or goes to, in the words of border rows.
type Place = string

// The places that border rows name. A public address of an instance is PlaceECS whether it is the
// instance's own (classic) or an EIP (VPC).
const (
	PlaceInternet       Place = "internet"
	PlaceIntranet       Place = "intranet"     // a host on the region's own intranet
	PlacePublicIntranet Place = "public-ecs"   // an ECS of the public cloud, on its intranet
	PlacePublicOSS      Place = "public-oss"   // OSS of the public cloud, on its intranet
	PlaceManagementVPN  Place = "mgmt-vpn"     // the operator's VPN into the region
	PlaceSSLVPN         Place = "sslvpn"       // a client of an SSL-VPN server
	PlaceIPsec          Place = "ipsec"        // the far side of an IPsec connection
	PlaceLine           Place = "line"         // the far side of a leased line
	PlaceECS            Place = "ecs"          // an instance
	PlaceSLBInternet    Place = "slb-internet" // an internet-facing load balancer
	PlaceSLBIntranet    Place = "slb-intranet" // an intranet load balancer
	PlaceRDS            Place = "rds"          // a database instance
	PlaceOSSPublic      Place = "oss-public"   // a bucket of public type, by its internet endpoint
	PlaceOSSIntranet    Place = "oss-intranet" // a bucket by an intranet endpoint
	PlaceVPCResource    Place = "vpc-resource" // anything with an address inside the VPC
	PlaceManagementAPI  Place = "api"          // the management API and console
)

var places = []Place{
	PlaceInternet, PlaceIntranet, PlacePublicIntranet, PlacePublicOSS, PlaceManagementVPN, PlaceSSLVPN, PlaceIPsec,
	PlaceLine, PlaceECS, PlaceSLBInternet, PlaceSLBIntranet, PlaceRDS, PlaceOSSPublic, PlaceOSSIntranet,
	PlaceVPCResource, PlaceManagementAPI,
}

// Threshold is the traffic from which an address is scrubbed or black-holed.
type Threshold struct {
	Provenance   `yaml:",inline"`
	Kind         string    `yaml:"kind" json:"kind"` // "blackhole" or "scrub"
	To           OneOrMore `yaml:"to" json:"to"`     // PlaceECS, PlaceSLBInternet
	Network      OneOrMore `yaml:"network,omitempty" json:"network,omitempty"`
	AccountCloud OneOrMore `yaml:"accountCloud,omitempty" json:"accountCloud,omitempty"`
	Gbps         float64   `yaml:"gbps" json:"gbps"`
	Regions      OneOrMore `yaml:"region,omitempty" json:"region,omitempty"`
}

// Ports is a canonical set of port ranges, written "80,443,2800-3300".
type Ports []PortRange

// PortRange is From to To, both included.
type PortRange struct {
	From uint16 `json:"from"`
	To   uint16 `json:"to"`
}

// Contains says whether a port is in the set.
func (p Ports) Contains(port uint16) bool {
	for _, r := range p {
		if r.From <= port && port <= r.To {
			return true
		}
	}
	return false
}

// String writes the set as the data spells it.
func (p Ports) String() string {
	parts := make([]string, len(p))
	for i, r := range p {
		parts[i] = strconv.Itoa(int(r.From))
		if r.To != r.From {
			parts[i] += "-" + strconv.Itoa(int(r.To))
		}
	}
	return strings.Join(parts, ",")
}

// ParsePorts reads "80,443,2800-3300" and answers it sorted, with touching ranges joined.
func ParsePorts(text string) (Ports, error) {
	var out Ports
	for part := range strings.SplitSeq(text, ",") {
		low, high, isRange := strings.Cut(strings.TrimSpace(part), "-")
		from, err := strconv.ParseUint(low, 10, 16)
		if err != nil {
			return nil, fmt.Errorf("%q is not a port or range such as 443 or 2800-3300", part)
		}
		to := from
		if isRange {
			if to, err = strconv.ParseUint(high, 10, 16); err != nil || to < from {
				return nil, fmt.Errorf("%q is not a port or range such as 443 or 2800-3300", part)
			}
		}
		out = append(out, PortRange{uint16(from), uint16(to)})
	}
	slices.SortFunc(out, func(a, b PortRange) int { return int(a.From) - int(b.From) })
	joined := out[:1]
	for _, r := range out[1:] {
		last := &joined[len(joined)-1]
		if int(r.From) > int(last.To)+1 {
			joined = append(joined, r)
			continue
		}
		last.To = max(last.To, r.To)
	}
	return joined, nil
}

// Crossing is a packet at the border: what a row is asked about. Holds lists the conditions that hold for it.
type Crossing struct {
	From, To Place
	Network  string // of the resource inside
	Mode     string // port mode of the account's load balancers
	Protocol string // "tcp", "udp" or "icmp"
	Port     uint16 // of the destination, for tcp and udp
	Holds    []Condition
}

// Matches says whether the row decides about a crossing.
func (b Border) Matches(c Crossing) bool {
	if !slices.Contains(b.From, c.From) || !slices.Contains(b.To, c.To) {
		return false
	}
	return (len(b.Network) == 0 || slices.Contains(b.Network, c.Network)) &&
		(b.Mode == "" || b.Mode == c.Mode) &&
		(len(b.Protocol) == 0 || slices.Contains(b.Protocol, c.Protocol)) &&
		(len(b.Ports) == 0 || c.Protocol != "icmp" && b.Ports.Contains(c.Port)) &&
		!slices.ContainsFunc(b.Unless, func(condition string) bool { return slices.Contains(c.Holds, condition) })
}

// FirstMatch finds the row that decides about a crossing. Without one, the packet passes.
func FirstMatch(rows []Border, c Crossing) (Border, bool) {
	for _, row := range rows {
		if row.Matches(c) {
			return row, true
		}
	}
	return Border{}, false
}

// Borders lists the border rows of a region in the order in which they are read: rows of the region before
// those of its class. Rows documented later than the source documents are left out; BordersToday has them.
func (m *Matrix) Borders(regionID string) []Border {
	return slices.DeleteFunc(m.BordersToday(regionID), func(b Border) bool { return b.Later })
}

// BordersToday is Borders with the rows that newer documents added.
func (m *Matrix) BordersToday(regionID string) []Border { return slices.Clone(m.borders[regionID]) }

// Thresholds lists the black-hole and scrubbing thresholds of a region; rows that name an account's cloud
// or a network come before those that do not, so that the first match holds.
func (m *Matrix) Thresholds(regionID string) []Threshold { return slices.Clone(m.thresholds[regionID]) }

// BlackHole finds the threshold above which a public address of that kind is black-holed.
func (m *Matrix) BlackHole(regionID string, to Place, network, accountCloud string) (Threshold, bool) {
	return m.threshold("blackhole", regionID, to, network, accountCloud)
}

// Scrubbing finds the threshold above which traffic to a public address is scrubbed.
func (m *Matrix) Scrubbing(regionID string, to Place, network, accountCloud string) (Threshold, bool) {
	return m.threshold("scrub", regionID, to, network, accountCloud)
}

func (m *Matrix) threshold(kind, regionID string, to Place, network, accountCloud string) (Threshold, bool) {
	for _, t := range m.thresholds[regionID] {
		if t.Kind == kind && slices.Contains(t.To, to) &&
			(len(t.Network) == 0 || slices.Contains(t.Network, network)) &&
			(len(t.AccountCloud) == 0 || slices.Contains(t.AccountCloud, accountCloud)) {
			return t, true
		}
	}
	return Threshold{}, false
}
