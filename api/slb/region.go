package slb

// DescribeRegionsRequest is what DescribeRegions takes.
type DescribeRegionsRequest struct {
	AcceptLanguage string
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
	RegionId string `rpc:",required"`
}

// DescribeZonesResponse is what DescribeZones answers.
type DescribeZonesResponse struct {
	Zones struct{ Zone []Zone }
}

// Zone is part of the answer of DescribeZones.
type Zone struct {
	ZoneId     string
	LocalName  string
	SlaveZones struct{ SlaveZone []SlaveZone }
}

// SlaveZone is part of the answer of DescribeZones.
type SlaveZone struct {
	ZoneId    string
	LocalName string
}

// DescribeAvailableResourceRequest is what DescribeAvailableResource takes.
type DescribeAvailableResourceRequest struct {
	RegionId         string `rpc:",required"`
	AddressType      string
	AddressIPVersion string
}

// DescribeAvailableResourceResponse is what DescribeAvailableResource answers.
type DescribeAvailableResourceResponse struct {
	AvailableResources struct{ AvailableResource []AvailableResource }
}

// AvailableResource is part of the answer of DescribeAvailableResource.
type AvailableResource struct {
	SlaveZoneId      string
	MasterZoneId     string
	SupportResources struct{ SupportResource []SupportResource }
}

// SupportResource is part of the answer of DescribeAvailableResource.
type SupportResource struct {
	AddressType      string
	AddressIPVersion string
}
