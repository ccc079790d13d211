package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerHTTPSListenerRequest is what CreateLoadBalancerHTTPSListener takes.
type CreateLoadBalancerHTTPSListenerRequest struct {
	LoadBalancerId              string    `rpc:",required"`
	Bandwidth                   int       `rpc:",required,min=-1,max=5120"`
	ListenerPort                int       `rpc:",required,min=1,max=65535"`
	BackendServerPort           int       `rpc:",min=1,max=65535"`
	Tag                         []rpc.Tag `rpc:",maxitems=20"`
	XForwardedFor               string    `rpc:",enum=on|off,fold,default=on"`
	Scheduler                   string    `rpc:",enum=wrr|rr,fold,default=wrr"`
	StickySession               string    `rpc:",required,enum=on|off,fold"`
	StickySessionType           string
	CookieTimeout               int `rpc:",min=1,max=86400"`
	Cookie                      string
	HealthCheck                 string `rpc:",required,enum=on|off,fold"`
	HealthCheckMethod           string
	HealthCheckDomain           string
	HealthCheckURI              string
	HealthyThreshold            int      `rpc:",min=1,max=10"`
	UnhealthyThreshold          int      `rpc:",min=1,max=10"`
	HealthCheckTimeout          int      `rpc:",min=1,max=300"`
	HealthCheckConnectPort      int      `rpc:",min=-520,max=65535"`
	HealthCheckInterval         int      `rpc:",min=1,max=50"`
	HealthCheckHttpCode         []string `rpc:",comma"`
	ServerCertificateId         string
	VServerGroupId              string
	CACertificateId             string
	XForwardedFor_SLBIP         string `rpc:",enum=on|off,fold,default=off"`
	XForwardedFor_SLBID         string `rpc:",enum=on|off,fold,default=off"`
	XForwardedFor_proto         string `rpc:",enum=on|off,fold,default=off"`
	Gzip                        string `rpc:",enum=on|off,fold,default=on"`
	AclId                       string
	AclType                     string
	AclStatus                   string `rpc:",enum=on|off,fold"`
	Description                 string
	IdleTimeout                 int    `rpc:",min=1,max=9999,bad=InvalidParameter.IdleTimeout"`
	RequestTimeout              int    `rpc:",min=1,max=9999,bad=InvalidParameter.RequestTimeout"`
	EnableHttp2                 string `rpc:",enum=on|off,fold"`
	TLSCipherPolicy             string
	XForwardedFor_SLBPORT       string `rpc:",enum=on|off,fold"`
	XForwardedFor_ClientSrcPort string `rpc:",enum=on|off,fold"`
}

// CreateLoadBalancerHTTPSListenerResponse is what CreateLoadBalancerHTTPSListener answers.
type CreateLoadBalancerHTTPSListenerResponse struct{}

// DescribeLoadBalancerHTTPSListenerAttributeRequest is what DescribeLoadBalancerHTTPSListenerAttribute takes.
type DescribeLoadBalancerHTTPSListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=1,max=65535"`
}

