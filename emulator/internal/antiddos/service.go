package antiddos

import (
	wire "github.com/ringfence-dev/ringfence/api/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is everything that Anti-DDoS Origin answers. What is not here is refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "antiddos", Prefix: "yundun-antiddosbag", Names: wire.Names,
	Actions: []action.Action{
		action.Read("DescribeRegions", regions.AntiDDoSBasic, describeRegions),
		action.Read("DescribeInstance", regions.AntiDDoSBasic, describeInstance),
		action.Read("DescribeInstanceIpAddress", regions.AntiDDoSBasic, describeInstanceIpAddress),
		action.Read("DescribeIpLocationService", regions.AntiDDoSBasic, describeIpLocationService),
		action.Read("DescribeBgpPackByIp", regions.AntiDDoSBasic, describeBgpPackByIp),
		action.Read("DescribeDdosThreshold", regions.AntiDDoSBasic, describeDdosThreshold),
		action.Read("DescribeIpDdosThreshold", regions.AntiDDoSBasic, describeIpDdosThreshold),
		action.Write("ModifyDefenseThreshold", regions.AntiDDoSBasic, modifyDefenseThreshold),
		action.Write("ModifyIpDefenseThreshold", regions.AntiDDoSBasic, modifyIpDefenseThreshold),
		action.Read("DescribeDdosEventList", regions.AntiDDoSBasic, describeDdosEventList),
		action.Read("DescribeDdosCount", regions.AntiDDoSBasic, describeDdosCount),
		action.Read("DescribeDdosCredit", regions.AntiDDoSBasic, describeDdosCredit),
	},
}

// in gives the transaction in the region that DdosRegionId names; the account must see it and the law allow the
// product there.
func in(tx *world.Tx, id string) (*world.Tx, error) {
	region, known := tx.Matrix().Region(id)
	if !known || !tx.Matrix().Admits(tx.Account.Cloud, id).Allowed {
		return nil, wire.ErrRegion.With(id)
	}
	there := tx.In(region)
	return there, there.Allow(regions.AntiDDoSBasic, regions.Facts{})
}
