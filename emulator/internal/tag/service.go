package tag

import (
	wire "github.com/ringfence-dev/ringfence/api/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is what the Tag API answers.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "tag", Prefix: "tag", Names: wire.Names,
	Actions: []action.Action{
		action.Write("TagResources", regions.TagResource, tagResources),
		action.Write("UntagResources", regions.TagResource, untagResources),
		action.Read("ListTagResources", regions.TagResource, listTagResources),
		action.Read("ListTagKeys", regions.TagResource, listTagKeys),
		action.Read("ListTagValues", regions.TagResource, listTagValues),
		action.Read("DescribeRegions", regions.TagResource, describeRegions),
	},
}
