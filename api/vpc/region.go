package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeRegionsRequest is what DescribeRegions takes.
type DescribeRegionsRequest struct {
	_ rpc.Unread `params:"ProductType,AcceptLanguage"`
}

// DescribeRegionsResponse is what DescribeRegions answers.
type DescribeRegionsResponse struct {
	Regions struct{ Region []Region }
}

// Region is part of the answer of DescribeRegions.
type Region struct {
	RegionEndpoint string
	LocalName      string
	RegionId       string
}

// DescribeZonesRequest is what DescribeZones takes.
type DescribeZonesRequest struct {
	RegionId string     `rpc:",required"`
	_        rpc.Unread `params:"ZoneType,AcceptLanguage"`
}

// DescribeZonesResponse is what DescribeZones answers.
type DescribeZonesResponse struct {
	Zones struct{ Zone []Zone }
}

// Zone is part of the answer of DescribeZones.
type Zone struct {
	ZoneId    string
	LocalName string
	ZoneType  string
}
