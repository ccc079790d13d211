package ram

import (
	"slices"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// pair finds a user and a group.
func pair(tx *world.Tx, userName, groupName string) (*world.RAMUser, *world.RAMGroup, error) {
	u, err := user(tx, userName)
	if err != nil {
		return nil, nil, err
	}
	g, err := group(tx, groupName)
	return u, g, err
}

// addUserToGroup lets a user do what its group may.
func addUserToGroup(tx *world.Tx, req *wire.AddUserToGroupRequest) (*wire.AddUserToGroupResponse, error) {
	u, g, err := pair(tx, req.UserName, req.GroupName)
	switch {
	case err != nil:
		return nil, err
	case u.In(g.Name):
		return nil, wire.ErrMembershipExists
	case len(u.Groups) >= tx.Quota("ram.userGroups", quotaUserGroups):
		return nil, wire.ErrUserGroupQuota
	}
	u.Groups = append(u.Groups, world.Membership{Group: g.Name, Since: tx.Now()})
	return &wire.AddUserToGroupResponse{}, tx.RAMUsers.Put(u)
}

func removeUserFromGroup(tx *world.Tx, req *wire.RemoveUserFromGroupRequest) (*wire.RemoveUserFromGroupResponse, error) {
	u, g, err := pair(tx, req.UserName, req.GroupName)
	switch {
	case err != nil:
		return nil, err
	case !u.In(g.Name):
		return nil, wire.ErrMembershipNotFound
	}
	u.Groups = slices.DeleteFunc(u.Groups, func(m world.Membership) bool { return m.Group == g.Name })
	return &wire.RemoveUserFromGroupResponse{}, tx.RAMUsers.Put(u)
}

func listGroupsForUser(tx *world.Tx, req *wire.ListGroupsForUserRequest) (*wire.ListGroupsForUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	res := &wire.ListGroupsForUserResponse{}
	for _, m := range u.Groups {
		g, err := group(tx, m.Group)
		if err != nil {
			return nil, err
		}
		res.Groups.Group = append(res.Groups.Group, wire.JoinedGroup{GroupId: g.ID, GroupName: g.Name, Comments: g.Comments, JoinDate: stamp(m.Since)})
	}
	return res, nil
}

func listUsersForGroup(tx *world.Tx, req *wire.ListUsersForGroupRequest) (*wire.ListUsersForGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	users, marker, err := page(tx.RAMUsersByGroup.Each(g.Name), req.Marked, func(u *world.RAMUser) string { return u.Name })
	res := &wire.ListUsersForGroupResponse{Marker: marker, IsTruncated: marker != ""}
	for _, u := range users {
		res.Users.User = append(res.Users.User, wire.JoinedUser{UserName: u.Name, DisplayName: u.DisplayName, JoinDate: stamp(joined(u, g.Name))})
	}
	return res, err
}

// joined is when a user came into a group.
func joined(u *world.RAMUser, group string) time.Time {
	at := slices.IndexFunc(u.Groups, func(m world.Membership) bool { return m.Group == group })
	return u.Groups[at].Since // the index has found the user by this group
}
