package ecs

import (
	"cmp"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var tagActions = []action.Action{
	action.Write("TagResources", regions.ECSTag, tagResources),
	action.Write("UntagResources", regions.ECSTag, untagResources),
	action.Read("ListTagResources", regions.ECSTag, listTagResources),
	action.Write("AddTags", regions.ECSTag, addTags),
	action.Write("RemoveTags", regions.ECSTag, removeTags),
	action.Read("DescribeTags", regions.ECSTag, describeTags),
	action.Read("DescribeResourceByTags", regions.ECSTag, describeResourceByTags),
}

const product = "ecs"

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrTagResource, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	return &wire.TagResourcesResponse{}, action.AddTags(tx, product, req.ResourceType, req.ResourceId, req.Tag, tagErrors)
}

func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	return &wire.UntagResourcesResponse{}, action.RemoveTags(tx, product, req.ResourceType, req.ResourceId, req.TagKey, req.All, tagErrors)
}

// tagPage is how many tags one answer of ListTagResources has (Ecs ListTagResources).
const tagPage = 50

func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	list, next, err := action.ListTags(tx, product, req.ResourceType, req.ResourceId, append(req.Tag, filterTags(req.TagFilter)...), req.NextToken, tagPage, tagErrors)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagResourcesResponse{NextToken: next}
	for _, t := range list {
		res.TagResources.TagResource = append(res.TagResources.TagResource, wire.TagResource{ResourceId: t.ID, ResourceType: t.Type, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}

// filterTags brings TagFilter.N into the form of Tag.N; of several values the first counts.
func filterTags(list []wire.TagFilter) []rpc.Tag {
	var tags []rpc.Tag
	for _, f := range list {
		t := rpc.Tag{Key: f.TagKey}
		if len(f.TagValues) > 0 {
			t.Value = f.TagValues[0]
		}
		tags = append(tags, t)
	}
	return tags
}

func addTags(tx *world.Tx, req *wire.AddTagsRequest) (*wire.AddTagsResponse, error) {
	return &wire.AddTagsResponse{}, action.AddTags(tx, product, req.ResourceType, []string{req.ResourceId}, req.Tag, tagErrors)
}

// removeTags takes tags off a resource, only with the given value where the request has one.
func removeTags(tx *world.Tx, req *wire.RemoveTagsRequest) (*wire.RemoveTagsResponse, error) {
	var keys []string
	for _, t := range req.Tag {
		if t.Value != "" {
			found, _, err := action.ListTags(tx, product, req.ResourceType, []string{req.ResourceId}, []rpc.Tag{t}, "", 1, tagErrors)
			if err != nil {
				return nil, err
			}
			if len(found) == 0 {
				continue
			}
		}
		keys = append(keys, t.Key)
	}
	return &wire.RemoveTagsResponse{}, action.RemoveTags(tx, product, req.ResourceType, []string{req.ResourceId}, keys, len(req.Tag) == 0, tagErrors)
}

// tagged walks the resources of one type, or of all, that carry every wanted tag.
func tagged(tx *world.Tx, typ, id string, want []rpc.Tag, visit func(world.Kind, *world.Meta)) error {
	if _, known := action.KindOf(tx.Kinds(), product, typ); typ != "" && !known {
		return wire.ErrTagType
	}
	wanted := action.Wanted(want)
	for _, kind := range tx.Kinds() {
		if kind.Product != product || (typ != "" && !strings.EqualFold(kind.Type, typ)) {
			continue
		}
		for r, err := range tx.Each(kind) {
			if err != nil {
				return err
			}
			if m := r.Common(); action.Same(id, m.ID) && len(m.Tags) > 0 && m.HasTags(wanted) {
				visit(kind, m)
			}
		}
	}
	return nil
}

// describeTags counts the resources behind each tag.
func describeTags(tx *world.Tx, req *wire.DescribeTagsRequest) (*wire.DescribeTagsResponse, error) {
	counts := map[world.Tag]*wire.ResourceTypeCount{}
	err := tagged(tx, req.ResourceType, req.ResourceId, req.Tag, func(kind world.Kind, m *world.Meta) {
		for _, t := range m.Tags {
			if counts[t] == nil {
				counts[t] = &wire.ResourceTypeCount{}
			}
			countType(counts[t], kind.Type)
		}
	})
	if err != nil {
		return nil, err
	}
	var all []wire.DescribeTagsTag
	for t, count := range counts {
		all = append(all, wire.DescribeTagsTag{TagKey: t.Key, TagValue: t.Value, ResourceTypeCount: *count})
	}
	slices.SortFunc(all, func(a, b wire.DescribeTagsTag) int {
		return cmp.Or(strings.Compare(a.TagKey, b.TagKey), strings.Compare(a.TagValue, b.TagValue))
	})
	res := &wire.DescribeTagsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(all)}
	res.Tags.Tag = rpc.Page(rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, all)
	return res, nil
}

func countType(c *wire.ResourceTypeCount, typ string) {
	for _, field := range []struct {
		typ   string
		count *int
	}{
		{"instance", &c.Instance}, {"image", &c.Image}, {"disk", &c.Disk}, {"snapshot", &c.Snapshot}, {"securitygroup", &c.Securitygroup},
		{"eni", &c.Eni}, {"keypair", &c.KeyPair}, {"snapshotpolicy", &c.SnapshotPolicy},
	} {
		if field.typ == typ {
			*field.count++
		}
	}
}

// describeResourceByTags lists resources that carry every wanted tag.
func describeResourceByTags(tx *world.Tx, req *wire.DescribeResourceByTagsRequest) (*wire.DescribeResourceByTagsResponse, error) {
	var all []wire.DescribeResourceByTagsResource
	err := tagged(tx, req.ResourceType, "", req.Tag, func(kind world.Kind, m *world.Meta) {
		all = append(all, wire.DescribeResourceByTagsResource{ResourceId: m.ID, ResourceType: kind.Type, RegionId: tx.Region.ID})
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeResourceByTagsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(all)}
	res.Resources.Resource = rpc.Page(rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, all)
	return res, nil
}
