package world

import "fmt"

// Protocols of a listener.
const (
	ProtocolTCP   = "tcp"
	ProtocolUDP   = "udp"
	ProtocolHTTP  = "http"
	ProtocolHTTPS = "https"
)

// States of a listener: it is made stopped (Slb CreateLoadBalancerTCPListener).
const (
	ListenerRunning Status = "running"
	ListenerStopped Status = "stopped"
)

// Listener serves one port and protocol of a load balancer. Fields that a protocol does not know are zero.
type Listener struct {
	Meta
	LoadBalancer string
	Protocol     string
	Port         int
	Status       Status
	// BackendPort is where servers of the default group listen.
	BackendPort int
	// Bandwidth is in Mbit/s, -1 without a limit of its own.
	Bandwidth int
	Scheduler string
	// Servers come from one of these groups, else from the balancer's default group.
	VServerGroup     string      `json:",omitempty"`
	MasterSlaveGroup string      `json:",omitempty"`
	ACL              ListenerACL `json:",omitzero"`
	// WhiteList is the access control that predates ACLs.
	WhiteList WhiteList   `json:",omitzero"`
	Health    HealthCheck `json:",omitzero"`
	Sticky    Sticky      `json:",omitzero"`
	HTTP      HTTPOptions `json:",omitzero"`
	TLS       TLSOptions  `json:",omitzero"`
	Stream    Stream      `json:",omitzero"`
	// ForwardPort makes an HTTP listener answer with a redirect to the HTTPS listener of that port.
	ForwardPort int `json:",omitempty"`
}

// ListenerID names a listener: the API addresses it by balancer, protocol and port.
func ListenerID(balancer, protocol string, port int) string {
	return fmt.Sprintf("%s_%s_%d", balancer, protocol, port)
}

// ListenerACL binds access control lists to a listener.
type ListenerACL struct {
	On bool
	// Type is white or black.
	Type string
	IDs  []string
}

// WhiteList lets only the listed sources through while it is on.
type WhiteList struct {
	On    bool
	Items []string
}

// HealthCheck says how a listener or rule finds out whether a server works.
type HealthCheck struct {
	On          bool
	Type        string `json:",omitempty"`
	Method      string `json:",omitempty"`
	Domain      string `json:",omitempty"`
	URI         string `json:",omitempty"`
	HTTPCode    string `json:",omitempty"`
	ConnectPort int    `json:",omitempty"`
	Healthy     int    `json:",omitempty"`
	Unhealthy   int    `json:",omitempty"`
	Timeout     int    `json:",omitempty"`
	Interval    int    `json:",omitempty"`
	// Request and Expect are what a UDP check sends and waits for.
	Request string `json:",omitempty"`
	Expect  string `json:",omitempty"`
}

// Sticky keeps a client on one server by a cookie.
type Sticky struct {
	On bool
	// Type is insert (the balancer's cookie) or server (the server's own).
	Type          string `json:",omitempty"`
	Cookie        string `json:",omitempty"`
	CookieTimeout int    `json:",omitempty"`
}

// HTTPOptions are what HTTP and HTTPS listeners add to requests, and their timeouts in seconds.
type HTTPOptions struct {
	Gzip           bool
	IdleTimeout    int
	RequestTimeout int
	// Headers that the balancer adds.
	ForwardedFor  bool
	BalancerIP    bool
	BalancerID    bool
	Proto         bool
	BalancerPort  bool
	ClientSrcPort bool
}

// TLSOptions are those of an HTTPS listener.
type TLSOptions struct {
	ServerCertificate string
	CACertificate     string `json:",omitempty"`
	CipherPolicy      string
	HTTP2             bool
}

// Stream are the options of TCP and UDP listeners, timeouts in seconds.
type Stream struct {
	Persistence   int    `json:",omitempty"`
	Established   int    `json:",omitempty"`
	SynProxy      string `json:",omitempty"`
	Drain         bool   `json:",omitempty"`
	DrainTimeout  int    `json:",omitempty"`
	ProxyProtocol bool   `json:",omitempty"`
}

// ForwardingRule sends requests for a domain or path to a group of its own. Document: Slb CreateRules.
type ForwardingRule struct {
	Meta
	LoadBalancer string
	Protocol     string
	Port         int
	Domain       string `json:",omitempty"`
	URL          string `json:",omitempty"`
	VServerGroup string
	// Sync says that scheduler, stickiness and health check are the listener's.
	Sync      bool
	Scheduler string      `json:",omitempty"`
	Sticky    Sticky      `json:",omitzero"`
	Health    HealthCheck `json:",omitzero"`
}

// Listener is the id of the listener that the rule belongs to.
func (r *ForwardingRule) Listener() string { return ListenerID(r.LoadBalancer, r.Protocol, r.Port) }

// DomainExtension is one more certificate for one more name on an HTTPS listener.
// Document: Slb CreateDomainExtension.
type DomainExtension struct {
	Meta
	LoadBalancer string
	Port         int
	Domain       string
	Certificate  string
}

// Listener is the id of the listener that the extension belongs to.
func (d *DomainExtension) Listener() string {
	return ListenerID(d.LoadBalancer, ProtocolHTTPS, d.Port)
}
