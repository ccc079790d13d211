package rds

import (
	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const (
	product = "rds"
	// instanceType is the one resource type that carries tags.
	instanceType = "INSTANCE"
	// tagPage is how many tags ListTagResources answers at a time (Rds ListTagResources).
	tagPage = 50
)

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrTagResource, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

// tagResources puts tags on instances.
func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	tags := make([]rpc.Tag, 0, len(req.Tag))
	seen := map[string]bool{}
	for _, t := range req.Tag {
		if seen[t.Key] {
			return nil, wire.ErrTagDuplicate
		}
		seen[t.Key] = true
		tags = append(tags, rpc.Tag{Key: t.Key, Value: t.Value})
	}
	return &wire.TagResourcesResponse{}, action.AddTags(tx, product, req.ResourceType, req.ResourceId, tags, tagErrors)
}

// untagResources takes tags off instances. The provider spells the action UnTagResources.
func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	return &wire.UntagResourcesResponse{}, action.RemoveTags(tx, product, req.ResourceType, req.ResourceId, req.TagKey, req.All, tagErrors)
}

// listTagResources lists the tags of instances.
func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	tags, next, err := action.ListTags(tx, product, req.ResourceType, req.ResourceId, req.Tag, req.NextToken, tagPage, tagErrors)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagResourcesResponse{NextToken: next}
	for _, t := range tags {
		res.TagResources.TagResource = append(res.TagResources.TagResource, wire.TagResource{ResourceId: t.ID, ResourceType: t.Type, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}

// givenTags joins the two forms in which the older tag actions take tags.
func givenTags(text string, list []wire.AddTagsToResourceTag) ([]rpc.Tag, error) {
	object, err := tagsOf(text)
	if err != nil {
		return nil, err
	}
	var tags []rpc.Tag
	for _, t := range object {
		tags = append(tags, rpc.Tag{Key: t.Key, Value: t.Value})
	}
	for _, t := range list {
		tags = append(tags, rpc.Tag{Key: t.Key, Value: t.Value})
	}
	return tags, nil
}

// addTagsToResource is the older form of tagResources.
func addTagsToResource(tx *world.Tx, req *wire.AddTagsToResourceRequest) (*wire.AddTagsToResourceResponse, error) {
	tags, err := givenTags(req.Tags, req.Tag)
	if err != nil {
		return nil, err
	}
	return &wire.AddTagsToResourceResponse{}, action.AddTags(tx, product, instanceType, req.DBInstanceId, tags, tagErrors)
}

// removeTagsFromResource is the older form of untagResources.
func removeTagsFromResource(tx *world.Tx, req *wire.RemoveTagsFromResourceRequest) (*wire.RemoveTagsFromResourceResponse, error) {
	tags, err := givenTags(req.Tags, req.Tag)
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, t := range tags {
		keys = append(keys, t.Key)
	}
	return &wire.RemoveTagsFromResourceResponse{}, action.RemoveTags(tx, product, instanceType, []string{req.DBInstanceId}, keys, false, tagErrors)
}

// describeTags lists tags, each with the instances that carry it.
func describeTags(tx *world.Tx, req *wire.DescribeTagsRequest) (*wire.DescribeTagsResponse, error) {
	if req.ResourceType != instanceType {
		return nil, wire.ErrTagType
	}
	want, err := tagsOf(req.Tags)
	if err != nil {
		return nil, err
	}
	var order []world.Tag
	carriers := map[world.Tag][]string{}
	for d, err := range tx.DBInstances.Each() {
		if err != nil {
			return nil, err
		}
		if !action.Same(req.DBInstanceId, d.ID) {
			continue
		}
		for _, t := range d.Tags {
			if len(want) > 0 && !wanted(want, t) {
				continue
			}
			if carriers[t] == nil {
				order = append(order, t)
			}
			carriers[t] = append(carriers[t], d.ID)
		}
	}
	res := &wire.DescribeTagsResponse{}
	for _, t := range order {
		info := wire.TagInfo{TagKey: t.Key, TagValue: t.Value}
		info.DBInstanceIds.DBInstanceIds = carriers[t]
		res.Items.TagInfos = append(res.Items.TagInfos, info)
	}
	return res, nil
}

func wanted(want []world.Tag, t world.Tag) bool {
	for _, w := range want {
		if w.Key == t.Key && (w.Value == "" || w.Value == t.Value) {
			return true
		}
	}
	return false
}

// describeDBInstanceByTags lists instances with their tags.
func describeDBInstanceByTags(tx *world.Tx, req *wire.DescribeDBInstanceByTagsRequest) (*wire.DescribeDBInstanceByTagsResponse, error) {
	paging := rpc.Paging{PageNumber: max(1, req.PageNumber), PageSize: req.PageSize}
	page, total, err := action.Page(tx.DBInstances, paging, func(d *world.DBInstance) bool {
		return len(d.Tags) > 0 && action.Same(req.DBInstanceId, d.ID)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceByTagsResponse{PageNumber: int(paging.PageNumber), PageRecordCount: len(page), TotalRecordCount: total}
	for _, d := range page {
		tagged := wire.DBInstanceTag{DBInstanceId: d.ID}
		for _, t := range d.Tags {
			tagged.Tags.Tag = append(tagged.Tags.Tag, wire.Tag{TagKey: t.Key, TagValue: t.Value})
		}
		res.Items.DBInstanceTag = append(res.Items.DBInstanceTag, tagged)
	}
	return res, nil
}
