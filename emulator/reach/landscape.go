package reach

import "net/netip"

// Landscape is everything about the world that decides who reaches whom, at one moment. It is read only: engines and
// their users share it.
type Landscape struct {
	Regions []*Region
	Sites   []*Site
}

// Region is a region with its border.
type Region struct {
	ID string
	// Cloud is "public", "finance" or "gov".
	Cloud string
	// Border holds the rows of the law in the order in which they are read; a packet that none matches passes.
	Border []BorderRow
	// OperatorPool are the addresses of the management VPN, ServicePool those of the cloud's own services on the
	// intranet (OSS, API), IntranetPool those of plain hosts on the region's intranet (and of its classic network).
	OperatorPool, ServicePool, IntranetPool netip.Prefix
	// OSS are the host names of the region's OSS locations.
	OSS []OSSLocation
}

// OSSLocation is a location of buckets.
type OSSLocation struct {
	ID string
	// Type is "public" or "intranet".
	Type string
	// Internet is the endpoint on the internet; empty where there is none. Intranet are those on the intranet.
	Internet string
	Intranet []string
}

// BorderRow is one row of the law about the edge of a region's network. Places are the words of package regions.
type BorderRow struct {
	ID        string
	Inbound   bool
	From, To  []string
	Networks  []string // of the resource inside: "classic", "vpc"; empty for any
	Mode      string   // only in this port mode of the account's load balancers
	Protocols Protocols
	Ports     []PortRange
	Allow     bool
	// Unless are the conditions that lift a refusal: "cloud-firewall", "ticket", "bandwidth", "eip-or-nat".
	Unless []string
	Why    string
	// Source cites the document and section that say so.
	Source string
}

// Site is what one account has in one region.
type Site struct {
	Account string
	// Cloud is what the account is certified for.
	Cloud  string
	Region string
	// Network is the account's venue in a region that has both: "classic" or "vpc".
	Network string
	// PortMode is "whitelist" or "blacklist"; empty where the law knows no modes.
	PortMode string

	VPCs           []*VPC
	VSwitches      []*VSwitch
	RouteTables    []*RouteTable
	NetworkACLs    []*NetworkACL
	SecurityGroups []*SecurityGroup
	Instances      []*Instance
	Interfaces     []*Interface
	EIPs           []*EIP
	NATGateways    []*NATGateway
	LoadBalancers  []*LoadBalancer
	Databases      []*Database
	Buckets        []*Bucket
	Lines          []*Line
	Tunnels        []*Tunnel

	// Firewall is the account's Cloud Firewall here; nil when it has none.
	Firewall *Firewall
	// Openings are the approved white-list tickets of load balancers.
	Openings []Opening
	// BlackHoles are the public addresses that DDoS protection has taken off the internet.
	BlackHoles []BlackHole
}

// VPC is a private network.
type VPC struct {
	ID    string
	CIDRs []netip.Prefix
	// Router is the id of its virtual router.
	Router string
}

// VSwitch is a subnet of a VPC. RouteTable is the table it follows; NetworkACL is empty when it has none.
type VSwitch struct {
	ID, VPC, RouteTable, NetworkACL string
	CIDR                            netip.Prefix
}

// RouteTable is a route table with its routes; the most specific destination that covers an address decides.
type RouteTable struct {
	ID, VPC string
	Routes  []Route
}

// Route leads a destination to a next hop. NextHopType is the API's word: Instance, NetworkInterface, NatGateway,
// VpnGateway, RouterInterface, HaVip, "local" and "service" (routes that the VPC keeps itself), ….
type Route struct {
	ID                   string
	Destination          netip.Prefix
	NextHopType, NextHop string
}

// NetworkACL is the stateless filter of vSwitches. Rules are in the order in which they are read; what no rule
// matches is dropped.
type NetworkACL struct {
	ID              string
	Ingress, Egress []ACLRule
}

// ACLRule is a rule of a network ACL. Peers are the sources of an ingress rule, the destinations of an egress rule;
// Ports are those of the addressee.
type ACLRule struct {
	ID        string
	Allow     bool
	Protocols Protocols
	Peers     []netip.Prefix
	Ports     []PortRange // nil for all
}

// SecurityGroup is the stateful filter of interfaces.
type SecurityGroup struct {
	ID, VPC string
	// Enterprise groups let members reach each other by rules alone.
	Enterprise bool
	// InnerAccess says that members of a normal group reach each other, whatever the rules say.
	InnerAccess bool
	Rules       []GroupRule
}

// GroupRule is a rule of a security group. It names its peers by prefixes (addresses, prefix lists already opened) or
// by a group.
type GroupRule struct {
	ID        string
	Ingress   bool
	Allow     bool
	Priority  int // 1 is read first
	Protocols Protocols
	Ports     []PortRange // of the addressee; nil for all
	// SourcePorts are those of the sender; nil for all.
	SourcePorts []PortRange
	// Peers are prefixes of the far end, nil when the rule names a group.
	Peers []netip.Prefix
	// Local narrows the near end; nil for any.
	Local []netip.Prefix
	// Group and GroupAccount name the group whose members are the far end.
	Group, GroupAccount string
	// Nic is "internet" or "intranet", for groups of the classic network; empty in a VPC.
	Nic string
}

