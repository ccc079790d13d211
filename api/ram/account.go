package ram

// SetAccountAliasRequest is what SetAccountAlias takes.
type SetAccountAliasRequest struct {
	AccountAlias string `rpc:",required"`
}

// SetAccountAliasResponse is what SetAccountAlias answers.
type SetAccountAliasResponse struct{}

// GetAccountAliasRequest is what GetAccountAlias takes.
type GetAccountAliasRequest struct{}

// GetAccountAliasResponse is what GetAccountAlias answers.
type GetAccountAliasResponse struct{ AccountAlias string }

// ClearAccountAliasRequest is what ClearAccountAlias takes.
type ClearAccountAliasRequest struct{}

// ClearAccountAliasResponse is what ClearAccountAlias answers.
type ClearAccountAliasResponse struct{}

// PasswordPolicy is what passwords must be.
type PasswordPolicy struct {
	MinimumPasswordLength      int
	RequireLowercaseCharacters bool
	RequireUppercaseCharacters bool
	RequireNumbers             bool
	RequireSymbols             bool
	HardExpiry                 bool
	MaxPasswordAge             int
	PasswordReusePrevention    int
	MaxLoginAttemps            int // sic
}

// SetPasswordPolicyRequest is what SetPasswordPolicy takes. What is not given stays as it is.
type SetPasswordPolicyRequest struct {
	MinimumPasswordLength      *int32
	RequireLowercaseCharacters *bool
	RequireUppercaseCharacters *bool
	RequireNumbers             *bool
	RequireSymbols             *bool
	HardExpiry                 *bool
	MaxPasswordAge             *int32 `rpc:",min=0,max=1095"`
	PasswordReusePrevention    *int32 `rpc:",min=0,max=24"`
	MaxLoginAttemps            *int32 `rpc:",min=0,max=32"` // sic
}

// SetPasswordPolicyResponse is what SetPasswordPolicy answers.
type SetPasswordPolicyResponse struct{ PasswordPolicy PasswordPolicy }

// GetPasswordPolicyRequest is what GetPasswordPolicy takes.
type GetPasswordPolicyRequest struct{}

// GetPasswordPolicyResponse is what GetPasswordPolicy answers.
type GetPasswordPolicyResponse struct{ PasswordPolicy PasswordPolicy }
