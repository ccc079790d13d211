package oss

import (
	"maps"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/regions"
)

// Operations are those that the emulator answers. What is not here is refused by name.
var Operations = union(basicOperations, configOperations, processOperations)

func union(all ...map[wire.Operation]Operation) map[wire.Operation]Operation {
	one := make(map[wire.Operation]Operation)
	for _, some := range all {
		maps.Copy(one, some)
	}
	return one
}

// configOperations are those on the configuration of buckets.
var configOperations = map[wire.Operation]Operation{
	wire.OpGetBucketLogging:                 reads("GetBucketLogging"),
	wire.OpPutBucketLogging:                 writes("PutBucketLogging"),
	wire.OpDeleteBucketLogging:              writes("DeleteBucketLogging"),
	wire.OpGetUserDefinedLogFieldsConfig:    reads("GetUserDefinedLogFieldsConfig"),
	wire.OpPutUserDefinedLogFieldsConfig:    writes("PutUserDefinedLogFieldsConfig"),
	wire.OpDeleteUserDefinedLogFieldsConfig: writes("DeleteUserDefinedLogFieldsConfig"),
	wire.OpGetBucketWebsite:                 reads("GetBucketWebsite"),
	wire.OpPutBucketWebsite:                 writes("PutBucketWebsite"),
	wire.OpDeleteBucketWebsite:              writes("DeleteBucketWebsite"),
	wire.OpGetBucketPolicy:                  reads("GetBucketPolicy"),
	wire.OpPutBucketPolicy:                  writes("PutBucketPolicy"),
	wire.OpDeleteBucketPolicy:               writes("DeleteBucketPolicy"),
	wire.OpGetBucketPolicyStatus:            reads("GetBucketPolicyStatus"),
	wire.OpGetBucketRequestPayment:          reads("GetBucketRequestPayment"),
	wire.OpPutBucketRequestPayment:          writes("PutBucketRequestPayment"),
	wire.OpGetBucketAccessMonitor:           reads("GetBucketAccessMonitor"),
	wire.OpPutBucketAccessMonitor:           writes("PutBucketAccessMonitor"),
	wire.OpGetBucketArchiveDirectRead:       reads("GetBucketArchiveDirectRead"),
	wire.OpPutBucketArchiveDirectRead:       writes("PutBucketArchiveDirectRead"),
	wire.OpGetBucketTransferAcceleration:    reads("GetBucketTransferAcceleration"),
	wire.OpPutBucketTransferAcceleration:    writes("PutBucketTransferAcceleration"),
	wire.OpGetBucketHttpsConfig:             reads("GetBucketHttpsConfig"),
	wire.OpPutBucketHttpsConfig:             writes("PutBucketHttpsConfig"),
	wire.OpGetBucketOverwriteConfig:         reads("GetBucketOverwriteConfig"),
	wire.OpPutBucketOverwriteConfig:         writes("PutBucketOverwriteConfig"),
	wire.OpDeleteBucketOverwriteConfig:      writes("DeleteBucketOverwriteConfig"),
	wire.OpGetBucketResponseHeader:          reads("GetBucketResponseHeader"),
	wire.OpPutBucketResponseHeader:          writes("PutBucketResponseHeader"),
	wire.OpDeleteBucketResponseHeader:       writes("DeleteBucketResponseHeader"),
	wire.OpGetBucketQosInfo:                 reads("GetBucketQoSInfo"),
	wire.OpPutBucketQosInfo:                 writes("PutBucketQoSInfo"),
	wire.OpDeleteBucketQosInfo:              writes("DeleteBucketQoSInfo"),
	wire.OpPutBucketInventory:               writes("PutBucketInventory"),
	wire.OpGetBucketInventory:               reads("GetBucketInventory"),
	wire.OpListBucketInventory:              reads("GetBucketInventory"),
	wire.OpDeleteBucketInventory:            writes("DeleteBucketInventory"),
	wire.OpPutStyle:                         writes("PutStyle"),
	wire.OpGetStyle:                         reads("GetStyle"),
	wire.OpListStyle:                        reads("ListStyle"),
	wire.OpDeleteStyle:                      writes("DeleteStyle"),

	wire.OpCreateAccessPoint:                  writes("CreateAccessPoint"),
	wire.OpGetAccessPoint:                     reads("GetAccessPoint"),
	wire.OpDeleteAccessPoint:                  writes("DeleteAccessPoint"),
	wire.OpPutAccessPointPolicy:               writes("PutAccessPointPolicy"),
	wire.OpGetAccessPointPolicy:               reads("GetAccessPointPolicy"),
	wire.OpDeleteAccessPointPolicy:            writes("DeleteAccessPointPolicy"),
	wire.OpGetAccessPointPublicAccessBlock:    reads("GetAccessPointPublicAccessBlock"),
	wire.OpPutAccessPointPublicAccessBlock:    writes("PutAccessPointPublicAccessBlock"),
	wire.OpDeleteAccessPointPublicAccessBlock: writes("DeleteAccessPointPublicAccessBlock"),

	wire.OpCreateAccessPointForObjectProcess:       writes("CreateAccessPointForObjectProcess"),
	wire.OpGetAccessPointForObjectProcess:          reads("GetAccessPointForObjectProcess"),
	wire.OpDeleteAccessPointForObjectProcess:       writes("DeleteAccessPointForObjectProcess"),
	wire.OpPutAccessPointConfigForObjectProcess:    writes("PutAccessPointConfigForObjectProcess"),
	wire.OpGetAccessPointConfigForObjectProcess:    reads("GetAccessPointConfigForObjectProcess"),
	wire.OpPutAccessPointPolicyForObjectProcess:    writes("PutAccessPointPolicyForObjectProcess"),
	wire.OpGetAccessPointPolicyForObjectProcess:    reads("GetAccessPointPolicyForObjectProcess"),
	wire.OpDeleteAccessPointPolicyForObjectProcess: writes("DeleteAccessPointPolicyForObjectProcess"),

	// A list of access points is of one bucket, or of the account.
	wire.OpListAccessPoints:                 {regions.OSSService, AccessService, "ListAccessPoints", false},
	wire.OpListAccessPointsForObjectProcess: {regions.OSSService, AccessService, "ListAccessPointsForObjectProcess", false},

	wire.OpPutCname:         writes("PutCname"),
	wire.OpDeleteCname:      writes("DeleteCname"),
	wire.OpListCname:        reads("ListCname"),
	wire.OpCreateCnameToken: writes("CreateCnameToken"),
	wire.OpGetCnameToken:    reads("GetCnameToken"),

	wire.OpCreateBucketDataRedundancyTransition: writes("CreateBucketDataRedundancyTransition"),
	wire.OpGetBucketDataRedundancyTransition:    reads("GetBucketDataRedundancyTransition"),
	wire.OpListBucketDataRedundancyTransition:   reads("ListBucketDataRedundancyTransition"),
	wire.OpDeleteBucketDataRedundancyTransition: writes("DeleteBucketDataRedundancyTransition"),
	wire.OpListUserDataRedundancyTransition:     {regions.OSSService, AccessService, "ListUserDataRedundancyTransition", false},

	wire.OpOpenMetaQuery:      writes("OpenMetaQuery"),
	wire.OpGetMetaQueryStatus: reads("GetMetaQueryStatus"),
	wire.OpDoMetaQuery:        reads("DoMetaQuery"),
	wire.OpCloseMetaQuery:     writes("CloseMetaQuery"),
	wire.OpDoMetaQueryAction:  reads("DoMetaQueryAction"),

	wire.OpPutBucketReplication:         {regions.OSSReplication, AccessOwner, "PutBucketReplication", true},
	wire.OpGetBucketReplication:         {regions.OSSReplication, AccessOwner, "GetBucketReplication", false},
	wire.OpDeleteBucketReplication:      {regions.OSSReplication, AccessOwner, "DeleteBucketReplication", true},
	wire.OpGetBucketReplicationLocation: {regions.OSSReplication, AccessOwner, "GetBucketReplicationLocation", false},
	wire.OpGetBucketReplicationProgress: {regions.OSSReplication, AccessOwner, "GetBucketReplicationProgress", false},
	wire.OpPutBucketRtc:                 {regions.OSSReplication, AccessOwner, "PutBucketRtc", true},

	wire.OpListCloudBoxes:          {regions.OSSService, AccessService, "ListCloudBoxes", false},
	wire.OpDoDataPipeLineAction:    {regions.OSSService, AccessService, "DoDataPipeLineAction", false},
	wire.OpGetUserQosInfo:          {regions.OSSService, AccessService, "GetUserQosInfo", false},
	wire.OpGetPublicAccessBlock:    {regions.OSSService, AccessService, "GetPublicAccessBlock", false},
	wire.OpPutPublicAccessBlock:    {regions.OSSService, AccessService, "PutPublicAccessBlock", true},
	wire.OpDeletePublicAccessBlock: {regions.OSSService, AccessService, "DeletePublicAccessBlock", true},
}

// reads and writes are operations on the configuration of a bucket, which are its owner's.
func reads(permission string) Operation {
	return Operation{regions.OSSBucket, AccessOwner, permission, false}
}
func writes(permission string) Operation {
	return Operation{regions.OSSBucket, AccessOwner, permission, true}
}
