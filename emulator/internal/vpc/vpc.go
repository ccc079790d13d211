package vpc

import (
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vpcActions = []action.Action{
	action.Write("CreateVpc", regions.VPC, createVpc),
	action.Write("CreateDefaultVpc", regions.VPC, createDefaultVpc),
	action.Read("DescribeVpcs", regions.VPC, describeVpcs),
	action.Read("DescribeVpcAttribute", regions.VPC, describeVpcAttribute),
	action.Write("ModifyVpcAttribute", regions.VPC, modifyVpcAttribute),
	action.Write("DeleteVpc", regions.VPC, deleteVpc),
	action.Write("AssociateVpcCidrBlock", regions.VPC, associateVpcCidrBlock),
	action.Write("UnassociateVpcCidrBlock", regions.VPC, unassociateVpcCidrBlock),
}

// Default quotas of an account in a region (VPC limits). A0040
const (
	quotaVPCs      = 10
	quotaSecondary = 5
	maxUserCIDRs   = 3
)

// createVpc makes a VPC with its vRouter and system route table. It answers at once, Pending;
// the lifecycle makes it Available.
func createVpc(tx *world.Tx, req *wire.CreateVpcRequest) (*wire.CreateVpcResponse, error) {
	cidr, ok := parseVPCRange(req.CidrBlock)
	if !ok {
		return nil, wire.ErrVpcCidr
	}
	users, err := parseUserCIDRs(req.UserCidr)
	if err != nil {
		return nil, err
	}
	if err := checkText(req.VpcName, wire.ErrVpcName, req.Description, wire.ErrVpcDescription); err != nil {
		return nil, err
	}
	v := &world.VPC{
		Meta:   newMeta(tx, "vpc", req.VpcName, req.Description, req.ResourceGroupId, req.Tag),
		Status: world.Pending, CIDR: cidr, UserCIDRs: users,
	}
	if err := openIPv6(tx, v, req.EnableIpv6, req.Ipv6CidrBlock, req.Ipv6Isp); err != nil {
		return nil, err
	}
	if err := insertVPC(tx, v); err != nil {
		return nil, err
	}
	return &wire.CreateVpcResponse{VpcId: v.ID, VRouterId: v.Router, RouteTableId: v.RouteTable, ResourceGroupId: v.ResourceGroup}, nil
}

// createDefaultVpc makes the one VPC that resources go into which name none.
func createDefaultVpc(tx *world.Tx, req *wire.CreateDefaultVpcRequest) (*wire.CreateDefaultVpcResponse, error) {
	if _, err := defaultVPC(tx); err == nil {
		return nil, wire.ErrDefaultVpcExists
	} else if !world.NotFound(err) {
		return nil, err
	}
	v := &world.VPC{
		Meta:   newMeta(tx, "vpc", "", "System created default VPC.", req.ResourceGroupId, nil),
		Status: world.Pending, CIDR: netip.MustParsePrefix("172.16.0.0/12"), Default: true,
	}
	if err := openIPv6(tx, v, req.EnableIpv6, req.Ipv6CidrBlock, ""); err != nil {
		return nil, err
	}
	if err := insertVPC(tx, v); err != nil {
		return nil, err
	}
	return &wire.CreateDefaultVpcResponse{VpcId: v.ID, VRouterId: v.Router, RouteTableId: v.RouteTable}, nil
}

// defaultVPC finds the account's default VPC of the region.
func defaultVPC(tx *world.Tx) (*world.VPC, error) { return tx.DefaultVPC.First(world.DefaultKey) }

func insertVPC(tx *world.Tx, v *world.VPC) error {
	if err := checkGroup(tx, v.ResourceGroup); err != nil {
		return err
	}
	have, err := tx.VPCs.Count()
	if err != nil {
		return err
	}
	if have >= tx.Quota("vpc.vpcs", quotaVPCs) {
		return wire.ErrVpcQuota
	}
	v.Router = tx.NewID("vrt")
	v.RouteTable, err = insertSystemTable(tx, v)
	if err != nil {
		return err
	}
	return tx.VPCs.Insert(v)
}

func parseUserCIDRs(list []string) ([]netip.Prefix, error) {
	if len(list) > maxUserCIDRs {
		return nil, wire.ErrUserCidrQuota
	}
	var users []netip.Prefix
	for _, s := range list {
		p, ok := parseRange(s)
		if !ok {
			return nil, wire.ErrVpcUserCidr
		}
		if p.Overlaps(serviceRange) {
			return nil, wire.ErrUserCidrRange
		}
		users = append(users, p)
	}
	return users, nil
}

// describeVpcs lists VPCs by page.
func describeVpcs(tx *world.Tx, req *wire.DescribeVpcsRequest) (*wire.DescribeVpcsResponse, error) {
	list, total, err := findVPCs(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpcsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, v := range list {
		one, err := spellVPC(tx, v)
		if err != nil {
			return nil, err
		}
		res.Vpcs.Vpc = append(res.Vpcs.Vpc, one)
	}
	return res, nil
}

// findVPCs is one page of what a request asks for. A request without filters costs its page.
func findVPCs(tx *world.Tx, req *wire.DescribeVpcsRequest) ([]*world.VPC, int, error) {
	paging, match := page(req.PageNumber, req.PageSize), vpcFilter(tx, req)
	if len(req.VpcId) == 0 {
		return action.Page(tx.VPCs, paging, match)
	}
	return action.PageOf(action.Named(tx.VPCs, req.VpcId), paging, match)
}

// vpcFilter is nil when the request filters by nothing, so that a plain listing costs its page.
func vpcFilter(tx *world.Tx, req *wire.DescribeVpcsRequest) func(*world.VPC) bool {
	own := req.VpcOwnerId == 0 || req.VpcOwnerId == owner(tx)
	if own && !filterAny(req.VpcName, req.ResourceGroupId) && req.IsDefault == nil && len(req.Tag) == 0 {
		return nil
	}
	return func(v *world.VPC) bool {
		return own && action.Same(req.VpcName, v.Name) && action.Same(req.ResourceGroupId, v.ResourceGroup) &&
			(req.IsDefault == nil || *req.IsDefault == v.Default) && hasTags(&v.Meta, req.Tag)
	}
}

func spellVPC(tx *world.Tx, v *world.VPC) (wire.Vpc, error) {
	one := wire.Vpc{
		VpcId: v.ID, VpcName: v.Name, Description: v.Description, Status: string(v.Status), CidrBlock: v.CIDR.String(),
		CreationTime: stamp(v.CreatedAt), IsDefault: v.Default, OwnerId: owner(tx), RegionId: tx.Region.ID,
		VRouterId: v.Router, ResourceGroupId: v.ResourceGroup, CenStatus: "Detached",
	}
	if v.IPv6.IsValid() {
		one.EnabledIpv6, one.Ipv6CidrBlock = true, v.IPv6.String()
		one.Ipv6CidrBlocks.Ipv6CidrBlock = []wire.Ipv6CidrBlock{{Ipv6CidrBlock: v.IPv6.String(), Ipv6Isp: v.IPv6ISP}}
	}
	one.Tags.Tag = tagsOf(&v.Meta)
	one.SecondaryCidrBlocks.SecondaryCidrBlock = spellRanges(v.Secondary)
	one.UserCidrs.UserCidr = spellRanges(v.UserCIDRs)
	var err error
	if one.VSwitchIds.VSwitchId, err = tx.VSwitchesByVPC.IDs(v.ID); err != nil {
		return one, err
	}
	if one.NatGatewayIds.NatGatewayIds, err = tx.NATGatewaysByVPC.IDs(v.ID); err != nil {
		return one, err
	}
	one.RouterTableIds.RouterTableIds, err = tx.RouteTablesByVPC.IDs(v.ID)
	return one, err
}

func spellRanges(ranges []netip.Prefix) []string {
	var list []string
	for _, r := range ranges {
		list = append(list, r.String())
	}
	return list
}

// describeVpcAttribute tells everything about one VPC.
func describeVpcAttribute(tx *world.Tx, req *wire.DescribeVpcAttributeRequest) (*wire.DescribeVpcAttributeResponse, error) {
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrVpcAttributeNotFound)
	}
	one, err := spellVPC(tx, v)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpcAttributeResponse{
		VpcId: one.VpcId, VpcName: one.VpcName, Description: one.Description, Status: one.Status, CidrBlock: one.CidrBlock,
		CreationTime: one.CreationTime, IsDefault: one.IsDefault, OwnerId: one.OwnerId, RegionId: one.RegionId,
		VRouterId: one.VRouterId, ResourceGroupId: one.ResourceGroupId,
		VSwitchIds: one.VSwitchIds, UserCidrs: one.UserCidrs, SecondaryCidrBlocks: one.SecondaryCidrBlocks, Tags: one.Tags,
		EnabledIpv6: one.EnabledIpv6, Ipv6CidrBlock: one.Ipv6CidrBlock, Ipv6CidrBlocks: one.Ipv6CidrBlocks,
	}
	for _, c := range []struct {
		kind  string
		count int
	}{
		{"VSwitch", len(one.VSwitchIds.VSwitchId)}, {"VRouter", 1}, {"RouteTable", len(one.RouterTableIds.RouterTableIds)},
	} {
		res.CloudResources.CloudResourceSetType = append(res.CloudResources.CloudResourceSetType,
			wire.CloudResourceSetType{ResourceType: c.kind, ResourceCount: c.count})
	}
	return res, nil
}

