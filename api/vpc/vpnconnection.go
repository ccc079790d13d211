package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpnConnectionRequest is what CreateVpnConnection takes.
type CreateVpnConnectionRequest struct {
	RegionId                   string `rpc:",required"`
	ClientToken                string
	CustomerGatewayId          string
	VpnGatewayId               string `rpc:",required"`
	Name                       string
	LocalSubnet                string `rpc:",required"`
	RemoteSubnet               string `rpc:",required"`
	EffectImmediately          bool
	IkeConfig                  IkeOptions
	IpsecConfig                IpsecOptions
	HealthCheckConfig          map[string]string `rpc:",json"`
	AutoConfigRoute            bool              `rpc:",default=true"`
	EnableDpd                  *bool
	EnableNatTraversal         *bool
	BgpConfig                  BgpOptions
	RemoteCaCertificate        *string
	Tags                       []rpc.Tag `rpc:",maxitems=21"`
	TunnelOptionsSpecification []TunnelOptionsSpecification
	EnableTunnelsBgp           *bool
}

// TunnelOptionsSpecification is part of what CreateVpnConnection takes.
type TunnelOptionsSpecification struct {
	CustomerGatewayId string
	Role              string `rpc:",enum=master|slave,fold"`
	TunnelOptions
}

// CreateVpnConnectionResponse is what CreateVpnConnection answers.
type CreateVpnConnectionResponse struct {
	VpnConnectionId string
	Name            string
	CreateTime      int64
}

// ModifyVpnConnectionAttributeRequest is what ModifyVpnConnectionAttribute takes.
type ModifyVpnConnectionAttributeRequest struct {
	RegionId                   string `rpc:",required"`
	ClientToken                string
	VpnConnectionId            string `rpc:",required"`
	Name                       *string
	LocalSubnet                string
	RemoteSubnet               string
	EffectImmediately          *bool
	IkeConfig                  IkeOptions
	IpsecConfig                IpsecOptions
	HealthCheckConfig          map[string]string `rpc:",json"`
	AutoConfigRoute            *bool
	EnableDpd                  *bool
	EnableNatTraversal         *bool
	BgpConfig                  BgpOptions
	RemoteCaCertificate        *string
	TunnelOptionsSpecification []TunnelChange
	EnableTunnelsBgp           *bool
}

// TunnelChange is part of what ModifyVpnConnectionAttribute takes.
type TunnelChange struct {
	TunnelId string
	Role     string
	TunnelOptions
}

// ModifyVpnConnectionAttributeResponse is what ModifyVpnConnectionAttribute answers.
type ModifyVpnConnectionAttributeResponse struct {
	EnableNatTraversal         bool
	CreateTime                 int64
	EffectImmediately          bool
	VpnGatewayId               string
	LocalSubnet                string
	VpnConnectionId            string
	Description                string
	RemoteSubnet               string
	CustomerGatewayId          string
	Name                       string
	EnableDpd                  bool
	IkeConfig                  IkeConfig
	IpsecConfig                IpsecConfig
	VcoHealthCheck             ModifyVpnConnectionAttributeVcoHealthCheck
	VpnBgpConfig               ModifyVpnConnectionAttributeVpnBgpConfig
	TunnelOptionsSpecification struct {
		TunnelOptions []ModifyVpnConnectionAttributeTunnelOption
	}
	EnableTunnelsBgp bool
	ResourceGroupId  string
}

// ModifyVpnConnectionAttributeTunnelOption is part of the answer of ModifyVpnConnectionAttribute.
type ModifyVpnConnectionAttributeTunnelOption struct {
	CustomerGatewayId   string
	EnableDpd           bool
	EnableNatTraversal  bool
	InternetIp          string
	RemoteCaCertificate string
	Role                string
	State               string
	TunnelBgpConfig     ModifyVpnConnectionAttributeTunnelBgpConfig
	TunnelId            string
	TunnelIkeConfig     IkeConfig
	TunnelIpsecConfig   IpsecConfig
	ZoneNo              string
}

// ModifyVpnConnectionAttributeTunnelBgpConfig is part of the answer of ModifyVpnConnectionAttribute.
type ModifyVpnConnectionAttributeTunnelBgpConfig struct {
	LocalAsn   int64
	LocalBgpIp string
	PeerAsn    int64
	PeerBgpIp  string
	TunnelCidr string
}

// ModifyVpnConnectionAttributeVpnBgpConfig is part of the answer of ModifyVpnConnectionAttribute.
type ModifyVpnConnectionAttributeVpnBgpConfig struct {
	Status     string
	PeerBgpIp  string
	TunnelCidr string
	EnableBgp  string
	LocalBgpIp string
	PeerAsn    int64
	LocalAsn   int64
}

// ModifyVpnConnectionAttributeVcoHealthCheck is part of the answer of ModifyVpnConnectionAttribute.
type ModifyVpnConnectionAttributeVcoHealthCheck struct {
	Dip      string
	Interval int
	Retry    int
	Sip      string
	Enable   string
}

// DescribeVpnConnectionRequest is what DescribeVpnConnection takes.
type DescribeVpnConnectionRequest struct {
	RegionId        string `rpc:",required"`
	VpnConnectionId string `rpc:",required"`
}

// DescribeVpnConnectionResponse is what DescribeVpnConnection answers.
type DescribeVpnConnectionResponse struct {
	VpnConnectionAttributes
	VpnBgpConfig VpnBgpConfig
	ZoneNo       string
	Tags         struct{ Tag []rpc.Tag }
}

