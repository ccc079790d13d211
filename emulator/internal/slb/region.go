package slb

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// describeRegions lists the regions that the account's cloud admits, and no other.
func describeRegions(tx *world.Tx, req *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, r := range tx.Matrix().All() {
		if !tx.Matrix().Admits(tx.Account.Cloud, r.ID).Allowed {
			continue
		}
		name := r.LocalName
		if strings.EqualFold(req.AcceptLanguage, "en-US") && r.Name != "" {
			name = r.Name
		}
		res.Regions.Region = append(res.Regions.Region, wire.Region{RegionId: r.ID, LocalName: name, RegionEndpoint: r.Endpoints["slb"]})
	}
	return res, nil
}

// describeZones lists each zone as a master with every other zone as its slave.
func describeZones(tx *world.Tx, _ *wire.DescribeZonesRequest) (*wire.DescribeZonesResponse, error) {
	res := &wire.DescribeZonesResponse{}
	for _, master := range tx.Region.Zones {
		zone := wire.Zone{ZoneId: master.ID, LocalName: master.LocalName}
		for _, slave := range tx.Region.Zones {
			if slave.ID != master.ID {
				zone.SlaveZones.SlaveZone = append(zone.SlaveZones.SlaveZone, wire.SlaveZone{ZoneId: slave.ID, LocalName: slave.LocalName})
			}
		}
		res.Zones.Zone = append(res.Zones.Zone, zone)
	}
	return res, nil
}

// offers are the sorts of balancer, as DescribeAvailableResource names them, with what the law needs to know of each.
var offers = []struct {
	name  string
	facts regions.Facts
}{
	{"vpc", regions.Facts{Network: world.InVPC, AddressType: world.Intranet}},
	{"classic_internet", regions.Facts{AddressType: world.Internet}},
	{"classic_intranet", regions.Facts{Network: world.Classic, AddressType: world.Intranet}},
}

// describeAvailableResource lists what can be bought in which pair of zones. What the law of the region forbids is
// not on offer.
func describeAvailableResource(tx *world.Tx, req *wire.DescribeAvailableResourceRequest) (*wire.DescribeAvailableResourceResponse, error) {
	var supported []wire.SupportResource
	for _, offer := range offers {
		if (req.AddressType == "" || strings.EqualFold(req.AddressType, offer.name)) && (req.AddressIPVersion == "" || strings.EqualFold(req.AddressIPVersion, ipv4)) &&
			tx.Decide(regions.SLBInstance, offer.facts).Allowed {
			supported = append(supported, wire.SupportResource{AddressType: offer.name, AddressIPVersion: ipv4})
		}
	}
	res := &wire.DescribeAvailableResourceResponse{}
	if len(supported) == 0 {
		return res, nil
	}
	for _, master := range tx.Region.Zones {
		for _, slave := range tx.Region.Zones {
			if master.ID == slave.ID {
				continue
			}
			item := wire.AvailableResource{MasterZoneId: master.ID, SlaveZoneId: slave.ID}
			item.SupportResources.SupportResource = supported
			res.AvailableResources.AvailableResource = append(res.AvailableResources.AvailableResource, item)
		}
	}
	return res, nil
}
