package nis

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateNetworkReachableAnalysisRequest is what CreateNetworkReachableAnalysis takes.
type CreateNetworkReachableAnalysisRequest struct {
	NetworkPathId string    `rpc:",required"`
	Tag           []rpc.Tag `rpc:",maxitems=20"`
}

// CreateNetworkReachableAnalysisResponse is what CreateNetworkReachableAnalysis answers.
type CreateNetworkReachableAnalysisResponse struct {
	NetworkReachableAnalysisId string
}

// CreateAndAnalyzeNetworkPathRequest is what CreateAndAnalyzeNetworkPath takes.
type CreateAndAnalyzeNetworkPathRequest struct {
	Ends
}

// CreateAndAnalyzeNetworkPathResponse is what CreateAndAnalyzeNetworkPath answers.
type CreateAndAnalyzeNetworkPathResponse struct {
	NetworkReachableAnalysisId string
	SourceId                   string
	SourceType                 string
	SourceIpAddress            string
	SourcePort                 string
	TargetId                   string
	TargetType                 string
	TargetIpAddress            string
	TargetPort                 string
	Protocol                   string
}

// GetNetworkReachableAnalysisRequest is what GetNetworkReachableAnalysis takes.
type GetNetworkReachableAnalysisRequest struct {
	NetworkReachableAnalysisId string `rpc:",required"`
}

// GetNetworkReachableAnalysisResponse is what GetNetworkReachableAnalysis answers. Reachable is absent until the
// analysis has ended.
type GetNetworkReachableAnalysisResponse struct {
	AliUid                         int64
	CreateTime                     string
	NetworkPathId                  string
	NetworkPathParameter           string
	NetworkReachableAnalysisId     string
	NetworkReachableAnalysisStatus string
	NetworkReachableAnalysisResult string
	Reachable                      *bool
}

// DeleteNetworkReachableAnalysisRequest is what DeleteNetworkReachableAnalysis takes. Clients send the list as one
// JSON text.
type DeleteNetworkReachableAnalysisRequest struct {
	NetworkReachableAnalysisIds []string `rpc:",required,json,maxitems=1000"`
}

// DeleteNetworkReachableAnalysisResponse is what DeleteNetworkReachableAnalysis answers.
type DeleteNetworkReachableAnalysisResponse struct {
	Data bool
}
