package slb

// DescribeHealthStatusRequest is what DescribeHealthStatus takes.
type DescribeHealthStatusRequest struct {
	LoadBalancerId   string `rpc:",required"`
	ListenerPort     int    `rpc:",min=0,max=65535"`
	ListenerProtocol string
}

// DescribeHealthStatusResponse is what DescribeHealthStatus answers.
type DescribeHealthStatusResponse struct {
	BackendServers struct {
		BackendServer []DescribeHealthStatusBackendServer
	}
}

// DescribeHealthStatusBackendServer is part of the answer of DescribeHealthStatus.
type DescribeHealthStatusBackendServer struct {
	Protocol           string
	ServerHealthStatus string
	ListenerPort       int
	ServerIp           string
	Port               int
	ServerId           string
}