// DescribeLoadBalancerHTTPSListenerAttributeResponse is what DescribeLoadBalancerHTTPSListenerAttribute answers.
type DescribeLoadBalancerHTTPSListenerAttributeResponse struct {
	AclType                              string
	XForwardedFor_ClientCertClientVerify string
	CACertificateId                      string
	HealthCheckConnectPort               int
	BackendServerPort                    int
	CookieTimeout                        int
	HealthCheckDomain                    string
	XForwardedFor                        string
	XForwardedFor_ClientCertFingerprint  string
	IdleTimeout                          int
	ListenerPort                         int
	HealthCheckURI                       string
	XForwardedFor_SLBPORT                string
	StickySessionType                    string
	Scheduler                            string
	XForwardedFor_proto                  string
	HealthCheckMethod                    string
	TLSCipherPolicy                      string
	Status                               string
	VServerGroupId                       string
	XForwardedFor_ClientSrcPort          string
	Cookie                               string
	Gzip                                 string
	EnableHttp2                          string
	Bandwidth                            int
	Description                          string
	HealthCheckTimeout                   int
	AclStatus                            string
	UnhealthyThreshold                   int
	XForwardedFor_SLBID                  string
	XForwardedFor_ClientCertSubjectDN    string
	SecurityStatus                       string
	HealthCheckHttpCode                  string
	RequestTimeout                       int
	HealthCheckInterval                  int
	ServerCertificateId                  string
	AclId                                string
	XForwardedFor_ClientCertIssuerDN     string
	HealthyThreshold                     int
	XForwardedFor_SLBIP                  string
	StickySession                        string
	HealthCheck                          string
	AclIds                               struct{ AclId []string }
	Rules                                struct {
		Rule []DescribeLoadBalancerHTTPListenerAttributeRule
	}
	DomainExtensions struct{ DomainExtension []DomainExtension }
	LoadBalancerId   string
	Tags             struct{ Tag []Tag }
}

// DomainExtension is part of the answer of DescribeLoadBalancerHTTPSListenerAttribute.
type DomainExtension struct {
	ServerCertificateId string
	Domain              string
	DomainExtensionId   string
}

// SetLoadBalancerHTTPSListenerAttributeRequest is what SetLoadBalancerHTTPSListenerAttribute takes.
type SetLoadBalancerHTTPSListenerAttributeRequest struct {
	LoadBalancerId              string  `rpc:",required"`
	ListenerPort                int     `rpc:",required,min=1,max=65535"`
	Bandwidth                   *int    `rpc:",min=-1,max=5120"`
	XForwardedFor               *string `rpc:",enum=on|off,fold"`
	Scheduler                   *string `rpc:",enum=wrr|rr,fold"`
	StickySession               *string `rpc:",enum=on|off,fold"`
	StickySessionType           *string
	CookieTimeout               *int `rpc:",min=1,max=86400"`
	Cookie                      *string
	HealthCheck                 *string `rpc:",enum=on|off,fold"`
	HealthCheckMethod           *string
	HealthCheckDomain           *string
	HealthCheckURI              *string
	HealthyThreshold            *int     `rpc:",min=1,max=10"`
	UnhealthyThreshold          *int     `rpc:",min=1,max=10"`
	HealthCheckTimeout          *int     `rpc:",min=1,max=300"`
	HealthCheckInterval         *int     `rpc:",min=1,max=50"`
	HealthCheckConnectPort      *int     `rpc:",min=-520,max=65535"`
	HealthCheckHttpCode         []string `rpc:",comma"`
	ServerCertificateId         *string
	CACertificateId             *string
	VServerGroup                *string `rpc:",enum=on|off,fold"`
	VServerGroupId              *string
	XForwardedFor_SLBIP         *string `rpc:",enum=on|off,fold"`
	XForwardedFor_SLBID         *string `rpc:",enum=on|off,fold"`
	XForwardedFor_proto         *string `rpc:",enum=on|off,fold"`
	Gzip                        *string `rpc:",enum=on|off,fold"`
	AclId                       *string
	AclType                     *string
	AclStatus                   *string `rpc:",enum=on|off,fold"`
	IdleTimeout                 *int    `rpc:",min=1,max=9999,bad=InvalidParameter.IdleTimeout"`
	RequestTimeout              *int    `rpc:",min=1,max=9999,bad=InvalidParameter.RequestTimeout"`
	EnableHttp2                 *string `rpc:",enum=on|off,fold"`
	TLSCipherPolicy             *string
	Description                 *string
	XForwardedFor_SLBPORT       *string `rpc:",enum=on|off,fold"`
	XForwardedFor_ClientSrcPort *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerHTTPSListenerAttributeResponse is what SetLoadBalancerHTTPSListenerAttribute answers.
type SetLoadBalancerHTTPSListenerAttributeResponse struct{}
