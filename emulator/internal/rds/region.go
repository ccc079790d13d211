package rds

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// describeRegions lists the regions that the account may see and that have RDS, a line for each zone.
func describeRegions(tx *world.Tx, req *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	chinese := strings.HasPrefix(req.AcceptLanguage, "zh")
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		id := regions.RDSInstance.Product()
		if !tx.Matrix().Deployed(r.ID, id).Allowed {
			continue
		}
		for _, z := range r.Zones {
			line := wire.RDSRegion{RegionId: r.ID, ZoneId: z.ID, RegionEndpoint: r.Endpoints[id], LocalName: r.Name, ZoneName: z.ID}
			if chinese {
				line.LocalName, line.ZoneName = r.LocalName, z.LocalName
			}
			res.Regions.RDSRegion = append(res.Regions.RDSRegion, line)
		}
	}
	return res, nil
}
