package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateAliasRequest is what CreateAlias takes.
type CreateAliasRequest struct {
	KeyId     string `rpc:",required"`
	AliasName string `rpc:",required"`
}

// UpdateAliasRequest is what UpdateAlias takes.
type UpdateAliasRequest struct {
	KeyId     string `rpc:",required"`
	AliasName string `rpc:",required"`
}

// DeleteAliasRequest is what DeleteAlias takes.
type DeleteAliasRequest struct {
	AliasName string `rpc:",required"`
}

// ListAliasesRequest is what ListAliases takes.
type ListAliasesRequest struct {
	rpc.Paging
}

// ListAliasesResponse is what ListAliases answers.
type ListAliasesResponse struct {
	PageNumber int32
	PageSize   int32
	TotalCount int32
	Aliases    struct{ Alias []Alias }
}

// Alias is another name of a key.
type Alias struct {
	KeyId     string
	AliasArn  string
	AliasName string
}

// ListAliasesByKeyIdResponse is what ListAliasesByKeyId answers: what ListAliases does, of one key.
type ListAliasesByKeyIdResponse = ListAliasesResponse

// ListAliasesByKeyIdRequest is what ListAliasesByKeyId takes.
type ListAliasesByKeyIdRequest struct {
	KeyId string `rpc:",required"`
	rpc.Paging
}
