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
	if err != nil || edition == world.FirewallNone {
		return res, err
	}
	res.UserStatus, res.InstanceStatus, res.Version, res.MajorVersion = true, "normal", versions[edition], 1
	for p, err := range tx.FirewallPurchases.Each() {
		if err != nil {
			return nil, err
		}
		if req.InstanceId != "" && p.ID != req.InstanceId {
			continue
		}
		res.InstanceId, res.StartTime, res.IpNumber = p.ID, p.BoughtAt.UnixMilli(), int64(p.Addresses)
		if !p.Expires.IsZero() {
			res.Expire = p.Expires.UnixMilli()
		}
	}
	return res, nil
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
