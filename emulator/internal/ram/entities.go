package ram

import (
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// on is what a policy hangs on.
type on struct {
	users  []*world.RAMUser
	groups []*world.RAMGroup
	roles  []*world.Role
}

// holders finds everything that a policy hangs on. An account has a thousand users and roles at most, and no index is
// kept for what is asked so seldom.
func holders(tx *world.Tx, typ, name string) (found on, err error) {
	for u, err := range tx.RAMUsers.Each() {
		if err != nil {
			return found, err
		}
		if world.PolicyAt(u.Attached, typ, name) >= 0 {
			found.users = append(found.users, u)
		}
	}
	for g, err := range tx.RAMGroups.Each() {
		if err != nil {
			return found, err
		}
		if world.PolicyAt(g.Attached, typ, name) >= 0 {
			found.groups = append(found.groups, g)
		}
	}
	for r, err := range tx.Roles.Each() {
		if err != nil {
			return found, err
		}
		if world.PolicyAt(r.Attached, typ, name) >= 0 {
			found.roles = append(found.roles, r)
		}
	}
	return found, nil
}

func listEntitiesForPolicy(tx *world.Tx, req *wire.ListEntitiesForPolicyRequest) (*wire.ListEntitiesForPolicyResponse, error) {
	if _, err := find(tx, req.PolicyType, req.PolicyName); err != nil {
		return nil, err
	}
	found, err := holders(tx, req.PolicyType, req.PolicyName)
	if err != nil {
		return nil, err
	}
	since := func(list []world.PolicyAttachment) time.Time {
		return list[world.PolicyAt(list, req.PolicyType, req.PolicyName)].At
	}
	res := &wire.ListEntitiesForPolicyResponse{}
	for _, u := range found.users {
		res.Users.User = append(res.Users.User, wire.AttachedUser{UserId: u.ID, UserName: u.Name, DisplayName: u.DisplayName, AttachDate: stamp(since(u.Attached))})
	}
	for _, g := range found.groups {
		res.Groups.Group = append(res.Groups.Group, wire.AttachedGroup{GroupName: g.Name, Comments: g.Comments, AttachDate: stamp(since(g.Attached))})
	}
	for _, r := range found.roles {
		v := roleView(tx, r)
		res.Roles.Role = append(res.Roles.Role, wire.AttachedRole{
			RoleId: v.RoleId, RoleName: v.RoleName, Arn: v.Arn, Description: v.Description, AttachDate: stamp(since(r.Attached)),
		})
	}
	return res, nil
}
