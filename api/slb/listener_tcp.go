package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateLoadBalancerTCPListenerRequest is what CreateLoadBalancerTCPListener takes.
type CreateLoadBalancerTCPListenerRequest struct {
	LoadBalancerId            string    `rpc:",required"`
	ListenerPort              int       `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	BackendServerPort         int       `rpc:",min=1,max=65535"`
	Tag                       []rpc.Tag `rpc:",maxitems=20"`
	Bandwidth                 int       `rpc:",required,min=-1,max=5120"`
	Scheduler                 string    `rpc:",enum=wrr|rr|sch|tch,fold,default=wrr"`
	PersistenceTimeout        int       `rpc:",min=0,max=3600,default=0"`
	EstablishedTimeout        int       `rpc:",min=10,max=900,default=900"`
	HealthyThreshold          int       `rpc:",min=1,max=10,default=3"`
	UnhealthyThreshold        int       `rpc:",min=1,max=10,default=3"`
	HealthCheckConnectTimeout int       `rpc:",min=1,max=300,default=5"`
	HealthCheckConnectPort    int       `rpc:",min=1,max=65535"`
	HealthCheckInterval       int       `rpc:"healthCheckInterval,min=1,max=50"`
	HealthCheckDomain         string
	HealthCheckURI            string
	HealthCheckHttpCode       []string `rpc:",comma"`
	HealthCheckType           string   `rpc:",enum=tcp|http,fold"`
	VServerGroupId            string
	MasterSlaveServerGroupId  string
	AclId                     string
	AclType                   string
	AclStatus                 string `rpc:",enum=on|off,fold"`
	Description               string
	ConnectionDrain           string `rpc:",enum=on|off,fold"`
	ConnectionDrainTimeout    int
	ProxyProtocolV2Enabled    bool
	HealthCheckSwitch         string `rpc:",enum=on|off,fold"`
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
	VServerGroupId            string
	Status                    string
	AclType                   string
	ConnectionDrainTimeout    int
	HealthCheckConnectPort    int
	Description               string
	Bandwidth                 int
	HealthCheckType           string
	MasterSlaveServerGroupId  string
	BackendServerPort         int
	AclStatus                 string
	HealthCheckDomain         string
	UnhealthyThreshold        int
	HealthCheckHttpCode       string
	ProxyProtocolV2Enabled    bool
	PersistenceTimeout        int
	ListenerPort              int
	HealthCheckInterval       int
	HealthCheckURI            string
	AclId                     string
	SynProxy                  string
	Scheduler                 string
	EstablishedTimeout        int
	HealthCheckConnectTimeout int
	HealthyThreshold          int
	ConnectionDrain           string
	HealthCheckMethod         string
	HealthCheck               string
	AclIds                    struct{ AclId []string }
	LoadBalancerId            string
	Tags                      struct{ Tag []Tag }
}

// SetLoadBalancerTCPListenerAttributeRequest is what SetLoadBalancerTCPListenerAttribute takes.
type SetLoadBalancerTCPListenerAttributeRequest struct {
	LoadBalancerId            string  `rpc:",required"`
	ListenerPort              int     `rpc:",required,min=0,max=65535,bad=InvalidParam.ListenerPort"`
	Bandwidth                 *int    `rpc:",min=-1,max=5120"`
	Scheduler                 *string `rpc:",enum=wrr|rr|sch|tch,fold"`
	PersistenceTimeout        *int    `rpc:",min=0,max=3600"`
	EstablishedTimeout        *int    `rpc:",min=10,max=900"`
	HealthyThreshold          *int    `rpc:",min=1,max=10"`
	UnhealthyThreshold        *int    `rpc:",min=1,max=10"`
	HealthCheckConnectTimeout *int    `rpc:",min=1,max=300"`
	HealthCheckConnectPort    *int    `rpc:",min=1,max=65535"`
	HealthCheckInterval       *int    `rpc:",min=1,max=50"`
	HealthCheckDomain         *string
	HealthCheckURI            *string
	HealthCheckHttpCode       []string `rpc:",comma"`
	HealthCheckType           *string
	SynProxy                  *string `rpc:",enum=enable|disable,fold"`
	VServerGroup              *string `rpc:",enum=on|off,fold"`
	VServerGroupId            *string
	MasterSlaveServerGroupId  *string
	MasterSlaveServerGroup    *string `rpc:",enum=on|off,fold"`
	AclId                     *string
	AclType                   *string
	AclStatus                 *string `rpc:",enum=on|off,fold"`
	Description               *string
	ConnectionDrain           *string `rpc:",enum=on|off,fold"`
	ConnectionDrainTimeout    *int
	ProxyProtocolV2Enabled    *bool
	HealthCheckSwitch         *string `rpc:",enum=on|off,fold"`
}

// SetLoadBalancerTCPListenerAttributeResponse is what SetLoadBalancerTCPListenerAttribute answers.
type SetLoadBalancerTCPListenerAttributeResponse struct{}
