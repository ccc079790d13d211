package slb

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxNewEntries is how many entries one call adds (Slb AddAccessControlListEntry).
const maxNewEntries = 50

func accessControlList(tx *world.Tx, id string) (*world.AccessControlList, error) {
	a, err := tx.AccessControlLists.Get(id)
	return orElse(a, err, wire.ErrACLNotFound)
}

// createAccessControlList makes an empty list.
func createAccessControlList(tx *world.Tx, req *wire.CreateAccessControlListRequest) (*wire.CreateAccessControlListResponse, error) {
	have, err := tx.AccessControlLists.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("slb.acls", quotaACLs) {
		return nil, wire.ErrACLQuota
	}
	if !validLabel(req.AclName) {
		return nil, rpc.Invalid("AclName", labelRule)
	}
	if err := knownGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	a := &world.AccessControlList{
		Meta:      world.Meta{ID: tx.NewID("acl"), Name: req.AclName, ResourceGroup: req.ResourceGroupId, CreatedAt: tx.Now()},
		IPVersion: strings.ToLower(req.AddressIPVersion),
	}
	putTags(&a.Meta, req.Tag)
	return &wire.CreateAccessControlListResponse{AclId: a.ID}, tx.AccessControlLists.Insert(a)
}

const labelRule = "it has 1 to 80 characters"

// validLabel is the rule for names of lists and certificates.
func validLabel(name string) bool {
	n := len([]rune(name))
	return n >= 1 && n <= 80
}

// setAccessControlListAttribute renames a list.
func setAccessControlListAttribute(tx *world.Tx, req *wire.SetAccessControlListAttributeRequest) (*wire.SetAccessControlListAttributeResponse, error) {
	a, err := accessControlList(tx, req.AclId)
	if err != nil {
		return nil, err
	}
	if !validLabel(req.AclName) {
		return nil, rpc.Invalid("AclName", labelRule)
	}
	a.Name = req.AclName
	return &wire.SetAccessControlListAttributeResponse{}, tx.AccessControlLists.Put(a)
}

// entryList reads the JSON list of entries of a list; an entry may name several sources, separated by commas. One that is
// named twice counts once.
func entryList(a *world.AccessControlList, text string) ([]world.ACLEntry, error) {
	items, bad := wire.ParseList[wire.AclEntryItem]("AclEntrys", listOr(text))
	if bad != nil {
		return nil, bad
	}
	var list []world.ACLEntry
	for _, item := range items {
		if len([]rune(item.Comment)) > 256 {
			return nil, wire.ErrACLComment
		}
		for source := range strings.SplitSeq(item.Entry, ",") {
			block, err := parseSource(strings.TrimSpace(source))
			if err != nil {
				return nil, wire.ErrACLEntryBad.With(source)
			}
			if block.Addr().Is4() != (a.IPVersion == ipv4) {
				return nil, wire.ErrACLEntryFamily
			}
			if entryIndex(list, block) < 0 {
				list = append(list, world.ACLEntry{Source: block, Comment: item.Comment})
			}
		}
	}
	return list, nil
}

// parseSource reads a CIDR block; an address stands for itself alone.
func parseSource(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return addr.Prefix(addr.BitLen())
	}
	block, err := netip.ParsePrefix(text)
	return block.Masked(), err
}

func entryIndex(list []world.ACLEntry, source netip.Prefix) int {
	return slices.IndexFunc(list, func(e world.ACLEntry) bool { return e.Source == source })
}

// addAccessControlListEntry adds sources to a list.
func addAccessControlListEntry(tx *world.Tx, req *wire.AddAccessControlListEntryRequest) (*wire.AddAccessControlListEntryResponse, error) {
	a, err := accessControlList(tx, req.AclId)
	if err != nil {
		return nil, err
	}
	more, err := entryList(a, req.AclEntrys)
	if err != nil {
		return nil, err
	}
	if len(more) == 0 {
		return nil, rpc.Missing("AclEntrys")
	}
	if len(more) > maxNewEntries {
		return nil, rpc.Invalid("AclEntrys", "it has more than 50 entries")
	}
	for _, e := range more {
		if entryIndex(a.Entries, e.Source) >= 0 {
			return nil, wire.ErrACLEntryExists
		}
		a.Entries = append(a.Entries, e)
	}
	if len(a.Entries) > tx.Quota("slb.aclEntries", quotaACLEntries) {
		return nil, wire.ErrACLEntryQuota
	}
	return &wire.AddAccessControlListEntryResponse{}, tx.AccessControlLists.Put(a)
}

