package reach

// Kind is the sort of a control, in the field's words.
type Kind string

// The controls that the engine knows.
const (
	AtBorder        Kind = "border"         // the region's edge, by the law
	AtBlackHole     Kind = "black-hole"     // DDoS protection
	AtFirewall      Kind = "firewall"       // Cloud Firewall
	AtAddress       Kind = "address"        // whether a public address is bound and has bandwidth
	AtNAT           Kind = "nat"            // SNAT and DNAT entries
	AtRoute         Kind = "route"          // route tables
	AtNetworkACL    Kind = "network-acl"    // of a vSwitch, in either direction
	AtSecurityGroup Kind = "security-group" // of an interface or instance, in either direction
	AtInstance      Kind = "instance"       // whether it runs
	AtListener      Kind = "listener"       // whether one listens
	AtAccessList    Kind = "access-list"    // of a listener
	AtBackends      Kind = "backends"       // whether one is healthy
	AtDatabase      Kind = "database"       // whether it runs, and has such an address
	AtWhiteList     Kind = "white-list"     // of a database
	AtEndpoint      Kind = "endpoint"       // OSS and API endpoints
	AtBucketPolicy  Kind = "bucket-policy"
	AtTunnel        Kind = "tunnel" // VPN gateways, leased lines
	AtName          Kind = "name"   // whether there is such a thing at all
)

// Rule is one line of a control.
type Rule struct {
	// ID is a rule of the law ("G4-eip-no-inbound") or of a resource ("sgr-…", "nacl-…/rule", "vtb-…").
	ID    string
	Allow bool
	Match Match
	// Why is one sentence for an engineer, without the id.
	Why string
	// Source cites the document and section behind a rule of the law; empty for those of resources.
	Source string
}

// Control is one place on a path that lets packets pass or stops them. Controls are immutable once made, and paths
// that cross the same security groups share them: compare pointers to know that two are the same.
type Control struct {
	Kind Kind
	// At names the place: "border of cn-shanghai-finance-1", "security groups of eni-…".
	At string
	// Rules are read in order and the first that matches decides; Otherwise decides about the rest, its Match is empty.
	Rules     []Rule
	Otherwise Rule
	// Unknown, when it is not empty, names what the engine does not model here; nothing is decided then.
	Unknown string
	// Remedy is the single change that would let a packet pass here; nil when no customer can change it.
	Remedy *Remedy
}

// Decide finds the rule that decides about a header.
func (c *Control) Decide(h Header) Rule {
	for _, r := range c.Rules {
		if r.Match.Matches(h) {
			return r
		}
	}
	return c.Otherwise
}

// Pass makes a control that lets everything through, for a hop worth naming.
func Pass(kind Kind, at, id, why string) *Control {
	return &Control{Kind: kind, At: at, Otherwise: Rule{ID: id, Allow: true, Why: why}}
}

// Stop makes a control that stops everything.
func Stop(kind Kind, at, id, why string) *Control {
	return &Control{Kind: kind, At: at, Otherwise: Rule{ID: id, Why: why}}
}

// Unmodelled makes a control about which the engine cannot tell.
func Unmodelled(kind Kind, at, what string) *Control {
	return &Control{Kind: kind, At: at, Unknown: what}
}

// Path is one way from a source to a destination: a series of controls over one header.
type Path struct {
	// Via says in a few words how the path goes: "by EIP 47.0.0.1", "by listener tcp:80 of lb-…".
	Via string
	// Scope are the headers for which there is such a path, such as the one port of a listener. Peers of the scope
	// are where the far end can be at all.
	Scope    Match
	Controls []*Control
	Delivery Delivery
	// astray says that the way ends before the resource's door: it is kept only where no other leads further.
	astray bool
	// class orders paths by how directly they lead to the target, for who asks why none is open.
	class int
}

// What a path leads to.
const (
	ToInstance = "instance" // a port of an instance
	ToListener = "listener" // a listener of a load balancer, which picks the server itself
	ToDatabase = "database"
	ToBucket   = "bucket"
	ToAPI      = "api"
	ToInternet = "internet"
	ToNothing  = "nothing" // of paths that exist only to say what stops a packet
)

// Delivery is the end of a path: who gets the packet, on which address and port.
type Delivery struct {
	// Kind is one of the constants above.
	Kind string
	// Destination is the resource as a question would name it: "ecs:i-…", "slb:lb-…", "rds:rm-…", "oss:name".
	Destination string
	// ID is the resource's id; Listener is the id of the listener for ToListener.
	ID, Listener string
	// Region and Account of the resource.
	Region, Account string
	// Port is where the packet arrives when a rewriting fixes it; zero means the header's port plus Shift.
	Port  uint16
	Shift int
}

// PortOf tells on which port a packet arrives.
func (d Delivery) PortOf(h Header) uint16 {
	if d.Port != 0 {
		return d.Port
	}
	return uint16(int(h.Port) + d.Shift)
}
