package vpc

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var vpnGatewayActions = []action.Action{
	action.Write("CreateVpnGateway", regions.VPCVPNGateway, createVpnGateway),
	action.Read("DescribeVpnGateway", regions.VPCVPNGateway, describeVpnGateway),
	action.Read("DescribeVpnGateways", regions.VPCVPNGateway, describeVpnGateways),
	action.Read("DescribeVpnGatewayAvailableZones", regions.VPCVPNGateway, describeVpnGatewayAvailableZones),
	action.Write("ModifyVpnGatewayAttribute", regions.VPCVPNGateway, modifyVpnGatewayAttribute),
	action.Write("MoveVpnResourceGroup", regions.VPCVPNGateway, moveVpnResourceGroup),
	action.Write("DeleteVpnGateway", regions.VPCVPNGateway, deleteVpnGateway),
}

// quotaVPNGateways is how many VPN gateways an account has in a region by default (VPN limits). A0040
const quotaVPNGateways = 30

// How a VPN gateway is paid for, and what it can carry (Vpc CreateVpnGateway).
const vpnPostPay, vpnPrePay = "POSTPAY", "PREPAY"

var vpnBandwidths = []int{5, 10, 20, 50, 100, 200, 500, 1000}

// createVpnGateway makes a VPN gateway with a public address and an address in each of its vSwitches. It answers at
// once, provisioning; the lifecycle makes it active.
func createVpnGateway(tx *world.Tx, req *wire.CreateVpnGatewayRequest) (*wire.CreateVpnGatewayResponse, error) {
	g := &world.VPNGateway{
		Meta:   newMeta(tx, "vpn", req.Name, "", req.ResourceGroupId, nil),
		Status: world.Provisioning, VPC: req.VpcId, VSwitch: req.VSwitchId, Standby: req.DisasterRecoveryVSwitchId, Bandwidth: req.Bandwidth,
		VPNType: req.VpnType, NetworkType: strings.ToLower(req.NetworkType), ChargeType: strings.ToUpper(req.InstanceChargeType),
		IPsec: req.EnableIpsec, SSL: req.EnableSsl, SSLConnections: req.SslConnections,
	}
	if g.VPNType == "" {
		g.VPNType = "Normal"
	}
	if g.NetworkType == "" {
		g.NetworkType = "public"
	}
	if g.ChargeType == vpnPrePay {
		g.Expires = tx.Now().AddDate(0, max(req.Period, 1), 0)
	}
	if err := checkVPN(tx, g); err != nil {
		return nil, err
	}
	if err := placeVPN(tx, g); err != nil {
		return nil, err
	}
	if err := addressVPN(tx, g); err != nil {
		return nil, err
	}
	if err := tx.VPNGateways.Insert(g); err != nil {
		return nil, err
	}
	return &wire.CreateVpnGatewayResponse{VpnGatewayId: g.ID, Name: g.Name, OrderId: int64(tx.Serial())}, nil
}

// checkVPN refuses what a VPN gateway cannot be.
func checkVPN(tx *world.Tx, g *world.VPNGateway) error {
	switch {
	case g.ChargeType != vpnPostPay && g.ChargeType != vpnPrePay:
		return wire.ErrVpnCharge
	case !slices.Contains(vpnBandwidths, g.Bandwidth):
		return wire.ErrVpnSpec
	case !g.IPsec && !g.SSL:
		return wire.ErrVpnEnable
	case g.SSLConnections > 0 && !g.SSL:
		return wire.ErrVpnSSLUnneeded
	case g.SSL && g.NetworkType == "private":
		return wire.ErrVpnSSLPrivate
	}
	if g.SSL && g.SSLConnections == 0 {
		g.SSLConnections = 5
	}
	if err := checkText(g.Name, wire.ErrCustomerGatewayName, "", nil); err != nil {
		return err
	}
	if err := checkGroup(tx, g.ResourceGroup); err != nil {
		return err
	}
	have, err := tx.VPNGateways.Count()
	if err == nil && have >= tx.Quota("vpn.gateways", quotaVPNGateways) {
		err = wire.ErrVpnQuota
	}
	return err
}

