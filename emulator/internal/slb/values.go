package slb

import (
	"errors"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Default quotas (CLB limits).
const (
	quotaBalancers    = 60
	quotaListeners    = 50
	quotaBackends     = 200
	quotaRules        = 40
	quotaExtensions   = 3
	quotaCertificates = 100
	quotaACLs         = 200
	quotaACLEntries   = 300
)

const on, off = "on", "off"

// IP versions of balancers and access control lists.
const (
	ipv4 = "ipv4"
	ipv6 = "ipv6"
)

func switched(b bool) string {
	if b {
		return on
	}
	return off
}

// set takes over a value that was given.
func set[T any](to *T, given *T) {
	if given != nil {
		*to = *given
	}
}

// setSwitch takes over an on or off that was given.
func setSwitch(to *bool, given *string) {
	if given != nil {
		*to = isOn(given)
	}
}

func isOn(s *string) bool { return s != nil && strings.EqualFold(*s, on) }

func given(s *string) bool { return s != nil && *s != "" }

// stamp spells a time as the product does.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func tagsOf(m *world.Meta) []wire.Tag {
	tags := make([]wire.Tag, 0, len(m.Tags))
	for _, t := range m.Tags {
		tags = append(tags, wire.Tag{TagKey: t.Key, TagValue: t.Value})
	}
	return tags
}

func listTagsOf(m *world.Meta) []wire.DescribeLoadBalancersTag {
	tags := make([]wire.DescribeLoadBalancersTag, 0, len(m.Tags))
	for _, t := range m.Tags {
		tags = append(tags, wire.DescribeLoadBalancersTag{TagKey: t.Key, TagValue: t.Value})
	}
	return tags
}

// putTags gives a new resource its tags.
func putTags(m *world.Meta, tags []rpc.Tag) {
	for _, t := range tags {
		m.SetTag(t.Key, t.Value)
	}
}

// orElse answers a missing record with the action's own error.
func orElse[T any](record *T, err error, missing error) (*T, error) {
	if world.NotFound(err) {
		return nil, missing
	}
	return record, err
}

// addressError tells what the address pools refuse.
func addressError(err error) error {
	switch {
	case errors.Is(err, world.ErrAddressOutside):
		return wire.ErrAddressOutside
	case errors.Is(err, world.ErrAddressTaken):
		return wire.ErrAddressTaken
	}
	return err
}
