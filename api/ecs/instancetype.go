package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeInstanceTypesRequest is what DescribeInstanceTypes takes.
type DescribeInstanceTypesRequest struct {
	InstanceTypeFamily                 string
	InstanceTypes                      []string `rpc:",maxitems=10"`
	MinimumCpuCoreCount                int
	MaximumCpuCoreCount                int
	MinimumMemorySize                  float64
	MaximumMemorySize                  float64
	MinimumGPUAmount                   int
	MaximumGPUAmount                   int
	GPUSpec                            string
	InstanceCategory                   string
	CpuArchitecture                    string `rpc:",enum=X86|ARM"`
	MinimumCpuSpeedFrequency           float64
	MaximumCpuSpeedFrequency           float64
	MinimumCpuTurboFrequency           float64
	MaximumCpuTurboFrequency           float64
	PhysicalProcessorModel             string
	InstanceFamilyLevel                string `rpc:",enum=EntryLevel|EnterpriseLevel|CreditEntryLevel"`
	MinimumInstancePpsRx               int64
	MinimumInstancePpsTx               int64
	MinimumInstanceBandwidthRx         int
	MinimumInstanceBandwidthTx         int
	MinimumPrimaryEniQueueNumber       int
	MinimumSecondaryEniQueueNumber     int
	MinimumEniQuantity                 int
	MinimumQueuePairNumber             int
	MinimumEriQuantity                 int
	MinimumEniPrivateIpAddressQuantity int
	MinimumLocalStorageAmount          int
	MinimumLocalStorageCapacity        int64
	MinimumDiskQuantity                int
	LocalStorageCategory               string
	NvmeSupport                        string `rpc:",enum=required|unsupported"`
	MinimumBaselineCredit              int
	MinimumInitialCredit               int
	InstanceTypeFamilies               []string   `rpc:",maxitems=10"`
	GpuSpecs                           []string   `rpc:",maxitems=10"`
	InstanceCategories                 []string   `rpc:",maxitems=10"`
	CpuArchitectures                   []string   `rpc:",maxitems=10"`
	PhysicalProcessorModels            []string   `rpc:",maxitems=10"`
	LocalStorageCategories             []string   `rpc:",maxitems=10"`
	MaxResults                         int64      `rpc:",min=1,max=1600,default=1600"`
	NextToken                          string     `rpc:",maxlen=50"`
	_                                  rpc.Unread `params:"MinimumEniIpv6AddressQuantity"`
}

// DescribeInstanceTypesResponse is what DescribeInstanceTypes answers.
type DescribeInstanceTypesResponse struct {
	InstanceTypes struct{ InstanceType []InstanceType }
	NextToken     string
}

// InstanceType is part of the answer of DescribeInstanceTypes.
type InstanceType struct {
	EniTotalQuantity            int
	LocalStorageCategory        string
	PrimaryEniQueueNumber       int
	MemorySize                  float64
	LocalStorageCapacity        int64
	InstanceFamilyLevel         string
	InstancePpsRx               int64
	EniIpv6AddressQuantity      int
	MaximumQueueNumberPerEni    int
	InstanceTypeId              string
	InstanceBandwidthRx         int
	SecondaryEniQueueNumber     int
	GPUSpec                     string
	InstanceBandwidthTx         int
	QueuePairNumber             int
	EriQuantity                 int
	GPUAmount                   int
	TotalEniQueueQuantity       int
	NvmeSupport                 string
	DiskQuantity                int
	InitialCredit               int
	LocalStorageAmount          int
	BaselineCredit              int
	InstancePpsTx               int64
	EniPrivateIpAddressQuantity int
	CpuCoreCount                int
	InstanceTypeFamily          string
	EniQuantity                 int
	EniTrunkSupported           bool
	CpuSpeedFrequency           float64
	CpuTurboFrequency           float64
	PhysicalProcessorModel      string
	NetworkEncryptionSupport    bool
	InstanceCategory            string
	CpuArchitecture             string
	GPUMemorySize               float64
	NetworkCardQuantity         int
	NetworkCards                struct{ NetworkCardInfo []NetworkCardInfo }
	SupportedBootModes          struct{ SupportedBootMode []string }
}

// NetworkCardInfo is part of the answer of DescribeInstanceTypes.
type NetworkCardInfo struct {
	NetworkCardIndex int
}

// DescribeInstanceTypeFamiliesRequest is what DescribeInstanceTypeFamilies takes.
type DescribeInstanceTypeFamiliesRequest struct {
	RegionId   string `rpc:",required"`
	Generation string
}

// DescribeInstanceTypeFamiliesResponse is what DescribeInstanceTypeFamilies answers.
type DescribeInstanceTypeFamiliesResponse struct {
	InstanceTypeFamilies struct{ InstanceTypeFamily []InstanceTypeFamily }
}

// InstanceTypeFamily is part of the answer of DescribeInstanceTypeFamilies.
type InstanceTypeFamily struct {
	Generation           string
	InstanceTypeFamilyId string
}

// DescribeAvailableResourceRequest is what DescribeAvailableResource takes.
type DescribeAvailableResourceRequest struct {
	RegionId            string `rpc:",required"`
	DestinationResource string `rpc:",required"`
	ZoneId              string
	InstanceType        string
	SystemDiskCategory  string
	DataDiskCategory    string
	NetworkCategory     string
	Cores               int
	Memory              float64
	ResourceType        string
	_                   rpc.Unread `params:"SpotDuration,DedicatedHostId,InstanceChargeType,SpotStrategy,IoOptimized,Scope"`
}

// DescribeAvailableResourceResponse is what DescribeAvailableResource answers.
type DescribeAvailableResourceResponse struct {
	AvailableZones struct{ AvailableZone []AvailableZone }
}

// AvailableZone is part of the answer of DescribeAvailableResource.
type AvailableZone struct {
	ZoneId             string
	Status             string
	StatusCategory     string
	RegionId           string
	AvailableResources struct{ AvailableResource []AvailableResource }
}

// AvailableResource is part of the answer of DescribeAvailableResource.
type AvailableResource struct {
	Type               string
	SupportedResources struct{ SupportedResource []SupportedResource }
}

// SupportedResource is part of the answer of DescribeAvailableResource.
type SupportedResource struct {
	Status         string
	Value          string
	Max            int
	Unit           string
	StatusCategory string
	Min            int
}
