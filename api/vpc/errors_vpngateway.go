package vpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on VPN gateways and customer gateways refuse.
var (
	ErrCustomerGatewayNotFound    = apierr.New(404, "InvalidCustomerGatewayInstanceId.NotFound", "The specified customer gateway does not exist.", "Vpc DescribeCustomerGateway, DeleteCustomerGateway")
	ErrCustomerGatewayAddress     = apierr.New(400, "InvalidIpAddress.WrongFormat", "IpAddress is an IPv4 address.", "Vpc CreateCustomerGateway")
	ErrCustomerGatewayExists      = apierr.New(400, "InvalidIpAddress.AlreadyExist", "Another customer gateway has the address and the autonomous system.", "Vpc CreateCustomerGateway")
	ErrCustomerGatewayASN         = apierr.New(400, "IllegalParam.Asn", "Asn is a number of 1 to 4294967295.", "Vpc CreateCustomerGateway")
	ErrCustomerGatewayMissingASN  = apierr.New(400, "OperationDenied.MissingAsn", "An AuthKey needs an Asn.", "Vpc CreateCustomerGateway")
	ErrCustomerGatewayQuota       = apierr.New(400, "CreateVpnUserGatewayQuotaFull.QuotaFull", "The account has as many customer gateways in this region as its quota allows.", "Vpc CreateCustomerGateway")
	ErrCustomerGatewayName        = apierr.New(400, "InvalidName", "A name has 1 to 128 characters and does not start with http:// or https://.", "Vpc CreateCustomerGateway, CreateVpnGateway")
	ErrCustomerGatewayDescription = apierr.New(400, "InvalidDescription", "A description has 1 to 256 characters and does not start with http:// or https://.", "Vpc CreateCustomerGateway, ModifyVpnGatewayAttribute")

	ErrVpnGatewayNotFound = apierr.New(404, "InvalidVpnGatewayInstanceId.NotFound", "The specified VPN gateway does not exist.", "Vpc DescribeVpnGateway, DeleteVpnGateway")
	ErrVpnVpcNotFound     = apierr.New(400, "InvalidVpcId.NotFound", "The specified VPC does not exist.", "Vpc CreateVpnGateway")
	ErrVpnVSwitchNotFound = apierr.New(400, "InvalidVSwitchId.NotFound", "The specified vSwitch does not exist in the VPC.", "Vpc CreateVpnGateway")
	ErrVpnVSwitchSame     = apierr.New(400, "InvalidVSwitchId.VswitchIdShouldDifferent", "The two vSwitches are the same.", "Vpc CreateVpnGateway")
	ErrVpnZoneSame        = apierr.New(400, "InvalidVSwitchId.ZoneIdShouldDifferent", "The two vSwitches are in the same zone.", "Vpc CreateVpnGateway")
	ErrVpnVSwitchFull     = apierr.New(400, "OperationFailed.IpNotEnough", "A vSwitch has no free address.", "Vpc CreateVpnGateway")
	ErrVpnEnable          = apierr.New(400, "InvalidVpnEnable", "A VPN gateway offers IPsec or SSL, or both.", "Vpc CreateVpnGateway")
	ErrVpnSSLUnneeded     = apierr.New(400, "UnnecessarySslConnection", "SslConnections goes with EnableSsl.", "Vpc CreateVpnGateway")
	ErrVpnSSLPrivate      = apierr.New(400, "OperationFailed.SslNotSupport", "A private VPN gateway does not offer SSL.", "Vpc CreateVpnGateway")
	ErrVpnSpec            = apierr.New(400, "InvalidSpec.NotFound", "The bandwidth is 5, 10, 20, 50, 100, 200, 500 or 1000 Mbit/s.", "Vpc CreateVpnGateway")
	ErrVpnCharge          = apierr.New(400, "ChargeType.NotSupport", "InstanceChargeType is POSTPAY or PREPAY.", "Vpc CreateVpnGateway")
	ErrVpnQuota           = apierr.New(400, "Resource.QuotaFull", "The account has as many VPN gateways in this region as its quota allows.", "Vpc CreateVpnGateway")
	ErrVpnConfiguring     = apierr.New(400, "VpnGateway.Configuring", "The VPN gateway is being configured.", "Vpc DeleteVpnGateway, ModifyVpnGatewayAttribute")
	ErrVpnPrepaid         = apierr.New(403, "ForbiddenRelease", "A subscription cannot be released before its end.", "Vpc DeleteVpnGateway")
)
