package action

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxTags is how many tags a resource may carry (Tag TagResources).
const maxTags = 20

// TagErrors are what a product answers when its tag actions cannot do what they were asked:
// codes belong to actions, so each product brings its own.
type TagErrors struct {
	// Type: the resource type is unknown to the product. NotFound: no such resource, with its id.
	// Quota: more than 20 tags. Key: a key the cloud keeps to itself.
	Type, NotFound, Quota, Key error
}

// KindOf finds a kind of resource as the tag actions of a product name it, without regard to case.
func KindOf(w []world.Kind, product, typ string) (world.Kind, bool) {
	for _, k := range w {
		if k.Product == product && strings.EqualFold(k.Type, typ) {
			return k, true
		}
	}
	return world.Kind{}, false
}

// AddTags puts tags on resources of one type: on all of them or, when one is missing, on none.
func AddTags(tx *world.Tx, product, typ string, ids []string, tags []rpc.Tag, refuse TagErrors) error {
	return eachTagged(tx, product, typ, ids, refuse, func(m *world.Meta) error {
		for _, t := range tags {
			if !validTagKey(t.Key) {
				return refuse.Key
			}
			m.SetTag(t.Key, t.Value)
		}
		if len(m.Tags) > maxTags {
			return refuse.Quota
		}
		return nil
	})
}

// validTagKey follows the published rule: not empty, at most 128 characters, not aliyun or acs:
// at the start, no http:// or https:// in it.
func validTagKey(key string) bool {
	lower := strings.ToLower(key)
	return key != "" && len([]rune(key)) <= 128 && !strings.HasPrefix(lower, "aliyun") && !strings.HasPrefix(lower, "acs:") &&
		!strings.Contains(lower, "http://") && !strings.Contains(lower, "https://")
}

// RemoveTags takes tag keys off resources, or with all every tag.
func RemoveTags(tx *world.Tx, product, typ string, ids, keys []string, all bool, refuse TagErrors) error {
	return eachTagged(tx, product, typ, ids, refuse, func(m *world.Meta) error {
		if all && len(keys) == 0 {
			m.Tags = nil
		}
		for _, key := range keys {
			m.RemoveTag(key)
		}
		return nil
	})
}

func eachTagged(tx *world.Tx, product, typ string, ids []string, refuse TagErrors, change func(*world.Meta) error) error {
	kind, ok := KindOf(tx.Kinds(), product, typ)
	if !ok {
		return refuse.Type
	}
	for _, id := range ids {
		r, err := tx.Find(kind, id)
		if world.NotFound(err) {
			return refuse.NotFound
		}
		if err != nil {
			return err
		}
		if err := change(r.Common()); err != nil {
			return err
		}
		if err := tx.Save(kind, r); err != nil {
			return err
		}
	}
	return nil
}

// Tagging is one tag of one resource.
type Tagging struct{ ID, Type, Key, Value string }

// ListTags lists the tags of the named resources, or of all of the type, that carry every wanted
// tag; limit and token page it.
func ListTags(tx *world.Tx, product, typ string, ids []string, want []rpc.Tag, token string, limit int, refuse TagErrors) ([]Tagging, string, error) {
	kind, ok := KindOf(tx.Kinds(), product, typ)
	if !ok {
		return nil, "", refuse.Type
	}
	var all []Tagging
	wanted := Wanted(want)
	for r, err := range tx.Each(kind) {
		if err != nil {
			return nil, "", err
		}
		m := r.Common()
		if !Listed(ids, m.ID) || !m.HasTags(wanted) {
			continue
		}
		for _, t := range m.Tags {
			all = append(all, Tagging{m.ID, kind.Type, t.Key, t.Value})
		}
	}
	slices.SortStableFunc(all, func(a, b Tagging) int { return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Key, b.Key)) })
	return CutPage(all, token, limit, func(t Tagging) string { return t.ID + "\x00" + t.Key })
}
