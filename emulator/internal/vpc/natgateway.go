package vpc

import (
	"errors"
	"net/netip"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var natGatewayActions = []action.Action{
	action.Write("CreateNatGateway", regions.VPCNATGateway, createNatGateway),
	action.Read("DescribeNatGateways", regions.VPCNATGateway, describeNatGateways),
	action.Read("GetNatGatewayAttribute", regions.VPCNATGateway, getNatGatewayAttribute),
	action.Write("ModifyNatGatewayAttribute", regions.VPCNATGateway, modifyNatGatewayAttribute),
	action.Write("ModifyNatGatewaySpec", regions.VPCNATGateway, modifyNatGatewaySpec),
	action.Write("DeleteNatGateway", regions.VPCNATGateway, deleteNatGateway),
	action.Read("ListEnhanhcedNatGatewayAvailableZones", regions.VPCNATGateway, listEnhancedNatGatewayAvailableZones),
}

// quotaNATGateways is how many NAT gateways a VPC has by default (NAT gateway limits). A0040
const quotaNATGateways = 5

// The words of NAT gateways (Vpc CreateNatGateway).
const (
	natEnhanced = "Enhanced"
	natInternet = "internet"
	natIntranet = "intranet"
	payByLCU    = "PayByLcu"
	bindNAT     = "NAT"
)

var anywhere = netip.MustParsePrefix("0.0.0.0/0")

// createNatGateway makes an enhanced NAT gateway with an address in its vSwitch, its tables, and, when it leads to
// the internet and nothing else does, the default route of the VPC (A0041).
func createNatGateway(tx *world.Tx, req *wire.CreateNatGatewayRequest) (*wire.CreateNatGatewayResponse, error) {
	switch {
	case !strings.EqualFold(req.NatType, natEnhanced):
		return nil, wire.ErrNatNormal
	case !strings.EqualFold(req.InstanceChargeType, postPaid):
		return nil, wire.ErrNatPrepaid
	case req.InternetChargeType != payByLCU:
		return nil, wire.ErrNatPayBySpec
	}
	v, s, err := placeOfNAT(tx, req.VpcId, req.VSwitchId)
	if err != nil {
		return nil, err
	}
	if err := checkText(req.Name, wire.ErrNatName, req.Description, wire.ErrNatDescription); err != nil {
		return nil, err
	}
	have, err := tx.NATGatewaysByVPC.Count(v.ID)
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("nat.gateways", quotaNATGateways) {
		return nil, wire.ErrNatQuota
	}
	g := &world.NATGateway{
		Meta:   newMeta(tx, "ngw", req.Name, req.Description, v.ResourceGroup, req.Tag),
		Status: world.Creating, VPC: v.ID, VSwitch: s.ID, Zone: s.Zone, NATType: natEnhanced, NetworkType: strings.ToLower(req.NetworkType),
		InternetChargeType: payByLCU, ChargeType: postPaid, Interface: tx.NewID("eni"), EIPBindMode: strings.ToUpper(req.EipBindMode),
		SNATTable: tx.NewID("stb"), ForwardTable: tx.NewID("ftb"), FullNATTable: tx.NewID("fulltb"),
		ICMPReply: req.IcmpReplyEnabled, SecurityProtection: req.SecurityProtectionEnabled,
	}
	if g.PrivateIP, err = world.AllocatePrivateIP(tx, s, netip.Addr{}, g.ID); errors.Is(err, world.ErrAddressesExhausted) {
		return nil, wire.ErrNatVSwitchFull
	} else if err != nil {
		return nil, err
	}
	if err := tx.NATGateways.Insert(g); err != nil {
		return nil, err
	}
	res := &wire.CreateNatGatewayResponse{NatGatewayId: g.ID}
	res.SnatTableIds.SnatTableId = []string{g.SNATTable}
	res.ForwardTableIds.ForwardTableId = []string{g.ForwardTable}
	res.FullNatTableIds.FullNatTableId = []string{g.FullNATTable}
	return res, addDefaultRoute(tx, v, g)
}

func placeOfNAT(tx *world.Tx, vpc, vswitch string) (*world.VPC, *world.VSwitch, error) {
	v, err := tx.VPCs.Get(vpc)
	if err != nil {
		return nil, nil, missing(err, wire.ErrNatVpcNotFound)
	}
	if v.Status != world.Available {
		return nil, nil, wire.ErrNatVpcStatus
	}
	if vswitch == "" {
		return nil, nil, wire.ErrNatVSwitchMissing
	}
	s, err := tx.VSwitches.Get(vswitch)
	if err != nil {
		return nil, nil, missing(err, wire.ErrNatVSwitchNotFound)
	}
	if s.VPC != v.ID {
		return nil, nil, wire.ErrNatVSwitchOther
	}
	if s.Status != world.Available {
		return nil, nil, wire.ErrNatVSwitchStatus
	}
	return v, s, nil
}

// addDefaultRoute leads the VPC to its NAT gateway, unless a default route already leads elsewhere.
func addDefaultRoute(tx *world.Tx, v *world.VPC, g *world.NATGateway) error {
	if g.NetworkType != natInternet {
		return nil
	}
	for e, err := range tx.RouteEntriesByTable.Each(v.RouteTable) {
		if err != nil {
			return err
		}
		if e.Destination == anywhere {
			return nil
		}
	}
	return tx.RouteEntries.Insert(&world.RouteEntry{
		Meta:   world.Meta{ID: tx.NewID("rte"), CreatedAt: tx.Now()},
		Status: world.Available, Table: v.RouteTable, Destination: anywhere, Owner: g.ID, Modified: tx.Now(),
		NextHops: []world.NextHop{{Type: "NatGateway", ID: g.ID}},
	})
}

// modifyNatGatewayAttribute changes name, description, ICMP replies and EIP bind mode of a NAT gateway.
func modifyNatGatewayAttribute(tx *world.Tx, req *wire.ModifyNatGatewayAttributeRequest) (*wire.ModifyNatGatewayAttributeResponse, error) {
	if req.Name == nil && req.Description == nil && req.IcmpReplyEnabled == nil && req.EipBindMode == nil {
		return nil, wire.ErrNatModifyNothing
	}
	g, err := tx.NATGateways.Get(req.NatGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrNatNotFound)
	}
	if g.Status != world.Available {
		return nil, wire.ErrNatStatus
	}
	if err := rename(&g.Meta, req.Name, req.Description, wire.ErrNatName, wire.ErrNatDescription); err != nil {
		return nil, err
	}
	if req.IcmpReplyEnabled != nil {
		g.ICMPReply = *req.IcmpReplyEnabled
	}
	if req.EipBindMode != nil {
		if err := moveBindMode(tx, g, strings.ToUpper(*req.EipBindMode)); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyNatGatewayAttributeResponse{}, tx.NATGateways.Put(g)
}

// moveBindMode changes how the gateway holds its EIPs. In mode NAT each takes an address of the vSwitch.
func moveBindMode(tx *world.Tx, g *world.NATGateway, mode string) error {
	if mode == g.EIPBindMode {
		return nil
	}
	if mode != bindNAT {
		return wire.ErrNatBindModeBack
	}
	g.EIPBindMode = mode
	for e, err := range tx.EIPsByInstance.Each(g.ID) {
		if err != nil {
			return err
		}
		if err := holdBehind(tx, g, e); err != nil {
			if errors.Is(err, world.ErrAddressesExhausted) {
				return wire.ErrNatBindModeFull
			}
			return err
		}
		if err := tx.EIPs.Put(e); err != nil {
			return err
		}
	}
	return nil
}

// holdBehind takes an address of the gateway's vSwitch for an EIP in bind mode NAT.
func holdBehind(tx *world.Tx, g *world.NATGateway, e *world.EIP) error {
	s, err := tx.VSwitches.Get(g.VSwitch)
	if err != nil {
		return err
	}
	e.PrivateIP, err = world.AllocatePrivateIP(tx, s, netip.Addr{}, e.ID)
	return err
}

// modifyNatGatewaySpec finds no gateway with a specification: those that can still be created are paid by LCU.
func modifyNatGatewaySpec(tx *world.Tx, req *wire.ModifyNatGatewaySpecRequest) (*wire.ModifyNatGatewaySpecResponse, error) {
	if _, err := tx.NATGateways.Get(req.NatGatewayId); err != nil {
		return nil, missing(err, wire.ErrNatNotFound)
	}
	return nil, wire.ErrNatSpecByLcu
}

// deleteNatGateway deletes a NAT gateway on which nothing depends any more; with Force, its entries and EIPs are
// taken off first.
func deleteNatGateway(tx *world.Tx, req *wire.DeleteNatGatewayRequest) (*wire.DeleteNatGatewayResponse, error) {
	g, err := tx.NATGateways.Get(req.NatGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrNatNotFound)
	}
	if g.Status != world.Available {
		return nil, wire.ErrNatStatus
	}
	if g.DeletionProtection {
		return nil, wire.ErrEipProtected
	}
	if !req.Force {
		if err := natIsFree(tx, g); err != nil {
			return nil, err
		}
	}
	if err := clearNAT(tx, g); err != nil {
		return nil, err
	}
	g.SetStatus(world.Deleting)
	return &wire.DeleteNatGatewayResponse{}, tx.NATGateways.Put(g)
}

