package rds

// DescribeRegionsRequest is what DescribeRegions takes.
type DescribeRegionsRequest struct {
	AcceptLanguage string
}

// DescribeRegionsResponse is what DescribeRegions answers.
type DescribeRegionsResponse struct {
	Regions struct{ RDSRegion []RDSRegion }
}

// RDSRegion is part of the answer of DescribeRegions.
type RDSRegion struct {
	ZoneId         string
	RegionEndpoint string
	LocalName      string
	RegionId       string
	ZoneName       string
}
