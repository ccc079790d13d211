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

// bearers goes through everything on which policies can hang. An account has a thousand users and roles at most, and no
// index is kept for what is asked so seldom.
func bearers(tx *world.Tx, see func(list []world.PolicyAttachment, bearer any)) error {
	for u, err := range tx.RAMUsers.Each() {
		if err != nil {
			return err
		}
		see(u.Attached, u)
	}
	for g, err := range tx.RAMGroups.Each() {
		if err != nil {
			return err
		}
		see(g.Attached, g)
	}
	for r, err := range tx.Roles.Each() {
		if err != nil {
			return err
		}
		see(r.Attached, r)
	}
	return nil
}

// holders finds everything that a policy hangs on.
func holders(tx *world.Tx, typ, name string) (found on, err error) {
	err = bearers(tx, func(list []world.PolicyAttachment, bearer any) {
		if world.PolicyAt(list, typ, name) < 0 {
			return
		}
		switch b := bearer.(type) {
		case *world.RAMUser:
			found.users = append(found.users, b)
		case *world.RAMGroup:
			found.groups = append(found.groups, b)
		case *world.Role:
			found.roles = append(found.roles, b)
		}
	})
	return found, err
}

// policyName is what policies are told apart by.
type policyName struct{ typ, name string }

// attachments counts on how many users, groups and roles each policy hangs.
func attachments(tx *world.Tx) (map[policyName]int, error) {
	counts := map[policyName]int{}
	err := bearers(tx, func(list []world.PolicyAttachment, _ any) {
		for _, a := range list {
			counts[policyName{a.Type, a.Name}]++
		}
	})
	return counts, err
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