// VpnConnectionAttributes is what DescribeVpnConnection and DescribeVpnConnections have in common.
type VpnConnectionAttributes struct {
	Status                     string
	RemoteCaCertificate        string
	EnableNatTraversal         bool
	CreateTime                 int64
	EffectImmediately          bool
	VpnGatewayId               string
	LocalSubnet                string
	VpnConnectionId            string
	RemoteSubnet               string
	CustomerGatewayId          string
	Name                       string
	EnableDpd                  bool
	IkeConfig                  IkeConfig
	IpsecConfig                IpsecConfig
	VcoHealthCheck             VcoHealthCheck
	AttachType                 string
	NetworkType                string
	AttachInstanceId           string
	Spec                       string
	State                      string
	InternetIp                 string
	TransitRouterId            string
	TransitRouterName          string
	CrossAccountAuthorized     bool
	TunnelOptionsSpecification struct{ TunnelOptions []TunnelOption }
	EnableTunnelsBgp           bool
	ResourceGroupId            string
}

// TunnelOption is part of the answer of DescribeVpnConnection.
type TunnelOption struct {
	TunnelId            string
	CustomerGatewayId   string
	EnableDpd           bool // bools and numbers, as the Terraform provider reads them; the description says strings
	EnableNatTraversal  bool
	InternetIp          string
	RemoteCaCertificate string
	Role                string
	State               string
	Status              string
	TunnelBgpConfig     TunnelBgpConfig
	TunnelIkeConfig     IkeConfig
	TunnelIpsecConfig   IpsecConfig
	ZoneNo              string
}

// TunnelBgpConfig is part of the answer of DescribeVpnConnection.
type TunnelBgpConfig struct {
	BgpStatus  string
	LocalAsn   string
	LocalBgpIp string
	PeerAsn    string
	PeerBgpIp  string
	TunnelCidr string
}

// VpnBgpConfig is part of the answer of DescribeVpnConnection.
type VpnBgpConfig struct {
	EnableBgp string
	DescribeVpnConnectionsVpnBgpConfig
}

// VcoHealthCheck is part of the answer of DescribeVpnConnection.
type VcoHealthCheck struct {
	Status   string
	Dip      string
	Interval int
	Retry    int
	Sip      string
	Enable   string
	Policy   string
}

// DescribeVpnConnectionsRequest is what DescribeVpnConnections takes.
type DescribeVpnConnectionsRequest struct {
	RegionId          string `rpc:",required"`
	VpnGatewayId      string
	CustomerGatewayId string
	rpc.Paging
	VpnConnectionId string
	Tag             []rpc.Tag `rpc:",maxitems=21"`
	ResourceGroupId string
}

// DescribeVpnConnectionsResponse is what DescribeVpnConnections answers.
type DescribeVpnConnectionsResponse struct {
	PageSize       int
	PageNumber     int
	TotalCount     int
	VpnConnections struct{ VpnConnection []VpnConnection }
}

// VpnConnection is part of the answer of DescribeVpnConnections.
type VpnConnection struct {
	VpnConnectionAttributes
	VpnBgpConfig DescribeVpnConnectionsVpnBgpConfig
	Tag          struct{ Tag []rpc.Tag }
}

// DescribeVpnConnectionsVpnBgpConfig is part of the answer of DescribeVpnConnections.
type DescribeVpnConnectionsVpnBgpConfig struct {
	Status     string
	PeerBgpIp  string
	TunnelCidr string
	LocalBgpIp string
	PeerAsn    int64
	LocalAsn   int64
	AuthKey    string
}

// DeleteVpnConnectionRequest is what DeleteVpnConnection takes.
type DeleteVpnConnectionRequest struct {
	RegionId        string `rpc:",required"`
	ClientToken     string
	VpnConnectionId string `rpc:",required"`
}

// DeleteVpnConnectionResponse is what DeleteVpnConnection answers.
type DeleteVpnConnectionResponse struct{}

// DownloadVpnConnectionConfigRequest is what DownloadVpnConnectionConfig takes.
type DownloadVpnConnectionConfigRequest struct {
	RegionId        string `rpc:",required"`
	VpnConnectionId string `rpc:",required"`
}

// DownloadVpnConnectionConfigResponse is what DownloadVpnConnectionConfig answers.
type DownloadVpnConnectionConfigResponse struct{ VpnConnectionConfig VpnConnectionConfig }

// VpnConnectionConfig is part of the answer of DownloadVpnConnectionConfig.
type VpnConnectionConfig struct {
	Remote        string
	Local         string
	RemoteSubnet  string
	LocalSubnet   string
	IkeConfig     IkeConfig
	IpsecConfig   IpsecConfig
	TunnelsConfig struct{ TunnelConfig []TunnelConfig }
}

// TunnelConfig is part of the answer of DownloadVpnConnectionConfig.
type TunnelConfig struct {
	TunnelId    string
	Local       string
	Remote      string
	IkeConfig   IkeConfig
	IpsecConfig IpsecConfig
}

// CheckVpnBgpEnabledRequest is what CheckVpnBgpEnabled takes.
type CheckVpnBgpEnabledRequest struct {
	RegionId    string `rpc:",required"`
	ClientToken string
}

// CheckVpnBgpEnabledResponse is what CheckVpnBgpEnabled answers.
type CheckVpnBgpEnabledResponse struct{ BgpEnabled bool }
