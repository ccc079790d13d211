package bss_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/bss"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: bss.CreateInstanceRequest{}, Response: bss.CreateInstanceResponse{}},
		rpctest.Pair{Request: bss.QueryAvailableInstancesRequest{}, Response: bss.QueryAvailableInstancesResponse{}},
	)
}
