package ecs

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceTypeActions = []action.Action{
	action.Read("DescribeInstanceTypes", regions.ECSResource, describeInstanceTypes),
	action.Read("DescribeInstanceTypeFamilies", regions.ECSResource, describeInstanceTypeFamilies),
	action.Read("DescribeAvailableResource", regions.ECSResource, describeAvailableResource),
}

// describeInstanceTypes lists the types of the catalogue that meet every filter.
func describeInstanceTypes(_ *world.Tx, req *wire.DescribeInstanceTypesRequest) (*wire.DescribeInstanceTypesResponse, error) {
	var found []wire.InstanceType
	for _, t := range instanceTypes {
		if view := typeView(t); typeWanted(req, view) {
			found = append(found, view)
		}
	}
	page, next, err := pageInOrder(found, req.NextToken, int(req.MaxResults), func(t wire.InstanceType) string { return t.InstanceTypeId })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeInstanceTypesResponse{NextToken: next}
	res.InstanceTypes.InstanceType = page
	return res, nil
}

// typeView is a type as the API shows it. Throughput follows the vCPUs (A0043).
func typeView(t instanceType) wire.InstanceType {
	v := wire.InstanceType{
		InstanceTypeId: t.id, InstanceTypeFamily: t.family.id, CpuCoreCount: t.cpu, MemorySize: t.memory,
		CpuArchitecture: t.architecture(), InstanceFamilyLevel: t.family.level, InstanceCategory: t.family.category,
		EniQuantity: t.enis(), EniTotalQuantity: t.enis(), EniPrivateIpAddressQuantity: t.addresses(), EniIpv6AddressQuantity: t.addresses(),
		PrimaryEniQueueNumber: t.queues(), SecondaryEniQueueNumber: t.queues(), MaximumQueueNumberPerEni: t.queues(),
		TotalEniQueueQuantity: t.queues() * t.enis(), DiskQuantity: maxDataDisks + 1, NetworkCardQuantity: 1,
		GPUAmount: t.gpus, GPUSpec: t.family.gpu, NvmeSupport: "unsupported",
		CpuSpeedFrequency: 2.5, CpuTurboFrequency: 3.2, PhysicalProcessorModel: "Intel Xeon (Ice Lake) Platinum 8369B",
		InstanceBandwidthRx: 1024000 * max(t.cpu/2, 1), InstanceBandwidthTx: 1024000 * max(t.cpu/2, 1),
		InstancePpsRx: int64(300000 * max(t.cpu/2, 1)), InstancePpsTx: int64(300000 * max(t.cpu/2, 1)),
	}
	if t.family.arm {
		v.PhysicalProcessorModel, v.CpuSpeedFrequency, v.CpuTurboFrequency = "Ampere Altra", 2.8, 2.8
	}
	if t.family.level == "CreditEntryLevel" {
		v.InitialCredit, v.BaselineCredit = 30*t.cpu, 20*t.cpu
	}
	if t.family.gpu != "" {
		v.GPUMemorySize = 16
	}
	v.NetworkCards.NetworkCardInfo = []wire.NetworkCardInfo{{NetworkCardIndex: 0}}
	v.SupportedBootModes.SupportedBootMode = []string{"BIOS", "UEFI"}
	return v
}

// typeWanted applies the filters of a request; each that is absent lets every type pass.
func typeWanted(req *wire.DescribeInstanceTypesRequest, v wire.InstanceType) bool {
	return typeNamed(req, v) && typeSized(req, v) && typeNetworked(req, v) && typeStored(req, v)
}

func typeNamed(req *wire.DescribeInstanceTypesRequest, v wire.InstanceType) bool {
	return action.Same(req.InstanceTypeFamily, v.InstanceTypeFamily) && action.Listed(req.InstanceTypeFamilies, v.InstanceTypeFamily) &&
		action.Listed(req.InstanceTypes, v.InstanceTypeId) &&
		action.Same(req.InstanceCategory, v.InstanceCategory) && action.Listed(req.InstanceCategories, v.InstanceCategory) &&
		action.Same(req.CpuArchitecture, v.CpuArchitecture) && action.Listed(req.CpuArchitectures, v.CpuArchitecture) &&
		action.Same(req.InstanceFamilyLevel, v.InstanceFamilyLevel) && action.Same(req.NvmeSupport, v.NvmeSupport) &&
		action.Same(req.PhysicalProcessorModel, v.PhysicalProcessorModel) && action.Listed(req.PhysicalProcessorModels, v.PhysicalProcessorModel)
}