// addressVPN gives a public gateway its addresses: one, or one for each of two tunnels and one for SSL clients
// (Vpc DescribeVpnGateway).
func addressVPN(tx *world.Tx, g *world.VPNGateway) (err error) {
	if g.NetworkType != "public" {
		return nil
	}
	wanted := []*netip.Addr{&g.Address}
	if g.Standby != "" {
		wanted = append(wanted, &g.Second)
		if g.SSL {
			wanted = append(wanted, &g.SSLAddress)
		}
	}
	for _, at := range wanted {
		if *at, err = world.AllocatePublicIP(tx, netip.Addr{}, g.ID); err != nil {
			return err
		}
	}
	return nil
}

// sslAddress is where SSL clients dial in.
func sslAddress(g *world.VPNGateway) string {
	if g.SSLAddress.IsValid() {
		return g.SSLAddress.String()
	}
	return spellAddr(g.Address)
}

// spellAddr spells an address that may not be there.
func spellAddr(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return a.String()
}

// placeVPN takes an address for the gateway in each of its vSwitches; without one it goes into the VPC's first.
func placeVPN(tx *world.Tx, g *world.VPNGateway) error {
	v, err := tx.VPCs.Get(g.VPC)
	if err != nil {
		return missing(err, wire.ErrVpnVpcNotFound)
	}
	if g.VSwitch == "" {
		first, err := tx.VSwitchesByVPC.First(v.ID)
		if err != nil {
			return missing(err, wire.ErrVpnVSwitchNotFound)
		}
		g.VSwitch = first.ID
	}
	if g.VSwitch == g.Standby {
		return wire.ErrVpnVSwitchSame
	}
	zone := ""
	for _, id := range []string{g.VSwitch, g.Standby} {
		if id == "" {
			continue
		}
		s, err := tx.VSwitches.Get(id)
		if err != nil {
			return missing(err, wire.ErrVpnVSwitchNotFound)
		}
		if s.VPC != v.ID {
			return wire.ErrVpnVSwitchNotFound
		}
		if s.Zone == zone && len(tx.Region.Zones) > 1 {
			return wire.ErrVpnZoneSame
		}
		zone = s.Zone
		if _, err := world.AllocatePrivateIP(tx, s, netip.Addr{}, g.ID); errors.Is(err, world.ErrAddressesExhausted) {
			return wire.ErrVpnVSwitchFull
		} else if err != nil {
			return err
		}
	}
	return nil
}

// describeVpnGateway tells everything about one VPN gateway.
func describeVpnGateway(tx *world.Tx, req *wire.DescribeVpnGatewayRequest) (*wire.DescribeVpnGatewayResponse, error) {
	g, err := tx.VPNGateways.Get(req.VpnGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrVpnGatewayNotFound)
	}
	one, err := spellVPN(tx, g)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeVpnGatewayResponse{
		VpnGatewayId: one.VpnGatewayId, Name: one.Name, Description: one.Description, Status: one.Status, BusinessStatus: one.BusinessStatus,
		VpcId: one.VpcId, VSwitchId: one.VSwitchId, DisasterRecoveryVSwitchId: one.DisasterRecoveryVSwitchId, InternetIp: one.InternetIp, DisasterRecoveryInternetIp: one.DisasterRecoveryInternetIp,
		Spec: one.Spec, VpnType: one.VpnType, NetworkType: one.NetworkType, ChargeType: one.ChargeType, IpsecVpn: one.IpsecVpn,
		SslVpn: one.SslVpn, SslMaxConnections: one.SslMaxConnections, SslVpnInternetIp: one.SslVpnInternetIp, CreateTime: one.CreateTime,
		EndTime: one.EndTime, AutoPropagate: one.AutoPropagate, ResourceGroupId: one.ResourceGroupId, Tags: one.Tags, EnableBgp: one.EnableBgp,
	}, nil
}

