package vpc

import (
	"iter"
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vswitchActions = []action.Action{
	action.Write("CreateVSwitch", regions.VPCVSwitch, createVSwitch),
	action.Write("CreateDefaultVSwitch", regions.VPCVSwitch, createDefaultVSwitch),
	action.Read("DescribeVSwitches", regions.VPCVSwitch, describeVSwitches),
	action.Read("DescribeVSwitchAttributes", regions.VPCVSwitch, describeVSwitchAttributes),
	action.Write("ModifyVSwitchAttribute", regions.VPCVSwitch, modifyVSwitchAttribute),
	action.Write("DeleteVSwitch", regions.VPCVSwitch, deleteVSwitch),
}

// quotaVSwitches is how many vSwitches a VPC has by default (VPC limits). A0040
const quotaVSwitches = 150

// createVSwitch carves a vSwitch out of a VPC, in one zone. It answers at once, Pending; the lifecycle makes it
// Available.
func createVSwitch(tx *world.Tx, req *wire.CreateVSwitchRequest) (*wire.CreateVSwitchResponse, error) {
	cidr, ok := parseRange(req.CidrBlock)
	if !ok {
		return nil, wire.ErrVSwitchCidr
	}
	if cidr.Bits() < 16 || cidr.Bits() > 29 {
		return nil, wire.ErrVSwitchMask
	}
	if !tx.Region.HasZone(req.ZoneId) {
		return nil, wire.ErrZoneNotFound
	}
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, wire.ErrVpcStatus
	}
	if err := checkText(req.VSwitchName, wire.ErrVSwitchName, req.Description, wire.ErrVSwitchDescription); err != nil {
		return nil, err
	}
	s := &world.VSwitch{
		Meta:   newMeta(tx, "vsw", req.VSwitchName, req.Description, v.ResourceGroup, req.Tag),
		Status: world.Pending, VPC: v.ID, Zone: req.ZoneId, CIDR: cidr, RouteTable: v.RouteTable,
	}
	if err := giveIPv6(tx, v, s, req.Ipv6CidrBlock, req.VpcIpv6CidrBlock); err != nil {
		return nil, err
	}
	if err := insertVSwitch(tx, v, s); err != nil {
		return nil, err
	}
	return &wire.CreateVSwitchResponse{VSwitchId: s.ID}, nil
}

// insertVSwitch stores a vSwitch and the routes to it, once it fits between what the VPC has.
func insertVSwitch(tx *world.Tx, v *world.VPC, s *world.VSwitch) error {
	if !withinAny(s.CIDR, v.Ranges()) {
		return wire.ErrVSwitchOutside
	}
	siblings := 0
	for sibling, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return err
		}
		if sibling.CIDR.Overlaps(s.CIDR) {
			return wire.ErrVSwitchOverlap
		}
		siblings++
	}
	if siblings >= tx.Quota("vpc.vswitches", quotaVSwitches) {
		return wire.ErrVSwitchQuota
	}
	if err := noRouteInto(tx, v, s.CIDR); err != nil {
		return err
	}
	if err := addLocalRoutes(tx, s); err != nil {
		return err
	}
	return tx.VSwitches.Insert(s)
}

// noRouteInto refuses a range to which, or into which, a custom route of the VPC leads.
func noRouteInto(tx *world.Tx, v *world.VPC, cidr netip.Prefix) error {
	for e, err := range tx.RouteEntriesByTable.Each(v.RouteTable) {
		if err != nil {
			return err
		}
		if !e.System && within(e.Destination, cidr) {
			return wire.ErrVSwitchRoute
		}
	}
	return nil
}

// createDefaultVSwitch makes the default vSwitch of a zone: the next free /20 of the default VPC.
func createDefaultVSwitch(tx *world.Tx, req *wire.CreateDefaultVSwitchRequest) (*wire.CreateDefaultVSwitchResponse, error) {
	if !tx.Region.HasZone(req.ZoneId) {
		return nil, wire.ErrZoneNotFound
	}
	v, err := defaultVPC(tx)
	if err != nil {
		return nil, missing(err, wire.ErrDefaultVpcMissing)
	}
	var taken []netip.Prefix
	for s, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return nil, err
		}
		if s.Default && s.Zone == req.ZoneId {
			return nil, wire.ErrDefaultVSwitchExists
		}
		taken = append(taken, s.CIDR)
	}
	cidr, ok := freeRange(v.CIDR, taken)
	if !ok {
		return nil, wire.ErrVSwitchOverlap
	}
	s := &world.VSwitch{
		Meta:   newMeta(tx, "vsw", "", "System created default virtual switch.", v.ResourceGroup, nil),
		Status: world.Pending, VPC: v.ID, Zone: req.ZoneId, CIDR: cidr, RouteTable: v.RouteTable, Default: true,
	}
	if err := giveIPv6(tx, v, s, req.Ipv6CidrBlock, ""); err != nil {
		return nil, err
	}
	if err := insertVSwitch(tx, v, s); err != nil {
		return nil, err
	}
	return &wire.CreateDefaultVSwitchResponse{VSwitchId: s.ID}, nil
}

