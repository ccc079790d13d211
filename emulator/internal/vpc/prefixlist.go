package vpc

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var prefixListActions = []action.Action{
	action.Write("CreateVpcPrefixList", regions.VPC, createVpcPrefixList),
	action.Read("ListPrefixLists", regions.VPC, listPrefixLists),
	action.Read("GetVpcPrefixListEntries", regions.VPC, getVpcPrefixListEntries),
	action.Read("GetVpcPrefixListAssociations", regions.VPC, getVpcPrefixListAssociations),
	action.Write("ModifyVpcPrefixList", regions.VPC, modifyVpcPrefixList),
	action.Write("DeleteVpcPrefixList", regions.VPC, deleteVpcPrefixList),
}

// Default quotas of prefix lists (VPC limits). A0040
const (
	quotaPrefixLists   = 10
	quotaPrefixEntries = 50
)

// createVpcPrefixList makes a named list of ranges.
func createVpcPrefixList(tx *world.Tx, req *wire.CreateVpcPrefixListRequest) (*wire.CreateVpcPrefixListResponse, error) {
	if req.IpVersion != "" && !strings.EqualFold(req.IpVersion, "IPV4") {
		return nil, wire.ErrPrefixListVersion
	}
	l := &world.VPCPrefixList{
		Meta:   newMeta(tx, "pl", req.PrefixListName, req.PrefixListDescription, req.ResourceGroupId, req.Tag),
		Status: world.Created, IPVersion: "IPV4", MaxEntries: req.MaxEntries,
	}
	if l.MaxEntries == 0 {
		l.MaxEntries = quotaPrefixEntries
	}
	for _, e := range req.PrefixListEntries {
		l.Entries = append(l.Entries, world.VPCPrefixListEntry{CIDR: e.Cidr, Description: e.Description})
	}
	if err := checkPrefixList(tx, l); err != nil {
		return nil, err
	}
	have, err := tx.VPCPrefixLists.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpc.prefix-lists", quotaPrefixLists) {
		return nil, wire.ErrPrefixListQuota
	}
	if err := tx.VPCPrefixLists.Insert(l); err != nil {
		return nil, err
	}
	return &wire.CreateVpcPrefixListResponse{PrefixListId: l.ID, ResourceGroupId: l.ResourceGroup}, nil
}

// checkPrefixList refuses a list that cannot be as it is.
func checkPrefixList(tx *world.Tx, l *world.VPCPrefixList) error {
	if err := checkText(l.Name, wire.ErrPrefixListName, l.Description, wire.ErrPrefixListName); err != nil {
		return err
	}
	if l.MaxEntries < 1 || l.MaxEntries > tx.Quota("vpc.prefix-list-entries", quotaPrefixEntries) {
		return wire.ErrPrefixListMax
	}
	if len(l.Entries) > l.MaxEntries {
		return wire.ErrPrefixListFull
	}
	seen := map[string]bool{}
	for _, e := range l.Entries {
		if _, ok := parseRange(e.CIDR); !ok {
			return wire.ErrPrefixListCidr
		}
		if seen[e.CIDR] {
			return wire.ErrPrefixListDuplicate
		}
		seen[e.CIDR] = true
	}
	return checkGroup(tx, l.ResourceGroup)
}

// listPrefixLists lists prefix lists, page after page.
func listPrefixLists(tx *world.Tx, req *wire.ListPrefixListsRequest) (*wire.ListPrefixListsResponse, error) {
	var all []*world.VPCPrefixList
	for l, err := range action.Named(tx.VPCPrefixLists, req.PrefixListIds) {
		if err != nil {
			return nil, err
		}
		if action.Same(req.ResourceGroupId, l.ResourceGroup) && action.Same(req.PrefixListName, l.Name) && hasTags(&l.Meta, req.Tags) {
			all = append(all, l)
		}
	}
	list, next, err := action.CutPage(all, req.NextToken, int(req.MaxResults), func(l *world.VPCPrefixList) string { return l.ID })
	if err != nil {
		return nil, wire.ErrPrefixListNextToken
	}
	res := &wire.ListPrefixListsResponse{NextToken: next, TotalCount: int64(len(all)), MaxResults: req.MaxResults}
	for _, l := range list {
		one := wire.PrefixList{
			PrefixListId: l.ID, PrefixListName: l.Name, PrefixListDescription: l.Description, IpVersion: l.IPVersion, Status: string(l.Status),
			PrefixListStatus: string(l.Status), CreationTime: stamp(l.CreatedAt), MaxEntries: l.MaxEntries, OwnerId: tx.Account.ID,
			RegionId: tx.Region.ID, ResourceGroupId: l.ResourceGroup, Tags: tagsOf(&l.Meta), PrefixListType: "Custom",
		}
		for _, e := range l.Entries {
			one.CidrBlocks = append(one.CidrBlocks, e.CIDR)
		}
		res.PrefixLists = append(res.PrefixLists, one)
	}
	return res, nil
}

