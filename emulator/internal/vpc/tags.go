package vpc

import (
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var tagActions = []action.Action{
	action.Write("TagResources", regions.VPCTag, tagResources),
	action.Write("UnTagResources", regions.VPCTag, untagResources),
	action.Read("ListTagResources", regions.VPCTag, listTagResources),
}

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrTagResource, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

// tagResources puts tags on resources of one type.
func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	return &wire.TagResourcesResponse{}, action.AddTags(tx, "vpc", req.ResourceType, req.ResourceId, req.Tag, tagErrors)
}

// untagResources takes tags off resources of one type.
func untagResources(tx *world.Tx, req *wire.UnTagResourcesRequest) (*wire.UnTagResourcesResponse, error) {
	return &wire.UnTagResourcesResponse{}, action.RemoveTags(tx, "vpc", req.ResourceType, req.ResourceId, req.TagKey, req.All, tagErrors)
}

// listTagResources lists the tags of resources of one type.
func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	if len(req.ResourceId)+len(req.Tag) == 0 {
		return nil, wire.ErrTagListBoth
	}
	list, next, err := action.ListTags(tx, "vpc", req.ResourceType, req.ResourceId, req.Tag, req.NextToken, int(req.MaxResults), tagErrors)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagResourcesResponse{NextToken: next}
	for _, t := range list {
		res.TagResources.TagResource = append(res.TagResources.TagResource,
			wire.TagResource{ResourceId: t.ID, ResourceType: t.Type, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}
