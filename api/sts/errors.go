package sts

import "github.com/ringfence-dev/ringfence/api/apierr"

// What AssumeRole refuses.
var (
	ErrNoPermission    = apierr.New(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.", "Sts AssumeRole")
	ErrRoleNotFound    = apierr.New(404, "EntityNotExist.Role", "The specified role does not exist.", "Sts AssumeRole")
	ErrRoleArn         = apierr.New(400, "InvalidParameter.RoleArn", "The parameter RoleArn is wrongly formed; it reads acs:ram::<account id>:role/<role name>.", "Sts AssumeRole")
	ErrRoleSessionName = apierr.New(400, "InvalidParameter.RoleSessionName", "The parameter RoleSessionName is wrongly formed; it has 2 to 64 letters, digits and characters of .@-_", "Sts AssumeRole")
	ErrExternalId      = apierr.New(400, "InvalidParameter.ExternalId", "The parameter ExternalId is wrongly formed.", "Sts AssumeRole")
	ErrDurationSeconds = apierr.New(400, "InvalidParameter.DurationSeconds", "DurationSeconds may be %d to %d seconds for this role.", "Sts AssumeRole")
	ErrPolicyGrammar   = apierr.New(400, "InvalidParameter.PolicyGrammar", "The parameter Policy has not passed the grammar check: %s.", "Sts AssumeRole")
	ErrPolicySize      = apierr.New(400, "InvalidParameter.PolicySize", "The policy is larger than 2048 bytes.", "Sts AssumeRole")
)