// freeRange finds the first /20 of a range that overlaps none of those taken.
func freeRange(in netip.Prefix, taken []netip.Prefix) (netip.Prefix, bool) {
	const bits, size = 20, 1 << (32 - 20)
	base := in.Addr().As4()
	start := uint32(base[0])<<24 | uint32(base[1])<<16 | uint32(base[2])<<8 | uint32(base[3])
next:
	for offset := uint64(0); offset < 1<<(32-in.Bits()); offset += size {
		n := start + uint32(offset)
		p := netip.PrefixFrom(netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}), bits)
		for _, t := range taken {
			if t.Overlaps(p) {
				continue next
			}
		}
		return p, true
	}
	return netip.Prefix{}, false
}

// describeVSwitches lists vSwitches by page.
func describeVSwitches(tx *world.Tx, req *wire.DescribeVSwitchesRequest) (*wire.DescribeVSwitchesResponse, error) {
	list, total, err := findVSwitches(tx, req)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVSwitchesResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, s := range list {
		one, err := spellVSwitch(tx, s)
		if err != nil {
			return nil, err
		}
		res.VSwitches.VSwitch = append(res.VSwitches.VSwitch, one)
	}
	return res, nil
}

// findVSwitches takes the narrowest way to what a request asks for: by id, by route table, by VPC, or all.
func findVSwitches(tx *world.Tx, req *wire.DescribeVSwitchesRequest) ([]*world.VSwitch, int, error) {
	paging, match := page(req.PageNumber, req.PageSize), vswitchFilter(tx, req)
	var some iter.Seq2[*world.VSwitch, error]
	switch {
	case req.VSwitchId != "":
		some = action.Named(tx.VSwitches, []string{req.VSwitchId})
	case req.RouteTableId != "":
		some = tx.VSwitchesByRouteTable.Each(req.RouteTableId)
	case req.VpcId != "":
		some = tx.VSwitchesByVPC.Each(req.VpcId)
	default:
		return action.Page(tx.VSwitches, paging, match)
	}
	return action.PageOf(some, paging, match)
}

func vswitchFilter(tx *world.Tx, req *wire.DescribeVSwitchesRequest) func(*world.VSwitch) bool {
	own := req.VSwitchOwnerId == 0 || req.VSwitchOwnerId == owner(tx)
	if own && !filterAny(req.VpcId, req.RouteTableId, req.ZoneId, req.VSwitchName, req.ResourceGroupId) && req.IsDefault == nil && len(req.Tag) == 0 {
		return nil
	}
	return func(s *world.VSwitch) bool {
		return own && action.Same(req.VpcId, s.VPC) && action.Same(req.RouteTableId, s.RouteTable) && action.Same(req.ZoneId, s.Zone) &&
			action.Same(req.VSwitchName, s.Name) && action.Same(req.ResourceGroupId, s.ResourceGroup) &&
			(req.IsDefault == nil || *req.IsDefault == s.Default) && hasTags(&s.Meta, req.Tag)
	}
}

func spellVSwitch(tx *world.Tx, s *world.VSwitch) (wire.VSwitch, error) {
	one := wire.VSwitch{
		VSwitchId: s.ID, VSwitchName: s.Name, Description: s.Description, Status: string(s.Status), VpcId: s.VPC, ZoneId: s.Zone,
		CidrBlock: s.CIDR.String(), CreationTime: stamp(s.CreatedAt), IsDefault: s.Default, NetworkAclId: s.NetworkACL,
		OwnerId: owner(tx), ResourceGroupId: s.ResourceGroup,
	}
	if s.IPv6.IsValid() {
		one.EnabledIpv6, one.Ipv6CidrBlock = true, s.IPv6.String()
	}
	one.Tags.Tag = tagsOf(&s.Meta)
	free, err := world.FreeAddresses(tx, s)
	if err != nil {
		return one, err
	}
	one.AvailableIpAddressCount = int64(free)
	t, err := tx.RouteTables.Get(s.RouteTable)
	if err != nil && !world.NotFound(err) {
		return one, err
	}
	if err == nil {
		one.RouteTable = wire.DescribeVSwitchesRouteTable{RouteTableId: t.ID, RouteTableType: string(t.Type)}
	}
	return one, nil
}

