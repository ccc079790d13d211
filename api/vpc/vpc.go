package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpcRequest is what CreateVpc takes.
type CreateVpcRequest struct {
	RegionId        string `rpc:",required"`
	CidrBlock       string `rpc:",default=172.16.0.0/12"`
	VpcName         string
	Description     string
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=21"`
	DryRun          bool
	UserCidr        []string `rpc:",comma"`
	ClientToken     string
	EnableIpv6      bool
	Ipv6CidrBlock   string
	Ipv6Isp         string
	_               rpc.Unread `params:"Ipv4IpamPoolId,Ipv4CidrMask"`
}

// CreateVpcResponse is what CreateVpc answers.
type CreateVpcResponse struct {
	VpcId           string
	VRouterId       string
	RouteTableId    string
	ResourceGroupId string
}

// CreateDefaultVpcRequest is what CreateDefaultVpc takes.
type CreateDefaultVpcRequest struct {
	RegionId        string `rpc:",required"`
	ResourceGroupId string
	ClientToken     string
	EnableIpv6      bool
	Ipv6CidrBlock   string
}

// CreateDefaultVpcResponse is what CreateDefaultVpc answers.
type CreateDefaultVpcResponse struct {
	VpcId        string
	VRouterId    string
	RouteTableId string
}

// DescribeVpcsRequest is what DescribeVpcs takes.
type DescribeVpcsRequest struct {
	VpcId           []string `rpc:",comma"`
	RegionId        string   `rpc:",required"`
	VpcName         string
	IsDefault       *bool
	DryRun          bool
	ResourceGroupId string
	PageNumber      int32 `rpc:",min=1,default=1"`
	PageSize        int32 `rpc:",min=1,max=50,default=10"`
	VpcOwnerId      int64
	Tag             []rpc.Tag  `rpc:",maxitems=20"`
	_               rpc.Unread `params:"EnableIpv6,DhcpOptionsSetId"`
}

// DescribeVpcsResponse is what DescribeVpcs answers.
type DescribeVpcsResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	Vpcs       struct{ Vpc []Vpc }
}

// Vpc is part of the answer of DescribeVpcs.
type Vpc struct {
	CreationTime         string
	Status               string
	VpcId                string
	IsDefault            bool
	OwnerId              int64
	RegionId             string
	VpcName              string
	VRouterId            string
	DhcpOptionsSetStatus string
	CidrBlock            string
	Description          string
	ResourceGroupId      string
	DhcpOptionsSetId     string
	Ipv6CidrBlock        string
	CenStatus            string
	Tags                 struct{ Tag []rpc.Tag }
	Ipv6CidrBlocks       struct{ Ipv6CidrBlock []Ipv6CidrBlock }
	VSwitchIds           struct{ VSwitchId []string }
	SecondaryCidrBlocks  struct{ SecondaryCidrBlock []string }
	UserCidrs            struct{ UserCidr []string }
	NatGatewayIds        struct{ NatGatewayIds []string }
	RouterTableIds       struct{ RouterTableIds []string }
	EnabledIpv6          bool
}

// Ipv6CidrBlock is part of the answer of DescribeVpcs.
type Ipv6CidrBlock struct {
	Ipv6Isp       string
	Ipv6CidrBlock string
}

// DescribeVpcAttributeRequest is what DescribeVpcAttribute takes.
type DescribeVpcAttributeRequest struct {
	VpcId    string `rpc:",required"`
	RegionId string `rpc:",required"`
	DryRun   bool
	_        rpc.Unread `params:"IsDefault"`
}

// DescribeVpcAttributeResponse is what DescribeVpcAttribute answers.
type DescribeVpcAttributeResponse struct {
	CreationTime                 string
	Status                       string
	VpcId                        string
	IsDefault                    bool
	ClassicLinkEnabled           bool
	OwnerId                      int64
	RegionId                     string
	VpcName                      string
	VRouterId                    string
	DhcpOptionsSetStatus         string
	CidrBlock                    string
	Description                  string
	ResourceGroupId              string
	DhcpOptionsSetId             string
	Ipv6CidrBlock                string
	VSwitchIds                   struct{ VSwitchId []string }
	UserCidrs                    struct{ UserCidr []string }
	SecondaryCidrBlocks          struct{ SecondaryCidrBlock []string }
	AssociatedCens               struct{ AssociatedCen []AssociatedCen }
	CloudResources               struct{ CloudResourceSetType []CloudResourceSetType }
	Ipv6CidrBlocks               struct{ Ipv6CidrBlock []Ipv6CidrBlock }
	SupportIpv4Gateway           bool
	Ipv4GatewayId                string
	Tags                         struct{ Tag []rpc.Tag }
	AssociatedPropagationSources struct{ AssociatedPropagationSources []AssociatedPropagationSource }
	EnabledIpv6                  bool
}

