package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateSecretRequest is what CreateSecret takes.
type CreateSecretRequest struct {
	SecretName              string `rpc:",required"`
	VersionId               string `rpc:",required"`
	SecretData              string `rpc:",required"`
	SecretDataType          string `rpc:",default=text,enum=text|binary"`
	SecretType              string `rpc:",default=Generic,enum=Generic|Rds|RAMCredentials|ECS"`
	EncryptionKeyId         string
	Description             string
	Tags                    []TagPair `rpc:",json"`
	EnableAutomaticRotation bool
	DKMSInstanceId          string
	_                       rpc.Unread `params:"ExtendedConfig,RotationInterval,Policy"`
}

// CreateSecretResponse is what CreateSecret answers.
type CreateSecretResponse struct {
	Arn               string
	SecretName        string
	SecretType        string
	VersionId         string
	AutomaticRotation string
}

// DescribeSecretRequest is what DescribeSecret takes. A secret is named by its name or its ARN, here as everywhere.
type DescribeSecretRequest struct {
	SecretName string `rpc:",required"`
	FetchTags  bool
}

// DescribeSecretResponse is what DescribeSecret answers.
type DescribeSecretResponse struct {
	Arn               string
	SecretName        string
	SecretType        string
	Description       string
	EncryptionKeyId   string `rpc:",omitempty"`
	AutomaticRotation string
	CreateTime        string
	UpdateTime        string
	PlannedDeleteTime string `rpc:",omitempty"`
	Tags              struct{ Tag []TagPair }
}

// GetSecretValueRequest is what GetSecretValue takes.
type GetSecretValueRequest struct {
	SecretName          string `rpc:",required"`
	VersionId           string
	VersionStage        string
	FetchExtendedConfig bool // a generic secret has none
}

// GetSecretValueResponse is what GetSecretValue answers.
type GetSecretValueResponse struct {
	SecretName        string
	SecretType        string
	SecretData        string
	SecretDataType    string
	VersionId         string
	VersionStages     VersionStages
	AutomaticRotation string
	CreateTime        string
}

// VersionStages are the names that a version goes by.
type VersionStages struct{ VersionStage []string }

// PutSecretValueRequest is what PutSecretValue takes.
type PutSecretValueRequest struct {
	SecretName     string   `rpc:",required"`
	VersionId      string   `rpc:",required"`
	SecretData     string   `rpc:",required"`
	SecretDataType string   `rpc:",default=text,enum=text|binary"`
	VersionStages  []string `rpc:",json"`
}

// PutSecretValueResponse is what PutSecretValue answers.
type PutSecretValueResponse struct {
	SecretName    string
	VersionId     string
	VersionStages VersionStages
}

// UpdateSecretRequest is what UpdateSecret takes.
type UpdateSecretRequest struct {
	SecretName  string `rpc:",required"`
	Description string
	_           rpc.Unread `params:"ExtendedConfig.CustomData"`
}

// UpdateSecretResponse is what UpdateSecret answers.
type UpdateSecretResponse struct{ SecretName string }

// UpdateSecretVersionStageRequest is what UpdateSecretVersionStage takes.
type UpdateSecretVersionStageRequest struct {
	SecretName        string `rpc:",required"`
	VersionStage      string `rpc:",required"`
	RemoveFromVersion string
	MoveToVersion     string
}

// UpdateSecretVersionStageResponse is what UpdateSecretVersionStage answers.
type UpdateSecretVersionStageResponse struct{ SecretName string }

// DeleteSecretRequest is what DeleteSecret takes.
type DeleteSecretRequest struct {
	SecretName                 string `rpc:",required"`
	ForceDeleteWithoutRecovery bool
	RecoveryWindowInDays       int `rpc:",default=30,min=7,max=30"`
}

// DeleteSecretResponse is what DeleteSecret answers.
type DeleteSecretResponse struct {
	SecretName        string
	PlannedDeleteTime string
}

// RestoreSecretRequest is what RestoreSecret takes.
type RestoreSecretRequest struct {
	SecretName string `rpc:",required"`
}

// RestoreSecretResponse is what RestoreSecret answers.
type RestoreSecretResponse struct{ SecretName string }

// ListSecretsRequest is what ListSecrets takes.
type ListSecretsRequest struct {
	rpc.Paging
	FetchTags bool
	Filters   []KeyFilter `rpc:",json"`
}

// ListSecretsResponse is what ListSecrets answers.
type ListSecretsResponse struct {
	PageNumber int
	PageSize   int
	TotalCount int
	SecretList struct{ Secret []Secret }
}

// Secret is a secret in a list.
type Secret struct {
	SecretName        string
	SecretType        string
	CreateTime        string
	UpdateTime        string
	PlannedDeleteTime string `rpc:",omitempty"`
	Tags              struct{ Tag []TagPair }
}

// ListSecretVersionIdsRequest is what ListSecretVersionIds takes.
type ListSecretVersionIdsRequest struct {
	SecretName        string `rpc:",required"`
	IncludeDeprecated bool
	PageNumber        int32 `rpc:",default=1,min=1"`
	PageSize          int32 `rpc:",default=20,min=1,max=100"`
}

// ListSecretVersionIdsResponse is what ListSecretVersionIds answers.
type ListSecretVersionIdsResponse struct {
	SecretName string
	PageNumber int
	PageSize   int
	TotalCount int
	VersionIds struct{ VersionId []SecretVersionID }
}

// SecretVersionID is a version of a secret, without its value.
type SecretVersionID struct {
	VersionId     string
	CreateTime    string
	VersionStages VersionStages
}

// GetRandomPasswordRequest is what GetRandomPassword takes.
type GetRandomPasswordRequest struct {
	PasswordLength          int `rpc:",default=32,min=8,max=128"`
	ExcludeCharacters       string
	ExcludeLowercase        bool
	ExcludeUppercase        bool
	ExcludeNumbers          bool
	ExcludePunctuation      bool
	RequireEachIncludedType bool
}

// GetRandomPasswordResponse is what GetRandomPassword answers.
type GetRandomPasswordResponse struct{ RandomPassword string }
