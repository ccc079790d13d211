package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/regions"
)

// Access is what a caller needs to be let through to an operation.
type Access string

// The kinds of access. What is not owner's business may be granted to everyone by an access control list.
const (
	AccessService Access = "service" // any signed caller
	AccessOwner   Access = "owner"   // the bucket's account
	AccessList    Access = "list"    // readers of the bucket
	AccessRead    Access = "read"    // readers of the object
	AccessWrite   Access = "write"   // writers of the bucket
	AccessOpen    Access = "open"    // everyone: preflight requests carry no credentials
)

// Operation is what the gates need to know of an operation before its verb runs.
type Operation struct {
	Capability regions.Capability
	Access     Access
	// Permission is the RAM action that it needs, without "oss:". Several operations share one.
	Permission string
	Writes     bool
}

// Operations are those that the emulator answers. What is not here is refused by name.
var Operations = map[wire.Operation]Operation{
	wire.OpListBuckets:     {regions.OSSService, AccessService, "ListBuckets", false},
	wire.OpDescribeRegions: {regions.OSSService, AccessService, "DescribeRegions", false},

	wire.OpPutBucket:         {regions.OSSBucket, AccessService, "PutBucket", true},
	wire.OpDeleteBucket:      {regions.OSSBucket, AccessOwner, "DeleteBucket", true},
	wire.OpGetBucketInfo:     {regions.OSSBucket, AccessOwner, "GetBucketInfo", false},
	wire.OpGetBucketLocation: {regions.OSSBucket, AccessOwner, "GetBucketLocation", false},
	wire.OpGetBucketStat:     {regions.OSSBucket, AccessOwner, "GetBucketStat", false},
	wire.OpGetBucketAcl:      {regions.OSSBucket, AccessOwner, "GetBucketAcl", false},
	wire.OpPutBucketAcl:      {regions.OSSBucket, AccessOwner, "PutBucketAcl", true},

	wire.OpGetBucketTags:                 {regions.OSSBucket, AccessOwner, "GetBucketTagging", false},
	wire.OpPutBucketTags:                 {regions.OSSBucket, AccessOwner, "PutBucketTagging", true},
	wire.OpDeleteBucketTags:              {regions.OSSBucket, AccessOwner, "DeleteBucketTagging", true},
	wire.OpGetBucketCors:                 {regions.OSSBucket, AccessOwner, "GetBucketCors", false},
	wire.OpPutBucketCors:                 {regions.OSSBucket, AccessOwner, "PutBucketCors", true},
	wire.OpDeleteBucketCors:              {regions.OSSBucket, AccessOwner, "DeleteBucketCors", true},
	wire.OpGetBucketReferer:              {regions.OSSBucket, AccessOwner, "GetBucketReferer", false},
	wire.OpPutBucketReferer:              {regions.OSSBucket, AccessOwner, "PutBucketReferer", true},
	wire.OpGetBucketEncryption:           {regions.OSSBucket, AccessOwner, "GetBucketEncryption", false},
	wire.OpPutBucketEncryption:           {regions.OSSBucket, AccessOwner, "PutBucketEncryption", true},
	wire.OpDeleteBucketEncryption:        {regions.OSSBucket, AccessOwner, "DeleteBucketEncryption", true},
	wire.OpGetBucketResourceGroup:        {regions.OSSBucket, AccessOwner, "GetBucketResourceGroup", false},
	wire.OpPutBucketResourceGroup:        {regions.OSSBucket, AccessOwner, "PutBucketResourceGroup", true},
	wire.OpGetBucketPublicAccessBlock:    {regions.OSSBucket, AccessOwner, "GetBucketPublicAccessBlock", false},
	wire.OpPutBucketPublicAccessBlock:    {regions.OSSBucket, AccessOwner, "PutBucketPublicAccessBlock", true},
	wire.OpDeleteBucketPublicAccessBlock: {regions.OSSBucket, AccessOwner, "DeleteBucketPublicAccessBlock", true},

	// What the emulator cannot be told to do: the answers are those of a bucket on which it was never set.
	wire.OpGetBucketVersioning:           {regions.OSSBucket, AccessOwner, "GetBucketVersioning", false},
	wire.OpGetBucketLogging:              {regions.OSSBucket, AccessOwner, "GetBucketLogging", false},
	wire.OpDeleteBucketLogging:           {regions.OSSBucket, AccessOwner, "DeleteBucketLogging", true},
	wire.OpGetBucketWebsite:              {regions.OSSBucket, AccessOwner, "GetBucketWebsite", false},
	wire.OpDeleteBucketWebsite:           {regions.OSSBucket, AccessOwner, "DeleteBucketWebsite", true},
	wire.OpGetBucketLifecycle:            {regions.OSSBucket, AccessOwner, "GetBucketLifecycle", false},
	wire.OpDeleteBucketLifecycle:         {regions.OSSBucket, AccessOwner, "DeleteBucketLifecycle", true},
	wire.OpGetBucketPolicy:               {regions.OSSBucket, AccessOwner, "GetBucketPolicy", false},
	wire.OpDeleteBucketPolicy:            {regions.OSSBucket, AccessOwner, "DeleteBucketPolicy", true},
	wire.OpGetBucketPolicyStatus:         {regions.OSSBucket, AccessOwner, "GetBucketPolicyStatus", false},
	wire.OpGetBucketReplication:          {regions.OSSReplication, AccessOwner, "GetBucketReplication", false},
	wire.OpListBucketInventory:           {regions.OSSBucket, AccessOwner, "GetBucketInventory", false},
	wire.OpGetBucketInventory:            {regions.OSSBucket, AccessOwner, "GetBucketInventory", false},
	wire.OpGetBucketWorm:                 {regions.OSSBucket, AccessOwner, "GetBucketWorm", false},
	wire.OpGetBucketTransferAcceleration: {regions.OSSBucket, AccessOwner, "GetBucketTransferAcceleration", false},
	wire.OpGetBucketAccessMonitor:        {regions.OSSBucket, AccessOwner, "GetBucketAccessMonitor", false},
	wire.OpGetBucketArchiveDirectRead:    {regions.OSSBucket, AccessOwner, "GetBucketArchiveDirectRead", false},
	wire.OpGetBucketHttpsConfig:          {regions.OSSBucket, AccessOwner, "GetBucketHttpsConfig", false},
	wire.OpGetBucketRequestPayment:       {regions.OSSBucket, AccessOwner, "GetBucketRequestPayment", false},
	wire.OpGetBucketOverwriteConfig:      {regions.OSSBucket, AccessOwner, "GetBucketOverwriteConfig", false},
	wire.OpGetBucketResponseHeader:       {regions.OSSBucket, AccessOwner, "GetBucketResponseHeader", false},
	wire.OpGetUserDefinedLogFieldsConfig: {regions.OSSBucket, AccessOwner, "GetUserDefinedLogFieldsConfig", false},
	wire.OpListStyle:                     {regions.OSSBucket, AccessOwner, "ListStyle", false},
	wire.OpGetStyle:                      {regions.OSSBucket, AccessOwner, "GetStyle", false},
	wire.OpListLiveChannel:               {regions.OSSLiveChannel, AccessOwner, "ListLiveChannel", false},
	wire.OpGetLiveChannelInfo:            {regions.OSSLiveChannel, AccessOwner, "GetLiveChannel", false},
	wire.OpGetLiveChannelStat:            {regions.OSSLiveChannel, AccessOwner, "GetLiveChannelStat", false},
	wire.OpGetLiveChannelHistory:         {regions.OSSLiveChannel, AccessOwner, "GetLiveChannelHistory", false},
	wire.OpGetMetaQueryStatus:            {regions.OSSBucket, AccessOwner, "GetMetaQueryStatus", false},
	wire.OpOptionObject:                  {regions.OSSObject, AccessOpen, "GetObject", false},
	wire.OpOptionBucket:                  {regions.OSSObject, AccessOpen, "GetObject", false},

	wire.OpListObjects:           {regions.OSSObject, AccessList, "ListObjects", false},
	wire.OpListObjectsV2:         {regions.OSSObject, AccessList, "ListObjects", false},
	wire.OpListObjectVersions:    {regions.OSSObject, AccessList, "ListObjectVersions", false},
	wire.OpPutObject:             {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpAppendObject:          {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpCopyObject:            {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpGetObject:             {regions.OSSObject, AccessRead, "GetObject", false},
	wire.OpHeadObject:            {regions.OSSObject, AccessRead, "GetObject", false},
	wire.OpGetObjectMeta:         {regions.OSSObject, AccessRead, "GetObject", false},
	wire.OpDeleteObject:          {regions.OSSObject, AccessWrite, "DeleteObject", true},
	wire.OpDeleteMultipleObjects: {regions.OSSObject, AccessWrite, "DeleteObject", true},
	wire.OpGetObjectAcl:          {regions.OSSObject, AccessOwner, "GetObjectAcl", false},
	wire.OpPutObjectAcl:          {regions.OSSObject, AccessOwner, "PutObjectAcl", true},
	wire.OpGetObjectTagging:      {regions.OSSObject, AccessOwner, "GetObjectTagging", false},
	wire.OpPutObjectTagging:      {regions.OSSObject, AccessOwner, "PutObjectTagging", true},
	wire.OpDeleteObjectTagging:   {regions.OSSObject, AccessOwner, "DeleteObjectTagging", true},
	wire.OpSealAppendObject:      {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpPutSymlink:            {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpGetSymlink:            {regions.OSSObject, AccessRead, "GetObject", false},

	wire.OpInitiateMultipartUpload: {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpUploadPart:              {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpUploadPartCopy:          {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpCompleteMultipartUpload: {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpAbortMultipartUpload:    {regions.OSSObject, AccessWrite, "AbortMultipartUpload", true},
	wire.OpListParts:               {regions.OSSObject, AccessOwner, "ListParts", false},
	wire.OpListMultipartUploads:    {regions.OSSObject, AccessOwner, "ListMultipartUploads", false},
}

// lawful names the capability of operations that the emulator does not answer but of which the law speaks: where a
// region refuses them, the refusal is the region's and not the emulator's.
var lawful = map[wire.Operation]regions.Capability{
	wire.OpPutLiveChannel:               regions.OSSLiveChannel,
	wire.OpPutLiveChannelStatus:         regions.OSSLiveChannel,
	wire.OpDeleteLiveChannel:            regions.OSSLiveChannel,
	wire.OpPostVodPlaylist:              regions.OSSLiveChannel,
	wire.OpGetVodPlaylist:               regions.OSSLiveChannel,
	wire.OpProcessObject:                regions.OSSImageProcess,
	wire.OpAsyncProcessObject:           regions.OSSImageProcess,
	wire.OpPutBucketReplication:         regions.OSSReplication,
	wire.OpDeleteBucketReplication:      regions.OSSReplication,
	wire.OpGetBucketReplicationLocation: regions.OSSReplication,
	wire.OpGetBucketReplicationProgress: regions.OSSReplication,
	wire.OpPutBucketRtc:                 regions.OSSReplication,
}

// Capability is what an operation needs of its region.
func Capability(op wire.Operation) regions.Capability {
	if known, ok := Operations[op]; ok {
		return known.Capability
	}
	if c, ok := lawful[op]; ok {
		return c
	}
	return regions.OSSBucket
}
