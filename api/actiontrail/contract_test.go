package actiontrail_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/actiontrail"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: actiontrail.DescribeRegionsRequest{}, Response: actiontrail.DescribeRegionsResponse{}},
		rpctest.Pair{Request: actiontrail.LookupEventsRequest{}, Response: actiontrail.LookupEventsResponse{}},
	)
}
