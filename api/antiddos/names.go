package antiddos

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"DescribeBgpPackByIp", "DescribeCap", "DescribeDdosCount", "DescribeDdosCredit", "DescribeDdosEventList",
	"DescribeDdosThreshold", "DescribeInstance", "DescribeInstanceIpAddress", "DescribeIpDdosThreshold",
	"DescribeIpLocationService", "DescribeRegions", "ModifyDdosStatus", "ModifyDefenseThreshold",
	"ModifyIpDefenseThreshold",
}
