package kms

import "github.com/ringfence-dev/ringfence/api/apierr"

// docStates is the table of what each action answers in each state of a key.
const docStates = "KMS API reference, Impact of the key state on API calls"

// What a key refuses because of its state.
var (
	ErrDisabled        = apierr.New(409, "Rejected.Disabled", "The request was rejected because the key state is Disabled.", docStates)
	ErrPendingDeletion = apierr.New(409, "Rejected.PendingDeletion", "The request was rejected because the key state is PendingDeletion.", docStates)
	ErrPendingImport   = apierr.New(409, "Rejected.PendingImport", "The request was rejected because the key state is PendingImport.", docStates)
	ErrStateModified   = apierr.New(409, "Rejected.StateModifiedFailed", "The request was rejected because the key in state %s cannot be changed like this.", docStates)
)

// What the actions refuse. The codes of an alias that is taken and of a protected key are A0264.
var (
	ErrKeyNotFound     = apierr.New(404, "Forbidden.KeyNotFound", "The specified Key is not found.", "Kms DescribeKey")
	ErrAliasNotFound   = apierr.New(404, "Forbidden.AliasNotFound", "The specified Alias is not found.", "Kms DescribeKey")
	ErrAliasTaken      = apierr.New(409, "Rejected.ResourceExist", "The alias %s already exists.", "Kms CreateAlias")
	ErrUnsupported     = apierr.New(400, "UnsupportedOperation", "This action is not supported.", "Kms Decrypt")
	ErrInvalid         = apierr.New(400, "InvalidParameter", "The specified parameter %s is not valid.", "Kms CreateKey")
	ErrBlob            = apierr.New(400, "InvalidParameter", "The specified parameter CiphertextBlob is not valid.", "Kms Decrypt")
	ErrKeyLimit        = apierr.New(400, "Rejected.LimitExceeded", "The request was rejected because user create resource limit was exceeded", "Kms CreateKey")
	ErrProtected       = apierr.New(409, "Rejected.DeletionProtection", "The key is protected against deletion.", "Kms SetDeletionProtection")
	ErrServiceKey      = apierr.New(403, "Forbidden.NoPermission", "This operation is forbidden by permission system.", "Kms UpdateRotationPolicy")
	ErrKeyInstance     = apierr.New(403, "Forbidden.DKMSInstanceNotFound", "The specified DKMS Instance is not found.", "Kms CreateKey")
	ErrPolicyNoSupport = apierr.New(400, "Forbidden.KeyPolicyUnSupported", "The specified key does not support key policy.", "Kms SetKeyPolicy")
	ErrOpened          = apierr.New(400, "Forbidden.Opened", "Your kms service has been opened.", "Kms OpenKmsService")
	ErrSecretNotFound  = apierr.New(404, "Forbidden.ResourceNotFound", "Resource not found.", "Kms GetSecretValue")
	ErrSecretExists    = apierr.New(409, "Rejected.ResourceExist", "A secret of this name exists.", "Kms CreateSecret")
	ErrVersionExists   = apierr.New(409, "Rejected.ResourceExist", "The version has another value.", "Kms PutSecretValue")
	ErrSecretDeleted   = apierr.New(409, "Rejected.ResourceInDeleteWindow", "The secret waits to be deleted.", "Kms CreateSecret")
	ErrSecretInUse     = apierr.New(409, "Rejected.ResourceInUse", "The secret is not one that waits to be deleted.", "Kms RestoreSecret")
	ErrTagType         = apierr.New(400, "InvalidParameter", "The specified parameter ResourceType is not valid.", "Kms TagResources")
	ErrTagKey          = apierr.New(400, "InvalidParameter.TagKey", "The specified parameter is not valid.", "Kms TagResources")
	ErrTagQuota        = apierr.New(400, "Rejected.LimitExceeded", "A resource carries at most 20 tags.", "Kms TagResources")
	ErrTagNotFound     = apierr.New(404, "InvalidResourceId.NotFound", "The specified ResourceId is not found.", "Kms TagResources")
)
