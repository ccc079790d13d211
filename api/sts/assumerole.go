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
