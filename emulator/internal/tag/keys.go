package tag

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// listTagKeys lists the tag keys in use in a region.
func listTagKeys(tx *world.Tx, req *wire.ListTagKeysRequest) (*wire.ListTagKeysResponse, error) {
	keys, err := distinct(tx, req.ResourceType, req.QueryType, func(t world.Tag) (string, bool) {
		return t.Key, fits(t.Key, req.TagFilter.Key, req.FuzzyType)
	})
	if err != nil {
		return nil, err
	}
	if strings.EqualFold(req.Category, "system") {
		keys = nil // the emulator has no system tags
	}
	page, next, err := action.CutPage(keys, req.NextToken, req.PageSize, itself)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagKeysResponse{NextToken: next}
	for _, key := range page {
		res.Keys.Key = append(res.Keys.Key, wire.ListTagKeysKey{Key: key, Category: "custom"})
	}
	return res, nil
}

// listTagValues lists the values of a tag key in use in a region.
func listTagValues(tx *world.Tx, req *wire.ListTagValuesRequest) (*wire.ListTagValuesResponse, error) {
	values, err := distinct(tx, req.ResourceType, req.QueryType, func(t world.Tag) (string, bool) {
		return t.Value, t.Key == req.Key && fits(t.Value, req.TagFilter.Value, req.FuzzyType)
	})
	if err != nil {
		return nil, err
	}
	page, next, err := action.CutPage(values, req.NextToken, req.PageSize, itself)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagValuesResponse{NextToken: next}
	res.Values.Value = page
	return res, nil
}

func itself(s string) string { return s }

// fits applies a filter: as a whole, or by prefix when the call says so.
func fits(value, filter, fuzzy string) bool {
	if strings.EqualFold(fuzzy, "PREFIX") {
		return strings.HasPrefix(value, filter)
	}
	return action.Same(filter, value)
}

// distinct gives the strings that pick takes from the tags in a region, sorted. Preset tags
// (MetaTag) are not emulated, so there are none.
func distinct(tx *world.Tx, resourceType, queryType string, pick func(world.Tag) (string, bool)) ([]string, error) {
	if strings.EqualFold(queryType, "MetaTag") {
		return nil, nil
	}
	only, err := kindNamed(tx, resourceType)
	if err != nil {
		return nil, err
	}
	var all []string
	err = eachResource(tx, only, func(_ world.Kind, m *world.Meta) {
		for _, t := range m.Tags {
			if s, ok := pick(t); ok {
				all = append(all, s)
			}
		}
	})
	slices.Sort(all)
	return slices.Compact(all), err
}

// kindNamed reads ALIYUN::<PRODUCT>::<TYPE>; nil when no type is asked for.
func kindNamed(tx *world.Tx, name string) (*world.Kind, error) {
	if name == "" {
		return nil, nil
	}
	parts := strings.Split(strings.ToLower(name), "::")
	if len(parts) != 3 || parts[0] != "aliyun" {
		return nil, wire.ErrListType
	}
	kind, ok := action.KindOf(tx.Kinds(), parts[1], parts[2])
	if !ok {
		return nil, wire.ErrListType
	}
	return &kind, nil
}
