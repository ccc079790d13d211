package ram

import (
	"encoding/json"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Bounds of a session of a role (Ram CreateRole).
const (
	shortestSession = time.Hour
	longestSession  = 12 * time.Hour
)

// createRole makes a role. Where a region knows no authorisation across accounts, a role that trusts another account can
// be made and is never assumed (A0019).
func createRole(tx *world.Tx, req *wire.CreateRoleRequest) (*wire.CreateRoleResponse, error) {
	r := &world.Role{Name: req.RoleName, ID: tx.RoleID(), CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
	if err := firstOf(roleNames.check(req.RoleName), describe(r, req.Description), trust(r, req.AssumeRolePolicyDocument), bound(r, req.MaxSessionDuration)); err != nil {
		return nil, err
	}
	count, err := tx.Roles.Count()
	if err != nil {
		return nil, err
	}
	exists, err := tx.Roles.Has(r.Name)
	switch {
	case err != nil:
		return nil, err
	case exists:
		return nil, wire.ErrRoleExists
	case count >= tx.Quota("ram.roles", quotaRoles):
		return nil, wire.ErrRoleQuota
	}
	return &wire.CreateRoleResponse{Role: wire.NewRole{Role: roleView(tx, r), AssumeRolePolicyDocument: r.Trust}}, tx.Roles.Insert(r)
}

func describe(r *world.Role, text string) error {
	r.Description = text
	return atMost(text, maxDescription, wire.ErrDescriptionLength)
}

// trust reads a trust policy into a role.
func trust(r *world.Role, text string) error {
	d, err := policy.ParseTrust(text)
	if err != nil {
		return wire.ErrDocument.With(err)
	}
	r.Trust, r.Trusted = text, d.Trusted()
	return nil
}

func bound(r *world.Role, seconds int64) error {
	r.MaxSession = time.Duration(seconds) * time.Second
	if r.MaxSession < shortestSession || r.MaxSession > longestSession {
		return wire.ErrMaxSession
	}
	return nil
}

func role(tx *world.Tx, name string) (*world.Role, error) {
	r, err := tx.Roles.Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrRoleNotFound
	}
	return r, err
}

func getRole(tx *world.Tx, req *wire.GetRoleRequest) (*wire.GetRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	if err != nil {
		return nil, err
	}
	v, err := wholeRole(tx, r)
	return &wire.GetRoleResponse{Role: v}, err
}

// updateRole changes a role; sessions that it has handed out stay.
func updateRole(tx *world.Tx, req *wire.UpdateRoleRequest) (*wire.UpdateRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	if err != nil {
		return nil, err
	}
	if req.NewDescription != nil {
		err = describe(r, *req.NewDescription)
	}
	if req.NewAssumeRolePolicyDocument != nil {
		err = firstOf(err, trust(r, *req.NewAssumeRolePolicyDocument))
	}
	if req.NewMaxSessionDuration != nil {
		err = firstOf(err, bound(r, *req.NewMaxSessionDuration))
	}
	if err != nil {
		return nil, err
	}
	r.UpdatedAt = tx.Now()
	v, err := wholeRole(tx, r)
	if err != nil {
		return nil, err
	}
	return &wire.UpdateRoleResponse{Role: v}, tx.Roles.Put(r)
}

// deleteRole deletes a role on which no policy hangs. Its sessions may do nothing any more.
func deleteRole(tx *world.Tx, req *wire.DeleteRoleRequest) (*wire.DeleteRoleResponse, error) {
	r, err := role(tx, req.RoleName)
	switch {
	case err != nil:
		return nil, err
	case len(r.Attached) > 0:
		return nil, wire.ErrRoleHasPolicy
	}
	return &wire.DeleteRoleResponse{}, tx.Roles.Delete(r.Name)
}

func listRoles(tx *world.Tx, req *wire.ListRolesRequest) (*wire.ListRolesResponse, error) {
	roles, marker, err := page(tx.Roles.Each(), req.Marked, func(r *world.Role) string { return r.Name })
	res := &wire.ListRolesResponse{Marker: marker, IsTruncated: marker != ""}
	for _, r := range roles {
		res.Roles.Role = append(res.Roles.Role, changedRole(tx, r))
	}
	return res, err
}

func roleView(tx *world.Tx, r *world.Role) wire.Role {
	longest := r.MaxSession
	if longest == 0 {
		longest = shortestSession
	}
	return wire.Role{
		RoleId: r.ID, RoleName: r.Name, Arn: "acs:ram::" + tx.Account.ID + ":role/" + r.Name, Description: r.Description,
		MaxSessionDuration: int64(longest / time.Second), CreateDate: stamp(r.CreatedAt),
	}
}

func changedRole(tx *world.Tx, r *world.Role) wire.ChangedRole {
	return wire.ChangedRole{Role: roleView(tx, r), UpdateDate: stamp(r.UpdatedAt)}
}

func wholeRole(tx *world.Tx, r *world.Role) (wire.WholeRole, error) {
	text, err := trustOf(r)
	return wire.WholeRole{ChangedRole: changedRole(tx, r), AssumeRolePolicyDocument: text}, err
}

// trustOf is the trust policy of a role; for one that a seed declared, the one that says the same.
func trustOf(r *world.Role) (string, error) {
	if r.Trust != "" {
		return r.Trust, nil
	}
	who := map[string][]string{}
	for _, t := range r.Trusted {
		switch {
		case strings.HasSuffix(t, ".aliyuncs.com"):
			who["Service"] = append(who["Service"], t)
		case strings.HasPrefix(t, "acs:"):
			who["RAM"] = append(who["RAM"], t)
		default:
			who["RAM"] = append(who["RAM"], "acs:ram::"+t+":root")
		}
	}
	text, err := json.Marshal(map[string]any{
		"Version": "1", "Statement": []any{map[string]any{"Action": "sts:AssumeRole", "Effect": "Allow", "Principal": who}},
	})
	return string(text), err
}
