package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateSslVpnServerRequest is what CreateSslVpnServer takes.
type CreateSslVpnServerRequest struct {
	ClientToken           string
	RegionId              string `rpc:",required"`
	VpnGatewayId          string `rpc:",required"`
	Name                  string
	ClientIpPool          string `rpc:",required"`
	LocalSubnet           string `rpc:",required"`
	Proto                 string `rpc:",enum=TCP|UDP,fold"`
	Cipher                string `rpc:",enum=AES-128-CBC|AES-192-CBC|AES-256-CBC|none,fold"`
	Port                  int    `rpc:",default=1194"`
	Compress              bool
	EnableMultiFactorAuth bool
	IDaaSInstanceId       string
	IDaaSRegionId         string
	IDaaSApplicationId    string
}

// CreateSslVpnServerResponse is what CreateSslVpnServer answers.
type CreateSslVpnServerResponse struct {
	SslVpnServerId string
	Name           string
}

// ModifySslVpnServerRequest is what ModifySslVpnServer takes.
type ModifySslVpnServerRequest struct {
	ClientToken           string
	RegionId              string `rpc:",required"`
	SslVpnServerId        string `rpc:",required"`
	Name                  *string
	ClientIpPool          string
	LocalSubnet           string
	Proto                 string `rpc:",enum=TCP|UDP,fold"`
	Cipher                string `rpc:",enum=AES-128-CBC|AES-192-CBC|AES-256-CBC|none,fold"`
	Port                  *int
	Compress              *bool
	EnableMultiFactorAuth *bool
	IDaaSInstanceId       *string
	IDaaSRegionId         *string
	IDaaSApplicationId    *string
}

// ModifySslVpnServerResponse is what ModifySslVpnServer answers.
type ModifySslVpnServerResponse struct {
	InternetIp            string
	IDaaSInstanceId       string
	CreateTime            int64
	VpnGatewayId          string
	Compress              bool
	Port                  int
	LocalSubnet           string
	RegionId              string
	Cipher                string
	Connections           int
	SslVpnServerId        string
	MaxConnections        int
	Name                  string
	EnableMultiFactorAuth bool
	ClientIpPool          string
	Proto                 string
	ResourceGroupId       string
	IDaaSApplicationId    string
	IDaaSInstanceVersion  string
}

// DescribeSslVpnServersRequest is what DescribeSslVpnServers takes.
type DescribeSslVpnServersRequest struct {
	RegionId       string `rpc:",required"`
	SslVpnServerId string
	VpnGatewayId   string
	Name           string
	rpc.Paging
	ResourceGroupId string
}

// DescribeSslVpnServersResponse is what DescribeSslVpnServers answers.
type DescribeSslVpnServersResponse struct {
	PageSize      int
	PageNumber    int
	TotalCount    int
	SslVpnServers struct{ SslVpnServer []SslVpnServer }
}

// SslVpnServer is part of the answer of DescribeSslVpnServers.
type SslVpnServer struct {
	InternetIp            string
	IDaaSInstanceId       string
	CreateTime            int64
	VpnGatewayId          string
	IDaaSRegionId         string
	Compress              bool
	Port                  int
	LocalSubnet           string
	RegionId              string
	Cipher                string
	Connections           int
	SslVpnServerId        string
	MaxConnections        int
	Name                  string
	EnableMultiFactorAuth bool
	ClientIpPool          string
	Proto                 string
	ResourceGroupId       string
	IDaaSApplicationId    string
	IDaaSInstanceVersion  string
}

// DeleteSslVpnServerRequest is what DeleteSslVpnServer takes.
type DeleteSslVpnServerRequest struct {
	RegionId       string `rpc:",required"`
	ClientToken    string
	SslVpnServerId string `rpc:",required"`
}

// DeleteSslVpnServerResponse is what DeleteSslVpnServer answers.
type DeleteSslVpnServerResponse struct{}
