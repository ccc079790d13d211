package resourcemanager_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: resourcemanager.CreateResourceGroupRequest{}, Response: resourcemanager.CreateResourceGroupResponse{}},
		rpctest.Pair{Request: resourcemanager.DeleteResourceGroupRequest{}, Response: resourcemanager.DeleteResourceGroupResponse{}},
		rpctest.Pair{Request: resourcemanager.GetResourceGroupRequest{}, Response: resourcemanager.GetResourceGroupResponse{}},
		rpctest.Pair{Request: resourcemanager.ListResourceGroupsRequest{}, Response: resourcemanager.ListResourceGroupsResponse{}},
		rpctest.Pair{Request: resourcemanager.ListResourcesRequest{}, Response: resourcemanager.ListResourcesResponse{}},
		rpctest.Pair{Request: resourcemanager.ListTagKeysRequest{}, Response: resourcemanager.ListTagKeysResponse{}},
		rpctest.Pair{Request: resourcemanager.ListTagResourcesRequest{}, Response: resourcemanager.ListTagResourcesResponse{}},
		rpctest.Pair{Request: resourcemanager.ListTagValuesRequest{}, Response: resourcemanager.ListTagValuesResponse{}},
		rpctest.Pair{Request: resourcemanager.MoveResourcesRequest{}, Response: resourcemanager.MoveResourcesResponse{}},
		rpctest.Pair{Request: resourcemanager.TagResourcesRequest{}, Response: resourcemanager.TagResourcesResponse{}},
		rpctest.Pair{Request: resourcemanager.UntagResourcesRequest{}, Response: resourcemanager.UntagResourcesResponse{}},
		rpctest.Pair{Request: resourcemanager.UpdateResourceGroupRequest{}, Response: resourcemanager.UpdateResourceGroupResponse{}},
	)
}
