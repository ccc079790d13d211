package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// StartLoadBalancerListenerRequest is what StartLoadBalancerListener takes.
type StartLoadBalancerListenerRequest struct {
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",required,min=0,max=65535"`
	ListenerProtocol string
}

// StartLoadBalancerListenerResponse is what StartLoadBalancerListener answers.
type StartLoadBalancerListenerResponse struct{}

// StopLoadBalancerListenerRequest is what StopLoadBalancerListener takes.
type StopLoadBalancerListenerRequest struct {
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",required,min=0,max=65535"`
	ListenerProtocol string
}

// StopLoadBalancerListenerResponse is what StopLoadBalancerListener answers.
type StopLoadBalancerListenerResponse struct{}

// DeleteLoadBalancerListenerRequest is what DeleteLoadBalancerListener takes.
type DeleteLoadBalancerListenerRequest struct {
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",required,min=0,max=65535"`
	ListenerProtocol string
}

// DeleteLoadBalancerListenerResponse is what DeleteLoadBalancerListener answers.
type DeleteLoadBalancerListenerResponse struct{}

// DescribeLoadBalancerListenersRequest is what DescribeLoadBalancerListeners takes.
type DescribeLoadBalancerListenersRequest struct {
	NextToken        string
	MaxResults       int32 `rpc:",min=0,max=101,bad=IllegalParam.MaxResults,default=20"`
	ListenerProtocol string
	LoadBalancerId   []string  `rpc:",maxitems=11"`
	Tag              []rpc.Tag `rpc:",maxitems=20"`
	ListenerPort     int       `rpc:",min=0,max=65535"`
	Description      string
}

// DescribeLoadBalancerListenersResponse is what DescribeLoadBalancerListeners answers.
type DescribeLoadBalancerListenersResponse struct {
	NextToken  string
	TotalCount int
	MaxResults int
	Listeners  []Listener
}

// Listener is part of the answer of DescribeLoadBalancerListeners.
type Listener struct {
	AclType             string
	Status              string
	VServerGroupId      string
	ListenerProtocol    string
	LoadBalancerId      string
	ListenerPort        int
	AclId               string
	Scheduler           string
	Bandwidth           int
	Description         string
	AclStatus           string
	BackendServerPort   int
	AclIds              []string
	HTTPListenerConfig  *HTTPListenerConfig
	HTTPSListenerConfig *HTTPSListenerConfig
	TCPListenerConfig   *TCPListenerConfig
	UDPListenerConfig   *UDPListenerConfig
	Tags                []DescribeLoadBalancersTag
}

// UDPListenerConfig is part of the answer of DescribeLoadBalancerListeners.
type UDPListenerConfig struct {
	UDPAnswer
	ConnectionDrain        string
	ConnectionDrainTimeout int `rpc:",omitempty"`
	ProxyProtocolV2Enabled string
}

// TCPListenerConfig is part of the answer of DescribeLoadBalancerListeners.
type TCPListenerConfig struct {
	TCPAnswer
	ProxyProtocolV2Enabled string
}

// HTTPSListenerConfig is part of the answer of DescribeLoadBalancerListeners.
type HTTPSListenerConfig struct {
	HTTPAnswer
	TLSAnswer
	HealthCheckHttpVersion string
	HealthCheckType        string
}

// HTTPListenerConfig is part of the answer of DescribeLoadBalancerListeners.
type HTTPListenerConfig struct {
	HTTPAnswer
	ForwardAnswer
	HealthCheckHttpVersion string
	HealthCheckType        string
}

// DescribeListenerAccessControlAttributeRequest is what DescribeListenerAccessControlAttribute takes.
type DescribeListenerAccessControlAttributeRequest struct {
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",required"`
	ListenerProtocol string
}

// DescribeListenerAccessControlAttributeResponse is what DescribeListenerAccessControlAttribute answers.
type DescribeListenerAccessControlAttributeResponse struct {
	SourceItems         string
	AccessControlStatus string
}

// SetListenerAccessControlStatusRequest is what SetListenerAccessControlStatus takes.
type SetListenerAccessControlStatusRequest struct {
	LoadBalancerId      string `rpc:",required"`
	ListenerPort        int    `rpc:",required,min=1,max=65535"`
	AccessControlStatus string `rpc:",required,enum=open_white_list|close,fold"`
	ListenerProtocol    string
}

// SetListenerAccessControlStatusResponse is what SetListenerAccessControlStatus answers.
type SetListenerAccessControlStatusResponse struct{}

// AddListenerWhiteListItemRequest is what AddListenerWhiteListItem takes.
type AddListenerWhiteListItemRequest struct {
	LoadBalancerId   string   `rpc:",required"`
	ListenerPort     int      `rpc:",required,min=1,max=65535"`
	SourceItems      []string `rpc:",required,comma"`
	ListenerProtocol string
}

// AddListenerWhiteListItemResponse is what AddListenerWhiteListItem answers.
type AddListenerWhiteListItemResponse struct{}

// RemoveListenerWhiteListItemRequest is what RemoveListenerWhiteListItem takes.
type RemoveListenerWhiteListItemRequest struct {
	LoadBalancerId   string   `rpc:",required"`
	ListenerPort     int      `rpc:",required,min=1,max=65535"`
	SourceItems      []string `rpc:",required,comma"`
	ListenerProtocol string
}

// RemoveListenerWhiteListItemResponse is what RemoveListenerWhiteListItem answers.
type RemoveListenerWhiteListItemResponse struct{}