// removeAccessControlListEntry takes sources out of a list; those that are not there are no error.
func removeAccessControlListEntry(tx *world.Tx, req *wire.RemoveAccessControlListEntryRequest) (*wire.RemoveAccessControlListEntryResponse, error) {
	a, err := accessControlList(tx, req.AclId)
	if err != nil {
		return nil, err
	}
	gone, err := entryList(a, req.AclEntrys)
	if err != nil {
		return nil, err
	}
	if len(gone) == 0 {
		return nil, wire.ErrACLEntryEmpty
	}
	a.Entries = slices.DeleteFunc(a.Entries, func(e world.ACLEntry) bool { return entryIndex(gone, e.Source) >= 0 })
	return &wire.RemoveAccessControlListEntryResponse{}, tx.AccessControlLists.Put(a)
}

// deleteAccessControlList deletes a list that no listener uses.
func deleteAccessControlList(tx *world.Tx, req *wire.DeleteAccessControlListRequest) (*wire.DeleteAccessControlListResponse, error) {
	a, err := accessControlList(tx, req.AclId)
	if err != nil {
		return nil, err
	}
	used, err := tx.ListenersByACL.Count(a.ID)
	if err != nil {
		return nil, err
	}
	if used > 0 {
		return nil, wire.ErrACLInUse
	}
	return &wire.DeleteAccessControlListResponse{}, tx.AccessControlLists.Delete(a.ID)
}

// describeAccessControlLists lists access control lists by page, without their entries.
func describeAccessControlLists(tx *world.Tx, req *wire.DescribeAccessControlListsRequest) (*wire.DescribeAccessControlListsResponse, error) {
	if err := knownGroup(tx, req.ResourceGroupId); err != nil {
		return nil, err
	}
	want := action.Wanted(req.Tag)
	var match func(*world.AccessControlList) bool
	if len(want) > 0 || req.AclName != "" || req.AddressIPVersion != "" || req.ResourceGroupId != "" {
		match = func(a *world.AccessControlList) bool {
			return strings.Contains(a.Name, req.AclName) && action.Same(req.AddressIPVersion, a.IPVersion) &&
				action.Same(req.ResourceGroupId, a.ResourceGroup) && a.HasTags(want)
		}
	}
	page, total, err := action.Page(tx.AccessControlLists, req.Paging, match)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeAccessControlListsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total, Count: len(page)}
	for _, a := range page {
		item := wire.Acl{AclId: a.ID, AclName: a.Name, AddressIPVersion: a.IPVersion, ResourceGroupId: a.ResourceGroup, CreateTime: stamp(a.CreatedAt)}
		item.Tags.Tag = listTagsOf(&a.Meta)
		res.Acls.Acl = append(res.Acls.Acl, item)
	}
	return res, nil
}

// describeAccessControlListAttribute tells the entries of a list and the listeners that use it. Without a page all
// entries are told (A0071).
func describeAccessControlListAttribute(tx *world.Tx, req *wire.DescribeAccessControlListAttributeRequest) (*wire.DescribeAccessControlListAttributeResponse, error) {
	a, err := accessControlList(tx, req.AclId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeAccessControlListAttributeResponse{
		AclId: a.ID, AclName: a.Name, AddressIPVersion: a.IPVersion, ResourceGroupId: a.ResourceGroup, CreateTime: stamp(a.CreatedAt),
	}
	res.Tags.Tag = tagsOf(&a.Meta)
	for _, e := range a.Entries {
		if strings.Contains(e.Comment, req.AclEntryComment) {
			res.AclEntrys.AclEntry = append(res.AclEntrys.AclEntry, wire.AclEntry{AclEntryIP: e.Source.String(), AclEntryComment: e.Comment})
		}
	}
	res.TotalAclEntry = len(res.AclEntrys.AclEntry)
	if req.Page > 0 {
		page := rpc.Paging{PageNumber: int32(min(req.Page, 1<<16)), PageSize: int32(min(max(req.PageSize, 1), 100))}
		res.AclEntrys.AclEntry = rpc.Page(page, res.AclEntrys.AclEntry)
	}
	err = eachOf(tx.ListenersByACL.Each(a.ID), func(l *world.Listener) error {
		res.RelatedListeners.RelatedListener = append(res.RelatedListeners.RelatedListener,
			wire.RelatedListener{LoadBalancerId: l.LoadBalancer, ListenerPort: l.Port, Protocol: l.Protocol, AclType: l.ACL.Type})
		return nil
	})
	return res, err
}
