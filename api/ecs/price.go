package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribePriceRequest is what DescribePrice takes.
type DescribePriceRequest struct {
	RegionId                string `rpc:",required"`
	ResourceType            string
	InstanceType            string
	InternetMaxBandwidthOut int `rpc:",bad=InvalidInternetMaxBandwidthOut.ValueNotSupported"`
	SystemDisk              DescribePriceSystemDisk
	DataDisk                []DescribePriceDataDisk
	Period                  int `rpc:",bad=InvalidPeriod"`
	PriceUnit               string
	Amount                  int
	ZoneId                  string
	_                       rpc.Unread `params:"DedicatedHostType,SpotDuration,SchedulerOptions,ImageId,IoOptimized,InstanceNetworkType,InternetChargeType,OfferingType,InstanceAmount,Scope,Platform,Capacity,AssuranceTimes,InstanceCpuCoreCount,Isp,InstanceTypeList.N,SpotStrategy"`
}

// DescribePriceResponse is what DescribePrice answers.
type DescribePriceResponse struct {
	PriceInfo PriceInfo
}

// DescribePriceDataDisk is part of what DescribePrice takes.
type DescribePriceDataDisk struct {
	Size             int
	Category         string
	PerformanceLevel string
}

// DescribePriceSystemDisk is part of what DescribePrice takes.
type DescribePriceSystemDisk struct {
	Category         string
	Size             int
	PerformanceLevel string
}

// PriceInfo is part of the answer of DescribePrice.
type PriceInfo struct {
	Rules        struct{ Rule []DescribePriceRule }
	Price        DescribePricePrice
	RelatedPrice RelatedPrice
}

// RelatedPrice is part of the answer of DescribePrice.
type RelatedPrice struct {
	MarketplaceImagePrice MarketplaceImagePrice
}

// MarketplaceImagePrice is part of the answer of DescribePrice.
type MarketplaceImagePrice struct {
	Currency      string
	OriginalPrice float64
	DiscountPrice float64
	TradePrice    float64
}

// DescribePricePrice is part of the answer of DescribePrice.
type DescribePricePrice struct {
	OriginalPrice             float64
	ReservedInstanceHourPrice float64
	DiscountPrice             float64
	Currency                  string
	TradePrice                float64
	DetailInfos               struct{ DetailInfo []DetailInfo }
}

// DetailInfo is part of the answer of DescribePrice.
type DetailInfo struct {
	Resource      string
	OriginalPrice float64
	DiscountPrice float64
	TradePrice    float64
	SubRules      struct{ Rule []DescribePriceRule }
}

// DescribePriceRule is part of the answer of DescribePrice.
type DescribePriceRule struct {
	Description string
	RuleId      int64
}
