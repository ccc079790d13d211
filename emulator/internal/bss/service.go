// Package bss holds the verbs of the billing API, by which an account buys what its cloud does not include: here, Cloud
// Firewall. Nothing is ever charged.
package bss

import (
	"cmp"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/bss"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that the billing API answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "business", Prefix: "bssapi", Names: wire.Names,
	Actions: []action.Action{
		action.Write("CreateInstance", regions.BillingInstance, createInstance),
		action.Read("QueryAvailableInstances", regions.BillingInstance, queryAvailableInstances),
	},
}

// editions are those that can be bought, by the Spec of the order (the numbers of Cloudfw DescribeUserBuyVersion).
var editions = map[string]world.FirewallEdition{
	"2": world.FirewallPremium, "3": world.FirewallEnterprise, "4": world.FirewallUltimate, "10": world.FirewallPayAsYouGo,
}

// createInstance buys Cloud Firewall: by subscription (vipcloudfw) or as it is used (cfw), each once.
func createInstance(tx *world.Tx, req *wire.CreateInstanceRequest) (*wire.CreateInstanceResponse, error) {
	if req.ProductCode != "vipcloudfw" && req.ProductCode != "cfw" {
		return nil, wire.ErrProduct.With(req.ProductCode)
	}
	for p, err := range tx.FirewallPurchases.Each() {
		if err != nil {
			return nil, err
		}
		if p.Product == req.ProductCode && (p.Expires.IsZero() || tx.Now().Before(p.Expires)) {
			return nil, wire.ErrExisting
		}
	}
	p := &world.FirewallPurchase{
		ID: "vipcloudfw-cn-" + tx.Noise(11, "vipcloudfw"), BoughtAt: tx.Now(), Product: req.ProductCode,
		ProductType: cmp.Or(req.ProductType, req.ProductCode), Parameters: map[string]string{},
	}
	for _, choice := range req.Parameter {
		p.Parameters[choice.Code] = choice.Value
	}
	p.Addresses, _ = strconv.Atoi(p.Parameters["IpNumber"]) // without the parameter, none is told
	known := false
	switch p.Edition, known = editions[p.Parameters["Spec"]]; {
	case req.SubscriptionType == "PayAsYouGo":
		p.ID, p.Edition = "cfw_elasticity_public_cn-"+tx.Noise(11, "cfw"), world.FirewallPayAsYouGo
	case !known || p.Edition == world.FirewallPayAsYouGo:
		return nil, wire.ErrSpec
	case req.Period == 0:
		return nil, wire.ErrPeriod
	default:
		p.Expires = tx.Now().AddDate(0, int(req.Period), 0)
	}
	res := &wire.CreateInstanceResponse{Code: "Success", Message: "Successful!", Success: true}
	res.Data.InstanceId, res.Data.OrderId = p.ID, strconv.FormatUint(2_000_000_000_000+tx.Serial(), 10)
	return res, tx.FirewallPurchases.Insert(p)
}

// queryAvailableInstances lists what the account has bought.
func queryAvailableInstances(tx *world.Tx, req *wire.QueryAvailableInstancesRequest) (*wire.QueryAvailableInstancesResponse, error) {
	page := rpc.Paging{PageNumber: req.PageNum, PageSize: req.PageSize}
	found, total, err := action.Page(tx.FirewallPurchases, page, func(p *world.FirewallPurchase) bool {
		// An id says all: clients name another product beside it (A0332).
		if len(req.InstanceIDs) > 0 {
			return action.Listed(req.InstanceIDs, p.ID)
		}
		return action.Same(req.ProductCode, p.Product) && action.Same(req.ProductType, p.ProductType) && action.Same(req.SubscriptionType, paidBy(p))
	})
	if err != nil {
		return nil, err
	}
	res := &wire.QueryAvailableInstancesResponse{Code: "Success", Message: "Successful!", Success: true}
	res.Data.PageNum, res.Data.PageSize, res.Data.TotalCount = int(req.PageNum), int(req.PageSize), total
	for _, p := range found {
		res.Data.InstanceList = append(res.Data.InstanceList, view(tx, p))
	}
	return res, nil
}

func paidBy(p *world.FirewallPurchase) string {
	if p.Edition == world.FirewallPayAsYouGo {
		return "PayAsYouGo"
	}
	return "Subscription"
}

func view(tx *world.Tx, p *world.FirewallPurchase) wire.Instance {
	owner, _ := strconv.ParseInt(tx.Account.ID, 10, 64) // 16 digits, by account.Open
	v := wire.Instance{
		InstanceID: p.ID, ProductCode: p.Product, ProductType: p.ProductType, SubscriptionType: paidBy(p), Status: "Normal",
		SubStatus: "Normal", RenewStatus: "ManualRenewal", Region: tx.Region.ID, OwnerId: owner, CreateTime: rpc.Time(p.BoughtAt),
	}
	if strings.HasPrefix(p.ID, "vip") {
		v.EndTime = rpc.Time(p.Expires)
		if !tx.Now().Before(p.Expires) {
			v.Status, v.SubStatus = "Expired", "Expired"
		}
	}
	return v
}
