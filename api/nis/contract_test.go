package nis_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/nis"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: nis.CreateAndAnalyzeNetworkPathRequest{}, Response: nis.CreateAndAnalyzeNetworkPathResponse{}},
		rpctest.Pair{Request: nis.CreateNetworkPathRequest{}, Response: nis.CreateNetworkPathResponse{}},
		rpctest.Pair{Request: nis.CreateNetworkReachableAnalysisRequest{}, Response: nis.CreateNetworkReachableAnalysisResponse{}},
		rpctest.Pair{Request: nis.DeleteNetworkPathRequest{}, Response: nis.DeleteNetworkPathResponse{}},
		rpctest.Pair{Request: nis.DeleteNetworkReachableAnalysisRequest{}, Response: nis.DeleteNetworkReachableAnalysisResponse{}},
		rpctest.Pair{Request: nis.GetNetworkReachableAnalysisRequest{}, Response: nis.GetNetworkReachableAnalysisResponse{}},
	)
}
