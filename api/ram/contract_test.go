package ram_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: ram.AddUserToGroupRequest{}, Response: ram.AddUserToGroupResponse{}},
		rpctest.Pair{Request: ram.AttachPolicyToGroupRequest{}, Response: ram.AttachPolicyToGroupResponse{}},
		rpctest.Pair{Request: ram.AttachPolicyToRoleRequest{}, Response: ram.AttachPolicyToRoleResponse{}},
		rpctest.Pair{Request: ram.AttachPolicyToUserRequest{}, Response: ram.AttachPolicyToUserResponse{}},
		rpctest.Pair{Request: ram.ClearAccountAliasRequest{}, Response: ram.ClearAccountAliasResponse{}},
		rpctest.Pair{Request: ram.CreateAccessKeyRequest{}, Response: ram.CreateAccessKeyResponse{}},
		rpctest.Pair{Request: ram.CreateGroupRequest{}, Response: ram.CreateGroupResponse{}},
		rpctest.Pair{Request: ram.CreateLoginProfileRequest{}, Response: ram.CreateLoginProfileResponse{}},
		rpctest.Pair{Request: ram.CreatePolicyRequest{}, Response: ram.CreatePolicyResponse{}},
		rpctest.Pair{Request: ram.CreatePolicyVersionRequest{}, Response: ram.CreatePolicyVersionResponse{}},
		rpctest.Pair{Request: ram.CreateRoleRequest{}, Response: ram.CreateRoleResponse{}},
		rpctest.Pair{Request: ram.CreateUserRequest{}, Response: ram.CreateUserResponse{}},
		rpctest.Pair{Request: ram.DeleteAccessKeyRequest{}, Response: ram.DeleteAccessKeyResponse{}},
		rpctest.Pair{Request: ram.DeleteGroupRequest{}, Response: ram.DeleteGroupResponse{}},
		rpctest.Pair{Request: ram.DeleteLoginProfileRequest{}, Response: ram.DeleteLoginProfileResponse{}},
		rpctest.Pair{Request: ram.DeletePolicyRequest{}, Response: ram.DeletePolicyResponse{}},
		rpctest.Pair{Request: ram.DeletePolicyVersionRequest{}, Response: ram.DeletePolicyVersionResponse{}},
		rpctest.Pair{Request: ram.DeleteRoleRequest{}, Response: ram.DeleteRoleResponse{}},
		rpctest.Pair{Request: ram.DeleteUserRequest{}, Response: ram.DeleteUserResponse{}},
		rpctest.Pair{Request: ram.DetachPolicyFromGroupRequest{}, Response: ram.DetachPolicyFromGroupResponse{}},
		rpctest.Pair{Request: ram.DetachPolicyFromRoleRequest{}, Response: ram.DetachPolicyFromRoleResponse{}},
		rpctest.Pair{Request: ram.DetachPolicyFromUserRequest{}, Response: ram.DetachPolicyFromUserResponse{}},
		rpctest.Pair{Request: ram.GetAccountAliasRequest{}, Response: ram.GetAccountAliasResponse{}},
		rpctest.Pair{Request: ram.GetGroupRequest{}, Response: ram.GetGroupResponse{}},
		rpctest.Pair{Request: ram.GetLoginProfileRequest{}, Response: ram.GetLoginProfileResponse{}},
		rpctest.Pair{Request: ram.GetPasswordPolicyRequest{}, Response: ram.GetPasswordPolicyResponse{}},
		rpctest.Pair{Request: ram.GetPolicyRequest{}, Response: ram.GetPolicyResponse{}},
		rpctest.Pair{Request: ram.GetPolicyVersionRequest{}, Response: ram.GetPolicyVersionResponse{}},
		rpctest.Pair{Request: ram.GetRoleRequest{}, Response: ram.GetRoleResponse{}},
		rpctest.Pair{Request: ram.GetUserRequest{}, Response: ram.GetUserResponse{}},
		rpctest.Pair{Request: ram.GetUserMFAInfoRequest{}, Response: ram.GetUserMFAInfoResponse{}},
		rpctest.Pair{Request: ram.ListAccessKeysRequest{}, Response: ram.ListAccessKeysResponse{}},
		rpctest.Pair{Request: ram.ListEntitiesForPolicyRequest{}, Response: ram.ListEntitiesForPolicyResponse{}},
		rpctest.Pair{Request: ram.ListGroupsRequest{}, Response: ram.ListGroupsResponse{}},
		rpctest.Pair{Request: ram.ListGroupsForUserRequest{}, Response: ram.ListGroupsForUserResponse{}},
		rpctest.Pair{Request: ram.ListPoliciesRequest{}, Response: ram.ListPoliciesResponse{}},
		rpctest.Pair{Request: ram.ListPoliciesForGroupRequest{}, Response: ram.ListPoliciesForGroupResponse{}},
		rpctest.Pair{Request: ram.ListPoliciesForRoleRequest{}, Response: ram.ListPoliciesForRoleResponse{}},
		rpctest.Pair{Request: ram.ListPoliciesForUserRequest{}, Response: ram.ListPoliciesForUserResponse{}},
		rpctest.Pair{Request: ram.ListPolicyVersionsRequest{}, Response: ram.ListPolicyVersionsResponse{}},
		rpctest.Pair{Request: ram.ListRolesRequest{}, Response: ram.ListRolesResponse{}},
		rpctest.Pair{Request: ram.ListUsersRequest{}, Response: ram.ListUsersResponse{}},
		rpctest.Pair{Request: ram.ListUsersForGroupRequest{}, Response: ram.ListUsersForGroupResponse{}},
		rpctest.Pair{Request: ram.RemoveUserFromGroupRequest{}, Response: ram.RemoveUserFromGroupResponse{}},
		rpctest.Pair{Request: ram.SetAccountAliasRequest{}, Response: ram.SetAccountAliasResponse{}},
		rpctest.Pair{Request: ram.SetDefaultPolicyVersionRequest{}, Response: ram.SetDefaultPolicyVersionResponse{}},
		rpctest.Pair{Request: ram.SetPasswordPolicyRequest{}, Response: ram.SetPasswordPolicyResponse{}},
		rpctest.Pair{Request: ram.UnbindMFADeviceRequest{}, Response: ram.UnbindMFADeviceResponse{}},
		rpctest.Pair{Request: ram.UpdateAccessKeyRequest{}, Response: ram.UpdateAccessKeyResponse{}},
		rpctest.Pair{Request: ram.UpdateGroupRequest{}, Response: ram.UpdateGroupResponse{}},
		rpctest.Pair{Request: ram.UpdateLoginProfileRequest{}, Response: ram.UpdateLoginProfileResponse{}},
		rpctest.Pair{Request: ram.UpdatePolicyDescriptionRequest{}, Response: ram.UpdatePolicyDescriptionResponse{}},
		rpctest.Pair{Request: ram.UpdateRoleRequest{}, Response: ram.UpdateRoleResponse{}},
		rpctest.Pair{Request: ram.UpdateUserRequest{}, Response: ram.UpdateUserResponse{}},
	)
}
