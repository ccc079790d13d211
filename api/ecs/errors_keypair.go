package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on key pairs refuse.
var (
	ErrKeyPairName         = apierr.New(400, "InvalidKeyPairName.Malformed", "The name is 2 to 128 characters long, begins with a letter and does not look like a URL.", "Ecs CreateKeyPair")
	ErrKeyPairExists       = apierr.New(400, "KeyPair.AlreadyExist", "There is a key pair of that name.", "Ecs CreateKeyPair")
	ErrKeyPairQuota        = apierr.New(403, "QuotaExceed.KeyPair", "The account has as many key pairs in this region as its quota allows.", "Ecs CreateKeyPair")
	ErrPublicKey           = apierr.New(400, "InvalidPublicKeyBody.Malformed", "The public key is not of a format that key pairs have.", "Ecs ImportKeyPair")
	ErrKeyPairUnknown      = apierr.New(400, "InvalidKeyPairName.NotFound", "The specified key pair does not exist.", "Ecs AttachKeyPair, DetachKeyPair")
	ErrKeyPairInstances    = apierr.New(400, "InvalidInstanceIds.ValueNotSupported", "InstanceIds names no instances, or one that does not exist.", "Ecs AttachKeyPair, DetachKeyPair")
	ErrKeyPairTooMany      = apierr.New(403, "InstanceKeyPairLimitExceeded", "InstanceIds names at most 50 instances.", "Ecs AttachKeyPair, DetachKeyPair")
	ErrKeyPairOnWindows    = apierr.New(403, "DependencyViolation.WindowsInstance", "Windows instances take no SSH key pair.", "Ecs AttachKeyPair, DetachKeyPair")
	ErrKeyPairNames        = apierr.New(400, "InvalidKeyPairNames.ValueNotSupported", "KeyPairNames names 1 to 100 key pairs.", "Ecs DeleteKeyPairs")
	ErrKeyPairStillOnHosts = apierr.New(400, "InvalidParameter.KeypairAlreadyAttachedInstance", "The key pair is attached to instances.", "Ecs DeleteKeyPairs")
)
