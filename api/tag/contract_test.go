package tag_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
	"github.com/ringfence-dev/ringfence/api/tag"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: tag.DescribeRegionsRequest{}, Response: tag.DescribeRegionsResponse{}},
		rpctest.Pair{Request: tag.ListTagKeysRequest{}, Response: tag.ListTagKeysResponse{}},
		rpctest.Pair{Request: tag.ListTagResourcesRequest{}, Response: tag.ListTagResourcesResponse{}},
		rpctest.Pair{Request: tag.ListTagValuesRequest{}, Response: tag.ListTagValuesResponse{}},
		rpctest.Pair{Request: tag.TagResourcesRequest{}, Response: tag.TagResourcesResponse{}},
		rpctest.Pair{Request: tag.UntagResourcesRequest{}, Response: tag.UntagResourcesResponse{}},
	)
}
