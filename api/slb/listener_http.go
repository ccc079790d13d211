package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerHTTPListenerRequest is what CreateLoadBalancerHTTPListener takes.
type CreateLoadBalancerHTTPListenerRequest struct {
	LoadBalancerId              string `rpc:",required"`
	Bandwidth                   int    `rpc:",min=-1,max=5120,default=-1"`
	ListenerPort                int    `rpc:",required,min=1,max=65535"`
	BackendServerPort           int    `rpc:",min=1,max=65535"`
	XForwardedFor               string `rpc:",enum=on|off,fold,default=on"`
	Scheduler                   string `rpc:",enum=wrr|rr,fold,default=wrr"`
	StickySession               string `rpc:",required,enum=on|off,fold"`
	StickySessionType           string
	Tag                         []rpc.Tag `rpc:",maxitems=20"`
	CookieTimeout               int       `rpc:",min=1,max=86400"`
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
	VServerGroupId              string
	XForwardedFor_SLBIP         string `rpc:",enum=on|off,fold,default=off"`
	XForwardedFor_SLBID         string `rpc:",enum=on|off,fold,default=off"`
	XForwardedFor_proto         string `rpc:",enum=on|off,fold,default=off"`
	Gzip                        string `rpc:",enum=on|off,fold,default=on"`
	AclId                       string
	AclType                     string
	AclStatus                   string `rpc:",enum=on|off,fold"`
	Description                 string
	ListenerForward             string `rpc:",enum=on|off,fold"`
	ForwardPort                 int    `rpc:",min=1,max=65535"`
	IdleTimeout                 int    `rpc:",min=1,max=9999,bad=InvalidParameter.IdleTimeout"`
	RequestTimeout              int    `rpc:",min=1,max=9999,bad=InvalidParameter.RequestTimeout"`
	XForwardedFor_SLBPORT       string `rpc:",enum=on|off,fold"`
	XForwardedFor_ClientSrcPort string `rpc:",enum=on|off,fold"`
}

// CreateLoadBalancerHTTPListenerResponse is what CreateLoadBalancerHTTPListener answers.
type CreateLoadBalancerHTTPListenerResponse struct{}

// DescribeLoadBalancerHTTPListenerAttributeRequest is what DescribeLoadBalancerHTTPListenerAttribute takes.
type DescribeLoadBalancerHTTPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=1,max=65535"`
}

// DescribeLoadBalancerHTTPListenerAttributeResponse is what DescribeLoadBalancerHTTPListenerAttribute answers.
type DescribeLoadBalancerHTTPListenerAttributeResponse struct {
	AclType                     string
	VServerGroupId              string
	Status                      string
	XForwardedFor_ClientSrcPort string
	Cookie                      string
	Gzip                        string
	HealthCheckConnectPort      int
	Description                 string
	Bandwidth                   int
	HealthCheckTimeout          int
	AclStatus                   string
	BackendServerPort           int
	CookieTimeout               int
	HealthCheckDomain           string
	UnhealthyThreshold          int
	ForwardPort                 int
	XForwardedFor_SLBID         string
	SecurityStatus              string
	HealthCheckHttpCode         string
	ListenerForward             string
	XForwardedFor               string
	IdleTimeout                 int
	RequestTimeout              int
	ListenerPort                int
	HealthCheckInterval         int
	XForwardedFor_SLBPORT       string
	HealthCheckURI              string
	StickySessionType           string
	AclId                       string
	Scheduler                   string
	HealthyThreshold            int
	XForwardedFor_proto         string
	XForwardedFor_SLBIP         string
	StickySession               string
	HealthCheckMethod           string
	HealthCheck                 string
	AclIds                      struct{ AclId []string }
	Rules                       struct {
		Rule []DescribeLoadBalancerHTTPListenerAttributeRule
	}
	LoadBalancerId string
	Tags           struct{ Tag []Tag }
}

// DescribeLoadBalancerHTTPListenerAttributeRule is part of the answer of DescribeLoadBalancerHTTPListenerAttribute.
type DescribeLoadBalancerHTTPListenerAttributeRule struct {
	VServerGroupId string
	Url            string
	Domain         string
	RuleName       string
	RuleId         string
}

// SetLoadBalancerHTTPListenerAttributeRequest is what SetLoadBalancerHTTPListenerAttribute takes.
type SetLoadBalancerHTTPListenerAttributeRequest struct {
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
	VServerGroup                *string  `rpc:",enum=on|off,fold"`
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
	Description                 *string
	XForwardedFor_SLBPORT       *string `rpc:",enum=on|off,fold"`
	XForwardedFor_ClientSrcPort *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerHTTPListenerAttributeResponse is what SetLoadBalancerHTTPListenerAttribute answers.
type SetLoadBalancerHTTPListenerAttributeResponse struct{}
