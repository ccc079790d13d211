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

// basicOperations are those on buckets and objects.
var basicOperations = map[wire.Operation]Operation{
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
	wire.OpGetBucketVersioning:              {regions.OSSBucket, AccessOwner, "GetBucketVersioning", false},
	wire.OpGetBucketLifecycle:               {regions.OSSBucket, AccessOwner, "GetBucketLifecycle", false},
	wire.OpDeleteBucketLifecycle:            {regions.OSSBucket, AccessOwner, "DeleteBucketLifecycle", true},
	wire.OpGetBucketWorm:                    {regions.OSSBucket, AccessOwner, "GetBucketWorm", false},
	wire.OpPutAsyncFetchTask:                {regions.OSSObject, AccessOwner, "PutObject", true},
	wire.OpGetAsyncFetchTask:                {regions.OSSObject, AccessOwner, "GetObject", false},
	wire.OpDeleteBucketTransferAcceleration: {regions.OSSBucket, AccessOwner, "PutBucketTransferAcceleration", true},
	wire.OpPutLiveChannel:                   {regions.OSSLiveChannel, AccessOwner, "PutLiveChannel", true},
	wire.OpPutLiveChannelStatus:             {regions.OSSLiveChannel, AccessOwner, "PutLiveChannelStatus", true},
	wire.OpDeleteLiveChannel:                {regions.OSSLiveChannel, AccessOwner, "DeleteLiveChannel", true},
	wire.OpPostVodPlaylist:                  {regions.OSSLiveChannel, AccessOwner, "PostVodPlaylist", true},
	wire.OpGetVodPlaylist:                   {regions.OSSLiveChannel, AccessOwner, "GetVodPlaylist", false},
	wire.OpListLiveChannel:                  {regions.OSSLiveChannel, AccessOwner, "ListLiveChannel", false},
	wire.OpGetLiveChannelInfo:               {regions.OSSLiveChannel, AccessOwner, "GetLiveChannel", false},
	wire.OpGetLiveChannelStat:               {regions.OSSLiveChannel, AccessOwner, "GetLiveChannelStat", false},
	wire.OpGetLiveChannelHistory:            {regions.OSSLiveChannel, AccessOwner, "GetLiveChannelHistory", false},
	wire.OpOptionObject:                     {regions.OSSObject, AccessOpen, "GetObject", false},
	wire.OpOptionBucket:                     {regions.OSSObject, AccessOpen, "GetObject", false},

	wire.OpListObjects:           {regions.OSSObject, AccessList, "ListObjects", false},
	wire.OpListObjectsV2:         {regions.OSSObject, AccessList, "ListObjects", false},
	wire.OpListObjectVersions:    {regions.OSSObject, AccessList, "ListObjectVersions", false},
	wire.OpPutObject:             {regions.OSSObject, AccessWrite, "PutObject", true},
	wire.OpPostObject:            {regions.OSSObject, AccessWrite, "PutObject", true},
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

	wire.OpRestoreObject:       {regions.OSSObject, AccessWrite, "RestoreObject", true},
	wire.OpCleanRestoredObject: {regions.OSSObject, AccessWrite, "CleanRestoredObject", true},
	wire.OpPutObjectRetention:  {regions.OSSObject, AccessOwner, "PutObjectRetention", true},
	wire.OpGetObjectRetention:  {regions.OSSObject, AccessOwner, "GetObjectRetention", false},
	wire.OpPutObjectLegalHold:  {regions.OSSObject, AccessOwner, "PutObjectLegalHold", true},
	wire.OpGetObjectLegalHold:  {regions.OSSObject, AccessOwner, "GetObjectLegalHold", false},

	wire.OpPutBucketVersioning:              {regions.OSSBucket, AccessOwner, "PutBucketVersioning", true},
	wire.OpPutBucketLifecycle:               {regions.OSSBucket, AccessOwner, "PutBucketLifecycle", true},
	wire.OpInitiateBucketWorm:               {regions.OSSBucket, AccessOwner, "InitiateBucketWorm", true},
	wire.OpAbortBucketWorm:                  {regions.OSSBucket, AccessOwner, "AbortBucketWorm", true},
	wire.OpCompleteBucketWorm:               {regions.OSSBucket, AccessOwner, "CompleteBucketWorm", true},
	wire.OpExtendBucketWorm:                 {regions.OSSBucket, AccessOwner, "ExtendBucketWorm", true},
	wire.OpPutBucketObjectWormConfiguration: {regions.OSSBucket, AccessOwner, "PutBucketObjectWormConfiguration", true},
	wire.OpGetBucketObjectWormConfiguration: {regions.OSSBucket, AccessOwner, "GetBucketObjectWormConfiguration", false},

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
	wire.OpAsyncProcessObject: regions.OSSImageProcess,
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
