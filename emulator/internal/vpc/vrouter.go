package vpc

import (
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vrouterActions = []action.Action{
	action.Read("DescribeVRouters", regions.VPC, describeVRouters),
	action.Write("ModifyVRouterAttribute", regions.VPC, modifyVRouterAttribute),
}

// describeVRouters lists the vRouters, of which each VPC has one.
func describeVRouters(tx *world.Tx, req *wire.DescribeVRoutersRequest) (*wire.DescribeVRoutersResponse, error) {
	paging := page(req.PageNumber, req.PageSize)
	list, total, err := action.Page(tx.VPCs, paging, nil)
	if req.VRouterId != "" {
		list, total, err = action.PageOf(tx.VPCsByRouter.Each(req.VRouterId), paging, nil)
	}
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVRoutersResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, v := range list {
		one := wire.VRouter{
			VRouterId: v.Router, VpcId: v.ID, CreationTime: stamp(v.CreatedAt), RegionId: tx.Region.ID,
			VRouterName: v.RouterName, Description: v.RouterDescription,
		}
		if one.RouteTableIds.RouteTableId, err = tx.RouteTablesByVPC.IDs(v.ID); err != nil {
			return nil, err
		}
		res.VRouters.VRouter = append(res.VRouters.VRouter, one)
	}
	return res, nil
}

// modifyVRouterAttribute changes name and description of a vRouter.
func modifyVRouterAttribute(tx *world.Tx, req *wire.ModifyVRouterAttributeRequest) (*wire.ModifyVRouterAttributeResponse, error) {
	v, err := tx.VPCsByRouter.First(req.VRouterId)
	if err != nil {
		return nil, missing(err, wire.ErrVRouterNotFound)
	}
	if req.VRouterName != nil {
		v.RouterName = *req.VRouterName
	}
	if req.Description != nil {
		v.RouterDescription = *req.Description
	}
	if err := checkText(v.RouterName, wire.ErrVRouterName, v.RouterDescription, wire.ErrVRouterDescription); err != nil {
		return nil, err
	}
	return &wire.ModifyVRouterAttributeResponse{}, tx.VPCs.Put(v)
}
