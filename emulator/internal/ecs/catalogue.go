package ecs

import (
	"slices"
	"strconv"
	"strings"
)

// family is a family of instance types. Numbers that no document gives by type follow the size (A0043).
type family struct {
	id         string
	generation string
	category   string
	level      string
	// ratio is GiB of memory for each vCPU.
	ratio float64
	arm   bool
	gpu   string
	// essdOnly families take ESSD, ESSD AutoPL and ESSD Entry disks, older ones every category.
	essdOnly bool
	// moreENIs is how many network interfaces the types of a network-enhanced family take beyond the usual.
	moreENIs int
	// own names types that do not follow the usual sizes: name, vCPUs, GiB.
	own []ownSize
	// sizes are the usual sizes by name.
	sizes []string
}

type ownSize struct {
	name   string
	cpu    int
	memory float64
	gpus   int
}

// usual are the sizes of which most families have some: vCPUs by name.
var usual = map[string]int{
	"small": 1, "large": 2, "xlarge": 4, "2xlarge": 8, "3xlarge": 12, "4xlarge": 16, "6xlarge": 24, "8xlarge": 32, "16xlarge": 64, "32xlarge": 128,
}

var (
	common = []string{"large", "xlarge", "2xlarge", "3xlarge", "4xlarge", "6xlarge", "8xlarge", "16xlarge"}
	few    = []string{"large", "xlarge", "2xlarge", "4xlarge", "8xlarge"}
)

