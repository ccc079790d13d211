package nis

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"CreateAndAnalyzeNetworkPath", "CreateNetworkPath", "CreateNetworkReachableAnalysis", "DeleteNetworkPath",
	"DeleteNetworkReachableAnalysis", "DeleteNisInspectionReport", "DeleteNisInspectionTask",
	"DescribeNisInspectionRecommendationResources", "DescribeNisInspectionReportCheckItems",
	"DescribeNisInspectionReportStatus", "DescribeNisInspectionReportSummary", "DescribeNisInspectionTask",
	"DescribeNisTrafficRanking", "GetInternetTuple", "GetNatTopN", "GetNetworkReachableAnalysis", "GetNisNetworkMetrics",
	"GetNisNetworkRanking", "GetNisTrafficMetrics", "GetTransitRouterFlowTopN", "GetVbrFlowTopN",
	"ListNisInspectionResourceType", "ListNisInspectionTaskReports", "ListNisInspectionTasks", "SendNapalStreamMessage",
	"StartNisInspectionTask", "StartNisTrafficRanking", "UpdateNisInspectionTask",
}
