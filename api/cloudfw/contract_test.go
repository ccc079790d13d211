package cloudfw_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: cloudfw.AddAddressBookRequest{}, Response: cloudfw.AddAddressBookResponse{}},
		rpctest.Pair{Request: cloudfw.AddControlPolicyRequest{}, Response: cloudfw.AddControlPolicyResponse{}},
		rpctest.Pair{Request: cloudfw.DeleteAddressBookRequest{}, Response: cloudfw.DeleteAddressBookResponse{}},
		rpctest.Pair{Request: cloudfw.DeleteControlPolicyRequest{}, Response: cloudfw.DeleteControlPolicyResponse{}},
		rpctest.Pair{Request: cloudfw.DescribeAddressBookRequest{}, Response: cloudfw.DescribeAddressBookResponse{}},
		rpctest.Pair{Request: cloudfw.DescribeAssetListRequest{}, Response: cloudfw.DescribeAssetListResponse{}},
		rpctest.Pair{Request: cloudfw.DescribeControlPolicyRequest{}, Response: cloudfw.DescribeControlPolicyResponse{}},
		rpctest.Pair{Request: cloudfw.DescribePolicyPriorUsedRequest{}, Response: cloudfw.DescribePolicyPriorUsedResponse{}},
		rpctest.Pair{Request: cloudfw.DescribeUserBuyVersionRequest{}, Response: cloudfw.DescribeUserBuyVersionResponse{}},
		rpctest.Pair{Request: cloudfw.ModifyAddressBookRequest{}, Response: cloudfw.ModifyAddressBookResponse{}},
		rpctest.Pair{Request: cloudfw.ModifyControlPolicyRequest{}, Response: cloudfw.ModifyControlPolicyResponse{}},
		rpctest.Pair{Request: cloudfw.ModifyControlPolicyPositionRequest{}, Response: cloudfw.ModifyControlPolicyPositionResponse{}},
		rpctest.Pair{Request: cloudfw.ModifyControlPolicyPriorityRequest{}, Response: cloudfw.ModifyControlPolicyPriorityResponse{}},
		rpctest.Pair{Request: cloudfw.PutDisableAllFwSwitchRequest{}, Response: cloudfw.PutDisableAllFwSwitchResponse{}},
		rpctest.Pair{Request: cloudfw.PutDisableFwSwitchRequest{}, Response: cloudfw.PutDisableFwSwitchResponse{}},
		rpctest.Pair{Request: cloudfw.PutEnableAllFwSwitchRequest{}, Response: cloudfw.PutEnableAllFwSwitchResponse{}},
		rpctest.Pair{Request: cloudfw.PutEnableFwSwitchRequest{}, Response: cloudfw.PutEnableFwSwitchResponse{}},
		rpctest.Pair{Request: cloudfw.ReleasePostInstanceRequest{}, Response: cloudfw.ReleasePostInstanceResponse{}},
	)
}
