package ram

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AddUserToGroup", "AttachPolicyToGroup", "AttachPolicyToRole", "AttachPolicyToUser", "BindMFADevice",
	"ChangePassword", "ClearAccountAlias", "CreateAccessKey", "CreateGroup", "CreateLoginProfile", "CreatePolicy",
	"CreatePolicyVersion", "CreateRole", "CreateUser", "CreateVirtualMFADevice", "DecodeDiagnosticMessage",
	"DeleteAccessKey", "DeleteGroup", "DeleteLoginProfile", "DeletePolicy", "DeletePolicyVersion", "DeleteRole",
	"DeleteUser", "DeleteVirtualMFADevice", "DetachPolicyFromGroup", "DetachPolicyFromRole", "DetachPolicyFromUser",
	"GetAccessKeyLastUsed", "GetAccountAlias", "GetGroup", "GetLoginProfile", "GetPasswordPolicy", "GetPolicy",
	"GetPolicyVersion", "GetRole", "GetSecurityPreference", "GetUser", "GetUserMFAInfo", "ListAccessKeys",
	"ListEntitiesForPolicy", "ListGroups", "ListGroupsForUser", "ListPolicies", "ListPoliciesForGroup",
	"ListPoliciesForRole", "ListPoliciesForUser", "ListPolicyVersions", "ListRoles", "ListUsers",
	"ListUsersForGroup", "ListVirtualMFADevices", "RemoveUserFromGroup", "SetAccountAlias",
	"SetDefaultPolicyVersion", "SetPasswordPolicy", "SetSecurityPreference", "UnbindMFADevice", "UpdateAccessKey",
	"UpdateGroup", "UpdateLoginProfile", "UpdatePolicyDescription", "UpdateRole", "UpdateUser",
}
