package sts_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
	"github.com/ringfence-dev/ringfence/api/sts"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: sts.AssumeRoleRequest{}, Response: sts.AssumeRoleResponse{}},
		rpctest.Pair{Request: sts.GetCallerIdentityRequest{}, Response: sts.GetCallerIdentityResponse{}},
	)
}
