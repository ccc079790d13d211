package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerHTTPListenerRequest is what CreateLoadBalancerHTTPListener takes.
type CreateLoadBalancerHTTPListenerRequest struct {
	LoadBalancerId    string    `rpc:",required"`
	ListenerPort      int       `rpc:",required,min=1,max=65535"`
	BackendServerPort int       `rpc:",min=1,max=65535"`
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	HTTPSettings
	ListenerForward *string `rpc:",enum=on|off,fold"`
	ForwardPort     int     `rpc:",min=1,max=65535"`
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
	ListenerAnswer
	HTTPAnswer
	ForwardAnswer
	SecurityStatus string
	Rules          struct{ Rule []ListenerRule }
}

// SetLoadBalancerHTTPListenerAttributeRequest is what SetLoadBalancerHTTPListenerAttribute takes.
type SetLoadBalancerHTTPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=1,max=65535"`
	HTTPSettings
	VServerGroup *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerHTTPListenerAttributeResponse is what SetLoadBalancerHTTPListenerAttribute answers.
type SetLoadBalancerHTTPListenerAttributeResponse struct{}