// families is what can be bought, in every zone alike (A0044). Those that take every disk category come first:
// clients that ask for any type take the first.
var families = []family{
	{id: "ecs.sn1ne", generation: "ecs-3", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, sizes: few},
	{id: "ecs.sn2ne", generation: "ecs-3", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, sizes: few},
	{id: "ecs.se1ne", generation: "ecs-3", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, sizes: few},
	{id: "ecs.n4", generation: "ecs-3", category: "Shared", level: "EntryLevel", ratio: 2, sizes: []string{"small", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge"}},
	{id: "ecs.mn4", generation: "ecs-3", category: "Shared", level: "EntryLevel", ratio: 4, sizes: []string{"small", "large", "xlarge", "2xlarge", "4xlarge"}},
	{id: "ecs.c5", generation: "ecs-4", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, sizes: common},
	{id: "ecs.g5", generation: "ecs-4", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, sizes: common},
	{id: "ecs.r5", generation: "ecs-4", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, sizes: common},
	{id: "ecs.c6", generation: "ecs-5", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, sizes: common},
	{id: "ecs.g6", generation: "ecs-5", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, sizes: common},
	{id: "ecs.r6", generation: "ecs-5", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, sizes: common},
	{id: "ecs.s6", generation: "ecs-5", category: "Shared", level: "EntryLevel", own: []ownSize{
		{"s6-c1m1.small", 1, 1, 0}, {"s6-c1m2.small", 1, 2, 0}, {"s6-c1m2.large", 2, 4, 0}, {"s6-c1m2.xlarge", 4, 8, 0}, {"s6-c1m4.large", 2, 8, 0}, {"s6-c1m4.xlarge", 4, 16, 0},
	}},
	{id: "ecs.t5", generation: "ecs-4", category: "Burstable", level: "CreditEntryLevel", own: []ownSize{
		{"t5-lc2m1.nano", 1, 0.5, 0}, {"t5-lc1m1.small", 1, 1, 0}, {"t5-lc1m2.small", 1, 2, 0}, {"t5-lc1m2.large", 2, 4, 0}, {"t5-lc1m4.large", 2, 8, 0}, {"t5-c1m2.xlarge", 4, 8, 0},
	}},
	{id: "ecs.t6", generation: "ecs-5", category: "Burstable", level: "CreditEntryLevel", own: []ownSize{
		{"t6-c4m1.large", 2, 0.5, 0}, {"t6-c2m1.large", 2, 1, 0}, {"t6-c1m1.large", 2, 2, 0}, {"t6-c1m2.large", 2, 4, 0}, {"t6-c1m4.large", 2, 8, 0}, {"t6-c1m4.xlarge", 4, 16, 0},
	}},
	{id: "ecs.gn5", generation: "ecs-3", category: "GPU", level: "EnterpriseLevel", gpu: "NVIDIA P100", own: []ownSize{
		{"gn5-c4g1.xlarge", 4, 30, 1}, {"gn5-c8g1.2xlarge", 8, 60, 1}, {"gn5-c4g1.2xlarge", 8, 60, 2}, {"gn5-c28g1.7xlarge", 28, 112, 1},
	}},
	{id: "ecs.hfc6", generation: "ecs-5", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, sizes: few},
	{id: "ecs.hfg6", generation: "ecs-5", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, sizes: few},
	{id: "ecs.g6e", generation: "ecs-5", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: common},
	{id: "ecs.c6a", generation: "ecs-5", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, essdOnly: true, sizes: few},
	{id: "ecs.u1", generation: "ecs-5", category: "General-purpose", level: "EnterpriseLevel", essdOnly: true, own: []ownSize{
		{"u1-c1m1.large", 2, 2, 0}, {"u1-c1m2.large", 2, 4, 0}, {"u1-c1m2.xlarge", 4, 8, 0}, {"u1-c1m4.large", 2, 8, 0}, {"u1-c1m4.xlarge", 4, 16, 0}, {"u1-c1m4.2xlarge", 8, 32, 0},
	}},
	{id: "ecs.c7", generation: "ecs-6", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, essdOnly: true, sizes: common},
	{id: "ecs.g7", generation: "ecs-6", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: common},
	{id: "ecs.r7", generation: "ecs-6", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, essdOnly: true, sizes: common},
	{id: "ecs.c7t", generation: "ecs-6", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, essdOnly: true, sizes: few},
	{id: "ecs.g7t", generation: "ecs-6", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: few},
	{id: "ecs.r7t", generation: "ecs-6", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, essdOnly: true, sizes: few},
	{id: "ecs.g7nex", generation: "ecs-6", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, moreENIs: 1, sizes: []string{"large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge", "32xlarge"}},
	{id: "ecs.g7se", generation: "ecs-6", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: few},
	{id: "ecs.hfg7", generation: "ecs-6", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: few},
	{id: "ecs.c8i", generation: "ecs-7", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, essdOnly: true, sizes: common, own: []ownSize{{"c8i.48xlarge", 192, 512, 0}}},
	{id: "ecs.g8i", generation: "ecs-7", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, essdOnly: true, sizes: common},
	{id: "ecs.r8i", generation: "ecs-7", category: "Memory-optimized", level: "EnterpriseLevel", ratio: 8, essdOnly: true, sizes: common},
	{id: "ecs.c6r", generation: "ecs-5", category: "Compute-optimized", level: "EnterpriseLevel", ratio: 2, arm: true, essdOnly: true, sizes: few},
	{id: "ecs.g6r", generation: "ecs-5", category: "General-purpose", level: "EnterpriseLevel", ratio: 4, arm: true, essdOnly: true, sizes: few},
}

// instanceType is one type of the catalogue.
type instanceType struct {
	id     string
	family *family
	cpu    int
	memory float64
	gpus   int
}

// instanceTypes lists the catalogue, in its order.
var instanceTypes = listTypes()

func listTypes() []instanceType {
	var all []instanceType
	for i := range families {
		f := &families[i]
		for _, size := range f.sizes {
			cpu := usual[size]
			all = append(all, instanceType{id: f.id + "." + size, family: f, cpu: cpu, memory: float64(cpu) * f.ratio})
		}
		for _, o := range f.own {
			all = append(all, instanceType{id: "ecs." + o.name, family: f, cpu: o.cpu, memory: o.memory, gpus: o.gpus})
		}
	}
	return all
}

// typeOf finds an instance type by its id.
func typeOf(id string) (instanceType, bool) {
	at := slices.IndexFunc(instanceTypes, func(t instanceType) bool { return t.id == id })
	if at < 0 {
		return instanceType{}, false
	}
	return instanceTypes[at], true
}

func (t instanceType) architecture() string {
	if t.family.arm {
		return "ARM"
	}
	return "X86"
}

// runs says whether an image of an architecture, as images spell it, runs on the type.
func (t instanceType) runs(architecture string) bool {
	return (architecture == "arm64") == t.family.arm
}

// enis is how many network interfaces an instance of the type has at most, the primary one among them.
func (t instanceType) enis() int {
	switch {
	case t.cpu <= 2:
		return 2 + t.family.moreENIs
	case t.cpu <= 4:
		return 3 + t.family.moreENIs
	case t.cpu <= 8:
		return 4 + t.family.moreENIs
	default:
		return 8 + t.family.moreENIs
	}
}

// addresses is how many private addresses an interface of the type has at most.
func (t instanceType) addresses() int {
	switch {
	case t.cpu <= 2:
		return 6
	case t.cpu <= 8:
		return 10
	default:
		return 20
	}
}

// queues is how many queues the primary interface has.
func (t instanceType) queues() int { return min(max(t.cpu/2, 1), 16) }

// disk categories, as requests spell them.
const (
	cloudBasic      = "cloud"
	cloudEfficiency = "cloud_efficiency"
	cloudSSD        = "cloud_ssd"
	cloudESSD       = "cloud_essd"
	cloudAuto       = "cloud_auto"
	cloudEntry      = "cloud_essd_entry"
)

// diskCategory is a kind of disk: sizes in GiB, for the system and for data.
type diskCategory struct {
	id               string
	systemMin        int
	systemMax        int
	dataMin, dataMax int
}

// diskCategories are those that can be bought, in every zone alike (Ecs CreateDisk, RunInstances).
var diskCategories = []diskCategory{
	{cloudEfficiency, 20, 2048, 20, 32768},
	{cloudSSD, 20, 2048, 20, 32768},
	{cloudESSD, 20, 2048, 20, 65536},
	{cloudAuto, 1, 2048, 1, 65536},
	{cloudEntry, 10, 2048, 10, 32768},
	{cloudBasic, 20, 500, 5, 2000},
}

func categoryOf(id string) (diskCategory, bool) {
	at := slices.IndexFunc(diskCategories, func(c diskCategory) bool { return c.id == id })
	if at < 0 {
		return diskCategory{}, false
	}
	return diskCategories[at], true
}

// takes says whether instances of the type take disks of a category.
func (t instanceType) takes(category string) bool {
	if t.family.essdOnly {
		return category == cloudESSD || category == cloudAuto || category == cloudEntry
	}
	return true
}

// defaultCategory is the disk category when a request names none.
func (t instanceType) defaultCategory() string {
	if t.family.essdOnly {
		return cloudESSD
	}
	return cloudEfficiency
}

// smallestESSD is the least size in GiB by performance level (Ecs CreateDisk).
var smallestESSD = map[string]int{"PL0": 1, "PL1": 20, "PL2": 461, "PL3": 1261}

// byMemory compares an amount of memory with one in a request, where 0 asks for any.
func byMemory(want, have float64) bool { return want == 0 || want == have }

// listPrice is an hour's price of a type before any factor, in CNY (A0048).
func (t instanceType) listPrice() float64 {
	return float64(t.cpu)*0.12 + t.memory*0.03 + float64(t.gpus)*8
}

// diskPrice is an hour's price of a GiB by category, in CNY (A0048).
func diskPrice(category string) float64 {
	switch category {
	case cloudESSD, cloudAuto:
		return 0.0021
	case cloudSSD:
		return 0.0014
	default:
		return 0.0005
	}
}

// serial numbers look like those of a machine; they follow from the resource's id.
func serialNumber(id string) string {
	var sum uint64 = 14695981039346656037
	for i := range len(id) {
		sum = (sum ^ uint64(id[i])) * 1099511628211
	}
	return strings.Repeat("0", 16-len(strconv.FormatUint(sum, 16))) + strconv.FormatUint(sum, 16)
}
