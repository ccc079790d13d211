package vpc

import (
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var regionActions = []action.Action{
	action.Read("DescribeRegions", regions.VPCRegion, describeRegions),
	action.Read("DescribeZones", regions.VPCRegion, describeZones),
}

// describeRegions lists the regions that the account's cloud shows.
func describeRegions(tx *world.Tx, _ *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		res.Regions.Region = append(res.Regions.Region, wire.Region{RegionId: r.ID, LocalName: r.LocalName, RegionEndpoint: r.Endpoints["vpc"]})
	}
	return res, nil
}

// describeZones lists the zones of the region.
func describeZones(tx *world.Tx, _ *wire.DescribeZonesRequest) (*wire.DescribeZonesResponse, error) {
	res := &wire.DescribeZonesResponse{}
	for _, z := range tx.Region.Zones {
		res.Zones.Zone = append(res.Zones.Zone, wire.Zone{ZoneId: z.ID, LocalName: z.LocalName, ZoneType: "AvailabilityZone"})
	}
	return res, nil
}
