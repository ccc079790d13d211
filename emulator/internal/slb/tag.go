package slb

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// What one request may name (Slb TagResources).
const (
	maxTagged = 50
	maxTags   = 20
)

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrTagResource, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

// tagResources puts tags on resources of one type, on all or on none.
func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	switch {
	case len(req.ResourceId) > maxTagged:
		return nil, wire.ErrTagResourceSize
	case len(req.Tag) > maxTags:
		return nil, wire.ErrTagSize
	}
	keys := map[string]bool{}
	for _, t := range req.Tag {
		if keys[t.Key] {
			return nil, wire.ErrTagTwice
		}
		keys[t.Key] = true
	}
	return &wire.TagResourcesResponse{}, action.AddTags(tx, "slb", req.ResourceType, req.ResourceId, req.Tag, tagErrors)
}

// untagResources takes tags off resources of one type.
func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	switch {
	case len(req.ResourceId) > maxTagged:
		return nil, wire.ErrTagResourceSize
	case len(req.TagKey) > maxTags:
		return nil, wire.ErrTagKeySize
	}
	return &wire.UntagResourcesResponse{}, action.RemoveTags(tx, "slb", req.ResourceType, req.ResourceId, req.TagKey, req.All, tagErrors)
}

// listTagResources lists tags by resource or resources by tag, fifty at a time.
func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	if len(req.ResourceId) == 0 && len(req.Tag) == 0 {
		return nil, wire.ErrTagNothing
	}
	list, next, err := action.ListTags(tx, "slb", req.ResourceType, req.ResourceId, req.Tag, req.NextToken, maxTagged, tagErrors)
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

// oldTags reads the JSON list of the three older tag actions.
func oldTags(text string) ([]rpc.Tag, error) {
	items, bad := wire.ParseList[wire.TagItem]("Tags", text)
	if bad != nil {
		return nil, bad
	}
	if len(items) == 0 {
		return nil, wire.ErrOldTagsEmpty
	}
	tags := make([]rpc.Tag, 0, len(items))
	for _, t := range items {
		tags = append(tags, rpc.Tag{Key: t.TagKey, Value: t.TagValue})
	}
	return tags, nil
}

var oldTagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrBalancerNotFound, Quota: wire.ErrOldTagQuota, Key: wire.ErrOldTagKey}

// addTags is the older form of tagResources, for one balancer.
func addTags(tx *world.Tx, req *wire.AddTagsRequest) (*wire.AddTagsResponse, error) {
	tags, err := oldTags(req.Tags)
	if err != nil {
		return nil, err
	}
	return &wire.AddTagsResponse{}, action.AddTags(tx, "slb", "instance", []string{req.LoadBalancerId}, tags, oldTagErrors)
}

// removeTags is the older form of untagResources, for one balancer. A tag with another value stays.
func removeTags(tx *world.Tx, req *wire.RemoveTagsRequest) (*wire.RemoveTagsResponse, error) {
	tags, err := oldTags(req.Tags)
	if err != nil {
		return nil, err
	}
	return &wire.RemoveTagsResponse{}, changeBalancer(tx, req.LoadBalancerId, func(b *world.LoadBalancer) error {
		for _, t := range tags {
			if b.HasTags([]world.Tag{{Key: t.Key, Value: t.Value}}) {
				b.RemoveTag(t.Key)
			}
		}
		return nil
	})
}

// describeTags counts the balancers by tag or, with DistinctKey, by tag key.
func describeTags(tx *world.Tx, req *wire.DescribeTagsRequest) (*wire.DescribeTagsResponse, error) {
	var want []rpc.Tag
	if req.Tags != "" {
		var err error
		if want, err = oldTags(req.Tags); err != nil {
			return nil, err
		}
	}
	counts := map[wire.DescribeTagsTag]int{}
	err := eachOf(tx.LoadBalancers.Each(), func(b *world.LoadBalancer) error {
		if !action.Same(req.LoadBalancerId, b.ID) {
			return nil
		}
		for _, t := range b.Tags {
			if len(want) > 0 && !slices.ContainsFunc(want, func(w rpc.Tag) bool { return w.Key == t.Key && action.Same(w.Value, t.Value) }) {
				continue
			}
			set := wire.DescribeTagsTag{TagKey: t.Key, TagValue: t.Value}
			if req.DistinctKey {
				set.TagValue = ""
			}
			counts[set]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	sets := make([]wire.DescribeTagsTag, 0, len(counts))
	for set, n := range counts {
		set.InstanceCount = n
		sets = append(sets, set)
	}
	slices.SortFunc(sets, func(a, b wire.DescribeTagsTag) int {
		return cmp.Or(strings.Compare(a.TagKey, b.TagKey), strings.Compare(a.TagValue, b.TagValue))
	})
	paging := rpc.Paging{PageNumber: max(req.PageNumber, 1), PageSize: min(max(req.PageSize, 1), 100)}
	res := &wire.DescribeTagsResponse{PageNumber: int(paging.PageNumber), PageSize: int(paging.PageSize), TotalCount: len(sets)}
	res.TagSets.TagSet = rpc.Page(paging, sets)
	return res, nil
}
