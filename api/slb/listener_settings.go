package slb

// ListenerSettings is what Create and Set of every protocol take. A nil field was not given.
type ListenerSettings struct {
	Bandwidth          *int `rpc:",min=-1,max=5120"`
	VServerGroupId     *string
	AclId              *string
	AclType            *string `rpc:",enum=white|black,fold"`
	AclStatus          *string `rpc:",enum=on|off,fold"`
	Description        *string
	HealthyThreshold   *int `rpc:",min=1,max=10"`
	UnhealthyThreshold *int `rpc:",min=1,max=10"`
}

// StreamSettings is what TCP and UDP listeners take besides.
type StreamSettings struct {
	ListenerSettings
	MasterSlaveServerGroupId  *string
	HealthCheckConnectTimeout *int    `rpc:",min=1,max=300"`
	HealthCheckConnectPort    *int    `rpc:",min=1,max=65535"`
	HealthCheckInterval       *int    `rpc:",min=1,max=50"`
	HealthCheckSwitch         *string `rpc:",enum=on|off,fold"`
	ProxyProtocolV2Enabled    *bool
}

// TCPSettings is what TCP listeners take besides.
type TCPSettings struct {
	StreamSettings
	Scheduler              *string `rpc:",enum=wrr|wlc|rr|sch|tch,fold"`
	PersistenceTimeout     *int    `rpc:",min=0,max=3600"`
	EstablishedTimeout     *int    `rpc:",min=10,max=900"`
	HealthCheckType        *string `rpc:",enum=tcp|http,fold"`
	HealthCheckDomain      *string
	HealthCheckURI         *string
	HealthCheckHttpCode    []string `rpc:",comma"`
	ConnectionDrain        *string  `rpc:",enum=on|off,fold"`
	ConnectionDrainTimeout *int     `rpc:",min=10,max=900"`
}

// UDPSettings is what UDP listeners take besides.
type UDPSettings struct {
	StreamSettings
	Scheduler      *string `rpc:",enum=wrr|wlc|rr|sch|tch|qch,fold"`
	HealthCheckReq *string `rpc:"healthCheckReq"`
	HealthCheckExp *string `rpc:"healthCheckExp"`
}

// HTTPSettings is what HTTP and HTTPS listeners take besides.
type HTTPSettings struct {
	ListenerSettings
	Scheduler                   *string `rpc:",enum=wrr|wlc|rr,fold"`
	XForwardedFor               *string `rpc:",enum=on|off,fold"`
	XForwardedFor_SLBIP         *string `rpc:",enum=on|off,fold"`
	XForwardedFor_SLBID         *string `rpc:",enum=on|off,fold"`
	XForwardedFor_proto         *string `rpc:",enum=on|off,fold"`
	XForwardedFor_SLBPORT       *string `rpc:",enum=on|off,fold"`
	XForwardedFor_ClientSrcPort *string `rpc:",enum=on|off,fold"`
	Gzip                        *string `rpc:",enum=on|off,fold"`
	IdleTimeout                 *int    `rpc:",min=1,max=9999,bad=InvalidParameter.IdleTimeout"`
	RequestTimeout              *int    `rpc:",min=1,max=9999,bad=InvalidParameter.RequestTimeout"`
	StickySettings
	HealthCheck            *string `rpc:",enum=on|off,fold"`
	HealthCheckMethod      *string `rpc:",enum=head|get,fold"`
	HealthCheckDomain      *string
	HealthCheckURI         *string
	HealthCheckTimeout     *int     `rpc:",min=1,max=300"`
	HealthCheckInterval    *int     `rpc:",min=1,max=50"`
	HealthCheckConnectPort *int     `rpc:",min=-520,max=65535"`
	HealthCheckHttpCode    []string `rpc:",comma"`
}

// StickySettings is the session persistence of HTTP and HTTPS listeners and of their rules.
type StickySettings struct {
	StickySession     *string `rpc:",enum=on|off,fold"`
	StickySessionType *string `rpc:",enum=insert|server,fold"`
	CookieTimeout     *int    `rpc:",min=1,max=86400"`
	Cookie            *string
}

// HTTPSSettings is what HTTPS listeners take besides.
type HTTPSSettings struct {
	HTTPSettings
	ServerCertificateId *string
	CACertificateId     *string
	EnableHttp2         *string `rpc:",enum=on|off,fold"`
	TLSCipherPolicy     *string
}