func natIsFree(tx *world.Tx, g *world.NATGateway) error {
	for _, left := range []struct {
		count   func(string) (int, error)
		key     string
		refusal error
	}{
		{tx.SNATEntriesByTable.Count, g.SNATTable, wire.ErrNatHasSnatEntry},
		{tx.DNATEntriesByTable.Count, g.ForwardTable, wire.ErrNatHasForwardEntry},
		{tx.EIPsByInstance.Count, g.ID, wire.ErrNatHasEip},
	} {
		n, err := left.count(left.key)
		if err != nil {
			return err
		}
		if n > 0 {
			return left.refusal
		}
	}
	for e, err := range tx.RouteEntriesByNextHop.Each(g.ID) {
		if err != nil {
			return err
		}
		if e.Owner != g.ID {
			return wire.ErrNatHasRoute
		}
	}
	return nil
}

// clearNAT takes everything off a NAT gateway that goes away.
func clearNAT(tx *world.Tx, g *world.NATGateway) error {
	for e, err := range tx.SNATEntriesByTable.Each(g.SNATTable) {
		if err != nil {
			return err
		}
		if err := tx.SNATEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	for e, err := range tx.DNATEntriesByTable.Each(g.ForwardTable) {
		if err != nil {
			return err
		}
		if err := tx.DNATEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	for e, err := range tx.RouteEntriesByNextHop.Each(g.ID) {
		if err != nil {
			return err
		}
		if err := tx.RouteEntries.Delete(e.ID); err != nil {
			return err
		}
	}
	if err := world.UnbindEIPs(tx, g.ID); err != nil {
		return err
	}
	return world.ReleasePrivateIPs(tx, g.ID)
}
