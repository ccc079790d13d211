package actiontrail

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
	RegionId       string
	RegionEndpoint string
	LocalName      string
}
