package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateCustomerGatewayRequest is what CreateCustomerGateway takes.
type CreateCustomerGatewayRequest struct {
	RegionId        string `rpc:",required"`
	ClientToken     string
	IpAddress       string `rpc:",required"`
	Name            string
	Description     string
	Asn             string
	AuthKey         string
	Tags            []rpc.Tag `rpc:",maxitems=21"`
	ResourceGroupId string
}

// CreateCustomerGatewayResponse is what CreateCustomerGateway answers.
type CreateCustomerGatewayResponse struct {
	IpAddress         string
	Description       string
	CustomerGatewayId string
	CreateTime        int64
	Name              string
}

// DescribeCustomerGatewayRequest is what DescribeCustomerGateway takes.
type DescribeCustomerGatewayRequest struct {
	RegionId          string `rpc:",required"`
	CustomerGatewayId string `rpc:",required"`
}

// DescribeCustomerGatewayResponse is what DescribeCustomerGateway answers.
type DescribeCustomerGatewayResponse struct {
	Asn               int64 `rpc:",omitempty"`
	IpAddress         string
	Description       string
	CustomerGatewayId string
	CreateTime        int64
	Name              string
	AuthKey           string
	Tags              struct{ Tag []rpc.Tag }
	ResourceGroupId   string
}

// DescribeCustomerGatewaysRequest is what DescribeCustomerGateways takes.
type DescribeCustomerGatewaysRequest struct {
	RegionId          string `rpc:",required"`
	CustomerGatewayId string
	rpc.Paging
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	ResourceGroupId string
}

// DescribeCustomerGatewaysResponse is what DescribeCustomerGateways answers.
type DescribeCustomerGatewaysResponse struct {
	PageSize         int
	PageNumber       int
	TotalCount       int
	CustomerGateways struct{ CustomerGateway []CustomerGateway }
}

// CustomerGateway is part of the answer of DescribeCustomerGateways.
type CustomerGateway struct {
	IpAddress         string
	Asn               int64 `rpc:",omitempty"`
	Description       string
	CustomerGatewayId string
	CreateTime        int64
	Name              string
	AuthKey           string
	Tags              struct{ Tag []rpc.Tag }
	ResourceGroupId   string
}

// ModifyCustomerGatewayAttributeRequest is what ModifyCustomerGatewayAttribute takes.
type ModifyCustomerGatewayAttributeRequest struct {
	RegionId          string `rpc:",required"`
	ClientToken       string
	CustomerGatewayId string `rpc:",required"`
	Name              *string
	Description       *string
	AuthKey           *string
}

// ModifyCustomerGatewayAttributeResponse is what ModifyCustomerGatewayAttribute answers.
type ModifyCustomerGatewayAttributeResponse struct {
	IpAddress         string
	Description       string
	CustomerGatewayId string
	CreateTime        int64
	Name              string
	ResourceGroupId   string
}

// DeleteCustomerGatewayRequest is what DeleteCustomerGateway takes.
type DeleteCustomerGatewayRequest struct {
	RegionId          string `rpc:",required"`
	ClientToken       string
	CustomerGatewayId string `rpc:",required"`
}

// DeleteCustomerGatewayResponse is what DeleteCustomerGateway answers.
type DeleteCustomerGatewayResponse struct{}
