package vpc

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeNatGateways lists NAT gateways by page.
func describeNatGateways(tx *world.Tx, req *wire.DescribeNatGatewaysRequest) (*wire.DescribeNatGatewaysResponse, error) {
	all := action.Named(tx.NATGateways, nil)
	switch {
	case req.NatGatewayId != "":
		all = action.Named(tx.NATGateways, []string{req.NatGatewayId})
	case req.VpcId != "":
		all = tx.NATGatewaysByVPC.Each(req.VpcId)
	}
	list, total, err := action.PageOf(all, page(req.PageNumber, req.PageSize), func(g *world.NATGateway) bool {
		return action.Same(req.VpcId, g.VPC) && action.Same(req.Name, g.Name) && action.Same(req.InstanceChargeType, g.ChargeType) &&
			action.Same(req.Spec, g.Spec) && action.Same(req.NatType, g.NATType) && action.Same(req.ResourceGroupId, g.ResourceGroup) &&
			action.Same(req.Status, string(g.Status)) && action.Same(req.NetworkType, g.NetworkType) && action.Same(req.ZoneId, g.Zone) &&
			hasTags(&g.Meta, req.Tag)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeNatGatewaysResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, g := range list {
		one, err := spellNAT(tx, g)
		if err != nil {
			return nil, err
		}
		res.NatGateways.NatGateway = append(res.NatGateways.NatGateway, one)
	}
	return res, nil
}

func spellNAT(tx *world.Tx, g *world.NATGateway) (wire.NatGateway, error) {
	one := wire.NatGateway{
		NatGatewayId: g.ID, Name: g.Name, Description: g.Description, Status: string(g.Status), VpcId: g.VPC, NatType: g.NATType,
		CreationTime: stamp(g.CreatedAt), RegionId: tx.Region.ID, NetworkType: g.NetworkType, InternetChargeType: g.InternetChargeType,
		InstanceChargeType: g.ChargeType, Spec: g.Spec, ResourceGroupId: g.ResourceGroup, BusinessStatus: "Normal",
		EipBindMode: g.EIPBindMode, IcmpReplyEnabled: g.ICMPReply, SecurityProtectionEnabled: g.SecurityProtection,
		DeletionProtection: g.DeletionProtection, EcsMetricEnabled: true, EnableSessionLog: "false",
		NatGatewayPrivateInfo: wire.NatGatewayPrivateInfo{
			VswitchId: g.VSwitch, EniInstanceId: g.Interface, IzNo: g.Zone, PrivateIpAddress: g.PrivateIP.String(), EniType: "default",
			MaxBandwidth: 5120, MaxSessionQuota: 2000000, MaxSessionEstablishRate: 100000,
		},
	}
	one.SnatTableIds.SnatTableId = []string{g.SNATTable}
	one.ForwardTableIds.ForwardTableId = []string{g.ForwardTable}
	one.FullNatTableIds.FullNatTableId = []string{g.FullNATTable}
	for _, t := range g.Tags {
		one.Tags.Tag = append(one.Tags.Tag, wire.Tag{TagKey: t.Key, TagValue: t.Value})
	}
	use, err := addressUse(tx, g)
	if err != nil {
		return one, err
	}
	for e, err := range tx.EIPsByInstance.Each(g.ID) {
		if err != nil {
			return one, err
		}
		ip := wire.Ip{AllocationId: e.ID, IpAddress: e.Address.String(), UsingStatus: use.word(e.Address), SnatEntryEnabled: true}
		if e.PrivateIP.IsValid() {
			ip.PrivateIpAddress = e.PrivateIP.String()
		}
		one.IpLists.IpList = append(one.IpLists.IpList, ip)
	}
	return one, nil
}

// use says which addresses of a NAT gateway its entries use.
type use struct{ snat, forward map[netip.Addr]bool }

func addressUse(tx *world.Tx, g *world.NATGateway) (use, error) {
	u := use{map[netip.Addr]bool{}, map[netip.Addr]bool{}}
	for s, err := range tx.SNATEntriesByTable.Each(g.SNATTable) {
		if err != nil {
			return u, err
		}
		for _, ip := range s.IPs {
			u.snat[ip] = true
		}
	}
	for f, err := range tx.DNATEntriesByTable.Each(g.ForwardTable) {
		if err != nil {
			return u, err
		}
		u.forward[f.External] = true
	}
	return u, nil
}

func (u use) word(ip netip.Addr) string {
	switch {
	case u.snat[ip]:
		return "UsedBySnatTable"
	case u.forward[ip]:
		return "UsedByForwardTable"
	}
	return "Idle"
}

// getNatGatewayAttribute tells everything about one NAT gateway.
func getNatGatewayAttribute(tx *world.Tx, req *wire.GetNatGatewayAttributeRequest) (*wire.GetNatGatewayAttributeResponse, error) {
	g, err := tx.NATGateways.Get(req.NatGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrNatNotFound)
	}
	one, err := spellNAT(tx, g)
	if err != nil {
		return nil, err
	}
	snats, err := tx.SNATEntriesByTable.Count(g.SNATTable)
	if err != nil {
		return nil, err
	}
	forwards, err := tx.DNATEntriesByTable.Count(g.ForwardTable)
	if err != nil {
		return nil, err
	}
	res := &wire.GetNatGatewayAttributeResponse{
		NatGatewayId: one.NatGatewayId, Name: one.Name, Description: one.Description, Status: one.Status, VpcId: one.VpcId,
		NatType: one.NatType, NetworkType: one.NetworkType, CreationTime: one.CreationTime, RegionId: one.RegionId,
		EcsMetricEnabled: one.EcsMetricEnabled, ResourceGroupId: one.ResourceGroupId, BusinessStatus: one.BusinessStatus,
		SnatTable:     wire.SnatTable{SnatTableId: g.SNATTable, SnatEntryCount: snats},
		ForwardTable:  wire.ForwardTable{ForwardTableId: g.ForwardTable, ForwardEntryCount: forwards},
		FullNatTable:  wire.FullNatTable{FullNatTableId: g.FullNATTable},
		BillingConfig: wire.BillingConfig{InternetChargeType: g.InternetChargeType, AutoPay: "false", Spec: g.Spec, InstanceChargeType: g.ChargeType},
		PrivateInfo: wire.PrivateInfo{
			VswitchId: g.VSwitch, PrivateIpAddress: g.PrivateIP.String(), IzNo: g.Zone, EniInstanceId: g.Interface,
			MaxBandwidth: one.NatGatewayPrivateInfo.MaxBandwidth,
		},
		DeletionProtectionInfo: wire.DeletionProtectionInfo{Enabled: g.DeletionProtection},
	}
	for _, ip := range one.IpLists.IpList {
		res.IpList = append(res.IpList, wire.GetNatGatewayAttributeIp{AllocationId: ip.AllocationId, IpAddress: ip.IpAddress, UsingStatus: ip.UsingStatus})
	}
	return res, nil
}

// listEnhancedNatGatewayAvailableZones lists the zones for NAT gateways: all of the region. The misspelling of the
// action is the API's.
func listEnhancedNatGatewayAvailableZones(tx *world.Tx, _ *wire.ListEnhanhcedNatGatewayAvailableZonesRequest) (*wire.ListEnhanhcedNatGatewayAvailableZonesResponse, error) {
	res := &wire.ListEnhanhcedNatGatewayAvailableZonesResponse{}
	for _, z := range tx.Region.Zones {
		res.Zones = append(res.Zones, wire.ListEnhanhcedNatGatewayAvailableZonesZone{ZoneId: z.ID, LocalName: z.LocalName})
	}
	return res, nil
}
