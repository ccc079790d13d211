package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// ListKeyVersionsRequest is what ListKeyVersions takes.
type ListKeyVersionsRequest struct {
	KeyId string `rpc:",required"`
	rpc.Paging
}

// ListKeyVersionsResponse is what ListKeyVersions answers.
type ListKeyVersionsResponse struct {
	PageSize    int32
	PageNumber  int32
	TotalCount  int32
	KeyVersions struct{ KeyVersion []KeyVersion }
}

// KeyVersion is one of the materials that a key has had.
type KeyVersion struct {
	KeyId        string
	KeyVersionId string
	CreationDate string
}

// DescribeKeyVersionRequest is what DescribeKeyVersion takes.
type DescribeKeyVersionRequest struct {
	KeyId        string `rpc:",required"`
	KeyVersionId string `rpc:",required"`
}

// DescribeKeyVersionResponse is what DescribeKeyVersion answers.
type DescribeKeyVersionResponse struct{ KeyVersion KeyVersion }
