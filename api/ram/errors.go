package ram

import "github.com/ringfence-dev/ringfence/api/apierr"

// What does not exist.
var (
	ErrUserNotFound         = apierr.New(404, "EntityNotExist.User", "The user does not exist.", "Ram error codes")
	ErrKeyNotFound          = apierr.New(404, "EntityNotExist.User.AccessKey", "The AccessKey does not exist.", "Ram error codes")
	ErrLoginNotFound        = apierr.New(404, "EntityNotExist.User.LoginProfile", "The user has no login profile.", "Ram error codes")
	ErrMFANotFound          = apierr.New(404, "EntityNotExist.User.MFADevice", "The user has no MFA device.", "Ram error codes")
	ErrGroupNotFound        = apierr.New(404, "EntityNotExist.Group", "The group does not exist.", "Ram error codes")
	ErrRoleNotFound         = apierr.New(404, "EntityNotExist.Role", "The role does not exist.", "terraform-provider-alicloud; A0421")
	ErrPolicyNotFound       = apierr.New(404, "EntityNotExist.Policy", "The policy does not exist.", "Ram error codes")
	ErrVersionNotFound      = apierr.New(404, "EntityNotExist.Policy.Version", "The policy has no such version.", "Ram error codes")
	ErrMembershipNotFound   = apierr.New(404, "EntityNotExist.User.Group", "The user is not in the group.", "Ram error codes")
	ErrUserPolicyNotFound   = apierr.New(404, "EntityNotExist.User.Policy", "The policy does not hang on the user.", "Ram error codes")
	ErrGroupPolicyNotFound  = apierr.New(404, "EntityNotExist.Group.Policy", "The policy does not hang on the group.", "Ram error codes")
	ErrRolePolicyNotFound   = apierr.New(404, "EntityNotExist.Role.Policy", "The policy does not hang on the role.", "terraform-provider-alicloud; A0421")
	ErrAccountAliasNotFound = apierr.New(404, "EntityNotExist", "The account has no alias.", "terraform-provider-alicloud; A0421")
)

// What is there already.
var (
	ErrUserExists         = apierr.New(409, "EntityAlreadyExists.User", "A user of this name exists.", "Ram error codes")
	ErrGroupExists        = apierr.New(409, "EntityAlreadyExists.Group", "A group of this name exists.", "Ram error codes")
	ErrRoleExists         = apierr.New(409, "EntityAlreadyExists.Role", "A role of this name exists.", "register A0421")
	ErrPolicyExists       = apierr.New(409, "EntityAlreadyExists.Policy", "A policy of this name exists.", "Ram error codes")
	ErrLoginExists        = apierr.New(409, "EntityAlreadyExists.User.LoginProfile", "The user has a login profile.", "Ram error codes")
	ErrMembershipExists   = apierr.New(409, "EntityAlreadyExists.User.Group", "The user is in the group.", "Ram error codes")
	ErrUserPolicyExists   = apierr.New(409, "EntityAlreadyExists.User.Policy", "The policy hangs on the user already.", "Ram error codes")
	ErrGroupPolicyExists  = apierr.New(409, "EntityAlreadyExists.Group.Policy", "The policy hangs on the group already.", "Ram error codes")
	ErrRolePolicyExists   = apierr.New(409, "EntityAlreadyExists.Role.Policy", "The policy hangs on the role already.", "register A0421")
	ErrAccountAliasExists = apierr.New(409, "EntityAlreadyExists.AccountAlias", "Another account has this alias.", "Ram error codes")
)

// What stands in the way of a deletion.
var (
	ErrUserHasKey          = apierr.New(409, "DeleteConflict.User.AccessKey", "The user has an AccessKey.", "Ram error codes")
	ErrUserHasGroup        = apierr.New(409, "DeleteConflict.User.Group", "The user is in a group.", "Ram error codes")
	ErrUserHasPolicy       = apierr.New(409, "DeleteConflict.User.Policy", "A policy hangs on the user.", "Ram error codes")
	ErrUserHasLogin        = apierr.New(409, "DeleteConflict.User.LoginProfile", "The user has a login profile.", "Ram error codes")
	ErrGroupHasUser        = apierr.New(409, "DeleteConflict.Group.User", "The group has a user.", "Ram error codes")
	ErrGroupHasPolicy      = apierr.New(409, "DeleteConflict.Group.Policy", "A policy hangs on the group.", "Ram error codes")
	ErrRoleHasPolicy       = apierr.New(409, "DeleteConflict.Role.Policy", "A policy hangs on the role.", "Ram error codes")
	ErrPolicyOnUser        = apierr.New(409, "DeleteConflict.Policy.User", "The policy hangs on a user.", "Ram error codes")
	ErrPolicyOnGroup       = apierr.New(409, "DeleteConflict.Policy.Group", "The policy hangs on a group.", "Ram error codes")
	ErrPolicyOnRole        = apierr.New(409, "DeleteConflict.Policy.Role", "The policy hangs on a role.", "register A0421")
	ErrPolicyHasVersions   = apierr.New(409, "DeleteConflict.Policy.Version", "The policy has versions beside the default one.", "Ram error codes")
	ErrVersionIsTheDefault = apierr.New(409, "DeleteConflict.Policy.Version.Default", "The default version cannot be deleted.", "Ram error codes")
)

