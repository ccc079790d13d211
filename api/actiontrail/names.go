package actiontrail

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"CreateDeliveryHistoryJob", "CreateTrail", "DeleteDeliveryHistoryJob", "DeleteTrail", "DescribeRegions",
	"DescribeTrails", "EnableInsight", "GetAccessKeyLastUsedEvents", "GetAccessKeyLastUsedInfo",
	"GetAccessKeyLastUsedIps", "GetAccessKeyLastUsedProducts", "GetAccessKeyLastUsedResources", "GetDeliveryHistoryJob",
	"GetGlobalEventsStorageRegion", "GetTrailStatus", "ListDeliveryHistoryJobs", "LookupEvents", "StartLogging",
	"StopLogging", "UpdateGlobalEventsStorageRegion", "UpdateTrail",
}
