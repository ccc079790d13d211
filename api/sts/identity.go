package sts

// GetCallerIdentityRequest is what GetCallerIdentity takes.
type GetCallerIdentityRequest struct{}

// GetCallerIdentityResponse is what GetCallerIdentity answers.
type GetCallerIdentityResponse struct {
	IdentityType string
	AccountId    string
	PrincipalId  string
	UserId       string
	Arn          string
	RoleId       string
}
