package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeRegionsRequest is what DescribeRegions takes.
type DescribeRegionsRequest struct {
	AcceptLanguage string
	_              rpc.Unread `params:"InstanceChargeType,ResourceType"`
}

// DescribeRegionsResponse is what DescribeRegions answers.
type DescribeRegionsResponse struct {
	Regions struct{ Region []Region }
}

// Region is part of the answer of DescribeRegions.
type Region struct {
	Status         string
	RegionEndpoint string
	LocalName      string
	RegionId       string
}

// DescribeZonesRequest is what DescribeZones takes.
type DescribeZonesRequest struct {
	RegionId       string `rpc:",required"`
	Verbose        bool   `rpc:",default=true"`
	AcceptLanguage string
	_              rpc.Unread `params:"InstanceChargeType,SpotStrategy"`
}

// DescribeZonesResponse is what DescribeZones answers.
type DescribeZonesResponse struct {
	Zones struct{ Zone []Zone }
}

// Zone is part of the answer of DescribeZones.
type Zone struct {
	ZoneId                      string
	ZoneType                    string
	LocalName                   string
	AvailableResources          struct{ ResourcesInfo []ResourcesInfo }
	AvailableResourceCreation   struct{ ResourceTypes []string }
	DedicatedHostGenerations    struct{ DedicatedHostGeneration []string }
	AvailableInstanceTypes      struct{ InstanceTypes []string }
	AvailableDiskCategories     struct{ DiskCategories []string }
	AvailableDedicatedHostTypes struct{ DedicatedHostType []string }
	AvailableVolumeCategories   struct{ VolumeCategories []string }
}

// ResourcesInfo is part of the answer of DescribeZones.
type ResourcesInfo struct {
	IoOptimized          bool
	SystemDiskCategories struct {
		SupportedSystemDiskCategory []string `rpc:"supportedSystemDiskCategory"`
	}
	InstanceGenerations struct {
		SupportedInstanceGeneration []string `rpc:"supportedInstanceGeneration"`
	}
	DataDiskCategories struct {
		SupportedDataDiskCategory []string `rpc:"supportedDataDiskCategory"`
	}
	InstanceTypes struct {
		SupportedInstanceType []string `rpc:"supportedInstanceType"`
	}
	InstanceTypeFamilies struct {
		SupportedInstanceTypeFamily []string `rpc:"supportedInstanceTypeFamily"`
	}
	NetworkTypes struct {
		SupportedNetworkCategory []string `rpc:"supportedNetworkCategory"`
	}
}

// DescribeAccountAttributesRequest is what DescribeAccountAttributes takes.
type DescribeAccountAttributesRequest struct {
	RegionId      string `rpc:",required"`
	ZoneId        string
	AttributeName []string `rpc:",maxitems=30"`
}

// DescribeAccountAttributesResponse is what DescribeAccountAttributes answers.
type DescribeAccountAttributesResponse struct {
	AccountAttributeItems struct{ AccountAttributeItem []AccountAttributeItem }
}

// AccountAttributeItem is part of the answer of DescribeAccountAttributes.
type AccountAttributeItem struct {
	AttributeName   string
	AttributeValues struct{ ValueItem []ValueItem }
}

// ValueItem is part of the answer of DescribeAccountAttributes.
type ValueItem struct {
	DiskCategory       string
	Value              string
	ExpiredTime        string
	ZoneId             string
	InstanceType       string
	Count              int
	InstanceChargeType string
}
