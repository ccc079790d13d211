package kms_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc/rpctest"
)

func TestContract(t *testing.T) {
	t.Parallel()
	rpctest.Contract(t,
		rpctest.Pair{Request: kms.CancelKeyDeletionRequest{}, Response: kms.CancelKeyDeletionResponse{}},
		rpctest.Pair{Request: kms.CreateAliasRequest{}, Response: kms.CreateAliasResponse{}},
		rpctest.Pair{Request: kms.CreateKeyRequest{}, Response: kms.CreateKeyResponse{}},
		rpctest.Pair{Request: kms.CreateSecretRequest{}, Response: kms.CreateSecretResponse{}},
		rpctest.Pair{Request: kms.DecryptRequest{}, Response: kms.DecryptResponse{}},
		rpctest.Pair{Request: kms.DeleteAliasRequest{}, Response: kms.DeleteAliasResponse{}},
		rpctest.Pair{Request: kms.DeleteSecretRequest{}, Response: kms.DeleteSecretResponse{}},
		rpctest.Pair{Request: kms.DescribeAccountKmsStatusRequest{}, Response: kms.DescribeAccountKmsStatusResponse{}},
		rpctest.Pair{Request: kms.DescribeKeyRequest{}, Response: kms.DescribeKeyResponse{}},
		rpctest.Pair{Request: kms.DescribeKeyVersionRequest{}, Response: kms.DescribeKeyVersionResponse{}},
		rpctest.Pair{Request: kms.DescribeRegionsRequest{}, Response: kms.DescribeRegionsResponse{}},
		rpctest.Pair{Request: kms.DescribeSecretRequest{}, Response: kms.DescribeSecretResponse{}},
		rpctest.Pair{Request: kms.DisableKeyRequest{}, Response: kms.DisableKeyResponse{}},
		rpctest.Pair{Request: kms.EnableKeyRequest{}, Response: kms.EnableKeyResponse{}},
		rpctest.Pair{Request: kms.EncryptRequest{}, Response: kms.EncryptResponse{}},
		rpctest.Pair{Request: kms.GenerateDataKeyRequest{}, Response: kms.GenerateDataKeyResponse{}},
		rpctest.Pair{Request: kms.GenerateDataKeyWithoutPlaintextRequest{}, Response: kms.GenerateDataKeyWithoutPlaintextResponse{}},
		rpctest.Pair{Request: kms.GetRandomPasswordRequest{}, Response: kms.GetRandomPasswordResponse{}},
		rpctest.Pair{Request: kms.GetSecretValueRequest{}, Response: kms.GetSecretValueResponse{}},
		rpctest.Pair{Request: kms.ListAliasesRequest{}, Response: kms.ListAliasesResponse{}},
		rpctest.Pair{Request: kms.ListAliasesByKeyIdRequest{}, Response: kms.ListAliasesByKeyIdResponse{}},
		rpctest.Pair{Request: kms.ListKeyVersionsRequest{}, Response: kms.ListKeyVersionsResponse{}},
		rpctest.Pair{Request: kms.ListKeysRequest{}, Response: kms.ListKeysResponse{}},
		rpctest.Pair{Request: kms.ListResourceTagsRequest{}, Response: kms.ListResourceTagsResponse{}},
		rpctest.Pair{Request: kms.ListSecretVersionIdsRequest{}, Response: kms.ListSecretVersionIdsResponse{}},
		rpctest.Pair{Request: kms.ListSecretsRequest{}, Response: kms.ListSecretsResponse{}},
		rpctest.Pair{Request: kms.ListTagResourcesRequest{}, Response: kms.ListTagResourcesResponse{}},
		rpctest.Pair{Request: kms.OpenKmsServiceRequest{}, Response: kms.OpenKmsServiceResponse{}},
		rpctest.Pair{Request: kms.PutSecretValueRequest{}, Response: kms.PutSecretValueResponse{}},
		rpctest.Pair{Request: kms.ReEncryptRequest{}, Response: kms.ReEncryptResponse{}},
		rpctest.Pair{Request: kms.RestoreSecretRequest{}, Response: kms.RestoreSecretResponse{}},
		rpctest.Pair{Request: kms.ScheduleKeyDeletionRequest{}, Response: kms.ScheduleKeyDeletionResponse{}},
		rpctest.Pair{Request: kms.SetDeletionProtectionRequest{}, Response: kms.SetDeletionProtectionResponse{}},
		rpctest.Pair{Request: kms.TagResourceRequest{}, Response: kms.TagResourceResponse{}},
		rpctest.Pair{Request: kms.TagResourcesRequest{}, Response: kms.TagResourcesResponse{}},
		rpctest.Pair{Request: kms.UntagResourceRequest{}, Response: kms.UntagResourceResponse{}},
		rpctest.Pair{Request: kms.UntagResourcesRequest{}, Response: kms.UntagResourcesResponse{}},
		rpctest.Pair{Request: kms.UpdateAliasRequest{}, Response: kms.UpdateAliasResponse{}},
		rpctest.Pair{Request: kms.UpdateKeyDescriptionRequest{}, Response: kms.UpdateKeyDescriptionResponse{}},
		rpctest.Pair{Request: kms.UpdateRotationPolicyRequest{}, Response: kms.UpdateRotationPolicyResponse{}},
		rpctest.Pair{Request: kms.UpdateSecretRequest{}, Response: kms.UpdateSecretResponse{}},
		rpctest.Pair{Request: kms.UpdateSecretVersionStageRequest{}, Response: kms.UpdateSecretVersionStageResponse{}},
	)
}