// describeVSwitchAttributes tells everything about one vSwitch.
func describeVSwitchAttributes(tx *world.Tx, req *wire.DescribeVSwitchAttributesRequest) (*wire.DescribeVSwitchAttributesResponse, error) {
	s, err := tx.VSwitches.Get(req.VSwitchId)
	if err != nil {
		return nil, missing(err, wire.ErrVSwitchAttributeNotFound)
	}
	one, err := spellVSwitch(tx, s)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeVSwitchAttributesResponse{
		VSwitchId: one.VSwitchId, VSwitchName: one.VSwitchName, Description: one.Description, Status: one.Status, VpcId: one.VpcId,
		ZoneId: one.ZoneId, CidrBlock: one.CidrBlock, CreationTime: one.CreationTime, IsDefault: one.IsDefault,
		NetworkAclId: one.NetworkAclId, OwnerId: one.OwnerId, ResourceGroupId: one.ResourceGroupId,
		AvailableIpAddressCount: one.AvailableIpAddressCount, RouteTable: one.RouteTable, Tags: one.Tags,
		EnabledIpv6: one.EnabledIpv6, Ipv6CidrBlock: one.Ipv6CidrBlock,
	}, nil
}

// modifyVSwitchAttribute changes name and description of a vSwitch.
func modifyVSwitchAttribute(tx *world.Tx, req *wire.ModifyVSwitchAttributeRequest) (*wire.ModifyVSwitchAttributeResponse, error) {
	s, err := tx.VSwitches.Get(req.VSwitchId)
	if err != nil {
		return nil, missing(err, wire.ErrVSwitchNotFound)
	}
	if err := rename(&s.Meta, req.VSwitchName, req.Description, wire.ErrVSwitchName, wire.ErrVSwitchDescription); err != nil {
		return nil, err
	}
	if req.EnableIPv6 != nil && !*req.EnableIPv6 {
		s.IPv6 = netip.Prefix{}
	} else if req.Ipv6CidrBlock != nil {
		v, err := tx.VPCs.Get(s.VPC)
		if err != nil {
			return nil, err
		}
		if err := giveIPv6(tx, v, s, req.Ipv6CidrBlock, req.VpcIpv6CidrBlock); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyVSwitchAttributeResponse{}, tx.VSwitches.Put(s)
}

// deleteVSwitch deletes a vSwitch in which nothing is left, with the routes to it.
func deleteVSwitch(tx *world.Tx, req *wire.DeleteVSwitchRequest) (*wire.DeleteVSwitchResponse, error) {
	s, err := tx.VSwitches.Get(req.VSwitchId)
	if err != nil {
		return nil, missing(err, wire.ErrVSwitchNotFound)
	}
	if s.Status != world.Available {
		return nil, wire.ErrVSwitchStatus
	}
	if err := vswitchIsFree(tx, s); err != nil {
		return nil, err
	}
	if err := dropLocalRoutes(tx, s); err != nil {
		return nil, err
	}
	s.SetStatus(world.Deleting)
	return &wire.DeleteVSwitchResponse{}, tx.VSwitches.Put(s)
}

// vswitchIsFree refuses while something depends on the vSwitch. Whatever has an address of it, of any product,
// does.
func vswitchIsFree(tx *world.Tx, s *world.VSwitch) error {
	gateways, err := tx.NATGatewaysByVSwitch.Count(s.ID)
	if err != nil {
		return err
	}
	if gateways > 0 {
		return wire.ErrVSwitchHasNatGateway
	}
	if s.NetworkACL != "" {
		return wire.ErrVSwitchHasNetworkAcl
	}
	v, err := tx.VPCs.Get(s.VPC)
	if err != nil {
		return err
	}
	if s.RouteTable != v.RouteTable {
		return wire.ErrVSwitchHasRouteTable
	}
	entries, err := tx.SNATEntriesByVSwitch.Count(s.ID)
	if err != nil {
		return err
	}
	if entries > 0 {
		return wire.ErrVSwitchHasSnatEntry
	}
	hold, err := tx.AddressHoldsByVSwitch.First(s.ID)
	if err == nil {
		return wire.ErrVSwitchInUse.With(hold.Holder)
	}
	return missing(err, nil)
}