// modifyVpcAttribute changes name, description and the primary range of a VPC.
func modifyVpcAttribute(tx *world.Tx, req *wire.ModifyVpcAttributeRequest) (*wire.ModifyVpcAttributeResponse, error) {
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, wire.ErrVpcStatus
	}
	if err := rename(&v.Meta, req.VpcName, req.Description, wire.ErrVpcName, wire.ErrVpcDescription); err != nil {
		return nil, err
	}
	if req.CidrBlock != nil {
		if err := moveRange(tx, v, *req.CidrBlock); err != nil {
			return nil, err
		}
	}
	if err := turnIPv6(tx, v, req); err != nil {
		return nil, err
	}
	return &wire.ModifyVpcAttributeResponse{}, tx.VPCs.Put(v)
}

// moveRange changes the primary range of a VPC, unless a vSwitch would be left outside.
func moveRange(tx *world.Tx, v *world.VPC, cidr string) error {
	next, ok := parseVPCRange(cidr)
	if !ok {
		return wire.ErrSecondaryMalformed
	}
	v.CIDR = next
	for s, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return err
		}
		if !withinAny(s.CIDR, v.Ranges()) {
			return wire.ErrModifyVpcCidr
		}
	}
	return nil
}

// deleteVpc deletes a VPC that nothing depends on any more, with its router and system route table.
func deleteVpc(tx *world.Tx, req *wire.DeleteVpcRequest) (*wire.DeleteVpcResponse, error) {
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, wire.ErrVpcStatus
	}
	if err := vpcIsFree(tx, v); err != nil {
		return nil, err
	}
	if err := dropRouteTable(tx, v.RouteTable); err != nil {
		return nil, err
	}
	v.SetStatus(world.Deleting)
	return &wire.DeleteVpcResponse{}, tx.VPCs.Put(v)
}

