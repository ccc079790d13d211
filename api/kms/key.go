package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateKeyRequest is what CreateKey takes.
type CreateKeyRequest struct {
	Description             string `rpc:",maxlen=8192"`
	KeyUsage                string
	Origin                  string `rpc:",enum=Aliyun_KMS|EXTERNAL,default=Aliyun_KMS"`
	ProtectionLevel         string `rpc:",enum=SOFTWARE|HSM,default=SOFTWARE"`
	EnableAutomaticRotation bool
	RotationInterval        string
	KeySpec                 string `rpc:",default=Aliyun_AES_256"`
	DKMSInstanceId          string
	Tags                    []TagPair  `rpc:",json"`
	_                       rpc.Unread `params:"Policy"`
}

// TagPair is how CreateKey and TagResource spell a tag.
type TagPair struct {
	TagKey   string
	TagValue string
}

// CreateKeyResponse is what CreateKey answers.
type CreateKeyResponse struct{ KeyMetadata CreatedKey }

// CreatedKey is what CreateKey tells of the key. Unlike DescribeKey it says nothing of protection against deletion.
type CreatedKey struct {
	KeyId              string
	NextRotationDate   string `rpc:",omitempty"`
	KeyState           string
	RotationInterval   string `rpc:",omitempty"`
	Arn                string
	Creator            string
	LastRotationDate   string
	DeleteDate         string
	PrimaryKeyVersion  string
	Description        string
	KeySpec            string
	Origin             string
	MaterialExpireTime string
	AutomaticRotation  string
	ProtectionLevel    string
	KeyUsage           string
	CreationDate       string
}

// DescribeKeyRequest is what DescribeKey takes.
type DescribeKeyRequest struct {
	KeyId string `rpc:",required"`
}

// DescribeKeyResponse is what DescribeKey answers.
type DescribeKeyResponse struct{ KeyMetadata KeyMetadata }

// KeyMetadata is part of the answer of DescribeKey.
type KeyMetadata struct {
	CreatedKey
	DeletionProtection            string
	DeletionProtectionDescription string `rpc:",omitempty"`
}

// ListKeysRequest is what ListKeys takes.
type ListKeysRequest struct {
	rpc.Paging
	Filters []KeyFilter `rpc:",json"`
}

// KeyFilter wants an attribute of a key to have one of some values.
type KeyFilter struct {
	Key    string
	Values []string
}

// ListKeysResponse is what ListKeys answers.
type ListKeysResponse struct {
	PageNumber int32
	PageSize   int32
	TotalCount int32
	Keys       struct{ Key []KeyName }
}

// KeyName is part of the answer of ListKeys.
type KeyName struct {
	KeyId  string
	KeyArn string
}

// EnableKeyRequest is what EnableKey takes.
type EnableKeyRequest struct {
	KeyId string `rpc:",required"`
}

// EnableKeyResponse is what EnableKey answers.
type EnableKeyResponse struct{}

// DisableKeyRequest is what DisableKey takes.
type DisableKeyRequest struct {
	KeyId string `rpc:",required"`
}

// DisableKeyResponse is what DisableKey answers.
type DisableKeyResponse struct{}

// ScheduleKeyDeletionRequest is what ScheduleKeyDeletion takes.
type ScheduleKeyDeletionRequest struct {
	KeyId               string `rpc:",required"`
	PendingWindowInDays int    `rpc:",required,min=7,max=366"`
}

// ScheduleKeyDeletionResponse is what ScheduleKeyDeletion answers.
type ScheduleKeyDeletionResponse struct{}

// CancelKeyDeletionRequest is what CancelKeyDeletion takes.
type CancelKeyDeletionRequest struct {
	KeyId string `rpc:",required"`
}

// CancelKeyDeletionResponse is what CancelKeyDeletion answers.
type CancelKeyDeletionResponse struct{}

// UpdateKeyDescriptionRequest is what UpdateKeyDescription takes. The description may be empty.
type UpdateKeyDescriptionRequest struct {
	KeyId       string `rpc:",required"`
	Description string `rpc:",maxlen=8192"`
}

// UpdateKeyDescriptionResponse is what UpdateKeyDescription answers.
type UpdateKeyDescriptionResponse struct{}

// UpdateRotationPolicyRequest is what UpdateRotationPolicy takes.
type UpdateRotationPolicyRequest struct {
	KeyId                   string `rpc:",required"`
	EnableAutomaticRotation bool   `rpc:",required"`
	RotationInterval        string
}

// UpdateRotationPolicyResponse is what UpdateRotationPolicy answers.
type UpdateRotationPolicyResponse struct{}

// SetDeletionProtectionRequest is what SetDeletionProtection takes. The Terraform provider names the key by KeyId (A0424).
type SetDeletionProtectionRequest struct {
	ProtectedResourceArn          string
	KeyId                         string
	EnableDeletionProtection      bool `rpc:",required"`
	DeletionProtectionDescription string
}

// SetDeletionProtectionResponse is what SetDeletionProtection answers.
type SetDeletionProtectionResponse struct{}
