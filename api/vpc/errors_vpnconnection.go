package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on IPsec connections refuse.
var (
	ErrConnectionNotFound     = apierr.New(404, "InvalidVpnConnectionInstanceId.NotFound", "The specified IPsec connection does not exist.", "Vpc DescribeVpnConnection, DeleteVpnConnection")
	ErrConnectionNoIPsec      = apierr.New(400, "VpnGateway.IpsecVpnDisabled", "The VPN gateway was made without IPsec.", "Vpc CreateVpnConnection")
	ErrConnectionName         = apierr.New(400, "InvalidParameter.VpnConnectionName", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateVpnConnection")
	ErrConnectionLocal        = apierr.New(400, "IllegalParam.LocalSubnet", "LocalSubnet (%s) is not a comma list of IPv4 ranges in CIDR notation.", "Vpc CreateVpnConnection")
	ErrConnectionRemote       = apierr.New(400, "IllegalParam.RemoteSubnet", "RemoteSubnet (%s) is not a comma list of IPv4 ranges in CIDR notation.", "Vpc CreateVpnConnection")
	ErrConnectionQuota        = apierr.New(400, "CreateVpnConnectionsQuotaFull.QuotaFull", "The VPN gateway has as many IPsec connections as the quota allows.", "Vpc CreateVpnConnection")
	ErrConnectionExists       = apierr.New(400, "InvalidVpnConnection.AlreadyExists", "The VPN gateway has an IPsec connection to that customer gateway for the same networks.", "Vpc CreateVpnConnection")
	ErrConnectionOverlap      = apierr.New(400, "VpnConnectionParamInvalid.SameVpnAndCgwTrafficSelectorOverlap", "An IPsec connection between the same gateways is for overlapping networks.", "Vpc CreateVpnConnection")
	ErrConnectionKeys         = apierr.New(400, "VpnConnectionParamInvalid.SameVpnAndCgwDifferentIkeConfigs", "IPsec connections between the same gateways have one key and one IKE configuration.", "Vpc CreateVpnConnection")
	ErrConnectionTunnels      = apierr.New(400, "MissingParameter.TunnelOptionsSpecification", "A VPN gateway with two tunnels needs TunnelOptionsSpecification, once for the master and once for the slave.", "Vpc CreateVpnConnection")
	ErrConnectionCustomer     = apierr.New(404, "InvalidCustomerGatewayInstanceId.NotFound", "The specified customer gateway does not exist.", "Vpc CreateVpnConnection")
	ErrConnectionSameAddress  = apierr.New(400, "CustomerGateway.ConflictVpnIp", "The customer gateway has the address of the VPN gateway.", "Vpc CreateVpnConnection")
	ErrConnectionNoASN        = apierr.New(400, "MissingParam.CustomerGatewayAsn", "BGP needs a customer gateway with an Asn.", "Vpc CreateVpnConnection")
	ErrConnectionNoTunnelCIDR = apierr.New(400, "MissingParameter.TunnelCidr", "BGP needs a TunnelCidr.", "Vpc CreateVpnConnection")
	ErrConnectionTunnelCIDR   = apierr.New(400, "IllegalParam.TunnelCidr", "TunnelCidr is a range of /30 in 169.254.0.0/16.", "Vpc CreateVpnConnection")
	ErrConnectionTunnelForm   = apierr.New(400, "InvalidTunnelCidr.Malformed", "TunnelCidr is no range in CIDR notation.", "Vpc CreateVpnConnection")
	ErrConnectionBGPAddress   = apierr.New(400, "IllegalParam.LocalBgpIp", "LocalBgpIp lies in TunnelCidr.", "Vpc CreateVpnConnection")
	ErrConnectionBGPForm      = apierr.New(400, "InvalidLocalBgpIp.Malformed", "LocalBgpIp is no IPv4 address.", "Vpc CreateVpnConnection")
	ErrConnectionASN          = apierr.New(400, "IllegalParam.LocalAsn", "LocalAsn is a number of 1 to 4294967295.", "Vpc CreateVpnConnection")
	ErrConnectionAuth         = apierr.New(400, "NotSupportVpnConnectionParameter.IpsecAuthAlg", "The authentication algorithm is not one that VPN gateways know.", "Vpc CreateVpnConnection")
	ErrConnectionPFS          = apierr.New(400, "NotSupportVpnConnectionParameter.IpsecPfs", "The Diffie-Hellman group is not one that VPN gateways know.", "Vpc CreateVpnConnection")
	ErrConnectionEncryption   = apierr.New(400, "InvalidParameter", "The encryption algorithm is not one that VPN gateways know.", "Vpc CreateVpnConnection")
	ErrConnectionTunnelRole   = apierr.New(400, "IllegalParam.Role", "The connection has no tunnel of that role.", "Vpc ModifyVpnConnectionAttribute")
	ErrConnectionTunnelID     = apierr.New(400, "IllegalParam.TunnelId", "The connection has no such tunnel.", "Vpc ModifyVpnConnectionAttribute")
	ErrConnectionHealth       = apierr.New(400, "InvalidParameter", "HealthCheckConfig names dip and sip, two IPv4 addresses, interval and retry.", "Vpc CreateVpnConnection")
	ErrConnectionBusy         = apierr.New(400, "VpnConnection.Configuring", "The IPsec connection is being configured.", "Vpc CreateVcoRouteEntry")
)
