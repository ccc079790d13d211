package resourcemanager

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// product is how the kinds name resource groups; groupType how the API does.
const (
	product   = "resourcemanager"
	groupType = "ResourceGroup"
)

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrGroupNotFound, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

// typeOf is the type asked for; it may be left out.
func typeOf(typ string) string {
	if typ == "" {
		return groupType
	}
	return typ
}

func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	return &wire.TagResourcesResponse{}, action.AddTags(tx, product, typeOf(req.ResourceType), req.ResourceId, req.Tag, tagErrors)
}

func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	return &wire.UntagResourcesResponse{}, action.RemoveTags(tx, product, typeOf(req.ResourceType), req.ResourceId, req.TagKey, req.All, tagErrors)
}

func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	all, next, err := action.ListTags(tx, product, typeOf(req.ResourceType), req.ResourceId, req.Tag, req.NextToken, int(req.MaxResults), tagErrors)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagResourcesResponse{NextToken: next}
	for _, t := range all {
		res.TagResources = append(res.TagResources, wire.TagResource{ResourceId: t.ID, ResourceType: groupType, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}

func listTagKeys(tx *world.Tx, req *wire.ListTagKeysRequest) (*wire.ListTagKeysResponse, error) {
	keys, err := collect(tx, req.ResourceType, func(t world.Tag) (string, bool) {
		return t.Key, strings.Contains(t.Key, req.KeyFilter)
	})
	if err != nil {
		return nil, err
	}
	page, next, err := action.CutPage(keys, req.NextToken, int(req.MaxResults), func(k string) string { return k })
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagKeysResponse{NextToken: next}
	for _, k := range page {
		res.Tags = append(res.Tags, wire.ListTagKeysTag{Key: k})
	}
	return res, nil
}

func listTagValues(tx *world.Tx, req *wire.ListTagValuesRequest) (*wire.ListTagValuesResponse, error) {
	values, err := collect(tx, req.ResourceType, func(t world.Tag) (string, bool) {
		return t.Value, t.Key == req.TagKey && strings.Contains(t.Value, req.ValueFilter)
	})
	if err != nil {
		return nil, err
	}
	page, next, err := action.CutPage(values, req.NextToken, int(req.MaxResults), func(v string) string { return v })
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagValuesResponse{NextToken: next}
	for _, v := range page {
		res.Tags = append(res.Tags, wire.ListTagValuesTag{Value: v})
	}
	return res, nil
}

// collect gives the distinct strings that pick takes from the tags of the account's groups, sorted.
func collect(tx *world.Tx, typ string, pick func(world.Tag) (string, bool)) ([]string, error) {
	if !strings.EqualFold(typ, groupType) {
		return nil, wire.ErrTagType
	}
	var all []string
	for g, err := range tx.ResourceGroups.Each() {
		if err != nil {
			return nil, err
		}
		for _, t := range g.Tags {
			if s, ok := pick(t); ok {
				all = append(all, s)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}
