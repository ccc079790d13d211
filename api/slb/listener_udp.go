package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerUDPListenerRequest is what CreateLoadBalancerUDPListener takes.
type CreateLoadBalancerUDPListenerRequest struct {
	Tag                       []rpc.Tag `rpc:",maxitems=20"`
	LoadBalancerId            string    `rpc:",required"`
	ListenerPort              int       `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	BackendServerPort         int       `rpc:",min=1,max=65535"`
	Bandwidth                 int       `rpc:",required,min=-1,max=5120"`
	Scheduler                 string    `rpc:",enum=wrr|rr|sch|tch|qch,fold,default=wrr"`
	HealthyThreshold          int       `rpc:",min=1,max=10,default=3"`
	UnhealthyThreshold        int       `rpc:",min=1,max=10,default=3"`
	HealthCheckConnectTimeout int       `rpc:",min=1,max=300,default=5"`
	HealthCheckConnectPort    int       `rpc:",min=1,max=65535"`
	HealthCheckInterval       int       `rpc:"healthCheckInterval,min=1,max=50"`
	HealthCheckReq            string    `rpc:"healthCheckReq"`
	HealthCheckExp            string    `rpc:"healthCheckExp"`
	VServerGroupId            string
	MasterSlaveServerGroupId  string
	AclId                     string
	AclType                   string
	AclStatus                 string `rpc:",enum=on|off,fold"`
	Description               string
	ProxyProtocolV2Enabled    bool
	HealthCheckSwitch         string `rpc:",enum=on|off,fold"`
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
	VServerGroupId            string
	Status                    string
	AclType                   string
	HealthCheckConnectPort    int
	Description               string
	Bandwidth                 int
	MasterSlaveServerGroupId  string
	BackendServerPort         int
	AclStatus                 string
	UnhealthyThreshold        int
	ProxyProtocolV2Enabled    bool
	ListenerPort              int
	HealthCheckInterval       int
	HealthCheckExp            string
	AclId                     string
	Scheduler                 string
	HealthCheckConnectTimeout int
	HealthyThreshold          int
	HealthCheckReq            string
	HealthCheck               string
	AclIds                    struct{ AclId []string }
	LoadBalancerId            string
	Tags                      struct{ Tag []Tag }
}

// SetLoadBalancerUDPListenerAttributeRequest is what SetLoadBalancerUDPListenerAttribute takes.
type SetLoadBalancerUDPListenerAttributeRequest struct {
	LoadBalancerId            string  `rpc:",required"`
	ListenerPort              int     `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	Bandwidth                 *int    `rpc:",min=-1,max=5120"`
	Scheduler                 *string `rpc:",enum=wrr|rr|sch|tch|qch,fold"`
	HealthyThreshold          *int    `rpc:",min=1,max=10"`
	UnhealthyThreshold        *int    `rpc:",min=1,max=10"`
	HealthCheckConnectTimeout *int    `rpc:",min=1,max=300"`
	HealthCheckConnectPort    *int    `rpc:",min=1,max=65535"`
	HealthCheckInterval       *int    `rpc:",min=1,max=50"`
	HealthCheckReq            *string `rpc:"healthCheckReq"`
	HealthCheckExp            *string `rpc:"healthCheckExp"`
	VServerGroup              *string `rpc:",enum=on|off,fold"`
	VServerGroupId            *string
	MasterSlaveServerGroupId  *string
	MasterSlaveServerGroup    *string
	AclId                     *string
	AclType                   *string
	AclStatus                 *string `rpc:",enum=on|off,fold"`
	Description               *string
	ProxyProtocolV2Enabled    *bool
	HealthCheckSwitch         *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerUDPListenerAttributeResponse is what SetLoadBalancerUDPListenerAttribute answers.
type SetLoadBalancerUDPListenerAttributeResponse struct{}
