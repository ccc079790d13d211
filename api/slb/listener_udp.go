package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerUDPListenerRequest is what CreateLoadBalancerUDPListener takes.
type CreateLoadBalancerUDPListenerRequest struct {
	LoadBalancerId    string    `rpc:",required"`
	ListenerPort      int       `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	BackendServerPort int       `rpc:",min=1,max=65535"`
	Tag               []rpc.Tag `rpc:",maxitems=20"`
	UDPSettings
	// Interval is HealthCheckInterval as the API spells it here.
	Interval *int `rpc:"healthCheckInterval,min=1,max=50"`
}

// CreateLoadBalancerUDPListenerResponse is what CreateLoadBalancerUDPListener answers.
type CreateLoadBalancerUDPListenerResponse struct{}

// DescribeLoadBalancerUDPListenerAttributeRequest is what DescribeLoadBalancerUDPListenerAttribute takes.
type DescribeLoadBalancerUDPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=0,max=65535"`
}

// DescribeLoadBalancerUDPListenerAttributeResponse is what DescribeLoadBalancerUDPListenerAttribute answers.
type DescribeLoadBalancerUDPListenerAttributeResponse struct {
	ListenerAnswer
	UDPAnswer
	ProxyProtocolV2Enabled bool
}

// SetLoadBalancerUDPListenerAttributeRequest is what SetLoadBalancerUDPListenerAttribute takes.
type SetLoadBalancerUDPListenerAttributeRequest struct {
	LoadBalancerId string `rpc:",required"`
	ListenerPort   int    `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	UDPSettings
	VServerGroup           *string `rpc:",enum=on|off,fold"`
	MasterSlaveServerGroup *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerUDPListenerAttributeResponse is what SetLoadBalancerUDPListenerAttribute answers.
type SetLoadBalancerUDPListenerAttributeResponse struct{}
