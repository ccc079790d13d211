package resourcemanager

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AcceptHandshake", "AttachControlPolicy", "AttachPolicy", "BindSecureMobilePhone", "CancelChangeAccountEmail",
	"CancelCreateCloudAccount", "CancelHandshake", "CancelPromoteResourceAccount", "ChangeAccountEmail",
	"CheckAccountDelete", "CreateCloudAccount", "CreateControlPolicy", "CreateFolder", "CreatePolicy",
	"CreatePolicyVersion", "CreateResourceAccount", "CreateResourceGroup", "CreateRole", "CreateServiceLinkedRole",
	"DeclineHandshake", "DeleteAccount", "DeleteControlPolicy", "DeleteFolder", "DeletePolicy", "DeletePolicyVersion",
	"DeleteResourceGroup", "DeleteRole", "DeleteServiceLinkedRole", "DeregisterDelegatedAdministrator",
	"DestroyResourceDirectory", "DetachControlPolicy", "DetachPolicy", "DisableAssociatedTransfer",
	"DisableControlPolicy", "EnableAssociatedTransfer", "EnableControlPolicy", "EnableResourceDirectory", "GetAccount",
	"GetAccountDeletionCheckResult", "GetAccountDeletionStatus", "GetControlPolicy", "GetControlPolicyEnablementStatus",
	"GetFolder", "GetHandshake", "GetPayerForAccount", "GetPolicy", "GetPolicyVersion", "GetResourceDirectory",
	"GetResourceGroup", "GetRole", "GetServiceLinkedRoleDeletionStatus", "InitResourceDirectory",
	"InviteAccountToResourceDirectory", "ListAccounts", "ListAccountsForParent", "ListAncestors",
	"ListAssociatedTransferSetting", "ListControlPolicies", "ListControlPolicyAttachmentsForTarget",
	"ListDelegatedAdministrators", "ListDelegatedServicesForAccount", "ListFoldersForParent",
	"ListHandshakesForAccount", "ListHandshakesForResourceDirectory", "ListPolicies", "ListPolicyAttachments",
	"ListPolicyVersions", "ListResourceGroups", "ListResources", "ListRoles", "ListTagKeys", "ListTagResources",
	"ListTagValues", "ListTargetAttachmentsForControlPolicy", "ListTrustedServiceStatus", "MoveAccount",
	"MoveResources", "PromoteResourceAccount", "RegisterDelegatedAdministrator", "RemoveCloudAccount",
	"ResendCreateCloudAccountEmail", "ResendPromoteResourceAccountEmail", "RetryChangeAccountEmail",
	"SendVerificationCodeForBindSecureMobilePhone", "SendVerificationCodeForEnableRD", "SetDefaultPolicyVersion",
	"SetMemberDeletionPermission", "TagResources", "UnTagResources", "UntagResources", "UpdateAccount",
	"UpdateAssociatedTransferSetting", "UpdateControlPolicy", "UpdateFolder", "UpdateResourceGroup", "UpdateRole",
}