// What there is enough of.
var (
	ErrUserQuota        = apierr.New(409, "LimitExceeded.User", "The account has as many users as its quota allows.", "Ram error codes")
	ErrKeyQuota         = apierr.New(409, "LimitExceeded.User.AccessKey", "There are as many AccessKeys as one user can have.", "Ram error codes")
	ErrGroupQuota       = apierr.New(409, "LimitExceeded.Group", "The account has as many groups as its quota allows.", "Ram error codes")
	ErrUserGroupQuota   = apierr.New(409, "LimitExceeded.User.Group", "The user is in as many groups as it can be.", "Ram error codes")
	ErrRoleQuota        = apierr.New(409, "LimitExceeded.Role", "The account has as many roles as its quota allows.", "Ram error codes")
	ErrPolicyQuota      = apierr.New(409, "LimitExceeded.Policy", "The account has as many policies as its quota allows.", "Ram error codes")
	ErrVersionQuota     = apierr.New(409, "LimitExceeded.Policy.Version", "The policy has as many versions as it can have.", "Ram error codes")
	ErrUserPolicyQuota  = apierr.New(409, "LimitExceeded.User.Policy", "As many policies of this type hang on the user as can.", "Ram error codes")
	ErrGroupPolicyQuota = apierr.New(409, "LimitExceeded.Group.Policy", "As many policies of this type hang on the group as can.", "Ram error codes")
	ErrRolePolicyQuota  = apierr.New(409, "LimitExceeded.Role.Policy", "As many policies of this type hang on the role as can.", "Ram error codes")
)

// What is not well formed, beside names.
var (
	ErrPasswordLength = apierr.New(400, "InvalidParameter.MinimumPasswordLength.Range", "The parameter MinimumPasswordLength is 8 to 32.", "Ram error codes")
	ErrDocument       = apierr.New(400, "MalformedPolicyDocument", "The policy document is not valid: %s.", "Ram error codes")
	ErrDocumentLength = apierr.New(400, "InvalidParameter.PolicyDocument.Length", "The policy document has at most %d characters.", "Ram CreatePolicy; A0421")
	ErrPassword       = apierr.New(400, "InvalidParameter.Password.NotMatch", "The password is not what the account's password policy wants: %s.", "register A0421")
	ErrAlias          = apierr.New(400, "InvalidParameter.AccountAlias", "An alias has 3 to 32 lower-case letters, digits and single hyphens inside.", "Ram SetAccountAlias; A0421")
	ErrMaxSession     = apierr.New(400, "InvalidParameter.MaxSessionDuration", "A session lasts 3600 to 43200 seconds at most.", "Ram CreateRole; A0421")
	ErrMarker         = apierr.New(400, "InvalidParameter.Marker", "The marker is not one that this API hands out.", "register A0421")
	ErrNoUser         = apierr.New(400, "MissingParameter.UserName", "The caller is no RAM user: say which one the call is about.", "register A0421")
)

// Names that are not well formed.
var (
	ErrUserName          = apierr.New(400, "InvalidParameter.UserName.InvalidChars", "A user name has letters, digits and characters of .-_", "Ram CreateUser; A0421")
	ErrUserNameLength    = apierr.New(400, "InvalidParameter.UserName.Length", "A user name has 1 to 64 characters.", "Ram CreateUser; A0421")
	ErrDisplayName       = apierr.New(400, "InvalidParameter.DisplayName.Length", "A display name has at most 128 characters.", "Ram CreateUser; A0421")
	ErrComments          = apierr.New(400, "InvalidParameter.Comments.Length", "Comments have at most 128 characters.", "Ram CreateUser; A0421")
	ErrGroupName         = apierr.New(400, "InvalidParameter.GroupName.InvalidChars", "A group name has letters, digits and characters of .-_", "Ram CreateGroup; A0421")
	ErrGroupNameLength   = apierr.New(400, "InvalidParameter.GroupName.Length", "A group name has 1 to 64 characters.", "Ram CreateGroup; A0421")
	ErrRoleName          = apierr.New(400, "InvalidParameter.RoleName.InvalidChars", "A role name has letters, digits and characters of .-", "Ram CreateRole; A0421")
	ErrRoleNameLength    = apierr.New(400, "InvalidParameter.RoleName.Length", "A role name has 1 to 64 characters.", "Ram CreateRole; A0421")
	ErrPolicyName        = apierr.New(400, "InvalidParameter.PolicyName.InvalidChars", "A policy name has letters, digits and hyphens.", "Ram CreatePolicy; A0421")
	ErrPolicyNameLength  = apierr.New(400, "InvalidParameter.PolicyName.Length", "A policy name has 1 to 128 characters.", "Ram CreatePolicy; A0421")
	ErrDescriptionLength = apierr.New(400, "InvalidParameter.Description.Length", "A description has at most 1024 characters.", "Ram CreateRole; A0421")
)
