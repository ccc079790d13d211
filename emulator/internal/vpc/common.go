package vpc

import (
	"net/netip"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// optionalStamp spells a time that may not have come.
func optionalStamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return stamp(t)
}

// stamp spells a time as the product's answers do.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// tagsOf gives a resource's tags as the product's answers spell them.
func tagsOf(m *world.Meta) []rpc.Tag {
	tags := make([]rpc.Tag, 0, len(m.Tags))
	for _, t := range m.Tags {
		tags = append(tags, rpc.Tag{Key: t.Key, Value: t.Value})
	}
	return tags
}

// newMeta is what every resource starts with.
func newMeta(tx *world.Tx, prefix, name, description, group string, tags []rpc.Tag) world.Meta {
	m := world.Meta{ID: tx.NewID(prefix), Name: name, Description: description, ResourceGroup: group, CreatedAt: tx.Now()}
	for _, t := range tags {
		m.SetTag(t.Key, t.Value)
	}
	return m
}

// missing gives the documented error in place of the store's for a record that does not exist.
func missing(err, documented error) error {
	if world.NotFound(err) {
		return documented
	}
	return err
}

// owner is the account's number as the answers spell it.
func owner(tx *world.Tx) int64 {
	n, err := strconv.ParseInt(tx.Account.ID, 10, 64)
	if err != nil {
		return 0 // account ids of seeds may be names
	}
	return n
}

// checkText refuses a name or description that is too long or looks like a link. Empty ones are absent ones.
func checkText(name string, refuseName error, description string, refuseDescription error) error {
	if !plainText(name, 128) {
		return refuseName
	}
	if !plainText(description, 256) {
		return refuseDescription
	}
	return nil
}

func plainText(s string, most int) bool {
	return utf8.RuneCountInString(s) <= most && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://")
}

// rename applies the optional new name and description of a Modify action.
func rename(m *world.Meta, name, description *string, refuseName, refuseDescription error) error {
	if name != nil {
		m.Name = *name
	}
	if description != nil {
		m.Description = *description
	}
	return checkText(m.Name, refuseName, m.Description, refuseDescription)
}

// checkGroup refuses a resource group that the account does not have.
func checkGroup(tx *world.Tx, id string) error {
	if id == "" {
		return nil
	}
	known, err := tx.ResourceGroups.Has(id)
	if err == nil && !known {
		err = wire.ErrResourceGroup
	}
	return err
}

// parseRange reads an IPv4 range in CIDR notation whose host bits are zero.
func parseRange(s string) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(s)
	return p, err == nil && p.Addr().Is4() && p == p.Masked()
}

// within reports whether all of inner lies in outer.
func within(inner, outer netip.Prefix) bool {
	return inner.Bits() >= outer.Bits() && outer.Contains(inner.Addr())
}

// withinAny reports whether a range lies in one of a VPC's.
func withinAny(inner netip.Prefix, ranges []netip.Prefix) bool {
	for _, outer := range ranges {
		if within(inner, outer) {
			return true
		}
	}
	return false
}

// filterAny reports whether a request filters by anything but what an index answers.
func filterAny(values ...string) bool {
	for _, v := range values {
		if v != "" {
			return true
		}
	}
	return false
}

// page is the paging of requests that spell it out because their limits differ from rpc.Paging's.
func page(number, size int32) rpc.Paging { return rpc.Paging{PageNumber: number, PageSize: size} }

// hasTags is the Tag.N filter of a Describe action.
func hasTags(m *world.Meta, want []rpc.Tag) bool { return m.HasTags(action.Wanted(want)) }
