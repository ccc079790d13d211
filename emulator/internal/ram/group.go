package ram

import (
	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func createGroup(tx *world.Tx, req *wire.CreateGroupRequest) (*wire.CreateGroupResponse, error) {
	if err := firstOf(groupNames.check(req.GroupName), atMost(req.Comments, maxComments, wire.ErrComments)); err != nil {
		return nil, err
	}
	count, err := tx.RAMGroups.Count()
	if err != nil {
		return nil, err
	}
	exists, err := tx.RAMGroups.Has(req.GroupName)
	switch {
	case err != nil:
		return nil, err
	case exists:
		return nil, wire.ErrGroupExists
	case count >= tx.Quota("ram.groups", quotaGroups):
		return nil, wire.ErrGroupQuota
	}
	g := &world.RAMGroup{Name: req.GroupName, ID: "g-" + tx.Noise(16, "ram-group"), Comments: req.Comments, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
	return &wire.CreateGroupResponse{Group: groupView(g)}, tx.RAMGroups.Insert(g)
}

func group(tx *world.Tx, name string) (*world.RAMGroup, error) {
	g, err := tx.RAMGroups.Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrGroupNotFound
	}
	return g, err
}

func getGroup(tx *world.Tx, req *wire.GetGroupRequest) (*wire.GetGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	return &wire.GetGroupResponse{Group: changedGroup(g)}, nil
}

// updateGroup changes a group. A new name takes along its users and policies.
func updateGroup(tx *world.Tx, req *wire.UpdateGroupRequest) (*wire.UpdateGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	given(&g.Comments, req.NewComments)
	if err := atMost(g.Comments, maxComments, wire.ErrComments); err != nil {
		return nil, err
	}
	g.UpdatedAt = tx.Now()
	if req.NewGroupName != nil && *req.NewGroupName != g.Name {
		if err := renameGroup(tx, g, *req.NewGroupName); err != nil {
			return nil, err
		}
	}
	return &wire.UpdateGroupResponse{Group: changedGroup(g)}, tx.RAMGroups.Put(g)
}

func renameGroup(tx *world.Tx, g *world.RAMGroup, name string) error {
	if err := groupNames.check(name); err != nil {
		return err
	}
	if exists, err := tx.RAMGroups.Has(name); err != nil || exists {
		return firstOf(err, wire.ErrGroupExists)
	}
	for u, err := range tx.RAMUsersByGroup.Each(g.Name) {
		if err != nil {
			return err
		}
		for i := range u.Groups {
			if u.Groups[i].Group == g.Name {
				u.Groups[i].Group = name
			}
		}
		if err := tx.RAMUsers.Put(u); err != nil {
			return err
		}
	}
	old := g.Name
	g.Name = name
	return tx.RAMGroups.Delete(old)
}

// deleteGroup deletes a group without users and policies (Ram DeleteGroup).
func deleteGroup(tx *world.Tx, req *wire.DeleteGroupRequest) (*wire.DeleteGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	members, err := tx.RAMUsersByGroup.Count(g.Name)
	switch {
	case err != nil:
		return nil, err
	case members > 0:
		return nil, wire.ErrGroupHasUser
	case len(g.Attached) > 0:
		return nil, wire.ErrGroupHasPolicy
	}
	return &wire.DeleteGroupResponse{}, tx.RAMGroups.Delete(g.Name)
}

func listGroups(tx *world.Tx, req *wire.ListGroupsRequest) (*wire.ListGroupsResponse, error) {
	groups, marker, err := page(tx.RAMGroups.Each(), req.Marked, func(g *world.RAMGroup) string { return g.Name })
	res := &wire.ListGroupsResponse{Marker: marker, IsTruncated: marker != ""}
	for _, g := range groups {
		res.Groups.Group = append(res.Groups.Group, changedGroup(g))
	}
	return res, err
}

func groupView(g *world.RAMGroup) wire.Group {
	return wire.Group{GroupId: g.ID, GroupName: g.Name, Comments: g.Comments, CreateDate: stamp(g.CreatedAt)}
}

func changedGroup(g *world.RAMGroup) wire.ChangedGroup {
	return wire.ChangedGroup{Group: groupView(g), UpdateDate: stamp(g.UpdatedAt)}
}
