package resourcemanager

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/resourcemanager"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// getResourceGroup reads one group.
func getResourceGroup(tx *world.Tx, req *wire.GetResourceGroupRequest) (*wire.GetResourceGroupResponse, error) {
	g, err := find(tx, req.ResourceGroupId)
	if err != nil {
		return nil, err
	}
	d := described(tx, g)
	res := &wire.GetResourceGroupResponse{ResourceGroup: wire.GetResourceGroupResourceGroup{
		DisplayName: d.DisplayName, Status: d.Status, RegionStatuses: d.RegionStatuses,
		AccountId: d.AccountId, Name: d.Name, CreateDate: d.CreateDate, Id: d.Id,
	}}
	if req.IncludeTags != nil && *req.IncludeTags {
		res.ResourceGroup.Tags.Tag = tagsOf(g)
	}
	return res, nil
}

func tagsOf(g *world.ResourceGroup) []wire.Tag {
	var tags []wire.Tag
	for _, t := range g.Tags {
		tags = append(tags, wire.Tag{TagKey: t.Key, TagValue: t.Value})
	}
	return tags
}

// listResourceGroups lists groups by page. Name and DisplayName match in part, as documented.
func listResourceGroups(tx *world.Tx, req *wire.ListResourceGroupsRequest) (*wire.ListResourceGroupsResponse, error) {
	ids := req.ResourceGroupIds
	if len(ids) == 0 && req.ResourceGroupId != "" {
		ids = []string{req.ResourceGroupId}
	}
	want := action.Wanted(req.Tag)
	page, total, err := action.Page(tx.ResourceGroups, req.Paging, func(g *world.ResourceGroup) bool {
		return action.Listed(ids, g.ID) && action.Same(req.Status, string(g.Status)) && g.HasTags(want) &&
			strings.Contains(g.Name, req.Name) && strings.Contains(g.DisplayName, req.DisplayName)
	})
	if err != nil {
		return nil, err
	}
	tagged := len(want) > 0 || req.IncludeTags != nil && *req.IncludeTags
	res := &wire.ListResourceGroupsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, g := range page {
		out := wire.ResourceGroup{
			Id: g.ID, Name: g.Name, DisplayName: g.DisplayName, Status: string(g.Status),
			AccountId: tx.Account.ID, CreateDate: rpc.Time(g.CreatedAt),
		}
		if tagged {
			out.Tags.Tag = tagsOf(g)
		}
		res.ResourceGroups.ResourceGroup = append(res.ResourceGroups.ResourceGroup, out)
	}
	return res, nil
}

// updateResourceGroup gives a group another display name.
func updateResourceGroup(tx *world.Tx, req *wire.UpdateResourceGroupRequest) (*wire.UpdateResourceGroupResponse, error) {
	g, err := find(tx, req.ResourceGroupId)
	if err != nil {
		return nil, err
	}
	if g.Name == world.DefaultGroupName {
		return nil, wire.ErrGroupID
	}
	if !validDisplayName(req.NewDisplayName) {
		return nil, wire.ErrDisplayName
	}
	g.DisplayName = req.NewDisplayName
	if err := tx.ResourceGroups.Put(g); err != nil {
		return nil, err
	}
	return &wire.UpdateResourceGroupResponse{ResourceGroup: wire.UpdateResourceGroupResourceGroup{
		Id: g.ID, Name: g.Name, DisplayName: g.DisplayName, AccountId: tx.Account.ID, CreateDate: rpc.Time(g.CreatedAt),
	}}, nil
}

// deleteResourceGroup takes an empty group away. It answers PendingDelete; the lifecycle ends it (A0100).
func deleteResourceGroup(tx *world.Tx, req *wire.DeleteResourceGroupRequest) (*wire.DeleteResourceGroupResponse, error) {
	g, err := find(tx, req.ResourceGroupId)
	if err != nil {
		return nil, err
	}
	if g.Name == world.DefaultGroupName {
		return nil, wire.ErrGroupID
	}
	inside, err := everything(tx, func(r member) bool { return r.Group == g.ID })
	if err != nil {
		return nil, err
	}
	if len(inside) > 0 {
		return nil, wire.ErrGroupInUse.With(inside[0].ID)
	}
	g.Status = world.GroupPendingDelete
	if err := tx.ResourceGroups.Put(g); err != nil {
		return nil, err
	}
	return &wire.DeleteResourceGroupResponse{ResourceGroup: described(tx, g)}, nil
}

// member is a resource as groups see it.
type member struct {
	world.Meta
	Service, Type, Region, Group string
}

// everything lists what the account has in the regions that it sees, by region and kind.
func everything(tx *world.Tx, match func(member) bool) ([]member, error) {
	var all []member
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		there := tx.In(region)
		for _, kind := range slices.Clone(tx.Kinds()) {
			if kind.Global || kind.Type == "" {
				continue
			}
			for r, err := range there.Each(kind) {
				if err != nil {
					return nil, err
				}
				m := member{*r.Common(), kind.Product, strings.ToLower(kind.Type), region.ID, r.Common().ResourceGroup}
				if match(m) {
					all = append(all, m)
				}
			}
		}
	}
	return all, nil
}
