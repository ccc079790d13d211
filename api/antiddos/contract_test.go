package antiddos_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/antiddos"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: antiddos.DescribeBgpPackByIpRequest{}, Response: antiddos.DescribeBgpPackByIpResponse{}},
		rpctest.Pair{Request: antiddos.DescribeDdosCountRequest{}, Response: antiddos.DescribeDdosCountResponse{}},
		rpctest.Pair{Request: antiddos.DescribeDdosCreditRequest{}, Response: antiddos.DescribeDdosCreditResponse{}},
		rpctest.Pair{Request: antiddos.DescribeDdosEventListRequest{}, Response: antiddos.DescribeDdosEventListResponse{}},
		rpctest.Pair{Request: antiddos.DescribeDdosThresholdRequest{}, Response: antiddos.DescribeDdosThresholdResponse{}},
		rpctest.Pair{Request: antiddos.DescribeInstanceRequest{}, Response: antiddos.DescribeInstanceResponse{}},
		rpctest.Pair{Request: antiddos.DescribeInstanceIpAddressRequest{}, Response: antiddos.DescribeInstanceIpAddressResponse{}},
		rpctest.Pair{Request: antiddos.DescribeIpDdosThresholdRequest{}, Response: antiddos.DescribeIpDdosThresholdResponse{}},
		rpctest.Pair{Request: antiddos.DescribeIpLocationServiceRequest{}, Response: antiddos.DescribeIpLocationServiceResponse{}},
		rpctest.Pair{Request: antiddos.DescribeRegionsRequest{}, Response: antiddos.DescribeRegionsResponse{}},
		rpctest.Pair{Request: antiddos.ModifyDefenseThresholdRequest{}, Response: antiddos.ModifyDefenseThresholdResponse{}},
		rpctest.Pair{Request: antiddos.ModifyIpDefenseThresholdRequest{}, Response: antiddos.ModifyIpDefenseThresholdResponse{}},
	)
}