// Instance is an ECS instance.
type Instance struct {
	ID string
	// Running says that it takes packets; Status is the word for people.
	Running bool
	Status  string
	// Network is "classic" or "vpc".
	Network, VPC string
	// InnerIP is its intranet address on the classic network, PublicIP its own public address (not an EIP).
	InnerIP, PublicIP netip.Addr
	// BandwidthOut is what it bought towards the internet, in Mbit/s.
	BandwidthOut int
	// Groups are those of a classic instance; in a VPC the interfaces have them.
	Groups []string
}

// Interface is an elastic network interface, primary or secondary.
type Interface struct {
	ID, VPC, VSwitch string
	// Instance is what it is attached to; empty for none.
	Instance  string
	Addresses []netip.Addr // the primary one first
	Groups    []string
}

// EIP is an elastic IP address.
type EIP struct {
	ID      string
	Address netip.Addr
	// TargetType is the API's word (EcsInstance, NetworkInterface, SlbInstance, Nat, IpAddress); empty while free.
	TargetType, Target string
	PrivateIP          netip.Addr // the address behind it, when one was named
	// CutThrough says that a secondary interface itself has the address, in the place of its private ones: network ACLs
	// do not see what goes by it, and the interface is on the internet alone.
	CutThrough bool
	Bandwidth  int // Mbit/s
	// Bound says that the association is complete.
	Bound bool
}

// NATGateway is a NAT gateway with its tables.
type NATGateway struct {
	ID, VPC, VSwitch string
	// Internet gateways translate to EIPs; others are VPC NAT gateways.
	Internet  bool
	Available bool
	SNAT      []SNAT
	DNAT      []DNAT
	// SNATTable and DNATTable are the ids of its tables.
	SNATTable, DNATTable string
}

// SNAT gives sources an address of the gateway's.
type SNAT struct {
	ID        string
	Source    netip.Prefix
	Addresses []netip.Addr
}

// DNAT forwards an address of the gateway's. Nil port ranges mean any port; ranges of the same length are mapped one
// to one.
type DNAT struct {
	ID                 string
	External, Internal netip.Addr
	ExternalPorts      *PortRange
	InternalPorts      *PortRange
	Protocols          Protocols
}

// Line is a leased line: a virtual border router with the places it leads to.
type Line struct {
	// ID is the VBR's.
	ID     string
	Active bool
	Status string
	// Network is "classic" or "vpc": what the line leads into.
	Network string
	// RouteTable is the border router's.
	RouteTable string
	// Remote are the addresses on the customer's side: what the VBR routes to its physical connection. Of two routes
	// of the VBR that cover an address the most specific one leads.
	Remote []netip.Prefix
	// Links are its connections into VPCs.
	Links []LineLink
}

// LineLink is a pair of router interfaces between a VBR and a VPC.
type LineLink struct {
	// VPC is the other side; Interface is the VPC's router interface, VBRInterface the border router's.
	VPC, Interface, VBRInterface string
	Active                       bool
	// Routed are the prefixes that the VBR routes into the VPC.
	Routed []netip.Prefix
}

// Tunnel is an SSL-VPN server or an IPsec connection.
type Tunnel struct {
	// ID is the server's or the connection's.
	ID string
	// SSL tells the two apart.
	SSL bool
	// Gateway is the VPN gateway, VPC where it stands; both are empty for a connection to a transit router.
	Gateway, VPC string
	Up           bool
	Status       string
	// Remote is the pool of client addresses, or the subnets of the far side; Local is what is offered through it.
	Remote, Local []netip.Prefix
}

// Firewall is an account's Cloud Firewall.
type Firewall struct {
	Edition string
	// Policies are the control policies that are switched on, in the order in which they are read.
	Policies []FirewallPolicy
	// Unprotected are the public addresses whose protection was switched off: no policy is read for them.
	Unprotected []netip.Addr
}

// FirewallPolicy is a control policy of the internet border.
type FirewallPolicy struct {
	ID           string
	Inbound      bool
	Allow        bool
	Protocols    Protocols
	Sources      []netip.Prefix
	Destinations []netip.Prefix
	Ports        []PortRange // nil for all
	// Other names a condition that the engine does not model (applications, domains, places); a policy with one
	// opens nothing and is passed over.
	Other string
}

// Opening is an approved ticket: one port of one address.
type Opening struct {
	Ticket  string
	Address netip.Addr
	Port    uint16
}

// BlackHole is a public address that receives nothing from the internet.
type BlackHole struct {
	ID      string
	Address netip.Addr
	Why     string
	// Source cites the document and section of the threshold.
	Source string
}
