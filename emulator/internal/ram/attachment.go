package ram

import (
	"slices"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// shelf is where policies hang: the list of a user, a group or a role, and how many it takes.
type shelf struct {
	list                    *[]world.PolicyAttachment
	own                     int // how many of the account's own policies
	exists, missing, beyond *apierr.Error
}

func shelfOfUser(u *world.RAMUser) shelf {
	return shelf{&u.Attached, quotaUserPolicies, wire.ErrUserPolicyExists, wire.ErrUserPolicyNotFound, wire.ErrUserPolicyQuota}
}

func shelfOfGroup(g *world.RAMGroup) shelf {
	return shelf{&g.Attached, quotaOtherPolicies, wire.ErrGroupPolicyExists, wire.ErrGroupPolicyNotFound, wire.ErrGroupPolicyQuota}
}

func shelfOfRole(r *world.Role) shelf {
	return shelf{&r.Attached, quotaOtherPolicies, wire.ErrRolePolicyExists, wire.ErrRolePolicyNotFound, wire.ErrRolePolicyQuota}
}

// attach hangs a policy up.
func (s shelf) attach(tx *world.Tx, n wire.Named) error {
	if _, err := find(tx, n.PolicyType, n.PolicyName); err != nil {
		return err
	}
	if world.PolicyAt(*s.list, n.PolicyType, n.PolicyName) >= 0 {
		return s.exists
	}
	limit, hanging := tx.Quota("ram.attachedPolicies", s.own), 0
	if n.PolicyType == world.PolicySystem {
		limit = tx.Quota("ram.attachedSystemPolicies", quotaSystemPolicies)
	}
	for _, a := range *s.list {
		if a.Type == n.PolicyType {
			hanging++
		}
	}
	if hanging >= limit {
		return s.beyond
	}
	*s.list = append(*s.list, world.PolicyAttachment{Type: n.PolicyType, Name: n.PolicyName, At: tx.Now()})
	return nil
}

// detach takes a policy down.
func (s shelf) detach(tx *world.Tx, n wire.Named) error {
	if _, err := find(tx, n.PolicyType, n.PolicyName); err != nil {
		return err
	}
	at := world.PolicyAt(*s.list, n.PolicyType, n.PolicyName)
	if at < 0 {
		return s.missing
	}
	*s.list = slices.Delete(*s.list, at, at+1)
	return nil
}

// views are the policies of a shelf as the API lists them.
func views(tx *world.Tx, list []world.PolicyAttachment) ([]wire.AttachedPolicy, error) {
	var all []wire.AttachedPolicy
	for _, a := range list {
		p, err := find(tx, a.Type, a.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, wire.AttachedPolicy{
			PolicyName: p.Name, PolicyType: a.Type, Description: p.Description, DefaultVersion: p.Current().ID(), AttachDate: stamp(a.At),
		})
	}
	return all, nil
}

func attachPolicyToUser(tx *world.Tx, req *wire.AttachPolicyToUserRequest) (*wire.AttachPolicyToUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfUser(u).attach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.AttachPolicyToUserResponse{}, tx.RAMUsers.Put(u)
}

func detachPolicyFromUser(tx *world.Tx, req *wire.DetachPolicyFromUserRequest) (*wire.DetachPolicyFromUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfUser(u).detach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.DetachPolicyFromUserResponse{}, tx.RAMUsers.Put(u)
}

func listPoliciesForUser(tx *world.Tx, req *wire.ListPoliciesForUserRequest) (*wire.ListPoliciesForUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	res := &wire.ListPoliciesForUserResponse{}
	res.Policies.Policy, err = views(tx, u.Attached)
	return res, err
}

func attachPolicyToGroup(tx *world.Tx, req *wire.AttachPolicyToGroupRequest) (*wire.AttachPolicyToGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfGroup(g).attach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.AttachPolicyToGroupResponse{}, tx.RAMGroups.Put(g)
}

func detachPolicyFromGroup(tx *world.Tx, req *wire.DetachPolicyFromGroupRequest) (*wire.DetachPolicyFromGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfGroup(g).detach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.DetachPolicyFromGroupResponse{}, tx.RAMGroups.Put(g)
}

func listPoliciesForGroup(tx *world.Tx, req *wire.ListPoliciesForGroupRequest) (*wire.ListPoliciesForGroupResponse, error) {
	g, err := group(tx, req.GroupName)
	if err != nil {
		return nil, err
	}
	res := &wire.ListPoliciesForGroupResponse{}
	res.Policies.Policy, err = views(tx, g.Attached)
	return res, err
}

func attachPolicyToRole(tx *world.Tx, req *wire.AttachPolicyToRoleRequest) (*wire.AttachPolicyToRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfRole(r).attach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.AttachPolicyToRoleResponse{}, tx.Roles.Put(r)
}

func detachPolicyFromRole(tx *world.Tx, req *wire.DetachPolicyFromRoleRequest) (*wire.DetachPolicyFromRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	if err != nil {
		return nil, err
	}
	if err := shelfOfRole(r).detach(tx, req.Named); err != nil {
		return nil, err
	}
	return &wire.DetachPolicyFromRoleResponse{}, tx.Roles.Put(r)
}

func listPoliciesForRole(tx *world.Tx, req *wire.ListPoliciesForRoleRequest) (*wire.ListPoliciesForRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	if err != nil {
		return nil, err
	}
	res := &wire.ListPoliciesForRoleResponse{}
	res.Policies.Policy, err = views(tx, r.Attached)
	return res, err
}
