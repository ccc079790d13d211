package slb

// ListenerAnswer is what the Describe…ListenerAttribute actions of every protocol answer.
type ListenerAnswer struct {
	LoadBalancerId    string
	ListenerPort      int
	BackendServerPort int
	Status            string
	Bandwidth         int
	Scheduler         string
	Description       string
	VServerGroupId    string
	AclStatus         string
	AclType           string
	AclId             string
	AclIds            struct{ AclId []string }
	Tags              struct{ Tag []Tag }
}

// StreamAnswer is what TCP and UDP listeners answer besides, alone and in a list.
type StreamAnswer struct {
	MasterSlaveServerGroupId  string
	HealthCheck               string
	HealthCheckConnectPort    int
	HealthCheckConnectTimeout int
	HealthCheckInterval       int
	HealthyThreshold          int
	UnhealthyThreshold        int
}

// TCPAnswer is what TCP listeners answer besides, alone and in a list.
type TCPAnswer struct {
	StreamAnswer
	PersistenceTimeout     int
	EstablishedTimeout     int
	HealthCheckType        string
	HealthCheckMethod      string
	HealthCheckDomain      string
	HealthCheckURI         string
	HealthCheckHttpCode    string
	ConnectionDrain        string
	ConnectionDrainTimeout int `rpc:",omitempty"`
}

// UDPAnswer is what UDP listeners answer besides, alone and in a list.
type UDPAnswer struct {
	StreamAnswer
	HealthCheckReq string
	HealthCheckExp string
}

// HTTPAnswer is what HTTP and HTTPS listeners answer besides, alone and in a list.
type HTTPAnswer struct {
	XForwardedFor               string
	XForwardedFor_SLBIP         string
	XForwardedFor_SLBID         string
	XForwardedFor_proto         string
	XForwardedFor_SLBPORT       string
	XForwardedFor_ClientSrcPort string
	Gzip                        string
	IdleTimeout                 int
	RequestTimeout              int
	StickyAnswer
	HealthAnswer
	HealthCheckMethod string
}

// StickyAnswer is session persistence, of a listener or a rule.
type StickyAnswer struct {
	StickySession     string
	StickySessionType string
	CookieTimeout     int
	Cookie            string
}

// HealthAnswer is the health check of a listener of HTTP or HTTPS, or of a rule.
type HealthAnswer struct {
	HealthCheck            string
	HealthCheckDomain      string
	HealthCheckURI         string
	HealthCheckHttpCode    string
	HealthCheckConnectPort int
	HealthCheckTimeout     int
	HealthCheckInterval    int
	HealthyThreshold       int
	UnhealthyThreshold     int
}

// ForwardAnswer says where an HTTP listener forwards to. The port is left out where it does not.
type ForwardAnswer struct {
	ListenerForward string
	ForwardPort     int `rpc:",omitempty"`
}

// TLSAnswer is what HTTPS listeners answer besides, alone and in a list. What the balancer can tell servers of a
// client's certificate is not emulated, so those switches are off.
type TLSAnswer struct {
	ServerCertificateId                  string
	CACertificateId                      string
	EnableHttp2                          string
	TLSCipherPolicy                      string
	XForwardedFor_ClientCertClientVerify string
	XForwardedFor_ClientCertSubjectDN    string
	XForwardedFor_ClientCertFingerprint  string
	XForwardedFor_ClientCertIssuerDN     string
}

// ListenerRule is a forwarding rule as the listener lists it.
type ListenerRule struct {
	RuleId         string
	RuleName       string
	Domain         string
	Url            string
	VServerGroupId string
}
