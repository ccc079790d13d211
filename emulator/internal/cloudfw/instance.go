package cloudfw

import (
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// versions are the editions as DescribeUserBuyVersion counts them; the basic one of the Finance Cloud, which nobody
// buys, has no number there and is told as 0 (A0327).
var versions = map[world.FirewallEdition]int{
	world.FirewallPremium: 2, world.FirewallEnterprise: 3, world.FirewallUltimate: 4, world.FirewallPayAsYouGo: 10,
}

// describeUserBuyVersion tells what the account may use. It answers an account that has nothing, too.
func describeUserBuyVersion(tx *world.Tx, req *wire.DescribeUserBuyVersionRequest) (*wire.DescribeUserBuyVersionResponse, error) {
	owner, _ := strconv.ParseInt(tx.Account.ID, 10, 64) // 16 digits, by account.Open
	res := &wire.DescribeUserBuyVersionResponse{AliUid: owner, InstanceStatus: "free"}
	edition, err := tx.FirewallEdition()
	if err != nil {
		return nil, err
	}
	if edition != world.FirewallNone {
		res.UserStatus, res.InstanceStatus, res.Version, res.MajorVersion = true, "normal", versions[edition], 1
	}
	found := req.InstanceId == ""
	for p, err := range tx.FirewallPurchases.Each() {
		if err != nil {
			return nil, err
		}
		if req.InstanceId == "" || p.ID == req.InstanceId {
			found = true
			describe(res, p)
		}
	}
	if !found {
		return nil, wire.ErrParameters.With("not valid instanceId") // clients look for these words
	}
	return res, nil
}

// describe tells what was bought. What the order did not say is told as the smallest: two firewalls between VPCs.
func describe(res *wire.DescribeUserBuyVersionResponse, p *world.FirewallPurchase) {
	res.InstanceId, res.StartTime, res.IpNumber = p.ID, p.BoughtAt.UnixMilli(), int64(p.Addresses)
	if !p.Expires.IsZero() {
		res.Expire = p.Expires.UnixMilli()
	}
	if p.Edition == world.FirewallPayAsYouGo {
		return
	}
	res.LogStatus = p.Parameters["CfwLog"] == "true"
	res.LogStorage, _ = strconv.ParseInt(p.Parameters["CfwLogStorage"], 10, 64) // absent: none
	if res.VpcNumber, _ = strconv.ParseInt(p.Parameters["FwVpcNumber"], 10, 64); res.VpcNumber == 0 && p.Edition != world.FirewallPremium {
		res.VpcNumber = 2
	}
}

// releasePostInstance gives a firewall back that is paid as it is used; a subscription runs until it ends.
func releasePostInstance(tx *world.Tx, req *wire.ReleasePostInstanceRequest) (*wire.ReleasePostInstanceResponse, error) {
	p, err := tx.FirewallPurchases.Get(req.InstanceId)
	if world.NotFound(err) || err == nil && p.Edition != world.FirewallPayAsYouGo {
		return nil, wire.ErrParameters.With("there is no pay-as-you-go firewall of that id")
	}
	if err != nil {
		return nil, err
	}
	if err := tx.FirewallPurchases.Delete(p.ID); err != nil {
		return nil, err
	}
	return &wire.ReleasePostInstanceResponse{HttpStatusCode: 200, Success: true, ReleaseStatus: true}, nil
}
