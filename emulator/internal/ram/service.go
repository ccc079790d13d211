package ram

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is what the RAM API answers. MFA devices and the settings of the console's sign-in are refused by name.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "ram", Prefix: "ram", Global: true, Names: wire.Names,
	Actions: slices.Concat(identityActions, policyActions, roleActions),
}

var identityActions = []action.Action{
	action.Write("CreateUser", regions.RAMIdentity, createUser),
	action.Read("GetUser", regions.RAMIdentity, getUser),
	action.Write("UpdateUser", regions.RAMIdentity, updateUser),
	action.Write("DeleteUser", regions.RAMIdentity, deleteUser),
	action.Read("ListUsers", regions.RAMIdentity, listUsers),
	action.Write("CreateLoginProfile", regions.RAMIdentity, createLoginProfile),
	action.Read("GetLoginProfile", regions.RAMIdentity, getLoginProfile),
	action.Write("UpdateLoginProfile", regions.RAMIdentity, updateLoginProfile),
	action.Write("DeleteLoginProfile", regions.RAMIdentity, deleteLoginProfile),
	action.Read("GetUserMFAInfo", regions.RAMIdentity, getUserMFAInfo),
	action.Write("UnbindMFADevice", regions.RAMIdentity, unbindMFADevice),
	action.Write("CreateAccessKey", regions.RAMIdentity, createAccessKey),
	action.Write("UpdateAccessKey", regions.RAMIdentity, updateAccessKey),
	action.Write("DeleteAccessKey", regions.RAMIdentity, deleteAccessKey),
	action.Read("ListAccessKeys", regions.RAMIdentity, listAccessKeys),
	action.Write("CreateGroup", regions.RAMIdentity, createGroup),
	action.Read("GetGroup", regions.RAMIdentity, getGroup),
	action.Write("UpdateGroup", regions.RAMIdentity, updateGroup),
	action.Write("DeleteGroup", regions.RAMIdentity, deleteGroup),
	action.Read("ListGroups", regions.RAMIdentity, listGroups),
	action.Write("AddUserToGroup", regions.RAMIdentity, addUserToGroup),
	action.Write("RemoveUserFromGroup", regions.RAMIdentity, removeUserFromGroup),
	action.Read("ListGroupsForUser", regions.RAMIdentity, listGroupsForUser),
	action.Read("ListUsersForGroup", regions.RAMIdentity, listUsersForGroup),
	action.Write("SetAccountAlias", regions.RAMIdentity, setAccountAlias),
	action.Read("GetAccountAlias", regions.RAMIdentity, getAccountAlias),
	action.Write("ClearAccountAlias", regions.RAMIdentity, clearAccountAlias),
	action.Write("SetPasswordPolicy", regions.RAMIdentity, setPasswordPolicy),
	action.Read("GetPasswordPolicy", regions.RAMIdentity, getPasswordPolicy),
}

var policyActions = []action.Action{
	action.Write("CreatePolicy", regions.RAMPolicy, createPolicy),
	action.Read("GetPolicy", regions.RAMPolicy, getPolicy),
	action.Write("UpdatePolicyDescription", regions.RAMPolicy, updatePolicyDescription),
	action.Write("DeletePolicy", regions.RAMPolicy, deletePolicy),
	action.Read("ListPolicies", regions.RAMPolicy, listPolicies),
	action.Write("CreatePolicyVersion", regions.RAMPolicy, createPolicyVersion),
	action.Read("GetPolicyVersion", regions.RAMPolicy, getPolicyVersion),
	action.Write("DeletePolicyVersion", regions.RAMPolicy, deletePolicyVersion),
	action.Read("ListPolicyVersions", regions.RAMPolicy, listPolicyVersions),
	action.Write("SetDefaultPolicyVersion", regions.RAMPolicy, setDefaultPolicyVersion),
	action.Write("AttachPolicyToUser", regions.RAMPolicy, attachPolicyToUser),
	action.Write("DetachPolicyFromUser", regions.RAMPolicy, detachPolicyFromUser),
	action.Read("ListPoliciesForUser", regions.RAMPolicy, listPoliciesForUser),
	action.Write("AttachPolicyToGroup", regions.RAMPolicy, attachPolicyToGroup),
	action.Write("DetachPolicyFromGroup", regions.RAMPolicy, detachPolicyFromGroup),
	action.Read("ListPoliciesForGroup", regions.RAMPolicy, listPoliciesForGroup),
	action.Write("AttachPolicyToRole", regions.RAMPolicy, attachPolicyToRole),
	action.Write("DetachPolicyFromRole", regions.RAMPolicy, detachPolicyFromRole),
	action.Read("ListPoliciesForRole", regions.RAMPolicy, listPoliciesForRole),
	action.Read("ListEntitiesForPolicy", regions.RAMPolicy, listEntitiesForPolicy),
}

var roleActions = []action.Action{
	action.Write("CreateRole", regions.RAMRole, createRole),
	action.Read("GetRole", regions.RAMRole, getRole),
	action.Write("UpdateRole", regions.RAMRole, updateRole),
	action.Write("DeleteRole", regions.RAMRole, deleteRole),
	action.Read("ListRoles", regions.RAMRole, listRoles),
}
