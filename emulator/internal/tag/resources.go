package tag

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxPairs is how many tags the Tags parameter may hold.
const maxPairs = 10

// errKey stands in for a refused key until all keys of the call are known to name.
var errKey = errors.New("tag key")

// readTags reads the JSON object of the Tags parameter, sorted by key.
func readTags(text string) ([]rpc.Tag, error) {
	var pairs map[string]string
	if json.Unmarshal([]byte(text), &pairs) != nil || len(pairs) == 0 || len(pairs) > maxPairs {
		return nil, wire.ErrTags
	}
	tags := make([]rpc.Tag, 0, len(pairs))
	for key, value := range pairs {
		if len([]rune(value)) > 128 {
			return nil, wire.ErrTagValue.With(value)
		}
		tags = append(tags, rpc.Tag{Key: key, Value: value})
	}
	slices.SortFunc(tags, func(a, b rpc.Tag) int { return cmp.Compare(a.Key, b.Key) })
	return tags, nil
}

// tagResources puts tags on resources of any product. A resource that is not there does not keep
// the others from being tagged.
func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	tags, err := readTags(req.Tags)
	if err != nil {
		return nil, err
	}
	res := &wire.TagResourcesResponse{}
	res.FailedResources.FailedResource, err = eachTarget(tx, req.ResourceARN, func(t target) error {
		err := action.AddTags(tx, t.kind.Product, t.kind.Type, []string{t.id}, tags, refusals)
		if errors.Is(err, errKey) {
			return wire.ErrTagKey.With(keysOf(tags))
		}
		return err
	})
	return res, err
}

// untagResources takes tag keys off resources of any product.
func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	const most = 20
	if len(req.TagKey) > most {
		return nil, wire.ErrTooManyTags
	}
	res := &wire.UntagResourcesResponse{}
	var err error
	res.FailedResources.FailedResource, err = eachTarget(tx, req.ResourceARN, func(t target) error {
		return action.RemoveTags(tx, t.kind.Product, t.kind.Type, []string{t.id}, req.TagKey, false, refusals)
	})
	return res, err
}

var refusals = action.TagErrors{Type: wire.ErrListType, NotFound: wire.ErrNotFound, Quota: wire.ErrQuota, Key: errKey}

func keysOf(tags []rpc.Tag) string {
	keys := make([]string, 0, len(tags))
	for _, t := range tags {
		keys = append(keys, t.Key)
	}
	return strings.Join(keys, ", ")
}

// eachTarget changes each resource and collects those that could not be found or hold no more tags.
func eachTarget(tx *world.Tx, arns []string, change func(target) error) ([]wire.FailedResource, error) {
	targets, err := readAll(tx, arns)
	if err != nil {
		return nil, err
	}
	var failed []wire.FailedResource
	for _, t := range targets {
		err := change(t)
		var refused *apierr.Error
		switch {
		case errors.Is(err, wire.ErrNotFound), errors.Is(err, wire.ErrQuota):
			errors.As(err, &refused)
			failed = append(failed, wire.FailedResource{ResourceARN: t.arn, Result: wire.TagResourcesResult{Code: refused.Code, Message: refused.Message}})
		case err != nil:
			return nil, err
		}
	}
	return failed, nil
}

// listTagResources lists tagged resources with their tags.
func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	if req.Category != "" && !strings.EqualFold(req.Category, "custom") && !strings.EqualFold(req.Category, "all") {
		if !strings.EqualFold(req.Category, "system") {
			return nil, wire.ErrCategory
		}
		return &wire.ListTagResourcesResponse{}, nil // the emulator has no system tags
	}
	var want []rpc.Tag
	if req.Tags != "" {
		var err error
		if want, err = readTags(req.Tags); err != nil {
			return nil, err
		}
	}
	found, err := tagged(tx, req.ResourceARN, action.Wanted(want))
	if err != nil {
		return nil, err
	}
	page, next, err := action.CutPage(found, req.NextToken, req.PageSize, func(r wire.TagResource) string { return r.ResourceARN })
	if err != nil {
		return nil, err
	}
	return &wire.ListTagResourcesResponse{NextToken: next, TagResources: page}, nil
}

// tagged lists the named resources, or all that carry tags, sorted by ARN.
func tagged(tx *world.Tx, arns []string, want []world.Tag) ([]wire.TagResource, error) {
	var all []wire.TagResource
	add := func(arn string, m *world.Meta) {
		if len(m.Tags) == 0 || !m.HasTags(want) {
			return
		}
		r := wire.TagResource{ResourceARN: arn}
		for _, t := range m.Tags {
			r.Tags = append(r.Tags, wire.Tag{Key: t.Key, Value: t.Value, Category: "Custom"})
		}
		all = append(all, r)
	}
	if len(arns) > 0 {
		targets, err := readAll(tx, arns)
		if err != nil {
			return nil, err
		}
		for _, t := range targets {
			r, err := tx.Find(t.kind, t.id)
			if world.NotFound(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			add(t.arn, r.Common())
		}
	} else if err := eachResource(tx, nil, func(k world.Kind, m *world.Meta) { add(arnOf(tx, k, m.ID), m) }); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b wire.TagResource) int { return strings.Compare(a.ResourceARN, b.ResourceARN) })
	return all, nil
}

// eachResource visits what the account has in the region of the call; only limits it to one kind.
func eachResource(tx *world.Tx, only *world.Kind, visit func(world.Kind, *world.Meta)) error {
	for _, k := range tx.Kinds() {
		if k.Type == "" || only != nil && (k.Product != only.Product || k.Type != only.Type) {
			continue
		}
		for r, err := range tx.Each(k) {
			if err != nil {
				return err
			}
			visit(k, r.Common())
		}
	}
	return nil
}