// vpcIsFree refuses while something of the VPC is left, in the order in which the documents name it.
func vpcIsFree(tx *world.Tx, v *world.VPC) error {
	for _, left := range []struct {
		count   func(string) (int, error)
		refusal error
	}{
		{tx.VSwitchesByVPC.Count, wire.ErrVpcHasVSwitch},
		{tx.SecurityGroupsByVPC.Count, wire.ErrVpcHasSecurityGroup},
		{tx.NATGatewaysByVPC.Count, wire.ErrVpcHasNatGateway},
		{tx.VPNGatewaysByVPC.Count, wire.ErrVpcHasCloudService.With("VPN gateway")},
		{tx.NetworkACLsByVPC.Count, wire.ErrVpcHasNetworkAcl},
	} {
		n, err := left.count(v.ID)
		if err != nil {
			return err
		}
		if n > 0 {
			return left.refusal
		}
	}
	if n, err := tx.RouterInterfacesByRouter.Count(v.Router); err != nil || n > 0 {
		return orElse(err, wire.ErrVpcHasInterface)
	}
	for t, err := range tx.RouteTablesByVPC.Each(v.ID) {
		if err != nil {
			return err
		}
		if t.Type == world.CustomRouteTable {
			return wire.ErrVpcHasRouteTable
		}
	}
	custom, err := customRoutes(tx, v.RouteTable)
	if err == nil && custom > 0 {
		err = wire.ErrVpcHasRouteEntry
	}
	return err
}

// associateVpcCidrBlock adds a secondary range to a VPC.
func associateVpcCidrBlock(tx *world.Tx, req *wire.AssociateVpcCidrBlockRequest) (*wire.AssociateVpcCidrBlockResponse, error) {
	v, err := availableForRanges(tx, req.VpcId)
	if err != nil {
		return nil, err
	}
	if req.IpVersion != "" && !strings.EqualFold(req.IpVersion, "ipv4") {
		return nil, wire.ErrSecondaryVersion.With(req.IpVersion)
	}
	cidr, ok := parseVPCRange(req.SecondaryCidrBlock)
	if !ok {
		return nil, wire.ErrSecondaryMalformed
	}
	for _, have := range v.Ranges() {
		if have.Overlaps(cidr) {
			return nil, wire.ErrSecondaryOverlap
		}
	}
	if len(v.Secondary) >= tx.Quota("vpc.secondary-cidrs", quotaSecondary) {
		return nil, wire.ErrSecondaryQuota
	}
	v.Secondary = append(v.Secondary, cidr)
	return &wire.AssociateVpcCidrBlockResponse{}, tx.VPCs.Put(v)
}

// unassociateVpcCidrBlock takes a secondary range off that no vSwitch lies in.
func unassociateVpcCidrBlock(tx *world.Tx, req *wire.UnassociateVpcCidrBlockRequest) (*wire.UnassociateVpcCidrBlockResponse, error) {
	v, err := availableForRanges(tx, req.VpcId)
	if err != nil {
		return nil, err
	}
	cidr, _ := parseRange(req.SecondaryCidrBlock)
	at := slices.Index(v.Secondary, cidr)
	if at < 0 {
		return nil, wire.ErrSecondaryNotFound
	}
	for s, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return nil, err
		}
		if within(s.CIDR, cidr) {
			return nil, wire.ErrSecondaryInUse
		}
	}
	v.Secondary = slices.Delete(v.Secondary, at, at+1)
	return &wire.UnassociateVpcCidrBlockResponse{}, tx.VPCs.Put(v)
}

func availableForRanges(tx *world.Tx, id string) (*world.VPC, error) {
	v, err := tx.VPCs.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrCidrVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, wire.ErrCidrVpcStatus
	}
	return v, nil
}
