package rds

// DescribeAvailableClassesRequest is what DescribeAvailableClasses takes.
type DescribeAvailableClassesRequest struct {
	RegionId              string `rpc:",required"`
	ZoneId                string `rpc:",required"`
	InstanceChargeType    string
	Engine                string `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	DBInstanceId          string
	OrderType             string `rpc:",default=BUY"`
	DBInstanceStorageType string `rpc:",required"`
	Category              string `rpc:",required"`
	CommodityCode         string
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
	RegionId       string `rpc:",required"`
	Engine         string `rpc:",required"`
	ZoneId         string
	EngineVersion  string
	CommodityCode  string
	DispenseMode   string
	DBInstanceName string
	Category       string
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
	OrderType     string `rpc:",required"`
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

// DescribePriceRequest is what DescribePrice takes.
type DescribePriceRequest struct {
	ClientToken           string
	CommodityCode         string `rpc:",default=rds"`
	Engine                string `rpc:",required"`
	EngineVersion         string `rpc:",required"`
	DBInstanceClass       string `rpc:",required"`
	DBInstanceStorage     int    `rpc:",required,bad=InvalidDBInstanceStorage.Format"`
	PayType               string
	ZoneId                string
	UsedTime              int    `rpc:",min=1,max=999,default=1"`
	TimeType              string `rpc:",enum=Year|Month|Day|Hour,default=Hour"`
	Quantity              int    `rpc:",required"`
	InstanceUsedType      int
	OrderType             string `rpc:",default=BUY"`
	DBInstanceStorageType string
	DBInstanceId          string
	DBNode                []DBNode                      `rpc:",json"`
	ServerlessConfig      DescribePriceServerlessConfig `rpc:",json"`
}

// DescribePriceResponse is what DescribePrice answers.
type DescribePriceResponse struct {
	OrderParams       string
	PriceInfo         PriceInfo
	Rules             struct{ Rule []DescribePriceRule }
	ShowDiscount      bool
	TradeMaxRCUAmount float64
	TradeMinRCUAmount float64
	ServerlessPrice   ServerlessPrice
}

// DescribePriceServerlessConfig is part of what DescribePrice takes.
type DescribePriceServerlessConfig struct {
	MaxCapacity float64
	MinCapacity float64
}

// DBNode is part of what DescribePrice takes.
type DBNode struct {
	ClassCode string
	ZoneId    string
}

// ServerlessPrice is part of the answer of DescribePrice.
type ServerlessPrice struct {
	TotalOriginalMinAmount float64
	TotalOriginalMaxAmount float64
	RCUOriginalMinAmount   float64
	RCUOriginalMaxAmount   float64
	RCUDiscountMinAmount   float64
	RCUDiscountMaxAmount   float64
	TradeMinRCUAmount      float64
	TradeMaxRCUAmount      float64
	StorageOriginalAmount  float64
	StorageDiscountAmount  float64 `rpc:"storageDiscountAmount"`
}

// DescribePriceRule is part of the answer of DescribePrice.
type DescribePriceRule struct {
	Name        string
	Description string
	RuleId      int64
}

// PriceInfo is part of the answer of DescribePrice.
type PriceInfo struct {
	OriginalPrice     float64
	DiscountPrice     float64
	Currency          string
	TradePrice        float64
	TradeMinRCUAmount float64
	TradeMaxRCUAmount float64
	Coupons           struct{ Coupon []Coupon }
	RuleIds           struct{ RuleId []string }
	ActivityInfo      ActivityInfo
	OrderLines        string
}

// ActivityInfo is part of the answer of DescribePrice.
type ActivityInfo struct {
	CheckErrMsg string
	ErrorCode   string
	Success     string
}

// Coupon is part of the answer of DescribePrice.
type Coupon struct {
	IsSelected  string
	CouponNo    string
	Name        string
	Description string
}
