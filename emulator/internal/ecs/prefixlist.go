package ecs

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var prefixListActions = []action.Action{
	action.Write("CreatePrefixList", regions.ECSPrefixList, createPrefixList),
	action.Read("DescribePrefixLists", regions.ECSPrefixList, describePrefixLists),
	action.Read("DescribePrefixListAttributes", regions.ECSPrefixList, describePrefixListAttributes),
	action.Read("DescribePrefixListAssociations", regions.ECSPrefixList, describePrefixListAssociations),
	action.Write("ModifyPrefixList", regions.ECSPrefixList, modifyPrefixList),
	action.Write("DeletePrefixList", regions.ECSPrefixList, deletePrefixList),
}

// Address families of prefix lists.
const (
	familyIPv4 = "IPv4"
	familyIPv6 = "IPv6"
)

// Limits of prefix lists: entries in one request and lists in one request (Ecs CreatePrefixList, DescribePrefixLists),
// lists in a region (A0059).
const (
	maxPrefixEntries = 200
	maxPrefixLists   = 100
	quotaPrefixLists = 100
)

// createPrefixList makes a list of address ranges of one family.
func createPrefixList(tx *world.Tx, req *wire.CreatePrefixListRequest) (*wire.CreatePrefixListResponse, error) {
	if err := checkPrefixListTexts(req.PrefixListName, req.Description); err != nil {
		return nil, err
	}
	have, err := tx.PrefixLists.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.prefixlists", quotaPrefixLists) {
		return nil, wire.ErrPrefixListQuota
	}
	list := &world.PrefixList{
		Meta:   newMeta(tx, "pl", req.PrefixListName, req.Description, "", nil),
		Family: req.AddressFamily, MaxEntries: req.MaxEntries,
	}
	add := make([]wire.AddEntry, 0, len(req.Entry))
	for _, e := range req.Entry {
		add = append(add, wire.AddEntry(e))
	}
	if err := changeEntries(list, add, nil); err != nil {
		return nil, err
	}
	return &wire.CreatePrefixListResponse{PrefixListId: list.ID}, tx.PrefixLists.Insert(list)
}

// prefixListName is stricter than the names of other resources.
var prefixListName = regexp.MustCompile(`^\p{L}[\p{L}\p{N}_.:-]{1,127}$`)

func checkPrefixListTexts(name, description string) error {
	if !prefixListName.MatchString(name) || hasScheme(name) || strings.HasPrefix(name, "com.aliyun") || strings.HasPrefix(name, "com.alibabacloud") {
		return wire.ErrPrefixListName
	}
	return checkText(description, wire.ErrPrefixListDescription)
}

// modifyPrefixList changes name, description and entries. An entry that is added and there already gets the new
// description, as documented.
func modifyPrefixList(tx *world.Tx, req *wire.ModifyPrefixListRequest) (*wire.ModifyPrefixListResponse, error) {
	list, err := tx.PrefixLists.Get(req.PrefixListId)
	if err != nil {
		return nil, missing(err, wire.ErrPrefixListNotFound)
	}
	if req.PrefixListName != nil {
		list.Name = *req.PrefixListName
	}
	if req.Description != nil {
		list.Description = *req.Description
	}
	if err := checkPrefixListTexts(list.Name, list.Description); err != nil {
		return nil, err
	}
	if err := changeEntries(list, req.AddEntry, req.RemoveEntry); err != nil {
		return nil, err
	}
	return &wire.ModifyPrefixListResponse{}, tx.PrefixLists.Put(list)
}

// changeEntries removes and adds entries. One request names no range twice, be it to add or to remove.
func changeEntries(list *world.PrefixList, add []wire.AddEntry, remove []wire.RemoveEntry) error {
	if len(add) > maxPrefixEntries || len(remove) > maxPrefixEntries {
		return wire.ErrPrefixEntries
	}
	seen := map[string]bool{}
	for _, e := range remove {
		cidr, err := entryCIDR(list, e.Cidr, seen)
		if err != nil {
			return err
		}
		list.Entries = slices.DeleteFunc(list.Entries, func(have world.PrefixEntry) bool { return have.CIDR == cidr })
	}
	for _, e := range add {
		cidr, err := entryCIDR(list, e.Cidr, seen)
		if err != nil {
			return err
		}
		if utf8.RuneCountInString(e.Description) > 32 || hasScheme(e.Description) {
			return wire.ErrPrefixListDescription
		}
		at := slices.IndexFunc(list.Entries, func(have world.PrefixEntry) bool { return have.CIDR == cidr })
		if at < 0 {
			list.Entries = append(list.Entries, world.PrefixEntry{CIDR: cidr, Description: e.Description})
			continue
		}
		list.Entries[at].Description = e.Description
	}
	if len(list.Entries) > list.MaxEntries {
		return wire.ErrPrefixMaxEntries
	}
	return nil
}