func typeSized(req *wire.DescribeInstanceTypesRequest, v wire.InstanceType) bool {
	return atLeast(v.CpuCoreCount, req.MinimumCpuCoreCount) && atMost(v.CpuCoreCount, req.MaximumCpuCoreCount) &&
		atLeast(v.MemorySize, req.MinimumMemorySize) && atMost(v.MemorySize, req.MaximumMemorySize) &&
		atLeast(v.GPUAmount, req.MinimumGPUAmount) && atMost(v.GPUAmount, req.MaximumGPUAmount) &&
		(req.GPUSpec == "" || v.GPUSpec == req.GPUSpec) && action.Listed(req.GpuSpecs, v.GPUSpec) &&
		atLeast(v.CpuSpeedFrequency, req.MinimumCpuSpeedFrequency) && atMost(v.CpuSpeedFrequency, req.MaximumCpuSpeedFrequency) &&
		atLeast(v.CpuTurboFrequency, req.MinimumCpuTurboFrequency) && atMost(v.CpuTurboFrequency, req.MaximumCpuTurboFrequency) &&
		atLeast(v.BaselineCredit, req.MinimumBaselineCredit) && atLeast(v.InitialCredit, req.MinimumInitialCredit)
}

func typeNetworked(req *wire.DescribeInstanceTypesRequest, v wire.InstanceType) bool {
	return atLeast(v.InstancePpsRx, req.MinimumInstancePpsRx) && atLeast(v.InstancePpsTx, req.MinimumInstancePpsTx) &&
		atLeast(v.InstanceBandwidthRx, req.MinimumInstanceBandwidthRx) && atLeast(v.InstanceBandwidthTx, req.MinimumInstanceBandwidthTx) &&
		atLeast(v.PrimaryEniQueueNumber, req.MinimumPrimaryEniQueueNumber) && atLeast(v.SecondaryEniQueueNumber, req.MinimumSecondaryEniQueueNumber) &&
		atLeast(v.EniQuantity, req.MinimumEniQuantity) && atLeast(v.QueuePairNumber, req.MinimumQueuePairNumber) &&
		atLeast(v.EriQuantity, req.MinimumEriQuantity) && atLeast(v.EniPrivateIpAddressQuantity, req.MinimumEniPrivateIpAddressQuantity)
}

func typeStored(req *wire.DescribeInstanceTypesRequest, v wire.InstanceType) bool {
	return atLeast(v.LocalStorageAmount, req.MinimumLocalStorageAmount) && atLeast(v.LocalStorageCapacity, req.MinimumLocalStorageCapacity) &&
		atLeast(v.DiskQuantity, req.MinimumDiskQuantity) &&
		action.Same(req.LocalStorageCategory, v.LocalStorageCategory) && action.Listed(req.LocalStorageCategories, v.LocalStorageCategory)
}

// atLeast and atMost compare with an optional bound: 0 is none.
func atLeast[N int | int64 | float64](have, bound N) bool { return have >= bound }

func atMost[N int | int64 | float64](have, bound N) bool { return bound == 0 || have <= bound }

// describeInstanceTypeFamilies lists the families, of one generation if the caller names it.
func describeInstanceTypeFamilies(_ *world.Tx, req *wire.DescribeInstanceTypeFamiliesRequest) (*wire.DescribeInstanceTypeFamiliesResponse, error) {
	res := &wire.DescribeInstanceTypeFamiliesResponse{}
	for _, f := range families {
		if action.Same(req.Generation, f.generation) {
			res.InstanceTypeFamilies.InstanceTypeFamily = append(res.InstanceTypeFamilies.InstanceTypeFamily,
				wire.InstanceTypeFamily{Generation: f.generation, InstanceTypeFamilyId: f.id})
		}
	}
	return res, nil
}

