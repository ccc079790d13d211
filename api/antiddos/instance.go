package antiddos

// DescribeRegionsRequest is what DescribeRegions takes.
type DescribeRegionsRequest struct{}

// DescribeRegionsResponse is what DescribeRegions answers.
type DescribeRegionsResponse struct {
	Regions struct{ Region []Region }
}

// Region is a region in which addresses are protected.
type Region struct {
	RegionEnName  string
	RegionName    string
	RegionNo      string
	RegionNoAlias string
}

// Asset says which addresses an action is about: a region and a type, and what narrows them.
type Asset struct {
	DdosRegionId string `rpc:",required"`
	InstanceType string `rpc:",required,enum=ecs|slb|eip,fold"`
}

// Filter is what the two actions that list addresses have in common.
type Filter struct {
	Asset
	InstanceName string
	InstanceId   string
	InstanceIp   string
	CurrentPage  int32 `rpc:",default=1,min=1"`
	PageSize     int32 `rpc:",default=10,min=1,max=50"`
}

// DescribeInstanceRequest is what DescribeInstance takes.
type DescribeInstanceRequest struct {
	Filter
	DdosStatus string `rpc:",enum=mitigating|blackholed|normal,fold"`
}

// DescribeInstanceResponse is what DescribeInstance answers.
type DescribeInstanceResponse struct {
	Total        int
	InstanceList struct{ Instance []Instance }
}

// Instance is one public address as DescribeInstance shows it. Thresholds are in Mbit/s and packets per second.
type Instance struct {
	InstanceId          string
	InstanceName        string
	InstanceIp          string
	InstanceType        string
	InstanceStatus      string
	IpVersion           string
	IsBgppack           bool
	BlackholeThreshold  int
	ElasticThreshold    int
	DefenseBpsThreshold int
	DefensePpsThreshold int
}

// DescribeInstanceIpAddressRequest is what DescribeInstanceIpAddress takes.
type DescribeInstanceIpAddressRequest struct {
	Filter
	DdosStatus string `rpc:",enum=defense|blackhole,fold"`
}

// DescribeInstanceIpAddressResponse is what DescribeInstanceIpAddress answers.
type DescribeInstanceIpAddressResponse struct {
	Total        int
	InstanceList []InstanceAddresses
}

// InstanceAddresses is a resource with its public addresses.
type InstanceAddresses struct {
	InstanceId      string
	InstanceType    string
	InstanceName    string
	InstanceStatus  string
	IpAddressConfig []IpAddressConfig
}

// IpAddressConfig is one public address as DescribeInstanceIpAddress shows it.
type IpAddressConfig struct {
	InstanceIp          string
	IsBgppack           bool
	IpVersion           string
	IpStatus            string
	RegionId            string
	ElasticThreshold    int
	BlackholeThreshold  int
	DefenseBpsThreshold int
	DefensePpsThreshold int
	IsFullProtection    int
}

// DescribeIpLocationServiceRequest is what DescribeIpLocationService takes.
type DescribeIpLocationServiceRequest struct {
	InternetIp string `rpc:",required"`
}

// DescribeIpLocationServiceResponse is what DescribeIpLocationService answers.
type DescribeIpLocationServiceResponse struct {
	Instance Location
}

// Location says where an address of the account is.
type Location struct {
	InstanceId   string
	InstanceName string
	InternetIp   string
	InstanceType string
	Region       string
}

// DescribeBgpPackByIpRequest is what DescribeBgpPackByIp takes.
type DescribeBgpPackByIpRequest struct {
	DdosRegionId string `rpc:",required"`
	Ip           string `rpc:",required"`
}

// DescribeBgpPackByIpResponse is what DescribeBgpPackByIp answers.
type DescribeBgpPackByIpResponse struct {
	Code        int
	Success     bool
	DdosbgpInfo DdosbgpInfo
}

// DdosbgpInfo is the paid protection of an address; it is empty for an address that has none.
type DdosbgpInfo struct {
	Ip                string
	ExpireTime        int64
	ElasticThreshold  int
	BaseThreshold     int
	DdosbgpInstanceId string
}
