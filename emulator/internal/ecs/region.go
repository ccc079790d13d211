package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var regionActions = []action.Action{
	action.Read("DescribeRegions", regions.ECSRegion, describeRegions),
	action.Read("DescribeZones", regions.ECSRegion, describeZones),
}

// describeRegions lists the regions that the account's cloud admits, and no other.
func describeRegions(tx *world.Tx, req *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, r := range tx.Matrix().All() {
		if !tx.Matrix().Admits(tx.Account.Cloud, r.ID).Allowed {
			continue
		}
		res.Regions.Region = append(res.Regions.Region, wire.Region{
			RegionId: r.ID, LocalName: localName(req.AcceptLanguage, r.LocalName, r.Name), RegionEndpoint: r.Endpoints["ecs"], Status: "available",
		})
	}
	return res, nil
}

// localName is Chinese unless the caller asks for English (Ecs DescribeRegions AcceptLanguage).
func localName(language, chinese, english string) string {
	if language == "en-US" && english != "" {
		return english
	}
	return chinese
}

// describeZones lists the zones with what can be bought there.
func describeZones(tx *world.Tx, req *wire.DescribeZonesRequest) (*wire.DescribeZonesResponse, error) {
	res := &wire.DescribeZonesResponse{}
	for _, z := range tx.Region.Zones {
		zone := wire.Zone{ZoneId: z.ID, ZoneType: "AvailabilityZone", LocalName: localName(req.AcceptLanguage, z.LocalName, z.ID)}
		zone.AvailableResourceCreation.ResourceTypes = []string{"VSwitch", "IoOptimized", "Instance", "Disk", "DedicatedHost"}
		for _, c := range diskCategories {
			zone.AvailableDiskCategories.DiskCategories = append(zone.AvailableDiskCategories.DiskCategories, c.id)
		}
		if req.Verbose {
			zone.AvailableResources.ResourcesInfo = []wire.ResourcesInfo{zoneResources(tx.Region)}
			for _, t := range instanceTypes {
				zone.AvailableInstanceTypes.InstanceTypes = append(zone.AvailableInstanceTypes.InstanceTypes, t.id)
			}
		}
		res.Zones.Zone = append(res.Zones.Zone, zone)
	}
	return res, nil
}

func zoneResources(region regions.Region) wire.ResourcesInfo {
	info := wire.ResourcesInfo{IoOptimized: true}
	for _, c := range diskCategories {
		info.DataDiskCategories.SupportedDataDiskCategory = append(info.DataDiskCategories.SupportedDataDiskCategory, c.id)
		info.SystemDiskCategories.SupportedSystemDiskCategory = append(info.SystemDiskCategories.SupportedSystemDiskCategory, c.id)
	}
	seen := map[string]bool{}
	for _, f := range families {
		info.InstanceTypeFamilies.SupportedInstanceTypeFamily = append(info.InstanceTypeFamilies.SupportedInstanceTypeFamily, f.id)
		if !seen[f.generation] {
			seen[f.generation] = true
			info.InstanceGenerations.SupportedInstanceGeneration = append(info.InstanceGenerations.SupportedInstanceGeneration, f.generation)
		}
	}
	for _, t := range instanceTypes {
		info.InstanceTypes.SupportedInstanceType = append(info.InstanceTypes.SupportedInstanceType, t.id)
	}
	info.NetworkTypes.SupportedNetworkCategory = []string{regions.NetworkVPC}
	if region.HasNetwork(regions.NetworkClassic) {
		info.NetworkTypes.SupportedNetworkCategory = append(info.NetworkTypes.SupportedNetworkCategory, regions.NetworkClassic)
	}
	return info
}