// AssociatedPropagationSource is part of the answer of DescribeVpcAttribute.
type AssociatedPropagationSource struct {
	SourceType       string
	SourceOwnerId    int64
	SourceInstanceId string
	Status           string
	RoutePropagated  bool
}

// CloudResourceSetType is part of the answer of DescribeVpcAttribute.
type CloudResourceSetType struct {
	ResourceCount int
	ResourceType  string
}

// AssociatedCen is part of the answer of DescribeVpcAttribute.
type AssociatedCen struct {
	CenOwnerId int64
	CenId      string
	CenStatus  string
}

// ModifyVpcAttributeRequest is what ModifyVpcAttribute takes.
type ModifyVpcAttributeRequest struct {
	VpcId         string `rpc:",required"`
	Description   *string
	VpcName       *string
	CidrBlock     *string
	EnableIPv6    *bool
	Ipv6CidrBlock string
	Ipv6Isp       string
}

// ModifyVpcAttributeResponse is what ModifyVpcAttribute answers.
type ModifyVpcAttributeResponse struct{}

// DeleteVpcRequest is what DeleteVpc takes.
type DeleteVpcRequest struct {
	VpcId  string `rpc:",required"`
	DryRun bool
	_      rpc.Unread `params:"ForceDelete"`
}

// DeleteVpcResponse is what DeleteVpc answers.
type DeleteVpcResponse struct{}

// AssociateVpcCidrBlockRequest is what AssociateVpcCidrBlock takes.
type AssociateVpcCidrBlockRequest struct {
	RegionId           string `rpc:",required"`
	VpcId              string `rpc:",required"`
	SecondaryCidrBlock string `rpc:",required"`
	IpVersion          string
	_                  rpc.Unread `params:"IPv6CidrBlock,Ipv6Isp,SecondaryCidrMask,IpamPoolId"`
}

// AssociateVpcCidrBlockResponse is what AssociateVpcCidrBlock answers.
type AssociateVpcCidrBlockResponse struct{}

// UnassociateVpcCidrBlockRequest is what UnassociateVpcCidrBlock takes.
type UnassociateVpcCidrBlockRequest struct {
	RegionId           string `rpc:",required"`
	VpcId              string `rpc:",required"`
	SecondaryCidrBlock string
	_                  rpc.Unread `params:"IPv6CidrBlock"`
}

// UnassociateVpcCidrBlockResponse is what UnassociateVpcCidrBlock answers.
type UnassociateVpcCidrBlockResponse struct{}

// DescribeVRoutersRequest is what DescribeVRouters takes.
type DescribeVRoutersRequest struct {
	VRouterId  string
	RegionId   string `rpc:",required"`
	PageNumber int32  `rpc:",min=1,default=1"`
	PageSize   int32  `rpc:",min=1,max=50,default=10"`
}

// DescribeVRoutersResponse is what DescribeVRouters answers.
type DescribeVRoutersResponse struct {
	PageSize   int
	PageNumber int
	TotalCount int
	VRouters   struct{ VRouter []VRouter }
}

// VRouter is part of the answer of DescribeVRouters.
type VRouter struct {
	VpcId         string
	CreationTime  string
	VRouterId     string
	Description   string
	VRouterName   string
	RegionId      string
	RouteTableIds struct{ RouteTableId []string }
}

// ModifyVRouterAttributeRequest is what ModifyVRouterAttribute takes.
type ModifyVRouterAttributeRequest struct {
	VRouterId   string `rpc:",required"`
	VRouterName *string
	Description *string
}

// ModifyVRouterAttributeResponse is what ModifyVRouterAttribute answers.
type ModifyVRouterAttributeResponse struct{}
