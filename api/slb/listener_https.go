package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerHTTPSListenerRequest is what CreateLoadBalancerHTTPSListener takes.
type CreateLoadBalancerHTTPSListenerRequest struct {
	LoadBalancerId    string    `rpc:",required"`
	ListenerPort      int       `rpc:",required,min=1,max=65535"`
	BackendServerPort int       `rpc:",min=1,max=65535"`
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	HTTPSSettings
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
	ListenerAnswer
	HTTPAnswer
	TLSAnswer
	SecurityStatus   string
	Rules            struct{ Rule []ListenerRule }
	DomainExtensions struct{ DomainExtension []DomainExtension }
}

// DomainExtension is part of the answer of DescribeLoadBalancerHTTPSListenerAttribute.
type DomainExtension struct {
	ServerCertificateId string
	Domain              string
	DomainExtensionId   string
}

// SetLoadBalancerHTTPSListenerAttributeRequest is what SetLoadBalancerHTTPSListenerAttribute takes.
type SetLoadBalancerHTTPSListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=1,max=65535"`
	HTTPSSettings
	VServerGroup *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerHTTPSListenerAttributeResponse is what SetLoadBalancerHTTPSListenerAttribute answers.
type SetLoadBalancerHTTPSListenerAttributeResponse struct{}
