package location

// Names lists every action that the published API has.
var Names = []string{"DescribeEndpoints", "DescribeRegions", "DescribeServices"}
