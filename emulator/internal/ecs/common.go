package ecs

import (
	"errors"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// newMeta is what every resource starts with.
func newMeta(tx *world.Tx, prefix, name, description, group string, tags []rpc.Tag) world.Meta {
	m := world.Meta{ID: tx.NewID(prefix), Name: name, Description: description, ResourceGroup: group, CreatedAt: tx.Now()}
	for _, t := range tags {
		m.SetTag(t.Key, t.Value)
	}
	return m
}

// tagList gives a resource's tags as most of the product's answers spell them.
func tagList(m *world.Meta) []wire.Tag {
	tags := make([]wire.Tag, 0, len(m.Tags))
	for _, t := range m.Tags {
		tags = append(tags, wire.Tag{TagKey: t.Key, TagValue: t.Value})
	}
	return tags
}

// missing gives the documented error in place of the store's for a record that does not exist.
func missing(err, documented error) error {
	if world.NotFound(err) {
		return documented
	}
	return err
}

// checkResourceGroup refuses a resource group that the account does not have.
func checkResourceGroup(tx *world.Tx, id string) error {
	if id == "" {
		return nil
	}
	known, err := tx.ResourceGroups.Has(id)
	if err == nil && !known {
		err = wire.ErrResourceGroupNotFound
	}
	return err
}

// checkTags refuses keys that the cloud keeps to itself.
func checkTags(tags []rpc.Tag) error {
	for _, t := range tags {
		if key := strings.ToLower(t.Key); key == "" || strings.HasPrefix(key, "aliyun") || strings.HasPrefix(key, "acs:") ||
			strings.Contains(key, "http://") || strings.Contains(key, "https://") {
			return wire.ErrTagKey
		}
	}
	return nil
}

// name is the rule for the names of disks, snapshots, images and instances: 2 to 128 characters, a letter first, then
// letters, digits and some signs (Ecs CreateDisk DiskName).
var namePattern = regexp.MustCompile(`^\p{L}[\p{L}\p{N}_.,:\[\]-]{1,127}$`)

// checkName refuses a malformed name; an empty one is an absent one.
func checkName(name string, refuse error) error {
	if name != "" && (!namePattern.MatchString(name) || hasScheme(name)) {
		return refuse
	}
	return nil
}

// checkDescription refuses a description that is too long or looks like a link (2 to 256 characters; empty is absent).
func checkDescription(text string) error {
	if utf8.RuneCountInString(text) > 256 || hasScheme(text) {
		return wire.ErrDescriptionMalformed
	}
	return nil
}

func hasScheme(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// matches is the filter by name that many Describe actions have: exact, or with * for anything.
func matches(pattern, name string) bool {
	if pattern == "" || pattern == name {
		return true
	}
	if !strings.Contains(pattern, "*") {
		return false
	}
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(name, parts[0]) {
		return false
	}
	rest := name[len(parts[0]):]
	for _, part := range parts[1 : len(parts)-1] {
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return strings.HasSuffix(rest, parts[len(parts)-1])
}

// asked reports whether an optional boolean filter lets a value pass.
func asked(filter *bool, value bool) bool { return filter == nil || *filter == value }

// fold brings an enum value into the spelling of the API, which takes it in any case.
func fold(value string, spellings ...string) string {
	for _, s := range spellings {
		if strings.EqualFold(value, s) {
			return s
		}
	}
	return value
}

// timeFilter is a pair of Filter.1 to Filter.N entries that bound the time of creation (Ecs DescribeInstances).
func timeFilter(filters []wire.Filter, m *world.Meta) bool {
	at := rpc.TimeMinute(m.CreatedAt)
	for _, f := range filters {
		if (f.Key == "CreationStartTime" && at < f.Value) || (f.Key == "CreationEndTime" && at > f.Value) {
			return false
		}
	}
	return true
}

// filters puts together the conditions of a Describe action; nil when there is none, so that a plain listing costs
// its page and not the table.
type filters[T any] struct{ all []func(*T) bool }

// add adds a condition if the request asks for it.
func (f *filters[T]) add(wanted bool, condition func(*T) bool) {
	if wanted {
		f.all = append(f.all, condition)
	}
}

// match is the conjunction of the conditions.
func (f *filters[T]) match() func(*T) bool {
	if len(f.all) == 0 {
		return nil
	}
	return func(record *T) bool {
		for _, condition := range f.all {
			if !condition(record) {
				return false
			}
		}
		return true
	}
}

// common adds the conditions that nearly every Describe action has.
func (f *filters[T]) common(meta func(*T) *world.Meta, ids []string, name, group string, tags []rpc.Tag, byTime []wire.Filter) {
	f.add(len(ids) > 0, func(r *T) bool { return action.Listed(ids, meta(r).ID) })
	f.add(name != "", func(r *T) bool { return matches(name, meta(r).Name) })
	f.add(group != "", func(r *T) bool { return meta(r).ResourceGroup == group })
	f.add(len(tags) > 0, func(r *T) bool { return meta(r).HasTags(action.Wanted(tags)) })
	f.add(len(byTime) > 0, func(r *T) bool { return timeFilter(byTime, meta(r)) })
}

// isRefusal says whether an error is one of the API's, and not a failure of the emulator.
func isRefusal(err error) bool {
	var refusal *apierr.Error
	return errors.As(err, &refusal)
}

// refusalOf gives code and message of an API error.
func refusalOf(err error) (code, message string) {
	var refusal *apierr.Error
	if errors.As(err, &refusal) {
		return refusal.Code, refusal.Message
	}
	return "", ""
}

// namedGroup is the resource group of a resource as the older answers give it: those of security groups, interfaces
// and snapshots leave the account's default group out, and the Terraform provider counts on that (A0052).
func namedGroup(tx *world.Tx, m *world.Meta) string {
	if m.ResourceGroup == world.DefaultGroupID(tx.Account.ID) {
		return ""
	}
	return m.ResourceGroup
}