// describeVpnGateways lists VPN gateways by page.
func describeVpnGateways(tx *world.Tx, req *wire.DescribeVpnGatewaysRequest) (*wire.DescribeVpnGatewaysResponse, error) {
	all := action.Named(tx.VPNGateways, nil)
	switch {
	case req.VpnGatewayId != "":
		all = action.Named(tx.VPNGateways, []string{req.VpnGatewayId})
	case req.VpcId != "":
		all = tx.VPNGatewaysByVPC.Each(req.VpcId)
	}
	list, total, err := action.PageOf(all, req.Paging, func(g *world.VPNGateway) bool {
		return action.Same(req.VpcId, g.VPC) && action.Same(strings.ToLower(req.Status), string(g.Status)) &&
			action.Same(req.BusinessStatus, "Normal") && action.Same(req.ResourceGroupId, g.ResourceGroup) && hasTags(&g.Meta, req.Tag)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeVpnGatewaysResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, g := range list {
		one, err := spellVPN(tx, g)
		if err != nil {
			return nil, err
		}
		res.VpnGateways.VpnGateway = append(res.VpnGateways.VpnGateway, one)
	}
	return res, nil
}

func spellVPN(tx *world.Tx, g *world.VPNGateway) (wire.VpnGateway, error) {
	one := wire.VpnGateway{
		VpnGatewayId: g.ID, Name: g.Name, Description: g.Description, Status: string(g.Status), BusinessStatus: "Normal",
		VpcId: g.VPC, VSwitchId: g.VSwitch, DisasterRecoveryVSwitchId: g.Standby, Spec: fmt.Sprintf("%dM", g.Bandwidth),
		VpnType: g.VPNType, NetworkType: g.NetworkType, ChargeType: "PostpayByFlow", IpsecVpn: "disable", SslVpn: "disable",
		SslMaxConnections: int64(g.SSLConnections), CreateTime: g.CreatedAt.UnixMilli(), AutoPropagate: g.AutoPropagate,
		ResourceGroupId: g.ResourceGroup,
	}
	if g.ChargeType == vpnPrePay {
		one.ChargeType, one.EndTime = "Prepay", g.Expires.UnixMilli()
	}
	one.InternetIp, one.DisasterRecoveryInternetIp = spellAddr(g.Address), spellAddr(g.Second)
	if g.IPsec {
		one.IpsecVpn = "enable"
	}
	if g.SSL {
		one.SslVpn, one.SslVpnInternetIp = "enable", sslAddress(g)
	}
	one.Tags.Tag = tagsOf(&g.Meta)
	for c, err := range tx.IPsecConnectionsByGateway.Each(g.ID) {
		if err != nil {
			return one, err
		}
		one.EnableBgp = one.EnableBgp || c.BGP
	}
	return one, nil
}

// describeVpnGatewayAvailableZones lists the zones for VPN gateways: all of the region, whatever the bandwidth.
func describeVpnGatewayAvailableZones(tx *world.Tx, req *wire.DescribeVpnGatewayAvailableZonesRequest) (*wire.DescribeVpnGatewayAvailableZonesResponse, error) {
	known := slices.ContainsFunc(vpnBandwidths, func(n int) bool { return strings.EqualFold(req.Spec, fmt.Sprintf("%dM", n)) })
	if !known {
		return nil, wire.ErrVpnSpec
	}
	res := &wire.DescribeVpnGatewayAvailableZonesResponse{RegionId: tx.Region.ID}
	for _, z := range tx.Region.Zones {
		res.AvailableZoneIdList = append(res.AvailableZoneIdList, wire.AvailableZoneId{ZoneId: z.ID, ZoneName: z.LocalName})
	}
	return res, nil
}

// modifyVpnGatewayAttribute changes name, description and route propagation of a VPN gateway.
func modifyVpnGatewayAttribute(tx *world.Tx, req *wire.ModifyVpnGatewayAttributeRequest) (*wire.ModifyVpnGatewayAttributeResponse, error) {
	g, err := changeableVPN(tx, req.VpnGatewayId)
	if err != nil {
		return nil, err
	}
	if err := rename(&g.Meta, req.Name, req.Description, wire.ErrCustomerGatewayName, wire.ErrCustomerGatewayDescription); err != nil {
		return nil, err
	}
	if req.AutoPropagate != nil {
		g.AutoPropagate = *req.AutoPropagate
	}
	one, err := spellVPN(tx, g)
	if err != nil {
		return nil, err
	}
	return &wire.ModifyVpnGatewayAttributeResponse{
		VpnGatewayId: one.VpnGatewayId, Name: one.Name, Description: one.Description, Status: one.Status, BusinessStatus: one.BusinessStatus,
		VpcId: one.VpcId, VSwitchId: one.VSwitchId, DisasterRecoveryVSwitchId: one.DisasterRecoveryVSwitchId, InternetIp: one.InternetIp, DisasterRecoveryInternetIp: one.DisasterRecoveryInternetIp,
		SslVpnInternetIp: one.SslVpnInternetIp, Spec: one.Spec, CreateTime: one.CreateTime, EndTime: one.EndTime,
		AutoPropagate: one.AutoPropagate, ResourceGroupId: one.ResourceGroupId, EnableBgp: one.EnableBgp,
	}, tx.VPNGateways.Put(g)
}

func changeableVPN(tx *world.Tx, id string) (*world.VPNGateway, error) {
	g, err := tx.VPNGateways.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrVpnGatewayNotFound)
	}
	if g.Status != world.Active {
		return nil, wire.ErrVpnConfiguring
	}
	return g, nil
}

