package ram

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateRoleRequest is what CreateRole takes.
type CreateRoleRequest struct {
	RoleName           string
	Description        string
	MaxSessionDuration int64
	_                  rpc.Unread `params:"AssumeRolePolicyDocument"`
}

// CreateRoleResponse is what CreateRole answers.
type CreateRoleResponse struct {
	Role CreateRoleRole
}

// CreateRoleRole is part of the answer of CreateRole.
type CreateRoleRole struct {
	AssumeRolePolicyDocument string
	Description              string
	MaxSessionDuration       int64
	RoleName                 string
	CreateDate               string
	RoleId                   string
	Arn                      string
}

// GetRoleRequest is what GetRole takes.
type GetRoleRequest struct {
	RoleName string
}

// GetRoleResponse is what GetRole answers.
type GetRoleResponse struct {
	Role GetRoleRole
}

// GetRoleRole is part of the answer of GetRole.
type GetRoleRole struct {
	AssumeRolePolicyDocument string
	UpdateDate               string
	Description              string
	MaxSessionDuration       int64
	RoleName                 string
	CreateDate               string
	RoleId                   string
	Arn                      string
}

// ListRolesRequest is what ListRoles takes.
type ListRolesRequest struct {
	Marker   string
	MaxItems int
}

// ListRolesResponse is what ListRoles answers.
type ListRolesResponse struct {
	IsTruncated bool
	Roles       struct{ Role []Role }
	Marker      string
}

// Role is part of the answer of ListRoles.
type Role struct {
	Description        string
	UpdateDate         string
	MaxSessionDuration int64
	RoleName           string
	CreateDate         string
	RoleId             string
	Arn                string
}

// UpdateRoleRequest is what UpdateRole takes.
type UpdateRoleRequest struct {
	RoleName                    *string
	NewAssumeRolePolicyDocument *string
	NewMaxSessionDuration       *int64
	NewDescription              *string
}

// UpdateRoleResponse is what UpdateRole answers.
type UpdateRoleResponse struct {
	Role GetRoleRole
}

// DeleteRoleRequest is what DeleteRole takes.
type DeleteRoleRequest struct {
	RoleName string
}

// DeleteRoleResponse is what DeleteRole answers.
type DeleteRoleResponse struct{}