// getVpcPrefixListEntries lists the ranges of a prefix list, page after page.
func getVpcPrefixListEntries(tx *world.Tx, req *wire.GetVpcPrefixListEntriesRequest) (*wire.GetVpcPrefixListEntriesResponse, error) {
	l, err := tx.VPCPrefixLists.Get(req.PrefixListId)
	if err != nil {
		return nil, missing(err, wire.ErrPrefixListNotFound)
	}
	entries := slices.Clone(l.Entries)
	slices.SortFunc(entries, func(a, b world.VPCPrefixListEntry) int { return strings.Compare(a.CIDR, b.CIDR) })
	list, next, err := action.CutPage(entries, req.NextToken, int(req.MaxResults), func(e world.VPCPrefixListEntry) string { return e.CIDR })
	if err != nil {
		return nil, wire.ErrPrefixListNextToken
	}
	res := &wire.GetVpcPrefixListEntriesResponse{NextToken: next, TotalCount: int64(len(entries)), Count: int64(len(list))}
	for _, e := range list {
		res.PrefixListEntry = append(res.PrefixListEntry, wire.PrefixListEntry{
			PrefixListId: l.ID, Cidr: e.CIDR, Description: e.Description, RegionId: tx.Region.ID,
		})
	}
	return res, nil
}

// getVpcPrefixListAssociations lists what refers to a prefix list: nothing, since no route can here.
func getVpcPrefixListAssociations(tx *world.Tx, req *wire.GetVpcPrefixListAssociationsRequest) (*wire.GetVpcPrefixListAssociationsResponse, error) {
	if _, err := tx.VPCPrefixLists.Get(req.PrefixListId); err != nil {
		return nil, missing(err, wire.ErrPrefixListNotFound)
	}
	return &wire.GetVpcPrefixListAssociationsResponse{}, nil
}

// modifyVpcPrefixList changes name, description, size and entries of a prefix list.
func modifyVpcPrefixList(tx *world.Tx, req *wire.ModifyVpcPrefixListRequest) (*wire.ModifyVpcPrefixListResponse, error) {
	l, err := changeablePrefixList(tx, req.PrefixListId)
	if err != nil {
		return nil, err
	}
	if err := rename(&l.Meta, req.PrefixListName, req.PrefixListDescription, wire.ErrPrefixListName, wire.ErrPrefixListName); err != nil {
		return nil, err
	}
	if req.MaxEntries != nil {
		l.MaxEntries = *req.MaxEntries
	}
	for _, e := range req.RemovePrefixListEntry {
		at := slices.IndexFunc(l.Entries, func(have world.VPCPrefixListEntry) bool {
			return have.CIDR == e.Cidr && action.Same(e.Description, have.Description)
		})
		if at < 0 {
			return nil, wire.ErrPrefixListRemove
		}
		l.Entries = slices.Delete(l.Entries, at, at+1)
	}
	for _, e := range req.AddPrefixListEntry {
		l.Entries = append(l.Entries, world.VPCPrefixListEntry{CIDR: e.Cidr, Description: e.Description})
	}
	if err := checkPrefixList(tx, l); err != nil {
		return nil, err
	}
	l.SetStatus(world.Modifying)
	return &wire.ModifyVpcPrefixListResponse{PrefixListId: l.ID}, tx.VPCPrefixLists.Put(l)
}

func changeablePrefixList(tx *world.Tx, id string) (*world.VPCPrefixList, error) {
	l, err := tx.VPCPrefixLists.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrPrefixListNotFound)
	}
	if l.Status != world.Created {
		return nil, wire.ErrPrefixListStatus
	}
	return l, nil
}

// deleteVpcPrefixList deletes a prefix list.
func deleteVpcPrefixList(tx *world.Tx, req *wire.DeleteVpcPrefixListRequest) (*wire.DeleteVpcPrefixListResponse, error) {
	l, err := changeablePrefixList(tx, req.PrefixListId)
	if err != nil {
		return nil, err
	}
	l.SetStatus(world.Deleting)
	return &wire.DeleteVpcPrefixListResponse{}, tx.VPCPrefixLists.Put(l)
}
