package ram

// Role is a role as lists show it.
type Role struct {
	RoleId             string
	RoleName           string
	Arn                string
	Description        string
	MaxSessionDuration int64
	CreateDate         string
}

// ChangedRole is a role with the moment of its last change.
type ChangedRole struct {
	Role
	UpdateDate string
}

// NewRole is what CreateRole tells of a role.
type NewRole struct {
	Role
	AssumeRolePolicyDocument string
}

// WholeRole is what GetRole and UpdateRole tell of a role.
type WholeRole struct {
	ChangedRole
	AssumeRolePolicyDocument string
}

// CreateRoleRequest is what CreateRole takes.
type CreateRoleRequest struct {
	RoleName                 string `rpc:",required"`
	Description              string
	AssumeRolePolicyDocument string `rpc:",required"`
	MaxSessionDuration       int64  `rpc:",default=3600"`
}

// CreateRoleResponse is what CreateRole answers.
type CreateRoleResponse struct{ Role NewRole }

// GetRoleRequest is what GetRole takes.
type GetRoleRequest struct {
	RoleName string `rpc:",required"`
}

// GetRoleResponse is what GetRole answers.
type GetRoleResponse struct{ Role WholeRole }

// UpdateRoleRequest is what UpdateRole takes. What is not given stays as it is.
type UpdateRoleRequest struct {
	RoleName                    string `rpc:",required"`
	NewAssumeRolePolicyDocument *string
	NewMaxSessionDuration       *int64
	NewDescription              *string
}

// UpdateRoleResponse is what UpdateRole answers.
type UpdateRoleResponse struct{ Role WholeRole }

// DeleteRoleRequest is what DeleteRole takes.
type DeleteRoleRequest struct {
	RoleName string `rpc:",required"`
}

// DeleteRoleResponse is what DeleteRole answers.
type DeleteRoleResponse struct{}

// ListRolesRequest is what ListRoles takes.
type ListRolesRequest struct{ Marked }

// ListRolesResponse is what ListRoles answers.
type ListRolesResponse struct {
	IsTruncated bool
	Marker      string
	Roles       struct{ Role []ChangedRole }
}
