package actiontrail

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/actiontrail"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeRegions lists the regions that the account sees; in English unless asked otherwise.
func describeRegions(tx *world.Tx, req *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		out := wire.Region{RegionId: region.ID, LocalName: region.Name, RegionEndpoint: "actiontrail." + region.ID + ".aliyuncs.com"}
		if strings.HasPrefix(strings.ToLower(req.AcceptLanguage), "zh") {
			out.LocalName = region.LocalName
		}
		res.Regions.Region = append(res.Regions.Region, out)
	}
	return res, nil
}