// describeAvailableResource says what can be bought in each zone. Everything in the catalogue is in stock (A0044);
// the answer agrees with what RunInstances takes.
func describeAvailableResource(tx *world.Tx, req *wire.DescribeAvailableResourceRequest) (*wire.DescribeAvailableResourceResponse, error) {
	if req.ZoneId != "" && !tx.Region.HasZone(req.ZoneId) {
		return nil, wire.ErrZoneNotFound
	}
	kind, supported := offered(tx.Region, req)
	res := &wire.DescribeAvailableResourceResponse{}
	if len(supported) == 0 {
		return res, nil
	}
	for _, z := range tx.Region.Zones {
		if !action.Same(req.ZoneId, z.ID) {
			continue
		}
		zone := wire.AvailableZone{ZoneId: z.ID, RegionId: tx.Region.ID, Status: "Available", StatusCategory: "WithStock"}
		resource := wire.AvailableResource{Type: kind}
		resource.SupportedResources.SupportedResource = supported
		zone.AvailableResources.AvailableResource = []wire.AvailableResource{resource}
		res.AvailableZones.AvailableZone = append(res.AvailableZones.AvailableZone, zone)
	}
	return res, nil
}

// offered lists the values of what a request asks for, the destination resource.
func offered(region regions.Region, req *wire.DescribeAvailableResourceRequest) (string, []wire.SupportedResource) {
	switch strings.ToLower(req.DestinationResource) {
	case "zone":
		return "zone", zonesOffered(region, req)
	case "ioptimized", "iooptimized":
		return "IoOptimized", inStock("optimized")
	case "network":
		if region.HasNetwork(regions.NetworkClassic) {
			return "Network", inStock(regions.NetworkVPC, regions.NetworkClassic)
		}
		return "Network", inStock(regions.NetworkVPC)
	case "systemdisk":
		return "SystemDisk", disksOffered(req, func(c diskCategory) (int, int) { return c.systemMin, c.systemMax })
	case "datadisk", "disk":
		return "DataDisk", disksOffered(req, func(c diskCategory) (int, int) { return c.dataMin, c.dataMax })
	}
	return "InstanceType", inStock(typesOffered(region, req)...)
}

func zonesOffered(region regions.Region, req *wire.DescribeAvailableResourceRequest) []wire.SupportedResource {
	if strings.EqualFold(req.ResourceType, "disk") || len(typesOffered(region, req)) > 0 {
		var ids []string
		for _, z := range region.Zones {
			if action.Same(req.ZoneId, z.ID) {
				ids = append(ids, z.ID)
			}
		}
		return inStock(ids...)
	}
	return nil
}

func typesOffered(region regions.Region, req *wire.DescribeAvailableResourceRequest) []string {
	if req.NetworkCategory != "" && !region.HasNetwork(strings.ToLower(req.NetworkCategory)) {
		return nil
	}
	var ids []string
	for _, t := range instanceTypes {
		if action.Same(req.InstanceType, t.id) && (req.Cores == 0 || req.Cores == t.cpu) && byMemory(req.Memory, t.memory) &&
			takesAll(t, req.SystemDiskCategory, req.DataDiskCategory) {
			ids = append(ids, t.id)
		}
	}
	return ids
}

func takesAll(t instanceType, categories ...string) bool {
	for _, c := range categories {
		if _, known := categoryOf(c); c != "" && (!known || !t.takes(c)) {
			return false
		}
	}
	return true
}

func disksOffered(req *wire.DescribeAvailableResourceRequest, bounds func(diskCategory) (int, int)) []wire.SupportedResource {
	var out []wire.SupportedResource
	t, typed := typeOf(req.InstanceType)
	for _, c := range diskCategories {
		if typed && !t.takes(c.id) {
			continue
		}
		least, most := bounds(c)
		out = append(out, wire.SupportedResource{Status: "Available", StatusCategory: "WithStock", Value: c.id, Min: least, Max: most, Unit: "GiB"})
	}
	return out
}

func inStock(values ...string) []wire.SupportedResource {
	out := make([]wire.SupportedResource, 0, len(values))
	for _, v := range slices.Compact(values) {
		out = append(out, wire.SupportedResource{Status: "Available", StatusCategory: "WithStock", Value: v})
	}
	return out
}
