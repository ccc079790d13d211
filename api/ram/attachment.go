package ram

// AttachedPolicy is a policy that hangs on a user, a group or a role.
type AttachedPolicy struct {
	PolicyName     string
	PolicyType     string
	Description    string
	DefaultVersion string
	AttachDate     string
}

// AttachPolicyToUserRequest is what AttachPolicyToUser takes.
type AttachPolicyToUserRequest struct {
	Named
	UserName string `rpc:",required"`
}

// AttachPolicyToUserResponse is what AttachPolicyToUser answers.
type AttachPolicyToUserResponse struct{}

// DetachPolicyFromUserRequest is what DetachPolicyFromUser takes.
type DetachPolicyFromUserRequest struct {
	Named
	UserName string `rpc:",required"`
}

// DetachPolicyFromUserResponse is what DetachPolicyFromUser answers.
type DetachPolicyFromUserResponse struct{}

// ListPoliciesForUserRequest is what ListPoliciesForUser takes.
type ListPoliciesForUserRequest struct {
	UserName string `rpc:",required"`
}

// ListPoliciesForUserResponse is what ListPoliciesForUser answers.
type ListPoliciesForUserResponse struct {
	Policies struct{ Policy []AttachedPolicy }
}

// AttachPolicyToGroupRequest is what AttachPolicyToGroup takes.
type AttachPolicyToGroupRequest struct {
	Named
	GroupName string `rpc:",required"`
}

// AttachPolicyToGroupResponse is what AttachPolicyToGroup answers.
type AttachPolicyToGroupResponse struct{}

// DetachPolicyFromGroupRequest is what DetachPolicyFromGroup takes.
type DetachPolicyFromGroupRequest struct {
	Named
	GroupName string `rpc:",required"`
}

// DetachPolicyFromGroupResponse is what DetachPolicyFromGroup answers.
type DetachPolicyFromGroupResponse struct{}

// ListPoliciesForGroupRequest is what ListPoliciesForGroup takes.
type ListPoliciesForGroupRequest struct {
	GroupName string `rpc:",required"`
}

// ListPoliciesForGroupResponse is what ListPoliciesForGroup answers.
type ListPoliciesForGroupResponse struct {
	Policies struct{ Policy []AttachedPolicy }
}

// AttachPolicyToRoleRequest is what AttachPolicyToRole takes.
type AttachPolicyToRoleRequest struct {
	Named
	RoleName string `rpc:",required"`
}

// AttachPolicyToRoleResponse is what AttachPolicyToRole answers.
type AttachPolicyToRoleResponse struct{}

// DetachPolicyFromRoleRequest is what DetachPolicyFromRole takes.
type DetachPolicyFromRoleRequest struct {
	Named
	RoleName string `rpc:",required"`
}

// DetachPolicyFromRoleResponse is what DetachPolicyFromRole answers.
type DetachPolicyFromRoleResponse struct{}

// ListPoliciesForRoleRequest is what ListPoliciesForRole takes.
type ListPoliciesForRoleRequest struct {
	RoleName string `rpc:",required"`
}

// ListPoliciesForRoleResponse is what ListPoliciesForRole answers.
type ListPoliciesForRoleResponse struct {
	Policies struct{ Policy []AttachedPolicy }
}

// ListEntitiesForPolicyRequest is what ListEntitiesForPolicy takes.
type ListEntitiesForPolicyRequest struct{ Named }

// ListEntitiesForPolicyResponse is what ListEntitiesForPolicy answers.
type ListEntitiesForPolicyResponse struct {
	Users  struct{ User []AttachedUser }
	Groups struct{ Group []AttachedGroup }
	Roles  struct{ Role []AttachedRole }
}

// AttachedUser is a user on whom a policy hangs.
type AttachedUser struct {
	UserId      string
	UserName    string
	DisplayName string
	AttachDate  string
}

// AttachedGroup is a group on which a policy hangs.
type AttachedGroup struct {
	GroupName  string
	Comments   string
	AttachDate string
}

// AttachedRole is a role on which a policy hangs.
type AttachedRole struct {
	RoleId      string
	RoleName    string
	Arn         string
	Description string
	AttachDate  string
}
