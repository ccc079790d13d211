package sts

// AssumeRoleRequest is what AssumeRole takes.
type AssumeRoleRequest struct {
	DurationSeconds int64 `rpc:",bad=InvalidParameter.DurationSeconds"`
	Policy          string
	RoleArn         string `rpc:",required"`
	RoleSessionName string `rpc:",required"`
	ExternalId      string
}

// AssumeRoleResponse is what AssumeRole answers.
type AssumeRoleResponse struct {
	AssumedRoleUser AssumedRoleUser
	Credentials     Credentials
}

// Credentials is part of the answer of AssumeRole.
type Credentials struct {
	SecurityToken   string
	Expiration      string
	AccessKeySecret string
	AccessKeyId     string
}

// AssumedRoleUser is part of the answer of AssumeRole.
type AssumedRoleUser struct {
	AssumedRoleId string
	Arn           string
}

// AssumeRoleWithSAMLRequest is what AssumeRoleWithSAML takes.
type AssumeRoleWithSAMLRequest struct {
	SAMLProviderArn string
	RoleArn         string
	SAMLAssertion   string
	Policy          string
	DurationSeconds int64
}

// AssumeRoleWithSAMLResponse is what AssumeRoleWithSAML answers.
type AssumeRoleWithSAMLResponse struct {
	SAMLAssertionInfo SAMLAssertionInfo
	AssumedRoleUser   AssumedRoleUser
	Credentials       Credentials
}

// SAMLAssertionInfo is part of the answer of AssumeRoleWithSAML.
type SAMLAssertionInfo struct {
	SubjectType string
	Subject     string
	Issuer      string
	Recipient   string
}

// AssumeRoleWithOIDCRequest is what AssumeRoleWithOIDC takes.
type AssumeRoleWithOIDCRequest struct {
	OIDCProviderArn string
	RoleArn         string
	OIDCToken       string
	Policy          string
	DurationSeconds int64
	RoleSessionName string `rpc:",required"`
}

// AssumeRoleWithOIDCResponse is what AssumeRoleWithOIDC answers.
type AssumeRoleWithOIDCResponse struct {
	OIDCTokenInfo   OIDCTokenInfo
	AssumedRoleUser AssumedRoleUser
	Credentials     Credentials
}

// OIDCTokenInfo is part of the answer of AssumeRoleWithOIDC.
type OIDCTokenInfo struct {
	Subject          string
	Issuer           string
	ClientIds        string
	ExpirationTime   string
	IssuanceTime     string
	VerificationInfo string
}