// entryCIDR reads a range of the list's family in its canonical form; a single address becomes a range of one.
func entryCIDR(list *world.PrefixList, text string, seen map[string]bool) (string, error) {
	prefix, err := netip.ParsePrefix(text)
	if err != nil {
		addr, err := netip.ParseAddr(text)
		if err != nil {
			return "", wire.ErrPrefixCidr.With(text)
		}
		prefix = netip.PrefixFrom(addr, addr.BitLen())
	}
	if prefix != prefix.Masked() || prefix.Addr().Is6() != (list.Family == familyIPv6) {
		return "", wire.ErrPrefixCidr.With(text)
	}
	cidr := prefix.String()
	if seen[cidr] {
		return "", wire.ErrPrefixDuplicated.With(text)
	}
	seen[cidr] = true
	return cidr, nil
}

// describePrefixLists lists prefix lists without their entries.
func describePrefixLists(tx *world.Tx, req *wire.DescribePrefixListsRequest) (*wire.DescribePrefixListsResponse, error) {
	if len(req.PrefixListId) > maxPrefixLists {
		return nil, wire.ErrPrefixListIDs
	}
	var f filters[world.PrefixList]
	f.add(len(req.PrefixListId) > 0, func(l *world.PrefixList) bool { return slices.Contains(req.PrefixListId, l.ID) })
	f.add(req.PrefixListName != "", func(l *world.PrefixList) bool { return matches(req.PrefixListName, l.Name) })
	f.add(req.AddressFamily != "", func(l *world.PrefixList) bool { return sameFold(req.AddressFamily, l.Family) })
	page, next, err := action.After(tx.PrefixLists, req.NextToken, int(req.MaxResults), func(l *world.PrefixList) string { return l.ID }, f.match())
	if err != nil {
		return nil, err
	}
	res := &wire.DescribePrefixListsResponse{NextToken: next}
	for _, list := range page {
		users, err := tx.SecurityGroupsByPrefix.Count(list.ID)
		if err != nil {
			return nil, err
		}
		res.PrefixLists.PrefixList = append(res.PrefixLists.PrefixList, wire.PrefixList{
			CreationTime: stamp(list.CreatedAt), AssociationCount: users, MaxEntries: list.MaxEntries, Description: list.Description,
			AddressFamily: list.Family, PrefixListName: list.Name, PrefixListId: list.ID,
		})
	}
	return res, nil
}

// describePrefixListAttributes answers one list with its entries.
func describePrefixListAttributes(tx *world.Tx, req *wire.DescribePrefixListAttributesRequest) (*wire.DescribePrefixListAttributesResponse, error) {
	list, err := tx.PrefixLists.Get(req.PrefixListId)
	if err != nil {
		return nil, missing(err, wire.ErrPrefixListNotFound)
	}
	res := &wire.DescribePrefixListAttributesResponse{
		CreationTime: stamp(list.CreatedAt), MaxEntries: list.MaxEntries, Description: list.Description, AddressFamily: list.Family,
		PrefixListName: list.Name, PrefixListId: list.ID,
	}
	for _, e := range list.Entries {
		res.Entries.Entry = append(res.Entries.Entry, wire.DescribePrefixListAttributesEntry{Cidr: e.CIDR, Description: e.Description})
	}
	return res, nil
}

// describePrefixListAssociations lists the security groups whose rules name a list.
func describePrefixListAssociations(tx *world.Tx, req *wire.DescribePrefixListAssociationsRequest) (*wire.DescribePrefixListAssociationsResponse, error) {
	if known, err := tx.PrefixLists.Has(req.PrefixListId); err != nil {
		return nil, err
	} else if !known {
		return nil, wire.ErrPrefixListNotFound
	}
	var groups []string
	for group, err := range tx.SecurityGroupsByPrefix.Each(req.PrefixListId) {
		if err != nil {
			return nil, err
		}
		groups = append(groups, group.ID)
	}
	page, next, err := pageInOrder(groups, req.NextToken, int(req.MaxResults), func(id string) string { return id })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribePrefixListAssociationsResponse{NextToken: next}
	for _, id := range page {
		res.PrefixListAssociations.PrefixListAssociation = append(res.PrefixListAssociations.PrefixListAssociation,
			wire.PrefixListAssociation{ResourceId: id, ResourceType: "securitygroup"})
	}
	return res, nil
}

// deletePrefixList deletes a list that no rule names.
func deletePrefixList(tx *world.Tx, req *wire.DeletePrefixListRequest) (*wire.DeletePrefixListResponse, error) {
	users, err := tx.SecurityGroupsByPrefix.Count(req.PrefixListId)
	if err != nil {
		return nil, err
	}
	if users > 0 {
		return nil, wire.ErrPrefixListUsed
	}
	return &wire.DeletePrefixListResponse{}, missing(tx.PrefixLists.Delete(req.PrefixListId), wire.ErrPrefixListNotFound)
}
