package ram_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: ram.AttachPolicyToRoleRequest{}, Response: ram.AttachPolicyToRoleResponse{}},
		rpctest.Pair{Request: ram.CreateRoleRequest{}, Response: ram.CreateRoleResponse{}},
		rpctest.Pair{Request: ram.DeleteRoleRequest{}, Response: ram.DeleteRoleResponse{}},
		rpctest.Pair{Request: ram.DetachPolicyFromRoleRequest{}, Response: ram.DetachPolicyFromRoleResponse{}},
		rpctest.Pair{Request: ram.GetRoleRequest{}, Response: ram.GetRoleResponse{}},
		rpctest.Pair{Request: ram.ListPoliciesForRoleRequest{}, Response: ram.ListPoliciesForRoleResponse{}},
		rpctest.Pair{Request: ram.ListRolesRequest{}, Response: ram.ListRolesResponse{}},
		rpctest.Pair{Request: ram.UpdateRoleRequest{}, Response: ram.UpdateRoleResponse{}},
	)
}
