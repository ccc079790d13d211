package vpc

import (
	"net/netip"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var customerGatewayActions = []action.Action{
	action.Write("CreateCustomerGateway", regions.VPCCustomerGateway, createCustomerGateway),
	action.Read("DescribeCustomerGateway", regions.VPCCustomerGateway, describeCustomerGateway),
	action.Read("DescribeCustomerGateways", regions.VPCCustomerGateway, describeCustomerGateways),
	action.Write("ModifyCustomerGatewayAttribute", regions.VPCCustomerGateway, modifyCustomerGatewayAttribute),
	action.Write("DeleteCustomerGateway", regions.VPCCustomerGateway, deleteCustomerGateway),
}

// quotaCustomerGateways is how many customer gateways an account has in a region by default (VPN limits). A0040
const quotaCustomerGateways = 100

// createCustomerGateway describes the far end of IPsec connections.
func createCustomerGateway(tx *world.Tx, req *wire.CreateCustomerGatewayRequest) (*wire.CreateCustomerGatewayResponse, error) {
	g := &world.CustomerGateway{Meta: newMeta(tx, "cgw", req.Name, req.Description, req.ResourceGroupId, req.Tags), AuthKey: req.AuthKey}
	var err error
	if g.Address, err = netip.ParseAddr(req.IpAddress); err != nil || !g.Address.Is4() {
		return nil, wire.ErrCustomerGatewayAddress
	}
	if req.Asn != "" {
		if g.ASN, err = strconv.ParseInt(req.Asn, 10, 64); err != nil || g.ASN < 1 || g.ASN > 1<<32-1 {
			return nil, wire.ErrCustomerGatewayASN
		}
	}
	if err := checkCustomerGateway(tx, g); err != nil {
		return nil, err
	}
	if err := tx.CustomerGateways.Insert(g); err != nil {
		return nil, err
	}
	return &wire.CreateCustomerGatewayResponse{
		CustomerGatewayId: g.ID, IpAddress: g.Address.String(), Name: g.Name, Description: g.Description, CreateTime: g.CreatedAt.UnixMilli(),
	}, nil
}

func checkCustomerGateway(tx *world.Tx, g *world.CustomerGateway) error {
	if g.AuthKey != "" && g.ASN == 0 {
		return wire.ErrCustomerGatewayMissingASN
	}
	if err := checkText(g.Name, wire.ErrCustomerGatewayName, g.Description, wire.ErrCustomerGatewayDescription); err != nil {
		return err
	}
	if err := checkGroup(tx, g.ResourceGroup); err != nil {
		return err
	}
	have := 0
	for other, err := range tx.CustomerGateways.Each() {
		if err != nil {
			return err
		}
		if other.Address == g.Address && other.ASN == g.ASN {
			return wire.ErrCustomerGatewayExists
		}
		have++
	}
	if have >= tx.Quota("vpn.customer-gateways", quotaCustomerGateways) {
		return wire.ErrCustomerGatewayQuota
	}
	return nil
}

// describeCustomerGateway tells everything about one customer gateway.
func describeCustomerGateway(tx *world.Tx, req *wire.DescribeCustomerGatewayRequest) (*wire.DescribeCustomerGatewayResponse, error) {
	g, err := tx.CustomerGateways.Get(req.CustomerGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrCustomerGatewayNotFound)
	}
	res := &wire.DescribeCustomerGatewayResponse{
		CustomerGatewayId: g.ID, IpAddress: g.Address.String(), Asn: g.ASN, Name: g.Name, Description: g.Description,
		CreateTime: g.CreatedAt.UnixMilli(), AuthKey: g.AuthKey, ResourceGroupId: g.ResourceGroup,
	}
	res.Tags.Tag = tagsOf(&g.Meta)
	return res, nil
}

// describeCustomerGateways lists customer gateways by page.
func describeCustomerGateways(tx *world.Tx, req *wire.DescribeCustomerGatewaysRequest) (*wire.DescribeCustomerGatewaysResponse, error) {
	var named []string
	if req.CustomerGatewayId != "" {
		named = []string{req.CustomerGatewayId}
	}
	list, total, err := action.PageOf(action.Named(tx.CustomerGateways, named), req.Paging, func(g *world.CustomerGateway) bool {
		return action.Same(req.ResourceGroupId, g.ResourceGroup) && hasTags(&g.Meta, req.Tag)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeCustomerGatewaysResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, g := range list {
		one := wire.CustomerGateway{
			CustomerGatewayId: g.ID, IpAddress: g.Address.String(), Asn: g.ASN, Name: g.Name, Description: g.Description,
			CreateTime: g.CreatedAt.UnixMilli(), AuthKey: g.AuthKey, ResourceGroupId: g.ResourceGroup,
		}
		one.Tags.Tag = tagsOf(&g.Meta)
		res.CustomerGateways.CustomerGateway = append(res.CustomerGateways.CustomerGateway, one)
	}
	return res, nil
}

// modifyCustomerGatewayAttribute changes name, description and key of a customer gateway.
func modifyCustomerGatewayAttribute(tx *world.Tx, req *wire.ModifyCustomerGatewayAttributeRequest) (*wire.ModifyCustomerGatewayAttributeResponse, error) {
	g, err := tx.CustomerGateways.Get(req.CustomerGatewayId)
	if err != nil {
		return nil, missing(err, wire.ErrCustomerGatewayNotFound)
	}
	if err := rename(&g.Meta, req.Name, req.Description, wire.ErrCustomerGatewayName, wire.ErrCustomerGatewayDescription); err != nil {
		return nil, err
	}
	if req.AuthKey != nil {
		if g.AuthKey = *req.AuthKey; g.AuthKey != "" && g.ASN == 0 {
			return nil, wire.ErrCustomerGatewayMissingASN
		}
	}
	return &wire.ModifyCustomerGatewayAttributeResponse{
		CustomerGatewayId: g.ID, IpAddress: g.Address.String(), Name: g.Name, Description: g.Description,
		CreateTime: g.CreatedAt.UnixMilli(), ResourceGroupId: g.ResourceGroup,
	}, tx.CustomerGateways.Put(g)
}

// deleteCustomerGateway deletes a customer gateway.
func deleteCustomerGateway(tx *world.Tx, req *wire.DeleteCustomerGatewayRequest) (*wire.DeleteCustomerGatewayResponse, error) {
	if have, err := tx.IPsecConnectionsByCustomer.Count(req.CustomerGatewayId); err != nil || have > 0 {
		return nil, orElse(err, wire.ErrCustomerHasConnection)
	}
	return &wire.DeleteCustomerGatewayResponse{}, missing(tx.CustomerGateways.Delete(req.CustomerGatewayId), wire.ErrCustomerGatewayNotFound)
}
