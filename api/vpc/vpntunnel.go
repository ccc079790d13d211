package vpc

// IkeOptions is the first phase of a tunnel, as requests spell it.
type IkeOptions struct {
	IkeAuthAlg  *string
	IkeEncAlg   *string
	IkeLifetime *int64
	IkeMode     *string `rpc:",enum=main|aggressive,fold"`
	IkePfs      *string
	IkeVersion  *string `rpc:",enum=ikev1|ikev2,fold"`
	LocalId     *string
	Psk         *string
	RemoteId    *string
}

// IpsecOptions is the second phase of a tunnel, as requests spell it.
type IpsecOptions struct {
	IpsecAuthAlg  *string
	IpsecEncAlg   *string
	IpsecLifetime *int64
	IpsecPfs      *string
}

// BgpOptions is BGP in the only tunnel of a connection, as requests spell it.
type BgpOptions struct {
	EnableBgp *bool
	TunnelBgpOptions
}

// TunnelBgpOptions is BGP in a tunnel, as requests spell it.
type TunnelBgpOptions struct {
	LocalAsn   *int64 `rpc:",bad=IllegalParam.LocalAsn"`
	LocalBgpIp *string
	TunnelCidr *string
}

// TunnelOptions is what can be set on one tunnel.
type TunnelOptions struct {
	EnableDpd           *bool
	EnableNatTraversal  *bool
	RemoteCaCertificate *string
	TunnelBgpConfig     TunnelBgpOptions
	TunnelIkeConfig     IkeOptions
	TunnelIpsecConfig   IpsecOptions
}

// IpsecConfig is the second phase of a tunnel, as answers spell it.
type IpsecConfig struct {
	IpsecAuthAlg  string
	IpsecLifetime int64
	IpsecEncAlg   string
	IpsecPfs      string
}

// IkeConfig is the first phase of a tunnel, as answers spell it.
type IkeConfig struct {
	RemoteId    string
	IkeLifetime int64
	IkeEncAlg   string
	LocalId     string
	IkeMode     string
	IkeVersion  string
	IkePfs      string
	Psk         string
	IkeAuthAlg  string
}

// ModifyTunnelAttributeRequest is what ModifyTunnelAttribute takes.
type ModifyTunnelAttributeRequest struct {
	ClientToken                string
	TunnelOptionsSpecification TunnelOptions
	VpnConnectionId            string `rpc:",required"`
	TunnelId                   string `rpc:",required"`
}

// ModifyTunnelAttributeResponse is what ModifyTunnelAttribute answers.
type ModifyTunnelAttributeResponse struct {
	TunnelId            string
	TunnelIkeConfig     IkeConfig
	TunnelIpsecConfig   IpsecConfig
	TunnelBgpConfig     ModifyTunnelAttributeTunnelBgpConfig
	EnableNatTraversal  bool
	EnableDpd           bool
	RemoteCaCertificate string
	CustomerGatewayId   string
	Role                string
	ZoneNo              string
	InternetIp          string
	State               string
}

// ModifyTunnelAttributeTunnelBgpConfig is part of the answer of ModifyTunnelAttribute.
type ModifyTunnelAttributeTunnelBgpConfig struct {
	EnableBgp bool
	ModifyVpnConnectionAttributeTunnelBgpConfig
}
