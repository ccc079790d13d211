package vpc

import (
	"net/netip"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// quotaVPCs is how many VPCs an account has in a region by default (VPC limits).
const quotaVPCs = 10

// createVpc makes a VPC with its vRouter and system route table. It answers at once, Pending;
// the lifecycle makes it Available.
func createVpc(tx *world.Tx, req *wire.CreateVpcRequest) (*wire.CreateVpcResponse, error) {
	cidr, err := netip.ParsePrefix(req.CidrBlock)
	if err != nil || cidr != cidr.Masked() || cidr.Bits() < 8 || cidr.Bits() > 28 {
		return nil, wire.ErrVpcCidr
	}
	have, err := tx.VPCs.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpc.vpcs", quotaVPCs) {
		return nil, wire.ErrVpcQuota
	}
	v := &world.VPC{
		Meta: world.Meta{
			ID: tx.NewID("vpc"), Name: req.VpcName, Description: req.Description,
			ResourceGroup: req.ResourceGroupId, CreatedAt: tx.Now(), Tags: action.Wanted(req.Tag),
		},
		Status: world.Pending, CIDR: cidr, Router: tx.NewID("vrt"), RouteTable: tx.NewID("vtb"),
	}
	if err := tx.VPCs.Insert(v); err != nil {
		return nil, err
	}
	return &wire.CreateVpcResponse{VpcId: v.ID, VRouterId: v.Router, RouteTableId: v.RouteTable, ResourceGroupId: v.ResourceGroup}, nil
}

// describeVpcs lists VPCs by page.
func describeVpcs(tx *world.Tx, req *wire.DescribeVpcsRequest) (*wire.DescribeVpcsResponse, error) {
	page, total, err := action.Page(tx.VPCs, rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, vpcFilter(req))
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpcsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, v := range page {
		res.Vpcs.Vpc = append(res.Vpcs.Vpc, wire.Vpc{VpcId: v.ID, VpcName: v.Name, Status: string(v.Status), CidrBlock: v.CIDR.String(), RegionId: tx.Region.ID})
	}
	return res, nil
}

// vpcFilter is nil when the request filters nothing, so that a plain listing costs its page.
func vpcFilter(req *wire.DescribeVpcsRequest) func(*world.VPC) bool {
	want := action.Wanted(req.Tag)
	if len(req.VpcId) == 0 && req.VpcName == "" && req.ResourceGroupId == "" && req.IsDefault == nil && len(want) == 0 {
		return nil
	}
	return func(v *world.VPC) bool {
		return action.Listed(req.VpcId, v.ID) && action.Same(req.VpcName, v.Name) && action.Same(req.ResourceGroupId, v.ResourceGroup) &&
			(req.IsDefault == nil || *req.IsDefault == v.Default) && v.HasTags(want)
	}
}
