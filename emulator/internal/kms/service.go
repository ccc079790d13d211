package kms

import (
	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/regions"
)

// Service is what the KMS API answers.
var Service = action.Service{
	Product: wire.Product, Version: wire.Version, Host: "kms", Prefix: "kms", Names: wire.Names,
	Actions: []action.Action{
		action.Write("CreateKey", regions.KMSKey, createKey),
		action.Read("DescribeKey", regions.KMSKey, describeKey),
		action.Read("ListKeys", regions.KMSKey, listKeys),
		action.Write("EnableKey", regions.KMSKey, enableKey),
		action.Write("DisableKey", regions.KMSKey, disableKey),
		action.Write("ScheduleKeyDeletion", regions.KMSKey, scheduleKeyDeletion),
		action.Write("CancelKeyDeletion", regions.KMSKey, cancelKeyDeletion),
		action.Write("UpdateKeyDescription", regions.KMSKey, updateKeyDescription),
		action.Write("UpdateRotationPolicy", regions.KMSKey, updateRotationPolicy),
		action.Write("SetDeletionProtection", regions.KMSKey, setDeletionProtection),
		action.Read("ListKeyVersions", regions.KMSKey, listKeyVersions),
		action.Read("DescribeKeyVersion", regions.KMSKey, describeKeyVersion),

		action.Write("CreateAlias", regions.KMSKey, createAlias),
		action.Write("UpdateAlias", regions.KMSKey, updateAlias),
		action.Write("DeleteAlias", regions.KMSKey, deleteAlias),
		action.Read("ListAliases", regions.KMSKey, listAliases),
		action.Read("ListAliasesByKeyId", regions.KMSKey, listAliasesByKeyID),

		action.Read("Encrypt", regions.KMSCrypto, encrypt),
		action.Read("Decrypt", regions.KMSCrypto, decrypt),
		action.Read("ReEncrypt", regions.KMSCrypto, reEncrypt),
		action.Read("GenerateDataKey", regions.KMSCrypto, generateDataKey),
		action.Read("GenerateDataKeyWithoutPlaintext", regions.KMSCrypto, generateDataKeyWithoutPlaintext),

		action.Write("CreateSecret", regions.KMSSecret, createSecret),
		action.Read("DescribeSecret", regions.KMSSecret, describeSecret),
		action.Read("GetSecretValue", regions.KMSSecret, getSecretValue),
		action.Write("PutSecretValue", regions.KMSSecret, putSecretValue),
		action.Write("UpdateSecret", regions.KMSSecret, updateSecret),
		action.Write("UpdateSecretVersionStage", regions.KMSSecret, updateSecretVersionStage),
		action.Write("DeleteSecret", regions.KMSSecret, deleteSecret),
		action.Write("RestoreSecret", regions.KMSSecret, restoreSecret),
		action.Read("ListSecrets", regions.KMSSecret, listSecrets),
		action.Read("ListSecretVersionIds", regions.KMSSecret, listSecretVersionIDs),
		action.Read("GetRandomPassword", regions.KMSSecret, getRandomPassword),

		action.Write("TagResource", regions.KMSKey, tagResource),
		action.Write("UntagResource", regions.KMSKey, untagResource),
		action.Read("ListResourceTags", regions.KMSKey, listResourceTags),
		action.Write("TagResources", regions.KMSKey, tagResources),
		action.Write("UntagResources", regions.KMSKey, untagResources),
		action.Read("ListTagResources", regions.KMSKey, listTagResources),

		action.Read("DescribeAccountKmsStatus", regions.KMSKey, describeAccountStatus),
		action.Write("OpenKmsService", regions.KMSKey, openService),
		action.Read("DescribeRegions", regions.KMSKey, describeRegions),
	},
}
