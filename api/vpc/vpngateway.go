package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpnGatewayRequest is what CreateVpnGateway takes.
type CreateVpnGatewayRequest struct {
	RegionId                  string `rpc:",required"`
	Name                      string
	VpcId                     string `rpc:",required"`
	InstanceChargeType        string `rpc:",default=POSTPAY"`
	Period                    int    `rpc:",bad=InvalidPeriod"`
	Bandwidth                 int    `rpc:",required"`
	EnableIpsec               bool   `rpc:",default=true"`
	EnableSsl                 bool
	SslConnections            int
	VSwitchId                 string
	VpnType                   string
	ClientToken               string
	NetworkType               string `rpc:",enum=public|private,fold"`
	DisasterRecoveryVSwitchId string
	ResourceGroupId           string
	_                         rpc.Unread `params:"AutoPay"`
}

// CreateVpnGatewayResponse is what CreateVpnGateway answers.
type CreateVpnGatewayResponse struct {
	VpnGatewayId string
	Name         string
	OrderId      int64
}

// DescribeVpnGatewayRequest is what DescribeVpnGateway takes.
type DescribeVpnGatewayRequest struct {
	RegionId     string     `rpc:",required"`
	VpnGatewayId string     `rpc:",required"`
	_            rpc.Unread `params:"IncludeReservationData"`
}

// DescribeVpnGatewayResponse is what DescribeVpnGateway answers.
type DescribeVpnGatewayResponse struct {
	VpnType                    string
	Status                     string
	VpcId                      string
	SslMaxConnections          int64
	Spec                       string
	InternetIp                 string
	CreateTime                 int64
	AutoPropagate              bool
	ChargeType                 string
	VpnGatewayId               string
	Tag                        string
	IpsecVpn                   string
	EndTime                    int64
	VSwitchId                  string
	Description                string
	EnableBgp                  bool
	BusinessStatus             string
	SslVpn                     string
	Name                       string
	ReservationData            ReservationData
	Tags                       struct{ Tag []rpc.Tag }
	NetworkType                string
	DisasterRecoveryInternetIp string
	DisasterRecoveryVSwitchId  string
	SslVpnInternetIp           string
	ResourceGroupId            string
	EniInstanceIds             struct{ EniInstanceId []string }
}

// ReservationData is part of the answer of DescribeVpnGateway.
type ReservationData struct {
	Status                    string
	ReservationOrderType      string
	ReservationIpsec          string
	ReservationSpec           string
	ReservationSsl            string
	ReservationMaxConnections int
	ReservationEndTime        string
}

// DescribeVpnGatewaysRequest is what DescribeVpnGateways takes.
type DescribeVpnGatewaysRequest struct {
	RegionId       string `rpc:",required"`
	VpcId          string
	VpnGatewayId   string
	Status         string
	BusinessStatus string
	rpc.Paging
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId string
	_               rpc.Unread `params:"IncludeReservationData"`
}

// DescribeVpnGatewaysResponse is what DescribeVpnGateways answers.
type DescribeVpnGatewaysResponse struct {
	PageSize    int
	PageNumber  int
	TotalCount  int
	VpnGateways struct{ VpnGateway []VpnGateway }
}

// VpnGateway is part of the answer of DescribeVpnGateways.
type VpnGateway struct {
	VpnType                    string
	Status                     string
	VpcId                      string
	SslMaxConnections          int64
	Spec                       string
	InternetIp                 string
	CreateTime                 int64
	AutoPropagate              bool
	ChargeType                 string
	VpnGatewayId               string
	Tag                        string
	IpsecVpn                   string
	EndTime                    int64
	VSwitchId                  string
	Description                string
	EnableBgp                  bool
	BusinessStatus             string
	SslVpn                     string
	Name                       string
	NetworkType                string
	Tags                       struct{ Tag []rpc.Tag }
	ReservationData            ReservationData
	DisasterRecoveryInternetIp string
	DisasterRecoveryVSwitchId  string
	SslVpnInternetIp           string
	ResourceGroupId            string
	EniInstanceIds             struct{ EniInstanceId []string }
}

// ModifyVpnGatewayAttributeRequest is what ModifyVpnGatewayAttribute takes.
type ModifyVpnGatewayAttributeRequest struct {
	RegionId      string `rpc:",required"`
	ClientToken   string
	VpnGatewayId  string `rpc:",required"`
	Name          *string
	Description   *string
	AutoPropagate *bool
}

// ModifyVpnGatewayAttributeResponse is what ModifyVpnGatewayAttribute answers.
type ModifyVpnGatewayAttributeResponse struct {
	VpcId                      string
	Status                     string
	InternetIp                 string
	Spec                       string
	CreateTime                 int64
	AutoPropagate              bool
	VpnGatewayId               string
	IntranetIp                 string
	EndTime                    int64
	VSwitchId                  string
	Description                string
	EnableBgp                  bool
	BusinessStatus             string
	Name                       string
	DisasterRecoveryInternetIp string
	DisasterRecoveryVSwitchId  string
	SslVpnInternetIp           string
	ResourceGroupId            string
}

// DeleteVpnGatewayRequest is what DeleteVpnGateway takes.
type DeleteVpnGatewayRequest struct {
	RegionId     string `rpc:",required"`
	ClientToken  string
	VpnGatewayId string `rpc:",required"`
}

// DeleteVpnGatewayResponse is what DeleteVpnGateway answers.
type DeleteVpnGatewayResponse struct{}

// MoveVpnResourceGroupRequest is what MoveVpnResourceGroup takes.
type MoveVpnResourceGroupRequest struct {
	InstanceId         string `rpc:",required"`
	ResourceType       string `rpc:",required"`
	NewResourceGroupId string `rpc:",required"`
	RegionId           string `rpc:",required"`
}

// MoveVpnResourceGroupResponse is what MoveVpnResourceGroup answers.
type MoveVpnResourceGroupResponse struct{}

// DescribeVpnGatewayAvailableZonesRequest is what DescribeVpnGatewayAvailableZones takes.
type DescribeVpnGatewayAvailableZonesRequest struct {
	RegionId string     `rpc:",required"`
	Spec     string     `rpc:",required"`
	_        rpc.Unread `params:"AcceptLanguage"`
}

// DescribeVpnGatewayAvailableZonesResponse is what DescribeVpnGatewayAvailableZones answers.
type DescribeVpnGatewayAvailableZonesResponse struct {
	RegionId            string
	AvailableZoneIdList []AvailableZoneId
}

// AvailableZoneId is part of the answer of DescribeVpnGatewayAvailableZones.
type AvailableZoneId struct {
	ZoneId   string
	ZoneName string
}
