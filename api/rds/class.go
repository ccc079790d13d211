package rds

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeAvailableClassesRequest is what DescribeAvailableClasses takes.
type DescribeAvailableClassesRequest struct {
	RegionId              string `rpc:",required"`
	ZoneId                string `rpc:",required"`
	Engine                string `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	DBInstanceStorageType string `rpc:",required"`
	Category              string `rpc:",required"`
	CommodityCode         string
	_                     rpc.Unread `params:"InstanceChargeType,DBInstanceId,OrderType"`
}

// DescribeAvailableClassesResponse is what DescribeAvailableClasses answers.
type DescribeAvailableClassesResponse struct {
	DBInstanceClasses []DBInstanceClass
}

// DBInstanceClass is part of the answer of DescribeAvailableClasses.
type DBInstanceClass struct {
	DBInstanceClass        string
	DBInstanceStorageRange DBInstanceStorageRange
}

// DBInstanceStorageRange is part of the answer of DescribeAvailableClasses.
type DBInstanceStorageRange struct {
	Step     int
	MinValue int
	MaxValue int
}

// DescribeAvailableZonesRequest is what DescribeAvailableZones takes.
type DescribeAvailableZonesRequest struct {
	RegionId      string `rpc:",required"`
	Engine        string `rpc:",required"`
	ZoneId        string
	EngineVersion string
	CommodityCode string
	Category      string
	_             rpc.Unread `params:"DispenseMode,DBInstanceName"`
}

// DescribeAvailableZonesResponse is what DescribeAvailableZones answers.
type DescribeAvailableZonesResponse struct {
	AvailableZones []AvailableZone
}

// AvailableZone is part of the answer of DescribeAvailableZones.
type AvailableZone struct {
	ZoneId           string
	RegionId         string
	SupportedEngines []SupportedEngine
}

// SupportedEngine is part of the answer of DescribeAvailableZones.
type SupportedEngine struct {
	Engine                  string
	SupportedEngineVersions []SupportedEngineVersion
}

// SupportedEngineVersion is part of the answer of DescribeAvailableZones.
type SupportedEngineVersion struct {
	Version            string
	SupportedCategorys []SupportedCategory
}

// SupportedCategory is part of the answer of DescribeAvailableZones.
type SupportedCategory struct {
	Category              string
	SupportedStorageTypes []SupportedStorageType
}

// SupportedStorageType is part of the answer of DescribeAvailableZones.
type SupportedStorageType struct {
	StorageType string
}

// ListClassesRequest is what ListClasses takes.
type ListClassesRequest struct {
	ClientToken   string
	CommodityCode string `rpc:",required"`
	DBInstanceId  string
	_             rpc.Unread `params:"OrderType"`
}

// ListClassesResponse is what ListClasses answers.
type ListClassesResponse struct {
	RegionId string
	Items    []ListClassesItem
}

// ListClassesItem is part of the answer of ListClasses.
type ListClassesItem struct {
	MaxIOPS            string
	Cpu                string
	ReferencePrice     string
	MaxConnections     string
	MemoryClass        string
	ClassCode          string
	ClassGroup         string
	MaxIOMBPS          string
	EncryptedMemory    string
	InstructionSetArch string
}
