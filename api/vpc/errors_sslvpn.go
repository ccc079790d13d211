package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on SSL-VPN servers and their client certificates refuse.
var (
	ErrSslServerNotFound     = apierr.New(404, "InvalidSslVpnServerId.NotFound", "The specified SSL-VPN server does not exist.", "Vpc DeleteSslVpnServer, CreateSslVpnClientCert")
	ErrSslServerModify       = apierr.New(400, "InvalidInstanceId.NotFound", "The specified SSL-VPN server does not exist.", "Vpc ModifySslVpnServer")
	ErrSslServerExists       = apierr.New(400, "SslVpnServer.AlreadyExist", "The VPN gateway has an SSL-VPN server.", "Vpc CreateSslVpnServer")
	ErrSslDisabled           = apierr.New(400, "VpnGateway.SslVpnDisabled", "The VPN gateway was made without SSL-VPN.", "Vpc CreateSslVpnServer")
	ErrSslPoolMask           = apierr.New(400, "ClientIpPool.NetmaskInvalid", "The client address pool is a range of /16 to /29.", "Vpc CreateSslVpnServer")
	ErrSslPoolRange          = apierr.New(400, "ClientIpPool.SubnetInvalid", "The client address pool cannot be used.", "Vpc CreateSslVpnServer")
	ErrSslPoolConflict       = apierr.New(400, "IpConflict", "The client address pool overlaps with a local network or with a vSwitch of the VPC.", "Vpc CreateSslVpnServer")
	ErrSslLocalSubnet        = apierr.New(400, "IllegalParam.LocalSubnet", "LocalSubnet holds %s, which is no IPv4 range in CIDR notation.", "Vpc CreateSslVpnServer")
	ErrSslPort               = apierr.New(400, "SslVpnServerPort.Illegal", "The port is a number of 1 to 65535.", "Vpc CreateSslVpnServer")
	ErrSslRoute              = apierr.New(400, "SslVpnServer.AddRouteError", "The route to the client address pool cannot be added to the VPC's route table.", "Vpc CreateSslVpnServer")
	ErrSslIdentity           = apierr.New(400, "MissingParameter.IDaaSInstanceId", "Multi-factor authentication needs an IDaaSInstanceId.", "Vpc CreateSslVpnServer")
	ErrSslIdentityRegion     = apierr.New(400, "MissingParam.IDaaSRegionId", "Multi-factor authentication needs an IDaaSRegionId.", "Vpc CreateSslVpnServer")
	ErrSslServersQuota       = apierr.New(400, "Resource.QuotaFull", "The account has as many SSL-VPN servers in this region as its quota allows.", "Vpc CreateSslVpnServer")
	ErrSslCertNotFound       = apierr.New(404, "InvalidSslVpnClientCertId.NotFound", "The specified client certificate does not exist.", "Vpc DeleteSslVpnClientCert, ModifySslVpnClientCert")
	ErrSslCertRead           = apierr.New(400, "InvalidInstanceId.NotFound", "The specified client certificate does not exist.", "Vpc DescribeSslVpnClientCert")
	ErrSslCertQuota          = apierr.New(400, "CreateSslCertsQuotaFull.QuotaFull", "The SSL-VPN server has as many client certificates as the quota allows.", "Vpc CreateSslVpnClientCert")
	ErrVpnHasSSL             = apierr.New(400, "DependencyViolation.SslVpnServer", "The VPN gateway has an SSL-VPN server.", "Vpc DeleteVpnGateway")
	ErrVpnHasConnection      = apierr.New(400, "DependencyViolation.VpnConnection", "The VPN gateway has IPsec connections.", "Vpc DeleteVpnGateway")
	ErrCustomerHasConnection = apierr.New(400, "DependencyViolation.VpnConnection", "IPsec connections lead to the customer gateway.", "Vpc DeleteCustomerGateway")
)
