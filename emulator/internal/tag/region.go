package tag

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeRegions lists the regions that the account sees.
func describeRegions(tx *world.Tx, req *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		out := wire.Region{RegionId: region.ID, LocalName: region.LocalName, RegionEndpoint: region.Endpoints["tag"]}
		if strings.HasPrefix(strings.ToLower(req.AcceptLanguage), "en") {
			out.LocalName = region.Name
		}
		if out.RegionEndpoint == "" {
			out.RegionEndpoint = "tag." + region.ID + ".aliyuncs.com"
		}
		res.Regions.Region = append(res.Regions.Region, out)
	}
	return res, nil
}
