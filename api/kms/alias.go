package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateAliasRequest is what CreateAlias takes.
type CreateAliasRequest struct {
	KeyId     string `rpc:",required"`
	AliasName string `rpc:",required"`
}

// CreateAliasResponse is what CreateAlias answers.
type CreateAliasResponse struct{}

// UpdateAliasRequest is what UpdateAlias takes.
type UpdateAliasRequest struct {
	KeyId     string `rpc:",required"`
	AliasName string `rpc:",required"`
}

// UpdateAliasResponse is what UpdateAlias answers.
type UpdateAliasResponse struct{}

// DeleteAliasRequest is what DeleteAlias takes.
type DeleteAliasRequest struct {
	AliasName string `rpc:",required"`
}

// DeleteAliasResponse is what DeleteAlias answers.
type DeleteAliasResponse struct{}

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

// ListAliasesByKeyIdRequest is what ListAliasesByKeyId takes.
type ListAliasesByKeyIdRequest struct {
	KeyId string `rpc:",required"`
	rpc.Paging
}

// ListAliasesByKeyIdResponse is what ListAliasesByKeyId answers.
type ListAliasesByKeyIdResponse struct{ ListAliasesResponse }
