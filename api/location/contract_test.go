package location_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/location"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: location.DescribeEndpointsRequest{}, Response: location.DescribeEndpointsResponse{}},
	)
}