// moveVpnResourceGroup puts a VPN gateway or a customer gateway into another resource group.
func moveVpnResourceGroup(tx *world.Tx, req *wire.MoveVpnResourceGroupRequest) (*wire.MoveVpnResourceGroupResponse, error) {
	if err := checkGroup(tx, req.NewResourceGroupId); err != nil {
		return nil, err
	}
	collection := strings.ToLower(req.ResourceType)
	if collection != "vpngateway" && collection != "customergateway" {
		return nil, wire.ErrMoveType
	}
	for _, kind := range tx.Kinds() {
		if kind.Collection != collection {
			continue
		}
		r, err := tx.Find(kind, req.InstanceId)
		if err != nil {
			return nil, missing(err, wire.ErrMoveNotFound)
		}
		r.Common().ResourceGroup = req.NewResourceGroupId
		return &wire.MoveVpnResourceGroupResponse{}, tx.Save(kind, r)
	}
	return nil, wire.ErrMoveType
}

// deleteVpnGateway deletes a VPN gateway that is not a subscription.
func deleteVpnGateway(tx *world.Tx, req *wire.DeleteVpnGatewayRequest) (*wire.DeleteVpnGatewayResponse, error) {
	g, err := changeableVPN(tx, req.VpnGatewayId)
	if err != nil {
		return nil, err
	}
	if g.ChargeType == vpnPrePay {
		return nil, wire.ErrVpnPrepaid
	}
	if have, err := tx.SSLVPNServersByGateway.Count(g.ID); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrVpnHasSSL)
	}
	if have, err := tx.IPsecConnectionsByGateway.Count(g.ID); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrVpnHasConnection)
	}
	if err := world.ReleasePrivateIPs(tx, g.ID); err != nil {
		return nil, err
	}
	if err := world.ReleasePublicIPs(tx, g.ID); err != nil {
		return nil, err
	}
	g.SetStatus(world.VPNDeleting)
	return &wire.DeleteVpnGatewayResponse{}, tx.VPNGateways.Put(g)
}
