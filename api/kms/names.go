package kms

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AsymmetricDecrypt", "AsymmetricEncrypt", "AsymmetricSign", "AsymmetricVerify", "CancelKeyDeletion",
	"CertificatePrivateKeyDecrypt", "CertificatePrivateKeySign", "CertificatePublicKeyEncrypt", "CertificatePublicKeyVerify",
	"ConnectKmsInstance", "CreateAlias", "CreateApplicationAccessPoint", "CreateCertificate", "CreateClientKey", "CreateKey",
	"CreateKeyVersion", "CreateNetworkRule", "CreatePolicy", "CreateSecret", "Decrypt", "DeleteAlias",
	"DeleteApplicationAccessPoint", "DeleteCertificate", "DeleteClientKey", "DeleteKeyMaterial", "DeleteNetworkRule",
	"DeletePolicy", "DeleteSecret", "DescribeAccountKmsStatus", "DescribeApplicationAccessPoint", "DescribeCertificate",
	"DescribeKey", "DescribeKeyVersion", "DescribeNetworkRule", "DescribePolicy", "DescribeRegions", "DescribeSecret",
	"DisableKey", "EnableKey", "Encrypt", "ExportDataKey", "GenerateAndExportDataKey", "GenerateDataKey",
	"GenerateDataKeyWithoutPlaintext", "GetCertificate", "GetClientKey", "GetKeyPolicy", "GetKmsInstance",
	"GetParametersForImport", "GetPublicKey", "GetRandomPassword", "GetSecretPolicy", "GetSecretValue", "ImportKeyMaterial",
	"ListAliases", "ListAliasesByKeyId", "ListApplicationAccessPoints", "ListClientKeys", "ListKeyVersions", "ListKeys",
	"ListKmsInstances", "ListNetworkRules", "ListPolicies", "ListResourceTags", "ListSecretVersionIds", "ListSecrets",
	"ListTagResources", "OpenKmsService", "PutSecretValue", "ReEncrypt", "RestoreSecret", "RotateSecret",
	"ScheduleKeyDeletion", "SetDeletionProtection", "SetKeyPolicy", "SetSecretPolicy", "TagResource", "TagResources",
	"UntagResource", "UntagResources", "UpdateAlias", "UpdateApplicationAccessPoint", "UpdateCertificateStatus",
	"UpdateKeyDescription", "UpdateKmsInstanceBindVpc", "UpdateNetworkRule", "UpdatePolicy", "UpdateRotationPolicy",
	"UpdateSecret", "UpdateSecretRotationPolicy", "UpdateSecretVersionStage", "UploadCertificate",
}
