package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerTCPListenerRequest is what CreateLoadBalancerTCPListener takes.
type CreateLoadBalancerTCPListenerRequest struct {
	LoadBalancerId    string    `rpc:",required"`
	ListenerPort      int       `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	BackendServerPort int       `rpc:",min=1,max=65535"`
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	TCPSettings
	// Interval is HealthCheckInterval as the API spells it here.
	Interval *int `rpc:"healthCheckInterval,min=1,max=50"`
}

// CreateLoadBalancerTCPListenerResponse is what CreateLoadBalancerTCPListener answers.
type CreateLoadBalancerTCPListenerResponse struct{}

// DescribeLoadBalancerTCPListenerAttributeRequest is what DescribeLoadBalancerTCPListenerAttribute takes.
type DescribeLoadBalancerTCPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=0,max=65535"`
}

// DescribeLoadBalancerTCPListenerAttributeResponse is what DescribeLoadBalancerTCPListenerAttribute answers.
type DescribeLoadBalancerTCPListenerAttributeResponse struct {
	ListenerAnswer
	TCPAnswer
	ProxyProtocolV2Enabled bool
	SynProxy               string
}

// SetLoadBalancerTCPListenerAttributeRequest is what SetLoadBalancerTCPListenerAttribute takes.
type SetLoadBalancerTCPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	TCPSettings
	VServerGroup           *string `rpc:",enum=on|off,fold"`
	MasterSlaveServerGroup *string `rpc:",enum=on|off,fold"`
	SynProxy               *string `rpc:",enum=enable|disable,fold"`
}

// SetLoadBalancerTCPListenerAttributeResponse is what SetLoadBalancerTCPListenerAttribute answers.
type SetLoadBalancerTCPListenerAttributeResponse struct{}
