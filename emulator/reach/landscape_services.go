package reach

import "net/netip"

// LoadBalancer is a classic load balancer.
type LoadBalancer struct {
	ID       string
	Address  netip.Addr
	Internet bool
	// Network, VPC and VSwitch are those of an intranet balancer.
	Network, VPC, VSwitch string
	Active                bool
	Status                string
	Listeners             []*Listener
	// Servers are those of its default group; their ports are the listeners' business.
	Servers []Backend
}

// Listener serves one port.
type Listener struct {
	ID string
	// Protocol is "tcp", "udp", "http" or "https".
	Protocol string
	Port     uint16
	Running  bool
	Access   *AccessList // nil when everybody may come
	// RedirectTo is the port of the HTTPS listener to which an HTTP listener redirects; zero for none. Such a
	// listener answers itself and needs no server.
	RedirectTo uint16
	// Backends are the servers of its group and of its forwarding rules' groups.
	Backends []Backend
	// Group is its server group, empty for the balancer's default one; BackendPort is the port of servers that name none.
	Group       string
	BackendPort uint16
}

// AccessList decides who may use a listener.
type AccessList struct {
	// IDs name the lists, or "white list" for the one that predates them.
	IDs   []string
	White bool
	Peers []netip.Prefix
	// Lists are the ids of the lists that the peers stand in, one a peer.
	Lists []string
	// Strict says that a white list without an entry lets nobody in, as the one that predates access control lists
	// does. Without an entry those let everybody in, black or white.
	Strict bool
}

// Backend is a server of a listener.
type Backend struct {
	// Server is an instance's or an interface's id; Address is where it is reached.
	Server  string
	Address netip.Addr
	Port    uint16
	Weight  int
	// Healthy is what the health check last said.
	Healthy bool
	// Standby says that it is the slave of a pair and its master serves.
	Standby bool
	// Group is the server group that names it, for the explanation.
	Group string
}

// Database is an RDS instance.
type Database struct {
	ID, Engine, Network, VPC string
	Running                  bool
	Status                   string
	Endpoints                []DatabaseEndpoint
	// WhiteLists are the addresses that may connect; a packet from any of them passes.
	WhiteLists []WhiteList
	// Groups are security groups whose members may connect.
	Groups []string
}

// DatabaseEndpoint is an address of a database.
type DatabaseEndpoint struct {
	Host    string
	Address netip.Addr
	Port    uint16
	Public  bool
	VPC     string // empty on the classic network
	VSwitch string
}

// WhiteList is a named list of addresses.
type WhiteList struct {
	Name  string
	Peers []netip.Prefix
	// Network is what the list is for, where a database keeps its networks apart: "vpc", or "classic", which is the
	// internet too. Empty for any.
	Network string
}

// Bucket is an OSS bucket.
type Bucket struct {
	Name string
	// Location is the OSS location's id and Type that of the location: "public" or "intranet".
	Location, Type string
	// ACL is private, public-read or public-read-write.
	ACL string
	// Policy are the statements of the bucket policy that look at where a request comes from, denials first.
	Policy []BucketStatement
	// Document is the policy as it was written.
	Document string
}

// BucketStatement is a statement of a bucket policy, reduced to what it says about places.
type BucketStatement struct {
	ID    string
	Allow bool
	// Everybody says that it is about every principal, anonymous ones too.
	Everybody bool
	// VPCs and NotVPCs are the conditions on acs:SourceVpc; Peers and NotPeers those on acs:SourceIp. Nil: no condition.
	VPCs, NotVPCs   []string
	Peers, NotPeers []netip.Prefix
	// Other names conditions that the engine does not model; the statement then decides nothing.
	Other string
}
